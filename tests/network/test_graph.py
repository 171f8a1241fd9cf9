"""What a network is built of, and what the options change."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest
from networkx.algorithms import bipartite

import ssp_graph as ssp
from ssp_graph.errors import SspError, UnknownName
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.networks.graph import AS_PARTY, MODES, fora, listed, parties, slugs

BASE = "https://w3id.org/ssp-graph/data/"
HERNING = BASE + "herning/"
CONSULTANT = HERNING + "ssp-og-forebyggelseskonsulenten"
FUNCTION = HERNING + "ssp-og-forebyggelsesfunktionen"


@pytest.fixture(scope="module")
def herning(kb: KnowledgeBase) -> nx.Graph:
    return ssp.network(kb, "herning")


def test_two_modes(kb: KnowledgeBase, municipalities: list[str]) -> None:
    for name in municipalities:
        graph = ssp.network(kb, name)
        assert bipartite.is_bipartite_node_set(graph, parties(graph))
        assert set(fora(graph)) == {row[0] for row in kb.query("network/fora", municipality=name)}
        assert all(graph.nodes[node]["label"] for node in graph)
        assert not [node for node in parties(graph) if not graph.degree(node)]


def test_every_line_of_a_participant_list_is_in_it(
    kb: KnowledgeBase, municipalities: list[str]
) -> None:
    for name in municipalities:
        graph = ssp.network(kb, name)
        seats = {row["seat"] for row in kb.query("network/seats", municipality=name).records()}
        inside = {seat for *_, where in graph.edges(data="seat") for seat in where.split()}
        assert inside == seats


def test_attributes_carry_the_names_of_the_ontology(herning: nx.Graph) -> None:
    meetings = herning.nodes[HERNING + "koordineringsmoeder"]
    assert meetings["level"] == "coordinating"
    assert meetings["levelBasis"] == "reading"
    assert meetings["kind"] == "coordination-forum"
    assert meetings["discussesIndividuals"] == "true"
    assert meetings["class"] == "forum"
    post = herning.nodes[HERNING + "leder-af-ungherning"]
    assert (post["sector"], post["counterpart"]) == ("youth-school", "youth-school")
    seat = herning.edges[HERNING + "leder-af-ungherning", HERNING + "koordineringsmoeder"]
    assert seat["attendance"] == "fixed"
    assert "member" in seat["role"].split()
    assert seat["basis"] == "stated"
    assert set(seat["document"].split()) <= {"herning-samarbejdsfora", "herning-organisering"}
    assert seat["document"]


def test_several_levels_are_in_order(herning: nx.Graph) -> None:
    assert slugs(herning, HERNING + "q-underudvalg", "level") == ["strategic", "coordinating"]


def test_fixed_participants_only(kb: KnowledgeBase, herning: nx.Graph) -> None:
    fixed = ssp.network(kb, "herning", attendance="fixed")
    assert 0 < fixed.number_of_edges() < herning.number_of_edges()
    assert all("fixed" in one.split() for *_, one in fixed.edges(data="attendance"))
    assert set(fora(fixed)) == set(fora(herning))


def test_what_is_stated_alone_has_no_sector(kb: KnowledgeBase, municipalities: list[str]) -> None:
    for name in municipalities:
        graph = ssp.network(kb, name, basis="stated")
        assert not any(graph.nodes[party]["sector"] for party in parties(graph))
        assert {graph.nodes[forum]["levelBasis"] for forum in fora(graph)} <= {"stated", "none"}
    assert any(
        graph.nodes[forum]["level"]
        for graph in [ssp.network(kb, "hedensted", basis="stated")]
        for forum in fora(graph)
    )


def test_one_document_alone(kb: KnowledgeBase, herning: nx.Graph) -> None:
    for name in (
        "herning-organisering",
        "Organisering af SSP i Herning Kommune",
        "https://w3id.org/ssp-graph/source/herning-organisering",
    ):
        one = ssp.network(kb, "herning", document=name)
        assert 0 < one.number_of_edges() < herning.number_of_edges()
        documents = {doc for *_, where in one.edges(data="document") for doc in where.split()}
        assert "herning-organisering" in documents
        # A seat that both documents have is in both networks.
        for *_, where in one.edges(data="document"):
            assert "herning-organisering" in where.split()


def test_the_two_documents_together_are_the_whole(kb: KnowledgeBase, herning: nx.Graph) -> None:
    both = [
        ssp.network(kb, "herning", document=f"herning-{name}")
        for name in ("organisering", "samarbejdsfora")
    ]
    assert {frozenset(tie) for one in both for tie in one.edges} == {
        frozenset(tie) for tie in herning.edges
    }


def test_harmonised_parties_have_one_name_everywhere(
    kb: KnowledgeBase, municipalities: list[str]
) -> None:
    shared = set.intersection(
        *(set(parties(ssp.network(kb, name, crosswalk="harmonised"))) for name in municipalities)
    )
    assert "https://w3id.org/ssp-graph/party/school-department" in shared
    own = [set(parties(ssp.network(kb, name))) for name in municipalities]
    assert not any(HERNING in party for party in set.intersection(*own))


def test_who_has_no_counterpart_keeps_the_own_name(kb: KnowledgeBase) -> None:
    graph = ssp.network(kb, "hedensted", crosswalk="harmonised")
    assert BASE + "hedensted/ad-hoc-medlemmer" in graph


def test_posts_counted_with_their_unit(kb: KnowledgeBase, herning: nx.Graph) -> None:
    assert CONSULTANT in herning
    assert FUNCTION in herning
    units = ssp.network(kb, "herning", actors="units")
    assert CONSULTANT not in units
    assert set(units[FUNCTION]) == set(herning[CONSULTANT]) | set(herning[FUNCTION])
    # The municipality as such is no unit that two of its managers would have in common.
    assert HERNING + "beskaeftigelseschefen" in units


def test_a_post_of_another_sector_is_not_counted_with_its_unit(kb: KnowledgeBase) -> None:
    """Silkeborg's consultant is employed in the school department and is no part of school."""
    units = ssp.network(kb, "silkeborg", actors="units")
    assert BASE + "silkeborg/ssp-konsulent" in units
    assert BASE + "silkeborg/skolechef" not in units


