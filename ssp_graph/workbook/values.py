"""From a cell to the values that it states; what isn't understood is noted."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.workbook import cells, sandbox
from ssp_graph.workbook.cells import CellError
from ssp_graph.workbook.evidence import Node, Value
from ssp_graph.workbook.layout import Column, Layout
from ssp_graph.workbook.lookup import Terms
from ssp_graph.workbook.places import Place
from ssp_graph.workbook.references import References, sheets_for
from ssp_graph.workbook.rows import Notes, Row
from ssp_graph.workbook.terms import XSD

NOTHING: Final = ("ingen", "none", "-")  # a cell that says so states nothing

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Values:
    """The values of the cells of one workbook, whose things go by `names`."""

    def __init__(self, rules: Layout, terms: Terms, names: References, notes: Notes) -> None:
        self.rules = rules
        self.terms = terms
        self.names = names
        self.notes = notes

    def reference(self, name: str, place: Place, column: Column | None = None) -> Node | None:
        """Return what `name` refers to; what nothing or several things go by is noted."""
        found = self.names.find(name, column)
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(sorted(self.names.short(node) for node in found))
            lines = all(n in self.names.listed and self.names.listed[n].repeats for n in found)
            self.notes.add(place, "only-lines" if lines else "ambiguous", shown=name, ids=shown)
            return None
        if column and column.refers:
            listed = self._names_on(column.refers)
            sheets = self._sheets(column.refers)
            self.notes.unknown(place, "not-listed-on", name, listed, "", sheets=sheets)
        elif column and column.schemes:
            candidates = self.terms.concept_names(column.schemes)
            self.notes.unknown(place, "unknown-value", name, candidates)
        else:
            self.notes.unknown(place, "not-listed", name, self.names.shown.values(), "add-it")
        return None

    def _sheets(self, key: str) -> dict[Lang, str]:
        """Return in words the sheets on which what a column refers to may stand."""
        keys = sheets_for(key)
        titles = [sheet.title for sheet in self.rules.sheets if sheet.key in keys]
        number = "one" if len(titles) == 1 else "several"
        return {
            lang: text(
                f"workbook.sheets-{number}", lang, last=titles[-1][lang],
                others=", ".join(title[lang] for title in titles[:-1]),
            )
            for lang in LANGUAGES
        }  # fmt: skip

    def _names_on(self, key: str) -> list[str]:
        """Return the names of what stands on a sheet."""
        keys = sheets_for(key)
        nodes = {node for node, sheet in self.names.listed.items() if sheet.key in keys}
        return [name for name in self.names.shown.values() if nodes & set(self.names.find(name))]

    def of(self, row: Row, column: Column) -> list[tuple[str, Value]]:
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
            nodes = [self.reference(name, place, column) for name in cells.items(words)]
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
        return self.literals(path, column.kind, raw, place)

    def literals(
        self, path: str, kind: str, raw: cells.Raw, place: Place
    ) -> list[tuple[str, Value]]:
        """Return the values of `kind` in a cell, each with the property `path`."""
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
        names = {lang: [labels[lang] for _, labels in column.choices] for lang in LANGUAGES}
        self.notes.unknown(place, "unknown-value", name, names)
        return None

    def aspect(
        self, row: Row, aspects: Sequence[str], having: Sequence[Value], complain: bool = True
    ) -> tuple[Value, ...]:
        """Return the values on which a row of evidence bears, among those that the thing has.

        `having` are its values in the fields `aspects`. Another value is noted with the nearest
        of them, unless not to `complain`.
        """
        if "aspect-value" not in row.cells:
            return ()
        raw, place = row.raw("aspect-value"), row.place("aspect-value")
        kind = self.rules.kinds.get(aspects[0], "text")
        words = cells.as_text(raw)
        parts = cells.lines(words) if kind in ("text", "string") else cells.items(words)
        found: list[Value] = []
        for part in parts:
            fitting = self._among(part, raw if len(parts) == 1 else part, kind, aspects, having)
            if len(fitting) == 1:
                found += fitting
            elif fitting:
                ids = ", ".join(sorted(self._shown(value) for value in fitting))
                self.notes.add(place, "ambiguous", shown=part, ids=ids)
            elif complain:
                names = [name for value in having for name in self._names_of(value)]
                self.notes.unknown(
                    place, "not-its-value", part, names, "see-row",
                    about=row.words("about"), field=row.words("aspect"),
                )  # fmt: skip
        return tuple(found)

    def _among(
        self, shown: str, raw: cells.Raw, kind: str, aspects: Sequence[str], having: Sequence[Value]
    ) -> Sequence[Value]:
        """Return those of `having` that go by `shown`: Danish before other languages."""
        called = {*self.names.called(shown), *map(ox.NamedNode, self.terms.concepts(shown, ()))}
        nodes = [value for value in having if value in called]
        if nodes:
            return nodes
        literals = [value for value in having if isinstance(value, ox.Literal)]
        said = {shown, *self.terms.choices(shown, aspects)}
        if kind in cells.LITERALS:
            with contextlib.suppress(CellError):
                said.add(cells.LITERALS[kind](raw)[1])
        exact = [value for value in literals if value.value in said]
        folded = {cells.fold(part) for part in said}
        close = exact or [value for value in literals if cells.fold(value.value) in folded]
        danish = [value for value in close if value.language in (None, "da")]
        return (danish or close)[:1]

    def _shown(self, value: Value) -> str:
        return value.value if isinstance(value, ox.Literal) else self.names.short(value)

    def _names_of(self, value: Value) -> list[str]:
        """Return the names by which a cell may mean `value`: the one to suggest comes first."""
        if isinstance(value, ox.Literal):
            return [value.value]
        term = self.rules.concepts.get(value.value)
        return [term.label("da")] if term else [*self.names.of(value), self.names.short(value)]

    def other(self, row: Row, path: str) -> Sequence[Value]:
        """Return the values of the property `path` in a row of the sheet of other facts."""
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
                return [value for _, value in self.literals(path, kind, raw, place)]
            language = language or ("da" if kind == "text" else None)
        elif cells.fold(kind) in {
            cells.fold(text("workbook.type-reference", g)) for g in LANGUAGES
        }:
            kind = "reference"
        elif cells.fold(kind) not in {cells.fold(text("workbook.type-text", g)) for g in LANGUAGES}:
            datatype = vocabulary.expand(kind)
            if datatype is None:
                offered = {lang: [text(f"workbook.type-{k}", lang) for k in ("reference", "text")]
                           for lang in LANGUAGES}  # fmt: skip
                self.notes.unknown(row.place("value-type"), "unknown-value", kind, offered)
                return ()
            return [ox.Literal(said, datatype=ox.NamedNode(datatype))]
        if kind == "reference":
            node = self.reference(cells.tidy(said), place)
            return [node] if node is not None else ()
        return [ox.Literal(said, language=language)]


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
