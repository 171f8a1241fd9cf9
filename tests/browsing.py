"""Pages in a real Chromium, watched: what they ask for and what they complain of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCREENSHOTS = Path(__file__).resolve().parents[1] / "artefacts" / "screenshots"
_QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


@contextmanager
def started() -> Iterator[Browser]:
    """Chromium, as installed on the machine; it says nothing of its own on the network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, the requests that would leave its own place, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        """Whether nothing left the machine and nothing went wrong."""
        return not self.requests and not self.complaints


def watch(page: Page, own: tuple[str, ...] = ("file:", "data:", "blob:")) -> Watched:
    """Note from now on what `page` asks for beyond addresses that begin with one of `own`."""
    watched = Watched(page)

    def asked(url: str) -> None:
        if not url.startswith(own):
            watched.requests.append(url)

    def said(kind: str, words: str) -> None:
        if kind in ("error", "warning"):
            watched.complaints.append(words)

    page.on("request", lambda request: asked(request.url))
    page.on("console", lambda message: said(message.type, message.text))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
    return watched
