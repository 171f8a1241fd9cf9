"""What differs between two descriptions: drafts, years, formats of file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from ssp_graph import given
from ssp_graph.difference import KINDS, difference
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.vocabulary import DATA
from ssp_graph.workbook import exporting, reading
from tests.conftest import Run
from tests.workbook import typed

Cli = Callable[..., Run]

# A municipality in one year and in the next.
OLD: typed.Rows = {
    "Kommune": [{"Kommune": "Odense"}],
    "Fora": [
        {"Navn": "Styregruppe", "Niveau": "Strategisk"},
        {"Navn": "Netværk", "Niveau": "Koordinerende", "Har målgruppe": "Unge"},
        {"Navn": "Lokalråd", "Kort navn": "raad"},
        {"Navn": "Sagsmøde"},
    ],
    "Enheder og stillinger": [
        {"Navn": "Skolerne", "Sektor": "Skole"}, {"Navn": "Politiet"}, {"Navn": "Klubberne"},
    ],
    "Deltagere": [
        {"Forum": "Styregruppe", "Deltager": "Politiet", "Deltagelse": "Fast",
         "Organisation eller enhed": "Politiet"},
        {"Forum": "Netværk", "Deltager": "Skolerne", "Deltagelse": "Fast",
         "Organisation eller enhed": "Skolerne"},
    ],
    "Møder": [
        {"Forum": "Styregruppe", "Hvor tit": "4"},
        {"Forum": "Netværk", "Hvor tit": "ved behov"},
    ],
    "Målgrupper": [{"Navn": "Unge", "Alder": "12-17"}],
    "Forbindelser": [{"Fra": "Netværk", "Forbindelse": "refererer til", "Til": "Styregruppe"}],
    "Planer": [
        {"Navn": "Plan for 2025"},
        {"Navn": "Strategi", "Plantype": "Strategi", "Gælder fra": "2024", "Offentliggjort": "Ja",
         "Revisionsinterval": "hvert 2. år", "Opgave": "Styrke trivslen.\nSkabe tryghed."},
    ],
    "Funktioner": [{"Navn": "SSP-konsulent"}],
    "Indsatser": [{"Navn": "Natteravne"}, {"Navn": "Lommepenge"}],
}  # fmt: skip
NEW: typed.Rows = {
    "Kommune": [{"Kommune": "Odense"}],
    "Fora": [
        {"Navn": "Styregruppe", "Niveau": "Politisk"},
        {"Navn": "Netværk", "Har målgruppe": "Unge"},
        {"Navn": "Lokalrådet", "Kort navn": "raad", "Niveau": "Strategisk"},
        {"Navn": "Forum for overgange"},
    ],
    "Enheder og stillinger": [
        {"Navn": "Skolerne"}, {"Navn": "Politiet", "Sektor": "Politi"}, {"Navn": "Klubberne"},
        {"Navn": "Lommepenge"},
    ],
    "Deltagere": [
        {"Forum": "Netværk", "Deltager": "Skolerne", "Deltagelse": "Ad hoc",
         "Organisation eller enhed": "Skolerne"},
        {"Forum": "Netværk", "Deltager": "Klubberne", "Organisation eller enhed": "Klubberne"},
        {"Forum": "Styregruppe", "Deltager": "Klubberne", "Deltagelse": "Fast",
         "Organisation eller enhed": "Klubberne"},
    ],
    "Møder": [
        {"Forum": "Styregruppe", "Hvor tit": "2-3"},
        {"Forum": "Lokalrådet", "Hvor tit": "månedligt"},
    ],
    "Målgrupper": [{"Navn": "Unge", "Alder": "mindst 15"}],
    "Forbindelser": [{"Fra": "Netværk", "Forbindelse": "rådgiver", "Til": "Styregruppe"}],
    "Planer": [
        {"Navn": "Plan for 2026"},
        {"Navn": "Strategi", "Plantype": "Politik", "Gælder fra": "2024", "Kommende": "Nej",
         "Revisionsinterval": "hvert 4. år", "Opgave": "Skabe tryghed.\nMøde de unge."},
    ],
    "Funktioner": [{"Navn": "SSP-koordinator"}],
    "Indsatser": [{"Navn": "Fritidspas"}],
}  # fmt: skip
SAID = [
    ("removed", "Forummet Sagsmøde er ikke længere beskrevet."),
    ("removed", "Funktionen SSP-konsulent er ikke længere beskrevet."),
    ("removed", "Indsatsen Natteravne er ikke længere beskrevet."),
    ("removed", "Planen Plan for 2025 er ikke længere beskrevet."),
    ("added", "Forummet Forum for overgange er nyt."),
    ("added", "Funktionen SSP-koordinator er ny."),
    ("added", "Indsatsen Fritidspas er ny."),
    ("added", "Planen Plan for 2026 er ny."),
    ("renamed", "Lokalråd hedder nu Lokalrådet."),
    ("level", "Lokalrådet er nu henført til Strategisk niveau."),
    ("level", "Netværk er ikke længere henført til Koordinerende niveau."),
    ("level", "Styregruppe er flyttet fra Strategisk niveau til Politisk niveau."),
    ("member-removed", "Politiet er ikke længere fast medlem af Styregruppe."),
    ("member-added", "Klubberne er nu fast medlem af Styregruppe."),
    ("member-added", "Klubberne er nu med i Netværk (deltager)."),
    ("member-changed", "Skolerne i Netværk: før Fast, nu Ad hoc."),
    ("meetings", "Det er nu oplyst, at Lokalrådet mødes hver måned."),
    ("meetings", "Det er ikke længere oplyst, hvor tit Netværk mødes; før efter behov."),
    ("meetings", "Styregruppe mødes nu 2-3 gange om året; før 4 gange om året."),
    ("link-removed", "Ikke længere: Netværk refererer til Styregruppe."),
    ("link-added", "Nu: Netværk rådgiver Styregruppe."),
    ("ages", "Netværk er nu for fra 15 år; før 12-17 år."),
    ("sort", "Lommepenge er nu en enhed eller organisation, før en indsats."),
    ("fact", "Politiet: sektor er nu oplyst: Politi."),
    ("fact", "Skolerne: sektor er ikke længere oplyst; før Skole."),
    ("fact", "Strategi: plantype er nu politik; før strategi."),
    ("fact", "Strategi: kommende er nu oplyst: nej."),
    ("fact", "Strategi: offentliggjort er ikke længere oplyst; før ja."),
    ("fact", "Strategi: revisionsinterval er nu hvert 4. år; før hvert 2. år."),
    ("fact", "Strategi: opgave er nu også »Møde de unge.«, men ikke længere »Styrke trivslen.«."),
]


@pytest.fixture
def years(tmp_path: Path) -> tuple[Path, Path]:
    """The municipality in two years, as workbooks."""
    return typed.saved(tmp_path / "2025.xlsx", OLD), typed.saved(tmp_path / "2026.xlsx", NEW)


def changes(old: Path, new: Path) -> list[tuple[str, str]]:
    found = difference(*given.in_file(old), *given.in_file(new))
    return [(change.kind, change.words) for change in found.changes]


def test_two_years_of_one_municipality(years: tuple[Path, Path]) -> None:
    said = changes(*years)
    assert sorted(said) == sorted(SAID)
    assert [KINDS.index(kind) for kind, _ in said] == sorted(KINDS.index(kind) for kind, _ in said)
    assert {kind for kind, _ in said} == set(KINDS)


def test_a_description_does_not_differ_from_itself(years: tuple[Path, Path]) -> None:
    for year in years:
        assert changes(year, year) == []


def test_back_again_is_the_opposite(years: tuple[Path, Path]) -> None:
    opposite = {"removed": "added", "added": "removed", "member-removed": "member-added",
                "member-added": "member-removed", "link-removed": "link-added",
                "link-added": "link-removed"}  # fmt: skip
    old, new = years
    there = sorted(kind for kind, _ in changes(old, new))
    back = sorted(opposite.get(kind, kind) for kind, _ in changes(new, old))
    assert there == back


@pytest.mark.parametrize("form", ["trig", "ttl", "csv"])
def test_a_workbook_against_the_same_in_another_form(
    years: tuple[Path, Path], form: str, tmp_path: Path
) -> None:
    """Only the form differs, so nothing else does."""
    workbook = years[0]
    other = tmp_path / f"same.{form}"
    if form == "csv":
        kb, municipality = given.in_file(workbook)
        exporting.write_folder(other, exporting.csv_files(kb, municipality, "en"))
    elif form == "trig":
        other.write_bytes(reading.trig(workbook))
    else:
        quads = [q for q in reading.read(workbook).quads if "/catalogue" not in str(q.graph_name)]
        triples = [quad.triple for quad in quads]
        other.write_bytes(ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b"")
    assert changes(workbook, other) == []
    assert sorted(changes(other, years[1])) == sorted(SAID)


def test_a_draft_against_what_is_shipped(kb: KnowledgeBase, tmp_path: Path) -> None:
    """A consultant takes today's organisation, moves one thing, adds one and takes one out."""
    iri = f"{DATA}silkeborg/kommune"
    lines: Mapping[str, Sequence[Mapping[str, object]]]
    folder = tmp_path / "udkast"
    exporting.write_folder(folder, exporting.csv_files(kb, iri, "da"))
    assert difference(kb, iri, *given.in_file(folder)).changes == ()
    lines = {path.stem: _read(path) for path in folder.glob("*.csv")}
    group = next(line for line in lines["Fora"] if line["Navn"] == "De lokale SSP-grupper")
    assert group["Niveau"] == "Udførende niveau"
    group["Niveau"] = "Koordinerende niveau"  # type: ignore[index]
    leader = next(
        line for line in lines["Deltagere"]
        if line["Forum"] == group["Navn"] and str(line["Deltager"]).startswith("Skoleleder")
    )  # fmt: skip
    kept = [line for line in lines["Deltagere"] if line is not leader]
    seat = f"{group['Kort navn']}-"
    kept_evidence = [line for line in lines["Belæg"] if line["Om"] != leader["Kort navn"]]
    assert seat
    for title, rows in (("Fora", lines["Fora"]), ("Deltagere", kept), ("Belæg", kept_evidence)):
        _write(folder / f"{title}.csv", rows)
    found = difference(kb, iri, *given.in_file(folder))
    assert ("level", "De lokale SSP-grupper er flyttet fra Udførende niveau til Koordinerende "
            "niveau.") in [(c.kind, c.words) for c in found.changes]  # fmt: skip
    assert {change.kind for change in found.changes} == {"level", "member-removed"}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_two_different_municipalities(cli: Cli) -> None:
    run = cli("diff", "herning", "silkeborg", "--format", "json")
    assert run.code == 0
    kinds = {change["kind"] for change in json.loads(run.out)["changes"]}
    assert {"removed", "added"} <= kinds


