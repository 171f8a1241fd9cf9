"""A copy of a workbook with the findings of a validation on its cells."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ssp_graph import resources
from ssp_graph.errors import InputError
from ssp_graph.files import write_atomic
from ssp_graph.texts import Lang, text
from ssp_graph.workbook import sandbox
from ssp_graph.workbook.places import Place, Places
from ssp_graph.workbook.terms import SH

if TYPE_CHECKING:
    from ssp_graph.conformance import Finding, Validation

_ORDER: Final = ("violation", "warning", "info")


@dataclass(frozen=True)
class Note:
    """One finding: where, how grave (violation, warning or info), what it says, how to mend it.

    Without a place it stands on the sheet of findings alone, and `near` is the row of what it is
    about, where a note says so.
    """

    place: Place | None
    severity: str
    said: str
    mend: str = ""
    near: Place | None = None


def notes(validation: Validation, places: Places, lang: Lang) -> list[Note]:
    """Return the findings of a validation with the cells of the workbook that was validated.

    A finding on what the description as a whole doesn't say is of no cell.
    """
    results = _result_paths(validation)
    found = []
    for finding in validation.findings:
        paths = (
            _aspects(validation, finding)
            or results.get((finding.focus, finding.shape))
            or _shape_paths().get(finding.shape, ())
        )
        said, mend = (
            (finding.message_da, finding.mend_da)
            if lang == "da"
            else (finding.message_en, finding.mend_en)
        )
        stated = [path for path in paths if (finding.focus, path) in places.fields]
        place = places.find(finding.focus, stated[0] if stated else None)
        if finding.focus == validation.municipality and finding.outcome != "deviates":
            found.append(Note(None, finding.severity, said, mend, place))
        else:
            found.append(Note(place, finding.severity, said, mend))
    return sorted(found, key=lambda note: _ORDER.index(note.severity))


def _aspects(validation: Validation, finding: Finding) -> tuple[str, ...]:
    """Return the properties that a fault in the data is in, where that is known."""
    outcome = validation.by_rule.get(finding.rule.id) if finding.rule else None
    judgements = outcome.judgements if outcome else ()
    return next((j.aspects for j in judgements if j.focus == finding.focus), ())


def _pointers(found: Sequence[Note], lang: Lang) -> list[dict[str, str]]:
    """Return the short note that sends the reader to the sheet for what is of no cell."""
    whole = [note for note in found if note.place is None]
    near = next((note.near for note in whole if note.near is not None), None)
    if near is None:
        return []
    sheet = text("workbook.sheet-findings", lang)
    said = text("validate.annotated-whole", lang, count=len(whole), sheet=sheet)
    return [{"sheet": near.sheet, "cell": near.cell, "said": said}]


def _result_paths(validation: Validation) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the property that each result names, by focus node and shape."""
    from rdflib import URIRef

    report = validation.report
    paths: dict[tuple[str, str], tuple[str, ...]] = {}
    for result, path in report.subject_objects(URIRef(SH + "resultPath")):
        if isinstance(path, URIRef):
            for focus in report.objects(result, URIRef(SH + "focusNode")):
                for shape in report.objects(result, URIRef(SH + "sourceShape")):
                    paths[str(focus), str(shape)] = (str(path),)
    return paths


@lru_cache(maxsize=1)
def _shape_paths() -> dict[str, tuple[str, ...]]:
    """Return the properties that each shape speaks of, for results that name none."""
    import pyoxigraph as ox

    facts: dict[object, list[tuple[str, object]]] = defaultdict(list)
    for path in sorted(resources.path("shapes").glob("*.ttl")):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            facts[quad.subject].append((quad.predicate.value, quad.object))
    found: dict[str, tuple[str, ...]] = {}
    for shape in [node for node in list(facts) if isinstance(node, ox.NamedNode)]:
        waiting: list[object] = [shape]
        reached: set[object] = {shape}
        paths: dict[str, None] = {}
        while waiting:
            for predicate, value in facts.get(waiting.pop(0), ()):
                if predicate == SH + "path" and isinstance(value, ox.NamedNode):
                    paths[value.value] = None
                elif value in facts and value not in reached:
                    reached.add(value)
                    waiting.append(value)
        found[shape.value] = tuple(paths)
    return found


def annotate(workbook: Path, found: Sequence[Note], output: Path, lang: Lang) -> None:
    """Write a copy of `workbook` with `found` as comments on its cells and on a sheet of its own.

    Raises InputError for what isn't an .xlsx, or is larger than a workbook may be.
    """
    if workbook.is_dir() or workbook.suffix.lower() != ".xlsx":
        raise InputError("workbook.annotate-xlsx", workbook)
    columns = ("severity", "place-sheet", "place-cell", "finding", "mend")
    said = {
        "title": text("workbook.sheet-findings", lang),
        "headings": [text(f"workbook.findings-{name}", lang) for name in columns],
        "nothing": text("workbook.findings-none", lang),
        "more": text(
            "validate.annotated-more",
            lang,
            count="{count}",
            sheet=text("workbook.sheet-findings", lang),
        ),
        "pointers": _pointers(found, lang),
        "notes": [
            {
                "sheet": note.place.sheet if note.place else "",
                "cell": note.place.cell if note.place else "",
                "severity": note.severity,
                "word": text(f"workbook.severity-{note.severity}", lang),
                "said": note.said,
                "mend": note.mend,
            }
            for note in found
        ],
    }
    limits = sandbox.LIMITS
    child = Path(__file__).with_name("annotating_child.py")
    arguments = [str(workbook.resolve()), json.dumps(dict(limits)), json.dumps(sys.path)]
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(child), *arguments],
            input=json.dumps(said).encode(),
            capture_output=True,
            timeout=limits["seconds"],
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError("workbook.too-slow", workbook, seconds=limits["seconds"]) from error
    if done.stdout.startswith(b"PK"):
        write_atomic(output, done.stdout)
        return
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        limit = limits["unpacked_bytes"] // 1_000_000
        raise InputError("workbook.bomb", workbook, limit=limit) from None
    raise InputError(f"workbook.{answer['refused']}", workbook, **answer["values"])
