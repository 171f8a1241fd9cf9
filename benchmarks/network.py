"""What the network measures cost, as ratios to the networkx primitive each is made of.

Run: ``python benchmarks/network.py``. Measure and primitive run in turns on the same network,
the shipped municipality with most parties and a made-up one of 60 fora and 250 parties; the
fastest of several runs counts, since others disturbed it least. A measure that networkx lacks
is compared with the one it shares most work with. Exits with 1 above the budget of a measure,
or when a what-if without rules takes over 2 seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from random import Random

import networkx as nx
from networkx.algorithms import bipartite

import ssp_graph as ssp
from ssp_graph.networks import brokerage, chains, similarity, structure, two_mode
from ssp_graph.networks.graph import listed, parties, projection

ROUNDS = 5
WHATIF_BUDGET = 2.0
LEVELS = ("political", "strategic", "coordinating", "executive")

Action = Callable[[], object]


def fastest(*actions: Action) -> list[float]:
    """Return the seconds of the fastest of several runs of each, run in turns."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(ROUNDS):
        for taken, action in zip(times, actions, strict=True):
            start = time.perf_counter()
            action()
            taken.append(time.perf_counter() - start)
    return [min(taken) for taken in times]


def large() -> nx.Graph:
    """Return a network of 60 fora and 250 parties, the same on every run."""
    draw = Random(0)
    graph = nx.Graph()
    for number in range(60):
        graph.add_node(f"f{number}", bipartite=1, label="", level=draw.choice(LEVELS))
    for number in range(250):
        graph.add_node(f"p{number}", bipartite=0, label="", sector=draw.choice("ABCDEFGH"))
        for forum in draw.sample(range(60), draw.choice((1, 1, 1, 2, 2, 3, 5))):
            graph.add_edge(f"p{number}", f"f{forum}")
    return graph


def pairs(graph: nx.Graph) -> dict[str, tuple[Action, str, Action, float]]:
    """Return measure → (what is measured, primitive's name, primitive, budget)."""
    known = listed(graph)
    people, top = projection(known, "parties"), parties(known)
    group, levels = brokerage.groups(people, "sector"), chains.levels_of(known)
    sectors = {node: frozenset([name]) for node, name in group.items()}
    grid = similarity.grids([graph, graph], LEVELS)
    cuts = list(nx.articulation_points(known))
    lower = [p for p in top if any("executive" in levels.get(f, ()) for f in known[p])]
    return {
        "degree": (
            lambda: two_mode.degree(graph),
            "bipartite.degree_centrality",
            lambda: bipartite.degree_centrality(known, top),
            20,
        ),
        "closeness": (
            lambda: two_mode.closeness(graph),
            "bipartite.closeness_centrality",
            lambda: bipartite.closeness_centrality(known, top),
            3,
        ),
        "betweenness": (
            lambda: two_mode.betweenness(graph),
            "bipartite.betweenness_centrality",
            lambda: bipartite.betweenness_centrality(known, top),
            2,
        ),
        "overlap": (
            lambda: two_mode.overlap(graph),
            "weighted_projected_graph",
            lambda: projection(known, "fora"),
            3,
        ),
        "brokerage": (
            lambda: brokerage.brokerage(people, group),
            "clustering",
            lambda: nx.clustering(people),
            3,
        ),
        "two-mode brokerage": (
            lambda: brokerage.two_mode_brokerage(known, group, levels),
            "clustering",
            lambda: nx.clustering(people),
            12,
        ),
        "constraint": (
            lambda: structure.constraint(people),
            "constraint",
            lambda: nx.constraint(people),
            2,
        ),
        "effective size": (
            lambda: structure.effective_size(people),
            "effective_size",
            lambda: nx.effective_size(people),
            2,
        ),
        "core": (lambda: structure.core(known), "core_number", lambda: nx.core_number(known), 2),
        "centralisation": (
            lambda: structure.centralisation(people, "betweenness"),
            "betweenness_centrality",
            lambda: nx.betweenness_centrality(people, normalized=False),
            3,
        ),
        "E-I index": (
            lambda: structure.ei_index(people, sectors),
            "attribute_mixing_dict",
            lambda: nx.attribute_mixing_dict(people, "sector"),
            2,
        ),
        "bridges": (
            lambda: structure.bridges(known),
            "bridges",
            lambda: list(nx.bridges(known)),
            3,
        ),
        "cut points": (
            lambda: structure.cut_points(known),
            "connected_components for each cut point",
            lambda: [list(nx.connected_components(known)) for _ in cuts],
            15,
        ),
        "linking pins": (
            lambda: chains.linking_pins(known, LEVELS),
            "degree_centrality",
            lambda: nx.degree_centrality(known),
            80,
        ),
        "chains": (
            lambda: chains.shortest_chains(known, lower, "strategic"),
            "all_pairs_shortest_path_length",
            lambda: dict(nx.all_pairs_shortest_path_length(known)),
            3,
        ),
        "likeness (2000 shuffles)": (
            lambda: similarity.qap(grid[0].cells, grid[1].cells, 2000),
            "200 shuffles",
            lambda: similarity.qap(grid[0].cells, grid[1].cells, 200),
            14,
        ),
    }


def main() -> int:
    """Measure, print and judge."""
    kb = ssp.load()
    biggest = max(
        (ssp.network(kb, name) for name in ("herning", "silkeborg", "hedensted")),
        key=lambda graph: graph.number_of_nodes(),
    )
    over = 0
    for title, graph in ((biggest.graph["name"], biggest), ("60 fora, 250 parties", large())):
        print(f"{title}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} memberships")
        for name, (measure, primitive_name, primitive, budget) in pairs(graph).items():
            ours, theirs = fastest(measure, primitive)
            ratio = ours / theirs
            over += ratio > budget
            print(
                f"  {name:26} {ours * 1000:8.2f} ms  {ratio:6.1f}x {primitive_name}"
                f"  (budget {budget:g}x)"
            )
    build, query = fastest(
        lambda: ssp.network(kb, "herning"),
        lambda: kb.query("network/seats", municipality="herning"),
    )
    print(f"building the network {build * 1000:.0f} ms, {build / query:.1f}x the query of seats")
    name = "herning:ssp-og-forebyggelseskonsulenten"
    (whatif,) = fastest(lambda: ssp.whatif(kb, "herning", name, rules=False))
    over += whatif > WHATIF_BUDGET
    print(f"what if, without rules {whatif:.2f} s  (budget {WHATIF_BUDGET:g} s)")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