def test_a_forum_that_sits_in_another_forum(kb: KnowledgeBase) -> None:
    units = ssp.network(kb, "silkeborg", actors="units")
    samraad = BASE + "silkeborg/ssp-samraadet"
    assert units.nodes[samraad + AS_PARTY]["bipartite"] == 0
    assert units.nodes[samraad + AS_PARTY]["label"]


def test_fora_without_listed_participants_are_unknown_not_empty(herning: nx.Graph) -> None:
    silent = set(fora(herning)) - set(fora(listed(herning)))
    assert silent == {BASE + "dk/kredsraad-midt-og-vestjylland"}


def test_projections_count_what_is_shared(kb: KnowledgeBase, herning: nx.Graph) -> None:
    people = ssp.network(kb, "herning", "parties")
    assert set(people) == set(parties(herning))
    for one, other, weight in people.edges(data="weight"):
        assert weight == len(set(herning[one]) & set(herning[other])) > 0
    bodies = ssp.network(kb, "herning", "fora")
    assert set(bodies) == set(fora(herning))


def test_relations_have_a_direction(kb: KnowledgeBase) -> None:
    graph = ssp.network(kb, "hedensted", "relations")
    assert graph.is_directed()
    ssp_team, meetings = BASE + "hedensted/ssp-team", BASE + "hedensted/paragraf-115-moeder"
    assert graph.has_edge(ssp_team, meetings, "refersCasesTo")
    assert not graph.has_edge(meetings, ssp_team, "refersCasesTo")
    steering, council = BASE + "hedensted/styregruppen", BASE + "hedensted/lokalraadet"
    assert graph.has_edge(steering, council, "coordinatesWith")
    assert graph.has_edge(council, steering, "coordinatesWith"), "to coordinate is mutual"
    assert graph.nodes[steering]["class"] == "forum"
    stated = ssp.network(kb, "hedensted", "relations", basis="stated")
    assert 0 < stated.number_of_edges() < graph.number_of_edges()


