"""What differs between two descriptions of how a municipality is organised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph import meetings
from ssp_graph.names import slug
from ssp_graph.texts import Lang, text
from ssp_graph.texts.codes import TEXTS as CODES
from ssp_graph.vocabulary import DATA, DERIVED_GRAPH

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

# The sorts of change, in the order in which they are told.
KINDS = (
    "removed",
    "added",
    "sort",
    "renamed",
    "level",
    "member-removed",
    "member-added",
    "member-changed",
    "meetings",
    "link-removed",
    "link-added",
    "ages",
    "fact",
)
_DURATION = re.compile(r"P\d+[DWMY]")
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_PLAIN_ROLE = "https://w3id.org/ssp-graph/role/member"


@dataclass(frozen=True)
class Change:
    """One difference. `about` names the forum, plan or party; `before` and `after` what changed."""

    kind: str
    about: str
    before: str
    after: str
    words: str


@dataclass(frozen=True)
class Difference:
    """All differences between two descriptions, in the order of `KINDS` and then by name."""

    old: str
    new: str
    lang: Lang
    changes: tuple[Change, ...]

    def records(self) -> list[dict[str, str]]:
        """Return one flat record a change."""
        return [
            {
                "kind": change.kind,
                "about": change.about,
                "before": change.before,
                "after": change.after,
                "words": change.words,
            }
            for change in self.changes
        ]


def difference(
    old: KnowledgeBase,
    old_municipality: str,
    new: KnowledgeBase,
    new_municipality: str,
    lang: Lang = "da",
) -> Difference:
    """Return what was added, removed or changed from one description to another.

    Municipalities are IRIs and may differ. What has the same short name (the last part of its
    IRI within its municipality) is taken for the same; failing that, what has the same Danish
    name. Silence isn't absence: that something isn't in the new description says that it is no
    longer described.
    """
    before = _Side(old, old_municipality, lang)
    after = _Side(new, new_municipality, lang)
    _match(before, after)
    changes = [
        *_sorts(before, after, lang),
        *_nodes(before, after, lang),
        *_levels(before, after, lang),
        *_members(before, after, lang),
        *_meetings(before, after, lang),
        *_links(before, after, lang),
        *_ages(before, after, lang),
        *_facts(before, after, lang),
    ]
    ordered = sorted(changes, key=lambda c: (KINDS.index(c.kind), c.about, c.before, c.after))
    return Difference(before.name, after.name, lang, tuple(ordered))


def _alone(kb: KnowledgeBase, municipality: str) -> KnowledgeBase:
    """Return what is said of one municipality, without what others say of what they share."""
    from ssp_graph.derivation import derive
    from ssp_graph.engine import Embedded
    from ssp_graph.knowledge_base import KnowledgeBase

    store = ox.Store()
    common = [name for kind in ("ontology", "reference", "catalogue")
              for name in kb.graph_names(kind=kind)]  # fmt: skip
    for name in {*common, *kb.graph_names(municipality)} - {DERIVED_GRAPH}:
        store.extend(kb.store.quads_for_pattern(None, None, None, ox.NamedNode(name)))
    derived = ox.NamedNode(DERIVED_GRAPH)
    triples = derive(Embedded(store))
    store.extend(ox.Quad(t.subject, t.predicate, t.object, derived) for t in triples)
    return KnowledgeBase(Embedded(store), kb.files)


@dataclass
class _Side:
    """One of the two descriptions. Things are known by a key that both sides share."""

    kb: KnowledgeBase
    municipality: str
    lang: Lang
    keys: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    danish: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    sorts: dict[str, str] = field(default_factory=dict)
    name: str = ""

    def __post_init__(self) -> None:
        self.kb = _alone(self.kb, self.municipality)
        self.name = self._name()
        self.nodes = self.rows("nodes")
        self.levels = self.rows("levels")
        self.members = self.rows("members")
        self.links = self.rows("links")
        self.ages = self.rows("ages")
        self.facts = self.rows("facts")
        for row in self.rows("sorts"):
            self._know(row["node"], row["label"], row["danish"])
            self.sorts.setdefault(row["node"], row["sort"])
        for row in self.nodes:
            self._know(row["node"], row["label"], row["danish"])
            self.types[row["node"]] = row["type"]
        for row in self.members:
            self._know(row["party"], row["party_label"], row["danish"])
        for row in self.links:
            self._know(row["start"], row["start_label"], row["start_danish"])
            self._know(row["target"], row["target_label"], row["target_danish"])
        for row in self.ages:
            self._know(row["owner"], row["owner_label"], row["danish"])

    def _name(self) -> str:
        named = ox.NamedNode(self.municipality)
        for quad in self.kb.store.quads_for_pattern(named, ox.NamedNode(_LABEL), None):
            if isinstance(quad.object, ox.Literal) and quad.object.language == self.lang:
                return quad.object.value
        return slug(self.municipality)

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Return the rows of a query of queries/diff."""
        municipality, lang = self.municipality, self.lang
        result = self.kb.query(f"diff/{query}", municipality=municipality, lang=lang)
        return result.records()

    def _know(self, iri: str, label: str | None, danish: str | None) -> None:
        self.keys.setdefault(iri, self._own_key(iri))
        self.labels.setdefault(iri, label or danish or self._own_key(iri))
        if danish:
            self.danish.setdefault(iri, danish)

    def _own_key(self, iri: str) -> str:
        own = f"{DATA}{slug(self.municipality)}/"
        return iri.removeprefix(own) if iri.startswith(own) else iri

    def sort(self, key: str) -> str | None:
        """Return what sort of thing has the key `key`, as far as the description says so."""
        return next((self.sorts[i] for i, k in self.keys.items() if k == key and i in self.sorts),
                    None)  # fmt: skip

    def label(self, key: str) -> str:
        """Return the name of what has the key `key`."""
        return next((self.labels[iri] for iri, own in self.keys.items() if own == key), key)


