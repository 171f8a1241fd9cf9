"""Queries that take all there is, ways to make the server fetch, and what dies comes back."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from conftest import start, stop
from hostile import BOMBS, CLASSES, fetching_queries
from serving import Server

from ssp_graph.server import confinement
from ssp_graph.server.confinement import BOUNDS

ORDINARY = (
    "SELECT ?forum ?label { ?forum a ssp:Forum ; rdfs:label ?label "
    "FILTER(LANG(?label) = 'da') } ORDER BY ?forum LIMIT 20"
)
OTHER = "127.0.0.2"  # another loopback address is another client


@pytest.fixture(scope="module")
def canary(tmp_path_factory):
    """An HTTP server and a file that nothing may touch; yields both addresses and the hits."""
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    file = tmp_path_factory.mktemp("canary") / "secret.ttl"
    file.write_text('<x:canary> <x:says> "sang" .')
    yield f"http://127.0.0.1:{web.server_address[1]}/", file.as_uri(), hits
    web.shutdown()
    web.server_close()


def children(process: int) -> dict[int, int]:
    """Return the processes below `process`, each with its parent."""
    parents = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                parents[int(path.name)] = int(
                    path.joinpath("stat").read_text().rpartition(")")[2].split()[1]
                )
            except (OSError, IndexError):
                continue
    found: dict[int, int] = {}
    layer = {process}
    while layer:
        new = {p: parent for p, parent in parents.items() if parent in layer and p not in found}
        found |= new
        layer = set(new)
    return found


def running(process: int) -> bool:
    """Tell whether a process is there and not just waiting to be reaped."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def family(server: Server) -> tuple[int, int, list[int]]:
    """Return the process ids of web process, nursery and workers."""
    below = children(server.process.pid)
    web = next(p for p, parent in below.items() if parent == server.process.pid)
    nursery = next(p for p, parent in below.items() if parent == web)
    return web, nursery, [p for p, parent in below.items() if parent == nursery]


class TestFetching:
    def test_no_query_reaches_anything(self, server: Server, canary):
        http, file, hits = canary
        queries = fetching_queries(http, file)
        assert len(queries) >= 40
        for query in queries:
            answer = server.query(query)
            assert answer.status in (200, 400, 403, 413), (query, answer.text)
            assert b"sang" not in answer.body
            if answer.status == 200:  # named a graph or a node that isn't there
                assert answer.body.count(b'"value"') == 0 or "FROM" not in query
        for graph in (http, file):
            for name in ("default-graph-uri", "named-graph-uri"):
                found = server.query_get(
                    "ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
                    f"&{name}={quote(graph, '')}",
                )
                assert found.json() == {"head": {}, "boolean": False}
            assert server.get(f"/graphs?graph={quote(graph, '')}").status == 404
        assert hits == []

    @pytest.mark.parametrize("name", ["SERVICE", "service", "SeRvIcE", "SERVICE SILENT"])
    def test_service_is_refused_with_a_clear_text(self, server: Server, name):
        answer = server.query(f"SELECT *\n{{ {name} <http://127.0.0.1/> {{ ?s ?p ?o }} }}")
        assert (answer.status, answer.json()["line"], answer.json()["column"]) == (403, 2, 3)
        assert "SERVICE" in answer.json()["detail"]

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { ?service ?p 'service' FILTER(?service != <http://e/service/x>) } #service",
            "ASK { ?s ?p sector:social-services }",
            'ASK { ?s rdfs:label """SERVICE <x>"""@da }',
        ],
    )
    def test_the_word_alone_is_fine(self, server: Server, query):
        assert server.query(query).status == 200

    def test_the_kernel_keeps_a_worker_from_the_network(self, canary):
        """Even were SERVICE let through; the same query, not confined, does fetch."""
        http, _, hits = canary
        query = f"SELECT * {{ SERVICE SILENT <{http}probe> {{ ?s ?p ?o }} }}"

        def ask(confined: bool) -> None:
            process = os.fork()
            if process == 0:
                try:
                    if confined:
                        confinement.confine(BOUNDS["query"])
                    list(ox.Store().query(query))
                finally:
                    os._exit(0)
            os.waitpid(process, 0)

        before = len(hits)
        ask(confined=True)
        assert len(hits) == before
        ask(confined=False)
        assert len(hits) == before + 1
        hits.clear()

    def test_a_worker_opens_no_file(self):
        process = os.fork()
        if process == 0:
            confinement.confine(BOUNDS["query"])
            try:
                os.open("/etc/hostname", os.O_RDONLY)
            except OSError:
                os._exit(0)
            os._exit(1)
        assert os.waitpid(process, 0)[1] == 0


