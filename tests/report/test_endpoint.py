"""Report, view and network of what stands in somebody's endpoint: the same as from the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.loading import load_alone
from ssp_graph.push import push
from ssp_graph.site.building import build
from ssp_graph.site.study import choose, study

from ..conftest import Run
from ..server.stores import oxigraph
from .conftest import DAY, quietly
from .test_writing import MINI

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    return load_alone(MINI)


@pytest.fixture(scope="module")
def endpoint(small: KnowledgeBase) -> Iterator[str]:
    """The address of a real server that holds the small graph."""
    with oxigraph() as target:
        assert push(small, target).complete
        yield target.endpoint


def test_the_report_is_the_same(
    small: KnowledgeBase, endpoint: str, cli: Callable[..., Run], tmp_path: Path
) -> None:
    local = build(study(small, choose(small, []), DAY, "da", quietly), "da", quietly)
    folder = tmp_path / "report"
    run = cli("--endpoint", endpoint, "report", "-o", folder, "--on", DAY.isoformat())
    assert run.code == 0, run.err
    assert (folder / "index.html").as_uri() in run.err
    written = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "report.json"
    }
    assert written.keys() == local.keys()
    # Where in a file something stands can't be told of an endpoint.
    pages = [path for path in local if path.endswith((".csv", ".ttl", ".graphml"))]
    assert [path for path in pages if written[path] != local[path]] == []


@pytest.mark.parametrize(
    "command",
    [
        ("network", "mini", "--measure", "degree", "--format", "csv"),
        ("network", "mini", "--measure", "linking-pins", "--format", "json"),
        ("view", "mini", "-o", "-"),
        ("view", "mini", "--format", "graphml", "-o", "-"),
    ],
)
def test_view_and_network_are_the_same(
    endpoint: str, cli: Callable[..., Run], command: tuple[str, ...]
) -> None:
    there = cli("--endpoint", endpoint, *command)
    here = cli(*command, "--data", MINI)
    assert there.code == here.code == 0, there.err
    assert there.out == here.out
