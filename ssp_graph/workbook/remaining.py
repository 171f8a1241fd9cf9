"""The statements of a graph that are being put into cells, and those that remain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from ssp_graph.texts import LANGUAGES
from ssp_graph.workbook.content import Graph
from ssp_graph.workbook.evidence import Evidence, Fact, Node, Value
from ssp_graph.workbook.reading import QUOTED_WORDS
from ssp_graph.workbook.terms import ASPECT, ASPECT_VALUE, COMMENT, EVIDENCE, EXACT, SECTION, XSD


class Facts:
    """The statements of one graph; each is taken once by the cell that states it."""

    def __init__(self, graph: Graph) -> None:
        self.iri = graph.iri
        self.by_node: dict[Node, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self.evidence: list[Evidence] = []
        blank: dict[Node, list[tuple[str, Value]]] = defaultdict(list)
        links: dict[Value, list[Node]] = defaultdict(list)
        for node, path, value in dict.fromkeys(graph.facts):
            self.by_node[node][path].append(value)
            if isinstance(node, ox.BlankNode):
                blank[node].append((path, value))
            if isinstance(value, ox.BlankNode):
                links[value].append(node)
        for identity, stated in blank.items():
            owner = links[identity][0] if len(links[identity]) == 1 else None
            found = _row_evidence(graph.iri, owner, stated) if owner else None
            if found and owner and identity in self.by_node[owner][EVIDENCE]:
                self.evidence.append(found)
                self.by_node[owner][EVIDENCE].remove(identity)
                del self.by_node[identity]

    def values(self, node: Node, path: str) -> list[Value]:
        """Return the values of a property that no cell has stated yet."""
        return self.by_node[node][path] if path in self.by_node.get(node, {}) else []

    def is_backed(self, node: Node, path: str) -> bool:
        """Tell whether some evidence of the graph, in whatever form, is for that property."""
        if any(e.node == node and path in e.aspects for e in self.evidence):
            return True
        return any(
            aspect.value == path
            for evidence in self.values(node, EVIDENCE)
            if isinstance(evidence, ox.BlankNode)
            for aspect in self.values(evidence, ASPECT)
        )

    def take(self, node: Node, path: str, values: Iterable[Value]) -> None:
        """Leave out what a cell states."""
        kept = self.by_node[node][path]
        for value in list(values):
            kept.remove(value)

    def rest(self) -> list[Fact]:
        """Return the statements that no cell has stated yet."""
        return [
            (node, path, value)
            for node, paths in self.by_node.items()
            for path, values in paths.items()
            for value in values
        ]


def _row_evidence(graph: str, owner: Node, stated: Sequence[tuple[str, Value]]) -> Evidence | None:
    """Return the evidence that a row can hold, or None where it has something more or other."""
    by_path: dict[str, list[Value]] = defaultdict(list)
    for path, value in stated:
        by_path[path].append(value)
    if set(by_path) - {SECTION, ASPECT, ASPECT_VALUE, EXACT, COMMENT}:
        return None
    if len(by_path[SECTION]) > 1 or len(by_path[EXACT]) > 1:
        return None
    exact = _plain(by_path[EXACT], "da")
    section = _plain(by_path[SECTION], None)
    reasons = tuple(sorted(
        ((v.value, v.language or "") for v in by_path[COMMENT] if isinstance(v, ox.Literal)),
        key=lambda reason: LANGUAGES.index(reason[1]) if reason[1] in LANGUAGES else 9,
    ))  # fmt: skip
    languages = [language for _, language in reasons]
    if (
        (by_path[EXACT] and exact is None)
        or (by_path[SECTION] and section is None)
        or len(reasons) != len(by_path[COMMENT])
        or len(set(languages)) != len(languages)
        or not set(languages) <= {"da", "en"}
        or not (exact or reasons)
        or (exact is not None and len(exact.split()) > QUOTED_WORDS)
        or any(not said for said in (exact, section, *(r for r, _ in reasons)) if said is not None)
    ):
        return None
    aspects = [value.value for value in by_path[ASPECT] if isinstance(value, ox.NamedNode)]
    if len(aspects) != len(by_path[ASPECT]) or (by_path[ASPECT_VALUE] and not aspects):
        return None
    values = tuple(sorted(by_path[ASPECT_VALUE], key=str))
    return Evidence(graph, owner, tuple(sorted(aspects)), values, exact, section, reasons)


def _plain(values: Sequence[Value], language: str | None) -> str | None:
    if len(values) == 1 and isinstance(values[0], ox.Literal) and values[0].language == language:
        literal = values[0]
        return literal.value if language or literal.datatype.value == XSD + "string" else None
    return None
