"""From results to tables that a person reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ssp_graph.evidence import Evidence
from ssp_graph.names import slug
from ssp_graph.tables import Cell, Line, Table, cell
from ssp_graph.texts import Lang, text
from ssp_graph.texts.codes import TEXTS as CODES
from ssp_graph.vocabulary import DATA, SSP, shorten

if TYPE_CHECKING:
    from ssp_graph.comparison import Cell as ComparedCell
    from ssp_graph.comparison import Comparison
    from ssp_graph.conflicts import Conflict
    from ssp_graph.description import Description, Fact, Seat
    from ssp_graph.difference import Difference
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.quotations import Verification
    from ssp_graph.results import Result

_COOPERATION = SSP + "Cooperation"


def comparison_table(comparison: Comparison) -> Table:
    """Return a comparison as a table with one column a municipality."""
    lang = comparison.lang
    rows = tuple(
        (cell(label), *(_compared(compared, lang) for compared in cells))
        for (_, label), cells in zip(comparison.rows, comparison.cells, strict=True)
    )
    heads = (
        text(f"compare.head-{comparison.by}", lang),
        *(label for _, label in comparison.municipalities),
    )
    return Table(text(f"compare.title-{comparison.by}", lang), heads, rows)


def result_table(result: Result, lang: Lang) -> Table:
    """Return the answer to a query as a table, headed as the query's header says."""
    columns = result.query.columns
    heads = tuple(columns[name][lang] if name in columns else name for name in result.columns)
    rows = tuple(
        tuple(_value(name, value, lang) for name, value in zip(result.columns, row, strict=True))
        for row in result.rows
    )
    title = result.query.titles.get(lang, "")
    return Table(title, heads, rows, row_heads=False)


def description_tables(description: Description) -> list[Table]:
    """Return what is known of one thing: its facts, how often it meets, and its seats."""
    lang = description.lang
    tables: list[Table] = []
    outgoing = [fact for fact in description.facts if not fact.incoming]
    incoming = [fact for fact in description.facts if fact.incoming]
    if outgoing:
        tables.append(_fact_table("facts", outgoing, lang))
    if incoming:
        tables.append(_fact_table("incoming", incoming, lang))
    if description.meetings:
        heads = _heads(["meetings", "quotation", "document"], lang)
        how_often: list[tuple[Cell, ...]] = [
            ((Line(meeting.words, "stated", meeting.evidence),), *_sources(meeting.evidence))
            for meeting in description.meetings
        ]
        title = text("show.meetings", lang)
        tables.append(Table(title, heads, tuple(how_often), row_heads=False))
    if description.seats:
        heads = _heads(
            ["seat", "party", "role", "attendance", "number", "sector", "document"], lang
        )
        rows = tuple(_seat_row(seat) for seat in description.seats)
        tables.append(Table(text("show.seats", lang, count=len(rows)), heads, rows))
    return tables


def municipality_tables(kb: KnowledgeBase, iri: str, lang: Lang) -> list[Table]:
    """Return the tables that a municipality has beyond its own facts.

    They are its documents, its cooperation as a whole, and its fora, functions, plans and
    efforts.
    """
    from ssp_graph.description import describe

    node = NamedNode(iri)
    overview = kb.query("show/overview", municipality=node, lang=lang).records()
    tables: list[Table] = []
    documents = kb.query("show/documents", municipality=node, lang=lang)
    if len(documents):
        rows = tuple(tuple(cell(value) for value in row[1:]) for row in documents.rows)
        heads = tuple(documents.query.columns[name][lang] for name in documents.columns[1:])
        tables.append(Table(text("show.sources", lang), heads, rows))
    cooperations = [r["node"] for r in overview if r["class"] == _COOPERATION]
    for cooperation in dict.fromkeys(cooperations):
        description = describe(kb, cooperation, lang)
        found = [fact for fact in description.facts if not fact.incoming]
        if found:
            tables.append(replace(_fact_table("facts", found, lang), title=description.label))
    return tables + overview_tables([r for r in overview if r["class"] != _COOPERATION], lang)


def overview_tables(records: list[dict[str, Any]], lang: Lang) -> list[Table]:
    """Return tables of what belongs to a municipality, one a class; see show/overview.rq."""
    classes: dict[str, str] = {r["class"]: r["class_label"] for r in records}
    tables: list[Table] = []
    for iri, label in classes.items():
        nodes: dict[str, list[dict[str, Any]]] = {}
        for record in records:
            if record["class"] == iri:
                nodes.setdefault(record["node"], []).append(record)
        rows = tuple(_overview_row(node, found, lang) for node, found in nodes.items())
        heads = _heads(["name", "level", "kind", "seats", "lookup"], lang)
        tables.append(Table(f"{label} ({len(rows)})", heads, rows))
    return tables


def conflict_tables(conflicts: list[Conflict], lang: Lang) -> list[Table]:
    """Return disagreements between documents, one table a municipality."""
    tables: list[Table] = []
    for municipality in dict.fromkeys(conflict.municipality for conflict in conflicts):
        found = [c for c in conflicts if c.municipality == municipality]
        documents = sorted({d for c in found for d in (c.document, c.other_document)})
        heads = (
            text("conflicts.head-kind", lang),
            text("conflicts.head-subject", lang),
            *documents,
        )
        rows = tuple(_conflict_row(conflict, documents, lang) for conflict in found)
        tables.append(Table(f"{municipality} ({len(rows)})", heads, rows))
    return tables


