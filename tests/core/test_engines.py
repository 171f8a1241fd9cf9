"""The queries behind the commands answer alike on Oxigraph and on rdflib's own engine."""

from __future__ import annotations

import pytest
import rdflib

from ssp_graph import queries
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.names import terms

CASES: list[tuple[str, dict[str, object]]] = [
    *(
        (f"compare/{name}", {"municipality": ["hedensted", "herning"]})
        for name in (
            "level", "sector", "forum-kind", "party", "meetings", "target-group", "legal-basis",
        )
    ),
    ("conflicts", {"municipality": "herning"}),
    ("list/municipalities", {}),
    ("list/fora", {"lang": "en"}),
    ("list/sources", {}),
    ("names/municipalities", {}),
    ("names/graphs", {}),
    ("show/facts", {"node": "herning/lokalraadet"}),
    ("show/evidence", {"node": "herning/lokalraadet"}),
    ("show/seats", {"forum": "herning/lokalraadet"}),
    ("show/meetings", {"municipality": "hedensted"}),
    ("show/overview", {"municipality": "hedensted", "lang": "en"}),
    ("show/documents", {"municipality": "herning"}),
    ("show/incoming", {"node": "hedensted/lokalraadet"}),
    ("verify/unevidenced-nodes", {}),
]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(kb: KnowledgeBase) -> rdflib.Dataset:
    wanted = {name for place in ("herning", "hedensted") for name in kb.graph_names(place)}
    shared = {n for kind in ("reference", "ontology", "catalogue", "derived")
              for n in kb.graph_names(kind=kind)}  # fmt: skip
    return kb.copy(*sorted(wanted | shared))


def as_text(term: object) -> str:
    return "" if term is None else str(term).lower() if isinstance(term, bool) else str(term)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "values"), CASES, ids=[name for name, _ in CASES])
def test_same_answer(
    kb: KnowledgeBase, dataset: rdflib.Dataset, name: str, values: dict[str, object]
) -> None:
    from ssp_graph.engine import Embedded
    from ssp_graph.knowledge_base import KnowledgeBase as Base

    query = queries.find(name)
    text = query.bind(terms(kb, query, values))
    import pyoxigraph as ox

    store = ox.Store()
    store.load(dataset.serialize(format="nquads").encode(), format=ox.RdfFormat.N_QUADS)
    here = Base(Embedded(store)).query(text)
    there = dataset.query(text)
    blank = [c for c in here.columns if c == "evidence"]  # named differently by every engine
    keep = [i for i, column in enumerate(here.columns) if column not in blank]
    ours = sorted(tuple(as_text(row[i]) for i in keep) for row in here.rows)
    theirs = sorted(
        tuple(as_text(None if row[i] is None else row[i].toPython()) for i in keep)
        for row in there
    )
    assert len(ours) > 0 or name.startswith("verify/")
    assert ours == theirs
