"""Who says what stands in a row: the documents of a workbook, itself, and the reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.errors import near
from ssp_graph.texts import LANGUAGES, text
from ssp_graph.workbook import catalogue, cells
from ssp_graph.workbook.known import place_name
from ssp_graph.workbook.references import ID
from ssp_graph.workbook.rows import Notes, Row
from ssp_graph.workbook.slugs import LONGEST, slug
from ssp_graph.workbook.terms import DCTERMS
from ssp_graph.workbook.values import Values

SELF: Final = "regneark"  # ends the name of the graph of what the municipality itself filled in


@dataclass(eq=False)
class Source:
    """One named graph: what a document says, what the municipality says, or a reading."""

    iri: str
    kind: str  # document, self, reading, or unknown for a name that is on no list
    row: Row | None = None


class Sources:
    """The sources of one workbook, by the names that its rows may give them."""

    def __init__(self, rows: Sequence[Row], municipality: str, notes: Notes) -> None:
        self.rows = rows
        self.municipality = municipality
        self.notes = notes
        name = place_name(municipality)
        self.own = Source(f"{vocabulary.BASE}source/{name}-{SELF}", "self")
        self.reading = Source(f"{vocabulary.BASE}reading/{name}", "reading")
        self.used: dict[Source, None] = {}
        self.unknown: dict[str, Source] = {}
        self.unlisted: list[tuple[Row, str]] = []  # where no document is listed at all
        self.documents: dict[str, Source] = {}
        self.by_name = self._listed()

    def _listed(self) -> dict[str, Source]:
        sources = {"": self.own}
        for lang in LANGUAGES:
            sources[cells.fold(text("workbook.source-self", lang))] = self.own
            sources[cells.fold(text("workbook.source-reading", lang))] = self.reading
        for row in self.rows:
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

    def _source(self, row: Row, sources: Mapping[str, Source]) -> Source | None:
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
            iri = f"{vocabulary.BASE}source/{place_name(self.municipality)}-{slug(title, LONGEST)}"
        else:
            column = row.sheet.column("document-title")
            self.notes.add(row.place("document-title"), "missing", heading=column.heading)
            return None
        for source in (self.own, self.reading):
            if source.iri == iri:
                return source
        kind = "reading" if iri.startswith(vocabulary.BASE + "reading/") else "document"
        return next((s for s in sources.values() if s.iri == iri), Source(iri, kind))

    def of(self, row: Row) -> Source:
        """Return the source that a row names; an unknown one is noted."""
        shown = row.words("source")
        source = self.by_name.get(cells.fold(shown))
        if source is None:
            return self._unknown(row, shown)
        self.used[source] = None
        return source

    def _unknown(self, row: Row, shown: str) -> Source:
        """Note a name that no source goes by; what its rows say goes to a graph of its own."""
        name = slug(shown, LONGEST)
        source = self.unknown.setdefault(name, Source(f"{self.own.iri}-{name}", "unknown"))
        words = {lang: [text(f"workbook.source-{key}", lang) for key in ("self", "reading")]
                 for lang in LANGUAGES}  # fmt: skip
        if not self.rows and not near(shown, words["da"] + words["en"]):
            self.unlisted.append((row, shown))
        else:
            known = {lang: [*self.documents, *words[lang]] for lang in LANGUAGES}
            self.notes.unknown(row.place("source"), "unknown-source", shown, known)
        return source

    def note_missing_sheet(self) -> None:
        """Say once that no document is listed, however many rows rest on one."""
        if self.unlisted:
            first = min(row.place("source") for row, _ in self.unlisted)
            rows = {(row.title, row.number) for row, _ in self.unlisted}
            named = ", ".join(dict.fromkeys(name for _, name in self.unlisted))
            self.notes.add(first, "no-sources", shown=named, count=len(rows))

    def catalogue(self, filled: Collection[str], values: Values) -> Iterable[ox.Quad]:
        """Yield what the catalogue says of each graph that is `filled` or listed."""
        listed = dict.fromkeys(self.documents.values())
        chosen = [source for source in dict.fromkeys([*listed, *self.used])
                  if source in listed or source.iri in filled]  # fmt: skip
        stated = [source.iri for source in chosen if source.kind != "reading"]
        for number, source in enumerate(chosen, 1):
            yield from catalogue.quads(
                catalogue.Described(source.iri, source.kind, self.municipality, number,
                                    self._about(source, values), tuple(stated))
            )  # fmt: skip

    def _about(self, source: Source, values: Values) -> dict[tuple[str, str], str]:
        about: dict[tuple[str, str], str] = {}
        if source.row is None:
            return about
        for column in source.row.sheet.columns:
            if column.kind != "about-document" or column.key not in source.row.cells:
                continue
            raw, path = source.row.raw(column.key), column.path or ""
            if path == DCTERMS + "issued":
                for _, value in values.literals(path, "date", raw, source.row.place(column.key)):
                    about[path, ""] = value.value
            else:
                about[path, column.language or ""] = cells.unmark(cells.as_text(raw))
        return about
