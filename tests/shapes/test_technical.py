"""What a description must not hold although no rule says so (shapes/technical.ttl)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDFS, SH, Graph, Literal, URIRef

from ssp_graph import conformance, resources, rules
from ssp_graph.rules import INTEGRITY
from ssp_graph.validation_unit import of_graph
from tests.shapes.test_fixtures import BASE, LOCAL, TODAY, of_other_engine, of_report

FOLDER = Path(__file__).parent / "fixtures" / "technical"
CASES = sorted(path.stem for path in FOLDER.glob("*.ttl"))
SHAPE = BASE + "shape/"


@pytest.fixture(scope="module")
def technical() -> Graph:
    return Graph().parse(resources.path("shapes") / "technical.ttl")


def of_case(case: str) -> tuple[Graph, set[tuple[str, str, str]]]:
    """The description, and the results that it must have."""
    path = FOLDER / f"{case}.ttl"
    nodes = re.findall(r"^# expect: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    shape = re.sub(r"-(of-a-forum|in-two-fora)$", "", case)
    return Graph().parse(path), {(LOCAL + node, SHAPE + shape, "Violation") for node in nodes}


@pytest.mark.parametrize("case", CASES)
def test_both_engines_find_it(case: str, technical: Graph) -> None:
    description, expected = of_case(case)
    unit = of_graph(description, None, TODAY)
    assert of_report(conformance.run_engine(unit.graph, technical)) == expected
    assert of_other_engine(unit.graph, technical) == expected


def test_every_shape_has_a_case(technical: Graph) -> None:
    found = {shape for case in CASES for _, shape, _ in of_case(case)[1]}
    assert found == {str(node) for node in technical.subjects(SH.severity, None)}
    assert any(not of_case(case)[1] for case in CASES)


def test_they_are_worded_and_belong_to_no_rule(technical: Graph) -> None:
    for node in technical.subjects(SH.severity, None):
        assert isinstance(node, URIRef)
        assert (node, RDFS.seeAlso, None) not in technical
        for predicate in (SH.message, SH.description):
            texts = list(technical.objects(node, predicate))
            assert sorted(t.language for t in texts if isinstance(t, Literal)) == ["da", "en"], node


def test_validation_reports_them_among_the_faults_of_the_data() -> None:
    description, _ = of_case("no-members-by-name")
    validation = conformance.validate(description, on=TODAY, theme=INTEGRITY)
    (finding,) = [f for f in validation.findings if f.shape == SHAPE + "no-members-by-name"]
    assert (finding.rule, finding.severity, validation.worst()) == (None, "violation", "violation")
    assert "org:hasMember" in finding.message_da
    assert "seat" in finding.mend_en


def test_one_rule_alone_does_not_bring_them_along() -> None:
    chosen = conformance.shapes_graph(rules.select(["Q-04"]))
    assert URIRef(SHAPE + "no-members-by-name") not in set(chosen.subjects())
