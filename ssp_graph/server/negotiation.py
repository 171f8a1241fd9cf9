"""Which of the formats on offer a client prefers (RFC 9110, section 12.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"({_TOKEN})/({_TOKEN})\s*(.*)", re.DOTALL)
_QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*(.*?))?\s*")


@dataclass(frozen=True)
class _Range:
    kind: str
    subkind: str
    quality: float

    def matches(self, media_type: str) -> int:
        """Return how exactly the range names `media_type`: 0 not at all, 3 by name."""
        kind, _, subkind = media_type.partition("/")
        if self.kind == "*":
            return 1
        if self.kind != kind:
            return 0
        return 2 if self.subkind == "*" else 3 * (self.subkind == subkind)


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the offer that the Accept header `accept` prefers, or None when it takes none.

    Among equals the first offer wins; without a header everything is accepted. A range that
    isn't well-formed counts as not there.
    """
    if accept is None or not accept.strip():
        return offers[0]
    ranges = [parsed for part in accept.split(",") if (parsed := _range(part)) is not None]
    best, best_quality = None, 0.0
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > best_quality:
            best, best_quality = offer, quality
    return best


def language(accept: str | None, offers: Sequence[str], default: str) -> str:
    """Return the language of `offers` that an Accept-Language header prefers, else `default`."""
    best, best_quality = default, 0.0
    for part in (accept or "").split(","):
        match = _LANGUAGE.fullmatch(part)
        if match is None:
            continue
        name = match[1].lower().partition("-")[0]
        quality = _parameter_quality(match[2] or "")
        if name in offers and quality > best_quality:
            best, best_quality = name, quality
    return best


def _range(part: str) -> _Range | None:
    match = _RANGE.fullmatch(part.strip())
    if match is None or (match[1] == "*" and match[2] != "*"):
        return None
    return _Range(match[1].lower(), match[2].lower(), _parameter_quality(match[3]))


def _parameter_quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        if match := _QUALITY.fullmatch(parameter.strip()):
            return float(match[1])
    return 1.0


def _quality(offer: str, ranges: Sequence[_Range]) -> float:
    exactness, quality = 0, 0.0
    for accepted in ranges:
        matched = accepted.matches(offer)
        if matched > exactness:
            exactness, quality = matched, accepted.quality
    return quality
