"""Tables to read: in the terminal, as Markdown, and as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssp_graph.evidence import Basis, Evidence
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from rich.table import Table as RichTable
    from rich.text import Text

# A sign for each basis, so that nothing depends on colour alone; the colours are Okabe-Ito's.
SIGNS: dict[Basis, str] = {
    "stated": "●",
    "reading": "○",
    "computed": "◌",
    "absent": "✕",
    "none": "–",
}
_COLOURS: dict[Basis, str] = {
    "stated": "#0072B2",
    "reading": "#E69F00",
    "computed": "#56B4E9",
    "absent": "#D55E00",
    "none": "bright_black",
}


@dataclass(frozen=True)
class Line:
    """One line of a cell; `basis` gives it a sign, `evidence` is shown where there is room."""

    text: str
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()


Cell = tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """A titled table. The first column names the row when `row_heads` is set."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    row_heads: bool = True

    def bases(self) -> list[Basis]:
        """Return the kinds of basis that occur, in the order of the legend."""
        used = {line.basis for row in self.rows for cell in row for line in cell}
        return [basis for basis in SIGNS if basis in used]


def cell(value: object) -> Cell:
    """Return the cell that shows one value; None shows as empty."""
    return () if value is None or value == "" else (Line(str(value)),)


def legend(tables: Sequence[Table], lang: Lang) -> list[tuple[Basis, str, str]]:
    """Return basis, sign and meaning of each sign that `tables` use."""
    used = {basis for table in tables for basis in table.bases()}
    return [(b, SIGNS[b], text(f"basis.{b}", lang)) for b in SIGNS if b in used]


def terminal(
    title: str,
    tables: Sequence[Table],
    lang: Lang,
    width: int,
    colour: bool,
    notes: Sequence[str] = (),
) -> str:
    """Return tables aligned for a terminal of `width` characters."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="truecolor" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    console.print(Text(title, style="bold underline"))
    for table in tables:
        if table.title not in ("", title):
            console.print()
            console.print(Text(table.title, style="bold"))
        console.print(_rich(table))
        for note in table.notes:
            console.print(Text(note, style="dim"))
    meanings = legend(tables, lang)
    if meanings:
        console.print(
            Text("   ").join(
                Text.assemble((sign, _COLOURS[basis]), " ", meaning)
                for basis, sign, meaning in meanings
            )
        )
    for note in notes:
        console.print(Text(note, style="dim"))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def plain_text(table: Table, lang: Lang = "da") -> str:
    """Return one table as aligned text without colour, for a Python prompt."""
    return terminal(table.title, [table], lang, 120, colour=False)


def markdown(title: str, tables: Sequence[Table], lang: Lang, notes: Sequence[str] = ()) -> str:
    """Return tables as Markdown; the lines of a cell are separated by ``<br>``."""
    parts: list[str] = [f"# {_escape(title)}\n"]
    for table in tables:
        if table.title not in ("", title):
            parts.append(f"## {_escape(table.title)}\n")
        head = " | ".join(_escape(column) for column in table.columns)
        rows = [f"| {head} |", "|" + " --- |" * len(table.columns)]
        rows += [
            "| "
            + " | ".join("<br>".join(_escape(_signed(line)) for line in cell) for cell in row)
            + " |"
            for row in table.rows
        ]
        parts.append("\n".join(rows) + "\n")
        parts += [f"{_escape(note)}\n" for note in table.notes]
    meanings = legend(tables, lang)
    if meanings:
        parts.append(" · ".join(f"{sign} {meaning}" for _, sign, meaning in meanings) + "\n")
    parts += [f"{_escape(note)}\n" for note in notes]
    return "\n".join(parts)


def page(title: str, tables: Sequence[Table], lang: Lang, notes: Sequence[str] = ()) -> str:
    """Return a self-contained HTML page that asks the network for nothing."""
    from ssp_graph import pages

    return pages.render(
        "tables.html",
        lang=lang,
        title=title,
        tables=tables,
        notes=notes,
        legend=legend(tables, lang),
        signs=SIGNS,
    )


def fragment(table: Table, lang: Lang) -> str:
    """Return one table as HTML to put into a notebook."""
    from ssp_graph import pages

    return pages.render(
        "fragment.html",
        lang=lang,
        tables=[table],
        notes=(),
        legend=legend([table], lang),
        signs=SIGNS,
    )


def _signed(line: Line) -> str:
    return line.text if line.basis is None else f"{SIGNS[line.basis]} {line.text}".strip()


def _escape(value: str) -> str:
    for character in "\\`*_[]<>|#":
        value = value.replace(character, "\\" + character)
    return " ".join(value.split())


def _rich(table: Table) -> RichTable:
    from rich import box
    from rich.table import Table as RichTable

    has_lists = any(len(cell) > 1 for row in table.rows for cell in row)
    result = RichTable(box=box.HORIZONTALS, show_lines=has_lists, pad_edge=False)
    for position, column in enumerate(table.columns):
        head = table.row_heads and position == 0
        result.add_column(_plain(column), style="bold" if head else None, overflow="fold")
    for row in table.rows:
        result.add_row(*(_cell_text(cell) for cell in row))
    return result


def _plain(value: str) -> Text:
    from rich.text import Text

    return Text(value)


def _cell_text(cell: Cell) -> Text:
    from rich.text import Text

    lines: list[Text] = []
    for line in cell:
        if line.basis is None:
            lines.append(Text(line.text))
        else:
            style = "bright_black" if line.basis == "none" else ""
            lines.append(
                Text.assemble((SIGNS[line.basis], _COLOURS[line.basis]), " ", (line.text, style))
            )
    return Text("\n").join(lines)
