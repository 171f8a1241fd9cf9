"""From what a person types to the terms of the graph: municipalities, fora, concepts, values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ssp_graph.errors import QueryError, SspError, UnknownName
from ssp_graph.queries import Parameter, Query
from ssp_graph.texts import LANGUAGES
from ssp_graph.vocabulary import DATA, XSD, expand, prefixes

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slug(iri: str) -> str:
    """Return the part of a data IRI that names a municipality: …/data/herning/kommune → herning.

    An IRI of somebody else's is its own name.
    """
    return iri.removeprefix(DATA).partition("/")[0] if iri.startswith(DATA) else iri


def municipality(kb: KnowledgeBase, name: str, described: bool = True) -> str:
    """Return the IRI of the municipality with this name, slug, code or IRI.

    With `described` only one that some source graph describes will do. Raises UnknownName
    with near matches, and SspError for a municipality that is known but not described.
    """
    rows = kb.lookup("names/municipalities").rows
    by_name: dict[str, str] = {}
    for iri, label, _ in rows:
        by_name.setdefault(_fold(label), iri)
        by_name.setdefault(slug(iri), iri)
        by_name.setdefault(iri, iri)
    known_described = sorted({slug(iri) for iri, _, is_described in rows if is_described})
    wanted = expand(name) or _fold(name)
    found = by_name.get(wanted)
    if found is None:
        if described:
            raise UnknownName("municipality", name, known_described)
        # There are too many to list; their short names are all spelt alike.
        everybody = sorted({slug(iri) for iri, _, _ in rows})
        raise UnknownName("municipality", name, (), everybody)
    if described and slug(found) not in known_described:
        raise SspError("errors.undescribed", name=name, known=", ".join(known_described))
    return found


def node(kb: KnowledgeBase, name: str) -> str:
    """Return the IRI of a forum, plan, function or the like, or of any other known node.

    Understood: ``herning/lokalraadet`` (municipality, then slug or name),
    ``herning:lokalraadet`` and a whole IRI. Raises UnknownName with near matches.
    """
    place, slash, rest = name.partition("/")
    if iri := expand(name):
        if next(kb.store.quads_for_pattern(ox.NamedNode(iri), None, None), None) is not None:
            return iri
        if not slash and ":" in name:
            place, slash, rest = name.partition(":")
    if not slash or "//" in name:
        raise UnknownName("node", name, _fora(kb, None))
    home = municipality(kb, place)
    by_name: dict[str, str] = {}
    for served, iri, label, _ in kb.lookup("names/nodes").rows:
        if served == home:
            by_name.setdefault(iri.rpartition("/")[2], iri)
            by_name.setdefault(_fold(label), iri)
    if found := by_name.get(rest) or by_name.get(_fold(rest)):
        return found
    raise UnknownName("node", name, _fora(kb, home))


def concept(kb: KnowledgeBase, scheme: str, name: str) -> str:
    """Return the IRI of a concept by its slug, name or IRI; `scheme` is its prefix.

    Raises UnknownName with the concepts of the scheme.
    """
    namespace = prefixes()[scheme]
    by_name: dict[str, str] = {}
    for iri, label in kb.lookup("names/concepts").rows:
        if iri.startswith(namespace):
            by_name.setdefault(iri.removeprefix(namespace), iri)
            by_name.setdefault(_fold(label), iri)
    found = by_name.get(name) or by_name.get(_fold(name))
    if found is None and (iri := expand(name)) in by_name.values():
        found = iri
    if found is None:
        raise UnknownName(
            "concept", name, sorted({i.removeprefix(namespace) for i in by_name.values()})
        )
    return found


def terms(
    kb: KnowledgeBase, query: Query, values: Mapping[str, object]
) -> dict[str, list[ox.NamedNode | ox.Literal]]:
    """Return the RDF terms for the values given to the parameters of `query`.

    Raises UnknownName for a parameter that the query doesn't have, and QueryError for a
    value that doesn't fit or a required one that is missing.
    """
    by_name = {parameter.name: parameter for parameter in query.parameters}
    bound: dict[str, list[ox.NamedNode | ox.Literal]] = {}
    for name, value in values.items():
        if name not in by_name:
            raise UnknownName("parameter", name, sorted(by_name))
        if value is None:
            continue
        several = list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
        if not several:
            continue
        if len(several) > 1 and not by_name[name].many:
            raise QueryError("errors.one-value", name=name)
        bound[name] = [_term(kb, by_name[name], item) for item in several]
    missing = [p.name for p in query.parameters if p.required and p.name not in bound]
    if missing:
        raise QueryError("errors.required", query=query.name, names=", ".join(missing))
    return bound


def _term(kb: KnowledgeBase, parameter: Parameter, value: object) -> ox.NamedNode | ox.Literal:
    if isinstance(value, (ox.NamedNode, ox.Literal)):
        return value
    typed = str(value)
    match parameter.type:
        case "municipality":
            return ox.NamedNode(municipality(kb, typed, described=False))
        case "concept":
            return ox.NamedNode(concept(kb, parameter.scheme or "", typed))
        case "node":
            return ox.NamedNode(node(kb, typed))
        case "lang":
            if typed not in LANGUAGES:
                raise UnknownName("language", typed, LANGUAGES)
            return ox.Literal(typed)
        case "text":
            return ox.Literal(typed)
        case "any":
            return _guessed(value)
        case _:
            return _checked(parameter, str(value).lower() if isinstance(value, bool) else typed)


def _guessed(value: object) -> ox.NamedNode | ox.Literal:
    """Return the term for a value of a query that doesn't say what its parameters are."""
    if isinstance(value, (bool, int, float)):
        return ox.Literal(value)
    typed = str(value)
    if iri := expand(typed):
        return ox.NamedNode(iri)
    if typed.lstrip("+-").isdecimal():
        return ox.Literal(int(typed))
    return ox.Literal(typed)


def _checked(parameter: Parameter, typed: str) -> ox.Literal:
    from datetime import date
    from decimal import Decimal

    readers: dict[str, Callable[[str], object]] = {
        "integer": int,
        "decimal": Decimal,
        "boolean": {"true": 1, "false": 0}.__getitem__,
        "date": date.fromisoformat,
    }
    try:
        readers[parameter.type](typed)
    except (ValueError, KeyError, ArithmeticError) as error:
        raise QueryError(
            f"errors.not-{parameter.type}", name=parameter.name, value=typed
        ) from error
    return ox.Literal(typed, datatype=ox.NamedNode(XSD + parameter.type))


def _fora(kb: KnowledgeBase, home: str | None) -> Iterable[str]:
    rows = kb.lookup("names/nodes").rows
    return sorted(
        {
            f"{slug(served)}/{iri.rpartition('/')[2]}"
            for served, iri, _, is_forum in rows
            if home in (None, served) and (is_forum or home is None)
        }
    )


def _fold(name: str) -> str:
    return " ".join(name.casefold().translate(_DANISH).split())
