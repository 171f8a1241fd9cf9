"""The chart of several municipalities, and the overview of many."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest

from ssp_graph.errors import SspError
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.views import chart, view
from ssp_graph.views.model import View
from ssp_graph.views.side_by_side import Overview, SideBySide

from .conftest import THREE
from .synthetic import municipality

SVG = "{http://www.w3.org/2000/svg}"


def test_only_here_marks_kinds_that_no_other_has(views: dict[str, View]) -> None:
    shown = [views[slug] for slug in THREE]
    marked = chart.only_here(shown)
    kinds = {view.municipality: {k for f in view.fora for k in f.kinds} for view in shown}
    by_iri = {forum.iri: forum for view in shown for forum in view.fora}
    assert marked
    for iri, home in marked.items():
        for kind in by_iri[iri].kinds:
            assert [m for m, known in kinds.items() if kind in known] == [home]


def test_a_forum_without_a_kind_is_never_said_to_be_only_here() -> None:
    one, other = municipality("en", 4), municipality("to", 4)
    without = replace(one, fora=tuple(replace(forum, kinds=()) for forum in one.fora))
    assert not set(chart.only_here([without, other])) & {forum.iri for forum in one.fora}


def test_the_highlighted_are_drawn_with_words_as_well_as_colour(views: dict[str, View]) -> None:
    shown = [views[slug] for slug in THREE]
    home = views["hedensted"].municipality
    root = ET.fromstring(chart.chart(shown, highlight=home))
    lit = [g for g in root.iter(f"{SVG}g") if g.get("class") == "highlight"]
    assert {g.get("data-only") for g in lit} == {home}
    for group in lit:
        tags = [g for g in group.iter(f"{SVG}g") if g.get("class") == "tag"]
        assert [tag.get("display") for tag in tags] == [None]
        assert "kun i Hedensted" in "".join(tags[0].itertext())


def test_highlighting_one_that_is_not_shown_is_a_mistake(kb: KnowledgeBase) -> None:
    with pytest.raises(SspError, match="Herning"):
        view(kb, "herning", "silkeborg", highlight="odense")


def test_sectors_have_the_same_colour_and_order_in_every_chart(views: dict[str, View]) -> None:
    together = ET.fromstring(chart.chart([views[slug] for slug in THREE]))
    alone = ET.fromstring(chart.chart([views["herning"]]))

    labels = {sector.label for sector in views["herning"].sectors.values()}

    def legend(root: ET.Element) -> dict[str, str | None]:
        (group,) = [g for g in root.iter(f"{SVG}g") if g.get("class") == "legend"]
        children = list(group)
        return {
            text.text: mark.get("fill")
            for mark, text in pairwise(children)
            if mark.tag in (f"{SVG}circle", f"{SVG}polygon")
            and text.tag == f"{SVG}text"
            and text.text in labels
        }

    small, large = legend(alone), legend(together)
    shared = [label for label in large if label in small]
    assert shared == list(small)
    assert all(small[label] == large[label] for label in shared)
    assert len(shared) > 5


def test_the_number_of_municipalities_decides_the_kind_of_page(kb: KnowledgeBase) -> None:
    assert isinstance(view(kb, "herning", "silkeborg"), SideBySide)
    assert not isinstance(view(kb, "herning"), SideBySide)


def test_98_municipalities_fit_one_overview() -> None:
    many = [municipality(f"by-{number}", 12, 30, 10) for number in range(98)]
    html = Overview(many).generate_html()
    assert html.count("data-row=") == 98
    assert html.count("<template") == 98
    assert len(html.encode()) < 6_000_000
