"""Everything that is known of one thing, each fact with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph import meetings, names
from ssp_graph.evidence import Basis, Evidence
from ssp_graph.texts import Lang
from ssp_graph.vocabulary import RDF_TYPE, SSP

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.results import Result

_STATES_ABSENT = SSP + "statesAbsent"


@dataclass(frozen=True)
class Fact:
    """One property of a thing with one value. `incoming` facts point at the thing."""

    property: str
    property_label: str
    value: Any
    value_label: str
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    incoming: bool = False


@dataclass(frozen=True)
class Seat:
    """One line of a forum's list of participants, as one document has it.

    `wording` is the document's own; `minimum` and `maximum` are persons, as stated;
    `sectors` and `counterparts` are readings.
    """

    iri: str
    graph: str
    wording: str
    party: str
    party_label: str
    posts: tuple[str, ...]
    roles: tuple[str, ...]
    attendance: str
    minimum: int | None
    maximum: int | None
    held_per: str
    condition: str
    sectors: tuple[str, ...]
    counterparts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Meeting:
    """How often a forum meets according to one document; `columns` as in show/meetings.rq."""

    iri: str
    graph: str
    words: str
    columns: Mapping[str, Any]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Description:
    """What is known of one thing; `kinds` are the labels of its classes."""

    iri: str
    label: str
    lang: Lang
    kinds: tuple[str, ...]
    facts: tuple[Fact, ...]
    seats: tuple[Seat, ...]
    meetings: tuple[Meeting, ...]

    def records(self) -> list[dict[str, str | None]]:
        """Return one row a fact, seat and meeting pattern and piece of evidence: a flat table."""
        lines = [(f.property_label, f.value_label, f.basis, f.evidence) for f in self.facts]
        lines += [("seat", seat.wording, "stated", seat.evidence) for seat in self.seats]
        lines += [("meetings", m.words, "stated", m.evidence) for m in self.meetings]
        return [
            {
                "subject": self.iri,
                "label": self.label,
                "fact": fact,
                "value": value,
                "basis": basis,
                "quotation": found.quotation,
                "section": found.section,
                "document": found.document,
                "reason": found.reason,
                "backs": found.backs,
            }
            for fact, value, basis, evidence in lines
            for found in evidence or (Evidence(""),)
        ]


def describe(kb: KnowledgeBase, name: str, lang: Lang = "da") -> Description:
    """Return what is known of a forum, municipality, plan or anything else.

    `name` is understood as by `ssp_graph.names.node`; a municipality's own name means the
    municipality. Raises UnknownName.
    """
    iri = name if name.startswith("https://") else _iri(kb, name)
    node = ox.NamedNode(iri)
    facts = kb.query("show/facts", node=node, lang=lang)
    incoming = kb.query("show/incoming", node=node, lang=lang)
    seats = kb.query("show/seats", forum=node, lang=lang)
    patterns = kb.query("show/meetings", forum=node, lang=lang)
    others = {record["other"] for record in incoming.records()}
    wanted = [iri, *_column(seats, "seat"), *_column(patterns, "pattern"), *others]
    evidence = _evidence(kb, wanted, lang)
    # A class of another vocabulary, such as org:Organization, says nothing to a reader.
    kinds = [
        record["value_label"]
        for record in facts.records()
        if record["property"] == RDF_TYPE and record["value"].startswith(SSP)
    ]
    return Description(
        iri,
        _label(kb, iri, lang),
        lang,
        tuple(dict.fromkeys(kinds)),
        (*_facts(facts, evidence), *_incoming(incoming, evidence)),
        tuple(_seats(seats, evidence)),
        tuple(_meetings(patterns, evidence, lang)),
    )


def _iri(kb: KnowledgeBase, name: str) -> str:
    return names.node(kb, name) if "/" in name or ":" in name else names.municipality(kb, name)


def _label(kb: KnowledgeBase, iri: str, lang: Lang) -> str:
    rows = kb.query("show/label", node=ox.NamedNode(iri), lang=lang).rows
    return str(rows[0][1]) if rows else iri


class _EvidenceIndex:
    """The evidence of several nodes, to be asked for by node, graph, property and value."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        self._of: dict[tuple[str, str, str | None], dict[str, tuple[set[Any], Evidence]]] = {}
        for record in records:
            found = Evidence(
                record["graph"],
                record["document"],
                record["section"],
                record["quotation"],
                record["reason"],
            )
            key = (record["node"], record["graph"], record["aspect"])
            about, _ = self._of.setdefault(key, {}).setdefault(record["evidence"], (set(), found))
            if record["aspect_value"] is not None:
                about.add(record["aspect_value"])

    def find(
        self,
        node: str,
        graph: str,
        aspect: str | None = None,
        value: object = None,
        language: str = "",
    ) -> tuple[Evidence, ...]:
        """Return what backs a property's value: evidence of that value, else of the property.

        For one of several sentences in another `language` than Danish, that is the evidence of
        all of them, each saying which Danish sentence it backs.
        """
        entries = list(self._of.get((node, graph, aspect), {}).values())
        exact = [found for about, found in entries if value in about]
        general = [found for about, found in entries if not about]
        if exact or general or language in ("", "da"):
            return tuple(dict.fromkeys(exact or general))
        if len({sentence for about, _ in entries for sentence in about}) == 1:
            return tuple(dict.fromkeys(found for _, found in entries))
        backing = [
            replace(found, backs=" / ".join(sorted(map(str, about)))) for about, found in entries
        ]
        return tuple(dict.fromkeys(backing))


