"""What the shipped data describe: municipalities, police districts, what others share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from ssp_graph import resources, vocabulary
from ssp_graph.workbook.cells import fold
from ssp_graph.workbook.terms import ALT_LABEL, PREF_LABEL, RDF_TYPE, SSP

MUNICIPALITY: Final = "kommune"  # what a municipality is called within its own namespace
SHARED: Final = vocabulary.DATA + "dk/"  # the namespace of what several municipalities share
_POLICE: Final = "s-politi"  # how the short name of a police district ends


@dataclass(frozen=True)
class Known:
    """Nodes by IRI, each with its names, types and police districts; which are municipalities."""

    names: Mapping[str, tuple[str, ...]]
    types: Mapping[str, tuple[str, ...]]
    municipalities: tuple[str, ...]
    districts: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=2)
def known(everything: bool = False) -> Known:
    """Return the reference data, or all that the shipped data describe."""
    pattern = "*/*.ttl" if everything else "reference/*.ttl"
    names: dict[str, list[str]] = defaultdict(list)
    types: dict[str, list[str]] = defaultdict(list)
    districts: dict[str, list[str]] = defaultdict(list)
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
            elif predicate == SSP + "policeDistrict" and isinstance(value, ox.NamedNode):
                districts[subject].append(value.value)
    return Known(
        {iri: tuple(own) for iri, own in names.items()},
        {iri: tuple(own) for iri, own in types.items()},
        tuple(iri for iri, own in types.items() if SSP + "Municipality" in own),
        {iri: tuple(own) for iri, own in districts.items()},
    )


def shared(classes: Iterable[str], municipality: str | None = None) -> list[str]:
    """Return what the shipped data describe as shared by several municipalities, by IRI.

    `classes` say of what types. What belongs to a police district is left out for a
    `municipality` (its IRI) of another one.
    """
    everything, wanted = known(everything=True), set(classes)
    own = set(everything.districts.get(municipality or "", ()))
    return sorted(
        iri
        for iri, types in everything.types.items()
        if iri.startswith(SHARED)
        and wanted & set(types)
        and everything.names.get(iri)
        and (municipality is None or not _districts(iri, everything) or
             own & _districts(iri, everything))
    )  # fmt: skip


def _districts(iri: str, everything: Known) -> set[str]:
    """Return the police districts of a node: stated, or named in its short name."""
    stated = everything.districts.get(iri)
    if stated:
        return set(stated)
    names = {name for own in everything.districts.values() for name in own}
    if iri in names:
        return {iri}
    return {d for d in names if re.search(_place(d) + "(s-|$)", iri)}


def _place(district: str) -> str:
    return "-" + re.escape(district.removeprefix(SHARED).removesuffix(_POLICE))


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
