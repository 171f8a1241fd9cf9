"""What the tests of views share: the three municipalities as views, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.views import model
from ssp_graph.views.model import View
from tests.browsing import Watched, watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser

THREE = ("herning", "silkeborg", "hedensted")


@pytest.fixture(scope="session")
def views(kb: KnowledgeBase) -> dict[str, View]:
    """The three municipalities in Danish, by slug."""
    return {slug: model.read(kb, slug, "da") for slug in THREE}


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

    def __call__(self, html: str, name: str = "page") -> Watched:
        path = self.folder / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        result = watch(self.context.new_page())
        result.page.goto(path.as_uri())
        result.page.wait_for_selector("html[data-ready=true]", state="attached")
        return result

    def close(self) -> None:
        self.context.close()
