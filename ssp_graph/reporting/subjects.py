"""What is to be validated: loaded municipalities, and descriptions in files of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ssp_graph import names
from ssp_graph.errors import InputError, SspError, UnknownName
from ssp_graph.loading import FORMATS, READERS, load
from ssp_graph.reporting.elsewhere import known_municipalities
from ssp_graph.vocabulary import SSP

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Subject:
    """One municipality in a knowledge base.

    `graphs` are the only graphs to judge it by, None for all that describe it: a file of the
    user's stands alone, even when it describes a municipality that is loaded already.
    """

    kb: KnowledgeBase
    municipality: str
    graphs: tuple[str, ...] | None = None


def find(
    given: Sequence[str], data: Sequence[Path], municipality: str | None, practice: bool
) -> list[Subject]:
    """Return what the names and paths in `given` stand for; all that is described if empty.

    `data` are further files, which count for everything; `municipality` tells which one is
    meant where a file describes several; `practice` includes the practice examples in "all".
    Raises UnknownName, and InputError for a file that can't be used.
    """
    paths = [Path(name) for name in given if is_path(name)]
    if municipality is not None and not paths:
        raise SspError("validate.municipality-of-file")
    shared = load(*data) if len(paths) < len(given) or not given else None
    if shared is not None and not given:
        return [
            Subject(shared, known.iri)
            for known in known_municipalities(shared)
            if practice or not known.practice
        ]
    subjects: list[Subject] = []
    for name in given:
        if is_path(name):
            subjects.append(_in_file(Path(name), data, municipality))
        elif shared is not None:
            subjects.append(Subject(shared, names.municipality(shared, name)))
    if practice and shared is not None:
        chosen = {subject.municipality for subject in subjects}
        subjects += [
            Subject(shared, known.iri)
            for known in known_municipalities(shared)
            if known.practice and known.iri not in chosen
        ]
    return subjects


def is_path(name: str) -> bool:
    """Whether `name` is meant as a file or folder rather than as a municipality."""
    path = Path(name)
    known = path.suffix.lower() in {*FORMATS, *READERS}
    return known or path.exists() or (name.count("/") > 0 and "://" not in name)


def _in_file(path: Path, data: Sequence[Path], wanted: str | None) -> Subject:
    kb = load(*data, path)
    own = [path, *data]
    graphs = tuple(
        sorted(
            name
            for name, file in kb.files.items()
            if any(file == one or one in file.parents for one in own)
        )
    )
    described = _described(kb, graphs)
    if not described:
        raise InputError("validate.file-without-municipality", path)
    labels = ", ".join(names.slug(iri) for iri in described)
    if wanted is None:
        if len(described) > 1:
            raise InputError("validate.file-with-several", path, found=labels)
        chosen = described[0]
    else:
        chosen = names.municipality(kb, wanted)
        if chosen not in described:
            raise InputError("validate.file-other", path, wanted=wanted, found=labels)
    try:
        names.municipality(kb, chosen)
    except UnknownName as error:
        raise InputError("validate.file-without-name", path, iri=chosen) from error
    about = tuple(graph for graph in graphs if chosen in _described(kb, (graph,)))
    return Subject(kb, chosen, about)


def _described(kb: KnowledgeBase, graphs: Sequence[str]) -> list[str]:
    """Return the municipalities that the graphs describe, sorted."""
    describes = ox.NamedNode(SSP + "describes")
    return sorted({
        quad.object.value
        for graph in graphs
        for quad in kb.store.quads_for_pattern(ox.NamedNode(graph), describes, None)
        if isinstance(quad.object, ox.NamedNode)
    })
