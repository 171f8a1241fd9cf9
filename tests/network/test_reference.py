"""Every measure against R's sna and igraph, on the networks in reference/.

The answers of R are stored, so that the comparison needs no R; where R is installed with both
packages, it computes them anew.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

from ssp_graph.networks import brokerage, similarity, structure, two_mode
from ssp_graph.networks.graph import parties, projection

REFERENCE = Path(__file__).parent / "reference"
Answers = dict[str, dict[str, dict[str, float]]]


def rows(name: str) -> list[list[str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.reader(file))


def read_answers(text: str) -> Answers:
    found: Answers = defaultdict(lambda: defaultdict(dict))
    for row in csv.DictReader(io.StringIO(text)):
        found[row["input"]][row["measure"]][row["node"]] = float(row["value"])
    return found


@cache
def stored() -> Answers:
    return read_answers((REFERENCE / "reference.csv").read_text(encoding="utf-8"))


def groups(name: str) -> dict[str, str]:
    return {row[0]: row[1] for row in rows(f"{name}-groups")[1:]}


def affiliations(name: str) -> nx.Graph:
    graph = nx.Graph()
    for party, forum in rows(f"{name}-two-mode")[1:]:
        graph.add_node(party, bipartite=0)
        graph.add_node(forum, bipartite=1)
        graph.add_edge(party, forum)
    return graph


def ours_two_mode(name: str) -> dict[str, dict[str, float]]:
    """Compute what reference.R computes, under the same names."""
    graph, group = affiliations(name), groups(name)
    people = projection(graph, "parties")
    found: dict[str, dict[str, float]] = {
        "density": {"": two_mode.density(graph)},
        "degree": two_mode.degree(graph),
        "closeness": two_mode.closeness(graph),
        "betweenness": two_mode.betweenness(graph),
        "overlap": {"|".join(pair): share for pair, share in two_mode.overlap(graph).items()},
        "core": dict(structure.core(graph)),
        "bridge": {"|".join(tie): 1 for tie in structure.bridges(graph)},
        "constraint": {n: v for n, v in structure.constraint(people).items() if v is not None},
        "effective-size": {
            n: v for n, v in structure.effective_size(people).items() if v is not None
        },
    }
    cut = {cut.node for cut in structure.cut_points(graph)}
    found["cut-point"] = {node: float(node in cut) for node in graph}
    index = structure.ei_index(people, {node: frozenset([group[node]]) for node in people})
    assert index.value is not None
    found["e-i"] = {"": index.value}
    for by in structure.CENTRALITIES:
        found[f"centralisation-{by}"] = {"": structure.centralisation(people, by).value}
    one_mode = brokerage.brokerage(people, group)
    both_modes = brokerage.two_mode_brokerage(graph, group)
    for role in brokerage.ROLES:
        found[f"brokerage-{role}"] = {n: getattr(one_mode[n], role) for n in parties(graph)}
        found[f"two-mode-{role}"] = {n: getattr(both_modes[n].roles, role) for n in parties(graph)}
    return found


def ours_directed() -> dict[str, dict[str, float]]:
    group = groups("directed")
    graph = nx.DiGraph()
    graph.add_nodes_from(group)
    graph.add_edges_from(rows("directed-directed")[1:])
    observed = brokerage.brokerage(graph, group)
    by_chance = brokerage.expected(graph, group)
    found = {}
    for role in brokerage.ROLES:
        found[f"brokerage-{role}"] = {n: getattr(observed[n], role) for n in graph}
        found[f"expected-{role}"] = {n: getattr(by_chance[n].mean, role) for n in graph}
        found[f"deviation-{role}"] = {n: getattr(by_chance[n].deviation, role) for n in graph}
    return found


def ours_matrices(name: str) -> dict[str, dict[str, float]]:
    one, other = (
        [[float(value) for value in row] for row in rows(f"{name}-matrix-{number}")]
        for number in (1, 2)
    )
    result = similarity.qap(one, other, count=10_000, square=name == "square")
    assert result.exact
    assert result.correlation is not None
    values = {
        "correlation": result.correlation,
        "mean": result.mean,
        "low": result.low,
        "median": result.median,
        "high": result.high,
        "as-high": result.as_high,
    }
    return {measure: {"": value} for measure, value in values.items() if value is not None}


OURS = {
    "davis": lambda: ours_two_mode("davis"),
    "scattered": lambda: ours_two_mode("scattered"),
    "directed": ours_directed,
    "square": lambda: ours_matrices("square"),
    "grid": lambda: ours_matrices("grid"),
}


def check(answers: Answers) -> None:
    assert answers.keys() == OURS.keys()
    for name, compute in OURS.items():
        ours = {measure: values for measure, values in compute().items() if values}
        assert answers[name].keys() == ours.keys()
        for measure, expected in answers[name].items():
            assert ours[measure] == pytest.approx(expected, abs=1e-9), (name, measure)


def test_the_stored_answers_of_r() -> None:
    check(stored())


def test_the_stored_answers_are_not_trivial() -> None:
    """Each role and each weak point occurs, so that agreement says something."""
    for role in brokerage.ROLES:
        assert sum(stored()["scattered"][f"two-mode-{role}"].values()) > 0
        assert sum(stored()["scattered"][f"brokerage-{role}"].values()) > 0
        assert sum(stored()["directed"][f"brokerage-{role}"].values()) > 0
    assert 0 < sum(stored()["scattered"]["cut-point"].values()) < 29
    assert nx.number_connected_components(affiliations("scattered")) > 1


def r_packages() -> bool:
    if shutil.which("Rscript") is None:
        return False
    ask = "quit(status = !all(sapply(c('sna', 'igraph'), requireNamespace, quietly = TRUE)))"
    return subprocess.run(["Rscript", "-e", ask], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_the_answers_of_r_anew() -> None:
    if not r_packages():
        pytest.skip("R with the packages sna and igraph isn't installed; stored answers are used")
    run = subprocess.run(
        ["Rscript", str(REFERENCE / "reference.R"), str(REFERENCE)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=300,
    )
    check(read_answers(run.stdout))
