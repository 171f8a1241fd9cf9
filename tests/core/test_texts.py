"""Every text is there in both languages and takes the same values."""

from __future__ import annotations

import string
from importlib import import_module
from pkgutil import iter_modules

import pytest

import ssp_graph.cli
import ssp_graph.texts
from ssp_graph.meetings import words
from ssp_graph.texts import Lang

AREAS = sorted(module.name for module in iter_modules(ssp_graph.texts.__path__))


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_with_the_same_values(area: str) -> None:
    table = getattr(import_module(f"ssp_graph.texts.{area}"), "TEXTS", {})
    for key, (danish, english) in table.items():
        assert danish.strip(), key
        assert english.strip(), key
        assert fields(danish) == fields(english), key


def test_every_command_has_a_help_text() -> None:
    for module in iter_modules(ssp_graph.cli.__path__):
        if not module.name.startswith("_"):
            assert "help" in import_module(f"ssp_graph.texts.{module.name}").TEXTS


@pytest.mark.parametrize(
    ("pattern", "lang", "expected"),
    [
        ({"min_per_year": 4, "max_per_year": 4}, "da", "4 gange om året"),
        ({"min_per_year": 4, "max_per_year": 6}, "en", "4-6 times a year"),
        ({"min_per_year": 2, "hedge": "minimum"}, "da", "mindst 2 gange om året (»minimum«)"),
        ({"interval": "P14D"}, "da", "hver 14. dag"),
        ({"interval": "P3M"}, "en", "every quarter"),
        ({"interval": "P1M", "from_month": 3, "to_month": 10}, "da", "hver måned, marts-oktober"),
        ({"ad_hoc": True}, "da", "efter behov"),
        ({"max_per_year": 3, "held_per": "område"}, "da", "højst 3 gange om året, pr. område"),
        ({}, "da", "møder omtalt uden hyppighed"),
    ],
)
def test_meetings_in_words(pattern: dict[str, object], lang: Lang, expected: str) -> None:
    assert words(pattern, lang) == expected
