"""The commands as a user calls them, and what they say to a mistake."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from ssp_graph.comparison import DIMENSIONS
from tests.conftest import THREE, Run

Cli = Callable[..., Run]


def test_compare_shows_the_three_municipalities(cli: Cli) -> None:
    run = cli("compare", *THREE)
    assert run.code == 0
    assert run.err == ""
    heading = run.out.splitlines()[2]
    assert re.findall(r"\w+ Kommune", heading) == [
        "Herning Kommune", "Silkeborg Kommune", "Hedensted Kommune",
    ]  # fmt: skip
    assert re.search(r"Strategisk niveau\s+○ Lokalrådet\s+● Kredsrådet\s+● Lokalrådet", run.out)
    assert "– ikke angivet" in run.out
    assert "\x1b[" not in run.out


@pytest.mark.parametrize("by", DIMENSIONS)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_dimension_in_both_languages(cli: Cli, by: str, lang: str) -> None:
    run = cli("compare", *THREE, "--by", by, "--lang", lang, "--format", "json")
    records = json.loads(run.out)
    assert {record["municipality_label"].split()[0] for record in records} == {
        "Herning", "Silkeborg", "Hedensted",
    }  # fmt: skip
    assert {record["basis"] for record in records} <= {"stated", "reading", "absent", "none"}
    assert any(record["quotation"] for record in records) or by == "forum-kind"


def test_formats_of_a_comparison_say_the_same(cli: Cli) -> None:
    as_json = json.loads(cli("compare", *THREE, "--format", "json").out)
    as_csv = list(csv.DictReader(StringIO(cli("compare", *THREE, "--format", "csv").out)))
    assert [r["label"] or "" for r in as_json] == [r["label"] for r in as_csv]
    markdown = cli("compare", *THREE, "--format", "md").out
    html = cli("compare", *THREE, "--format", "html").out
    for record in as_json:
        if record["label"]:
            assert record["label"].split()[0] in html
            assert record["label"].split()[0].replace("#", r"\#") in markdown


class _Page(HTMLParser):
    """Collects what a page would fetch, and whether its tables have headings."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.scopes: set[str | None] = set()
        self.lang: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("script", "link", "img", "iframe") or "src" in values:
            self.fetched.append(tag)
        if tag == "th":
            self.scopes.add(values.get("scope"))
        if tag == "html":
            self.lang = values["lang"]


def test_the_page_fetches_nothing_and_names_its_rows_and_columns(cli: Cli) -> None:
    page = _Page()
    page.feed(cli("compare", *THREE, "--format", "html", "--lang", "en").out)
    assert page.fetched == []
    assert page.scopes == {"col", "row"}
    assert page.lang == "en"


def test_names_are_shown_as_text_in_every_format(cli: Cli, tmp_path: Path) -> None:
    evil = '<script>alert(1)</script> | "x" \x1b[31m æøå'
    path = tmp_path / "e.ttl"
    path.write_text(
        "@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .\n"
        "@prefix level: <https://w3id.org/ssp-graph/level/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix m: <https://w3id.org/ssp-graph/data/mini/> .\n"
        'm:kommune a ssp:Municipality ; skos:prefLabel "Mini Kommune"@da , "Mini"@en .\n'
        "m:f a ssp:Forum ; ssp:serves m:kommune ; ssp:level level:political ;\n"
        f"  skos:prefLabel {json.dumps(evil)}@da .",
        encoding="utf-8",
    )
    html = cli("compare", "mini", "--data", path, "--format", "html").out
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    table = cli("compare", "mini", "--data", path).out
    assert "\x1b" not in table
    assert "<script>alert(1)</script>" in table
    markdown = cli("compare", "mini", "--data", path, "--format", "md").out
    assert r"\<script\>" in markdown
    assert r"\|" in markdown


def test_show_a_municipality(cli: Cli) -> None:
    out = cli("show", "herning").out
    assert out.startswith("Herning Kommune")
    for part in ("SSP-samarbejdsfora", "Organisering af SSP", "Forum (13)", "herning/lokalraadet"):
        assert part in out


def test_show_a_forum_with_seats_meetings_and_quotations(cli: Cli) -> None:
    out = cli("show", "herning/koordineringsmoeder").out
    assert "SSP Koordineringsmøder (forum)" in out
    assert "hver 14. dag" in out
    assert "Pladser (" in out
    as_json = json.loads(cli("show", "herning/koordineringsmoeder", "--format", "json").out)
    talks = next(f for f in as_json["facts"] if f["property"].endswith("discussesIndividuals"))
    assert talks["basis"] == "stated"
    assert talks["evidence"][0]["quotation"] == "At gennemgå de unge"
    assert all(seat["evidence"] for seat in as_json["seats"])


def test_show_in_english(cli: Cli) -> None:
    out = cli("show", "hedensted/lokalraadet", "--lang", "en").out
    assert "at least 4 times a year" in out
    assert "Seats (" in out


@pytest.mark.parametrize("topic", ["municipalities", "fora", "queries", "sources", "concepts"])
def test_lists(cli: Cli, topic: str) -> None:
    run = cli("list", topic, "--format", "json")
    assert run.code == 0
    assert len(json.loads(run.out)) > 4
    assert cli("list", topic).out.count("─") > 20


