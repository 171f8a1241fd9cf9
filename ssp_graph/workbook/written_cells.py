"""From values to what a cell says; reading the cell gives the same values."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pyoxigraph as ox

from ssp_graph.texts import Lang, text
from ssp_graph.workbook import cells
from ssp_graph.workbook.cells import CellError
from ssp_graph.workbook.evidence import Value
from ssp_graph.workbook.values import count_values, frequency_values


def literal(kind: str, value: ox.Literal, lang: Lang) -> str | None:
    """Return a literal as a cell of `kind` says it, or None where no cell says just that."""
    said = value.value
    if kind == "boolean":
        said = text(f"workbook.{'yes' if value.value == 'true' else 'no'}", lang)
    elif kind == "duration":
        said = cells.duration_text(value.value, lang)
    elif kind == "month" and value.value in map(str, range(1, 13)):
        said = cells.MONTHS[lang][int(value.value) - 1]
    elif kind == "date" and len(value.value) == 10:
        said = "-".join(reversed(value.value.split("-")))
    try:
        read = cells.LITERALS[kind](said)
    except (CellError, KeyError):
        return None
    return said if read == (value.datatype.value, value.value) and not value.language else None


# Which properties of a cell with several are tried together, the fullest first.
TRIALS: Final = (
    ("minimum", "maximum", "interval", "approximately", "hedged", "whenNeeded"),
    ("interval", "approximately", "hedged", "whenNeeded"),
    ("minimum", "maximum", "approximately", "hedged", "whenNeeded"),
    ("minimum", "maximum", "interval", "whenNeeded"),
    ("interval", "whenNeeded"),
    ("minimum", "maximum", "whenNeeded"),
    ("minimum", "maximum"),
    ("whenNeeded",),
)


def count_cell(held: dict[str, Value], lang: Lang) -> tuple[str | None, dict[str, Value]]:
    """Return a range as a cell says it, and what reading that cell states by role."""
    low, high = _number(held.get("minimum")), _number(held.get("maximum"))
    if low is None and high is None:
        return None, {}
    said = cells.count_text(cells.Count(low, high, "approximately" in held), lang)
    try:
        return said, dict(count_values(cells.count(said)))
    except CellError:
        return None, {}


def frequency_cell(held: dict[str, Value], lang: Lang) -> tuple[str | None, dict[str, Value]]:
    """Return how often something meets as a cell says it, and what that cell states by role."""
    hedge, interval = held.get("hedged"), held.get("interval")
    said = cells.frequency_text(
        cells.Frequency(
            _number(held.get("minimum")),
            _number(held.get("maximum")),
            interval.value if interval is not None else None,
            "approximately" in held,
            hedge.value if hedge is not None else None,
            "whenNeeded" in held,
        ),
        lang,
    )
    try:
        return said, dict(frequency_values(cells.frequency(said)))
    except CellError:
        return None, {}


def _number(value: Value | None) -> int | None:
    plain = isinstance(value, ox.Literal) and value.value.isdecimal() and len(value.value) < 7
    return int(value.value) if plain and value is not None else None


def date(said: str) -> dt.date:
    """Return a day written as in Denmark: 05-03-2024."""
    day, month, year = map(int, said.split("-"))
    return dt.date(year, month, day)
