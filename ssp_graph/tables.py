"""Tables to read: in the terminal, as Markdown, and as a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ssp_graph.evidence import Basis, Evidence
from ssp_graph.texts import Lang, text

# A sign for each basis, so that nothing depends on colour alone; the colours are Okabe-Ito's.
SIGNS: dict[Basis, str] = {
    "stated": "●",
    "reading": "○",
    "computed": "◌",
    "absent": "✕",
    "none": "–",
}
_COLOURS = {
    "●": (0, 114, 178),
    "○": (230, 159, 0),
    "◌": (86, 180, 233),
    "✕": (213, 94, 0),
}
_GAP = "   "
_SIGN = re.compile(f"[{''.join(_COLOURS)}](?= )")


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
    import textwrap

    parts = [_styled(_printable(title), "1;4", colour)]
    for table in tables:
        if table.title not in ("", title):
            parts.append("\n" + _styled(_printable(table.title), "1", colour))
        aligned = _aligned(table, width)
        parts.append(_SIGN.sub(_coloured, aligned) if colour else aligned)
        parts += [
            _styled(textwrap.fill(_printable(note), width), "2", colour) for note in table.notes
        ]
    meanings = [f"{sign} {meaning}" for _, sign, meaning in legend(tables, lang)]
    if meanings:
        line = textwrap.fill("   ".join(meanings), width)
        parts.append(_SIGN.sub(_coloured, line) if colour else line)
    parts += [_styled(textwrap.fill(_printable(note), width), "2", colour) for note in notes]
    return "".join(f"{line.rstrip()}\n" for line in "\n".join(parts).splitlines())


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


def _aligned(table: Table, width: int) -> str:
    """Return a table in columns. Words are broken only where a column can't be wide enough."""
    import textwrap

    grid: list[list[tuple[str, ...]]] = [[(_printable(column),) for column in table.columns]]
    grid += [
        [tuple(_printable(_signed(line)) for line in cell) for cell in row] for row in table.rows
    ]
    widths = _widths(grid, width - len(_GAP) * (len(table.columns) - 1))
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    has_lists = any(len(cell) > 1 for row in table.rows for cell in row)
    lines = [rule]
    for number, row in enumerate(grid):
        cells = [
            [part for line in cell for part in textwrap.wrap(line, column) or [""]]
            for cell, column in zip(row, widths, strict=True)
        ]
        for at in range(max((len(parts) for parts in cells), default=0)):
            parts = [parts[at] if at < len(parts) else "" for parts in cells]
            padded = (part.ljust(column) for part, column in zip(parts, widths, strict=True))
            lines.append(_GAP.join(padded))
        if has_lists or number in (0, len(grid) - 1):
            lines.append(rule)
    return "\n".join(lines)


def _widths(grid: list[list[tuple[str, ...]]], available: int) -> list[int]:
    """Return the width of each column: what it needs, else the widest ones give way.

    A column keeps room for its longest word as long as that is possible.
    """
    columns = list(zip(*grid, strict=True))
    needed = [max((len(line) for cell in c for line in cell), default=1) or 1 for c in columns]
    words = [
        max((len(word) for cell in c for line in cell for word in line.split()), default=1)
        for c in columns
    ]
    widths = list(needed)
    for longest in (24, 18, 14, 10, 6, 3):
        floors = [min(word, longest) for word in words]
        while sum(widths) > available:
            shrinkable = [at for at, column in enumerate(widths) if column > floors[at]]
            if not shrinkable:
                break
            widths[max(shrinkable, key=widths.__getitem__)] -= 1
    return widths


def _printable(value: str) -> str:
    """Return `value` without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in value)


def _styled(value: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{value}\x1b[0m" if colour else value


def _coloured(match: re.Match[str]) -> str:
    red, green, blue = _COLOURS[match[0]]
    return f"\x1b[1;38;2;{red};{green};{blue}m{match[0]}\x1b[0m"
