"""The formats in which answers are given: names, media types and what writes them."""

from __future__ import annotations

# Media type (the first of a format is its own, others are what clients also ask for) → format.
TABLES: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS: dict[str, str] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/trig": "trig",
    "application/x-turtle": "ttl",
}

_WITH_CHARSET = frozenset(["csv", "tsv", "ttl"])


def own_type(format_name: str) -> str:
    """Return the media type that a format is sent as, with its charset where it has one."""
    media_type = next(
        media_type for media_type, name in (TABLES | GRAPHS).items() if name == format_name
    )
    return f"{media_type}; charset=utf-8" if format_name in _WITH_CHARSET else media_type
