// The preview's own script: no built site has it. It reloads the page when the sources gave a new site, and shows their
// problems while the last good site stays up. Problems are set as text, never as markup.
"use strict";
(() => {
  const script = document.currentScript.src;
  let stream = null;
  let generation = null;
  let panel = null;

  const show = ({ errors, problems, more }) => {
    panel?.remove();
    panel = null;
    if (errors === 0 || document.documentElement.dataset.rspsite === "problems") return;
    panel = document.createElement("rspsite-problems");
    const root = panel.attachShadow({ mode: "open" });
    const add = (parent, name, text, properties) => {
      const element = Object.assign(document.createElement(name), properties);
      if (text) element.textContent = text;
      return parent.appendChild(element);
    };
    add(root, "link", "", { rel: "stylesheet", href: new URL("problems.css", script).href });
    const box = add(root, "section", "", { className: "panel" });
    box.setAttribute("aria-label", "Problems in the sources");
    box.setAttribute("role", "alert");
    const details = add(box, "details", "", { open: true });
    const noun = errors === 1 ? "1 error" : `${errors} errors`;
    add(details, "summary", `${noun} in the sources: this is the last good site`);
    const list = add(details, "ol", "");
    for (const { severity, text } of problems) add(list, "li", text, { className: severity });
    if (more > 0) add(details, "p", `and ${more} more: see the terminal`);
    document.body.append(panel);
  };

  const listen = () => {
    if (stream !== null || document.hidden) return;
    stream = new EventSource(new URL("events", script));
    stream.onmessage = (event) => {
      const state = JSON.parse(event.data);
      const changed = generation !== null && generation !== state.generation;
      generation = state.generation;
      if (changed) location.reload();
      else show(state);
    };
  };
  // A browser holds few connections to one host: tabs that nobody looks at give theirs back.
  const hush = () => {
    stream?.close();
    stream = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
  listen();
})();
