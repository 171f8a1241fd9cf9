"""Everything that the README shows is run here, in an empty folder as a reader would."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)


COMMANDS = [
    line.removeprefix("$ ")
    for block in blocks("console")
    for line in block.splitlines()
    if line.startswith("$ ")
]


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the package's command line in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "ssp_graph", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


def test_there_is_an_example_for_each_kind_of_user() -> None:
    sections = re.split(r"^## ", TEXT, flags=re.MULTILINE)
    for user in ("researchers", "consultants", "SPARQL users", "viewers"):
        section = next(part for part in sections if part.startswith(f"For {user}"))
        assert "```console\n$ ssp-graph " in section


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str, tmp_path: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "ssp-graph"
    done = run(arguments, tmp_path)
    assert done.returncode == 0, done.stderr
    if "-o" in arguments:
        written = tmp_path / arguments[arguments.index("-o") + 1]
        assert written.stat().st_size > 500
    else:
        assert len(done.stdout.splitlines()) > 5


@pytest.mark.parametrize("code", blocks("python"))
def test_python(code: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Herning" in done.stdout


def test_the_two_commands_are_what_run_py_offers() -> None:
    shown = [line.split("#")[0].strip() for line in blocks("")[0].splitlines()]
    assert shown == ["python3 run.py", "python3 run.py test"]
    script = (ROOT / "run.py").read_text(encoding="utf-8")
    job = re.search(r"^MAIN_JOB = (\[.*\])$", script, flags=re.MULTILINE)
    assert job is not None
    assert '["test"]' in script


def test_the_files_and_pictures_that_it_names_are_there() -> None:
    named = re.findall(r"\]\(([^)#]+)\)", TEXT) + re.findall(r"`([\w.-]+/[\w./-]*)`", TEXT)
    missing = [name for name in named if "*" not in name and not (ROOT / name).exists()]
    assert missing == []
