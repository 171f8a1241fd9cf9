"""What the pages of the views have in common: one file, nothing requested, only own scripts."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import Final

from markupsafe import Markup

from ssp_graph import pages

_PAPER: Final = {
    "a4": "@page{size:A4 landscape;margin:8mm}",
    "a3": "@page{size:A3 landscape;margin:8mm}",
}


def render(
    template: str, scripts: Sequence[str], libraries: Sequence[str] = (), **values: object
) -> str:
    """Return a page: `template` filled in, with the scripts of these names and the texts of
    `libraries` inline, under a policy that lets a browser run those and nothing else."""
    inline = [*libraries, _asset("view/common.js"), *(_asset(name) for name in scripts)]
    styles = {"page": _asset("view/view.css"), **_PAPER}
    if any("</script" in script.lower() for script in inline):
        raise ValueError("a script would end the element that holds it")
    return (
        pages.environment()
        .get_template(template)
        .render(
            policy=_policy(inline, styles.values()),
            scripts=[trusted(script) for script in inline],
            styles={name: trusted(style) for name, style in styles.items()},
            **values,
        )
    )


def trusted(content: str) -> Markup:
    """Mark what the program itself has written (or an XML library for it) as needing no
    escaping."""
    return Markup(content)


def inert(value: object) -> Markup:
    """JSON that can stand in a script element: nothing in it can end the element."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(written)


def frame(html: str, title: str, height: str) -> str:
    """A page in a frame, for a notebook. What runs in it can't reach the notebook."""
    return (
        f'<iframe title="{escape(title)}" srcdoc="{escape(html)}" '
        'sandbox="allow-scripts allow-downloads allow-modals" '
        f'style="width:100%;height:{escape(height)};border:0"></iframe>'
    )


@cache
def _asset(name: str) -> str:
    loader = pages.environment().loader
    assert loader is not None  # the environment of the project's templates has one
    source, _, _ = loader.get_source(pages.environment(), name)
    return source


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    def digests(texts: Iterable[str]) -> str:
        hashes = (base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts)
        return " ".join(f"'sha256-{digest}'" for digest in hashes)

    return (
        f"default-src 'none'; script-src {digests(scripts)}; style-src {digests(styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
