"""What the analyses give, as tables whose lines link to pages and show what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, TypeVar

from ssp_graph import presentation, tables
from ssp_graph.evidence import Basis, Evidence
from ssp_graph.site.quoting import Cited
from ssp_graph.texts import text

if TYPE_CHECKING:
    from ssp_graph.comparison import Comparison
    from ssp_graph.conflicts import Conflict
    from ssp_graph.description import Description
    from ssp_graph.texts import Lang

T = TypeVar("T")
Cite = Callable[[Sequence[Evidence]], tuple[Cited, ...]]


@dataclass(frozen=True)
class Item:
    """One line of a cell; `target` is the page it leads to, `cited` what it rests on."""

    text: str
    basis: Basis | None = None
    target: str = ""
    cited: tuple[Cited, ...] = ()


Cell = tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """A table. With `unfolded` what a line rests on is shown at once, else on demand."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    row_heads: bool = True
    unfolded: bool = False

    @property
    def bases(self) -> list[Basis]:
        """The kinds of basis that occur, in the order of the legend."""
        used = {item.basis for row in self.rows for cell in row for item in cell}
        return [basis for basis in tables.SIGNS if basis in used]


def linked(
    table: tables.Table, cite: Cite, targets: Sequence[Sequence[Sequence[str]]] = ()
) -> Table:
    """Return `table` with its evidence cited; `targets` holds a page for each line of a cell."""
    rows = tuple(
        tuple(_items(cell, cite, pages) for cell, pages in zip(row, _padded(goals), strict=False))
        for row, goals in zip(table.rows, _padded(targets), strict=False)
    )
    return Table(table.title, table.columns, rows, table.notes, table.row_heads)


def description(
    described: Description, cite: Cite, pages: Mapping[str, str], lang: Lang
) -> list[Table]:
    """Return the tables of a description, each fact with its quotation beside it."""
    outgoing = [fact.value for fact in described.facts if not fact.incoming]
    incoming = [fact.value for fact in described.facts if fact.incoming]
    # Which of these there are, `description_tables` has a table for each, in this order: what
    # its rows are about, and the column in which that is named.
    about: list[tuple[list[Any], int]] = [
        (outgoing, 1),
        (incoming, 1),
        ([""] * len(described.meetings), 0),
        ([seat.party for seat in described.seats], 1),
    ]
    shown = presentation.description_tables(described)
    made = []
    for table, (nodes, column) in zip(shown, (one for one in about if one[0]), strict=True):
        targets: list[list[list[str]]] = [
            [*([[]] * column), [pages.get(str(node), "")]] for node in nodes
        ]
        made.append(_with_evidence(linked(table, cite, targets), lang))
    return made


def _with_evidence(table: Table, lang: Lang) -> Table:
    """Return `table` with quotation and document in one last column instead of their own."""
    quoted = {text(f"show.head-{key}", lang) for key in ("quotation", "document")}
    kept = [at for at, name in enumerate(table.columns) if name not in quoted]
    rows = []
    for row in table.rows:
        cited = tuple(dict.fromkeys(found for cell in row for item in cell for found in item.cited))
        cells = [tuple(replace(item, cited=()) for item in row[at]) for at in kept]
        rows.append((*cells, (Item("", cited=cited),) if cited else ()))
    heads = (*(table.columns[at] for at in kept), text("report.head-evidence", lang))
    return replace(table, columns=heads, rows=tuple(rows), unfolded=True, row_heads=True)


def overview(
    records: list[dict[str, Any]], lang: Lang, cite: Cite, pages: Mapping[str, str]
) -> list[Table]:
    """Return what belongs to a municipality (see show/overview.rq), each name with its page."""
    made = []
    classes = dict.fromkeys(record["class"] for record in records)
    for kind, table in zip(classes, presentation.overview_tables(records, lang), strict=True):
        nodes = dict.fromkeys(r["node"] for r in records if r["class"] == kind)
        whole = linked(table, cite, [[[pages.get(node, "")]] for node in nodes])
        # The last column tells what to type to look it up, which a link does better.
        made.append(_told(whole, range(len(whole.columns) - 1)))
    return made


def _told(table: Table, columns: Sequence[int]) -> Table:
    """Return `table` with those of `columns` that tell anything of some row."""
    kept = [
        at
        for at in columns
        if any(item.text not in ("", "0") for row in table.rows for item in row[at])
    ]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def comparison(compared: Comparison, cite: Cite, pages: Mapping[str, str]) -> Table:
    """Return a comparison with links to what is compared."""
    heads = [[""]] * len(compared.rows)
    targets = [
        [head, *([pages.get(entry.node, "") for entry in cell.entries] for cell in cells)]
        for head, cells in zip(heads, compared.cells, strict=True)
    ]
    return linked(presentation.comparison_table(compared), cite, targets)


def conflicts(
    found: list[Conflict], lang: Lang, cite: Cite, pages: Mapping[str, str]
) -> list[Table]:
    """Return disagreements, one table a municipality, with both quotations."""
    made = []
    for table, name in zip(
        presentation.conflict_tables(found, lang),
        dict.fromkeys(conflict.municipality for conflict in found),
        strict=True,
    ):
        nodes = [conflict.node for conflict in found if conflict.municipality == name]
        targets = [[[""], [pages.get(node, "")]] for node in nodes]
        made.append(replace(linked(table, cite, targets), unfolded=True, row_heads=False))
    return made


def legend(shown: Sequence[Table], lang: Lang) -> list[tuple[Basis, str, str]]:
    """Return basis, sign and meaning of each sign in the tables."""
    used = {basis for table in shown for basis in table.bases}
    return [(b, tables.SIGNS[b], text(f"basis.{b}", lang)) for b in tables.SIGNS if b in used]


def _items(cell: tables.Cell, cite: Cite, pages: Sequence[str]) -> Cell:
    targets = [*pages, *[""] * len(cell)]
    return tuple(
        Item(line.text, line.basis, target, cite(line.evidence))
        for line, target in zip(cell, targets, strict=False)
    )


def _padded(targets: Sequence[Sequence[T]]) -> Iterator[Sequence[T]]:
    return chain(targets, repeat(()))


def by_name(table: Table, pages: Mapping[str, str]) -> Table:
    """Return `table` with a link on every line that is just a name of `pages`."""
    rows = tuple(
        tuple(
            tuple(replace(item, target=pages.get(item.text, item.target)) for item in cell)
            for cell in row
        )
        for row in table.rows
    )
    return replace(table, rows=rows)
