"""The queries behind the commands answer alike on Oxigraph and on rdflib's own engine.

conflicts, show/overview and show/incoming are left out: rdflib takes half a minute and more
over each of them.
"""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from ssp_graph import queries
from ssp_graph.engine import Embedded
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.names import terms
from ssp_graph.results import Result

CASES: list[tuple[str, dict[str, object]]] = [
    *(
        (f"compare/{name}", {"municipality": ["hedensted", "herning"]})
        for name in (
            "level", "sector", "forum-kind", "party", "meetings", "target-group", "legal-basis",
        )
    ),
    ("list/municipalities", {}),
    ("list/fora", {"lang": "en"}),
    ("list/sources", {}),
    ("names/municipalities", {}),
    ("names/graphs", {}),
    ("show/facts", {"node": "herning/lokalraadet"}),
    ("show/evidence", {"node": "herning/lokalraadet"}),
    ("show/seats", {"forum": "herning/lokalraadet"}),
    ("show/meetings", {"municipality": "hedensted"}),
    ("show/documents", {"municipality": "herning"}),
    ("verify/unevidenced-nodes", {}),
]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(kb: KnowledgeBase) -> rdflib.Dataset:
    wanted = {name for place in ("herning", "hedensted") for name in kb.graph_names(place)}
    shared = {n for kind in ("reference", "ontology", "catalogue", "derived")
              for n in kb.graph_names(kind=kind)}  # fmt: skip
    return kb.copy(*sorted(wanted | shared))


@pytest.fixture(scope="module")
def store(dataset: rdflib.Dataset) -> ox.Store:
    store = ox.Store()
    store.load(dataset.serialize(format="nquads").encode(), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("name", "values"), CASES, ids=[name for name, _ in CASES])
def test_same_answer(
    kb: KnowledgeBase,
    dataset: rdflib.Dataset,
    store: ox.Store,
    name: str,
    values: dict[str, object],
) -> None:
    query = queries.find(name)
    text = query.bind(terms(kb, query, values))
    here = Result.of(Embedded(store).run(text), query)
    # Blank nodes are named differently by every engine.
    keep = [at for at, column in enumerate(here.columns) if column != "evidence"]
    ours = [tuple(_lexical(row[at]) for at in keep) for row in here.terms]
    theirs = [
        tuple("" if row[at] is None else str(row[at]) for at in keep) for row in dataset.query(text)
    ]
    assert ours or name.startswith("verify/")
    assert sorted(ours) == sorted(theirs)


def _lexical(term: object) -> str:
    return "" if term is None else str(term.value)  # type: ignore[attr-defined]
