"""The web process's side of the workers: who gets one, for how long, and what replaces it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ssp_graph.server import messages
from ssp_graph.server.confinement import BOUNDS, MEGABYTE
from ssp_graph.server.messages import Head
from ssp_graph.server.problems import Refused
from ssp_graph.texts import Lang

_ALONE = frozenset(["slow", "upload"])  # kinds of which each worker does one thing and ends
_LOWERED = frozenset(["query"])  # kinds that go on at low priority when they take long
_PATIENCE = 5.0  # seconds a request waits for a worker
_QUEUE = 32  # requests of one client that may wait
_QUICK = 0.25  # seconds after which a worker goes on at low priority
_LOADING = 120.0  # seconds that loading the graph may take
_AT_ONCE = 0.05  # seconds within which a worker that ends was dead already
# After so many answers a worker is replaced: what big queries made it grow is given back.
_TERM = 300
_SAVED = 30.0  # seconds for which an unused allowance is saved up
_CLIENTS_KEPT = 10_000


@dataclass(frozen=True)
class Settings:
    """What to load, how many workers of each kind, and how much one client may occupy.

    `allowance` is the seconds of work a client gets back every second.
    """

    data: tuple[Path, ...] = ()
    shipped: bool = True
    lang: Lang = "da"
    workers: int = 8
    page_workers: int = 2
    uploads: int = 2
    allowance: float = 2.0

    @property
    def per_client(self) -> int:
        """Workers that one client may occupy: there are at least twice as many."""
        return max(1, self.workers // 2)


class LoadingFailed(Exception):
    """The graph couldn't be loaded; the message says why."""


@dataclass(eq=False)
class _Worker:
    number: int
    kind: str
    process: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    answered: int = 0


@dataclass
class _Client:
    """What one client has in use and what it may still use."""

    allowance: float
    running: int = 0
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)
    seen: float = field(default_factory=time.monotonic)

    def next(self) -> None:
        """Let the request that has waited longest go on."""
        while self.waiting:
            future = self.waiting.popleft()
            if not future.done():
                future.set_result(None)
                return


