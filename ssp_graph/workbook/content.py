"""What the named graphs of a knowledge base say of one municipality, in the order of its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.workbook.evidence import Fact
from ssp_graph.workbook.known import place_name
from ssp_graph.workbook.reading import read
from ssp_graph.workbook.terms import DCTERMS, FOAF, PROV, SSP

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Graph:
    """A named graph with its statements in order, and what is known of its document."""

    iri: str
    facts: tuple[Fact, ...]
    about: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Content:
    """What is known of one municipality, the graphs in order of precedence."""

    municipality: str
    graphs: tuple[Graph, ...]


def content(kb: KnowledgeBase, municipality: str) -> Content:
    """Return what the source and reading graphs of `kb` say of a municipality (its IRI)."""
    store = kb.store
    graphs = []
    for kind in ("source", "reading"):
        names = kb.graph_names(municipality, kind)
        for name in sorted(names, key=lambda iri: (_precedence(store, iri), iri)):
            quads = _ordered(kb, name)
            own = [q for q in quads if _belongs(q.subject, municipality)]
            facts = tuple(fact for q in _linked(own, quads) if (fact := _fact(q)))
            graphs.append(Graph(name, facts, _about(store, name)))
    return Content(municipality, tuple(graphs))


def _fact(quad: ox.Quad) -> Fact | None:
    """Return a statement as this module has it; the data hold no statements on statements."""
    if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
        return None
    return quad.subject, quad.predicate.value, quad.object


def _ordered(kb: KnowledgeBase, name: str) -> list[ox.Quad]:
    """Return the statements of a graph as its file orders them, where that file is at hand."""
    graph = ox.NamedNode(name)
    stored = list(kb.store.quads_for_pattern(None, None, None, graph))
    path = kb.files.get(name)
    if path is not None and path.suffix == ".ttl" and path.is_file():
        parsed = list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
        if len({str(quad) for quad in parsed}) == len(stored):
            return parsed
    if path is not None and (path.suffix == ".xlsx" or path.is_dir()) and path.exists():
        read_again = [quad for quad in read(path).quads if quad.graph_name == graph]
        if len(read_again) == len(stored):
            return read_again
    return sorted(stored, key=str)


def _belongs(node: object, municipality: str) -> bool:
    """Tell whether a graph that describes several municipalities says `node` of this one."""
    if not isinstance(node, ox.NamedNode) or not node.value.startswith(vocabulary.DATA):
        return True
    place = place_name(node.value)
    return place in (place_name(municipality), "dk")


def _linked(own: Sequence[ox.Quad], quads: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Return `own` without the blank nodes that only hang on what was left out."""
    if len(own) == len(quads):
        return list(own)
    reached = {q.object for q in own if not isinstance(q.subject, ox.BlankNode)}
    return [q for q in own if not isinstance(q.subject, ox.BlankNode) or q.subject in reached]


def _precedence(store: ox.Store, name: str) -> int:
    path = ox.NamedNode(SSP + "precedence")
    for quad in store.quads_for_pattern(ox.NamedNode(name), path, None):
        if isinstance(quad.object, ox.Literal) and quad.object.value.isdigit():
            return int(quad.object.value)
    return 1_000


def _about(store: ox.Store, name: str) -> dict[tuple[str, str], str]:
    about: dict[tuple[str, str], str] = {}
    derived = ox.NamedNode(PROV + "wasDerivedFrom")
    for link in store.quads_for_pattern(ox.NamedNode(name), derived, None):
        if not isinstance(link.object, ox.NamedNode) or "/document/" not in link.object.value:
            continue
        for quad in store.quads_for_pattern(link.object, None, None):
            value = quad.object
            if isinstance(value, ox.Literal):
                about[quad.predicate.value, value.language or ""] = value.value
            elif quad.predicate.value == DCTERMS + "publisher":
                for named in store.quads_for_pattern(value, ox.NamedNode(FOAF + "name"), None):
                    if isinstance(named.object, ox.Literal):
                        about[quad.predicate.value, ""] = named.object.value
    return about
