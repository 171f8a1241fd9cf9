"""The template: made from the ontology, and readable in later versions."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from ssp_graph import resources
from ssp_graph.errors import InputError
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.texts import LANGUAGES, Lang
from ssp_graph.vocabulary import DATA
from ssp_graph.workbook import exporting, layout, reading, rows, sandbox, template
from ssp_graph.workbook.layout import Layout
from ssp_graph.workbook.terms import PREF_LABEL
from tests.workbook import cases, typed

PREFIXES = """
@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
@prefix level: <https://w3id.org/ssp-graph/level/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/ssp-graph/shape/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def made(lang: Lang = "da", rules: Layout | None = None) -> openpyxl.Workbook:
    content = template.build(rules or layout.current(), lang)
    return openpyxl.load_workbook(io.BytesIO(content))


def extended(folder: Path, ontology: str = "", shapes: str = "") -> Layout:
    """Return the layout that follows when the ontology and the shapes hold more."""
    for name in ("ontology", "shapes"):
        shutil.copytree(resources.path(name), folder / name)
    (folder / "ontology" / "zz-more.ttl").write_text(PREFIXES + ontology, encoding="utf-8")
    (folder / "shapes" / "zz-more.ttl").write_text(PREFIXES + shapes, encoding="utf-8")
    return layout.of_folders(folder / "ontology", folder / "shapes")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sheet_is_ready_to_fill_in(lang: Lang) -> None:
    book = made(lang)
    for sheet in layout.current().sheets:
        made_sheet = book[sheet.title[lang]]
        named = sheet.columns[1].path == PREF_LABEL  # forum and participant, short name and name
        assert made_sheet.freeze_panes == ("C4" if named else "B4")
        assert made_sheet.print_title_cols == ("$A:$B" if named else "$A:$A")
        assert not made_sheet.protection.sheet
        assert made_sheet.page_setup.orientation == "landscape"
        assert made_sheet.print_title_rows == "$2:$2"
        for number, column in enumerate(sheet.columns, 1):
            head = made_sheet.cell(2, number)
            assert head.value == column.heading[lang] + (" *" if column.required else "")
            assert head.comment is not None
            assert column.heading[lang] in head.comment.text
        if any(column.required for column in sheet.columns):
            assert len(made_sheet.conditional_formatting) > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_drop_downs_rest_on_named_ranges(lang: Lang) -> None:
    book = made(lang)
    names = set(book.defined_names)
    used = set()
    for sheet in layout.current().sheets:
        for validation in book[sheet.title[lang]].data_validations.dataValidation:
            assert validation.formula1.lstrip("=") in names
            used.add(validation.formula1.lstrip("="))
    assert used == names
    level = book.defined_names["Liste_level"].attr_text
    title, cells = level.split("!")
    values = [c.value for row in book[title.strip("'")][cells.replace("$", "")] for c in row]
    scheme = layout.current().schemes["https://w3id.org/ssp-graph/level"]
    assert values == [term.labels[lang] for term in scheme]


def test_headings_are_unique_on_a_sheet() -> None:
    for sheet in layout.current().sheets:
        for lang in LANGUAGES:
            headings = [column.heading[lang] for column in sheet.columns]
            assert len(set(headings)) == len(headings), (sheet.key, lang)
            assert all(headings)
            assert len({column.key for column in sheet.columns}) == len(headings)


def test_every_column_is_explained_in_both_languages() -> None:
    for sheet in layout.current().sheets:
        for column in sheet.columns:
            assert set(column.definition) == set(LANGUAGES), (sheet.key, column.key)


def test_a_new_concept_shows_up(tmp_path: Path) -> None:
    rules = extended(
        tmp_path,
        """level:regional a skos:Concept ; skos:inScheme <https://w3id.org/ssp-graph/level> ;
            skos:notation "5" ; skos:prefLabel "Regionalt niveau"@da , "Regional level"@en .""",
    )
    book = made(rules=rules)
    lists = [cell.value for row in book["Lister"].iter_rows() for cell in row]
    assert "Regionalt niveau" in lists
    path = typed.saved(tmp_path / "x.xlsx", {
        "Kommune": [{"Kommune": "Odense"}],
        "Fora": [{"Navn": "Forum", "Niveau": "Regionalt niveau"}],
    })  # fmt: skip
    grids = sandbox.read_xlsx(path)
    quads = reading.understand(path, grids, rules).quads
    assert "https://w3id.org/ssp-graph/level/regional" in {str(q.object)[1:-1] for q in quads}


def test_a_new_property_shows_up(tmp_path: Path) -> None:
    rules = extended(
        tmp_path,
        """ssp:budget a owl:DatatypeProperty ; rdfs:domain ssp:Forum ; rdfs:range xsd:integer ;
            rdfs:label "budget"@da , "budget"@en ; skos:definition "Penge."@da , "Money."@en .""",
    )
    assert "Budget" in [cell.value for cell in made(rules=rules)["Fora"][2]]
    path = typed.saved(tmp_path / "x.xlsx", {
        "Kommune": [{"Kommune": "Odense"}], "Fora": [{"Navn": "Forum", "Budget": "1.200"}],
    })  # fmt: skip
    quads = reading.understand(path, sandbox.read_xlsx(path), rules).quads
    assert any(q.predicate.value.endswith("#budget") and q.object.value == "1200"  # type: ignore[union-attr]
               for q in quads)  # fmt: skip


