"""Boxes stand in their lanes, lines keep off boxes, and the same content gives the same picture."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from ssp_graph.views.layout import Box, Layout, lay_out, party_order, party_places
from ssp_graph.views.model import View

from .conftest import THREE
from .synthetic import municipality

PROJECT = Path(__file__).resolve().parents[2]
SIZES = [(1, 1, 0), (5, 10, 4), (12, 40, 15), (30, 90, 60), (60, 250, 80)]


def drawn(view: View) -> Layout:
    (layout,) = lay_out([view])
    return layout


@pytest.fixture(params=[*THREE, *SIZES], ids=str)
def layout(request: pytest.FixtureRequest, views: dict[str, View]) -> Layout:
    if isinstance(request.param, str):
        return drawn(views[request.param])
    fora, parties, relations = request.param
    return drawn(municipality("proeve", fora, parties, relations))


def test_boxes_keep_apart(layout: Layout) -> None:
    for a, b in combinations(layout.boxes, 2):
        apart = (
            a.x + a.width <= b.x or b.x + b.width <= a.x
            or a.y + a.height <= b.y or b.y + b.height <= a.y
        )  # fmt: skip
        assert apart, (a.label, b.label)


def test_every_box_stands_in_its_lane(layout: Layout) -> None:
    lanes = {lane.index: lane for lane in layout.lanes}
    for box in layout.boxes:
        lane = lanes[box.lane]
        assert lane.y <= box.y
        assert box.y + box.height <= lane.y + lane.height
        assert layout.x < box.x
        assert box.x + box.width < layout.x + layout.width


def test_every_forum_is_drawn_once(layout: Layout) -> None:
    drawn_fora = sorted(box.iri for box in layout.boxes if box.forum)
    assert drawn_fora == sorted(forum.iri for forum in layout.view.fora)


def test_lanes_follow_each_other_in_the_order_of_levels(layout: Layout) -> None:
    levels = [level.iri for level in layout.view.levels]
    assert [lane.iri for lane in layout.lanes][: len(levels)] == levels
    for above, below in pairwise(layout.lanes):
        assert above.y + above.height == pytest.approx(below.y, abs=0.2)


def crosses(box: Box, a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether the stretch from a to b runs through the inside of the box."""
    return (
        min(a[0], b[0]) < box.x + box.width - 1
        and max(a[0], b[0]) > box.x + 1
        and min(a[1], b[1]) < box.y + box.height - 1
        and max(a[1], b[1]) > box.y + 1
    )


def test_lines_keep_off_boxes(layout: Layout) -> None:
    for route in layout.routes:
        for a, b in pairwise(route.points):
            assert a[0] == b[0] or a[1] == b[1], "a line runs level or upright"
            for box in layout.boxes:
                assert not crosses(box, a, b), (route.relation.key, box.label)


def test_lines_start_and_end_at_their_boxes(layout: Layout) -> None:
    boxes = {box.iri: box for box in layout.boxes}

    def touches(box: Box, point: tuple[float, float]) -> bool:
        x, y = point
        return (
            box.x - 0.2 <= x <= box.x + box.width + 0.2
            and box.y - 0.2 <= y <= box.y + box.height + 0.2
        )

    for route in layout.routes:
        assert touches(boxes[route.relation.subject], route.points[0])
        assert touches(boxes[route.relation.object], route.points[-1])


def test_every_relation_between_fora_is_drawn(layout: Layout) -> None:
    fora = {forum.iri for forum in layout.view.fora}
    wanted = {r.key for r in layout.view.relations if r.subject in fora and r.object in fora}
    assert wanted <= {route.relation.key for route in layout.routes}


def test_labels_of_lines_stand_apart() -> None:
    layout = drawn(municipality("proeve", 12, 40, 15))
    spots = [route.label_at for route in layout.routes if route.label_at]
    assert spots
    for a, b in combinations(spots, 2):
        assert abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) >= 11


def test_a_lane_without_a_forum_says_that_the_sources_are_silent() -> None:
    layout = drawn(municipality("proeve", 2, 5, 0))
    taken = {box.lane for box in layout.boxes}
    empty = [lane for lane in layout.lanes if lane.empty]
    assert empty
    assert not {lane.index for lane in empty} & taken
    assert "Kilderne nævner intet forum" in " ".join(empty[0].empty)


def test_a_forum_without_level_has_a_lane_of_its_own() -> None:
    view = municipality("proeve", 6)
    without = replace(view, fora=tuple(replace(f, placements=()) for f in view.fora))
    layout = drawn(without)
    assert layout.lanes[-1].iri == ""
    assert {box.lane for box in layout.boxes} == {len(view.levels)}


def test_a_level_that_is_read_is_told_from_one_that_is_stated() -> None:
    view = municipality("proeve", 20)
    for box in drawn(view).boxes:
        assert box.forum is not None
        bases = {placement.basis for placement in box.forum.placements}
        assert box.dashed == (bases == {"reading"})


def test_municipalities_side_by_side_share_lanes_and_rows(views: dict[str, View]) -> None:
    layouts = lay_out([views[slug] for slug in THREE], columns=3, actors=False)
    heights = {tuple((lane.y, lane.height) for lane in layout.lanes) for layout in layouts}
    assert len(heights) == 1
    for left, right in pairwise(layouts):
        assert left.x + left.width == pytest.approx(right.x)


def test_places_do_not_depend_on_labels(views: dict[str, View]) -> None:
    view = municipality("proeve", 15)
    renamed = replace(view, fora=tuple(replace(f, label=f.label[::-1]) for f in view.fora))
    places = [[(box.iri, box.x) for box in drawn(v).boxes] for v in (view, renamed)]
    assert places[0] == places[1]


def test_parties_stand_in_the_order_of_sectors_and_keep_apart() -> None:
    view = municipality("proeve", 60, 250)
    places = party_places(250, 124, 500, 1000)
    assert len(set(places)) == 250
    parties = party_order(view, view.parties)
    assert len(parties) == 250
    order = [min(map(view.sector_order, party.sectors)) for party in parties if party.sectors]
    assert order == sorted(order)


def test_the_picture_is_the_same_in_every_run() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from views.synthetic import municipality\n"
        "from ssp_graph.views.orgview import OrgView\n"
        "import hashlib\n"
        "html = OrgView(municipality('proeve', 20, 60, 30)).generate_html()\n"
        "print(hashlib.sha256(html.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=PROJECT,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(digests) == 1
