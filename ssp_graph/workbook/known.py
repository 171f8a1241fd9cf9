"""What the shipped data describe: municipalities, police districts, what others share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from ssp_graph import resources, vocabulary
from ssp_graph.workbook.cells import fold
from ssp_graph.workbook.terms import ALT_LABEL, PREF_LABEL, RDF_TYPE, SSP

MUNICIPALITY: Final = "kommune"  # what a municipality is called within its own namespace


@dataclass(frozen=True)
class Known:
    """Nodes by IRI, each with its names and types; which of them are municipalities."""

    names: Mapping[str, tuple[str, ...]]
    types: Mapping[str, tuple[str, ...]]
    municipalities: tuple[str, ...]


@lru_cache(maxsize=2)
def known(everything: bool = False) -> Known:
    """Return the reference data, or all that the shipped data describe."""
    pattern = "*/*.ttl" if everything else "reference/*.ttl"
    names: dict[str, list[str]] = defaultdict(list)
    types: dict[str, list[str]] = defaultdict(list)
    for path in sorted(resources.path("data").glob(pattern)):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            if predicate in (PREF_LABEL, ALT_LABEL) and isinstance(value, ox.Literal):
                names[subject].append(value.value)
            elif predicate == RDF_TYPE and isinstance(value, ox.NamedNode):
                names[subject] += []
                types[subject].append(value.value)
    return Known(
        {iri: tuple(own) for iri, own in names.items()},
        {iri: tuple(own) for iri, own in types.items()},
        tuple(iri for iri, own in types.items() if SSP + "Municipality" in own),
    )


@lru_cache(maxsize=1)
def _index() -> dict[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for iri, names in known().names.items():
        for folded in {fold(name) for name in names}:
            index[folded].append(iri)
    return index


def named(folded: str) -> list[str]:
    """Return the reference data that go by a name, given as `cells.fold` returns it."""
    return _index().get(folded, [])


def place_name(municipality: str) -> str:
    """Return the short name of a municipality: …/data/herning/kommune → herning."""
    return municipality.removeprefix(vocabulary.DATA).partition("/")[0]
