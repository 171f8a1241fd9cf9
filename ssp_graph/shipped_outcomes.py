"""The outcomes of the shipped descriptions, kept as RDF beside the data.

Holding a description against all rules takes seconds, and a report that shows how others meet a
statement needs the outcomes of all of them. They follow from the data and the shapes alone, so
they are computed once, by `ssp-graph data seal`, and written to data/outcomes.ttl in EARL.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ssp_graph import resources, vocabulary
from ssp_graph.conformance import Evidence, validate
from ssp_graph.loading import load_stated

if TYPE_CHECKING:
    from rdflib import Graph

    from ssp_graph.knowledge_base import KnowledgeBase

FILE = "outcomes.ttl"
CHECKSUMS = "checksums.ttl"


@dataclass(frozen=True)
class Met:
    """That a municipality meets a rule: on what basis, and what shows it."""

    basis: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Judged:
    """What a rule comes to: the outcome as a slug, and whether it rests on a reading."""

    state: str
    is_reading: bool


def build() -> bytes:
    """Return what data/outcomes.ttl must hold for the data and shapes as they are.

    Ages and deadlines are counted from the reference date that the catalogue gives.
    """
    import pyoxigraph as ox
    from rdflib import Graph

    from ssp_graph.results import serialize_triples

    kb = load_stated()
    on = _reference_date(kb)
    graph = Graph(bind_namespaces="none")
    for row in kb.lookup("rules/municipalities").records():
        graph += _described(kb, row["municipality"], on)
    store = ox.Dataset(
        ox.Quad(triple.subject, triple.predicate, triple.object)
        for triple in ox.parse(graph.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    )
    store.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    triples = sorted((quad.triple for quad in store), key=str)
    return serialize_triples(tuple(triples), ox.RdfFormat.TURTLE)


def _reference_date(kb: KnowledgeBase) -> date:
    import pyoxigraph as ox

    graph = ox.NamedNode(vocabulary.BASE + "outcomes")
    predicate = ox.NamedNode(vocabulary.SSP + "referenceDate")
    (quad,) = kb.store.quads_for_pattern(
        graph, predicate, None, ox.NamedNode(vocabulary.CATALOGUE_GRAPH)
    )
    assert isinstance(quad.object, ox.Literal)
    return date.fromisoformat(quad.object.value)


def _described(kb: KnowledgeBase, municipality: str, on: date) -> Graph:
    return validate(kb, municipality, on=on).earl(evidence=True)


def met(kb: KnowledgeBase, municipality: str) -> Mapping[str, Met] | None:
    """Return by rule id what a shipped municipality meets.

    None where `kb` describes it by other files than the shipped ones, so that the outcomes
    kept here needn't be its own.
    """
    return _kept().get(municipality) if _is_shipped(kb, municipality) else None


def judged(kb: KnowledgeBase, municipality: str) -> Mapping[str, Judged] | None:
    """Return by rule id what every rule comes to for a shipped municipality; None as in `met`."""
    return _judged().get(municipality) if _is_shipped(kb, municipality) else None


def _is_shipped(kb: KnowledgeBase, municipality: str) -> bool:
    data = resources.path("data")
    files = [kb.files.get(name) for name in kb.graph_names(municipality)]
    shipped = bool(files) and all(path is not None and data in path.parents for path in files)
    return shipped and _is_sealed()


@lru_cache(maxsize=1)
def _is_sealed() -> bool:
    """Tell whether the files in data/ are those that the outcomes were worked out from."""
    import pyoxigraph as ox

    path = resources.path("data") / CHECKSUMS
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    kept = [
        quad.object.value
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.object, ox.Literal)
    ]
    # The file stands after the checksum, as a path from data/.
    files = re.findall(r"\] \. # (.+)$", text, re.MULTILINE)
    found = [path.parent / name for name in files]
    return len(files) == len(kept) and all(
        file.is_file() and sha256(file.read_bytes()).hexdigest() == digest
        for file, digest in zip(found, kept, strict=True)
    )


@lru_cache(maxsize=1)
def _judged() -> Mapping[str, Mapping[str, Judged]]:
    found: dict[str, dict[str, Judged]] = defaultdict(dict)
    for row in _rows("rules/judged"):
        judged = Judged(row["outcome"], row["outcome_basis"] == "reading")
        found[row["municipality"]][row["rule"]] = judged
    return found


def _rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a query on the outcomes; none where there is no file of them."""
    import pyoxigraph as ox

    from ssp_graph import queries
    from ssp_graph.engine import Embedded
    from ssp_graph.results import Result

    path = resources.path("data") / FILE
    if not path.is_file():
        return []
    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
    query = queries.find(name)
    return Result.of(Embedded(store).run(query.bind({})), query).records()


@lru_cache(maxsize=1)
def _kept() -> Mapping[str, Mapping[str, Met]]:
    rows = _rows("rules/met")
    basis: dict[tuple[str, str], str | None] = {}
    evidence: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for row in rows:
        key = row.pop("municipality"), row.pop("rule")
        basis[key] = row.pop("outcome_basis")
        if row["node"] is not None:
            item: dict[str, Any] = {name: value or "" for name, value in row.items()}
            evidence[key].append(Evidence(**item))
    found: dict[str, dict[str, Met]] = defaultdict(dict)
    for (municipality, rule), held in basis.items():
        found[municipality][rule] = Met(held, tuple(evidence[municipality, rule]))
    return found
