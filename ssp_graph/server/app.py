"""The HTTP side: what is at which address, and the headers of every answer."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import ipaddress
import json
import logging
import re
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ssp_graph import queries
from ssp_graph.server import negotiation, protocol, uploading
from ssp_graph.server.cache import Answer, Cache
from ssp_graph.server.formats import GRAPHS, TABLES
from ssp_graph.server.messages import Head
from ssp_graph.server.problems import Refused
from ssp_graph.server.workers import Pool, Settings
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.vocabulary import BASE

log = logging.getLogger("ssp_graph.server")

_CACHE = 64 << 20
_PART = 64 << 10  # bytes that are sent at once
_BODY_SECONDS = 10.0
_UPLOAD_SECONDS = 60.0
_PROGRESS_SECONDS = 3.0
_HERE = Path(__file__).resolve().parent
_TEMPLATES = _HERE.parent / "templates"
_STATIC = {
    path.relative_to(_HERE / "static").as_posix(): path
    for path in (_HERE / "static").rglob("*")
    if path.suffix in (".css", ".js")
} | {name: _TEMPLATES / name for name in ("style.css", "validation.css", "validation.js")}
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_IRI_PATH = re.compile(r"/[A-Za-z0-9._~/-]*")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
}
_LOOPBACK = frozenset(["localhost", "127.0.0.1", "[::1]"])
_METHODS = "GET, HEAD, POST, OPTIONS"
_READING = "GET, HEAD, OPTIONS"

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Site:
    """How the server is known: `root` is its public base address, ending in a slash.

    Without one it is known by whatever loopback name it was asked under. `hosts` are further
    names under which it may be asked. `read_only` switches uploads off.
    """

    root: str | None = None
    hosts: frozenset[str] = frozenset()
    read_only: bool = False
    settings: Settings = field(default_factory=Settings)


def build(site: Site) -> ASGIApp:
    """Return the application; its lifespan loads the graph and ends the workers."""
    server = Server(site)
    app = Starlette(
        routes=server.routes(),
        lifespan=server.lifespan,
        exception_handlers={Refused: server.refuse, HTTPException: server.refuse},
    )
    return _Shell(app, site, server)


class Server:
    """The handlers and what they share."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pool = Pool(site.settings)
        self.cache = Cache(_CACHE)
        self._computed: dict[str, asyncio.Task[Answer]] = {}
        self._preparing: asyncio.Task[None] | None = None

    def routes(self) -> list[Route]:
        """Return what is at which address."""
        return [
            Route("/sparql", self.sparql, methods=["GET", "POST", "OPTIONS"]),
            Route("/sparql/", self.sparql, methods=["GET", "POST", "OPTIONS"]),
            Route("/graphs", self.graphs, methods=["GET", "OPTIONS"]),
            Route("/.well-known/void", self.void, methods=["GET", "OPTIONS"]),
            Route("/", self.page("home"), methods=["GET"]),
            Route("/compare", self.page("comparison"), methods=["GET"]),
            Route("/outcomes", self.slow_page("outcomes"), methods=["GET"]),
            Route("/rules", self.page("rules"), methods=["GET"]),
            Route("/queries", self.page("queries"), methods=["GET"]),
            Route("/queries/{name:str}", self.shipped_query, methods=["GET"]),
            Route("/query", self.editor, methods=["GET"]),
            Route("/report/{place:str}", self.slow_page("report"), methods=["GET"]),
            Route("/view", self.page("organisation"), methods=["GET"]),
            Route("/about", self.page("about"), methods=["GET"]),
            Route("/check", self.check, methods=["GET", "POST"]),
            Route("/static/{name:path}", self.static, methods=["GET"]),
            Route("/health", self.health, methods=["GET"]),
            Route("/{path:path}", self.node, methods=["GET", "OPTIONS"]),
        ]

    @contextlib.asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """Load the graph, and end what was started."""
        await self.pool.load()
        watcher = asyncio.create_task(self.pool.watch())
        self._prepare_if_public()
        try:
            yield
        finally:
            watcher.cancel()
            self.pool.close()

    async def reload(self) -> None:
        """Load the data anew and swap them in."""
        await self.pool.load()
        self.cache.clear()
        self._computed.clear()
        self._prepare_if_public()

    def _prepare_if_public(self) -> None:
        """Let reports be worked out ahead where many will read them; on a desk it would disturb."""
        if self._preparing is not None:
            self._preparing.cancel()
        if self.site.root is not None:
            self._preparing = asyncio.create_task(self._prepare())

    # -- the endpoint -----------------------------------------------------------------------

    async def sparql(self, request: Request) -> Response:
        """The SPARQL endpoint."""
        if request.method == "OPTIONS":
            return _options(_METHODS, request)
        query_string: bytes = request.scope["query_string"]
        if request.method == "POST":
            body = await read_body(request, protocol.LARGEST_BODY)
            asked = protocol.read_post(query_string, request.headers.get("content-type"), body)
        else:
            found = protocol.read_get(query_string)
            wants_page = prefers_page(request)
            if wants_page:
                target = "query" + (f"?{quote(query_string, safe='=&+%')}" if query_string else "")
                return Response(
                    status_code=303,
                    headers={"Location": self.root(request) + target, "Vary": "Accept"},
                )
            if found is None:
                return await self._service(request)
            asked = found
        head = {
            "task": "sparql",
            "base": self.root(request),
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "format": asked.format_name,
        }
        return await self.answer(request, "query", head, asked.query.encode())

    async def _service(self, request: Request) -> Response:
        endpoint = self.root(request) + request.url.path.removeprefix("/")
        head = {"task": "service", "endpoint": endpoint, "root": self.root(request)}
        return await self.answer(request, "query", head)

    async def void(self, request: Request) -> Response:
        """The description of the data set, at its well-known address."""
        if request.method == "OPTIONS":
            return _options(_READING, request)
        head = {
            "task": "service",
            "endpoint": self.root(request) + "sparql",
            "root": self.root(request),
        }
        return await self.answer(request, "query", head)

    async def graphs(self, request: Request) -> Response:
        """The Graph Store Protocol, for reading."""
        if request.method == "OPTIONS":
            return _options(_READING, request)
        pairs = protocol.parameters(request.scope["query_string"])
        named = [value for name, value in pairs if name == "graph"]
        default = [name for name, _ in pairs if name == "default"]
        formats = [value for name, value in pairs if name == "format"]
        if len(named) + len(default) != 1 or len(formats) > 1:
            raise Refused(400, "one-graph")
        graph = next(iter(protocol.graphs(named)), None)
        head = {"task": "graph", "graph": graph, "format": next(iter(formats), None)}
        return await self.answer(request, "query", head)

    async def health(self, _request: Request) -> Response:
        """Whether the server can answer, and with which version of the data."""
        generation = self.pool.generation
        state = {"version": generation.version, "network": not generation.isolated}
        return Response(json.dumps(state), media_type="application/json")

    # -- pages ------------------------------------------------------------------------------

    def page(self, name: str) -> Handler:
        """Return the handler of the page called `name`."""

        async def handler(request: Request) -> Response:
            return await self._page(request, {"task": "show", "page": name})

        return handler

    def slow_page(self, name: str) -> Handler:
        """Return the handler of a page that takes long: until it is there, another says so."""

        async def handler(request: Request) -> Response:
            place = request.path_params.get("place")
            # Only the names that links use: each other spelling would be another long work.
            if place is not None and place not in self.pool.generation.places:
                raise Refused(404, "not-found")
            task = self._slow(name, request.url.path, language(request, "da"), self.root(request))
            await asyncio.wait({task}, timeout=_PROGRESS_SECONDS)
            if not task.done():
                waiting = await self._page(request, {"task": "show", "page": "progress"})
                return Response(
                    waiting.body, 202, {"Cache-Control": "no-store"}, waiting.media_type
                )
            answer = task.result()
            headers = {"ETag": answer.tag, "Vary": "Accept-Language", "Cache-Control": "no-cache"}
            if _is_known(request, answer.tag):
                return Response(status_code=304, headers=headers)
            return _InParts(answer.content, 200, headers, answer.media_type)

        return handler

    def _slow(self, name: str, path: str, lang: Lang, root: str) -> asyncio.Task[Answer]:
        """Return the work on a page, which may be done; everybody who asks for it shares it."""
        # Nothing of the address but path and language counts, so there are few such pages, and
        # all of them are kept.
        head = {
            "task": "show",
            "page": name,
            "path": path,
            "lang": lang,
            "parameters": [],
            "root": urlsplit(root).path,
        }
        key = Cache.key(self.pool.generation.version, "slow", head, b"")
        if key not in self._computed:
            self._computed[key] = asyncio.create_task(self._compute(key, head))
        return self._computed[key]

    async def _prepare(self) -> None:
        """Work out the reports ahead, one after the other, so that no visitor waits for one."""
        with contextlib.suppress(Refused):
            for place in self.pool.generation.places:
                for lang in LANGUAGES:
                    await self._slow("report", f"/report/{place}", lang, self.site.root or "/")

    async def _compute(self, key: str, head: Head) -> Answer:
        try:
            told, content = await self.pool.run_slowly(head)
            if told["status"] != 200:
                if "fault" in told:
                    log.error("fault in %s: %s", head["page"], told["fault"])
                raise _refusal(told)
        except BaseException:
            self._computed.pop(key, None)
            raise
        return Answer(told["type"], content, (), f'"{key}"')

    async def _page(self, request: Request, head: Head, body: bytes = b"") -> Response:
        parameters = protocol.parameters(request.scope["query_string"])
        head = {
            **head,
            "path": request.url.path,
            "parameters": parameters,
            "root": self.root(request),
        }
        return await self.answer(request, "page", head, body)

    async def shipped_query(self, request: Request) -> Response:
        """A shipped query: its page, its text (.rq), or its answer as a file."""
        stem, dot, ending = request.path_params["name"].rpartition(".")
        if not dot:
            return await self._page(request, {"task": "show", "page": "query"})
        if ending == "rq" and stem in queries.names():
            return Response(
                queries.find(stem).sparql, media_type="application/sparql-query", headers=_CORS
            )
        if ending not in ("csv", "tsv", "json", "xml"):
            raise Refused(404, "not-found")
        return await self._page(request, {"task": "file"})

    async def editor(self, request: Request) -> Response:
        """The query page. A visitor's query runs where all strangers' queries run."""
        pairs = protocol.parameters(request.scope["query_string"])
        query = next((value for name, value in pairs if name == "query"), "")
        content, problem = b"", ""
        if query.strip():
            lang = language(request, "da")
            head: Head = {
                "task": "sparql",
                "base": self.root(request),
                "default_graphs": (),
                "named_graphs": (),
                "format": None,
                "lang": lang,
                "accept": "application/sparql-results+json",
            }
            try:
                if len(query.encode()) > protocol.LARGEST_QUERY:
                    raise Refused(413, "query-long", limit=protocol.LARGEST_QUERY)
                told, content = await self.pool.run(
                    client_name(request), "query", head, query.encode()
                )
                if told["status"] != 200:
                    raise _refusal(told)
            except Refused as refused:
                content = b""
                problem = (
                    text("pages.graph-answer", lang)
                    if refused.key == "not-acceptable"
                    else refused.message(lang)
                )
        return await self._page(request, {"task": "editor", "problem": problem}, content)

    async def node(self, request: Request) -> Response:
        """What is known of one of our IRIs: a page, or RDF to a client that asks for it."""
        if request.method == "OPTIONS":
            return _options(_READING, request)
        path = request.url.path
        stem, dot, ending = path.rpartition(".")
        form = ending if dot and ending in GRAPHS.values() else None
        if form is None and prefers_page(request, [*GRAPHS]):
            return await self._page(request, {"task": "show", "page": "node"})
        path = stem if form else path
        if not _IRI_PATH.fullmatch(path):
            raise Refused(404, "not-found")
        head = {
            "task": "resource",
            "iri": BASE + path.removeprefix("/"),
            "path": path,
            "root": self.root(request),
            "format": form,
        }
        return await self.answer(request, "query", head)

    async def check(self, request: Request) -> Response:
        """A visitor's own diagram, checked in a process that is gone afterwards."""
        if self.site.read_only:
            message = text("pages.no-uploads", language(request, "da"))
            raise Refused(403, "no-uploads", message=message)
        if request.method == "GET":
            return await self._page(request, {"task": "show", "page": "check"})
        lang = language(request, "da")
        # A page elsewhere mustn't send files in the name of whoever looks at it.
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            raise Refused(403, "cross-site")
        name, content = await read_file(request, uploading.LARGEST, lang)
        with tempfile.TemporaryDirectory(prefix="ssp-graph-") as folder:
            head = {
                "task": "check",
                "lang": lang,
                "folder": folder,
                "root": self.root(request),
                "suffix": uploading.suffix(name, lang),
            }
            told, page = await self.pool.run(client_name(request), "upload", head, content)
        if told["status"] != 200:
            if "fault" in told:
                log.error("fault in check: %s", told["fault"])
            raise _refusal(told)
        return Response(page, 200, {"Cache-Control": "no-store"}, told["type"])

    async def static(self, request: Request) -> Response:
        """A file that comes with the server."""
        file = _STATIC.get(request.path_params["name"])
        if file is None:
            raise Refused(404, "not-found")
        content = file.read_bytes()
        tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
        headers = {"Cache-Control": "public, max-age=3600", "ETag": tag}
        if _is_known(request, tag):
            return Response(status_code=304, headers=headers)
        return Response(content, 200, headers, _TYPES[file.suffix])

    async def answer(self, request: Request, kind: str, head: Head, body: bytes = b"") -> Response:
        """Return a worker's answer, or one given before to the same request."""
        data = kind != "page"
        head = {
            **head,
            "accept": (request.headers.get("accept") or "")[:1000] if data else "",
            "lang": language(request, "en" if data else "da"),
        }
        key = Cache.key(self.pool.generation.version, kind, head, body)
        answer, keep = self.cache.get(key), True
        if answer is None:
            told, content = await self.pool.run(client_name(request), kind, head, body)
            if told["status"] != 200:
                if "fault" in told:
                    log.error("fault in %s: %s", head["task"], told["fault"])
                raise _refusal(told)
            answer = Answer(
                told["type"], content, tuple(told.get("headers", {}).items()), f'"{key}"'
            )
            keep = told.get("keep", True)
            if keep and told["version"] == self.pool.generation.version:
                self.cache.put(key, answer)
        headers = {
            **_CORS,
            **dict(answer.headers),
            "Vary": "Accept, Accept-Language",
            "Cache-Control": "no-cache" if keep else "no-store",
        }
        if keep:
            headers["ETag"] = answer.tag
        if keep and _is_known(request, answer.tag):
            return Response(status_code=304, headers=headers)
        return _InParts(answer.content, 200, headers, answer.media_type)

    # -- what every handler needs -----------------------------------------------------------

    def root(self, request: Request) -> str:
        """Return the base address under which the server is known, ending in a slash."""
        return self.site.root or f"http://{request.headers.get('host', 'localhost')}/"

    async def refuse(self, request: Request, error: Exception) -> Response:
        """Return what went wrong, in the form that the client prefers."""
        if isinstance(error, Refused):
            refusal = error
        else:
            status = error.status_code if isinstance(error, HTTPException) else 500
            headers = dict(getattr(error, "headers", None) or {})
            key = {404: "not-found", 405: "method"}.get(status, "failed")
            refusal = Refused(status, key, headers)
        if _wants_html(request):
            return await self._error_page(request, refusal)
        lang = language(request, "en")
        document = refusal.document(lang)
        offers = ["application/problem+json", "application/json", "text/plain"]
        media_type = negotiation.choose(request.headers.get("accept"), offers) or offers[0]
        headers = {
            **_CORS,
            **refusal.headers,
            "Cache-Control": "no-store",
            "Content-Language": lang,
        }
        if media_type == "text/plain":
            place = f"{refusal.place[0]}:{refusal.place[1]}: " if refusal.place else ""
            return Response(f"{place}{document['detail']}\n", refusal.status, headers, media_type)
        content = json.dumps(document, ensure_ascii=False)
        return Response(content, refusal.status, headers, media_type)

    async def _error_page(self, request: Request, refusal: Refused) -> Response:
        lang = language(request, "da")
        message = refusal.message(lang)
        headers = {**refusal.headers, "Cache-Control": "no-store"}
        head: Head = {
            "task": "error",
            "lang": lang,
            "path": request.url.path[:300],
            "parameters": [],
            "root": self.root(request),
            "code": refusal.status,
            "message": message,
        }
        try:
            told, page = await self.pool.run(client_name(request), "page", head)
        except Refused:  # no worker is to be had: say it without
            return Response(f"{message}\n", refusal.status, headers, "text/plain")
        return Response(page, refusal.status, headers, told["type"])


