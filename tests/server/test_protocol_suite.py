"""The W3C's tests of the SPARQL 1.1 Protocol and Service Description, from their manifests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import SHARED, start, stop
from serving import Answer, Server

SUITE = SHARED / "conformance" / "sparql11"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SD = "http://www.w3.org/ns/sparql-service-description#"

FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {
        "text/turtle",
        "application/rdf+xml",
        "application/n-triples",
        "application/ld+json",
        "application/trig",
    },
}


class Manifest:
    """A manifest as a graph to walk in."""

    def __init__(self, path: Path) -> None:
        base = "http://example.org/manifest/"
        self.store = ox.Store()
        self.store.load(path=path, format=ox.RdfFormat.TURTLE, base_iri=base)

    def all(self, subject: ox.NamedNode | ox.BlankNode, predicate: str) -> list[ox.Quad]:
        return list(self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None))

    def one(self, subject, predicate: str):
        found = self.all(subject, predicate)
        return found[0].object if found else None

    def items(self, head) -> Iterator[ox.NamedNode | ox.BlankNode]:
        rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        while head is not None and head != ox.NamedNode(rdf + "nil"):
            yield self.one(head, rdf + "first")
            head = self.one(head, rdf + "rest")

    def entries(self) -> dict[str, ox.NamedNode]:
        head = next(self.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None)).object
        return {entry.value.partition("#")[2]: entry for entry in self.items(head)}


def _entries(folder: str) -> dict[str, ox.NamedNode]:
    path = SUITE / folder / "manifest.ttl"
    return Manifest(path).entries() if path.is_file() else {}


PROTOCOL = _entries("protocol")
UPDATES = [name for name in PROTOCOL if "update" in name]
QUERIES = [name for name in PROTOCOL if "update" not in name]


def test_the_suite_is_whole():
    if not PROTOCOL and os.environ.get("CI") != "true":
        pytest.skip(f"the W3C's tests are missing: {SUITE}")
    assert (len(QUERIES), len(UPDATES)) == (20, 14)
    assert len(_entries("service-description")) == 3


@pytest.fixture(scope="module")
def suite_server(tmp_path_factory) -> Iterator[Server]:
    """A server that holds the data of the protocol tests and nothing else."""
    quads = []
    for number in (1, 2, 3):
        graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        for quad in ox.parse(path=SUITE / "protocol" / f"data{number}.nt"):
            quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    file = tmp_path_factory.mktemp("suite") / "data.nq"
    file.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    server = start("--quiet", "--only-data", "--data", str(file), "--allowance", "100")
    yield server
    stop(server)


def _send(manifest: Manifest, server: Server, request) -> Answer:
    method = manifest.one(request, HT + "methodName").value
    path = manifest.one(request, HT + "absolutePath").value
    headers = {}
    for header in manifest.items(manifest.one(request, HT + "headers")):
        name = manifest.one(header, HT + "fieldName").value
        headers[name] = manifest.one(header, HT + "fieldValue").value
    body = manifest.one(request, HT + "body")
    content = None
    if body is not None:
        encoding = manifest.one(body, CNT + "characterEncoding").value
        content = manifest.one(body, CNT + "chars").value.encode(encoding)
    return server.request(method, path, content, headers)


def _boolean(answer: Answer) -> bool:
    form = (
        ox.QueryResultsFormat.JSON
        if answer.media_type.endswith("json")
        else ox.QueryResultsFormat.XML
    )
    return bool(ox.parse_query_results(answer.body, form))


@pytest.mark.parametrize("name", QUERIES)
def test_protocol(suite_server, name):
    manifest = Manifest(SUITE / "protocol" / "manifest.ttl")
    action = manifest.one(PROTOCOL[name], MF + "action")
    requests = list(manifest.items(manifest.one(action, HT + "requests")))
    assert requests
    for request in requests:
        answer = _send(manifest, suite_server, request)
        expected = manifest.one(request, HT + "resp")
        classes = [quad.object.value[-3] for quad in manifest.all(expected, MF + "expectedStatus")]
        assert str(answer.status)[0] in classes, answer.text
        kind = manifest.one(expected, MF + "expectedFormat")
        if kind is not None:
            assert answer.media_type in FORMATS[kind.value]
        truth = manifest.one(expected, MF + "expectedBoolean")
        if truth is not None:
            assert _boolean(answer) == (truth.value == "true")


@pytest.mark.parametrize("name", UPDATES)
def test_updates_are_refused(suite_server, name):
    """The endpoint only reads: every request with an update ends in a refusal."""
    manifest = Manifest(SUITE / "protocol" / "manifest.ttl")
    action = manifest.one(PROTOCOL[name], MF + "action")
    for request in manifest.items(manifest.one(action, HT + "requests")):
        answer = _send(manifest, suite_server, request)
        path = manifest.one(request, HT + "absolutePath").value
        content = manifest.one(request, HT + "body")
        chars = manifest.one(content, CNT + "chars").value if content is not None else ""
        if chars.startswith(("ASK", "query=")) or "query=" in path:
            continue  # the suite looks at the outcome of the update with a query
        assert 400 <= answer.status < 500, answer.text


@pytest.fixture(scope="module")
def description(suite_server) -> tuple[str, ox.Store]:
    answer = suite_server.get("/sparql/")
    assert answer.status == 200
    store = ox.Store()
    store.load(answer.body, format=ox.RdfFormat.TURTLE)
    return suite_server.root + "sparql/", store


def _has(store: ox.Store, s, p: str, o) -> bool:
    return next(store.quads_for_pattern(s, ox.NamedNode(p), o), None) is not None


class TestServiceDescription:
    def test_returns_rdf(self, suite_server):
        for media_type, form in (
            ("text/turtle", ox.RdfFormat.TURTLE),
            ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ):
            answer = suite_server.get("/sparql", Accept=media_type)
            assert (answer.status, answer.media_type) == (200, media_type)
            assert list(ox.parse(answer.body, format=form))

    def test_has_endpoint_triple(self, description):
        endpoint, store = description
        assert _has(store, None, SD + "endpoint", ox.NamedNode(endpoint))

    def test_conforms_to_schema(self, description):
        """What the vocabulary asks of classes and properties (Service Description, section 3)."""
        _, store = description
        rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        domains = {
            "endpoint": "Service",
            "supportedLanguage": "Service",
            "resultFormat": "Service",
            "feature": "Service",
            "defaultDataset": "Service",
            "defaultGraph": "Dataset",
            "namedGraph": "Dataset",
            "name": "NamedGraph",
            "graph": "NamedGraph",
        }
        ranges = {
            "defaultDataset": "Dataset",
            "defaultGraph": "Graph",
            "namedGraph": "NamedGraph",
            "graph": "Graph",
        }
        languages = {SD + n for n in ("SPARQL10Query", "SPARQL11Query", "SPARQL11Update")}
        services = list(
            store.quads_for_pattern(None, ox.NamedNode(rdf_type), ox.NamedNode(SD + "Service"))
        )
        assert len(services) == 1
        assert len(list(store.quads_for_pattern(None, ox.NamedNode(SD + "endpoint"), None))) == 1
        checked = 0
        for quad in store:
            if not quad.predicate.value.startswith(SD):
                continue
            name = quad.predicate.value.removeprefix(SD)
            assert name in domains
            checked += 1
            assert _has(store, quad.subject, rdf_type, ox.NamedNode(SD + domains[name])), quad
            if name in ranges:
                assert _has(store, quad.object, rdf_type, ox.NamedNode(SD + ranges[name])), quad
            if name == "supportedLanguage":
                assert quad.object.value in languages
        assert checked > 10
