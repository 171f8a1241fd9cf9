"""Connections that have to get on with it: a request's head must arrive within seconds."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

_HEAD_SECONDS = 10.0
_PER_ADDRESS = 128


class Connection(H11Protocol):
    """uvicorn's HTTP/1.1, which by itself waits for a request's head for as long as it takes."""

    _open: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._patience: asyncio.TimerHandle | None = None
        Connection._open[self._address] += 1
        if Connection._open[self._address] > _PER_ADDRESS:
            transport.abort()
            return
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        Connection._open[self._address] -= 1
        if Connection._open[self._address] <= 0:
            del Connection._open[self._address]
        self._stop_waiting()
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
