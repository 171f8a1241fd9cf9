"""The report as one self-contained page: to mail, to print, to filter."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from ssp_graph import __version__, pages
from ssp_graph.reporting.model import SIGNS, Report
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.conformance import Validation
    from ssp_graph.reporting.matrix import Matrix

# The tone of the verdict is that of the gravest thing found.
TONES = {
    "data": "unsound",
    "violation": "deviates",
    "warning": "deviates",
    "info": "partly",
    "silent": "not-described",
    "met": "met",
    "nothing": "not-applicable",
}
_ORDER = ("unsound", "deviates", "partly", "not-described", "met", "not-applicable")


def render(reports: Sequence[Report], lang: Lang, open_met: bool = False) -> str:
    """Return the page about one municipality or several.

    It asks the network for nothing; all of it can be read without JavaScript, which only
    filters. `open_met` shows the statements that are met unfolded.
    """
    title = (
        text("validate.title", lang, name=reports[0].name)
        if len(reports) == 1
        else text("validate.title-several", lang, count=len(reports))
    )
    script = _asset("validation.js")
    return pages.render(
        "validation.html",
        lang,
        title=title,
        reports=reports,
        script=Markup(script),
        script_hash=_hash(script),
        **common(open_met),
    )


def matrix(table: Matrix, lang: Lang) -> str:
    """Return the page with statements × municipalities."""
    return pages.render(
        "validation_matrix.html",
        lang,
        title=text("validate.matrix-title", lang),
        matrix=table,
        **common(False),
    )


def fragment(validation: Validation, lang: Lang) -> str:
    """Return a result as HTML to put into a notebook."""
    from ssp_graph.reporting.model import build

    return pages.render(
        "validation_fragment.html", lang, report=build(validation, lang), **common(False)
    )


def common(open_met: bool) -> dict[str, object]:
    style = _asset("validation.css")
    return {
        "style": Markup(style),
        "style_hash": _hash(style),
        "signs": SIGNS,
        "tones": TONES,
        "version": __version__,
        "open_met": open_met,
        "states": _states,
        "first_up": _first_up,
    }


def _states(report: Report) -> list[str]:
    used = {entry.state for entry in report.entries}
    return [state for state in _ORDER if state in used]


def _asset(name: str) -> str:
    """Return a style or script; what is served inline is hashed letter for letter."""
    loader = pages.environment().loader
    assert loader is not None
    return loader.get_source(pages.environment(), name)[0]


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
