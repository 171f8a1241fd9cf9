"""Where in a workbook a fact stands, and what is wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ssp_graph.errors import SspError
from ssp_graph.texts import Lang, text


@dataclass(frozen=True, order=True)
class Place:
    """A cell of a sheet, or a whole row where `column` is 0. Both are counted from 1."""

    sheet: str
    row: int
    column: int = 0

    @property
    def cell(self) -> str:
        """The cell's name, such as D7; of a whole row the name of its first cell."""
        return f"{column_letters(self.column or 1)}{self.row}"

    def words(self, lang: Lang) -> str:
        """Return the place as one says it: ark Fora, celle D7."""
        return text("workbook.place", lang, sheet=self.sheet, cell=self.cell)


def column_letters(number: int) -> str:
    """Return the name of the column with this number: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class CellProblem(SspError):
    """What is wrong in one cell: where, what stands there, what was expected."""

    def __init__(self, place: Place, key: str, **values: object) -> None:
        super().__init__(f"workbook.{key}", **values)
        self.place = place

    def message(self, lang: Lang) -> str:
        values = {
            name: value.get(lang) if isinstance(value, Mapping) else value
            for name, value in self.values.items()
        }
        said = text(self.key, lang, **values)
        return text("workbook.at", lang, place=self.place.words(lang), said=said.strip())


@dataclass(frozen=True)
class Places:
    """The cells that state each fact, to point a finding at. Made by reading a workbook.

    `quotations` are the cells for the quotation of a row, by what it describes and its graph.
    """

    path: Path
    facts: Mapping[tuple[str, str, str], Place] = field(default_factory=dict)
    fields: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    rows: Mapping[str, Place] = field(default_factory=dict)
    quotations: Mapping[tuple[str, str], Place] = field(default_factory=dict)

    def find(self, node: str, path: str | None = None, value: str | None = None) -> Place | None:
        """Return the cell where `node` has `value` for the property `path`.

        `value` is an IRI or the text of a literal. Where the fact isn't stated, the empty cell
        in which it belongs is returned; where there is none, the row of `node`; else None.
        """
        if path is not None:
            if value is not None and (place := self.facts.get((node, path, value))):
                return place
            if place := self.fields.get((node, path)):
                return place
        return self.rows.get(node)
