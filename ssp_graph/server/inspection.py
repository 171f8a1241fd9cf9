"""What can be told of a query from its text, before an engine sees it.

Engines recurse over nested and chained expressions; the depth that kills the process is reached
with a few thousand brackets. So a query is refused here when it nests or chains beyond anything
that a person writes. What it asks for that is never given (SERVICE, LOAD) is refused with a clear
text; the kernel sees to it that it wouldn't work anyway.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urljoin

from ssp_graph.server.problems import Refused

_DEEPEST = 20
_MOST_OPERATORS = 300
_MOST_PREFIX_SIGNS = 6
_MOST_PATTERNS = 200

_TOKEN = re.compile(
    r"""
    (?P<space>   \s+ | \#[^\r\n]* )
  | (?P<string>  \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
               | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
  | (?P<iri>     <[^<>"{}|^`\x00-\x20]*> )
  | (?P<variable>[?$]\w+ )
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<prefixed>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:%\\-](?:[\w.:%\\-]*[\w:%\\-])?)?
               | _:[\w.-]+ )
  | (?P<number>  \d+(?:\.\d+)?(?:[eE][+-]?\d+)? )
  | (?P<word>    [^\W\d]\w* )
  | (?P<sign>    \|\| | && | \^\^ | != | <= | >= | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING, _CLOSING = frozenset("({["), frozenset(")}]")
_PREFIX_SIGNS = frozenset("!+-^")
_OPERATORS = frozenset(
    ["||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "|", "^", "!", "?", ",", ";"]
)
_PATTERNS = frozenset(["UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "EXISTS", "SELECT", "GRAPH"])
_UPDATES = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
_CHANGING = frozenset(["RAND", "UUID", "STRUUID", "NOW", "BNODE"])


class Token(NamedTuple):
    """A piece of a query: what kind it is, its text, and where it starts."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Sequence[Token]:
    """Return the pieces of `query` but for white space and comments."""
    return [
        Token(match.lastgroup, match[0], match.start())
        for match in _TOKEN.finditer(query)
        if match.lastgroup not in (None, "space")
    ]


def inspect(query: str, found: Sequence[Token]) -> bool:
    """Return whether `query`, of which `found` are the tokens, always gives the same answer.

    Raises Refused for a query that nests or chains too far, asks for another service, or is an
    update.
    """
    words = [token.text.upper() for token in found if token.kind == "word"]
    _refuse_service(query, found)
    _refuse_update(words)
    _refuse_depth(query, found)
    return not _CHANGING.intersection(words)


def dataset(
    found: Sequence[Token], prefixes: Mapping[str, str], base: str
) -> tuple[list[str], list[str]]:
    """Return the IRIs of FROM and FROM NAMED among the tokens of a query, each once.

    `prefixes` and `base` are what holds where the query declares none.
    """
    known = dict(prefixes)
    graphs: tuple[dict[str, None], dict[str, None]] = ({}, {})
    if not any(kind == "word" and text.upper() == "FROM" for kind, text, _ in found):
        return [], []
    for place, token in enumerate(found):
        word = token.text.upper() if token.kind == "word" else ""
        following = found[place + 1 : place + 3]
        if word == "BASE" and following:
            base = _resolve(base, following[0].text[1:-1])
        elif word == "PREFIX" and len(following) == 2:
            known[following[0].text.removesuffix(":")] = _resolve(base, following[1].text[1:-1])
        elif word == "FROM" and following:
            named = following[0].kind == "word" and following[0].text.upper() == "NAMED"
            target = following[-1] if named else following[0]
            prefix, _, local = target.text.partition(":")
            iri = _resolve(base, target.text[1:-1]) if target.kind == "iri" else ""
            graphs[named][iri or known.get(prefix, "") + local] = None
    return list(graphs[0]), list(graphs[1])


def _resolve(base: str, iri: str) -> str:
    """Return `iri` against `base`; the standard library would drop an empty fragment."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri):
        return iri
    return urljoin(base, iri) + ("#" if iri.endswith("#") else "")


def position(query: str, start: int) -> tuple[int, int]:
    """Return line and column, from 1, of the place `start` in `query`."""
    before = query[:start]
    return before.count("\n") + 1, start - before.rfind("\n")


def _refuse_service(query: str, found: Sequence[Token]) -> None:
    if "service" not in query.lower():
        return
    for token in found:
        folded = token.text.lower()
        # Engines need no space around a keyword ("1SERVICEex:a"), so a word that contains it is
        # taken for it. "<" may be a comparison, and then what looks like an IRI hides a keyword.
        suspect = (
            (token.kind == "word" and "service" in folded)
            or (token.kind == "prefixed" and "service" in folded.partition(":")[0])
            or (token.kind == "iri" and "service" in folded.partition(")")[2])
        )
        if suspect:
            raise Refused(403, "service", place=position(query, token.start))


def _refuse_update(words: Sequence[str]) -> None:
    opening = next((word for word in words if word not in ("PREFIX", "BASE")), "")
    if opening in _UPDATES:
        raise Refused(403, "update")


def _refuse_depth(query: str, found: Sequence[Token]) -> None:
    depth = operators = patterns = signs = 0
    for kind, text, start in found:
        prefixing = False
        if kind == "sign":
            prefixing = text in _PREFIX_SIGNS
            if text in _OPENING:
                depth += 1
            elif text in _CLOSING:
                depth -= 1
            elif text in _OPERATORS:
                operators += 1
        elif kind == "word" and text.upper() in _PATTERNS:
            patterns += 1
        signs = signs + 1 if prefixing else 0
        if (
            depth > _DEEPEST
            or operators > _MOST_OPERATORS
            or patterns > _MOST_PATTERNS
            or signs > _MOST_PREFIX_SIGNS
        ):
            key, limit = next(
                (key, limit)
                for key, value, limit in (
                    ("query-deep", depth, _DEEPEST),
                    ("query-operators", operators, _MOST_OPERATORS),
                    ("query-patterns", patterns, _MOST_PATTERNS),
                    ("query-signs", signs, _MOST_PREFIX_SIGNS),
                )
                if value > limit
            )
            raise Refused(413, key, place=position(query, start), limit=limit)
