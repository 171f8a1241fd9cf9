"""The shipped data: sealed, catalogued, quoted verbatim."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import ssp_graph as ssp
from ssp_graph import resources, vocabulary
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.quotations import normalise
from ssp_graph.sealing import sealed
from tests.conftest import PROJECT, SHARED, THREE


def test_the_generated_files_are_up_to_date() -> None:
    for path, content in sealed().items():
        assert path.read_bytes() == content, f"{path.name}: run `ssp-graph data seal`"


def test_every_quotation_stands_in_its_document(kb: KnowledgeBase, texts: Path) -> None:
    verification = ssp.verify(kb, texts)
    assert verification.failures == ()
    assert verification.verified == verification.quotations > 1000
    assert verification.documents == 5


def test_verification_finds_what_is_wrong(tmp_path: Path, texts: Path) -> None:
    path = tmp_path / "fejl.trig"
    path.write_text(
        """@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
        @prefix level: <https://w3id.org/ssp-graph/level/> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix s: <https://w3id.org/ssp-graph/data/silkeborg/> .
        <https://w3id.org/ssp-graph/source/silkeborg-organisering> {
          s:a a ssp:Forum ; ssp:level level:political ;
            ssp:evidence [ oa:exact "Dette står der ikke"@da ] ,
              [ oa:exact "Koordineringsmøderne er en tværfaglig koordinerende gruppe"@da ] ,
              [ oa:exact "en to tre fire fem seks syv otte ni ti elleve tolv tretten"@da ] .
          s:b a ssp:Forum .
        }""",
        encoding="utf-8",
    )
    found = {
        (f.kind, f.node.rpartition("/")[2]) for f in ssp.verify(ssp.load(path), texts).failures
    }
    assert {
        ("not-found", "a"),
        ("other-document", "a"),
        ("too-long", "a"),
        ("no-evidence", "b"),
        ("fact-without-evidence", "a"),
    } <= found


def test_missing_and_changed_texts_are_told(kb: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "hedensted-strategi.txt").write_text("noget andet", encoding="utf-8")
    kinds = [(f.kind, f.detail) for f in ssp.verify(kb, tmp_path).failures]
    assert ("changed-text", "hedensted-strategi.txt") in kinds
    assert ("no-text", "national-ramme.txt") in kinds


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("fore\u00adbyggende", "forebyggende"),
        ("SSP-\u2010udvalget", "SSP-udvalget"),
        ("a\tb\u00a0c", "a b c"),
        ("forebyg-\ngende", "forebyggende"),
        ("SSP-\nudvalget", "SSP-udvalget"),
        ("Midt-\nVest", "Midt-Vest"),
        ("børne-\nog ungeområdet", "børne- og ungeområdet"),
        ("skole-\n& fritid", "skole- & fritid"),
        ("„citat” – ’her’", "\"citat\" - 'her'"),
        ("• punkt \uf0b7 to", "punkt to"),
        ("Bo\u0308r", "Bör"),
    ],
)
def test_normalisation(raw: str, expected: str) -> None:
    assert normalise(raw) == expected


def test_the_catalogue_has_the_checksum_of_each_text(kb: KnowledgeBase, texts: Path) -> None:
    named = {r["text_file"]: r["sha256"] for r in kb.query("list/sources").records()}
    files = sorted(texts.glob("*.txt"))
    assert len(files) == 5
    assert named == {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def test_every_graph_has_a_licence_and_an_author(kb: KnowledgeBase) -> None:
    complete = kb.query(
        """SELECT DISTINCT ?graph { ?graph ssp:file ?file ; dcterms:license ?licence ;
             dcterms:title ?title ; prov:wasAttributedTo ?agent }"""
    )
    assert {graph for (graph,) in complete} == set(kb.files)


def test_every_data_file_is_in_the_catalogue(kb: KnowledgeBase) -> None:
    listed = {path.resolve() for path in kb.files.values()}
    found = {path.resolve() for path in resources.path("data").rglob("*.ttl")}
    # The catalogue itself, and the outcomes, which it names but which only a report reads.
    apart = {resources.path("data", name).resolve() for name in ("catalogue.ttl", "outcomes.ttl")}
    assert found - listed == apart
    assert '"outcomes.ttl"' in resources.path("data", "catalogue.ttl").read_text(encoding="utf-8")


def test_every_file_uses_the_one_prefix_map() -> None:
    known = vocabulary.prefixes()
    for folder, pattern in (("data", "*.ttl"), ("queries", "*.rq")):
        for path in resources.path(folder).rglob(pattern):
            for line in path.read_text(encoding="utf-8").splitlines():
                words = line.replace("@prefix", "PREFIX").split()
                if len(words) < 3 or words[0] != "PREFIX":
                    continue
                prefix, namespace = words[1].rstrip(":"), words[2].strip("<>")
                expected = known.get(prefix, f"{vocabulary.DATA}{prefix}/")
                assert namespace == expected, f"{path}: {line}"


def _builder() -> ModuleType:
    path = PROJECT / "data" / "reference" / "build.py"
    spec = importlib.util.spec_from_file_location("build_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_data_follow_from_the_table() -> None:
    table = SHARED / "data" / "danish-municipalities.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    written = (PROJECT / "data" / "reference" / "denmark.ttl").read_text(encoding="utf-8")
    assert _builder().build(rows) == written


def test_how_many_municipalities_districts_and_regions(kb: KnowledgeBase) -> None:
    (counts,) = kb.query(
        """SELECT ?m ?d ?r WHERE {
             { SELECT (COUNT(DISTINCT ?x) AS ?m) { GRAPH dk:reference { ?x a ssp:Municipality } } }
             { SELECT (COUNT(DISTINCT ?x) AS ?d)
               { GRAPH dk:reference { ?x a ssp:PoliceDistrict } } }
             { SELECT (COUNT(DISTINCT ?x) AS ?r) { GRAPH dk:reference { ?x a ssp:Region } } }
           }"""
    ).rows
    assert counts == (98, 12, 5)


def test_christiansoe_is_no_municipality(kb: KnowledgeBase) -> None:
    assert kb.query("ASK { dk:christiansoe skos:note ?note }").boolean
    assert not kb.query("ASK { dk:christiansoe a ssp:Municipality }").boolean


def test_three_lines_to_a_result(kb: KnowledgeBase) -> None:
    comparison = ssp.compare(kb, THREE)
    assert [label for _, label in comparison.rows][:4] == [
        "Politisk niveau", "Strategisk niveau", "Koordinerende niveau", "Udførende niveau",
    ]  # fmt: skip
    assert "Lokalrådet" in str(comparison)
    assert "<table>" in comparison._repr_html_()
    assert set(comparison.to_pandas()["basis"]) <= {"stated", "reading", "none"}
    english = str(ssp.compare(kb, THREE, lang="en"))
    assert "not stated" in english.splitlines()[-1]
    assert "angivet" not in english


def test_what_is_read_into_a_seat_has_its_reason_and_who_sits_there_its_quotation(
    kb: KnowledgeBase,
) -> None:
    for by in ("sector", "party"):
        rows = ssp.compare(kb, THREE, by=by).to_pandas()
        read = rows[rows["basis"] == "reading"]
        assert len(read) > 100
        assert (read["reason"].str.len() > 0).all()
        assert (read["quotation"].str.len() > 0).all()


def test_in_english_a_quotation_says_which_sentence_it_backs(kb: KnowledgeBase) -> None:
    """Two purposes, two quotations: in Danish each has its own, in English each is told apart."""
    for lang in ("da", "en"):
        facts = [
            fact
            for fact in ssp.describe(kb, "herning/lokalraadet", lang=lang).facts
            if fact.property.endswith("#purpose")
        ]
        assert len(facts) == 2
        for fact in facts:
            quoted = {found.quotation for found in fact.evidence}
            backed = {found.backs for found in fact.evidence}
            assert len(quoted) == (1 if lang == "da" else 2)
            assert backed == {None} if lang == "da" else None not in backed


def test_a_shared_forum_is_compared_by_what_each_municipality_s_documents_say(
    kb: KnowledgeBase,
) -> None:
    """Only Silkeborg's page ties the district's kredsråd to a level."""
    comparison = ssp.compare(kb, ["herning", "silkeborg"], by="level")
    rows = zip(comparison.rows, comparison.cells, strict=True)
    levels: list[dict[str, str]] = [{}, {}]
    for (_, label), cells in rows:
        for at in (0, 1):
            for entry in cells[at].entries:
                if entry.node.endswith("/dk/kredsraad-midt-og-vestjylland"):
                    levels[at][label] = entry.basis
    assert levels == [
        {"Niveau ikke angivet": "none"},
        {"Politisk niveau": "stated", "Strategisk niveau": "stated"},
    ]
