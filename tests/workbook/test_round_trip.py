"""What is written to a workbook is read back, whatever it is."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import ssp_graph as ssp
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.loading import load_alone
from ssp_graph.vocabulary import CATALOGUE_GRAPH, DATA
from ssp_graph.workbook import exporting, layout, reading, sandbox, template, writing
from ssp_graph.workbook.content import Content, Graph, content
from ssp_graph.workbook.evidence import Fact
from tests.conftest import THREE
from tests.workbook import typed

SOFFICE = shutil.which("soffice")
LANGS = ["da", "en"]


def canonical(statements: Iterable[ox.Quad]) -> set[str]:
    """Return statements so that isomorphic graphs give equal sets (RDFC-1.0)."""
    dataset = ox.Dataset(statements)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def of_graph(quads: Iterable[ox.Quad], name: str) -> set[str]:
    """Return one named graph, canonically."""
    return canonical(quad for quad in quads if quad.graph_name == ox.NamedNode(name))


def written(lines: Mapping[str, Sequence[writing.Line]], lang: str) -> list[sandbox.Grid]:
    """Return the sheets that a workbook with `lines` holds, without the detour of a file."""
    grids = []
    for sheet in layout.current().sheets:
        places = {column.key: number for number, column in enumerate(sheet.columns, 1)}
        rows: dict[int, dict[int, sandbox.Cell]] = {
            1: {n: sheet.column(key).heading[lang] for key, n in places.items()}  # type: ignore[index]
        }
        for number, line in enumerate(lines[sheet.key], 2):
            rows[number] = {places[key]: _cell(value) for key, value in line.items()}
        grids.append(sandbox.Grid(sheet.title[lang], rows))  # type: ignore[index]
    return grids


def _cell(value: writing.Written) -> sandbox.Cell:
    is_date = isinstance(value, dt.date)
    return dt.datetime(value.year, value.month, value.day) if is_date else value  # type: ignore[union-attr, return-value]


def assert_same(kb: KnowledgeBase, name: str, read: Path) -> None:
    """Assert that every graph of a municipality is the same in `kb` and in the file `read`."""
    quads = reading.read(read).quads
    graphs = [*kb.graph_names(name, "source"), *kb.graph_names(name, "reading")]
    for graph in graphs:
        stored = kb.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        assert of_graph(quads, graph) == canonical(stored), graph
    named = {quad.graph_name for quad in quads}
    assert named == {ox.NamedNode(graph) for graph in (*graphs, CATALOGUE_GRAPH)}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", THREE)
def test_shipped_municipalities_as_workbooks(
    kb: KnowledgeBase, name: str, lang: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(exporting.xlsx(kb, f"{DATA}{name}/kommune", lang))  # type: ignore[arg-type]
    assert_same(kb, name, path)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", THREE)
def test_shipped_municipalities_as_csv(
    kb: KnowledgeBase, name: str, lang: str, tmp_path: Path
) -> None:
    files = exporting.csv_files(kb, f"{DATA}{name}/kommune", lang)  # type: ignore[arg-type]
    exporting.write_folder(tmp_path / "x", files)
    assert_same(kb, name, tmp_path / "x")


@pytest.mark.parametrize("name", THREE)
def test_a_workbook_gives_the_same_answers(kb: KnowledgeBase, name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(exporting.xlsx(kb, f"{DATA}{name}/kommune", "da"))
    again = ssp.load(path)
    for query in ("fora-per-level", "seats", "meetings-per-year", "links", "plans", "tasks"):
        assert sorted(again.query(query, municipality=name).rows, key=str) == sorted(
            kb.query(query, municipality=name).rows, key=str
        ), query


def test_practice_examples_survive(kb: KnowledgeBase, tmp_path: Path) -> None:
    iri = f"{DATA}praksis-ssp-plus-netvaerk/kommune"
    stated = content(kb, iri)
    lines = writing.lines(stated, layout.current(), "da")
    quads = reading.understand(tmp_path, written(lines, "da"), layout.current()).quads
    for graph in stated.graphs:
        stated = [ox.Quad(s, ox.NamedNode(p), o, ox.NamedNode(graph.iri))
                  for s, p, o in graph.facts]  # fmt: skip
        assert of_graph(quads, graph.iri) == canonical(stated)


# What a person typed


def test_every_typed_cell_comes_back(tmp_path: Path) -> None:
    """The cells of a filled-in template, in the words that its drop-downs offer."""
    rows = {
        **typed.SMALL,
        "Fora": [
            {"Navn": "Styregruppe", "Niveau": "Strategisk niveau", "Forumtype": "Styregruppe",
             "Formål": "Sætte mål.\nFølge op."},
            {"Navn": "+Netværk", "Niveau": "Koordinerende niveau",
             "Drøfter enkeltpersoner": "Nej"},
        ],
        "Møder": [{"Forum": "Styregruppe", "Hvor tit": "kvartalsvis", "Fra måned": "marts"},
                  {"Forum": "+Netværk", "Hvor tit": "ca. 4"}],
        "Forbindelser": [
            {"Fra": "+Netværk", "Forbindelse": "refererer til", "Til": "Styregruppe"},
        ],
        "Planer": [{"Navn": "Plan", "Plantype": "Handleplan", "Gælder fra": "2024",
                    "Godkendt den": dt.datetime(2024, 3, 5), "Revisionsinterval": "årligt"}],
    }  # fmt: skip
    empty = template.build(layout.current(), "da")
    path = typed.filled(empty, rows, tmp_path / "typed.xlsx")
    kb = load_alone(path)
    again = tmp_path / "again.xlsx"
    again.write_bytes(exporting.xlsx(kb, f"{DATA}odense/kommune", "da"))
    before, after = _typed(path), _typed(again)
    for title, lines in before.items():
        for line in lines:
            assert any(line.items() <= other.items() for other in after[title]), (title, line)
    quads = reading.read(path).quads
    for graph in {q.graph_name.value for q in quads} - {CATALOGUE_GRAPH}:  # type: ignore[union-attr]
        assert of_graph(quads, graph) == of_graph(reading.read(again).quads, graph)


def _typed(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return the filled cells below the headings and hints of each sheet, by heading."""
    found = {}
    for grid in sandbox.read_xlsx(path):
        headings = grid.rows.get(2, {})
        found[grid.name] = [
            {str(headings[index]): value for index, value in row.items() if index in headings}
            for number, row in grid.rows.items()
            if number > 3
        ]
    titles = {sheet.title["da"] for sheet in layout.current().sheets}
    return {title: lines for title, lines in found.items() if title in titles}


