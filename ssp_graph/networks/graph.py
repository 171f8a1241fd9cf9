"""Networks of one municipality as networkx graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ssp_graph import names
from ssp_graph.errors import SspError, UnknownName
from ssp_graph.networks import membership as source
from ssp_graph.networks.membership import STATED, Fact, Membership, Seat
from ssp_graph.texts import Lang
from ssp_graph.vocabulary import BASE

if TYPE_CHECKING:
    import networkx as nx

    from ssp_graph.knowledge_base import KnowledgeBase

MODES: Final = ("two-mode", "parties", "fora", "relations")
ATTENDANCE: Final = ("all", "fixed")
BASIS: Final = ("all", "stated")
CROSSWALK: Final = ("own", "harmonised")
ACTORS: Final = ("named", "units")

# What the IRI of a forum that sits in another forum ends with where it is meant as a party.
AS_PARTY: Final = "#party"

_FORUM_ATTRIBUTES = (
    "level",
    "kind",
    "status",
    "membershipListed",
    "discussesIndividuals",
    "hasDecisionAuthority",
)
_ACTOR_ATTRIBUTES = ("sector", "counterpart", "rank")


@dataclass(frozen=True)
class Options:
    """What counts as a membership, and what as one party. See `network`."""

    attendance: str = "all"
    basis: str = "all"
    document: str | None = None
    crosswalk: str = "own"
    actors: str = "named"

    def __post_init__(self) -> None:
        for value, known in (
            (self.attendance, ATTENDANCE),
            (self.basis, BASIS),
            (self.crosswalk, CROSSWALK),
            (self.actors, ACTORS),
        ):
            if value not in known:
                raise UnknownName("choice", value, known)
        if self.basis == STATED and self.crosswalk == "harmonised":
            raise SspError("network.harmonised-is-read")


def network(
    kb: KnowledgeBase,
    municipality: str,
    mode: str = "two-mode",
    *,
    attendance: str = "all",
    basis: str = "all",
    document: str | None = None,
    crosswalk: str = "own",
    actors: str = "named",
    lang: Lang = "da",
) -> nx.Graph[str]:
    """Return a network of `municipality` (name, slug, code or IRI) as a networkx graph.

    `mode`: "two-mode" parties × fora (Graph; node attribute ``bipartite`` 0 for parties, 1 for
    fora) · "parties" or "fora" its one-mode projection (Graph; edge attribute ``weight`` the
    number of shared fora or parties) · "relations" who reports to, sets the frame for, advises
    … whom (MultiDiGraph; key and ``relation`` name the property; a mutual one, such as
    coordinatesWith, runs both ways).

    `attendance`: "fixed" keeps the lines of fixed participants. `basis`: "stated" leaves out
    what is read into the sources, so no node has a sector then and few fora a level.
    `document`: only what this document says (short name, title or IRI) and the readings.
    `crosswalk`: "harmonised" makes a node of each harmonised party (``ssp:counterpart``)
    instead of each of the municipality's own; one without a counterpart keeps its own name.
    `actors`: "named" makes a node of the post where a line names one, else of the unit;
    "units" counts a post as its unit, unless the unit is the municipality or the police
    district as such or the post is read to another sector than its unit.

    Nodes are IRIs (a forum that sits in another one ends with ``#party`` there). Attributes
    carry the names of the ontology's properties (``level``, ``sector``, ``counterpart``,
    ``rank``, ``kind``, ``attendance``, ``role``, …) and the slugs of the concepts, several of
    them with a space between; ``label`` is in `lang`, ``class`` is forum, party or other, and
    ``levelBasis`` and ``sectorBasis`` tell stated from reading. All values are strings and
    numbers, so that the graph can be written as GraphML or GEXF. A forum
    whose participants no document lists is there, without edges: its membership is unknown,
    not empty.

    Raises UnknownName for an unknown municipality, document or option and SspError for a
    harmonised network on a stated basis, since the crosswalk is a reading.
    """
    if mode not in MODES:
        raise UnknownName("choice", mode, MODES)
    options = Options(attendance, basis, document, crosswalk, actors)
    return build(kb, source.read(kb, municipality), mode, options, lang)


def build(
    kb: KnowledgeBase, membership: Membership, mode: str, options: Options, lang: Lang = "da"
) -> nx.Graph[str]:
    """Return the network of what was read before; see `network`."""
    builder = _Builder(kb, membership, options, lang)
    if mode == "relations":
        return builder.relations()
    graph = builder.two_mode()
    return graph if mode == "two-mode" else projection(graph, mode)


def projection(graph: nx.Graph[str], side: str) -> nx.Graph[str]:
    """Return the one-mode projection of a two-mode graph on "parties" or "fora".

    Two nodes are tied when they share a neighbour; ``weight`` counts how many.
    """
    from networkx.algorithms import bipartite

    kept = parties(graph) if side == "parties" else fora(graph)
    projected: nx.Graph[str] = (
        bipartite.weighted_projected_graph(graph, kept)
        if graph.number_of_edges()
        else graph.subgraph(kept).copy()
    )
    projected.graph["mode"] = side
    return projected


def parties(graph: nx.Graph[str]) -> list[str]:
    """Return the parties of a two-mode graph."""
    return [node for node, about in graph.nodes(data=True) if about.get("bipartite") == 0]


def fora(graph: nx.Graph[str]) -> list[str]:
    """Return the fora of a two-mode graph."""
    return [node for node, about in graph.nodes(data=True) if about.get("bipartite") == 1]


def listed(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy without the fora whose participants no document lists."""
    import networkx as nx

    copy = graph.copy()
    copy.remove_nodes_from([node for node in nx.isolates(graph) if node in set(fora(graph))])
    return copy


