"""Throughput, latency and memory of the endpoint beside two other servers, on loopback.

    python benchmarks/endpoint.py speed [--seconds 10]    comparison query, three servers
    python benchmarks/endpoint.py hostile [--rounds 50]   10 classes of hostile query
    python benchmarks/endpoint.py soak [--minutes 10]     memory growth
    python benchmarks/endpoint.py pages                   every kind of page, first and second time

`speed` needs wrk; the `oxigraph` server and rdflib-endpoint (a Python interpreter that has it is
given with --rdflib-endpoint) are left out where they are missing. All servers are started here,
listen on 127.0.0.1 and are ended by their process ids.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "server"))

from conftest import start, stop  # noqa: E402
from hostile import CLASSES  # noqa: E402
from serving import Server  # noqa: E402
from stores import free_port, oxigraph  # noqa: E402
from test_hostile import ORDINARY, OTHER, children, family  # noqa: E402

import ssp_graph as ssp  # noqa: E402
from ssp_graph import queries  # noqa: E402
from ssp_graph.push import push  # noqa: E402
from ssp_graph.remote import portable  # noqa: E402

_WRK = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/sparql-query"
wrk.headers["Accept"] = "application/sparql-results+json"
local file = io.open("{query}")
local text = file:read("*a")
local turn = 0
function request()
  turn = turn + 1
  return wrk.format(nil, nil, nil, {body})
end
"""


def wrk(url: str, query: str, seconds: int, fresh: bool) -> tuple[float, float, int]:
    """Return requests a second, p99 in ms and the number of failed requests.

    `fresh` makes every query another one, so that none can be answered from memory.
    """
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "query.rq"
        text.write_text(query)
        script = Path(folder) / "post.lua"
        body = 'text .. "\\n# " .. turn .. tostring(wrk.thread)' if fresh else "text"
        script.write_text(_WRK.format(query=text, body=body))
        done = subprocess.run(
            [
                "wrk",
                "-t1",
                "-c4",
                f"-d{seconds}s",
                "--latency",
                "--timeout",
                "30s",
                "-s",
                str(script),
                url,
            ],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done).groups()
    p99 = float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", done)
    return rate, p99, int(failed[1]) if failed else 0


def speed(seconds: int, rdflib_python: str | None) -> None:
    """Measure the comparison query on all servers, one after the other."""
    kb = ssp.load()
    query = portable(queries.find("compare/level").sparql)
    print(f"{len(kb.store)} statements, default graph and named graphs; wrk -t1 -c4, {seconds} s")
    print(f"{'server':34}{'requests/s':>12}{'p99 ms':>10}{'failed':>8}")
    server = start("--quiet", "--allowance", "100000")
    try:
        for name, fresh in (("ssp-graph", False), ("ssp-graph, never the same query", True)):
            show(name, *wrk(server.endpoint, query, seconds, fresh))
    finally:
        stop(server)
    with oxigraph() as target:
        push(kb, target)
        union = portable(queries.find("compare/level").sparql)
        url = f"{target.endpoint}?default-graph-uri=https://w3id.org/ssp-graph/union"
        url += "".join(f"&named-graph-uri={name}" for name in kb.graph_names())
        for name, fresh in (("oxigraph", False), ("oxigraph, never the same query", True)):
            show(name, *wrk(url, union, seconds, fresh))
    if rdflib_python is not None:
        with tempfile.TemporaryDirectory() as folder:
            dump = Path(folder) / "graph.nq"
            import pyoxigraph as ox

            kb.store.dump(str(dump), format=ox.RdfFormat.N_QUADS)
            port = free_port()
            process = subprocess.Popen(
                [
                    rdflib_python,
                    "-m",
                    "rdflib_endpoint",
                    "serve",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    str(port),
                    str(dump),
                ],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                wait(port)
                show("rdflib-endpoint", *wrk(f"http://127.0.0.1:{port}/", query, seconds, False))
            finally:
                process.kill()
                process.wait()


def wait(port: int) -> None:
    """Wait until something listens on `port`."""
    import socket

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server doesn't answer")


def show(name: str, rate: float, p99: float, failed: int) -> None:
    print(f"{name:34}{rate:12.1f}{p99:10.1f}{failed:8}", flush=True)


def hostile(rounds: int) -> None:
    """Send each class of hostile query `rounds` times while another client asks ordinary ones."""
    server = start("--quiet", "--allowance", "100000")
    try:
        before = family(server)[:2]
        expected = server.query(ORDINARY).body
        times: list[float] = []
        wrong = 0
        for name, make in CLASSES.items():
            with ThreadPoolExecutor(4) as pool:
                sent = [pool.submit(server.query, make(n), OTHER) for n in range(rounds)]
                mine: list[float] = []
                turn = 0
                while not all(future.done() for future in sent):
                    turn += 1
                    started = time.monotonic()
                    answer = server.query(f"{ORDINARY} # {name} {turn}")
                    mine.append(time.monotonic() - started)
                    wrong += answer.status != 200 or answer.body != expected
                    time.sleep(0.02)
                codes: dict[int, int] = {}
                for future in sent:
                    status = future.result().status
                    codes[status] = codes.get(status, 0) + 1
            times += mine
            print(
                f"{name:22} {codes}  ordinary: {p99(mine) * 1000:.0f} ms p99 of {len(mine)}",
                flush=True,
            )
        alive = family(server)[:2] == before
        print(
            f"all: ordinary query p99 {p99(times) * 1000:.0f} ms of {len(times)}, wrong answers "
            f"{wrong}, web process and nursery the same as before: {alive}"
        )
    finally:
        stop(server)


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]