@pytest.mark.slow
@pytest.mark.skipif(
    SOFFICE is None and os.environ.get("CI") != "true",
    reason="LibreOffice (soffice) isn't installed",
)
def test_libreoffice_keeps_a_workbook(kb: KnowledgeBase, tmp_path: Path) -> None:
    assert SOFFICE is not None
    source = tmp_path / "in" / "silkeborg.xlsx"
    source.parent.mkdir()
    source.write_bytes(exporting.xlsx(kb, f"{DATA}silkeborg/kommune", "da"))
    _convert(source, tmp_path / "out", tmp_path / "profile")
    assert_same(kb, "silkeborg", tmp_path / "out" / "silkeborg.xlsx")


def _convert(source: Path, folder: Path, profile: Path) -> None:
    command = [str(SOFFICE), f"-env:UserInstallation=file://{profile}", "--headless",
               "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder),
               str(source)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@pytest.mark.slow
@pytest.mark.skipif(
    SOFFICE is None and os.environ.get("CI") != "true",
    reason="LibreOffice (soffice) isn't installed",
)
def test_libreoffice_keeps_texts_that_look_like_formulas(tmp_path: Path) -> None:
    rows = {"Kommune": [{"Kommune": "Odense"}], "Fora": [{"Navn": name} for name in DANGEROUS]}
    made = template.build(layout.current(), "da", {
        "municipality": [{"municipality": "Odense"}],
        "fora": [{"id": f"f{n}", "name": name} for n, name in enumerate(DANGEROUS)],
    })  # fmt: skip
    assert rows
    source = tmp_path / "in" / "x.xlsx"
    source.parent.mkdir()
    source.write_bytes(made)
    _convert(source, tmp_path / "out", tmp_path / "profile")
    assert _names(tmp_path / "out" / "x.xlsx") == [name.strip() for name in DANGEROUS]


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "-Team", "+Team (SSP+)"]


