"""What a view shows of a municipality: fora, parties, seats, relations, and what they rest on.

Everything is read through `queries/view/*.rq`; what is drawn knows nothing of RDF.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from ssp_graph.errors import SspError
from ssp_graph.texts import Lang, text
from ssp_graph.views import meetings
from ssp_graph.vocabulary import DATA, SSP, shorten

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

Basis = Literal["stated", "reading"]
_ORG = "http://www.w3.org/ns/org#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
# ORG's own terms carry no Danish label in the ontology; the texts of the views name them.
_FOREIGN_LABELS = {
    _ORG + "reportsTo": "view.reports-to",
    _ORG + "unitOf": "view.unit-of",
    _ORG + "subOrganizationOf": "view.unit-of",
    _ORG + "postIn": "view.post-in",
    _ORG + "role": "view.role",
    _SKOS + "altLabel": "view.alt-label",
}
# Relations that say the same from either end are drawn without an arrow head.
_MUTUAL = {SSP + "coordinatesWith", SSP + "cooperatesWith"}


@dataclass(frozen=True)
class Concept:
    """A level, sector, kind of attendance, kind of forum, role or harmonised party."""

    iri: str
    label: str
    notation: int
    broader: str | None = None


@dataclass(frozen=True)
class Document:
    """A named graph that describes the municipality, and the document it renders."""

    graph: str
    basis: Basis
    label: str
    note: str | None = None


@dataclass(frozen=True)
class Evidence:
    """The quotation (or, for a reading, the reason) that backs a node or one property of it."""

    node: str
    aspect: str | None
    aspect_value: str | None
    quotation: str | None
    reason: str | None
    section: str | None
    graph: str


@dataclass(frozen=True)
class Fact:
    """One value of one property of a node, with the graphs that give it."""

    node: str
    property: str
    property_label: str
    value: str
    value_label: str
    graphs: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True)
class Placement:
    """A level that a forum is placed on, and whether a source or a reading says so."""

    level: str
    basis: Basis


@dataclass(frozen=True)
class Forum:
    """A forum. `parties` is the number of different parties listed for it, `rhythm` how often
    it meets in short words, None where no source says; `documents` are the source graphs."""

    iri: str
    label: str
    placements: tuple[Placement, ...]
    kinds: tuple[str, ...]
    parties: int
    rhythm: str | None
    per_year: tuple[float, float] | None
    documents: tuple[str, ...]
    listed: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Party:
    """Who sits in fora, or is related to them: a post or an organisation.

    `member` is the organisation that a post sits for, the party itself otherwise; `what` names
    the class of a function, plan, effort or cooperation, and is empty for other actors."""

    iri: str
    label: str
    member: str
    member_label: str
    sectors: tuple[str, ...]
    counterparts: tuple[str, ...]
    what: str = ""


@dataclass(frozen=True)
class Seat:
    """One line of a forum's list of participants, in the source's own wording."""

    iri: str
    forum: str
    party: str
    member: str
    wording: str
    sectors: tuple[str, ...]
    attendance: tuple[str, ...]
    roles: tuple[str, ...]
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True)
class Relation:
    """A relation between two fora, or between a forum or function and another actor."""

    subject: str
    predicate: str
    label: str
    object: str
    basis: Basis
    mutual: bool

    @property
    def key(self) -> str:
        """A name of the relation that is the same on every run."""
        return "|".join(shorten(part) for part in (self.subject, self.predicate, self.object))


@dataclass(frozen=True)
class Outcome:
    """How a forum, a party or the municipality came out of one rule of a validation.

    `label` is the outcome in words and `message` what it rests on, each in Danish and English.
    """

    rule: str
    outcome: str
    label: tuple[str, str]
    message: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Targets:
    """Pages beside a view that tell of the same: IRIs of nodes and ids of rules → addresses."""

    nodes: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """All that is shown of one municipality, in one language."""

    municipality: str
    label: str
    lang: Lang
    levels: tuple[Concept, ...]
    sectors: Mapping[str, Concept]
    attendance: Mapping[str, Concept]
    kinds: Mapping[str, Concept]
    roles: Mapping[str, Concept]
    counterparts: Mapping[str, Concept]
    documents: tuple[Document, ...]
    fora: tuple[Forum, ...]
    parties: Mapping[str, Party]
    seats: tuple[Seat, ...]
    relations: tuple[Relation, ...]
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    outcomes: Mapping[str, Sequence[Outcome]] = field(default_factory=dict)
    targets: Targets = field(default_factory=Targets)

    @property
    def slug(self) -> str:
        """The short name of the municipality: the folder of its IRI, `herning`."""
        return self.municipality.removeprefix(DATA).partition("/")[0]

    @property
    def name(self) -> str:
        """The municipality's name without the word for municipality, for narrow places."""
        return self.label.removesuffix(" Kommune").removesuffix(" Municipality")

    def lane_of(self, forum: Forum) -> int:
        """The lane that a forum is drawn in: its highest level's place in the order of levels,
        and one past the last for a forum whose level neither a source nor a reading gives."""
        order = [level.iri for level in self.levels]
        places = [order.index(p.level) for p in forum.placements if p.level in order]
        return min(places, default=len(order))

    def actors(self) -> list[Party]:
        """Who isn't a forum but is related to one: functions, plans, units, other bodies."""
        ids = {forum.iri for forum in self.fora}
        ends = {
            end
            for relation in self.relations
            if relation.subject in ids or relation.object in ids
            for end in (relation.subject, relation.object)
        }
        return [self.parties[iri] for iri in sorted(ends - ids)]

    def seats_of(self, forum: str) -> list[Seat]:
        """The seats of a forum, in the order of the parties' sectors."""
        return [seat for seat in self.seats if seat.forum == forum]

    def sector_counts(self, forum: str) -> dict[str, int]:
        """How many different parties of each sector sit in a forum, in the order of sectors.

        A party of two sectors counts in both; a party without one counts under ""."""
        found: dict[str, set[str]] = defaultdict(set)
        for seat in self.seats_of(forum):
            for sector in seat.sectors or ("",):
                found[sector].add(seat.party)
        return {sector: len(found[sector]) for sector in sorted(found, key=self.sector_order)}

    def sector_order(self, sector: str) -> tuple[int, str]:
        """A sort key that puts sectors in the order of their scheme, those without last."""
        concept = self.sectors.get(sector)
        return (concept.notation if concept else 999, sector)


