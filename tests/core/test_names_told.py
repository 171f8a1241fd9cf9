"""What a message suggests works, and says when it isn't everything; nobody is named twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Cli = Callable[..., Run]


def test_suggestions_work_for_the_command(cli: Cli, tmp_path: Path) -> None:
    described = cli("list", "municipalities", "--format", "csv").out
    compared = cli("compare", "nowhere")
    assert compared.code == 2
    assert "Mente du" not in compared.err
    listed = compared.err.partition("Der findes: ")[2].strip().rstrip(".").split(", ")
    assert listed
    assert all(f"/data/{slug}/" in described for slug in listed)
    template = cli("template", "-o", tmp_path / "x.xlsx", "--municipality", "Odnse")
    assert template.code == 2
    assert "Mente du »odense«" in template.err
    assert "Der findes" not in template.err
    assert template.err.partition("Mente du")[2].islower()


def test_a_part_of_a_list_is_called_a_part(cli: Cli) -> None:
    far = cli("whatif", "herning", "--without", "Nix")
    assert far.code == 2
    assert "Der findes bl.a. " in far.err
    assert far.err.strip().endswith(" andre.")
    near = cli("whatif", "herning", "--without", "Politjet")
    assert near.code == 2
    assert "Mente du »Politiet«" in near.err
    assert "Der findes" not in near.err


@pytest.mark.parametrize("command", ["compare", "view", "network", "conflicts", "export", "report"])
def test_nobody_is_named_twice(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = cli(command, "herning", "Herning")
    assert (run.code, run.out) == (2, "")
    assert "»Herning« og »herning« er den samme. Nævn hver kommune én gang" in run.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_not_named_twice(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.touch()
    assert "er den samme" in cli("compare", path, path).err


def test_what_to_point_at_with_csv_files(cli: Cli, tmp_path: Path) -> None:
    sheet = tmp_path / "Fora.csv"
    sheet.write_text("Navn\n", encoding="utf-8")
    for arguments in (("compare", sheet), ("compare", "herning", "--data", sheet)):
        run = cli(*arguments)
        assert run.code == 2
        assert f"Peg på mappen ({tmp_path}), ikke filen" in run.err
    for arguments in (("validate", tmp_path), ("compare", "herning", "--data", tmp_path)):
        run = cli(*arguments)
        assert run.code == 2
        assert "Mappen skal indeholde Kommune.csv" in run.err


def test_a_report_that_could_not_be_written_is_not_begun(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ssp_graph.site.writing.tempfile.mkdtemp", refuse)
    monkeypatch.setattr("ssp_graph.cli._options.described", None)  # work would fail
    run = cli("report", "herning", "-o", tmp_path / "report")
    assert run.code == 2
    assert run.err.endswith("Kan ikke skrives: ingen adgang. Intet er ændret.\n")
    assert list(tmp_path.iterdir()) == []
