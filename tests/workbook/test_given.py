"""A file stands wherever a municipality is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ssp_graph import given
from ssp_graph.engine import Answer, Embedded
from ssp_graph.errors import SspError
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.vocabulary import DATA
from ssp_graph.workbook import exporting, reading
from tests.conftest import Run
from tests.workbook import typed

Cli = Callable[..., Run]
ODENSE = f"{DATA}odense/kommune"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A small municipality as a workbook."""
    return typed.saved(tmp_path / "odense.xlsx", typed.SMALL)


@pytest.fixture(params=["xlsx", "csv", "trig"])
def description(request: pytest.FixtureRequest, workbook: Path) -> Path:
    """The same municipality in each form that is read."""
    if request.param == "xlsx":
        return workbook
    if request.param == "trig":
        path = workbook.with_suffix(".trig")
        path.write_bytes(reading.trig(workbook))
        return path
    kb, municipality = given.in_file(workbook)
    folder = workbook.with_name("odense-csv")
    exporting.write_folder(folder, exporting.csv_files(kb, municipality, "da"))
    return folder


# Each command that takes a municipality, with what shows that the file was understood.
COMMANDS = {
    "compare": (["compare", "{}", "herning"], "Netværk"),
    "compare, last": (["compare", "herning", "{}", "--by", "meetings"], "4 gange om året"),
    "conflicts": (["conflicts", "{}"], "Ingen uenigheder"),
    "diff": (["diff", "{}", "herning"], "Netværk er ikke længere beskrevet"),
    "network": (["network", "{}"], "Odense"),
    "network of two": (["network", "{}", "herning"], "Odense"),
    "query": (["query", "fora", "--set", "municipality={}"], "Netværk"),
    "show": (["show", "{}"], "Netværk"),
    "show a forum": (["show", "{}/styregruppe"], "Skolechef"),
    "validate": (["validate", "{}"], "Odense"),
    "whatif": (["whatif", "{}", "--without", "Skolechef", "--no-rules"], "Styregruppe"),
    "export": (["export", "{}", "--format", "ttl"], "odense:netvaerk"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_commands(cli: Cli, workbook: Path, name: str) -> None:
    arguments, expected = COMMANDS[name]
    run = cli(*(argument.format(workbook) for argument in arguments))
    assert run.code == 0, run.err
    assert expected in run.out


def test_each_form(cli: Cli, description: Path) -> None:
    assert "Netværk" in cli("compare", description, "herning").out
    assert "Odense" in cli("validate", description, "--rule", "F-3.04").out


def test_a_view_of_a_file(cli: Cli, workbook: Path, tmp_path: Path) -> None:
    page = tmp_path / "odense.html"
    run = cli("view", workbook, "-o", page)
    assert run.code == 0, run.err
    assert "Fyns lokalpoliti" in page.read_text(encoding="utf-8")


def test_a_view_of_a_file_beside_others(cli: Cli, workbook: Path, tmp_path: Path) -> None:
    picture = tmp_path / "both.svg"
    arguments = ["view", workbook, "herning", "--highlight", workbook, "--format", "svg"]
    run = cli(*arguments, "-o", picture)
    assert run.code == 0, run.err
    drawn = picture.read_text(encoding="utf-8")
    assert "Netværk" in drawn
    assert "Herning" in drawn


def test_a_picture_is_named_after_the_file(
    cli: Cli, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workbook.parent)
    assert cli("view", "odense.xlsx").code == 0
    assert (workbook.parent / "odense.html").exists()


@pytest.mark.slow
def test_a_report_on_a_file(cli: Cli, workbook: Path, tmp_path: Path) -> None:
    run = cli("report", workbook, "-o", tmp_path / "report")
    assert run.code == 0, run.err
    assert "Odense" in (tmp_path / "report" / "index.html").read_text(encoding="utf-8")


def test_files_from_data_still_count(cli: Cli, workbook: Path) -> None:
    run = cli("compare", "odense", "herning", "--data", workbook, "--format", "json")
    with_data = json.loads(run.out)
    assert with_data == json.loads(cli("compare", workbook, "herning", "--format", "json").out)


def test_a_file_takes_the_place_of_what_is_shipped(
    kb: KnowledgeBase, cli: Cli, tmp_path: Path
) -> None:
    rows = {**typed.SMALL, "Kommune": [{"Kommune": "Herning"}]}
    path = typed.saved(tmp_path / "draft.xlsx", rows)
    rows_before = kb.query("fora", municipality="herning").rows
    merged, (municipality,) = given.together(kb, [str(path)])
    labels = {
        row["forum_label"] for row in merged.query("fora", municipality=municipality).records()
    }
    assert labels == {"Styregruppe", "Netværk"}
    assert merged.query("fora", municipality="silkeborg").rows
    assert kb.query("fora", municipality="herning").rows == rows_before
    stated = merged.graph_names("herning")
    assert {merged.files[graph] for graph in stated} == {path}


def test_the_same_municipality_twice(cli: Cli, workbook: Path) -> None:
    again = workbook.with_name("again.xlsx")
    again.write_bytes(workbook.read_bytes())
    run = cli("compare", workbook, again)
    assert run.code == 2
    assert "odense" in run.err
    assert "ssp-graph diff" in run.err
    assert cli("compare", workbook, workbook).code == 2


def test_a_shipped_municipality_and_a_file_on_it(cli: Cli, tmp_path: Path) -> None:
    rows = {**typed.SMALL, "Kommune": [{"Kommune": "Herning"}]}
    path = typed.saved(tmp_path / "draft.xlsx", rows)
    for order in (("herning", path), (path, "herning")):
        run = cli("compare", *order)
        assert run.code == 2
        assert run.err.startswith(f"ssp-graph: {path}: Filen beskriver herning")


def test_a_file_with_two_municipalities(cli: Cli, tmp_path: Path) -> None:
    both = tmp_path / "both.trig"
    assert cli("export", "herning", "silkeborg", "-o", both).code == 0
    run = cli("compare", both)
    assert run.code == 2
    assert "flere kommuner: hedensted" not in run.err
    assert "herning, silkeborg" in run.err
    assert f"--data {both}" in run.err
    assert "--municipality" in cli("validate", both).err
    assert cli("compare", "herning", "--data", both).code == 0


@pytest.mark.parametrize("command", ["compare", "view", "validate", "diff", "show"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("odence.xlsx", "Filen findes ikke. Mente du »odense.xlsx«?"),
        ("findes-ikke/x.csv", "Filen findes ikke. Se efter"),
        ("notes.docx", "Filtypen ».docx« kan ikke læses"),
        ("tom", "Mappen skal indeholde Kommune.csv"),
        ("old.xls", ".xlsx"),
    ],
)
def test_paths_that_are_of_no_use(
    cli: Cli, workbook: Path, command: str, name: str, expected: str
) -> None:
    folder = workbook.parent
    (folder / "notes.docx").write_bytes(b"x")
    (folder / "old.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") * 64)
    (folder / "tom").mkdir()
    second = ["herning"] if command == "diff" else []
    output = ["-o", folder / "x.html"] if command == "view" else []
    run = cli(command, folder / name, *second, *output)
    assert run.code == 2
    assert run.out == ""
    assert expected in run.err
    assert "Traceback" not in run.err
    assert not (folder / "x.html").exists()


def test_a_name_is_a_municipality_before_it_is_a_folder(
    kb: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "herning").mkdir()
    (tmp_path / "udkast").mkdir()
    assert not given.is_path("herning", kb)
    assert not given.is_path("Herning", kb)
    assert given.is_path("./herning", kb)
    assert given.is_path("udkast", kb)
    assert given.is_path("odense.xlsx", kb)
    assert not given.is_path(ODENSE, kb)
    assert not given.is_path("herning:kommune", kb)
    assert not given.is_path("hernning", kb)


def test_a_file_and_an_endpoint_do_not_go_together(kb: KnowledgeBase, workbook: Path) -> None:
    class Elsewhere:
        def run(self, sparql: str) -> Answer:
            return Embedded(kb.store).run(sparql)

    with pytest.raises(SspError, match="endpoint"):
        given.together(KnowledgeBase(Elsewhere()), [str(workbook)])
