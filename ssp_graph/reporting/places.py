"""Where something is described: file and line, or sheet and cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ssp_graph import resources, turtle
from ssp_graph.errors import InputError
from ssp_graph.files import read_text
from ssp_graph.loading import FOLDER_READERS, READERS
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.workbook.places import Places as Cells

_TEXT_FILES = frozenset({".ttl", ".trig"})


@dataclass(frozen=True)
class Place:
    """A file with a line, or a workbook with a sheet and a cell; what isn't known is None."""

    file: str
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def exact(self) -> bool:
        """Whether more than the file is known."""
        return self.line is not None or self.cell is not None

    def words(self, lang: Lang) -> str:
        """Return the place as a reader would be told of it."""
        if self.sheet is not None:
            return text("validate.cell", lang, file=self.file, sheet=self.sheet, cell=self.cell)
        if self.line is not None:
            return text("validate.line", lang, file=self.file, line=self.line)
        return self.file


@dataclass
class Places:
    """The places of the nodes in the files of a knowledge base; each file is read once.

    `files` tells which file each named graph came from.
    """

    files: Mapping[str, Path]
    _lines: dict[Path, Mapping[str, int]] = field(default_factory=dict, repr=False)

    def find(self, node: str, graph: str, aspect: str = "") -> Place | None:
        """Return where `graph` describes `node`, in a workbook the cell of its `aspect`."""
        path = self.files.get(graph)
        if path is None:
            return None
        if _is_workbook(path):
            cell = _cells(path).find(node, aspect or None)
            return Place(_short(path), sheet=cell.sheet, cell=cell.cell) if cell else None
        return Place(_short(path), self._index(path).get(node))

    def _index(self, path: Path) -> Mapping[str, int]:
        if path not in self._lines:
            self._lines[path] = _subjects(path)
        return self._lines[path]


def _is_workbook(path: Path) -> bool:
    if path.is_dir():
        return any((path / marker).is_file() for marker in FOLDER_READERS)
    return path.suffix.lower() in READERS


def _cells(path: Path) -> Cells:
    from ssp_graph.workbook.reading import read

    return read(path).places


def _subjects(path: Path) -> Mapping[str, int]:
    """Return the line on which the file at `path` begins to describe each of its subjects."""
    lines: dict[str, int] = {}
    if path.suffix.lower() in _TEXT_FILES and path.is_file():
        try:
            content = read_text(path)
        except InputError:  # gone or changed since it was loaded; the report stands without lines
            return lines
        for occurrence in turtle.occurrences(content):
            if occurrence.is_subject:
                lines.setdefault(occurrence.iri, occurrence.line)
    return lines


def _short(path: Path) -> str:
    """Return the path of a shipped file from the project's root, another one as it was given."""
    root = resources.root()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