def read(
    kb: KnowledgeBase,
    municipality: str,
    lang: Lang = "da",
    outcomes: Mapping[str, Sequence[Outcome]] | None = None,
) -> View:
    """Read everything a view shows of `municipality` (an IRI) in `lang`.

    `outcomes` maps the IRI of a forum or party to how it came out of a validation.
    Raises SspError when the graph describes no forum of the municipality.
    """
    from ssp_graph import names

    iri = names.municipality(kb, municipality)
    schemes = _concepts(kb, lang)
    documents = _documents(kb, iri, lang)
    bases = {document.graph: document.basis for document in documents}
    facts = _facts(kb, iri, lang, bases)
    seats, parties = _seats(kb, iri, lang)
    fora = _fora(kb, iri, lang, facts, seats)
    if not fora:
        raise SspError("view.no-fora", municipality=municipality)
    relations, actors = _relations(kb, iri, lang)
    classes = _classes(kb, iri, lang)
    known = {forum.iri for forum in fora} | parties.keys()
    for actor, label in actors.items():
        if actor not in known:
            parties[actor] = _actor(actor, label, facts)
    parties = {
        actor: replace(party, what=classes.get(actor, "")) for actor, party in parties.items()
    }
    return View(
        municipality=iri,
        label=_label_of(kb, iri, lang),
        lang=lang,
        levels=tuple(_ordered(schemes["level"])),
        sectors=schemes["sector"],
        attendance=schemes["attendance"],
        kinds=schemes["forum-kind"],
        roles=schemes["role"],
        counterparts=schemes["party"],
        documents=documents,
        fora=fora,
        parties=parties,
        seats=seats,
        relations=relations,
        facts=facts,
        evidence=_evidence(kb, iri, lang),
        outcomes=outcomes or {},
    )


def municipalities(kb: KnowledgeBase, lang: Lang = "da") -> list[str]:
    """The IRIs of the municipalities whose documents describe at least one forum."""
    return [str(row["municipality"]) for row in _rows(kb, "municipalities", lang=lang)]


