"""From the names in cells to terms of the ontology, and from terms to the names in cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ssp_graph import vocabulary
from ssp_graph.texts import LANGUAGES, Lang
from ssp_graph.workbook.cells import fold
from ssp_graph.workbook.layout import Column, Layout, Sheet, Term

# Names by folded name: what each may mean.
Index = dict[str, list[str]]


def heading(shown: str) -> str:
    """Return a heading as it is compared: without the asterisk of what is required."""
    return fold(shown.replace("*", " "))


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    """Return a name of the ontology or of the layout folded; they are asked for every time."""
    return fold(name)


@lru_cache(maxsize=2_000)
def _heading(shown: str) -> str:
    return heading(shown)


class Terms:
    """The terms of a layout by every name that a cell may give them."""

    def __init__(self, rules: Layout) -> None:
        self.rules = rules
        self._classes = _index(rules.classes.values())
        self._properties = _index(rules.properties.values())
        self._by_scheme = {s: _index(terms) for s, terms in rules.schemes.items()}
        self._former: dict[str, str] = {}
        self._fields: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for sheet in rules.sheets:
            for column in sheet.columns:
                for lang in LANGUAGES:
                    names = self._fields[_heading(column.heading[lang])]
                    if column.properties and column.properties not in names:
                        names.append(column.properties)

    def remember(self, name: str, iri: str) -> None:
        """Take `name` for a term too: the label that it had when the template was made."""
        self._former.setdefault(fold(name), iri)

    @staticmethod
    def headings(sheet: Sheet) -> dict[str, Column]:
        """Return the columns of `sheet` by heading, in every language."""
        found: dict[str, Column] = {}
        for lang in LANGUAGES:
            for column in sheet.columns:
                found.setdefault(_heading(column.heading[lang]), column)
        return found

    def concepts(self, name: str, schemes: Sequence[str]) -> list[str]:
        """Return the concepts of `schemes`, or of all, that go by `name`."""
        chosen = schemes or list(self._by_scheme)
        iri = vocabulary.expand(name)
        if iri is not None and iri in self.rules.concepts:
            return [iri] if any(iri in _iris(self.rules, scheme) for scheme in chosen) else []
        folded = fold(name)
        found = [i for scheme in chosen for i in self._by_scheme.get(scheme, {}).get(folded, [])]
        former = self._former.get(folded)
        if not found and former and any(former in _iris(self.rules, s) for s in chosen):
            return [former]
        return list(dict.fromkeys(found))

    def concept_names(self, schemes: Sequence[str]) -> dict[Lang, list[str]]:
        """Return the labels of the concepts of `schemes` in each language, other names last."""
        terms = [term for scheme in schemes for term in self.rules.schemes.get(scheme, ())]
        danish, others, english = (
            [name for term in terms for name in _names(term)[pick]] for pick in (0, 1, 2)
        )
        return {"da": [*danish, *others], "en": english}

    def concept_text(self, iri: str, schemes: Sequence[str], lang: Lang) -> str:
        """Return the label of a concept, or its prefixed name where the label isn't enough."""
        label = self.rules.concepts[iri].label(lang)
        return label if self.concepts(label, schemes) == [iri] else vocabulary.shorten(iri)

    def classes(self, name: str) -> list[str]:
        """Return the classes that go by `name`."""
        return self._named(name, self.rules.classes, self._classes)

    def class_text(self, iri: str, lang: Lang) -> str:
        """Return the label of a class, or its prefixed name."""
        term = self.rules.classes.get(iri)
        label = term.label(lang) if term else ""
        return label if label and self.classes(label) == [iri] else vocabulary.shorten(iri)

    def fields(self, name: str) -> list[tuple[str, ...]]:
        """Return the properties of the field that goes by `name`: a property or a heading."""
        found = self._named(name, self.rules.properties, self._properties)
        if found:
            return [(iri,) for iri in found]
        return self._fields.get(heading(name), [])

    def choices(self, shown: str, paths: Sequence[str]) -> list[str]:
        """Return the values that fields with a fixed choice keep for the label `shown`."""
        folded = fold(shown)
        return [
            value
            for sheet in self.rules.sheets for column in sheet.columns if column.path in paths
            for value, labels in column.choices
            if folded in {fold(label) for label in labels.values()}
        ]  # fmt: skip

    def field_names(self) -> list[str]:
        """Return every name of a field."""
        return [name for term in self.rules.properties.values() for name in _names(term)[0]]

    def property_text(self, iri: str, lang: Lang) -> str:
        """Return the label of a property, or its prefixed name."""
        term = self.rules.properties.get(iri)
        label = term.label(lang) if term else ""
        return label if label and self.fields(label) == [(iri,)] else vocabulary.shorten(iri)

    def _named(self, name: str, known: Mapping[str, Term], index: Index) -> list[str]:
        iri = vocabulary.expand(name)
        if iri and (iri in known or ":" in name):
            return [iri]
        return index.get(fold(name), [])


def _iris(rules: Layout, scheme: str) -> set[str]:
    return {term.iri for term in rules.schemes.get(scheme, ())}


def _names(term: Term) -> tuple[list[str], list[str], list[str]]:
    danish = [term.labels["da"]] if "da" in term.labels else []
    english = [term.labels["en"]] if "en" in term.labels else []
    return danish, list(term.others), english


def _index(terms: Iterable[Term]) -> Index:
    index: Index = defaultdict(list)
    for term in terms:
        for names in _names(term):
            for name in names:
                if term.iri not in index[_folded(name)]:
                    index[_folded(name)].append(term.iri)
    return dict(index)
