"""HTTP to somebody else's server: total deadlines, retries, and credentials that stay where they
belong."""

from __future__ import annotations

import contextlib
import http.client
import random
import re
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cache
from html import unescape
from typing import IO, Any
from urllib.parse import urlsplit

from ssp_graph.errors import SspError

_RETRIED = frozenset([429, 502, 503, 504])
_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 10.0
_LARGEST = 256 << 20


class RemoteError(SspError):
    """A remote server that couldn't be reached, or didn't answer as it should."""


def check_address(url: str) -> None:
    """Raise RemoteError unless `url` is an http(s) address with a host and nothing that no
    address may hold: spaces, control characters, a port out of range."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port  # both raise ValueError for what they can't read
    except ValueError:
        host = None
    # Spaces at the ends and line breaks would be dropped without a word when it is split.
    odd = any(sign.isspace() or not sign.isprintable() for sign in url)
    if not host or odd or parts.scheme not in ("http", "https"):
        shown = url if url.isprintable() else url.encode("unicode_escape").decode()
        raise RemoteError("remote.not-http", url=shown)
    if parts.username is not None:
        raise RemoteError("remote.credentials", host=host)


@dataclass(frozen=True)
class Credentials:
    """User name and password, sent only when the server asks, and only to its own origin."""

    user: str
    password: str


@dataclass(frozen=True)
class Reply:
    """A complete answer."""

    status: int
    media_type: str
    body: bytes


class Transport:
    """Sends requests. `deadline` is the seconds that one may take in all, with its retries."""

    def __init__(
        self, credentials: Credentials | None = None, deadline: float = 60.0, attempts: int = 5
    ) -> None:
        self.credentials = credentials
        self.deadline = deadline
        self.attempts = attempts

    def send(self, request: urllib.request.Request) -> Reply:
        """Return the answer to `request`, which must be one that can be sent twice.

        Raises RemoteError: no answer in time, a redirect to another origin, a status that isn't
        2xx. An address that isn't http(s) is refused.
        """
        check_address(request.full_url)
        end = time.monotonic() + self.deadline
        pause = _FIRST_PAUSE
        for attempt in range(1, self.attempts + 1):
            wait: float | None = None
            try:
                return self._once(request, end)
            except _Retry as failure:
                error, wait = failure.error, failure.wait
            left = end - time.monotonic()
            # The spread keeps many clients from coming back in the same moment.
            wait = pause * random.uniform(0.75, 1.25) if wait is None else wait
            if attempt == self.attempts or wait >= left:
                raise error
            time.sleep(wait)
            pause = min(2 * pause, _LONGEST_PAUSE)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, request: urllib.request.Request, end: float) -> Reply:
        url = request.full_url
        connections: list[http.client.HTTPConnection] = []
        opener = self._opener(url, connections)
        left = end - time.monotonic()
        if left <= 0:
            raise RemoteError("remote.timeout", url=url, seconds=self.deadline)
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            for connection in connections:
                _cut(connection)

        watchdog = threading.Timer(left, expire)
        watchdog.daemon = True
        watchdog.start()
        try:
            with _own_errors(url, self.deadline, expired):
                with opener.open(request, timeout=left) as response:
                    body = _read(response, url, expired)
                return Reply(response.status, _media_type(response.headers), body)
        finally:
            watchdog.cancel()

    def _opener(
        self, url: str, connections: list[http.client.HTTPConnection]
    ) -> urllib.request.OpenerDirector:
        handlers: list[urllib.request.BaseHandler] = [
            _Plain(connections),
            _Secure(connections),
            _SameOrigin(),
        ]
        if self.credentials is not None:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            parts = urlsplit(url)
            origin = f"{parts.scheme}://{parts.netloc}/"
            passwords.add_password(None, origin, self.credentials.user, self.credentials.password)
            handlers += [
                urllib.request.HTTPBasicAuthHandler(passwords),
                urllib.request.HTTPDigestAuthHandler(passwords),
            ]
        return urllib.request.build_opener(*handlers)


class _Retry(Exception):
    """An attempt that failed in a way that may pass; `wait` is how long the server asks for."""

    def __init__(self, error: RemoteError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


class _Plain(urllib.request.HTTPHandler):
    """Plain HTTP on connections that the watchdog knows."""

    def __init__(self, connections: list[http.client.HTTPConnection]) -> None:
        super().__init__()
        self.connections = connections

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_known(http.client.HTTPConnection, self.connections), req)


class _Secure(urllib.request.HTTPSHandler):
    """HTTPS, likewise; certificates are checked."""

    def __init__(self, connections: list[http.client.HTTPConnection]) -> None:
        self.checked = _certificates()
        super().__init__(context=self.checked)
        self.connections = connections

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        made = _known(http.client.HTTPSConnection, self.connections)
        return self.do_open(made, req, context=self.checked)


class _SameOrigin(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the origin, with method and body, and none to elsewhere."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message[str, str],
        newurl: str,
    ) -> urllib.request.Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            raise RemoteError("remote.redirect", url=req.full_url, target=newurl)
        return urllib.request.Request(
            newurl,
            data=req.data,
            headers=dict(req.headers),
            method=req.get_method(),
            origin_req_host=req.origin_req_host,
            unverifiable=True,
        )


@cache
def _certificates() -> ssl.SSLContext:
    """Return the system's authorities; reading them takes longer than most requests."""
    return ssl.create_default_context()


