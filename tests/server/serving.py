"""What the tests of the server share: a running server and a client that hides nothing."""

from __future__ import annotations

import http.client
import json
import subprocess
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: int

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def endpoint(self) -> str:
        return self.root + "sparql"

    def request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        source: str = "127.0.0.1",
        timeout: float = 30,
    ) -> Answer:
        """Send one request from the loopback address `source`; add nothing but a Host."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=timeout, source_address=(source, 0)
        )
        try:
            connection.putrequest(
                method, path, skip_accept_encoding=True, skip_host="Host" in (headers or {})
            )
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None and "Content-Length" not in (headers or {}):
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            response = connection.getresponse()
            content = response.read()
            return Answer(
                response.status, {k.lower(): v for k, v in response.getheaders()}, content
            )
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request("GET", path, headers=named)

    def query(self, sparql: str, source: str = "127.0.0.1", **headers: str) -> Answer:
        """Send a query directly by POST."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request(
            "POST",
            "/sparql",
            sparql.encode(),
            {"Content-Type": "application/sparql-query", **named},
            source,
        )

    def query_get(self, sparql: str, rest: str = "", **headers: str) -> Answer:
        return self.get(f"/sparql?query={quote(sparql)}{rest}", **headers)

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.get("/health").json()
        return state

    def wait_until_ready(self, seconds: float = 60) -> float:
        """Wait until the server answers; return how many seconds that took."""
        started = time.monotonic()
        while time.monotonic() - started < seconds:
            try:
                if self.get("/health").status == 200:
                    return time.monotonic() - started
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        raise AssertionError("the server doesn't answer")
