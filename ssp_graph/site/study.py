"""What all pages of a report draw on, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ssp_graph import names
from ssp_graph.errors import SspError
from ssp_graph.texts import Lang

if TYPE_CHECKING:
    from ssp_graph.conformance import Validation
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.views.model import View

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Study:
    """The municipalities (IRIs) of a report on the day `on`.

    `validations` are theirs, in their order; `others` are those of other municipalities and
    practice examples from whom they may learn, where the outcomes aren't kept beside the data.
    """

    kb: KnowledgeBase
    municipalities: tuple[str, ...]
    on: date
    validations: tuple[Validation, ...]
    others: tuple[Validation, ...]
    _views: dict[tuple[str, Lang], View] = field(default_factory=dict, compare=False, repr=False)

    def view(self, municipality: str, lang: Lang) -> View:
        """Return what a picture shows of one of the municipalities, without its outcomes."""
        from ssp_graph.views import model

        key = municipality, lang
        if key not in self._views:
            self._views[key] = model.read(self.kb, municipality, lang)
        return self._views[key]


def at_hand(kb: KnowledgeBase) -> KnowledgeBase:
    """Return `kb`, or a copy in memory of one at an endpoint.

    A report asks some thousand questions; the graphs are fetched once instead.
    """
    from ssp_graph.engine import Embedded
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.remote import RemoteKnowledgeBase

    return (
        KnowledgeBase(Embedded(kb.store, is_merged=True))
        if isinstance(kb, RemoteKnowledgeBase)
        else kb
    )


def choose(kb: KnowledgeBase, given: Sequence[str]) -> tuple[str, ...]:
    """Return the IRIs of the municipalities given; all but the practice examples if none.

    Raises UnknownName, and SspError when there is none at all.
    """
    if given:
        return tuple(dict.fromkeys(names.municipality(kb, name) for name in given))
    listed = kb.query("list/municipalities").records()
    chosen = tuple(str(r["municipality"]) for r in listed if not r["is_example"])
    if not chosen:
        raise SspError("errors.no-municipality")
    return chosen


def study(
    kb: KnowledgeBase,
    municipalities: Sequence[str],
    on: date,
    lang: Lang,
    progress: Progress,
    done: Sequence[Validation] = (),
) -> Study:
    """Validate `municipalities` (IRIs), each once.

    So are others that may serve as examples, unless they are shipped with their outcomes.
    `done` are validations of all rules on the same day that are at hand already; `progress` is
    told in `lang` what is being done.
    """
    from ssp_graph import shipped_outcomes
    from ssp_graph.conformance import validate
    from ssp_graph.reporting.elsewhere import known_municipalities
    from ssp_graph.texts import text

    titles = {
        known.iri: known.name_da if lang == "da" else known.name_en
        for known in known_municipalities(kb)
    }
    results = {validation.municipality: validation for validation in done}
    others = [iri for iri in titles if iri not in municipalities]
    unknown = [iri for iri in others if shipped_outcomes.met(kb, iri) is None]
    for iri in dict.fromkeys((*municipalities, *unknown)):
        if iri not in results:
            progress(text("report.step-validate", lang, name=titles.get(iri, iri)))
            results[iri] = validate(kb, iri, on=on)
    return Study(
        kb,
        tuple(municipalities),
        on,
        tuple(results[iri] for iri in municipalities),
        tuple(results[iri] for iri in others if iri in results),
    )