class _InParts(Response):
    """An answer that is sent part by part, so that others get their turn between two of them."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {
                "type": "http.response.start",
                "status": self.status_code,
                "headers": self.raw_headers,
            }
        )
        content = memoryview(self.body)
        for start in range(0, len(content), _PART):
            part = bytes(content[start : start + _PART])
            await send({"type": "http.response.body", "body": part, "more_body": True})
            await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": b""})


class _Shell:
    """Around every request: the host check, the headers, the log, and the last resort."""

    def __init__(self, app: ASGIApp, site: Site, server: Server) -> None:
        self.app = app
        self.server = server
        self.hosts = _LOOPBACK | site.hosts
        if site.root:
            self.hosts |= {_host(urlsplit(site.root).netloc)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.monotonic()
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                present = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.encode(), value.encode())
                        for name, value in _HEADERS.items()
                        if name.encode() not in present
                    ),
                ]
            await send(message)

        try:
            if _host(_header(scope, b"host")) not in self.hosts:
                await _plain(421, "Unknown host.\n")(scope, receive, send_with_headers)
            else:
                await self.app(scope, receive, send_with_headers)
        except ClientDisconnect:
            status = 499
        except Exception as error:  # nothing about it is shown to the client
            log.error("%s at %s", type(error).__name__, scope["path"][:200], exc_info=error)
            if status == 0:
                await _plain(500, "Internal error.\n")(scope, receive, send_with_headers)
        finally:
            # Neither the query nor an address of the visitor's is written down.
            milliseconds = 1000 * (time.monotonic() - started)
            log.info("%s %s %d %.0f ms", scope["method"], scope["path"][:200], status, milliseconds)


async def read_body(request: Request, limit: int, seconds: float = _BODY_SECONDS) -> bytes:
    """Return the body. Raises Refused when it is larger than `limit`, encoded, or slow."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > limit:
        raise Refused(413, "body-large", limit=limit)
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refused(415, "encoding", {"Accept-Encoding": "identity"})
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                body += part
                if len(body) > limit:
                    raise Refused(413, "body-large", {"Connection": "close"}, limit=limit)
    except TimeoutError:
        raise Refused(408, "slow", {"Connection": "close"}) from None
    return bytes(body)


