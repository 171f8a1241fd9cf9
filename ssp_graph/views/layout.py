"""Where everything stands: fora in swim-lanes by level, relations along the gaps between them.

The coordinates follow from the content alone, so the same graph gives the same picture on
every run and in every language (ties are broken by IRI, never by label). Several
municipalities laid out together share the heights of their lanes and rows.

Fora stand on a grid. A relation leaves its box, runs along the channel between two rows and,
where it must pass other rows, through a gutter between two columns; relations of one kind
that start or end in the same forum share their lines, as in an organisation chart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from ssp_graph.texts import text
from ssp_graph.views import lettering
from ssp_graph.views.model import Forum, Party, Relation, View

BOX_WIDTH: Final = 164.0
NARROW_BOX_WIDTH: Final = 146.0
NAME_SIZE: Final = 12.5
META_SIZE: Final = 11.0
MARK_SIZE: Final = 10.0
LABEL_SIZE: Final = 10.0
PADDING: Final = 9.0
LANE_HEADER: Final = 124.0
_SMALLEST_NAME: Final = 10.5
_LANE_FOOT: Final = 9.0  # of a channel: how much belongs to the lane above
_LANE_HEAD: Final = 8.0  # more room above the first row of a lane
_NARROW_LANE_HEAD: Final = 20.0  # and for the lane's own notes, which stand there
_NAME_LINE: Final = 15.0
_META_LINE: Final = 14.0
_MARK_LINE: Final = 17.0
_MARK_PITCH: Final = 24.0
_EMPTY_ROW: Final = 34.0
_GUTTER: Final = 24.0
_NARROW_GUTTER: Final = 15.0
_GUTTER_TRACK: Final = 7.0
_CHANNEL: Final = 22.0
_LABELLED_TRACK: Final = 14.0
_PLAIN_TRACK: Final = 7.0
_LABELS_UP_TO: Final = 45  # relations; with more the kinds are told by line style alone
PARTY_WIDTH: Final = 196.0
PARTY_HEIGHT: Final = 32.0
PARTY_SIZE: Final = 11.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Sectors:
    """The line of a box that tells how many parties come from each sector."""

    iri: str
    count: int
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A forum, or an actor that is related to one, as drawn: (x, y) is the upper left corner.

    `forum` is None for an actor."""

    iri: str
    label: str
    forum: Forum | None
    lane: int
    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]
    name_size: float
    meta: tuple[str, ...]
    sectors: tuple[Sectors, ...]
    dashed: bool


@dataclass(frozen=True)
class LaneBand:
    """A swim-lane as drawn. `index` is its place in the order of levels, one past the last for
    fora without a level and two past it for actors that are no fora."""

    index: int
    iri: str
    title: tuple[str, ...]
    notes: tuple[str, ...]
    y: float
    height: float
    empty: tuple[str, ...]


@dataclass(frozen=True)
class Route:
    """A relation as drawn, from its subject to its object. `label_at` is the middle of its
    label, None where another relation on the same line carries it or there is no room."""

    relation: Relation
    points: tuple[Point, ...]
    label_at: Point | None = None


@dataclass(frozen=True)
class Layout:
    """A municipality as drawn. `x` is its left edge where several stand beside each other;
    the party lane begins at `height`."""

    view: View
    x: float
    width: float
    height: float
    lanes: tuple[LaneBand, ...]
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    labelled: bool


@dataclass
class _Cell:
    """A box before it has coordinates."""

    iri: str
    label: str
    forum: Forum | None
    lane: int
    name: tuple[str, ...]
    name_size: float
    meta: tuple[str, ...]
    counts: dict[str, int]
    height: float
    row: int = 0
    column: int = 0


@dataclass
class _Row:
    lane: int
    cells: list[_Cell] = field(default_factory=list)


@dataclass
class _Net:
    """Relations of one kind that share their lines because they share an end."""

    key: tuple[str, str, str]
    relations: list[Relation] = field(default_factory=list)


@dataclass
class _Path:
    """Where a relation runs, before there are coordinates: out of `start` on `side`, along
    `channels` and, between two channels, down a shaft (gutter or free column)."""

    net: _Net
    relation: Relation
    start: _Cell
    end: _Cell
    kind: str  # "side", "one" channel or "two" channels
    channels: tuple[int, ...] = ()
    shaft: int = 0  # 2 × column for the gutter left of it, + 1 for the column itself
    sides: tuple[str, str] = ("", "")


