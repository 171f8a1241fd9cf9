"""Where each page and file of the report stands, and how one links to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from ssp_graph.vocabulary import DATA

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def relative(page: str, target: str) -> str:
    """Return the link from `page` to `target`, both paths from the root of the report.

    `target` may end in an anchor. Everything is relative, so that the pages work from a disk
    and from any address.
    """
    path, hash_sign, anchor = target.partition("#")
    if path == page:
        return f"#{anchor}" if anchor else posixpath.basename(page)
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_sign + anchor


def assign(folder: str, iris: Iterable[str], suffix: str = ".html") -> dict[str, str]:
    """Return a path in `folder` for each IRI, made of its own words.

    No two are alike, not even on a disk that takes capitals for small letters.
    """
    taken: set[str] = set()
    paths: dict[str, str] = {}
    for iri in sorted(set(iris)):
        own = (
            iri.removeprefix(DATA) if iri.startswith(DATA) else iri.rstrip("/#").rpartition("/")[2]
        )
        stem = fit(own)
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        paths[iri] = f"{folder}/{name}{suffix}"
    return paths


def fit(name: str) -> str:
    """Return `name` with nothing in it that a file system or an address would mind."""
    parts = (_UNFIT.sub("-", part).strip("-.") for part in name.split("/"))
    return "/".join(part for part in parts if part) or "x"
