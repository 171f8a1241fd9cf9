"""How often a body meets, in words; only what a source states, nothing is computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ssp_graph.texts import Lang, text


def words(pattern: Mapping[str, Any], lang: Lang) -> str:
    """Return a meeting pattern in words.

    `pattern` has the columns of queries/show/meetings.rq: min_per_year and max_per_year
    (meetings a year), interval (xsd:duration), from_month and to_month (1-12), approximate,
    ad_hoc, extra (booleans), hedge (the source's own word) and held_per.
    """
    parts = [part for part in (_rate(pattern, lang), _season(pattern, lang)) if part]
    if pattern.get("ad_hoc"):
        parts.append(text("meetings.ad-hoc", lang))
    if pattern.get("held_per"):
        parts.append(text("meetings.per", lang, unit=pattern["held_per"]))
    if pattern.get("extra"):
        parts.append(text("meetings.extra", lang))
    sentence = ", ".join(parts)
    if pattern.get("approximate") and not pattern.get("hedge"):
        sentence = text("meetings.about", lang, rate=sentence)
    if pattern.get("hedge"):
        sentence += f" (»{pattern['hedge']}«)" if lang == "da" else f" (“{pattern['hedge']}”)"
    return sentence.strip() or text("meetings.unspecified", lang)


def _rate(pattern: Mapping[str, Any], lang: Lang) -> str:
    low, high = pattern.get("min_per_year"), pattern.get("max_per_year")
    if low is not None and high is not None:
        if low == high:
            key = "meetings.once-a-year" if low == 1 else "meetings.times-a-year"
            return text(key, lang, count=low)
        return text("meetings.range-a-year", lang, low=low, high=high)
    if low is not None:
        return text("meetings.at-least", lang, count=low)
    if high is not None:
        return text("meetings.at-most", lang, count=high)
    if pattern.get("interval"):
        return _every(str(pattern["interval"]), lang)
    return ""


def _every(duration: str, lang: Lang) -> str:
    match = re.fullmatch(r"P(\d+)([DWMY])", duration)
    if match is None:
        return duration
    count, unit = int(match[1]), match[2]
    if unit == "M" and count == 3:
        return text("meetings.quarterly", lang)
    if unit == "M" and count == 6:
        return text("meetings.half-yearly", lang)
    key = f"meetings.every-{'one' if count == 1 else 'several'}-{unit.lower()}"
    return text(key, lang, count=count)


def _season(pattern: Mapping[str, Any], lang: Lang) -> str:
    first, last = pattern.get("from_month"), pattern.get("to_month")
    if first is None or last is None:
        return ""
    months = text("meetings.months", lang).split()
    return text("meetings.season", lang, first=months[first - 1], last=months[last - 1])