class Generation:
    """One loaded version of the graph: its nursery and the workers forked from it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.version = ""
        self.isolated = False
        self.places: list[str] = []
        self.users = 0
        self._control: socket.socket
        self._process: subprocess.Popen[bytes]
        self._idle: dict[str, deque[_Worker]] = defaultdict(deque)
        self._wanted: dict[str, deque[asyncio.Future[_Worker]]] = defaultdict(deque)
        self._born: dict[int, asyncio.Future[tuple[int, socket.socket]]] = {}
        self._workers: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._number = 0
        self._closed = False

    async def start(self) -> None:
        """Load the graph in a fresh process and fork the workers. Raises LoadingFailed."""
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        options = json.dumps(
            {
                "data": [str(path) for path in self.settings.data],
                "shipped": self.settings.shipped,
                "lang": self.settings.lang,
            }
        )
        # A library for arithmetic starts threads unless told not to; see nursery.
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ssp_graph.server.nursery", str(theirs.fileno()), options],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=environment,
        )
        theirs.close()
        self._control.setblocking(False)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_LOADING):
                first = await loop.sock_recv(self._control, 65536)
        except TimeoutError:
            first = b""
        state: dict[str, Any] = json.loads(first or b"{}")
        if "ready" not in state:
            self.close()
            raise LoadingFailed(state.get("failed", f"exit {self._process.returncode}"))
        self.version, self.isolated = state["ready"], state["isolated"]
        self.places = state["places"]
        loop.add_reader(self._control.fileno(), self._hear)
        kinds = ["query"] * self.settings.workers + ["page"] * self.settings.page_workers
        for kind in kinds:
            self._hand_over(await self._fork(kind))

    def close(self) -> None:
        """End the nursery; the kernel ends its workers with it."""
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(ValueError, OSError):
            asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        for worker in self._workers:
            worker.writer.close()
        self._process.kill()
        self._process.wait()

    def processes(self) -> dict[str, list[int]]:
        """Return the process ids by kind, for who watches the server."""
        found: dict[str, list[int]] = {"nursery": [self._process.pid]}
        for worker in self._workers:
            found.setdefault(worker.kind, []).append(worker.process)
        return found

    @property
    def alive(self) -> bool:
        """Whether the nursery still runs."""
        return not self._closed and self._process.poll() is None

    @contextlib.asynccontextmanager
    async def worker(self, kind: str) -> AsyncIterator[_Worker]:
        """Give a worker for one request; one that overran or died is replaced afterwards."""
        alone = kind in _ALONE
        worker = await self._fork(kind) if alone else await self._idle_worker(kind)
        fresh = False
        try:
            yield worker
            fresh = not alone
        finally:
            if fresh:
                self._hand_over(worker)
            else:
                self._end(worker)

    async def ask(self, worker: _Worker, head: Head, body: bytes) -> tuple[Head, bytes, bool]:
        """Return the worker's answer, and whether it took long.

        Raises Refused when it didn't answer in time or died.
        """
        bounds = BOUNDS[worker.kind]
        loop = asyncio.get_running_loop()
        lowered = False

        def lower() -> None:
            nonlocal lowered
            lowered = True
            self._order({"do": "lower", "number": worker.number})

        timer = loop.call_later(_QUICK, lower) if worker.kind in _LOWERED else None
        try:
            async with asyncio.timeout(bounds.seconds):
                worker.writer.write(messages.pack(head, body))
                await worker.writer.drain()
                answer, content = await messages.read(worker.reader)
        except TimeoutError:
            raise Refused(503, "time", {"Retry-After": "30"}, limit=bounds.seconds) from None
        except (EOFError, OSError, ValueError):
            limit = bounds.memory // MEGABYTE
            raise Refused(503, "died", {"Retry-After": "30"}, limit=limit) from None
        finally:
            if timer is not None:
                timer.cancel()
        return answer, content, lowered

    def retire(self, worker: _Worker) -> None:
        """End a worker that runs at low priority, which can't be undone, or has served its term.
        Another takes its place."""
        self._end(worker)

    def tend(self) -> None:
        """Replace the idle workers that have died."""
        for kind, idle in self._idle.items():
            dead = [worker for worker in idle if worker.reader.at_eof()]
            self._idle[kind] = deque(worker for worker in idle if worker not in dead)
            for worker in dead:
                self._end(worker)

    async def _idle_worker(self, kind: str) -> _Worker:
        while self._idle[kind]:
            worker = self._idle[kind].popleft()
            if not worker.reader.at_eof():
                return worker
            self._end(worker)
        future: asyncio.Future[_Worker] = asyncio.get_running_loop().create_future()
        self._wanted[kind].append(future)
        try:
            async with asyncio.timeout(_PATIENCE):
                return await future
        except BaseException as error:
            # Handed over in the moment in which it was given up: it is for somebody else.
            if future.done() and not future.cancelled():
                self._hand_over(future.result())
            if isinstance(error, TimeoutError):
                raise Refused(503, "busy", {"Retry-After": "5"}) from None
            raise

    def _hand_over(self, worker: _Worker) -> None:
        if worker not in self._workers:
            return
        wanted = self._wanted[worker.kind]
        while wanted:
            future = wanted.popleft()
            if not future.done():
                future.set_result(worker)
                return
        self._idle[worker.kind].append(worker)

    def _end(self, worker: _Worker) -> None:
        if worker not in self._workers:
            return
        self._workers.discard(worker)
        worker.writer.close()
        self._order({"do": "kill", "number": worker.number})
        if worker.kind not in _ALONE and not self._closed:
            task = asyncio.get_running_loop().create_task(self._replace(worker.kind))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _replace(self, kind: str) -> None:
        with contextlib.suppress(Refused, OSError):
            self._hand_over(await self._fork(kind))

    async def _fork(self, kind: str) -> _Worker:
        self._number += 1
        number = self._number
        future: asyncio.Future[tuple[int, socket.socket]] = (
            asyncio.get_running_loop().create_future()
        )
        self._born[number] = future
        self._order({"do": "fork", "number": number, "kind": kind})
        try:
            async with asyncio.timeout(_PATIENCE):
                process, connection = await future
        except TimeoutError:
            raise Refused(503, "busy", {"Retry-After": "5"}) from None
        finally:
            self._born.pop(number, None)
        reader, writer = await asyncio.open_connection(sock=connection, limit=1 << 20)
        worker = _Worker(number, kind, process, reader, writer)
        self._workers.add(worker)
        return worker

    def _order(self, order: dict[str, object]) -> None:
        with contextlib.suppress(OSError):
            self._control.send(json.dumps(order).encode())

    def _hear(self) -> None:
        try:
            data, descriptors, _, _ = socket.recv_fds(self._control, 4096, 1)
        except OSError:
            return
        if not data:
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            return
        told = json.loads(data)
        connection = socket.socket(fileno=descriptors[0])
        connection.setblocking(False)
        future = self._born.get(told["forked"])
        if future is None or future.done():
            connection.close()
        else:
            future.set_result((told["process"], connection))


async def _twice_if_dead(
    generation: Generation, account: _Client, kind: str, head: Head, body: bytes
) -> tuple[Head, bytes]:
    """Return a worker's answer; ask another one when the first was dead before it could begin."""
    for attempt in (1, 2):
        async with contextlib.AsyncExitStack() as stack:
            worker = await stack.enter_async_context(generation.worker(kind))
            started = time.monotonic()
            try:
                answer, content, lowered = await generation.ask(worker, head, body)
            except Refused as refused:
                at_once = time.monotonic() - started < _AT_ONCE
                if attempt == 2 or refused.key != "died" or not at_once:
                    raise
                generation.retire(worker)
                continue
            finally:
                account.allowance -= time.monotonic() - started
            worker.answered += 1
            if lowered or worker.answered >= _TERM:
                generation.retire(worker)
            return answer, content
    raise AssertionError("the second attempt returns or raises")


