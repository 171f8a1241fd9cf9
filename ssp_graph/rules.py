"""The statements of the national framework and of the law, and the integrity rules.

Read from ontology/framework.ttl, which holds them as linked data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from ssp_graph import resources
from ssp_graph.errors import UnknownName
from ssp_graph.vocabulary import BASE, RDF_TYPE, SSP

RULE: Final = BASE + "rule/"
THEMES: Final = ("purpose", "target-group", "organisation", "planning")
INTEGRITY: Final = "integrity"
LAW: Final = "law"

# What may stand in a triple.
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_DCTERMS = "http://purl.org/dc/terms/"
_OA_EXACT = "http://www.w3.org/ns/oa#exact"


@dataclass(frozen=True)
class Rule:
    """One statement, or one integrity rule (whose theme, modality and source are empty).

    `theme` is one of `THEMES`; `modality` is must, should, advisable, may, typical or
    descriptive; `applies_to` is what the statement is about; `judged_over` tells whether one of
    several things of that kind is enough ("any") or all have to be as asked ("every").
    `source` is the IRI of the graph of the document that `quotation` stands in under `section`;
    `legal_basis` holds IRIs of provisions.
    """

    id: str
    iri: str
    theme: str
    modality: str
    permission: bool
    applies_to: str
    judged_over: str
    statement_da: str
    statement_en: str
    check: str
    mend_da: str
    mend_en: str
    duty_holder_da: str
    duty_holder_en: str
    source: str
    quotation: str
    section: str
    legal_basis: tuple[str, ...]
    verified_in: str

    @property
    def integrity(self) -> bool:
        """Whether the rule is about the data rather than about the municipality."""
        return self.id.startswith("Q-")

    @property
    def law(self) -> bool:
        """Whether the statement is about what the law says."""
        return self.id.startswith(("S-", "L-"))


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their ids: F-…, L-…, Q-…, S-…"""
    path = resources.path("ontology", "framework.ttl")
    facts: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        facts[str(triple.subject)][triple.predicate.value].append(triple.object)
    kind = ox.NamedNode(SSP + "Rule")
    found = [
        _rule(subject[1:-1], about, facts)
        for subject, about in facts.items()
        if kind in about.get(RDF_TYPE, ())
    ]
    return tuple(sorted(found, key=lambda rule: rule.id))


def select(ids: Sequence[str] | None = None, theme: str | None = None) -> tuple[Rule, ...]:
    """Return the rules with these ids (F-3.04, in any case) and of this theme.

    `theme` is one of `THEMES`, or "law" (what is said of the law) or "integrity".
    Raises UnknownName with near matches.
    """
    chosen = rules()
    if ids is not None:
        by_id = {rule.id.casefold(): rule for rule in chosen}
        for id_ in ids:
            if id_.casefold() not in by_id:
                known = [rule.id for rule in chosen]
                raise UnknownName("rule", id_, (), known, listing="ssp-graph rules")
        wanted = {id_.casefold() for id_ in ids}
        chosen = tuple(rule for rule in chosen if rule.id.casefold() in wanted)
    if theme is not None:
        if theme not in (*THEMES, LAW, INTEGRITY):
            raise UnknownName("theme", theme, [*THEMES, LAW, INTEGRITY])
        chosen = tuple(rule for rule in chosen if _belongs(rule, theme))
    return chosen


def _belongs(rule: Rule, theme: str) -> bool:
    if theme == INTEGRITY:
        return rule.integrity
    if theme == LAW:
        return rule.law
    return rule.theme == theme


def _rule(iri: str, about: dict[str, list[Term]], facts: dict[str, dict[str, list[Term]]]) -> Rule:
    def one(name: str, lang: str | None = None) -> str:
        for value in about.get(name, ()):
            if lang is None or (isinstance(value, ox.Literal) and value.language == lang):
                return str(getattr(value, "value", value))
        return ""

    evidence = about.get(SSP + "evidence", [])
    quoted = facts[str(evidence[0])] if evidence else {}
    exact = [str(getattr(value, "value", "")) for value in quoted.get(_OA_EXACT, ())]
    section = [str(getattr(value, "value", "")) for value in quoted.get(SSP + "section", ())]
    return Rule(
        id=one(_DCTERMS + "identifier"),
        iri=iri,
        theme=one(SSP + "theme").removeprefix(BASE + "theme/"),
        modality=one(SSP + "modality").removeprefix(BASE + "modality/"),
        permission=one(SSP + "isPermission") == "true",
        applies_to=one(SSP + "appliesTo"),
        judged_over=one(SSP + "judgedOver"),
        statement_da=one(SSP + "statement", "da"),
        statement_en=one(SSP + "statement", "en"),
        check=one(SSP + "check"),
        mend_da=one(SSP + "howToMend", "da"),
        mend_en=one(SSP + "howToMend", "en"),
        duty_holder_da=one(SSP + "dutyHolder", "da"),
        duty_holder_en=one(SSP + "dutyHolder", "en"),
        source=one(_DCTERMS + "source"),
        quotation=exact[0] if exact else "",
        section=section[0] if section else "",
        legal_basis=tuple(
            sorted(str(getattr(value, "value", "")) for value in about.get(SSP + "legalBasis", ()))
        ),
        verified_in=one(SSP + "verifiedIn"),
    )
