"""What is to be validated: loaded municipalities, and descriptions in files of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ssp_graph import names
from ssp_graph.errors import SspError
from ssp_graph.given import in_file, is_path
from ssp_graph.loading import load
from ssp_graph.reporting.elsewhere import known_municipalities

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
    shared = loaded or load(*data)
    paths = [name for name in given if is_path(name, shared)]
    if municipality is not None and not paths:
        raise SspError("validate.municipality-of-file")
    everybody = [
        Subject(shared, known.iri, shared)
        for known in known_municipalities(shared)
        if practice or not known.practice
    ]
    if not given:
        return everybody
    subjects = [
        Subject(*in_file(Path(name), data, municipality, "--municipality"), shared)
        if name in paths
        else Subject(shared, names.municipality(shared, name), shared)
        for name in given
    ]
    if practice:
        practised = {known.iri for known in known_municipalities(shared) if known.practice}
        chosen = {subject.municipality for subject in subjects}
        subjects += [one for one in everybody if one.municipality in practised - chosen]
    return subjects
