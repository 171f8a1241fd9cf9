"""What the tests of the report share: a report of the shipped municipalities, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssp_graph.conformance import Validation
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.site import building, writing
from ssp_graph.site.study import Study, choose, study
from tests.browsing import Watched, watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

DAY = date(2026, 1, 1)


def quietly(_step: str) -> None:
    """Progress that nobody watches."""


def built(kb: KnowledgeBase, folder: Path) -> tuple[Study, dict[str, bytes]]:
    """Return the study of all that `kb` describes, and its report, written to `folder`."""
    studied = study(kb, choose(kb, []), DAY, "da", quietly)
    files = building.build(studied, "da", quietly)
    writing.write(folder, files, {"on": DAY.isoformat()})
    return studied, files


@dataclass(frozen=True)
class Made:
    """A report: its folder, its files, and what was found by the validations."""

    folder: Path
    files: dict[str, bytes]
    validations: tuple[Validation, ...]


@pytest.fixture(scope="session")
def report(kb: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The report of the shipped municipalities."""
    folder = tmp_path_factory.mktemp("site") / "report"
    studied, files = built(kb, folder)
    return Made(folder, files, studied.validations)


class Browsing:
    """Opens files of a folder in windows of one size."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context

    def __call__(self, path: Path) -> Watched:
        visit = watch(self.context.new_page())
        visit.page.goto(path.as_uri())
        return visit


@pytest.fixture
def browsing(browser: Browser) -> Iterator[Browsing]:
    """Opens pages on a desk's screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Browsing(context)
    context.close()
