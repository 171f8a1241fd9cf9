"""What if a party weren't there: which fora lose their link, which levels, which rules turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ssp_graph import names
from ssp_graph.errors import UnknownName, near
from ssp_graph.networks import graph as networks
from ssp_graph.networks import membership as source
from ssp_graph.networks.membership import Membership
from ssp_graph.texts import Lang
from ssp_graph.vocabulary import BASE, expand, shorten

if TYPE_CHECKING:
    from datetime import date

    import networkx as nx
    import rdflib

    from ssp_graph.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Actor:
    """A party (post or unit) with the fora that it has a seat in."""

    iri: str
    label: str
    fora: tuple[str, ...]


@dataclass(frozen=True)
class LostLink:
    """Two fora that shared nobody but what is taken out."""

    forum: str
    other: str


@dataclass(frozen=True)
class LevelLink:
    """How many parties sit at both levels, and how many when the others are taken out."""

    upper: str
    lower: str
    before: int
    after: int


@dataclass(frozen=True)
class Turned:
    """A rule whose outcome changes."""

    rule: str
    modality: str
    statement: str
    before: str
    after: str


@dataclass(frozen=True)
class Vacancy:
    """What changes when `removed` aren't there. Fora, levels and parties are names in `lang`.

    `remaining` are other parties of the same unit, which are still there. `lost` are pairs of
    fora that only the removed linked, `alone` fora that shared parties with others before and
    with none after, `emptied` fora without any listed party left. `pieces_before` and
    `pieces_after` count the pieces of the network; `pieces` are the fora of each piece
    after. `relations` are the relations that end. `rules` is None when they weren't judged.
    `cautions` belong with every figure that is shown.
    """

    municipality: str
    lang: Lang
    removed: tuple[Actor, ...]
    remaining: tuple[Actor, ...]
    lost: tuple[LostLink, ...]
    alone: tuple[str, ...]
    emptied: tuple[str, ...]
    pieces_before: int
    pieces_after: int
    pieces: tuple[tuple[str, ...], ...]
    levels: tuple[LevelLink, ...]
    relations: tuple[tuple[str, str, str], ...]
    rules: tuple[Turned, ...] | None
    cautions: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain lists and dictionaries."""
        from dataclasses import asdict

        return asdict(self)


def whatif(
    kb: KnowledgeBase,
    municipality: str,
    without: str | Sequence[str],
    *,
    attendance: str = "all",
    rules: bool = True,
    on: date | None = None,
    lang: Lang = "da",
) -> Vacancy:
    """Return what changes in `municipality` when the parties `without` aren't there.

    Each of `without` is a name or other name of a post or unit in any language, its slug or
    IRI, or a harmonised party (which takes out all that correspond to it). A unit takes its
    posts with it, a post leaves its unit. `attendance` "fixed" counts fixed participants only.
    With `rules` the description without them is held against the rules as well, dates counted
    from `on` (today unless given).

    Only what the documents list is taken out: who would step in isn't known. The knowledge
    base isn't changed. Raises UnknownName with near matches. Source: what a network falls into
    without a node is Harary's (1969) cut point, here for several at once.
    """
    membership = source.read(kb, municipality)
    options = networks.Options(attendance=attendance)
    before = networks.build(kb, membership, "two-mode", options, lang)
    wanted = [without] if isinstance(without, str) else list(without)
    gone = frozenset(iri for name in wanted for iri in find(kb, membership, name))
    kept = tuple(
        seat for seat in membership.seats if seat.member not in gone and seat.post not in gone
    )
    after = networks.build(kb, _with_seats(membership, kept), "two-mode", options, lang)
    levels = networks.concept_labels(kb, "level", lang)
    label = _Labels(membership, lang)
    shared_before, shared_after = _shared(before), _shared(after)
    listed = networks.listed(after)
    pieces = _pieces(listed)
    return Vacancy(
        municipality=names.slug(membership.municipality),
        lang=lang,
        removed=_actors(membership, label, gone, gone),
        remaining=_actors(membership, label, _kin(membership, gone), ()),
        lost=tuple(
            LostLink(label.of(one), label.of(other))
            for one, other in sorted(shared_before)
            if not shared_after.get((one, other))
        ),
        alone=label.all(_linked(shared_before) - _linked(shared_after)),
        emptied=label.all(
            forum
            for forum in networks.fora(before)
            if before.degree(forum) and not after.degree(forum)
        ),
        pieces_before=len(_pieces(networks.listed(before))),
        pieces_after=len(pieces),
        pieces=tuple(label.all(piece) for piece in pieces),
        levels=_levels(kb, before, after, levels),
        relations=tuple(
            (label.of(one.subject), _relation_label(kb, one.property, lang), label.of(one.object))
            for one in membership.relations
            if one.subject in gone or one.object in gone
        ),
        rules=_turned(kb, membership, gone, on, lang) if rules else None,
        cautions=_cautions(kb, municipality, attendance, lang),
    )