def _names(path: Path) -> list[str]:
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    found = [q for q in reading.read(path).quads if q.predicate.value == label]
    ordered = sorted(found, key=lambda q: int(q.subject.value.rpartition("/f")[2]))  # type: ignore[union-attr]
    return [q.object.value for q in ordered]  # type: ignore[union-attr]


# Random organisations

_WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r"),
    min_size=1,
    max_size=24,
)
_SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True)
_SSP = "https://w3id.org/ssp-graph/ontology#"
_ORG = "http://www.w3.org/ns/org#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ODENSE = f"{DATA}odense/"


def _literal(value: object, kind: str) -> ox.Literal:
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return ox.Literal(said, datatype=ox.NamedNode(_XSD + kind))


@st.composite
def organisations(draw: st.DrawFn) -> Content:
    """Draw a municipality with fora, seats, meetings, actors, evidence and stray facts."""
    names = draw(st.lists(_SLUGS, min_size=2, max_size=7, unique=True))
    nodes = [ox.NamedNode(_ODENSE + name) for name in names]
    kinds = [draw(st.sampled_from(["Forum", "Seat", "Plan", "unit", "TargetGroup", "Function",
                                   "MeetingPattern", "none"])) for _ in nodes]  # fmt: skip
    drawn: dict[str, list[Fact]] = {}
    for iri in ("source/odense-plan", "source/odense-aftale", "reading/odense"):
        facts: list[Fact] = []
        for node, kind in zip(nodes, kinds, strict=True):
            if kind != "none" and draw(st.booleans()):
                cls = _ORG + "OrganizationalUnit" if kind == "unit" else _SSP + kind
                facts.append((node, _TYPE, ox.NamedNode(cls)))
                facts += draw(_required(node, kind, nodes))
            facts += draw(st.lists(_facts(node, nodes), max_size=6))
        drawn[iri] = facts
    # A workbook refuses evidence for what it doesn't state.
    stated = [fact for facts in drawn.values() for fact in facts]
    for facts in drawn.values():
        for node in nodes:
            own = [fact for fact in stated if fact[0] == node]
            facts += [fact for part in draw(st.lists(_evidence(node, own), max_size=3))
                      for fact in part]  # fmt: skip
    graphs = [Graph(f"https://w3id.org/ssp-graph/{iri}", tuple(facts))
              for iri, facts in drawn.items() if facts]  # fmt: skip
    return Content(f"{_ODENSE}kommune", tuple(graphs))


def _required(
    node: ox.NamedNode, kind: str, nodes: list[ox.NamedNode]
) -> st.SearchStrategy[list[Fact]]:
    """Draw what a workbook insists on: a name, and the forum and the member of a seat."""
    name = _WORDS.map(lambda words: (node, _SKOS + "prefLabel", ox.Literal(words, language="da")))
    one = st.sampled_from(nodes)
    if kind == "Seat":
        forum = one.map(lambda other: (node, _ORG + "organization", other))
        return st.tuples(name, forum, one.map(lambda o: (node, _ORG + "member", o))).map(list)
    if kind == "MeetingPattern":
        return one.map(lambda other: [(other, _SSP + "meets", node)])
    return name.map(lambda fact: [fact])


