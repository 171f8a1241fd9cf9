"""What the system refuses is told in the user's language, without a traceback."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ssp_graph.errors import InputError, system_reason
from ssp_graph.files import read_bytes, write_atomic
from ssp_graph.workbook import sandbox
from tests.conftest import Run

Cli = Callable[..., Run]


@pytest.mark.parametrize(
    ("number", "danish"),
    [
        (errno.ENOENT, "mappen findes ikke"),
        (errno.EACCES, "ingen adgang"),
        (errno.EEXIST, "der ligger allerede en fil af det navn"),
        (errno.EISDIR, "det er en mappe"),
        (errno.ENOTDIR, "en del af stien er en fil og ikke en mappe"),
        (errno.ENOSPC, "disken er fuld"),
        (errno.EROFS, "der kan kun læses fra disken"),
    ],
)
def test_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, danish: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(InputError) as error:
        write_atomic(tmp_path / "ud.md", "x")
    assert error.value.message("da").endswith(f"Kan ikke skrives: {danish}. Intet er ændret.")
    assert os.strerror(number) not in error.value.message("en")


def test_a_rare_reason_is_told_as_the_system_words_it() -> None:
    assert system_reason(OSError(errno.ELOOP, "Too many links"), "da") == "Too many links"
    assert system_reason(OSError("odd"), "da") == "odd"


def _refused(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Stand in for missing rights, which the superuser never lacks."""
    real = Path.open

    def opened(self: Path, *arguments: str, **options: str) -> object:
        if self == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return real(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)


def test_a_file_that_may_not_be_read(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "odense.xlsx"
    path.write_bytes(b"PK")
    _refused(monkeypatch, path)
    for read in (read_bytes, sandbox.read_xlsx):
        with pytest.raises(InputError) as error:
            read(path)
        assert error.value.message("da") == f"{path}: Kan ikke læses: ingen adgang."
    run = cli("validate", path)
    assert (run.code, run.err) == (2, f"ssp-graph: {path}: Kan ikke læses: ingen adgang.\n")


def test_a_folder_that_may_not_be_entered(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.ttl"
    path.touch()
    real = Path.exists

    def exists(self: Path) -> bool:
        if self.name == "a.ttl":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return real(self)

    monkeypatch.setattr(Path, "exists", exists)
    run = cli("compare", path)
    assert (run.code, run.err) == (2, f"ssp-graph: {path}: Kan ikke læses: ingen adgang.\n")
