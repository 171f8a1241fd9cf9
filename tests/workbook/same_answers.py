"""A municipality typed by hand from the source texts, held against the shipped data.

The three municipalities were typed from the texts into CSV folders (`typed/`, with a README). Each
public query is asked of the shipped graph and of one in which the typed description stands instead
of the shipped one. What then differs is listed in `typed/differences.csv`, each row with the name
of its reason in `typed/reasons.csv`; `typed/names.csv` says which names stand for the same thing.

`python -m tests.workbook.same_answers [--write] [MUNICIPALITY…]` prints what differs and isn't
listed, or lists it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ssp_graph as ssp
from ssp_graph import queries
from ssp_graph.given import together
from ssp_graph.knowledge_base import KnowledgeBase
from tests.conftest import THREE
from tests.queries.answers import bindings

TYPED = Path(__file__).with_name("typed")
DIFFERENCES = TYPED / "differences.csv"
NAMES = TYPED / "names.csv"
REASONS = TYPED / "reasons.csv"
COLUMNS = ("municipality", "query", "row", "shipped", "typed", "reason")

# What people put in their own words, or choose freely among several sentences of a text: that it
# is there counts, its wording doesn't.
OWN_WORDS = {
    *("quotation", "other_quotation", "reason", "support", "sentence", "condition", "section"),
    *("how_label", "line", "wording", "other_wording"),
}
# The catalogue's remarks on a document; a workbook keeps its title, publisher and date.
CATALOGUE = {"form", "age", "source_text", "quotations"}
# How many fora there are in all, repeated beside each party; `municipalities` has it once.
REPEATED = {"of_fora"}

# Queries that list or count single sentences and quotations, of which everybody takes another
# number from a text: whether there is one is compared, by these columns.
PRESENCE = {
    "case-path": ("from_label", "document_label"),
    "evidence": ("node_label", "basis", "document_label"),
    "readings": ("node_label", "property_label"),
    "statements-by-basis": ("property_label", "stated", "reading"),
    "tasks": ("node_label", "property_label", "document_label"),
    "functions": ("function_label", "counterpart_label", "coordinates", "fora"),
}

Row = tuple[tuple[str, str], ...]


@dataclass(frozen=True, order=True)
class Difference:
    """A row that an answer has more often on one side than on the other."""

    municipality: str
    query: str
    row: str
    shipped: int
    typed: int


def kept_columns(query: queries.Query) -> list[str]:
    """Return the columns that are compared: not those with IRIs, nor what is in own words."""
    if query.name in PRESENCE:
        return list(PRESENCE[query.name])
    kinds = [name for name in query.columns if name not in OWN_WORDS | CATALOGUE | REPEATED]
    return [name for name in kinds if f"{name}_label" not in query.columns]


def answer(
    kb: KnowledgeBase, name: str, municipality: str, names: Mapping[str, str]
) -> Counter[Row]:
    """Return the answer of a query as rows of labels, each with the number of times it is there.

    `names` gives a name by another that stands for the same thing. Lines of lists and meetings
    have no names of their own, so what backs them is left out.
    """
    bound = bindings(name, municipality=[municipality], other=THREE)
    query = queries.find(name)
    columns = kept_columns(query)
    rows: Counter[Row] = Counter()
    nameless = _nameless(kb, municipality) if name == "evidence" else set()
    for record in kb.query(name, **bound, lang="da").records():
        if record.get("node") not in nameless:
            rows[tuple((column, _cell(record[column], names)) for column in columns)] += 1
    if name == "statements-by-basis":
        rows = Counter(tuple((c, v if c[-1] == "l" else str(v != "0")) for c, v in r) for r in rows)
    return Counter(set(rows)) if name in PRESENCE else rows


def _nameless(kb: KnowledgeBase, municipality: str) -> set[str]:
    """Return the seats and meeting patterns, whose names are lines of the source or none."""
    seats = {row["seat"] for row in kb.query("seats", municipality=municipality).records()}
    patterns = kb.query("show/meetings", forum=None).records()
    return seats | {row["pattern"] for row in patterns}


def _cell(value: object, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    if value.startswith("http"):
        return "·"
    parts = [" ".join(part.split()) for part in value.split("; ")]
    return "; ".join(sorted(names.get(part.casefold(), part).casefold() for part in parts))


def differences(
    shipped: KnowledgeBase,
    typed: KnowledgeBase,
    municipality: str,
    names: Mapping[str, str] | None = None,
) -> list[Difference]:
    """Return in what the answers to all public queries differ, by query and row."""
    found: list[Difference] = []
    for name in queries.names():
        here = answer(shipped, name, municipality, names or {})
        there = answer(typed, name, municipality, names or {})
        for row in (here - there) | (there - here):
            words = " | ".join(
                f"{column}={value}" for column, value in row
                if value not in ("", "·") and column != "municipality_label"
            )  # fmt: skip
            found.append(Difference(municipality, name, words, here[row], there[row]))
    return sorted(found)


def same_names() -> dict[str, dict[str, str]]:
    """Return by municipality the one of several names by which a thing is compared."""
    names: dict[str, dict[str, str]] = {municipality: {} for municipality in THREE}
    for row in _read(NAMES):
        names[row["municipality"]][row["name"].casefold()] = row["same_as"]
    return names


def listed(municipality: str) -> dict[Difference, str]:
    """Return the differences of a municipality that are listed, each with its reason's name."""
    return {
        Difference(
            row["municipality"], row["query"], row["row"], int(row["shipped"]), int(row["typed"])
        ): row["reason"]
        for row in _read(DIFFERENCES)
        if row["municipality"] == municipality
    }


def reasons() -> dict[str, str]:
    """Return the reasons by name."""
    return {row["reason"]: row["why"] for row in _read(REASONS)}


def _read(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(shipped: KnowledgeBase, municipality: str) -> list[Difference]:
    """Return in what the typed description of a municipality differs from the shipped one."""
    typed, _ = together(shipped, [str(TYPED / municipality)])
    return differences(shipped, typed, municipality, same_names()[municipality])


def main(arguments: Sequence[str]) -> None:
    """Print the differences that aren't listed, or list all anew with ``--write``.

    Listed anew, those that were listed keep their reason; the reason of the others is empty and
    has to be written.
    """
    shipped = ssp.load()
    municipalities = [name for name in arguments if name != "--write"] or THREE
    rows: list[list[object]] = []
    for municipality in THREE:
        known = listed(municipality)
        now = found(shipped, municipality) if municipality in municipalities else sorted(known)
        rows += [
            [one.municipality, one.query, one.row, one.shipped, one.typed, known.get(one, "")]
            for one in now
            if "--write" in arguments or one not in known
        ]
    if "--write" in arguments:
        with DIFFERENCES.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    else:
        csv.writer(sys.stdout).writerows([COLUMNS, *rows])


if __name__ == "__main__":
    main(sys.argv[1:])
