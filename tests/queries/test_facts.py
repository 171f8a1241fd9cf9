"""What the queries must answer, taken from the four documents by hand and not from the program.

Each table below was written down while reading the source texts; the comments say where a
number or a word comes from.
"""

from __future__ import annotations

from typing import Any

import pytest

from ssp_graph.knowledge_base import KnowledgeBase
from tests.conftest import THREE

DATA = "https://w3id.org/ssp-graph/data/"

# The lines of each list of participants. Herning's two lists of one forum are one: the
# coordination meetings have five (CBL in one document, CBF in the other), the traffic committee
# ten (the SSP function in one, its consultant in the other).
LINES = {
    "herning/udviklingsgruppe": 3,
    "herning/q-underudvalg": 4,
    "herning/koordineringsmoeder": 5,
    "herning/vejledermoeder": 5,
    "herning/plusteam": 15,
    "herning/lokale-ssp-grupper": 8,
    "herning/faerdselssikkerhedsudvalget": 9,
    "herning/sportolv-bestyrelse": 3,
    "herning/lokalraadet": 8,
    "dk/netvaerksgruppe-radikalisering-midt-og-vestjylland": 5,
    "herning/trygt-natteliv": 7,
    "silkeborg/lokalraadet": 6,
    "silkeborg/styregruppen": 6,
    "silkeborg/tvaergaaende-netvaerk": 5,
    "silkeborg/ressourcenetvaerk": 4,
    "silkeborg/netvaerk-offentlige-arealer": 4,
    "dk/kredsraad-sydoestjylland": 2,
    "hedensted/lokalraadet": 7,
    "hedensted/styregruppen": 7,
    "hedensted/paragraf-115-moeder": 4,
    "hedensted/ad-hoc-paragraf-115-moeder": 4,
    "hedensted/hotspotmoede": 4,
    "hedensted/distriktsmoeder": 7,
}

# Meetings a year: least, most, basis. "mindst", "minimum" and "min." set no upper limit.
MEETINGS = {
    "herning/q-underudvalg": (4, 4, "stated"),
    "herning/koordineringsmoeder": (26, 26, "computed"),  # hver 14. dag
    "herning/vejledermoeder": (4, 4, "stated"),
    "herning/plusteam": (4, 4, "stated"),
    "herning/lokale-ssp-grupper": (4, 6, "stated"),
    "herning/faerdselssikkerhedsudvalget": (4, 4, "stated"),  # ca. 4
    "herning/lokalraadet": (4, 4, "stated"),
    "herning/trygt-natteliv": (4, 6, "stated"),
    "dk/netvaerksgruppe-radikalisering-midt-og-vestjylland": (4, 4, "stated"),
    "herning/udviklingsgruppe": (None, None, "none"),
    "herning/sportolv-bestyrelse": (None, None, "none"),
    "silkeborg/styregruppen": (4, 4, "computed"),  # kvartalsvis
    "silkeborg/tvaergaaende-netvaerk": (4, 4, "computed"),  # én gang i kvartalet
    "silkeborg/ressourcenetvaerk": (3, 3, "stated"),
    "silkeborg/lokale-ssp-grupper": (2, None, "stated"),  # minimum 2
    "silkeborg/lokalraadet": (None, None, "none"),
    "silkeborg/netvaerk-offentlige-arealer": (None, None, "none"),
    "dk/kredsraad-sydoestjylland": (3, None, "stated"),  # minimum tre
    "hedensted/lokalraadet": (4, None, "stated"),
    "hedensted/styregruppen": (4, None, "stated"),
    "hedensted/paragraf-115-moeder": (26, 26, "computed"),
    "hedensted/ad-hoc-paragraf-115-moeder": (None, None, "stated"),  # ad hoc
    "hedensted/hotspotmoede": (8, 8, "computed"),  # en gang om måneden, marts til oktober
    "hedensted/distriktsmoeder": (2, 3, "stated"),  # i hvert område
}

