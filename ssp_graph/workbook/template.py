"""The workbook as people see it: sheets, headings, drop-downs, help. Empty or filled in."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ssp_graph import vocabulary
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.workbook import cells
from ssp_graph.workbook.known import known, shared
from ssp_graph.workbook.layout import Column, Layout, Sheet
from ssp_graph.workbook.places import column_letters
from ssp_graph.workbook.rows import HINT, RECORD
from ssp_graph.workbook.terms import ORG, PREF_LABEL
from ssp_graph.workbook.writing import Line, Written

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

TOP: Final = 2  # the row with the headings
FIRST: Final = 4  # the first row with content, below the row of hints
_PREPARED: Final = 25  # rows that are ruled in an empty sheet
_REACH: Final = 1000  # rows that have drop-downs
_PAGE_WIDTH: Final = 190  # signs across a printed page that can still be read
_NAVY, _PALE, _YELLOW, _GREY = "0B3C5D", "E8EDF3", "FFF2CC", "BFBFBF"
_FONT: Final = "Calibri"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


def build(
    rules: Layout,
    lang: Lang,
    lines: Mapping[str, Sequence[Line]] | None = None,
    title: str | None = None,
    example: Mapping[str, Sequence[Line]] | None = None,
    municipality: str | None = None,
) -> bytes:
    """Return a workbook (.xlsx) with the headings in `lang`.

    `lines` are the rows of each sheet, none for an empty template; `title` says whose it is;
    `example` are rows to show on a sheet of their own, which is never read. What is offered as
    shared with others is of the police district of `municipality` (its IRI) where it is given.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    del workbook["Sheet"]
    workbook.properties.creator = "ssp-graph"
    workbook.properties.title = title or text("workbook.template-title", lang)
    filled = lines or {}
    _guide(workbook, rules, lang, title)
    sheets = {sheet.key: workbook.create_sheet(sheet.title[lang]) for sheet in rules.sheets}
    lists = _Lists(rules, lang, municipality)
    for sheet in rules.sheets:
        _data_sheet(sheets[sheet.key], sheet, filled.get(sheet.key, ()), lists, lang)
    if example:
        _example_sheet(workbook, rules, example, lang)
    _glossary(workbook, rules, lang)
    lists.write(workbook, sheets)
    _record(workbook, rules, lang)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def put(cell: Cell | MergedCell, value: Written | None) -> None:
    """Write `value` as what it is; a text never becomes a formula."""
    if isinstance(value, str):
        cell.value = _CONTROL.sub(lambda m: f"_x{ord(m[0]):04X}_", value)
        cell.data_type = "s"
        if cell.number_format != "@":
            cell.number_format = "@"
        if value.startswith(("=", "+", "-", "@", "\t", "\r")):
            # In Excel a text stays a text also when someone edits the cell later on.
            cell.quotePrefix = True
    else:
        shown = cell.number_format
        cell.value = value
        cell.number_format = "dd-mm-yyyy" if isinstance(value, dt.date) else shown


def chosen(lines: Mapping[str, Sequence[Line]], names: Iterable[str]) -> dict[str, list[Line]]:
    """Return the rows that speak of what goes by `names`, and of those who sit there."""
    wanted = {cells.fold(name) for name in names}
    keys = ("id", "name", "forum", "meeting-forum", "from", "to", "about")
    found: dict[str, list[Line]] = {}
    for key, rows in lines.items():
        found[key] = [
            row for row in rows if wanted & {cells.fold(str(row.get(k, ""))) for k in keys}
        ]
    members = {cells.fold(part) for row in found.get("seats", ()) for k in ("member", "post")
               for part in cells.items(str(row.get(k, "")))}  # fmt: skip
    for key in ("actors", "functions"):
        found[key] = [row for row in lines.get(key, ()) if members & {
            cells.fold(str(row.get("name", ""))), cells.fold(str(row.get("id", "")))}]  # fmt: skip
    found["documents"] = list(lines.get("documents", ()))
    return {key: rows for key, rows in found.items() if rows}


# Guide


