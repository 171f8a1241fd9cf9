"""docs/outcome-matrix.md is what the hand-made outcomes and the framework say."""

from __future__ import annotations

import csv
import subprocess
import sys

from ssp_graph.rules import rules
from tests.conftest import PROJECT

PAGE = PROJECT / "docs" / "outcome-matrix.md"
EXPECTED = PROJECT / "tests" / "shapes" / "expected_outcomes.csv"


def test_the_page_is_as_generated() -> None:
    command = [sys.executable, str(PROJECT / ".ci" / "outcome_matrix.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, "run: python .ci/outcome_matrix.py\n" + done.stderr


def test_every_statement_that_is_judged_has_its_reasons() -> None:
    page = PAGE.read_text(encoding="utf-8")
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    judged = {rule.id for rule in rules() if not (rule.permission or rule.integrity)}
    assert {row["rule"] for row in rows} == judged
    for id_ in judged:
        assert page.count(f"**{id_}**") == 2, id_  # in the matrix and among the reasons