LEVELS_STATED = {
    ("silkeborg", "Politisk niveau", "dk/kredsraad-midt-og-vestjylland"),
    ("silkeborg", "Strategisk niveau", "dk/kredsraad-midt-og-vestjylland"),
    ("silkeborg", "Strategisk niveau", "silkeborg/lokalraadet"),
    ("hedensted", "Politisk niveau", "dk/kredsraad-sydoestjylland"),
    ("hedensted", "Strategisk niveau", "hedensted/lokalraadet"),
    ("hedensted", "Udførende niveau", "hedensted/paragraf-115-moeder"),
    ("hedensted", "Udførende niveau", "hedensted/ad-hoc-paragraf-115-moeder"),
    ("hedensted", "Udførende niveau", "hedensted/hotspotmoede"),
    ("hedensted", "Udførende niveau", "hedensted/distriktsmoeder"),
    ("hedensted", "Udførende niveau", "hedensted/skolenetvaerk"),
}

LEADERS = {
    ("herning/lokalraadet", "Formand", "herning/vicepolitiinspektoeren-for-herning-lokalpoliti"),
    ("herning/lokalraadet", "Næstformand", "herning/direktoer-for-boern-og-unge"),
    ("herning/lokale-ssp-grupper", "Koordinator", "herning/ssp-vejleder"),
    ("herning/lokale-ssp-grupper", "Mødeindkalder", "herning/ssp-vejleder"),
    ("herning/lokale-ssp-grupper", "Referent", "herning/ssp-vejleder"),
    ("herning/lokale-ssp-grupper", "Igangsætter", "herning/ssp-vejleder"),
    ("herning/vejledermoeder", "ansvarlig for", "herning/ssp-og-forebyggelseskonsulenten"),
    ("silkeborg/lokale-ssp-grupper", "Formand", "silkeborg/skoleleder"),
    ("silkeborg/tvaergaaende-netvaerk", "Mødeindkalder", "silkeborg/ssp-konsulent"),
    ("dk/kredsraad-midt-og-vestjylland", "Formand", "dk/politidirektoer-midt-og-vestjylland"),
    ("hedensted/lokalraadet", "ansvarlig for", "dk/sydoestjyllands-politi"),
    ("hedensted/styregruppen", "ansvarlig for", "hedensted/leder-af-ung-hedensted"),
    ("hedensted/ad-hoc-paragraf-115-moeder", "ansvarlig for", "hedensted/ssp-team"),
    ("hedensted/hotspotmoede", "ansvarlig for", "hedensted/ssp-team"),
    ("hedensted/distriktsmoeder", "ansvarlig for", "hedensted/ssp-team"),
    ("hedensted/skolenetvaerk", "ansvarlig for", "hedensted/ssp-team"),
}

# No document says of any of these who is responsible, chairs or convenes.
NOBODY = {
    "herning/udviklingsgruppe",
    "herning/q-underudvalg",
    "herning/koordineringsmoeder",
    "herning/plusteam",
    "herning/faerdselssikkerhedsudvalget",
    "herning/sportolv-bestyrelse",
    "herning/trygt-natteliv",
    "silkeborg/lokalraadet",
    "silkeborg/styregruppen",
    "silkeborg/ressourcenetvaerk",
    "silkeborg/netvaerk-offentlige-arealer",
    "dk/kredsraad-sydoestjylland",
    "hedensted/banderaad",
    "hedensted/infohus-kommune",
}


def _local(value: Any) -> str:
    return str(value).removeprefix(DATA)


def _slug(label: str) -> str:
    return label.removesuffix(" Kommune").lower()


def _records(kb: KnowledgeBase, name: str, **values: object) -> list[dict[str, Any]]:
    return kb.query(name, **{"municipality": THREE, "lang": "da"} | values).records()


def test_lines_of_each_list(kb: KnowledgeBase) -> None:
    found = {_local(row["forum"]): row["lines"] for row in _records(kb, "forum-sizes")}
    assert {forum: found.get(forum) for forum in LINES} == LINES
    flat: dict[str, int] = {}
    for row in _records(kb, "seats"):
        flat[_local(row["forum"])] = flat.get(_local(row["forum"]), 0) + 1
    assert flat == found


def test_people_of_trygt_natteliv(kb: KnowledgeBase) -> None:
    # 2-3 + 1 + 1 + 2 + 1 + 1 + 1
    rows = [r for r in _records(kb, "forum-sizes") if r["forum"].endswith("/trygt-natteliv")]
    assert [(r["minimum"], r["maximum"], r["with_number"]) for r in rows] == [(9, 10, 7)]


