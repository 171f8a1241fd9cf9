"""The page is one file that runs nothing but its own scripts, and pyvis's interface still works."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.views import model, view
from ssp_graph.views.model import Outcome, Targets, View
from ssp_graph.views.orgview import OrgView
from ssp_graph.views.packing import pack, unpack

from .conftest import THREE
from .synthetic import municipality, renamed


def data_of(html: str) -> dict[str, Any]:
    """What the page's script works on, by language."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return unpack(json.loads(found[1]))  # type: ignore[no-any-return]


@pytest.mark.parametrize("slug", THREE)
def test_a_municipality_takes_at_most_a_megabyte(kb: KnowledgeBase, slug: str) -> None:
    assert len(view(kb, slug).generate_html().encode()) <= 1_000_000


def test_nothing_is_fetched_and_only_own_scripts_run(kb: KnowledgeBase) -> None:
    html = view(kb, "herning").generate_html()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1] or "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    markup = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", markup)
    assert "<link" not in markup
    assert "cdn" not in markup


def test_the_page_holds_both_languages(kb: KnowledgeBase) -> None:
    networks = data_of(view(kb, "herning", lang="en").generate_html())
    assert list(networks) == ["en", "da"]
    assert set(networks["da"]["fora"]) == set(networks["en"]["fora"])


def test_names_are_data_and_never_markup() -> None:
    attack = "</script><script>alert(1)</script>"
    html = OrgView(
        renamed(municipality(), [attack, "<img src=x onerror=alert(1)>"])
    ).generate_html()
    assert attack not in html
    assert "<img" not in html
    labels = {forum["label"] for forum in data_of(html)["da"]["fora"].values()}
    assert attack in labels


def test_every_stated_fact_carries_its_quotation(views: dict[str, View]) -> None:
    html = OrgView(views["silkeborg"]).generate_html()
    network = data_of(html)["da"]
    for forum in network["fora"].values():
        for level in forum["levels"]:
            assert level["evidence"], forum["label"]
            quotation, reason = (network["evidence"][level["evidence"][0]][n] for n in (0, 1))
            assert reason if level["basis"] == "reading" else quotation
        for seat in forum["seats"]:
            assert any(network["evidence"][n][0] for n in seat["evidence"])


def test_an_outcome_is_written_once_however_many_it_is_about(views: dict[str, View]) -> None:
    base = views["herning"]
    outcome = Outcome("F-1.01", "met", ("opfyldt", "met"), ("Står der.", "It is there."))
    judged = {forum.iri: [outcome] for forum in base.fora}
    html = OrgView(replace(base, outcomes=judged)).generate_html()
    network = data_of(html)["da"]
    assert network["judged"] == [["F-1.01", "met", "opfyldt", "Står der."]]
    assert all(forum["outcomes"] == [0] for forum in network["fora"].values())


def test_a_group_keeps_its_colour_and_parallel_edges_stay() -> None:
    network = OrgView(municipality("proeve", 3, 5, 0))
    before = network.num_edges()
    network.add_node("a", label="A", group="x", color="#D55E00", x=0, y=0)
    network.add_node("b", label="B", x=10, y=10)
    network.directed = False
    network.add_edge("a", "b", title="one")
    network.add_edge("b", "a", title="two")
    assert network.node_map["a"]["color"] == "#D55E00"
    assert network.num_edges() == before + 2
    assert '"id":"a"' in network.generate_html()


def test_it_is_written_whole_and_shown_in_a_notebook(tmp_path: Path) -> None:
    network = OrgView(municipality("proeve", 3, 5, 0))
    path = tmp_path / "proeve.html"
    network.write_html(str(path))
    assert path.read_text(encoding="utf-8") == network.generate_html()
    assert [p.name for p in tmp_path.iterdir()] == ["proeve.html"], "no lib folder beside it"
    frame = network._repr_html_()
    assert frame.startswith("<iframe")
    assert "allow-same-origin" not in frame
    assert "<script" not in frame


def test_every_text_of_the_page_is_in_the_data(views: dict[str, View]) -> None:
    """A text key that the script asks for and nobody gives would show as »undefined«."""
    from ssp_graph.views import page

    asked = set(re.findall(r'words\("([a-z-]+)"\)', page._asset("view/org.js")))
    asked |= set(
        re.findall(r'data-(?:t|label|placeholder)="([a-z-]+)"', page._asset("view/org.html"))
    )
    given = set(data_of(OrgView(views["herning"]).generate_html())["da"]["texts"])
    assert asked <= given, asked - given


def test_a_page_of_one_language_holds_no_other(kb: KnowledgeBase) -> None:
    alone = OrgView(model.read(kb, "silkeborg", "en"))
    assert list(data_of(alone.generate_html())) == ["en"]


def test_packing_writes_repeated_texts_once_and_takes_none_for_another() -> None:
    value = {"a": ["a long text", "~0", "x"], "b": {"c": "a long text", "d": None}, "e": [1, ""]}
    packed = pack(value)
    assert json.dumps(packed).count("a long text") == 1
    assert unpack(packed) == value


def test_the_fora_alone_fit_one_screen(views: dict[str, View]) -> None:
    # 1,010 × 745 is what a window of 1,400 × 900 leaves; names are set in 12.5 units.
    for slug in THREE:
        network = OrgView(views[slug]).data()
        width, height = (network["folded"] or network)["size"]
        assert 12.5 * min(1010 / width, 745 / height) > 9.5, slug


def test_what_is_folded_away_is_told(views: dict[str, View]) -> None:
    view = views["herning"]
    network = OrgView(view).data()
    folded = network["folded"]
    assert len(folded["boxes"]) == len(view.fora)
    away = len(network["edges"]) - len(folded["routes"])
    assert f"{len(view.actors())} funktioner" in folded["lanes"][-1]["empty"][0]
    assert f"{away} forbindelser" in folded["lanes"][-1]["empty"][0]


def test_names_lead_to_their_pages_where_there_are_any(views: dict[str, View]) -> None:
    view = views["silkeborg"]
    forum = view.fora[0].iri
    linked = OrgView(replace(view, targets=Targets({forum: "../forum/a.html"}, {})))
    network = data_of(linked.generate_html())["da"]
    assert list(network["targets"]["nodes"].values()) == ["../forum/a.html"]
    svg = str(linked.content()["svg"])
    assert svg.count('href="../forum/a.html"') == 1
    assert 'role="group"' in svg
    assert "<a " not in str(OrgView(view).content()["svg"])
