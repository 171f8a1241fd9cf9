"""Connections that have to get on with it: a request's head must arrive within seconds, and its
answer be taken within minutes."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

_HEAD_SECONDS = 10.0
_UNTAKEN_SECONDS = 120.0  # in all that one answer may wait for a client that doesn't read
_PER_ADDRESS = 128


class Connection(H11Protocol):
    """uvicorn's HTTP/1.1, which by itself waits for a request's head for as long as it takes."""

    # The proxy in front, whose connections are everybody's.
    proxy: ClassVar[str | None] = None
    untaken_seconds: ClassVar[float] = _UNTAKEN_SECONDS
    _open: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._patience: asyncio.TimerHandle | None = None
        self._untaken: asyncio.TimerHandle | None = None
        self._paused = 0.0
        self._left = self.untaken_seconds
        Connection._open[self._address] += 1
        of_many = self._address == Connection.proxy
        if Connection._open[self._address] > _PER_ADDRESS and not of_many:
            transport.abort()
            return
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        Connection._open[self._address] -= 1
        if Connection._open[self._address] <= 0:
            del Connection._open[self._address]
        self._stop_waiting()
        self._stop_pause()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._busy():
            self._stop_waiting()
        elif self._patience is None:
            self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._stop_waiting()
        self._left = self.untaken_seconds

    def pause_writing(self) -> None:
        """The client doesn't keep up: from now on its time runs."""
        super().pause_writing()
        self._paused = self.loop.time()
        self._untaken = self.loop.call_later(self._left, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has caught up."""
        super().resume_writing()
        self._stop_pause()

    def _stop_pause(self) -> None:
        if self._untaken is not None:
            self._untaken.cancel()
            self._untaken = None
            self._left = max(0.0, self._left - (self.loop.time() - self._paused))

    def _busy(self) -> bool:
        cycle: Any = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        self._patience = self.loop.call_later(_HEAD_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        if not self._busy() and not self.transport.is_closing():
            self.transport.abort()
