"""The printable chart: one or several municipalities as SVG, with the legend on the page.

The same drawing serves as the file of `--format svg`, as the print of the interactive view and
as the side-by-side comparison.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from ssp_graph.texts import Lang, text
from ssp_graph.views import lettering, style
from ssp_graph.views.layout import (
    BOX_WIDTH,
    LABEL_SIZE,
    LANE_HEADER,
    MARK_SIZE,
    META_SIZE,
    NARROW_BOX_WIDTH,
    PADDING,
    Box,
    LaneBand,
    Layout,
    Point,
    Route,
    lay_out,
)
from ssp_graph.views.model import View
from ssp_graph.vocabulary import shorten

_PAGE_RATIO: Final = 277 / 190  # A4 or A3 in landscape, within the margins
_MARGIN: Final = 16.0
_ROW: Final = 135.0  # the height of a row of boxes with the gap above, about
_AROUND: Final = 200.0  # the height of title, legend and margins, about
_TITLE: Final = 40.0
_HEADING: Final = 30.0
_LEGEND_LINE: Final = 20.0
_LEGEND_SIZE: Final = 11.0
_INK: Final = "#1B1B1B"
_SOFT: Final = "#4A4A4A"
_ACCENT: Final = "#A63D00"  # vermilion, darkened until white letters on it can be read
_RADIUS: Final = 6.0
_ARROW: Final = 7.0


def chart(
    views: Sequence[View],
    *,
    highlight: str | None = None,
    title: str | None = None,
    columns: int | None = None,
    actors: bool = True,
) -> str:
    """Return the SVG of `views`, side by side on the same lanes where there are several.

    One alone is drawn with functions, plans and others, unless `actors` is off.

    `highlight` is the IRI of a municipality whose fora of a kind that none of the others has
    are marked. `columns` is the most boxes beside each other in one municipality; without it,
    the number that comes out largest on a page in landscape.
    """
    several = len(views) > 1
    shown = actors and not several
    layouts = lay_out(views, columns or _for_landscape(views, shown), actors=shown, narrow=several)
    return draw(layouts, highlight=highlight, title=title)


def _for_landscape(views: Sequence[View], actors: bool) -> int:
    """The number of columns with which the chart comes out largest on a page in landscape, by
    the usual sizes of boxes and gaps."""
    several = len(views) > 1
    lanes = len(views[0].levels) + 2
    in_lane = [[sum(v.lane_of(f) == lane for f in v.fora) for v in views] for lane in range(lanes)]
    if actors:
        in_lane[-1] = [len(view.actors()) for view in views]
    else:
        del in_lane[-1]
    box = (NARROW_BOX_WIDTH if several else BOX_WIDTH) + 28

    def scale(columns: int) -> float:
        used = [min(columns, max(lane[n] for lane in in_lane)) for n in range(len(views))]
        rows = sum(max(1, *(-(-count // columns) for count in lane)) for lane in in_lane)
        width = LANE_HEADER + sum(box * number + 28 for number in used)
        return min(_PAGE_RATIO / width, 1 / (rows * _ROW + _AROUND))

    return max(range(2 if several else 4, 11), key=scale)


def sectors_of(views: Sequence[View]) -> list[str]:
    """The sectors of all parties of `views`, in the order of their scheme; "" where a party
    has none."""
    found = {sector for view in views for seat in view.seats for sector in seat.sectors or ("",)}
    return sorted(found, key=views[0].sector_order)


def only_here(views: Sequence[View]) -> dict[str, str]:
    """The fora whose kind no other municipality of `views` has: IRI of the forum → IRI of the
    municipality. A forum without a kind can't be compared and is left out, and so is what the
    municipalities share."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for view in views:
        for forum in view.fora:
            for kind in forum.kinds:
                by_kind[kind].add(view.municipality)
    return {
        forum.iri: view.municipality
        for view in views
        for forum in view.fora
        if forum.kinds and all(by_kind[kind] == {view.municipality} for kind in forum.kinds)
    }


