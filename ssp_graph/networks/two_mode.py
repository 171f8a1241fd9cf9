"""Measures of parties × fora: two-mode centrality, density and the overlap of fora.

All functions take a two-mode graph as `ssp_graph.network` makes it (node attribute
``bipartite`` 0 for parties, 1 for fora). Fora whose participants no document lists are left
out: their membership is unknown and would count as emptiness.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ssp_graph.networks.graph import fora, listed, parties

if TYPE_CHECKING:
    import networkx as nx


def degree(graph: nx.Graph[str]) -> dict[str, float]:
    """Return each node's share (0-1) of the memberships that it could have.

    A party's number of fora by the number of all fora, a forum's number of parties by the
    number of all parties. Source: Borgatti & Everett (1997), "Network analysis of 2-mode
    data", Social Networks 19: 243-269; networkx.bipartite.degree_centrality.
    """
    from networkx.algorithms import bipartite

    known = listed(graph)
    if not known.number_of_edges():
        return dict.fromkeys(known, 0.0)
    return dict(bipartite.degree_centrality(known, parties(known)))


def closeness(graph: nx.Graph[str]) -> dict[str, float]:
    """Return the two-mode closeness (0-1) of each node.

    The smallest sum of distances that a node of its side can have in its connected part,
    divided by the actual one, and scaled by the share of the network that it reaches at all.
    Source: Borgatti & Everett (1997); for several parts the correction of Wasserman & Faust
    (1994), "Social network analysis", p. 201; networkx.bipartite.closeness_centrality, which
    is taken part by part, since over the whole of a network in pieces it goes beyond 1.
    """
    import networkx as nx
    from networkx.algorithms import bipartite

    known = listed(graph)
    people, others = set(parties(known)), known.number_of_nodes() - 1
    scores: dict[str, float] = {}
    for piece in nx.connected_components(known):
        part = known.subgraph(piece).copy()  # a view would be looked through at each step
        within = bipartite.closeness_centrality(part, piece & people, normalized=False)
        reached = (len(piece) - 1) / others if others else 0.0
        scores |= {node: score * reached for node, score in within.items()}
    return {node: scores[node] for node in known}


def betweenness(graph: nx.Graph[str]) -> dict[str, float]:
    """Return the two-mode betweenness (0-1) of each node.

    The share of the shortest paths of the others that run through it, by the largest value
    that a node of its side can have. Source: Borgatti & Everett (1997);
    networkx.bipartite.betweenness_centrality.
    """
    from networkx.algorithms import bipartite

    known = listed(graph)
    sides = parties(known), fora(known)
    for one, other in (sides, sides[::-1]):
        if len(one) <= 1:
            # A star, or nothing: the middle lies on all paths, which no formula needs to tell.
            return dict.fromkeys(other, 0.0) | dict.fromkeys(one, 1.0 if len(other) > 1 else 0.0)
    return dict(bipartite.betweenness_centrality(known, parties(known)))


def density(graph: nx.Graph[str]) -> float:
    """Return the share (0-1) of all possible memberships that the documents list.

    Source: Borgatti & Everett (1997); networkx.bipartite.density.
    """
    from networkx.algorithms import bipartite

    known = listed(graph)
    return float(bipartite.density(known, parties(known))) if known.number_of_edges() else 0.0


def overlap(graph: nx.Graph[str]) -> dict[tuple[str, str], float]:
    """Return for each pair of fora the share (0-1) of their parties that sit in both.

    Source: Jaccard (1912), "The distribution of the flora in the alpine zone", New
    Phytologist 11: 37-50.
    """
    seated = {forum: set(graph[forum]) for forum in sorted(fora(listed(graph)))}
    return {
        (one, other): len(seated[one] & seated[other]) / len(seated[one] | seated[other])
        for one, other in combinations(seated, 2)
    }
