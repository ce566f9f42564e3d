// What pages can do without, and some readers like to have: keys that go from change to change on a compare page.
// Nothing here makes or hides text; a page works the same without it, but for the keys.
"use strict";

const changes = [...document.querySelectorAll(".change")];

// The change that the reader is at: the one that has the focus or, if none has, the last whose top has passed the upper edge.
function place() {
  const focused = changes.findIndex((c) => c.contains(document.activeElement));
  if (focused >= 0) return focused;
  const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return changes.findLastIndex((c) => c.getBoundingClientRect().top < edge + 2);
}

// go moves reader, focus and address to a change. The address is replaced, so that the way back stays short.
function go(change) {
  if (!change) return;
  change.tabIndex = -1;
  change.focus({ preventScroll: true });
  change.scrollIntoView();
  history.replaceState(history.state, "", "#" + encodeURIComponent(change.id));
}

function onKey(event) {
  const typing = event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  if (event.key === "n") go(changes[place() + 1]);
  if (event.key === "p") go(changes[place() - 1]);
}

if (changes.length > 1) {
  document.addEventListener("keydown", onKey);
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
}

// The whole text opens all folds by style sheet, in browsers that can; this opens them in the others.
const whole = document.getElementById("_show-whole");
if (whole && !CSS.supports("selector(::details-content)")) {
  document.addEventListener("change", () => {
    for (const fold of document.querySelectorAll("details.fold")) fold.open = whole.checked;
  });
}