@pytest.mark.parametrize("mode", MODES)
def test_other_programs_can_read_it(
    kb: KnowledgeBase, municipalities: list[str], mode: str, tmp_path: Path
) -> None:
    for name in municipalities:
        graph = ssp.network(kb, name, mode)
        for write, read in (
            (nx.write_graphml, nx.read_graphml),
            (nx.write_gexf, nx.read_gexf),
        ):
            path = tmp_path / "network.xml"
            write(graph, path)
            again = read(path)
            assert set(again) == set(graph)
            assert again.number_of_edges() == graph.number_of_edges()
            some = next(iter(graph))
            assert again.nodes[some]["label"] == graph.nodes[some]["label"]


def test_the_language_of_the_labels(kb: KnowledgeBase) -> None:
    node = HERNING + "lokalraadet"
    assert ssp.network(kb, "herning").nodes[node]["label"] == "Lokalrådet"
    assert "council" in ssp.network(kb, "herning", lang="en").nodes[node]["label"]


def test_the_knowledge_base_is_left_as_it_was(kb: KnowledgeBase) -> None:
    before = len(kb.store)
    graph = ssp.network(kb, "silkeborg")
    graph.clear()
    assert len(kb.store) == before
    assert ssp.network(kb, "silkeborg").number_of_edges() > 0


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ({"mode": "twomode"}, "two-mode"),
        ({"attendance": "fix"}, "fixed"),
        ({"crosswalk": "harmonized"}, "harmonised"),
        ({"document": "herning-organising"}, "herning-organisering"),
    ],
)
def test_a_wrong_choice_is_answered_with_the_near_one(
    kb: KnowledgeBase, given: dict[str, str], near: str
) -> None:
    with pytest.raises(UnknownName) as raised:
        ssp.network(kb, "herning", **given)
    assert near in raised.value.message("da")
    assert near in raised.value.message("en")


def test_harmonised_parties_are_a_reading(kb: KnowledgeBase) -> None:
    with pytest.raises(SspError, match="reading"):
        ssp.network(kb, "herning", basis="stated", crosswalk="harmonised")


def test_unknown_municipality(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName, match="herning"):
        ssp.network(kb, "hernig")


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    """A chart of one's own is measured like the shipped ones, with its sectors stated."""
    path = tmp_path / "mine.ttl"
    path.write_text(
        """
        @prefix mine: <https://w3id.org/ssp-graph/data/aarhus/> .
        @prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
        @prefix org: <http://www.w3.org/ns/org#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix sector: <https://w3id.org/ssp-graph/sector/> .
        @prefix level: <https://w3id.org/ssp-graph/level/> .
        @prefix attendance: <https://w3id.org/ssp-graph/attendance/> .
        mine:kommune a ssp:Municipality ; skos:prefLabel "Aarhus Kommune"@da .
        mine:gruppe a ssp:Forum ; ssp:serves mine:kommune ; ssp:level level:executive ;
            skos:prefLabel "Gruppen"@da .
        mine:skolen a org:OrganizationalUnit ; ssp:sector sector:school ;
            skos:prefLabel "Skolen"@da .
        mine:gruppe-skolen a ssp:Seat ; org:organization mine:gruppe ; org:member mine:skolen ;
            ssp:attendance attendance:fixed .
        """,
        encoding="utf-8",
    )
    graph = ssp.network(ssp.load(path), "aarhus", basis="stated")
    assert graph.nodes[BASE + "aarhus/skolen"]["sector"] == "school"
    assert graph.nodes[BASE + "aarhus/gruppe"]["levelBasis"] == "stated"
    found = ssp.measure(ssp.load(path), ["aarhus"], "core", lang="en")
    assert found.rows[0][0] == "Aarhus"
    assert "partly stated" in found.readings[0]


def test_graphml_is_the_same_on_every_run(kb: KnowledgeBase) -> None:
    written = []
    for _ in range(2):
        out = io.BytesIO()
        nx.write_graphml(ssp.network(ssp.load(), "herning"), out)
        written.append(out.getvalue())
    assert written[0] == written[1]
