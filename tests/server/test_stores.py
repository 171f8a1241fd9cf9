"""Any SPARQL endpoint as the store: the same answers on three servers, and writing with faults."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from serving import Server
from stores import Faulty, oxigraph, virtuoso

import ssp_graph as ssp
from ssp_graph import queries
from ssp_graph.push import Target, prepare, push
from ssp_graph.remote import PUSHED_GRAPH, UNION_GRAPH, connect, portable
from ssp_graph.transport import Credentials, RemoteError, Transport, gist


@pytest.fixture(scope="module")
def kb():
    return ssp.load()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A graph of three sources, quick to write, with blank nodes."""
    folder = tmp_path_factory.mktemp("small")
    files = []
    for name, count in (("a", 260), ("b", 3), ("c", 40)):
        file = folder / f"{name}.nq"
        file.write_text(
            "".join(
                f'_:b{n} <x:says> "{name} {n}" <x:{name}> .\n<x:s> <x:has> _:b{n} <x:{name}> .\n'
                for n in range(count)
            )
        )
        files.append(file)
    return dataclasses.replace(_Alone(ssp.load(*files, shipped=False)))


@dataclasses.dataclass
class _Alone:
    """A knowledge base without the graphs that every one has: they would only take time."""

    kb: object

    @property
    def store(self):
        store = ox.Store()
        for name in ("x:a", "x:b", "x:c"):
            store.extend(self.kb.store.quads_for_pattern(None, None, None, ox.NamedNode(name)))
        return store


def _arguments(query) -> dict[str, str]:
    values = {"municipality": "herning", "node": "herning/koordineringsmoeder"}
    return {p.name: values[p.type] for p in query.parameters if p.required}


def _answers(kb) -> dict[str, list]:
    """Return the rows of every shipped query."""
    return {n: kb.query(n, **_arguments(queries.find(n))).rows for n in queries.names()}


@pytest.fixture(scope="module")
def expected(kb) -> dict[str, list]:
    return _answers(kb)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def written(request, kb, tmp_path_factory):
    """A real server into which the shipped graph was written."""
    context = (
        virtuoso(tmp_path_factory.mktemp("virtuoso")) if request.param == "virtuoso" else oxigraph()
    )
    with context as target:
        yield request.param, target, push(kb, target, deadline=120)


@pytest.mark.slow
class TestThreeServers:
    def test_our_own(self, expected, server: Server):
        there = ssp.load(endpoint=server.endpoint)
        assert there.conforming
        assert _answers(there) == expected

    def test_by_update(self, small):
        with oxigraph() as target:
            report = push(small, dataclasses.replace(target, graph_store=None))
            assert report.complete, str(report.error)
            assert push(small, target).graphs[0].state == "unchanged"

    def test_every_query_answers_alike(self, expected, written):
        name, target, report = written
        assert report.error is None, str(report.error)
        assert {graph.state for graph in report.graphs} == {"written"}
        there = ssp.load(endpoint=target.endpoint)
        assert _answers(there) == expected
        # Virtuoso 7.2.5 doesn't pass the probe: it serves as a store, queries run on a copy.
        assert there.conforming == (name != "virtuoso")

    def test_writing_again_changes_nothing(self, kb, written):
        _, target, _ = written
        report = push(kb, target, deadline=120)
        assert {graph.state for graph in report.graphs} == {"unchanged"}

    def test_the_copy_is_the_graph(self, kb, written):
        """What validation works on: every graph with every statement."""
        _, target, _ = written
        copy = ssp.load(endpoint=target.endpoint).store
        for graph in copy.named_graphs():
            both = []
            for store in (copy, kb.store):
                dataset = ox.Dataset(
                    ox.Quad(q.subject, q.predicate, q.object)
                    for q in store.quads_for_pattern(None, None, None, graph)
                )
                dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
                both.append(set(dataset))
            assert both[0] == both[1], graph
        assert set(copy.named_graphs()) == set(kb.store.named_graphs())


