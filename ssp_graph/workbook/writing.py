"""From the named graphs of one municipality to the rows of a workbook."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.workbook import cells
from ssp_graph.workbook.content import Content, Graph
from ssp_graph.workbook.evidence import Evidence, Fact, Node, Value, chosen_reasons, filled_in
from ssp_graph.workbook.evidence import quads as evidence_quads
from ssp_graph.workbook.known import known, place_name
from ssp_graph.workbook.layout import Column, Layout, Sheet
from ssp_graph.workbook.lookup import Terms
from ssp_graph.workbook.references import References
from ssp_graph.workbook.remaining import Facts
from ssp_graph.workbook.sources import SELF
from ssp_graph.workbook.terms import ALT_LABEL, DCTERMS, PREF_LABEL, RDF_TYPE, SSP, XSD
from ssp_graph.workbook.written_cells import TRIALS, count_cell, date, frequency_cell, literal

Written = str | int | dt.date
Line = dict[str, Written]  # a row: the content of its cells by the key of the column

_READINGS: Final = vocabulary.BASE + "reading/"
_LONGEST_CELL: Final = 32_000  # a cell of Excel holds 32,767 signs


def lines(content: Content, rules: Layout, lang: Lang) -> dict[str, list[Line]]:
    """Return the rows of each sheet, by its key. Reading them gives the same graphs."""
    return _Writer(content, rules, lang).lines()


class _Writer:
    def __init__(self, content: Content, rules: Layout, lang: Lang) -> None:
        self.content = content
        self.rules = rules
        self.lang = lang
        self.terms = Terms(rules)
        self.names = References(self.terms, content.municipality)
        self.graphs = [Facts(graph) for graph in content.graphs]
        name = place_name(content.municipality)
        self.own = f"{vocabulary.BASE}source/{name}-{SELF}"
        self.reading = f"{vocabulary.BASE}reading/{name}"
        self.sheets = self._sheets()
        self.source_names = self._source_names()
        self.found: dict[str, list[Line]] = defaultdict(list)
        self.labels: dict[Node, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.counts: dict[tuple[str, Node, str], set[Value]] = defaultdict(set)
        for graph in content.graphs:
            for node, path, value in graph.facts:
                if isinstance(node, ox.BlankNode):
                    self.names.number(node)
                self.counts[graph.iri, node, path].add(value)
                if path == PREF_LABEL and isinstance(value, ox.Literal):
                    self.labels[node][value.language or ""].append(value.value)
        self.names.listed.update(self.sheets)
        for stated in self.graphs:
            for node in self.sheets:
                for path in (PREF_LABEL, ALT_LABEL):
                    for value in stated.values(node, path):
                        self.names.add(value.value, node)

    def lines(self) -> dict[str, list[Line]]:
        self._drop_own_evidence()
        self._documents()
        self._relations()
        for node, sheet in self.sheets.items():
            self._node(node, sheet)
        for graph in self.graphs:
            for evidence in graph.evidence:
                self._evidence_line(graph, evidence)
            for fact in graph.rest():
                self._other_line(graph, fact)
        return {sheet.key: self.found.get(sheet.key, []) for sheet in self.rules.sheets}

    # -- Sheets and sources --------------------------------------------------------------------

    def _sheets(self) -> dict[Node, Sheet]:
        """Return the sheet of each node, in the order in which the graphs speak of them."""
        types: dict[Node, dict[str, None]] = defaultdict(dict)
        inverse = {
            column.path: sheet for sheet in self.rules.sheets for column in sheet.columns
            if column.inverse
        }  # fmt: skip
        hinted: dict[Node, Sheet] = {}
        for graph in self.graphs:
            for node, paths in graph.by_node.items():
                if not isinstance(node, ox.NamedNode):
                    continue
                types[node] |= {v.value: None for v in paths.get(RDF_TYPE, ())}
                for path, holder in inverse.items():
                    for value in paths.get(path or "", ()):
                        if isinstance(value, ox.NamedNode):
                            hinted[value] = holder
        municipality = ox.NamedNode(self.content.municipality)
        sheets: dict[Node, Sheet] = {}
        for node in dict.fromkeys([municipality, *types, *hinted]):
            given = set(types[node]) or set(known(everything=True).types.get(node.value, ()))
            sheet = self._sheet(node, given) or hinted.get(node)
            if sheet is not None:
                sheets[node] = sheet
        return sheets

    def _sheet(self, node: Node, types: set[str]) -> Sheet | None:
        if node.value == self.content.municipality:
            return self.rules.sheet("municipality")
        fitting = [sheet for sheet in self.rules.sheets if types & set(sheet.classes)]
        fitting = [sheet for sheet in fitting if sheet.key != "municipality"]
        # A function is a unit or a post as well: the sheet of its own class goes first.
        own = [s for s in fitting if any(c in types and c.startswith(SSP) for c in s.classes)]
        return next(iter(own or fitting), None)

    def _source_names(self) -> dict[str, str]:
        special = {
            self.own: text("workbook.source-self", self.lang),
            self.reading: text("workbook.source-reading", self.lang),
        }
        titles = [g.about.get((DCTERMS + "title", "da"), "") for g in self.content.graphs]
        names: dict[str, str] = {}
        for graph, title in zip(self.content.graphs, titles, strict=True):
            folded = [cells.fold(other) for other in (*titles, *special.values())]
            unique = title and cells.tidy(title) == title and folded.count(cells.fold(title)) == 1
            names[graph.iri] = title if unique else self._source_id(graph.iri)
        return {**names, **special}

    def _source_id(self, iri: str) -> str:
        if iri == self.reading:
            return text("workbook.source-reading", self.lang)
        if iri == self.own:
            return text("workbook.source-self", self.lang)
        local = iri.removeprefix(vocabulary.BASE + "source/")
        if local != iri and "/" not in local:
            return local
        prefixed = vocabulary.shorten(iri)
        return prefixed if vocabulary.expand(prefixed) == iri else f"<{iri}>"

    def _documents(self) -> None:
        sheet = self.rules.sheet("documents")
        for graph in self.content.graphs:
            if graph.iri == self.reading or (graph.iri == self.own and not self._titled(graph)):
                continue
            line: Line = {"document-id": self._source_id(graph.iri)}
            for column in sheet.columns:
                said = graph.about.get((column.path or "", column.language or ""))
                if column.kind != "about-document" or not said:
                    continue
                if column.path == DCTERMS + "issued":
                    line[column.key] = dt.date.fromisoformat(said)
                else:
                    line[column.key] = cells.mark(said)
            line.setdefault("document-title", graph.iri.rpartition("/")[2])
            self.found["documents"].append(line)

    @staticmethod
    def _titled(graph: Graph) -> bool:
        """Tell whether someone named the workbook as a source themselves."""
        title = graph.about.get((DCTERMS + "title", "da"))
        return title not in (None, text("workbook.title-self", "da"))

    def _drop_own_evidence(self) -> None:
        """Leave out the evidence that reading a workbook adds by itself."""
        for graph in self.graphs:
            if graph.iri != self.own:
                continue
            words = text("workbook.filled-in", "da")
            given = [e for e in graph.evidence if e.exact != words]
            made = filled_in(graph.iri, graph.rest(), given, self.rules, self._title_of)
            graph.evidence = [e for e in graph.evidence if e not in made]

    def _title_of(self, node: Node) -> str:
        sheet = self.sheets.get(node) or self.rules.sheet("relations")
        return sheet.title["da"]

    # -- Nodes ---------------------------------------------------------------------------------

    def _node(self, node: Node, sheet: Sheet) -> None:
        first: Line | None = None
        written = False
        for graph in self.graphs:
            if not self._speaks_of(graph, node, sheet):
                continue
            line = self._line(graph, node, sheet)
            if not graph.iri.startswith(_READINGS) and first is None:
                first = line
                self._add_readings(node, sheet, line, graph)
            if graph.iri == self.reading:
                # What stands in the row of the source already needs no row of its own.
                column = sheet.special("id")
                if first is not None and not set(line) - {column and column.key, "source"}:
                    continue
            self.found[sheet.key].append(line)
            written = True
        if not written:
            self._bare_line(node, sheet)

    def _bare_line(self, node: Node, sheet: Sheet) -> None:
        """List what is only referred to, so that the reference finds it."""
        if sheet.key == "municipality":
            self.found[sheet.key].append({"municipality": self._municipality_name()})
        elif column := sheet.special("id"):
            source = self.source_names[self.reading]
            self.found[sheet.key].append({column.key: self.names.short(node), "source": source})

    def _speaks_of(self, graph: Facts, node: Node, sheet: Sheet) -> bool:
        if any(values for values in graph.by_node.get(node, {}).values()):
            return True
        inverse = [column.path for column in sheet.columns if column.inverse]
        return any(node in graph.values(other, p or "") for p in inverse
                   for other in list(graph.by_node))  # fmt: skip

    def _line(self, graph: Facts, node: Node, sheet: Sheet) -> Line:
        is_reading = graph.iri.startswith(_READINGS)
        line: Line = {"source": self.source_names[graph.iri]}
        column = sheet.special("id")
        if column is not None:
            line[column.key] = self.names.short(node)
        elif sheet.key == "municipality":
            line["municipality"] = self._municipality_name()
        typed = self._types(graph, node, sheet, line, is_reading)
        stated: set[str] = set()
        for column in sheet.columns:
            if column.own:
                self._own_column(graph, node, column, line, typed and not is_reading)
                if column.key in line:
                    stated.add(column.path or "")
                continue
            if column.reading and not is_reading:
                continue
            if column.reading_unless_quoted and not is_reading and graph.iri != self.own:
                quoted = any(e.node == node and column.path in e.aspects for e in graph.evidence)
                if not quoted:
                    continue
            if self._fill(graph, node, column, line):
                stated |= set(self._taken)
        self._row_evidence(graph, node, line, stated)
        return line

    def _municipality_name(self) -> str:
        iri = self.content.municipality
        names = known().names.get(iri, ()) if iri in known().municipalities else ()
        return names[-1] if names else place_name(iri)

    def _types(self, graph: Facts, node: Node, sheet: Sheet, line: Line, is_reading: bool) -> bool:
        column = sheet.special("type")
        types = [v.value for v in graph.values(node, RDF_TYPE)]
        default = [] if is_reading else list(sheet.default)
        if column is None:
            return bool(default)
        if set(types) == set(default):
            graph.take(node, RDF_TYPE, list(graph.values(node, RDF_TYPE)))
            return bool(types)
        implied = [] if not sheet.default or set(types) & set(sheet.classes) else [sheet.classes[0]]
        if not types or implied:
            line[column.key] = text("workbook.none", self.lang)
            return False
        shown = [self.terms.class_text(iri, self.lang) for iri in types]
        # The sheet's own class goes without saying beside what was chosen.
        if not any(
            set(self.terms.classes(name)) != {iri} for name, iri in zip(shown, types, strict=True)
        ):
            line[column.key] = "; ".join(shown)
            graph.take(node, RDF_TYPE, list(graph.values(node, RDF_TYPE)))
            return True
        line[column.key] = text("workbook.none", self.lang)
        return False

    def _own_column(
        self, graph: Facts, node: Node, column: Column, line: Line, filled_by_itself: bool
    ) -> None:
        path = column.path or ""
        values = graph.values(node, path)
        municipality = ox.NamedNode(self.content.municipality)
        if filled_by_itself and values == [municipality]:
            graph.take(node, path, [municipality])
        elif filled_by_itself and not values:
            line[column.key] = text("workbook.none", self.lang)
        else:
            self._fill(graph, node, column, line)
            if filled_by_itself and column.key not in line:
                line[column.key] = text("workbook.none", self.lang)

    def _fill(self, graph: Facts, node: Node, column: Column, line: Line) -> bool:
        """Put into the cell what it can state of `node`, and take that from the graph.

        `self._taken` holds the properties taken.
        """
        self._taken: list[str] = []
        if column.inverse:
            path = column.path or ""
            others = [o for o in graph.by_node if node in graph.by_node[o].get(path, ())]
            names = {o: self._name(o, column) for o in others}
            named = {o: name for o, name in names.items() if name is not None}
            for other in named:
                graph.take(other, path, [node])
            if named:
                line[column.key] = "; ".join(named.values())
                self._taken = [path]
            return bool(named)
        if column.roles:
            return self._fill_roles(graph, node, column, line)
        path = column.path or ""
        if column.kind in ("id", "source", "type", "quotation", "section", "reason",
                           "municipality") or not path:  # fmt: skip
            return False
        content, taken = self._cell(column, graph.values(node, path))
        if taken and content is not None:
            line[column.key] = content
            graph.take(node, path, taken)
            self._taken = [path]
        return bool(taken)

    def _cell(self, column: Column, values: Sequence[Value]) -> tuple[Written | None, list[Value]]:
        """Return the content of a cell and the values that it states."""
        shown: list[tuple[str, Value]] = []
        for value in values:
            said = self._said(column, value)
            if said is not None and sum(len(s) + 2 for s, _ in shown) + len(said) < _LONGEST_CELL:
                shown.append((said, value))
        taken = [value for _, value in shown]
        if not shown:
            return None, []
        if len(shown) == 1 and column.kind in ("integer", "date"):
            said = shown[0][0]
            return (int(said) if column.kind == "integer" else date(said)), taken
        glue = "\n" if column.kind in ("text", "string") else "; "
        return glue.join(said for said, _ in shown), taken

    def _said(self, column: Column, value: Value) -> str | None:
        """Return what the cell says for one value, or None where it can't say it."""
        if column.kind == "reference":
            return None if isinstance(value, ox.Literal) else self._name(value, column)
        if not isinstance(value, ox.Literal):
            return None
        if column.kind in ("text", "string"):
            fits = value.language == (column.language if column.kind == "text" else None)
            plain = value.language or value.datatype.value == XSD + "string"
            marked = cells.mark(value.value)
            # A carriage return would run into the line break before the next text of the cell.
            alone = "\r" not in value.value and cells.lines(marked) == [value.value]
            return marked if fits and plain and alone else None
        if column.kind == "choice":
            label = next((t[self.lang] for v, t in column.choices if v == value.value), None)
            return label if value.datatype.value == XSD + "string" else None
        return literal(column.kind, value, self.lang)

    def _fill_roles(self, graph: Facts, node: Node, column: Column, line: Line) -> bool:
        """Fill a cell that holds several properties: a range, or how often something meets."""
        held: dict[str, Value] = {}
        for role, path in column.roles.items():
            values = graph.values(node, path)
            if len(values) == 1:
                held[role] = values[0]
        for roles in TRIALS:
            chosen: dict[str, Value] = {role: held[role] for role in roles if role in held}
            if column.kind == "count":
                content, stated = count_cell(chosen, self.lang)
            else:
                content, stated = frequency_cell(chosen, self.lang)
            if content is not None and stated == chosen:
                line[column.key] = int(content) if content.isdigit() else content
                for role, value in chosen.items():
                    graph.take(node, column.roles[role], [value])
                self._taken = [column.roles[role] for role in chosen]
                return True
        return False

    def _name(self, node: Value, column: Column | None = None) -> str | None:
        """Return what a cell of `column` calls `node`, or None where it can't name it."""
        if isinstance(node, ox.Literal):
            return None
        concept = self.rules.concepts.get(node.value)
        names = [concept.label(self.lang)] if concept else []
        names += [name for lang in (self.lang, *LANGUAGES) for name in self.labels[node][lang]]
        return self.names.written(node, [*names, *known().names.get(node.value, ())[:1]], column)

    # -- Readings and evidence -----------------------------------------------------------------

    def _add_readings(self, node: Node, sheet: Sheet, line: Line, source: Facts) -> None:
        """Put into the row of a source what the reading says in the columns meant for that."""
        reading = next((graph for graph in self.graphs if graph.iri == self.reading), None)
        if reading is None:
            return
        cells_of: dict[str, tuple[Column, Written]] = {}
        for column in sheet.columns:
            path = column.path or ""
            if not column.reading and (
                not column.reading_unless_quoted
                or source.iri == self.own
                or source.values(node, path)
                or source.is_backed(node, path)
            ):
                continue
            if column.key in line:
                continue
            content, taken = self._cell(column, reading.values(node, path))
            if content is not None and len(taken) == len(reading.values(node, path)):
                cells_of[path] = column, content
        backing = self._backing(reading, node, set(cells_of))
        for path in backing.paths:
            column, content = cells_of[path]
            line[column.key] = content
            reading.take(node, path, list(reading.values(node, path)))
        if backing.evidence is not None:
            reading.evidence.remove(backing.evidence)
            if not backing.by_itself:
                line.update(_reason_cells(backing.evidence))

    def _backing(self, reading: Facts, node: Node, paths: set[str]) -> _Backing:
        """Return which of `paths` a row can hold so that their reasons stay the same."""
        own = [e for e in reading.evidence if e.node == node]
        for evidence in own:
            plain = not (evidence.values or evidence.exact or evidence.section)
            if plain and paths and set(evidence.aspects) == paths:
                by_itself = evidence.reasons == chosen_reasons() and not any(
                    set(e.aspects) & paths for e in own if e is not evidence
                )
                return _Backing(frozenset(paths), evidence, by_itself)
        backed = {aspect for evidence in own for aspect in evidence.aspects}
        return _Backing(frozenset(paths & backed))

    def _row_evidence(
        self,
        graph: Facts,
        node: Node,
        line: Line,
        stated: set[str],
    ) -> None:
        """Put the evidence of the whole row into the row itself."""
        is_reading = graph.iri.startswith(_READINGS)
        for evidence in graph.evidence:
            if evidence.node != node or evidence.values:
                continue
            if is_reading and (not stated or set(evidence.aspects) != stated):
                continue
            if not is_reading and (evidence.aspects or evidence.reasons or not evidence.exact):
                continue
            line.update(_quotation_cells(evidence), **_reason_cells(evidence))
            graph.evidence.remove(evidence)
            return

    def _evidence_line(self, graph: Facts, evidence: Evidence) -> None:
        line = self._evidence_cells(graph, evidence)
        if line is not None:
            self.found["evidence"].append(line)
            return
        facts = [
            (quad.subject, quad.predicate.value, quad.object) for quad in evidence_quads(evidence)
        ]
        for fact in facts:
            self._other_line(graph, fact)  # type: ignore[arg-type]

    def _evidence_cells(self, graph: Facts, evidence: Evidence) -> Line | None:
        about = self._name(evidence.node)
        if about is None:
            return None
        line: Line = {"about": about}
        if evidence.aspects:
            fields = [self.terms.property_text(iri, self.lang) for iri in evidence.aspects]
            line["aspect"] = "; ".join(fields)
        if evidence.values:
            kind = self.rules.kinds.get(evidence.aspects[0], "text")
            column = Column("", kind, {}, {}, path="", language="da" if kind == "text" else None)
            content, taken = self._cell(column, evidence.values)
            if content is None or len(taken) != len(evidence.values):
                return None
            line["aspect-value"] = content
        line["source"] = self.source_names[graph.iri]
        return {**line, **_quotation_cells(evidence), **_reason_cells(evidence)}

    def _relations(self) -> None:
        for graph in self.graphs:
            for fact in graph.rest():
                node, path, value = fact
                if path not in self.rules.relations:
                    continue
                start, target = self._name(node), self._name(value)
                if start is None or target is None:
                    continue
                line: Line = {
                    "from": start,
                    "relation": self.terms.property_text(path, self.lang),
                    "to": target,
                    "source": self.source_names[graph.iri],
                }
                several = len(self.counts[graph.iri, node, path]) > 1
                for evidence in graph.evidence:
                    wanted = (value,) if several else ()
                    if evidence.node == node and (evidence.aspects, evidence.values) == (
                        (path,), wanted,
                    ):  # fmt: skip
                        line.update(_quotation_cells(evidence), **_reason_cells(evidence))
                        graph.evidence.remove(evidence)
                        break
                graph.take(node, path, [value])
                self.found["relations"].append(line)

    def _other_line(self, graph: Facts, fact: Fact) -> None:
        node, path, value = fact
        line: Line = {
            "about": self._name(node) or f"<{node.value}>",
            "property": self.terms.property_text(path, self.lang),
        }
        if isinstance(value, ox.Literal):
            line["value"] = cells.mark(value.value)
            if value.language or value.datatype.value == XSD + "string":
                line["value-type"] = text("workbook.type-text", self.lang)
            else:
                line["value-type"] = vocabulary.shorten(value.datatype.value)
            if value.language:
                line["value-language"] = value.language
        else:
            line["value"] = self._name(value) or f"<{value.value}>"
            line["value-type"] = text("workbook.type-reference", self.lang)
        line["source"] = self.source_names[graph.iri]
        self.found["other"].append(line)


@dataclass(frozen=True)
class _Backing:
    """Which properties of a reading a source's row can hold, and the evidence they rest on.

    `by_itself`: reading the row gives that evidence without its being written.
    """

    paths: frozenset[str]
    evidence: Evidence | None = None
    by_itself: bool = False


def _quotation_cells(evidence: Evidence) -> Line:
    line: Line = {}
    if evidence.exact is not None:
        line["quotation"] = cells.mark(evidence.exact)
    if evidence.section is not None:
        line["section"] = cells.mark(evidence.section)
    return line


def _reason_cells(evidence: Evidence) -> Line:
    keys = {"da": "reason", "en": "reason-en"}
    return {keys[language]: cells.mark(said) for said, language in evidence.reasons}
