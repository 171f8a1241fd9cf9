"""Which sheets and columns a workbook has: layout.ttl, the ontology and the shapes put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from ssp_graph import resources, vocabulary
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.workbook.terms import (
    ALT_LABEL,
    DEFINITION,
    EVIDENCE,
    LABEL,
    OWL,
    PREF_LABEL,
    RDF,
    RDF_TYPE,
    RDFS,
    SH,
    SKOS,
    XSD,
)

WORKBOOK = vocabulary.BASE + "workbook#"
SHEET = vocabulary.BASE + "workbook/sheet/"
SHAPE = vocabulary.BASE + "shape/"

Texts = Mapping[Lang, str]

_KINDS = {
    XSD + "boolean": "boolean",
    XSD + "integer": "integer",
    XSD + "decimal": "decimal",
    XSD + "date": "date",
    XSD + "duration": "duration",
    XSD + "string": "string",
}
_ROLES = ("minimum", "maximum", "interval", "approximately", "hedged", "whenNeeded")


@dataclass(frozen=True)
class Column:
    """One column of a sheet. `kind` says how its cells are read; see `ssp_graph.workbook.cells`.

    `roles` names the properties of a cell that holds several of them: minimum, maximum,
    interval, approximately, hedged, whenNeeded.
    """

    key: str
    kind: str
    heading: Texts
    definition: Texts
    path: str | None = None
    language: Lang | None = None
    inverse: bool = False
    schemes: tuple[str, ...] = ()
    choices: tuple[tuple[str, Texts], ...] = ()
    offers: tuple[str, ...] = ()
    refers: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    detail: bool = False
    reading: bool = False
    reading_unless_quoted: bool = False
    own: bool = False
    width: float = 20

    @property
    def properties(self) -> tuple[str, ...]:
        """The properties that a cell of the column states."""
        return tuple(self.roles.values()) or ((self.path,) if self.path else ())


@dataclass(frozen=True)
class Sheet:
    """One sheet. `default` are the types of what a row describes when the row names none;
    `slug` is the pattern of its short name when the row gives none.
    """

    key: str
    title: Texts
    intro: Texts
    columns: tuple[Column, ...]
    classes: tuple[str, ...] = ()
    default: tuple[str, ...] = ()
    slug: str | None = None
    repeats: bool = False

    def column(self, key: str) -> Column:
        """Return the column with `key`. Raises KeyError."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def special(self, kind: str, language: Lang | None = None) -> Column | None:
        """Return the first column of `kind` (in `language`, where given), or None."""
        for column in self.columns:
            if column.kind == kind and language in (None, column.language):
                return column
        return None


@dataclass(frozen=True)
class Term:
    """A class, property or concept with its labels, other names and definition."""

    iri: str
    labels: Texts
    definition: Texts
    others: tuple[str, ...] = ()

    def label(self, lang: Lang) -> str:
        """Return the label in `lang`, or the prefixed name where there is none."""
        return self.labels.get(lang) or vocabulary.shorten(self.iri)


@dataclass(frozen=True)
class Layout:
    """All sheets, in order, with the terms that their cells can hold.

    `kinds` tells how a value of each property is read; `relations` are the properties of the
    sheet of relations; `evidenced` those whose every statement needs evidence of its own;
    `examples` are fora of the shipped data of which the template shows the first filled in that
    isn't of the municipality that it is made for.
    """

    version: int
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, Term]
    kinds: Mapping[str, str]
    relations: tuple[str, ...]
    classes: Mapping[str, Term]
    schemes: Mapping[str, tuple[Term, ...]]
    concepts: Mapping[str, Term]
    evidenced: frozenset[str]
    examples: tuple[str, ...] = ()

    def sheet(self, key: str) -> Sheet:
        """Return the sheet with `key`. Raises KeyError."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)


def of_folders(ontology: Path, shapes: Path) -> Layout:
    """Return the layout that follows from the Turtle files of two folders."""
    graph = _Graph()
    for path in sorted(ontology.glob("*.ttl")):
        graph.load(path)
    own = _Graph()
    own.load(Path(__file__).with_name("layout.ttl"))
    required = _Graph()
    for path in sorted(shapes.glob("*.ttl")):
        required.load(path)
    return _build(own, graph, _required(required))


@lru_cache(maxsize=1)
def current() -> Layout:
    """Return the layout that follows from the project's own ontology and shapes."""
    return of_folders(resources.path("ontology"), resources.path("shapes"))


