"""What a fact rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# stated: a source says so; reading: the modeller concludes it, with a reason; absent: a source
# says that it isn't so; none: nothing says anything; computed: follows from stated figures.
Basis = Literal["stated", "reading", "absent", "none", "computed"]


@dataclass(frozen=True)
class Evidence:
    """The place in a source on which a fact rests, or the reason for which it was read.

    `graph` is the IRI of the named graph, `document` the title of the source document; a
    reading has a `reason` instead of document, section and quotation. `backs` is the Danish
    sentence that a quotation backs, where what is shown is one of several in English: sentences
    are paired with their quotation in the language of the sources only.
    """

    graph: str
    document: str | None = None
    section: str | None = None
    quotation: str | None = None
    reason: str | None = None
    backs: str | None = None