def lay_out(
    views: Sequence[View],
    columns: int | None = None,
    actors: bool = True,
    narrow: bool = False,
) -> tuple[Layout, ...]:
    """Place the fora and relations of `views`, side by side on the same lanes.

    `columns` is the most boxes beside each other in one municipality (by default as many as
    keep a screen readable). `actors` adds a lane for functions, plans and other bodies that
    are related to a forum. `narrow` makes boxes and gaps smaller, where several municipalities
    have to fit on a page.
    """
    plans = [_Plan(view, columns, actors, narrow) for view in views]
    lanes = sorted({row.lane for plan in plans for row in plan.rows})
    rows_in_lane = {lane: max(plan.rows_in_lane(lane) for plan in plans) for lane in lanes}
    for plan in plans:
        plan.pad(rows_in_lane)
        plan.order()
        plan.connect()
    row_heights = [max(heights) for heights in zip(*(p.row_heights() for p in plans), strict=True)]
    channels = [max(heights) for heights in zip(*(p.channels() for p in plans), strict=True)]
    layouts = []
    x = 0.0
    for plan in plans:
        layout = plan.draw(x, row_heights, channels, with_header=x == 0)
        x += layout.width
        layouts.append(layout)
    return tuple(layouts)


def party_order(view: View, parties: Iterable[str]) -> tuple[Party, ...]:
    """The parties, each once, in the order of their sectors."""
    wanted = [view.parties[iri] for iri in dict.fromkeys(parties) if iri in view.parties]

    def place(party: Party) -> tuple[int, str, str]:
        first = min(party.sectors, key=view.sector_order, default="")
        return (*view.sector_order(first), party.iri)

    return tuple(sorted(wanted, key=place))


def party_name(party: Party) -> tuple[str, ...]:
    """The name of a party in the lines in which it is drawn beside its mark."""
    return lettering.wrap(party.label, PARTY_WIDTH - 34, PARTY_SIZE, lines=2)


