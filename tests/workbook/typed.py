"""Workbooks as people type them: rows under the template's headings."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from ssp_graph.texts import Lang
from ssp_graph.workbook import layout

Rows = Mapping[str, Sequence[Mapping[str, object]]]


def workbook(rows: Rows, lang: Lang = "da") -> openpyxl.Workbook:
    """Return a workbook with `rows` by the titles of sheets and the headings of columns.

    A cell's content is written as it is: a text as text, a date as a date.
    """
    made = openpyxl.Workbook()
    del made["Sheet"]
    for title, lines in rows.items():
        sheet = made.create_sheet(title)
        headings = list(dict.fromkeys(heading for line in lines for heading in line))
        sheet.append(headings)
        for line in lines:
            sheet.append([line.get(heading) for heading in headings])
    return made


def saved(path: Path, rows: Rows, lang: Lang = "da") -> Path:
    """Save `rows` as a workbook at `path`."""
    workbook(rows, lang).save(path)
    return path


def filled(template: bytes, rows: Rows, path: Path) -> Path:
    """Fill `rows` into a template, below its headings, and save it at `path`."""
    made = openpyxl.load_workbook(io.BytesIO(template))
    for title, lines in rows.items():
        sheet = made[title]
        places = {
            str(cell.value).removesuffix(" *"): cell.column for cell in sheet[2] if cell.value
        }
        for number, line in enumerate(lines, 4):
            for heading, value in line.items():
                sheet.cell(number, places[heading]).value = value
    made.save(path)
    return path


def headings(key: str, lang: Lang = "da") -> list[str]:
    """Return the headings of the sheet `key`."""
    return [column.heading[lang] for column in layout.current().sheet(key).columns]


# A small municipality as its own staff would describe it.
SMALL: Rows = {
    "Kommune": [{"Kommune": "Odense", "Er alt med?": "Nej"}],
    "Fora": [
        {"Navn": "Styregruppe", "Niveau": "Strategisk", "Forumtype": "Styregruppe"},
        {"Navn": "Netværk", "Niveau": "Koordinerende niveau", "Drøfter enkeltpersoner": "nej"},
    ],
    "Enheder og stillinger": [
        {"Navn": "Skoleafdelingen", "Sektor": "Skole"},
        {"Navn": "Fyns lokalpoliti", "Sektor": "Politi", "Harmoniseret part": "Politi"},
        {"Navn": "Skolechef", "Type": "Stilling", "Stilling i": "Skoleafdelingen"},
    ],
    "Deltagere": [
        {
            "Forum": "Styregruppe",
            "Deltager": "Skolechefen",
            "Organisation eller enhed": "Skoleafdelingen",
            "Stilling på pladsen": "Skolechef",
            "Rolle": "Formand",
            "Deltagelse": "Fast",
        },
        {
            "Forum": "Styregruppe",
            "Deltager": "Politiet",
            "Organisation eller enhed": "Fyns lokalpoliti",
            "Antal": "2-3",
        },
    ],
    "Møder": [
        {"Forum": "Styregruppe", "Hvor tit": "kvartalsvis"},
        {"Forum": "Netværk", "Hvor tit": "ca. 4"},
    ],
    "Forbindelser": [
        {"Fra": "Netværk", "Forbindelse": "refererer til", "Til": "Styregruppe"},
    ],
}
