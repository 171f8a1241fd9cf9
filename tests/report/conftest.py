"""What the tests of the report share: a report of the shipped municipalities, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssp_graph.conformance import Validation
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.site import building, writing
from ssp_graph.site.study import Study, choose, study

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = "/usr/bin/chromium"
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


@dataclass
class Visit:
    """A page in the browser, and what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Browsing:
    """Opens files of a folder in windows of one size."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context

    def __call__(self, path: Path) -> Visit:
        visit = Visit(self.context.new_page())

        def asked(url: str) -> None:
            if not url.startswith(("file:", "data:", "blob:")):
                visit.requests.append(url)

        def said(kind: str, words: str) -> None:
            if kind in ("error", "warning"):
                visit.complaints.append(words)

        visit.page.on("request", lambda request: asked(request.url))
        visit.page.on("console", lambda message: said(message.type, message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
        visit.page.goto(path.as_uri())
        return visit


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, as installed on the machine."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        )  # fmt: skip
        yield started
        started.close()


@pytest.fixture
def browsing(chromium: Browser) -> Iterator[Browsing]:
    """Opens pages on a desk's screen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield Browsing(context)
    context.close()
