"""Measures against worked examples from the literature."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import networkx as nx
import pytest

from ssp_graph.networks import brokerage, structure, two_mode
from ssp_graph.networks.brokerage import Roles

Make = Callable[..., nx.Graph]

# Borgatti & Halgin (2011), "Analyzing affiliation networks", SAGE Handbook of Social Network
# Analysis: normalised two-mode degree, closeness and betweenness of Davis's Southern women.
SOUTHERN_WOMEN = {
    "E8": (0.78, 0.85, 0.24),
    "E9": (0.67, 0.79, 0.23),
    "E7": (0.56, 0.73, 0.13),
    "Nora Fayette": (0.57, 0.80, 0.11),
    "Evelyn Jefferson": (0.57, 0.80, 0.10),
    "Theresa Anderson": (0.57, 0.80, 0.09),
    "E6": (0.44, 0.69, 0.07),
    "Sylvia Avondale": (0.50, 0.77, 0.07),
    "Laura Mandeville": (0.50, 0.73, 0.05),
    "Katherina Rogers": (0.43, 0.73, 0.05),
    "E5": (0.44, 0.59, 0.04),
    "Charlotte McDowd": (0.29, 0.60, 0.01),
    "Dorothy Murchison": (0.14, 0.65, 0.00),
    "E14": (0.17, 0.52, 0.00),
}


def test_two_mode_centrality_of_the_southern_women() -> None:
    graph = nx.davis_southern_women_graph()
    scores = two_mode.degree(graph), two_mode.closeness(graph), two_mode.betweenness(graph)
    for node, published in SOUTHERN_WOMEN.items():
        assert tuple(score[node] for score in scores) == pytest.approx(published, abs=0.0051)


def test_structural_holes_of_borgattis_example() -> None:
    """Borgatti (1997), figure 1: effective size 4.67 for G; Burt's constraint 0.4."""
    ties = ["AB", "AF", "AG", "AE", "ED", "FG", "CG", "DG", "EG", "BG"]
    graph = nx.Graph([tuple(tie) for tie in ties])
    size, tight = structure.effective_size(graph), structure.constraint(graph)
    assert [size[node] for node in "GAC"] == pytest.approx([4.67, 2.5, 1], abs=0.005)
    assert [tight[node] for node in "GAC"] == pytest.approx([0.4, 0.595, 1], abs=0.0005)


@pytest.mark.parametrize("by", structure.CENTRALITIES)
def test_centralisation_of_freemans_extremes(by: str) -> None:
    """Freeman (1978): a star has centralisation 1, a circle and a complete graph 0."""
    assert structure.centralisation(nx.star_graph(6), by).value == pytest.approx(1)
    assert structure.centralisation(nx.cycle_graph(7), by).value == pytest.approx(0)
    assert structure.centralisation(nx.complete_graph(5), by).value == pytest.approx(0)


def test_centralisation_of_a_line_of_five() -> None:
    """Freeman (1978): the chain of five: degree 1/6, betweenness 5/12."""
    line = nx.path_graph(5)
    assert structure.centralisation(line, "degree").value == pytest.approx(1 / 6)
    assert structure.centralisation(line, "betweenness").value == pytest.approx(5 / 12)
    assert structure.centralisation(line, "closeness").value == pytest.approx(
        (2 * (4 / 6 - 4 / 10) + 2 * (4 / 6 - 4 / 7)) / (4 * 3 / 7)
    )


def test_the_five_roles_of_gould_and_fernandez() -> None:
    """The defining triads: i → v → k without i → k, by the groups of the three."""
    triads = {
        "coordinator": "AAA",
        "itinerant": "ABA",
        "representative": "AAB",
        "gatekeeper": "ABB",
        "liaison": "ABC",
    }
    for role, members in triads.items():
        group = dict(zip("ivk", members, strict=True))
        found = brokerage.brokerage(nx.DiGraph([("i", "v"), ("v", "k")]), group)
        assert found["v"] == Roles(**{role: 1})
        assert found["i"] == found["k"] == Roles()


def test_a_closed_triad_needs_no_broker() -> None:
    group = dict.fromkeys("ivk", "A")
    assert brokerage.brokerage(nx.DiGraph(["iv", "vk", "ik"]), group)["v"] == Roles()
    back = brokerage.brokerage(nx.DiGraph(["iv", "vk", "ki"]), group)
    assert back["v"] == Roles(coordinator=1), "a tie from k to i closes nothing from i to k"


def test_without_direction_two_roles_are_one() -> None:
    graph = nx.Graph(["iv", "vk"])
    found = brokerage.brokerage(graph, {"i": "A", "v": "A", "k": "B"})["v"]
    assert found == Roles(representative=0.5, gatekeeper=0.5)
    assert found.total == 1