def test_meetings_per_year(kb: KnowledgeBase) -> None:
    rows = [r for r in _records(kb, "meetings-per-year") if r["municipality_label"]]
    found = {_local(r["forum"]): (r["minimum"], r["maximum"], r["basis"]) for r in rows}
    assert {forum: found.get(forum) for forum in MEETINGS} == MEETINGS


def test_district_meetings_are_multiplied_where_their_number_is_stated(kb: KnowledgeBase) -> None:
    rows = {_local(r["forum"]): r for r in _records(kb, "meetings-per-year")}
    districts = rows["hedensted/distriktsmoeder"]  # tre ... mødefora, 2 til 3 møder i hvert
    assert (districts["instances"], districts["total_minimum"], districts["total_maximum"]) == (
        3,
        6,
        9,
    )
    local = rows["herning/lokale-ssp-grupper"]  # one for each school district, number unstated
    assert (local["instances"], local["total_minimum"], local["total_maximum"]) == (None,) * 3


def test_a_season_counts_its_own_months_only(kb: KnowledgeBase) -> None:
    rows = {_local(r["forum"]): r for r in _records(kb, "meetings-per-year")}
    assert rows["hedensted/hotspotmoede"]["months"] == 8
    assert rows["hedensted/paragraf-115-moeder"]["months"] is None


def test_levels_that_the_documents_state_themselves(kb: KnowledgeBase) -> None:
    found = {
        (_slug(row["municipality_label"]), row["level_label"], _local(row["forum"]))
        for row in _records(kb, "fora-per-level")
        if row["basis"] == "stated"
    }
    assert found == LEVELS_STATED


def test_every_reading_of_a_level_has_its_reason(kb: KnowledgeBase) -> None:
    for row in _records(kb, "fora-per-level"):
        assert bool(row["support"]) == (row["basis"] != "none")
        assert bool(row["document_label"]) == (row["basis"] == "stated")


def test_who_leads(kb: KnowledgeBase) -> None:
    found = {
        (_local(row["forum"]), row["role_label"], _local(row["holder"]))
        for row in _records(kb, "who-leads")
    }
    assert found >= LEADERS
    # Hedensted states no chair anywhere.
    assert not [f for f, role, _ in found if f.startswith("hedensted/") and role == "Formand"]


def test_fora_with_nobody(kb: KnowledgeBase) -> None:
    rows = _records(kb, "fora-without-responsible")
    assert {_local(row["forum"]) for row in rows if row["nobody"]} >= NOBODY
    named = {_local(row["forum"]): row for row in rows}
    assert named["herning/lokalraadet"]["chair"] is True
    assert named["silkeborg/lokale-ssp-grupper"]["secretary"] is True
    assert "hedensted/lokalraadet" not in named


def test_three_sectors(kb: KnowledgeBase) -> None:
    rows = {_local(r["forum"]): r for r in _records(kb, "three-sectors-per-forum")}
    assert rows["herning/lokalraadet"]["all_three"] is True
    assert rows["hedensted/lokalraadet"]["all_three"] is True
    assert rows["hedensted/distriktsmoeder"]["all_three"] is True
    # The steering group lists the same six managers as the lokalråd, and no police.
    steering = rows["hedensted/styregruppen"]
    assert (steering["police"], steering["not_listed"]) == (0, "Politi; ")
    assert rows["hedensted/paragraf-115-moeder"]["not_listed"] == "Skole; "
    assert rows["silkeborg/ressourcenetvaerk"]["not_listed"] == "Socialforvaltning; "
    assert rows["silkeborg/styregruppen"]["police"] == 1  # inddrages via en forebyggelsesbetjent


def test_named_young_people(kb: KnowledgeBase) -> None:
    rows = _records(kb, "named-individuals")
    found = {(_local(r["forum"]), r["allowed"]) for r in rows if r["basis"] == "stated"}
    assert found == {
        ("herning/koordineringsmoeder", True),
        ("hedensted/paragraf-115-moeder", True),
        ("hedensted/ad-hoc-paragraf-115-moeder", True),
        ("hedensted/infohus-kommune", True),
        ("hedensted/distriktsmoeder", False),
    }
    laws = {(_local(r["forum"]), r["law_label"]) for r in rows if r["allowed"]}
    assert ("herning/koordineringsmoeder", "") in laws  # Herning cites no law
    assert ("hedensted/paragraf-115-moeder", "Retsplejelovens § 115") in laws