def draw(
    layouts: Sequence[Layout], *, highlight: str | None = None, title: str | None = None
) -> str:
    """Return the SVG of municipalities that have been laid out together."""
    views = [layout.view for layout in layouts]
    several = len(layouts) > 1
    title = title if title is not None else heading(views)
    lanes_width = layouts[-1].x + layouts[-1].width
    top = _MARGIN + _TITLE + (_HEADING if several else 0)
    legend_top = top + layouts[0].height + 14
    legend, legend_height = _legend(layouts, lanes_width)
    width = lanes_width + 2 * _MARGIN
    height = legend_top + legend_height + _MARGIN
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "width": _number(width),
            "height": _number(height),
            # What is in a picture as a whole can't be reached; with links in it, it is a group.
            "role": "group" if any(view.targets.nodes for view in views) else "img",
            "aria-label": title,
            "font-family": lettering.FONT,
            "fill": _INK,
        },
    )
    _rect(root, 0, 0, width, height, "#FFFFFF")
    _text(root, title, _MARGIN, _MARGIN + 22, 20, bold=True)
    body = ET.SubElement(root, "g", {"transform": f"translate({_number(_MARGIN)} {_number(top)})"})
    _lanes(body, layouts, lanes_width)
    marked = only_here(views) if several else {}
    for layout in layouts:
        group = ET.SubElement(body, "g", {"data-municipality": layout.view.municipality})
        if several:
            if layout.x:
                _line(group, [(layout.x, -_HEADING + 6), (layout.x, layout.height)], "#FFFFFF", 4)
            left = layout.x + (LANE_HEADER if layout.x == 0 else 14)
            _text(group, layout.view.label, left, -10, 16, bold=True)
        for band in layout.lanes:
            _lane_content(group, layout, band, several)
        for route in layout.routes:
            _route(group, route)
        for route in layout.routes:
            _route_label(group, route)
        for box in layout.boxes:
            only = marked.get(box.iri)
            _box(group, layout.view, box, only, only is not None and only == highlight)
    shifted = ET.SubElement(
        root,
        "g",
        {"transform": f"translate({_number(_MARGIN)} {_number(legend_top)})", "class": "legend"},
    )
    legend(shifted)
    svg = ET.tostring(root, encoding="unicode")
    return f"{svg}\n"


def heading(views: Sequence[View]) -> str:
    """The title of a chart of `views`."""
    lang = views[0].lang
    if len(views) == 1:
        return text("view.title", lang, municipality=views[0].label)
    names = [view.name for view in views]
    joined = f"{', '.join(names[:-1])} {text('view.and', lang)} {names[-1]}"
    return text("view.compare-title", lang, names=joined)


# Lanes


def _lanes(parent: ET.Element, layouts: Sequence[Layout], width: float) -> None:
    longest = max(layouts, key=lambda layout: len(layout.lanes))
    for band in longest.lanes:
        look = style.lane(band.index)
        _rect(parent, 0, band.y, width, band.height - 3, look.background)
        _rect(parent, 0, band.y, 6, band.height - 3, look.colour)
        for number, line in enumerate(band.title):
            _text(parent, line, 16, band.y + 24 + number * 16, 13, bold=True)


def _lane_content(parent: ET.Element, layout: Layout, band: LaneBand, several: bool) -> None:
    if several:
        left = layout.x + (LANE_HEADER if layout.x == 0 else 14)
        if band.notes:
            _text(parent, " · ".join(band.notes), left, band.y + 12, 9.5, fill=_SOFT)
    else:
        first = band.y + 26 + len(band.title) * 16
        for number, note in enumerate(band.notes):
            _text(parent, note, 16, first + number * 14, 10.5, fill=_SOFT)
    left = layout.x + (LANE_HEADER + 12 if layout.x == 0 else 26)
    for number, line in enumerate(band.empty):
        y = band.y + band.height / 2 + 4 + number * 14
        _text(parent, line, left, y, META_SIZE, fill=_SOFT, italic=True)


# Fora


