"""Which evidence shows what a statement is about, rather than what it only presupposes.

That a target group ends at 25 rests on the age, but a description of the whole also backs the
forum that has the group, and the group's kind. What a statement is about is read off its shape:
of the properties that the shape ends in, the one that fewest other statements ask for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from rdflib import RDF, RDFS, SH, SKOS, URIRef
from rdflib.term import Node

from ssp_graph.conformance import SHAPE, Evidence, shapes_graph
from ssp_graph.rules import rules
from ssp_graph.vocabulary import SSP
from ssp_graph.witness import Shapes

# They place a node, order concepts or tell of the evidence, and say nothing by themselves.
_PLACING = frozenset(
    {
        RDF.type,
        RDFS.subClassOf,
        SKOS.broader,
        URIRef("http://www.w3.org/ns/oa#exact"),
        *(URIRef(SSP + name) for name in ("serves", "evidence", "aspect", "aspectValue")),
    }
)
_REPEATED = (SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)
_WITHIN = (SH.property, SH.node, SH.qualifiedValueShape)


def telling(
    id_: str, evidence: Sequence[Evidence], has: Callable[[str, str], bool]
) -> tuple[Evidence, ...]:
    """Return the evidence that shows what the rule `id_` is about, the most telling kind alone.

    `has` tells whether a node has a property in the data. Evidence of the property itself goes
    before that of the whole of a node that has it. Nothing is returned where none is of either
    kind, and all where the rule's shape names no property.
    """
    wanted = properties(id_)
    if not wanted:
        return tuple(evidence)
    for property_ in wanted:
        own = [item for item in evidence if item.aspect == property_]
        whole = [item for item in evidence if not item.aspect and has(item.node, property_)]
        if own or whole:
            return tuple(own or whole)
    return ()


@cache
def properties(id_: str) -> tuple[str, ...]:
    """Return the properties that the rule `id_` is about, the most telling first."""
    found = _ends(URIRef(f"{SHAPE}{id_}-met"), _asked())
    return tuple(dict.fromkeys(map(str, found)))


@cache
def _shapes() -> Shapes:
    return Shapes(shapes_graph())


@cache
def _asked() -> Counter[Node]:
    """Count for each property how many rules ask for it."""
    return Counter(
        property_
        for rule in rules()
        for property_ in set(_ends(URIRef(f"{SHAPE}{rule.id}-met"), None))
    )


def _ends(shape: Node, asked: Counter[Node] | None) -> list[Node]:
    """Return the properties in which a shape ends.

    Of parts that must all hold the rarest counts when `asked` is given, else each; of parts of
    which one is enough, each. What is excluded isn't shown by anything.
    """
    about = _shapes().about(shape)
    groups = [
        # What may be met by being there is shown by what tells of the whole of it.
        [end for member in _shapes().members(listed) for end in _ends(member, asked) or [RDF.type]]
        for listed in about.get(SH["or"], ())
    ]
    inner = [member for listed in about.get(SH["and"], ()) for member in _shapes().members(listed)]
    inner += [value for name in _WITHIN for value in about.get(name, ())]
    groups += [_ends(one, asked) for one in inner]
    groups = [group for group in groups if group]
    if not groups:
        return [step for path in about.get(SH.path, ()) for step in _steps(path)]
    if asked is None:
        return [end for group in groups for end in group]
    return min(groups, key=lambda group: (min(asked[end] for end in group), list(map(str, group))))


def _steps(path: Node) -> list[Node]:
    """Return the properties of a path, the last one first."""
    if isinstance(path, URIRef):
        return [] if path in _PLACING else [path]
    about = _shapes().about(path)
    if SH.inversePath in about:
        return _steps(about[SH.inversePath][0])
    if SH.alternativePath in about:
        options = _shapes().members(about[SH.alternativePath][0])
        return [step for option in options for step in _steps(option)]
    for repeated in _REPEATED:
        if repeated in about:
            return _steps(about[repeated][0])
    return [step for part in reversed(_shapes().members(path)) for step in _steps(part)]