def find(kb: KnowledgeBase, membership: Membership, name: str) -> list[str]:
    """Return the posts and units called `name`, in any language, or that correspond to it.

    Tried in turn: an IRI, a slug, a name or other name of one; the slug or name of a
    harmonised party. Case, and "og" for "&", don't matter. Raises UnknownName.
    """
    actors = sorted(
        {iri for seat in membership.seats for iri in (seat.member, seat.post) if iri is not None}
        | {
            iri
            for relation in membership.relations
            for iri in (relation.subject, relation.object)
            if iri not in membership.fora
        }
    )
    folded = _fold(name)
    iri = expand(name)
    by_name: dict[str, list[str]] = {}
    for actor in actors:
        for known in {
            actor,
            actor.rpartition("/")[2],
            *(text.text for text in membership.names.get(actor, ())),
        }:
            by_name.setdefault(_fold(known), []).append(actor)
    found = by_name.get(_fold(iri) if iri else folded) or by_name.get(folded)
    if found:
        return found
    parties = kb.lookup("network/concepts").records()
    for row in parties:
        if row["scheme"] != BASE + "party":
            continue
        slug = source.slug(row["concept"])
        if folded in {
            _fold(slug),
            _fold(f"party:{slug}"),
            _fold(row["concept"]),
            _fold(row["label_da"]),
            _fold(row["label_en"]),
        }:
            matching = [
                actor
                for actor in actors
                if any(fact.value == slug for fact in membership.values(actor, "counterpart"))
            ]
            if matching:
                return matching
    known_names = {text.text for actor in actors for text in membership.names.get(actor, ())} | {
        actor.rpartition("/")[2] for actor in actors
    }
    if near(name, sorted(known_names)):
        raise UnknownName("party", name, (), sorted(known_names))
    shown = _most_seated(membership)
    raise UnknownName("party", name, shown, more=len(actors) - len(shown))


def _most_seated(membership: Membership) -> list[str]:
    """Return the names of those with most seats, to choose from."""
    from collections import Counter

    seats = Counter(seat.post or seat.member for seat in membership.seats)
    return [membership.label(actor, "da") for actor, _ in seats.most_common(10)]


class _Labels:
    """Names for display."""

    def __init__(self, membership: Membership, lang: Lang) -> None:
        self.membership = membership
        self.lang = lang

    def of(self, node: str) -> str:
        return self.membership.label(node.removesuffix(networks.AS_PARTY), self.lang)

    def all(self, nodes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(self.of(node) for node in nodes))


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("&", " og ").split())


def _with_seats(membership: Membership, seats: tuple[source.Seat, ...]) -> Membership:
    from dataclasses import replace

    return replace(membership, seats=seats)


def _kin(membership: Membership, gone: frozenset[str]) -> frozenset[str]:
    """Return the unit of a removed post, and the other posts of that unit.

    A unit that is the municipality or the police district as such joins nobody.
    """
    units = {
        seat.member for seat in membership.seats if seat.post in gone and not seat.whole
    } - gone
    posts = {
        seat.post for seat in membership.seats if seat.member in units and seat.post is not None
    }
    return frozenset((units | posts) - gone)


def _actors(
    membership: Membership, label: _Labels, iris: Iterable[str], also_unit_of: Iterable[str]
) -> tuple[Actor, ...]:
    """Return who has which seats; a removed unit has those of its posts as well."""
    units = set(also_unit_of)
    found = []
    for iri in sorted(iris):
        fora = {
            seat.forum
            for seat in membership.seats
            if iri == (seat.post or seat.member) or (iri in units and iri == seat.member)
        }
        if fora or iri in units:
            found.append(Actor(iri, label.of(iri), label.all(fora)))
    return tuple(found)


