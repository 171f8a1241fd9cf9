"""Every text that a user reads, in Danish and English.

One module an area, with a table ``TEXTS`` of key → (Danish, English). A text is looked up as
``"area.key"`` and filled in with `str.format`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final, Literal

Lang = Literal["da", "en"]
LANGUAGES: Final[tuple[Lang, Lang]] = ("da", "en")


def wording(name: str, lang: Lang, /) -> str:
    """Return the text called ``area.key`` in `lang`, not filled in. Raises KeyError."""
    area, _, key = name.partition(".")
    module = import_module(f"{__name__}.{area.replace('-', '_')}")
    pair: tuple[str, str] = module.TEXTS[key]
    return pair[LANGUAGES.index(lang)]


def text(name: str, lang: Lang, /, **values: object) -> str:
    """Return the text called ``area.key`` in `lang`, filled in with `values`."""
    return wording(name, lang).format(**values)
