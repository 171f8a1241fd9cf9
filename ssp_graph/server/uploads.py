"""A visitor's own description, checked: nothing of it is kept."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ssp_graph import shipped_outcomes
from ssp_graph.comparison import compare
from ssp_graph.conformance import validate
from ssp_graph.errors import InputError
from ssp_graph.loading import load, load_alone
from ssp_graph.presentation import comparison_table
from ssp_graph.reporting.elsewhere import known_municipalities
from ssp_graph.reporting.model import build as build_report
from ssp_graph.server import pages
from ssp_graph.tables import Table, legend
from ssp_graph.texts import Lang, text
from ssp_graph.views import chart, view
from ssp_graph.views.model import read

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class _Checked:
    report: object
    picture: str
    view: str
    table: Table
    workbook: str | None


def page(shipped: KnowledgeBase, lang: Lang, path: Path) -> bytes:
    """Return the page about the file at `path`: report, picture and interactive view, comparison,
    annotated workbook.

    Raises SspError for a file that can't be used.
    """
    found = _check(shipped, lang, path)
    return pages.render(
        "checked.html",
        lang,
        "/check",
        (),
        title=text("pages.checked", lang),
        picture=found.picture,
        view=found.view,
        workbook=found.workbook,
        tables=[found.table],
        legend=legend([found.table], lang),
        notes=[text("compare.caution", lang)],
        **pages.report_values(found.report),
    )


def _check(shipped: KnowledgeBase, lang: Lang, path: Path) -> _Checked:
    kb = load_alone(path)
    described = sorted({row[2] for row in kb.lookup("names/graphs").rows if row[2] is not None})
    if not described:
        raise InputError("given.no-municipality", path.name)
    iri = described[0]
    validation = validate(kb, iri)
    others = [known.iri for known in known_municipalities(shipped) if not known.practice]
    together = load(path)
    chosen = [iri, *(other for other in others if other != iri)]
    table = comparison_table(compare(together, chosen, "level", lang))
    return _Checked(
        build_report(validation, lang, kb, _examples(shipped)),
        _data("image/svg+xml", chart.chart([read(kb, iri, lang)]).encode()),
        _data("text/html", str(view(kb, iri, lang=lang).generate_html()).encode()),
        table,
        _annotated(path, validation, lang) if path.suffix == ".xlsx" else None,
    )


def _examples(shipped: KnowledgeBase) -> KnowledgeBase | None:
    """Return the graph to learn from, or None where its outcomes aren't kept.

    Holding all the others against the rules first would take longer than an upload may.
    """
    known = known_municipalities(shipped)
    kept = all(shipped_outcomes.met(shipped, one.iri) is not None for one in known)
    return shipped if kept else None


def _annotated(path: Path, validation: object, lang: Lang) -> str:
    from ssp_graph.workbook import annotating, reading

    notes = annotating.notes(validation, reading.read(path).places, lang)  # type: ignore[arg-type]
    output = path.with_name("annotated.xlsx")
    annotating.annotate(path, notes, output, lang)
    return _data(_XLSX, output.read_bytes())


def _data(media_type: str, content: bytes) -> str:
    """Return an address that holds the content itself: nothing has to be kept to fetch it from."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
