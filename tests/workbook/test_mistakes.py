"""What a mistake in a workbook is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssp_graph.errors import Problems, SspError
from ssp_graph.workbook import reading
from tests.workbook import cases, typed


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_messages(case: cases.Case) -> None:
    with pytest.raises(SspError) as caught:
        reading.read(cases.FIXTURES / "invalid" / f"{case.name}.xlsx")
    assert caught.value.message("da").split("\n") == list(case.danish)
    assert caught.value.message("en").split("\n") == list(case.english)


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_the_mended_twin_reads(case: cases.Case) -> None:
    read = reading.read(cases.FIXTURES / "valid" / f"{case.name}.xlsx")
    assert read.municipality.endswith("/odense/kommune")


def test_the_readme_lists_every_fixture_with_its_messages() -> None:
    listed = (cases.FIXTURES / "README.md").read_text(encoding="utf-8")
    for case in cases.CASES:
        section = listed.split(f"## {case.name}.xlsx\n")[1].split("\n## ")[0]
        messages = [line[2:] for line in section.splitlines() if line.startswith("- ")]
        assert messages == [*case.danish, *case.english]
        assert f"Mended: {'; '.join(cases.mending(case))}\n" in section
        assert cases.mending(case)
    names = {f"{case.name}.xlsx" for case in cases.CASES}
    for kind in ("invalid", "valid"):
        assert {path.name for path in (cases.FIXTURES / kind).iterdir()} == names


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_fixtures_are_what_the_cases_make(case: cases.Case) -> None:
    for kind, made in (("invalid", cases.invalid(case)), ("valid", cases.valid(case))):
        saved = cases.openpyxl.load_workbook(cases.FIXTURES / kind / f"{case.name}.xlsx")
        assert _content(made) == _content(saved)


def _content(book: cases.openpyxl.Workbook) -> dict[str, list[list[object]]]:
    return {
        s.title: [values for row in s.iter_rows() if any(values := [cell.value for cell in row])]
        for s in book
    }


def test_messages_point_at_different_cells(tmp_path: Path) -> None:
    rows = dict(typed.SMALL)
    rows["Fora"] = [{"Navn": f"F{i}", "Niveau": "nivå"} for i in range(3)]
    with pytest.raises(Problems) as caught:
        reading.read(typed.saved(tmp_path / "x.xlsx", {"Kommune": rows["Kommune"],
                                                       "Fora": rows["Fora"]}))  # fmt: skip
    cells = [problem.place.cell for problem in caught.value.problems]  # type: ignore[attr-defined]
    assert cells == ["B2", "B3", "B4"]


def test_what_people_do_to_cells_is_understood(tmp_path: Path) -> None:
    """Stray spaces, no-break spaces, decomposed letters, empty rows, numbers as text."""
    rows = {
        "Kommune": [{"Kommune": " Odense\u00a0Kommune "}],
        "Fora": [
            {"Navn": "  A\u030argruppe  "},
            {},
            {"Navn": "Netvæ\u00adrk", "Niveau": "STRATEGISK"},
        ],
        "Møder": [{"Forum": "Årgruppe\u00a0", "Hvor tit": " 4 "}],
        "Målgrupper": [{"Navn": "Unge", "Alder": "10 – 17"}],
    }
    quads = reading.read(typed.saved(tmp_path / "x.xlsx", rows)).quads
    said = {(q.subject.value.rpartition("/")[2], q.predicate.value.rpartition("#")[2],
             q.object.value) for q in quads}  # type: ignore[union-attr]  # fmt: skip
    assert ("aargruppe", "prefLabel", "Årgruppe") in said
    assert ("netvaerk", "prefLabel", "Netværk") in said
    assert ("aargruppe-rytme", "minPerYear", "4") in said
    assert ("unge-maalgruppe", "maxAge", "17") in said


def test_a_participant_is_called_what_its_unit_is_called(tmp_path: Path) -> None:
    rows = {
        "Kommune": [{"Kommune": "Odense"}],
        "Fora": [{"Navn": "Styregruppe"}, {"Navn": "Netværk"}],
        "Enheder og stillinger": [{"Navn": "Politiet"}, {"Navn": "Politiet i Odense",
                                                         "Hører under": "Politiet"}],
        "Deltagere": [{"Forum": forum, "Deltager": "Politiet", "Organisation eller enhed":
                       "Politiet"} for forum in ("Styregruppe", "Netværk")],
        "Forbindelser": [{"Fra": "Politiet", "Forbindelse": "rådgiver", "Til": "Netværk"}],
    }  # fmt: skip
    quads = reading.read(typed.saved(tmp_path / "x.xlsx", rows)).quads
    odense = "https://w3id.org/ssp-graph/data/odense/"
    said = {(q.subject.value, q.object.value) for q in quads  # type: ignore[union-attr]
            if str(q.object) == f"<{odense}politiet>"}  # fmt: skip
    assert said == {(odense + name, odense + "politiet") for name in
                    ("styregruppe-politiet", "netvaerk-politiet", "politiet-i-odense")}  # fmt: skip
    assert any(str(q.subject) == f"<{odense}politiet>" and str(q.object).endswith("netvaerk>")
               for q in quads)  # fmt: skip


def test_two_units_of_one_name_are_told_apart(tmp_path: Path) -> None:
    rows = {
        "Kommune": [{"Kommune": "Odense"}],
        "Fora": [{"Navn": "Styregruppe"}],
        "Enheder og stillinger": [{"Navn": "Politiet", "Kort navn": name} for name in ("a", "b")],
        "Deltagere": [{"Forum": "Styregruppe", "Deltager": "Politiet",
                       "Organisation eller enhed": "Politiet"}],
    }  # fmt: skip
    with pytest.raises(SspError) as caught:
        reading.read(typed.saved(tmp_path / "x.xlsx", rows))
    assert caught.value.message("da") == (
        "ark Deltagere, celle C2: »Politiet« kan være flere ting. Skriv det korte navn: a, b."
    )


def _aspect_values(path: Path, rows: typed.Rows) -> list[str]:
    return sorted(
        quad.object.value  # type: ignore[union-attr]
        for quad in reading.read(typed.saved(path, rows)).quads
        if quad.predicate.value.endswith("#aspectValue")
    )


def test_evidence_is_for_a_value_that_the_thing_has(tmp_path: Path) -> None:
    """A name that many things go by means the one that stands in the field."""
    quoted = {"Kilde": "SSP-plan", "Citat": "nogle ord"}
    rows: typed.Rows = {
        "Kommune": [{"Kommune": "Odense"}],
        "Kilder": [{"Titel": "SSP-plan"}],
        "SSP-samarbejdet": [{"Navn": "SSP-samarbejdet", **quoted}],
        "Fora": [{"Navn": "Styregruppe", "Emne": "SSP-samarbejdet; Trivsel", "Forumtype": "",
                  "Opgave": "Holde møder", "Drøfter enkeltpersoner": "ja", **quoted}],
        "Planer": [{"Navn": "Handleplan 2026", "Behandler punkt": "Organisering og samarbejde",
                    "Plantype": "Handleplan", **quoted}],
        "Belæg": [
            {"Om": "Styregruppe", "Felt": "emne", "Værdi": "SSP-samarbejdet", **quoted},
            {"Om": "Styregruppe", "Felt": "Opgave", "Værdi": " holde  møder", **quoted},
            {"Om": "Styregruppe", "Felt": "Drøfter enkeltpersoner", "Værdi": "Ja", **quoted},
            {"Om": "Handleplan 2026", "Felt": "behandler punkt",
             "Værdi": "Organisering og samarbejde", **quoted},
            {"Om": "Handleplan 2026", "Felt": "plantype", "Værdi": "Handleplan", **quoted},
        ],
    }  # fmt: skip
    base = "https://w3id.org/ssp-graph/"
    assert _aspect_values(tmp_path / "x.xlsx", rows) == sorted([
        f"{base}topic/ssp-cooperation", "Holde møder", "true", f"{base}plan-point/organisation",
        "action-plan",
    ])  # fmt: skip


def test_a_reason_may_say_why_a_field_is_empty(tmp_path: Path) -> None:
    rows = {**typed.SMALL, "Belæg": [{"Om": "Netværk", "Felt": "emne", "Kilde": "Læsning",
                                      "Begrundelse": "Planen nævner intet emne."}]}  # fmt: skip
    assert reading.read(typed.saved(tmp_path / "x.xlsx", rows)).quads


def test_what_follows_from_a_mistake_is_not_told(tmp_path: Path) -> None:
    """A misspelled topic is one mistake, also where evidence names it."""
    rows: typed.Rows = {
        "Kommune": [{"Kommune": "Odense"}],
        "Kilder": [{"Titel": "SSP-plan"}],
        "Fora": [{"Navn": "Styregruppe", "Emne": "Trivsl", "Kilde": "SSP-plan", "Citat": "ord"}],
        "Belæg": [
            {
                "Om": "Styregruppe",
                "Felt": "emne",
                "Værdi": "Trivsl",
                "Kilde": "SSP-plan",
                "Citat": "ord",
            }
        ],
    }
    with pytest.raises(Problems) as caught:
        reading.read(typed.saved(tmp_path / "x.xlsx", rows))
    assert [p.place.sheet for p in caught.value.problems] == ["Fora"]  # type: ignore[attr-defined]


def test_a_missing_sheet_of_sources_is_one_message(tmp_path: Path) -> None:
    rows: typed.Rows = {
        "Kommune": [{"Kommune": "Odense"}],
        "Fora": [{"Navn": f"F{number}", "Kilde": "SSP-plan", "Citat": "ord"} for number in "123"],
    }
    with pytest.raises(SspError) as caught:
        reading.read(typed.saved(tmp_path / "x.xlsx", rows))
    assert caught.value.message("da") == (
        "ark Fora, celle B2: arket Kilder mangler eller er tomt. Skriv dér de dokumenter, som "
        "rækkerne bygger på: SSP-plan (rækker: 3)."
    )


def test_a_reading_need_not_repeat_what_is_required(tmp_path: Path) -> None:
    rows = dict(typed.SMALL)
    rows["Deltagere"] = [
        {**typed.SMALL["Deltagere"][0], "Kort navn": "formand"},
        {"Kort navn": "formand", "Kilde": "Læsning", "Betingelse": "når der er sager",
         "Begrundelse": "Følger af dagsordenen."},
    ]  # fmt: skip
    assert reading.read(typed.saved(tmp_path / "x.xlsx", rows)).quads


def test_a_unit_is_looked_for_where_units_stand(tmp_path: Path) -> None:
    """A line of a list of participants is no unit, even when nothing else has the name."""
    rows: typed.Rows = {
        "Kommune": [{"Kommune": "Odense"}],
        "Fora": [{"Navn": "Styregruppe"}],
        "Deltagere": [{"Forum": "Styregruppe", "Deltager": "ssp-konsulent",
                       "Organisation eller enhed": "ssp-konsulent"}],
    }  # fmt: skip
    with pytest.raises(SspError) as caught:
        reading.read(typed.saved(tmp_path / "x.xlsx", rows))
    assert "noget af arkene Fora, Enheder og stillinger eller Funktioner" in (
        caught.value.message("da")
    )


def test_sheets_of_ones_own_are_left_alone(tmp_path: Path) -> None:
    rows = {**typed.SMALL, "_noter": [{"x": 1}], "Indkøb": [{"Mælk": 2}]}
    assert reading.read(typed.saved(tmp_path / "x.xlsx", rows)).quads


def test_an_empty_template_says_so(tmp_path: Path) -> None:
    path = typed.saved(tmp_path / "x.xlsx", {"Kommune": [{"Kommune": "Odense"}]})
    with pytest.raises(SspError) as caught:
        reading.read(path)
    assert "Skriv mindst ét forum" in caught.value.message("da")
