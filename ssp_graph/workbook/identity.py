"""What each row describes: the municipality, and a node with a name of its own for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.workbook import cells
from ssp_graph.workbook.evidence import Node
from ssp_graph.workbook.known import MUNICIPALITY, known, named, place_name
from ssp_graph.workbook.layout import Layout
from ssp_graph.workbook.places import Place
from ssp_graph.workbook.references import ID, References
from ssp_graph.workbook.rows import Notes, Row, special_key
from ssp_graph.workbook.slugs import LONGEST, slug
from ssp_graph.workbook.sources import Sources
from ssp_graph.workbook.terms import ALT_LABEL, PREF_LABEL
from ssp_graph.workbook.values import Values


def municipality(table: Mapping[str, list[Row]], rules: Layout, notes: Notes) -> str:
    """Return the IRI of the municipality that the workbook describes, and note it in its rows."""
    found: dict[str, Row] = {}
    rows = table["municipality"]
    for row in rows:
        if "municipality" in row.cells:
            iri = _named(row, notes)
            if iri is None:
                continue
            row.node = ox.NamedNode(iri)
            found.setdefault(iri, row)
    if not found:
        if not any("municipality" in row.cells for row in rows):
            sheet = rules.sheet("municipality")
            place = rows[0].place("municipality") if rows else Place(sheet.title["da"], 1, 1)
            notes.add(place, "no-municipality")
        return f"{vocabulary.DATA}x/{MUNICIPALITY}"
    first, *others = found
    for other in others:
        place = found[other].place("municipality")
        notes.add(place, "two-municipalities", first=found[first].words("municipality"))
    for row in rows:
        # A second row on the municipality needn't repeat its name.
        row.node = row.node or ox.NamedNode(first)
    return first


def _named(row: Row, notes: Notes) -> str | None:
    shown = row.words("municipality")
    reference, folded = known(), cells.fold(shown)
    by_name = named(folded)
    for iri in reference.municipalities:
        if iri in by_name or place_name(iri) == folded:
            return iri
    if re.fullmatch(r"[a-z0-9][a-z0-9-]*", shown) and "label" in row.cells:
        return f"{vocabulary.DATA}{shown}/{MUNICIPALITY}"
    names_of_all = [n for iri in reference.municipalities for n in reference.names[iri]]
    notes.unknown(row.place("municipality"), "unknown-municipality", shown, names_of_all)
    return None


def local_name(node: Node) -> str:
    """Return the last part of a node's IRI."""
    return node.value.rpartition("/")[2]


class Identities:
    """The nodes of the rows of one workbook."""

    def __init__(
        self,
        table: Mapping[str, list[Row]],
        rules: Layout,
        names: References,
        sources: Sources,
        values: Values,
        notes: Notes,
    ) -> None:
        self.table = table
        self.rules = rules
        self.names = names
        self.sources = sources
        self.values = values
        self.notes = notes

    def find(self) -> dict[Node, Row]:
        """Set the node and the graph of each row; return the first row of each node.

        Seats and meetings come last: a forum is in their name.
        """
        described: dict[Node, Row] = {}
        seen: dict[tuple[Node, str], Row] = {}
        sheets = [sheet for sheet in self.rules.sheets if sheet.classes]
        for sheet in sorted(sheets, key=lambda s: s.repeats):
            for row in self.table[sheet.key]:
                row.graph = self.sources.of(row).iri
                if sheet.key == "municipality" and row.node is None:
                    continue  # what is wrong with it has been noted
                node = row.node or self._node(row, seen)
                if node is None:
                    continue
                row.node = node
                if (node, row.graph) in seen and seen[node, row.graph].sheet is sheet:
                    first = seen[node, row.graph].place().cell
                    self.notes.add(
                        row.place(special_key(sheet, "id")),
                        "row-twice",
                        shown=local_name(node),
                        first=first,
                    )
                    continue
                earlier = described.setdefault(node, row)
                self.names.listed.setdefault(node, sheet)
                if earlier.sheet is not sheet:
                    self.notes.add(
                        row.place(special_key(sheet, "id")),
                        "two-sheets",
                        shown=local_name(node),
                        first=earlier.title,
                        cell=earlier.place().cell,
                    )
                seen[node, row.graph] = row
                for column in sheet.columns:
                    if column.path in (PREF_LABEL, ALT_LABEL) and column.key in row.cells:
                        for name in cells.lines(cells.as_text(row.raw(column.key))):
                            self.names.add(name, node)
        return described

    def _node(self, row: Row, seen: Mapping[tuple[Node, str], Row]) -> Node | None:
        key = special_key(row.sheet, "id")
        given = row.words(key)
        if given:
            iri = vocabulary.expand(given) if ":" in given else None
            if iri is None and not ID.fullmatch(given):
                suggestion = slug(given) or row.sheet.key
                self.notes.add(row.place(key), "bad-id", shown=given, suggestion=suggestion)
                return None
            return ox.NamedNode(iri or self.names.namespace + given)
        name = self._made_name(row)
        if name is None:
            return None
        node, number = ox.NamedNode(self.names.namespace + name), 1
        while row.sheet.repeats and (node, row.graph) in seen:
            number += 1
            node = ox.NamedNode(f"{self.names.namespace}{name}-{number}")
        return node

    def _made_name(self, row: Row) -> str | None:
        """Return the short name that the sheet's pattern makes of the row's cells."""
        missing = False

        def part(match: re.Match[str]) -> str:
            nonlocal missing
            path = vocabulary.expand(match[1])
            column = next(c for c in row.sheet.columns if c.path == path and c.language != "en")
            shown = (cells.items(cells.as_text(row.raw(column.key))) or [""])[0]
            if not shown:
                missing = True
                if column.key not in row.cells:
                    self.notes.add(row.place(column.key), "missing", heading=column.heading)
                return ""
            if column.kind == "reference":
                node = self.values.reference(shown, row.place(column.key), column)
                missing = missing or node is None
                return local_name(node) if node else ""
            return slug(shown, LONGEST)

        made = re.sub(r"\{([^}]+)\}", part, row.sheet.slug or "{skos:prefLabel}")
        return None if missing else made.strip("-") or row.sheet.key
