"""The folder is written whole or not at all, and nobody's files are lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ssp_graph.errors import InputError
from ssp_graph.loading import load_alone
from ssp_graph.site import places, writing
from ssp_graph.site.building import build
from ssp_graph.site.study import choose, study

from ..conftest import Run
from .conftest import DAY, quietly

MINI = Path(__file__).parents[1] / "core" / "mini.ttl"
FILES = {"index.html": b"<p>", "data/all.csv": b"a,b\r\n"}


def content(folder: Path) -> dict[str, bytes]:
    """Return all files below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_graph_and_day_give_the_same_bytes() -> None:
    def made() -> dict[str, bytes]:
        kb = load_alone(MINI)
        return build(study(kb, choose(kb, []), DAY, "da", quietly), "da", quietly)

    first, second = made(), made()
    assert [path for path in first if first[path] != second[path]] == []
    assert first.keys() == second.keys()


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    writing.write(tmp_path / "report", FILES | {"old.html": b""}, {})
    writing.write(tmp_path / "report", FILES, {})
    assert content(tmp_path / "report").keys() == {*FILES, "report.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["report"], "nothing is left beside it"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    writing.write(tmp_path / "report", FILES, {})
    assert (tmp_path / "report" / "index.html").read_bytes() == b"<p>"


@pytest.mark.parametrize("manifest", [None, "not JSON", "[]", '{"generator": "another"}'])
def test_a_folder_that_is_no_report_is_refused(tmp_path: Path, manifest: str | None) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    (folder / "beach.jpg").write_bytes(b"sand")
    if manifest is not None:
        (folder / "report.json").write_text(manifest)
    before = content(folder)
    with pytest.raises(InputError, match=r"isn't a report.*beach\.jpg"):
        writing.write(folder, FILES, {})
    assert content(folder) == before


def test_a_report_that_somebody_put_files_into_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    writing.write(folder, FILES, {})
    (folder / "data" / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"data/notes\.txt"):
        writing.write(folder, FILES, {})
    assert (folder / "data" / "notes.txt").read_text() == "mine"


def test_what_cannot_be_written_leaves_the_earlier_report(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    writing.write(folder, FILES, {})
    before = content(folder)
    with pytest.raises(InputError):
        writing.write(folder, {"x" * 300 + ".html": b""}, {})
    assert content(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_the_command_refuses_before_it_works(cli: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    run = cli("report", "herning", "-o", tmp_path)
    assert run.code == 2
    assert "mine.txt" in run.err
    assert "Læser" not in run.err
    missing = cli("report", "-o", tmp_path / "no" / "report", "--lang", "en")
    assert missing.code == 2
    assert "doesn't exist" in missing.err
    unknown = cli("report", "hernig", "-o", tmp_path / "report")
    assert unknown.code == 2
    assert "herning" in unknown.err
    assert cli("report", "--on", "i morgen", "-o", tmp_path / "report").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_links_are_relative() -> None:
    assert places.relative("en/forum/a/b.html", "index.html") == "../../../index.html"
    assert places.relative("index.html", "en/index.html") == "en/index.html"
    assert places.relative("a/b.html", "a/b.html#c") == "#c"
    assert places.relative("a/b.html", "a/b.html") == "b.html"
    assert places.relative("a/b.html", "a/c.html#d") == "c.html#d"


def test_paths_are_fit_for_any_disk_and_no_two_alike() -> None:
    data = "https://w3id.org/ssp-graph/data/"
    odd = [f"{data}by/{name}" for name in ("Råd", "R%C3%A5d", "a b", "A-B", "..", "x/../../y")]
    paths = places.assign("forum", odd)
    assert len({path.casefold() for path in paths.values()}) == len(odd)
    for path in paths.values():
        assert path.startswith("forum/")
        assert ".." not in path.split("/")
        assert path.isascii()
        assert "%" not in path
