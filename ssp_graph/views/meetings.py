"""How often a forum meets, from what the source states, in short words and as a number.

A number that is computed from an interval is marked with ≈ wherever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ssp_graph.texts import Lang, text

Pattern = Mapping[str, str]
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def rhythm(patterns: Sequence[Pattern], lang: Lang) -> str | None:
    """How often a forum meets, as "4 møder/år" or "hver 14. dag (≈ 26/år)"; None when nothing
    is stated. Several patterns stand with a slash between them."""
    words = [_words(pattern, lang) for pattern in patterns]
    return " / ".join(dict.fromkeys(word for word in words if word)) or None


def per_year(patterns: Sequence[Pattern]) -> tuple[float, float] | None:
    """The least and the most meetings a year that the patterns give, None when they don't say.

    Where only a minimum is stated both numbers are the minimum; an interval is computed over
    the months that the source names (twelve where it names none)."""
    numbers = [n for n in (_number(pattern) for pattern in patterns) if n is not None]
    if not numbers:
        return None
    return min(low for low, _ in numbers), max(high for _, high in numbers)


def _number(pattern: Pattern) -> tuple[float, float] | None:
    stated = [int(pattern[key]) for key in ("minPerYear", "maxPerYear") if key in pattern]
    if stated:
        return float(min(stated)), float(max(stated))
    computed = _computed(pattern)
    return None if computed is None else (computed, computed)


def _computed(pattern: Pattern) -> float | None:
    match = _DURATION.fullmatch(pattern.get("interval", ""))
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    length = years * 12 + months + (weeks * 7 + days) * 12 / 365
    return _season(pattern) / length


def _season(pattern: Pattern) -> int:
    if "fromMonth" not in pattern or "toMonth" not in pattern:
        return 12
    return (int(pattern["toMonth"]) - int(pattern["fromMonth"])) % 12 + 1


def _words(pattern: Pattern, lang: Lang) -> str | None:
    low, high = pattern.get("minPerYear"), pattern.get("maxPerYear")
    if low and high:
        number = low if low == high else f"{low}–{high}"
        words = text("view.per-year", lang, number=number)
    elif low:
        words = text("view.at-least-per-year", lang, number=low)
    elif high:
        words = text("view.at-most-per-year", lang, number=high)
    elif (computed := _computed(pattern)) is not None:
        words = f"{interval_words(pattern['interval'], lang)} (≈ {round(computed)}/{_year(lang)})"
    elif "adHoc" in pattern:
        words = text("view.ad-hoc", lang)
    else:
        return None
    per = pattern.get("heldPer")
    return text("view.held-per", lang, words=words, per=per) if per else words


def _year(lang: Lang) -> str:
    return text("view.year", lang)


def interval_words(interval: str, lang: Lang) -> str:
    """An xsd:duration of one unit as "hver 14. dag"; any other as it stands."""
    match = _DURATION.fullmatch(interval)
    groups = match.groups() if match else ()
    for unit, part in zip(("years", "months", "weeks", "days"), groups, strict=False):
        if part:
            key = f"view.every-{unit}" if int(part) > 1 else f"view.every-{unit[:-1]}"
            return text(key, lang, number=int(part))
    return interval
