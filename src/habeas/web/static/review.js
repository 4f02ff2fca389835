/* Keys for the review page; everything they do can also be done with scripts off.
   j / k: next, previous proposal; a: accept; r: reject; u: unsure; c: correct; o: the words in the report. */
"use strict";
(function () {
  const proposals = Array.from(document.querySelectorAll(".proposal"));
  let at = Math.max(0, proposals.findIndex((one) => one.dataset.open === "yes"));

  function show(position, moveFocus) {
    if (!proposals.length) return;
    at = Math.min(proposals.length - 1, Math.max(0, position));
    proposals.forEach((one, place) => one.classList.toggle("is-current", place === at));
    document.querySelectorAll("mark.is-current").forEach((mark) => mark.classList.remove("is-current"));
    const current = proposals[at];
    const words = document.getElementById("words-" + current.dataset.proposal);
    if (words) { words.classList.add("is-current"); words.scrollIntoView({ block: "center" }); }
    if (moveFocus) { current.focus({ preventScroll: true }); current.scrollIntoView({ block: "nearest" }); }
  }

  function press(name) {
    const button = proposals[at] && proposals[at].querySelector('[data-key="' + name + '"]');
    if (!button) return;
    if (button.tagName === "SUMMARY") { button.parentElement.open = true; button.focus(); } else { button.click(); }
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") show(at + 1, true);
    else if (event.key === "k") show(at - 1, true);
    else if ("arcu".includes(event.key)) press(event.key);
    else return;
    event.preventDefault();
  });
  proposals.forEach((one, place) => one.addEventListener("focusin", () => show(place, false)));
  show(at, false);
})();
