"""From level to level: who sits in both, and the shortest way from a school to the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from ssp_graph.networks.graph import fora, parties, slugs
from ssp_graph.networks.membership import slug

if TYPE_CHECKING:
    import networkx as nx

    from ssp_graph.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class LinkingPin:
    """A party that sits both in a forum of the `upper` level and in one of the `lower`."""

    party: str
    upper: str
    lower: str
    upper_fora: tuple[str, ...]
    lower_fora: tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """A way from a party to a forum: party, forum, party, forum, … forum."""

    nodes: tuple[str, ...]

    @property
    def steps(self) -> int:
        """The number of fora on the way, the last one included."""
        return len(self.nodes) // 2


def linking_pins(graph: nx.Graph[str], levels: Sequence[str]) -> list[LinkingPin]:
    """Return who sits at two levels, for each pair of `levels` (slugs, from top to bottom).

    A forum at two levels links them itself, so it doesn't count as both ends. Source: Likert
    (1961), "New patterns of management", ch. 8.
    """
    found = []
    for upper, lower in combinations(levels, 2):
        above, below = _at(graph, upper), _at(graph, lower)
        for party in sorted(parties(graph)):
            seated = set(graph[party])
            if any(up != down for up in seated & above for down in seated & below):
                found.append(
                    LinkingPin(
                        party,
                        upper,
                        lower,
                        tuple(sorted(seated & above)),
                        tuple(sorted(seated & below)),
                    )
                )
    return found


def shortest_chains(graph: nx.Graph[str], starts: Iterable[str], level: str) -> list[Chain]:
    """Return all shortest ways from any of `starts` (parties) to a forum at `level` (slug).

    An empty list: the documents list no way. Each step is a shared forum, so a chain tells
    where somebody could carry a matter on, not that anybody does. The distances
    are networkx.multi_source_dijkstra_path_length. Source: geodesics of a two-mode network,
    Borgatti & Everett (1997); that links between levels are persons, Likert (1961).
    """
    import networkx as nx

    goals = _at(graph, level)
    if not goals:
        return []
    left: dict[str, float] = nx.multi_source_dijkstra_path_length(graph, goals, weight=None)
    reaching = {start: left[start] for start in set(starts) & left.keys()}
    if not reaching:
        return []
    nearest = min(reaching.values())

    def onward(way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Go on from the last node, one step nearer to a goal each time."""
        if not left[way[-1]]:
            yield way
        for node in graph[way[-1]]:
            if left[node] < left[way[-1]]:
                yield from onward((*way, node))

    first = (start for start, steps in reaching.items() if steps == nearest)
    return [Chain(way) for way in sorted(way for start in first for way in onward((start,)))]


def at_school(kb: KnowledgeBase, graph: nx.Graph[str]) -> list[str]:
    """Return the parties that are read to work at a school (queries/network/at-school.rq)."""
    wanted = {slug(row["counterpart"]) for row in kb.lookup("network/at-school").records()}
    return [party for party in parties(graph) if wanted & set(slugs(graph, party, "counterpart"))]


def levels_of(graph: nx.Graph[str]) -> dict[str, list[str]]:
    """Return forum → levels (slugs); fora whose level nothing tells are left out."""
    found = {forum: slugs(graph, forum, "level") for forum in fora(graph)}
    return {forum: at for forum, at in found.items() if at}


def _at(graph: nx.Graph[str], level: str) -> set[str]:
    return {forum for forum, at in levels_of(graph).items() if level in at}