class _Graph:
    """Triples by subject and property, in the order of the file."""

    def __init__(self) -> None:
        self.facts: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = (
            defaultdict(lambda: defaultdict(list))
        )

    def load(self, path: Path) -> None:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.object, ox.Triple) and not isinstance(quad.subject, ox.Triple):
                self.facts[quad.subject.value][quad.predicate.value].append(quad.object)

    def values(self, subject: str, name: str) -> list[str]:
        return [value.value for value in self.facts.get(subject, {}).get(name, [])]

    def own(self, subject: str, name: str) -> list[str]:
        return self.values(subject, WORKBOOK + name)

    def flag(self, subject: str, name: str) -> bool:
        return self.own(subject, name) == ["true"]

    def texts(self, subject: str, *names: str) -> dict[Lang, str]:
        found: dict[Lang, str] = {}
        for name in names:
            for value in self.facts.get(subject, {}).get(name, []):
                if isinstance(value, ox.Literal):
                    for lang in LANGUAGES:
                        if value.language == lang:
                            found.setdefault(lang, value.value)
        return found

    def listed(self, subject: str, name: str) -> list[str]:
        return self.items(subject, WORKBOOK + name)

    def items(self, subject: str, name: str) -> list[str]:
        items: list[str] = []
        rest = self.values(subject, name)
        while rest and rest[0] != RDF + "nil":
            items += self.values(rest[0], RDF + "first")
            rest = self.values(rest[0], RDF + "rest")
        return items

    def having(self, name: str, value: str | None = None) -> list[str]:
        return [
            subject
            for subject, facts in self.facts.items()
            if name in facts and (value is None or value in self.values(subject, name))
        ]


def _required(shapes: _Graph) -> set[tuple[str, str]]:
    """Return (class, property) for what the integrity shapes ask every instance to state.

    Only they say that a description can't do without something; the framework's rules say
    what an organisation should be like, and a description may be silent on that.
    """
    pairs: set[tuple[str, str]] = set()
    for shape in shapes.having(SH + "targetClass"):
        if shape.startswith(SHAPE + "Q-"):
            for path in _demanded(shapes, shape):
                pairs |= {(target, path) for target in shapes.values(shape, SH + "targetClass")}
    return pairs


def _demanded(shapes: _Graph, shape: str) -> set[str]:
    """Return the properties that a shape demands, itself or by the shapes that it includes."""
    found: set[str] = set()
    for constraint in shapes.values(shape, SH + "property"):
        if int((shapes.values(constraint, SH + "minCount") or ["0"])[0]) > 0:
            found |= set(shapes.values(constraint, SH + "path"))
    for other in (*shapes.values(shape, SH + "node"), *shapes.items(shape, SH + "and")):
        found |= _demanded(shapes, other)
    return found


