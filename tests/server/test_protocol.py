"""What the W3C's suite leaves out: negative cases, datasets, negotiation, methods, descriptions."""

from __future__ import annotations

import json
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from serving import Server

from ssp_graph import queries
from ssp_graph.server import negotiation, protocol
from ssp_graph.server.problems import Refused

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
GRAPH = "https://w3id.org/ssp-graph/source/herning-samarbejdsfora"
OTHER = "https://w3id.org/ssp-graph/source/herning-organisering"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def number(answer) -> int:
    assert answer.status == 200, answer.text
    return int(next(iter(ox.parse_query_results(answer.body, ox.QueryResultsFormat.JSON)))[0].value)


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, None, 400),
        ("POST", "/sparql?query=ASK%7B%7D", FORM, b"query=ASK%7B%7D", 400),
        ("POST", "/sparql?query=ASK%7B%7D", DIRECT, b"ASK {}", 400),
        ("GET", "/sparql?query=", {}, None, 400),
        ("GET", "/sparql?default-graph-uri=http%3A%2F%2Fe%2Fg", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=notabsolute", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D&named-graph-uri=", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D&using-graph-uri=http%3A%2F%2Fe%2Fg", {}, None, 403),
        ("GET", "/sparql?query=ASK%7B%7D&update=CLEAR%20ALL", {}, None, 403),
        ("GET", "/sparql?query=%FF", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D%2", {}, None, 400),
        ("POST", "/sparql", {"Content-Type": "text/turtle"}, b"ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": "application/json"}, b'{"query":"ASK {}"}', 415),
        ("POST", "/sparql", {"Content-Type": "multipart/form-data; boundary=x"}, b"--x--", 415),
        ("POST", "/sparql", DIRECT | {"Content-Encoding": "gzip"}, b"ASK {}", 415),
        (
            "POST",
            "/sparql",
            {"Content-Type": "application/sparql-query; charset=latin1"},
            b"ASK {}",
            415,
        ),
        ("POST", "/sparql", DIRECT, b"\xff\xfe", 400),
        ("POST", "/sparql", DIRECT, b"INSERT DATA { <x:a> <x:b> <x:c> }", 403),
        ("POST", "/sparql", DIRECT, b"LOAD <file:///etc/passwd>", 403),
        ("POST", "/sparql", DIRECT, b"PREFIX a: <b> DROP ALL", 403),
        ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", 403),
        ("POST", "/sparql", DIRECT, b"ASK {} #" + b"x" * 17_000, 413),
        ("POST", "/sparql", FORM, b"query=" + b"x" * 80_000, 413),
        ("PUT", "/sparql", DIRECT, b"ASK {}", 405),
        ("DELETE", "/graphs?default", {}, None, 405),
        ("PUT", "/graphs?default", {"Content-Type": "text/turtle"}, b"", 405),
        ("POST", "/graphs?default", {"Content-Type": "text/turtle"}, b"", 405),
        ("GET", "/graphs", {}, None, 400),
        ("GET", "/graphs?default&graph=http%3A%2F%2Fe%2F", {}, None, 400),
        ("GET", "/graphs?graph=http%3A%2F%2Fe%2Fnone", {}, None, 404),
        ("GET", "/nothing", {}, None, 404),
        ("GET", "/sparql?query=ASK%7B%7D&format=pdf", {}, None, 406),
        ("GET", "/sparql?query=ASK%7B%7D", {"Accept": "image/png"}, None, 406),
        ("GET", "/sparql?query=ASK%7B%7D", {"Host": "evil.example"}, None, 421),
    ],
)
def test_refused(server: Server, method, path, headers, body, status):
    answer = server.request(method, path, body, headers)
    assert answer.status == status, answer.text
    if status == 405:
        assert "GET" in answer.headers["allow"]


def test_a_problem_has_the_place_in_the_query(server: Server):
    query = "SELECT *\nWHERE { ?s ?p }"
    problem = server.query(query)
    assert problem.status == 400
    assert problem.media_type == "application/problem+json"
    assert problem.json()["line"] == 2
    assert 15 <= problem.json()["column"] <= 16
    assert server.query(query, Accept="text/plain").text.startswith("2:1")
    danish = server.query(query, Accept_Language="da")
    assert "Linje 2" in danish.json()["detail"]


def test_is_unquoted_once(server: Server):
    answer = server.get(
        "/sparql?query=SELECT%20(%22%252541+%2B%22%20AS%20%3Fx)%20%7B%7D&format=csv"
    )
    assert answer.text.splitlines()[1] == "%2541 +"


