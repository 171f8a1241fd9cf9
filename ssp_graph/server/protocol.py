"""The SPARQL 1.1 Protocol: from an HTTP request to a query with its dataset."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from ssp_graph.server.problems import Refused

LARGEST_QUERY = 16_384  # bytes
LARGEST_BODY = 4 * LARGEST_QUERY  # a form escapes a byte with up to three, and holds the graphs

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"

_UPDATE_ONLY = ("update", "using-graph-uri", "using-named-graph-uri")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CHARSET = re.compile(r"utf-?8", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """A query, the graphs that the request asks it to see, and the format it names, if any."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format_name: str | None = None

    @property
    def has_dataset(self) -> bool:
        """Whether the request names graphs; then they go before the query's own FROM."""
        return bool(self.default_graphs or self.named_graphs)


def parameters(encoded: bytes) -> list[tuple[str, str]]:
    """Return the pairs of a query string or form, each unquoted once.

    Raises Refused for what isn't UTF-8 or isn't escaped as it should be.
    """
    pairs = []
    for part in encoded.split(b"&"):
        if part:
            name, _, value = part.partition(b"=")
            pairs.append((_unquote(name), _unquote(value)))
    return pairs


def read_get(query_string: bytes) -> Request | None:
    """Return the query of a GET, or None when the request asks for the service description."""
    pairs = parameters(query_string)
    if not any(
        name in (*_UPDATE_ONLY, "query", "default-graph-uri", "named-graph-uri")
        for name, _ in pairs
    ):
        return None
    return _request(pairs)


def read_post(query_string: bytes, content_type: str | None, body: bytes) -> Request:
    """Return the query of a POST, sent as a form or directly."""
    media_type = _media_type(content_type)
    url = parameters(query_string)
    if media_type == FORM:
        return _request(url + parameters(body))
    if media_type == UPDATE:
        raise Refused(403, "update")
    if media_type != DIRECT:
        raise Refused(415, "content-type", {"Accept-Post": f"{FORM}, {DIRECT}"})
    try:
        return _request([*url, ("query", body.decode())])
    except UnicodeDecodeError as error:
        raise Refused(400, "not-utf8") from error


def _media_type(content_type: str | None) -> str:
    """Return the media type without parameters; a charset other than UTF-8 is refused."""
    media_type, *rest = (content_type or "").split(";")
    for parameter in rest:
        name, _, value = parameter.strip().partition("=")
        if name.lower() == "charset" and not _CHARSET.fullmatch(value.strip('"')):
            raise Refused(415, "charset", charset=value.strip('"'))
    return media_type.strip().lower()


def _request(pairs: Sequence[tuple[str, str]]) -> Request:
    if any(name in _UPDATE_ONLY for name, _ in pairs):
        raise Refused(403, "update")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Refused(400, "one-query", count=len(queries))
    if not queries[0].strip():
        raise Refused(400, "empty-query")
    if len(queries[0].encode()) > LARGEST_QUERY:
        raise Refused(413, "query-long", limit=LARGEST_QUERY)
    formats = {value for name, value in pairs if name == "format"}
    if len(formats) > 1:
        raise Refused(400, "one-format")
    return Request(
        queries[0],
        graphs([value for name, value in pairs if name == "default-graph-uri"]),
        graphs([value for name, value in pairs if name == "named-graph-uri"]),
        next(iter(formats), None),
    )


def graphs(iris: Sequence[str]) -> tuple[str, ...]:
    """Return the graphs' IRIs, each once. Raises Refused for one that isn't absolute."""
    for iri in iris:
        if not _ABSOLUTE.fullmatch(iri):
            raise Refused(400, "graph-iri", iri=iri[:200])
    return tuple(dict.fromkeys(iris))


def _unquote(part: bytes) -> str:
    text = part.replace(b"+", b" ")
    if _ESCAPE.search(text.decode("latin-1")):
        raise Refused(400, "bad-escape")
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError as error:
        raise Refused(400, "not-utf8") from error
