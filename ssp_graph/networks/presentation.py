"""Measurements as tables that a person reads, with the cautions beside the figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ssp_graph.networks.brokerage import ROLES
from ssp_graph.networks.measures import Measurement
from ssp_graph.tables import Cell, Line, Table, cell
from ssp_graph.texts import Lang, text

# One row a municipality: shown with the municipalities beside each other.
SUMMARIES = frozenset({"overview", "density"})

# A few rows a municipality, to be read across municipalities.
COMPARED = frozenset({"centralisation", "e-i", "chains", "similarity"})

# Columns that hold counts, of which a fraction alone needs decimals.
_COUNTS = frozenset({*ROLES, "total", "effective_size"})

# What tells machines, not people, which node is meant.
_IDENTIFIERS = frozenset({"node", "other_node", "path"})
_BASIS = "_basis"


def table(measurement: Measurement) -> Table:
    """Return the measurement as a table; its notes are the cautions.

    A summary has a column for each municipality, so that they stand beside each other.
    """
    lang = measurement.lang
    shown = [
        column
        for column in measurement.columns
        if column not in _IDENTIFIERS and not column.endswith(_BASIS)
    ]
    rows = tuple(
        tuple(
            _cell(dict(zip(measurement.columns, row, strict=True)), column, lang)
            for column in shown
        )
        for row in measurement.rows
    )
    heads = tuple(text(f"network.column-{column}", lang) for column in shown)
    if measurement.measure in SUMMARIES:
        lines = zip(heads[1:], *(row[1:] for row in rows), strict=True)
        rows, heads = (
            tuple((cell(head), *cells) for head, *cells in lines),
            ("", *(str(row[0]) for row in measurement.rows)),
        )
    return Table(
        title=text(f"network.title-{measurement.measure}", lang),
        columns=heads,
        rows=rows,
        notes=(text(f"network.about-{measurement.measure}", lang), *notes(measurement)),
    )


def tables(measurement: Measurement) -> list[Table]:
    """Return what `table` returns as one table a municipality where rows are many.

    The cautions stand under the last of them.
    """
    whole = table(measurement)
    if measurement.measure in SUMMARIES | COMPARED or not whole.rows:
        return [whole]
    found = []
    for name in dict.fromkeys(row[0] for row in measurement.rows):
        own = tuple(row[1:] for row in whole.rows if row[0] == cell(name))
        found.append(
            replace(
                whole,
                title=f"{whole.title} · {name}",
                columns=whole.columns[1:],
                rows=own,
                notes=(),
            )
        )
    found[-1] = replace(found[-1], notes=whole.notes)
    return found


def notes(measurement: Measurement) -> tuple[str, ...]:
    """Return what has to stand beside every figure."""
    head = text("network.cautions", measurement.lang)
    return (head, *(f"· {note}" for note in (*measurement.readings, *measurement.cautions)))


def number(value: float, lang: Lang) -> str:
    """Return a share or a correlation as it is written in `lang`: 0,52 or 0.52."""
    written = f"{value:.2f}"
    return written.replace(".", ",") if lang == "da" else written


def _cell(row: dict[str, Any], column: str, lang: Lang) -> Cell:
    value = row[column]
    if value is None:
        return ()
    if isinstance(value, float):
        return cell(f"{value:.0f}" if _whole(column, value) else number(value, lang))
    basis = row.get(column + _BASIS)
    if basis in ("stated", "reading") and value:
        return (Line(str(value), basis),)
    return cell(value)


def _whole(column: str, value: float) -> bool:
    return column in _COUNTS and value == int(value)
