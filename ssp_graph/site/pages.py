"""The templates of the report, filled in: one look, one way round, nothing from the network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from ssp_graph import __version__, tables
from ssp_graph import pages as templates
from ssp_graph.reporting.model import SIGNS
from ssp_graph.reporting.page import TONES
from ssp_graph.site import places
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.reporting.model import Report

_SCRIPT = "validation.js"
_STYLES = ("validation.css", "report/report.css")
_ORDER = ("unsound", "deviates", "partly", "not-described", "met", "not-applicable")


@dataclass(frozen=True)
class Download:
    """A file behind a page: what it is, and its path in the report."""

    title: str
    path: str

    @property
    def kind(self) -> str:
        """The ending, by which readers know what to open it with."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True)
class Site:
    """What all pages in `lang` have in common. `folders` tells where each language stands."""

    lang: Lang
    folders: Mapping[Lang, str]
    on: date
    title: str
    navigation: Sequence[tuple[str, str]]
    _version: str = field(default=__version__)

    def render(
        self,
        path: str,
        template: str,
        title: str,
        files: Sequence[Download] = (),
        **values: object,
    ) -> str:
        """Return the page that stands at `path`, with links to `files`, the data behind it."""
        style = "".join(_asset(name) for name in _STYLES)
        script = _asset(_SCRIPT)
        own = path.removeprefix(self.folders[self.lang])
        return templates.render(
            template,
            self.lang,
            site=self,
            path=path,
            to=partial(places.relative, path),
            title=title,
            files=files,
            languages=[
                (code, text(f"report.in-{code}", code), folder + own)
                for code, folder in self.folders.items()
                if code != self.lang
            ],
            style=trusted(style),
            style_hash=_hash(style),
            script=trusted(script),
            script_hash=_hash(script),
            signs=SIGNS,
            basis_signs=tables.SIGNS,
            tones=TONES,
            version=self._version,
            states=_states,
            first_up=_first_up,
            open_met=True,
            **values,
        )

    def with_way_back(self, path: str, html: str, *more: tuple[str, str]) -> str:
        """Return the page of a view with links into the report in its header.

        They lead to the start page, and to the pages in `more` by their titles.
        """
        before, header, after = html.partition("<header>")
        if not header:
            raise ValueError("the page of a view has no header to put the link into")
        ways = [(f"← {text('report.back', self.lang)}", self.navigation[0][1]), *more]
        links = " · ".join(
            f'<a href="{escape(places.relative(path, target))}">{escape(words)}</a>'
            for words, target in ways
        )
        return f"{before}{header}\n<nav>{links}</nav>{after}"


def trusted(content: str) -> Markup:
    """Mark what the program itself has written as needing no escaping."""
    return Markup(content)


def _states(report: Report) -> list[str]:
    used = {entry.state for entry in report.entries}
    return [state for state in _ORDER if state in used]


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def _asset(name: str) -> str:
    loader = templates.environment().loader
    assert loader is not None  # the environment of the project's templates has one
    return loader.get_source(templates.environment(), name)[0]


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
