"""What `validate` gives, and what it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ssp_graph import conformance
from ssp_graph.errors import InputError, SspError, UnknownName
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.vocabulary import BASE, SSP
from tests.shapes.test_fixtures import FOLDER, LOCAL, TODAY, read

EARL = "http://www.w3.org/ns/earl#"
PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
@prefix ex: <https://example.org/> .
"""
OWN_SHAPE = (
    PREFIXES
    + """
ex:Named a sh:NodeShape ; sh:targetClass ssp:Forum ; sh:severity sh:Warning ;
    sh:message "Uden kontakt."@da , "No contact."@en ;
    sh:property ex:hasContact .
ex:hasContact a sh:PropertyShape ; sh:path ex:contact ; sh:minCount 1 .
"""
)


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.ttl"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_callers_graph_stays_as_it_was() -> None:
    graph = read("F-3.18-meets")
    before = Graph().parse(FOLDER / "F-3.18-meets.ttl")
    conformance.validate(graph, on=TODAY)
    assert isomorphic(graph, before)


def test_the_knowledge_base_stays_as_it_was(kb: KnowledgeBase) -> None:
    before = len(kb.store)
    conformance.validate(kb, "silkeborg", on=TODAY, rules=["F-3.04"])
    assert len(kb.store) == before


def test_a_date_decides_how_old_a_plan_is() -> None:
    graph = read("F-4.02-meets")
    early = conformance.validate(graph, on=date(2026, 11, 21), rules=["F-4.02"])
    late = conformance.validate(graph, on=date(2028, 11, 21), rules=["F-4.02"])
    assert early.by_rule["F-4.02"].outcome == "met"
    assert late.by_rule["F-4.02"].outcome == "deviates"


def test_what_backs_an_outcome_is_told(kb: KnowledgeBase) -> None:
    validation = conformance.validate(kb, "silkeborg", on=TODAY, rules=["F-3.04", "F-3.05"])
    stated, read_into = validation.by_rule["F-3.04"], validation.by_rule["F-3.05"]
    assert (stated.basis, read_into.basis) == ("stated", "reading")
    level = next(e for e in stated.evidence if e.aspect == SSP + "level")
    assert level.quotation == "Lokalrådet, som er det lokale strategiske niveau"
    assert level.section
    assert level.document_da == "Hvordan er SSP-samarbejdet organiseret i Silkeborg kommune"
    assert any(e.reason_da and e.reason_en and not e.quotation for e in read_into.evidence)


def test_a_stated_fact_goes_before_one_that_is_read() -> None:
    graph = read("F-3.16-partly")  # one level is quoted, the other isn't
    again = conformance.validate(graph, on=TODAY, rules=["F-3.16"]).by_rule["F-3.16"]
    assert again.outcome == "partly"
    assert {e.quotation for e in again.evidence} == {"på det strategiske niveau"}


def test_missing_parts_are_named() -> None:
    outcome = conformance.validate(read("F-3.18-partly"), on=TODAY, rules=["F-3.18"]).outcomes[0]
    assert outcome.message_da.startswith("F-3.18: ")
    assert outcome.message_da.endswith("Mangler: politi.")
    assert outcome.message_en.endswith("Missing: police.")


def test_what_was_found_is_told() -> None:
    outcome = conformance.validate(read("F-2.02-deviates"), on=TODAY, rules=["F-2.02"]).outcomes[0]
    assert "30" in outcome.message_da
    assert outcome.severity == "info"


def test_a_complete_description_is_read_closed() -> None:
    validation = conformance.validate(read("S-11-deviates"), on=TODAY, rules=["S-11"])
    (finding,) = validation.findings
    assert (finding.outcome, finding.severity) == ("deviates", "info")
    closed = conformance.validate(read("F-3.01-deviates"), on=TODAY, rules=["F-3.01"])
    assert [f.severity for f in closed.findings] == ["warning"]


def test_silence_says_which_documents_are_silent(kb: KnowledgeBase) -> None:
    outcome = conformance.validate(kb, "silkeborg", on=TODAY, rules=["F-3.24"]).outcomes[0]
    assert outcome.outcome == "not described"
    assert "»Hvordan er SSP-samarbejdet organiseret i Silkeborg kommune«" in outcome.message_da


@pytest.mark.parametrize(
    ("outcomes", "over", "whole"),
    [
        ([], "every", "not applicable"),
        (["met", "deviates"], "any", "deviates"),
        (["met", "not described"], "any", "met"),
        (["met", "not described"], "every", "partly"),
        (["not described", "not described"], "every", "not described"),
        (["partly", "not described"], "any", "partly"),
    ],
)
def test_several_judgements_make_one_outcome(
    outcomes: list[conformance.OutcomeName], over: str, whole: str
) -> None:
    assert conformance.overall(outcomes, over) == whole


