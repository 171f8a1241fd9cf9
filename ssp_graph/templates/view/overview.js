"use strict";
// The overview of many municipalities: search, and any one of them alone.
(() => {
  const { byId, tools } = page;
  const rows = [...document.querySelectorAll("[data-row]")].map((row) => ({
    row,
    words: row.dataset.words,
    fora: [...row.querySelectorAll("[data-forum]")].map((chip) => ({ chip, words: chip.textContent.toLocaleLowerCase() })),
  }));
  const status = byId("status");
  let open = "";
  function sift() {
    const search = byId("search").value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const { row, words, fora } of rows) {
      let hit = words.includes(search);
      for (const { chip, words: name } of fora) {
        const found = search !== "" && name.includes(search);
        chip.classList.toggle("found", found);
        hit = hit || found;
      }
      row.hidden = !hit;
      shown += hit;
    }
    status.textContent = shown ? `${status.dataset.shown}: ${shown}` : status.dataset.nothing;
  }
  function show() {
    const slug = decodeURIComponent(location.hash.slice(1)), template = slug && byId(`chart-${slug}`);
    open = template ? slug : "";
    byId("alone").hidden = byId("alone-tools").hidden = !open;
    byId("many").hidden = Boolean(open);
    status.hidden = Boolean(open);
    byId("alone").firstElementChild.replaceChildren(...(open ? [template.content.cloneNode(true)] : []));
    if (open) byId("alone").focus();
  }
  byId("tools").hidden = false;
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  byId("search").addEventListener("input", () => { if (open) location.hash = ""; sift(); });
  for (const button of document.querySelectorAll("[data-open]"))
    button.addEventListener("click", () => { location.hash = button.dataset.open; });
  byId("back").addEventListener("click", () => { location.hash = ""; });
  window.addEventListener("hashchange", show);
  tools(() => document.querySelector("#alone svg"), () => open);
  sift();
  show();
  document.documentElement.dataset.ready = "true";
})();
