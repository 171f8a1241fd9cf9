"""Where the ontology, shapes, data and queries lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_files"


def root() -> Path:
    """Return the folder with ontology/, shapes/, data/ and queries/.

    In an installed wheel they lie inside the package, in a checkout beside it.
    """
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def path(*parts: str) -> Path:
    """Return a path below `root`, for example ``path("queries", "conflicts.rq")``."""
    return root().joinpath(*parts)
