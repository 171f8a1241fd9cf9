"""Keeps the server going: holds the listening socket and starts the web process anew when it ends.

The socket outlives the web process, so that a client who connects meanwhile is not turned away.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from types import FrameType

from ssp_graph.errors import SspError

_FAILED_TO_LOAD = 3
_SETTLED = 30.0  # seconds after which a web process counts as having worked
_LONGEST_PAUSE = 10.0


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises SspError when the address can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(1024)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise SspError("server.cannot-listen", host=host, port=port, reason=reason) from error
    return listening


def run(listening: socket.socket, options: Mapping[str, object], told: Callable[[], None]) -> int:
    """Serve until told to stop; return the exit code.

    `told` is called once when the web process has been started. SIGHUP loads the data anew,
    SIGTERM and SIGINT end the server.
    """
    stopping = False
    web: subprocess.Popen[bytes] | None = None

    def pass_on(number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        if number != signal.SIGHUP:
            stopping = True
            number = signal.SIGTERM
        if web is not None and web.poll() is None:
            web.send_signal(number)

    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, pass_on)
    pause = 0.1
    first = True
    while True:
        started = time.monotonic()
        web = _start(listening, options)
        if first:
            told()
            first = False
        code = web.wait()
        if stopping:
            return 0
        if code == _FAILED_TO_LOAD:
            return 2
        lived = time.monotonic() - started
        pause = 0.1 if lived > _SETTLED else min(2 * pause, _LONGEST_PAUSE)
        time.sleep(pause)


def _start(listening: socket.socket, options: Mapping[str, object]) -> subprocess.Popen[bytes]:
    descriptor = listening.fileno()
    return subprocess.Popen(
        [sys.executable, "-m", "ssp_graph.server.web", str(descriptor), json.dumps(dict(options))],
        pass_fds=[descriptor],
        stdin=subprocess.DEVNULL,
        env=dict(os.environ),
        start_new_session=True,
    )
