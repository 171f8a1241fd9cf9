"""What a workbook says on a document's word without quoting it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ssp_graph.loading import load_alone
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.workbook import layout
from ssp_graph.workbook.lookup import Terms
from ssp_graph.workbook.places import CellProblem
from ssp_graph.workbook.reading import read

SHOWN: Final = 12  # facts that are named one by one; there may be hundreds


def warnings(path: Path) -> list[CellProblem]:
    """Return the rows and the single facts of the workbook at `path` that lack a quotation.

    They are what `sources verify` would find, with their cells: rows in which a document
    describes something without a quotation, and facts that need a quotation of their own.
    Raises as `ssp_graph.workbook.reading.read`.
    """
    places = read(path).places
    kb = load_alone(path)
    found = []
    for node, graph in kb.query("verify/unevidenced-nodes").rows:
        place = places.quotations.get((node, graph)) or places.find(node)
        if place is not None:
            found.append(CellProblem(place, "row-unquoted"))
    terms = Terms(layout.current())
    for row in kb.query("verify/unevidenced-facts").records():
        place = places.find(row["node"], row["property"], str(row["value"]))
        if place is not None:
            names = {lang: terms.property_text(row["property"], lang) for lang in LANGUAGES}
            found.append(CellProblem(place, "fact-unquoted", field=names))
    once = {(problem.place, problem.key): problem for problem in found}
    return [once[key] for key in sorted(once)]


def lines(found: list[CellProblem], lang: Lang) -> list[str]:
    """Return `found` as lines to show: every row, the first facts, and how many more there are."""
    rows = [problem for problem in found if problem.key == "workbook.row-unquoted"]
    facts = [problem for problem in found if problem.key != "workbook.row-unquoted"]
    said = [problem.message(lang) for problem in (*rows, *facts[:SHOWN])]
    if len(facts) > SHOWN:
        said.append(text("workbook.more-unquoted", lang, count=len(facts) - SHOWN))
    return [text("workbook.warning", lang, said=line) for line in said]
