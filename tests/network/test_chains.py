"""From level to level."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx

import ssp_graph as ssp
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.networks import chains
from ssp_graph.networks.graph import concept_order, listed

Make = Callable[..., nx.Graph]
LEVELS = ["political", "strategic", "coordinating", "executive"]


def test_levels_come_in_order(kb: KnowledgeBase) -> None:
    assert concept_order(kb, "level") == LEVELS


def test_linking_pins(affiliations: Make) -> None:
    graph = affiliations(
        {"top": "ab", "middle": "bc", "low": "cd"},
        level={"top": "strategic", "middle": "coordinating", "low": "executive"},
    )
    found = [(pin.party, pin.upper, pin.lower) for pin in chains.linking_pins(graph, LEVELS)]
    assert found == [("b", "strategic", "coordinating"), ("c", "coordinating", "executive")]


def test_a_forum_at_two_levels_is_not_both_ends(affiliations: Make) -> None:
    graph = affiliations({"both": "ab"}, level={"both": "strategic executive"})
    assert chains.linking_pins(graph, LEVELS) == []
    graph = affiliations(
        {"both": "ab", "low": "a"}, level={"both": "strategic executive", "low": "executive"}
    )
    assert [pin.party for pin in chains.linking_pins(graph, LEVELS)] == ["a"]


def test_shortest_chains(affiliations: Make) -> None:
    graph = affiliations(
        {"low": "sk", "middle": "kcm", "other": "kc", "top": "cz"},
        level={"low": "executive", "top": "strategic"},
    )
    found = chains.shortest_chains(graph, ["s"], "strategic")
    assert {chain.nodes for chain in found} == {
        ("s", "low", "k", "middle", "c", "top"),
        ("s", "low", "k", "other", "c", "top"),
    }
    assert {chain.steps for chain in found} == {3}
    assert chains.shortest_chains(graph, ["s"], "political") == []
    assert chains.shortest_chains(graph, ["nobody"], "strategic") == []


def test_no_chain_where_the_network_falls_apart(affiliations: Make) -> None:
    graph = affiliations({"low": "s", "top": "c"}, level={"top": "strategic"})
    assert chains.shortest_chains(graph, ["s"], "strategic") == []


def test_only_the_nearest_start_counts(affiliations: Make) -> None:
    graph = affiliations({"low": "sk", "top": "kt"}, level={"top": "strategic"})
    assert [c.nodes for c in chains.shortest_chains(graph, ["s", "t"], "strategic")] == [
        ("t", "top")
    ]


def test_from_a_school_in_silkeborg(kb: KnowledgeBase) -> None:
    """The consultant carries it from the local groups to the local council: two fora."""
    graph = listed(ssp.network(kb, "silkeborg"))
    found = chains.shortest_chains(graph, chains.at_school(kb, graph), "strategic")
    assert {chain.steps for chain in found} == {2}
    assert {chain.nodes[2].rpartition("/")[2] for chain in found} == {"ssp-konsulent"}
    starts = {chain.nodes[0].rpartition("/")[2] for chain in found}
    assert {"skoleleder", "ssp-vejleder"} <= starts
    assert "skolechef" not in starts, "the head of schools isn't at a school"


def test_the_same_steps_as_the_query(kb: KnowledgeBase, municipalities: list[str]) -> None:
    """queries/school-to-strategic.rq counts a post as its unit too: fewer steps, never more."""
    for name in municipalities:
        graph = listed(ssp.network(kb, name))
        own = chains.shortest_chains(graph, chains.at_school(kb, graph), "strategic")
        answers = [
            row["steps"] for row in kb.query("school-to-strategic", municipality=name).records()
        ]
        if own and answers:
            assert min(answers) <= own[0].steps