# What every command that reads the graph says, on files and on any endpoint.
COMMANDS = [
    ("compare", "herning", "silkeborg", "--format", "csv"),
    ("query", "fora-per-level", "--format", "csv"),
    ("show", "herning/koordineringsmoeder"),
    ("validate", "praksis-lokal-handlingsplan", "--rule", "F-3.04", "--format", "csv"),
    ("view", "herning", "-o", "-"),
    ("network", "herning", "silkeborg"),
]


@pytest.fixture(scope="module")
def said_locally() -> dict[tuple[str, ...], tuple[int, str]]:
    return {command: _said(*command) for command in COMMANDS}


def _said(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "ssp_graph", *arguments, "--lang", "en"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, done.stdout


@pytest.mark.slow
class TestCommandsOnThreeServers:
    """The same words, byte for byte, as from the files."""

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
    def test_our_own(self, said_locally, server: Server, command):
        assert _said("--endpoint", server.endpoint, *command) == said_locally[command]

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
    def test_elsewhere(self, said_locally, written, command):
        _, target, _ = written
        assert _said("--endpoint", target.endpoint, *command) == said_locally[command]

    def test_a_report(self, kb, written, tmp_path):
        """Every page and every row of its tables; only places in files can't be told from there."""
        name, target, _ = written
        if name == "virtuoso":
            pytest.skip("its queries run on a copy, as the other commands show")
        made = []
        for place, options in (("here", ()), ("there", ("--endpoint", target.endpoint))):
            folder = tmp_path / place
            _said(*options, "report", "praksis-lokal-handlingsplan", "-o", str(folder))
            made.append({p.relative_to(folder).as_posix(): p for p in folder.rglob("*")})
        here, there = made
        assert set(here) == set(there)
        tables = [path for path in here if path.endswith(".csv")]
        assert len(tables) > 5
        for path in tables:
            rows = [sorted(where[path].read_text().splitlines()) for where in made]
            assert rows[0] == rows[1], path


class TestCommandLine:
    def _run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        import os

        return subprocess.run(
            [sys.executable, "-m", "ssp_graph", *arguments],
            capture_output=True,
            text=True,
            env=os.environ | {"SSP_GRAPH_LANG": "en"} | environment,
            timeout=120,
            check=False,
        )

    def test_same_output(self, server: Server):
        command = ("show", "herning/koordineringsmoeder")
        local = self._run(*command)
        assert local.returncode == 0, local.stderr
        by_option = self._run("--endpoint", server.endpoint, *command)
        by_environment = self._run(*command, SSP_GRAPH_ENDPOINT=server.endpoint)
        assert by_option.stdout == by_environment.stdout == local.stdout

    def test_a_fault_is_told_without_a_traceback(self):
        result = self._run("--endpoint", "http://127.0.0.1:9/sparql", "compare")
        assert result.returncode == 2
        assert "can't be reached" in result.stderr
        assert "Traceback" not in result.stderr
        result = self._run("--endpoint", "ftp://127.0.0.1/", "compare")
        assert (result.returncode, "http" in result.stderr) == (2, True)

    def test_push(self, kb):
        with Faulty().running() as server:
            result = self._run(
                "push",
                "--endpoint",
                f"{server.root}/query",
                "--graph-store",
                f"{server.root}/store",
            )
            assert result.returncode == 0, result.stderr
            assert "in place" in result.stdout
            server.fault = lambda n: 500
            result = self._run(
                "push",
                "--endpoint",
                f"{server.root}/query",
                "--graph-store",
                f"{server.root}/store",
            )
            assert result.returncode == 1
            assert "Not finished" in result.stdout
            assert "Gateway trouble" in result.stderr


def _content(store: ox.Store, graph: str) -> set[str]:
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return {f"{q.subject} {q.predicate} {q.object}" for q in quads}


FAULTS = ["drip", "cut", "refuse", "elsewhere", "html", 429, 500, 503]


class TestFaults:
    """Each ends in success or in a report of exactly what was and wasn't written."""

    @pytest.mark.parametrize("graph_store", [True, False], ids=["graph-store", "update"])
    @pytest.mark.parametrize("fault", FAULTS)
    @pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
    def test_report_and_store_agree(self, small, fault, graph_store, lasting):
        expected = {
            g.name: {f"{t.subject} {t.predicate} {t.object}" for t in g.triples}
            for g in prepare(small)
        }
        # Somewhere in the middle: after the samples and the first graph.
        first = 28 if graph_store else 40
        with Faulty().running() as server:
            server.fault = lambda n: fault if n == first or (lasting and n > first) else None
            report = push(small, server.target(graph_store), deadline=2)
            server.fault = lambda n: None
            states = {graph.graph: graph.state for graph in report.graphs}
            assert set(states) == set(expected)
            for name, state in states.items():
                if state in ("written", "unchanged"):
                    assert _content(server.store, name) == expected[name]
                else:
                    assert not report.complete
            if not lasting and fault in ("cut", "refuse", 429, 503):
                assert report.complete, str(report.error)
            if lasting:
                assert not report.complete
                assert str(report.error)
            again = push(small, server.target(graph_store), deadline=10)
            assert again.complete, str(again.error)
            for name, content in expected.items():
                assert _content(server.store, name) == content
            kept = [n for n, s in states.items() if s == "written"]
            resumed = {g.graph: g.state for g in again.graphs}
            assert all(resumed[name] == "unchanged" for name in kept)

    def test_a_changed_graph_alone_is_written(self, small):
        with Faulty().running() as server:
            target = server.target(graph_store=True)
            push(small, target)
            server.store.add(
                ox.Quad(
                    ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal("1"), ox.NamedNode("x:b")
                )
            )
            states = {g.graph: g.state for g in push(small, target).graphs}
            assert states == {
                "x:a": "unchanged",
                "x:b": "written",
                "x:c": "unchanged",
                UNION_GRAPH: "unchanged",
            }

    def test_a_graph_that_is_gone_is_removed(self, small):
        with Faulty().running() as server:
            target = server.target(graph_store=True)
            push(small, target)
            store = small.store
            store.remove_graph(ox.NamedNode("x:b"))

            class Fewer:
                pass

            fewer = Fewer()
            fewer.store = store
            states = {g.graph: g.state for g in push(fewer, target).graphs}
            assert states["x:b"] == "removed"
            assert _content(server.store, "x:b") == set()
            foreign = ox.Quad(
                ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.Literal("1"), ox.NamedNode("x:foreign")
            )
            server.store.add(foreign)
            push(fewer, target)
            assert foreign in server.store

    def test_the_notes_are_right(self, small):
        with Faulty().running() as server:
            report = push(small, server.target(graph_store=False))
            assert report.complete
            noted = _content(server.store, PUSHED_GRAPH)
            assert len(noted) == 2 * len(report.graphs)


class TestCredentials:
    def test_are_sent_where_they_are_asked_for(self):
        def fault(number):
            sent = server.requests[number][1].get("Authorization")
            return None if sent else "credentials"

        with Faulty(fault).running() as server:
            transport = Transport(Credentials("anna", "secret"), deadline=5)
            import urllib.request

            form = b"query=ASK%7B%7D"
            reply = transport.send(urllib.request.Request(f"{server.root}/query", data=form))
            assert reply.status == 200
            assert "Authorization" not in server.requests[0][1]
            assert server.requests[1][1]["Authorization"].startswith("Basic ")

    def test_never_go_to_another_origin(self):
        with Faulty(lambda n: "credentials").running() as other:
            with Faulty(lambda n: "elsewhere", elsewhere=f"{other.root}/query").running() as server:
                with pytest.raises(RemoteError, match="another server") as caught:
                    ssp.load(
                        endpoint=f"{server.root}/query", credentials=Credentials("anna", "secret")
                    )
                assert other.root in str(caught.value)
            assert other.requests == []

    def test_wrong_ones_are_told(self):
        with (
            Faulty(lambda n: "credentials").running() as server,
            pytest.raises(RemoteError, match="SSP_GRAPH_USER"),
        ):
            ssp.load(endpoint=f"{server.root}/query", credentials=Credentials("a", "b"))


def _certificate(folder: Path) -> Path:
    """Return a file with a key and a certificate that nobody vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl isn't installed")
    key, certificate, both = (folder / f"{name}.pem" for name in ("key", "cert", "both"))
    asked = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=127.0.0.1",
    ]
    subprocess.run(
        ["openssl", *asked, "-keyout", str(key), "-out", str(certificate)],
        capture_output=True,
        check=True,
    )
    both.write_text(key.read_text() + certificate.read_text())
    return both


class TestReading:
    def test_a_proxys_page_is_shown_as_what_it_is(self):
        with (
            Faulty(lambda n: "html").running() as server,
            pytest.raises(RemoteError, match=r"web page.*Corporate proxy: please log in"),
        ):
            ssp.load(endpoint=f"{server.root}/query")

    def test_the_deadline_holds(self):
        with Faulty(lambda n: "drip").running() as server:
            started = time.monotonic()
            with pytest.raises(RemoteError, match="within 1 seconds"):
                connect(f"{server.root}/query", deadline=1)
            assert time.monotonic() - started < 3

    @pytest.mark.parametrize("writing", [False, True], ids=["reading", "push"])
    def test_a_certificate_that_cant_be_checked(self, small, tmp_path, writing):
        with Faulty().running(_certificate(tmp_path)) as server:
            if writing:
                report = push(small, server.target(graph_store=True), deadline=5)
                assert "certificate" in str(report.error)
                assert {g.state for g in report.graphs} == {"not-tried"}
            else:
                with pytest.raises(RemoteError, match="certificate"):
                    ssp.load(endpoint=f"{server.root}/query")
            assert server.requests == []

    @pytest.mark.parametrize(
        ("fault", "words"),
        [
            ("cut", "reached|broken|breaks"),
            ("refuse", "reached"),
            ("elsewhere", "another server"),
            (429, "429"),
            (500, "500"),
            (503, "Gateway trouble"),
        ],
    )
    def test_what_lasts_is_told(self, fault, words):
        with Faulty(lambda n: fault).running() as server:
            with pytest.raises(RemoteError, match=words) as caught:
                connect(f"{server.root}/query", deadline=2)
            assert server.root in str(caught.value)

    @pytest.mark.parametrize("fault", ["cut", "refuse", 429, 503])
    def test_what_passes_is_hardly_noticed(self, kb, fault):
        """The first request of each kind fails, and the answer is the right one."""
        with Faulty(lambda n: fault if n in (0, 3) else None, kb.store).running() as server:
            there = connect(f"{server.root}/query", deadline=20)
            assert there.query("fora-per-level").rows == kb.query("fora-per-level").rows

    def test_files_and_endpoint_exclude_each_other(self, tmp_path):
        with pytest.raises(ssp.SspError, match="not both"):
            ssp.load(tmp_path, endpoint="http://127.0.0.1:9/")


class TestPortable:
    def test_keeps_the_lines(self):
        text = "# title (en): x\n\nSELECT ?s {\n VALUES ?m { UNDEF }\n ?s a ssp:Forum }"
        result = portable(text)
        assert len(result.splitlines()) == len(text.splitlines())
        assert "PREFIX ssp: <https://w3id.org/ssp-graph/ontology#>" in result
        assert "UNDEF" not in result
        assert "title" not in result

    @pytest.mark.parametrize("name", queries.names())
    def test_means_the_same(self, kb, name):
        query = queries.find(name)
        answer = list(kb.store.query(portable(query.sparql)))
        expected = list(kb.store.query(query.sparql))
        assert len(answer) == len(expected)


def test_gist():
    assert gist("text/html", b"<html><title>a &amp;\n b</title>") == "a & b"
    assert gist("text/plain", b"  out of\n order ") == "out of order"
    assert gist("text/html", b"<p>no title</p>") == "no title"


def test_a_target_says_where(small):
    """By update the old content stays in place until the new one is complete."""
    with Faulty().running() as server:
        target = Target(f"{server.root}/query", f"{server.root}/update")
        push(small, target)
        before = _content(server.store, "x:a")
        texts: list[set[str]] = []
        server.fault = lambda n: texts.append(_content(server.store, "x:a"))
        server.store.update(
            "DELETE DATA { GRAPH <https://w3id.org/ssp-graph/pushed> { <x:a> "
            "<http://rdfs.org/ns/void#triples> 1400 } }"
        )
        push(small, target)
        assert all(content == before for content in texts)
