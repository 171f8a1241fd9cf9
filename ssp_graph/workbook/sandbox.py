"""The cells of a workbook or of a folder of CSV files, read within limits.

A workbook comes from strangers. It is unpacked and parsed in a process of its own with bounded
memory and time, and only plain cells come back.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ssp_graph.errors import InputError
from ssp_graph.files import check_readable, read_bytes
from ssp_graph.workbook.cells import Raw

LIMITS: Final[Mapping[str, int]] = {
    "file_bytes": 10_000_000,
    "unpacked_bytes": 100_000_000,
    "parts": 2_000,
    "sheets": 60,
    "rows": 10_000,
    "columns": 200,
    "cells": 200_000,
    "seconds": 20,
    "memory_bytes": 1_000_000_000,
}


@dataclass(frozen=True)
class Problem:
    """A cell without a value of its own: a formula that fetches from elsewhere, an error."""

    key: str
    shown: str = ""


Cell = Raw | Problem


@dataclass(frozen=True)
class Grid:
    """The filled cells of one sheet by row and column, both counted from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]


def read_xlsx(
    path: Path, skipped: Sequence[str] = (), limits: Mapping[str, int] = LIMITS
) -> list[Grid]:
    """Return the sheets of the workbook at `path` but for those called as in `skipped`.

    Raises InputError when it is no .xlsx, is encrypted or broken, has macros, or is larger
    than `limits` allow.
    """
    check_readable(path)  # the other process would only end, without saying why
    arguments = [
        str(path.resolve()),
        json.dumps(dict(limits)),
        json.dumps(sys.path),
        json.dumps(list(skipped)),
    ]
    child = Path(__file__).with_name("sandbox_child.py")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(child), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits["seconds"],
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        seconds = limits["seconds"]
        raise InputError("workbook.too-slow", path, seconds=seconds) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        # Ended from outside: by the limit of memory or of processor time.
        limit = limits["unpacked_bytes"] // 1_000_000
        raise InputError("workbook.bomb", path, limit=limit) from None
    if "refused" in answer:
        raise InputError(f"workbook.{answer['refused']}", path, **answer["values"])
    return grids(answer["sheets"])


def grids(sheets: Sequence[Mapping[str, Any]]) -> list[Grid]:
    """Return the sheets that the process gave as JSON."""
    return [
        Grid(sheet["name"], {n: {i: _cell(v) for i, v in row} for n, row in sheet["rows"]})
        for sheet in sheets
    ]


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        if "date" in value:
            return dt.datetime.fromisoformat(value["date"])
        return Problem(value["problem"], value.get("shown", ""))
    if isinstance(value, str):
        from openpyxl.utils.escape import unescape

        return str(unescape(value))
    plain: Raw = value
    return plain


def read_folder(path: Path, limits: Mapping[str, int] = LIMITS) -> list[Grid]:
    """Return the CSV files of a folder as sheets, each named after its file.

    Comma, semicolon and tab are understood as separators, UTF-8 and Windows-1252 as encodings.
    Raises InputError when a file isn't CSV or is larger than `limits` allow.
    """
    files = sorted(entry for entry in path.iterdir() if entry.suffix.lower() == ".csv")
    if len(files) > limits["sheets"]:
        raise InputError("workbook.too-many-sheets", path, limit=limits["sheets"])
    if sum(file.stat().st_size for file in files) > limits["file_bytes"]:
        raise InputError("workbook.too-large", path, limit=limits["file_bytes"] // 1_000_000)
    return [_csv(file, limits) for file in files]


def _csv(path: Path, limits: Mapping[str, int]) -> Grid:
    data = read_bytes(path)
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = data.decode("cp1252", errors="replace")
    first = content.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    rows: dict[int, dict[int, Cell]] = {}
    try:
        reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
        for number, row in enumerate(reader, 1):
            filled: dict[int, Cell] = {index: value for index, value in enumerate(row, 1) if value}
            if filled:
                rows[number] = filled
            if number > limits["rows"]:
                limit = limits["rows"]
                raise InputError("workbook.too-many-rows", path, sheet=path.name, limit=limit)
            if len(row) > limits["columns"]:
                limit = limits["columns"]
                raise InputError("workbook.too-many-columns", path, sheet=path.name, limit=limit)
    except csv.Error as error:
        raise InputError("workbook.broken", path, reason=str(error)) from error
    return Grid(path.stem, rows)
