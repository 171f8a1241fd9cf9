"""10,000 mutated inputs of each kind: each is taken or refused, none ends in another exception."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from ssp_graph import resources
from ssp_graph.engine import Embedded
from ssp_graph.errors import SspError
from ssp_graph.loading import parse
from ssp_graph.server import inspection, negotiation, protocol
from ssp_graph.server.problems import Refused

ROUNDS = 10_000
_PIECES = [
    *(b"", b"\x00", b"\xff\xfe", b"\xc3\x28", b"<", b">", b'"', b"'''", b"{", b"}" * 50, b"[" * 50),
    *(b"\\u00", b"\\U0010FFFF", b"%", b"%zz", b"&", b"=", b";q=", b";q=9", b"@prefix", b"@", b"^^"),
    *(b"_:", b"#", b"\r\n", b"SERVICE", b"service", b"VALUES", b"9" * 30, b"-1e999", b"null"),
    *(
        b'"@context":"http://127.0.0.1:9/"',
        b"PREFIX a:",
        b"a" * 300,
        b"\xf0\x9f\x98\x80",
        b"<<",
        b">>",
    ),
]


def mutate(seed: bytes, chance: random.Random) -> bytes:
    """Return `seed` with one to four places changed: removed, doubled, swapped, filled in."""
    content = bytearray(seed)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice([0, 1, 1, 2, 8, 40]))
        match chance.randrange(4):
            case 0:
                content[start:end] = b""
            case 1:
                content[start:end] = content[start:end] * 2
            case 2:
                content[start:end] = chance.choice(_PIECES)
            case _:
                other = chance.randrange(len(content) + 1)
                content[start:end] = content[other : other + 20]
    return bytes(content)


TURTLE = b"""@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
@prefix h: <https://w3id.org/ssp-graph/data/herning/> .
h:a a ssp:Forum ; ssp:x "l\xc3\xa6rer"@da , 'b'^^ssp:y , 1.5 , true ;
  ssp:evidence [ ssp:section \"\"\"a "b" c\"\"\" ; ssp:l ( 1 2 [] ) ] .
"""
SEEDS = {
    "turtle.ttl": TURTLE,
    "trig.trig": TURTLE.replace(b"h:a a", b"h:g { h:a a") + b"}",
    "quads.nq": b'<x:a> <x:b> "c"@da <x:g> .\n_:b <x:p> "1"^^<x:t> .\n' * 3,
    "triples.nt": b'<x:a> <x:b> "c\\u00e6"@da .\n_:b <x:p> _:c .\n' * 3,
    "linked.jsonld": b'{"@context": {"n": "x:n", "@vocab": "x:v/"}, "@id": "x:a", "@graph": '
    b'[{"@id": "x:b", "n": {"@value": "v", "@language": "da"}, "p": [1, true]}]}',
}


@pytest.mark.parametrize("name", SEEDS)
def test_files(name):
    chance = random.Random(name)
    inputs = (mutate(SEEDS[name], chance) for _ in range(ROUNDS))
    told = [_refused(partial(parse, Path(name), content)) for content in inputs]
    assert "" not in told
    assert 0 < told.count(None) < ROUNDS * 9 / 10


QUERIES = [
    b"""PREFIX ssp: <https://w3id.org/ssp-graph/ontology#>
SELECT ?s (COUNT(?o) AS ?n) { VALUES ?l { UNDEF "da" } ?s a ssp:F ; ssp:l/^ssp:x* ?o .
  OPTIONAL { ?s ssp:y "a"@da FILTER(?o > 1.5 && LANG(?o) != ?l) } } GROUP BY ?s ORDER BY ?n""",
    b"CONSTRUCT { ?s <x:p> [ <x:q> ( 1 2 ) ] } FROM <x:g> WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 5",
    b"ASK { { ?s ?p ?o } UNION { ?s <x:b> true } MINUS { SELECT ?s { BIND(STR(1) AS ?s) } } } # x",
]


def _refused(action: Callable[[], object]) -> str | None:
    """Return the message with which an input is refused; another exception fails the test."""
    try:
        action()
    except Refused as refused:
        return refused.message("en") if 400 <= refused.status < 500 else ""
    except SspError as error:
        return error.message("da")
    except (RuntimeError, OSError, ValueError) as error:  # the engine's, while it evaluates
        return str(error)
    return None


def test_queries():
    """Inspected and parsed as the endpoint does, on an empty store."""
    chance = random.Random("queries")
    engine = Embedded(ox.Store())

    def ask(text: bytes) -> None:
        request = protocol.read_post(b"", "application/sparql-query", text)
        found = inspection.tokens(request.query)
        inspection.inspect(request.query, found)
        inspection.dataset(found, {}, "http://127.0.0.1/")
        engine.run(request.query)

    told = [_refused(partial(ask, mutate(chance.choice(QUERIES), chance))) for _ in range(ROUNDS)]
    assert "" not in told
    assert ROUNDS / 20 < told.count(None) < ROUNDS


def test_requests():
    chance = random.Random("requests")
    seed = (
        b"query=SELECT+%2A+%7B%3Fs+%3Fp+%22%C3%A6%22%7D"
        b"&default-graph-uri=http%3A%2F%2Fe%2Fg&format=csv"
    )
    kinds = ["application/x-www-form-urlencoded", "application/sparql-query; charset=utf-8", None]
    for _ in range(ROUNDS):
        content = mutate(seed, chance)
        assert _refused(partial(protocol.read_get, content)) != ""
        read = partial(protocol.read_post, content, chance.choice(kinds), content)
        assert _refused(read) != ""


def test_headers():
    chance = random.Random("headers")
    seed = b'text/turtle;q=0.5, application/ld+json; profile="x";q=1.0, */*;q=0.1'
    offers = ["text/turtle", "application/ld+json"]
    for _ in range(ROUNDS):
        accept = mutate(seed, chance).decode("latin-1")
        assert negotiation.choose(accept, offers) in (*offers, None)
        assert negotiation.language(accept, ("da", "en"), "da") in ("da", "en")


def inspect(query: str) -> None:
    inspection.inspect(query, inspection.tokens(query))


def test_every_shipped_query_passes_inspection():
    for path in resources.path("queries").rglob("*.rq"):
        inspect(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "ASK{}",
        "SELECT*{?s?p?o.FILTER(?o<5&&?o>3)}",
        "SELECT * { ?s <http://e/service> ?o }",
        "SELECT * { ?s ?p 'SERVICE' } # SERVICE",
        "SELECT * { ?service ?p $SERVICE }",
        "ASK { ?s :service ?o }",
    ],
)
def test_inspection_lets_through(query):
    inspect(query)


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("SELECT*{SERVICE<x:>{}}", "service"),
        ("SELECT*{1service x:y{}}", "service"),
        ("SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n?e {} }", "service"),
        ("# LOAD\nPREFIX a: <b>\nload <x:y>", "update"),
        ("WITH <x:g> DELETE {} WHERE {}", "update"),
        ("ASK" + "{" * 30, "query-deep"),
        ("ASK { FILTER(!!!!!!!!!1) }", "query-signs"),
        ("ASK { FILTER(1" + "+1" * 400 + ") }", "query-operators"),
        ("ASK {" + "FILTER(1)" * 300 + "}", "query-patterns"),
    ],
)
def test_inspection_refuses(query, key):
    with pytest.raises(Refused, match=key):
        inspect(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "SELECT * FROM <http://e/a> FROM NAMED <b> FROM x:c { }",
            (["http://e/a", "http://x/c"], ["http://base/b"]),
        ),
        ("BASE <http://o/> PREFIX p: <q#> ASK FROM p:r FROM p:r {}", (["http://o/q#r"], [])),
    ],
)
def test_dataset_of_a_query(query, expected):
    assert (
        inspection.dataset(inspection.tokens(query), {"x": "http://x/"}, "http://base/") == expected
    )
