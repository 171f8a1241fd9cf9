"""What a validation report says, in one language, before it is written in any format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from ssp_graph.conformance import (
    OUTCOMES,
    SHAPE,
    Evidence,
    Finding,
    Judgement,
    Outcome,
    Severity,
    Validation,
    mend,
)
from ssp_graph.reporting import elsewhere
from ssp_graph.reporting.places import Place, Places
from ssp_graph.rules import INTEGRITY, LAW, THEMES, Rule, rules
from ssp_graph.texts import Lang, text
from ssp_graph.texts import wording as text_template
from ssp_graph.validation_unit import label
from ssp_graph.vocabulary import shorten

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

OWN: Final = "own"
SECTIONS: Final = (*THEMES, LAW, INTEGRITY, OWN)
SEVERITIES: Final[tuple[Severity, ...]] = ("violation", "warning", "info")

# One sign for each outcome and severity, so that nothing depends on colour.
SIGNS: Final[Mapping[str, str]] = {
    "met": "✔",
    "partly": "◐",
    "deviates": "▲",
    "unsound": "✖",
    "not-described": "○",
    "not-applicable": "–",
}
# From the strongest to the weakest.
MODALITIES: Final = ("must", "should", "advisable", "typical", "may", "descriptive")
_ADVISABLE = MODALITIES.index("advisable")
_MOST_FIRST = 7
_ORDER = ("unsound", "deviates", "partly", "not-described", "met", "not-applicable")
_BY_SEVERITY: Mapping[Severity | None, int] = {"violation": 0, "warning": 1, "info": 2, None: 3}


@dataclass(frozen=True)
class Proof:
    """A quotation with the place it stands in, or the reason of a reading."""

    label: str
    quotation: str
    section: str
    document: str
    reason: str
    place: Place | None
    node: str

    @property
    def is_reading(self) -> bool:
        """Whether it is a reason rather than a quotation."""
        return not self.quotation


@dataclass(frozen=True)
class Example:
    """Somebody else who meets the statement."""

    name: str
    practice: bool
    is_reading: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class Spot:
    """One thing that a finding is about: a forum, a plan, or the description as a whole."""

    node: str
    label: str
    place: Place | None


@dataclass(frozen=True)
class Entry:
    """One rule and what it comes to.

    `state` is the outcome as a slug, or "unsound" for data that are wrong; `severity` is None
    where there is nothing to note. `modality` puts in words how strongly the source says it,
    `weight` as a number, 0 for the strongest; `duty` whom a law binds. `said` is the `message`
    without what the entry holds by itself: modality, documents and places.
    """

    id: str
    section: str
    state: str
    severity: Severity | None
    statement: str
    modality: str
    weight: int
    duty: str
    message: str
    said: str
    mend: str
    source: str
    is_reading: bool
    spots: tuple[Spot, ...]
    proofs: tuple[Proof, ...]
    examples: tuple[Example, ...]

    @property
    def to_note(self) -> bool:
        """Whether the entry is a finding."""
        return self.severity is not None


@dataclass(frozen=True)
class Section:
    """The entries of one theme."""

    key: str
    title: str
    note: str
    entries: tuple[Entry, ...]

    @property
    def findings(self) -> tuple[Entry, ...]:
        """The entries to note, the gravest first."""
        return tuple(entry for entry in self.entries if entry.to_note)

    @property
    def met(self) -> tuple[Entry, ...]:
        """The entries that are met."""
        return tuple(entry for entry in self.entries if entry.state == "met")

    @property
    def judged(self) -> int:
        """How many of the statements could be judged."""
        return sum(entry.state != "not-applicable" for entry in self.entries)


@dataclass(frozen=True)
class Report:
    """All that is to be said about one municipality.

    `counts` and `severities` count statements by outcome and by severity; rules about the data
    count under severities alone. `weights` are the severities with the faults in the data set
    apart as "data", as a reader is told of them. `level` is the gravest thing found: data,
    violation, warning, info, silent, met or nothing.
    """

    lang: Lang
    municipality: str
    name: str
    documents: tuple[str, ...]
    on: date
    level: str
    verdict: str
    figures: str
    binding: str
    caution: str
    counts: Mapping[str, int]
    severities: Mapping[str, int]
    weights: Mapping[str, int]
    sections: tuple[Section, ...]
    sound: int
    permissions: tuple[Entry, ...]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, section by section."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def unmatched(self) -> tuple[Entry, ...]:
        """The statements whose subject isn't described, so that nothing was judged."""
        return tuple(entry for entry in self.entries if entry.state == "not-applicable")

    @property
    def first(self) -> tuple[Entry, ...]:
        """What to look at first: what must be corrected, what deviates, then what weighs most.

        All that is wrong or against the law is among them, however much it is.
        What the law says and the description doesn't mention isn't among them: the law binds
        others than the municipality for the most part.
        """
        weighty = [
            entry
            for entry in self.entries
            if entry.state in ("unsound", "deviates")
            or (entry.state == "partly" and entry.weight <= _ADVISABLE)
            or (
                entry.state == "not-described"
                and entry.weight <= _ADVISABLE
                and entry.section in THEMES
            )
        ]
        ordered = sorted(
            weighty,
            key=lambda entry: (
                entry.severity != "violation",
                _ORDER.index(entry.state),
                entry.weight,
            ),
        )
        listed = [entry for entry in ordered if entry.section != OWN]
        grave = sum(entry.severity == "violation" for entry in listed)
        return tuple(listed[: max(_MOST_FIRST, grave)])

    @property
    def key(self) -> str:
        """A short name of the municipality, fit for an anchor."""
        return self.municipality.rstrip("/").rpartition("/data/")[2].partition("/")[0]


