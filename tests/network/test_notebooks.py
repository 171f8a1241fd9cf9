"""The notebooks: stored with outputs, in step with their plain-text twins, offline, runnable."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]


def cells(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def test_there_are_four() -> None:
    assert [name[:2] for name in NAMES] == ["01", "02", "03", "04"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_it_is_stored_with_its_outputs(path: Path) -> None:
    code = [cell for cell in cells(path) if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in code)
    outputs = [output for cell in code for output in cell["outputs"]]  # type: ignore[attr-defined]
    assert not [output for output in outputs if output["output_type"] == "error"]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert "text/html" in kinds
    pictures = {"01": 2, "02": 5, "03": 1, "04": 0}[path.stem[:2]]
    drawn = [output for output in outputs if "image/svg+xml" in output.get("data", {})]
    assert len(drawn) == pictures


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_nothing_in_it_reaches_out_or_tells_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert not re.search(r"cdn\.|unpkg|jsdelivr|googleapis", text)
    assert not re.search(r'(src|href)=\\?"https?://(?!w3id|www\.w3\.org)', text)
    assert not re.search(r"(?<![\w.])/(home|root|tmp|Users|work)/", text)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_the_plain_text_twin_says_the_same(path: Path) -> None:
    jupytext = pytest.importorskip("jupytext")
    twin = jupytext.read(path.with_suffix(".py"))
    stored = jupytext.read(path)
    assert [(cell.cell_type, cell.source.strip()) for cell in stored.cells] == [
        (cell.cell_type, cell.source.strip()) for cell in twin.cells
    ]


@pytest.mark.slow
def test_all_of_them_run() -> None:
    pytest.importorskip("nbmake")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbmake",
            "--nbmake-timeout=300",
            "-q",
            "-p",
            "no:cacheprovider",
            "notebooks",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    assert run.returncode == 0, run.stdout[-4000:]
    assert "4 passed" in run.stdout
