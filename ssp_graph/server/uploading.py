"""What may be uploaded; kept apart from `uploads`, which the web process doesn't need."""

from __future__ import annotations

from pathlib import PurePosixPath

from ssp_graph.server.problems import Refused
from ssp_graph.texts import Lang, text

LARGEST = 10_000_000
# What is accepted, by the ending of the file's name. RDF/XML isn't: its entities expand.
ENDINGS = (".xlsx", ".ttl", ".trig", ".nq", ".nt", ".jsonld")


def suffix(file_name: str, lang: Lang) -> str:
    """Return the ending of a visitor's file; of the name nothing else is used.

    Raises Refused when it isn't one of `ENDINGS`.
    """
    ending = PurePosixPath(file_name).suffix.lower()
    if ending not in ENDINGS:
        message = text("pages.wrong-file", lang, known=", ".join(ENDINGS))
        raise Refused(415, "wrong-file", message=message)
    return ending