# Formats


def test_as_a_table(cli: Cli, years: tuple[Path, Path]) -> None:
    run = cli("diff", *years)
    assert run.code == 0, run.err
    assert "Odense Kommune (2025.xlsx)" in run.out
    assert "Odense Kommune (2026.xlsx)" in run.out
    lines = " ".join(run.out.split())
    for _, words in SAID:
        assert words in lines
    assert "Det, en beskrivelse tier om, kan godt findes." in lines


def test_as_markdown_in_english(cli: Cli, years: tuple[Path, Path]) -> None:
    run = cli("diff", *years, "--format", "md", "--lang", "en")
    assert run.code == 0, run.err
    rows = [line for line in run.out.splitlines() if line.startswith("|")]
    assert len(rows) == len(SAID) + 2
    assert "| Change | In words |" in run.out
    assert "Styregruppe has moved from Strategic level to Political level." in run.out
    assert "What a description is silent on may exist." in run.out


def test_as_json_and_csv(cli: Cli, years: tuple[Path, Path]) -> None:
    found = json.loads(cli("diff", *years, "--format", "json").out)
    assert [found["old"], found["new"]] == [str(year) for year in years]
    assert sorted((c["kind"], c["words"]) for c in found["changes"]) == sorted(SAID)
    moved = next(c for c in found["changes"] if "flyttet" in c["words"])
    assert moved == {
        "kind": "level", "about": "Styregruppe", "before": "Strategisk niveau",
        "after": "Politisk niveau",
        "words": "Styregruppe er flyttet fra Strategisk niveau til Politisk niveau.",
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(cli("diff", *years, "--format", "csv").out)))
    assert rows == found["changes"]


