"""Workbooks with a mistake each: what is typed, and the exact messages in both languages.

`python -m tests.workbook.cases` writes them, each with its mended twin, and a README that lists the
messages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from tests.workbook import typed

FIXTURES = Path(__file__).with_name("fixtures")
Edit = Callable[[openpyxl.Workbook], None]


@dataclass(frozen=True)
class Case:
    """A mistake: the edit that makes it, the messages that reading gives, and its mending.

    Where the mistake is that something is there at all or missing, the small workbook without it
    is the mended one; otherwise `mended` is what somebody writes in its place.
    """

    name: str
    edit: Edit
    danish: tuple[str, ...]
    english: tuple[str, ...]
    mended: Edit | None = None


def _put(sheet: str, cell: str, value: Any) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][cell].value = value

    return edit


def _all(*edits: Edit) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        for one in edits:
            one(book)

    return edit


def _sheet(old: str, new: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[old].title = new

    return edit


def _document(title: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Kilder")
        sheet.append(["Titel"])
        sheet.append([title])

    return edit


def _quoted(source: str) -> Edit:
    return _all(
        _put("Fora", "E1", "Citat"), _put("Fora", "E2", "Styregruppen er strategisk"),
        _put("Fora", "F1", "Kilde"), _put("Fora", "F2", source),
    )  # fmt: skip


def _evidence(field: str, value: str, other: str | None) -> Edit:
    """Quote a document for the value of a field of Styregruppe, and for another field."""

    def edit(book: openpyxl.Workbook) -> None:
        _all(_quoted("SSP-plan"), _document("SSP-plan"))(book)
        sheet = book.create_sheet("Belæg")
        sheet.append(["Om", "Felt", "Værdi", "Kilde", "Citat"])
        sheet.append(["Styregruppe", field, value, "SSP-plan", "på strategisk niveau"])
        if other is not None:
            sheet.append(["Styregruppe", other, None, "SSP-plan", "på strategisk niveau"])

    return edit


CASES = (
    Case(
        "unknown-level",
        _put("Fora", "B2", "Stratetisk"),
        ("ark Fora, celle B2: »Stratetisk« kendes ikke; mente du »Strategisk«?",),
        ("sheet Fora, cell B2: “Stratetisk” isn't known; did you mean “Strategisk”?",),
    ),
    Case(
        "forum-not-listed",
        _put("Deltagere", "A2", "Styregrupen"),
        (
            "ark Deltagere, celle A2: »Styregrupen« står ikke på arket Fora. Tilføj det dér, "
            "eller ret navnet; mente du »Styregruppe«?",
        ),
        (
            "sheet Deltagere, cell A2: “Styregrupen” isn't listed on the sheet Fora. Add it "
            "there or correct the name; did you mean “Styregruppe”?",
        ),
    ),
    Case(
        "name-missing",
        _all(_put("Fora", "A3", None), _put("Møder", "A3", None), _put("Forbindelser", "A2", None)),
        (
            "ark Fora, celle A3: feltet »Navn« er tomt, men skal udfyldes.",
            "ark Møder, celle A3: feltet »Forum« er tomt, men skal udfyldes.",
            "ark Forbindelser, celle A2: feltet »Fra« er tomt, men skal udfyldes.",
        ),
        (
            "sheet Fora, cell A3: the field “Name” is empty but has to be filled in.",
            "sheet Møder, cell A3: the field “Forum” is empty but has to be filled in.",
            "sheet Forbindelser, cell A2: the field “From” is empty but has to be filled in.",
        ),
    ),
    Case(
        "three-mistakes-at-once",
        _all(
            _put("Fora", "B2", "Stratetisk"),
            _put("Møder", "B2", "jævnligt"),
            _put("Forbindelser", "B2", "refererer"),
        ),
        (
            "ark Fora, celle B2: »Stratetisk« kendes ikke; mente du »Strategisk«?",
            "ark Møder, celle B2: »jævnligt« forstås ikke; ventede fx 4, 2-3, mindst 4, ca. 4, "
            "hver 14. dag, månedligt, kvartalsvis eller ved behov.",
            "ark Forbindelser, celle B2: »refererer« kendes ikke; mente du »refererer til«?",
        ),
        (
            "sheet Fora, cell B2: “Stratetisk” isn't known; did you mean “Strategisk”?",
            "sheet Møder, cell B2: “jævnligt” isn't understood; expected for instance 4, 2-3, at "
            "least 4, about 4, every 14 days, monthly, quarterly or when needed.",
            "sheet Forbindelser, cell B2: “refererer” isn't known; did you mean “refererer til”?",
        ),
    ),
    Case(
        "range-became-date",
        _put("Deltagere", "G3", dt.datetime(2026, 3, 2)),
        (
            "ark Deltagere, celle G3: cellen er en dato (02-03-2026); regnearket har nok lavet "
            "»2-3« om. Formatér cellen som tekst, og skriv et tal eller et interval, fx 2, 2-3, "
            "mindst 2 eller ca. 4.",
        ),
        (
            "sheet Deltagere, cell G3: the cell is a date (02-03-2026); the spreadsheet has "
            "probably converted “2-3”. Format the cell as text and write a number or a range "
            "such as 2, 2-3, at least 2 or about 4.",
        ),
        mended=_put("Deltagere", "G3", "2-3"),
    ),
    Case(
        "neither-yes-nor-no",
        _put("Fora", "D3", "ved ikke"),
        (
            "ark Fora, celle D3: »ved ikke« forstås ikke; ventede Ja eller Nej (tomt felt: ikke "
            "oplyst).",
        ),
        (
            "sheet Fora, cell D3: “ved ikke” isn't understood; expected Yes or No (empty: not "
            "stated).",
        ),
        mended=_put("Fora", "D3", None),
    ),
    Case(
        "unknown-heading",
        _put("Fora", "B1", "Nivau"),
        (
            "ark Fora, celle B1: overskriften »Nivau« kendes ikke; mente du »Niveau«? Skabelonens "
            "ark Ordforklaring forklarer alle overskrifter.",
        ),
        (
            "sheet Fora, cell B1: the heading “Nivau” isn't known; did you mean “Niveau”? The "
            "template's sheet Glossary explains all headings.",
        ),
    ),
    Case(
        "unknown-sheet",
        _sheet("Møder", "Møde"),
        (
            "ark Møde, celle A1: arket »Møde« kendes ikke; mente du »Møder«? Et ark, der ikke "
            "skal læses, får et navn, der begynder med _.",
        ),
        (
            "sheet Møde, cell A1: the sheet “Møde” isn't known; did you mean “Møder”? Give a "
            "sheet that isn't to be read a name that begins with _.",
        ),
    ),
    Case(
        "unknown-municipality",
        _put("Kommune", "A2", "Odence"),
        (
            "ark Kommune, celle A2: »Odence« er ingen dansk kommune; mente du »Odense«? En "
            "opdigtet kommune får et kort navn uden mellemrum her og sit fulde navn i kolonnen "
            "Navn.",
        ),
        (
            "sheet Kommune, cell A2: “Odence” is no Danish municipality; did you mean “Odense”? "
            "A made-up municipality has a short name without spaces here and its full name in "
            "the column Name.",
        ),
    ),
    Case(
        "no-municipality",
        _all(_put("Kommune", "A2", None), _put("Kommune", "B2", None)),
        ("ark Kommune, celle A1: kommunen mangler. Skriv dens navn på arket Kommune.",),
        (
            "sheet Kommune, cell A1: the municipality is missing. Write its name on the sheet "
            "Municipality.",
        ),
    ),
    Case(
        "forum-twice",
        _put("Fora", "A3", "Styregruppe"),
        (
            "ark Fora, celle A3: »styregruppe« står allerede i A2 med samme kilde. Saml de to "
            "rækker, eller giv den ene et andet kort navn.",
            "ark Møder, celle A3: »Netværk« står ikke på arket Fora. Tilføj det dér, eller ret "
            "navnet; vælg mellem: Styregruppe.",
            "ark Forbindelser, celle A2: »Netværk« står ikke på noget af arkene; skriv det på sit "
            "eget ark først.",
        ),
        (
            "sheet Fora, cell A3: “styregruppe” stands already in A2 with the same source. Join "
            "the two rows or give one of them another short name.",
            "sheet Møder, cell A3: “Netværk” isn't listed on the sheet Fora. Add it there or "
            "correct the name; choose among: Styregruppe.",
            "sheet Forbindelser, cell A2: “Netværk” isn't listed on any of the sheets; write it "
            "on its own sheet first.",
        ),
        mended=_put("Fora", "A3", "Netværk"),
    ),
    Case(
        "formula-without-result",
        _put("Fora", "A3", '="Net"&"værk"'),
        (
            "ark Fora, celle A3: cellen har en formel uden resultat. Åbn filen i Excel, og gem "
            "den, eller skriv værdien.",
            "ark Møder, celle A3: »Netværk« står ikke på arket Fora. Tilføj det dér, eller ret "
            "navnet; vælg mellem: Styregruppe.",
            "ark Forbindelser, celle A2: »Netværk« står ikke på noget af arkene; skriv det på sit "
            "eget ark først.",
        ),
        (
            "sheet Fora, cell A3: the cell has a formula without a result. Open the file in "
            "Excel and save it, or write the value.",
            "sheet Møder, cell A3: “Netværk” isn't listed on the sheet Fora. Add it there or "
            "correct the name; choose among: Styregruppe.",
            "sheet Forbindelser, cell A2: “Netværk” isn't listed on any of the sheets; write it "
            "on its own sheet first.",
        ),
        mended=_put("Fora", "A3", "Netværk"),
    ),
    Case(
        "quotation-without-source",
        _all(_put("Fora", "E1", "Citat"), _put("Fora", "E2", "Styregruppen er strategisk")),
        (
            "ark Fora, celle E2: citatet mangler en kilde. Skriv dokumentet på arket Kilder, og "
            "vælg det i kolonnen Kilde.",
        ),
        (
            "sheet Fora, cell E2: the quotation lacks a source. List the document on the sheet "
            "Sources and choose it in the column Source.",
        ),
        mended=_all(
            _put("Fora", "E1", "Citat"),
            _put("Fora", "E2", "Styregruppen er strategisk"),
            _put("Fora", "F1", "Kilde"),
            _put("Fora", "F2", "SSP-plan"),
            _document("SSP-plan"),
        ),
    ),
    Case(
        "source-not-listed",
        _all(_put("Fora", "E1", "Kilde"), _put("Fora", "E2", "SSP-plan")),
        (
            "ark Fora, celle E2: arket Kilder mangler eller er tomt. Skriv dér de dokumenter, som "
            "rækkerne bygger på: SSP-plan (rækker: 1).",
        ),
        (
            "sheet Fora, cell E2: the sheet Sources is missing or empty. List there the documents "
            "that the rows rest on: SSP-plan (rows: 1).",
        ),
        mended=_all(
            _put("Fora", "E1", "Kilde"), _put("Fora", "E2", "SSP-plan"), _document("SSP-plan")
        ),
    ),
    Case(
        "source-misspelled",
        _all(_quoted("SSP-pln"), _document("SSP-plan")),
        ("ark Fora, celle F2: kilden »SSP-pln« står ikke på arket Kilder; mente du »SSP-plan«?",),
        (
            "sheet Fora, cell F2: the source “SSP-pln” isn't listed on the sheet Sources; did "
            "you mean “SSP-plan”?",
        ),
        mended=_all(_quoted("SSP-plan"), _document("SSP-plan")),
    ),
    Case(
        "a-word-too-many",
        _put("Deltagere", "F2", "Fast medlem"),
        ("ark Deltagere, celle F2: »Fast medlem« kendes ikke; mente du »Fast«?",),
        ("sheet Deltagere, cell F2: “Fast medlem” isn't known; did you mean “Fast”?",),
    ),
    Case(
        "unit-not-listed",
        _put("Deltagere", "C2", "Fritidsforvaltningen"),
        (
            "ark Deltagere, celle C2: »Fritidsforvaltningen« står ikke på noget af arkene Fora, "
            "Enheder og stillinger eller Funktioner. Tilføj det dér, eller ret navnet; vælg "
            "mellem: Styregruppe, Netværk, Skoleafdelingen, Fyns lokalpoliti, Skolechef.",
        ),
        (
            "sheet Deltagere, cell C2: “Fritidsforvaltningen” isn't listed on any of the sheets "
            "Fora, Units and posts or Functions. Add it there or correct the name; choose among: "
            "Styregruppe, Netværk, Skoleafdelingen, Fyns lokalpoliti, Skolechef.",
        ),
    ),
    Case(
        "evidence-for-what-is-not-there",
        _evidence("Niveau", "Politisk", "formål"),
        (
            "ark Belæg, celle C2: »Styregruppe« har ikke værdien »Politisk« i feltet »Niveau«; "
            "vælg mellem: Strategisk niveau.",
            "ark Belæg, celle B3: »Styregruppe« har ikke noget i feltet »formål«; vælg mellem: "
            "mødes, type, navn, niveau, hører til, forumtype.",
        ),
        (
            "sheet Belæg, cell C2: “Styregruppe” does not have the value “Politisk” in the field "
            "“Niveau”; choose among: Strategisk niveau.",
            "sheet Belæg, cell B3: “Styregruppe” has nothing in the field “formål”; choose among: "
            "meets, type, name, level, serves, forum kind.",
        ),
        mended=_evidence("Niveau", "Strategisk", None),
    ),
)


def small() -> openpyxl.Workbook:
    """Return the workbook that the mistakes are made in."""
    return typed.workbook(deepcopy(dict(typed.SMALL)))


def invalid(case: Case) -> openpyxl.Workbook:
    """Return the workbook with the mistake of `case`."""
    book = small()
    case.edit(book)
    return book


def valid(case: Case) -> openpyxl.Workbook:
    """Return the same workbook with the mistake mended."""
    book = small()
    if case.mended is not None:
        case.mended(book)
    return book


def mending(case: Case) -> list[str]:
    """Return in words what was changed from the invalid to the valid workbook."""
    before, after = invalid(case), valid(case)
    changed = []
    for old, new in zip(before.worksheets, after.worksheets, strict=False):
        if old.title != new.title:
            changed.append(f"sheet {old.title} → {new.title}")
        for row in range(1, max(old.max_row, new.max_row) + 1):
            for column in range(1, max(old.max_column, new.max_column) + 1):
                was, now = old.cell(row, column), new.cell(row, column)
                if was.value != now.value:
                    place = f"{new.title} {now.coordinate}"
                    changed.append(f"{place} {_shown(was.value)} → {_shown(now.value)}")
    added = after.worksheets[len(before.worksheets) :]
    return changed + [f"sheet {sheet.title} added" for sheet in added]


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    return f"{value:%d-%m-%Y}" if isinstance(value, dt.datetime) else f"“{value}”"


def write() -> None:
    """Write the fixtures and their README."""
    FIXTURES.mkdir(exist_ok=True)
    lines = [
        "# Workbooks with a mistake, and mended",
        "",
        "In `invalid/` each workbook has one mistake, or a few; reading it gives exactly these "
        "messages. In `valid/` the workbook of the same name has the mistake mended and reads "
        "without a complaint; the cells in which the two differ are given. `template-1.xlsx` is a "
        "filled-in template of version 1 and is kept as it is. Made by `python -m "
        "tests.workbook.cases`.",
        "",
    ]
    for case in CASES:
        for kind, made in (("invalid", invalid(case)), ("valid", valid(case))):
            (FIXTURES / kind).mkdir(exist_ok=True)
            made.save(FIXTURES / kind / f"{case.name}.xlsx")
        lines += [f"## {case.name}.xlsx", "", f"Mended: {'; '.join(mending(case))}", ""]
        lines += [f"- {message}" for message in (*case.danish, *case.english)]
        lines.append("")
    (FIXTURES / "README.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write()