def language(request: Request, default: Lang) -> Lang:
    """Return the language to answer in: the address's `lang`, else what the client prefers."""
    wanted = request.query_params.get("lang")
    if wanted not in LANGUAGES:
        accepted = request.headers.get("accept-language")
        wanted = negotiation.language(accepted, LANGUAGES, default)
    return next(lang for lang in LANGUAGES if lang == wanted)


async def read_file(request: Request, limit: int, lang: Lang) -> tuple[str, bytes]:
    """Return name and content of the file in a form. Raises Refused when there is none."""
    if not (request.headers.get("content-type") or "").startswith("multipart/form-data"):
        raise Refused(415, "no-file", message=text("pages.no-file", lang))
    # A little more than the file itself: the form around it.
    body = await read_body(request, limit + 10_000, _UPLOAD_SECONDS)

    async def once() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        form = await Request(request.scope, once).form(max_files=1, max_fields=4)
    except (MultiPartException, HTTPException, ValueError):
        raise Refused(400, "no-file", message=text("pages.no-file", lang)) from None
    sent = form.get("file")
    if not isinstance(sent, UploadFile) or not sent.filename:
        raise Refused(400, "no-file", message=text("pages.no-file", lang))
    content = await sent.read()
    await form.close()
    return sent.filename, content


