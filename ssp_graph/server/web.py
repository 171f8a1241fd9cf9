"""The web process: the application under uvicorn, on a socket that the supervisor holds."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import uvicorn

from ssp_graph.server import confinement
from ssp_graph.server.app import Server, Site, build
from ssp_graph.server.connections import Connection
from ssp_graph.server.workers import LoadingFailed, Settings

_CONNECTIONS = 512


def main(arguments: Sequence[str]) -> None:
    """Serve the listening socket (descriptor, first argument) as the settings (JSON) say.

    Ends with 3 when the graph can't be loaded.
    """
    confinement.die_with_parent()
    listening = socket.socket(fileno=int(arguments[0]))
    options: dict[str, Any] = json.loads(arguments[1])
    level = logging.INFO if options["log"] else logging.WARNING
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stderr)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    try:
        asyncio.run(_serve(site(options), listening, options["proxy"]))
    except LoadingFailed as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(3)


def site(options: dict[str, Any]) -> Site:
    """Return the site that the supervisor's `options` describe."""
    settings = Settings(
        data=tuple(Path(path) for path in options["data"]),
        shipped=options["shipped"],
        lang=options["lang"],
        workers=options["workers"],
        allowance=options["allowance"],
    )
    return Site(options["root"], frozenset(options["hosts"]), options["read_only"], settings)


async def _serve(site: Site, listening: socket.socket, proxy: str | None) -> None:
    app = build(site)
    Connection.proxy = proxy
    log = logging.getLogger("ssp_graph.server")
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=32 << 10,
        backlog=1024,
        timeout_graceful_shutdown=10,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy or "127.0.0.1",
    )
    web = uvicorn.Server(config)
    server: Server = app.server  # type: ignore[attr-defined]
    reloading: set[asyncio.Task[None]] = set()

    async def reload() -> None:
        try:
            await server.reload()
            log.warning("loaded %s", server.pool.generation.version)
        except LoadingFailed as error:
            log.error("not loaded: %s", error)

    def on_hangup() -> None:
        task = asyncio.get_running_loop().create_task(reload())
        reloading.add(task)
        task.add_done_callback(reloading.discard)

    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, on_hangup)
    # The lifespan loads the graph, so whatever arrives earlier waits in the socket's queue.
    await web.serve(sockets=[listening])
    if not web.started:
        raise LoadingFailed("")


if __name__ == "__main__":
    main(sys.argv[1:])