def _rows(kb: KnowledgeBase, name: str, **values: Any) -> list[dict[str, Any]]:
    return kb.query(f"view/{name}", **values).records()


def _label_of(kb: KnowledgeBase, municipality: str, lang: Lang) -> str:
    for row in _rows(kb, "municipalities", lang=lang):
        if row["municipality"] == municipality and row["municipality_label"]:
            return str(row["municipality_label"])
    return shorten(municipality)


def _concepts(kb: KnowledgeBase, lang: Lang) -> dict[str, dict[str, Concept]]:
    found: dict[str, dict[str, Concept]] = {
        scheme: {} for scheme in ("level", "sector", "attendance", "forum-kind", "role", "party")
    }
    for row in _rows(kb, "concepts", lang=lang):
        scheme = str(row["scheme"]).rpartition("/")[2]
        iri = str(row["concept"])
        notation = str(row["notation"] or "")
        found[scheme].setdefault(
            iri,
            Concept(
                iri,
                str(row["concept_label"] or shorten(iri)),
                int(notation) if notation.isdigit() else 999,
                row["broader"],
            ),
        )
    return found


def _ordered(concepts: Mapping[str, Concept]) -> list[Concept]:
    return sorted(concepts.values(), key=lambda concept: (concept.notation, concept.iri))


def _documents(kb: KnowledgeBase, municipality: str, lang: Lang) -> tuple[Document, ...]:
    found: dict[str, Document] = {}
    for row in _rows(kb, "documents", municipality=municipality, lang=lang):
        document = Document(row["graph"], row["basis"], row["document_label"], row["note"])
        found.setdefault(document.graph, document)
    return tuple(found.values())


def _facts(
    kb: KnowledgeBase, municipality: str, lang: Lang, bases: Mapping[str, Basis]
) -> dict[str, tuple[Fact, ...]]:
    merged: dict[tuple[str, str, str], Fact] = {}
    for row in _rows(kb, "facts", municipality=municipality, lang=lang):
        value = _plain(row["value"], lang)
        key = (str(row["node"]), str(row["property"]), value)
        known = merged.get(key)
        graphs = (*(known.graphs if known else ()), str(row["graph"]))
        # Stated by one document and read elsewhere is stated.
        stated = any(bases.get(graph) == "stated" for graph in graphs)
        merged[key] = Fact(
            node=key[0],
            property=key[1],
            property_label=_property_label(key[1], row["property_label"], lang),
            value=value,
            value_label=str(row["value_label"] or _shown(value)),
            graphs=tuple(dict.fromkeys(graphs)),
            basis="stated" if stated else "reading",
        )
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in merged.values():
        found[fact.node].append(fact)
    return {node: tuple(facts) for node, facts in found.items()}


def _plain(value: object, lang: Lang) -> str:
    if isinstance(value, bool):
        return text("view.yes" if value else "view.no", lang)
    return str(value)


def _shown(value: str) -> str:
    return shorten(value) if value.startswith(("http://", "https://")) else value


def _property_label(iri: str, label: object, lang: Lang) -> str:
    if label:
        return str(label)
    if iri in _FOREIGN_LABELS:
        return text(_FOREIGN_LABELS[iri], lang)
    return shorten(iri)


