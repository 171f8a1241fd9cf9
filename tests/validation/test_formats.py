"""The formats: the schema of the JSON, the CSV, Markdown, and the matrix in each of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ssp_graph.conformance import Validation
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.reporting import markdown, matrix, page, plain, records
from ssp_graph.reporting.model import Report
from ssp_graph.texts import LANGUAGES, Lang
from tests.conftest import PROJECT, Run
from tests.validation.conftest import THREE

Reports = Callable[[str, Lang], Report]
SCHEMA = PROJECT / "docs" / "schema" / "validation.schema.json"


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="session")
def document(
    kb: KnowledgeBase, validations: dict[str, Validation], report: Reports
) -> dict[str, Any]:
    triples = [(validations[slug], report(slug, "da"), report(slug, "en")) for slug in THREE]
    content: dict[str, Any] = json.loads(records.as_json(triples, kb.files))
    return content


def test_the_schema_is_valid_and_describes_every_field(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)

    def described(part: dict[str, Any], name: str) -> None:
        for key, value in part.get("properties", {}).items():
            assert value.get("description"), f"{name}.{key}"
            described(value, f"{name}.{key}")
            described(value.get("items", {}), f"{name}.{key}[]")
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False
            assert set(part["required"]) == set(part["properties"])

    described(schema, "")


def test_json_fits_its_schema(schema: dict[str, Any], document: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document["schema"] == schema["$id"]


def test_the_schema_refuses_an_unknown_outcome(
    schema: dict[str, Any], document: dict[str, Any]
) -> None:
    changed = json.loads(json.dumps(document))
    changed["outcomes"][0]["outcome"] = "passed"
    assert not jsonschema.Draft202012Validator(schema).is_valid(changed)


def test_json_has_each_rule_for_each_municipality(
    validations: dict[str, Validation], document: dict[str, Any]
) -> None:
    found = {(o["rule"], o["municipality"]): o for o in document["outcomes"]}
    for validation in validations.values():
        for outcome in validation.outcomes:
            record = found.pop((outcome.rule.id, outcome.municipality))
            assert record["outcome"] == outcome.outcome
            assert record["basis"] == outcome.basis
            assert record["severity"] == outcome.severity
            assert record["message_da"].startswith(outcome.rule.id)
            assert [e["quotation"] or "" for e in record["evidence"]] == [
                e.quotation for e in outcome.evidence
            ]
    assert not found


def test_csv_is_one_line_a_rule(validations: dict[str, Validation]) -> None:
    rows = list(csv.DictReader(StringIO(records.as_csv(list(validations.values())))))
    assert len(rows) == sum(len(v.outcomes) for v in validations.values())
    assert {row["outcome"] for row in rows} <= {
        "met",
        "partly",
        "deviates",
        "not described",
        "not applicable",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_and_markdown_tell_of_every_finding(report: Reports, lang: Lang) -> None:
    written = report("silkeborg", lang)
    told = plain.render([written], 100, colour=False, show_met=False)
    marked = markdown.render([written], show_met=True)
    for section in written.sections:
        for entry in section.findings:
            assert f"{entry.id}  " in told
        for entry in section.entries:
            assert entry.id in marked
    assert "\033" not in told
    assert all(len(line) <= 100 for line in told.splitlines())


def test_colour_is_only_added(report: Reports) -> None:
    import re

    written = report("silkeborg", "da")
    coloured = plain.render([written], 100, colour=True, show_met=True)
    assert "\033[" in coloured
    bare = plain.render([written], 100, colour=False, show_met=True)
    assert re.sub(r"\033\[[\d;]*m", "", coloured) == bare


def test_markdown_escapes() -> None:
    assert markdown.escape("a*b <i> [x] |") == "a\\*b \\<i\\> \\[x\\] \\|"


def test_a_page_without_what_a_stranger_wrote_in_it_running(
    cli: Callable[..., Run], chart: Callable[..., Path]
) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    path = chart(("SSP-styregruppen", hostile), ("alle unge op til 30 år", hostile))
    run = cli("validate", path, "--theme", "target-group", "--format", "html")
    assert hostile not in run.out
    assert "&lt;img src=x onerror=alert(1)&gt;" in run.out


def test_the_matrix_agrees_with_the_outcomes(validations: dict[str, Validation]) -> None:
    chosen = [validations[slug] for slug in THREE]
    table = matrix.build(chosen, "da")
    assert table.municipalities == tuple(validation.municipality for validation in chosen)
    seen = 0
    for group in table.groups:
        for row in group.rows:
            for cell, validation in zip(row.cells, chosen, strict=True):
                outcome = validation.by_rule[row.id]
                assert cell.state == outcome.outcome.replace(" ", "-")
                assert cell.is_reading == (outcome.basis == "reading")
                seen += 1
    assert seen == 3 * 79


def test_the_matrix_in_every_format(validations: dict[str, Validation]) -> None:
    chosen = [validations[slug] for slug in THREE]
    table = matrix.build(chosen, "da")
    rows = list(csv.DictReader(StringIO(matrix.as_csv(table))))
    assert len(rows) == 79
    assert rows[0]["Herning Kommune"].startswith("met")
    parsed = json.loads(matrix.as_json(table, chosen))
    assert [rule["rule"] for rule in parsed["rules"]] == [row["rule"] for row in rows]
    shown = page.matrix(table, "da")
    assert shown.count('<th scope="row">') == 80  # and the sums


def test_the_matrix_on_the_command_line(cli: Callable[..., Run]) -> None:
    run = cli("validate", "--matrix", "herning", "hedensted", "--rule", "F-3.04", "--lang", "en")
    assert run.code == 0
    assert "✔ met" in run.out
    assert "Hedensted" in run.out
    run = cli("validate", "--matrix", "--rule", "F-3.04", "--format", "json")
    assert len(json.loads(run.out)["municipalities"]) == 3
    run = cli("validate", "--matrix", "--practice", "--rule", "F-3.04", "--format", "csv")
    assert len(run.out.splitlines()[0].split(",")) >= 4 + 9
