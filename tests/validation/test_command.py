"""``ssp-graph validate``: what it takes, what it writes, and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph

from tests.conftest import Run

Cli = Callable[..., Run]
Chart = Callable[..., Path]


def test_a_loaded_municipality(cli: Cli) -> None:
    run = cli("validate", "herning", "--rule", "F-3.04", "--on", "2026-11-21")
    assert run.code == 0
    assert run.out.startswith("Herning Kommune og den nationale ramme")
    assert "1 af 1 opfyldt" in run.out
    assert "F-3.04" not in run.out.split("Organisering")[1].split("Opfyldte")[0]


def test_met_statements_on_demand(cli: Cli) -> None:
    for flag in ("--all", "--passed"):
        run = cli("validate", "hedensted", "--rule", "F-3.04", flag, "--lang", "en")
        assert re.search(r"✔ F-3\.04 .*strategic", run.out)
        assert "“" in run.out  # the quotation


def test_several_municipalities(cli: Cli) -> None:
    run = cli("validate", "herning", "silkeborg", "--rule", "F-2.03")
    assert "Herning Kommune og" in run.out
    assert "Silkeborg Kommune og" in run.out


def test_a_finding_tells_what_where_why_and_how_others_do_it(cli: Cli) -> None:
    run = cli("validate", "silkeborg", "--rule", "F-2.03")
    for expected in (
        "▲ F-2.03",
        "afviger · rammen beskriver det sådan",
        "»det kommunale forebyggende arbejde",
        "data/silkeborg/organisering.ttl, linje",
        "Sådan kan I gøre:",
        "Sådan gør andre:",
        "Hedensted Kommune",
        "læsning",
    ):
        assert expected in run.out, expected


def test_a_file_stands_alone(cli: Cli, chart: Chart) -> None:
    path = chart()
    run = cli("validate", path, "--rule", "F-2.02", "--rule", "F-3.04", "--rule", "F-1.01")
    assert run.code == 0
    assert run.out.startswith("Prøveby Kommune")
    assert "▲ F-2.02" in run.out
    assert "○ F-1.01" in run.out
    assert "»alle unge op til 30 år«" in run.out
    line = 1 + path.read_text(encoding="utf-8").split("proeveby:unge a ")[0].count("\n")
    assert f"linje {line}" in re.sub(r"\s+", " ", run.out)


def test_a_file_about_a_shipped_municipality_is_not_mixed_with_it(cli: Cli, chart: Chart) -> None:
    herning = chart(("data/proeveby/", "data/herning/"))
    run = cli("validate", herning, "--rule", "F-1.01", "--rule", "F-2.02", "--format", "json")
    outcomes = {o["rule"]: o["outcome"] for o in json.loads(run.out)["outcomes"]}
    # The shipped documents state purposes and a narrower target group.
    assert outcomes == {"F-1.01": "not described", "F-2.02": "deviates"}


def test_trig_keeps_its_graphs(cli: Cli, chart: Chart) -> None:
    content = chart().read_text(encoding="utf-8")
    head, body = content.split("\n# A made-up", 1)
    body = body.split("\n", 1)[1]
    path = chart(name="my-chart.trig")
    path.write_text(
        f"{head}\n<https://w3id.org/ssp-graph/source/proeveby-notat> {{\n{body}\n}}\n",
        encoding="utf-8",
    )
    run = cli("validate", path, "--rule", "F-2.02", "--format", "json")
    outcome = json.loads(run.out)["outcomes"][0]
    assert outcome["outcome"] == "deviates"
    assert outcome["evidence"][0]["graph"] == "https://w3id.org/ssp-graph/source/proeveby-notat"
    assert outcome["evidence"][0]["line"]


@pytest.mark.parametrize(
    ("rule", "fail_on", "code"),
    [
        ("L-01", "violation", 1),  # Hedensted tells of three meetings, the law of four
        ("F-1.08", "violation", 0),
        ("F-1.08", "warning", 0),
        ("F-1.08", "info", 1),
        ("F-3.04", "info", 0),
    ],
)
def test_exit_code(cli: Cli, rule: str, fail_on: str, code: int) -> None:
    run = cli("validate", "hedensted", "--rule", rule, "--fail-on", fail_on, "--format", "csv")
    assert run.code == code
    assert f"\n{rule}," in run.out.replace("\r", "")


def test_theme(cli: Cli) -> None:
    run = cli("validate", "silkeborg", "--theme", "target-group", "--format", "csv")
    ids = re.findall(r"^([A-Z]-[\d.]+),", run.out, re.MULTILINE)
    assert ids
    assert all(id_.startswith("F-2.") for id_ in ids)


def test_the_day_that_ages_are_counted_from(cli: Cli) -> None:
    run = cli("validate", "herning", "--rule", "F-3.04", "--on", "2026-11-21", "--format", "json")
    assert json.loads(run.out)["municipalities"][0]["reference_date"] == "2026-11-21"


def test_written_whole_to_a_file(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "rapport.html"
    run = cli("validate", "herning", "--rule", "F-3.04", "--format", "html", "-o", target)
    assert (run.code, run.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.html"]


def test_turtle_is_the_plain_report(cli: Cli) -> None:
    run = cli("validate", "silkeborg", "herning", "--rule", "F-2.03", "--format", "ttl")
    graph = Graph().parse(data=run.out, format="turtle")
    assert len(list(graph.subjects(RDF.type, SH.ValidationReport))) == 2
    results = list(graph.subjects(RDF.type, SH.ValidationResult))
    assert [str(graph.value(r, SH.sourceShape)) for r in results] == [
        "https://w3id.org/ssp-graph/shape/F-2.03"
    ]


def test_unsound_data_come_first_and_are_told_apart(cli: Cli, chart: Chart) -> None:
    path = chart(("ssp:minAge 6", "ssp:minAge 40"))
    run = cli("validate", path, "--rule", "Q-08", "--rule", "F-3.04")
    assert run.code == 1
    assert "Oplysningerne skal rettes på 1 punkt" in run.out
    assert "✖ Q-08" in run.out
    assert "skal rettes" in run.out.split("Q-08", 1)[1]


def test_a_description_that_calls_itself_complete_is_read_closed(cli: Cli, chart: Chart) -> None:
    closed = (
        "proeveby:kommune a ssp:Municipality ;",
        "proeveby:kommune a ssp:Municipality ; ssp:describedFully true ;",
    )
    for changes, expected in (((), "not described"), ((closed,), "deviates")):
        run = cli("validate", chart(*changes), "--rule", "F-3.02", "--format", "json")
        assert json.loads(run.out)["outcomes"][0]["outcome"] == expected


def test_shapes_of_ones_own(cli: Cli, chart: Chart, tmp_path: Path) -> None:
    shapes = tmp_path / "krav.ttl"
    shapes.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
        <https://example.org/krav> a sh:NodeShape ; sh:targetClass ssp:Forum ;
            sh:property [ sh:path ssp:meets ; sh:minCount 1 ;
                sh:message "Forummet skal have en mødefrekvens."@da ] .""",
        encoding="utf-8",
    )
    run = cli("validate", chart(), "--rule", "F-3.04", "--shapes", shapes)
    assert run.code == 1
    assert "Jeres egne krav" in run.out
    assert "Forummet skal have en mødefrekvens." in run.out
    assert "SSP-styregruppen" in run.out


