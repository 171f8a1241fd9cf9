"""Loading the shipped graph and a user's own files and folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import ssp_graph as ssp
from ssp_graph.errors import CatalogueError, InputError, Problems, SspError
from ssp_graph.knowledge_base import KnowledgeBase

MINI = Path(__file__).with_name("mini.ttl")
LOCAL = "https://w3id.org/ssp-graph/source/local/"
HEAD = """@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
@prefix level: <https://w3id.org/ssp-graph/level/> .
@prefix mini: <https://w3id.org/ssp-graph/data/mini/> .
"""


@pytest.fixture(scope="module")
def mini() -> KnowledgeBase:
    return ssp.load(MINI)


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_every_graph_of_the_catalogue_is_loaded(kb: KnowledgeBase) -> None:
    catalogued = kb.query(
        "SELECT ?graph { ?graph <https://w3id.org/ssp-graph/ontology#file> ?file }"
    )
    listed = {graph for (graph,) in catalogued}
    assert listed == set(kb.files)
    assert listed <= set(kb.graph_names())


def test_the_default_graph_is_the_union_without_repetition(kb: KnowledgeBase) -> None:
    (total,) = kb.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0]
    (distinct,) = kb.query(
        "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"
    ).rows[0]
    assert total == distinct > 10_000


def test_a_query_before_the_union_is_written_answers_the_same(kb: KnowledgeBase) -> None:
    fresh = ssp.load()
    for name in ("compare/level", "compare/sector", "names/municipalities", "names/graphs"):
        assert fresh.query(name).terms == kb.query(name).terms


def test_a_file_of_ones_own_is_a_source_graph(mini: KnowledgeBase) -> None:
    assert f"{LOCAL}mini" in mini.graph_names("mini", "source")
    assert mini.files[f"{LOCAL}mini"] == MINI
    described = mini.query("list/municipalities").records()
    assert "Mini Kommune" in [record["label"] for record in described]
    assert "Herning Kommune" in [record["label"] for record in described]


def test_without_the_shipped_municipalities() -> None:
    alone = ssp.load(MINI, shipped=False)
    assert [r["label"] for r in alone.query("list/municipalities").records()] == ["Mini Kommune"]
    assert ssp.compare(alone).municipalities[0][1] == "Mini Kommune"


def test_a_seat_has_the_sector_of_its_post_before_its_unit(mini: KnowledgeBase) -> None:
    seat = "<https://w3id.org/ssp-graph/data/mini/styregruppe-skolen>"
    found = mini.query(f"SELECT ?sector {{ {seat} ssp:sector ?sector }}").rows
    assert found == [("https://w3id.org/ssp-graph/sector/social-services",)]


def test_participation_is_derived_both_ways(mini: KnowledgeBase) -> None:
    forum = "<https://w3id.org/ssp-graph/data/mini/styregruppe>"
    there = mini.query(f"SELECT ?p {{ {forum} ssp:participant ?p }}").rows
    back = mini.query(f"SELECT ?p {{ ?p ssp:participatesIn {forum} }}").rows
    assert sorted(there) == sorted(back)
    assert [iri.rpartition("/")[2] for (iri,) in sorted(there)] == ["skolen", "socialchefen"]


def test_one_label_a_node_and_language(kb: KnowledgeBase) -> None:
    repeated = kb.query(
        """SELECT ?node ?lang WHERE {
             GRAPH <https://w3id.org/ssp-graph/derived> { ?node rdfs:label ?label }
             BIND (LANG(?label) AS ?lang) }
           GROUP BY ?node ?lang HAVING (COUNT(?label) > 1)"""
    )
    assert repeated.rows == []


def test_the_document_with_the_lowest_precedence_names_a_forum(kb: KnowledgeBase) -> None:
    forum = "herning:faerdselssikkerhedsudvalget"
    label = kb.query("show/label", node=forum, lang="da").rows[0][1]
    assert label == "Trafiksikkerhedsudvalget"


def test_trig_keeps_its_graphs_and_replaces_those_of_the_same_name(tmp_path: Path) -> None:
    graph = "https://w3id.org/ssp-graph/source/silkeborg-organisering"
    forum = "https://w3id.org/ssp-graph/data/silkeborg/nyt"
    path = write(
        tmp_path,
        "ny.trig",
        HEAD + f"<{graph}> {{ <{forum}> a ssp:Forum ; ssp:serves "
        "<https://w3id.org/ssp-graph/data/silkeborg/kommune> . }",
    )
    kb = ssp.load(path)
    inside = kb.query(f"SELECT ?s {{ GRAPH <{graph}> {{ ?s a ssp:Forum }} }}").rows
    assert inside == [(forum,)]
    assert kb.files[graph] == path


def test_two_files_of_the_same_name_are_two_graphs(tmp_path: Path) -> None:
    other = tmp_path / "mini.ttl"
    shutil.copy(MINI, other)
    kb = ssp.load(MINI, other)
    assert {f"{LOCAL}mini", f"{LOCAL}mini-2"} <= set(kb.graph_names())


def test_a_folder_with_a_catalogue(tmp_path: Path) -> None:
    shutil.copy(MINI, tmp_path / "min.ttl")
    write(
        tmp_path,
        "catalogue.ttl",
        HEAD + '<https://example.org/g> a ssp:Source ; ssp:file "min.ttl" .',
    )
    kb = ssp.load(tmp_path)
    assert kb.files["https://example.org/g"].name == "min.ttl"
    assert kb.graph_names("mini") == ["https://example.org/g"]


def test_a_folder_without_a_catalogue_says_so(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="or a catalogue"):
        ssp.load(tmp_path)


@pytest.mark.parametrize(
    ("listed", "message"),
    [("gone.ttl", "don't exist"), ("../secret.ttl", "outside the folder")],
)
def test_a_catalogue_that_does_not_fit(tmp_path: Path, listed: str, message: str) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    write(tmp_path, "secret.ttl", HEAD)
    write(folder, "catalogue.ttl", HEAD + f'<urn:g> a ssp:Source ; ssp:file "{listed}" .')
    with pytest.raises(CatalogueError, match=message):
        ssp.load(folder)


def test_an_empty_catalogue_says_so(tmp_path: Path) -> None:
    write(tmp_path, "catalogue.ttl", HEAD)
    with pytest.raises(CatalogueError, match="lists no file"):
        ssp.load(tmp_path)


@pytest.mark.parametrize(
    ("body", "line", "da", "en"),
    [
        ("mini:a a ssp:Forum\nmini:b a ssp:Forum .", 5, "punktum", "full stop"),
        ("mini:a a sspp:Forum .", 4, "præfikset sspp:", "prefix sspp:"),
        ('mini:a ssp:task "x .\n', 4, "slutter midt i", "ends in the middle"),
        ("mini:a 'x' ssp:Forum .", 4, "ventes en egenskab", "property is expected"),
        ("mini:a a [ ssp:task 'x' .", 4, "ventes »]«", "“]” is expected"),
        ("<http://a b> a ssp:Forum .", 4, "kan ikke stå i en IRI", "can't stand in an IRI"),
    ],
)
def test_broken_turtle_names_file_line_and_what_was_expected(
    tmp_path: Path, body: str, line: int, da: str, en: str
) -> None:
    path = write(tmp_path, "brudt.ttl", HEAD + body)
    with pytest.raises(InputError) as caught:
        ssp.load(path)
    assert caught.value.line == line
    assert caught.value.message("da").startswith(f"{path}:{line}:")
    assert da in caught.value.message("da")
    assert en in caught.value.message("en")


def test_undeclared_terms_are_named_all_at_once_with_line_and_nearest(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "fejl.ttl",
        HEAD + "mini:a a ssp:Forrum ;\n    ssp:level level:stratejic ;\n"
        '    ssp:task "ssp:Nothing in a string" . # ssp:Nothing in a comment\n'
        "mini:b ssp:qqqqqqqqqq mini:a .",
    )
    with pytest.raises(Problems) as caught:
        ssp.load(path)
    messages = caught.value.message("en").splitlines()
    assert messages == [
        f"{path}:4: The term ssp:Forrum isn't declared in the ontology. The nearest is ssp:Forum.",
        f"{path}:5: The term level:stratejic isn't declared in the ontology. "
        "The nearest is level:strategic.",
        f"{path}:7: The term ssp:qqqqqqqqqq isn't declared in the ontology.",
    ]


def test_a_term_that_the_file_declares_itself_is_fine(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "eget.ttl",
        HEAD + "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "level:lokal a skos:Concept .\nmini:a a ssp:Forum ; ssp:level level:lokal .",
    )
    assert f"{LOCAL}eget" in ssp.load(path).graph_names()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("tom.ttl", "", "no statements"),
        ("data.rdf", "<rdf/>", "can't be read"),
        ("data.jsonld", '{"@context": "https://example.org/c", "@id": "urn:a"}', "on the web"),
        ("data.jsonld", '{"@id": ', "Not valid JSON-LD"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(SspError, match=message):
        ssp.load(write(tmp_path, name, content))


def test_a_file_in_latin_1_is_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.ttl"
    path.write_bytes((HEAD + 'mini:a ssp:task "æøå" .').encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        ssp.load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        ssp.load(tmp_path / "nej.ttl")


def test_the_ontology_inside_a_file_does_not_replace_ours(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "o.trig",
        HEAD + "<https://w3id.org/ssp-graph/ontology> { ssp:Forum a ssp:Seat . }\n"
        "{ mini:a a ssp:Forum . }",
    )
    kb = ssp.load(path)
    assert not kb.query("ASK { ssp:Forum a ssp:Seat }").boolean


def test_copying_graphs_leaves_the_knowledge_base_alone(kb: KnowledgeBase) -> None:
    before = len(kb.store)
    copied = kb.copy(*kb.graph_names("silkeborg"))
    assert len(copied) > 1000
    copied.remove((None, None, None))
    assert len(kb.store) == before


def test_the_rdflib_view_sees_the_same_statements(kb: KnowledgeBase) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/ssp-graph/ontology#Forum> }"
    (row,) = kb.graph.query(sparql)
    assert int(row[0]) == kb.query(sparql).rows[0][0] > 20
