"""The ontology: its lint rules, its one prefix map, and what two reasoners make of it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from ssp_graph import resources, vocabulary
from ssp_graph.knowledge_base import KnowledgeBase

LINT = sorted(resources.path("ontology", "lint").glob("*.rq"))
TURTLE = sorted(
    path
    for folder in ("ontology", "shapes", "data")
    for path in resources.path(folder).rglob("*.ttl")
)
QUERIES = sorted(resources.path("queries").rglob("*.rq")) + LINT

_DECLARED = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w-]*):\s*<([^>]*)>", re.MULTILINE | re.I)
_SKIPPED = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*')
_NAME = re.compile(r"(?<![\w?$:<])([A-Za-z][\w-]*):([\w.-]*\w)")

SHAPES = "urn:x-test:shapes"
REFERENCES = ox.NamedNode("http://purl.org/dc/terms/references")


def iris_of(sparql: str) -> set[str]:
    """Return the IRIs that a query names, in full or by prefix."""
    namespaces = dict(_DECLARED.findall(sparql))
    # The name of a graph refers to no thing that would have to be described.
    body = re.sub(r"GRAPH\s*<[^>]*>", "GRAPH", _DECLARED.sub("", sparql))
    # An IRI may hold a '#', so the IRIs go before the comments.
    full = set(re.findall(r"<([a-z]+:[^<>\s]*)>", body))
    bare = _SKIPPED.sub(" ", re.sub(r"<[a-z]+:[^<>\s]*>", " ", body))
    return full | {namespaces[p] + local for p, local in _NAME.findall(bare) if p in namespaces}


@pytest.fixture(scope="module")
def everything(kb: KnowledgeBase) -> ox.Store:
    """Ontology, data and shapes, and what each query file refers to."""
    store = ox.Store()
    store.extend(quad for quad in kb.store if quad.graph_name != ox.DefaultGraph())
    for path in sorted(resources.path("shapes").glob("*.ttl")):
        store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(SHAPES))
    for path in QUERIES:
        user = ox.NamedNode(f"urn:x-test:query:{path.parent.name}/{path.stem}")
        for iri in iris_of(path.read_text(encoding="utf-8")):
            if not iri.endswith(("/", "#")):
                store.add(ox.Quad(user, REFERENCES, ox.NamedNode(iri), ox.NamedNode(SHAPES)))
    return store


@pytest.mark.parametrize("path", LINT, ids=lambda path: path.stem)
def test_lint(everything: ox.Store, path: Path) -> None:
    rule = path.read_text(encoding="utf-8")
    assert rule.startswith("# "), "a rule opens with what it demands, in words"
    answer = everything.query(rule, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    rows = [" ".join(str(term) for term in row) for row in answer]
    assert rows == [], rule.splitlines()[0]


FAULTS = {
    "undeclared-term": "ssp:a ssp:b ssp:c .",
    "undefined-concept": "<urn:x> <urn:p> <https://w3id.org/ssp-graph/level/strategisk> .",
    "deprecated-used": "<urn:old> owl:deprecated true . <urn:x> <urn:p> <urn:old> .",
    "term-without-label": 'ssp:X a owl:Class ; rdfs:label "x"@da .',
    "term-without-definition": 'ssp:X a owl:Class ; skos:definition "X."@en .',
    "concept-without-label": (
        '<https://w3id.org/ssp-graph/level/x> a skos:Concept ; skos:prefLabel "a"@da , "b"@da .'
    ),
    "concept-without-definition": "<https://w3id.org/ssp-graph/level/x> a skos:Concept .",
    "concept-without-scheme": "<https://w3id.org/ssp-graph/level/x> a skos:Concept .",
    "duplicate-label": (
        'ssp:x a owl:ObjectProperty ; rdfs:label "x"@da .'
        'ssp:y a owl:DatatypeProperty ; rdfs:label "x"@da .'
    ),
    "circular-definition": (
        'ssp:x rdfs:label "forum"@da ; skos:definition "Forum for noget."@da .'
    ),
    "definition-form": 'ssp:x skos:definition "uden stort bogstav og punktum"@da .',
    "value-of-the-wrong-kind": 'ssp:x a owl:ObjectProperty . <urn:x> ssp:x "tekst" .',
    "term-without-ontology": "ssp:X a owl:Class .",
}


@pytest.mark.parametrize("path", LINT, ids=lambda path: path.stem)
def test_each_lint_rule_finds_its_fault(path: Path) -> None:
    opening = "".join(
        f"@prefix {prefix}: <{vocabulary.prefixes()[prefix]}> .\n"
        for prefix in ("ssp", "owl", "rdfs", "skos")
    )
    store = ox.Store()
    store.load(opening + FAULTS[path.stem], format=ox.RdfFormat.TURTLE)
    answer = store.query(path.read_text(encoding="utf-8"))
    assert isinstance(answer, ox.QuerySolutions)
    assert list(answer)


def test_queries_are_read_for_their_terms() -> None:
    sparql = """PREFIX ssp: <https://w3id.org/ssp-graph/ontology#>
    # ssp:comment
    SELECT ?x { ?x a ssp:Forum ; ssp:serves <https://example.org/a#b> . FILTER(?x != "ssp:no") }"""
    assert iris_of(sparql) == {
        "https://w3id.org/ssp-graph/ontology#Forum",
        "https://w3id.org/ssp-graph/ontology#serves",
        "https://example.org/a#b",
    }


@pytest.mark.parametrize(
    "path", TURTLE + QUERIES, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_prefixes_are_those_of_the_one_map(path: Path) -> None:
    known = vocabulary.prefixes()
    folders = {f"{vocabulary.DATA}{slug}/" for slug in _data_folders()}
    for prefix, namespace in _DECLARED.findall(path.read_text(encoding="utf-8")):
        if namespace in folders and prefix not in known:
            assert namespace == f"{vocabulary.DATA}{prefix}/"
        else:
            assert known.get(prefix) == namespace, f"{prefix}: <{namespace}>"


def _data_folders() -> Iterator[str]:
    """Yield the part of the data namespace that belongs to each municipality."""
    for path in resources.path("data").rglob("*.ttl"):
        found = re.findall(re.escape(vocabulary.DATA) + r"([a-z0-9-]+)/", path.read_text("utf-8"))
        yield from set(found)


def _without_what_owl_lacks(kb: KnowledgeBase) -> bytes:
    """Return ontology and data as N-Triples that an OWL 2 DL reasoner can read.

    The datatype map of OWL 2 DL knows neither xsd:duration nor xsd:date, so the statements
    with such literals are left out, and with them the ranges that name the two. Language and
    text say nothing to the reasoner here, so the annotations are left out as well, and what
    describes files, catalogue and the rules' outcomes.
    """
    xsd = vocabulary.XSD
    lacking = {f"{xsd}duration", f"{xsd}date", f"{xsd}gYear", f"{xsd}hexBinary", f"{xsd}anyURI"}
    annotations = {
        quad.subject
        for quad in kb.store.quads_for_pattern(
            None,
            ox.NamedNode(vocabulary.RDF_TYPE),
            ox.NamedNode("http://www.w3.org/2002/07/owl#AnnotationProperty"),
        )
    }
    declared = {
        quad.subject.value
        for kind in ("ObjectProperty", "DatatypeProperty")
        for quad in kb.store.quads_for_pattern(
            None,
            ox.NamedNode(vocabulary.RDF_TYPE),
            ox.NamedNode(f"http://www.w3.org/2002/07/owl#{kind}"),
        )
        if isinstance(quad.subject, ox.NamedNode)
    }
    built_in = ("http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#")  # fmt: skip
    kept = set()
    for quad in kb.store:
        if quad.graph_name in (
            ox.NamedNode(vocabulary.CATALOGUE_GRAPH),
            ox.NamedNode(vocabulary.CHECKSUMS_GRAPH),
        ):
            continue
        if quad.predicate in annotations:
            continue
        if quad.predicate.value not in declared and not quad.predicate.value.startswith(built_in):
            continue
        value = quad.object
        if isinstance(value, ox.Literal) and value.datatype.value in lacking:
            continue
        if isinstance(value, ox.NamedNode) and value.value in lacking:
            continue
        kept.add(ox.Triple(quad.subject, quad.predicate, value))
    return ox.serialize(kept, format=ox.RdfFormat.N_TRIPLES) or b""


@pytest.fixture
def java() -> None:
    """HermiT runs on java: a machine without it skips, continuous integration must have it."""
    if shutil.which("java") is None:
        assert os.environ.get("CI") != "true", "HermiT needs java"
        pytest.skip("HermiT needs java, which is not installed")


@pytest.mark.usefixtures("java")
def test_hermit_finds_no_inconsistency(kb: KnowledgeBase, tmp_path: Path) -> None:
    import owlready2

    path = tmp_path / "all.nt"
    path.write_bytes(_without_what_owl_lacks(kb))
    world = owlready2.World(filename=str(tmp_path / "quads.sqlite3"))
    ontology = world.get_ontology(path.as_uri()).load()
    assert len(list(world.classes())) > 10
    assert len(world.graph) > 5000
    with ontology:
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    assert list(world.inconsistent_classes()) == []


@pytest.mark.usefixtures("java")
def test_hermit_would_find_one(kb: KnowledgeBase, tmp_path: Path) -> None:
    import owlready2

    path = tmp_path / "all.nt"
    fault = (
        f"<{vocabulary.DATA}herning/lokalraadet> <{vocabulary.RDF_TYPE}> <{vocabulary.SSP}Seat> ."
    )
    path.write_bytes(_without_what_owl_lacks(kb) + fault.encode())
    world = owlready2.World(filename=str(tmp_path / "quads.sqlite3"))
    ontology = world.get_ontology(path.as_uri()).load()
    with ontology, pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)


def test_owl_rl_makes_no_two_actors_the_same(kb: KnowledgeBase) -> None:
    import owlrl
    import rdflib
    from rdflib.namespace import OWL

    graph = rdflib.Graph()
    graph.parse(data=_without_what_owl_lacks(kb), format="nt")
    stated = len(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert len(graph) > stated
    same = {(str(s), str(o)) for s, o in graph.subject_objects(OWL.sameAs) if s != o}
    assert same == set()
