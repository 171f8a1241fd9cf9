"""Shapes that a user hands in: read, and kept from reaching out of the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, SH, Graph

from ssp_graph.errors import InputError
from ssp_graph.files import read_bytes
from ssp_graph.loading import syntax_error
from ssp_graph.validation_unit import Converter

_QUERIES = (SH.select, SH.ask, SH.construct, SH.update)


def read(path: Path) -> Graph:
    """Return the shapes in a Turtle file. Raises InputError, see `conformance.user_shapes`."""
    graph = Graph(bind_namespaces="none")
    convert = Converter()
    try:
        for triple in ox.parse(
            read_bytes(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True
        ):
            graph.add(convert.triple(triple))
    except SyntaxError as error:
        raise syntax_error(path, error) from error
    if not any((None, RDF.type, kind) in graph for kind in (SH.NodeShape, SH.PropertyShape)):
        raise InputError("conformance.no-shapes", path)
    for predicate in _QUERIES:
        for holder, query in graph.subject_objects(predicate):
            owner = next(iter(graph.subjects(SH.sparql, holder)), holder)
            _check(path, str(owner), _prefixes(graph, holder) + str(query))
    return graph


def _prefixes(graph: Graph, holder: Any) -> str:
    lines = [
        f"PREFIX {graph.value(declared, SH.prefix)}: <{graph.value(declared, SH.namespace)}>\n"
        for prefixes in graph.objects(holder, SH.prefixes)
        for declared in graph.objects(prefixes, SH.declare)
    ]
    return "".join(lines)


def _check(path: Path, shape: str, query: str) -> None:
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(query)
    except Exception as error:  # the parser raises whatever its grammar library does
        raise InputError("conformance.shapes-query", path, shape=shape, reason=error) from error
    for name in _names(parsed):
        keyword = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}.get(name)
        if keyword:
            raise InputError("conformance.shapes-reach-out", path, shape=shape, keyword=keyword)


def _names(parsed: Any) -> Iterator[str]:
    """Yield the names of all parts of a parsed query."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(parsed, CompValue):
        yield parsed.name
        inner: Iterable[Any] = parsed.values()
    else:
        inner = parsed if hasattr(parsed, "__iter__") and not isinstance(parsed, str) else ()
    for value in inner:
        yield from _names(value)