def test_age_limits(kb: KnowledgeBase) -> None:
    found = {
        (_local(row["owner"]), row["minimum_age"], row["maximum_age"], row["target_kind"])
        for row in _records(kb, "age-limits")
    }
    assert found >= {
        ("herning/plusteam", 16, 25, "ssp-plus"),
        ("hedensted/ssp", 10, 25, "main"),
        ("hedensted/ssp", 18, 25, "ssp-plus"),
    }
    assert {(low, high) for owner, low, high, _ in found if owner.startswith("silkeborg/")} == {
        (0, 25),
        (0, 18),
    }


def test_legal_bases(kb: KnowledgeBase) -> None:
    rows = _records(kb, "legal-bases")
    assert {row["municipality_label"] for row in rows} == {"Hedensted Kommune"}
    assert {row["law"].rpartition("/")[2] for row in rows} == {
        "rpl-111-2",
        "rpl-115",
        "retsplejeloven",
        "vejledning-personoplysninger-ssp",
        "barnets-lov",
        "barnets-lov-15-3",
        "lov-om-aktiv-beskaeftigelsesindsats",
        "lov-om-bekaempelse-af-ungdomskriminalitet",
        "lov-om-kommunal-indsats-for-unge-under-25",
        "straffeloven",
    }
    assert all(row["quotation"] for row in rows)


def test_what_must_not_be_done(kb: KnowledgeBase) -> None:
    found = {(_local(r["node"]), r["value_label"]) for r in _records(kb, "stated-absences")}
    assert found >= {
        ("hedensted/paragraf-115-moeder", "Sagsbehandling"),
        ("hedensted/paragraf-115-moeder", "Efterforskning"),
        ("hedensted/infohus-kommune", "Myndighedsafgørelse"),
        ("hedensted/distriktsmoeder", "Drøftelse af enkeltsager"),
    }


def test_silence_is_never_absence(kb: KnowledgeBase) -> None:
    rows = _records(kb, "only-in-one", other=THREE)
    assert {row["basis"] for row in rows} == {"none"}
    laws = {
        (_slug(r["municipality_label"]), _slug(r["other_label"]))
        for r in rows
        if r["value"].endswith("/law/rpl-115")
    }
    assert laws == {("hedensted", "herning"), ("hedensted", "silkeborg")}


def test_shared_fora(kb: KnowledgeBase) -> None:
    found = {
        (_local(row["forum"]), _slug(row["municipality_label"]), row["municipalities"])
        for row in _records(kb, "shared-fora")
    }
    assert found == {
        ("dk/kredsraad-midt-og-vestjylland", "herning", 2),
        ("dk/kredsraad-midt-og-vestjylland", "silkeborg", 2),
    }


def test_a_name_is_not_taken_for_another_documents_body(kb: KnowledgeBase) -> None:
    """Silkeborg's page speaks of »SSP-Samrådet« without saying whether of the district's."""
    found = {
        _local(row["forum"])
        for row in kb.query("district-wide-fora").records()
        if "Samrådet" in row["forum_label"]
    }
    assert {"silkeborg/ssp-samraadet", "dk/ssp-samraad-midt-og-vestjylland"} <= found


def test_anchoring(kb: KnowledgeBase) -> None:
    rows = {
        (_local(r["anchored"]), _local(r["unit"])): (r["above"], r["top_label"], r["basis"])
        for r in _records(kb, "anchoring")
    }
    # UngHerning < Center for Børn og Læring < Børne- og Familieområdet < kommunen
    assert rows["herning/ssp", "herning/ungherning"] == (3, "Herning Kommune", "stated")
    assert rows["silkeborg/ssp", "silkeborg/skoleafdelingen"][2] == "stated"
    assert rows["silkeborg/ssp", "silkeborg/skoleleder"][2] == "stated"
    assert rows["hedensted/ssp-team", "hedensted/ung-hedensted"][2] == "stated"
    assert rows["hedensted/ssp", "hedensted/ung-hedensted"][2] == "reading"


