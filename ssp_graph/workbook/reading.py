"""From the cells of a workbook to named graphs of the same shape as the shipped data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.errors import InputError, Problems
from ssp_graph.texts import LANGUAGES, text
from ssp_graph.workbook import catalogue, cells, layout, rows, sandbox
from ssp_graph.workbook.cells import CellError
from ssp_graph.workbook.evidence import Evidence, Fact, Node, Value, chosen_reasons, filled_in
from ssp_graph.workbook.evidence import quads as evidence_quads
from ssp_graph.workbook.known import MUNICIPALITY, known, place_name
from ssp_graph.workbook.layout import Column, Layout, Sheet
from ssp_graph.workbook.lookup import Terms
from ssp_graph.workbook.places import Place, Places
from ssp_graph.workbook.references import ID, References
from ssp_graph.workbook.rows import Notes, Row
from ssp_graph.workbook.slugs import slug
from ssp_graph.workbook.terms import (
    ALT_LABEL,
    ASPECT,
    DCTERMS,
    EVIDENCE,
    PREF_LABEL,
    RDF_TYPE,
    XSD,
)

SELF: Final = "regneark"  # ends the name of the graph of what the municipality itself filled in
NOTHING: Final = ("ingen", "none", "-")  # a cell that says so states nothing
QUOTED_WORDS: Final = 12  # the longest quotation; see docs/modelling.md

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST: Final = 64


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


def serialize(quads: Iterable[ox.Quad]) -> bytes:
    """Return `quads` as TriG, one block a graph and in it one a node, with the usual prefixes."""
    grouped: dict[str, dict[str, list[ox.Quad]]] = defaultdict(lambda: defaultdict(list))
    owners: dict[str, str] = {}
    for quad in quads:
        subject = str(quad.subject)
        owner = owners.get(subject, subject)
        if isinstance(quad.object, ox.BlankNode):
            owners[str(quad.object)] = owner
        grouped[str(quad.graph_name)][owner].append(quad)
    ordered = [q for nodes in grouped.values() for stated in nodes.values() for q in stated]
    iris = {
        term.value
        for quad in ordered
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode)
    } | {q.object.datatype.value for q in ordered if isinstance(q.object, ox.Literal)}
    known_prefixes = {**vocabulary.prefixes(), **vocabulary.data_prefixes(iris)}
    prefixes = {
        prefix: namespace
        for prefix, namespace in known_prefixes.items()
        if any(iri.startswith(namespace) for iri in iris)
    }
    return ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""


# Reading


@dataclass(eq=False)
class _Source:
    """One named graph: what a document says, what the municipality says, or a reading."""

    iri: str
    kind: str  # document, self or reading
    row: Row | None = None


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
        self.described: dict[Node, Row] = {}
        self.facts: dict[str, dict[Fact, Place]] = defaultdict(dict)
        self.evidence: list[Evidence] = []
        self.linked: list[tuple[Evidence, Node]] = []  # of relations, with the target
        self.quoted: set[tuple[str, Node, str]] = set()
        self.fields: dict[tuple[str, str], Place] = {}
        self.municipality = self._municipality()
        self.names = References(terms, self.municipality)
        name = place_name(self.municipality)
        self.own = _Source(f"{vocabulary.BASE}source/{name}-{SELF}", "self")
        self.reading = _Source(f"{vocabulary.BASE}reading/{name}", "reading")
        self.used: dict[_Source, None] = {}
        self.documents: dict[str, _Source] = {}
        self.sources = self._sources()

    def imported(self) -> Imported:
        for all_rows in self.table.values():
            for row in all_rows:
                self._check_cells(row)
        self._identify()
        for row in self.table["evidence"]:
            self._evidence_row(row)
        for row in self.table["other"]:
            self._other_row(row)
        self._note_quoted()
        for sheet in self.rules.sheets:
            for row in self.table[sheet.key]:
                if sheet.classes and row.node is not None:
                    self._node_row(row)
        for row in self.table["relations"]:
            self._relation_row(row)
        self._missing()
        self._own_evidence()
        return Imported(self.municipality, tuple(self._quads()), self._places())

    # -- The municipality ----------------------------------------------------------------------

    def _municipality(self) -> str:
        found: dict[str, Row] = {}
        table = self.table["municipality"]
        for row in table:
            if "municipality" in row.cells:
                iri = self._named_municipality(row)
                if iri is None:
                    continue
                row.node = ox.NamedNode(iri)
                found.setdefault(iri, row)
        if not found:
            if not any("municipality" in row.cells for row in table):
                sheet = self.rules.sheet("municipality")
                place = table[0].place("municipality") if table else Place(sheet.title["da"], 1, 1)
                self.notes.add(place, "no-municipality")
            return f"{vocabulary.DATA}x/{MUNICIPALITY}"
        first, *others = found
        for other in others:
            place = found[other].place("municipality")
            self.notes.add(place, "two-municipalities", first=found[first].words("municipality"))
        for row in table:
            # A second row on the municipality needn't repeat its name.
            row.node = row.node or ox.NamedNode(first)
        return first

    def _named_municipality(self, row: Row) -> str | None:
        shown = row.words("municipality")
        reference = known()
        for iri in reference.municipalities:
            names = {cells.fold(name) for name in (*reference.names[iri], place_name(iri))}
            if cells.fold(shown) in names:
                return iri
        if re.fullmatch(r"[a-z0-9][a-z0-9-]*", shown) and "label" in row.cells:
            return f"{vocabulary.DATA}{shown}/{MUNICIPALITY}"
        names_of_all = [n for iri in reference.municipalities for n in reference.names[iri]]
        self.notes.unknown(row.place("municipality"), "unknown-municipality", shown, names_of_all)
        return None

    # -- Sources -------------------------------------------------------------------------------

    def _sources(self) -> dict[str, _Source]:
        sources = {"": self.own}
        for lang in LANGUAGES:
            sources[cells.fold(text("workbook.source-self", lang))] = self.own
            sources[cells.fold(text("workbook.source-reading", lang))] = self.reading
        for row in self.table["documents"]:
            source = self._source(row, sources)
            if source is None:
                continue
            if source.row is not None:
                first = source.row.place("document-title").cell
                shown = row.words("document-id") or row.words("document-title")
                self.notes.add(row.place("document-id"), "source-twice", shown=shown, first=first)
                continue
            source.row = row
            short = vocabulary.shorten(source.iri)
            names = (row.words("document-id"), row.words("document-title"), short,
                     short.partition(":")[2])  # fmt: skip
            for name in filter(None, names):
                self.documents.setdefault(name, source)
                sources.setdefault(cells.fold(name), source)
        return sources

    def _source(self, row: Row, sources: Mapping[str, _Source]) -> _Source | None:
        given, title = row.words("document-id"), row.words("document-title")
        if cells.fold(given) in sources and given:
            return sources[cells.fold(given)]
        if given and not ID.fullmatch(given):
            iri = vocabulary.expand(given) if ":" in given else None
            if iri is None:
                place = row.place("document-id")
                self.notes.add(place, "bad-id", shown=given, suggestion=slug(given) or "plan")
                return None
        elif given:
            iri = f"{vocabulary.BASE}source/{given}"
        elif title:
            iri = f"{vocabulary.BASE}source/{place_name(self.municipality)}-{slug(title, _LONGEST)}"
        else:
            column = row.sheet.column("document-title")
            self.notes.add(row.place("document-title"), "missing", heading=column.heading)
            return None
        for source in (self.own, self.reading):
            if source.iri == iri:
                return source
        kind = "reading" if iri.startswith(vocabulary.BASE + "reading/") else "document"
        return next((s for s in sources.values() if s.iri == iri), _Source(iri, kind))

    def _source_of(self, row: Row) -> _Source:
        shown = row.words("source")
        source = self.sources.get(cells.fold(shown))
        if source is None:
            special = [text(f"workbook.source-{key}", "da") for key in ("self", "reading")]
            self.notes.unknown(row.place("source"), "unknown-source", shown,
                               [*self.documents, *special])  # fmt: skip
            source = self.own
        self.used[source] = None
        return source

    # -- What the rows describe ----------------------------------------------------------------

    def _check_cells(self, row: Row) -> None:
        for key, value in row.cells.items():
            if isinstance(value, sandbox.Problem):
                self.notes.add(row.place(key), f"cell-{value.key}", shown=value.shown)

    def _identify(self) -> None:
        """Find the node of each row. Seats and meetings come last: a forum is in their name."""
        seen: dict[tuple[Node, str], Row] = {}
        sheets = [sheet for sheet in self.rules.sheets if sheet.classes]
        for sheet in sorted(sheets, key=lambda s: s.repeats):
            for row in self.table[sheet.key]:
                row.graph = self._source_of(row).iri
                row.graph = self._source_of(row).iri
                if sheet.key == "municipality" and row.node is None:
                    continue  # what is wrong with it has been noted
                node = row.node or self._node(row, seen)
                if node is None:
                    continue
                row.node = node
                if (node, row.graph) in seen and seen[node, row.graph].sheet is sheet:
                    first = seen[node, row.graph].place().cell
                    self.notes.add(
                        row.place(_key(sheet, "id")), "row-twice", shown=_local(node), first=first
                    )
                    continue
                earlier = self.described.setdefault(node, row)
                self.names.listed.add(node)
                if earlier.sheet is not sheet:
                    self.notes.add(row.place(_key(sheet, "id")), "two-sheets", shown=_local(node),
                                   first=earlier.title, cell=earlier.place().cell)  # fmt: skip
                seen[node, row.graph] = row
                for column in sheet.columns:
                    if column.path in (PREF_LABEL, ALT_LABEL) and column.key in row.cells:
                        for name in cells.lines(cells.as_text(row.raw(column.key))):
                            self.names.add(name, node)

    def _node(self, row: Row, seen: Mapping[tuple[Node, str], Row]) -> Node | None:
        key = _key(row.sheet, "id")
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
                node = self._reference(shown, row.place(column.key), column)
                missing = missing or node is None
                return _local(node) if node else ""
            return slug(shown, _LONGEST)

        made = re.sub(r"\{([^}]+)\}", part, row.sheet.slug or "{skos:prefLabel}")
        return None if missing else made.strip("-") or row.sheet.key

    def _reference(self, name: str, place: Place, column: Column | None = None) -> Node | None:
        """Return what `name` refers to; what nothing or several things go by is noted."""
        found = self.names.find(name, column)
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(sorted(self.names.short(node) for node in found))
            self.notes.add(place, "ambiguous", shown=name, ids=shown)
            return None
        candidates = self.terms.concept_names(column.schemes) if column else []
        if column and column.refers:
            title = self.rules.sheet(column.refers).title
            listed = self._names_on(column.refers)
            self.notes.unknown(place, "not-listed-on", name, listed, "", sheet=title)
        elif candidates:
            self.notes.unknown(place, "unknown-value", name, candidates)
        else:
            self.notes.unknown(place, "not-listed", name, self.names.shown.values(), "add-it")
        return None

    def _names_on(self, key: str) -> list[str]:
        """Return the names of what stands on a sheet; functions are units or posts as well."""
        keys = {key, "functions", "fora"} if key == "actors" else {key}
        nodes = {node for node, row in self.described.items() if row.sheet.key in keys}
        return [name for name in self.names.shown.values() if nodes & set(self.names.find(name))]

    # -- Facts ---------------------------------------------------------------------------------

    def _state(self, graph: str, fact: Fact, place: Place) -> None:
        self.facts[graph].setdefault(fact, place)
        self.fields.setdefault((fact[0].value, fact[1]), place)

    def _node_row(self, row: Row) -> None:
        node = row.node
        if node is None:
            return
        source = self._source_of(row)
        read: set[str] = set()  # properties that are the modeller's conclusion
        stated: set[str] = set()
        typed = self._types(row, source)
        for iri in typed:
            place = row.place(_key(row.sheet, "type"))
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
            for path, value in self._values(row, column):
                graph = source.iri
                if (
                    source.kind == "document"
                    and (
                        column.reading
                        or (column.reading_unless_quoted and (graph, node, path) not in self.quoted)
                    )
                ) or (source.kind == "self" and column.reading):
                    graph = self.reading.iri
                    self.used[self.reading] = None
                    read.add(path)
                else:
                    stated.add(path)
                fact = (value, path, node) if column.inverse else (node, path, value)
                self._state(graph, fact, row.place(column.key))  # type: ignore[arg-type]
        self._row_evidence(row, source, sorted(stated), sorted(read))

    def _types(self, row: Row, source: _Source) -> list[str]:
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
                labels = [self.rules.classes[iri].label(lang) for lang in LANGUAGES
                          for iri in offered]  # fmt: skip
                self.notes.unknown(row.place(column.key), "unknown-value", name, labels)
        if types and row.sheet.default and not set(row.sheet.classes) & set(types):
            # What the sheet is for holds whatever else is chosen.
            types.insert(0, row.sheet.classes[0])
        return list(dict.fromkeys(types))

    def _values(self, row: Row, column: Column) -> list[tuple[str, Value]]:
        """Return the properties and values that a cell states; what is wrong is noted."""
        if column.key not in row.cells or isinstance(row.cells[column.key], sandbox.Problem):
            return []
        raw = row.raw(column.key)
        place = row.place(column.key)
        try:
            if column.kind == "count":
                said = count_values(cells.count(raw))
                return [(column.roles[role], value) for role, value in said]
            if column.kind == "frequency":
                said = frequency_values(cells.frequency(raw))
                return [(column.roles[role], value) for role, value in said]
        except CellError as error:
            self._not_understood(place, raw, error)
            return []
        path = column.path or ""
        words = cells.as_text(raw)
        if column.kind == "reference":
            if column.own and cells.fold(words) in NOTHING:
                return []
            nodes = [self._reference(name, place, column) for name in cells.items(words)]
            return [(path, node) for node in nodes if node is not None]
        if column.kind == "text":
            return [(path, ox.Literal(line, language=column.language or "da"))
                    for line in cells.lines(words)]  # fmt: skip
        if column.kind == "string":
            return [(path, ox.Literal(line)) for line in cells.lines(words)]
        if column.kind == "choice":
            return [
                (path, v) for name in cells.items(words) if (v := self._choice(name, place, column))
            ]
        return self._literals(path, column.kind, raw, place)

    def _literals(
        self, path: str, kind: str, raw: cells.Raw, place: Place
    ) -> list[tuple[str, Value]]:
        found: list[tuple[str, Value]] = []
        parts: list[cells.Raw] = list(cells.items(raw)) if isinstance(raw, str) else [raw]
        for part in parts:
            try:
                datatype, value = cells.LITERALS[kind](part)
                found.append((path, ox.Literal(value, datatype=ox.NamedNode(datatype))))
            except CellError as error:
                self._not_understood(place, part, error)
        return found

    def _not_understood(self, place: Place, raw: cells.Raw, error: CellError) -> None:
        expected = {lang: text(f"workbook.{error.expected}", lang) for lang in LANGUAGES}
        if error.suggestion:
            key = "made-a-date" if error.expected != "expected-date" else "lost-date"
            self.notes.add(place, key, shown=cells.as_text(raw), suggestion=error.suggestion,
                           expected=expected)  # fmt: skip
        else:
            shown = cells.tidy(cells.as_text(raw))
            self.notes.add(place, "not-understood", shown=shown, expected=expected)

    def _choice(self, name: str, place: Place, column: Column) -> ox.Literal | None:
        for value, labels in column.choices:
            if cells.fold(name) in {cells.fold(n) for n in (value, *labels.values())}:
                return ox.Literal(value)
        names = [labels[lang] for lang in LANGUAGES for _, labels in column.choices]
        self.notes.unknown(place, "unknown-value", name, names)
        return None

    def _missing(self) -> None:
        """Note the cells that may not be empty, unless another row of the same node fills them."""
        for sheet in self.rules.sheets:
            for row in self.table[sheet.key]:
                if sheet.classes and (row.node is None or row.graph == self.reading.iri):
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
        source = self._source_of(row)
        subject = self._about(row, "from")
        target = self._about(row, "to")
        paths: list[str] = []
        if "relation" in row.cells:
            name = row.words("relation")
            paths = [fields[0] for fields in self.terms.fields(name)
                     if fields[0] in self.rules.relations]  # fmt: skip
            if len(paths) != 1:
                terms = [self.rules.properties[iri] for iri in self.rules.relations]
                labels = [term.label(lang) for lang in LANGUAGES for term in terms]
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
        return self._reference(name, row.place(key)) if name else None

    def _evidence_row(self, row: Row) -> None:
        source = self._source_of(row)
        node = self._about(row, "about")
        if node is None:
            return
        aspects: list[str] = []
        for name in cells.items(cells.as_text(row.raw("aspect"))):
            found = self.terms.fields(name)
            if len(found) == 1:
                aspects += found[0]
            else:
                place, names = row.place("aspect"), self.terms.field_names()
                self.notes.unknown(place, "unknown-field", name, names)
        values = self._aspect_values(row, aspects)
        row.node, row.graph = node, source.iri
        evidence = self._given_evidence(row, source, tuple(aspects), values)
        if evidence is None:
            self.notes.add(row.place("quotation"), "no-evidence")
        else:
            self.evidence.append(evidence)

    def _aspect_values(self, row: Row, aspects: Sequence[str]) -> tuple[Value, ...]:
        if "aspect-value" not in row.cells:
            return ()
        raw, place = row.raw("aspect-value"), row.place("aspect-value")
        kind = self.rules.kinds.get(aspects[0], "text") if aspects else "text"
        if kind == "reference":
            nodes = [self._reference(n, place) for n in cells.items(cells.as_text(raw))]
            return tuple(node for node in nodes if node is not None)
        if kind == "text":
            lines = cells.lines(cells.as_text(raw))
            return tuple(ox.Literal(line, language="da") for line in lines)
        if kind == "string":
            return tuple(ox.Literal(line) for line in cells.lines(cells.as_text(raw)))
        return tuple(value for _, value in self._literals("", kind, raw, place))

    def _row_evidence(
        self, row: Row, source: _Source, stated: Sequence[str], read: Sequence[str]
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
                 if graph == self.reading.iri and node == row.node}  # fmt: skip
        aspects = tuple(read if reasons else [path for path in read if path not in given])
        if aspects:
            chosen = reasons or chosen_reasons()
            first = min(row.place(c.key) for c in row.sheet.columns if c.path in aspects)
            self.evidence.append(
                Evidence(self.reading.iri, row.node, aspects, reasons=chosen, place=first)
            )
            self.quoted |= {(self.reading.iri, row.node, aspect) for aspect in aspects}

    def _given_evidence(
        self,
        row: Row,
        source: _Source,
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

    def _note_quoted(self) -> None:
        """Remember which facts have evidence of their own, before the facts are placed."""
        self.quoted = {(e.graph, e.node, aspect) for e in self.evidence for aspect in e.aspects}
        for graph, facts in self.facts.items():
            nodes = {value: node for node, path, value in facts if path == EVIDENCE}
            for node, path, value in facts:
                if path == ASPECT and node in nodes:
                    self.quoted.add((graph, nodes[node], value.value))

    def _own_evidence(self) -> None:
        """Give what the municipality itself states the evidence that it says so."""
        graph = self.own.iri
        facts = list(self.facts[graph])
        given = [*self.evidence, *(evidence for evidence, _ in self.linked)]
        self.evidence += filled_in(graph, facts, given, self.rules, self._title_of)

    def _title_of(self, node: Node) -> str:
        row = self.described.get(node)
        return row.sheet.title["da"] if row else self.rules.sheet("relations").title["da"]

    def _other_row(self, row: Row) -> None:
        source = self._source_of(row)
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
        for value in self._other_values(row, paths[0]):
            self._state(source.iri, (node, paths[0], value), row.place("value"))

    def _other_values(self, row: Row, path: str) -> Sequence[Value]:
        raw, place = row.raw("value"), row.place("value")
        said = cells.unmark(cells.as_text(raw))
        language = row.words("value-language") or None
        kind = row.words("value-type")
        if language and not _LANGUAGE.fullmatch(language):
            self.notes.unknown(row.place("value-language"), "unknown-value", language, LANGUAGES)
            return ()
        if not kind:
            kind = "text" if language else self.rules.kinds.get(path, "text")
            if kind not in ("reference", "text", "string"):
                return [value for _, value in self._literals(path, kind, raw, place)]
            language = language or ("da" if kind == "text" else None)
        elif cells.fold(kind) in {
            cells.fold(text("workbook.type-reference", g)) for g in LANGUAGES
        }:
            kind = "reference"
        elif cells.fold(kind) not in {cells.fold(text("workbook.type-text", g)) for g in LANGUAGES}:
            datatype = vocabulary.expand(kind)
            if datatype is None:
                offered = [text(f"workbook.type-{k}", "da") for k in ("reference", "text")]
                self.notes.unknown(row.place("value-type"), "unknown-value", kind, offered)
                return ()
            return [ox.Literal(said, datatype=ox.NamedNode(datatype))]
        if kind == "reference":
            node = self._reference(cells.tidy(said), place)
            return [node] if node is not None else ()
        return [ox.Literal(said, language=language)]

    # -- The result ----------------------------------------------------------------------------

    def _quads(self) -> Iterable[ox.Quad]:
        yield from self._catalogue()
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

    def _catalogue(self) -> Iterable[ox.Quad]:
        """Yield what the catalogue says of each graph that holds something or is listed."""
        listed = dict.fromkeys(self.documents.values())
        chosen = [source for source in dict.fromkeys([*listed, *self.used])
                  if source in listed or self.facts.get(source.iri)]  # fmt: skip
        stated = [source.iri for source in chosen if source.kind != "reading"]
        for number, source in enumerate(chosen, 1):
            yield from catalogue.quads(
                catalogue.Described(source.iri, source.kind, self.municipality, number,
                                    self._about_document(source), tuple(stated))
            )  # fmt: skip

    def _about_document(self, source: _Source) -> dict[tuple[str, str], str]:
        about: dict[tuple[str, str], str] = {}
        if source.row is None:
            return about
        for column in source.row.sheet.columns:
            if column.kind != "about-document" or column.key not in source.row.cells:
                continue
            raw, path = source.row.raw(column.key), column.path or ""
            if path == DCTERMS + "issued":
                for _, value in self._literals(path, "date", raw, source.row.place(column.key)):
                    about[path, ""] = value.value
            else:
                about[path, column.language or ""] = cells.unmark(cells.as_text(raw))
        return about

    def _places(self) -> Places:
        facts: dict[tuple[str, str, str], Place] = {}
        for stated in self.facts.values():
            for (node, path, value), place in stated.items():
                facts.setdefault((node.value, path, value.value), place)
        fields = dict(self.fields)
        for evidence in self.evidence:
            fields.setdefault((evidence.node.value, EVIDENCE), evidence.place)
        by_node: dict[str, Place] = {}
        for sheet in self.rules.sheets:
            for row in self.table[sheet.key] if sheet.classes else ():
                if row.node is None:
                    continue
                by_node.setdefault(
                    row.node.value, row.place("name" if "name" in row.columns else "")
                )
                for column in sheet.columns:
                    if column.key not in row.columns:
                        continue
                    for path in (*column.properties,
                                 *((EVIDENCE,) if column.kind == "quotation" else ())):  # fmt: skip
                        fields.setdefault((row.node.value, path), row.place(column.key))
        return Places(self.path, facts, fields, by_node)


def count_values(value: cells.Count) -> list[tuple[str, ox.Literal]]:
    """Return what a range states, by the role of the property in its column."""
    found = []
    if value.minimum is not None:
        found.append(("minimum", _integer(value.minimum)))
    if value.maximum is not None:
        found.append(("maximum", _integer(value.maximum)))
    if value.approximate:
        found.append(("approximately", _true()))
    return found


def frequency_values(value: cells.Frequency) -> list[tuple[str, ox.Literal]]:
    """Return what a frequency states, by the role of the property in its column."""
    found = count_values(cells.Count(value.minimum, value.maximum, value.approximate))
    if value.interval is not None:
        duration = ox.NamedNode(XSD + "duration")
        found.append(("interval", ox.Literal(value.interval, datatype=duration)))
    if value.hedge is not None:
        found.append(("hedged", ox.Literal(value.hedge, language="da")))
    if value.when_needed:
        found.append(("whenNeeded", _true()))
    return found


def _integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))


def _true() -> ox.Literal:
    return ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))


def _reasons(row: Row) -> tuple[tuple[str, str], ...]:
    """Return the reasons in a row, each with its language."""
    columns = [column for column in row.sheet.columns if column.kind == "reason"]
    said = [(cells.unmark(cells.as_text(row.raw(c.key))), c.language or "da") for c in columns]
    return tuple(pair for pair in said if pair[0])


def _key(sheet: Sheet, kind: str) -> str:
    """Return the key of the column of `kind`, empty where the sheet has none."""
    column = sheet.special(kind)
    return column.key if column else ""


def _local(node: Node) -> str:
    return node.value.rpartition("/")[2]
