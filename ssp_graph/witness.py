"""Why a node conforms to a shape, or why it doesn't: the triples of the data that decide it.

SHACL reports only what fails. What backs a passed rule is found by following the same shape over
the same data: the witnesses of a shape are the triples that make it hold, those of its negation
the triples that make it fail (Delva, Dimou, Jakubowski, Van den Bussche: "Data provenance for
SHACL", EDBT 2023). Where one of several would do, the cheapest is taken, so that what rests on a
quotation goes before what rests on a reading. A missing triple can't be shown: what fails from
silence has no witnesses.

Covers what the shapes of the project use of core SHACL, and ``sh:sparql`` as a test without
witnesses. The verdict of a validation is always the SHACL engine's, never this module's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, cast

from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Identifier, Node

Triple = tuple[Node, Node, Node]
Witnesses = frozenset[Triple]

_NONE: Final[Witnesses] = frozenset()
_TOGETHER: Final = 2  # of how many triples at most it is tried whether they fail together
_WAYS: Final = 20  # how many ways to one node are remembered while a path is followed
_REPEATABLE = frozenset({SH.zeroOrMorePath, SH.oneOrMorePath})


@dataclass(frozen=True)
class Verdict:
    """Whether a shape holds for a node, and the triples that decide it."""

    holds: bool
    triples: Witnesses


@dataclass
class Shapes:
    """A shapes graph made ready for lookups; shapes and paths are read once."""

    graph: Graph
    _about: dict[Node, dict[Node, list[Node]]] = field(default_factory=dict, repr=False)
    _lists: dict[Node, tuple[Node, ...]] = field(default_factory=dict, repr=False)

    def about(self, node: Node) -> dict[Node, list[Node]]:
        """Return the properties of a node of the shapes graph."""
        found = self._about.get(node)
        if found is None:
            found = {}
            for predicate, value in self.graph.predicate_objects(node):
                found.setdefault(predicate, []).append(value)
            self._about[node] = found
        return found

    def members(self, node: Node) -> tuple[Node, ...]:
        """Return the members of an RDF list of the shapes graph."""
        found = self._lists.get(node)
        if found is None:
            found = self._lists[node] = tuple(Collection(self.graph, node))
        return found

    def targets(self, shape: Node, data: Graph) -> list[Node]:
        """Return the nodes of `data` that `shape` targets, sorted."""
        about = self.about(shape)
        found: set[Node] = set()
        for wanted in about.get(SH.targetClass, ()):
            for kind in data.transitive_subjects(RDFS.subClassOf, wanted):
                found.update(data.subjects(RDF.type, kind))
        for wanted in about.get(SH.targetSubjectsOf, ()):
            found.update(data.subjects(wanted, None))
        for wanted in about.get(SH.targetObjectsOf, ()):
            found.update(data.objects(None, wanted))
        found.update(about.get(SH.targetNode, ()))
        return sorted(found, key=str)


class Judge:
    """Judges nodes of one data graph by one shapes graph.

    `cost` weighs a triple: among witnesses that would each do, those with the lowest sum of
    costs are taken.
    """

    def __init__(self, shapes: Shapes, data: Graph, cost: Callable[[Triple], int]) -> None:
        self._shapes = shapes
        self._data = data
        self._cost = cost
        self._verdicts: dict[tuple[Node, Node], Verdict] = {}
        self._values: dict[tuple[Node, Node], dict[Node, Witnesses]] = {}
        self._kinds: dict[Node, frozenset[Node]] = {}

    def judge(self, shape: Node, node: Node) -> Verdict:
        """Return whether `shape` holds for `node` and why."""
        key = (shape, node)
        found = self._verdicts.get(key)
        if found is None:
            found = self._verdicts[key] = self._judge(shape, node)
        return found

    def _judge(self, shape: Node, node: Node) -> Verdict:
        about = self._shapes.about(shape)
        path = about.get(SH.path)
        values = {node: _NONE} if path is None else self.values(path[0], node)
        held: list[Witnesses] = []
        for name, test in _TESTS.items():
            verdicts = [test(self, shape, node, one, values) for one in about.get(name, ())]
            # The arguments of one parameter come in no order, so "the first" would be by chance.
            failing = [verdict.triples for verdict in verdicts if not verdict.holds]
            if failing:
                return Verdict(False, self._cheapest(failing))
            held += [verdict.triples for verdict in verdicts]
        return Verdict(True, _union(held))

    def causes(self, shape: Node, node: Node) -> Witnesses:
        """Return the triples because of which `shape` fails for `node`.

        Unlike a verdict this also tells of what fails by a query: the smallest sets of at most
        `_TOGETHER` of the node's own triples that, with the others gone, still make it fail.
        """
        found = set(self.judge(shape, node).triples)
        for argument in self._shapes.about(shape).get(SH.sparql, ()):
            found |= self._causes_of_query(shape, node, argument)
        return frozenset(found)

    def _causes_of_query(self, shape: Node, node: Node, argument: Node) -> set[Triple]:
        asked = str(self._shapes.about(argument)[SH.select][0])
        own = [
            triple
            for triple in self._data.triples((node, None, None))
            if triple[1] != RDF.type and _local(triple[1]) in asked
        ]
        rest = Graph(bind_namespaces="none")
        rest += self._data
        other = Judge(self._shapes, rest, self._cost)
        found: set[Triple] = set()
        for size in range(1, _TOGETHER + 1):
            for kept in combinations(sorted(own, key=_named), size):
                if not found.isdisjoint(kept):
                    continue
                gone = [triple for triple in own if triple not in kept]
                for triple in gone:
                    rest.remove(triple)
                if not other.sparql(shape, node, argument, None).holds:
                    found.update(kept)
                for triple in gone:
                    rest.add(triple)
        return found

    # Paths

    def values(self, path: Node, node: Node) -> dict[Node, Witnesses]:
        """Return the nodes that `path` leads to from `node`, each with the triples on the way."""
        if isinstance(path, URIRef):
            # In a fixed order, since of two ways that cost the same the first is kept.
            objects = sorted(self._data.objects(node, path), key=str)
            return {o: frozenset({(node, path, o)}) for o in objects}
        key = (path, node)
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = self._follow(path, node)
        return found

    def _follow(self, path: Node, node: Node) -> dict[Node, Witnesses]:
        about = self._shapes.about(path)
        if SH.inversePath in about:
            inner = about[SH.inversePath][0]
            subjects = sorted(self._data.subjects(inner, node), key=str)
            return {s: frozenset({(s, inner, node)}) for s in subjects}
        if SH.alternativePath in about:
            found: dict[Node, Witnesses] = {}
            for option in self._shapes.members(about[SH.alternativePath][0]):
                self._merge(found, self.values(option, node), _NONE)
            return found
        for repeated in _REPEATABLE & about.keys():
            start = {node: _NONE}
            steps = self._closure(about[repeated][0], start)
            if repeated == SH.oneOrMorePath:
                steps = self._step(about[repeated][0], steps)
            return steps
        if SH.zeroOrOnePath in about:
            found = {node: _NONE}
            self._merge(found, self.values(about[SH.zeroOrOnePath][0], node), _NONE)
            return found
        return self._sequence(self._shapes.members(path), node)

    def _sequence(self, steps: Iterable[Node], node: Node) -> dict[Node, Witnesses]:
        # Several ways to a node on the way are kept, as the shortest whole way may go back over
        # one of them: from a forum to its level and back to the forum, not by another forum.
        ways: dict[Node, list[Witnesses]] = {node: [_NONE]}
        for step in steps:
            onward: dict[Node, set[Witnesses]] = {}
            for reached, before in ways.items():
                for value, way in self.values(step, reached).items():
                    onward.setdefault(value, set()).update(way | b for b in before)
            ways = {value: self._ranked(found)[:_WAYS] for value, found in onward.items()}
        return {value: found[0] for value, found in ways.items()}

    def _step(self, path: Node, start: dict[Node, Witnesses]) -> dict[Node, Witnesses]:
        found: dict[Node, Witnesses] = {}
        for node, before in start.items():
            self._merge(found, self.values(path, node), before)
        return found

    def _closure(self, path: Node, start: dict[Node, Witnesses]) -> dict[Node, Witnesses]:
        found = dict(start)
        new = start
        while new:
            reached = self._step(path, new)
            new = {node: way for node, way in reached.items() if node not in found}
            found.update(new)
        return found

    def _merge(
        self, found: dict[Node, Witnesses], more: dict[Node, Witnesses], before: Witnesses
    ) -> None:
        for node, way in more.items():
            whole = before | way if before else way
            if node not in found or self._weight(whole) < self._weight(found[node]):
                found[node] = whole

    # Choice among witnesses

    def _weight(self, triples: Witnesses) -> tuple[int, int]:
        return sum(map(self._cost, triples)), len(triples)

    def _cheapest(self, choices: Iterable[Witnesses], count: int = 1) -> Witnesses:
        return _union(self._ranked(choices)[:count])

    def _ranked(self, choices: Iterable[Witnesses]) -> list[Witnesses]:
        found = list(choices)
        if len(found) == 1:
            return found
        return sorted(found, key=lambda t: (*self._weight(t), sorted(map(_named, t))))

    # Constraints; each returns the verdict for one argument of one parameter

    def _all(
        self, values: dict[Node, Witnesses], test: Callable[[Node], Verdict | bool]
    ) -> Verdict:
        held: list[Witnesses] = []
        for value, way in values.items():
            outcome = test(value)
            verdict = outcome if isinstance(outcome, Verdict) else Verdict(outcome, _NONE)
            if not verdict.holds:
                return Verdict(False, way | verdict.triples)
            held.append(way | verdict.triples)
        return Verdict(True, _union(held))

    def node(self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]) -> Verdict:
        return self._all(values, lambda value: self.judge(argument, value))

    def negation(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        def test(value: Node) -> Verdict:
            inner = self.judge(argument, value)
            return Verdict(not inner.holds, inner.triples)

        return self._all(values, test)

    def conjunction(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        parts = self._shapes.members(argument)

        def test(value: Node) -> Verdict:
            verdicts = [self.judge(part, value) for part in parts]
            failing = [verdict.triples for verdict in verdicts if not verdict.holds]
            if failing:
                return Verdict(False, self._cheapest(failing))
            return Verdict(True, _union(verdict.triples for verdict in verdicts))

        return self._all(values, test)

    def disjunction(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        options = self._shapes.members(argument)

        def test(value: Node) -> Verdict:
            verdicts = [self.judge(option, value) for option in options]
            holding = [verdict.triples for verdict in verdicts if verdict.holds]
            if holding:
                return Verdict(True, self._cheapest(holding))
            return Verdict(False, _union(verdict.triples for verdict in verdicts))

        return self._all(values, test)

    def property(self, _s: Node, node: Node, argument: Node, _v: object) -> Verdict:
        return self.judge(argument, node)

    def has_value(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        if argument in values:
            return Verdict(True, values[argument])
        return Verdict(False, _union(values.values()))

    def min_count(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        count = _integer(argument)
        if len(values) < count:
            return Verdict(False, _NONE)
        return Verdict(True, self._cheapest(values.values(), count))

    def max_count(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        holds = len(values) <= _integer(argument)
        return Verdict(holds, _NONE if holds else _union(values.values()))

    def qualified(
        self, shape: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        about = self._shapes.about(shape)
        verdicts = {value: self.judge(argument, value) for value in values}
        fitting = [values[v] | verdict.triples for v, verdict in verdicts.items() if verdict.holds]
        others = [
            values[v] | verdict.triples
            for v, verdict in verdicts.items()
            if not verdict.holds and verdict.triples
        ]
        least = [_integer(n) for n in about.get(SH.qualifiedMinCount, ())]
        most = [_integer(n) for n in about.get(SH.qualifiedMaxCount, ())]
        if any(len(fitting) < n for n in least):
            return Verdict(False, _NONE)
        if any(len(fitting) > n for n in most):
            return Verdict(False, _union(fitting))
        found = self._cheapest(fitting, max(least)) if least else _NONE
        return Verdict(True, found | _union(others) if most else found)

    def among(self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]) -> Verdict:
        members = frozenset(self._shapes.members(argument))
        return self._all(values, lambda value: value in members)

    def of_class(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        kinds = self._kinds.get(argument)
        if kinds is None:
            found = self._data.transitive_subjects(RDFS.subClassOf, argument)
            kinds = frozenset(kind for kind in found if kind is not None)
            self._kinds[argument] = kinds
        return self._all(
            values, lambda value: any(t in kinds for t in self._data.objects(value, RDF.type))
        )

    def datatype(
        self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        return self._all(
            values, lambda value: isinstance(value, Literal) and value.datatype == argument
        )

    def pattern(self, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]) -> Verdict:
        wanted = re.compile(str(argument))
        return self._all(values, lambda value: wanted.search(str(value)) is not None)

    def compared(self, fits: Callable[[object, object], bool]) -> Callable[[Node, Node], bool]:
        def test(value: Node, limit: Node) -> bool:
            try:
                return fits(_python(value), _python(limit))
            except TypeError:
                return False

        return test

    def sparql(self, _s: Node, node: Node, argument: Node, _v: object) -> Verdict:
        about = self._shapes.about(argument)
        bound = {"this": cast("Identifier", node)}
        declared = {
            str(self._shapes.about(d)[SH.prefix][0]): str(self._shapes.about(d)[SH.namespace][0])
            for prefixes in about.get(SH.prefixes, ())
            for d in self._shapes.about(prefixes).get(SH.declare, ())
        }
        rows = self._data.query(str(about[SH.select][0]), initBindings=bound, initNs=declared)
        return Verdict(not any(True for _ in rows), _NONE)


def _limit(
    fits: Callable[[object, object], bool],
) -> Callable[[Judge, Node, Node, Node, dict[Node, Witnesses]], Verdict]:
    def test(
        judge: Judge, _s: Node, _n: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        within = judge.compared(fits)
        return judge._all(values, lambda value: within(value, argument))

    return test


def _other(
    fits: Callable[[object, object], bool],
) -> Callable[[Judge, Node, Node, Node, dict[Node, Witnesses]], Verdict]:
    def test(
        judge: Judge, _s: Node, node: Node, argument: Node, values: dict[Node, Witnesses]
    ) -> Verdict:
        within = judge.compared(fits)
        others = judge.values(argument, node)
        for value, way in values.items():
            for other, other_way in others.items():
                if not within(value, other):
                    return Verdict(False, way | other_way)
        return Verdict(True, _NONE)

    return test


def _named(triple: Triple) -> list[str]:
    """A triple as text that is the same on every run: a blank node's name isn't."""
    return ["" if isinstance(term, BNode) else str(term) for term in triple]


def _local(property_: Node) -> str:
    return re.split("[#/]", str(property_))[-1]


def _union(sets: Iterable[Witnesses]) -> Witnesses:
    return frozenset().union(*sets)


def _integer(node: Node) -> int:
    return int(str(node))


def _python(node: Node) -> object:
    return node.toPython() if isinstance(node, Literal) else node


_Test = Callable[[Judge, Node, Node, Node, dict[Node, Witnesses]], Verdict]

# The parameters that are understood, the cheap ones first: a failing one ends the judging.
_TESTS: dict[Node, _Test] = {
    SH["class"]: Judge.of_class,
    SH["in"]: Judge.among,
    SH.datatype: Judge.datatype,
    SH.hasValue: Judge.has_value,
    SH.maxCount: Judge.max_count,
    SH.minCount: Judge.min_count,
    SH.pattern: Judge.pattern,
    SH.minInclusive: _limit(lambda value, limit: value >= limit),  # type: ignore[operator]
    SH.maxInclusive: _limit(lambda value, limit: value <= limit),  # type: ignore[operator]
    SH.minExclusive: _limit(lambda value, limit: value > limit),  # type: ignore[operator]
    SH.maxExclusive: _limit(lambda value, limit: value < limit),  # type: ignore[operator]
    SH.lessThan: _other(lambda value, other: value < other),  # type: ignore[operator]
    SH.lessThanOrEquals: _other(lambda value, other: value <= other),  # type: ignore[operator]
    SH.property: Judge.property,
    SH.node: Judge.node,
    SH["not"]: Judge.negation,
    SH["and"]: Judge.conjunction,
    SH["or"]: Judge.disjunction,
    SH.qualifiedValueShape: Judge.qualified,
    SH.sparql: Judge.sparql,
}
