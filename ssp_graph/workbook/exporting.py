"""One municipality as a workbook or as a folder of CSV files; and the empty template."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssp_graph.errors import InputError
from ssp_graph.files import write_atomic
from ssp_graph.texts import Lang, text
from ssp_graph.workbook import cells, layout, template, writing
from ssp_graph.workbook.content import content
from ssp_graph.workbook.known import MUNICIPALITY, known
from ssp_graph.workbook.layout import Layout
from ssp_graph.workbook.rows import RECORD
from ssp_graph.workbook.terms import PREF_LABEL
from ssp_graph.workbook.writing import Line, Written

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase


def empty(kb: KnowledgeBase, lang: Lang, municipality: str | None = None) -> bytes:
    """Return an empty template (.xlsx), with the municipality (its IRI) filled in if given."""
    rules = layout.current()
    name = None
    lines: dict[str, list[Line]] = {}
    if municipality is not None:
        names = known().names.get(municipality, (municipality,))
        name = text("workbook.municipality-title", lang, name=names[0])
        lines["municipality"] = [
            {"municipality": names[0], "source": text("workbook.source-self", lang)}
        ]
    shown = _example(kb, rules, lang, municipality)
    return template.build(rules, lang, lines, name, shown, municipality)


def _example(
    kb: KnowledgeBase, rules: Layout, lang: Lang, municipality: str | None
) -> dict[str, list[Line]]:
    """Return the rows of the shipped data that show how a forum of another place is filled in."""
    own = municipality.removesuffix(MUNICIPALITY) if municipality else None
    shown = next((iri for iri in rules.examples if not own or not iri.startswith(own)), None)
    if shown is None:
        return {}
    place, _, local = shown.rpartition("/")
    stated = content(kb, f"{place}/{MUNICIPALITY}")
    labels = [
        value.value
        for graph in stated.graphs
        for node, path, value in graph.facts
        if node.value == shown and path == PREF_LABEL
    ]
    return template.chosen(writing.lines(stated, rules, lang), [local, *labels])


def xlsx(kb: KnowledgeBase, municipality: str, lang: Lang) -> bytes:
    """Return what `kb` says of a municipality (its IRI) as a workbook (.xlsx)."""
    rules = layout.current()
    names = known().names.get(municipality, ())
    title = text("workbook.municipality-title", lang, name=names[0]) if names else None
    lines = writing.lines(content(kb, municipality), rules, lang)
    return template.build(rules, lang, lines, title, municipality=municipality)


def csv_files(kb: KnowledgeBase, municipality: str, lang: Lang) -> dict[str, bytes]:
    """Return the same rows as CSV files by name, separated as spreadsheets of `lang` expect."""
    rules = layout.current()
    lines = writing.lines(content(kb, municipality), rules, lang)
    files: dict[str, bytes] = {}
    for sheet in rules.sheets:
        rows = lines[sheet.key]
        used = {key for row in rows for key in row}
        columns = [c for c in sheet.columns if not c.detail or c.key in used]
        table: list[Sequence[Written]] = [[column.heading[lang] for column in columns]]
        table += [[row.get(column.key, "") for column in columns] for row in rows]
        files[f"{sheet.title[lang]}.csv"] = _csv(table, lang)
    files[f"{RECORD}.csv"] = _csv(list(template.record(rules, lang)), lang)
    return files


def _csv(table: Sequence[Sequence[Written]], lang: Lang) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "da" else ",", lineterminator="\r\n")
    for row in table:
        writer.writerow([_field(value) for value in row])
    # The mark at the beginning tells Excel that the file is UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _field(value: Written) -> str:
    if isinstance(value, dt.date):
        return value.strftime("%d-%m-%Y")
    return cells.harmless(value) if isinstance(value, str) else str(value)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` into `folder`, which is made if it isn't there.

    Raises InputError when it can't be written to.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError("errors.cannot-write", folder, reason=error) from error
    for name, written in files.items():
        write_atomic(folder / name, written)