def _box(parent: ET.Element, view: View, box: Box, only: str | None, highlighted: bool) -> None:
    look = style.lane(box.lane)
    attributes = {"data-node": shorten(box.iri)}
    if only:
        attributes["data-only"] = only
    if highlighted:
        attributes["class"] = "highlight"
    group = ET.SubElement(parent, "g", attributes)
    ET.SubElement(group, "title").text = printable(box.label)
    radius = _RADIUS if box.forum else box.height / 2
    frame = _rect(group, box.x, box.y, box.width, box.height, look.box, radius=radius)
    frame.set("stroke", _ACCENT if highlighted else darker(look.colour))
    frame.set("stroke-width", "3.5" if highlighted else "1.6" if box.forum else "1.2")
    frame.set("class", "frame")
    if box.dashed:
        frame.set("stroke-dasharray", "5 3")
    if box.forum:
        _forum_text(group, view, box)
    else:
        _actor_text(group, view, box)
    if only:
        _tag(group, text("view.only-here", view.lang, municipality=view.name), box, highlighted)


def _tag(group: ET.Element, label: str, box: Box, seen: bool) -> None:
    """The words on what only one municipality has; a page shows and hides them."""
    tag = ET.SubElement(group, "g", {"class": "tag"} | ({} if seen else {"display": "none"}))
    width = lettering.width(label, 10, bold=True) + 12
    _rect(tag, box.x + box.width - width - 6, box.y - 9, width, 16, _ACCENT, radius=3)
    _text(tag, label, box.x + box.width - width, box.y + 3, 10, bold=True, fill="#FFFFFF")


def _forum_text(group: ET.Element, view: View, box: Box) -> None:
    y = box.y + PADDING + 11
    left = box.x + PADDING
    named = _linked(group, view, box)
    for line in box.name:
        _text(named, line, left, y, box.name_size, bold=True)
        y += 15
    for line in box.meta:
        _text(group, line, left, y, META_SIZE, fill=_SOFT)
        y += 14
    for sector in box.sectors:
        notation = view.sectors[sector.iri].notation if sector.iri in view.sectors else 0
        _mark(group, style.sector(sector.iri, notation), sector.x, sector.y, 5)
        _text(group, str(sector.count), sector.x + 7, sector.y + 3.6, MARK_SIZE)


def _linked(group: ET.Element, view: View, box: Box) -> ET.Element:
    """Where the name of a box goes: into a link, where there is a page about it."""
    target = view.targets.nodes.get(box.iri)
    if target is None:
        return group
    return ET.SubElement(group, "a", {"href": target, "text-decoration": "underline"})


def _actor_text(group: ET.Element, view: View, box: Box) -> None:
    lines = len(box.name) * 14 + len(box.meta) * 13
    y = box.y + (box.height - lines) / 2 + 10.5
    middle = box.x + box.width / 2
    named = _linked(group, view, box)
    for line in box.name:
        _text(named, line, middle, y, box.name_size).set("text-anchor", "middle")
        y += 14
    for line in box.meta:
        label = _text(group, line, middle, y, 10, fill=_SOFT, italic=True)
        label.set("text-anchor", "middle")
        y += 13


def darker(colour: str) -> str:
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{int(part * 0.75):02X}" for part in parts)


def _mark(parent: ET.Element, mark: style.Mark, x: float, y: float, radius: float) -> None:
    attributes = {"fill": mark.colour, "stroke": _INK, "stroke-width": "0.8"}
    if mark is style.WITHOUT_SECTOR:
        attributes["stroke-dasharray"] = "2 1.5"
    if mark.shape == "circle":
        ET.SubElement(
            parent,
            "circle",
            {"cx": _number(x), "cy": _number(y), "r": _number(radius), **attributes},
        )
        return
    points = " ".join(
        f"{_number(x + px * radius)},{_number(y + py * radius)}"
        for px, py in style.SHAPES[mark.shape]
    )
    ET.SubElement(parent, "polygon", {"points": points, **attributes})


# Relations