def slugs(graph: nx.Graph[str], node: str, attribute: str) -> list[str]:
    """Return the concepts that `node` has for `attribute`."""
    return str(graph.nodes[node].get(attribute, "")).split()


def concept_order(kb: KnowledgeBase, scheme: str) -> list[str]:
    """Return the slugs of a scheme ("level" or "sector") in the order of their notations."""
    rows = [r for r in kb.lookup("network/concepts").records() if r["scheme"] == BASE + scheme]
    rows.sort(key=lambda row: (int(row["notation"] or 999), row["concept"]))
    return [source.slug(row["concept"]) for row in rows]


def concept_labels(kb: KnowledgeBase, scheme: str, lang: Lang) -> dict[str, str]:
    """Return slug → name of the concepts of a scheme."""
    rows = kb.lookup("network/concepts").records()
    return {
        source.slug(row["concept"]): row[f"label_{lang}"]
        for row in rows
        if row["scheme"] == BASE + scheme
    }


class _Builder:
    """Turns records into nodes and edges under one set of options."""

    def __init__(
        self, kb: KnowledgeBase, membership: Membership, options: Options, lang: Lang
    ) -> None:
        self.membership = membership
        self.options = options
        self.lang = lang
        self.document = (
            None if options.document is None else source.find_document(membership, options.document)
        )
        # Values of a property are put in the order of their scheme.
        self.order = {
            scheme: {slug: place for place, slug in enumerate(concept_order(kb, scheme))}
            for scheme in ("level", "sector")
        }
        self.counterparts = concept_labels(kb, "party", lang)

    def two_mode(self) -> nx.Graph[str]:
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        graph.graph.update(self._about("two-mode"))
        for forum, graphs in self.membership.fora.items():
            if self._counts(graphs):
                graph.add_node(forum, bipartite=1, **self._forum(forum))
        for seat in self.membership.seats:
            if self._takes_part(seat) and seat.forum in graph:
                for party, attributes in self._parties(seat):
                    _add_party(graph, party, attributes)
                    _add_seat(graph, party, seat)
        return graph

    def relations(self) -> nx.Graph[str]:
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.graph.update(self._about("relations"))
        for relation in self.membership.relations:
            if not self._counts(relation.graphs):
                continue
            for node in (relation.subject, relation.object):
                if node not in graph:
                    graph.add_node(node, **self._any_node(node))
            ends = [(relation.subject, relation.object)]
            if relation.mutual:
                ends.append((relation.object, relation.subject))
            basis = STATED if STATED in relation.graphs.values() else "reading"
            for start, end in ends:
                graph.add_edge(
                    start,
                    end,
                    key=relation.property,
                    relation=relation.property,
                    mutual=relation.mutual,
                    basis=basis,
                    document=_graph_names(relation.graphs),
                )
        return graph

    def _about(self, mode: str) -> dict[str, str]:
        options = self.options
        return {
            "municipality": self.membership.municipality,
            "name": names.slug(self.membership.municipality),
            "mode": mode,
            "attendance": options.attendance,
            "basis": options.basis,
            "document": self.document or "",
            "crosswalk": options.crosswalk,
            "actors": options.actors,
            "lang": self.lang,
        }

    def _counts(self, graphs: Mapping[str, str]) -> bool:
        """Whether what these graphs say belongs to the network."""
        if self.options.basis == STATED and STATED not in graphs.values():
            return False
        return self.document is None or self.document in graphs

    def _takes_part(self, seat: Seat) -> bool:
        if self.options.attendance == "fixed" and "fixed" not in seat.attendance:
            return False
        return self._counts(seat.graphs)

    def _facts(self, node: str | None, name: str) -> list[Fact]:
        return [
            fact
            for fact in self.membership.values(node, name)
            if (fact.basis == STATED if self.options.basis == STATED else True)
            and (self.document is None or fact.basis != STATED or fact.graph == self.document)
        ]

    def _joined(self, name: str, facts: Iterable[Fact]) -> str:
        order = self.order.get(name, {})
        values = {fact.value for fact in facts}
        return " ".join(sorted(values, key=lambda value: (order.get(value, 999), value)))

    def _forum(self, forum: str) -> dict[str, Any]:
        said = {name: self._facts(forum, name) for name in _FORUM_ATTRIBUTES}
        attributes: dict[str, Any] = {
            "label": self.membership.label(forum, self.lang),
            "class": "forum",
            **{name: self._joined(name, facts) for name, facts in said.items()},
            "levelBasis": _basis(said["level"]),
        }
        return attributes

    def _any_node(self, node: str) -> dict[str, Any]:
        if node in self.membership.fora:
            return self._forum(node)
        sits = any(node in (seat.member, seat.post) for seat in self.membership.seats)
        said = {name: self._facts(node, name) for name in ("level", *_ACTOR_ATTRIBUTES)}
        return {
            "label": self.membership.label(node, self.lang),
            "class": "party" if sits else "other",
            **{name: self._joined(name, facts) for name, facts in said.items()},
            "levelBasis": _basis(said["level"]),
            "sectorBasis": _basis(said["sector"]),
        }

    def _parties(self, seat: Seat) -> list[tuple[str, dict[str, Any]]]:
        """Return the nodes that a seat makes, with their attributes."""
        said = {name: self._effective(seat, name) for name in _ACTOR_ATTRIBUTES}
        own = self._own(seat)
        attributes = {
            "class": "party",
            **{name: self._joined(name, facts) for name, facts in said.items()},
            "sectorBasis": _basis(said["sector"]),
        }
        if self.options.crosswalk == "harmonised" and said["counterpart"]:
            return [
                (
                    f"{BASE}party/{slug}",
                    {**attributes, "label": self.counterparts.get(slug, slug), "counterpart": slug},
                )
                for slug in sorted({fact.value for fact in said["counterpart"]})
            ]
        label = self.membership.label(own.removesuffix(AS_PARTY), self.lang)
        return [(own, {**attributes, "label": label})]

    def _effective(self, seat: Seat, name: str) -> list[Fact]:
        """What is said of the post goes before what is said of the body that it belongs to."""
        return self._facts(seat.post, name) or self._facts(seat.member, name)

    def _own(self, seat: Seat) -> str:
        party = self._party(seat)
        # A forum that is represented in another one is a party there and a forum here.
        return party + AS_PARTY if party in self.membership.fora else party

    def _party(self, seat: Seat) -> str:
        if seat.post is None:
            return seat.member
        if self.options.actors == "named" or seat.whole:
            return seat.post
        of_post = {fact.value for fact in self._facts(seat.post, "sector")}
        of_unit = {fact.value for fact in self._facts(seat.member, "sector")}
        return seat.post if of_post and of_unit and of_post.isdisjoint(of_unit) else seat.member