def test_who_links_most_fora(kb: KnowledgeBase) -> None:
    first: dict[str, tuple[str, int]] = {}
    for row in _records(kb, "linking-parties"):
        first.setdefault(_slug(row["municipality_label"]), (_local(row["party"]), row["fora"]))
    assert first["herning"][0] == "herning/ssp-og-forebyggelsesfunktionen"
    # Hedensted: lokalråd, styregruppe, two § 115 meetings, hotspot, districts.
    rows = {_local(r["party"]): r["fora"] for r in _records(kb, "linking-parties")}
    assert rows["hedensted/boern-og-familier"] == rows["hedensted/ungeenheden"] == 6
    assert rows["hedensted/ssp-team"] == 4
    assert rows["silkeborg/ssp-konsulent"] == 6


def test_meetings_of_one_consultant(kb: KnowledgeBase) -> None:
    rows = {
        (_slug(r["municipality_label"]), r["party_label"]): r
        for r in _records(kb, "meetings-per-party")
    }
    # Coordination 26, advisers 4, +Team 4, lokalråd 4, Q committee 4; Sportolv unstated. The
    # seat in the traffic committee is the consultant's.
    function = rows["herning", "SSP-funktion"]
    assert (function["fora"], function["minimum"], function["maximum"]) == (6, 42, 42)
    assert function["without_number"] == 1
    # Of six fora two have no number, and the local groups no upper limit.
    consultant = rows["silkeborg", "SSP-konsulent"]
    assert (consultant["fora"], consultant["fixed_fora"], consultant["minimum"]) == (6, 3, 13)
    assert consultant["maximum"] is None


def test_from_a_school_to_the_strategic_level(kb: KnowledgeBase) -> None:
    rows = _records(kb, "school-to-strategic")
    steps = {_slug(row["municipality_label"]): row["steps"] for row in rows}
    # Herning's committee seats a manager of each school network and is read as strategic.
    assert steps == {"herning": 1, "silkeborg": 2, "hedensted": 2}
    hedensted = {
        (row["first_forum_label"], row["first_link_label"], row["second_forum_label"])
        for row in rows
        if row["municipality_label"] == "Hedensted Kommune"
    }
    assert hedensted == {
        ("SSP-distriktsmøder", "Børn og Familier", "Lokalrådet"),
        ("SSP-distriktsmøder", "Ungeenheden", "Lokalrådet"),
    }
    # A police officer in no school: nothing leads from there.
    assert kb.query("school-to-strategic", start="party:taxi", municipality="silkeborg").rows == []


def test_steering_group_and_lokalraad_seat_the_same_six(kb: KnowledgeBase) -> None:
    rows = [
        row
        for row in _records(kb, "fora-with-same-parties", municipality="hedensted")
        if {_local(row["first"]), _local(row["second"])}
        == {"hedensted/lokalraadet", "hedensted/styregruppen"}
    ]
    # Six in common; the lokalråd has the police besides, the group its ad hoc members: 6 of 8.
    assert [(row["shared"], float(row["overlap"])) for row in rows] == [(6, 0.75)]


def test_elected_politicians(kb: KnowledgeBase) -> None:
    assert {_local(row["forum"]) for row in _records(kb, "elected-politicians")} == {
        "herning/faerdselssikkerhedsudvalget",  # formand for Teknik- og Miljøudvalget
        "dk/kredsraad-midt-og-vestjylland",
        "dk/kredsraad-sydoestjylland",
    }