def test_what_an_integrity_shape_asks_for_is_required(tmp_path: Path) -> None:
    rules = extended(
        tmp_path,
        shapes="""shape:Q-99 a sh:NodeShape ; sh:targetClass ssp:Plan ;
            sh:property [ sh:path ssp:planKind ; sh:minCount 1 ] .
            shape:F-9.99 a sh:NodeShape ; sh:targetClass ssp:Plan ;
            sh:property [ sh:path ssp:owner ; sh:minCount 1 ] .""",
    )
    assert rules.sheet("plans").column("plan-kind").required
    assert not layout.current().sheet("plans").column("plan-kind").required
    assert not rules.sheet("plans").column("owner").required


def test_a_new_relation_is_offered(tmp_path: Path) -> None:
    rules = extended(
        tmp_path,
        """ssp:finances a owl:ObjectProperty ; rdfs:subPropertyOf ssp:relatesTo ;
            rdfs:label "finansierer"@da , "finances"@en .""",
    )
    lists = [cell.value for row in made(rules=rules)["Lister"].iter_rows() for cell in row]
    assert "finansierer" in lists


# Versions


def test_a_template_of_version_1_still_loads(tmp_path: Path) -> None:
    path = cases.FIXTURES / "template-1.xlsx"
    record = next(g for g in sandbox.read_xlsx(path) if g.name == rows.RECORD)
    assert ("version", "1") in [(row.get(1), row.get(2)) for row in record.rows.values()]
    imported, plain = (
        reading.read(path),
        reading.read(typed.saved(tmp_path / "x.xlsx", typed.SMALL)),
    )
    assert len(imported.quads) == len(plain.quads)


def test_a_heading_and_a_value_that_were_renamed_are_still_known(tmp_path: Path) -> None:
    """A later ontology words things otherwise; the template says what it was made with."""
    for name in ("ontology", "shapes"):
        shutil.copytree(resources.path(name), tmp_path / name)
    levels = tmp_path / "ontology" / "levels.ttl"
    content = levels.read_text(encoding="utf-8")
    levels.write_text(
        content.replace('"Koordinerende niveau"@da', '"Samordnende niveau"@da'), encoding="utf-8"
    )
    terms = tmp_path / "ontology" / "ssp.ttl"
    content = terms.read_text(encoding="utf-8")
    assert '"forumtype"@da' in content
    terms.write_text(content.replace('"forumtype"@da', '"slags forum"@da'), encoding="utf-8")
    later = layout.of_folders(tmp_path / "ontology", tmp_path / "shapes")
    assert "Slags forum" in [c.heading["da"] for c in later.sheet("fora").columns]
    path = cases.FIXTURES / "template-1.xlsx"
    quads = reading.understand(path, sandbox.read_xlsx(path), later).quads
    assert sorted(map(_without_blank, quads)) == sorted(
        map(_without_blank, reading.read(path).quads)
    )


def _without_blank(quad: object) -> str:
    import re

    return re.sub(r"_:\w+", "_:", str(quad))


def test_a_template_from_the_future_is_refused(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(cases.FIXTURES / "template-1.xlsx")
    book[rows.RECORD]["B1"].value = "99"
    path = tmp_path / "x.xlsx"
    book.save(path)
    with pytest.raises(InputError) as caught:
        reading.read(path)
    assert caught.value.key == "workbook.newer"


def test_the_english_template_reads_too(tmp_path: Path) -> None:
    content = template.build(layout.current(), "en")
    path = typed.filled(content, {
        "Municipality": [{"Municipality": "Odense"}],
        "Fora": [{"Name": "Styregruppe", "Level": "Strategic level"}],
        "Meetings": [{"Forum": "Styregruppe", "How often": "at least 4"}],
    }, tmp_path / "x.xlsx")  # fmt: skip
    assert any(q.predicate.value.endswith("minPerYear") for q in reading.read(path).quads)


@pytest.mark.parametrize("name", ["silkeborg", "hedensted", "herning"])
def test_the_example_comes_from_elsewhere(kb: KnowledgeBase, name: str) -> None:
    book = _for(kb, name)
    sources = {str(cell.value) for row in book["Eksempel"].iter_rows() for cell in row}
    assert not any(said.startswith(f"{name}-") for said in sources)
    assert any(said.startswith(("silkeborg-", "hedensted-")) for said in sources)


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("vejle", {"dk:kredsraad-sydoestjylland"}),
        ("herning", {"dk:kredsraad-midt-og-vestjylland"}),
        ("odense", set()),
    ],
)
def test_what_is_shared_in_the_police_district_is_offered(
    kb: KnowledgeBase, name: str, council: set[str]
) -> None:
    book = _for(kb, name)
    offered = _offered(book, "Fælles: Fora")
    assert {short for short in offered if short.startswith("dk:kredsraad")} == council
    units = _offered(book, "Fælles: Enheder og stillinger")
    assert "dk:pet" in units
    assert not set(units) & set(offered)
    validations = book["Fora"].data_validations.dataValidation
    assert any(v.formula1 == "=Faelles_fora" for v in validations) is bool(offered)


def _for(kb: KnowledgeBase, name: str) -> openpyxl.Workbook:
    written = exporting.empty(kb, "da", f"{DATA}{name}/kommune")
    return openpyxl.load_workbook(io.BytesIO(written))


def _offered(book: openpyxl.Workbook, heading: str) -> list[str]:
    columns = book["Lister"].iter_cols(values_only=True)
    return [str(v) for column in columns if column[0] == heading for v in column[1:] if v]