def _add_party(graph: nx.Graph[str], party: str, attributes: Mapping[str, Any]) -> None:
    """Add a party; one that several lines make has what is said in any of them."""
    if party not in graph:
        graph.add_node(party, bipartite=0, **attributes)
        return
    node = graph.nodes[party]
    for name in _ACTOR_ATTRIBUTES:
        node[name] = _union(node[name], attributes[name])
    node["sectorBasis"] = _union(node["sectorBasis"], attributes["sectorBasis"])


def _add_seat(graph: nx.Graph[str], party: str, seat: Seat) -> None:
    """Add a membership; several lines of one party in one forum make one edge."""
    basis = STATED if STATED in seat.graphs.values() else "reading"
    new = {
        "attendance": " ".join(seat.attendance),
        "role": " ".join(seat.roles),
        "seat": seat.iri,
        "document": _graph_names(seat.graphs),
        "basis": basis,
    }
    old = graph.edges[party, seat.forum] if graph.has_edge(party, seat.forum) else {}
    merged = {name: _union(str(old.get(name, "")), value) for name, value in new.items()}
    graph.add_edge(party, seat.forum, **merged)


def _union(old: str, new: str) -> str:
    return " ".join(dict.fromkeys([*old.split(), *new.split()]))


def _basis(facts: Iterable[Fact]) -> str:
    found = {fact.basis for fact in facts}
    return STATED if STATED in found else "reading" if found else "none"


def _graph_names(graphs: Iterable[str]) -> str:
    return " ".join(sorted(source.slug(graph) for graph in graphs))
