"""Statements as TriG that a person can read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from ssp_graph import vocabulary


def serialize(quads: Iterable[ox.Quad]) -> bytes:
    """Return `quads` as TriG, one block a graph and in it one a node, with the usual prefixes."""
    grouped: dict[str, dict[str, list[ox.Quad]]] = defaultdict(lambda: defaultdict(list))
    owners: dict[str, str] = {}
    for quad in quads:
        subject = str(quad.subject)
        owner = owners.get(subject, subject)
        if isinstance(quad.object, ox.BlankNode):
            owners[str(quad.object)] = owner
        grouped[str(quad.graph_name)][owner].append(quad)
    ordered = [q for nodes in grouped.values() for stated in nodes.values() for q in stated]
    iris = {
        term.value
        for quad in ordered
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode)
    } | {q.object.datatype.value for q in ordered if isinstance(q.object, ox.Literal)}
    known_prefixes = {**vocabulary.prefixes(), **vocabulary.data_prefixes(iris)}
    prefixes = {
        prefix: namespace
        for prefix, namespace in known_prefixes.items()
        if any(iri.startswith(namespace) for iri in iris)
    }
    return ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""


# Reading
