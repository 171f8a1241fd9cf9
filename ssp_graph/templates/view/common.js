"use strict";
// What all pages of views share: saving the chart, choosing the paper, printing.
const page = (() => {
  const byId = (id) => document.getElementById(id);
  function save(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  // An SVG element as a file of its own, in which links to pages beside this one lead nowhere.
  function written(svg) {
    const copy = svg.cloneNode(true);
    for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    return new XMLSerializer().serializeToString(copy);
  }
  function saveSvg(svg, name) {
    save(new Blob([written(svg)], { type: "image/svg+xml" }), `${name}.svg`);
  }
  function savePng(svg, name) {
    const image = new Image(), { width, height } = svg.viewBox.baseVal;
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(width * 2);
      canvas.height = Math.round(height * 2);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, `${name}.png`));
    });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(svg))}`;
  }
  // The buttons of every page; `sheet` gives the chart that is seen.
  function tools(sheet, name) {
    byId("save-svg").addEventListener("click", () => saveSvg(sheet(), name()));
    byId("save-png").addEventListener("click", () => savePng(sheet(), name()));
    byId("print").addEventListener("click", () => window.print());
    byId("paper").addEventListener("change", (event) => {
      byId("paper-a4").media = event.target.value === "a4" ? "" : "not all";
      byId("paper-a3").media = event.target.value === "a3" ? "" : "not all";
    });
  }
  return { byId, tools };
})();
