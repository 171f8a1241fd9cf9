"""From a name in a cell to what it refers to, and back; reading and writing share it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.workbook import cells
from ssp_graph.workbook.evidence import Node
from ssp_graph.workbook.known import MUNICIPALITY, known, named
from ssp_graph.workbook.layout import Column, Sheet
from ssp_graph.workbook.lookup import Terms

ID: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_BLANK: Final = re.compile(r"_:([A-Za-z0-9]+)")


def sheets_for(key: str) -> frozenset[str]:
    """Return the sheets from which a column takes the names on the sheet `key`.

    Functions and fora are units or posts as well.
    """
    return frozenset({key, "functions", "fora"} if key == "actors" else {key})


class References:
    """The names of one workbook. A name is a concept's label, the short name or the name of
    something in the workbook, a prefixed name, an IRI in angle brackets, or the name of a
    municipality or police district.
    """

    def __init__(self, terms: Terms, municipality: str) -> None:
        self.terms = terms
        self.municipality = municipality
        self.namespace = municipality.removesuffix(MUNICIPALITY)
        self.listed: dict[Node, Sheet] = {}  # what has a row of its own, with its sheet
        self.shown: dict[str, str] = {}
        self._numbers: dict[ox.BlankNode, str] = {}
        self._nodes: dict[str, dict[Node, None]] = defaultdict(dict)
        for name in (MUNICIPALITY, *known().names.get(municipality, ())):
            self.add(name, ox.NamedNode(municipality))

    def add(self, name: str, node: Node) -> None:
        """Let `node` go by `name` too."""
        folded = cells.fold(name)
        self._nodes[folded][node] = None
        self.shown.setdefault(folded, cells.tidy(name))

    def find(self, name: str, column: Column | None = None) -> list[Node]:
        """Return all that `name` may refer to in a cell of `column`."""
        schemes = column.schemes if column else ()
        concepts = self.terms.concepts(name, schemes) if schemes else []
        found: list[Node] = [ox.NamedNode(iri) for iri in concepts] or self.called(name)
        if column and column.refers:
            # A line of a list of participants is what refers, never what is referred to.
            found = [node for node in found if not self._is_line(node)]
        if len(found) > 1:
            found = self._fitting(found, column) or found
        if not found and not schemes and not (column and column.refers):
            found = [ox.NamedNode(iri) for iri in self.terms.concepts(name, ())]
        return found

    def _fitting(self, found: list[Node], column: Column | None) -> list[Node]:
        """Return those of several things of one name that a cell of `column` is likely to mean.

        They are those on the sheet that the column takes its names from; elsewhere all but seats
        and meetings, which seldom have a name of their own: the seat "Politiet" doesn't stand in
        the way of the unit Politiet.
        """
        if column and column.refers:
            keys = sheets_for(column.refers)
            return [node for node in found if node in self.listed and self.listed[node].key in keys]
        return [node for node in found if not self._is_line(node)]

    def _is_line(self, node: Node) -> bool:
        return node in self.listed and self.listed[node].repeats

    def called(self, name: str) -> list[Node]:
        """Return what goes by `name` regardless of the column that it stands in."""
        if ID.fullmatch(name):
            node = ox.NamedNode(self.namespace + name)
            if node in self.listed or node.value == self.municipality:
                return [node]
        if match := _BLANK.fullmatch(name):
            return [ox.BlankNode(match[1])]
        if ":" in name and re.fullmatch(r"\S+", name) and (iri := vocabulary.expand(name)):
            try:
                node = ox.NamedNode(iri)
            except ValueError:  # a name with a colon in it that is no IRI
                return list(self._nodes.get(cells.fold(name), ()))
            if (
                name.startswith("<")
                or node in self.listed
                or iri in self.terms.rules.concepts
                or iri in known(everything=True).names
            ):
                return [node]
        folded = cells.fold(name)
        if found := self._nodes.get(folded):
            return list(found)
        # Police districts and other municipalities are never listed in a workbook.
        return [ox.NamedNode(iri) for iri in named(folded)]

    def of(self, node: Node) -> list[str]:
        """Return the names that `node` goes by in the workbook."""
        return [self.shown[name] for name, nodes in self._nodes.items() if node in nodes]

    def short(self, node: Node) -> str:
        """Return the short name of `node`: its own part of the IRI, else a prefixed name."""
        if isinstance(node, ox.BlankNode):
            return self._numbers.get(node, f"_:{node.value}")
        local = node.value.removeprefix(self.namespace)
        if local != node.value and ID.fullmatch(local):
            return local
        prefixed = vocabulary.shorten(node.value)
        return prefixed if vocabulary.expand(prefixed) == node.value else f"<{node.value}>"

    def number(self, node: ox.BlankNode) -> str:
        """Return a name for a blank node that is the same in every writing of the same graph."""
        return self._numbers.setdefault(node, f"_:b{len(self._numbers) + 1}")

    def written(self, node: Node, names: list[str], column: Column | None = None) -> str | None:
        """Return the first of `names`, or of the short name and the IRI, that a cell of `column`
        reads as `node` alone; None where nothing does.
        """
        if isinstance(node, ox.BlankNode):
            return self.number(node)
        for name in (*names, self.short(node), f"<{node.value}>"):
            fits = not set(name) & {";", "\n"} and cells.tidy(name) == name
            if fits and self.find(name, column) == [node]:
                return name
        return None
