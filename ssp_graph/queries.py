"""The query files: their headers, and how parameters are bound.

A query opens with comment lines ``# key: value`` that give its title and question in both
languages, its parameters and its columns. A parameter stands in the query as
``VALUES ?name { … }``; binding replaces what is between the braces by terms that the RDF
library has written, so that a value is never pasted in as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ssp_graph import resources
from ssp_graph.errors import InputError, QueryError, UnknownName
from ssp_graph.files import read_text
from ssp_graph.texts import LANGUAGES, Lang

_ENTRY = re.compile(r"#\s?([a-z]+)(?:\s*\((da|en)\))?\s*:\s*(.*)")
_CONTINUED = re.compile(r"#\s{3,}(\S.*)")
_VALUES = re.compile(r"VALUES\s*\?(\w+)\s*\{([^{}]*)\}", re.IGNORECASE)
_TYPE = re.compile(r"(?P<name>[a-z]+)(?: (?P<scheme>[a-z-]+))?(?P<marks>[*!]*)")

TYPES = frozenset(
    ["municipality", "concept", "node", "text", "lang", "integer", "decimal", "boolean", "date"]
)


@dataclass(frozen=True)
class Parameter:
    """What a query can be narrowed by. `type` is one of `TYPES`, or "any" without a header."""

    name: str
    type: str
    scheme: str | None = None
    many: bool = False
    required: bool = False
    labels: Mapping[Lang, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Query:
    """One query: its text and what its header says of it."""

    name: str
    sparql: str
    path: Path | None = None
    titles: Mapping[Lang, str] = field(default_factory=dict)
    questions: Mapping[Lang, str] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = ()
    columns: Mapping[str, Mapping[Lang, str]] = field(default_factory=dict)

    def bind(self, values: Mapping[str, Sequence[ox.Literal | ox.NamedNode]]) -> str:
        """Return the text with each parameter of `values` replaced by its terms."""

        def fill(match: re.Match[str]) -> str:
            terms = values.get(match[1])
            if terms is None:
                return match[0]
            return f"VALUES ?{match[1]} {{ {' '.join(str(term) for term in terms)} }}"

        return _VALUES.sub(fill, self.sparql)


def names(folder: str = "") -> list[str]:
    """Return the names of the shipped queries directly in queries/ or in a folder of it."""
    start = resources.path("queries", folder)
    prefix = f"{folder}/" if folder else ""
    return sorted(prefix + path.stem for path in start.glob("*.rq"))


def find(name: str) -> Query:
    """Return the query that goes by `name`: a shipped one, a path, or SPARQL text itself.

    Raises UnknownName with what exists, InputError for a file that can't be read, and
    QueryError for a header that can't be understood.
    """
    if "{" in name:
        return parse(name, "-")
    shipped = resources.path("queries", f"{name.removesuffix('.rq')}.rq")
    if _is_name(name) and shipped.is_file():
        return _read_shipped(name.removesuffix(".rq"))
    path = Path(name)
    if path.is_file():
        return parse(read_text(path), path.stem, path)
    if path.suffix:
        raise InputError("errors.no-file", path)
    raise UnknownName("query", name, names())


def _is_name(name: str) -> bool:
    return re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*(\.rq)?", name) is not None


@cache
def _read_shipped(name: str) -> Query:
    path = resources.path("queries", f"{name}.rq")
    return parse(read_text(path), name, path)


def parse(sparql: str, name: str, path: Path | None = None) -> Query:
    """Return the query in `sparql`, with its header where it has one.

    Raises QueryError naming the first header line that can't be understood. Without any
    parameter line every ``VALUES ?name { UNDEF }`` counts as a parameter of any type.
    """
    titles: dict[Lang, str] = {}
    questions: dict[Lang, str] = {}
    columns: dict[str, Mapping[Lang, str]] = {}
    parameters: list[Parameter] = []
    for number, key, lang, value in _header(sparql):
        if key in ("title", "question") and lang is not None:
            (titles if key == "title" else questions)[lang] = value
        elif key == "parameter":
            parameters.append(_parameter(value, name, number))
        elif key == "column":
            parts = _split(value, 3, name, number)
            columns[parts[0]] = _labels(parts[1:])
    if not parameters:
        open_names = [m[1] for m in _VALUES.finditer(sparql) if m[2].strip().upper() == "UNDEF"]
        parameters = [Parameter(open_name, "any", many=True) for open_name in _unique(open_names)]
    return Query(name, sparql, path, titles, questions, tuple(parameters), columns)


def _header(sparql: str) -> Iterable[tuple[int, str, Lang | None, str]]:
    entries: list[tuple[int, str, Lang | None, str]] = []
    for number, line in enumerate(sparql.splitlines(), 1):
        if not line.startswith("#"):
            break
        if match := _ENTRY.fullmatch(line):
            lang = next((lang for lang in LANGUAGES if lang == match[2]), None)
            entries.append((number, match[1], lang, match[3].strip()))
        elif entries and (match := _CONTINUED.fullmatch(line)):
            start, key, lang, value = entries[-1]
            entries[-1] = (start, key, lang, f"{value} {match[1].strip()}")
    return entries


def _parameter(value: str, query: str, line: int) -> Parameter:
    name, kind, *labels = _split(value, 4, query, line)
    match = _TYPE.fullmatch(kind)
    if match is None or match["name"] not in TYPES:
        known = ", ".join(sorted(TYPES))
        raise QueryError("errors.bad-type", query=query, line=line, type=kind, known=known)
    marks = match["marks"]
    return Parameter(
        name, match["name"], match["scheme"], "*" in marks, "!" in marks, _labels(labels)
    )


def _split(value: str, count: int, query: str, line: int) -> list[str]:
    parts = [part.strip() for part in value.split("|")]
    if len(parts) != count:
        raise QueryError("errors.bad-header", query=query, line=line, count=count, text=value)
    return parts


def _labels(parts: Sequence[str]) -> Mapping[Lang, str]:
    return dict(zip(LANGUAGES, parts, strict=True))


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
