"""The commands on workbooks, as a consultant calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl

from ssp_graph.conformance import validate
from ssp_graph.loading import load_alone
from ssp_graph.workbook import annotating, annotating_child, reading, unquoted
from tests.conftest import Run
from tests.workbook import cases, typed

Cli = Callable[..., Run]


def draft(cli: Cli, path: Path, rows: typed.Rows) -> Path:
    """Fill the rows into a template that the command line made."""
    empty = path.with_name("skabelon.xlsx")
    assert cli("template", "-o", empty, "--municipality", "Odense").code == 0
    return typed.filled(empty.read_bytes(), {k: v for k, v in rows.items() if k != "Kommune"}, path)


def test_from_template_to_linked_data(cli: Cli, tmp_path: Path) -> None:
    path = draft(cli, tmp_path / "odense.xlsx", typed.SMALL)
    run = cli("import", path, "-o", tmp_path / "odense.trig")
    assert run.code == 0, run.err
    kb = load_alone(tmp_path / "odense.trig")
    fora = kb.query("fora-per-level", municipality="odense").records()
    assert {(row["forum_label"], row["level_label"], row["basis"]) for row in fora} == {
        ("Styregruppe", "Strategisk niveau", "stated"),
        ("Netværk", "Koordinerende niveau", "stated"),
    }
    for command in (("validate", path), ("compare", "odense", "herning", "--data", path)):
        assert cli(*command).code == 0, command


def test_a_mistake_ends_with_code_2_and_nothing_written(cli: Cli, tmp_path: Path) -> None:
    path = cases.FIXTURES / "invalid" / "three-mistakes-at-once.xlsx"
    run = cli("import", path, "-o", tmp_path / "x.trig")
    assert run.code == 2
    assert "celle B2: »Stratetisk« kendes ikke" in run.err
    assert len(run.err.strip().splitlines()) == 3
    assert not (tmp_path / "x.trig").exists()
    assert cli("import", path, "--lang", "en").err.count("sheet ") == 3
    assert cli("validate", path).code == 2


def test_files_that_are_not_there(cli: Cli, tmp_path: Path) -> None:
    for command in (("import", tmp_path / "x.xlsx"), ("diff", "herning", tmp_path / "x.xlsx")):
        run = cli(*command)
        assert run.code == 2
        assert "Traceback" not in run.err


def test_template_needs_a_name(cli: Cli) -> None:
    assert cli("template").code == 2
    assert "-o" in cli("template").err


def test_export_asks_for_one_municipality_and_a_file(cli: Cli, tmp_path: Path) -> None:
    assert cli("export", "--format", "xlsx", "-o", tmp_path / "x.xlsx").code == 2
    assert cli("export", "herning", "--format", "csv").code == 2
    assert cli("export", "silkeborg", "--format", "xlsx", "-o", tmp_path / "x.xlsx").code == 0
    assert cli("diff", "silkeborg", tmp_path / "x.xlsx").out.count("Der er ingen forskelle.") == 1


def test_export_follows_the_ending(cli: Cli, tmp_path: Path) -> None:
    book, turtle, folder = tmp_path / "x.xlsx", tmp_path / "x.ttl", tmp_path / "x.csv"
    for path in (book, turtle, folder):
        assert cli("export", "silkeborg", "-o", path).code == 0
    assert openpyxl.load_workbook(book)["Fora"].max_row > 3
    assert turtle.read_text(encoding="utf-8").startswith("@prefix")
    assert (folder / "Fora.csv").is_file()
    differs = cli("export", "silkeborg", "--format", "xlsx", "-o", tmp_path / "y.ttl")
    assert differs.code == 2
    assert "siger ikke det samme: endelsen er ttl" in differs.err
    unknown = cli("export", "silkeborg", "-o", tmp_path / "y.xlxs", "--lang", "en")
    assert unknown.code == 2
    assert "The ending .xlxs" in unknown.err
    taken = cli("export", "silkeborg", "--format", "csv", "-o", turtle)
    assert taken.code == 2
    assert not (tmp_path / "y.ttl").exists()


UNQUOTED: typed.Rows = {
    "Kommune": [{"Kommune": "Odense"}],
    "Kilder": [{"Titel": "SSP-plan"}],
    "Fora": [
        {"Navn": "Styregruppe", "Opgave": "Lægge en plan\nHolde møder", "Kilde": "SSP-plan",
         "Citat": "styregruppen lægger en plan"},
        {"Navn": "Netværk", "Kilde": "SSP-plan"},
        {"Navn": "Sagsmøde"},
    ],
    "Belæg": [{"Om": "Styregruppe", "Felt": "opgave", "Værdi": "Holde møder",
               "Kilde": "SSP-plan", "Citat": "styregruppen holder møder"}],
    "Forbindelser": [{"Fra": "Netværk", "Forbindelse": "rådgiver", "Til": "Styregruppe",
                      "Kilde": "SSP-plan"}],
}  # fmt: skip


def test_what_a_document_says_without_being_quoted_is_told(cli: Cli, tmp_path: Path) -> None:
    path = typed.saved(tmp_path / "odense.xlsx", UNQUOTED)
    told = [
        "Advarsel: ark Fora, celle D3: oplysning uden citat: rækken bygger på et dokument, men har "
        "intet citat derfra.",
        "Advarsel: ark Forbindelser, celle B2: oplysning uden citat: »rådgiver« skal have sit eget "
        "citat på arket Belæg.",
        "Advarsel: ark Fora, celle B2: oplysning uden citat: »opgave« skal have sit eget citat på "
        "arket Belæg.",
    ]
    for command in (("import", path, "-o", tmp_path / "x.trig"), ("validate", path)):
        run = cli(*command)
        assert run.code == 0
        said = [line for line in run.err.splitlines() if line.startswith("Advarsel")]
        assert sorted(said) == sorted(told)
    english = cli("import", path, "-o", tmp_path / "x.trig", "--lang", "en").err
    assert english.count("Warning: sheet ") == 3


def test_many_facts_without_a_quotation_are_counted(cli: Cli, tmp_path: Path) -> None:
    fora = [{"Navn": f"F{number}", "Opgave": "Holde møder", "Kilde": "SSP-plan", "Citat": "møder"}
            for number in range(20)]  # fmt: skip
    rows = {**UNQUOTED, "Fora": fora, "Belæg": [], "Forbindelser": []}
    path = typed.saved(tmp_path / "odense.xlsx", rows)
    run = cli("import", path, "-o", tmp_path / "x.trig")
    said = [line for line in run.err.splitlines() if line.startswith("Advarsel")]
    assert len(said) == unquoted.SHOWN + 1
    assert said[-1].startswith(f"Advarsel: endnu {20 - unquoted.SHOWN} celler")


def test_a_draft_against_today(cli: Cli, tmp_path: Path) -> None:
    old = draft(cli, tmp_path / "old.xlsx", typed.SMALL)
    rows = {
        **typed.SMALL,
        "Fora": [
            {"Navn": "Styregruppe", "Niveau": "Politisk niveau"},
            {"Navn": "Netværk", "Niveau": "Koordinerende niveau"},
            {"Navn": "Lokalråd"},
        ],
        "Deltagere": [
            {**typed.SMALL["Deltagere"][1], "Deltagelse": "Fast"},
        ],
        "Møder": [{"Forum": "Styregruppe", "Hvor tit": "månedligt"}],
        "Forbindelser": [],
    }
    new = draft(cli, tmp_path / "new.xlsx", rows)
    run = cli("diff", old, new, "--format", "json")
    assert run.code == 0, run.err
    words = {change["words"] for change in json.loads(run.out)["changes"]}
    assert words == {
        "Styregruppe: forumtype er ikke længere oplyst; før Styregruppe.",
        "Netværk: drøfter enkeltpersoner er ikke længere oplyst; før nej.",
        "Forummet Lokalråd er nyt.",
        "Styregruppe er flyttet fra Strategisk niveau til Politisk niveau.",
        "Skolechef er ikke længere fast medlem af Styregruppe.",
        "Fyns lokalpoliti i Styregruppe: før deltager, nu Fast.",
        "Styregruppe mødes nu hver måned; før hvert kvartal.",
        "Det er ikke længere oplyst, hvor tit Netværk mødes; før 4 gange om året (»ca.«).",
        "Ikke længere: Netværk refererer til Styregruppe.",
    }
    english = cli("diff", old, new, "--format", "md", "--lang", "en").out
    assert "Styregruppe has moved from Strategic level to Political level" in english
    assert "<html" in cli("diff", old, new, "--format", "html").out
    assert cli("diff", old, new, "--format", "csv").out.startswith("kind,")


def test_findings_point_at_cells(cli: Cli, tmp_path: Path) -> None:
    rows = {**typed.SMALL, "Målgrupper": [{"Navn": "Unge", "Alder": "25-18"}]}
    path = draft(cli, tmp_path / "odense.xlsx", rows)
    kb = load_alone(path)
    municipality = "https://w3id.org/ssp-graph/data/odense/kommune"
    places = reading.read(path).places
    notes = annotating.notes(validate(kb, municipality), places, "da")
    wrong = [note for note in notes if note.said.startswith("Q-08")]
    assert [note.place.words("da") for note in wrong if note.place] == ["ark Målgrupper, celle C4"]
    output = tmp_path / "checked.xlsx"
    annotating.annotate(path, notes, output, "da")
    book = openpyxl.load_workbook(output)
    comment = book["Målgrupper"]["C4"].comment
    assert comment is not None
    assert "Q-08" in comment.text
    listed = [row[3].value for row in book["Fund"].iter_rows(min_row=2)]
    assert len(listed) == len(notes)
    assert reading.read(output).quads


def test_places_of_facts_and_of_empty_cells() -> None:
    places = reading.read(cases.FIXTURES / "template-1.xlsx").places
    data, ssp = "https://w3id.org/ssp-graph/data/odense/", "https://w3id.org/ssp-graph/ontology#"
    level = "https://w3id.org/ssp-graph/level/strategic"
    found = {
        "fact": places.find(data + "styregruppe", ssp + "level", level),
        "field": places.find(data + "styregruppe", ssp + "purpose"),
        "row": places.find(data + "netvaerk"),
        "nothing": places.find(data + "lokalraad"),
    }
    cells = {name: place.cell if place else None for name, place in found.items()}
    assert cells == {"fact": "C4", "field": "G4", "row": "B5", "nothing": None}


def test_what_is_of_no_cell_stands_on_the_sheet_of_findings_alone(cli: Cli, tmp_path: Path) -> None:
    path = draft(cli, tmp_path / "odense.xlsx", typed.SMALL)
    places = reading.read(path).places
    municipality = "https://w3id.org/ssp-graph/data/odense/kommune"
    notes = annotating.notes(validate(load_alone(path), municipality), places, "da")
    whole = [note for note in notes if note.place is None]
    assert len(whole) > 10
    output = tmp_path / "checked.xlsx"
    annotating.annotate(path, notes, output, "da")
    book = openpyxl.load_workbook(output)
    said = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows(min_row=4)
        for cell in row
        if cell.comment and cell.comment.author == "ssp-graph"
    }
    assert said["Kommune", "A4"] == (
        f"Fund, der ikke angår en bestemt celle: {len(whole)}. Se arket »Fund«."
    )
    assert all(words.count("\n\n") <= annotating_child.MOST for words in said.values())
    assert not any(note.place.sheet == "Kommune" for note in notes if note.place)
    assert book["Fund"].max_row == len(notes) + 1