def _build(own: _Graph, ontology: _Graph, required: set[tuple[str, str]]) -> Layout:
    template = WORKBOOK + "template"
    properties = _properties(own, ontology)
    kinds = {iri: _kind_of(iri, ontology) for iri in properties}
    relations = _relations(own.own(template, "relation"), ontology)
    sheets = sorted(own.having(WORKBOOK + "columns"), key=lambda s: int(own.own(s, "order")[0]))
    placed = {
        iri for column in own.facts for role in ("path", *_ROLES) for iri in own.own(column, role)
    }
    hidden = set(own.own(template, "omitted")) | set(relations) | {EVIDENCE}
    built = tuple(
        _sheet(iri, own, ontology, properties, kinds, required, placed | hidden) for iri in sheets
    )
    schemes = _schemes(ontology)
    evidenced = {
        iri for column in own.having(WORKBOOK + "evidenced") for iri in own.own(column, "path")
    }
    return Layout(
        version=int(own.own(template, "version")[0]),
        sheets=built,
        properties=properties,
        kinds=kinds,
        relations=relations,
        classes=_classes(own, ontology),
        schemes=schemes,
        concepts={term.iri: term for terms in schemes.values() for term in terms},
        evidenced=frozenset(evidenced | set(relations)),
        examples=tuple(own.own(template, "example")),
    )


def _term(iri: str, *graphs: _Graph) -> Term:
    labels: dict[Lang, str] = {}
    definition: dict[Lang, str] = {}
    others: list[str] = []
    for graph in graphs:
        labels = {**graph.texts(iri, LABEL, PREF_LABEL), **labels}
        definition = {**graph.texts(iri, DEFINITION), **definition}
        others += graph.values(iri, ALT_LABEL)
    return Term(iri, labels, definition, tuple(others))


def _properties(own: _Graph, ontology: _Graph) -> dict[str, Term]:
    """Return every property that a fact can have, by IRI: those with a label."""
    declared = [
        iri
        for name in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
        for iri in ontology.having(RDF_TYPE, OWL + name)
    ]
    terms = {iri: _term(iri, own, ontology) for iri in dict.fromkeys(declared)}
    terms[RDF_TYPE] = _term(RDF_TYPE, own)
    return {iri: term for iri, term in terms.items() if term.labels}


def _kind_of(iri: str, ontology: _Graph) -> str:
    """Return how a value of the property is read, as far as the ontology tells."""
    if OWL + "ObjectProperty" in ontology.values(iri, RDF_TYPE):
        return "reference"
    for value in ontology.values(iri, RDFS + "range"):
        if value in _KINDS:
            return _KINDS[value]
    is_data = OWL + "DatatypeProperty" in ontology.values(iri, RDF_TYPE)
    return "string" if is_data else "text"


def _relations(roots: Iterable[str], ontology: _Graph) -> tuple[str, ...]:
    sub_property = RDFS + "subPropertyOf"
    found: list[str] = []
    waiting = list(roots)
    while waiting:
        for iri in ontology.having(sub_property, waiting.pop()):
            if iri not in found:
                found.append(iri)
                waiting.append(iri)
    return tuple(found)


def _classes(own: _Graph, ontology: _Graph) -> dict[str, Term]:
    described = [iri for sheet in own.facts for iri in own.own(sheet, "describes")]
    iris = dict.fromkeys([*ontology.having(RDF_TYPE, OWL + "Class"), *described])
    terms = {iri: _term(iri, own, ontology) for iri in iris}
    return {iri: term for iri, term in terms.items() if term.labels}


def _schemes(ontology: _Graph) -> dict[str, tuple[Term, ...]]:
    in_scheme = SKOS + "inScheme"
    members: dict[str, list[Term]] = defaultdict(list)
    for iri in ontology.having(in_scheme):
        for scheme in ontology.values(iri, in_scheme):
            members[scheme].append(_term(iri, ontology))
    return {scheme: tuple(terms) for scheme, terms in members.items()}