def memory(server: Server) -> dict[str, int]:
    """Return the proportional memory of the processes in kB: what is shared counts once."""
    web, nursery, workers = family(server)
    found = {"web": pss(web), "nursery": pss(nursery), "workers": sum(map(pss, workers))}
    return found | {"all": sum(pss(p) for p in children(server.process.pid))}


def pss(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])


def soak(minutes: float) -> None:
    """Ask for `minutes` and tell how the memory grows after the first fifth."""
    server = start("--quiet", "--allowance", "100000")
    texts = [queries.find(name).sparql for name in queries.names()]
    asked, wrong = 0, 0
    try:
        end = time.monotonic() + 60 * minutes
        settled = time.monotonic() + 60 * minutes / 5
        first: dict[str, int] = {}
        while time.monotonic() < end:
            with ThreadPoolExecutor(4) as pool:
                asking = [f"{text}\n# {asked}" for text in texts]
                answers = list(pool.map(server.query, asking))
            asked += len(answers)
            wrong += sum(answer.status != 200 for answer in answers)
            if not first and time.monotonic() > settled:
                first = memory(server)
        last = memory(server)
        growth = 100 * (last["all"] - first["all"]) / first["all"]
        print(f"{asked} queries in {minutes:g} minutes, {wrong} not answered")
        print(f"memory (kB): {first} -> {last}: {growth:+.1f} %")
    finally:
        stop(server)


PAGES = [
    *("/", "/compare", "/compare?by=party", "/outcomes", "/rules", "/rule/F-3.04", "/queries"),
    *("/queries/fora", "/query", "/check", "/about", "/ontology", "/data/herning/kommune"),
    *("/data/herning/koordineringsmoeder", "/party/police", "/view?m=herning", "/report/herning"),
]


def pages() -> None:
    """Time every kind of page: how long it takes the first time, and when it was asked before."""
    server = start("--quiet", "--allowance", "100000")
    try:
        print(f"{'page':38}{'first ms':>10}{'again ms':>10}")
        for path in PAGES:
            times = []
            for _ in range(2):
                started = time.monotonic()
                while server.get(path, Accept="text/html").status == 202:
                    time.sleep(0.1)
                times.append(1000 * (time.monotonic() - started))
            print(f"{path:38}{times[0]:10.0f}{times[1]:10.1f}", flush=True)
    finally:
        stop(server)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("what", choices=["speed", "hostile", "soak", "pages"])
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rdflib-endpoint", metavar="PYTHON")
    given = parser.parse_args()
    if given.what == "speed":
        if shutil.which("wrk") is None:
            raise SystemExit("wrk is missing (apt-get install wrk)")
        speed(given.seconds, given.rdflib_endpoint)
    elif given.what == "hostile":
        hostile(given.rounds)
    elif given.what == "pages":
        pages()
    else:
        soak(given.minutes)


if __name__ == "__main__":
    main()
