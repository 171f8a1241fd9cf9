"""`ssp-graph view` from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ssp_graph.views import formats

Cli = Callable[..., Any]


def test_a_municipality_becomes_a_file_of_its_name(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = cli("view", "Herning")
    assert run.code == 0
    assert run.out == ""
    assert "herning.html" in run.err
    assert (tmp_path / "herning.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("name", [name for name in formats.FORMATS if name not in ("html", "png")])
def test_formats_go_to_standard_output_on_request(cli: Cli, name: str) -> None:
    run = cli("view", "silkeborg", "--format", name, "-o", "-")
    assert run.code == 0
    assert "Styregruppen" in run.out
    assert run.err == ""


def test_several_become_one_chart_with_a_highlight(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "to.html"
    run = cli(
        "view", "herning", "silkeborg", "--highlight", "silkeborg", "-o", path, "--lang", "en"
    )
    assert run.code == 0
    html = path.read_text(encoding="utf-8")
    assert '<html lang="en">' in html
    assert "only in Silkeborg" in html


def test_a_misspelt_name_is_answered_and_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    run = cli("view", "hernign", "-o", path)
    assert run.code == 2
    assert "herning" in run.err
    assert not path.exists()


def test_a_folder_that_is_not_there_is_a_clear_error(cli: Cli, tmp_path: Path) -> None:
    run = cli("view", "herning", "-o", tmp_path / "nowhere" / "x.html")
    assert run.code == 2
    assert "Traceback" not in run.err


def test_open_shows_the_file(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    launched: list[str] = []
    monkeypatch.setattr("click.launch", launched.append)
    cli("view", "silkeborg", "-o", tmp_path / "s.html", "--open")
    assert launched == [(tmp_path / "s.html").as_uri()]