class Pool:
    """The workers of the current generation, shared among clients in a fair way."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._current: Generation | None = None
        self._clients: dict[str, _Client] = {}
        self._uploads = asyncio.Semaphore(settings.uploads)
        self._slow = asyncio.Semaphore(1)
        self._swapping = asyncio.Lock()

    @property
    def generation(self) -> Generation:
        """The generation that answers now. Raises Refused while there is none."""
        if self._current is None:
            raise Refused(503, "starting", {"Retry-After": "2"})
        return self._current

    async def load(self) -> None:
        """Load the files anew beside the running version, then swap it in whole.

        Raises LoadingFailed; then the running version goes on.
        """
        async with self._swapping:
            fresh = Generation(self.settings)
            await fresh.start()
            old, self._current = self._current, fresh
            if old is not None:
                while old.users and old.alive:
                    await asyncio.sleep(0.05)
                old.close()

    async def watch(self) -> None:
        """Replace what dies: idle workers, and the whole generation when its nursery does."""
        while True:
            await asyncio.sleep(0.2)
            if self._current is not None:
                self._current.tend()
            if self._current is not None and not self._current.alive:
                dead = self._current
                with contextlib.suppress(LoadingFailed):
                    await self.load()
                dead.close()

    def close(self) -> None:
        """End everything."""
        if self._current is not None:
            self._current.close()

    async def run(
        self, client: str, kind: str, head: Head, body: bytes = b""
    ) -> tuple[Head, bytes]:
        """Return a worker's answer to one request of `client`. Raises Refused."""
        async with self._turn(client) as account, self._upload_turn(kind):
            generation = self.generation
            generation.users += 1
            try:
                answer, content = await _twice_if_dead(generation, account, kind, head, body)
            finally:
                generation.users -= 1
        answer["version"] = generation.version
        return answer, content

    async def run_slowly(self, head: Head) -> tuple[Head, bytes]:
        """Return the answer to a request that is the server's own affair, one at a time."""
        async with self._slow:
            generation = self.generation
            generation.users += 1
            try:
                async with generation.worker("slow") as worker:
                    answer, content, _ = await generation.ask(worker, head, b"")
            finally:
                generation.users -= 1
        answer["version"] = generation.version
        return answer, content

    @contextlib.asynccontextmanager
    async def _upload_turn(self, kind: str) -> AsyncIterator[None]:
        if kind != "upload":
            yield
            return
        async with self._uploads:
            yield

    @contextlib.asynccontextmanager
    async def _turn(self, name: str) -> AsyncIterator[_Client]:
        """Wait until the client `name` may use another worker."""
        client = self._client(name)
        if client.allowance <= 0:
            wait = int(-client.allowance / self.settings.allowance) + 1
            raise Refused(429, "used-up", {"Retry-After": str(wait)}, seconds=wait)
        if client.running >= self.settings.per_client:
            if len(client.waiting) >= _QUEUE:
                raise Refused(429, "queue", {"Retry-After": "5"})
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            client.waiting.append(future)
            try:
                async with asyncio.timeout(_PATIENCE):
                    await future
            except BaseException as error:
                if future.done() and not future.cancelled():
                    client.next()
                if isinstance(error, TimeoutError):
                    raise Refused(503, "busy", {"Retry-After": "5"}) from None
                raise
        client.running += 1
        try:
            yield client
        finally:
            client.running -= 1
            client.next()

    def _client(self, name: str) -> _Client:
        now = time.monotonic()
        client = self._clients.get(name)
        if client is None:
            if len(self._clients) >= _CLIENTS_KEPT:
                self._forget(now)
            client = self._clients[name] = _Client(_SAVED * self.settings.allowance)
        rate = self.settings.allowance
        client.allowance = min(_SAVED * rate, client.allowance + (now - client.seen) * rate)
        client.seen = now
        return client

    def _forget(self, now: float) -> None:
        """Forget the clients whose account is full again; one that is in use is kept."""
        self._clients = {
            name: client
            for name, client in self._clients.items()
            if client.running or client.waiting or now - client.seen < _SAVED
        }