def test_a_query_in_every_format(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    base = ("query", "list/fora", "--set", "municipality=silkeborg")
    for format_name in ("table", "csv", "tsv", "json", "xml"):
        assert "Styregruppen" in cli(*base, "--format", format_name).out
    monkeypatch.setattr("sys.stdin", StringIO("CONSTRUCT { ?s a ssp:Forum } { ?s a ssp:Forum }"))
    assert "herning:lokalraadet" in cli("query", "-", "--format", "ttl").out


def test_conflicts_of_herning(cli: Cli) -> None:
    found = json.loads(cli("conflicts", "herning", "--format", "json").out)
    contradictions = [c for c in found if c["kind"] == "contradiction"]
    wordings = {c["wording"] for c in contradictions} | {c["other_wording"] for c in contradictions}
    assert any("CBL" in wording for wording in wordings)
    assert any("CBF" in wording for wording in wordings)
    names = {frozenset((c["wording"], c["other_wording"])) for c in found
             if c["kind"] == "other-name"}  # fmt: skip
    assert frozenset(("Færdselssikkerhedsudvalget", "Trafiksikkerhedsudvalget")) in names
    single = {c["subject"] for c in found if c["kind"] == "only-in-one"}
    assert {"Kredsrådet", "SSP Udviklingsgruppen"} <= single
    assert "Ingen uenigheder" in cli("conflicts", "silkeborg").out


@pytest.mark.parametrize("format_name", ["trig", "nquads", "ttl", "jsonld"])
def test_exports_are_the_same_bytes_every_time(cli: Cli, tmp_path: Path, format_name: str) -> None:
    for name in ("a", "b"):
        assert cli("export", "silkeborg", "--format", format_name, "-o", tmp_path / name).code == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").stat().st_size > 10_000


def test_an_export_loads_again_and_says_the_same(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "silkeborg.trig"
    cli("export", "silkeborg", "-o", path)
    before = cli("compare", "silkeborg", "--format", "csv").out
    after = cli("compare", "silkeborg", "--format", "csv", "--data", path).out
    # The graph has become the user's own file; only its document's title may differ.
    assert [row[:8] for row in csv.reader(StringIO(after))] == [
        row[:8] for row in csv.reader(StringIO(before))
    ]


def test_output_is_written_whole(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "ud.md"
    path.write_text("old", encoding="utf-8")
    assert cli("compare", "herning", "--format", "md", "-o", path).code == 0
    assert path.read_text(encoding="utf-8").startswith("# Fora på hvert niveau")
    assert [p.name for p in tmp_path.iterdir()] == ["ud.md"]


MISTAKES = [
    (["compare", "hernig"], "Kommunen »hernig« kendes ikke. Mente du »herning«"),
    (["compare", "odense"], "»odense« er en kommune, men ingen indlæst fil beskriver den"),
    (["compare", "--by", "levl"], "Inddelingen »levl« kendes ikke. Mente du »level«?"),
    (["compare", "herning", "--format", "pdf"], "Der findes: table, md, csv, json, html."),
    (["compare", "herning", "--frmat", "md"], "Tilvalget »--frmat« kendes ikke. Mente du"),
    (["compare", "herning", "--by"], "Tilvalget --by mangler en værdi"),
    (["compare", "herning", "--lang", "sv"], "Sproget »sv« kendes ikke. Der findes: da, en."),
    (["compare", "herning", "--data", "nej.ttl"], "nej.ttl: Filen findes ikke."),
    (["show", "herning/lokalrad"], "Mente du »herning/lokalraadet«"),
    (["show"], "Der mangler"),
    (["show", "herning", "silkeborg"], "Det er for meget: silkeborg."),
    (["query", "nej"], "Forespørgslen »nej« kendes ikke. Der findes:"),
    (["query", "nej.rq"], "nej.rq: Filen findes ikke."),
    (["query", "list/fora", "--set", "x=1"], "Parameteren »x« kendes ikke. Der findes: lang"),
    (["query", "list/fora", "--set", "municipality"], "skriv navn=værdi"),
    (["query", "list/fora", "--format", "ttl"], "Vælg et af formaterne csv"),
    (["query", "SELECT { ?x }"], "Forespørgslen er ikke gyldig SPARQL. Linje 1"),
    (["list", "kommuner"], "Listen »kommuner« kendes ikke. Der findes: municipalities"),
    (["compar"], "Kommandoen »compar« kendes ikke. Mente du »compare«?"),
    (["sources", "verfy"], "Kommandoen »verfy« kendes ikke. Mente du »verify«?"),
    (["sources", "verify", "--texts", "nej"], "nej: Mappen findes ikke."),
    (["export", "herning", "--format", "xml"], "Formatet »xml« kendes ikke."),
]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES, ids=[" ".join(a) for a, _ in MISTAKES])
def test_a_mistake_gets_one_clear_message_and_writes_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = cli(*arguments)
    assert run.code == 2
    assert run.out == ""
    assert message in run.err
    assert run.err.startswith("ssp-graph: ")
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_leaves_the_output_file_alone(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "ud.csv"
    assert cli("compare", "hernig", "-o", path).code == 2
    assert not path.exists()


@pytest.mark.parametrize(
    ("target", "message"),
    [("nej/ud.md", "Kan ikke skrives"), (".", "Det er en mappe")],
)
def test_output_that_cannot_be_written(cli: Cli, tmp_path: Path, target: str, message: str) -> None:
    run = cli("compare", "herning", "-o", tmp_path / target)
    assert run.code == 2
    assert message in run.err
    assert list(tmp_path.iterdir()) == []


def test_help_is_in_the_language(cli: Cli) -> None:
    danish = cli("--help").out
    english = cli("compare", "--help", "--lang", "en").out
    assert danish.startswith("Brug: ssp-graph")
    assert "Sammenlign kommuner." in danish
    assert english.startswith("Usage: ssp-graph compare")
    assert "Add a file or folder of your own" in english
    assert cli().out == danish


def test_the_language_can_come_from_the_environment(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSP_GRAPH_LANG", "en")
    assert "Fora at each level" in cli("compare", "herning").out


def test_version(cli: Cli) -> None:
    assert re.fullmatch(r"ssp-graph \d+\.\d+\.\d+\n", cli("--version").out)
