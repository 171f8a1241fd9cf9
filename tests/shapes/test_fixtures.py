"""Every rule on small descriptions that meet it, deviate from it, are silent or name some parts.

A fixture's name opens with the id of its rule. Its comments say what the rule comes to there:
``# expect: <node> <outcome>``, where the node is local to the fixture, or after @ to the project.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import shacl
from rdflib import RDF, RDFS, SH, Graph

from ssp_graph import conformance, rules
from ssp_graph.validation_unit import of_graph
from ssp_graph.witness import Shapes

FOLDER = Path(__file__).parent / "fixtures"
BASE = "https://w3id.org/ssp-graph/"
LOCAL = BASE + "data/proevekoebing/"
TODAY = date(2026, 11, 21)
CASES = sorted(p.stem for p in FOLDER.glob("*.ttl") if not p.stem.startswith("variant-"))
VARIANTS = sorted(p.stem for p in FOLDER.glob("variant-*.ttl"))

# F-1.03 says so itself; F-1.09 is met in part by any plan, and there is none where it isn't asked.
NEVER_DEVIATE = {"F-1.03", "F-1.09"}

# From best to worst; where a rule isn't asked, nothing is wrong.
RANK = {"met": 0, "not applicable": 0, "partly": 1, "not described": 2, "deviates": 3}

Result = tuple[str, str, str]


def rule_of(case: str) -> str:
    match = re.match(r"[A-Z]-\d+(\.\d+)?", case)
    assert match, case
    return match[0]


def read(case: str) -> Graph:
    return Graph().parse(FOLDER / f"{case}.ttl")


def expected(case: str) -> set[tuple[str, str]]:
    text = (FOLDER / f"{case}.ttl").read_text(encoding="utf-8")
    return {
        ((BASE + node[1:] if node.startswith("@") else LOCAL + node), outcome)
        for node, outcome in re.findall(r"^# expect: (\S+) (.+)$", text, re.MULTILINE)
    }


@cache
def validation(case: str) -> conformance.Validation:
    return conformance.validate(read(case), on=TODAY, rules=[rule_of(case)])


def of_report(report: Graph) -> set[Result]:
    """(focus node, shape, severity) of the results, nested ones left out."""
    return {
        (
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.sourceShape)),
            str(report.value(result, SH.resultSeverity)).rpartition("#")[2],
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if (None, SH.detail, result) not in report
    }


def of_other_engine(data: Graph, shapes: Graph) -> set[Result]:
    """The same from an engine that shares no code with pySHACL."""
    engine = shacl.Shapes.from_text(shapes.serialize(format="nt"), "ntriples")
    report = engine.validate_text(data.serialize(format="nt"), "ntriples")
    return {
        (r.focus_node.strip("<>"), (r.source_shape or "").strip("<>"), r.severity)
        for r in report.results
    }


@pytest.mark.parametrize("case", CASES)
def test_what_the_rule_comes_to(case: str) -> None:
    (outcome,) = validation(case).outcomes
    assert {(j.focus, j.outcome) for j in outcome.judgements} == expected(case)


@pytest.mark.parametrize("case", CASES)
def test_other_engine_agrees(case: str) -> None:
    chosen = rules.select([rule_of(case)])
    theirs = of_other_engine(validation(case).unit.graph, conformance.shapes_graph(chosen))
    assert theirs == of_report(validation(case).report)


@pytest.mark.parametrize("case", CASES)
def test_survey_agrees(case: str) -> None:
    unit = of_graph(read(case), None, TODAY)
    surveyed = conformance.survey_unit(unit, rules.select([rule_of(case)]))
    assert [outcome_of(o) for o in surveyed] == [outcome_of(o) for o in validation(case).outcomes]


def outcome_of(outcome: conformance.Outcome) -> tuple[object, ...]:
    return outcome.rule.id, outcome.outcome, outcome.severity, outcome.focus, outcome.message_en


def test_every_rule_has_its_cases() -> None:
    cases: dict[str, set[str]] = defaultdict(set)
    for case in CASES:
        for _, outcome in expected(case) or {("", "sound")}:
            cases[rule_of(case)].add(outcome)
    for rule in rules.select():
        if rule.permission:
            assert rule.id not in cases
        elif rule.integrity:
            assert {"sound", "deviates"} <= cases[rule.id], rule.id
        else:
            assert "met" in cases[rule.id], rule.id
            assert ("deviates" in cases[rule.id]) != (rule.id in NEVER_DEVIATE), rule.id
            assert cases[rule.id] & {"not described", "partly"}, rule.id


def test_every_target_is_hit() -> None:
    shapes = Shapes(conformance.shapes_graph())
    targeted = {
        node
        for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
        for node in shapes.graph.subjects(SH[name], None)
        if RDFS.seeAlso in shapes.about(node)
    }
    for node in targeted:
        id_ = rule_of(str(node).rpartition("/")[2])
        mine = [case for case in CASES if rule_of(case) == id_]
        assert any(shapes.targets(node, of_graph(read(c), None, TODAY).graph) for c in mine), node


@pytest.mark.parametrize("variant", VARIANTS)
def test_harmless_variants_make_nothing_worse(variant: str) -> None:
    base = comes_to("variant-base")
    assert {
        rule: f"{base[rule]} → {outcome}"
        for rule, outcome in comes_to(variant).items()
        if RANK[outcome] > RANK[base[rule]]
    } == {}


@cache
def comes_to(variant: str) -> dict[str, str]:
    """What each rule comes to, by id."""
    outcomes = conformance.validate(read(variant), on=TODAY).outcomes
    return {outcome.rule.id: outcome.outcome for outcome in outcomes}
