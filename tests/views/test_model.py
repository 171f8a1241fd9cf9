"""What a view shows is what the graph holds."""

from __future__ import annotations

import pytest

from ssp_graph.errors import SspError, UnknownName
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.views import model
from ssp_graph.views.model import View

from .conftest import THREE

PREFIXES = """
PREFIX ssp: <https://w3id.org/ssp-graph/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
"""


def answer(kb: KnowledgeBase, sparql: str, view: View) -> set[tuple[object, ...]]:
    """The rows of a query in which HOME stands for the municipality of `view`."""
    return set(kb.query(PREFIXES + sparql.replace("HOME", f"<{view.municipality}>")).rows)


@pytest.mark.parametrize("slug", THREE)
def test_all_fora_and_seats_are_there(kb: KnowledgeBase, views: dict[str, View], slug: str) -> None:
    view = views[slug]
    fora = answer(kb, "SELECT ?f { ?f a ssp:Forum ; ssp:serves HOME }", view)
    assert {(forum.iri,) for forum in view.fora} == fora
    seats = answer(
        kb,
        "SELECT ?s { ?g ssp:describes HOME . GRAPH ?g { ?s a ssp:Seat } "
        "?s org:organization ?f . ?f ssp:serves HOME }",
        view,
    )
    assert {(seat.iri,) for seat in view.seats} == seats


@pytest.mark.parametrize("slug", THREE)
def test_a_level_is_stated_only_where_a_source_states_it(
    kb: KnowledgeBase, views: dict[str, View], slug: str
) -> None:
    view = views[slug]
    stated = answer(
        kb,
        "SELECT ?f ?l { ?g a ssp:Source ; ssp:describes HOME . GRAPH ?g { ?f ssp:level ?l } "
        "?f a ssp:Forum ; ssp:serves HOME }",
        view,
    )
    shown = {
        (forum.iri, placement.level)
        for forum in view.fora
        for placement in forum.placements
        if placement.basis == "stated"
    }
    assert shown == stated


@pytest.mark.parametrize("slug", THREE)
def test_every_seat_and_reading_rests_on_something(views: dict[str, View], slug: str) -> None:
    view = views[slug]
    for seat in view.seats:
        assert any(e.quotation for e in view.evidence[seat.iri]), seat.iri
    for forum in view.fora:
        for placement in forum.placements:
            if placement.basis == "reading":
                aspects = {e.aspect for e in view.evidence[forum.iri] if e.reason}
                assert "https://w3id.org/ssp-graph/ontology#level" in aspects, forum.iri


@pytest.mark.parametrize("slug", THREE)
def test_both_languages_show_the_same(kb: KnowledgeBase, views: dict[str, View], slug: str) -> None:
    danish, english = views[slug], model.read(kb, slug, "en")
    assert [f.iri for f in danish.fora] == [f.iri for f in english.fora]
    assert [r.key for r in danish.relations] == [r.key for r in english.relations]
    assert all(forum.label for forum in english.fora)
    assert english.label != danish.label


def test_the_number_of_parties_counts_each_once(views: dict[str, View]) -> None:
    for view in views.values():
        for forum in view.fora:
            assert forum.parties == len({seat.party for seat in view.seats_of(forum.iri)})


def test_the_three_municipalities_can_be_shown(kb: KnowledgeBase) -> None:
    found = {iri.rpartition("/")[0].rpartition("/")[2] for iri in model.municipalities(kb)}
    assert set(THREE) <= found


def test_an_unknown_municipality_is_answered_with_near_matches(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName, match="herning"):
        model.read(kb, "hernning")


def test_a_municipality_without_data_is_named(kb: KnowledgeBase) -> None:
    with pytest.raises(SspError, match="odense"):
        model.read(kb, "odense")