def _route(parent: ET.Element, route: Route) -> None:
    look = style.line(route.relation.predicate)
    group = ET.SubElement(parent, "g", {"data-relation": route.relation.key})
    ET.SubElement(group, "title").text = route.relation.label
    attributes = {
        "d": path(route.points),
        "fill": "none",
        "stroke": look.colour,
        "stroke-width": _number(look.width),
    }
    if look.dash:
        attributes["stroke-dasharray"] = " ".join(map(str, look.dash))
    ET.SubElement(group, "path", attributes)
    if not route.relation.mutual:
        head = arrow_head(route.points)
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in head)
        ET.SubElement(group, "polygon", {"points": points, "fill": look.colour})


def _route_label(parent: ET.Element, route: Route) -> None:
    if route.label_at is None:
        return
    x, y = route.label_at
    half = lettering.width(route.relation.label, LABEL_SIZE) / 2 + 3
    group = ET.SubElement(parent, "g", {"data-relation-label": route.relation.key})
    _rect(group, x - half, y - 6, 2 * half, 12, "#FFFFFF", radius=2).set("opacity", "0.92")
    label = _text(
        group,
        route.relation.label,
        x,
        y + 3.4,
        LABEL_SIZE,
        fill=style.line(route.relation.predicate).colour,
    )
    label.set("text-anchor", "middle")


