// A button beside each reference that copies it. The references stand in the page without it, and can be copied by hand.
"use strict";

function addButton(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  const name = text.previousElementSibling?.textContent ?? "";
  const say = (word) => {
    button.textContent = word;
    button.setAttribute("aria-label", word + ": " + name);
  };
  say("Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trimEnd());
      say("Copied");
    } catch {
      getSelection().selectAllChildren(text); // the browser refused: the reader copies what is marked
      say("Marked");
    }
    setTimeout(() => say("Copy"), 2000);
  });
  text.before(button);
}

if (navigator.clipboard) {
  for (const text of document.querySelectorAll(".cite pre")) addButton(text);
}