def build(
    validation: Validation,
    lang: Lang,
    kb: KnowledgeBase | None = None,
    others: KnowledgeBase | None = None,
    done: Sequence[Validation] = (),
) -> Report:
    """Return the report on `validation` in `lang`.

    With the knowledge base `kb` that was validated it tells the places in the files, with
    `others` how those in it do it; `done` are validations of those that are at hand already.
    """
    return _Builder(validation, lang, kb, others, done).report()


class _Builder:
    """The names, places and examples that the entries of one report draw on."""

    def __init__(
        self,
        validation: Validation,
        lang: Lang,
        kb: KnowledgeBase | None,
        others: KnowledgeBase | None,
        done: Sequence[Validation],
    ) -> None:
        self.validation = validation
        self.lang = lang
        files = dict(others.files if others else {})
        self.places = Places(files | (kb.files if kb else {}))
        # A source says where something is described; a reading only adds to it.
        readings = set(kb.graph_names(kind="reading")) if kb else set()
        self.graphs = sorted(validation.unit.documents, key=lambda name: (name in readings, name))
        self._readings = readings
        self.titles = {
            str(row["graph"]): str(row["label"])
            for row in (others.query("list/sources", lang=lang).records() if others else ())
        }
        wanted = [
            outcome.rule.id
            for outcome in validation.outcomes
            if outcome.severity is not None and not outcome.rule.integrity
        ]
        self.examples = (
            elsewhere.examples(others, wanted, validation.municipality, validation.on, done)
            if others is not None
            else {}
        )

    def report(self) -> Report:
        sections = self._sections()
        entries = [entry for section in sections for entry in section.entries]
        judged = [e for e in entries if e.section not in (INTEGRITY, OWN)]
        slugs = [name.replace(" ", "-") for name in OUTCOMES]
        counts = {slug: sum(entry.state == slug for entry in judged) for slug in slugs}
        severities: dict[str, int] = {
            severity: sum(entry.severity == severity for entry in entries)
            for severity in SEVERITIES
        }
        level, verdict = self._verdict(entries, counts)
        integrity = [o for o in self.validation.outcomes if o.rule.integrity]
        return Report(
            lang=self.lang,
            municipality=self.validation.municipality,
            name=self._label(self.validation.municipality),
            documents=self._documents(),
            on=self.validation.on,
            level=level,
            verdict=verdict,
            figures=self._say(
                "verdict-figures",
                met=counts["met"],
                partly=counts["partly"],
                silent=counts["not-described"],
                judged=sum(counts.values()) - counts["not-applicable"],
            ),
            binding=self._binding(),
            caution=self._say("caution", documents=self._quoted(self._documents())),
            counts=counts,
            severities=severities,
            weights=_weights(entries, severities),
            sections=sections,
            sound=sum(outcome.outcome == "met" for outcome in integrity),
            permissions=tuple(self._permission(rule) for rule in self._permissions()),
        )

    def _sections(self) -> tuple[Section, ...]:
        by_section: dict[str, list[Entry]] = {key: [] for key in SECTIONS}
        for outcome in self.validation.outcomes:
            if outcome.rule.integrity and outcome.severity is None:
                continue
            entry = self._entry(outcome)
            by_section[entry.section].append(entry)
        for number, finding in enumerate(self._own_findings(), 1):
            entry = self._own(number, finding)
            by_section[entry.section].append(entry)
        made: list[Section] = []
        for key, entries in by_section.items():
            if not entries:
                continue
            note = self._say(f"theme-note-{key}") if key in (LAW, INTEGRITY, OWN) else ""
            ordered = sorted(entries, key=_grave)
            made.append(Section(key, self._say(f"theme-{key}"), note, tuple(ordered)))
        return tuple(made)

    def _entry(self, outcome: Outcome) -> Entry:
        rule = outcome.rule
        state = outcome.outcome.replace(" ", "-")
        if rule.integrity and outcome.outcome == "deviates":
            state = "unsound"
        evidence = outcome.evidence
        return Entry(
            id=rule.id,
            section=section_of(rule),
            state=state,
            severity=outcome.severity,
            statement=self._either(rule.statement_da, rule.statement_en),
            modality=modality(rule, self.lang),
            weight=weight(rule),
            duty=self._duty(rule),
            message=outcome.message(self.lang),
            said=said(outcome.message(self.lang).removeprefix(f"{rule.id}: "), self.lang),
            mend=mend(outcome, self.lang),
            source=self._source(rule),
            is_reading=outcome.basis == "reading",
            spots=self._spots(outcome) if outcome.severity else (),
            proofs=self._proofs(evidence),
            examples=tuple(self._example(e) for e in self.examples.get(rule.id, ())),
        )

    def _own_findings(self) -> list[Finding]:
        return [finding for finding in self.validation.findings if finding.rule is None]

    def _own(self, number: int, finding: Finding) -> Entry:
        message = self._either(finding.message_da, finding.message_en)
        return Entry(
            id=f"{number}",
            # A shape of ours without a rule is about what the data may hold (shapes/technical.ttl).
            section=INTEGRITY if finding.shape.startswith(SHAPE) else OWN,
            state="unsound" if finding.severity == "violation" else "deviates",
            severity=finding.severity,
            statement=message or shorten(finding.shape),
            modality="",
            weight=weight(None),
            duty="",
            message=message,
            said="",
            mend=self._either(finding.mend_da, finding.mend_en),
            source="",
            is_reading=False,
            spots=(self._spot(finding.focus),),
            proofs=(),
            examples=(),
        )

    def _permissions(self) -> list[Rule]:
        return [rule for rule in rules() if rule.permission]

    def _permission(self, rule: Rule) -> Entry:
        return Entry(
            id=rule.id,
            section=section_of(rule),
            state="not-applicable",
            severity=None,
            statement=self._either(rule.statement_da, rule.statement_en),
            modality=modality(rule, self.lang),
            weight=weight(rule),
            duty="",
            message="",
            said="",
            mend="",
            source=self._source(rule),
            is_reading=False,
            spots=(),
            proofs=(),
            examples=(),
        )

    def _example(self, example: elsewhere.Example) -> Example:
        known = example.known
        return Example(
            name=self._either(known.name_da, known.name_en),
            practice=known.practice,
            is_reading=example.basis == "reading",
            proofs=self._proofs(example.evidence),
        )

    def _proofs(self, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
        """Return each quotation and each reason once, the quotations first."""
        proofs: dict[tuple[str, str], Proof] = {}
        for item in sorted(evidence, key=lambda one: not one.quotation):
            reason = "" if item.quotation else self._either(item.reason_da, item.reason_en)
            if not (item.quotation or reason):
                continue
            proofs.setdefault(
                (item.quotation or reason, item.graph),
                Proof(
                    label=self._either(item.label_da, item.label_en),
                    quotation=item.quotation,
                    section=item.section,
                    document=self._either(item.document_da, item.document_en),
                    reason=reason,
                    place=self.places.find(item.node, item.graph, item.aspect),
                    node=item.node,
                ),
            )
        return tuple(proofs.values())

    def _spots(self, outcome: Outcome) -> tuple[Spot, ...]:
        """Return where a finding is, of a fault in the data each cell that is part of it."""
        aspects = {judgement.focus: judgement.aspects for judgement in outcome.judgements}
        return tuple(
            dict.fromkeys(
                self._spot(node, aspect)
                for node in dict.fromkeys(_lacking(outcome))
                for aspect in aspects.get(node) or ("",)
            )
        )

    def _spot(self, node: str, aspect: str = "") -> Spot:
        if node == self.validation.municipality:
            return Spot(node, self._say("whole-description"), None)
        places = (self.places.find(node, graph, aspect) for graph in self.graphs)
        place = next((found for found in places if found is not None and found.exact), None)
        return Spot(node, self._label(node), place)

    def _label(self, node: str) -> str:
        return label(self.validation.unit.graph, URIRef(node), self.lang)

    def _documents(self) -> tuple[str, ...]:
        """Return the titles of the documents that speak of the municipality, readings left out."""
        unit = self.validation.unit
        titles = [
            self._either(document.title_da, document.title_en)
            for graph, document in sorted(unit.documents.items())
            if graph not in self._readings
        ]
        return tuple(dict.fromkeys(titles)) or (self._say("own-words"),)

    def _verdict(self, entries: Sequence[Entry], counts: Mapping[str, int]) -> tuple[str, str]:
        unsound = _faults(entries)
        if unsound:
            ids = "; ".join(entry.id for entry in unsound)
            count = f"{self._places(len(unsound))} ({ids})"
            return "data", self._say("verdict-data", count=count)
        for severity in SEVERITIES:
            wrong = [
                e for e in entries if e.severity == severity and e.state in ("deviates", "unsound")
            ]
            if wrong:
                ids = "; ".join(self._named(entry) for entry in wrong if entry.section != OWN)
                count = self._places(len(wrong)) + (f" ({ids})" if ids else "")
                return severity, self._say(f"verdict-{severity}", count=count)
        if counts["partly"] or counts["not-described"]:
            return "silent", self._say("verdict-silent")
        return (
            ("met", self._say("verdict-met"))
            if counts["met"]
            else ("nothing", self._say("verdict-nothing"))
        )

    def _named(self, entry: Entry) -> str:
        return f"{entry.id}, {entry.duty}" if entry.duty else entry.id

    def _places(self, count: int) -> str:
        return self._say("one-place") if count == 1 else self._say("places", count=count)

    def _binding(self) -> str:
        framework = [rule for rule in rules() if not rule.law and not rule.integrity]
        should = sum(rule.modality == "should" for rule in framework)
        return self._say("binding", framework=len(framework), should=should)

    def _duty(self, rule: Rule) -> str:
        holder = self._either(rule.duty_holder_da, rule.duty_holder_en)
        return self._say("duty", holder=holder) if holder else ""

    def _source(self, rule: Rule) -> str:
        if not rule.quotation:
            return ""
        document = self.titles.get(rule.source, rule.source.rpartition("/")[2])
        return self._say(
            "source-place", quotation=rule.quotation, section=rule.section, document=document
        )

    def _quoted(self, titles: Iterable[str]) -> str:
        return ", ".join(self._say("quoted", text=title) for title in titles)

    def _either(self, danish: str, english: str) -> str:
        return danish if self.lang == "da" else english

    def _say(self, key: str, **values: object) -> str:
        return text(f"validate.{key}", self.lang, **values)


def section_of(rule: Rule) -> str:
    """Return the part of the report in which a rule stands: its theme, law or integrity."""
    if rule.integrity:
        return INTEGRITY
    return LAW if rule.law else rule.theme


def modality(rule: Rule, lang: Lang) -> str:
    """Return in words how strongly the source puts a rule; nothing for rules about the data."""
    if not rule.modality:
        return ""
    key = "law-descriptive" if rule.law and rule.modality == "descriptive" else rule.modality
    return text(f"validate.modality-{key}", lang)


def weight(rule: Rule | None) -> int:
    """Return how strongly the source puts a rule, 0 for the strongest."""
    return MODALITIES.index(rule.modality) if rule and rule.modality else len(MODALITIES)


def said(message: str, lang: Lang) -> str:
    """Return `message` without its modality, documents and list of nodes."""
    marks = {
        key: text_template(f"conformance.{key}", lang).partition("{")[0]
        for key in ("silent-in", "missing", "lacking", "found")
    }
    parts = re.split(
        "(" + "|".join(f"(?<= ){re.escape(mark)}" for mark in marks.values()) + ")", message
    )
    opening = parts[0].strip()
    sentences = re.split(r"(?<=\.) (?=[A-ZÆØÅ])", opening)
    voices = tuple(text("validate.voices", lang).split("|"))
    kept = [s for s in sentences if not s.startswith(voices)] or sentences
    for mark, content in zip(parts[1::2], parts[2::2], strict=True):
        if mark in (marks["missing"], marks["found"]):
            kept.append((mark + content).strip())
    return " ".join(kept)


def _lacking(outcome: Outcome) -> list[str]:
    """Return the nodes that a finding is about: where only some are met, those that aren't."""
    if outcome.outcome != "partly":
        return list(outcome.focus)
    judged: list[Judgement] = [j for j in outcome.judgements if j.outcome != "met"]
    return [judgement.focus for judgement in judged]


def _faults(entries: Iterable[Entry]) -> list[Entry]:
    """Return the faults in the data that must be mended before the result can be used."""
    return [e for e in entries if e.section == INTEGRITY and e.severity == "violation"]


def _weights(entries: Iterable[Entry], severities: Mapping[str, int]) -> dict[str, int]:
    faults = len(_faults(entries))
    return {"data": faults, **severities, "violation": severities["violation"] - faults}


def _grave(entry: Entry) -> tuple[int, int, str]:
    return _BY_SEVERITY[entry.severity], _ORDER.index(entry.state), entry.id