def path(points: Sequence[Point], radius: float = 5.0) -> str:
    """The SVG path along `points`, with rounded corners."""
    parts = [f"M{_number(points[0][0])} {_number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _towards(corner, before, radius), _towards(corner, after, radius)
        parts.append(
            f"L{_number(near[0])} {_number(near[1])}"
            f"Q{_number(corner[0])} {_number(corner[1])} {_number(far[0])} {_number(far[1])}"
        )
    parts.append(f"L{_number(points[-1][0])} {_number(points[-1][1])}")
    return "".join(parts)


def arrow_head(points: Sequence[Point]) -> tuple[Point, Point, Point]:
    """The triangle at the end of a line along `points`."""
    (x0, y0), (x, y) = points[-2], points[-1]
    length = max(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5, 0.001)
    dx, dy = (x - x0) / length, (y - y0) / length
    back = (x - dx * _ARROW, y - dy * _ARROW)
    half = _ARROW * 0.45
    return (
        (x, y),
        (back[0] - dy * half, back[1] + dx * half),
        (back[0] + dy * half, back[1] - dx * half),
    )


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    share = min(distance, length / 2) / length if length else 0
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


# Legend

_Item = tuple[float, Callable[[ET.Element, float, float], None]]


def _legend(layouts: Sequence[Layout], width: float) -> tuple[Callable[[ET.Element], None], float]:
    views = [layout.view for layout in layouts]
    lang = views[0].lang
    groups: list[tuple[str, list[_Item]]] = [
        (text("view.legend-boxes", lang), _box_items(lang)),
        (text("view.legend-sectors", lang), _sector_items(views, lang)),
        (text("view.legend-relations", lang), _relation_items(layouts)),
    ]
    placed: list[tuple[float, float, Callable[[ET.Element, float, float], None]]] = []
    titles: list[tuple[str, float]] = []
    y = 12.0
    for title, items in groups:
        if not items:
            continue
        titles.append((title, y))
        x = LANE_HEADER
        for item_width, item in items:
            if x > LANE_HEADER and x + item_width > width:
                x, y = LANE_HEADER, y + _LEGEND_LINE
            placed.append((x, y, item))
            x += item_width + 18
        y += _LEGEND_LINE + 4
    notes = _source_notes(views, lang, width)
    notes_top = y + 2

    def paint(parent: ET.Element) -> None:
        for title, top in titles:
            _text(parent, title, 0, top + 4, _LEGEND_SIZE, bold=True)
        for left, top, item in placed:
            item(parent, left, top)
        for number, line in enumerate(notes):
            _text(parent, line, 0, notes_top + number * 14 + 4, 10, fill=_SOFT)

    return paint, notes_top + len(notes) * 14


def _box_items(lang: Lang) -> list[_Item]:
    def sample(dashed: bool, label: str) -> _Item:
        def paint(parent: ET.Element, x: float, y: float) -> None:
            frame = _rect(parent, x, y - 7, 26, 14, "#F3F3F3", radius=3)
            frame.set("stroke", _INK)
            frame.set("stroke-width", "1.6")
            if dashed:
                frame.set("stroke-dasharray", "5 3")
            _text(parent, label, x + 32, y + 4, _LEGEND_SIZE)

        return 32 + lettering.width(label, _LEGEND_SIZE), paint

    def words(label: str) -> _Item:
        def paint(parent: ET.Element, x: float, y: float) -> None:
            _text(parent, label, x, y + 4, _LEGEND_SIZE)

        return lettering.width(label, _LEGEND_SIZE), paint

    return [
        sample(False, text("view.legend-stated", lang)),
        sample(True, text("view.legend-read", lang)),
        words(text("view.legend-computed", lang)),
    ]


def _sector_items(views: Sequence[View], lang: Lang) -> list[_Item]:
    def item(iri: str) -> _Item:
        concept = next((v.sectors[iri] for v in views if iri in v.sectors), None)
        label = concept.label if concept else text("view.no-sector", lang)
        mark = style.sector(iri, concept.notation if concept else 0)

        def paint(parent: ET.Element, x: float, y: float) -> None:
            _mark(parent, mark, x + 6, y, 5.5)
            _text(parent, label, x + 17, y + 4, _LEGEND_SIZE)

        return 17 + lettering.width(label, _LEGEND_SIZE), paint

    return [item(iri) for iri in sectors_of(views)]


def _relation_items(layouts: Sequence[Layout]) -> list[_Item]:
    kinds: dict[str, tuple[str, bool]] = {}
    for layout in layouts:
        for route in layout.routes:
            relation = route.relation
            kinds.setdefault(relation.predicate, (relation.label, relation.mutual))

    def item(property_: str, label: str, mutual: bool) -> _Item:
        look = style.line(property_)

        def paint(parent: ET.Element, x: float, y: float) -> None:
            points = ((x, y), (x + 34, y))
            line = _line(parent, points, look.colour, look.width)
            if look.dash:
                line.set("stroke-dasharray", " ".join(map(str, look.dash)))
            if not mutual:
                head = " ".join(f"{_number(a)},{_number(b)}" for a, b in arrow_head(points))
                ET.SubElement(parent, "polygon", {"points": head, "fill": look.colour})
            _text(parent, label, x + 40, y + 4, _LEGEND_SIZE)

        return 40 + lettering.width(label, _LEGEND_SIZE), paint

    return [item(iri, *kinds[iri]) for iri in sorted(kinds)]


def _source_notes(views: Sequence[View], lang: Lang, width: float) -> tuple[str, ...]:
    sources = [
        f"{view.name}: " * (len(views) > 1)
        + "; ".join(d.label for d in view.documents if d.basis == "stated")
        for view in views
    ]
    line = text("view.sources", lang, names=" · ".join(dict.fromkeys(sources)))
    return lettering.wrap(line, width, 10, lines=4)


# SVG


def _rect(
    parent: ET.Element,
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    radius: float = 0,
) -> ET.Element:
    attributes = {
        "x": _number(x),
        "y": _number(y),
        "width": _number(width),
        "height": _number(height),
        "fill": fill,
    }
    if radius:
        attributes["rx"] = _number(radius)
    return ET.SubElement(parent, "rect", attributes)


def _line(parent: ET.Element, points: Iterable[Point], stroke: str, width: float) -> ET.Element:
    d = "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)
    return ET.SubElement(
        parent, "path", {"d": d, "fill": "none", "stroke": stroke, "stroke-width": _number(width)}
    )


def _text(
    parent: ET.Element,
    content: str,
    x: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    fill: str | None = None,
) -> ET.Element:
    attributes = {"x": _number(x), "y": _number(y), "font-size": _number(size)}
    if bold:
        attributes["font-weight"] = "bold"
    if italic:
        attributes["font-style"] = "italic"
    if fill:
        attributes["fill"] = fill
    element = ET.SubElement(parent, "text", attributes)
    element.text = printable(content)
    return element


def printable(content: str) -> str:
    """Leave out control characters, which XML can't hold."""
    return "".join(letter for letter in content if letter >= " " and letter != "\x7f")


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