def test_outcomes_as_earl() -> None:
    validation = conformance.validate(read("F-2.02-deviates"), on=TODAY, rules=["F-2.02"])
    graph = validation.earl()
    (assertion,) = graph.subjects(RDF.type, URIRef(EARL + "Assertion"))
    assert graph.value(assertion, URIRef(EARL + "test")) == URIRef(BASE + "rule/F-2.02")
    assert graph.value(assertion, URIRef(EARL + "subject")) == URIRef(LOCAL + "kommune")
    result = graph.value(assertion, URIRef(EARL + "result"))
    assert graph.value(result, URIRef(EARL + "outcome")) == URIRef(BASE + "outcome/deviates")


def test_shapes_of_ones_own(tmp_path: Path) -> None:
    path = own(tmp_path, OWN_SHAPE)
    validation = conformance.validate(
        read("F-3.04-meets"), on=TODAY, rules=["F-3.04"], extra_shapes=[path]
    )
    (finding,) = validation.findings
    assert finding.rule is None
    assert finding.focus == LOCAL + "forum"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("not turtle", "errors.syntax"),
        ("", "conformance.no-shapes"),
        (
            PREFIXES + "ex:S a sh:NodeShape ; sh:targetClass ssp:Forum ; "
            'sh:sparql [ sh:select "SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> '
            '{ $this ?p ?o } }" ] .',
            "conformance.shapes-reach-out",
        ),
        (
            PREFIXES + "ex:S a sh:NodeShape ; sh:targetClass ssp:Forum ; "
            'sh:sparql [ sh:select "SELECT $this FROM <http://127.0.0.1:9/> '
            'WHERE { $this ?p ?o }" ] .',
            "conformance.shapes-reach-out",
        ),
        (
            PREFIXES + "ex:S a sh:NodeShape ; sh:targetClass ssp:Forum ; "
            'sh:sparql [ sh:select "SELECT nothing" ] .',
            "conformance.shapes-query",
        ),
    ],
)
def test_shapes_that_are_refused(tmp_path: Path, text: str, key: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(InputError) as error:
        conformance.validate(read("F-3.04-meets"), on=TODAY, extra_shapes=[path])
    assert error.value.key == key
    assert "own.ttl" in error.value.message("da")


def test_imports_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("urllib.request.urlopen", fail)
    text = OWN_SHAPE + "<https://example.org/> a owl:Ontology ; owl:imports <http://127.0.0.1:9/> ."
    path = own(tmp_path, "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n" + text)
    conformance.validate(read("F-3.04-meets"), on=TODAY, rules=["F-3.04"], extra_shapes=[path])


def test_unknown_rule_and_theme(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as error:
        conformance.validate(kb, "herning", rules=["F-3.99"])
    assert error.value.near
    with pytest.raises(UnknownName):
        conformance.validate(kb, "herning", theme="weather")


def test_a_graph_must_describe_one_municipality() -> None:
    with pytest.raises(SspError) as nothing:
        conformance.validate(Graph())
    assert nothing.value.key == "conformance.no-municipality"
    two = read("F-3.04-meets")
    other = URIRef(BASE + "data/nabo/kommune")
    two.add((other, RDF.type, URIRef(SSP + "Municipality")))
    two.add((URIRef(BASE + "data/nabo/forum"), URIRef(SSP + "serves"), other))
    with pytest.raises(SspError) as several:
        conformance.validate(two)
    assert several.value.key == "conformance.several-municipalities"
    assert conformance.validate(two, LOCAL + "kommune", on=TODAY, rules=["F-3.04"]).outcomes
    with pytest.raises(SspError) as elsewhere:
        conformance.validate(read("F-3.04-meets"), BASE + "data/herning/kommune")
    assert elsewhere.value.key == "conformance.other-municipality"


def test_theme_keeps_to_its_rules() -> None:
    validation = conformance.validate(read("F-1.01-meets"), on=TODAY, theme="purpose")
    assert {o.rule.theme for o in validation.outcomes} == {"purpose"}
    assert not any(o.rule.permission for o in validation.outcomes)


def test_reference_date_is_the_callers(kb: KnowledgeBase) -> None:
    graph = read("F-4.02-meets")
    date_property = URIRef(SSP + "referenceDate")
    graph.add((URIRef(BASE + "validation"), date_property, Literal(date(1999, 1, 1))))
    unit = conformance.validate(graph, on=TODAY, rules=["F-4.02"]).unit
    assert list(unit.graph.objects(None, date_property)) == [Literal(TODAY)]
