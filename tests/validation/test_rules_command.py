"""``ssp-graph rules``: the list, and one rule in full."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ssp_graph.reporting import rule_page
from ssp_graph.rules import rules
from tests.conftest import Run

Cli = Callable[..., Run]


@pytest.mark.parametrize("format_name", ["table", "md", "csv", "json"])
def test_all_rules_are_listed(cli: Cli, format_name: str) -> None:
    run = cli("rules", "--format", format_name)
    assert run.code == 0
    for rule in rules():
        assert rule.id in run.out


def test_a_theme(cli: Cli) -> None:
    listed = json.loads(cli("rules", "--theme", "law", "--format", "json").out)
    assert {rule["id"][0] for rule in listed} == {"S", "L"}


def test_one_rule_in_full(cli: Cli) -> None:
    run = cli("rules", "f-3.04", "--lang", "en")
    for expected in (
        "F-3.04  The organisation may include a strategic, deciding level.",
        "omfatte et strategisk, besluttende niveau",
        "shapes/organisation.ttl, line",
        "shape:F-3.04 a sh:NodeShape",
        "Silkeborg Municipality",
        "✔ met",
        "Practice example: clear management line",
    ):
        assert expected in run.out, expected


def test_a_danish_card_says_what_is_english_and_what_is_for_whom(cli: Cli) -> None:
    shown = cli("rules", "F-3.04").out
    assert "Betingelse, som den er skrevet i regelsættet (på engelsk): >=1 local" in shown
    assert shown.index("Udfald") < shown.index("Sådan prøver programmet det (SHACL")
    assert shown.index("Sådan prøver programmet det (SHACL") < shown.index("shape:F-3.04 a sh:")
    written = cli("rules", "F-3.04", "--format", "md").out
    assert "### Sådan prøver programmet det (SHACL" in written


def test_a_permission_has_no_shape(cli: Cli) -> None:
    permission = next(rule for rule in rules() if rule.permission)
    run = cli("rules", permission.id)
    assert run.code == 0
    assert "sh:NodeShape" not in run.out
    assert "giver kun lov" in run.out


@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if not rule.permission], ids=lambda rule: rule.id
)
def test_every_shape_is_found_in_its_file(rule: rule_page.Rule) -> None:
    shapes = rule_page.shapes(rule.id)
    assert shapes[0].turtle.startswith(f"shape:{rule.id} a sh:NodeShape")
    assert shapes[0].turtle.endswith(".")


@pytest.mark.parametrize(("id_", "near"), [("F-3.4", "F-3."), ("X-9", ""), ("L-03", "L-02")])
def test_unknown_rule(cli: Cli, id_: str, near: str) -> None:
    run = cli("rules", id_)
    assert run.code == 2
    assert id_ in run.err
    assert near in run.err
    assert len(run.err) < 120
    assert "Traceback" not in run.err