def test_civil_society_and_business(kb: KnowledgeBase) -> None:
    found = {(_local(r["seat"]), r["sector_label"]) for r in
             _records(kb, "civil-society-and-business")}  # fmt: skip
    assert found >= {
        ("herning/sportolv-bestyrelse-frivillige", "Civilsamfund"),
        ("herning/trygt-natteliv-natteravnene", "Civilsamfund"),
        ("herning/trygt-natteliv-restauratoerforeningen", "Erhvervsliv"),
        ("herning/trygt-natteliv-herning-taxa", "Erhvervsliv"),
        ("silkeborg/lokale-ssp-grupper-foreningsliv", "Civilsamfund"),
    }
    assert not [seat for seat, _ in found if seat.startswith("hedensted/")]


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        (
            "herning/koordineringsmoeder-ungherning",
            {"code": "0657", "line": "Leder fra UngHerning", "post_label": "Leder fra UngHerning",
             "party_label": "UngHerning", "attendance_label": "Fast", "roles": "Medlem"},
        ),
        (
            "herning/trygt-natteliv-politi",
            {"minimum": 2, "maximum": 3, "line": "2-3 repræsentanter fra Herning Politi",
             "sectors": "Politi"},
        ),
        (
            "herning/lokalraadet-politikommissaerer",
            {"minimum": 3, "maximum": 3, "levels": "Strategisk niveau"},
        ),
        (
            "herning/sportolv-bestyrelse-frivillige",
            {"minimum": 7, "maximum": 7,
             "document_label": "Organisering af SSP i Herning Kommune"},
        ),
        (
            "silkeborg/lokale-ssp-grupper-skoleleder",
            {"code": "0740", "roles": "Formand", "post_label": "Skoleleder",
             "district_label": "Midt- og Vestjyllands Politi"},
        ),
        (
            "hedensted/styregruppen-skolechef",
            {"code": "0766", "post_label": "Skolechef", "ranks": "Chef", "sectors": "Skole",
             "district_label": "Sydøstjyllands Politi"},
        ),
    ],
)  # fmt: skip
def test_flat_rows(kb: KnowledgeBase, seat: str, expected: dict[str, object]) -> None:
    rows = [row for row in _records(kb, "seats") if _local(row["seat"]) == seat]
    assert len(rows) == 1
    assert {column: rows[0][column] for column in expected} == expected
    assert rows[0]["quotation"]


def test_every_flat_row_names_its_document(kb: KnowledgeBase) -> None:
    for row in _records(kb, "seats"):
        assert row["document_label"]
        assert row["line"]
        assert row["party_label"]


def test_the_contradiction_of_hernings_documents(kb: KnowledgeBase) -> None:
    rows = [r for r in _records(kb, "conflicts") if r["conflict"] == "contradiction"]
    assert {frozenset({r["wording"], r["other_wording"]}) for r in rows} >= {
        frozenset({"Lederrepræsentant fra CBL", "Repræsentant fra ledelsen i CBF"})
    }


def test_lines_that_one_document_leaves_out(kb: KnowledgeBase) -> None:
    rows = {_local(r["seat"]): r for r in _records(kb, "seats-by-document")}
    ad_hoc = rows["herning/lokale-ssp-grupper-cbf"]
    assert ad_hoc["in_document"] == "SSP-samarbejdsfora"
    assert ad_hoc["forum_in_both"] is True
    assert rows["herning/sportolv-bestyrelse-frivillige"]["forum_in_both"] is False
    assert not [seat for seat in rows if not seat.startswith(("herning/", "dk/"))]


def test_plans(kb: KnowledgeBase) -> None:
    rows = {_local(r["plan"]): r for r in _records(kb, "plans")}
    herning = rows["herning/handleplan-for-lokalraadet"]  # revideres en gang årligt
    assert (herning["review_interval"], herning["approved_by"]) == ("P1Y", "")
    old = rows["hedensted/plan-for-sammenhaengende-indsats"]
    assert (old["valid_from"], old["valid_to"], old["follow_up_interval"]) == (
        "2016",
        "2018",
        "P1Y",
    )
    assert {_local(r["plan"]) for r in _records(kb, "preparedness")} == {
        "hedensted/beredskab-negativ-social-kontrol",
        "hedensted/beredskab-radikalisering",
    }


def test_the_six_points(kb: KnowledgeBase) -> None:
    rows = _records(kb, "plan-points")
    plans = {row["plan"] for row in rows}
    assert len(rows) == 6 * len(plans)
    assert not [r for r in rows if r["point_label"] == "Økonomi" and r["basis"] == "stated"]