class TestDataset:
    def test_default_graph_is_the_union(self, server: Server):
        union = number(server.query(COUNT))
        named = number(server.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"))
        merged = number(
            server.query(
                "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"
            )
        )
        assert union == merged < named

    def test_several_default_graphs_are_merged(self, server: Server):
        """A triple that stands in two of them comes once."""
        both = (
            f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{ "
            f"{{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }} UNION {{ GRAPH <{OTHER}> {{ ?s ?p ?o }} }} }} }}"
        )
        expected = number(server.query(both))
        asked = f"&default-graph-uri={quote(GRAPH, '')}&default-graph-uri={quote(OTHER, '')}"
        assert number(server.query_get(COUNT, asked)) == expected
        froms = COUNT.replace("{", f"FROM <{GRAPH}> FROM source:herning-organisering {{", 1)
        assert number(server.query(froms)) == expected
        based = "BASE <https://w3id.org/ssp-graph/source/>" + froms.replace(
            GRAPH, "herning-samarbejdsfora"
        )
        assert number(server.query(based)) == expected
        single = number(server.query_get(COUNT, f"&default-graph-uri={quote(GRAPH, '')}"))
        assert 0 < single < expected

    def test_request_goes_before_query(self, server: Server):
        query = COUNT.replace("{", f"FROM <{GRAPH}> {{", 1)
        assert number(server.query_get(query, "&default-graph-uri=http%3A%2F%2Fe%2Fempty")) == 0
        assert number(server.query_get(query, f"&named-graph-uri={quote(GRAPH, '')}")) == 0

    def test_named_graphs_are_only_those(self, server: Server):
        query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
        assert number(server.query_get(query, f"&named-graph-uri={quote(GRAPH, '')}")) == 1
        assert number(server.query_get(query, f"&default-graph-uri={quote(GRAPH, '')}")) == 0
        assert number(server.query(query)) > 10

    def test_form_and_address_together(self, server: Server):
        body = f"query={quote(COUNT)}&default-graph-uri={quote(OTHER, '')}".encode()
        path = f"/sparql?default-graph-uri={quote(GRAPH, '')}"
        asked = f"&default-graph-uri={quote(GRAPH, '')}&default-graph-uri={quote(OTHER, '')}"
        expected = number(server.query_get(COUNT, asked))
        assert number(server.request("POST", path, body, FORM)) == expected


class TestNegotiation:
    @pytest.mark.parametrize(
        ("accept", "expected"),
        [
            ("", "application/sparql-results+json"),
            ("*/*", "application/sparql-results+json"),
            ("text/csv", "text/csv"),
            ("text/tab-separated-values", "text/tab-separated-values"),
            ("application/sparql-results+xml", "application/sparql-results+xml"),
            (
                "text/csv;q=0.5, application/sparql-results+xml;q=0.9",
                "application/sparql-results+xml",
            ),
            ("application/sparql-results+json;q=0, */*;q=0.1", "application/json"),
            ("text/*", "text/xml"),
            ("TEXT/CSV", "text/csv"),
            ("nonsense, text/csv;q=0.1", "text/csv"),
        ],
    )
    def test_tables(self, server: Server, accept, expected):
        answer = server.query(COUNT, Accept=accept)
        assert answer.status == 200
        own = {
            "application/json": "application/sparql-results+json",
            "text/xml": "application/sparql-results+xml",
        }
        assert answer.media_type == own.get(expected, expected)
        assert "Accept" in answer.headers["vary"]

    @pytest.mark.parametrize(
        ("accept", "form"),
        [
            ("text/turtle", ox.RdfFormat.TURTLE),
            ("application/n-triples", ox.RdfFormat.N_TRIPLES),
            ("application/ld+json", ox.RdfFormat.JSON_LD),
            ("application/rdf+xml", ox.RdfFormat.RDF_XML),
            ("application/trig", ox.RdfFormat.TRIG),
        ],
    )
    def test_graphs(self, server: Server, accept, form):
        query = "CONSTRUCT WHERE { ?s a ssp:Municipality }"
        answer = server.query(query, Accept=accept)
        assert (answer.status, answer.media_type) == (200, accept)
        assert len(list(ox.parse(answer.body, format=form))) > 90

    def test_wrong_kind(self, server: Server):
        assert server.query("ASK {}", Accept="text/turtle").status == 406
        assert server.query("CONSTRUCT WHERE { ?s ?p ?o }", Accept="text/csv").status == 406

    def test_rules(self):
        assert negotiation.choose("a/b;q=0.2, a/*;q=0.9", ["a/b", "a/c"]) == "a/c"
        assert negotiation.choose("a/b;q=2", ["a/b"]) == "a/b"
        assert negotiation.choose("*/b", ["a/b"]) is None
        assert negotiation.language("en-GB;q=0.3, da-DK", ("da", "en"), "en") == "da"
        assert negotiation.language("fr", ("da", "en"), "da") == "da"


class TestMethods:
    def test_head(self, server: Server):
        path = f"/sparql?query={quote(COUNT)}"
        head, get = server.request("HEAD", path), server.get(path)
        assert head.body == b""
        for name in ("content-type", "content-length", "etag", "vary"):
            assert head.headers[name] == get.headers[name]

    def test_options_and_cors(self, server: Server):
        answer = server.request("OPTIONS", "/sparql")
        assert answer.status == 204
        assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"
        asked = server.request(
            "OPTIONS",
            "/sparql",
            None,
            {
                "Origin": "https://example.org",
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type",
            },
        )
        assert "POST" in asked.headers["access-control-allow-methods"]
        assert "Content-Type" in asked.headers["access-control-allow-headers"]
        for answer in (asked, server.query(COUNT), server.query("x")):
            assert answer.headers["access-control-allow-origin"] == "*"
            assert "access-control-allow-credentials" not in answer.headers

    def test_a_known_answer_isnt_sent_again(self, server: Server):
        tag = server.query_get(COUNT).headers["etag"]
        again = server.query_get(COUNT, If_None_Match=tag)
        assert (again.status, again.body) == (304, b"")
        assert server.query_get(COUNT, Accept="text/csv").headers["etag"] != tag

    def test_what_changes_isnt_kept(self, server: Server):
        query = "SELECT (STRUUID() AS ?x) {}"
        first, second = server.query(query), server.query(query)
        assert first.body != second.body
        assert first.headers["cache-control"] == "no-store"
        assert "etag" not in first.headers

    def test_headers(self, server: Server):
        for answer in (server.query(COUNT), server.get("/nothing"), server.get("/health")):
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["referrer-policy"] == "no-referrer"
            assert "server" not in answer.headers


class TestGraphStore:
    def test_named_graph(self, server: Server):
        answer = server.get(f"/graphs?graph={quote(GRAPH, '')}", Accept="application/n-triples")
        triples = list(ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES))
        expected = number(server.query(COUNT.replace("{", f"{{ GRAPH <{GRAPH}> {{", 1) + "}"))
        assert len(triples) == expected

    def test_default_graph(self, server: Server):
        answer = server.get("/graphs?default&format=nt")
        lines = answer.body.splitlines()
        assert len(lines) == len(set(lines)) == number(server.query(COUNT))

    def test_head_and_options(self, server: Server):
        head = server.request("HEAD", "/graphs?default")
        assert (head.status, head.body) == (200, b"")
        assert server.request("OPTIONS", "/graphs").headers["allow"] == "GET, HEAD, OPTIONS"


def test_description_of_the_data_set(server: Server):
    answer = server.get("/.well-known/void", Accept="application/n-triples")
    triples = answer.text
    for term in (
        "void#Dataset",
        "dcat#Dataset",
        "void#triples",
        "dc/terms/license",
        "dc/terms/title",
        "void#sparqlEndpoint",
    ):
        assert term in triples
    count = number(server.query(COUNT))
    assert f'"{count}"' in triples


def test_browsers_are_led_to_the_page(server: Server):
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = server.get("/sparql", Accept=browser)
    assert answer.status == 303
    assert answer.headers["location"] == server.root + "query"
    asked = server.get("/sparql?query=ASK%7B%7D%20%23%25", Accept=browser)
    assert asked.headers["location"] == server.root + "query?query=ASK%7B%7D%20%23%25"


@pytest.mark.parametrize("name", queries.names())
def test_every_shipped_query_is_answered(server: Server, name):
    answer = server.query(queries.find(name).sparql)
    assert answer.status == 200, answer.text
    json.loads(answer.body)


def test_reading_requests():
    assert protocol.read_get(b"") is None
    assert protocol.read_get(b"lang=da") is None
    request = protocol.read_get(b"query=ASK+%7B%7D&format=csv")
    assert request == protocol.Request("ASK {}", format_name="csv")
    with pytest.raises(Refused, match="one-format"):
        protocol.read_get(b"query=ASK+%7B%7D&format=csv&format=json")
