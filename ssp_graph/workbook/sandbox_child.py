"""Read the cells of one .xlsx file and print them as JSON; run as a process of its own.

Called with the path, the limits as JSON and the import path as JSON. Knows nothing of the
rest of the package, so that a file from a stranger meets as little code as possible.
"""

import json
import math
import re
import sys
import zipfile
from typing import Any

_DOCTYPE = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_EXTERNAL = re.compile(r"\[\d+\]|\[[^\]]+\.xls[xmb]?\]|^=?\w+\|", re.IGNORECASE)


class RefusedError(Exception):
    """The file isn't read. `key` names the reason among the texts of area "workbook"."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def check_archive(path: str, limits: dict[str, int]) -> None:
    """Refuse what isn't a plain .xlsx of bounded size, before any of it is parsed."""
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib isn't needed here
        content = file.read(limits["file_bytes"] + 1)
    if len(content) > limits["file_bytes"]:
        raise RefusedError("too-large", limit=limits["file_bytes"] // 1_000_000)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise RefusedError("encrypted" if encrypted else "old-xls")
    if not content.startswith(b"PK"):
        raise RefusedError("not-xlsx")
    try:
        with zipfile.ZipFile(path) as archive:
            check_parts(archive, limits)
    except (RefusedError, MemoryError, RecursionError):
        raise
    except (NotImplementedError, RuntimeError) as error:
        # A part that is encrypted, or packed in a way that no spreadsheet program uses.
        raise RefusedError("encrypted" if "encrypted" in str(error) else "not-xlsx") from error
    except Exception as error:  # a damaged archive makes zipfile raise whatever it runs into
        raise RefusedError("truncated") from error


def check_parts(archive: zipfile.ZipFile, limits: dict[str, int]) -> None:
    parts = archive.infolist()
    names = {part.filename.casefold() for part in parts}
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits["parts"] or unpacked > limits["unpacked_bytes"]:
        raise RefusedError("bomb", limit=limits["unpacked_bytes"] // 1_000_000)
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("encrypted")
    if "mimetype" in names and "content.xml" in names:
        raise RefusedError("ods")
    if "[content_types].xml" not in names:
        raise RefusedError("not-xlsx")
    if "xl/workbook.bin" in names:
        raise RefusedError("xlsb")
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise RefusedError("macros")
    for part in parts:
        if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            xml = archive.read(part)
            if any(mark in xml for mark in _DOCTYPE):
                raise RefusedError("entities")
            if part.filename.casefold() == "[content_types].xml" and b"macroEnabled" in xml:
                raise RefusedError("macros")


def with_formulas(path: str) -> set[str]:
    """Return the names of the parts in which a formula stands."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return {name for name in names if _FORMULA.search(archive.read(name))}


def read(path: str, limits: dict[str, int], skipped: list[str]) -> list[dict[str, Any]]:
    """Return the sheets with their cells, but for those called as in `skipped`."""
    import openpyxl

    try:
        values = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        parts = with_formulas(path)
        formulas = openpyxl.load_workbook(path, read_only=True, keep_links=False) if parts else None
        if len(values.worksheets) > limits["sheets"]:
            raise RefusedError("too-many-sheets", limit=limits["sheets"])
        return [
            {
                "name": sheet.title,
                "rows": rows(
                    sheet,
                    formulas[sheet.title] if formulas and part_of(sheet) in parts else None,
                    limits,
                ),
            }
            for sheet in values.worksheets
            if sheet.title not in skipped
        ]
    except (RefusedError, MemoryError, RecursionError):
        raise
    except Exception as error:  # openpyxl raises whatever it runs into in a damaged file
        raise RefusedError("broken", reason=f"{type(error).__name__}: {error}"[:200]) from error


def part_of(sheet: Any) -> str:
    return str(sheet._worksheet_path).lstrip("/")


def rows(sheet: Any, formulas: Any, limits: dict[str, int]) -> list[list[Any]]:
    # The size that a sheet claims to have may be anything; what it holds is counted instead.
    sheet.reset_dimensions()
    if formulas is not None:
        formulas.reset_dimensions()
    found = []
    cells = 0
    formula_rows = formulas.iter_rows() if formulas is not None else None
    for number, row in enumerate(sheet.iter_rows(), 1):
        formula_row = next(formula_rows) if formula_rows is not None else row
        content = []
        for index, (cell, formula) in enumerate(zip(row, formula_row, strict=True), 1):
            value = plain(cell, formula)
            if value is None:
                continue
            if index > limits["columns"]:
                raise RefusedError("too-many-columns", sheet=sheet.title, limit=limits["columns"])
            if number > limits["rows"]:
                raise RefusedError("too-many-rows", sheet=sheet.title, limit=limits["rows"])
            content.append([index, value])
            cells += 1
            if cells > limits["cells"]:
                raise RefusedError("too-many-cells", sheet=sheet.title, limit=limits["cells"])
        if content:
            found.append([number, content])
    return found


def plain(cell: Any, formula: Any) -> Any:
    value = cell.value
    if formula.data_type == "f":
        written = str(getattr(formula.value, "text", formula.value) or "")
        if _EXTERNAL.search(written):
            return {"problem": "external"}
        if value is None:
            return {"problem": "uncomputed"}
    if value is None or value == "":
        return None
    if cell.data_type == "e":
        return {"problem": "error", "shown": str(value)}
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if hasattr(value, "isoformat"):
        text = value.isoformat()
        return {"date": text} if "-" in text else text
    return str(value)


def limit_resources(limits: dict[str, int]) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    memory = limits["memory_bytes"]
    for name, bound in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, limits["seconds"])):
        _, hard = resource.getrlimit(name)
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)  # noqa: PLW2901
        resource.setrlimit(name, (bound, hard))


def main() -> None:
    path, limits = sys.argv[1], json.loads(sys.argv[2])
    sys.path[:] = json.loads(sys.argv[3])
    limit_resources(limits)
    answer: dict[str, Any]
    try:
        check_archive(path, limits)
        answer = {"sheets": read(path, limits, json.loads(sys.argv[4]))}
    except RefusedError as error:
        answer = {"refused": error.key, "values": error.values}
    except (MemoryError, RecursionError):
        answer = {"refused": "bomb", "values": {"limit": limits["unpacked_bytes"] // 1_000_000}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