def party_places(count: int, left: float, top: float, width: float) -> tuple[Point, ...]:
    """The middles of the marks of `count` parties, in rows below the lanes."""
    per_row = max(1, int(width // PARTY_WIDTH))
    return _rounded(
        (
            left + number % per_row * PARTY_WIDTH + 14,
            top + number // per_row * PARTY_HEIGHT + PARTY_HEIGHT / 2,
        )
        for number in range(count)
    )


class _Plan:
    """One municipality on its way to a layout."""

    def __init__(self, view: View, columns: int | None, actors: bool, narrow: bool) -> None:
        self.view = view
        self.box_width = NARROW_BOX_WIDTH if narrow else BOX_WIDTH
        self.gutter = _NARROW_GUTTER if narrow else _GUTTER
        self.lane_head = _NARROW_LANE_HEAD if narrow else _LANE_HEAD
        cells = [self._forum_cell(forum) for forum in view.fora]
        if actors:
            cells += [self._actor_cell(party) for party in view.actors()]
        self.cells = {cell.iri: cell for cell in cells}
        self.relations = [
            r
            for r in view.relations
            if r.subject in self.cells
            and r.object in self.cells
            and (self.cells[r.subject].forum or self.cells[r.object].forum)
        ]
        self.labelled = len(self.relations) <= _LABELS_UP_TO
        by_lane: dict[int, list[_Cell]] = {lane: [] for lane in range(len(view.levels))}
        for cell in cells:
            by_lane.setdefault(cell.lane, []).append(cell)
        most = columns or _columns(max(len(cells) for cells in by_lane.values()))
        self.rows: list[_Row] = []
        for lane in sorted(by_lane):
            self.rows += self._split(lane, by_lane[lane], most)
        self.columns = max(2 if columns else 4, *(len(row.cells) for row in self.rows))
        self.paths: list[_Path] = []
        self.numbers: dict[int, int] = {}
        self.tracks: dict[int, dict[int, int]] = {}
        self.shafts: dict[int, dict[int, int]] = {}
        self.ports: dict[tuple[str, str, int], float] = {}

    # Rows

    def _split(self, lane: int, cells: list[_Cell], most: int) -> list[_Row]:
        """Spread a lane's boxes over as few rows as hold them; what is linked to higher lanes
        comes first, so that fewer lines have to pass a row."""
        rows = max(1, -(-len(cells) // most))
        size = -(-len(cells) // rows) if cells else 0

        def pull(cell: _Cell) -> tuple[int, str]:
            others = [
                self.cells[end].lane
                for relation in self.relations
                for end in (relation.subject, relation.object)
                if cell.iri in (relation.subject, relation.object) and end != cell.iri
            ]
            up = sum(other < lane for other in others)
            down = sum(other > lane for other in others)
            return (down - up, cell.iri)

        ordered = sorted(cells, key=pull)
        split = [_Row(lane, ordered[r * size : (r + 1) * size]) for r in range(rows)]
        for row in split:
            for column, cell in enumerate(row.cells):
                cell.column = column
        return split

    def _forum_cell(self, forum: Forum) -> _Cell:
        lang = self.view.lang
        inner = self.box_width - 2 * PADDING
        size = lettering.fitting_size(forum.label, inner, NAME_SIZE, _SMALLEST_NAME, bold=True)
        name = lettering.wrap(forum.label, inner, size, bold=True, lines=4)
        key = (
            "no-parties" if not forum.parties else "one-party" if forum.parties == 1 else "parties"
        )
        parties = text(f"view.{key}", lang, number=forum.parties)
        rhythm = forum.rhythm or text("view.no-rhythm", lang)
        both = f"{parties} · {rhythm}"
        if lettering.width(both, META_SIZE) <= inner:
            meta: tuple[str, ...] = (both,)
        else:
            meta = (parties, *lettering.wrap(rhythm, inner, META_SIZE, lines=2))
        lane = self.view.lane_of(forum)
        order = [level.iri for level in self.view.levels]
        others = sorted(
            order.index(p.level)
            for p in forum.placements
            if p.level in order and order.index(p.level) != lane
        )
        if others:
            names = ", ".join(_short(self.view.levels[o].label).lower() for o in others)
            also = text("view.also", lang, levels=names)
            meta = (*meta, lettering.shorten(also, inner, META_SIZE))
        counts = self.view.sector_counts(forum.iri)
        height = (
            2 * PADDING
            + len(name) * _NAME_LINE
            + len(meta) * _META_LINE
            + self._mark_lines(counts) * _MARK_LINE
            + 2
        )
        return _Cell(forum.iri, forum.label, forum, lane, name, size, meta, counts, height)

    def _actor_cell(self, party: Party) -> _Cell:
        inner = self.box_width - 2 * PADDING - 10
        name = lettering.wrap(party.label, inner, META_SIZE, lines=3)
        meta = (party.what,) if party.what else ()
        height = 2 * PADDING - 4 + len(name) * 14 + len(meta) * 13
        lane = len(self.view.levels) + 1
        return _Cell(party.iri, party.label, None, lane, name, META_SIZE, meta, {}, height)

    def _per_mark_line(self) -> int:
        return int((self.box_width - 2 * PADDING) // _MARK_PITCH)

    def _mark_lines(self, counts: Mapping[str, int]) -> int:
        return -(-len(counts) // self._per_mark_line())

    def rows_in_lane(self, lane: int) -> int:
        return sum(row.lane == lane for row in self.rows)

    def pad(self, rows_in_lane: Mapping[int, int]) -> None:
        """Add empty rows until every lane has as many as in the other municipalities."""
        padded: list[_Row] = []
        for lane, wanted in rows_in_lane.items():
            rows = [row for row in self.rows if row.lane == lane]
            padded += rows + [_Row(lane) for _ in range(wanted - len(rows))]
        self.rows = padded
        for number, row in enumerate(self.rows):
            for cell in row.cells:
                cell.row = number

    # Columns

    def order(self) -> None:
        """Choose columns so that related fora stand near each other: sweeps down and up, each
        row placed for the shortest links to the rest; the best arrangement seen is kept."""
        neighbours: dict[str, list[_Cell]] = defaultdict(list)
        for relation in self.relations:
            start, end = self.cells[relation.subject], self.cells[relation.object]
            neighbours[relation.subject].append(end)
            neighbours[relation.object].append(start)
        for row in self.rows:
            self._place(row, {cell.iri: (self.columns - 1) / 2 for cell in row.cells})
        best, best_cost = self._columns_now(), self._cost()
        for sweep in range(12):
            rows = self.rows if sweep % 2 == 0 else self.rows[::-1]
            for row in rows:
                wishes = {}
                for cell in row.cells:
                    near = neighbours[cell.iri]
                    centre = (self.columns - 1) / 2
                    wishes[cell.iri] = (
                        sum(c.column for c in near) / len(near)
                        if near
                        else cell.column * 0.5 + centre * 0.5
                    )
                self._place(row, wishes)
            cost = self._cost()
            if cost < best_cost:
                best, best_cost = self._columns_now(), cost
        for iri, column in best.items():
            self.cells[iri].column = column

    def _columns_now(self) -> dict[str, int]:
        return {iri: cell.column for iri, cell in self.cells.items()}

    def _cost(self) -> float:
        total = 0.0
        lines = []
        for relation in self.relations:
            start, end = self.cells[relation.subject], self.cells[relation.object]
            total += abs(start.column - end.column)
            if start.row == end.row:
                total += 0.5 * (abs(start.column - end.column) > 1)
            elif start.row > end.row:
                lines.append((end, start))
            else:
                lines.append((start, end))
        for index, (top, bottom) in enumerate(lines):
            for other_top, other_bottom in lines[index + 1 :]:
                if top.row == other_top.row and bottom.row == other_bottom.row:
                    above = top.column - other_top.column
                    below = bottom.column - other_bottom.column
                    total += 1.5 * (above * below < 0)
        return total

    def _place(self, row: _Row, wishes: Mapping[str, float]) -> None:
        """Give a row's fora distinct columns, in the order of their wishes, at the least total
        squared distance from them."""
        cells = sorted(row.cells, key=lambda cell: (wishes[cell.iri], cell.iri))
        free = self.columns - len(cells)
        # cost[s]: the best way to place the cells so far with s columns left empty before them
        cost = [0.0] * (free + 1)
        choice: list[list[int]] = []
        for index, cell in enumerate(cells):
            wish = wishes[cell.iri]
            new, picked = [], []
            for skipped in range(free + 1):
                before = min(range(skipped + 1), key=lambda s: (cost[s], -s))
                new.append(cost[before] + (index + skipped - wish) ** 2)
                picked.append(before)
            cost = new
            choice.append(picked)
        skipped = min(range(free + 1), key=lambda s: cost[s])
        for index in range(len(cells) - 1, -1, -1):
            cells[index].column = index + skipped
            skipped = choice[index][skipped]
        row.cells.sort(key=lambda cell: cell.column)

    # Lines

    def connect(self) -> None:
        """Decide where each relation runs and which track it has in each channel and shaft."""
        nets = self._nets()
        for net in nets:
            for relation in net.relations:
                self.paths.append(self._path(net, relation))
        spans: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
        drops: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
        order = {id(net): number for number, net in enumerate(nets)}
        for path in self.paths:
            number = order[id(path.net)]
            start, end = path.start.column + 0.5, path.end.column + 0.5
            if path.kind == "one":
                spans[path.channels[0]][number] += [start, end]
            elif path.kind == "two":
                shaft = path.shaft / 2
                spans[path.channels[0]][number] += [start, shaft]
                spans[path.channels[1]][number] += [end, shaft]
                drops[path.shaft][number] += [float(channel) for channel in path.channels]
        self.numbers = order
        self.tracks = {k: _colour(_intervals(v)) for k, v in sorted(spans.items())}
        self.shafts = {k: _colour(_intervals(v)) for k, v in sorted(drops.items())}
        self._set_ports()

    def _nets(self) -> list[_Net]:
        into: dict[tuple[str, str], int] = defaultdict(int)
        out: dict[tuple[str, str], int] = defaultdict(int)
        for relation in self.relations:
            into[relation.predicate, relation.object] += 1
            out[relation.predicate, relation.subject] += 1
        nets: dict[tuple[str, str, str], _Net] = {}
        for relation in self.relations:
            many_in = into[relation.predicate, relation.object]
            many_out = out[relation.predicate, relation.subject]
            key = (
                (relation.predicate, "to", relation.object)
                if many_in >= many_out
                else (relation.predicate, "from", relation.subject)
            )
            nets.setdefault(key, _Net(key)).relations.append(relation)
        return list(nets.values())

    def _path(self, net: _Net, relation: Relation) -> _Path:
        start, end = self.cells[relation.subject], self.cells[relation.object]
        path = _Path(net, relation, start, end, "one")
        if start.row == end.row:
            if abs(start.column - end.column) == 1:
                right = end.column > start.column
                path.kind = "side"
                path.sides = ("right", "left") if right else ("left", "right")
            else:
                path.channels, path.sides = (start.row + 1,), ("bottom", "bottom")
            return path
        up = end.row < start.row
        path.sides = ("top", "bottom") if up else ("bottom", "top")
        first = start.row if up else start.row + 1
        last = end.row + 1 if up else end.row
        if first == last:
            path.channels = (first,)
            return path
        path.kind, path.channels = "two", (first, last)
        path.shaft = self._shaft(start, end)
        return path

    def _shaft(self, start: _Cell, end: _Cell) -> int:
        low, high = sorted((start.row, end.row))
        taken = {cell.column for row in self.rows[low + 1 : high] for cell in row.cells}
        shafts = [
            shaft
            for shaft in range(2 * self.columns + 1)
            if shaft % 2 == 0 or shaft // 2 not in taken
        ]
        a, b = start.column + 0.5, end.column + 0.5

        def length(shaft: int) -> tuple[float, float, int]:
            x = shaft / 2
            detour = abs(a - x) + abs(b - x)
            return (detour, abs(a - x), shaft)

        return min(shafts, key=length)

    def _set_ports(self) -> None:
        """Spread the lines that leave one side of a box along it, in the order of where they
        are bound for, so that they don't cross right at the box."""
        bound: dict[tuple[str, str], dict[int, list[float]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for path in self.paths:
            number = self.numbers[id(path.net)]
            ends = (path.start, path.end), (path.end, path.start)
            for (cell, other), side in zip(ends, path.sides, strict=True):
                x = path.shaft / 2 if path.kind == "two" else other.column + 0.5
                bound[cell.iri, side][number].append(x)
        for (iri, side), nets in bound.items():
            ordered = sorted(nets, key=lambda n: (sum(nets[n]) / len(nets[n]), n))
            for place, number in enumerate(ordered):
                self.ports[iri, side, number] = (place + 1) / (len(ordered) + 1)

    # Coordinates

    def row_heights(self) -> list[float]:
        return [max((cell.height for cell in row.cells), default=_EMPTY_ROW) for row in self.rows]

    def channels(self) -> list[float]:
        """The height of the channel above each row, and of the one below the last."""
        pitch = _LABELLED_TRACK if self.labelled else _PLAIN_TRACK
        heights = []
        for channel in range(len(self.rows) + 1):
            used = self.tracks.get(channel, {})
            count = max(used.values(), default=-1) + 1
            opens_lane = channel < len(self.rows) and (
                channel == 0 or self.rows[channel - 1].lane != self.rows[channel].lane
            )
            heights.append(_CHANNEL + count * pitch + (self.lane_head if opens_lane else 0))
        return heights

    def draw(
        self,
        left: float,
        row_heights: Sequence[float],
        channels: Sequence[float],
        with_header: bool,
    ) -> Layout:
        header = LANE_HEADER if with_header else 14.0
        tops: list[float] = []
        channel_tops: list[float] = []
        y = 0.0
        for height, channel in zip(row_heights, channels, strict=False):
            channel_tops.append(y)
            y += channel
            tops.append(y)
            y += height
        channel_tops.append(y)
        bottom = y + channels[-1]
        gutters = [self._gutter_width(number) for number in range(self.columns + 1)]
        column_x: list[float] = []
        gutter_x: list[float] = []
        x = left + header
        for column in range(self.columns + 1):
            gutter_x.append(x + gutters[column] / 2)
            x += gutters[column]
            if column < self.columns:
                column_x.append(x)
                x += self.box_width
        width = x - left
        boxes = {
            cell.iri: self._box(cell, column_x[cell.column], tops[number], row_heights[number])
            for number, row in enumerate(self.rows)
            for cell in row.cells
        }
        geometry = _Geometry(boxes, column_x, gutter_x, channel_tops, list(channels))
        return Layout(
            view=self.view,
            x=round(left, 1),
            width=round(width, 1),
            height=round(bottom, 1),
            lanes=self._lanes(channel_tops, bottom),
            boxes=tuple(boxes[cell.iri] for row in self.rows for cell in row.cells),
            routes=self._routes(geometry),
            labelled=self.labelled,
        )

    def _gutter_width(self, column: int) -> float:
        used = self.shafts.get(2 * column, {})
        return self.gutter + max(0, len(set(used.values())) - 1) * _GUTTER_TRACK

    def _box(self, cell: _Cell, x: float, y: float, height: float) -> Box:
        marks = []
        first = y + height - PADDING - (self._mark_lines(cell.counts) - 0.5) * _MARK_LINE + 1
        for place, (sector, count) in enumerate(cell.counts.items()):
            row, column = divmod(place, self._per_mark_line())
            mark_x = x + PADDING + column * _MARK_PITCH + 6
            mark_y = first + row * _MARK_LINE
            marks.append(Sectors(sector, count, round(mark_x, 1), round(mark_y, 1)))
        levels = {level.iri: number for number, level in enumerate(self.view.levels)}
        read = cell.forum is not None and any(
            placement.basis == "reading"
            for placement in cell.forum.placements
            if levels.get(placement.level) == cell.lane
        )
        return Box(
            cell.iri,
            cell.label,
            cell.forum,
            cell.lane,
            round(x, 1),
            round(y, 1),
            self.box_width,
            round(height, 1),
            cell.name,
            cell.name_size,
            cell.meta,
            tuple(marks),
            read,
        )

    def _lanes(self, channel_tops: Sequence[float], bottom: float) -> tuple[LaneBand, ...]:
        bands = []
        view = self.view
        for lane in sorted({row.lane for row in self.rows}):
            numbers = [n for n, row in enumerate(self.rows) if row.lane == lane]
            # A little of the channel below a row belongs to the row's lane.
            top = channel_tops[numbers[0]] + (_LANE_FOOT if numbers[0] else 0)
            following = numbers[-1] + 1
            end = channel_tops[following] + _LANE_FOOT if following < len(self.rows) else bottom
            cells = [cell for n in numbers for cell in self.rows[n].cells]
            known = lane < len(view.levels)
            if known:
                label = view.levels[lane].label
            elif lane == len(view.levels):
                label = text("view.without-level", view.lang)
            else:
                label = text("view.actors", view.lang)
            bands.append(
                LaneBand(
                    lane,
                    view.levels[lane].iri if known else "",
                    lettering.wrap(label, LANE_HEADER - 22, 13, bold=True, lines=3),
                    self._lane_notes(lane, [cell.forum for cell in cells if cell.forum]),
                    round(top, 1),
                    round(end - top, 1),
                    ()
                    if cells or not known
                    else lettering.wrap(
                        text("view.empty-lane", view.lang), self.columns * self.box_width, META_SIZE
                    ),
                )
            )
        return tuple(bands)

    def _lane_notes(self, lane: int, fora: Sequence[Forum]) -> tuple[str, ...]:
        if not fora:
            return ()
        lang = self.view.lang
        notes = [text("view.one-forum" if len(fora) == 1 else "view.fora", lang, number=len(fora))]
        if lane < len(self.view.levels):
            level = self.view.levels[lane].iri
            for basis in ("stated", "reading"):
                count = sum(
                    placement.level == level and placement.basis == basis
                    for forum in fora
                    for placement in forum.placements
                )
                if count:
                    notes.append(text(f"view.lane-{basis}", lang, number=count))
        return tuple(notes)

    def _routes(self, geometry: _Geometry) -> tuple[Route, ...]:
        routes = [
            Route(path.relation, self._points(path, self.numbers[id(path.net)], geometry))
            for path in self.paths
        ]
        if not self.labelled:
            return tuple(routes)
        by_net: dict[int, list[int]] = defaultdict(list)
        for index, path in enumerate(self.paths):
            by_net[self.numbers[id(path.net)]].append(index)
        taken = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in geometry.boxes.values()]
        for indices in by_net.values():
            spot = _label_spot([routes[index] for index in indices], taken)
            if spot is not None:
                number, (x, y), area = spot
                taken.append(area)
                route = routes[indices[number]]
                routes[indices[number]] = replace(route, label_at=(round(x, 1), round(y, 1)))
        return tuple(routes)

    def _points(self, path: _Path, number: int, geometry: _Geometry) -> tuple[Point, ...]:
        start = geometry.port(path.start.iri, path.sides[0], self._port(path.start, 0, path))
        end = geometry.port(path.end.iri, path.sides[1], self._port(path.end, 1, path))
        if path.kind == "side":
            # The two boxes may be of one row but the ports at different heights: meet halfway.
            middle = (start[1] + end[1]) / 2
            return _rounded(((start[0], middle), (end[0], middle)))
        ys = [self._track_y(channel, number, geometry) for channel in path.channels]
        if path.kind == "one":
            if abs(start[0] - end[0]) < 14 and path.sides[0] != path.sides[1]:
                x = (start[0] + end[0]) / 2
                return _rounded(((x, start[1]), (x, end[1])))
            return _rounded((start, (start[0], ys[0]), (end[0], ys[0]), end))
        x = self._shaft_x(path.shaft, number, geometry)
        # A jog of a few units is noise.
        start = (x, start[1]) if abs(start[0] - x) < 8 else start
        end = (x, end[1]) if abs(end[0] - x) < 8 else end
        return _rounded((start, (start[0], ys[0]), (x, ys[0]), (x, ys[1]), (end[0], ys[1]), end))

    def _port(self, cell: _Cell, end: int, path: _Path) -> float:
        return self.ports[cell.iri, path.sides[end], self.numbers[id(path.net)]]

    def _track_y(self, channel: int, number: int, geometry: _Geometry) -> float:
        used = self.tracks[channel]
        count = max(used.values()) + 1
        height = geometry.channels[channel]
        return geometry.channel_tops[channel] + height * (used[number] + 1) / (count + 1)

    def _shaft_x(self, shaft: int, number: int, geometry: _Geometry) -> float:
        used = self.shafts[shaft]
        count = max(used.values()) + 1
        offset = (used[number] - (count - 1) / 2) * _GUTTER_TRACK
        if shaft % 2:
            return geometry.column_x[shaft // 2] + self.box_width / 2 + offset
        return geometry.gutter_x[shaft // 2] + offset


@dataclass(frozen=True)
class _Geometry:
    boxes: Mapping[str, Box]
    column_x: Sequence[float]
    gutter_x: Sequence[float]
    channel_tops: Sequence[float]
    channels: Sequence[float]

    def port(self, forum: str, side: str, share: float) -> Point:
        box = self.boxes[forum]
        # Lower and upper ports keep a little apart, so that lines of two boxes that stand
        # above each other don't run into one.
        if side == "top":
            return (box.x + box.width * share - 3, box.y)
        if side == "bottom":
            return (box.x + box.width * share + 3, box.y + box.height)
        y = box.y + box.height * share
        return (box.x + box.width, y) if side == "right" else (box.x, y)


def _columns(largest_lane: int) -> int:
    """How many boxes stand beside each other on a screen, so that they can be read unzoomed."""
    return min(5, max(4, largest_lane))


def _short(level: str) -> str:
    return level.removesuffix(" niveau").removesuffix(" level")


def _intervals(spans: Mapping[int, Sequence[float]]) -> dict[int, tuple[float, float]]:
    return {number: (min(ends), max(ends)) for number, ends in spans.items()}


def _colour(intervals: Mapping[int, tuple[float, float]]) -> dict[int, int]:
    """Give intervals that overlap or touch different tracks, the fewest possible."""
    ends: list[float] = []
    tracks = {}
    for number, (low, high) in sorted(intervals.items(), key=lambda item: (item[1], item[0])):
        track = next((t for t, end in enumerate(ends) if end < low), len(ends))
        if track == len(ends):
            ends.append(high)
        else:
            ends[track] = high
        tracks[number] = track
    return tracks


_Area = tuple[float, float, float, float]


def _label_spot(routes: Sequence[Route], taken: Sequence[_Area]) -> tuple[int, Point, _Area] | None:
    """Where the label of relations that share their lines fits: which of `routes`, the middle
    of the label and what it covers. Long level stretches come first, then upright ones."""
    label = routes[0].relation.label
    half = lettering.width(label, LABEL_SIZE) / 2 + 3
    stretches = []
    for number, route in enumerate(routes):
        for (x0, y0), (x1, y1) in pairwise(route.points):
            level = y0 == y1
            length = abs(x0 - x1) + abs(y0 - y1)
            if length >= (2 * half + 8 if level else 18):
                stretches.append((not level, -length, number, ((x0 + x1) / 2, (y0 + y1) / 2)))
    for _, _, number, (x, y) in sorted(stretches):
        area = (x - half, y - 6, x + half, y + 6)
        if not any(_overlap(area, other) for other in taken):
            return number, (x, y), area
    return None


def _overlap(a: _Area, b: _Area) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _rounded(points: Iterable[Point]) -> tuple[Point, ...]:
    """Round to a tenth and leave out points that stand still."""
    done: list[Point] = []
    for x, y in points:
        point = (round(x, 1), round(y, 1))
        if not done or done[-1] != point:
            done.append(point)
    return tuple(done)
