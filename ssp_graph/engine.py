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
    """Runs queries on a pyoxigraph store whose default graph is the union of its named graphs.

    The union is written into the store's default graph when something first needs it.
    Oxigraph's own union of graphs gives a statement once for each graph that holds it; a
    query that is indifferent to repeated rows is run on that, which saves a short command
    the time of copying. `is_merged` says that the store's default graph holds the union already:
    Oxigraph's own on top of that would take minutes.
    """

    def __init__(self, store: ox.Store, is_merged: bool = False) -> None:
        self._store = store
        self._is_merged = is_merged

    @property
    def store(self) -> ox.Store:
        """The store, with the union as its default graph."""
        if not self._is_merged:
            self._store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
            self._is_merged = True
        return self._store

    def run(self, sparql: str) -> Answer:
        names = prefixes()
        try:
            if not self._is_merged and is_indifferent_to_repetition(sparql):
                return self._store.query(sparql, prefixes=names, use_default_graph_as_union=True)
            return self.store.query(sparql, prefixes=names)
        except SyntaxError as error:
            raise query_error(sparql, str(error.msg)) from error


def is_indifferent_to_repetition(sparql: str) -> bool:
    """Tell whether repeated rows within a query can't change its answer.

    That is so when its own rows are made distinct and nothing in it counts or cuts off rows.
    Text in comments and strings can only make the answer False where True would do.
    """
    bare = re.sub(r"(?m)^#.*$", "", sparql)
    form = re.search(r"\b(SELECT(\s+DISTINCT)?|ASK|CONSTRUCT|DESCRIBE)\b", bare, re.IGNORECASE)
    if form is None or form[1].upper() == "SELECT":
        return False
    counting = r"\b(COUNT|SUM|AVG|SAMPLE|GROUP_CONCAT|LIMIT|OFFSET)\b"
    return re.search(counting, bare, re.IGNORECASE) is None


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
