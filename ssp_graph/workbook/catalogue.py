"""What the catalogue says of the named graphs of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.texts import LANGUAGES, text
from ssp_graph.workbook.slugs import slug
from ssp_graph.workbook.terms import DCAT, DCTERMS, FOAF, PROV, RDF_TYPE, SSP, XSD

# How the catalogue words the kind of document that a workbook is; see docs/workbook.md.
DOCUMENT_TYPE = DCTERMS + "type"


@dataclass(frozen=True)
class Described:
    """A named graph: what it is, and what is known of the document behind it.

    `kind` is "document", "self" (what the municipality filled in) or "reading". `about` gives
    the texts of the document by property and language; the language "" is none.
    """

    iri: str
    kind: str
    municipality: str
    precedence: int
    about: Mapping[tuple[str, str], str]
    derived_from: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The IRI of the document that the graph renders."""
        return f"{vocabulary.BASE}document/{self.iri.rpartition('/')[2]}"


def quads(described: Described) -> Iterator[ox.Quad]:
    """Yield the catalogue's statements of a graph and its document."""
    name = ox.NamedNode(described.iri)
    document = ox.NamedNode(described.document)
    is_reading = described.kind == "reading"
    yield _quad(name, RDF_TYPE, vocabulary.READING if is_reading else vocabulary.SOURCE)
    yield _quad(name, RDF_TYPE, DCAT + "Dataset")
    yield _quad(name, SSP + "describes", described.municipality)
    if is_reading:
        for source in described.derived_from:
            yield _quad(name, PROV + "wasDerivedFrom", source)
        yield from _titles(name, described)
        return
    number = ox.Literal(str(described.precedence), datatype=ox.NamedNode(XSD + "integer"))
    yield _quad(name, SSP + "precedence", number)
    yield _quad(name, PROV + "wasDerivedFrom", document.value)
    yield from _titles(name, described)
    yield _quad(document, RDF_TYPE, DCAT + "Resource")
    yield _quad(document, RDF_TYPE, PROV + "Entity")
    yield _quad(document, DCTERMS + "language", ox.Literal("da"))
    yield from _titles(document, described)
    if described.kind == "self" and (DOCUMENT_TYPE, "da") not in described.about:
        for lang in LANGUAGES:
            words = ox.Literal(text("workbook.document-type", lang), language=lang)
            yield _quad(document, DOCUMENT_TYPE, words)
    for (path, language), value in described.about.items():
        if path == DCTERMS + "title":
            continue
        if path == DCTERMS + "publisher":
            publisher = f"{vocabulary.BASE}publisher/{slug(value)}"
            yield _quad(document, path, publisher)
            yield _quad(ox.NamedNode(publisher), RDF_TYPE, FOAF + "Agent")
            yield _quad(ox.NamedNode(publisher), FOAF + "name", ox.Literal(value, language="da"))
        elif path == DCTERMS + "issued":
            date = ox.Literal(value, datatype=ox.NamedNode(XSD + "date"))
            yield _quad(document, path, date)
        else:
            yield _quad(document, path, _literal(value, language))


def _titles(node: ox.NamedNode, described: Described) -> Iterator[ox.Quad]:
    """Yield the titles: those given, the Danish one for both when only that is there."""
    title = DCTERMS + "title"
    key = {"self": "workbook.title-self", "reading": "workbook.title-reading"}
    for lang in LANGUAGES:
        words = described.about.get((title, lang)) or described.about.get((title, "da"))
        if words is None:
            words = text(key.get(described.kind, "workbook.title-document"), lang,
                         name=described.iri.rpartition("/")[2])  # fmt: skip
        yield _quad(node, title, ox.Literal(words, language=lang))


def _literal(value: str, language: str) -> ox.Literal:
    return ox.Literal(value, language=language) if language else ox.Literal(value)


def _quad(node: ox.NamedNode, path: str, value: str | ox.Literal) -> ox.Quad:
    target = ox.NamedNode(value) if isinstance(value, str) else value
    graph = ox.NamedNode(vocabulary.CATALOGUE_GRAPH)
    return ox.Quad(node, ox.NamedNode(path), target, graph)
