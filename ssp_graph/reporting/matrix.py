"""Statements × municipalities: the whole framework at a glance."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from rdflib import URIRef

from ssp_graph.conformance import Outcome, Validation
from ssp_graph.reporting.model import SECTIONS, SIGNS, modality, section_of
from ssp_graph.rules import INTEGRITY, Rule
from ssp_graph.tables import Line, Table
from ssp_graph.texts import Lang, text
from ssp_graph.validation_unit import label

_LEGEND = ("met", "partly", "deviates", "not-described", "not-applicable")


@dataclass(frozen=True)
class Cell:
    """What one statement comes to for one municipality; `state` is the outcome as a slug."""

    state: str
    is_reading: bool


@dataclass(frozen=True)
class Column:
    """One municipality: its IRI and name, and the cell of each rule by its id."""

    municipality: str
    name: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Row:
    """One statement; `cells` in the order of the municipalities."""

    id: str
    statement: str
    modality: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """The statements of one theme."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Matrix:
    """The matrix in one language. `sums` tells how many of the judged statements are met."""

    municipalities: tuple[str, ...]
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    sums: tuple[str, ...]
    states: tuple[str, ...]
    notes: tuple[str, ...]


def build(validations: Sequence[Validation], lang: Lang) -> Matrix:
    """Return the matrix of validations of the same rules; rules about the data are left out."""
    first = validations[0].outcomes if validations else ()
    columns = [
        Column(
            validation.municipality,
            label(validation.unit.graph, URIRef(validation.municipality), lang),
            {outcome.rule.id: _cell(outcome) for outcome in validation.outcomes},
        )
        for validation in validations
    ]
    return of_columns([outcome.rule for outcome in first], columns, lang)


def of_columns(rules: Sequence[Rule], columns: Sequence[Column], lang: Lang) -> Matrix:
    """Return the matrix of `rules` × `columns`; rules about the data are left out."""
    groups: list[Group] = []
    for key in SECTIONS:
        rows = tuple(
            Row(
                rule.id,
                rule.statement_da if lang == "da" else rule.statement_en,
                modality(rule, lang),
                tuple(column.cells[rule.id] for column in columns),
            )
            for rule in rules
            if section_of(rule) == key != INTEGRITY
        )
        if rows:
            groups.append(Group(text(f"validate.theme-{key}", lang), rows))
    cells = [row.cells for group in groups for row in group.rows]
    used = {cell.state for row in cells for cell in row}
    sums = [_sum([row[place] for row in cells], lang) for place in range(len(columns))]
    return Matrix(
        municipalities=tuple(column.municipality for column in columns),
        names=tuple(column.name for column in columns),
        groups=tuple(groups),
        sums=tuple(sums),
        states=tuple(state for state in _LEGEND if state in used),
        notes=(text("validate.matrix-silence", lang),),
    )


def tables(matrix: Matrix, lang: Lang) -> list[Table]:
    """Return one table a theme, for the terminal and for Markdown."""
    heads = (text("validate.matrix-statement", lang), *matrix.names)
    made = [
        Table(
            group.title,
            heads,
            tuple(
                (
                    (Line(f"{row.id} {row.statement}"),),
                    *((Line(_words(c, lang)),) for c in row.cells),
                )
                for row in group.rows
            ),
            row_heads=False,
        )
        for group in matrix.groups
    ]
    sums = ((Line(text("validate.matrix-sum", lang)),), *((Line(sum_),) for sum_ in matrix.sums))
    return [*made, Table("", heads, (sums,), row_heads=False)]


def notes(matrix: Matrix, lang: Lang) -> list[str]:
    """Return what a reader of the tables needs to know."""
    return [text("validate.matrix-note", lang), *matrix.notes]


def as_csv(matrix: Matrix) -> str:
    """Return one line a statement: id, theme, statement, modality, one column a municipality.

    A cell is the outcome's slug, followed by " (reading)" where it rests on a reading.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["rule", "theme", "statement", "modality", *matrix.names])
    for group in matrix.groups:
        for row in group.rows:
            cells = [f"{c.state} (reading)" if c.is_reading else c.state for c in row.cells]
            writer.writerow([row.id, group.title, row.statement, row.modality, *cells])
    return out.getvalue()


def as_json(matrix: Matrix, validations: Sequence[Validation]) -> str:
    """Return one object a statement with the outcome and basis for each municipality."""
    by_municipality: Mapping[str, Mapping[str, Outcome]] = {
        validation.municipality: validation.by_rule for validation in validations
    }
    content = {
        "municipalities": [
            {"municipality": iri, "name": name}
            for iri, name in zip(matrix.municipalities, matrix.names, strict=True)
        ],
        "rules": [
            {
                "rule": row.id,
                "outcomes": {
                    iri: {
                        "outcome": outcomes[row.id].outcome,
                        "basis": outcomes[row.id].basis,
                    }
                    for iri, outcomes in by_municipality.items()
                },
            }
            for group in matrix.groups
            for row in group.rows
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _cell(outcome: Outcome) -> Cell:
    return Cell(outcome.outcome.replace(" ", "-"), outcome.basis == "reading")


def _words(cell: Cell, lang: Lang) -> str:
    reading = " ◇" if cell.is_reading else ""
    return f"{SIGNS[cell.state]} {text(f'validate.outcome-{cell.state}', lang)}{reading}"


def _sum(cells: Sequence[Cell], lang: Lang) -> str:
    met = sum(cell.state == "met" for cell in cells)
    judged = sum(cell.state != "not-applicable" for cell in cells)
    return text("validate.matrix-row", lang, met=met, judged=judged)
