"""HTML pages from the templates in ssp_graph/templates/: escaped, self-contained, no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def environment() -> Environment:
    """Return the environment of the templates. Everything is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, lang: Lang, **values: object) -> str:
    """Return the template filled in. In it ``t("area.key", …)`` gives a text in `lang`."""

    def translate(key: str, **filling: object) -> str:
        return text(key, lang, **filling)

    return environment().get_template(template).render(lang=lang, t=translate, **values)
