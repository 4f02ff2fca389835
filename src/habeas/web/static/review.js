/* Keys for the review page; everything they do can also be done with scripts off.
   j / k: next, previous proposal; a: accept; r: reject; u: unsure; c: correct. They can be switched off. */
"use strict";
(function () {
  const proposals = Array.from(document.querySelectorAll(".proposal"));
  const hint = document.querySelector(".keys");
  const keysOn = document.getElementById("keys-on");
  let at = whereToBegin();

  /* Begin at a refused form, else at the first open proposal from the one that was just judged onwards. */
  function whereToBegin() {
    const refused = proposals.findIndex((one) => "refused" in one.dataset);
    if (refused >= 0) return refused;
    const named = Math.max(0, proposals.findIndex((one) => "#" + one.id === location.hash));
    const next = proposals.findIndex((one, place) => place >= named && one.dataset.open === "yes");
    return next >= 0 ? next : named;
  }

  function show(position, moveFocus) {
    if (!proposals.length) return;
    at = Math.min(proposals.length - 1, Math.max(0, position));
    proposals.forEach((one, place) => one.classList.toggle("is-current", place === at));
    document.querySelectorAll("mark.is-current").forEach((mark) => mark.classList.remove("is-current"));
    const current = proposals[at];
    const words = document.getElementById("words-" + current.dataset.proposal);
    if (words) {
      (words.matches("mark") ? words : words.nextElementSibling || words).classList.add("is-current");
      centre(words);
    }
    if (moveFocus) { current.focus({ preventScroll: true }); current.scrollIntoView({ block: "nearest" }); }
  }

  /* Scroll the report alone: the page itself stays where the reviewer looks. */
  function centre(words) {
    const pane = words.closest(".report-pane");
    if (pane.scrollHeight <= pane.clientHeight) return;
    const offset = words.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += offset - pane.clientHeight / 2;
  }

  function press(name) {
    const button = proposals[at] && proposals[at].querySelector('[data-key="' + name + '"]');
    if (!button) return;
    if (button.tagName === "SUMMARY") { button.parentElement.open = true; button.focus(); } else { button.click(); }
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (typing || !keysOn.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") show(at + 1, true);
    else if (event.key === "k") show(at - 1, true);
    else if (event.key.length === 1 && "arcu".includes(event.key)) press(event.key);
    else return;
    event.preventDefault();
  });
  keysOn.checked = sessionStorage.getItem("keys") !== "off";
  keysOn.addEventListener("change", () => sessionStorage.setItem("keys", keysOn.checked ? "on" : "off"));
  hint.hidden = !proposals.length;
  proposals.forEach((one, place) => one.addEventListener("focusin", () => { if (place !== at) show(place, false); }));
  show(at, Boolean(location.hash));
})();
