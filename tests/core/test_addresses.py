"""An address that is none is told before anything is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ssp_graph.transport import RemoteError, check_address
from tests.conftest import Run

Cli = Callable[..., Run]

NONE = [
    "nonsens",
    "",
    "http://",
    "http:///x",
    "https://[::1",
    "http://localhost:99999/",
    "http://localhost:port/",
    "ftp://example.org/",
    " http://example.org/",
    "http://example.org/spar ql",
    "http://example.org/\nx",
]


@pytest.mark.parametrize("url", NONE)
@pytest.mark.parametrize(
    "command",
    [
        lambda url: ("--endpoint", url, "compare", "herning"),
        lambda url: ("push", "--endpoint", url),
        lambda url: ("push", "--endpoint", "http://127.0.0.1:9/", "--update", url or "x"),
        lambda url: ("push", "--endpoint", "http://127.0.0.1:9/", "--graph-store", url or "x"),
    ],
    ids=["ask", "push", "update", "graph-store"],
)
def test_what_is_no_address(cli: Cli, command: Callable[[str], tuple[str, ...]], url: str) -> None:
    run = cli(*command(url))
    assert run.code == 2
    assert run.out == ""
    assert "er ikke en http- eller https-adresse" in run.err
    assert run.err.count("\n") == 1


def test_the_environment_is_checked_alike(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSP_GRAPH_ENDPOINT", "abc")
    run = cli("list", "municipalities")
    assert run.code == 2
    assert "»abc« er ikke en http- eller https-adresse" in run.err


def test_a_password_in_an_address_is_refused_and_not_repeated(cli: Cli) -> None:
    run = cli("--endpoint", "http://anna:hemmelig@localhost/", "compare", "herning")
    assert run.code == 2
    assert "SSP_GRAPH_PASSWORD" in run.err
    assert "hemmelig" not in run.err


@pytest.mark.parametrize(
    "url", ["http://localhost", "https://[::1]:8000/sparql?x=1", "http://127.0.0.1:9/a%20b"]
)
def test_addresses(url: str) -> None:
    check_address(url)
    with pytest.raises(RemoteError):
        check_address(url + "\t")