def _evidence(kb: KnowledgeBase, municipality: str, lang: Lang) -> dict[str, tuple[Evidence, ...]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in _rows(kb, "evidence", municipality=municipality, lang=lang):
        found[row["node"]].append(
            Evidence(
                row["node"],
                row["aspect"],
                None if row["aspect_value"] is None else _plain(row["aspect_value"], lang),
                row["quotation"],
                row["reason"],
                row["section"],
                row["graph"],
            )
        )
    return {node: tuple(evidence) for node, evidence in found.items()}


def _fora(
    kb: KnowledgeBase,
    municipality: str,
    lang: Lang,
    facts: Mapping[str, tuple[Fact, ...]],
    seats: Iterable[Seat],
) -> tuple[Forum, ...]:
    parties: dict[str, set[str]] = defaultdict(set)
    for seat in seats:
        parties[seat.forum].add(seat.party)
    labels: dict[str, str] = {}
    placements: dict[str, dict[str, Basis]] = defaultdict(dict)
    for row in _rows(kb, "fora", municipality=municipality, lang=lang):
        labels[row["forum"]] = row["forum_label"] or shorten(row["forum"])
        # Rows come with "stated" before "reading", so the firmer basis wins.
        if row["level"] and row["basis"]:
            placements[row["forum"]].setdefault(row["level"], row["basis"])
    fora = []
    for iri, label in labels.items():
        said = facts.get(iri, ())
        patterns = [
            {f.property.removeprefix(SSP): _word(f) for f in facts.get(pattern, ())}
            for pattern in _values(said, "meets")
        ]
        fora.append(
            Forum(
                iri=iri,
                label=label,
                placements=tuple(Placement(*item) for item in placements[iri].items()),
                kinds=tuple(_values(said, "kind")),
                parties=len(parties[iri]),
                rhythm=meetings.rhythm(patterns, lang),
                per_year=meetings.per_year(patterns),
                documents=tuple(
                    sorted({g for fact in said if fact.basis == "stated" for g in fact.graphs})
                ),
                listed=next(iter(_values(said, "membershipListed")), None),
                status=next(iter(_values(said, "status")), None),
            )
        )
    return tuple(fora)


def _word(fact: Fact) -> str:
    return fact.value_label if fact.property == SSP + "heldPer" else fact.value


def _values(facts: Iterable[Fact], name: str) -> list[str]:
    return [fact.value for fact in facts if fact.property == SSP + name]


def _seats(
    kb: KnowledgeBase, municipality: str, lang: Lang
) -> tuple[tuple[Seat, ...], dict[str, Party]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(kb, "seats", municipality=municipality, lang=lang):
        rows[row["seat"]].append(row)
    seats = []
    sectors: dict[str, list[str]] = defaultdict(list)
    counterparts: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, dict[str, Any]] = {}
    for iri, lines in rows.items():
        first = lines[0]
        party = first["party"]
        label = first["party_label"] or first["wording"] or shorten(party)
        labels.setdefault(party, {**first, "party_label": label})
        seat = Seat(
            iri=iri,
            forum=first["forum"],
            party=party,
            member=first["member"],
            wording=first["wording"] or label,
            sectors=_several(lines, "sector"),
            attendance=_several(lines, "attendance"),
            roles=_several(lines, "role"),
            minimum=first["minimum"],
            maximum=first["maximum"],
        )
        sectors[party].extend(seat.sectors)
        counterparts[party].extend(_several(lines, "counterpart"))
        seats.append(seat)
    parties = {
        iri: Party(
            iri,
            row["party_label"],
            row["member"],
            row["member_label"] or shorten(row["member"]),
            tuple(dict.fromkeys(sectors[iri])),
            tuple(dict.fromkeys(counterparts[iri])),
        )
        for iri, row in labels.items()
    }
    return tuple(seats), parties


def _several(rows: Iterable[Mapping[str, Any]], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in rows if row[column] is not None))


def _relations(
    kb: KnowledgeBase, municipality: str, lang: Lang
) -> tuple[tuple[Relation, ...], dict[str, str]]:
    found: dict[tuple[str, str, str], Relation] = {}
    labels: dict[str, str] = {}
    for row in _rows(kb, "relations", municipality=municipality, lang=lang):
        subject, predicate, target = row["subject"], row["property"], row["object"]
        mutual = predicate in _MUTUAL
        if mutual and (target, predicate, subject) in found:
            continue
        labels.setdefault(subject, row["subject_label"] or shorten(subject))
        labels.setdefault(target, row["object_label"] or shorten(target))
        label = _property_label(predicate, row["property_label"], lang)
        # Rows come with "stated" before "reading", so the firmer basis wins.
        found.setdefault(
            (subject, predicate, target),
            Relation(subject, predicate, label, target, row["basis"], mutual),
        )
    return tuple(found.values()), labels


def _classes(kb: KnowledgeBase, municipality: str, lang: Lang) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows(kb, "actors", municipality=municipality, lang=lang):
        found.setdefault(row["actor"], str(row["class_label"] or shorten(row["class"])))
    return found


def _actor(iri: str, label: str, facts: Mapping[str, tuple[Fact, ...]]) -> Party:
    said = facts.get(iri, ())
    return Party(
        iri, label, iri, label, tuple(_values(said, "sector")), tuple(_values(said, "counterpart"))
    )
