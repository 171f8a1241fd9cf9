"""The endpoint's description of itself (SPARQL 1.1 Service Description) and of its data set."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ssp_graph import queries, vocabulary
from ssp_graph.vocabulary import RDF_TYPE, XSD

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_FORMATS = "http://www.w3.org/ns/formats/"

_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
    "TriG",
)

Object = ox.NamedNode | ox.BlankNode | ox.Literal


def describe(store: ox.Store, endpoint: str, root: str) -> list[ox.Triple]:
    """Return the description of the service at `endpoint`; `root` is the server's base address.

    What is known of the data set itself comes from its catalogue.
    """
    service, dataset = ox.BlankNode("service"), ox.BlankNode("dataset")
    default = ox.BlankNode("default")
    catalogue = ox.NamedNode(vocabulary.CATALOGUE_GRAPH)
    triples = [
        _triple(service, RDF_TYPE, _iri(_SD, "Service")),
        _triple(service, _SD + "endpoint", ox.NamedNode(endpoint)),
        _triple(service, _SD + "supportedLanguage", _iri(_SD, "SPARQL11Query")),
        *(_triple(service, _SD + "resultFormat", _iri(_FORMATS, name)) for name in _RESULTS),
        _triple(service, _SD + "defaultDataset", dataset),
        _triple(dataset, RDF_TYPE, _iri(_SD, "Dataset")),
        _triple(dataset, RDF_TYPE, _iri(_VOID, "Dataset")),
        _triple(dataset, RDF_TYPE, _iri(_DCAT, "Dataset")),
        *_catalogued(store, catalogue, dataset),
        _triple(dataset, _VOID + "sparqlEndpoint", ox.NamedNode(endpoint)),
        _triple(dataset, _VOID + "uriSpace", ox.Literal(vocabulary.BASE)),
        _triple(dataset, _DCAT + "landingPage", ox.NamedNode(root)),
        _triple(dataset, _VOID + "dataDump", ox.NamedNode(f"{root}graphs?default")),
        _triple(dataset, _SD + "defaultGraph", default),
        _triple(default, RDF_TYPE, _iri(_SD, "Graph")),
        _triple(default, _VOID + "triples", _count(store, ox.DefaultGraph())),
    ]
    for number, name in enumerate(_graph_names(store)):
        named, graph = ox.BlankNode(f"named{number}"), ox.BlankNode(f"graph{number}")
        triples += [
            _triple(dataset, _SD + "namedGraph", named),
            _triple(named, RDF_TYPE, _iri(_SD, "NamedGraph")),
            _triple(named, _SD + "name", name),
            _triple(named, _SD + "graph", graph),
            _triple(graph, RDF_TYPE, _iri(_SD, "Graph")),
            _triple(graph, _VOID + "triples", _count(store, name)),
        ]
    return triples


def _catalogued(
    store: ox.Store, catalogue: ox.NamedNode, dataset: ox.BlankNode
) -> Iterator[ox.Triple]:
    """Yield what the catalogue says of the data set: title, description, licence, vocabularies."""
    answer = store.query(queries.find("server/dataset").sparql, prefixes=vocabulary.prefixes())
    if isinstance(answer, ox.QueryTriples):
        for triple in answer:
            yield ox.Triple(dataset, triple.predicate, triple.object)


def _graph_names(store: ox.Store) -> list[ox.NamedNode]:
    names = [name for name in store.named_graphs() if isinstance(name, ox.NamedNode)]
    return sorted(names, key=lambda name: name.value)


def _count(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Literal:
    count = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
    return ox.Literal(str(count), datatype=ox.NamedNode(XSD + "integer"))


def _triple(subject: ox.BlankNode, predicate: str, value: Object) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def _iri(namespace: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(namespace + name)
