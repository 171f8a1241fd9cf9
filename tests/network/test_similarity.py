"""How alike municipalities are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import networkx as nx
import pytest

import ssp_graph as ssp
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.networks import similarity
from ssp_graph.networks.graph import concept_order

Make = Callable[..., nx.Graph]


def test_a_shared_grid(affiliations: Make) -> None:
    one = affiliations(
        {"top": "ab", "low": "bc"},
        sector={"a": "police", "b": "school", "c": "school health"},
        level={"top": "strategic", "low": "executive"},
    )
    other = affiliations({"top": "a"}, sector={"a": "police"}, level={"top": "strategic"})
    first, second = similarity.grids([one, other], ["strategic", "executive"])
    assert first.sectors == second.sectors == ("health", "police", "school")
    assert first.cells == ((0, 1), (1, 0), (1, 2))
    assert second.cells == ((0, 0), (1, 0), (0, 0))
    assert similarity.jaccard(first, second) == 1 / 4
    assert similarity.differences(first, second)["second"] == []
    assert similarity.differences(first, second)["both"] == [("police", "strategic")]


def test_a_party_in_two_fora_of_a_level_counts_once(affiliations: Make) -> None:
    graph = affiliations(
        {"f": "a", "g": "a"}, sector={"a": "school"}, level={"f": "executive", "g": "executive"}
    )
    assert similarity.grids([graph], ["executive"])[0].cells == ((1,),)


def test_the_same_likeness_as_the_query(kb: KnowledgeBase, municipalities: list[str]) -> None:
    rows = kb.query("similarity", municipality=municipalities, other=municipalities).records()
    asked = {(row["municipality_label"], row["other_label"]): row for row in rows}
    graphs = [ssp.network(kb, name) for name in municipalities]
    grids = similarity.grids(graphs, concept_order(kb, "level"))
    labels = [
        row[0].removesuffix(" Kommune") + " Kommune" for row in ssp.measure(kb, municipalities).rows
    ]
    for one, other in combinations(range(len(grids)), 2):
        row = asked[labels[one], labels[other]]
        ours = similarity.jaccard(grids[one], grids[other])
        assert ours == pytest.approx(float(row["jaccard"]), abs=0.0006)
        apart = similarity.differences(grids[one], grids[other])
        assert len(apart["both"]) == row["shared"]
        assert len(apart["first"]) == row["only_here"]
        assert len(apart["second"]) == row["only_there"]


def test_the_same_seed_gives_the_same_shuffles() -> None:
    one = [[number * row % 7 for number in range(6)] for row in range(8)]
    other = [[(number + row) % 5 for number in range(6)] for row in range(8)]
    first = similarity.qap(one, other, 200, seed=3)
    assert first == similarity.qap(one, other, 200, seed=3)
    assert first != similarity.qap(one, other, 200, seed=4)
    assert not first.exact
    assert first.permutations == len(first.distribution) == 200
    assert first.distribution[0] <= (first.low or 0) <= (first.high or 0) <= first.distribution[-1]


def test_random_shuffles_come_near_to_all_of_them() -> None:
    one = [[3, 0, 1], [0, 2, 0], [1, 1, 0], [0, 0, 4]]
    other = [[2, 0, 0], [0, 3, 1], [1, 0, 0], [0, 0, 2]]
    every = similarity.qap(one, other, 200)
    some = similarity.qap(one, other, 143)
    assert every.exact
    assert every.permutations == 24 * 6
    assert not some.exact
    many = similarity.qap(one * 2, other * 2, 4000, seed=1)
    again = similarity.qap(one * 2, other * 2, 4000, seed=2)
    assert many.mean == pytest.approx(again.mean, abs=0.02)
    assert every.mean == pytest.approx(0, abs=1e-12), "all shuffles together cancel out"


def test_like_and_unlike() -> None:
    one = [[1, 0], [0, 1], [0, 0]]
    assert similarity.qap(one, one).correlation == pytest.approx(1)
    flat = [[1, 1], [1, 1], [1, 1]]
    nothing = similarity.qap(one, flat)
    assert nothing.correlation is None
    assert nothing.permutations == 0
    with pytest.raises(ValueError, match="size"):
        similarity.qap(one, [[1, 2, 3]])


def test_empty_grids() -> None:
    empty = similarity.Grid((), ("strategic",), ())
    assert similarity.jaccard(empty, empty) is None
    assert similarity.qap(empty.cells, empty.cells).correlation is None
