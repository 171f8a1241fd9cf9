"""Measures of a network's structure: structural holes, cores, centralisation, E-I, weak points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx as nx

CENTRALITIES: Final = ("degree", "betweenness", "closeness")


@dataclass(frozen=True)
class Centralisation:
    """`value` (0-1) over the `nodes` of the largest component, of `of_nodes` in all."""

    value: float
    nodes: int
    of_nodes: int


@dataclass(frozen=True)
class EiIndex:
    """`value` = (external - internal) / (external + internal) ties, None without any tie.

    `ungrouped` counts the ties that were left out since an end has no group.
    """

    value: float | None
    external: int
    internal: int
    ungrouped: int


@dataclass(frozen=True)
class CutPoint:
    """A node whose removal breaks its component; `pieces` has the nodes of each piece."""

    node: str
    pieces: tuple[tuple[str, ...], ...]


def constraint(graph: nx.Graph[str], weight: str | None = None) -> dict[str, float | None]:
    """Return how far each node's contacts are contacts of each other (low: it spans holes).

    None for a node without contacts. Source: Burt (1992), "Structural holes: the social
    structure of competition", ch. 2; networkx.constraint.
    """
    import networkx as nx

    if not graph.number_of_edges():
        return dict.fromkeys(graph)
    return _known(nx.constraint(graph, weight=weight))


def effective_size(graph: nx.Graph[str], weight: str | None = None) -> dict[str, float | None]:
    """Return the number of each node's contacts less their redundancy.

    None for a node without contacts. Source: Burt (1992); for unweighted ties in the form of
    Borgatti (1997), "Structural holes: unpacking Burt's redundancy measures", Connections 20:
    35-38; networkx.effective_size.
    """
    import networkx as nx

    if not graph.number_of_edges():
        return dict.fromkeys(graph)
    return _known(nx.effective_size(graph, weight=weight))


def core(graph: nx.Graph[str]) -> dict[str, int]:
    """Return the largest k for which each node is in a part where all have k ties or more.

    Source: Seidman (1983), "Network structure and minimum degree", Social Networks 5:
    269-287; networkx.core_number.
    """
    import networkx as nx

    return dict(nx.core_number(graph))


def centralisation(graph: nx.Graph[str], by: str) -> Centralisation:
    """Return how far one node outdoes all others: 0 all alike, 1 a star.

    `by` is one of `CENTRALITIES`. Taken over the largest component, since distances to what
    can't be reached are undefined. Source: Freeman (1978), "Centrality in social networks:
    conceptual clarification", Social Networks 1: 215-239. The same as `centralization` of R's
    sna. Raises ValueError for another `by`.
    """
    import networkx as nx

    if by not in CENTRALITIES:
        raise ValueError(by)
    components = sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))
    everyone = graph.number_of_nodes()
    if not components or len(components[0]) < 3:
        # Of two nodes neither can outdo the other.
        return Centralisation(0.0, len(components[0]) if components else 0, everyone)
    part = graph.subgraph(components[0]).copy()
    count = part.number_of_nodes()
    largest: float
    if by == "degree":
        score = {node: float(part.degree(node)) for node in part}
        largest = (count - 1) * (count - 2)
    elif by == "betweenness":
        score = nx.betweenness_centrality(part, normalized=False)
        largest = (count - 1) ** 2 * (count - 2) / 2
    else:
        score = nx.closeness_centrality(part)
        largest = (count - 1) * (count - 2) / (2 * count - 3)
    top = max(score.values())
    return Centralisation(sum(top - one for one in score.values()) / largest, count, everyone)


def ei_index(graph: nx.Graph[str], groups: Mapping[str, frozenset[str]]) -> EiIndex:
    """Return whether ties run across groups (towards 1) or within them (towards -1).

    A tie is internal when its ends share a group. Source: Krackhardt & Stern (1988),
    "Informal networks and organizational crises: an experimental simulation", Social
    Psychology Quarterly 51: 123-140.
    """
    external = internal = ungrouped = 0
    for one, other in graph.edges():
        if not groups.get(one) or not groups.get(other):
            ungrouped += 1
        elif groups[one] & groups[other]:
            internal += 1
        else:
            external += 1
    ties = external + internal
    return EiIndex((external - internal) / ties if ties else None, external, internal, ungrouped)


def cut_points(graph: nx.Graph[str]) -> list[CutPoint]:
    """Return the nodes without which the network falls into more pieces, largest harm first.

    The harm is what no longer hangs together with the largest piece. Source: Harary (1969),
    "Graph theory", ch. 3; networkx.articulation_points.
    """
    import networkx as nx

    found = []
    rest: nx.Graph[str] = nx.Graph(graph.edges())
    for node in list(nx.articulation_points(graph)):
        contacts = list(rest[node])
        rest.remove_node(node)
        pieces = {tuple(sorted(nx.node_connected_component(rest, contact))) for contact in contacts}
        rest.add_edges_from((node, contact) for contact in contacts)
        found.append(CutPoint(node, tuple(sorted(pieces, key=lambda p: (-len(p), p)))))
    return sorted(found, key=lambda cut: (-sum(map(len, cut.pieces[1:])), cut.node))


def bridges(graph: nx.Graph[str]) -> list[tuple[str, str]]:
    """Return the ties without which the network falls into more pieces, sorted.

    Of a two-mode graph each is (party, forum). Source: Harary (1969), ch. 3;
    networkx.bridges.
    """
    import networkx as nx

    def order(node: str) -> tuple[int, str]:
        return graph.nodes[node].get("bipartite", 0), node

    found = []
    for tie in nx.bridges(graph):
        one, other = sorted(tie, key=order)
        found.append((one, other))
    return sorted(found)


def _known(scores: Mapping[str, float]) -> dict[str, float | None]:
    return {node: None if isnan(score) else float(score) for node, score in scores.items()}
