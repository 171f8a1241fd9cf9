"""The answer to a query: rows of plain values, rows of RDF terms, or one of the usual formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph.errors import QueryError
from ssp_graph.queries import Query
from ssp_graph.vocabulary import XSD, data_prefixes, prefixes

if TYPE_CHECKING:
    import pandas as pd

    from ssp_graph.engine import Answer

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = Any  # str, int, Decimal, float, bool, datetime.date or None

_INTEGERS = {
    XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
}
TABLE_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}


@dataclass(frozen=True)
class Result:
    """What a query answered.

    `columns` are the names of the variables and `terms` the rows, None where a variable is
    unbound. An ASK sets `boolean`, a CONSTRUCT or DESCRIBE `triples`. `query` is what was run.
    """

    query: Query
    columns: tuple[str, ...] = ()
    terms: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None
    _rows: list[tuple[Value, ...]] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def of(cls, answer: Answer, query: Query) -> Result:
        """Return the result that holds all of `answer`."""
        if isinstance(answer, ox.QueryBoolean):
            return cls(query, boolean=bool(answer))
        if isinstance(answer, ox.QueryTriples):
            return cls(query, triples=tuple(sorted(set(answer), key=str)))
        columns = tuple(variable.value for variable in answer.variables)
        terms = tuple(tuple(solution[name] for name in columns) for solution in answer)
        return cls(query, columns, terms)

    @property
    def rows(self) -> list[tuple[Value, ...]]:
        """The rows as plain values: IRIs as str, numbers, booleans and dates as Python's."""
        if not self._rows and self.terms:
            self._rows.extend(tuple(plain(term) for term in row) for row in self.terms)
        return self._rows

    def records(self) -> list[dict[str, Value]]:
        """Return one dictionary a row, by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.terms)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame. Raises ImportError when pandas isn't installed."""
        import pandas as pd

        return pd.DataFrame(self.rows, columns=list(self.columns))

    def serialize(self, format_name: str) -> bytes:
        """Return the answer as csv, tsv, json or xml; triples as ttl or nt.

        Raises QueryError when the format doesn't fit the kind of query.
        """
        if self.triples is not None:
            if format_name not in GRAPH_FORMATS:
                raise QueryError("errors.graph-format", known=", ".join(GRAPH_FORMATS))
            return serialize_triples(self.triples, GRAPH_FORMATS[format_name])
        if format_name not in TABLE_FORMATS:
            raise QueryError("errors.table-format", known=", ".join(TABLE_FORMATS))
        import json

        document = json.dumps(self._json(), ensure_ascii=False).encode()
        if format_name == "json":
            return document + b"\n"
        # The RDF library writes only answers that it has read or computed itself.
        answer = ox.parse_query_results(document, ox.QueryResultsFormat.JSON)
        written = answer.serialize(format=TABLE_FORMATS[format_name])
        return written if written is not None else b""

    def _json(self) -> Mapping[str, object]:
        if self.boolean is not None:
            return {"head": {}, "boolean": self.boolean}
        bindings = [
            {
                name: _json_term(term)
                for name, term in zip(self.columns, row, strict=True)
                if term is not None
            }
            for row in self.terms
        ]
        return {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}


def plain(term: Term | None) -> Value:
    """Return the Python value of an RDF term; what has no Python type of its own becomes str."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return term.value
    if not isinstance(term, ox.Literal):
        return str(term)
    datatype = term.datatype.value
    try:
        return _typed(term.value, datatype)
    except ValueError:  # an ill-typed literal keeps its text
        return term.value


def _typed(value: str, datatype: str) -> Value:
    if datatype in _INTEGERS:
        return int(value)
    if datatype == XSD + "boolean":
        return value in ("true", "1")
    if datatype in (XSD + "double", XSD + "float"):
        return float(value)
    if datatype == XSD + "decimal":
        from decimal import Decimal

        return Decimal(value)
    if datatype == XSD + "date":
        from datetime import date

        return date.fromisoformat(value)
    return value


def serialize_triples(triples: tuple[ox.Triple, ...], rdf_format: ox.RdfFormat) -> bytes:
    """Return `triples` as Turtle or N-Triples with the project's prefixes."""
    used = {
        term.value
        for triple in triples
        for term in (triple.subject, triple.object)
        if isinstance(term, ox.NamedNode)
    }
    names = prefixes() | data_prefixes(used)
    written = ox.serialize(triples, format=rdf_format, prefixes=names)
    return written if written is not None else b""


def _json_term(term: Term) -> Mapping[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {k: _json_term(v) for k, v in parts.items()}}
    entry = {"type": "literal", "value": term.value}
    if term.language is not None:
        entry["xml:lang"] = term.language
    elif term.datatype.value != XSD + "string":
        entry["datatype"] = term.datatype.value
    return entry
