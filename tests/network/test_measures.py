"""The measures by name, with their cautions, in both languages and every format."""

from __future__ import annotations

import csv
import io
import json
from itertools import combinations

import networkx as nx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import ssp_graph as ssp
from ssp_graph.cli import network as command
from ssp_graph.errors import UnknownName
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.networks import brokerage, chains, similarity, structure, two_mode
from ssp_graph.networks.graph import fora, listed, parties, projection
from ssp_graph.networks.measures import CAUTIONS, MEASURES
from ssp_graph.networks.presentation import number, table, tables
from ssp_graph.texts import Lang, text

WORDS = {
    "da": ("formelt", "længere dokument", "signifikans", "crosswalk", "virksom"),
    "en": ("formal", "longer document", "significance", "crosswalk", "effective"),
}


def run(*arguments: str, lang: Lang = "da") -> Result:
    return CliRunner().invoke(command.build(lang), [*arguments, "--lang", lang])


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_stands_with_its_cautions(
    kb: KnowledgeBase, municipalities: list[str], name: str, lang: Lang
) -> None:
    found = ssp.measure(kb, municipalities, name, permutations=50, lang=lang)
    assert len(found.cautions) == len(CAUTIONS)
    for caution, word in zip(found.cautions, WORDS[lang], strict=True):
        assert word in caution
    assert found.rows
    assert {row[0] for row in found.rows} <= {"Herning", "Silkeborg", "Hedensted"}
    notes = " ".join(tables(found)[-1].notes)
    assert all(caution in notes for caution in found.cautions)
    assert all(record["caution"] for record in found.records())
    shown = table(found)
    assert all(len(row) == len(shown.columns) for row in shown.rows)


@pytest.mark.parametrize("name", ["brokerage", "two-mode-brokerage", "e-i", "similarity"])
def test_sectors_are_said_to_be_readings(kb: KnowledgeBase, name: str) -> None:
    found = ssp.measure(kb, ["herning", "silkeborg"], name, permutations=10)
    assert text("network.reading-sector-all", "da") in found.readings
    assert text("network.reading-sector-all", "da") in " ".join(table(found).notes)


def test_a_level_is_marked_stated_or_read(kb: KnowledgeBase) -> None:
    found = ssp.measure(kb, ["hedensted"], "level-brokerage")
    bases = {row[found.columns.index("level_basis")] for row in found.rows}
    assert bases <= {"stated", "reading"}
    assert "stated" in bases
    cells = [row[2] for row in table(found).rows]
    assert {line.basis for cell in cells for line in cell} == bases


def test_the_extent_of_the_document_stands_with_it(kb: KnowledgeBase) -> None:
    documents = kb.query("network/documents", municipality="silkeborg").records()
    quotations = sum(row["quotations"] for row in documents)
    caution = ssp.measure(kb, ["silkeborg"], lang="en").cautions[1]
    assert f"Silkeborg 1 document, {quotations} quotations" in caution
    one = ssp.measure(kb, ["herning"], document="herning-organisering", lang="en").cautions[1]
    both = ssp.measure(kb, ["herning"], lang="en").cautions[1]
    assert "1 document," in one
    assert "2 documents," in both


def test_the_overview_counts_what_is_there(kb: KnowledgeBase) -> None:
    row = ssp.measure(kb, ["silkeborg"]).records()[0]
    graph = ssp.network(kb, "silkeborg")
    assert row["memberships"] == graph.number_of_edges()
    assert row["parties"] == len(parties(graph))
    assert row["fora"] == len(fora(graph))
    assert row["density"] == pytest.approx(
        row["memberships"] / (row["parties"] * row["fora_listed"]), abs=1e-6
    )


def test_practice_examples_are_measured_only_when_named(kb: KnowledgeBase) -> None:
    assert [row[0] for row in ssp.measure(kb).rows] == ["Hedensted", "Herning", "Silkeborg"]
    for example in ("praksis-ssp-plus-netvaerk", "praksis-enhed-med-tre-soejler"):
        for name in MEASURES:
            found = ssp.measure(kb, [example, "silkeborg"], name, permutations=10)
            assert table(found).columns


def test_shares_of_brokerage_add_up(kb: KnowledgeBase) -> None:
    for name in ("brokerage", "two-mode-brokerage", "level-brokerage"):
        found = ssp.measure(kb, ["herning"], name)
        assert sum(record["share"] for record in found.records()) == pytest.approx(1, abs=1e-5)


def test_top_keeps_summaries_whole(kb: KnowledgeBase) -> None:
    some = ssp.measure(kb, ["herning", "silkeborg"], "degree").top(3)
    assert [row[0] for row in some.rows] == ["Herning"] * 3 + ["Silkeborg"] * 3
    whole = ssp.measure(kb, ["herning", "silkeborg"], "e-i")
    assert whole.top(1).rows == whole.rows


