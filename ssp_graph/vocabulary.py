"""The prefixes, and the few IRIs that the code itself relies on."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ssp_graph import resources

BASE: Final = "https://w3id.org/ssp-graph/"
SSP: Final = BASE + "ontology#"
DATA: Final = BASE + "data/"

ONTOLOGY_GRAPH: Final = BASE + "ontology"
REFERENCE_GRAPH: Final = DATA + "dk/reference"
CATALOGUE_GRAPH: Final = BASE + "catalogue"
DERIVED_GRAPH: Final = BASE + "derived"
CHECKSUMS_GRAPH: Final = BASE + "checksums"
LOCAL_SOURCE: Final = BASE + "source/local/"

RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SOURCE: Final = SSP + "Source"
READING: Final = SSP + "Reading"

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCTERMS: Final = "http://purl.org/dc/terms/"

_SH_PREFIX = "http://www.w3.org/ns/shacl#prefix"
_SH_NAMESPACE = "http://www.w3.org/ns/shacl#namespace"
_DATA_IRI = re.compile(re.escape(DATA) + r"([^/]+)/([^/]+)")


@cache
def prefixes() -> dict[str, str]:
    """Return the namespace of each prefix: the project's one map, ontology/prefixes.ttl."""
    import pyoxigraph as ox

    path = resources.path("ontology", "prefixes.ttl")
    names: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value in (_SH_PREFIX, _SH_NAMESPACE) and isinstance(
            quad.object, ox.Literal
        ):
            names.setdefault(str(quad.subject), {})[quad.predicate.value] = quad.object.value
    return {entry[_SH_PREFIX]: entry[_SH_NAMESPACE] for entry in names.values()}


def data_prefixes(iris: set[str]) -> dict[str, str]:
    """Return a prefix for each folder of data/ that occurs in `iris`: herning → …/data/herning/."""
    folders = {match[1] for iri in iris if (match := _DATA_IRI.fullmatch(iri))}
    return {folder: f"{DATA}{folder}/" for folder in sorted(folders)}


def shorten(iri: str) -> str:
    """Return `iri` as a prefixed name where one of the project's prefixes fits, else as it is."""
    if match := _DATA_IRI.fullmatch(iri):
        return f"{match[1]}:{match[2]}"
    for prefix, namespace in prefixes().items():
        rest = iri.removeprefix(namespace)
        if rest != iri and rest and not set(rest) & set("/#?"):
            return f"{prefix}:{rest}"
    return iri


def expand(name: str) -> str | None:
    """Return the IRI of a prefixed name, a name in angle brackets or an absolute IRI, else None."""
    if name.startswith("<") and name.endswith(">"):
        return name[1:-1]
    if re.match(r"[a-z][a-z0-9+.-]*://|urn:", name, re.IGNORECASE):
        return name
    prefix, colon, local = name.partition(":")
    if not colon or not local:
        return None
    if prefix in prefixes():
        return prefixes()[prefix] + local
    if re.fullmatch(r"[a-z0-9-]+", prefix):
        return f"{DATA}{prefix}/{local}"
    return None