def _evidence(kb: KnowledgeBase, iris: Sequence[str], lang: Lang) -> _EvidenceIndex:
    nodes = [ox.NamedNode(iri) for iri in dict.fromkeys(iris)]
    return _EvidenceIndex(kb.query("show/evidence", node=nodes, lang=lang).records())


def _facts(result: Result, evidence: _EvidenceIndex) -> list[Fact]:
    merged: dict[tuple[str, object, Basis], Fact] = {}
    for record in result.records():
        if record["property"] == RDF_TYPE:
            continue
        node, graph, about = record["node"], record["graph"], record["property"]
        language = record["language"] or ""
        found = evidence.find(node, graph, about, record["value"], language)
        found = found or evidence.find(node, graph)
        absent = about == _STATES_ABSENT and record["basis"] == "stated"
        basis: Basis = "absent" if absent else record["basis"]
        key = (about, record["value"], basis)
        before = merged[key].evidence if key in merged else ()
        merged[key] = Fact(
            about,
            record["property_label"],
            record["value"],
            str(record["value_label"]),
            basis,
            tuple(dict.fromkeys(before + found)),
        )
    return list(merged.values())


def _incoming(result: Result, evidence: _EvidenceIndex) -> list[Fact]:
    merged: dict[tuple[str, object, Basis], Fact] = {}
    for record in result.records():
        found = evidence.find(record["other"], record["graph"], record["property"], record["node"])
        key = (record["property"], record["other"], record["basis"])
        before = merged[key].evidence if key in merged else ()
        merged[key] = Fact(
            record["property"],
            record["property_label"],
            record["other"],
            record["other_label"],
            record["basis"],
            tuple(dict.fromkeys(before + found)),
            incoming=True,
        )
    return list(merged.values())


def _seats(result: Result, evidence: _EvidenceIndex) -> Iterable[Seat]:
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for record in result.records():
        groups.setdefault((record["seat"], record["graph"]), []).append(record)
    for (seat, graph), records in groups.items():
        first = records[0]
        yield Seat(
            seat,
            graph,
            first["wording"] or first["member_label"] or "",
            first["member"] or "",
            first["member_label"] or "",
            _distinct(records, "post_label"),
            _distinct(records, "role_label"),
            first["attendance_label"] or "",
            first["min_seats"],
            first["max_seats"],
            first["held_per"] or "",
            "; ".join(_distinct(records, "condition")),
            _distinct(records, "sector_label"),
            _distinct(records, "counterpart_label"),
            evidence.find(seat, graph),
        )


def _meetings(result: Result, evidence: _EvidenceIndex, lang: Lang) -> Iterable[Meeting]:
    for record in result.records():
        columns = {name: value for name, value in record.items() if value is not None}
        found = evidence.find(record["pattern"], record["graph"])
        yield Meeting(
            record["pattern"], record["graph"], meetings.words(record, lang), columns, found
        )


def _distinct(records: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r[name] for r in records if r[name] is not None))


def _column(result: Result, name: str) -> list[str]:
    return [record[name] for record in result.records()]
