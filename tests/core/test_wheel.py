"""The wheel holds all it needs: installed alone, it works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import PROJECT, THREE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps",
               "--wheel-dir", str(folder), str(PROJECT)]  # fmt: skip
    subprocess.run(command, check=True, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_contains_ontology_shapes_data_and_queries(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "shapes", "data", "queries"):
        for path in (PROJECT / folder).rglob("*"):
            if path.suffix in (".ttl", ".rq"):
                assert f"ssp_graph/_files/{path.relative_to(PROJECT).as_posix()}" in names
    for template in (PROJECT / "ssp_graph" / "templates").rglob("*.html"):
        assert template.relative_to(PROJECT).as_posix() in names


def test_installed_alone_it_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SSP_"))}
    clean["COLUMNS"] = "160"
    run = subprocess.run(
        [binaries / "ssp-graph", "compare", *THREE],
        cwd=elsewhere, env=clean, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.stderr == ""
    assert run.returncode == 0
    assert "Strategisk niveau" in run.stdout
    where = subprocess.run(
        [binaries / "python", "-c", "import ssp_graph; print(ssp_graph.__file__)"],
        cwd=elsewhere, env=clean, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(environment) in where.stdout
    assert list(elsewhere.iterdir()) == []