def _match(before: _Side, after: _Side) -> None:
    """Give the same key to what has the same name on both sides though not the same IRI.

    What is of the same sort is matched first: a unit and a forum may have one name. That it is
    another sort of thing now can only be said of what belongs to the same municipality.
    """
    for with_sort in (True, False) if before.municipality == after.municipality else (True,):
        taken, there = set(before.keys.values()), set(after.keys.values())
        free = {
            _named(before, iri, with_sort): key
            for iri, key in before.keys.items()
            if iri in before.danish and key not in there
        }
        for iri, key in list(after.keys.items()):
            if key not in taken and iri in after.danish:
                same = free.pop(_named(after, iri, with_sort), None)
                after.keys[iri] = same or key


def _named(side: _Side, iri: str, with_sort: bool) -> tuple[str, str]:
    return _fold(side.danish[iri]), side.sorts.get(iri, "") if with_sort else ""


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _nodes(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    def by_key(side: _Side) -> dict[str, str]:
        return {side.keys[row["node"]]: row["node"] for row in side.nodes}

    old, new = by_key(before), by_key(after)
    for key in old.keys() - new.keys():
        if after.sort(key) is not None:
            continue  # still there, though as something else
        sort, label = before.types[old[key]], before.labels[old[key]]
        yield _change("removed", label, label, "", lang, f"removed-{sort}")
    for key in new.keys() - old.keys():
        if before.sort(key) is not None:
            continue
        sort, label = after.types[new[key]], after.labels[new[key]]
        yield _change("added", label, "", label, lang, f"added-{sort}")
    for key in old.keys() & new.keys():
        was, now = before.labels[old[key]], after.labels[new[key]]
        if _fold(was) != _fold(now):
            yield _change("renamed", was, was, now, lang)


def _sorts(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    """Yield what is described as something else than before."""
    for key in sorted(set(before.keys.values()) & set(after.keys.values())):
        was, now = before.sort(key), after.sort(key)
        if was is not None and now is not None and was != now:
            words = text(f"diff.sort-{was}", lang), text(f"diff.sort-{now}", lang)
            yield _change("sort", after.label(key), *words, lang)


def _levels(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    def levels(side: _Side) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in side.levels:
            found[side.keys[row["forum"]]].append(row["level_label"])
        return found

    old, new = levels(before), levels(after)
    for key in sorted(_shared_fora(before, after)):
        if old.get(key, []) != new.get(key, []):
            was, now = _listed(old.get(key, []), lang), _listed(new.get(key, []), lang)
            sort = "level" if was and now else "level-lost" if was else "level-gained"
            yield _change("level", after.label(key), was, now, lang, sort)


def _shared_fora(before: _Side, after: _Side) -> set[str]:
    """Return the keys of the fora that both sides describe: only they can have changed."""

    def fora(side: _Side) -> set[str]:
        return {side.keys[row["node"]] for row in side.nodes if row["type"] == "forum"}

    return fora(before) & fora(after)


def _members(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    old, new = _seated(before), _seated(after)
    shared = _shared_fora(before, after)
    for forum, party in sorted(old.keys() | new.keys()):
        if forum not in shared:
            continue
        name, who = after.label(forum), before.label(party)
        was, now = old.get((forum, party)), new.get((forum, party))
        if now is None and was is not None:
            sort = "fixed-member-removed" if was.fixed else "member-removed"
            yield _change("member-removed", name, who, "", lang, sort)
        elif was is None and now is not None:
            who = after.label(party)
            sort = "fixed-member-added" if now.fixed else "member-added"
            yield _change("member-added", name, "", who, lang, sort, terms=now.words(lang))
        elif was is not None and now is not None and was != now:
            yield _change("member-changed", name, was.words(lang), now.words(lang), lang,
                          "member-changed", who=who)  # fmt: skip


@dataclass(frozen=True)
class _Terms:
    """On what terms a party sits in a forum."""

    attendance: tuple[str, ...]
    roles: tuple[str, ...]
    fixed: bool

    def words(self, lang: Lang) -> str:
        return _listed((*self.attendance, *self.roles), lang) or text("diff.member", lang)


def _seated(side: _Side) -> dict[tuple[str, str], _Terms]:
    attendance: dict[tuple[str, str], set[str]] = defaultdict(set)
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    fixed: set[tuple[str, str]] = set()
    for row in side.members:
        pair = (side.keys[row["forum"]], side.keys[row["party"]])
        attendance[pair] |= {row["attendance_label"]} - {None}
        if row["role"] != _PLAIN_ROLE:
            roles[pair] |= {row["role_label"]} - {None}
        if str(row["attendance"]).endswith("/fixed"):
            fixed.add(pair)
    return {
        pair: _Terms(tuple(sorted(attendance[pair])), tuple(sorted(roles[pair])), pair in fixed)
        for pair in attendance
    }


def _meetings(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    shared = _shared_fora(before, after)
    old, new = _rhythms(before, shared), _rhythms(after, shared)
    for key in sorted(shared):
        was, now = old.get(key, ""), new.get(key, "")
        if was != now:
            sort = "meetings" if was and now else "meetings-lost" if was else "meetings-gained"
            yield _change("meetings", after.label(key), was, now, lang, sort)


def _rhythms(side: _Side, fora: set[str]) -> dict[str, str]:
    """Return in words how often each forum meets, as all its sources together say."""
    iris = {row["node"]: side.keys[row["node"]] for row in side.nodes}
    asked = [iri for iri, key in iris.items() if key in fora]
    if not asked:
        return {}
    result = side.kb.query("show/meetings", forum=asked, lang=side.lang)
    found: dict[str, set[str]] = defaultdict(set)
    for row in result.records():
        found[side.keys[row["forum"]]].add(meetings.words(row, side.lang))
    return {key: _listed(sorted(words), side.lang) for key, words in found.items()}


def _links(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    def links(side: _Side) -> dict[tuple[str, str, str], Mapping[str, Any]]:
        return {
            (side.keys[row["start"]], row["relation"], side.keys[row["target"]]): row
            for row in side.links
        }

    old, new = links(before), links(after)
    for sort, rows in (
        ("link-removed", [old[key] for key in old.keys() - new.keys()]),
        ("link-added", [new[key] for key in new.keys() - old.keys()]),
    ):
        side = before if sort == "link-removed" else after
        for row in rows:
            start, target = side.labels[row["start"]], side.labels[row["target"]]
            said = f"{row['relation_label']} {target}"
            was, now = (said, "") if sort == "link-removed" else ("", said)
            yield _change(sort, start, was, now, lang)


def _ages(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    def ages(side: _Side) -> dict[str, str]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in side.ages:
            found[side.keys[row["owner"]]].append(_range(row["min_age"], row["max_age"], lang))
        return {key: _listed(said, lang) for key, said in found.items()}

    def described(side: _Side) -> set[str]:
        return {side.keys[row["node"]] for row in side.nodes}

    old, new = ages(before), ages(after)
    both = described(before) & described(after)
    for key in sorted(both & (old.keys() | new.keys())):
        was, now = old.get(key, ""), new.get(key, "")
        if was != now:
            sort = "ages" if was and now else "ages-lost" if was else "ages-gained"
            yield _change("ages", after.label(key), was, now, lang, sort)


def _facts(before: _Side, after: _Side, lang: Lang) -> Iterable[Change]:
    """Yield the fields whose values differ, of what both sides describe."""
    old, new = _stated(before), _stated(after)
    places = {row["property"]: (row["place"], row["property_label"])
              for row in (*before.facts, *after.facts)}  # fmt: skip
    both = {k for k in before.keys.values() if before.sort(k)} & {
        k for k in after.keys.values() if after.sort(k)
    }
    for key, path in sorted(old.keys() | new.keys(), key=lambda pair: (pair[0], places[pair[1]])):
        was, now = old.get((key, path), {}), new.get((key, path), {})
        if key not in both or was.keys() == now.keys():
            continue
        out = _listed(sorted(was[value] for value in was.keys() - now.keys()), lang)
        came = _listed(sorted(now[value] for value in now.keys() - was.keys()), lang)
        common = "-also" if was.keys() & now.keys() else ""
        sort = "fact-changed" if out and came else "fact-lost" if out else "fact-gained"
        name = places[path][1]
        yield _change("fact", after.label(key), out, came, lang, sort + common, field=name)


def _stated(side: _Side) -> dict[tuple[str, str], dict[str, str]]:
    """Return the values of each field of each thing by what makes two values the same."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in side.facts:
        if row["node"] not in side.keys:
            continue
        value, words = str(row["value"]), _words(row, side.lang)
        same = side.keys.get(value, value)
        known = _fold(row["danish"]) if row["danish"] and same == value else _fold(same)
        found[side.keys[row["node"]], row["property"]][known] = words
    return found


def _words(row: Mapping[str, Any], lang: Lang) -> str:
    """Return a value of a field as it is told: sentences in quotation marks."""
    value = row["value"]
    if isinstance(value, bool):
        return text("main.yes" if value else "main.no", lang)
    said = str(row["value_label"])
    if said in CODES:
        return text(f"codes.{said}", lang)
    if _DURATION.fullmatch(said):
        return meetings.words({"interval": said}, lang)
    return text("diff.sentence", lang, said=said) if " " in said and said == str(value) else said


def _range(low: int | None, high: int | None, lang: Lang) -> str:
    if low is not None and high is not None:
        return text("diff.ages-between", lang, low=low, high=high)
    if low is not None:
        return text("diff.ages-from", lang, low=low)
    return text("diff.ages-to", lang, high=high)


def _change(
    kind: str, about: str, before: str, after: str, lang: Lang, sort: str = "", **more: str
) -> Change:
    said = text(f"diff.{sort or kind}", lang, about=about, before=before, after=after, **more)
    return Change(kind, about, before, after, said)


def _listed(names: Sequence[str], lang: Lang) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {text('diff.and', lang)} {names[-1]}"
