"use strict";
// The chart side by side: marking what only one municipality has, and the other language.
(() => {
  const { byId, tools } = page, ACCENT = "#A63D00";
  const sheet = () => document.querySelector(".content:not([hidden]) .sheet svg");
  function mark() {
    const wanted = byId("highlight").value;
    for (const group of document.querySelectorAll("[data-only]")) {
      const on = wanted === "*" || group.dataset.only === wanted, frame = group.querySelector(".frame");
      group.querySelector(".tag").setAttribute("display", on ? "inline" : "none");
      if (!frame.dataset.stroke) {
        const lit = group.classList.contains("highlight");
        frame.dataset.stroke = lit ? "#666666" : frame.getAttribute("stroke");
        frame.dataset.width = lit ? "1.6" : frame.getAttribute("stroke-width");
      }
      frame.setAttribute("stroke", on ? ACCENT : frame.dataset.stroke);
      frame.setAttribute("stroke-width", on ? "3.5" : frame.dataset.width);
    }
  }
  byId("tools").hidden = false;
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  byId("highlight").addEventListener("change", mark);
  tools(sheet, () => document.querySelector("main").dataset.slug);
  const button = byId("language");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const part of document.querySelectorAll(".content")) {
        part.hidden = !part.hidden;
        if (part.hidden) continue;
        document.documentElement.lang = part.lang;
        document.title = byId("heading").textContent = part.dataset.heading;
      }
      const first = document.querySelector(".content");
      button.textContent = first.hidden ? button.dataset.back : button.dataset.other;
    });
  }
  document.documentElement.dataset.ready = "true";
})();
