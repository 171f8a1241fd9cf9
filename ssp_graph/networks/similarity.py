"""How alike two municipalities are on a shared grid of sectors and levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from math import factorial, sqrt
from typing import TYPE_CHECKING

from ssp_graph.networks.graph import slugs

if TYPE_CHECKING:
    import networkx as nx

# A correlation of a permuted grid that equals the observed one but for rounding is as high.
_ROUNDING = 1e-12

Matrix = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Grid:
    """`cells[i][j]`: how many parties of sector i sit at level j. Rows and columns are slugs."""

    sectors: tuple[str, ...]
    levels: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Permuted:
    """A correlation and what the same figures give when the labels are shuffled.

    `correlation` is None when all cells of a grid are equal. `low`, `median` and `high` are
    the 2.5th, 50th and 97.5th percentile of the shuffled correlations, `as_high` the share of
    them that are as high as the observed one, `distribution` all of them, sorted. This
    describes; it tests nothing.
    """

    correlation: float | None
    permutations: int
    exact: bool
    mean: float | None
    low: float | None
    median: float | None
    high: float | None
    as_high: float | None
    distribution: tuple[float, ...] = field(default=(), repr=False)


def grids(graphs: Sequence[nx.Graph[str]], levels: Sequence[str]) -> list[Grid]:
    """Return one grid a two-mode graph, on the same rows and columns.

    Rows are the sectors that any of the municipalities has at a level, columns `levels`
    (slugs, in order). A party of two sectors counts in both, a forum at two levels likewise.
    """
    found: list[dict[tuple[str, str], set[str]]] = []
    for graph in graphs:
        cells: dict[tuple[str, str], set[str]] = {}
        for party, forum in graph.edges():
            if graph.nodes[party]["bipartite"] == 1:
                party, forum = forum, party  # noqa: PLW2901 - networkx gives either end first
            for sector in slugs(graph, party, "sector"):
                for level in slugs(graph, forum, "level"):
                    cells.setdefault((sector, level), set()).add(party)
        found.append(cells)
    rows = sorted({sector for cells in found for sector, _ in cells})
    return [
        Grid(
            tuple(rows),
            tuple(levels),
            tuple(tuple(len(cells.get((row, column), ())) for column in levels) for row in rows),
        )
        for cells in found
    ]


def jaccard(one: Grid, other: Grid) -> float | None:
    """Return the share (0-1) of the cells filled in either grid that are filled in both.

    None when both are empty. Source: Jaccard (1912).
    """
    filled = [
        (bool(here), bool(there))
        for row, other_row in zip(one.cells, other.cells, strict=True)
        for here, there in zip(row, other_row, strict=True)
        if here or there
    ]
    return sum(here and there for here, there in filled) / len(filled) if filled else None


def qap(
    one: Matrix, other: Matrix, count: int = 2000, seed: int = 0, square: bool = False
) -> Permuted:
    """Return the correlation of two matrices with its permutation distribution.

    The rows and the columns of `one` are shuffled, independently of each other (a grid of two
    kinds of things), or together with `square` (a network; the diagonal is left out). With
    at most `count` possible shuffles all of them are taken, else `count` random ones, the same
    for the same `seed`. Source: Krackhardt (1988), "Predicting with networks: nonparametric
    multiple regression analysis of dyadic data", Social Networks 10: 359-381; Hubert (1987),
    "Assignment methods in combinatorial data analysis", for rows and columns apart.
    Raises ValueError when the matrices differ in size.
    """
    if [len(row) for row in one] != [len(row) for row in other]:
        raise ValueError("matrices of different size")
    height, width = len(one), len(one[0]) if one else 0
    observed = _correlation(one, other, range(height), range(width), square)
    possible = factorial(height) * (1 if square else factorial(width))
    exact = possible <= count
    if observed is None:
        return Permuted(None, 0, exact, None, None, None, None, None)
    shuffled = []
    for rows, columns in _shuffles(height, width, square, None if exact else count, seed):
        value = _correlation(one, other, rows, columns, square)
        shuffled.append(0.0 if value is None else value)
    shuffled.sort()
    return Permuted(
        correlation=observed,
        permutations=len(shuffled),
        exact=exact,
        mean=sum(shuffled) / len(shuffled),
        low=_quantile(shuffled, 0.025),
        median=_quantile(shuffled, 0.5),
        high=_quantile(shuffled, 0.975),
        as_high=sum(value >= observed - _ROUNDING for value in shuffled) / len(shuffled),
        distribution=tuple(shuffled),
    )


def differences(one: Grid, other: Grid) -> Mapping[str, list[tuple[str, str]]]:
    """Return which (sector, level) only the first, only the second, and both have."""
    found: dict[str, list[tuple[str, str]]] = {"first": [], "second": [], "both": []}
    for sector, row, other_row in zip(one.sectors, one.cells, other.cells, strict=True):
        for level, here, there in zip(one.levels, row, other_row, strict=True):
            if here or there:
                key = "both" if here and there else "first" if here else "second"
                found[key].append((sector, level))
    return found


def _shuffles(
    height: int, width: int, square: bool, count: int | None, seed: int
) -> list[tuple[Sequence[int], Sequence[int]]]:
    if count is None:
        rows = list(permutations(range(height)))
        if square:
            return [(order, order) for order in rows]
        return [(order, columns) for order in rows for columns in permutations(range(width))]
    from random import Random

    draw = Random(seed)
    found: list[tuple[Sequence[int], Sequence[int]]] = []
    for _ in range(count):
        order = draw.sample(range(height), height)
        found.append((order, order if square else draw.sample(range(width), width)))
    return found


def _correlation(
    one: Matrix, other: Matrix, rows: Sequence[int], columns: Sequence[int], square: bool
) -> float | None:
    """Pearson's correlation of the cells, those of `one` taken in the given order."""
    pairs = [
        (one[row][column], other[i][j])
        for i, row in enumerate(rows)
        for j, column in enumerate(columns)
        if not (square and i == j)
    ]
    if not pairs:
        return None
    mean_one = sum(x for x, _ in pairs) / len(pairs)
    mean_other = sum(y for _, y in pairs) / len(pairs)
    spread_one = sum((x - mean_one) ** 2 for x, _ in pairs)
    spread_other = sum((y - mean_other) ** 2 for _, y in pairs)
    if not spread_one or not spread_other:
        return None
    together = sum((x - mean_one) * (y - mean_other) for x, y in pairs)
    return together / sqrt(spread_one * spread_other)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The quantile by linear interpolation, as R's default (type 7)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