def _sheet(
    iri: str,
    own: _Graph,
    ontology: _Graph,
    properties: Mapping[str, Term],
    kinds: Mapping[str, str],
    required: set[tuple[str, str]],
    placed: set[str],
) -> Sheet:
    classes = tuple(own.own(iri, "describes"))
    columns = [
        column
        for name in own.listed(iri, "columns")
        for column in _columns(name, own, properties, kinds, required, classes)
    ]
    # What the ontology holds of the class and the layout doesn't place goes before the source.
    extra = [
        _plain_column(name, properties[name], kinds[name])
        for name in ontology.having(RDFS + "domain")
        if name not in placed
        and name in properties
        and set(ontology.values(name, RDFS + "domain")) & set(classes)
    ]
    folded = {name.rpartition("/")[2] for name in own.own(iri, "folds")}
    columns = [replace(c, detail=True) if c.key in folded else c for c in columns]
    extra = [twin for column in extra for twin in _twins(column, column.kind == "text")]
    where = next((i for i, c in enumerate(columns) if c.kind == "source"), len(columns))
    return Sheet(
        key=iri.removeprefix(SHEET),
        title=own.texts(iri, LABEL),
        intro=own.texts(iri, WORKBOOK + "intro"),
        columns=tuple(sorted((*columns[:where], *extra, *columns[where:]), key=lambda c: c.detail)),
        classes=classes,
        default=tuple(own.own(iri, "default")),
        slug=_first(own.own(iri, "slug")),
        repeats=own.flag(iri, "repeats"),
    )


def _plain_column(iri: str, term: Term, kind: str) -> Column:
    heading = {lang: _capital(term.label(lang)) for lang in LANGUAGES}
    return Column(_key(iri), kind, heading, term.definition, path=iri)


def _columns(
    iri: str,
    own: _Graph,
    properties: Mapping[str, Term],
    kinds: Mapping[str, str],
    required: set[tuple[str, str]],
    classes: Sequence[str],
) -> list[Column]:
    """Return the column that layout.ttl calls `iri`: two where it holds both languages."""
    path = _first(own.own(iri, "path"))
    term = properties.get(path) if path else None
    named = term.labels if term else {}
    heading = {lang: _capital({**named, **own.texts(iri, LABEL)}[lang]) for lang in LANGUAGES}
    defined = term.definition if term else {}
    choices = tuple(
        (own.own(choice, "value")[0], own.texts(choice, LABEL)) for choice in own.own(iri, "choice")
    )
    pair = own.flag(iri, "pair")
    language: Lang | None = "da" if pair or own.own(iri, "language") == ["da"] else None
    kind = _first(own.own(iri, "kind"))
    if kind is None:
        kind = "choice" if choices else "text" if language else kinds[path or ""]
        # An annotation property can hold a reference or words: the column says which.
        if own.own(iri, "scheme") and kind == "text" and not language:
            kind = "reference"
    refers = _first(own.own(iri, "refersTo"))
    column = Column(
        key=iri.rpartition("/")[2],
        kind=kind,
        heading=heading,
        definition={**defined, **own.texts(iri, DEFINITION)},
        path=path,
        language=language,
        inverse=own.flag(iri, "inverse"),
        schemes=tuple(own.own(iri, "scheme")),
        choices=choices,
        offers=tuple(own.own(iri, "offers")),
        refers=refers.removeprefix(SHEET) if refers else None,
        roles={role: own.own(iri, role)[0] for role in _ROLES if own.own(iri, role)},
        required=own.flag(iri, "required")
        if own.own(iri, "required")
        else any((target, path) in required for target in classes if path),
        detail=own.flag(iri, "detail"),
        reading=own.flag(iri, "reading"),
        reading_unless_quoted=own.flag(iri, "readingUnlessQuoted"),
        own=own.flag(iri, "own"),
        width=float((own.own(iri, "width") or ["20"])[0]),
    )
    return _twins(column, pair)


def _twins(column: Column, pair: bool) -> list[Column]:
    """Return `column` in Danish and, for a pair, the column of its English counterpart."""
    if not pair:
        return [column]
    heading = {
        lang: text("workbook.in-english", lang, heading=column.heading[lang]) for lang in LANGUAGES
    }
    english = replace(
        column,
        key=f"{column.key}-en",
        heading=heading,
        language="en",
        required=False,
        detail=True,
    )
    return [replace(column, language="da"), english]


def _key(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None
