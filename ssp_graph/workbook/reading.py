"""From the cells of a workbook to named graphs of the same shape as the shipped data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ssp_graph.errors import InputError, Problems
from ssp_graph.texts import LANGUAGES, text
from ssp_graph.workbook import cells, identity, layout, rows, sandbox
from ssp_graph.workbook.evidence import Evidence, Fact, Node, Value, chosen_reasons, filled_in
from ssp_graph.workbook.evidence import quads as evidence_quads
from ssp_graph.workbook.identity import Identities
from ssp_graph.workbook.layout import Column, Layout
from ssp_graph.workbook.lookup import Terms
from ssp_graph.workbook.places import Place, Places
from ssp_graph.workbook.references import References
from ssp_graph.workbook.rows import Notes, Row, special_key
from ssp_graph.workbook.serializing import serialize
from ssp_graph.workbook.sources import Source, Sources
from ssp_graph.workbook.terms import ASPECT, EVIDENCE, RDF_TYPE
from ssp_graph.workbook.values import NOTHING, Values

QUOTED_WORDS: Final = 12  # the longest quotation; see docs/modelling.md


@dataclass(frozen=True)
class Imported:
    """What a workbook says: statements in named graphs, and where each stands in it."""

    municipality: str
    quads: tuple[ox.Quad, ...]
    places: Places


def read(path: Path) -> Imported:
    """Return what the workbook or the folder of CSV files at `path` says.

    Raises InputError when it can't be read at all, and Problems with every cell that isn't
    understood.
    """
    if path.is_file():
        stat = path.stat()
        return _read_once(path, stat.st_mtime_ns, stat.st_size)
    return _read(path)


@lru_cache(maxsize=4)
def _read_once(path: Path, _changed: int, _size: int) -> Imported:
    return _read(path)


def _read(path: Path) -> Imported:
    if path.is_dir():
        grids = sandbox.read_folder(path)
    else:
        grids = sandbox.read_xlsx(path, rows.titles_without_facts())
    return understand(path, grids, layout.current())


def understand(path: Path, grids: Sequence[sandbox.Grid], rules: Layout) -> Imported:
    """Return what the sheets read from `path` say. Raises InputError and Problems."""
    notes = Notes()
    terms = Terms(rules)
    reader = _Reader(path, rules, terms, notes, rows.read(path, grids, rules, terms, notes))
    imported = reader.imported()
    if notes.problems:
        raise Problems(notes.in_order([grid.name for grid in grids]))
    if not any(reader.facts.values()):
        raise InputError("workbook.nothing", path)
    return imported


def trig(path: Path) -> bytes:
    """Return what the workbook or the folder of CSV files at `path` says, as TriG."""
    return serialize(read(path).quads)


@dataclass(frozen=True, eq=False)
class _Backing:
    """A row of evidence: what it is about, and the fields that it names with their properties."""

    row: Row
    source: Source
    node: Node
    fields: tuple[tuple[str, tuple[str, ...]], ...]


class _Reader:
    """A workbook that is being read. Mistakes are noted and reading goes on."""

    def __init__(
        self,
        path: Path,
        rules: Layout,
        terms: Terms,
        notes: Notes,
        table: Mapping[str, list[Row]],
    ) -> None:
        self.path = path
        self.rules = rules
        self.terms = terms
        self.notes = notes
        self.table = table
        self.facts: dict[str, dict[Fact, Place]] = defaultdict(dict)
        self.evidence: list[Evidence] = []
        self.linked: list[tuple[Evidence, Node]] = []  # of relations, with the target
        self.quoted: set[tuple[str, Node, str]] = set()
        self.fields: dict[tuple[str, str], Place] = {}
        self.municipality = identity.municipality(table, rules, notes)
        names = References(terms, self.municipality)
        self.values = Values(rules, terms, names, notes)
        self.sources = Sources(table["documents"], self.municipality, notes)
        for row in chain(*table.values()):
            self._check_cells(row)
        identities = Identities(table, rules, names, self.sources, self.values, notes)
        self.described = identities.find()

    def imported(self) -> Imported:
        backing = [found for row in self.table["evidence"] if (found := self._backing(row))]
        for row in self.table["other"]:
            self._other_row(row)
        self._note_quoted(backing)
        for sheet in self.rules.sheets:
            for row in self.table[sheet.key]:
                if sheet.classes and row.node is not None:
                    self._node_row(row)
        for row in self.table["relations"]:
            self._relation_row(row)
        for found in backing:
            self._evidence_row(found)
        self._missing()
        self.sources.note_missing_sheet()
        self._own_evidence()
        return Imported(self.municipality, tuple(self._quads()), self._places())

    def _check_cells(self, row: Row) -> None:
        for key, value in row.cells.items():
            if isinstance(value, sandbox.Problem):
                self.notes.add(row.place(key), f"cell-{value.key}", shown=value.shown)

    # -- Facts ---------------------------------------------------------------------------------

    def _state(self, graph: str, fact: Fact, place: Place) -> None:
        self.facts[graph].setdefault(fact, place)
        self.fields.setdefault((fact[0].value, fact[1]), place)

    def _node_row(self, row: Row) -> None:
        node = row.node
        if node is None:
            return
        source = self.sources.of(row)
        read: set[str] = set()  # properties that are the modeller's conclusion
        stated: set[str] = set()
        typed = self._types(row, source)
        for iri in typed:
            place = row.place(special_key(row.sheet, "type"))
            self._state(source.iri, (node, RDF_TYPE, ox.NamedNode(iri)), place)
        for column in row.sheet.columns:
            if column.kind in ("id", "municipality", "source", "type", "quotation", "section",
                               "reason"):  # fmt: skip
                continue
            if column.key not in row.cells:
                if column.own and typed and source.kind != "reading":
                    municipality = ox.NamedNode(self.municipality)
                    place = row.place(column.key)
                    self._state(source.iri, (node, column.path or "", municipality), place)
                continue
            for path, value in self.values.of(row, column):
                graph = source.iri
                if (
                    source.kind == "document"
                    and (
                        column.reading
                        or (column.reading_unless_quoted and (graph, node, path) not in self.quoted)
                    )
                ) or (source.kind == "self" and column.reading):
                    graph = self.sources.reading.iri
                    self.sources.used[self.sources.reading] = None
                    read.add(path)
                else:
                    stated.add(path)
                fact = (value, path, node) if column.inverse else (node, path, value)
                self._state(graph, fact, row.place(column.key))  # type: ignore[arg-type]
        self._row_evidence(row, source, sorted(stated), sorted(read))

    def _types(self, row: Row, source: Source) -> list[str]:
        column = row.sheet.special("type")
        if column is None or column.key not in row.cells:
            return [] if source.kind == "reading" else list(row.sheet.default)
        types: list[str] = []
        for name in cells.items(cells.as_text(row.raw(column.key))):
            if cells.fold(name) in NOTHING:
                continue
            found = self.terms.classes(name)
            if len(found) == 1:
                types += found
            else:
                offered = column.offers or tuple(self.rules.classes)
                labels = {lang: [self.rules.classes[iri].label(lang) for iri in offered]
                          for lang in LANGUAGES}  # fmt: skip
                self.notes.unknown(row.place(column.key), "unknown-value", name, labels)
        if types and row.sheet.default and not set(row.sheet.classes) & set(types):
            # What the sheet is for holds whatever else is chosen.
            types.insert(0, row.sheet.classes[0])
        return list(dict.fromkeys(types))

    def _missing(self) -> None:
        """Note the cells that may not be empty, unless another row of the same node fills them."""
        for sheet in self.rules.sheets:
            for row in self.table[sheet.key]:
                if sheet.classes and row.node is None:
                    continue
                if self.sources.of(row).kind == "unknown" or (
                    sheet.classes and self.sources.of(row).kind == "reading"
                ):
                    continue
                for column in sheet.columns:
                    if not column.required or column.key in row.cells or column.kind in (
                        "municipality", "about-document",
                    ):  # fmt: skip
                        continue
                    if row.node is not None and self._filled_elsewhere(row.node, column):
                        continue
                    if row.node is not None and not self._typed(row):
                        continue
                    self.notes.add(row.place(column.key), "missing", heading=column.heading)

    def _filled_elsewhere(self, node: Node, column: Column) -> bool:
        if column.inverse:
            return any(p == column.path and o == node
                       for facts in self.facts.values() for _, p, o in facts)  # fmt: skip
        return any(
            s == node and p == column.path for facts in self.facts.values() for s, p, _ in facts
        )

    def _typed(self, row: Row) -> bool:
        return any(s == row.node and p == RDF_TYPE for s, p, _ in self.facts[row.graph])

    # -- Relations, evidence, other facts ------------------------------------------------------

    def _relation_row(self, row: Row) -> None:
        source = self.sources.of(row)
        subject = self._about(row, "from")
        target = self._about(row, "to")
        paths: list[str] = []
        if "relation" in row.cells:
            name = row.words("relation")
            paths = [fields[0] for fields in self.terms.fields(name)
                     if fields[0] in self.rules.relations]  # fmt: skip
            if len(paths) != 1:
                terms = [self.rules.properties[iri] for iri in self.rules.relations]
                labels = {lang: [term.label(lang) for term in terms] for lang in LANGUAGES}
                self.notes.unknown(row.place("relation"), "unknown-value", name, labels)
                return
        if subject is None or target is None or not paths:
            return
        row.node, row.graph = subject, source.iri
        self._state(source.iri, (subject, paths[0], target), row.place("relation"))
        evidence = self._given_evidence(row, source, (paths[0],))
        if evidence is not None:
            self.linked.append((evidence, target))

    def _about(self, row: Row, key: str) -> Node | None:
        name = row.words(key)
        return self.values.reference(name, row.place(key)) if name else None

    def _backing(self, row: Row) -> _Backing | None:
        """Return what a row of evidence is about, before the facts are placed."""
        source = self.sources.of(row)
        node = self._about(row, "about")
        if node is None:
            return None
        row.node, row.graph = node, source.iri
        fields: list[tuple[str, tuple[str, ...]]] = []
        for name in cells.items(cells.as_text(row.raw("aspect"))):
            found = self.terms.fields(name)
            if len(found) == 1:
                fields.append((name, found[0]))
            else:
                place, names = row.place("aspect"), self.terms.field_names()
                self.notes.unknown(place, "unknown-field", name, names)
        return _Backing(row, source, node, tuple(fields))

    def _evidence_row(self, backing: _Backing) -> None:
        """Note the evidence of a row, for what the thing that it is about really has."""
        row, node = backing.row, backing.node
        own: dict[str, list[Value]] = defaultdict(list)
        for facts in self.facts.values():
            for subject, path, value in facts:
                if subject == node and value not in own[path]:
                    own[path].append(value)
        aspects: list[str] = []
        understood = self._understood(node)
        # A reason may say why a field is empty; a quotation can only stand for what it holds.
        explains = backing.source.kind == "reading" and "quotation" not in row.cells
        for name, paths in backing.fields:
            had = [path for path in paths if own.get(path)]
            if not had and understood and not explains:
                labels = {lang: [self.terms.property_text(path, lang) for path in own if own[path]]
                          for lang in LANGUAGES}  # fmt: skip
                self.notes.unknown(row.place("aspect"), "not-its-field", name, labels, "fill-in",
                                   about=row.words("about"))  # fmt: skip
            # A heading may stand for several properties; the quotation backs those that are there.
            aspects += (had or paths) if len(paths) > 1 else paths
        values: tuple[Value, ...] = ()
        if any(own.get(path) for path in aspects):
            having = [value for path in aspects for value in own.get(path, ())]
            values = self.values.aspect(row, aspects, having, complain=understood)
        elif not backing.fields and "aspect-value" in row.cells:
            self.notes.add(row.place("aspect"), "value-without-field")
        evidence = self._given_evidence(row, backing.source, tuple(aspects), values)
        if evidence is None:
            self.notes.add(row.place("quotation"), "no-evidence")
        else:
            self.evidence.append(evidence)

    def _understood(self, node: Node) -> bool:
        """Tell whether every cell that describes `node` was understood.

        Where one wasn't, that mistake is told, and not what follows from it.
        """
        wrong = {(problem.place.sheet, problem.place.row) for problem in self.notes.problems}
        return not any(
            row.node == node and (row.title, row.number) in wrong
            for sheet in self.rules.sheets if sheet.key != "evidence"
            for row in self.table[sheet.key]
        )  # fmt: skip

    def _row_evidence(
        self, row: Row, source: Source, stated: Sequence[str], read: Sequence[str]
    ) -> None:
        """Note the evidence that a row carries itself: its quotation and its reason."""
        if row.node is None:
            return
        if source.kind == "reading":
            evidence = self._given_evidence(row, source, tuple(stated))
            if evidence is not None:
                self.evidence.append(evidence)
            return
        reasons = _reasons(row)
        quotation = self._given_evidence(row, source, (), with_reasons=False)
        if quotation is not None:
            self.evidence.append(quotation)
        if reasons and not read:
            self.notes.add(row.place("reason"), "reason-without-reading")
        given = {path for graph, node, path in self.quoted
                 if graph == self.sources.reading.iri and node == row.node}  # fmt: skip
        aspects = tuple(read if reasons else [path for path in read if path not in given])
        if aspects:
            chosen = reasons or chosen_reasons()
            first = min(row.place(c.key) for c in row.sheet.columns if c.path in aspects)
            self.evidence.append(
                Evidence(self.sources.reading.iri, row.node, aspects, reasons=chosen, place=first)
            )
            self.quoted |= {(self.sources.reading.iri, row.node, aspect) for aspect in aspects}

    def _given_evidence(
        self,
        row: Row,
        source: Source,
        aspects: tuple[str, ...],
        values: tuple[Value, ...] = (),
        with_reasons: bool = True,
    ) -> Evidence | None:
        quotation = cells.unmark(cells.as_text(row.raw("quotation"))) or None
        section = cells.unmark(cells.as_text(row.raw("section"))) or None
        reasons = _reasons(row) if with_reasons else ()
        if quotation:
            own_words = text("workbook.filled-in", "da")
            if source.kind == "self" and quotation != own_words:
                self.notes.add(row.place("quotation"), "quotation-without-source")
            if len(quotation.split()) > QUOTED_WORDS:
                self.notes.add(row.place("quotation"), "quotation-long",
                               words=len(quotation.split()), limit=QUOTED_WORDS)  # fmt: skip
        elif section and not reasons and source.kind != "self":
            self.notes.add(row.place("quotation"), "section-alone")
        if row.node is None or not (quotation or section or reasons):
            return None
        if source.kind == "self" and not quotation and not reasons:
            return None
        place = row.place("quotation" if quotation else "reason" if reasons else "section")
        return Evidence(source.iri, row.node, aspects, values, quotation, section, reasons, place)

    def _note_quoted(self, backing: Iterable[_Backing]) -> None:
        """Remember which facts have evidence of their own, before the facts are placed."""
        self.quoted = {
            (found.source.iri, found.node, path)
            for found in backing for _, paths in found.fields for path in paths
        }  # fmt: skip
        for graph, facts in self.facts.items():
            nodes = {value: node for node, path, value in facts if path == EVIDENCE}
            for node, path, value in facts:
                if path == ASPECT and node in nodes:
                    self.quoted.add((graph, nodes[node], value.value))

    def _own_evidence(self) -> None:
        """Give what the municipality itself states the evidence that it says so."""
        graph = self.sources.own.iri
        facts = list(self.facts[graph])
        given = [*self.evidence, *(evidence for evidence, _ in self.linked)]
        self.evidence += filled_in(graph, facts, given, self.rules, self._title_of)

    def _title_of(self, node: Node) -> str:
        row = self.described.get(node)
        return row.sheet.title["da"] if row else self.rules.sheet("relations").title["da"]

    def _other_row(self, row: Row) -> None:
        source = self.sources.of(row)
        node = self._about(row, "about")
        paths: list[str] = []
        if "property" in row.cells:
            name = row.words("property")
            found = self.terms.fields(name)
            if len(found) != 1 or len(found[0]) != 1:
                place, names = row.place("property"), self.terms.field_names()
                self.notes.unknown(place, "unknown-field", name, names)
                return
            paths = [*found[0]]
        if node is None or not paths or "value" not in row.cells:
            return
        for value in self.values.other(row, paths[0]):
            self._state(source.iri, (node, paths[0], value), row.place("value"))

    # -- The result ----------------------------------------------------------------------------

    def _quads(self) -> Iterable[ox.Quad]:
        yield from self.sources.catalogue(
            [g for g, facts in self.facts.items() if facts], self.values
        )
        for graph, facts in self.facts.items():
            name = ox.NamedNode(graph)
            for node, path, value in facts:
                yield ox.Quad(node, ox.NamedNode(path), value, name)
        for evidence in (*self.evidence, *self._linked()):
            yield from evidence_quads(evidence)

    def _linked(self) -> Iterable[Evidence]:
        """Yield the evidence of the relations; it names its target where there are several."""
        targets: dict[tuple[str, Node, str], int] = defaultdict(int)
        for graph, facts in self.facts.items():
            for node, path, _ in facts:
                targets[graph, node, path] += 1
        for evidence, target in self.linked:
            several = targets[evidence.graph, evidence.node, evidence.aspects[0]] > 1
            yield replace(evidence, values=(target,)) if several else evidence

    def _places(self) -> Places:
        facts: dict[tuple[str, str, str], Place] = {}
        for stated in self.facts.values():
            for (node, path, value), place in stated.items():
                facts.setdefault((node.value, path, value.value), place)
        fields = dict(self.fields)
        for evidence in self.evidence:
            fields.setdefault((evidence.node.value, EVIDENCE), evidence.place)
        by_node: dict[str, Place] = {}
        quotations: dict[tuple[str, str], Place] = {}
        for sheet in self.rules.sheets:
            for row in self.table[sheet.key] if sheet.classes else ():
                if row.node is None:
                    continue
                own = row.place(special_key(sheet, "quotation"))
                quotations.setdefault((row.node.value, row.graph), own)
                by_node.setdefault(
                    row.node.value, row.place("name" if "name" in row.columns else "")
                )
                for column in sheet.columns:
                    if column.key not in row.columns:
                        continue
                    for path in (*column.properties,
                                 *((EVIDENCE,) if column.kind == "quotation" else ())):  # fmt: skip
                        fields.setdefault((row.node.value, path), row.place(column.key))
        return Places(self.path, facts, fields, by_node, quotations)


def _reasons(row: Row) -> tuple[tuple[str, str], ...]:
    """Return the reasons in a row, each with its language."""
    columns = [column for column in row.sheet.columns if column.kind == "reason"]
    said = [(cells.unmark(cells.as_text(row.raw(c.key))), c.language or "da") for c in columns]
    return tuple(pair for pair in said if pair[0])