SERVICE = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
<https://example.org/krav> a sh:NodeShape ; sh:targetClass ssp:Forum ;
    sh:sparql [
        sh:select '''SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this a ?t } }'''
    ] ."""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<a> <b> .", r"krav\.ttl:1"),
        ("<https://example.org/a> <https://example.org/b> 1 .", "ingen SHACL-former"),
        (SERVICE, "SERVICE"),
    ],
)
def test_bad_shapes(cli: Cli, chart: Chart, tmp_path: Path, content: str, expected: str) -> None:
    shapes = tmp_path / "krav.ttl"
    shapes.write_text(content, encoding="utf-8")
    target = tmp_path / "rapport.html"
    run = cli("validate", chart(), "--shapes", shapes, "--format", "html", "-o", target)
    assert run.code == 2
    assert re.search(expected, run.err), run.err
    assert len(run.err.splitlines()) <= 3
    assert not target.exists()


def test_imports_are_not_fetched(cli: Cli, chart: Chart, tmp_path: Path) -> None:
    shapes = tmp_path / "krav.ttl"
    shapes.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
        <https://example.org/krav> a owl:Ontology ; owl:imports <http://127.0.0.1:9/nothing> .
        <https://example.org/krav/1> a sh:NodeShape ; sh:targetClass ssp:Forum ;
            sh:js [ sh:jsFunctionName "steal" ;
                sh:jsLibrary [ sh:jsLibraryURL "http://127.0.0.1:9/steal.js" ] ] .""",
        encoding="utf-8",
    )
    run = cli("validate", chart(), "--rule", "F-3.04", "--shapes", shapes)
    assert run.code == 0, run.err