def test_numbers_are_written_as_in_the_language() -> None:
    assert (number(0.5178, "da"), number(0.5178, "en")) == ("0,52", "0.52")


def test_in_a_notebook_and_at_a_prompt(kb: KnowledgeBase) -> None:
    found = ssp.measure(kb, ["herning"], "degree").top(2)
    assert "<table" in found._repr_html_()
    assert text("network.caution-effect", "da") in str(found)
    assert list(found.to_pandas().columns) == list(found.columns)


def test_unknown_measure(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as raised:
        ssp.measure(kb, ["herning"], "betweeness")
    assert "betweenness" in raised.value.message("da")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_command_prints_the_cautions(lang: Lang) -> None:
    for format_name in ("table", "md", "html"):
        result = run("herning", "silkeborg", "--format", format_name, lang=lang)
        assert result.exit_code == 0, result.output
        flat = " ".join(result.output.split())
        assert " ".join(text("network.caution-effect", lang).replace("'", "&#39;").split()) in (
            flat.replace("'", "&#39;")
        )
        assert "Herning" in flat


def test_csv_and_json() -> None:
    result = run("herning", "--measure", "degree", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert rows
    assert all(row["caution"] and row["node"].startswith("https://") for row in rows)
    several = run("herning", "--measure", "degree", "--measure", "e-i", "--format", "csv")
    assert {row["measure"] for row in csv.DictReader(io.StringIO(several.output))} == {
        "degree",
        "e-i",
    }
    document = json.loads(run("herning", "--measure", "all", "--format", "json").output)
    assert [one["measure"] for one in document] == list(MEASURES)
    assert all(len(one["cautions"]) >= len(CAUTIONS) for one in document)
    assert all(one["options"]["crosswalk"] == "own" for one in document)


def test_csv_has_all_rows_and_a_table_the_first() -> None:
    short = run("herning", "--measure", "core", "--top", "2", "--format", "md").output
    rows = list(
        csv.DictReader(
            io.StringIO(run("herning", "--measure", "core", "--top", "2", "--format", "csv").output)
        )
    )
    assert len(rows) > 10
    assert short.count("\n| ") == 4, "heading, rule and two rows"


def test_a_document_goes_with_one_municipality() -> None:
    result = run("--document", "herning-organisering")
    assert result.exception is not None
    assert "one municipality" in str(result.exception)


GROUPS = st.sampled_from(["A", "B", "C", ""])
SEATS = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 5)), min_size=0, max_size=25, unique=True
)


@settings(max_examples=80, deadline=None)
@given(SEATS, st.lists(GROUPS, min_size=8, max_size=8), st.lists(GROUPS, min_size=6, max_size=6))
def test_any_network_can_be_measured(
    seats: list[tuple[int, int]], sectors: list[str], levels: list[str]
) -> None:
    """Whatever is listed, no measure fails, and shares stay shares."""
    graph = nx.Graph()
    for place, level in enumerate(levels):
        graph.add_node(f"f{place}", bipartite=1, label="", level=level)
    for party, forum in seats:
        graph.add_node(f"p{party}", bipartite=0, label="", sector=sectors[party])
        graph.add_edge(f"p{party}", f"f{forum}")
    known = listed(graph)
    assert nx.number_of_isolates(known) == 0
    for scores in (two_mode.degree(graph), two_mode.closeness(graph), two_mode.betweenness(graph)):
        assert scores.keys() == set(known)
        assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores.values())
    assert 0 <= two_mode.density(graph) <= 1
    assert all(0 <= share <= 1 for share in two_mode.overlap(graph).values())
    people = projection(known, "parties")
    group = brokerage.groups(people, "sector")
    one_mode = brokerage.brokerage(people, group)
    pairs = {frozenset(tie) for tie in people.edges}
    for node, roles in one_mode.items():
        ends = [end for end in people[node] if end in group]
        open_pairs = [p for p in combinations(ends, 2) if frozenset(p) not in pairs]
        assert roles.total == len(open_pairs)
    for node, found in brokerage.two_mode_brokerage(
        known, brokerage.groups(known, "sector"), chains.levels_of(known)
    ).items():
        assert found.roles.total >= one_mode[node].total
        assert 0 <= found.across_levels <= found.roles.total
    for side in ("parties", "fora"):
        part = projection(known, side)
        for by in structure.CENTRALITIES:
            assert -1e-9 <= structure.centralisation(part, by).value <= 1 + 1e-9
        assert structure.constraint(part).keys() == structure.effective_size(part).keys()
    without = nx.number_connected_components(known) if known else 0
    for cut in structure.cut_points(known):
        rest = known.copy()
        rest.remove_node(cut.node)
        assert nx.number_connected_components(rest) == without + len(cut.pieces) - 1
    grids = similarity.grids([graph, graph], ["A", "B", "C"])
    assert similarity.jaccard(*grids) in (None, 1)