class TestOverrun:
    def test_bombs_are_refused(self, server: Server):
        """None is answered, none takes long, none takes the server with it."""
        assert len(BOMBS) == 30
        before = server.state()

        def throw(bomb: str) -> tuple[int, str, float]:
            started = time.monotonic()
            answer = server.query(bomb)
            return answer.status, answer.json()["detail"], time.monotonic() - started

        with ThreadPoolExecutor(3) as pool:
            for bomb, (status, detail, seconds) in zip(BOMBS, pool.map(throw, BOMBS), strict=True):
                assert status in (400, 413, 503), (bomb[:80], status)
                assert detail
                assert seconds < 20
        assert server.state() == before

    def test_an_ordinary_query_stays_fast(self):
        """While one client sends every class of hostile query, another hardly notices."""
        server = start("--quiet", "--allowance", "1000")
        try:
            web, nursery, _ = family(server)
            wrong, times = _under_fire(server, rounds=1)
            assert wrong == []
            assert len(times) > 20
            assert family(server)[:2] == (web, nursery)
            assert statistics.quantiles(times, n=100)[98] < 0.25
        finally:
            stop(server)

    def test_one_client_cannot_have_all(self, own_server: Server):
        """A client that occupies all it may still leaves workers to others."""
        with ThreadPoolExecutor(16) as pool:
            busy = [
                pool.submit(own_server.query, CLASSES["cartesian product"](n), OTHER)
                for n in range(12)
            ]
            time.sleep(0.5)
            started = time.monotonic()
            assert own_server.query(ORDINARY).status == 200
            assert time.monotonic() - started < 1
            codes = {answer.result().status for answer in busy}
        assert codes <= {503, 429}

    def test_computing_time_is_rationed(self):
        server = start("--quiet", "--allowance", "0.1")
        try:
            with ThreadPoolExecutor(4) as pool:
                hungry = [CLASSES["cartesian product"](n) for n in range(8)]
                answers = list(pool.map(lambda query: server.query(query, OTHER), hungry))
            assert {answer.status for answer in answers} <= {429, 503}
            refused = server.query(ORDINARY, OTHER)
            assert refused.status == 429
            assert int(refused.headers["retry-after"]) > 0
            assert server.query(ORDINARY).status == 200
        finally:
            stop(server)


def _under_fire(server: Server, rounds: int) -> tuple[list[str], list[float]]:
    """Send every class of hostile query `rounds` times; return wrong answers and the times in
    which another client's ordinary query was answered."""
    expected = server.query(ORDINARY).body
    queries = [make(n) for n in range(rounds) for make in CLASSES.values()]
    wrong: list[str] = []
    times: list[float] = []
    with ThreadPoolExecutor(4) as pool:
        hostile = [pool.submit(server.query, query, OTHER) for query in queries]
        turn = 0
        while not all(future.done() for future in hostile):
            turn += 1
            started = time.monotonic()
            answer = server.query(f"{ORDINARY} # {turn}")
            times.append(time.monotonic() - started)
            if answer.status != 200 or answer.body != expected:
                wrong.append(f"ordinary query: {answer.status}")
            time.sleep(0.05)
        for future, query in zip(hostile, queries, strict=True):
            if future.result().status not in (400, 413, 429, 503):
                wrong.append(f"{future.result().status}: {query[:60]}")
    return wrong, times


