"""Where in a Turtle or TriG file a term stands; the parser itself keeps no positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ssp_graph.files import read_text

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n]*)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
        |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<iri><[^<>"{}|^`\s]*>)
    | (?P<at>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*)
    | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[A-Za-z]+)
    | (?P<mark>[.;,\[\](){}])
    """,
    re.VERBOSE | re.DOTALL,
)


class Occurrence(NamedTuple):
    """One use of an IRI: its line, counted from 1, and whether a block begins with it."""

    iri: str
    line: int
    is_subject: bool


def occurrences(content: str) -> Iterator[Occurrence]:
    """Yield every IRI that Turtle or TriG text uses, in order, prefixes resolved."""
    prefixes: dict[str, str] = {}
    declaring: str | None = None  # the prefix whose IRI comes next
    depth = 0
    at_start = True
    in_directive = False
    line, counted = 1, 0
    for match in _TOKEN.finditer(content):
        kind, token = match.lastgroup, match[0]
        if kind == "comment":
            continue
        if (kind == "at" and token in ("@prefix", "@base")) or (
            kind == "word" and token.upper() in ("PREFIX", "BASE")
        ):
            in_directive, declaring = True, None
        elif in_directive:
            if kind == "name":
                declaring = token[:-1]
            elif kind == "iri":
                if declaring is not None:
                    prefixes[declaring] = token[1:-1]
                in_directive = False
                at_start = True
        elif kind == "mark":
            depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(token, 0)
            at_start = depth == 0 and token in ".{}"
        else:
            iri = _resolve(kind, token, prefixes)
            if iri is not None:
                line += content.count("\n", counted, match.start())
                counted = match.start()
                yield Occurrence(iri, line, at_start)
            at_start = at_start and kind == "word" and token.upper() == "GRAPH"


def find_subject(path: Path, iri: str) -> int | None:
    """Return the line on which the file at `path` begins to describe `iri`, or None."""
    for occurrence in occurrences(read_text(path)):
        if occurrence.is_subject and occurrence.iri == iri:
            return occurrence.line
    return None


def _resolve(kind: str | None, token: str, prefixes: dict[str, str]) -> str | None:
    if kind == "iri":
        return token[1:-1]
    if kind == "name":
        prefix, _, local = token.partition(":")
        if prefix in prefixes:
            return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
    return None
