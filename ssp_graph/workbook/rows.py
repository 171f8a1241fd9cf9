"""From the sheets of a workbook to rows whose cells are known by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ssp_graph.errors import InputError, Problems, near
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.workbook import cells as parsing
from ssp_graph.workbook.cells import Raw
from ssp_graph.workbook.layout import Column, Layout, Sheet
from ssp_graph.workbook.lookup import Terms, heading
from ssp_graph.workbook.places import CellProblem, Place
from ssp_graph.workbook.sandbox import Cell, Grid, Problem

# How a hint row of the template begins: text that explains a column and is no fact.
HINT: Final = "↓"
# The sheet on which the template records its version and the headings that it was made with.
RECORD: Final = "_skabelon"
# The sheets of the template that hold no facts; their titles are texts of area "workbook".
WITHOUT_FACTS: Final = ("guide", "example", "help", "lists", "findings")

_LISTED: Final = 16  # so many names are listed where none is near
_SEARCHED: Final = 10  # rows in which the headings are looked for


@dataclass
class Row:
    """One filled row. `node` and `graph` are set when it is known what the row describes."""

    sheet: Sheet
    title: str
    number: int
    cells: dict[str, Cell]
    columns: Mapping[str, int]
    node: ox.NamedNode | ox.BlankNode | None = None
    graph: str = ""

    def place(self, key: str = "") -> Place:
        """Return the cell in the column `key`, also an empty one; the row where there is none."""
        return Place(self.title, self.number, self.columns.get(key, 0))

    def raw(self, key: str) -> Raw:
        """Return the content of a cell; None where it is empty or has no value of its own."""
        value = self.cells.get(key)
        return None if isinstance(value, Problem) else value

    def words(self, key: str) -> str:
        """Return the tidied text of a cell."""
        return parsing.tidy(parsing.unmark(parsing.as_text(self.raw(key))))


def special_key(sheet: Sheet, kind: str) -> str:
    """Return the key of the column of `kind`, empty where the sheet has none."""
    column = sheet.special(kind)
    return column.key if column else ""


class Notes:
    """The mistakes found in a workbook."""

    def __init__(self) -> None:
        self.problems: list[CellProblem] = []

    def add(self, place: Place, key: str, **values: object) -> None:
        """Note a mistake; `key` is a text of area "workbook"."""
        self.problems.append(CellProblem(place, key, **values))

    def in_order(self, sheets: Sequence[str]) -> list[CellProblem]:
        """Return the mistakes, each once, in the order of the workbook's cells."""
        order = {name: number for number, name in enumerate(sheets)}
        once = {(problem.place, problem.key, str(problem)): problem for problem in self.problems}
        return sorted(
            once.values(),
            key=lambda p: (order.get(p.place.sheet, len(order)), p.place.row, p.place.column),
        )

    def unknown(
        self,
        place: Place,
        key: str,
        shown: str,
        known: Iterable[str] | Mapping[Lang, Sequence[str]],
        otherwise: str = "see-list",
        **values: object,
    ) -> None:
        """Note a name that nothing goes by, with the nearest of `known`.

        `known` are names, or those of each language: a message lists its own language's alone.
        Where none is near, all of a few are named; `otherwise` is a text that says what to do
        where the names of the workbook itself were searched, which are not worth listing.
        """
        offered = known if isinstance(known, Mapping) else dict.fromkeys(LANGUAGES, tuple(known))
        names = list(dict.fromkeys(name for lang in LANGUAGES for name in offered[lang]))
        if suggestion := _nearest(shown, names):
            said = _both("perhaps", name=suggestion)
        elif names and len(set(offered["da"])) <= _LISTED and otherwise != "add-it":
            said = {lang: text("workbook.one-of", lang, names=", ".join(dict.fromkeys(own)))
                    for lang, own in offered.items()}  # fmt: skip
        else:
            said = _both(otherwise) if otherwise else {"da": "", "en": ""}
        self.add(place, key, shown=shown, perhaps=said, **values)


def _nearest(shown: str, names: Sequence[str]) -> str | None:
    """Return the one of `names` that was perhaps meant: misspelled, or with a word too many."""
    for name in near(shown, names):
        # A short name is easily found in a long one by chance.
        if 2 * abs(len(name) - len(shown)) <= max(len(name), len(shown)):
            return name
    said = parsing.fold(shown).split()
    within = [name for name in names if set(parsing.fold(name).split()) <= set(said)]
    return max(within, key=len, default=None)


def _both(key: str, **values: object) -> dict[Lang, str]:
    return {lang: text(f"workbook.{key}", lang, **values) for lang in LANGUAGES}


def read(
    path: Path, grids: Sequence[Grid], rules: Layout, terms: Terms, notes: Notes
) -> dict[str, list[Row]]:
    """Return the rows of each sheet of the layout by its key, in the workbook's order.

    What isn't understood goes to `notes`. Raises InputError for a workbook without a known
    sheet or made with a newer template.
    """
    record = next((grid for grid in grids if parsing.fold(grid.name) == RECORD), None)
    former = _record(path, record, rules, terms) if record else {}
    found: dict[str, list[Row]] = {}
    titles: dict[str, str] = {}
    for grid in grids:
        sheet = _sheet(grid, rules, terms, former, notes)
        if sheet is None:
            continue
        if sheet.key in titles:
            notes.add(Place(grid.name, 1, 1), "sheet-twice", title=titles[sheet.key])
            continue
        titles[sheet.key] = grid.name
        found[sheet.key] = _rows(sheet, grid, former, notes)
    if not titles:
        if notes.problems:
            raise Problems(notes.in_order([grid.name for grid in grids]))
        known = ", ".join(sheet.title["da"] for sheet in rules.sheets)
        raise InputError("workbook.no-sheets", path, known=known)
    return defaultdict(list, found)


