"""How others do it: which known municipalities and practice examples meet a statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ssp_graph import shipped_outcomes
from ssp_graph.conformance import Evidence, Outcome, Validation, validate
from ssp_graph.reporting import relevance

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Known:
    """A described municipality: its IRI, its names, and whether it is a practice example."""

    iri: str
    name_da: str
    name_en: str
    practice: bool


@dataclass(frozen=True)
class Example:
    """A municipality that meets a statement, with what shows it.

    `evidence` is that of what the statement is about; none where what was found shows only what
    the statement presupposes.
    """

    known: Known
    basis: str | None
    evidence: tuple[Evidence, ...]


def known_municipalities(kb: KnowledgeBase) -> tuple[Known, ...]:
    """Return the described municipalities, those of the practice examples last."""
    rows = kb.lookup("rules/municipalities").records()
    known = [
        Known(row["municipality"], row["name_da"], row["name_en"], row["practice"]) for row in rows
    ]
    return tuple(sorted(known, key=lambda one: (one.practice, one.name_da)))


def examples(
    kb: KnowledgeBase,
    rules: Iterable[str],
    without: str,
    on: date,
    done: Sequence[Validation] = (),
) -> Mapping[str, tuple[Example, ...]]:
    """Return by rule id who meets each of `rules`, `without` the municipality at hand.

    `done` are validations of all rules that are at hand already. The outcomes of the shipped
    descriptions are kept beside the data; any other is validated for the given rules alone.
    """
    wanted = sorted(set(rules))
    if not wanted:
        return {}
    by_municipality = {validation.municipality: validation for validation in done}
    found: dict[str, list[Example]] = {id_: [] for id_ in wanted}
    for known in known_municipalities(kb):
        if known.iri == without:
            continue
        validation = by_municipality.get(known.iri)
        kept = shipped_outcomes.met(kb, known.iri) if validation is None else None
        if kept is not None:
            for id_ in wanted:
                held = kept.get(id_)
                if held is not None and _tells(held.evidence):
                    found[id_].append(_example(kb, known, id_, held.basis, held.evidence))
            continue
        if validation is None or not set(wanted) <= set(validation.by_rule):
            validation = validate(kb, known.iri, on=on, rules=wanted)
        for id_ in wanted:
            outcome = validation.by_rule.get(id_)
            if outcome is not None and shows(outcome):
                found[id_].append(_example(kb, known, id_, outcome.basis, outcome.evidence))
    return {id_: tuple(those) for id_, those in found.items()}


def _example(
    kb: KnowledgeBase, known: Known, id_: str, basis: str | None, evidence: Sequence[Evidence]
) -> Example:
    import pyoxigraph as ox

    def has(node: str, property_: str) -> bool:
        stated = kb.store.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(property_), None)
        return next(iter(stated), None) is not None

    telling = [item for item in evidence if item.quotation or item.reason_da]
    return Example(known, basis, relevance.telling(id_, telling, has))


def shows(outcome: Outcome) -> bool:
    """Whether others can learn from an outcome: it is met, and something shows how.

    A statement that is met because nothing contradicts it tells nobody how to meet it.
    """
    return outcome.outcome == "met" and _tells(outcome.evidence)


def _tells(evidence: Iterable[Evidence]) -> bool:
    return any(item.quotation or item.reason_da for item in evidence)
