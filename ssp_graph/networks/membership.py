"""What the documents say of one municipality's fora and who sits in them, as plain records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssp_graph import names
from ssp_graph.errors import SspError, UnknownName
from ssp_graph.texts import Lang
from ssp_graph.vocabulary import BASE, shorten

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

STATED = "stated"


@dataclass(frozen=True)
class Fact:
    """One value of a property, and the graph that says so. IRIs of concepts are slugs."""

    value: str
    graph: str
    basis: str


@dataclass(frozen=True)
class Seat:
    """One line of a forum's participant list; `graphs` maps each graph that has it to its basis.

    `whole` tells that the member is the municipality or the police district as such.
    """

    iri: str
    forum: str
    member: str
    post: str | None
    whole: bool
    attendance: tuple[str, ...]
    roles: tuple[str, ...]
    graphs: Mapping[str, str]


@dataclass(frozen=True)
class Relation:
    """A relation between two nodes; `property` is the local name, such as reportsTo."""

    subject: str
    property: str
    object: str
    mutual: bool
    graphs: Mapping[str, str]


@dataclass(frozen=True)
class Name:
    """One name of a node; `shown` marks the one that is displayed in its language."""

    text: str
    lang: str
    shown: bool


@dataclass(frozen=True)
class Document:
    """A graph that describes the municipality; `quotations` tells how much of it was used."""

    graph: str
    basis: str
    label: str
    quotations: int


@dataclass(frozen=True)
class Membership:
    """All that is needed to build the networks of one municipality.

    `fora` maps each forum to the graphs that describe it; `facts` is node → property → values.
    """

    municipality: str
    fora: Mapping[str, Mapping[str, str]]
    seats: tuple[Seat, ...]
    relations: tuple[Relation, ...]
    facts: Mapping[str, Mapping[str, tuple[Fact, ...]]]
    names: Mapping[str, tuple[Name, ...]]
    documents: tuple[Document, ...]

    def label(self, node: str, lang: Lang) -> str:
        """Return the name of `node` for display, in Danish where it has none in `lang`."""
        shown = {name.lang: name.text for name in self.names.get(node, ()) if name.shown}
        return shown.get(lang) or shown.get("da") or shorten(node)

    def values(self, node: str | None, name: str) -> tuple[Fact, ...]:
        """Return what is said of a property of `node`."""
        return self.facts.get(node or "", {}).get(name, ())


def read(kb: KnowledgeBase, municipality: str) -> Membership:
    """Return what is known of `municipality` (name, slug, code or IRI).

    Raises UnknownName with near matches, and SspError for one without any forum.
    """
    iri = names.municipality(kb, municipality)
    fora: dict[str, dict[str, str]] = defaultdict(dict)
    for row in kb.query("network/fora", municipality=iri).records():
        fora[row["forum"]][row["graph"]] = row["basis"]
    if not fora:
        raise SspError("network.no-fora", municipality=municipality)
    facts: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for row in kb.query("network/attributes", municipality=iri).records():
        value = slug(str(row["value"]).lower() if isinstance(row["value"], bool) else row["value"])
        facts[row["node"]][slug(row["property"])].append(Fact(value, row["graph"], row["basis"]))
    known: dict[str, list[Name]] = defaultdict(list)
    for row in kb.query("network/names", municipality=iri).records():
        known[row["node"]].append(Name(row["name"], row["lang"], row["shown"]))
    return Membership(
        municipality=iri,
        fora=dict(fora),
        seats=_seats(kb, iri),
        relations=_relations(kb, iri),
        facts={
            node: {name: tuple(values) for name, values in said.items()}
            for node, said in facts.items()
        },
        names={node: tuple(texts) for node, texts in known.items()},
        documents=documents(kb, iri),
    )


def documents(kb: KnowledgeBase, municipality: str, lang: Lang = "da") -> tuple[Document, ...]:
    """Return the graphs that describe `municipality` (an IRI), sources before readings."""
    rows = kb.query("network/documents", municipality=municipality, lang=lang).rows
    return tuple(Document(*row) for row in rows)


def find_document(membership: Membership, name: str) -> str:
    """Return the graph of the document called `name`: its IRI, short name or title.

    Raises UnknownName with near matches.
    """
    by_name: dict[str, str] = {}
    for document in membership.documents:
        if document.basis == STATED:
            short = document.graph.removeprefix(BASE + "source/")
            for known in (short, document.graph, f"source:{short}", document.label):
                by_name.setdefault(known.casefold(), document.graph)
    found = by_name.get(name.casefold())
    if found is None:
        sources = [d for d in membership.documents if d.basis == STATED]
        raise UnknownName(
            "document", name, [d.graph.removeprefix(BASE + "source/") for d in sources]
        )
    return found


def slug(iri: str) -> str:
    """Return the last part of an IRI of the vocabulary, and anything else as it is."""
    return iri.replace("#", "/").rpartition("/")[2] if iri.startswith(("http:", "https:")) else iri


def _seats(kb: KnowledgeBase, municipality: str) -> tuple[Seat, ...]:
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in kb.query("network/seats", municipality=municipality).records():
        rows[row["seat"]].append(row)
    found = []
    for iri, lines in rows.items():
        first = lines[0]
        found.append(
            Seat(
                iri=iri,
                forum=str(first["forum"]),
                member=str(first["member"]),
                post=None if first["post"] is None else str(first["post"]),
                whole=any(line["whole"] for line in lines),
                attendance=_several(lines, "attendance"),
                roles=_several(lines, "role"),
                graphs={str(line["graph"]): str(line["basis"]) for line in lines},
            )
        )
    return tuple(found)


def _several(lines: list[dict[str, object]], column: str) -> tuple[str, ...]:
    return tuple(sorted({slug(str(line[column])) for line in lines if line[column] is not None}))


def _relations(kb: KnowledgeBase, municipality: str) -> tuple[Relation, ...]:
    graphs: dict[tuple[str, str, str, bool], dict[str, str]] = defaultdict(dict)
    for row in kb.query("network/relations", municipality=municipality).records():
        key = (row["subject"], slug(row["property"]), row["object"], row["mutual"])
        graphs[key][row["graph"]] = row["basis"]
    return tuple(Relation(*key, where) for key, where in graphs.items())