def titles_without_facts() -> list[str]:
    """Return the titles of the sheets of a template that hold no facts, in every language."""
    return [text(f"workbook.sheet-{key}", lang) for key in WITHOUT_FACTS for lang in LANGUAGES]


Former = Mapping[tuple[str, str], str]


def _record(path: Path, grid: Grid, rules: Layout, terms: Terms) -> Former:
    """Return what the template recorded of itself: (sheet's key, heading) → column's key.

    A sheet's own title stands under ("", title).
    """
    former: dict[tuple[str, str], str] = {}
    for row in grid.rows.values():
        kind, first, second, third = (_said(row.get(index)) for index in range(1, 5))
        if kind == "version" and first.isdigit() and int(first) > rules.version:
            raise InputError("workbook.newer", path, version=first, known=rules.version)
        if kind == "sheet":
            former["", parsing.fold(second)] = first
        if kind == "column":
            former[first, heading(third)] = second
        if kind == "value":
            terms.remember(second, first)
    return former


def _said(value: Cell) -> str:
    return "" if isinstance(value, Problem) else parsing.tidy(parsing.as_text(value))


def _sheet(grid: Grid, rules: Layout, terms: Terms, former: Former, notes: Notes) -> Sheet | None:
    name = parsing.fold(grid.name)
    by_title = {parsing.fold(s.title[lang]): s for s in rules.sheets for lang in LANGUAGES}
    if name in by_title:
        return by_title[name]
    by_key = {sheet.key: sheet for sheet in rules.sheets}
    if former.get(("", name)) in by_key:
        return by_key[former["", name]]
    ignored = map(parsing.fold, titles_without_facts())
    if name in ignored or name.startswith("_") or not grid.rows:
        return None
    titles = [sheet.title[lang] for lang in LANGUAGES for sheet in rules.sheets]
    headings = {h for sheet in rules.sheets for h in terms.headings(sheet)}
    if near(grid.name, titles) or _top(grid, headings, least=3):
        notes.unknown(Place(grid.name, 1, 1), "unknown-sheet", grid.name, titles)
    return None


def _top(grid: Grid, known: Iterable[str], least: int = 1) -> int | None:
    """Return the row with most of the known headings, at least `least`, or None."""
    headings = set(known)
    best, most = None, least - 1
    for number, row in sorted(grid.rows.items()):
        if number > _SEARCHED:
            break
        count = len({h for value in row.values() if (h := heading(_said(value))) in headings})
        if count > most:
            best, most = number, count
    return best


def _rows(sheet: Sheet, grid: Grid, former: Former, notes: Notes) -> list[Row]:
    by_key = {column.key: column for column in sheet.columns}
    known = {
        **{h: by_key[c] for (k, h), c in former.items() if k == sheet.key and c in by_key},
        **Terms.headings(sheet),
    }
    top = _top(grid, known)
    if top is None:
        if any(number > 1 for number in grid.rows):
            notes.add(Place(grid.name, 1, 1), "no-headings")
        return []
    below = {number: row for number, row in sorted(grid.rows.items()) if number > top}
    filled = {
        index for n, row in below.items() if not (n == top + 1 and _is_hint(row)) for index in row
    }
    columns = _columns(sheet, grid, top, known, filled, notes)
    by_index = {index: key for key, index in columns.items()}
    rows: list[Row] = []
    for number, row in below.items():
        if number == top + 1 and _is_hint(row):
            continue
        content = {
            i: value for i, value in row.items() if isinstance(value, Problem) or _said(value)
        }
        for index in content:
            if index not in grid.rows[top]:
                notes.add(Place(grid.name, number, index), "no-heading-above")
        found = {by_index[i]: value for i, value in content.items() if i in by_index}
        if found:
            rows.append(Row(sheet, grid.name, number, found, columns))
    return rows


def _columns(
    sheet: Sheet,
    grid: Grid,
    top: int,
    known: Mapping[str, Column],
    filled: set[int],
    notes: Notes,
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, value in grid.rows[top].items():
        shown = _said(value)
        column = known.get(heading(shown))
        place = Place(grid.name, top, index)
        if column is None:
            if index in filled and shown:
                said = shown.replace("*", "").strip()
                names = [c.heading[lang] for lang in LANGUAGES for c in sheet.columns]
                plain = {lang: [c.heading[lang] for c in sheet.columns if not c.detail]
                         for lang in LANGUAGES}  # fmt: skip
                notes.unknown(place, "unknown-heading", said,
                              names if _nearest(said, names) else plain, "")  # fmt: skip
        elif column.key in columns:
            notes.add(place, "heading-twice", shown=shown)
        else:
            columns[column.key] = index
    return columns


def _is_hint(row: Mapping[int, Cell]) -> bool:
    first = row.get(min(row))
    return isinstance(first, str) and first.strip().startswith(HINT)
