"""Mutated workbooks, read one after the other; run as a process of its own.

`python -m tests.workbook.mutation KIND COUNT` prints as JSON how many inputs were read and how many
refused, by reason. Any exception that reading doesn't turn into a message ends the process.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ssp_graph.errors import Problems, SspError
from ssp_graph.texts import LANGUAGES
from ssp_graph.workbook import layout, reading, sandbox, sandbox_child
from tests.server.test_malformed import mutate
from tests.workbook import typed

# Small, so that ten thousand of them are read in a minute.
SMALL = {title: typed.SMALL[title][:2] for title in ("Kommune", "Fora", "Møder", "Forbindelser")}
MEMORY = 2_000_000_000

# What people, spreadsheets and those who mean harm put into cells.
CONTENTS: Sequence[object] = (
    *(
        "",
        " ",
        "\u00a0",
        "-",
        "ingen",
        "?",
        "æ\u030a",
        "\x00",
        "\ud7ff\ufffe",
        "\u202eabc",
        "a" * 40_000,
    ),
    *("=1+1", "@x", "'", "''", "\n", "\r\n", "a\nb", ";", ";;", "a;b", "1;2", "2-3", "3-2", "0-0"),
    *("ca. 4", "hver 0. dag", "hver 999999999. dag", "mindst", "4 til", "-4", "9" * 400, "1e308"),
    *("<https://x>", "<>", "<not an iri>", "_:b", "_:", "level:strategic", "level:x", ":", "a:b:c"),
    *("Odense", "Herning", "Styregruppe", "styregruppe", "Netværk", "kommune", "Læsning"),
    *("31-02-2024", "00-00-0000", "99-99-9999", "marts", "2024", "P1Y", "P0D", "Ja", "nej"),
    *(True, False, 0, -1, 4, 10**40, 0.5, -0.0, float(2**70), None),
)


def archives(chance: random.Random) -> bytes:
    """Return a workbook with bytes of the packed file changed."""
    return mutate(_packed(), chance)


def parts(chance: random.Random) -> bytes:
    """Return a workbook with the XML of one of its parts changed, packed as it should be."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_packed())) as old, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, mutate(content, chance) if name == chosen else content)
    return out.getvalue()


def read_file(path: Path, content: bytes) -> None:
    """Read a workbook as the process does that reading a stranger's file starts."""
    path.write_bytes(content)
    limits = dict(sandbox.LIMITS)
    try:
        sandbox_child.check_archive(str(path), limits)
        sheets = sandbox_child.read(str(path), limits, [])
    except sandbox_child.RefusedError as error:
        raise SspError(f"workbook.{error.key}", **error.values) from error
    grids = sandbox.grids(json.loads(json.dumps(sheets)))
    reading.understand(path, grids, layout.current())


def read_cells(chance: random.Random) -> None:
    """Read the small workbook with one to three cells changed, at any place of any sheet."""
    titles = [sheet.title["da"] for sheet in layout.current().sheets]
    sheets: dict[str, dict[int, dict[int, sandbox.Cell]]] = {}
    for title, lines in SMALL.items():
        headings = list(dict.fromkeys(heading for line in lines for heading in line))
        sheets[title] = {1: dict(enumerate(headings, 1))} | {
            number: {headings.index(h) + 1: value for h, value in line.items()}  # type: ignore[misc]
            for number, line in enumerate(lines, 2)
        }
    for _ in range(chance.randint(1, 3)):
        title = chance.choice([*sheets, *titles, "?"])
        rows = sheets.setdefault(title, {1: dict(enumerate(_headings(title, chance), 1))})
        columns = range(1, len(rows.get(1, ())) + 2)
        number = chance.choice([1, 2, 2, 3, 3, 4, 9_999])
        rows.setdefault(number, {})[chance.choice(columns)] = _content(chance)  # type: ignore[assignment]
    grids = [sandbox.Grid(title, rows) for title, rows in sheets.items()]
    reading.understand(Path("x.xlsx"), grids, layout.current())


def _headings(title: str, chance: random.Random) -> list[str]:
    for sheet in layout.current().sheets:
        if sheet.title["da"] == title:
            return [c.heading["da"] for c in sheet.columns if chance.random() < 0.7]
    return ["Navn"]


def _content(chance: random.Random) -> object:
    if chance.random() < 0.2:
        sheet = chance.choice(layout.current().sheets)
        return chance.choice(sheet.columns).heading["da"]
    value = chance.choice(CONTENTS)
    if isinstance(value, str) and value and len(value) < 100 and chance.random() < 0.3:
        return mutate(value.encode(errors="replace"), chance).decode(errors="replace")
    return value


def _packed(cache: list[bytes] = []) -> bytes:  # noqa: B006 - made once
    if not cache:
        out = io.BytesIO()
        typed.workbook(SMALL).save(out)
        cache.append(out.getvalue())
    return cache[0]


def _kind(error: SspError) -> str:
    """Return the sort of a refusal, which has a message in both languages."""
    if not all(error.message(lang).strip() for lang in LANGUAGES):
        raise ValueError(f"{error.key} has no message")
    return "Problems" if isinstance(error, Problems) else error.key


def run(kind: str, count: int) -> dict[str, int]:
    """Read `count` mutated workbooks; return how many ended how."""
    sandbox_child.limit_resources({"memory_bytes": MEMORY, "seconds": 600})
    chance = random.Random(kind)
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        made: Callable[[random.Random], bytes] = parts if kind == "parts" else archives
        for _ in range(count):
            try:
                if kind == "cells":
                    read_cells(chance)
                else:
                    read_file(path, made(chance))
                told["read"] += 1
            except SspError as error:
                told[_kind(error)] += 1
    return dict(told)


if __name__ == "__main__":
    json.dump(run(sys.argv[1], int(sys.argv[2])), sys.stdout)
