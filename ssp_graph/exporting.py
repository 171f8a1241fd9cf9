"""The graph as RDF that is the same, byte for byte, on every run."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.vocabulary import data_prefixes, prefixes

FORMATS = {
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def export(
    kb: KnowledgeBase, municipalities: Sequence[str] = (), format_name: str = "trig"
) -> bytes:
    """Return the graphs of `kb`, or those that describe `municipalities`, as RDF.

    `format_name` is one of `FORMATS`; Turtle holds the union, the others keep the named
    graphs. Blank nodes are named canonically (RDFC-1.0) and statements sorted, so that equal
    graphs give equal bytes. Raises UnknownName for an unknown municipality.
    """
    names = (
        sorted({name for municipality in municipalities for name in kb.graph_names(municipality)})
        if municipalities
        else kb.graph_names()
    )
    dataset = ox.Dataset(
        quad
        for name in names
        for quad in kb.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    quads = sorted(dataset, key=_order)
    iris = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode)
    }
    rdf_format = FORMATS[format_name]
    statements: list[ox.Quad] | list[ox.Triple] = quads
    if not rdf_format.supports_datasets:
        statements = sorted({quad.triple for quad in quads}, key=str)
    written = ox.serialize(statements, format=rdf_format, prefixes=prefixes() | data_prefixes(iris))
    return written or b""


def _order(quad: ox.Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)
