"""What if a party weren't there."""

from __future__ import annotations

import json
from datetime import date

import networkx as nx
import pytest
from click.testing import CliRunner

import ssp_graph as ssp
from ssp_graph.cli import whatif as command
from ssp_graph.errors import UnknownName
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.networks import membership, vacancy
from ssp_graph.networks.graph import listed
from ssp_graph.texts import text

DATA = "https://w3id.org/ssp-graph/data/"
ON = date(2026, 11, 21)


def without(kb: KnowledgeBase, place: str, *names: str) -> vacancy.Vacancy:
    return ssp.whatif(kb, place, names, rules=False)


@pytest.mark.parametrize(
    "name",
    [
        "SSP & Forebyggelseskonsulent",
        "SSP & Forebyggelseskonsulenten",
        "ssp og forebyggelseskonsulenten",
        "The SSP and prevention consultant",
        "ssp-og-forebyggelseskonsulenten",
        "herning:ssp-og-forebyggelseskonsulenten",
        DATA + "herning/ssp-og-forebyggelseskonsulenten",
        "SSP-konsulent",
        "party:ssp-consultant",
    ],
)
def test_a_party_is_found_by_any_of_its_names(kb: KnowledgeBase, name: str) -> None:
    known = membership.read(kb, "herning")
    found = vacancy.find(kb, known, name)
    assert DATA + "herning/ssp-og-forebyggelseskonsulenten" in found


def test_a_misspelt_party_is_answered_with_near_names(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as raised:
        without(kb, "herning", "SSP & Forebyggelseskonsulnt")
    assert "SSP & Forebyggelseskonsulent" in raised.value.near
    assert "Forebyggelseskonsulent" in raised.value.message("da")
    with pytest.raises(UnknownName) as raised:
        without(kb, "herning", "xyzzy")
    assert "SSP og Forebyggelsesfunktionen" in raised.value.message("da")


def test_the_consultant_of_silkeborg(kb: KnowledgeBase) -> None:
    """Only the consultant sits both with the local groups and in the local council."""
    found = without(kb, "silkeborg", "SSP-konsulent")
    pairs = {frozenset((link.forum, link.other)) for link in found.lost}
    assert frozenset(("De lokale SSP-grupper", "Lokalrådet")) in pairs
    levels = {(link.upper, link.lower): (link.before, link.after) for link in found.levels}
    assert levels["Strategisk niveau", "Udførende niveau"] == (1, 0)
    assert any("Styregruppen" in relation for relation in found.relations)
    assert found.rules is None


def test_the_function_and_its_consultant_are_two_parties(kb: KnowledgeBase) -> None:
    post = without(kb, "herning", "SSP & Forebyggelseskonsulent")
    assert [actor.label for actor in post.remaining] == ["SSP og Forebyggelsesfunktionen"]
    unit = without(kb, "herning", "SSP & Forebyggelsesfunktionen")
    assert unit.remaining == ()
    assert len(unit.removed[0].fora) > len(post.removed[0].fora), "a unit takes its posts along"
    assert len(unit.lost) > len(post.lost)


def test_lost_links_are_those_that_nobody_else_makes(
    kb: KnowledgeBase, municipalities: list[str]
) -> None:
    """Counted anew on the graph: remove the node, see which pairs of fora share nobody."""
    for place in municipalities:
        graph = listed(ssp.network(kb, place))
        post = max((n for n, side in graph.nodes("bipartite") if side == 0), key=graph.degree)
        bodies = [n for n, side in graph.nodes("bipartite") if side == 1]
        found = without(kb, place, post)
        if len(found.removed) != 1 or set(found.removed[0].fora) != {
            graph.nodes[forum]["label"] for forum in graph[post]
        }:
            continue  # a unit that takes posts along; the test above is about that
        shared = [
            {one, other}
            for place_, one in enumerate(bodies)
            for other in bodies[place_ + 1 :]
            if set(graph[one]) & set(graph[other]) == {post}
        ]
        assert len(found.lost) == len(shared)
        rest = graph.copy()
        rest.remove_node(post)
        assert found.pieces_after == nx.number_connected_components(rest)
        assert found.pieces_before == nx.number_connected_components(graph)


def test_several_at_once(kb: KnowledgeBase) -> None:
    both = without(kb, "herning", "SSP & Forebyggelseskonsulent", "SSP & Forebyggelsesfunktionen")
    assert len(both.removed) == 2
    assert both.remaining == ()


def test_a_forum_with_one_party_is_emptied(kb: KnowledgeBase) -> None:
    found = without(kb, "hedensted", "SSP-kontaktperson (skole)", "SSP-kontaktperson (ungdomsklub)")
    assert found.emptied == ("SSP skolenetværk",)


def test_which_recommendations_change(kb: KnowledgeBase) -> None:
    """The description of Silkeborg rests on its consultant in some of the recommendations."""
    before = len(kb.store)
    found = ssp.whatif(kb, "silkeborg", "SSP-konsulent", on=ON, lang="en")
    assert found.rules
    assert all(turned.before != turned.after for turned in found.rules)
    assert any(turned.before == "met" for turned in found.rules)
    assert all(
        turned.statement and turned.rule.startswith(("F-", "S-", "L-")) for turned in found.rules
    )
    assert len(kb.store) == before, "the knowledge base is left as it was"


def test_outcomes_before_are_those_of_a_validation(kb: KnowledgeBase) -> None:
    from ssp_graph import conformance

    found = ssp.whatif(kb, "silkeborg", "SSP-konsulent", on=ON)
    outcomes = conformance.validate(
        kb, "silkeborg", ON, rules=[turned.rule for turned in found.rules or ()]
    ).by_rule
    assert found.rules
    for turned in found.rules:
        assert outcomes[turned.rule].outcome == turned.before


def test_the_command() -> None:
    arguments = ["herning", "--without", "SSP & Forebyggelseskonsulent", "--no-rules"]
    for lang in ("da", "en"):
        for format_name in ("table", "md", "html"):
            result = CliRunner().invoke(
                command.build(lang), [*arguments, "--format", format_name, "--lang", lang]
            )
            assert result.exit_code == 0, result.output
            flat = " ".join(result.output.split())
            assert text("whatif.lost", lang) in flat
            assert text("whatif.remaining", lang) in flat
            assert "Trygt Natteliv" in flat or "Safe Nightlife" in flat
    result = CliRunner().invoke(command.build("da"), [*arguments, "--format", "json"])
    document = json.loads(result.output)
    assert document["rules"] is None
    assert document["removed"][0]["label"] == "SSP og Forebyggelseskonsulenten"
    assert document["cautions"]
