"""The shapes themselves: well formed, named after their rules, worded in both languages."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

import ssp_graph as ssp
from ssp_graph import conformance, resources, rules
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.validation_unit import of_knowledge_base
from ssp_graph.vocabulary import BASE
from tests.shapes.test_fixtures import of_other_engine, of_report, outcome_of

SHAPE = BASE + "shape/"
PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/ssp-graph/shape/> .
"""
TODAY = date(2026, 11, 21)
MUNICIPALITIES = ("herning", "silkeborg", "hedensted")
EXPECTED = Path(__file__).parent / "expected_outcomes.csv"
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
SEVERITIES = {"must": SH.Violation, "should": SH.Warning, "advisable": SH.Warning}


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return conformance.shapes_graph()


def targeted(shapes: Graph) -> list[URIRef]:
    """The shapes of rules; those that belong to none are in test_technical.py."""
    return sorted(
        {
            node
            for name in TARGETS
            for node in shapes.subjects(SH[name])
            if isinstance(node, URIRef) and (node, RDFS.seeAlso, None) in shapes
        }
    )


def id_of(shape: URIRef) -> str:
    return re.sub(r"-(described|complete)$", "", str(shape).removeprefix(SHAPE))


def test_shacl_holds_the_shapes_to_be_valid(shapes: Graph) -> None:
    """Against the SHACL specification's own shapes, which pySHACL brings along."""
    specification = Path(pyshacl.__file__).parent / "assets" / "shacl-shacl.ttl"
    meta = Graph().parse(specification)
    assert of_other_engine(shapes, meta) == set()
    broken = Graph().parse(data=PREFIXES + "shape:S a sh:NodeShape ; sh:minCount 1 .")
    assert of_other_engine(broken, meta)


def test_one_shape_a_rule_and_none_for_a_permission(shapes: Graph) -> None:
    expected = {rule.id for rule in rules.rules() if not rule.permission}
    plain = {str(node).removeprefix(SHAPE) for node in targeted(shapes)}
    assert {name for name in plain if not name.endswith(("-described", "-complete"))} == expected
    assert {id_of(node) for node in targeted(shapes)} == expected


def test_ids_are_unique_and_those_of_the_rules() -> None:
    ids = [rule.id for rule in rules.rules()]
    assert len(ids) == len(set(ids)) == 95 + 16
    assert all(rule.iri == f"{BASE}rule/{rule.id}" for rule in rules.rules())


def test_files_are_named_after_the_themes() -> None:
    expected = {"purpose": "F-1", "target-group": "F-2", "organisation": "F-3", "planning": "F-4"}
    for path in resources.path("shapes").glob("*.ttl"):
        graph = Graph().parse(path)
        opening = {id_of(node)[:3] for node in targeted(graph)}
        if path.stem in expected:
            assert opening == {expected[path.stem]}
        elif path.stem == "integrity":
            assert {o[0] for o in opening} == {"Q"}
        elif path.stem == "law":
            assert {o[0] for o in opening} == {"S", "L"}
        elif path.stem == "technical":
            assert not opening
            assert any((None, SH[name], None) in graph for name in TARGETS)
        else:
            assert not any((None, SH[name], None) in graph for name in TARGETS), path


def test_messages_open_with_the_rule_and_severity_follows_the_modality(shapes: Graph) -> None:
    by_id = {rule.id: rule for rule in rules.rules()}
    for node in targeted(shapes):
        rule = by_id[id_of(node)]
        for predicate in (SH.message, SH.description):
            texts = list(shapes.objects(node, predicate))
            assert sorted(t.language for t in texts if isinstance(t, Literal)) == ["da", "en"], node
        for message in shapes.objects(node, SH.message):
            assert str(message).startswith(f"{rule.id}: "), node
            assert rule.modality != "must" or any(
                str(word) in str(message)
                for word in (rule.duty_holder_da, rule.duty_holder_en, "myndighedernes selv")
            ), message
        assert (node, RDFS.seeAlso, URIRef(rule.iri)) in shapes
        severity = shapes.value(node, SH.severity)
        if str(node) == f"{SHAPE}{rule.id}" and not rule.integrity:
            assert severity == SEVERITIES.get(rule.modality, SH.Info), node
        elif not rule.integrity:
            assert severity == SH.Info, node


def test_results_name_a_shape(shapes: Graph) -> None:
    """No property shape without a name stands directly under a shape with a target."""
    for node in targeted(shapes):
        assert (node, SH.property, None) not in shapes, node


def test_sparql_only_where_core_shacl_does_not_reach(shapes: Graph) -> None:
    found = {str(node).removeprefix(SHAPE) for node in shapes.subjects(SH.sparql)}
    assert found == {
        "within-24-months", "within-48-months", "presented-in-year-of-adoption",
        "Q-05", "Q-11", "Q-14",
    }  # fmt: skip


@pytest.fixture(scope="module")
def validated(kb: KnowledgeBase) -> dict[str, conformance.Validation]:
    """The shipped municipalities held against everything, by pySHACL."""
    return {name: ssp.validate(kb, name, on=TODAY) for name in MUNICIPALITIES}


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_engines_agree_on_the_municipalities(
    kb: KnowledgeBase, name: str, shapes: Graph, validated: dict[str, conformance.Validation]
) -> None:
    validation = validated[name]
    assert of_other_engine(validation.unit.graph, shapes) == of_report(validation.report)
    surveyed = conformance.survey(kb, name, on=TODAY)
    assert [outcome_of(o) for o in surveyed] == [outcome_of(o) for o in validation.outcomes]


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_the_shapes_say_what_was_read_in_the_documents(
    name: str, validated: dict[str, conformance.Validation]
) -> None:
    """Every cell of the matrix that was made by hand: the outcome, and on what it rests."""
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["municipality"] == name]
    told = {row["rule"]: (row["outcome"], row["basis"]) for row in rows}
    judged = {rule.id for rule in rules.rules() if not (rule.permission or rule.integrity)}
    assert (len(rows), set(told)) == (len(judged), judged)
    said = {o.rule.id: (o.outcome, o.basis or "") for o in validated[name].outcomes}
    assert {id_: (cell, said[id_]) for id_, cell in told.items() if said[id_] != cell} == {}


def test_every_cell_has_its_reason() -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["municipality"] in MUNICIPALITIES
            assert row["outcome"] in conformance.OUTCOMES
            assert row["reason"].strip().endswith((".", ")")), row
            rests_on_something = row["outcome"] in ("met", "partly", "deviates")
            assert bool(row["basis"]) == rests_on_something, row


def test_only_the_municipality_under_validation_is_one(kb: KnowledgeBase) -> None:
    unit = of_knowledge_base(kb, "silkeborg", TODAY)
    kinds = [URIRef(BASE + "ontology#" + name) for name in ("Municipality", "PracticeExample")]
    found = {node for kind in kinds for node in unit.graph.subjects(RDF.type, kind)}
    assert found == {unit.municipality}
