"""Files are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ssp_graph.errors import InputError


def write_atomic(path: Path, content: str | bytes) -> None:
    """Write `content` (text as UTF-8) beside `path` and rename it into place.

    Raises InputError when the folder doesn't exist or can't be written to; then nothing
    is left behind.
    """
    import tempfile

    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_dir():
        raise InputError("errors.is-folder", path)
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes the file private; a result should have the user's ordinary rights.
        Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise InputError("errors.cannot-write", path, reason=error) from error


def read_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises InputError with the reason when it can't be read."""
    with _opened(path) as file:
        return file.read()


def check_readable(path: Path) -> None:
    """Raise InputError with the reason when there is no file at `path` that can be read."""
    with _opened(path):
        pass


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if not path.exists():
            raise InputError("errors.no-file", path)
        if path.is_dir():
            raise InputError("errors.is-folder", path)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise InputError("errors.cannot-read", path, reason=error) from error


def read_text(path: Path) -> str:
    """Return the content of a UTF-8 file. Raises InputError naming the first wrong line."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("errors.not-utf8", path, line) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