def _known(
    kind: Callable[..., Any], connections: list[http.client.HTTPConnection]
) -> Callable[..., Any]:
    def make(*args: Any, **kwargs: Any) -> Any:
        connection = kind(*args, **kwargs)
        connections.append(connection)
        return connection

    return make


def _cut(connection: http.client.HTTPConnection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(2)


@contextlib.contextmanager
def _own_errors(url: str, seconds: float, expired: threading.Event) -> Iterator[None]:
    """Turn what the library raises into RemoteError, or _Retry where another try may help."""
    late = RemoteError("remote.timeout", url=url, seconds=seconds)
    try:
        yield
    except RemoteError as error:
        if expired.is_set():
            raise late from error
        raise
    except urllib.error.HTTPError as error:
        refusal = _refusal(url, error)
        if error.code in _RETRIED:
            raise _Retry(refusal, _retry_after(error.headers)) from error
        raise refusal from error
    except (OSError, http.client.HTTPException) as error:
        if expired.is_set():
            raise late from error
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(reason, ssl.SSLError):
            problem = getattr(reason, "verify_message", None) or reason.reason or str(reason)
            raise RemoteError("remote.certificate", url=url, reason=problem) from error
        if isinstance(reason, TimeoutError):
            raise late from error
        what = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        raise _Retry(RemoteError("remote.unreachable", url=url, reason=what)) from error
    except ValueError as error:  # digest of an unknown kind, a port that is no number
        raise RemoteError("remote.unreachable", url=url, reason=str(error)) from error


def _read(response: http.client.HTTPResponse, url: str, expired: threading.Event) -> bytes:
    """Return the whole body; one that drips in is given up when the time is over."""
    body = bytearray()
    # `read` would wait for as many bytes as it is asked for, `read1` takes what has come.
    while part := response.read1(1 << 16):
        body += part
        if expired.is_set():
            raise TimeoutError
        if len(body) > _LARGEST:
            raise RemoteError("remote.large", url=url, limit=_LARGEST >> 20)
    if response.length:  # what `read` would have noticed: the answer breaks off
        raise http.client.IncompleteRead(bytes(body), response.length)
    return bytes(body)


def _refusal(url: str, error: urllib.error.HTTPError) -> RemoteError:
    try:
        body = error.read(1 << 16)
    except (OSError, http.client.HTTPException):
        body = b""
    said = gist(_media_type(error.headers), body)
    key = {401: "remote.unauthorised", 403: "remote.forbidden"}.get(error.code, "remote.status")
    return RemoteError(key, url=url, status=error.code, said=said or error.reason)


def gist(media_type: str, body: bytes) -> str:
    """Return what an error page says, in one line: a web page's title, else its first words."""
    text = body.decode("utf-8", "replace")
    if media_type == "text/html" or text.lstrip()[:9].lower() in ("<!doctype", "<html>"):
        title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
        text = title[1] if title else re.sub(r"<[^>]*>", " ", text)
        text = unescape(text)
    return " ".join(text.split())[:300]


def _media_type(headers: Message[str, str]) -> str:
    return str(headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _retry_after(headers: Message[str, str]) -> float | None:
    value = str(headers.get("Retry-After") or "")
    return float(value) if value.isdigit() else None
