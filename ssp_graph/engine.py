"""What runs a query: the embedded store, or anything else that answers SPARQL."""

from __future__ import annotations

import re
from typing import Protocol

import pyoxigraph as ox

from ssp_graph.errors import QueryError
from ssp_graph.vocabulary import prefixes

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Engine(Protocol):
    """Runs SPARQL text; a remote one returns `pyoxigraph.parse_query_results` of the response."""

    def run(self, sparql: str) -> Answer:
        """Return the answer. Raises QueryError when the text isn't a query."""


class Embedded:
    """Runs queries on a pyoxigraph store whose default graph is the union of its named graphs."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def run(self, sparql: str) -> Answer:
        try:
            return self.store.query(sparql, prefixes=prefixes())
        except SyntaxError as error:
            raise query_error(sparql, str(error.msg)) from error


def query_error(sparql: str, message: str) -> QueryError:
    """Return the parser's "error at 3:14: expected one of …" as a QueryError with the line."""
    match = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if match is None:
        return QueryError("errors.bad-query", line=1, column=1, found=message)
    line, column = int(match[1]), int(match[2])
    lines = sparql.splitlines() or [""]
    found = lines[min(line, len(lines)) - 1].strip()
    # Character classes and punctuation tell a reader nothing; keywords do.
    expected = re.findall(r"\b[A-Z]{3,}\b", re.sub(r"\[.*?\]", "", match[3], flags=re.DOTALL))
    if 0 < len(expected) <= 12:
        return QueryError(
            "errors.bad-query-expected",
            line=line,
            column=column,
            found=found,
            expected=", ".join(expected),
        )
    return QueryError("errors.bad-query", line=line, column=column, found=found)