def _wants_html(request: Request) -> bool:
    """Tell whether whoever asks reads pages: only a browser names text/html itself."""
    return "text/html" in (request.headers.get("accept") or "") and prefers_page(request)


def prefers_page(request: Request, data: Sequence[str] = (*TABLES, *GRAPHS)) -> bool:
    """Tell whether the client would rather have a page than `data`, as browsers do."""
    offers = [*dict.fromkeys(data), "text/html"]
    return negotiation.choose(request.headers.get("accept"), offers) == "text/html"


def client_name(request: Request) -> str:
    """Return whom the limits count a request for: an IPv4 address or an IPv6 network."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address, 64), strict=False))
    return host


def _refusal(told: Head) -> Refused:
    """Return what the worker refused, in its words."""
    problem = told["problem"]
    place = (problem["line"], problem["column"]) if "line" in problem else None
    return Refused(told["status"], problem["code"], place=place, message=problem["detail"])


def _is_known(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or tag in [t.strip().removeprefix("W/") for t in known.split(",")]


def _options(methods: str, request: Request) -> Response:
    headers = {"Allow": methods, **_CORS}
    if "access-control-request-method" in request.headers:
        headers |= {
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
    return Response(status_code=204, headers=headers)


def _header(scope: Scope, name: bytes) -> str:
    return next((v.decode("latin-1") for k, v in scope["headers"] if k == name), "")


def _host(authority: str) -> str:
    """Return the host of ``host:port``, folded."""
    host, colon, port = authority.rpartition(":")
    return (host if colon and port.isdigit() else authority).lower().rstrip(".")


def _plain(status: int, content: str) -> Response:
    return Response(content, status, {"Cache-Control": "no-store"}, "text/plain")