def test_handover_meetings(kb: KnowledgeBase) -> None:
    rows = {_local(r["forum"]): r for r in _records(kb, "handover-meetings")}
    assert rows["hedensted/paragraf-115-moeder"]["responsible_label"] == "Sydøstjyllands Politi"
    assert rows["hedensted/paragraf-115-moeder"]["interval"] == "P14D"
    assert rows["hedensted/ad-hoc-paragraf-115-moeder"]["ad_hoc"] is True


def test_functions_that_are_no_fora(kb: KnowledgeBase) -> None:
    found = {_local(row["function"]) for row in _records(kb, "functions")}
    assert found >= {
        "herning/ssp-og-forebyggelsesfunktionen",
        "herning/ssp-og-forebyggelseskonsulenten",
        "herning/dot",
        "herning/formidlerteam",
        "herning/ssp-vejleder",
        "herning/ssp-laerer",
        "herning/faerdselskontaktlaerere",
        "silkeborg/ssp-konsulent",
        "hedensted/ssp-team",
    }
    assert not found & {_local(row["forum"]) for row in _records(kb, "fora")}


def test_links_between_fora(kb: KnowledgeBase) -> None:
    found = {
        (_local(r["node"]), r["relation_label"], _local(r["target"]), r["direction"])
        for r in _records(kb, "links-between-levels")
    }
    assert ("herning/trygt-natteliv", "nedsat af", "herning/lokalraadet", -1) in found
    assert ("hedensted/banderaad", "forankret i", "hedensted/lokalraadet", None) in found
    assert (
        "hedensted/distriktsmoeder",
        "henviser sager til",
        "hedensted/paragraf-115-moeder",
        0,
    ) in found


def test_documents_and_what_is_known_of_their_age(kb: KnowledgeBase) -> None:
    rows = {row["source_text"]: row for row in kb.query("documents").records()}
    assert len(rows) == 5
    assert all(row["dated"] == "" and row["age"].startswith("Udateret") for row in rows.values())
    assert rows["hedensted-strategi.txt"]["municipality_label"] == "Hedensted Kommune"
    assert rows["national-ramme.txt"]["municipality_label"] == ""


def test_reference_data(kb: KnowledgeBase) -> None:
    districts = {row["district_label"]: row for row in kb.query("police-districts").records()}
    assert len(districts) == 12
    assert sum(row["municipalities"] for row in districts.values()) in (98, 99)
    west = districts["Midt- og Vestjyllands Politi"]
    assert (west["code"], west["described"]) == ("1462", 2)
    codes = {row["code"] for row in _records(kb, "municipalities")}
    assert codes == {"0657", "0740", "0766"}


@pytest.mark.parametrize(
    ("name", "bound", "column", "value"),
    [
        ("fora-per-level", {"level": "strategic"}, "level_label", "Strategisk niveau"),
        ("fora", {"kind": "lokalraad"}, "kind_label", "Lokalråd"),
        ("sectors-per-level", {"sector": "police"}, "sector_label", "Politi"),
        ("meetings-per-party", {"party": "ssp-consultant"}, "party_label", "SSP-konsulent"),
        ("seats", {"forum": "herning/lokalraadet"}, "forum_label", "Lokalrådet"),
        ("participants", {"forum": "silkeborg/styregruppen"}, "forum_label", "Styregruppen"),
        ("topics", {"topic": "traffic-safety"}, "topic_label", "Trafiksikkerhed"),
        ("ranks-per-level", {"level": "political"}, "level_label", "Politisk niveau"),
    ],
)
def test_parameters_narrow_the_answer(
    kb: KnowledgeBase, name: str, bound: dict[str, str], column: str, value: str
) -> None:
    whole = _records(kb, name)
    part = _records(kb, name, **bound)
    assert part
    assert {row[column] for row in part} == {value}
    if name != "ranks-per-level":  # its level has a default of its own
        assert len(part) < len(whole)


def test_evidence_of_one_node(kb: KnowledgeBase) -> None:
    rows = kb.query("evidence", node="herning/koordineringsmoeder").records()
    assert {_local(row["node"]) for row in rows} == {"herning/koordineringsmoeder"}
    stated = [row for row in rows if row["basis"] == "stated"]
    assert any(row["support"] == "At gennemgå de unge" for row in stated)
    assert all(row["document_label"] for row in stated)
    assert all(len(row["support"].split()) <= 12 for row in stated)
