"""The output file: its ending tells the format, and what was written is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Cli = Callable[..., Run]

TABLES = {
    "csv": b"row,",
    "json": b"[",
    "md": b"# ",
    "html": b"<!doctype html>",
    "htm": b"<!doctype html>",
    "txt": b"Fora",
}
VIEWS = {
    "html": b"<!doctype html>",
    "svg": b"<svg",
    "graphml": b"<?xml",
    "gexf": b"<?xml",
    "dot": b"digraph",
    "cyjs": b"{",
    "png": b"\x89PNG",
}


@pytest.mark.parametrize("ending", TABLES)
def test_a_comparison_by_its_ending(cli: Cli, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.{ending.upper() if ending == 'csv' else ending}"
    run = cli("compare", "herning", "-o", path)
    assert (run.code, run.out, run.err) == (0, "", f"Skrevet: {path}\n")
    assert path.read_bytes().lower().startswith(TABLES[ending].lower())


@pytest.mark.parametrize("ending", VIEWS)
def test_a_view_by_its_ending(cli: Cli, tmp_path: Path, ending: str) -> None:
    if ending == "png":
        pytest.importorskip("vl_convert")
    path = tmp_path / f"x.{ending}"
    run = cli("view", "herning", "-o", path, "--lang", "en")
    assert (run.code, run.out, run.err) == (0, "", f"Written: {path}\n")
    assert path.read_bytes().lstrip().lower().startswith(VIEWS[ending].lower())


@pytest.mark.parametrize(
    "command",
    [
        ["list", "queries"],
        ["show", "herning"],
        ["query", "list/fora"],
        ["conflicts", "herning"],
        ["network", "herning"],
        ["rules"],
        ["rules", "F-3.04"],
        ["validate", "herning"],
        ["whatif", "herning", "--without", "Politi"],
    ],
    ids=" ".join,
)
def test_every_command_goes_by_the_ending_and_says_what_it_wrote(
    cli: Cli, tmp_path: Path, command: list[str]
) -> None:
    asked, by_ending = tmp_path / "asked.json", tmp_path / "by-ending.json"
    for path, options in ((asked, ["--format", "json"]), (by_ending, [])):
        run = cli(*command, *options, "-o", path)
        assert run.code in (0, 1)
        assert run.out == ""
        assert f"Skrevet: {path}\n" in run.err
    assert _unordered(by_ending) == _unordered(asked)


def _unordered(path: Path) -> list[str]:
    """Return the lines of a JSON file regardless of their order: what is said, not where."""
    lines = path.read_text("utf-8").splitlines()
    json.loads("\n".join(lines))
    return sorted(line.strip().rstrip(",") for line in lines)


def test_a_query_as_a_page_and_as_markdown(cli: Cli, tmp_path: Path) -> None:
    for ending in ("html", "md"):
        path = tmp_path / f"x.{ending}"
        assert cli("query", "list/fora", "-o", path).code == 0
        assert "Kredsrådet" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["view", "herning", "-o", "a.svg", "--format", "html"], "ender som svg, men --format"),
        (["view", "herning", "-o", "a.pdf"], ".html, .svg, .png, .graphml, .gexf, .dot, .cyjs."),
        (["compare", "herning", "-o", "a.csv", "--format", "json"], "ender som csv, men --format"),
        (["compare", "herning", "-o", "a.md", "--format", "table"], "ender som md, men --format"),
        (["compare", "herning", "-o", "a.xlsx"], ".txt, .md, .csv, .json, .html."),
        (["validate", "herning", "-o", "a.docx"], ".txt, .html, .json, .md, .csv, .ttl."),
    ],
)
def test_an_ending_that_does_not_fit(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = cli(*arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert list(tmp_path.iterdir()) == []


def test_an_ending_of_ones_own_with_the_format_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "x.data"
    assert cli("compare", "herning", "--format", "json", "-o", path).code == 0
    assert json.loads(path.read_text("utf-8"))
