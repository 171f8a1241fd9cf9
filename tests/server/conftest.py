"""A server of our own, started as a user starts it, and a client that speaks plain HTTP."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Server

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SSP_SHARED", ROOT.parent / "shared"))


def start(*arguments: str) -> Server:
    """Start ``ssp-graph serve`` on a free port and wait until it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ssp_graph", "serve", "--port", "0", "--lang", "en", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    match = re.search(r"http://[^ ]+?:(\d+)/", line)
    if match is None:
        process.terminate()
    assert match, f"the server didn't start: {line}"
    server = Server(process, int(match[1]))
    server.wait_until_ready()
    return server


def stop(server: Server) -> None:
    """End a server that `start` has started."""
    server.process.send_signal(signal.SIGTERM)
    try:
        server.process.wait(20)
    finally:
        server.process.kill()
        if server.process.stderr:
            server.process.stderr.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server with the shipped graph, for all tests that don't break anything."""
    running = start("--quiet", "--allowance", "100")
    yield running
    stop(running)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server for one test alone."""
    running = start("--quiet", "--allowance", "100")
    yield running
    stop(running)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the project; its absence is a fault on a build machine."""
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the reference material is missing: {SHARED}")
        pytest.skip(f"the reference material is missing: {SHARED}")
    return SHARED
