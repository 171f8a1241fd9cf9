"""What is to be validated: loaded municipalities, and descriptions in files of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ssp_graph import names
from ssp_graph.errors import InputError, SspError, UnknownName
from ssp_graph.loading import FORMATS, READERS, load, load_alone
from ssp_graph.reporting.elsewhere import known_municipalities
from ssp_graph.vocabulary import SSP

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Subject:
    """One municipality in a knowledge base.

    A file of the user's stands alone: its knowledge base holds nothing else, even when it
    describes a municipality that is shipped too. `others` holds those who can serve as examples.
    """

    kb: KnowledgeBase
    municipality: str
    others: KnowledgeBase


def find(
    given: Sequence[str],
    data: Sequence[Path],
    municipality: str | None,
    practice: bool,
    loaded: KnowledgeBase | None = None,
) -> list[Subject]:
    """Return what the names and paths in `given` stand for; all that is described if empty.

    `data` are further files, which count for everything; `municipality` tells which one is
    meant where a file describes several; `practice` includes the practice examples in "all";
    `loaded` is the knowledge base to use for names, if it is at hand.
    Raises UnknownName, and InputError for a file that can't be used.
    """
    if municipality is not None and not any(is_path(name) for name in given):
        raise SspError("validate.municipality-of-file")
    shared = loaded or load(*data)
    everybody = [
        Subject(shared, known.iri, shared)
        for known in known_municipalities(shared)
        if practice or not known.practice
    ]
    if not given:
        return everybody
    subjects = [
        _in_file(Path(name), data, municipality, shared)
        if is_path(name)
        else Subject(shared, names.municipality(shared, name), shared)
        for name in given
    ]
    if practice:
        practised = {known.iri for known in known_municipalities(shared) if known.practice}
        chosen = {subject.municipality for subject in subjects}
        subjects += [one for one in everybody if one.municipality in practised - chosen]
    return subjects


def is_path(name: str) -> bool:
    """Whether `name` is meant as a file or folder rather than as a municipality."""
    path = Path(name)
    known = path.suffix.lower() in {*FORMATS, *READERS}
    return known or path.exists() or (name.count("/") > 0 and "://" not in name)


def _in_file(
    path: Path, data: Sequence[Path], wanted: str | None, others: KnowledgeBase
) -> Subject:
    kb = load_alone(path, *data)
    described = _described(kb)
    if not described:
        raise InputError("validate.file-without-municipality", path)
    found = ", ".join(names.slug(iri) for iri in described)
    if wanted is None and len(described) > 1:
        raise InputError("validate.file-with-several", path, found=found)
    try:
        chosen = names.municipality(kb, wanted or described[0], described=False)
    except UnknownName as error:
        if wanted is not None:
            raise
        raise InputError("validate.file-without-name", path, iri=described[0]) from error
    if chosen not in described:
        raise InputError("validate.file-other", path, wanted=wanted, found=found)
    return Subject(kb, chosen, others)


def _described(kb: KnowledgeBase) -> list[str]:
    """Return the municipalities that something in `kb` describes, sorted."""
    describes = ox.NamedNode(SSP + "describes")
    return sorted(
        {
            quad.object.value
            for quad in kb.store.quads_for_pattern(None, describes, None)
            if isinstance(quad.object, ox.NamedNode)
        }
    )