def test_as_a_page(cli: Cli, years: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    assert cli("diff", *years, "--format", "html", "-o", page).code == 0
    content = page.read_text(encoding="utf-8")
    assert "<!doctype html>" in content.lower()
    assert 'lang="da"' in content
    for _, words in SAID:
        assert words in content
    assert "http://" not in content.replace("http://www.w3.org", "")


def test_no_difference_is_said(cli: Cli, years: tuple[Path, Path]) -> None:
    for form in ("table", "md", "html"):
        run = cli("diff", years[0], years[0], "--format", form)
        assert run.code == 0
        assert "Der er ingen forskelle." in run.out
    assert json.loads(cli("diff", years[0], years[0], "--format", "json").out)["changes"] == []


# Wrong input


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("hernning", "herning", "Mente du »herning«"),
        ("herning", "odense", "ingen indlæst fil beskriver den"),
        ("herning", "findes-ikke.xlsx", "Filen findes ikke"),
        ("herning", "{invalid}", "ark Fora, celle B2: »Stratetisk« kendes ikke"),
        ("herning", "{broken}", "broken.ttl:2"),
        ("herning", "{word}", "Filtypen ».docx« kan ikke læses"),
    ],
)
def test_wrong_input(cli: Cli, tmp_path: Path, old: str, new: str, expected: str) -> None:
    rows = {**OLD, "Fora": [{**OLD["Fora"][0], "Niveau": "Stratetisk"}, *OLD["Fora"][1:]]}
    (tmp_path / "broken.ttl").write_text("@prefix a: <b:> .\na:b a:c", encoding="utf-8")
    (tmp_path / "plan.docx").write_bytes(b"PK")
    places = {
        "invalid": typed.saved(tmp_path / "invalid.xlsx", rows),
        "broken": tmp_path / "broken.ttl",
        "word": tmp_path / "plan.docx",
    }
    target = tmp_path / "out.html"
    for pair in ((old, new), (new, old)):
        run = cli("diff", *(name.format(**places) for name in pair), "-o", target)
        assert run.code == 2
        assert run.out == ""
        assert expected in run.err
        assert "Traceback" not in run.err
        assert not target.exists()


def test_one_of_two_is_missing(cli: Cli) -> None:
    run = cli("diff", "herning")
    assert run.code == 2
    assert "new" in run.err.lower()


def test_another_sort_of_thing_by_name_is_of_the_same_municipality(tmp_path: Path) -> None:
    """A unit of one place that is called as a forum of another is no forum that has changed."""

    def described(name: str, place: str, sheet: str) -> Path:
        rows: typed.Rows = {
            "Kommune": [{"Kommune": place}],
            "Fora": [{"Navn": "Styregruppe"}],
        }
        thing = {"Navn": "Netværk", "Kort navn": f"netvaerk-{name}"}
        rows[sheet] = [*rows.get(sheet, []), thing]
        return typed.saved(tmp_path / f"{name}.xlsx", rows)

    old = described("a", "Odense", "Fora")
    same = changes(old, described("b", "Odense", "Enheder og stillinger"))
    assert same == [("sort", "Netværk er nu en enhed eller organisation, før et forum.")]
    other = changes(old, described("c", "Vejle", "Enheder og stillinger"))
    assert other == [("removed", "Forummet Netværk er ikke længere beskrevet.")]