def _conflict_row(conflict: Conflict, documents: list[str], lang: Lang) -> tuple[Cell, ...]:
    other = conflict.other_wording
    sides = {
        conflict.document: Line(
            conflict.wording, "stated", _cited(conflict.document, conflict.quotation)
        ),
        conflict.other_document: Line(
            other or text("conflicts.missing", lang),
            "stated" if other else "none",
            _cited(conflict.other_document, conflict.other_quotation),
        ),
    }
    wordings = ((sides[document],) if document in sides else () for document in documents)
    return (cell(text(f"conflicts.{conflict.kind}", lang)), cell(conflict.subject), *wordings)


def _cited(document: str, quotation: str) -> tuple[Evidence, ...]:
    return (Evidence("", document, None, quotation),) if quotation else ()


def verification_table(verification: Verification, lang: Lang) -> Table:
    """Return the failures of a check of quotations as a table."""
    heads = tuple(text(f"sources.head-{key}", lang) for key in ("kind", "node", "graph", "detail"))
    rows = tuple(
        (
            cell(text(f"sources.{failure.kind}", lang)),
            cell(shorten(failure.node)),
            cell(shorten(failure.graph)),
            cell(failure.detail),
        )
        for failure in verification.failures
    )
    return Table("", heads, rows)


def _overview_row(node: str, records: list[dict[str, Any]], lang: Lang) -> tuple[Cell, ...]:
    levels = dict.fromkeys((r["level_label"], r["basis"]) for r in records if r["level_label"])
    kinds = dict.fromkeys(r["kind_label"] for r in records if r["kind_label"])
    first = records[0]
    status = first["status"]
    name = first["label"]
    if status in ("mentioned", "contingent"):
        name += f" ({text(f'show.status-{status}', lang)})"
    return (
        cell(name),
        tuple(Line(label, basis) for label, basis in levels),
        tuple(Line(label, "reading") for label in kinds),
        cell(first["seats"]),
        cell(shorten(node).replace(":", "/", 1)),
    )


def _fact_table(name: str, facts: list[Fact], lang: Lang) -> Table:
    heads = _heads(["property", "value", "quotation", "document"], lang)
    # The property is named once for all its values.
    named = {fact.property: fact for fact in reversed(facts)}
    rows = tuple(
        (
            cell(_capital(fact.property_label) if named[fact.property] is fact else None),
            (Line(_fact_value(fact, lang), fact.basis, fact.evidence),),
            *_sources(fact.evidence),
        )
        for fact in facts
    )
    return Table(text(f"show.{name}", lang), heads, rows)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _fact_value(fact: Fact, lang: Lang) -> str:
    if isinstance(fact.value, bool):
        return text("main.yes" if fact.value else "main.no", lang)
    if fact.value in CODES:
        return text(f"codes.{fact.value}", lang)
    return shorten(fact.value_label)


def _sources(evidence: tuple[Evidence, ...]) -> tuple[Cell, Cell]:
    quotations = dict.fromkeys(
        (f"»{found.quotation}«" if found.quotation else found.reason or "")
        + (f" [→ {found.backs}]" if found.backs else "")
        for found in evidence
    )
    documents = dict.fromkeys(
        " – ".join(part for part in (found.document, found.section) if part) for found in evidence
    )
    return tuple(map(Line, quotations)), tuple(map(Line, filter(None, documents)))


def _seat_row(seat: Seat) -> tuple[Cell, ...]:
    low, high = seat.minimum, seat.maximum
    number = "" if low is None else str(low) if low == high or high is None else f"{low}-{high}"
    if low is None and high is not None:
        number = f"-{high}"
    if seat.held_per:
        number = f"{number} / {seat.held_per}".strip(" /") if number else f"/ {seat.held_per}"
    party = dict.fromkeys([seat.party_label, *seat.posts])
    return (
        (Line(seat.wording, "stated", seat.evidence),),
        tuple(Line(part) for part in party if part),
        tuple(Line(role) for role in seat.roles),
        tuple(Line(part) for part in (seat.attendance, seat.condition) if part),
        cell(number),
        tuple(Line(sector, "reading") for sector in seat.sectors),
        _sources(seat.evidence)[1],
    )


def _heads(keys: list[str], lang: Lang) -> tuple[str, ...]:
    return tuple(text(f"show.head-{key}", lang) for key in keys)


def _compared(compared: ComparedCell, lang: Lang) -> Cell:
    if not compared.entries:
        return (Line(text("basis.none", lang), "none"),)
    return tuple(
        Line(
            f"{entry.label}: {entry.detail}" if entry.detail else entry.label,
            entry.basis,
            entry.evidence,
        )
        for entry in compared.entries
    )


def _value(name: str, value: object, lang: Lang) -> Cell:
    if name == "basis" and isinstance(value, str):
        return cell(text(f"basis.word-{value}", lang))
    if isinstance(value, bool):
        return cell(text("main.yes" if value else "main.no", lang))
    if isinstance(value, str) and value.startswith(DATA) and value.endswith("/kommune"):
        return cell(slug(value))
    if isinstance(value, str) and "://" in value:
        return cell(shorten(value))
    return cell(value)


def difference_table(difference: Difference) -> Table:
    """Return the changes from one description to another, one a row, in words."""
    lang = difference.lang
    heads = (text("diff.head-kind", lang), text("diff.head-words", lang))
    rows = tuple(
        (cell(text(f"diff.kind-{change.kind}", lang)), cell(change.words))
        for change in difference.changes
    )
    return Table("", heads, rows)
