"""The shipped graph, the municipalities that it describes in full, and small networks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import networkx as nx
import pytest

import ssp_graph as ssp
from ssp_graph.knowledge_base import KnowledgeBase


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The shipped knowledge base."""
    return ssp.load()


@pytest.fixture(scope="session")
def municipalities(kb: KnowledgeBase) -> list[str]:
    """The slugs of the described municipalities, practice examples left out."""
    from ssp_graph.names import slug

    rows = kb.query("list/municipalities").records()
    return [slug(row["municipality"]) for row in rows if not row["is_example"]]


@pytest.fixture(scope="session")
def affiliations() -> Callable[..., nx.Graph]:
    """A function that makes a two-mode graph of forum → parties (letters)."""

    def make(
        seats: Mapping[str, str],
        sector: Mapping[str, str] | None = None,
        level: Mapping[str, str] | None = None,
    ) -> nx.Graph:
        graph = nx.Graph()
        for forum, seated in seats.items():
            graph.add_node(forum, bipartite=1, label=forum, level=(level or {}).get(forum, ""))
            for party in seated:
                graph.add_node(
                    party, bipartite=0, label=party, sector=(sector or {}).get(party, "")
                )
                graph.add_edge(party, forum)
        return graph

    return make
