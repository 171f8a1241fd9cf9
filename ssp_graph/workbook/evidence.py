"""Evidence as a workbook holds it, and as the graph does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from ssp_graph.texts import LANGUAGES, text
from ssp_graph.workbook.layout import Layout
from ssp_graph.workbook.places import Place
from ssp_graph.workbook.terms import (
    ASPECT,
    ASPECT_VALUE,
    COMMENT,
    EVIDENCE,
    EXACT,
    RDF_TYPE,
    SECTION,
)

Node = ox.NamedNode | ox.BlankNode
Value = ox.NamedNode | ox.BlankNode | ox.Literal
Fact = tuple[Node, str, Value]


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence: a quotation or a reason, for a node or for some of its properties.

    `aspects` and `values` are sorted. `place` is where it stands in a workbook.
    """

    graph: str
    node: Node
    aspects: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    exact: str | None = None
    section: str | None = None
    reasons: tuple[tuple[str, str], ...] = ()  # text and language
    place: Place = field(default=Place("", 1), compare=False)


def quads(evidence: Evidence) -> Iterator[ox.Quad]:
    """Yield the statements of one piece of evidence."""
    graph = ox.NamedNode(evidence.graph)
    blank = ox.BlankNode()

    def state(path: str, value: Value) -> ox.Quad:
        return ox.Quad(blank, ox.NamedNode(path), value, graph)

    yield ox.Quad(evidence.node, ox.NamedNode(EVIDENCE), blank, graph)
    if evidence.section is not None:
        yield state(SECTION, ox.Literal(evidence.section))
    for aspect in evidence.aspects:
        yield state(ASPECT, ox.NamedNode(aspect))
    for value in evidence.values:
        yield state(ASPECT_VALUE, value)
    if evidence.exact is not None:
        yield state(EXACT, ox.Literal(evidence.exact, language="da"))
    for reason, language in evidence.reasons:
        yield state(COMMENT, ox.Literal(reason, language=language))


def chosen_reasons() -> tuple[tuple[str, str], ...]:
    """Return the reason of a conclusion that was chosen in a workbook without saying why."""
    return tuple((text("workbook.chosen", lang), lang) for lang in LANGUAGES)


def filled_in(
    graph: str,
    facts: Iterable[Fact],
    given: Iterable[Evidence],
    rules: Layout,
    title_of: Callable[[Node], str],
) -> list[Evidence]:
    """Return the evidence of what the municipality itself filled in, where none is given.

    The workbook is the source then, and the sheet the place in it: one piece for each node,
    and one for those of its properties whose statements need evidence of their own.
    """
    whole: dict[Node, None] = {}
    single: dict[Node, dict[str, None]] = {}
    backed: set[tuple[Node, str]] = set()
    blank: dict[Value, Node] = {}
    listed = list(facts)
    for node, path, value in listed:
        if path == RDF_TYPE:
            whole[node] = None
        if path in rules.evidenced:
            single.setdefault(node, {})[path] = None
        if path == EVIDENCE:
            blank[value] = node
    for evidence in given:
        if evidence.graph == graph:
            backed |= {(evidence.node, aspect) for aspect in evidence.aspects or ("",)}
    with_aspect = {node for node, path, _ in listed if path == ASPECT}
    for value, node in blank.items():
        if value not in with_aspect:
            backed.add((node, ""))
    for node, path, value in listed:
        if path == ASPECT and node in blank and isinstance(value, ox.NamedNode):
            backed.add((blank[node], value.value))
    words = text("workbook.filled-in", "da")
    found = [
        Evidence(graph, node, (), (), words, title_of(node))
        for node in whole
        if (node, "") not in backed
    ]
    for node, paths in single.items():
        aspects = tuple(sorted(path for path in paths if (node, path) not in backed))
        if aspects:
            found.append(Evidence(graph, node, aspects, (), words, title_of(node)))
    return found
