"""Municipalities beside each other: what each states, and what nobody says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph import meetings, names
from ssp_graph.errors import SspError, UnknownName
from ssp_graph.evidence import Basis, Evidence
from ssp_graph.texts import Lang, text
from ssp_graph.vocabulary import BASE

if TYPE_CHECKING:
    import pandas as pd

    from ssp_graph.knowledge_base import KnowledgeBase

# What can be compared. The rows of the first two kinds are fixed, by a concept scheme or by
# the query; of the others only those are shown that some municipality has something in.
DIMENSIONS = (
    "level",
    "sector",
    "forum-kind",
    "party",
    "meetings",
    "target-group",
    "legal-basis",
)
_SCHEMES = {"level": "level", "sector": "sector", "meetings": "level"}
_STRENGTH: tuple[Basis, ...] = ("stated", "reading", "absent", "none")
_NO_ROW = "none"


@dataclass(frozen=True)
class Entry:
    """One thing in a cell, usually a forum, with what it rests on."""

    node: str
    label: str
    basis: Basis
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Cell:
    """What one municipality has in one row. `status` is the strongest basis of its entries."""

    status: Basis
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Rows × municipalities.

    `municipalities` and `rows` are (IRI or key, label) pairs; ``cells[i][j]`` belongs to row i
    and municipality j.
    """

    by: str
    lang: Lang
    municipalities: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]
    cells: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, str | None]]:
        """Return one dictionary an entry, and one for each empty cell: a flat table."""
        flat: list[dict[str, str | None]] = []
        for (row, row_label), cells in zip(self.rows, self.cells, strict=True):
            for (place, place_label), cell in zip(self.municipalities, cells, strict=True):
                head = {
                    "row": row,
                    "row_label": row_label,
                    "municipality": place,
                    "municipality_label": place_label,
                }
                for entry in cell.entries or (Entry("", "", "none"),):
                    first = entry.evidence[0] if entry.evidence else Evidence("")
                    flat.append(
                        {
                            **head,
                            "basis": entry.basis,
                            "node": entry.node or None,
                            "label": entry.label or None,
                            "detail": entry.detail or None,
                            "quotation": first.quotation,
                            "document": first.document,
                            "reason": first.reason,
                        }
                    )
        return flat

    def to_pandas(self) -> pd.DataFrame:
        """Return `records` as a data frame. Raises ImportError when pandas isn't installed."""
        import pandas as pd

        return pd.DataFrame(self.records())

    def __str__(self) -> str:
        from ssp_graph import tables
        from ssp_graph.presentation import comparison_table

        return tables.plain_text(comparison_table(self), self.lang)

    def _repr_html_(self) -> str:
        from ssp_graph import tables
        from ssp_graph.presentation import comparison_table

        return tables.fragment(comparison_table(self), self.lang)


def compare(
    kb: KnowledgeBase,
    municipalities: Sequence[str] = (),
    by: str = "level",
    lang: Lang = "da",
) -> Comparison:
    """Compare municipalities, given by name, slug, code or IRI.

    Without any, all that are described are compared, the practice examples left out.
    `by` is one of `DIMENSIONS`. Raises UnknownName for an unknown municipality or dimension
    and SspError for a municipality that no source describes.
    """
    if by not in DIMENSIONS:
        raise UnknownName("dimension", by, DIMENSIONS)
    chosen = _chosen(kb, municipalities)
    found = kb.query(f"compare/{by}", municipality=[ox.NamedNode(m) for m in chosen], lang=lang)
    entries: dict[tuple[str, str], dict[tuple[str, Basis, str], Entry]] = {}
    labels: dict[str, str] = _fixed_rows(kb, by, lang)
    for record in found.records():
        row = record["row"]
        if row == _NO_ROW or by == "target-group":
            labels.setdefault(row, text(f"compare.row-{row}-{by}", lang))
        labels.setdefault(row, record["row_label"])
        cell = entries.setdefault((row, record["municipality"]), {})
        entry = _entry(record, by, lang)
        key = (entry.node, entry.basis, entry.detail if by == "meetings" else "")
        cell[key] = _merged(cell.get(key), entry)
    if _NO_ROW in labels:  # what has no row of its own comes last
        labels[_NO_ROW] = labels.pop(_NO_ROW)
    titles: dict[str, str] = dict(
        kb.query("show/label", node=[ox.NamedNode(m) for m in chosen], lang=lang).rows
    )
    return Comparison(
        by,
        lang,
        tuple((iri, titles.get(iri, iri)) for iri in chosen),
        tuple(labels.items()),
        tuple(tuple(_cell(entries.get((row, m), {})) for m in chosen) for row in labels),
    )


def _chosen(kb: KnowledgeBase, municipalities: Sequence[str]) -> list[str]:
    if municipalities:
        return list(dict.fromkeys(names.municipality(kb, name) for name in municipalities))
    listed = kb.query("list/municipalities").records()
    chosen: list[str] = [r["municipality"] for r in listed if not r["is_example"]]
    if not chosen:
        raise SspError("errors.no-municipality")
    return chosen


def _fixed_rows(kb: KnowledgeBase, by: str, lang: Lang) -> dict[str, str]:
    if by not in _SCHEMES:
        return {}
    scheme = ox.NamedNode(BASE + _SCHEMES[by])
    rows = kb.query("compare/rows", scheme=scheme, lang=lang)
    return {row: label for row, label, _ in rows}


def _entry(record: Mapping[str, Any], by: str, lang: Lang) -> Entry:
    evidence: tuple[Evidence, ...] = ()
    if record["graph"] and (record["quotation"] or record["reason"]):
        evidence = (
            Evidence(
                record["graph"], record["document"], None, record["quotation"], record["reason"]
            ),
        )
    return Entry(
        record["node"], record["label"], record["basis"], _detail(record, by, lang), evidence
    )


def _detail(record: Mapping[str, Any], by: str, lang: Lang) -> str:
    if by == "meetings":
        if record["basis"] == "none":
            return text("compare.no-frequency", lang)
        return meetings.words(record, lang)
    if by == "target-group":
        low, high = record["min_age"], record["max_age"]
        if low is None and high is None:
            return ""
        key = "to" if low is None else "from" if high is None else "range"
        return text(f"compare.age-{key}", lang, low=low, high=high)
    return record.get("attendance_label") or ""


def _merged(old: Entry | None, new: Entry) -> Entry:
    """Return one entry for what several lines or documents say of the same thing."""
    if old is None:
        return new
    details = [part for part in (old.detail, new.detail) if part]
    detail = " / ".join(dict.fromkeys(p for d in details for p in d.split(" / ")))
    evidence = tuple(dict.fromkeys(old.evidence + new.evidence))
    return Entry(old.node, old.label, old.basis, detail, evidence)


def _cell(entries: Mapping[tuple[str, Basis, str], Entry]) -> Cell:
    if not entries:
        return Cell("none")
    listed = tuple(entries.values())
    status = min((entry.basis for entry in listed), key=_STRENGTH.index)
    return Cell(status, listed)