def _guide(workbook: Workbook, rules: Layout, lang: Lang, title: str | None) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = workbook.create_sheet(text("workbook.sheet-guide", lang))
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 4
    sheet.column_dimensions["B"].width = 28
    sheet.column_dimensions["C"].width = 84
    sheet["A1"].value = title or text("workbook.template-title", lang)
    sheet["A1"].font = Font(name=_FONT, size=20, bold=True, color=_NAVY)
    sheet["A2"].value = text("workbook.template-version", lang, version=rules.version)
    sheet["A2"].font = Font(name=_FONT, size=10, italic=True, color="595959")
    row = 4
    for step in text("workbook.guide-steps", lang).split("\n"):
        number, _, rest = step.partition(" ")
        sheet.cell(row, 1, number).font = Font(name=_FONT, size=12, bold=True, color=_NAVY)
        sheet.cell(row, 1).alignment = Alignment(vertical="top")
        cell = sheet.cell(row, 2, rest)
        cell.font = Font(name=_FONT, size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
        sheet.row_dimensions[row].height = 18 * (1 + len(rest) // 125)
        row += 1
    row += 1
    _head(sheet, row, ("", text("workbook.guide-sheet", lang), text("workbook.guide-for", lang)))
    for described in rules.sheets:
        row += 1
        link = sheet.cell(row, 2, described.title[lang])
        link.hyperlink = f"#'{described.title[lang]}'!A{FIRST}"
        link.font = Font(name=_FONT, size=11, color="0563C1", underline="single")
        link.alignment = Alignment(vertical="top")
        cell = sheet.cell(row, 3, described.intro[lang])
        cell.font = Font(name=_FONT, size=11)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 16 * (1 + len(described.intro[lang]) // 105)
    row += 2
    for note in text("workbook.guide-notes", lang).split("\n"):
        cell = sheet.cell(row, 1, note)
        cell.font = Font(name=_FONT, size=11)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
        sheet.row_dimensions[row].height = 16 * (1 + len(note) // 125)
        row += 1
    _print(sheet, lang, None)
    sheet.page_setup.orientation = "portrait"


def _head(sheet: Worksheet, row: int, headings: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for index, heading in enumerate(headings, 1):
        cell = sheet.cell(row, index, heading)
        cell.font = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=_NAVY)
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _print(sheet: Worksheet, lang: Lang, repeated: str | None) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = repeated
    sheet.oddFooter.left.text = "&A"  # type: ignore[union-attr]
    sheet.oddFooter.right.text = text("workbook.page", lang)  # type: ignore[union-attr]
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, 0.5)


# Sheets with rows


def _data_sheet(
    sheet: Worksheet, rules: Sheet, lines: Sequence[Line], lists: _Lists, lang: Lang
) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.sheet_properties.tabColor = _NAVY if rules.classes else "7F8FA6"
    sheet.cell(1, 1, f"{rules.title[lang]} – {rules.intro[lang]}").font = Font(
        name=_FONT, size=13, bold=True, color=_NAVY
    )
    headings = [c.heading[lang] + (" *" if c.required else "") for c in rules.columns]
    _head(sheet, TOP, headings)
    sheet.row_dimensions[TOP].height = max(
        34, 4 + _height((h, 0.8 * c.width) for h, c in zip(headings, rules.columns, strict=True))
    )
    sheet.row_dimensions[TOP + 1].height = 40
    used = {key for line in lines for key in line}
    for index, column in enumerate(rules.columns, 1):
        letters = column_letters(index)
        hint = sheet.cell(TOP + 1, index)
        hint.value = f"{HINT} {_hint(column, lang)}" if index == 1 else _hint(column, lang)
        hint.font = Font(name=_FONT, size=9, italic=True, color="44546A")
        hint.fill = PatternFill("solid", start_color=_PALE)
        hint.alignment = Alignment(wrap_text=True, vertical="top")
        note = Comment(_note(column, lang), "ssp-graph")
        note.width, note.height = 320, 130
        sheet.cell(TOP, index).comment = note
        dimension = sheet.column_dimensions[letters]
        dimension.width = column.width
        dimension.number_format = _number_format(column)
        if column.detail:
            dimension.outlineLevel = 1
            dimension.hidden = column.key not in used
    names = _names(rules)
    sheet.freeze_panes = f"{column_letters(names + 1)}{FIRST}"
    last = FIRST + max(len(lines), _PREPARED) - 1
    _rule(sheet, rules, last)
    keys = {column.key: index for index, column in enumerate(rules.columns, 1)}
    for number, line in enumerate(lines, FIRST):
        for key, value in line.items():
            put(sheet.cell(number, keys[key]), value)
        sheet.row_dimensions[number].height = _height(
            (value, rules.columns[keys[key] - 1].width) for key, value in line.items()
        )
    _highlight(sheet, rules, lang)
    lists.validate(sheet, rules)
    sheet.auto_filter.ref = f"A{TOP}:{column_letters(len(rules.columns))}{last}"
    _print(sheet, lang, f"{TOP}:{TOP}")
    shown = sum(c.width for c in rules.columns if not c.detail or c.key in used)
    sheet.page_setup.fitToWidth = max(1, round(shown / _PAGE_WIDTH))
    sheet.print_title_cols = f"A:{column_letters(names)}"


def _names(rules: Sheet) -> int:
    """Return how many columns from the left tell which row it is: up to the one with its name."""
    for number, column in enumerate(rules.columns[:2], 1):
        if column.path == PREF_LABEL and column.language != "en":
            return number
    return 1


def _height(values: Iterable[tuple[Written, float]]) -> float:
    """Return how high a row has to be for its texts, in points."""
    needed = max(
        (
            sum(1 + int(len(part) / (width * 0.95)) for part in str(value).split("\n"))
            for value, width in values
        ),
        default=1,
    )
    return min(409, 15 * needed)  # Excel draws no row higher than 409 points


def _number_format(column: Column) -> str:
    if column.kind == "date":
        return "dd-mm-yyyy"
    return "0" if column.kind == "integer" else "@"


def _rule(sheet: Worksheet, rules: Sheet, last: int) -> None:
    """Rule the rows. A style is made once a column and copied: making it is what takes time."""
    from openpyxl.styles import Alignment, Border, Font, Side

    side = Side(style="thin", color=_GREY)
    for index, column in enumerate(rules.columns, 1):
        model = sheet.cell(last + 1, index)
        model.border = Border(side, side, side, side)
        model.font = Font(name=_FONT, size=11)
        model.alignment = Alignment(wrap_text=True, vertical="top")
        model.number_format = _number_format(column)
        for row in range(FIRST, last + 1):
            sheet.cell(row, index)._style = copy(model._style)  # type: ignore[union-attr]
    sheet.delete_rows(last + 1)


def _highlight(sheet: Worksheet, rules: Sheet, lang: Lang) -> None:
    """Colour what is missing in a row that has something: but a reading may leave it out."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    end = column_letters(len(rules.columns))
    source = rules.special("source")
    fill = PatternFill("solid", start_color=_YELLOW, end_color=_YELLOW)
    for index, column in enumerate(rules.columns, 1):
        if not column.required:
            continue
        letters = column_letters(index)
        tests = [f"COUNTA($A{FIRST}:${end}{FIRST})>0", f"LEN(TRIM({letters}{FIRST}))=0"]
        if source is not None:
            at = column_letters(1 + rules.columns.index(source))
            tests.append(f'${at}{FIRST}<>"{text("workbook.source-reading", lang)}"')
        rule = FormulaRule(  # type: ignore[no-untyped-call]
            formula=[f"AND({','.join(tests)})"], fill=fill
        )
        sheet.conditional_formatting.add(f"{letters}{FIRST}:{letters}{FIRST + _REACH}", rule)


def _hint(column: Column, lang: Lang) -> str:
    """Return in a few words how the column is filled in."""
    kinds = {"reference": "list-several" if column.schemes else "name", "choice": "list",
             "type": "list", "relation": "list", "source": "list", "property": "list",
             "aspect": "list", "value-language": "language", "municipality": "list"}  # fmt: skip
    kind = kinds.get(column.kind, column.kind)
    if column.kind == "reference" and column.refers and column.required:
        kind = "list"
    if kind in ("boolean", "date", "integer", "month", "duration", "when", "list",
                "list-several", "name", "language"):  # fmt: skip
        return text(f"workbook.hint-{kind}", lang)
    definition = column.definition.get(lang, "")
    return definition if len(definition) <= 75 else text("workbook.hint-see-note", lang)


def _note(column: Column, lang: Lang) -> str:
    parts = [column.heading[lang], column.definition.get(lang, "")]
    if column.required:
        parts.append(text("workbook.note-required", lang))
    if column.reading or column.reading_unless_quoted:
        parts.append(text("workbook.note-reading", lang))
    return "\n".join(part for part in parts if part)


# Lists


@dataclass(frozen=True)
class _Values:
    """The values of one drop-down: its name, its heading, and labels with definitions."""

    name: str
    heading: str
    labels: tuple[tuple[str, str], ...]


class _Lists:
    """The drop-downs of a workbook: named ranges on a sheet of lists, or the names on a sheet."""

    def __init__(self, rules: Layout, lang: Lang, municipality: str | None) -> None:
        self.rules = rules
        self.lang = lang
        self.municipality = municipality
        self.values: dict[str, _Values] = {}
        self.names: set[str] = set()

    def validate(self, sheet: Worksheet, described: Sheet) -> None:
        """Give the columns of `sheet` their drop-downs."""
        from openpyxl.worksheet.datavalidation import DataValidation

        for index, column in enumerate(described.columns, 1):
            name = self._shared(described) if column.kind == "id" else self._list(column)
            if name is None:
                continue
            letters = column_letters(index)
            only = column.kind in ("boolean", "choice", "month", "relation")
            validation = DataValidation(type="list", formula1=f"={name}", allow_blank=True)
            # Where several values, a name or a short name will do, the list is an offer only.
            validation.showErrorMessage = only and column.kind != "choice"
            validation.errorStyle = "stop"
            validation.errorTitle = column.heading[self.lang][:30]
            validation.error = text("workbook.choose", self.lang)
            validation.add(f"{letters}{FIRST}:{letters}{FIRST + _REACH}")
            sheet.add_data_validation(validation)

    def _shared(self, sheet: Sheet) -> str | None:
        """Offer the short names of what other municipalities have described as shared."""
        names = known(everything=True).names
        if sheet.repeats:
            return None
        found = shared(sheet.classes, self.municipality)
        if sheet.default and sheet.default[0] == ORG + "OrganizationalUnit":
            # A forum is an organisation as well, but has a sheet of its own.
            of_their_own = {s.default[0] for s in self.rules.sheets if s.default} - {
                sheet.default[0]
            }
            types = known(everything=True).types
            found = [iri for iri in found if not of_their_own & set(types[iri])]
        if not found:
            return None
        heading = text("workbook.shared", self.lang, sheet=sheet.title[self.lang])
        labels = [(vocabulary.shorten(iri), names[iri][0]) for iri in found]
        return self._add(f"Faelles_{_plain(sheet.key)}", heading, labels)

    def _list(self, column: Column) -> str | None:
        lang = self.lang
        if column.kind == "boolean":
            words = [(text("workbook.yes", lang), ""), (text("workbook.no", lang), "")]
            return self._add("Ja_Nej", text("workbook.yes-no", lang), words)
        if column.kind == "month":
            return self._add("Maaneder", text("workbook.months", lang),
                             [(name, "") for name in cells.MONTHS[lang]])  # fmt: skip
        if column.kind == "choice":
            labels = [(t[lang], "") for _, t in column.choices]
            return self._add(f"Valg_{_plain(column.key)}", column.heading[lang], labels)
        if column.kind == "relation":
            terms = [self.rules.properties[iri] for iri in self.rules.relations
                     if iri in self.rules.properties]  # fmt: skip
            return self._terms("Forbindelser_valg", column.heading[lang], terms)
        if column.kind in ("property", "aspect"):
            terms = sorted(self.rules.properties.values(), key=lambda term: term.label(lang))
            return self._terms("Felter", text("workbook.fields", lang), terms)
        if column.kind == "type":
            iris = column.offers or tuple(self.rules.classes)
            terms = [self.rules.classes[iri] for iri in iris if iri in self.rules.classes]
            return self._terms(f"Typer_{_plain(column.key)}", column.heading[lang], terms)
        if column.kind == "source":
            return "Kilder_valg"
        if column.kind == "municipality":
            names = sorted({known().names[iri][0] for iri in known().municipalities})
            return self._add("Kommuner", column.heading[lang], [(name, "") for name in names])
        if column.kind == "value-language":
            return self._add("Sprog", column.heading[lang], [(name, "") for name in LANGUAGES])
        if column.kind != "reference":
            return None
        if column.schemes:
            terms = [t for scheme in column.schemes for t in self.rules.schemes.get(scheme, ())]
            name = "_".join(_plain(scheme.rpartition("/")[2]) for scheme in column.schemes)
            return self._terms(f"Liste_{name}", column.heading[lang], terms)
        refers = column.refers or "actors"
        self.names.add(refers)
        return f"Navne_{_plain(refers)}"

    def _terms(self, name: str, heading: str, terms: Iterable[object]) -> str:
        from ssp_graph.workbook.layout import Term

        labels = [(t.label(self.lang), t.definition.get(self.lang, "")) for t in terms
                  if isinstance(t, Term)]  # fmt: skip
        return self._add(name, heading, labels)

    def _add(self, name: str, heading: str, labels: Iterable[tuple[str, str]]) -> str:
        self.values.setdefault(name, _Values(name, heading, tuple(labels)))
        return name

    def write(self, workbook: Workbook, sheets: Mapping[str, Worksheet]) -> None:
        """Write the sheet of lists and the named ranges."""
        from openpyxl.styles import Alignment, Font
        from openpyxl.workbook.defined_name import DefinedName

        title = text("workbook.sheet-lists", self.lang)
        sheet = workbook.create_sheet(title)
        sheet.sheet_properties.tabColor = "A6A6A6"
        column = 1
        for values in self.values.values():
            described = any(definition for _, definition in values.labels)
            headings = [values.heading, text("workbook.meaning", self.lang)][: 1 + described]
            for offset, heading in enumerate(headings):
                _head_cell(sheet, 1, column + offset, heading)
                letters = column_letters(column + offset)
                sheet.column_dimensions[letters].width = 60 if offset else 34
            for number, (label, definition) in enumerate(values.labels, 2):
                put(sheet.cell(number, column), label)
                if described:
                    cell = sheet.cell(number, column + 1, definition)
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
                    cell.font = Font(name=_FONT, size=10, color="595959")
            letters = column_letters(column)
            reach = f"'{title}'!${letters}$2:${letters}${1 + max(1, len(values.labels))}"
            workbook.defined_names[values.name] = DefinedName(values.name, attr_text=reach)
            column += 1 + described
        self._sources(workbook, sheet, column, sheets)
        for key in sorted(self.names):
            target = self.rules.sheet(key)
            at = next(i for i, c in enumerate(target.columns, 1) if c.path == PREF_LABEL)
            letters = column_letters(at)
            name = f"Navne_{_plain(key)}"
            reach = (f"'{sheets[key].title}'!${letters}${FIRST}:"
                     f"${letters}${FIRST + _REACH // 2}")  # fmt: skip
            workbook.defined_names[name] = DefinedName(name, attr_text=reach)
        sheet.freeze_panes = "A2"
        _print(sheet, self.lang, "1:1")

    def _sources(
        self, workbook: Workbook, sheet: Worksheet, column: int, sheets: Mapping[str, Worksheet]
    ) -> None:
        """List the sources: those that are always there, and the titles on their own sheet."""
        from openpyxl.workbook.defined_name import DefinedName

        documents = self.rules.sheet("documents")
        at = 1 + documents.columns.index(documents.column("document-title"))
        name = f"'{sheets['documents'].title}'!{column_letters(at)}"
        _head_cell(sheet, 1, column, documents.title[self.lang])
        letters = column_letters(column)
        sheet.column_dimensions[letters].width = 40
        words = [text(f"workbook.source-{key}", self.lang) for key in ("self", "reading")]
        for number, word in enumerate(words, 2):
            sheet.cell(number, column, word)
        for number in range(30):
            row = FIRST + number
            sheet.cell(4 + number, column, f'=IF({name}{row}="","",{name}{row})')
        reach = f"'{sheet.title}'!${letters}$2:${letters}$33"
        workbook.defined_names["Kilder_valg"] = DefinedName("Kilder_valg", attr_text=reach)


def _head_cell(sheet: Worksheet, row: int, column: int, heading: str) -> None:
    from openpyxl.styles import Font, PatternFill

    cell = sheet.cell(row, column, heading)
    cell.font = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", start_color=_NAVY)


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "_", name)


# Example, glossary, record


def _example_sheet(
    workbook: Workbook, rules: Layout, example: Mapping[str, Sequence[Line]], lang: Lang
) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    sheet = workbook.create_sheet(text("workbook.sheet-example", lang))
    sheet.sheet_properties.tabColor = "E69F00"
    sheet.cell(1, 1, text("workbook.example-intro", lang)).font = Font(
        name=_FONT, size=13, bold=True, color=_NAVY
    )
    side = Side(style="thin", color=_GREY)
    row = 3
    for described in rules.sheets:
        lines = example.get(described.key, ())
        if not lines:
            continue
        used = {key for line in lines for key in line}
        columns = [c for c in described.columns if c.key in used and not c.detail]
        heading = text("workbook.example-sheet", lang, sheet=described.title[lang])
        sheet.cell(row, 1, heading).font = Font(name=_FONT, size=12, bold=True, color=_NAVY)
        row += 1
        _head(sheet, row, [column.heading[lang] for column in columns])
        for line in lines:
            row += 1
            for index, column in enumerate(columns, 1):
                cell = sheet.cell(row, index)
                put(cell, line.get(column.key))
                cell.border = Border(side, side, side, side)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(name=_FONT, size=10)
            sheet.row_dimensions[row].height = _height(
                (line[column.key], 28) for column in columns if column.key in line
            )
        row += 2
    for index in range(1, 16):
        sheet.column_dimensions[column_letters(index)].width = 28
    sheet.freeze_panes = "A2"
    _print(sheet, lang, None)


def _glossary(workbook: Workbook, rules: Layout, lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = workbook.create_sheet(text("workbook.sheet-help", lang))
    sheet.sheet_properties.tabColor = "A6A6A6"
    _head(sheet, 1, text("workbook.glossary-headings", lang).split("|"))
    row = 1
    for described in rules.sheets:
        for column in described.columns:
            row += 1
            required = text("workbook.yes", lang) if column.required else ""
            said = (described.title[lang], column.heading[lang], required,
                    column.definition.get(lang, ""), _hint(column, lang))  # fmt: skip
            for index, value in enumerate(said, 1):
                cell = sheet.cell(row, index, value)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(name=_FONT, size=10)
    for letters, width in zip("ABCDE", (22, 30, 14, 80, 44), strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:E{row}"
    _print(sheet, lang, "1:1")


def _record(workbook: Workbook, rules: Layout, lang: Lang) -> None:
    """Write down what the template was made with, so that a later program can read it."""
    sheet = workbook.create_sheet(RECORD)
    sheet.sheet_state = "hidden"
    for row in record(rules, lang):
        sheet.append(list(row))


def record(rules: Layout, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the record: version, sheets, columns and values by their headings."""
    yield ("version", str(rules.version))
    yield ("language", lang)
    for sheet in rules.sheets:
        yield ("sheet", sheet.key, sheet.title[lang])
    for sheet in rules.sheets:
        for column in sheet.columns:
            yield ("column", sheet.key, column.key, column.heading[lang])
    for iri, term in rules.concepts.items():
        yield ("value", iri, term.label(lang))
