"""Stores to write to: a small one in this process with faults on order, and two real servers."""

from __future__ import annotations

import contextlib
import shutil
import socket
import ssl
import subprocess
import sysconfig
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from ssp_graph.push import Target


@dataclass
class Faulty:
    """A SPARQL and Graph Store server over a store in memory.

    `fault` is asked before each request, with its number, what is to go wrong with it: None, a
    status, or "drip", "cut" (after doing as told), "refuse" (before), "elsewhere", "html".
    """

    fault: Callable[[int], object] = lambda _: None
    store: ox.Store = field(default_factory=ox.Store)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    elsewhere: str = "http://127.0.0.1:9/"
    port: int = 0
    scheme: str = "http"

    @property
    def root(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def target(self, graph_store: bool) -> Target:
        store = f"{self.root}/store" if graph_store else None
        return Target(f"{self.root}/query", f"{self.root}/update", store)

    @contextlib.contextmanager
    def running(self, certificate: Path | None = None) -> Iterator[Faulty]:
        web = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        web.daemon_threads = True
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            web.socket = context.wrap_socket(web.socket, server_side=True)
            self.scheme = "https"
        self.port = web.server_address[1]
        threading.Thread(target=web.serve_forever, daemon=True).start()
        try:
            yield self
        finally:
            web.shutdown()
            web.server_close()


def _handler(server: Faulty) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16  # head and body in one packet

        def log_message(self, *_):
            pass

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            number = len(server.requests)
            server.requests.append((f"{self.command} {self.path}", dict(self.headers)))
            fault = server.fault(number)
            if fault is None or fault in ("cut", "drip"):
                status, media_type, content = self.work(body)
            if fault == "refuse":
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
            elif fault == "cut":
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(content) + 50))
                self.end_headers()
                self.wfile.write(content[: len(content) // 2])
                self.wfile.flush()
                self.close_connection = True
            elif fault == "drip":
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(content) + 1000))
                self.end_headers()
                with contextlib.suppress(OSError):
                    for _ in range(1000):
                        self.wfile.write(b" ")
                        self.wfile.flush()
                        time.sleep(0.05)
            elif fault == "elsewhere":
                self.answer(302, "text/plain", b"", Location=server.elsewhere)
            elif fault == "html":
                self.answer(
                    200, "text/html", b"<html><title>Corporate proxy: please log in</title>"
                )
            elif fault == "credentials":
                self.answer(401, "text/plain", b"", **{"WWW-Authenticate": 'Basic realm="x"'})
            elif isinstance(fault, int):
                self.answer(fault, "text/html", b"<title>Gateway trouble</title>")
            else:
                self.answer(status, media_type, content)

        do_PUT = do_DELETE = do_POST  # noqa: N815

        def answer(self, status, media_type, content, **headers):
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def work(self, body: bytes) -> tuple[int, str, bytes]:
            address = urlsplit(self.path)
            if address.path == "/store":
                graph = ox.NamedNode(parse_qs(address.query)["graph"][0])
                known = server.store.contains_named_graph(graph)
                server.store.remove_graph(graph)
                if self.command == "PUT":
                    server.store.load(body, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
                elif not known:
                    return 404, "text/plain", b"no such graph"
                return 204, "text/plain", b""
            form = parse_qs(body.decode())
            if "update" in form:
                server.store.update(form["update"][0])
                return 204, "text/plain", b""
            named = [ox.NamedNode(g) for g in form.get("named-graph-uri", [])]
            default = [ox.NamedNode(g) for g in form.get("default-graph-uri", [])]
            options = {"default_graph": default, "named_graphs": named} if default else {}
            answer = server.store.query(form["query"][0], **options)
            if isinstance(answer, ox.QueryTriples):
                return 200, "application/n-triples", answer.serialize(format=ox.RdfFormat.N_TRIPLES)
            return (
                200,
                "application/sparql-results+json",
                answer.serialize(format=ox.QueryResultsFormat.JSON),
            )

    return Handler


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(url: str, process: subprocess.Popen, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the server at {url} ended with {process.returncode}"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the server at {url} doesn't answer")


@contextlib.contextmanager
def oxigraph() -> Iterator[Target]:
    """The `oxigraph` server, or skip."""
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    found = str(program) if program.is_file() else shutil.which("oxigraph")
    if found is None:
        pytest.skip("the oxigraph server isn't installed (pip install oxigraph)")
    port = free_port()
    process = subprocess.Popen(
        [found, "serve", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        root = f"http://127.0.0.1:{port}"
        _wait(root, process)
        yield Target(f"{root}/query", f"{root}/update", f"{root}/store")
    finally:
        process.kill()
        process.wait()


_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 100000
"""


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Target]:
    """A Virtuoso with its files in `folder`, open to updates, or skip."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        pytest.skip("Virtuoso isn't installed (apt-get install virtuoso-opensource)")
    sql, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, web=web))
    process = subprocess.Popen(
        [program, "-f", "+configfile", "virtuoso.ini"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        root = f"http://127.0.0.1:{web}"
        _wait(f"{root}/sparql", process)
        allow = 'EXEC=GRANT SPARQL_UPDATE TO "SPARQL";'
        subprocess.run(
            [client, f"127.0.0.1:{sql}", "dba", "dba", allow], check=True, capture_output=True
        )
        yield Target(f"{root}/sparql", f"{root}/sparql", f"{root}/sparql-graph-crud")
    finally:
        process.kill()
        process.wait()
