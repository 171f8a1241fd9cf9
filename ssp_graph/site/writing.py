"""The folder of a report, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ssp_graph.errors import InputError

MANIFEST: Final = "report.json"
_GENERATOR: Final = "ssp-graph report"
_SHOWN: Final = 5


def check(folder: Path) -> None:
    """Raise InputError unless a report can stand at `folder`.

    It can where nothing stands, in an empty folder, and in the place of an earlier report to
    which nothing was added; the folder around it has to be one that can be written to.
    """
    parent = folder.resolve().parent
    if not parent.is_dir():
        raise InputError("report.no-parent", folder, parent=parent)
    try:
        # Beside it is where it will be written first; only trying tells whether that will do.
        with tempfile.TemporaryDirectory(prefix=".ssp-graph.", dir=parent):
            pass
    except OSError as error:
        raise _failure(folder, error) from error
    if not folder.exists():
        return
    if not folder.is_dir():
        raise InputError("report.is-file", folder)
    present = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()
    }
    if not present:
        return
    own = _listed(folder)
    if own is None:
        raise InputError("report.other-folder", folder, found=_some(present))
    if added := present - own:
        raise InputError("report.added", folder, found=_some(added))


def write(folder: Path, files: Mapping[str, bytes], about: Mapping[str, object]) -> None:
    """Write `files` (by their paths in the report) and a list of them in the place of `folder`.

    All is written beside it first. Raises InputError as `check` does, and when something can't
    be written; then what stood there stands there still.
    """
    check(folder)
    target = folder.resolve()
    aside: Path | None = None
    # A name of its own each time, so that two runs at once don't write into each other's files.
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise _failure(folder, error) from error
    try:
        _fill(made, files, about)
        made.chmod(0o777 & ~_umask())
        if target.exists():
            aside = made.with_name(made.name + ".old")
            target.rename(aside)
        made.rename(target)
    except OSError as error:
        if aside is not None and aside.exists() and not target.exists():
            aside.rename(target)
        raise _failure(folder, error) from error
    finally:
        for left in (made, aside):
            if left is not None and left.exists():
                shutil.rmtree(left, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes], about: Mapping[str, object]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    listed = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    manifest = {"generator": _GENERATOR, **about, "files": listed}
    written = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(written, encoding="utf-8")


def _listed(folder: Path) -> set[str] | None:
    """Return the files of the report at `folder`, None when it isn't one."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["generator"] != _GENERATOR:
            return None
        return {MANIFEST, *manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _some(names: set[str]) -> str:
    shown = sorted(names)[:_SHOWN]
    return ", ".join(shown) + (" …" if len(names) > _SHOWN else "")


def _failure(folder: Path, error: OSError) -> InputError:
    return InputError("errors.cannot-write", folder, reason=error)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
