"""Brokerage after Gould & Fernandez (1989), and its two-mode form after Jasny & Lubell (2015).

A broker stands between two nodes that aren't tied to each other. Which role it plays follows
from the groups (sector, level) of the three. A node without a group can't be given a role:
triads with such a node aren't counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from ssp_graph.networks.graph import parties, slugs

if TYPE_CHECKING:
    import networkx as nx

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


@dataclass(frozen=True)
class Roles:
    """How often a node plays each role. A, B and C are groups; the broker stands in the middle.

    `coordinator` A-A-A · `itinerant` A-B-A (the two ends share a group that isn't the
    broker's) · `representative` A-A-B (passes on from its own group) · `gatekeeper` A-B-B
    (takes in to its own group) · `liaison` A-B-C.
    """

    coordinator: float = 0
    itinerant: float = 0
    representative: float = 0
    gatekeeper: float = 0
    liaison: float = 0

    @property
    def total(self) -> float:
        """All roles together; in an undirected network each pair of ends once."""
        return sum(float(getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True)
class Expected:
    """What a random network of the same size, density and groups would give a node."""

    mean: Roles
    deviation: Roles


@dataclass(frozen=True)
class Brokered:
    """Two-mode brokerage of one party: its roles, and how often it spans two levels."""

    roles: Roles
    across_levels: int


def groups(graph: nx.Graph[str], attribute: str) -> dict[str, str]:
    """Return the group of each node: the first of its concepts, in the order of the scheme.

    Nodes without any are left out.
    """
    found = ((node, slugs(graph, node, attribute)) for node in graph)
    return {node: values[0] for node, values in found if values}


def brokerage(graph: nx.Graph[str], group: Mapping[str, str]) -> dict[str, Roles]:
    """Return how often each node of `group` plays each of the five roles.

    Directed graph: for each i → broker → k without i → k. Undirected: for each pair of ends
    once; representative and gatekeeper can't be told apart there, and each holds half. Parallel
    edges count once. Source: Gould & Fernandez (1989), "Structures of mediation: a formal
    approach to brokerage in transaction networks", Sociological Methodology 19: 89-126. The
    same counts as `brokerage` of R's sna (which counts an undirected pair twice).
    """
    receives, sends = _neighbours(graph, group)
    found: dict[str, Roles] = {}
    for broker in group:
        if broker not in graph:
            continue
        counted: Counter[str] = Counter()
        for start in receives[broker]:
            for end in sends[broker]:
                if start != end and end not in sends[start]:
                    counted[_role(group[start], group[broker], group[end])] += 1
        share = 1 if graph.is_directed() else 2
        found[broker] = Roles(**{role: counted[role] / share for role in ROLES})
    return found


def expected(graph: nx.DiGraph[str], group: Mapping[str, str]) -> dict[str, Expected]:
    """Return mean and standard deviation of each role under a random directed graph.

    Ties are taken as independent with the probability that the density gives; the groups are
    kept. (observed - mean) / deviation is the z-score. Source: Gould & Fernandez (1989), in
    the form of `brokerage` of R's sna.
    """
    _, sends = _neighbours(graph, group)
    sizes = Counter(group[node] for node in sends)
    count = sum(sizes.values())
    if count < 3:
        return {}
    density = sum(len(ends) for ends in sends.values()) / (count * (count - 1))
    by_group = {name: _expected_of(name, sizes, density) for name in sizes}
    return {node: by_group[group[node]] for node in sends}


def two_mode_brokerage(
    graph: nx.Graph[str], group: Mapping[str, str], level: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Brokered]:
    """Return for each party how often it links two parties that share no forum.

    Counted are the open paths party - forum - broker - forum - party, each once; the role
    follows from the groups of the three parties, as in `brokerage` (undirected).
    ``across_levels`` counts those whose two fora have no level in common (`level` maps forum
    to levels; fora without one aren't compared). Source: after Jasny & Lubell (2015),
    "Two-mode brokerage in policy networks", Social Networks 41: 36-47.
    """
    seated = {party: set(graph[party]) for party in parties(graph) if party in group}
    levels = {forum: set(at) for forum, at in (level or {}).items() if at}
    found: dict[str, Brokered] = {}
    for broker, own in seated.items():
        shared = {
            party: own & where for party, where in seated.items() if party != broker and own & where
        }
        counted: Counter[str] = Counter()
        across = 0
        for one, other in combinations(shared, 2):
            if seated[one] & seated[other]:
                continue
            paths = len(shared[one]) * len(shared[other])
            for start, end in ((one, other), (other, one)):
                counted[_role(group[start], group[broker], group[end])] += paths
            across += sum(
                levels[first].isdisjoint(levels[second])
                for first in shared[one] & levels.keys()
                for second in shared[other] & levels.keys()
            )
        roles = Roles(**{role: counted[role] / 2 for role in ROLES})
        found[broker] = Brokered(roles, across)
    return found


def _role(start: str, broker: str, end: str) -> str:
    if start == end:
        return "coordinator" if start == broker else "itinerant"
    if start == broker:
        return "representative"
    return "gatekeeper" if end == broker else "liaison"


def _neighbours(
    graph: nx.Graph[str], group: Mapping[str, str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return from whom and to whom each node with a group is tied, itself left out."""
    receives: dict[str, set[str]] = {node: set() for node in graph if node in group}
    sends: dict[str, set[str]] = {node: set() for node in graph if node in group}
    for start, end in graph.edges():
        if start == end or start not in sends or end not in sends:
            continue
        sends[start].add(end)
        receives[end].add(start)
        if not graph.is_directed():
            sends[end].add(start)
            receives[start].add(end)
    return receives, sends


def _expected_of(name: str, sizes: Mapping[str, int], density: float) -> Expected:
    """Mean and deviation of a broker of group `name`.

    A role is a set of ordered pairs of ends; the variance counts in how many ways two pairs
    share an end, since such pairs aren't independent.
    """
    own = sizes[name]
    others = [size for group, size in sizes.items() if group != name]
    outside = sum(others)
    pairs = {
        "coordinator": (own - 1) * (own - 2),
        "itinerant": sum(size * (size - 1) for size in others),
        "representative": (own - 1) * outside,
        "gatekeeper": (own - 1) * outside,
        "liaison": outside * outside - sum(size * size for size in others),
    }
    chance = density**2 * (1 - density)
    both = density**3 * (1 - density) ** 3
    mean = {role: chance * count for role, count in pairs.items()}
    sharing = {
        "coordinator": (own - 1) * (own - 2) * (own - 3),
        "itinerant": sum(size * (size - 1) * (size - 2) for size in others),
        "representative": _boundary(own, outside),
        "gatekeeper": _boundary(own, outside),
        "liaison": sum(size * (outside - size) * (outside - size - 1) for size in others),
    }
    deviation = {role: sqrt(mean[role] * (1 - chance) + 2 * sharing[role] * both) for role in ROLES}
    return Expected(Roles(**mean), Roles(**deviation))


def _boundary(own: int, outside: int) -> float:
    inner, outer = own - 1, outside
    return inner * outer * (outer - 1) / 2 + outer * inner * (inner - 1) / 2