BAD_FILES = {
    "broken": ("@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .\nssp:a ssp:b", r":2"),
    "empty": ("", "ingen oplysninger"),
    "blank": ("\n\n# nothing\n", "ingen oplysninger"),
    "no municipality": (
        '<https://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "x"@da .',
        "ingen kommune",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_bad_file(cli: Cli, tmp_path: Path, name: str, lang: str) -> None:
    content, expected = BAD_FILES[name]
    path = tmp_path / "my-chart.ttl"
    path.write_text(content, encoding="utf-8")
    target = tmp_path / "rapport.json"
    run = cli("validate", path, "--format", "json", "-o", target, "--lang", lang)
    assert run.code == 2
    assert run.out == ""
    assert "my-chart.ttl" in run.err
    assert "Traceback" not in run.err
    if lang == "da":
        assert re.search(expected, run.err), run.err
    assert not target.exists()


def test_two_municipalities_where_one_was_asked_for(cli: Cli, chart: Chart) -> None:
    second = (
        "\n<https://w3id.org/ssp-graph/data/odense/raad> a ssp:Forum ;\n"
        "    ssp:serves <https://w3id.org/ssp-graph/data/odense/kommune> .\n\nproeveby:politi a "
    )
    path = chart(("\nproeveby:politi a ", second))
    run = cli("validate", path)
    assert run.code == 2
    assert "flere kommuner: odense, proeveby" in run.err
    assert "--municipality" in run.err
    run = cli("validate", path, "--municipality", "proeveby", "--rule", "F-2.02")
    assert run.out.startswith("Prøveby Kommune")
    run = cli("validate", path, "--municipality", "herning")
    assert run.code == 2
    assert "odense, proeveby" in run.err


def test_municipality_goes_with_a_file(cli: Cli) -> None:
    run = cli("validate", "herning", "--municipality", "herning")
    assert run.code == 2
    assert "--municipality" in run.err


def test_a_municipality_without_a_name(cli: Cli, chart: Chart) -> None:
    run = cli("validate", chart(("proeveby:kommune a ssp:Municipality ;", "proeveby:kommune")))
    assert run.code == 2
    assert "ssp:Municipality" in run.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("hernning",), "»herning«"),
        (("herning", "--rule", "F-3.4"), "»F-3.04«|»F-3.34«|»F-3.14«"),
        (("herning", "--theme", "organisationn"), "»organisation«"),
        (("herning", "--on", "i morgen"), "dato"),
        (("herning", "--format", "htm"), "»html«"),
        (("herning", "--fail-on", "warn"), "»warning«"),
        (("missing.ttl",), "findes ikke"),
        (("--matrix", "herning", "--format", "ttl"), "ttl"),
    ],
)
def test_wrong_arguments(cli: Cli, arguments: tuple[str, ...], expected: str) -> None:
    run = cli("validate", *arguments)
    assert run.code == 2
    assert run.out == ""
    assert re.search(expected, run.err), run.err
    assert "Traceback" not in run.err


def test_help_in_both_languages(cli: Cli) -> None:
    assert "den nationale ramme" in cli("validate", "--help").out
    assert "national framework" in cli("validate", "--help", "--lang", "en").out


def test_the_faults_come_first_with_their_values_and_places(cli: Cli, chart: Chart) -> None:
    plan = """@prefix : <https://w3id.org/ssp-graph/data/proeveby/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:plan a ssp:Plan ; skos:prefLabel "Handleplan"@da ; ssp:serves :kommune ;
    ssp:validFrom "2027"^^xsd:gYear ; ssp:validTo "2025"^^xsd:gYear ;
    ssp:approvedOn "2026-01-15"^^xsd:date ."""
    rhythm = """:moder a ssp:MeetingPattern ; ssp:minPerYear 5 ; ssp:maxPerYear 2 .
:udvalg a ssp:Forum ; skos:prefLabel "Udvalget"@da ; ssp:serves :kommune ; ssp:meets :moder ."""
    path = chart()
    path.write_text(path.read_text(encoding="utf-8") + f"\n{plan}\n\n{rhythm}\n", encoding="utf-8")
    run = cli("validate", path, "--on", "2026-11-21")
    assert run.code == 1
    head, _, rest = run.out.partition("Begynd her")
    assert "Oplysningerne skal rettes på 2 punkter (Q-03; Q-11)" in head
    assert "Vægt: 2 skal rettes i oplysningerne · 0 afviger fra loven" in " ".join(head.split())
    first = " ".join(rest.partition("Kun det, der står i")[0].split())
    assert "Fundet: Udvalget – mødes: højst pr. år 2; Udvalget – mødes: mindst pr. år 5." in first
    assert "Fundet: Handleplan: gælder fra 2027; Handleplan: gælder til 2025." in first
    assert "linje" in first
    assert "Ret tallene" in first
    page = cli("validate", path, "--on", "2026-11-21", "--format", "md").out
    assert page.index("## Begynd her") < page.index("**Q-03**") < page.index("## Formål")
