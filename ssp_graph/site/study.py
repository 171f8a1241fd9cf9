"""What all pages of a report draw on, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ssp_graph import names
from ssp_graph.errors import SspError
from ssp_graph.texts import Lang

if TYPE_CHECKING:
    from ssp_graph.conformance import Validation
    from ssp_graph.knowledge_base import KnowledgeBase

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Study:
    """The municipalities (IRIs) of a report on the day `on`.

    `validations` are theirs, in their order; `others` are those of all other known
    municipalities and practice examples, from whom they may learn.
    """

    kb: KnowledgeBase
    municipalities: tuple[str, ...]
    on: date
    validations: tuple[Validation, ...]
    others: tuple[Validation, ...]


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
    """Validate `municipalities` (IRIs), and all others known as examples, each once.

    `done` are validations of all rules on the same day that are at hand already; `progress` is
    told in `lang` what is being done.
    """
    from ssp_graph.conformance import validate
    from ssp_graph.reporting.elsewhere import known_municipalities
    from ssp_graph.texts import text

    titles = {
        known.iri: known.name_da if lang == "da" else known.name_en
        for known in known_municipalities(kb)
    }
    results = {validation.municipality: validation for validation in done}
    for iri in dict.fromkeys((*municipalities, *titles)):
        if iri not in results:
            progress(text("report.step-validate", lang, name=titles.get(iri, iri)))
            results[iri] = validate(kb, iri, on=on)
    return Study(
        kb,
        tuple(municipalities),
        on,
        tuple(results[iri] for iri in municipalities),
        tuple(results[iri] for iri in titles if iri not in municipalities),
    )
