"""What the interactive page needs to know, as plain values for JSON: the panel, the filters,
the places of the parties and the texts, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.texts.view import TEXTS
from ssp_graph.views import meetings, style
from ssp_graph.views.layout import (
    LANE_HEADER,
    PARTY_HEIGHT,
    Layout,
    party_name,
    party_order,
    party_places,
)
from ssp_graph.views.model import Evidence, Fact, Forum, Party, Relation, View
from ssp_graph.vocabulary import SSP, shorten

# What a forum's panel tells first; all else follows in the order of its name.
_FIRST: Final = (
    "kind", "level", "status", "purpose", "task", "process", "legalBasis", "discussesIndividuals",
    "targetGroup", "minAge", "maxAge", "minPerYear", "maxPerYear", "interval", "fromMonth",
    "toMonth", "hedge", "topic", "activity",
)  # fmt: skip
# Told elsewhere on the page, or of no use to a reader.
_HIDDEN: Final = {
    SSP + name
    for name in ("serves", "meets", "targetGroup", "participant", "participatesIn", "precedence")
} | {"http://www.w3.org/ns/org#organization", "http://www.w3.org/ns/org#member"}
_ON_SEAT: Final = {
    SSP + name for name in ("attendance", "post", "sector", "counterpart", "rank")
} | {"http://www.w3.org/ns/org#role"}
_PAGE_TEXTS: Final = "page-"
_STRIP: Final = 34.0


def payload(view: View, layout: Layout, folded: Layout | None) -> dict[str, Any]:
    """Return everything the page shows of `view` besides the boxes and lines of `layout`.

    `folded` is how the fora alone are drawn, where there is more than them.
    """
    book = _Book(view)
    relations = [relation for relation in view.relations if _shown(relation, view)]
    return {
        "lang": view.lang,
        "title": text("view.title", view.lang, municipality=view.label),
        "slug": view.slug,
        "header": LANE_HEADER,
        **_frame(layout),
        "folded": _folded(layout, folded) if folded else None,
        "fora": {shorten(f.iri): _forum(f, view, book, relations) for f in view.fora},
        "parties": {
            shorten(p.iri): _party(p, view, book, relations) for p in view.parties.values()
        },
        "members": {
            shorten(iri): _facts(iri, view, book)
            for iri in sorted({p.member for p in view.parties.values()} - view.parties.keys())
        },
        "relations": {r.key: _relation(r, view, book) for r in relations},
        "outcomes": book.outcomes_of(view.municipality),
        "judged": book.judged,
        "row": PARTY_HEIGHT,
        "seated": _seated(view),
        "targets": _targets(view),
        "evidence": book.entries,
        "documents": [
            {"label": d.label, "basis": d.basis, "note": d.note or ""} for d in view.documents
        ],
        "marks": _marks(view),
        "filters": _filters(view),
        "texts": {
            key.removeprefix(_PAGE_TEXTS): text(f"view.{key}", view.lang)
            for key in TEXTS
            if key.startswith(_PAGE_TEXTS)
        }
        | {
            "computed": text("view.legend-computed", view.lang),
            "legend-stated": text("view.legend-stated", view.lang),
            "legend-read": text("view.legend-read", view.lang),
        },
    }


def _frame(layout: Layout) -> dict[str, Any]:
    """The size of a layout, its lanes, and the places of parties below them."""
    seated = {seat.party for seat in layout.view.seats}
    places = party_places(len(seated), LANE_HEADER, layout.height + 30, layout.width - LANE_HEADER)
    return {
        "size": [layout.width, layout.height],
        "lanes": [
            {
                "title": band.title,
                "notes": band.notes,
                "empty": band.empty,
                "y": band.y,
                "h": band.height,
                "colour": style.lane(band.index).colour,
                "background": style.lane(band.index).background,
            }
            for band in layout.lanes
        ],
        "places": places,
    }


def _folded(layout: Layout, folded: Layout) -> dict[str, Any]:
    """Where the fora stand when they stand alone, and a strip for all that is folded away."""
    view = layout.view
    top = folded.height
    strip = replace(folded, height=top + _STRIP)
    words = text(
        "view.folded",
        view.lang,
        actors=len(layout.boxes) - len(folded.boxes),
        relations=len(layout.routes) - len(folded.routes),
    )
    look = style.lane(len(view.levels) + 1)
    lane = {
        "title": [],
        "notes": [],
        "empty": [words],
        "y": top,
        "h": _STRIP,
        "colour": look.colour,
        "background": look.background,
    }
    frame = _frame(strip)
    return frame | {
        "lanes": [*frame["lanes"], lane],
        "top": top,
        "boxes": {shorten(box.iri): [box.x, box.y, box.height] for box in folded.boxes},
        "routes": {route.relation.key: [route.points, route.label_at] for route in folded.routes},
    }


def _seated(view: View) -> dict[str, Any]:
    """The parties in the order in which they are drawn: all of them, and those of each forum."""

    def keys(parties: Iterable[str]) -> list[str]:
        return [shorten(party.iri) for party in party_order(view, parties)]

    everybody = [seat.party for seat in view.seats]
    return {
        "names": {shorten(party.iri): party_name(party) for party in party_order(view, everybody)},
        "fora": {
            shorten(forum.iri): keys(seat.party for seat in view.seats_of(forum.iri))
            for forum in view.fora
        },
    }


def _targets(view: View) -> dict[str, dict[str, str]]:
    shown = [*(forum.iri for forum in view.fora), *view.parties]
    nodes = view.targets.nodes
    used = {o.rule for outcomes in view.outcomes.values() for o in outcomes}
    return {
        "nodes": {shorten(iri): nodes[iri] for iri in shown if iri in nodes},
        "rules": {id_: to for id_, to in view.targets.rules.items() if id_ in used},
    }


class _Book:
    """The quotations, reasons and outcomes of a view, each written once and told by number."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.entries: list[list[Any]] = []
        self.judged: list[tuple[str, str, str, str]] = []
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._outcome_numbers: dict[tuple[str, str, str, str], int] = {}
        self._documents = {d.graph: number for number, d in enumerate(view.documents)}

    def number(self, evidence: Evidence) -> int:
        document = self._documents[evidence.graph]
        entry = (
            evidence.quotation or "",
            evidence.reason or "",
            evidence.section or "",
            document,
        )
        if entry not in self._numbers:
            self._numbers[entry] = len(self.entries)
            self.entries.append(list(entry))
        return self._numbers[entry]

    def of(self, node: str, aspect: str | None, values: Iterable[str] = ()) -> list[int]:
        """The evidence of one property of a node; of certain values where they are given."""
        wanted = set(values)
        return self.numbers(
            e
            for e in self.view.evidence.get(node, ())
            if e.aspect == aspect
            and (not wanted or e.aspect_value is None or e.aspect_value in wanted)
        )

    def outcomes_of(self, node: str) -> list[int]:
        """The numbers of what the rules came to for a node: (rule, outcome, label, message)."""
        lang = LANGUAGES.index(self.view.lang)
        found = []
        for o in self.view.outcomes.get(node, ()):
            entry = (o.rule, o.outcome, o.label[lang], o.message[lang])
            if entry not in self._outcome_numbers:
                self._outcome_numbers[entry] = len(self.judged)
                self.judged.append(entry)
            found.append(self._outcome_numbers[entry])
        return found

    def numbers(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of several pieces of evidence, each once."""
        return list(dict.fromkeys(self.number(e) for e in evidence))


def _shown(relation: Relation, view: View) -> bool:
    ids = {forum.iri for forum in view.fora} | view.parties.keys()
    return relation.subject in ids and relation.object in ids


def _forum(forum: Forum, view: View, book: _Book, relations: Sequence[Relation]) -> dict[str, Any]:
    facts = _facts(forum.iri, view, book)
    for name in ("meets", "targetGroup"):
        for fact in view.facts.get(forum.iri, ()):
            if fact.property == SSP + name:
                facts += _facts(fact.value, view, book, title=fact.property_label)
    seats = view.seats_of(forum.iri)
    order = [level.iri for level in view.levels]
    return {
        "label": forum.label,
        "kinds": [view.kinds[k].label if k in view.kinds else shorten(k) for k in forum.kinds],
        "levels": [
            {
                "id": placement.level.rpartition("/")[2],
                "label": view.levels[order.index(placement.level)].label,
                "basis": placement.basis,
                "evidence": book.of(forum.iri, SSP + "level", [placement.level]),
            }
            for placement in forum.placements
            if placement.level in order
        ],
        "parties": forum.parties,
        "rhythm": forum.rhythm or text("view.no-rhythm", view.lang),
        "facts": facts,
        "own": book.of(forum.iri, None),
        "seats": [
            {
                "party": shorten(seat.party),
                "member": shorten(seat.member),
                "wording": seat.wording,
                "attendance": [_label(view.attendance, a) for a in seat.attendance],
                "roles": [_label(view.roles, r) for r in seat.roles],
                "number": _number(seat.minimum, seat.maximum),
                "dash": style.attendance_dash(next(iter(seat.attendance), None)),
                "chair": int(any(role.endswith("/chair") for role in seat.roles)),
                "facts": _facts(seat.iri, view, book, skip=_ON_SEAT),
                "evidence": [
                    *book.of(seat.iri, None),
                    *(n for p in sorted(_ON_SEAT) for n in book.of(seat.iri, p)),
                ],
            }
            for seat in sorted(
                seats, key=lambda s: (view.sector_order(next(iter(s.sectors), "")), s.iri)
            )
        ],
        "relations": [r.key for r in relations if forum.iri in (r.subject, r.object)],
        "outcomes": book.outcomes_of(forum.iri),
        "filter": {
            "sector": sorted({_slug(s) for seat in seats for s in seat.sectors or ("",)}),
            "level": [_slug(p.level) for p in forum.placements] or ["none"],
            "attendance": sorted({_slug(a) for seat in seats for a in seat.attendance or ("",)}),
            "kind": [_slug(k) for k in forum.kinds] or ["none"],
            "document": [
                number for number, d in enumerate(view.documents) if d.graph in forum.documents
            ],
        },
    }


def _party(party: Party, view: View, book: _Book, relations: Sequence[Relation]) -> dict[str, Any]:
    sector = min(party.sectors, key=view.sector_order, default="")
    return {
        "label": party.label,
        "member": shorten(party.member),
        "memberLabel": party.member_label,
        "what": party.what,
        "sector": _slug(sector),
        "sectors": [_label(view.sectors, s) for s in party.sectors],
        "counterparts": [_label(view.counterparts, c) for c in party.counterparts],
        "fora": list(
            dict.fromkeys(
                shorten(seat.forum) for seat in view.seats if party.iri in (seat.party, seat.member)
            )
        ),
        "facts": _facts(party.iri, view, book),
        "own": book.of(party.iri, None),
        "relations": [r.key for r in relations if party.iri in (r.subject, r.object)],
        "outcomes": book.outcomes_of(party.iri),
    }


def _relation(relation: Relation, view: View, book: _Book) -> dict[str, Any]:
    return {
        "from": shorten(relation.subject),
        "to": shorten(relation.object),
        "kind": relation.label,
        "mutual": relation.mutual,
        "basis": relation.basis,
        "evidence": book.of(relation.subject, relation.predicate, [relation.object])
        or book.of(relation.object, relation.predicate, [relation.subject]),
    }


def _facts(
    node: str, view: View, book: _Book, title: str = "", skip: Iterable[str] = ()
) -> list[list[Any]]:
    """The properties of a node as [what it belongs to, name, values, evidence]; a value is
    [words, 1 where a source states it, evidence]. Evidence goes by its numbers in the book."""
    skipped = (
        _HIDDEN | set(skip) | {r.predicate for r in view.relations if node in (r.subject, r.object)}
    )
    grouped: dict[str, list[Fact]] = {}
    for fact in view.facts.get(node, ()):
        if fact.property not in skipped:
            grouped.setdefault(fact.property, []).append(fact)

    def place(property_: str) -> tuple[int, str]:
        name = property_.removeprefix(SSP)
        return (_FIRST.index(name) if name in _FIRST else len(_FIRST), property_)

    entries = []
    for property_ in sorted(grouped, key=place):
        facts = grouped[property_]
        values = []
        told: set[int] = set()
        for fact in facts:
            numbers = _backing(fact, view, book)
            told.update(numbers)
            values.append([_value(fact, view.lang), int(fact.basis == "stated"), numbers])
        # What backs the property but names another value than those shown, such as the Danish
        # sentence behind an English one, stands below them all.
        rest = [n for n in book.of(node, property_) if n not in told]
        entries.append([title, facts[0].property_label, values, rest])
    return entries


def _backing(fact: Fact, view: View, book: _Book) -> list[int]:
    return book.numbers(
        e
        for e in view.evidence.get(fact.node, ())
        if e.aspect == fact.property and e.aspect_value == fact.value
    )


def _value(fact: Fact, lang: Lang) -> str:
    name = fact.property.removeprefix(SSP)
    if fact.value.startswith("P") and name.lower().endswith("interval"):
        return meetings.interval_words(fact.value, lang)
    key = f"value-{fact.value}"
    return text(f"view.{key}", lang) if key in TEXTS else fact.value_label


def _number(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    return f"{low if low is not None else ''}–{high if high is not None else ''}"


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2] or "none"


def _label(concepts: Any, iri: str) -> str:
    return concepts[iri].label if iri in concepts else shorten(iri)


def _marks(view: View) -> dict[str, dict[str, str]]:
    sectors = {s for party in view.parties.values() for s in party.sectors}
    sectors |= {s for seat in view.seats for s in seat.sectors}
    marks = {}
    for iri in [*sorted(sectors, key=view.sector_order), ""]:
        concept = view.sectors.get(iri)
        mark = style.sector(iri, concept.notation if concept else 0)
        label = concept.label if concept else text("view.no-sector", view.lang)
        marks[_slug(iri)] = {"colour": mark.colour, "shape": mark.shape, "label": label}
    return marks


def _filters(view: View) -> dict[str, list[list[Any]]]:
    """The choices of each filter, [value, words], in the order of their scheme."""
    sectors = {s for seat in view.seats for s in seat.sectors}
    attendance = {a for seat in view.seats for a in seat.attendance}
    kinds = {k for forum in view.fora for k in forum.kinds}

    def choices(concepts: Any, used: set[str]) -> list[list[Any]]:
        known = sorted((concepts[i] for i in used if i in concepts), key=lambda c: c.notation)
        return [[_slug(c.iri), c.label] for c in known]

    levels = [[_slug(level.iri), level.label] for level in view.levels]
    if any(not forum.placements for forum in view.fora):
        levels.append(["none", text("view.without-level", view.lang)])
    parties = {
        shorten(party.iri): party.label
        for party in view.parties.values()
        if any(party.iri in (seat.party, seat.member) for seat in view.seats)
    }
    for seat in view.seats:
        member = view.parties[seat.party].member_label
        parties.setdefault(shorten(seat.member), member)
    return {
        "sector": choices(view.sectors, sectors),
        "level": levels,
        "attendance": choices(view.attendance, attendance),
        "kind": choices(view.kinds, kinds),
        "document": [
            [number, d.label] for number, d in enumerate(view.documents) if d.basis == "stated"
        ],
        "party": sorted(
            ([iri, label] for iri, label in parties.items()), key=lambda c: (c[1].casefold(), c[0])
        ),
    }