def _facts(node: ox.NamedNode, nodes: list[ox.NamedNode]) -> st.SearchStrategy[Fact]:
    levels = st.sampled_from(["strategic", "political", "executive"])
    objects = st.sampled_from(nodes)
    numbers = st.integers(min_value=0, max_value=40)
    values: dict[str, st.SearchStrategy[object]] = {
        _SKOS + "prefLabel": st.builds(lambda t, g: ox.Literal(t, language=g), _WORDS,
                                       st.sampled_from(["da", "en"])),
        _SKOS + "altLabel": st.builds(lambda t: ox.Literal(t, language="da"), _WORDS),
        _SSP + "task": st.builds(lambda t, g: ox.Literal(t, language=g), _WORDS,
                                 st.sampled_from(["da", "en", "de"])),
        _SSP + "level": st.builds(
            lambda x: ox.NamedNode(f"https://w3id.org/ssp-graph/level/{x}"), levels),
        _SSP + "sector": st.just(ox.NamedNode("https://w3id.org/ssp-graph/sector/school")),
        _SSP + "serves": st.just(ox.NamedNode(_ODENSE + "kommune")),
        _SSP + "meets": objects,
        _ORG + "organization": objects,
        _ORG + "member": objects,
        _ORG + "reportsTo": objects,
        _SSP + "minPerYear": st.builds(lambda n: _literal(n, "integer"), numbers),
        _SSP + "maxPerYear": st.builds(lambda n: _literal(n, "integer"), numbers),
        _SSP + "interval": st.sampled_from(["P14D", "P3M", "P1Y2M", "PT5M"]).map(
            lambda v: _literal(v, "duration")),
        _SSP + "approximate": st.booleans().map(lambda v: _literal(v, "boolean")),
        _SSP + "hedge": st.sampled_from(["ca.", "minimum"]).map(
            lambda v: ox.Literal(v, language="da")),
        _SSP + "fromMonth": st.builds(lambda n: _literal(n, "integer"), numbers),
        _SSP + "validFrom": st.sampled_from([_literal("2024", "gYear"),
                                             _literal("2024-03-05", "date")]),
        _SSP + "approvedOn": st.dates(dt.date(1000, 1, 1)).map(lambda d: _literal(d, "date")),
        _SSP + "planKind": st.sampled_from(["action-plan", "other"]).map(ox.Literal),
        "http://purl.org/dc/terms/source": st.one_of(objects, _WORDS.map(ox.Literal)),
    }  # fmt: skip
    return st.sampled_from(sorted(values)).flatmap(
        lambda path: values[path].map(lambda value: (node, path, value))  # type: ignore[return-value, arg-type]
    )


@st.composite
def _evidence(draw: st.DrawFn, node: ox.NamedNode, own: list[Fact]) -> list[Fact]:
    blank = ox.BlankNode()
    facts: list[Fact] = [(node, _SSP + "evidence", blank)]
    had = sorted({path.removeprefix(_SSP) for _, path, _ in own} & {"level", "task", "sector"})
    aspects = draw(st.lists(st.sampled_from(had), max_size=2, unique=True)) if had else []
    facts += [(blank, _SSP + "aspect", ox.NamedNode(_SSP + name)) for name in aspects]
    if draw(st.booleans()):
        words = draw(st.one_of(_WORDS, st.just("møder hver måned")))
        facts.append((blank, "http://www.w3.org/ns/oa#exact", ox.Literal(words, language="da")))
    if draw(st.booleans()):
        facts.append((blank, _SSP + "section", ox.Literal(draw(_WORDS))))
    if draw(st.booleans()):
        comment = "http://www.w3.org/2000/01/rdf-schema#comment"
        facts.append((blank, comment, ox.Literal(draw(_WORDS), language="da")))
    if aspects and draw(st.booleans()):
        values = [value for _, path, value in own if path.removeprefix(_SSP) in aspects]
        facts.append((blank, _SSP + "aspectValue", draw(st.sampled_from(values))))
    return facts


# Shrinking a whole organisation takes minutes; what is found is small enough to be read.
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(organisations(), st.sampled_from(LANGS))
def test_random_organisations_survive(drawn: Content, lang: str) -> None:
    lines = writing.lines(drawn, layout.current(), lang)  # type: ignore[arg-type]
    if not any(graph.facts for graph in drawn.graphs):
        return
    quads = reading.understand(Path("x.xlsx"), written(lines, lang), layout.current()).quads
    for graph in drawn.graphs:
        stated = [ox.Quad(s, ox.NamedNode(p), o, ox.NamedNode(graph.iri))
                  for s, p, o in graph.facts]  # fmt: skip
        assert of_graph(quads, graph.iri) == canonical(stated)
