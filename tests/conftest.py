"""What several tests share: the shipped data, the source texts, the command line, a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import ssp_graph as ssp
from ssp_graph.cli import main
from ssp_graph.knowledge_base import KnowledgeBase

from .browsing import CHROMIUM, started

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SSP_SHARED", PROJECT.parent / "shared"))
THREE = ["herning", "silkeborg", "hedensted"]


@dataclass(frozen=True)
class Run:
    """What a call of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The shipped graph. Tests must not change it."""
    return ssp.load()


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder with the source texts."""
    return SHARED / "sources"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for the whole run: Playwright can be started only once in a process."""
    pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with started() as running:
        yield running


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Runs the command line in this process: ``cli("compare", "herning")``."""
    monkeypatch.delenv("SSP_GRAPH_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def run(*arguments: str | Path) -> Run:
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_info:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        code = exit_info.value.code
        return Run(code if isinstance(code, int) else 0, out, err)

    return run
