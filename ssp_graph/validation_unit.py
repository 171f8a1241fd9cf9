"""What one municipality is validated on: a plain graph of its own, never the caller's.

One municipality is the unit: the graphs that describe it or its police district, the ontology,
and of the reference data only itself and its district. Validation of many municipalities in one
graph grows with the square of their number, and would mix up their fora.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ssp_graph import names, resources, vocabulary
from ssp_graph.derivation import derive
from ssp_graph.engine import Embedded
from ssp_graph.errors import SspError
from ssp_graph.texts import Lang

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

Triple = tuple[Node, Node, Node]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

# The node that carries the reference date; the shapes that compare dates read it.
VALIDATION: Final = URIRef(vocabulary.BASE + "validation")

_SSP = vocabulary.SSP
_SERVES = URIRef(_SSP + "serves")
_EVIDENCE = URIRef(_SSP + "evidence")
_DISTRICT = URIRef(_SSP + "policeDistrict")
_REFERENCE_DATE = URIRef(_SSP + "referenceDate")
_MUNICIPALITY = URIRef(_SSP + "Municipality")
_KINDS_OF_MUNICIPALITY = frozenset({_MUNICIPALITY, URIRef(_SSP + "PracticeExample")})
_ORGANIZATION = URIRef("http://www.w3.org/ns/org#organization")
# What the shapes read off a seat: its post's own, else its member's.
DERIVED = frozenset(URIRef(_SSP + name) for name in ("sector", "counterpart", "rank"))
_REFERENCE_GRAPH = vocabulary.DATA + "dk/reference"
_FRAMEWORK = "framework.ttl"


@dataclass(frozen=True)
class Document:
    """A source document: its title in both languages."""

    title_da: str
    title_en: str


@dataclass(frozen=True)
class Unit:
    """One municipality's graph, with what merging its graphs would lose.

    `readings` holds the triples that only reading graphs say; `origin` tells which named graph
    an evidence node stands in, `documents` which document a graph renders.
    """

    municipality: URIRef
    graph: Graph
    on: date
    readings: frozenset[Triple]
    origin: Mapping[Node, str]
    documents: Mapping[str, Document]


def of_knowledge_base(kb: KnowledgeBase, municipality: str, on: date) -> Unit:
    """Return the unit of `municipality` (name, slug, code or IRI), dates counted from `on`.

    Raises UnknownName with near matches, and SspError for one that nothing describes.
    """
    iri = names.municipality(kb, municipality)
    quads = kb.store.quads_for_pattern
    municipality_node = ox.NamedNode(iri)
    about = [
        node
        for node in (
            municipality_node,
            *(q.object for q in quads(municipality_node, ox.NamedNode(_DISTRICT), None)),
        )
        if isinstance(node, ox.NamedNode)
    ]
    describes = ox.NamedNode(_SSP + "describes")
    graphs = sorted(
        {
            quad.subject.value
            for node in about
            for quad in quads(None, describes, node)
            if isinstance(quad.subject, ox.NamedNode)
        }
    )
    readings = set(kb.graph_names(kind="reading"))
    convert = Converter()
    stated: set[Triple] = set()
    read: set[Triple] = set()
    origin: dict[Node, str] = {}
    for name in graphs:
        into = read if name in readings else stated
        for quad in quads(None, None, None, ox.NamedNode(name)):
            triple = convert.triple(quad)
            into.add(triple)
            if triple[1] == _EVIDENCE:
                origin[triple[2]] = name
    reference = [
        convert.triple(quad)
        for node in about
        for quad in quads(node, None, None, ox.NamedNode(_REFERENCE_GRAPH))
    ]
    seats = {s for s, p, _ in (*stated, *read) if p == _ORGANIZATION}
    derived = [
        convert.triple(quad)
        for seat in seats
        for quad in quads(
            ox.NamedNode(str(seat)), None, None, ox.NamedNode(vocabulary.DERIVED_GRAPH)
        )
        if URIRef(quad.predicate.value) in DERIVED
    ]
    documents = {name: found for name in graphs if (found := _document(kb, name)) is not None}
    return Unit(
        municipality=URIRef(iri),
        graph=_graph(URIRef(iri), on, stated, read, [*reference, *derived]),
        on=on,
        readings=frozenset(read - stated),
        origin=origin,
        documents=documents,
    )


def of_graph(graph: Graph, municipality: str | None, on: date) -> Unit:
    """Return the unit of a graph of the caller's own, which describes one municipality.

    `municipality` is an IRI, or None where the graph leaves no doubt. Raises SspError when the
    graph describes no municipality, another one, or several.
    """
    served = sorted({str(node) for node in graph.objects(None, _SERVES)})
    known = served or sorted(
        {str(node) for kind in _KINDS_OF_MUNICIPALITY for node in graph.subjects(RDF.type, kind)}
    )
    own = [iri for iri in known if _typed_or_shipped(graph, iri)]
    if not own:
        raise SspError("conformance.no-municipality")
    if municipality is None and len(own) > 1:
        raise SspError("conformance.several-municipalities", found=", ".join(own))
    wanted = URIRef(municipality if municipality is not None else own[0])
    if str(wanted) not in own:
        raise SspError("conformance.other-municipality", wanted=wanted, found=", ".join(own))
    districts = {wanted, *graph.objects(wanted, _DISTRICT)}
    districts |= {o for s, p, o in _reference() if s == wanted and p == _DISTRICT}
    reference = [triple for triple in _reference() if triple[0] in districts]
    return Unit(
        municipality=wanted,
        graph=_graph(wanted, on, graph, _derived(graph), reference),
        on=on,
        readings=frozenset(),
        origin={},
        documents={},
    )


def _derived(graph: Graph) -> list[Triple]:
    """What the project's derivation rules say of the seats of a graph of the caller's own."""
    store = ox.Store()
    written = graph.serialize(format="nt").encode()
    store.load(written, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(VALIDATION))
    convert = Converter()
    return [
        triple
        for found in derive(Embedded(store))
        if (triple := convert.triple(found))[1] in DERIVED
    ]


def _typed_or_shipped(graph: Graph, iri: str) -> bool:
    node = URIRef(iri)
    if any((node, RDF.type, kind) in graph for kind in _KINDS_OF_MUNICIPALITY):
        return True
    return any(s == node and p == RDF.type and o == _MUNICIPALITY for s, p, o in _reference())


def _graph(
    municipality: URIRef,
    on: date,
    stated: Iterable[Triple],
    read: Iterable[Triple],
    reference: Iterable[Triple],
) -> Graph:
    graph = Graph(bind_namespaces="none")
    graph.addN((*triple, graph) for triple in _ontology())
    for triples in (stated, read, reference):
        graph.addN(
            (*triple, graph)
            for triple in triples
            if triple[0] != VALIDATION and not _another_municipality(triple, municipality)
        )
    graph.add((municipality, RDF.type, _MUNICIPALITY))
    graph.add((VALIDATION, _REFERENCE_DATE, Literal(on)))
    return graph


def _another_municipality(triple: Triple, municipality: URIRef) -> bool:
    """Whether `triple` types another municipality, which the shapes would then judge as well."""
    subject, predicate, value = triple
    return predicate == RDF.type and value in _KINDS_OF_MUNICIPALITY and subject != municipality


def _document(kb: KnowledgeBase, graph: str) -> Document | None:
    derived = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
    title = ox.NamedNode("http://purl.org/dc/terms/title")
    quads = kb.store.quads_for_pattern
    node = ox.NamedNode(graph)
    documents = [quad.object for quad in quads(node, derived, None)]
    for document in (*documents, node):
        if not isinstance(document, ox.NamedNode):
            continue
        titles = {
            quad.object.language: quad.object.value
            for quad in quads(document, title, None)
            if isinstance(quad.object, ox.Literal)
        }
        if titles:
            any_title = next(iter(titles.values()))
            return Document(titles.get("da", any_title), titles.get("en", any_title))
    return None


class Converter:
    """Terms of the store as terms of rdflib, each made once."""

    def __init__(self) -> None:
        self._made: dict[Term, Node] = {}

    def triple(self, quad: ox.Quad | ox.Triple) -> Triple:
        return self.term(quad.subject), self.term(quad.predicate), self.term(quad.object)

    def term(self, term: Term) -> Node:
        made = self._made.get(term)
        if made is None:
            made = self._made[term] = self._make(term)
        return made

    @staticmethod
    def _make(term: Term) -> Node:
        if isinstance(term, ox.NamedNode):
            return URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return BNode(term.value)
        if isinstance(term, ox.Literal):
            if term.language:
                return Literal(term.value, lang=term.language)
            if term.datatype.value == "http://www.w3.org/2001/XMLSchema#string":
                return Literal(term.value)
            return Literal(term.value, datatype=URIRef(term.datatype.value))
        raise TypeError(term)


def read_turtle(*parts: str) -> Iterator[Triple]:
    """Yield the triples of a shipped Turtle file; the store's parser is faster than rdflib's."""
    convert = Converter()
    path = resources.path(*parts)
    for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
        yield convert.triple(triple)


@cache
def _ontology() -> tuple[Triple, ...]:
    """The ontology without the framework, whose model is no municipality's."""
    folder = resources.path("ontology")
    return tuple(
        triple
        for path in sorted(folder.glob("*.ttl"))
        if path.name != _FRAMEWORK
        for triple in read_turtle("ontology", path.name)
    )


@cache
def _reference() -> tuple[Triple, ...]:
    return tuple(read_turtle("data", "reference", "denmark.ttl"))


def label(graph: Graph, node: Node, lang: Lang) -> str:
    """Return the name of a node in `lang`, else in any language, else its IRI in short.

    What has no name of its own, such as how often a forum meets, is named after what it belongs
    to and how.
    """
    if isinstance(node, Literal):
        return str(node)
    for predicate in (SKOS.prefLabel, RDFS.label):
        labels = [o for o in graph.objects(node, predicate) if isinstance(o, Literal)]
        for wanted in (lang, None):
            fitting = sorted(str(o) for o in labels if wanted in (None, o.language))
            if fitting:
                return fitting[0]
    if str(node).startswith(vocabulary.DATA):
        owners = [
            (owner, link)
            for owner, link in graph.subject_predicates(node)
            if isinstance(owner, URIRef) and any(graph.objects(owner, SKOS.prefLabel))
        ]
        if owners:
            owner, link = min(owners)
            return f"{label(graph, owner, lang)} – {label(graph, link, lang)}"
    return vocabulary.shorten(str(node))
