"""Every public query gives the same rows on Oxigraph and on rdflib's own engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
import rdflib

from ssp_graph import names, queries
from ssp_graph.knowledge_base import KnowledgeBase
from tests.queries.answers import NAMES, bindings

# rdflib joins what stands in different groups row by row. Two municipalities that share fora,
# one of them with two documents, show every kind of row in a tenth of the time.
TWO = {"municipality": ["herning", "silkeborg"], "other": ["silkeborg", "hedensted"]}
ONE = {"municipality": ["silkeborg"], "other": ["hedensted"]}
LONG = {"evidence", "only-in-one", "readings", "seats", "statements-by-basis"}


# rdflib warns of its own names hundreds of thousands of times.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


@pytest.fixture(scope="module")
def plain(kb: KnowledgeBase) -> rdflib.Dataset:
    """The shipped graph in rdflib's memory, without Oxigraph behind it."""
    return kb.copy()


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_rows(
    kb: KnowledgeBase, plain: rdflib.Dataset, name: str
) -> None:
    query = queries.find(name)
    bound = bindings(name, **(ONE if name in LONG else TWO))
    here = kb.query(name, **bound)
    there = plain.query(query.bind(names.terms(kb, query, bound)))
    assert [str(variable) for variable in there.vars or ()] == list(here.columns)
    assert _multiset(here.terms) == _multiset(there)


def _multiset(rows: Iterable[Iterable[object]]) -> Counter[tuple[object, ...]]:
    return Counter(tuple(_plain(term) for term in row) for row in rows)


def _plain(term: object) -> object:
    """Return what a term says, whichever library wrote it."""
    if term is None or isinstance(term, ox.BlankNode | rdflib.BNode):
        return type(term) is not type(None)
    if isinstance(term, ox.NamedNode | rdflib.URIRef):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    assert isinstance(term, ox.Literal | rdflib.Literal)
    text = term.value if isinstance(term, ox.Literal) else str(term)
    kind = term.datatype.value if isinstance(term, ox.Literal) else str(term.datatype or "")
    name = re.sub(r".*#", "", kind)
    if name in ("integer", "decimal"):
        return name == "integer", float(text)
    if name == "boolean":
        return text in ("true", "1")
    return text, term.language or ""