def _shared(graph: nx.Graph[str]) -> dict[tuple[str, str], int]:
    """Return the pairs of fora that share parties, with how many."""
    seated = {forum: set(graph[forum]) for forum in sorted(networks.fora(graph))}
    pairs = combinations(seated, 2)
    shared = {(one, other): len(seated[one] & seated[other]) for one, other in pairs}
    return {pair: count for pair, count in shared.items() if count}


def _linked(shared: Mapping[tuple[str, str], int]) -> set[str]:
    return {forum for pair in shared for forum in pair}


def _pieces(graph: nx.Graph[str]) -> list[set[str]]:
    """Return the fora of each connected piece, the largest first."""
    import networkx as nx

    bodies = set(networks.fora(graph))
    pieces = [piece & bodies for piece in nx.connected_components(graph)]
    return sorted(pieces, key=lambda piece: (-len(piece), sorted(piece)))


def _levels(
    kb: KnowledgeBase, before: nx.Graph[str], after: nx.Graph[str], labels: Mapping[str, str]
) -> tuple[LevelLink, ...]:
    from ssp_graph.networks.chains import linking_pins

    order = networks.concept_order(kb, "level")
    counted = [
        {
            pair: sum((pin.upper, pin.lower) == pair for pin in linking_pins(graph, order))
            for pair in combinations(order, 2)
        }
        for graph in (before, after)
    ]
    return tuple(
        LevelLink(labels[upper], labels[lower], counted[0][upper, lower], counted[1][upper, lower])
        for upper, lower in combinations(order, 2)
        if counted[0][upper, lower]
    )


def _relation_label(kb: KnowledgeBase, name: str, lang: Lang) -> str:
    for row in kb.lookup("network/relation-names").records():
        if source.slug(row["property"]) == name:
            label = row[f"label_{lang}"]
            return str(label) if label else shorten(row["property"])
    return name


def _cautions(kb: KnowledgeBase, municipality: str, attendance: str, lang: Lang) -> tuple[str, ...]:
    from ssp_graph.networks.measures import measure

    density = measure(kb, [municipality], "density", attendance=attendance, lang=lang)
    return density.cautions


def _turned(
    kb: KnowledgeBase, membership: Membership, gone: frozenset[str], on: date | None, lang: Lang
) -> tuple[Turned, ...]:
    """Judge the description with and without what is taken out; return the rules that differ."""
    from datetime import date as calendar

    from ssp_graph import conformance, validation_unit
    from ssp_graph.rules import rules

    day = on if on is not None else calendar.today()
    whole = validation_unit.of_knowledge_base(kb, membership.municipality, day).graph
    judged = [rule for rule in rules() if not (rule.permission or rule.integrity)]
    # Twice over all rules, of which only the outcomes are wanted: no report, which takes longest.
    outcomes = [
        {
            outcome.rule.id: outcome
            for outcome in conformance.survey_unit(
                validation_unit.of_graph(described, membership.municipality, day), judged
            )
        }
        for described in (whole, _described_without(whole, membership, gone))
    ]
    return tuple(
        Turned(
            rule=rule,
            modality=was.rule.modality,
            statement=was.rule.statement_da if lang == "da" else was.rule.statement_en,
            before=was.outcome,
            after=outcomes[1][rule].outcome,
        )
        for rule, was in outcomes[0].items()
        if outcomes[1][rule].outcome != was.outcome
    )


def _described_without(
    whole: rdflib.Graph, membership: Membership, gone: frozenset[str]
) -> rdflib.Graph:
    """Return a copy of the description without the parties and the seats they hold.

    Posts that only a removed unit's seats name go with the unit.
    """
    import rdflib

    held = [s for s in membership.seats if s.member in gone or s.post in gone]
    kept_posts = {s.post for s in membership.seats if s.member not in gone and s.post not in gone}
    posts = {s.post for s in held if s.post is not None and s.post not in kept_posts}
    # A forum or the municipality may sit in another forum; only its seats there are taken out.
    kept = {membership.municipality, *membership.fora}
    away = {rdflib.URIRef(iri) for iri in (gone | posts | {s.iri for s in held}) - kept}
    copy = rdflib.Graph(bind_namespaces="none")
    copy.addN(
        (*triple, copy) for triple in whole if triple[0] not in away and triple[2] not in away
    )
    return copy
