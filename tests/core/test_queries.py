"""Query headers, parameters and results."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from ssp_graph import queries, resources
from ssp_graph.engine import is_indifferent_to_repetition
from ssp_graph.errors import InputError, QueryError, SspError, UnknownName
from ssp_graph.knowledge_base import KnowledgeBase

HEADER = """# title (da): Prøve
# title (en): Test
# question (da): Hvad er det,
#   der spørges om?
# question (en): What is asked?
# parameter: low | integer! | Mindst | At least
# parameter: word | text* | Ord | Word
# column: n | Tal | Number
SELECT ?n WHERE {
  VALUES ?low { UNDEF }
  VALUES ?word { UNDEF }
  VALUES (?n ?word) { (1 "et") (2 "to") (3 "tre") }
  FILTER (?n >= ?low)
} ORDER BY ?n
"""
FOLDERS = ["", "compare", "show", "list", "names", "verify"]
ALL = [name for folder in FOLDERS for name in queries.names(folder)]


def test_a_header_is_understood() -> None:
    query = queries.parse(HEADER, "prøve")
    assert query.titles == {"da": "Prøve", "en": "Test"}
    assert query.questions["da"] == "Hvad er det, der spørges om?"
    low, word = query.parameters
    assert (low.type, low.required, low.many) == ("integer", True, False)
    assert (word.type, word.required, word.many) == ("text", False, True)
    assert query.columns == {"n": {"da": "Tal", "en": "Number"}}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("# parameter: x | nonsense | a | b", "unknown type “nonsense”"),
        ("# parameter: x | text", "must have 4 parts"),
        ("# column: x | a", "must have 3 parts"),
    ],
)
def test_a_wrong_header_names_the_line(line: str, message: str) -> None:
    with pytest.raises(QueryError, match=f"line 1: .*{message}|line 1: {message}"):
        queries.parse(f"{line}\nSELECT * {{}}", "q")


@pytest.mark.parametrize("name", ALL)
def test_shipped_queries_have_a_whole_header_and_its_columns(kb: KnowledgeBase, name: str) -> None:
    query = queries.find(name)
    assert set(query.titles) == set(query.questions) == {"da", "en"}
    answer = kb.store.query(query.sparql)
    assert isinstance(answer, ox.QuerySolutions)
    assert [variable.value for variable in answer.variables] == list(query.columns)
    for parameter in query.parameters:
        assert f"VALUES ?{parameter.name} {{" in query.sparql
        if parameter.type == "lang":
            assert f'VALUES ?{parameter.name} {{ "da" }}' in query.sparql


def test_derive_queries_have_a_title() -> None:
    for name in queries.names("derive"):
        assert set(queries.find(name).titles) == {"da", "en"}


def test_binding_replaces_only_what_stands_between_the_braces(kb: KnowledgeBase) -> None:
    hostile = '"} UNION { ?s ?p ?o } #\\'
    result = kb.query(HEADER, low=1, word=["to", hostile])
    assert result.rows == [(2,)]


def test_unbound_parameters_restrict_nothing(kb: KnowledgeBase) -> None:
    assert kb.query(HEADER, low=2).rows == [(2,), (3,)]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "needs a value for: low"),
        ({"low": "many"}, "is no integer"),
        ({"low": [1, 2]}, "one value only"),
        ({"low": 1, "hih": 2}, "Unknown parameter “hih”"),
    ],
)
def test_wrong_parameters(kb: KnowledgeBase, values: dict[str, object], message: str) -> None:
    with pytest.raises(SspError, match=message):
        kb.query(HEADER, **values)


def test_municipality_parameters_take_name_slug_and_code(kb: KnowledgeBase) -> None:
    answers = {
        tuple(kb.query("list/fora", municipality=name).rows)
        for name in ("herning", "Herning Kommune", "HERNING", "0657", "herning:kommune")
    }
    assert len(answers) == 1


def test_a_query_without_a_header_has_the_parameters_it_leaves_open(kb: KnowledgeBase) -> None:
    sparql = "SELECT ?x { VALUES ?x { UNDEF } }"
    assert kb.query(sparql, x="ssp:Forum").rows == [("https://w3id.org/ssp-graph/ontology#Forum",)]
    assert kb.query(sparql, x=4).rows == [(4,)]
    assert kb.query(sparql, x="fire").rows == [("fire",)]


def test_queries_by_path(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "min.rq"
    path.write_text(HEADER, encoding="utf-8")
    assert kb.query(str(path), low=3).rows == [(3,)]
    with pytest.raises(InputError, match="no such file"):
        kb.query(str(tmp_path / "andet.rq"))


def test_an_unknown_query_lists_what_exists(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName, match="Did you mean “conflicts”") as caught:
        kb.query("konflicts")
    assert all(name in str(caught.value) for name in queries.names())


def test_bad_sparql_names_line_and_character(kb: KnowledgeBase) -> None:
    with pytest.raises(QueryError, match=r"Line 2, character \d+: “WHER"):
        kb.query("SELECT ?x\nWHER { ?x ?y ?z }")


def test_plain_values(kb: KnowledgeBase) -> None:
    (row,) = kb.query(
        """SELECT ?a ?b ?c ?d ?e ?f ?g { VALUES (?a ?b ?c ?d ?e ?f ?g) {
             (1 2.5 true "2026-11-21"^^xsd:date "tekst"@da ssp:Forum UNDEF) } }"""
    ).rows
    assert row == (1, Decimal("2.5"), True, date(2026, 11, 21), "tekst",
                   "https://w3id.org/ssp-graph/ontology#Forum", None)  # fmt: skip


def test_formats_agree(kb: KnowledgeBase) -> None:
    result = kb.query("list/fora", municipality="hedensted")
    labels = [row[3] for row in result.rows]
    as_json = json.loads(result.serialize("json"))
    assert [b["label"]["value"] for b in as_json["results"]["bindings"]] == labels
    as_csv = list(csv.DictReader(StringIO(result.serialize("csv").decode(), newline="")))
    assert [record["label"] for record in as_csv] == labels
    parsed = ox.parse_query_results(result.serialize("xml"), ox.QueryResultsFormat.XML)
    assert isinstance(parsed, ox.QuerySolutions)
    assert [s["label"].value for s in parsed] == labels
    assert result.serialize("tsv").decode().count("\n") == len(labels) + 1


def test_ask_and_construct(kb: KnowledgeBase) -> None:
    ask = kb.query("ASK { ?x a ssp:Forum }")
    assert ask.boolean is True
    assert json.loads(ask.serialize("json"))["boolean"] is True
    graph = kb.query("CONSTRUCT { ?x a ssp:Level } WHERE { VALUES ?x { level:political } }")
    assert b"level:political" in graph.serialize("ttl")
    with pytest.raises(QueryError, match="gives a graph"):
        graph.serialize("csv")
    with pytest.raises(QueryError, match="gives a table"):
        ask.serialize("ttl")


def test_pandas(kb: KnowledgeBase) -> None:
    frame = kb.query("list/municipalities").to_pandas()
    assert list(frame.columns)[:2] == ["municipality", "label"]
    assert "Herning Kommune" in set(frame["label"])


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("SELECT DISTINCT ?s { ?s ?p ?o }", True),
        ("select distinct ?s { ?s ?p ?o }", True),
        ("ASK { ?s ?p ?o }", True),
        ("SELECT ?s { ?s ?p ?o }", False),
        ("SELECT DISTINCT ?s { { SELECT (COUNT(*) AS ?s) { ?a ?b ?c } } }", False),
        ("SELECT DISTINCT ?s { ?s ?p ?o } LIMIT 3", False),
        ("SELECT ?s { { SELECT DISTINCT ?s { ?s ?p ?o } } }", False),
    ],
)
def test_which_queries_may_see_a_statement_twice(sparql: str, expected: bool) -> None:
    assert is_indifferent_to_repetition(sparql) is expected


def test_no_query_reaches_out() -> None:
    for path in resources.path("queries").rglob("*.rq"):
        words = path.read_text(encoding="utf-8").split()
        assert not {"SERVICE", "FROM", "LOAD"} & set(words), path