class TestComingBack:
    def test_a_worker_is_replaced_after_its_term(self):
        """Whatever big queries made it grow to is given back, and no answer is lost over it."""
        server = start("--quiet", "--workers", "2", "--allowance", "100000")
        try:
            before = set(family(server)[2])
            with ThreadPoolExecutor(2) as pool:
                answers = list(pool.map(lambda n: server.query(f"ASK {{}} # {n}"), range(700)))
            assert {answer.status for answer in answers} == {200}
            deadline = time.monotonic() + 10
            while len(before - set(family(server)[2])) < 2 and time.monotonic() < deadline:
                time.sleep(0.1)
            after = set(family(server)[2])
            assert len(before - after) == 2
            assert len(after) == len(before)
        finally:
            stop(server)

    def test_workers_killed_under_load(self, own_server: Server):
        expected = own_server.query(ORDINARY).body
        stopping = threading.Event()
        wrong: list[int] = []
        right: list[int] = []

        def ask(client: int) -> None:
            turn = 0
            while not stopping.is_set():
                turn += 1
                answer = own_server.query(f"{ORDINARY} # {client} {turn}", f"127.0.0.{client}")
                if answer.status == 200 and answer.body == expected:
                    right.append(1)
                elif answer.status != 503:
                    wrong.append(answer.status)

        threads = [threading.Thread(target=ask, args=(client,)) for client in (2, 3, 4)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            _, _, workers = family(own_server)
            for worker in workers[:3]:
                os.kill(worker, signal.SIGKILL)
            time.sleep(0.2)
        stopping.set()
        for thread in threads:
            thread.join()
        assert wrong == []
        assert len(right) > 20
        deadline = time.monotonic() + 10
        while len([w for w in family(own_server)[2] if running(w)]) != 10:
            assert time.monotonic() < deadline
            time.sleep(0.1)

    @pytest.mark.parametrize("victim", ["web", "nursery"])
    def test_the_server_killed(self, own_server: Server, victim):
        """Under load: whoever asks meanwhile gets the right answer, none, or is told to wait."""
        expected = own_server.query(ORDINARY).body
        web, nursery, workers = family(own_server)
        stopping = threading.Event()
        told: list[object] = []

        def ask(client: int) -> None:
            turn = 0
            while not stopping.is_set():
                turn += 1
                try:
                    answer = own_server.query(f"{ORDINARY} # {client} {turn}", f"127.0.0.{client}")
                except (OSError, http.client.HTTPException):
                    told.append("nothing")
                    time.sleep(0.05)
                else:
                    right = answer.status == 200 and answer.body == expected
                    told.append("right" if right else answer.status)

        threads = [threading.Thread(target=ask, args=(client,)) for client in (2, 3, 4)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        before = told.count("right")
        os.kill(web if victim == "web" else nursery, signal.SIGKILL)
        time.sleep(0.3)
        own_server.wait_until_ready(30)
        deadline = time.monotonic() + 20
        while (answer := own_server.query(ORDINARY + " # again")).status == 503:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        time.sleep(1)
        stopping.set()
        for thread in threads:
            thread.join()
        assert (answer.status, answer.body) == (200, expected)
        assert set(told) <= {"right", "nothing", 503}
        assert told.count("right") > before
        for process in (nursery, *workers):  # nothing of the old ones is left
            assert not running(process)

    def test_nothing_is_left_when_it_ends(self):
        server = start("--quiet")
        below = children(server.process.pid)
        stop(server)
        time.sleep(0.3)
        assert len(below) > 10
        assert not [p for p in below if running(p)]


class TestNewVersion:
    def test_is_swapped_in_whole(self, tmp_path):
        """While it is loaded the old one answers; no answer mixes both, none is an error."""
        file = tmp_path / "data.nq"

        def write(version: str) -> None:
            lines = [f'<x:s{n}> <x:p> "{version}" <x:g> .' for n in range(2000)]
            file.write_text("\n".join(lines))

        write("old")
        server = start("--quiet", "--only-data", "--data", str(file), "--allowance", "100")
        try:
            query = "SELECT ?v (COUNT(*) AS ?n) { ?s <x:p> ?v } GROUP BY ?v"
            first = server.state()["version"]
            write("new")
            server.process.send_signal(signal.SIGHUP)
            seen = []
            deadline = time.monotonic() + 30
            while not seen or "new" not in seen[-1]:
                assert time.monotonic() < deadline
                answer = server.query(query, Accept="text/csv")
                assert answer.status == 200
                seen.append(answer.text)
            assert set(seen) == {"v,n\r\nold,2000\r\n", "v,n\r\nnew,2000\r\n"}
            second = server.state()["version"]
            assert first != second
            file.write_text("this is no N-Quads")
            server.process.send_signal(signal.SIGHUP)
            time.sleep(2)
            assert server.query(query, Accept="text/csv").text == "v,n\r\nnew,2000\r\n"
            assert server.state()["version"] == second
        finally:
            stop(server)


class TestConnections:
    def _raw(self, server: Server, content: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", server.port), timeout=15) as connection:
            connection.sendall(content)
            received = b""
            while part := connection.recv(65536):
                received += part
                if b"\r\n\r\n" in received:
                    break
            return received

    @pytest.mark.parametrize(
        "content",
        [
            b"garbage\r\n\r\n",
            b"\x00\x01\x02\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
            b"Content-Length: 6\r\n\r\n",
            b"GET /sparql HTTP/1.1\r\n\r\n",
        ],
    )
    def test_what_is_no_request(self, server: Server, content):
        received = self._raw(server, content)
        assert received.startswith((b"HTTP/1.1 4", b"")), received[:100]
        assert b"Traceback" not in received
        assert server.query(ORDINARY).status == 200

    def test_what_never_ends(self, server: Server):
        """A head or a body that doesn't come to its end is given up."""
        head = b"GET /sparql HTTP/1.1\r\nHost: localhost\r\n"
        body = (
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
            b"Content-Type: application/sparql-query\r\n\r\nASK"
        )
        address = ("127.0.0.1", server.port)
        with (
            socket.create_connection(address, timeout=20) as first,
            socket.create_connection(address, timeout=20) as second,
        ):
            started = time.monotonic()
            first.sendall(head)
            second.sendall(body)
            assert first.recv(1000) == b""
            assert second.recv(1000).startswith(b"HTTP/1.1 408")
            assert 5 < time.monotonic() - started < 15

    @pytest.mark.parametrize(
        ("content", "status"),
        [
            (b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
            (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"400"),
            (b"GET / HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n", b"421"),
            (b"GET / HTTP/1.1\r\nHost: localhost:80/../evil\r\n\r\n", b"421"),
            (
                b"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n\r\n",
                b"421",
            ),
            (b"GET /static/../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
            (b"GET /static/%2e%2e%2fapp.py HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
            (
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                b"4",
            ),
        ],
    )
    def test_what_is_meant_for_somebody_else(self, server: Server, content, status):
        received = self._raw(
            server, content.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
        )
        assert received.startswith(b"HTTP/1.1 " + status), received[:200]
        assert b"evil" not in received

    def test_no_line_can_be_put_into_a_header(self, server: Server):
        injected = "x%0d%0aSet-Cookie:%20a=b"
        for path in (f"/data/{injected}", f"/sparql?query={injected}", f"/queries/{injected}.csv"):
            for accept in ("text/html", "text/turtle"):
                answer = server.get(path, Accept=accept)
                assert "set-cookie" not in answer.headers
                assert not any("Set-Cookie: a" in value for value in answer.headers.values())

    def test_an_answer_that_isnt_taken_is_given_up(self, monkeypatch):
        """A client that never reads doesn't keep megabytes of answer for ever."""
        import asyncio

        from uvicorn import Config
        from uvicorn.server import ServerState

        from ssp_graph.server.connections import Connection

        monkeypatch.setattr(Connection, "untaken_seconds", 0.5)

        async def app(scope, receive, send):
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for _ in range(200):
                body = b"x" * 100_000
                await send({"type": "http.response.body", "body": body, "more_body": True})

        async def try_it() -> float:
            config = Config(app, http=Connection, lifespan="off")
            config.load()
            loop = asyncio.get_running_loop()
            state = ServerState()
            listening = await loop.create_server(
                lambda: Connection(config=config, server_state=state, app_state={}), "127.0.0.1", 0
            )
            port = listening.sockets[0].getsockname()[1]
            _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1000)
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            started = time.monotonic()
            while not state.connections:
                await asyncio.sleep(0.01)
            while state.connections and time.monotonic() - started < 10:
                await asyncio.sleep(0.05)
            taken = time.monotonic() - started
            writer.transport.abort()
            listening.close()
            return taken

        # In a thread of its own: where a browser runs, this one has an event loop already.
        with ThreadPoolExecutor(1) as thread:
            assert 0.3 < thread.submit(asyncio.run, try_it()).result() < 5


class TestBehindAProxy:
    def test_who_asks_is_whom_the_proxy_names(self):
        """Only the last address is the proxy's own word; without a proxy none is believed."""
        hungry = CLASSES["cartesian product"]
        for options, believed in (((), False), (("--proxy", "127.0.0.1"), True)):
            server = start("--quiet", "--allowance", "0.1", *options)
            try:
                with ThreadPoolExecutor(4) as pool:
                    list(
                        pool.map(
                            lambda n: server.query(  # noqa: B023
                                hungry(n), X_Forwarded_For=f"10.0.0.{n}, 198.51.100.7"
                            ),
                            range(4),
                        )
                    )
                again = server.query(ORDINARY, X_Forwarded_For="10.9.9.9, 198.51.100.7")
                assert again.status == 429
                other = server.query(ORDINARY, X_Forwarded_For="198.51.100.8")
                assert (other.status == 200) == believed
            finally:
                stop(server)

    @pytest.mark.parametrize(("options", "kept"), [((), 128), (("--proxy", "127.0.0.1"), 200)])
    def test_how_many_connections(self, options, kept):
        """One address has 128; the proxy, whose connections are everybody's, has more."""
        server = start("--quiet", *options)
        try:
            connections = [
                socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(200)
            ]
            answered = 0
            for connection in connections:
                try:
                    connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    answered += connection.recv(1000).startswith(b"HTTP/1.1 200")
                except OSError:
                    continue
            assert abs(answered - kept) <= 2
            assert server.process.poll() is None
            for connection in connections:
                connection.close()
        finally:
            stop(server)
