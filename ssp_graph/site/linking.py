"""What the pages about outcomes link to: quotations, the pages of nodes, and those of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssp_graph.site.quoting import Quotations

if TYPE_CHECKING:
    from ssp_graph.reporting.model import Proof


@dataclass(frozen=True)
class Links:
    """The places in a report, each as a path from its root and "" where there is none.

    `pages` maps nodes and `rules` the ids of rules to their pages.
    """

    quotations: Quotations
    pages: Mapping[str, str]
    rules: Mapping[str, str]

    def source(self, proof: Proof) -> str:
        """Return where the quotation of `proof` stands on the page of its document."""
        return self.quotations.find(proof.document, proof.section, proof.quotation)

    def node(self, iri: str) -> str:
        """Return the page that tells of a node."""
        return self.pages.get(iri, "")

    def rule(self, id_: str) -> str:
        """Return the page of a rule."""
        return self.rules.get(id_, "")
