"use strict";
for (const form of document.querySelectorAll("form.filter")) {
  const report = form.closest(".report");
  const cards = [...report.querySelectorAll("[data-state]")];
  const sections = [...report.querySelectorAll("[data-section]")];
  const status = form.querySelector(".status");
  const apply = () => {
    const states = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
    const theme = form.elements.theme.value;
    let shown = 0;
    for (const card of cards) {
      card.hidden = !states.has(card.dataset.state) || (theme && card.dataset.theme !== theme);
      if (!card.hidden) shown += 1;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("[data-state]:not([hidden])");
    }
    for (const lot of report.querySelectorAll("details.lot")) {
      lot.hidden = !lot.querySelector("[data-state]:not([hidden])");
    }
    status.textContent = shown
      ? status.dataset.text.replace("{shown}", shown).replace("{total}", cards.length)
      : status.dataset.none;
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply)); // after the fields have changed
  const unfold = form.querySelector(".unfold");
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const box of report.querySelectorAll("details")) box.open = open;
  });
  form.hidden = false;
  apply();
}
for (const link of document.querySelectorAll(".first a")) {
  link.addEventListener("click", () => {
    const card = document.getElementById(link.hash.slice(1));
    if (card?.hidden) link.closest(".report").querySelector("form.filter").reset();
  });
}
