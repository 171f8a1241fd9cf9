"""Where the documents about one municipality disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ssp_graph.texts import Lang

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

Kind = Literal["contradiction", "other-name", "only-in-one"]


@dataclass(frozen=True)
class Conflict:
    """One disagreement between two documents.

    `kind` is "contradiction" (both can't hold), "other-name" (one thing, two names) or
    "only-in-one" (the other document lacks it; then there is no other wording). `subject` is
    the forum that a seat belongs to, or the thing itself.
    """

    municipality: str
    kind: Kind
    subject: str
    node: str
    wording: str
    document: str
    quotation: str
    other_wording: str
    other_document: str
    other_quotation: str


def conflicts(
    kb: KnowledgeBase, municipalities: Sequence[str] = (), lang: Lang = "da"
) -> list[Conflict]:
    """Return the disagreements within each municipality's documents, contradictions first.

    Without `municipalities` (names, slugs, codes) all are looked at. Raises UnknownName.
    """
    from ssp_graph import names

    chosen = [names.municipality(kb, name) for name in municipalities]
    found = kb.query("conflicts", municipality=chosen, lang=lang)
    order = ("contradiction", "other-name", "only-in-one")
    listed = [
        Conflict(municipality, kind, *(value or "" for value in rest))
        for municipality, kind, *rest in found
    ]
    return sorted(listed, key=lambda conflict: (conflict.municipality, order.index(conflict.kind)))
