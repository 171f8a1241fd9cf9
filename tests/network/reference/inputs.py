"""Writes the networks in this folder that R and Python are compared on.

Davis's Southern women (a classic of two-mode analysis), two random networks from a fixed seed
and two pairs of matrices. Run once; the files are kept:

    python tests/network/reference/inputs.py
    Rscript tests/network/reference/reference.R tests/network/reference > reference.csv
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import networkx as nx

HERE = Path(__file__).parent


def main() -> None:
    """Write all inputs."""
    davis()
    scattered()
    directed()
    matrices()


def davis() -> None:
    """The Southern women; the two groups that Davis, Gardner & Gardner (1941) saw."""
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    write(
        "davis-two-mode",
        ["party", "forum"],
        [(woman, event) for woman in women for event in sorted(graph[woman])],
    )
    write(
        "davis-groups",
        ["node", "group"],
        [(woman, "first" if place < 9 else "second") for place, woman in enumerate(women)],
    )


def scattered() -> None:
    """A network of several pieces, with four groups."""
    draw = Random(1989)
    parties = [f"p{number:02}" for number in range(20)]
    fora = [f"f{number}" for number in range(9)]
    ties = sorted(
        {(party, draw.choice(fora)) for party in parties for _ in range(draw.choice((1, 1, 2)))}
    )
    write("scattered-two-mode", ["party", "forum"], ties)
    write("scattered-groups", ["node", "group"], [(p, draw.choice("ABCD")) for p in parties])


def directed() -> None:
    """A directed network of three groups of unequal size."""
    draw = Random(2015)
    nodes = [f"n{number:02}" for number in range(14)]
    write(
        "directed-groups",
        ["node", "group"],
        [(node, "AAAAAABBBBBCCC"[place]) for place, node in enumerate(nodes)],
    )
    write(
        "directed-directed",
        ["from", "to"],
        [(one, other) for one in nodes for other in nodes if one != other and draw.random() < 0.22],
    )


def matrices() -> None:
    """A pair of networks, and a pair of grids."""
    draw = Random(1988)
    for name, height, width in (("square", 5, 5), ("grid", 5, 3)):
        first = [[draw.randrange(4) for _ in range(width)] for _ in range(height)]
        second = [[max(0, cell + draw.choice((-1, 0, 0, 1))) for cell in row] for row in first]
        for number, matrix in ((1, first), (2, second)):
            write(f"{name}-matrix-{number}", None, matrix)


def write(name: str, head: Sequence[str] | None, rows: Iterable[Sequence[object]]) -> None:
    """Write one file of this folder."""
    with (HERE / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        if head is not None:
            writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
