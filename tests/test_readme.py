"""Everything that the README shows is run here, in an empty folder as a reader would."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.workbook import typed

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
        if arguments[0] == "report":
            assert (written / "index.html").as_uri() in done.stderr
            written /= "index.html"
        assert written.stat().st_size > 500
    else:
        assert len(done.stdout.splitlines()) > 5


def test_a_consultant_gets_from_the_template_to_a_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables are typed into the workbook and the commands give what is shown, in order."""
    monkeypatch.setenv("COLUMNS", "100")
    section = TEXT.split("### From an empty template to a comparison")[1].split("\n## ")[0]
    workbook = tmp_path / "odense.xlsx"
    sheets: dict[str, list[dict[str, str]]] = {}
    steps = re.finditer(
        r"^\*\*(?P<sheet>[^*\n]+)\*\*\n\n(?P<table>(?:\|[^\n]*\n)+)"
        r"|^```console session\n(?P<session>.*?)^```",
        section,
        flags=re.MULTILINE | re.DOTALL,
    )
    ran = []
    for step in steps:
        if step["sheet"] == "Rettelser":
            book = openpyxl.load_workbook(workbook)
            for line in rows_of(step["table"]):
                book[line["Ark"]][line["Celle"]].value = line["Skriv"]
            book.save(workbook)
        elif step["sheet"]:
            sheets[step["sheet"]] = rows_of(step["table"])
        else:
            if sheets:
                typed.filled(workbook.read_bytes(), sheets, workbook)
                sheets = {}
            for command, shown in commands_of(step["session"]):
                done = run(shlex.split(command)[1:], tmp_path)
                assert done.returncode == (2 if shown[0].startswith("ssp-graph: ") else 0)
                told = (done.stdout + done.stderr).splitlines()
                assert_shown(shown, [line.rstrip() for line in told])
                ran.append(command.split()[1])
    assert ran == ["template", "validate", "validate", "view", "compare", "import"]


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table in Markdown, without their empty cells."""
    lines = [[cell.strip() for cell in line[1:-1].split("|")] for line in table.splitlines()]
    return [
        {head: cell for head, cell in zip(lines[0], line, strict=True) if cell}
        for line in lines[2:]
    ]


def commands_of(session: str) -> list[tuple[str, list[str]]]:
    """The commands of a session, each with the lines shown below it."""
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    return [(part.splitlines()[0], part.splitlines()[1:]) for part in parts]


def assert_shown(shown: list[str], told: list[str]) -> None:
    """Assert that `told` are the lines `shown`, where … stands for any number of lines."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in shown)
    assert re.fullmatch(pattern, "\n".join(told) + "\n"), "\n".join(told)[:2000]


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
    job = re.search(r"^MAIN_JOB = \[(.*)\]$", script, flags=re.MULTILINE)
    assert job is not None
    assert job[1] == '"report", "herning", "silkeborg", "hedensted", "-o", str(ROOT / "report")'
    assert "`report/index.html`" in TEXT
    assert '["test"]' in script


def test_the_files_and_pictures_that_it_names_are_there() -> None:
    named = re.findall(r"\]\(([^)#]+)\)", TEXT) + re.findall(r"`([\w.-]+/[\w./-]*)`", TEXT)
    # What the main job writes isn't there before it has run.
    shipped = [name for name in named if "*" not in name and not name.startswith("report/")]
    missing = [name for name in shipped if not (ROOT / name).exists()]
    assert missing == []
