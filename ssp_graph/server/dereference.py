"""The RDF about one of our IRIs, and the links between its forms."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox

from ssp_graph.server.formats import GRAPHS

# Endings by which a form of its own can be asked for, and the media type of each.
ENDINGS = {name: media_type for media_type, name in reversed(GRAPHS.items())}


def resource(store: ox.Store, iri: str) -> list[ox.Triple]:
    """Return what is stated of `iri`: the whole of a named graph, else its own statements with
    the blank nodes that hang on it, and the statements that point at it."""
    node = ox.NamedNode(iri)
    if store.contains_named_graph(node):
        return [_triple(quad) for quad in store.quads_for_pattern(None, None, None, node)]
    if _is_document(store, iri):
        quads = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return [
            _triple(quad)
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(iri + "#")
        ]
    own = list(_described(store, node, set()))
    default = ox.DefaultGraph()
    pointing = [
        _triple(q)
        for q in store.quads_for_pattern(None, None, node, default)
        if isinstance(q.subject, ox.NamedNode)
    ]
    return own + pointing if own else []


_IN_ADDRESS = "/:?#[]@!$&'()*+,;=%~"


def links(root: str, path: str, iri: str) -> str:
    """Return the Link header: the IRI itself, the other forms, and the data set's description."""
    # A header holds no other characters than ASCII; an IRI may.
    path, iri = (quote(part, safe=_IN_ADDRESS) for part in (path, iri))
    forms = [
        f'<{root}{path}.{ending}>; rel="alternate"; type="{ENDINGS[ending]}"'
        for ending in ("ttl", "jsonld", "rdf")
    ]
    return ", ".join(
        [f'<{iri}>; rel="canonical"', *forms, f'<{root}.well-known/void>; rel="describedby"']
    )


def _is_document(store: ox.Store, iri: str) -> bool:
    return (
        iri.endswith("/ontology")
        and next(store.quads_for_pattern(ox.NamedNode(iri), None, None), None) is None
    )


def _described(
    store: ox.Store, node: ox.NamedNode | ox.BlankNode, seen: set[str]
) -> Iterator[ox.Triple]:
    if str(node) in seen:
        return
    seen.add(str(node))
    for quad in store.quads_for_pattern(node, None, None, ox.DefaultGraph()):
        yield _triple(quad)
        if isinstance(quad.object, ox.BlankNode):
            yield from _described(store, quad.object, seen)


def _triple(quad: ox.Quad) -> ox.Triple:
    return ox.Triple(quad.subject, quad.predicate, quad.object)
