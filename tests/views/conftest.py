"""What the tests of views share: the three municipalities as views, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.views import model
from ssp_graph.views.model import View

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
THREE = ("herning", "silkeborg", "hedensted")


@pytest.fixture(scope="session")
def views(kb: KnowledgeBase) -> dict[str, View]:
    """The three municipalities in Danish, by slug."""
    return {slug: model.read(kb, slug, "da") for slug in THREE}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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


@dataclass
class Opened:
    """A page in the browser, and what it asked for and complained of meanwhile."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        """Whether nothing left the machine and nothing went wrong."""
        return not self.requests and not self.complaints


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens HTML as a file in a window of 1400 × 900."""
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


class Opener:
    def __init__(self, browser: Browser, folder: Path) -> None:
        self.context = browser.new_context(viewport={"width": 1400, "height": 900})
        self.folder = folder

    def __call__(self, html: str, name: str = "page") -> Opened:
        path = self.folder / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        result = Opened(self.context.new_page())

        def note_request(url: str) -> None:
            if not url.startswith(("file:", "data:", "blob:")):
                result.requests.append(url)

        def note_message(kind: str, text: str) -> None:
            if kind in ("error", "warning"):
                result.complaints.append(text)

        result.page.on("request", lambda request: note_request(request.url))
        result.page.on("console", lambda message: note_message(message.type, message.text))
        result.page.on("pageerror", lambda error: result.complaints.append(str(error)))
        result.page.on("dialog", lambda dialog: result.complaints.append(dialog.message))
        result.page.goto(path.as_uri())
        result.page.wait_for_selector("html[data-ready=true]", state="attached")
        return result

    def close(self) -> None:
        self.context.close()
