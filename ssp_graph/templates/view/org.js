"use strict";
// The interactive organisation view. Every name comes in as data and goes out as text: nothing
// here builds HTML from strings.
(() => {
  const { strings, value: packed } = JSON.parse(document.getElementById("data").textContent);
  const all = unpacked(packed);
  const { byId, tools } = page;
  const stage = byId("stage"), holder = byId("chart"), panel = byId("panel"), tip = byId("tip");
  const PARTY = "party:", UNFOLD = "unfold:";
  const SIGNS = { met: "✓", partly: "◐", deviates: "✗", "not described": "?", "not applicable": "–" };
  const INK = "#1b1b1b", SOFT = "#4a4a4a", FAINT = 0.25;
  // Names are set in 12.5 units: at this scale they can just be read.
  const READABLE = 0.74;
  // On a phone the picture scrolls sideways rather than being smaller than this.
  const SMALLEST = 0.6;
  let data, drawn, nodes, network, everything, boxes, routes, scale, places = {}, laneExtra = 0;
  let chosen = null, hovered = null, fitting = new Set(), related = null;

  // Small helpers

  // A text of "~" and a number stands for one that is written once for the whole page.
  function unpacked(value) {
    if (typeof value === "string") return value.startsWith("~") ? strings[value.slice(1)] : value;
    if (Array.isArray(value)) return value.map(unpacked);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpacked(inner)]));
  }
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "on") for (const [type, act] of Object.entries(value)) element.addEventListener(type, act);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    for (const child of children.flat()) if (child !== null && child !== undefined) element.append(child);
    return element;
  }
  function drawing(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }
  const words = (key) => data.texts[key];
  const nameOf = (id) => (data.fora[id] || data.parties[id] || { label: id }).label;

  // Drawing on the canvas

  function shapePath(ctx, shape, x, y, radius) {
    ctx.beginPath();
    const outline = data.shapes[shape];
    if (!outline) ctx.arc(x, y, radius, 0, 2 * Math.PI);
    else outline.forEach(([px, py], i) => ctx[i ? "lineTo" : "moveTo"](x + px * radius, y + py * radius));
    ctx.closePath();
  }
  function drawMark(ctx, sector, x, y, radius) {
    const mark = data.marks[sector] || data.marks.none;
    shapePath(ctx, mark.shape, x, y, radius);
    ctx.fillStyle = mark.colour;
    ctx.fill();
    ctx.strokeStyle = INK;
    ctx.lineWidth = 0.8;
    ctx.setLineDash(sector === "none" ? [2, 1.5] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  function write(ctx, content, x, y, size, style, colour, align) {
    ctx.font = `${style || ""} ${size}px ${data.font}`.trim();
    ctx.fillStyle = colour || INK;
    ctx.textAlign = align || "left";
    ctx.textBaseline = "alphabetic";
    ctx.fillText(content, x, y);
  }
  function roundBox(ctx, x, y, w, h, radius) {
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, radius);
  }
  function visibility(id) {
    if (related && !related.has(id)) return FAINT;
    return fitting.has(id) ? 1 : FAINT;
  }
  function drawBox(ctx, id, left, top) {
    const node = boxes.get(id), box = node.box;
    ctx.save();
    ctx.globalAlpha = visibility(id);
    roundBox(ctx, left, top, box.w, box.h, box.forum ? 6 : box.h / 2);
    ctx.fillStyle = node.color && node.color.background ? node.color.background : node.color;
    ctx.fill();
    ctx.strokeStyle = box.stroke;
    ctx.lineWidth = box.forum ? 1.6 : 1.2;
    if (box.dashed) ctx.setLineDash([5, 3]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (chosen === id || hovered === id) {
      roundBox(ctx, left - 3, top - 3, box.w + 6, box.h + 6, box.forum ? 8 : box.h / 2 + 3);
      ctx.strokeStyle = INK;
      ctx.lineWidth = chosen === id ? 3 : 1.2;
      ctx.stroke();
    }
    if (box.forum) {
      let y = top + 20;
      for (const line of box.name) { write(ctx, line, left + 9, y, box.size, "bold"); y += 15; }
      for (const line of box.meta) { write(ctx, line, left + 9, y, 11, "", SOFT); y += 14; }
      for (const [sector, count, dx, dy] of box.sectors) {
        drawMark(ctx, sector, left + dx, top + dy, 5);
        write(ctx, String(count), left + dx + 7, top + dy + 3.6, 10);
      }
    } else {
      let y = top + (box.h - box.name.length * 14 - box.meta.length * 13) / 2 + 10.5;
      const middle = left + box.w / 2;
      for (const line of box.name) { write(ctx, line, middle, y, box.size, "", INK, "center"); y += 14; }
      for (const line of box.meta) { write(ctx, line, middle, y, 10, "italic", SOFT, "center"); y += 13; }
    }
    ctx.restore();
  }
  function drawParty(ctx, id, x, y) {
    const key = id.slice(PARTY.length);
    ctx.save();
    if (related && !related.has(id)) ctx.globalAlpha = 0.3;
    if (chosen === id || hovered === id) {
      roundBox(ctx, x - 11, y - 14, 190, 28, 6);
      ctx.fillStyle = "#fff";
      ctx.fill();
      ctx.strokeStyle = INK;
      ctx.lineWidth = chosen === id ? 2 : 1;
      ctx.stroke();
    }
    drawMark(ctx, data.parties[key].sector, x, y, 7);
    const lines = data.seated.names[key] || [];
    lines.forEach((line, i) => write(ctx, line, x + 14, y + 4 + (i - (lines.length - 1) / 2) * 12.5, 11));
    ctx.restore();
  }
  function renderer({ ctx, id, x, y }) {
    const box = boxes.get(id) && boxes.get(id).box;
    if (!box) {
      return {
        drawNode: () => { drawMark(ctx, "none", x, y, 7); write(ctx, String(id), x + 12, y + 4, 11); },
        nodeDimensions: { width: 20, height: 20 },
      };
    }
    return {
      drawNode: () => drawBox(ctx, id, x - box.w / 2, y - box.h / 2),
      nodeDimensions: { width: box.w, height: box.h },
    };
  }
  // Where the height of the window decides on the scale, the lanes still fill its width.
  const laneWidth = () => Math.max(drawn.size[0], holder.clientWidth / scale - 8);
  function drawLanes(ctx) {
    const width = laneWidth(), height = drawn.size[1];
    ctx.fillStyle = "#fff";
    ctx.fillRect(-20, -20, width + 40, height + laneExtra + 40);
    for (const lane of drawn.lanes) {
      ctx.fillStyle = lane.background;
      ctx.fillRect(0, lane.y, width, lane.h - 3);
      ctx.fillStyle = lane.colour;
      ctx.fillRect(0, lane.y, 6, lane.h - 3);
      let y = lane.y + 24;
      for (const line of lane.title) { write(ctx, line, 16, y, 13, "bold"); y += 16; }
      y += 2;
      for (const line of lane.notes) { write(ctx, line, 16, y, 10.5, "", SOFT); y += 14; }
      lane.empty.forEach((line, i) =>
        write(ctx, line, data.header + 12, lane.y + lane.h / 2 + 4 + i * 14, 11, "italic", SOFT));
    }
    for (const route of routes) drawRoute(ctx, route);
    for (const route of routes) drawRouteLabel(ctx, route);
  }
  // The lane of the parties belongs below the others. While that is out of sight it stands at
  // the lower edge of the window, so that choosing a forum shows its parties at once.
  function shift() {
    const room = window.innerHeight / network.getScale();
    if (!laneExtra || laneExtra > room * 0.5 || network.getScale() > scale * 1.01) return 0;
    const edge = window.innerHeight - holder.getBoundingClientRect().top - 4;
    const lowest = network.DOMtoCanvas({ x: 0, y: edge }).y;
    return Math.min(0, Math.max(lowest - drawn.size[1] - laneExtra, -drawn.size[1]));
  }
  function drawParties(ctx) {
    if (!laneExtra) return;
    const width = laneWidth(), moved = shift(), top = drawn.size[1] + moved;
    ctx.fillStyle = moved ? "#fafafa" : "#f6f6f6";
    ctx.fillRect(0, top, width, laneExtra - 3);
    if (moved) {
      ctx.fillStyle = "#6b6b6b";
      ctx.fillRect(0, top - 1, width, 1.5);
    }
    ctx.fillStyle = "#6b6b6b";
    ctx.fillRect(0, top, 6, laneExtra - 3);
    write(ctx, words("parties-lane"), 16, top + 24, 13, "bold");
    drawSeatLines(ctx, moved);
    for (const [key, [x, y]] of Object.entries(places)) drawParty(ctx, PARTY + key, x, y + moved);
  }
  function routeAlpha(route) {
    if (chosen === route.id || hovered === route.id) return 1;
    const ends = [route.from, route.to];
    if (chosen && boxes.has(chosen)) return ends.includes(chosen) ? 1 : FAINT;
    if (chosen) return FAINT;
    return Math.min(...ends.map(visibility));
  }
  function trace(ctx, points) {
    ctx.beginPath();
    ctx.moveTo(...points[0]);
    for (let i = 1; i < points.length - 1; i++) ctx.arcTo(...points[i], ...points[i + 1], cornerRadius(points, i));
    ctx.lineTo(...points[points.length - 1]);
  }
  function cornerRadius(points, i) {
    const length = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    return Math.min(5, length(points[i - 1], points[i]) / 2, length(points[i], points[i + 1]) / 2);
  }
  function arrow(ctx, points) {
    const [x0, y0] = points[points.length - 2], [x, y] = points[points.length - 1];
    const length = Math.hypot(x - x0, y - y0) || 1, dx = (x - x0) / length, dy = (y - y0) / length;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - dx * 8 - dy * 3.6, y - dy * 8 + dx * 3.6);
    ctx.lineTo(x - dx * 8 + dy * 3.6, y - dy * 8 - dx * 3.6);
    ctx.closePath();
    ctx.fill();
  }
  function drawRoute(ctx, route) {
    ctx.save();
    ctx.globalAlpha = routeAlpha(route);
    ctx.strokeStyle = ctx.fillStyle = route.colour;
    ctx.lineWidth = route.width + (chosen === route.id || hovered === route.id ? 1.5 : 0);
    ctx.setLineDash(route.dashes || []);
    trace(ctx, route.points);
    ctx.stroke();
    ctx.setLineDash([]);
    if (route.arrows) arrow(ctx, route.points);
    ctx.restore();
  }
  function drawRouteLabel(ctx, route) {
    const picked = chosen === route.id || hovered === route.id;
    let at = route.label_at;
    if (!at && picked) {
      const middle = Math.floor((route.points.length - 1) / 2);
      const [a, b] = [route.points[middle], route.points[middle + 1]];
      at = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    }
    if (!at) return;
    ctx.save();
    ctx.globalAlpha = routeAlpha(route);
    ctx.font = `${picked ? "bold " : ""}10px ${data.font}`;
    const half = ctx.measureText(route.title).width / 2 + 3;
    ctx.fillStyle = "rgba(255,255,255,0.93)";
    ctx.fillRect(at[0] - half, at[1] - 6, 2 * half, 12);
    write(ctx, route.title, at[0], at[1] + 3.4, 10, picked ? "bold" : "", route.colour, "center");
    ctx.restore();
  }
  // Lines between what is chosen and its parties or fora.
  function seatLines() {
    if (!chosen) return [];
    if (data.fora[chosen]) return data.fora[chosen].seats.map((seat) => [chosen, PARTY + seat.party, seat]);
    if (!chosen.startsWith(PARTY)) return [];
    const key = chosen.slice(PARTY.length), lines = [];
    for (const [id, forum] of Object.entries(data.fora))
      for (const seat of forum.seats) if (seat.party === key) lines.push([id, chosen, seat]);
    return lines;
  }
  function drawSeatLines(ctx, moved) {
    for (const [forum, party, seat] of seatLines()) {
      const place = places[party.slice(PARTY.length)], box = boxes.get(forum);
      if (!place || !box) continue;
      const x = box.x, y = box.y + box.box.h / 2, end = place[1] + moved - 9;
      if (y > drawn.size[1] + moved) continue;
      ctx.save();
      ctx.strokeStyle = INK;
      ctx.globalAlpha = 0.75;
      ctx.lineWidth = seat.chair ? 2.6 : 1.1;
      ctx.setLineDash(seat.dash);
      ctx.beginPath();
      ctx.moveTo(x, y);
      const middle = Math.max(y + 20, drawn.size[1] + moved - 10);
      ctx.bezierCurveTo(x, middle, place[0], middle, place[0], end);
      ctx.stroke();
      ctx.restore();
    }
  }

  // Finding what is under the pointer

  function near(point, points, reach) {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]], dx = b[0] - a[0], dy = b[1] - a[1];
      const share = Math.max(0, Math.min(1, ((point.x - a[0]) * dx + (point.y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
      if (Math.hypot(point.x - a[0] - share * dx, point.y - a[1] - share * dy) <= reach) return true;
    }
    return false;
  }
  function under(position) {
    const point = network.DOMtoCanvas(position);
    const moved = laneExtra ? shift() : 0;
    if (laneExtra && point.y > drawn.size[1] + moved) {
      const hit = Object.entries(places).find(([, [x, y]]) =>
        point.x > x - 12 && point.x < x + 180 && Math.abs(point.y - y - moved) < 15);
      return hit ? PARTY + hit[0] : null;
    }
    if (drawn.top && point.y > drawn.top && point.y < drawn.size[1]) return UNFOLD;
    for (const node of boxes.values())
      if (Math.abs(point.x - node.x) <= node.box.w / 2 && Math.abs(point.y - node.y) <= node.box.h / 2) return node.id;
    const route = routes.find((r) => near(point, r.points, 5));
    return route ? route.id : null;
  }

  // The chart

  // With the fora alone the boxes stand elsewhere; the rest of what is drawn is the same.
  function place() {
    const folded = data.folded && !byId("all-actors").checked ? data.folded : null;
    drawn = folded || data;
    everything = new Map(data.nodes.filter((node) => node.box).map((node) => [node.id, node]));
    routes = data.edges.filter((edge) => edge.points).map((edge) => ({ ...edge, colour: edge.color }));
    boxes = everything;
    if (!folded) return;
    boxes = new Map(Object.entries(folded.boxes).map(([id, [left, top, h]]) => {
      const node = everything.get(id), more = h - node.box.h;
      const sectors = node.box.sectors.map(([sector, count, dx, dy]) => [sector, count, dx, dy + more]);
      return [id, { ...node, x: left + node.box.w / 2, y: top + h / 2, box: { ...node.box, h, sectors } }];
    }));
    routes = routes.filter((route) => folded.routes[route.id]).map((route) => {
      const [points, label_at] = folded.routes[route.id];
      return { ...route, points, label_at };
    });
  }
  function build() {
    place();
    nodes = new vis.DataSet(data.nodes.map((node) => {
      const { label, title, ...rest } = boxes.get(node.id) || node;
      if (rest.shape !== "custom") return node;
      return { ...rest, hidden: Boolean(rest.hidden || (rest.box && !boxes.has(rest.id))), ctxRenderer: renderer };
    }));
    const edges = new vis.DataSet(data.edges.map(({ title, points, label_at, ...edge }) => edge));
    if (network) network.destroy();
    network = new vis.Network(holder, { nodes, edges }, { ...data.options, autoResize: false });
    network.on("beforeDrawing", drawLanes);
    network.on("afterDrawing", drawParties);
    network.on("click", (event) => {
      const id = under(event.pointer.DOM);
      if (id === UNFOLD) unfold();
      else choose(id);
    });
    network.on("zoom", allowDrag);
    fit();
  }
  function unfold() {
    const kept = chosen;
    byId("all-actors").checked = true;
    build();
    sift();
    choose(kept);
  }
  // The scales at which all of `size` is seen beside the panel, and without scrolling.
  function scalesFor(size) {
    const room = window.innerHeight - (stage.getBoundingClientRect().top + window.scrollY) - 58;
    return [Math.max(SMALLEST, byId("frame").clientWidth / (size[0] + 8)), room / (size[1] + 8)];
  }
  function fit() {
    const [wide, high] = scalesFor(drawn.size);
    scale = high < READABLE ? wide : Math.min(wide, high);
    const width = Math.max(byId("frame").clientWidth, Math.round((drawn.size[0] + 8) * scale));
    const height = Math.round((drawn.size[1] + laneExtra + 8) * scale);
    network.setSize(`${width}px`, `${height}px`);
    network.redraw();
    const middle = { x: width / scale / 2 - 4, y: (drawn.size[1] + laneExtra) / 2 };
    network.moveTo({ position: middle, scale });
    allowDrag();
  }
  function allowDrag() {
    network.setOptions({ interaction: { dragView: network.getScale() > scale * 1.01 } });
  }
  function zoom(factor) {
    network.moveTo({ scale: Math.max(scale * 0.5, Math.min(8, network.getScale() * factor)) });
    allowDrag();
  }
  // Which parties are seen, and where.
  function placeParties() {
    const before = laneExtra;
    places = {};
    const stand = (keys) => Object.fromEntries(keys.map((key, number) => [key, drawn.places[number]]));
    if (byId("all-parties").checked) places = stand(Object.keys(data.seated.names));
    else if (data.fora[chosen]) places = stand(data.seated.fora[chosen]);
    else if (chosen && chosen.startsWith(PARTY)) places = stand([chosen.slice(PARTY.length)]);
    const lowest = Math.max(0, ...Object.values(places).map((place) => place[1] - drawn.size[1]));
    laneExtra = lowest ? lowest + 26 : 0;
    if (before !== laneExtra) fit();
  }

  // Search and filters

  const chosenFilters = () => [...document.querySelectorAll("[data-filter]")]
    .filter((select) => select.value !== "")
    .map((select) => [select.dataset.filter, select.value]);
  function fits(id, forum, filters, search) {
    for (const [key, value] of filters) {
      if (key === "party") {
        if (!forum.seats.some((seat) => seat.party === value || seat.member === value)) return false;
      } else if (!forum.filter[key].map(String).includes(value)) return false;
    }
    if (!search) return true;
    const text = [forum.label, ...forum.seats.flatMap((seat) => [nameOf(seat.party), seat.wording])];
    return text.some((part) => part.toLocaleLowerCase(data.lang).includes(search));
  }
  function sift() {
    const filters = chosenFilters(), search = byId("search").value.trim().toLocaleLowerCase(data.lang);
    const fora = Object.entries(data.fora).filter(([id, forum]) => fits(id, forum, filters, search)).map(([id]) => id);
    fitting = new Set(fora);
    const active = filters.length > 0 || search !== "";
    for (const id of everything.keys()) {
      if (data.fora[id]) continue;
      // An actor stays when it is named by the search or related to a forum that stays.
      const linked = data.edges.some((r) => (r.from === id && fitting.has(r.to)) || (r.to === id && fitting.has(r.from)));
      const named = search && nameOf(id).toLocaleLowerCase(data.lang).includes(search);
      if (!active || named || (linked && !search)) fitting.add(id);
    }
    byId("status").textContent = !active ? "" : fora.length
      ? `${words("shown")}: ${fora.length}` : words("nothing");
    for (const row of document.querySelectorAll("[data-row]")) row.hidden = active && !fora.includes(row.dataset.row);
    for (const svg of document.querySelectorAll(".sheet svg")) dimSheet(svg);
    network.redraw();
    return fora;
  }
  // The chart for print and for saving shows what the filters leave, as the screen does.
  function dimSheet(svg) {
    for (const group of svg.querySelectorAll("[data-node]"))
      group.setAttribute("opacity", fitting.has(group.dataset.node) ? "1" : String(FAINT));
    for (const group of svg.querySelectorAll("[data-relation]")) {
      const relation = data.relations[group.dataset.relation];
      const seen = relation && fitting.has(relation.from) && fitting.has(relation.to);
      group.setAttribute("opacity", seen ? "1" : String(FAINT));
    }
  }

  // Choosing

  function choose(id, focus) {
    if (id && everything.has(id) && !boxes.has(id)) unfold();
    chosen = id && (nodes.get(id) || data.relations[id]) ? id : null;
    related = null;
    if (chosen && data.fora[chosen]) {
      related = new Set([chosen, ...data.fora[chosen].seats.map((seat) => PARTY + seat.party)]);
    } else if (chosen && chosen.startsWith(PARTY)) {
      related = new Set([chosen, ...data.parties[chosen.slice(PARTY.length)].fora]);
    } else if (chosen) related = new Set([chosen]);
    for (const route of routes) {
      if (chosen === route.id) { related.add(route.from); related.add(route.to); }
      if (chosen && boxes.has(chosen) && [route.from, route.to].includes(chosen)) {
        related.add(route.from);
        related.add(route.to);
      }
    }
    placeParties();
    show();
    network.redraw();
    byId("spoken").textContent = chosen ? spoken() : "";
    if (focus) panel.focus({ preventScroll: true });
  }
  function spoken() {
    const id = chosen.startsWith(PARTY) ? chosen.slice(PARTY.length) : chosen;
    const relation = data.relations[id];
    if (relation) return `${nameOf(relation.from)} ${relation.kind} ${nameOf(relation.to)}`;
    const forum = data.fora[id];
    if (!forum) return nameOf(id);
    return [forum.label, forum.levels.map((l) => l.label).join(", ") || words("no-level"),
      `${forum.parties} ${words("participants")}`, forum.rhythm].join(", ");
  }

  // The panel

  function mark(sector) {
    const look = data.marks[sector] || data.marks.none, svg = drawing("svg", { class: "mark", viewBox: "-8 -8 16 16", "aria-hidden": "true" });
    const outline = data.shapes[look.shape], paint = { fill: look.colour, stroke: INK, "stroke-width": 1 };
    svg.append(outline
      ? drawing("polygon", { points: outline.map(([x, y]) => `${x * 6},${y * 6}`).join(" "), ...paint })
      : drawing("circle", { r: 6, ...paint }));
    return svg;
  }
  const basis = (kind) => make("span", { class: `basis ${kind}` }, words(kind));
  const chip = (content) => make("span", { class: "chip" }, content);
  function quotes(numbers) {
    return numbers.map((number) => {
      const [quotation, reason, section, document_] = data.evidence[number];
      const source = data.documents[document_];
      const marks = data.lang === "da" ? ["»", "«"] : ["“", "”"];
      const from = [source.label, section].filter(Boolean).join(", ");
      return make("blockquote", {},
        quotation ? make("span", { lang: "da" }, marks[0] + quotation + marks[1])
          : make("span", {}, `${words("reason")}: ${reason}`),
        make("span", { class: "from" }, from));
    });
  }
  function factList(facts) {
    const list = make("dl");
    for (const [of, name, values, rest] of facts) {
      list.append(make("dt", {}, of ? `${of}: ${name}` : name));
      for (const [value, stated, numbers] of values)
        list.append(make("dd", {}, value, " ", basis(stated ? "stated" : "reading"), ...quotes(numbers)));
      if (rest.length) list.append(make("dd", {}, ...quotes(rest)));
    }
    return list;
  }
  function linkTo(id, ...content) {
    return make("button", { type: "button", class: "link", on: { click: () => choose(id, true) } }, ...content);
  }
  function partyId(id) {
    return everything.has(id) ? id : nodes.get(PARTY + id) ? PARTY + id : null;
  }
  function end(id) {
    const target = data.fora[id] ? id : partyId(id);
    return target ? linkTo(target, nameOf(id)) : nameOf(id);
  }
  function relationList(keys) {
    return make("ul", {}, keys.map((key) => {
      const relation = data.relations[key];
      return make("li", {}, end(relation.from), ` ${relation.kind} `, end(relation.to), " ",
        basis(relation.basis), ...quotes(relation.evidence));
    }));
  }
  function outcomeList(outcomes) {
    return make("ul", {}, outcomes.map((number) => {
      const [rule, outcome, label, message] = data.judged[number];
      const page = data.targets.rules[rule];
      return make("li", {}, chip(`${SIGNS[outcome] || "·"} ${label}`), " ",
        page ? make("a", { href: page }, rule) : rule, `: ${message}`);
    }));
  }
  function top(title, ...chips) {
    panel.replaceChildren(make("div", { class: "top" }, make("h2", {}, title),
      make("button", { type: "button", on: { click: () => { choose(null); holder.focus(); } } }, words("close"))));
    panel.append(make("p", {}, chips));
    panel.scrollTop = 0;
  }
  function ownPage(id) {
    const page = data.targets.nodes[id];
    if (page) panel.append(make("p", {}, make("a", { href: page }, words("own-page"))));
  }
  function section(title, content, count) {
    if (!count) return;
    panel.append(make("h3", {}, title), content);
  }
  function show() {
    if (!chosen) return showLegend();
    const id = chosen.startsWith(PARTY) ? chosen.slice(PARTY.length) : chosen;
    if (data.relations[id]) return showRelation(data.relations[id]);
    if (data.fora[id]) return showForum(id, data.fora[id]);
    return showParty(id, data.parties[id]);
  }
  function showForum(id, forum) {
    top(forum.label, ...forum.kinds.map(chip), chip(`${forum.parties} ${words("participants").toLowerCase()}`), chip(forum.rhythm));
    ownPage(id);
    const levels = forum.levels.length ? forum.levels.map((level) =>
      make("li", {}, make("strong", {}, level.label), " ", basis(level.basis), ...quotes(level.evidence)))
      : [make("li", {}, words("no-level"))];
    panel.append(make("ul", {}, levels));
    section(words("participants"), forum.seats.length ? make("ul", {}, forum.seats.map((seat) => {
      const party = data.parties[seat.party];
      return make("li", {}, make("details", {},
        make("summary", {}, mark(party.sector), party.label, seat.number ? ` (${seat.number})` : "", " ",
          ...[...seat.roles, ...seat.attendance].map(chip)),
        make("p", {}, linkTo(partyId(seat.party), words("takes-part"), " …")),
        factList(seat.facts), ...quotes(seat.evidence)));
    })) : make("p", {}, words("no-participants")), true);
    section(words("relations"), relationList(forum.relations), forum.relations.length);
    section(words("facts"), factList(forum.facts), forum.facts.length);
    section(words("outcomes"), outcomeList(forum.outcomes), forum.outcomes.length);
    section(words("rests-on"), make("div", {}, quotes(forum.own)), forum.own.length);
  }
  function showParty(id, party) {
    const chips = [...(party.what ? [party.what] : []), ...party.sectors].map(chip);
    top(party.label, ...(party.sectors.length ? [mark(party.sector)] : []), ...chips);
    ownPage(id);
    if (party.memberLabel !== party.label) panel.append(make("p", {}, `${words("member-of")}: ${party.memberLabel}`));
    if (party.counterparts.length) panel.append(make("p", {}, `${words("harmonised")}: ${party.counterparts.join(", ")}`));
    if (party.fora.length) panel.append(make("p", {}, make("button", { type: "button", on: { click: () => {
      byId("by-party").value = id;
      sift();
    } } }, words("only-party"))));
    section(words("takes-part"), make("ul", {}, party.fora.map((forum) => {
      const seat = data.fora[forum].seats.find((s) => s.party === id || s.member === id);
      return make("li", {}, linkTo(forum, nameOf(forum)), " ",
        ...[...seat.roles, ...seat.attendance].map(chip), ...quotes(seat.evidence));
    })), party.fora.length);
    section(words("relations"), relationList(party.relations), party.relations.length);
    section(words("facts"), factList(party.facts), party.facts.length);
    section(words("outcomes"), outcomeList(party.outcomes), party.outcomes.length);
    section(words("rests-on"), make("div", {}, quotes(party.own)), party.own.length);
    const member = party.member === id ? [] : data.members[party.member] || [];
    section(party.memberLabel, factList(member), member.length);
  }
  function showRelation(relation) {
    top(relation.kind, basis(relation.basis));
    panel.append(make("dl", {}, make("dt", {}, words("from")), make("dd", {}, end(relation.from)),
      make("dt", {}, words("to")), make("dd", {}, end(relation.to))));
    section(words("rests-on"), make("div", {}, quotes(relation.evidence)), relation.evidence.length);
  }
  function showLegend() {
    panel.replaceChildren(make("h2", {}, words("legend")), make("p", {}, words("hint")));
    const list = make("ul");
    const sample = (content, label) => list.append(make("li", {}, content, label));
    for (const dashed of [false, true]) {
      const svg = drawing("svg", { class: "sample", viewBox: "0 0 40 12", "aria-hidden": "true" });
      svg.append(drawing("rect", { x: 1, y: 1, width: 36, height: 10, rx: 3, fill: "#f3f3f3", stroke: INK, "stroke-width": 1.4, ...(dashed ? { "stroke-dasharray": "5 3" } : {}) }));
      sample(svg, words(dashed ? "legend-read" : "legend-stated"));
    }
    const kinds = new Map(routes.map((route) => [route.title, route]));
    for (const [kind, route] of [...kinds].sort((a, b) => a[0].localeCompare(b[0], data.lang))) {
      const svg = drawing("svg", { class: "sample", viewBox: "0 0 40 12", "aria-hidden": "true" });
      svg.append(drawing("path", { d: "M1 6H38", stroke: route.colour, "stroke-width": route.width, "stroke-dasharray": (route.dashes || []).join(" ") }));
      if (route.arrows) svg.append(drawing("polygon", { points: "39,6 31,2.5 31,9.5", fill: route.colour }));
      sample(svg, kind);
    }
    const sectors = make("ul", { class: "columns" });
    for (const key of Object.keys(data.marks)) sectors.append(make("li", {}, mark(key), data.marks[key].label));
    panel.append(list, sectors, make("p", { class: "quiet" }, words("computed")));
    if (data.outcomes.length) {
      const counts = new Map();
      for (const number of data.outcomes) {
        const label = data.judged[number][2];
        counts.set(label, (counts.get(label) || 0) + 1);
      }
      const summary = [...counts].map(([label, count]) => `${count} ${label}`).join(", ");
      panel.append(make("h3", {}, words("outcomes")),
        make("details", {}, make("summary", {}, summary), outcomeList(data.outcomes)));
    }
    panel.append(make("h3", {}, words("sources")), make("ul", {}, data.documents.filter((d) => d.basis === "stated")
      .map((d) => make("li", {}, d.label, d.note ? make("span", { class: "quiet" }, ` – ${d.note}`) : null))));
  }

  // Language

  function speak(lang) {
    const kept = chosenFilters(), wasChosen = chosen;
    data = all[lang];
    document.documentElement.lang = lang;
    document.title = data.title;
    byId("heading").textContent = data.title;
    for (const element of document.querySelectorAll("[data-t]")) element.textContent = words(element.dataset.t);
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words(element.dataset.label));
    byId("search").placeholder = words("search-hint");
    for (const part of document.querySelectorAll(".content")) part.hidden = part.lang !== lang;
    for (const select of document.querySelectorAll("[data-filter]")) {
      select.replaceChildren(make("option", { value: "" }, words("all")),
        ...data.filters[select.dataset.filter].map(([value, label]) => make("option", { value }, label)));
      select.value = (kept.find(([key]) => key === select.dataset.filter) || [, ""])[1];
    }
    chosen = null;
    related = null;
    laneExtra = 0;
    byId("actors-field").hidden = !data.folded;
    build();
    sift();
    choose(wasChosen);
  }

  // Keyboard

  function step(dx, dy) {
    const here = boxes.get(chosen);
    const open = [...boxes.values()].filter((node) => fitting.has(node.id) && node.id !== chosen);
    if (!here) return choose(open.length ? open[0].id : null);
    let best = null, least = Infinity;
    for (const node of open) {
      const along = (node.x - here.x) * dx + (node.y - here.y) * dy;
      const across = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
      if (along > 5 && along + 2 * across < least) { least = along + 2 * across; best = node.id; }
    }
    if (best) choose(best);
  }
  const KEYS = {
    ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
    Enter: () => chosen && panel.focus(), Escape: () => choose(null),
    "+": () => zoom(1.25), "-": () => zoom(0.8), 0: fit,
  };
  holder.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { choose(null); holder.focus(); }
  });

  // Pointer

  holder.addEventListener("mousemove", (event) => {
    const area = holder.getBoundingClientRect(), x = event.clientX - area.left, y = event.clientY - area.top;
    const id = under({ x, y });
    holder.style.cursor = id ? "pointer" : "";
    const relation = id && data.relations[id];
    tip.hidden = !relation;
    if (relation) {
      tip.textContent = `${nameOf(relation.from)} ${relation.kind} ${nameOf(relation.to)}`;
      tip.style.left = `${Math.min(x + 12, area.width - 200)}px`;
      tip.style.top = `${holder.offsetTop + y + 14}px`;
    }
    if (id !== hovered) { hovered = id; network.redraw(); }
  });
  holder.addEventListener("mouseleave", () => { hovered = null; tip.hidden = true; network.redraw(); });
  // The wheel scrolls the page; with Ctrl it zooms, as on a map.
  holder.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 0.87);
  }, { passive: false });

  // Tools

  byId("tools").addEventListener("submit", (event) => {
    event.preventDefault();
    const found = sift(), search = byId("search").value.trim().toLocaleLowerCase(data.lang);
    const actor = [...everything.keys()].find((id) =>
      !data.fora[id] && search && nameOf(id).toLocaleLowerCase(data.lang).includes(search));
    if (found.length) choose(found[0], true);
    else if (actor) choose(actor, true);
  });
  byId("search").addEventListener("input", sift);
  for (const select of document.querySelectorAll("[data-filter]")) select.addEventListener("change", sift);
  byId("all-actors").addEventListener("change", () => {
    const kept = chosen;
    build();
    sift();
    choose(boxes.has(kept) || (kept && kept.startsWith(PARTY)) ? kept : null);
  });
  byId("all-parties").addEventListener("change", () => { placeParties(); network.redraw(); });
  byId("clear").addEventListener("click", () => {
    byId("tools").reset();
    byId("all-actors").checked = !foldAtFirst();
    build();
    sift();
    choose(null);
  });
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("zoom-fit").addEventListener("click", fit);
  tools(() => document.querySelector(".content:not([hidden]) .sheet svg"), () => data.slug);
  for (const button of document.querySelectorAll("[data-choose]"))
    button.addEventListener("click", () => { choose(button.dataset.choose, true); stage.scrollIntoView(); });
  window.addEventListener("resize", fit);
  window.addEventListener("scroll", () => { if (laneExtra) network.redraw(); }, { passive: true });
  const other = Object.keys(all).find((lang) => lang !== document.documentElement.lang);
  if (other) {
    byId("language").hidden = false;
    byId("language").addEventListener("click", () =>
      speak(Object.keys(all).find((lang) => lang !== document.documentElement.lang)));
  }
  byId("tools").hidden = stage.hidden = false;
  // All of it where it fits the window; else the fora first.
  function foldAtFirst() {
    const { folded, size } = data || all[document.documentElement.lang];
    return Boolean(folded) && Math.min(...scalesFor(size)) < READABLE;
  }
  byId("all-actors").checked = !foldAtFirst();
  speak(document.documentElement.lang);
  document.documentElement.dataset.ready = "true";
})();
