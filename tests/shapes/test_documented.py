"""docs/validation.md tells which rules the shapes can't tell in full, and how."""

from __future__ import annotations

import re

import pytest
from rdflib import SH, URIRef

from ssp_graph import conformance, rules
from ssp_graph.witness import Shapes
from tests.conftest import PROJECT
from tests.shapes.test_fixtures import NEVER_DEVIATE

ID = r"[FSLQ]-\d+(?:\.\d+)?"
PAGE = (PROJECT / "docs" / "validation.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## What the shapes cannot tell\n")[2].partition("\n## ")[0]
IDS = {rule.id for rule in rules.rules()}


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes(conformance.shapes_graph())


def paragraph(opening: str) -> str:
    (found,) = [p for p in SECTION.split("\n\n") if p.startswith(opening)]
    return found


def test_which_never_deviate() -> None:
    assert set(re.findall(ID, paragraph("**Never deviate**"))) == NEVER_DEVIATE


def test_which_deviate_only_in_a_complete_description(shapes: Shapes) -> None:
    """Those that have no shape of what would contradict them."""
    without = {
        rule.id
        for rule in rules.rules()
        if not (rule.permission or rule.integrity)
        and not shapes.about(URIRef(f"{conformance.SHAPE}{rule.id}-contrary"))
    }
    told = set(re.findall(ID, paragraph("**Deviate only in a description")))
    assert told == without - NEVER_DEVIATE


def test_which_conditions_are_written_in_sparql(shapes: Shapes) -> None:
    told = paragraph("Written as `sh:sparql`")
    named = set(re.findall(r"Q-\d+", told)) | set(re.findall(r"`shape:([\w-]+)`", told))
    holders = shapes.graph.subjects(SH.sparql, None)
    assert named == {str(node).removeprefix(conformance.SHAPE) for node in holders}


def test_the_rules_it_speaks_of_exist() -> None:
    assert set(re.findall(ID, SECTION)) <= IDS
    told_in_part = re.findall(rf"^\| ({ID}[^|]*) \|", SECTION, re.MULTILINE)
    assert len(told_in_part) == len(set(told_in_part)) > 5
