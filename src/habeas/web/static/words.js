/* Words that are marked in the report are taken into the form; with scripts off they are copied and pasted. */
"use strict";
(function () {
  const report = document.querySelector(".report");
  const quote = document.querySelector("[data-takes-words] [name=quote]");
  if (!report || !quote) return;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (selection.isCollapsed || !report.contains(selection.anchorNode) || !report.contains(selection.focusNode)) return;
    quote.value = selection.toString().trim();
  });
})();
