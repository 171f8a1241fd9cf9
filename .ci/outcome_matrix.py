#!/usr/bin/env python3
"""Write docs/outcome-matrix.md from the hand-made outcomes and the framework.

python .ci/outcome_matrix.py            writes the page
python .ci/outcome_matrix.py --check    says whether it is as it would be written (exit 1: not)
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ssp_graph.files import write_atomic  # noqa: E402
from ssp_graph.reporting.markdown import escape  # noqa: E402
from ssp_graph.reporting.model import SECTIONS, SIGNS, modality, section_of  # noqa: E402
from ssp_graph.rules import rules  # noqa: E402
from ssp_graph.texts import text  # noqa: E402

EXPECTED = ROOT / "tests" / "shapes" / "expected_outcomes.csv"
PAGE = ROOT / "docs" / "outcome-matrix.md"
NAMES = {"herning": "Herning", "silkeborg": "Silkeborg", "hedensted": "Hedensted"}
OUTCOMES = ("met", "partly", "deviates", "not described", "not applicable")

INTRODUCTION = """# What the framework's statements come to for the three municipalities

Each cell was told by hand from the municipality's document, with the reason beside it, before
any shape was run ([`tests/shapes/expected_outcomes.csv`](../tests/shapes/expected_outcomes.csv)).
Where the shapes said otherwise, the document was read again, and the cell, the data or the shape
was mended; a test holds every outcome and its basis against the shapes. “Not described” says that
the document is silent, never that something is missing; ◇ marks what rests on a reading. How an
outcome is told stands in [validation.md](validation.md).

This page is generated: `python .ci/outcome_matrix.py` writes it, `--check` compares.
"""


def page() -> str:
    """Return the page: sums, the matrix of each theme, and the reasons below it."""
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        cells = {(row["rule"], row["municipality"]): row for row in csv.DictReader(file)}
    blocks = [INTRODUCTION.rstrip(), sums(cells)]
    for section in SECTIONS:
        chosen = [
            rule
            for rule in rules()
            if section_of(rule) == section and (rule.id, "herning") in cells
        ]
        if not chosen:
            continue
        blocks.append(f"## {text(f'validate.theme-{section}', 'en')}")
        rows = ["| Statement | " + " | ".join(NAMES.values()) + " |", "| --- |" + " --- |" * 3]
        for rule in chosen:
            words = " | ".join(outcome(cells[rule.id, slug]) for slug in NAMES)
            strength = modality(rule, "en")
            rows.append(f"| **{rule.id}** {escape(rule.statement_en)} *({strength})* | {words} |")
        blocks.append("\n".join(rows))
        blocks.append(f"### Reasons: {text(f'validate.theme-{section}', 'en').lower()}")
        for rule in chosen:
            lines = [f"**{rule.id}** {escape(rule.statement_en)}", ""]
            lines += [
                f"- {NAMES[slug]}: {outcome(cells[rule.id, slug])}. "
                + escape(cells[rule.id, slug]["reason"])
                for slug in NAMES
            ]
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def sums(cells: dict[tuple[str, str], dict[str, str]]) -> str:
    """Return how many statements come to each outcome."""
    rows = ["| Outcome | " + " | ".join(NAMES.values()) + " |", "| --- |" + " ---: |" * 3]
    for name in OUTCOMES:
        counts = [
            sum(row["outcome"] == name for (_, place), row in cells.items() if place == slug)
            for slug in NAMES
        ]
        rows.append(
            f"| {SIGNS[name.replace(' ', '-')]} {name} | " + " | ".join(map(str, counts)) + " |"
        )
    return "\n".join(rows)


def outcome(row: dict[str, str]) -> str:
    """Return an outcome with its sign, marked where it rests on a reading."""
    reading = " ◇" if row["basis"] == "reading" else ""
    return f"{SIGNS[row['outcome'].replace(' ', '-')]} {row['outcome']}{reading}"


def main(arguments: list[str]) -> int:
    """Write the page, or compare it. Returns the exit code."""
    written = page()
    if arguments == ["--check"]:
        return int(not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != written)
    write_atomic(PAGE, written)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
