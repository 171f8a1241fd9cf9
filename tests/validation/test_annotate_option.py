"""What can't be done with --annotate is told before any work, and no file is harmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Cli = Callable[..., Run]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x.xlsx", "--annotate", "x.xlsx"], "ville blive overskrevet"),
        (["x.xlsx", "--annotate", "./link.xlsx"], "ville blive overskrevet"),
        (["x.xlsx", "--format", "json", "-o", "x.xlsx"], "ville blive overskrevet"),
        (["x.xlsx", "--annotate", "a.xlsx", "--format", "json", "-o", "a.xlsx"], "samme fil"),
        (["herning", "--annotate", "a.xlsx"], "»herning« er ikke en .xlsx-fil"),
        (["x.xlsx", "--annotate", "nej/a.xlsx"], "Mappen »nej« findes ikke"),
        (["x.xlsx", "--annotate", "a.txt"], "ender på .xlsx"),
        (["x.xlsx", "y.xlsx", "--annotate", "a.xlsx"], "Nævn netop ét"),
        (["--annotate", "a.xlsx"], "Nævn netop ét"),
    ],
)
def test_before_any_work(
    cli: Cli,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ssp_graph.reporting.subjects.find", None)  # work would fail
    workbook = tmp_path / "x.xlsx"
    workbook.write_bytes(b"mine")
    (tmp_path / "link.xlsx").symlink_to(workbook)
    run = cli("validate", *arguments)
    assert run.code == 2
    assert message in run.err
    assert run.out == ""
    assert workbook.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.xlsx", "x.xlsx"]