def test_two_mode_brokerage_counts_open_paths(affiliations: Make) -> None:
    """b sits with a in F and G and with c in H: two paths a - b - c. d meets all, so no more."""
    graph = affiliations({"F": "abd", "G": "ab", "H": "bcd"})
    group = {"a": "school", "b": "ssp", "c": "police", "d": "health"}
    levels = {"F": ["executive"], "G": ["strategic"], "H": ["executive", "strategic"]}
    found = brokerage.two_mode_brokerage(graph, group, levels)
    assert found["b"].roles == Roles(liaison=2)
    assert found["b"].across_levels == 0, "H shares a level with both"
    assert found["d"].roles == Roles(liaison=1)
    apart = brokerage.two_mode_brokerage(graph, group, {**levels, "H": ["strategic"]})
    assert apart["b"].across_levels == 1, "only the path through F and H spans two levels"
    assert found["a"].roles == found["c"].roles == Roles()


def test_nodes_without_a_group_play_no_part() -> None:
    graph = nx.DiGraph(["iv", "vk"])
    assert brokerage.brokerage(graph, {"v": "A", "k": "A"}) == {"v": Roles(), "k": Roles()}


def test_ei_index_of_krackhardt_and_stern() -> None:
    """(E - I) / (E + I): all ties across 1, all within -1, half and half 0."""
    group = {node: frozenset([node[0]]) for node in ("a1", "a2", "b1", "b2", "c")}
    across = nx.Graph([("a1", "b1"), ("a2", "b2")])
    within = nx.Graph([("a1", "a2"), ("b1", "b2")])
    assert structure.ei_index(across, group).value == 1
    assert structure.ei_index(within, group).value == -1
    assert structure.ei_index(nx.compose(across, within), group).value == 0
    assert structure.ei_index(nx.Graph(), group).value is None


def test_a_tie_of_two_sectors_is_internal_when_one_is_shared() -> None:
    group = {"x": frozenset(["psychiatry", "social-services"]), "y": frozenset(["psychiatry"])}
    found = structure.ei_index(nx.Graph([("x", "y"), ("x", "z")]), group)
    assert (found.value, found.internal, found.ungrouped) == (-1, 1, 1)


def test_k_core_of_seidman() -> None:
    """A clique of four with a tail: the clique is a 3-core, the tail a 1-core."""
    graph = nx.complete_graph(4)
    nx.add_path(graph, [3, 4, 5])
    assert structure.core(graph) == {0: 3, 1: 3, 2: 3, 3: 3, 4: 1, 5: 1}


def test_jaccard_overlap(affiliations: Make) -> None:
    graph = affiliations({"F": "abc", "G": "bcd", "H": "e"})
    assert two_mode.overlap(graph) == {("F", "G"): 0.5, ("F", "H"): 0, ("G", "H"): 0}


def test_cut_points_and_bridges(affiliations: Make) -> None:
    graph = affiliations({"F": "abk", "G": "kcd"})
    assert ("k", "F") in structure.bridges(graph)
    assert ("k", "G") in structure.bridges(graph)
    by_node = {cut.node: cut for cut in structure.cut_points(graph)}
    assert by_node.keys() == {"k", "F", "G"}
    assert by_node["k"].pieces == (("F", "a", "b"), ("G", "c", "d"))
    assert structure.cut_points(graph)[0].node == "k", "the largest harm comes first"


def test_two_mode_brokerage_counts_the_induced_paths_of_five_nodes() -> None:
    """Jasny & Lubell (2015): the open path actor - institution - broker - institution - actor.

    networkx finds each such path as an induced subgraph, once from either end; those whose
    ends meet in a further institution, with or without the broker, aren't open here.
    """
    graph = nx.Graph()
    draw = Random(5)
    for number in range(16):
        graph.add_node(f"p{number}", bipartite=0)
        for forum in draw.sample(range(9), draw.choice((1, 1, 2, 2, 3))):
            graph.add_node(f"f{forum}", bipartite=1)
            graph.add_edge(f"p{number}", f"f{forum}")
    group = {f"p{number}": draw.choice("ABC") for number in range(16)}
    matcher = nx.algorithms.isomorphism.GraphMatcher(graph, nx.path_graph(5))
    expected = dict.fromkeys(group, 0.0)
    for match in matcher.subgraph_isomorphisms_iter():
        start, _, broker, _, end = sorted(match, key=match.__getitem__)
        if broker in group and not set(graph[start]) & set(graph[end]):
            expected[broker] += 0.5
    assert sum(expected.values()) > 20
    found = brokerage.two_mode_brokerage(graph, group)
    assert {party: one.roles.total for party, one in found.items()} == expected
