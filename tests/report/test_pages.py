"""Every page of the report leads on, and shows what its facts rest on."""

from __future__ import annotations

import json
import posixpath
import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from ssp_graph.comparison import DIMENSIONS
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.networks.measures import MEASURES
from ssp_graph.rules import rules

from ..conftest import PROJECT, THREE
from .conftest import Made

_LOADS = {"src", "srcset", "action", "formaction", "poster", "background", "data"}


class Page(HTMLParser):
    """The links, anchors and texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.loads: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.policy = ""
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("a", "link") and "href" in given:
            self.links.append(given["href"])
        if "id" in given:
            self.ids.append(given["id"])
        self.loads += [(tag, value) for name, value in given.items() if name in _LOADS]
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag == "html":
            self.language = given.get("lang", "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def pages(report: Made) -> dict[str, Page]:
    """All pages by their paths."""
    return {
        path: Page(content.decode())
        for path, content in report.files.items()
        if path.endswith(".html")
    }


def test_every_link_leads_to_a_file_of_the_report_and_to_a_place_in_it(
    report: Made, pages: dict[str, Page]
) -> None:
    wrong = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), unquote(parts.path))
            )
            target = target if parts.path else path
            there = not (parts.scheme or parts.netloc) and target in report.files
            if not there or (parts.fragment and parts.fragment not in pages[target].ids):
                wrong.append((path, link))
    assert wrong == []


def test_every_file_is_linked_from_some_page(report: Made, pages: dict[str, Page]) -> None:
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), urlsplit(link).path))
        for path, page in pages.items()
        for link in page.links
    }
    assert {path for path in report.files if path not in linked} == set()


def test_no_page_loads_anything_and_each_forbids_it(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert page.loads == [], path
        assert page.policy.startswith("default-src 'none'"), path
        assert "unsafe" not in page.policy, path
        assert "http" not in page.policy, path


def test_ids_are_unique_on_each_page(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        twice = {one for one in page.ids if page.ids.count(one) > 1}
        assert not twice, path


def test_there_is_a_page_for_everything_in_both_languages(
    kb: KnowledgeBase, pages: dict[str, Page]
) -> None:
    fora = {r["forum"] for r in kb.query("list/fora", municipality=THREE, lang="da").records()}
    wanted = ["index", "fora", "matrix", "conflicts", "sources", "data", "view/side-by-side"]
    wanted += [
        f"{kind}/{slug}" for kind in ("municipality", "validation", "view") for slug in THREE
    ]
    wanted += [f"comparison/{by}" for by in DIMENSIONS]
    wanted += [f"network/{name}" for name in MEASURES]
    wanted += [f"rule/{rule.id}" for rule in rules()]
    wanted += [f"forum/{iri.removeprefix('https://w3id.org/ssp-graph/data/')}" for iri in fora]
    for name in wanted:
        assert pages[f"{name}.html"].language == "da"
        assert pages[f"en/{name}.html"].language == "en"


def test_a_fact_shows_its_quotation_section_and_document(pages: dict[str, Page]) -> None:
    page = pages["forum/herning/koordineringsmoeder.html"]
    assert re.search(
        r"hver 14\. dag .*SSP-samarbejdsfora ?, afsnittet SSP Koordinerings", page.text
    )
    assert any(link.startswith("../../source/herning-samarbejdsfora.html#q") for link in page.links)


def test_every_quotation_of_the_municipalities_stands_on_the_page_of_its_document(
    kb: KnowledgeBase, pages: dict[str, Page]
) -> None:
    found = kb.query("evidence", municipality=THREE, lang="da").records()
    stated = [record for record in found if record["basis"] == "stated" and record["support"]]
    assert len(stated) > 1000
    texts = {path: page.text for path, page in pages.items() if path.startswith("source/")}
    for record in stated:
        path = f"source/{record['graph'].rpartition('/')[2]}.html"
        assert " ".join(record["support"].split()) in texts[path]


def test_outcomes_are_those_of_the_validations(report: Made, pages: dict[str, Page]) -> None:
    names = {"met": "opfyldt", "partly": "delvist opfyldt", "deviates": "afviger",
             "not described": "ikke beskrevet", "not applicable": "ikke relevant her"}  # fmt: skip
    html = report.files["matrix.html"].decode()
    for number, validation in enumerate(report.validations):
        for outcome in validation.outcomes:
            if outcome.rule.integrity:
                continue
            row = html.partition(f'rule/{outcome.rule.id}.html"')[2].partition("</tr>")[0]
            cell = row.split("<td ")[1 + number]
            assert f">{names[outcome.outcome]}</a>" in cell, outcome.rule.id


def test_a_shared_forum_stands_for_each_as_its_own_documents_have_it(report: Made) -> None:
    # Silkeborg's document tells of the district council's levels and seats, Herning's doesn't.
    def row(slug: str) -> str:
        html = report.files[f"municipality/{slug}.html"].decode().partition("</svg>")[2]
        row = html.partition("forum/dk/kredsraad-midt-og-vestjylland.html")[2]
        return row.partition("</tr>")[0]

    assert "Politisk niveau" in row("silkeborg")
    assert "Politisk niveau" not in row("herning")


def test_cautions_stand_before_the_figures(report: Made) -> None:
    for name in MEASURES:
        html = report.files[f"network/{name}.html"].decode()
        assert 0 < html.index("Læses med forbehold") < html.index("<tbody>"), name


def test_data_can_be_read_by_what_they_are_for(report: Made) -> None:
    import io

    import networkx as nx
    import openpyxl
    import pyoxigraph as ox

    files = report.files
    triples = {str(q) for q in ox.parse(files["data/herning.ttl"], format=ox.RdfFormat.TURTLE)}
    quads = list(ox.parse(files["data/herning.jsonld"], format=ox.RdfFormat.JSON_LD))
    assert len(triples) > 1000
    assert len(quads) >= len(triples)
    assert len(list(ox.parse(files["data/herning.trig"], format=ox.RdfFormat.TRIG))) == len(quads)
    assert openpyxl.load_workbook(io.BytesIO(files["data/herning.xlsx"])).sheetnames
    assert len(nx.parse_graphml(files["data/herning.graphml"].decode())) > 20
    lines = files["data/herning-seats.csv"].decode().count("\n")
    assert lines > 50


def test_the_list_of_files_fits_the_folder(report: Made) -> None:
    listed = json.loads((report.folder / "report.json").read_text(encoding="utf-8"))["files"]
    present = {
        path.relative_to(report.folder).as_posix()
        for path in report.folder.rglob("*")
        if path.is_file()
    }
    assert set(listed) == present - {"report.json"} == set(report.files)


def test_outcomes_lead_to_rules_sources_and_fora(pages: dict[str, Page]) -> None:
    page = pages["validation/hedensted.html"]
    kinds = {link.split("/")[1] for link in page.links if link.startswith("../")}
    assert {"rule", "source", "forum"} <= kinds
    assert "../rule/F-3.04.html" in page.links
    assert any(re.fullmatch(r"\.\./source/hedensted-strategi\.html#q\d+", to) for to in page.links)
    rule = pages["rule/F-3.04.html"]
    assert any(link.startswith("../forum/hedensted/") for link in rule.links)
    assert any("/hedensted-strategi.html#q" in link for link in rule.links)


def test_most_quotations_of_outcomes_have_their_place(report: Made) -> None:
    html = report.files["validation/herning.html"].decode()
    quoted = re.findall(r"<q lang=\"da\">[^<]*</q>\s*<cite>– (<a )?", html)
    assert len(quoted) > 100
    # Of examples elsewhere the documents of practice examples have no page here.
    assert sum(map(bool, quoted)) / len(quoted) > 0.7


def test_names_in_pictures_lead_to_their_pages(report: Made) -> None:
    forum = "forum/silkeborg/styregruppen.html"
    for path, to in (
        ("index.html", forum),
        ("en/index.html", forum),
        ("municipality/silkeborg.html", f"../{forum}"),
        ("view/side-by-side.html", f"../{forum}"),
        ("view/silkeborg.html", f"../{forum}"),
        ("en/view/silkeborg.html", f"../{forum}"),
    ):
        svg = re.search(r"<svg xmlns.*?</svg>", report.files[path].decode(), re.DOTALL)
        assert svg is not None, path
        assert f'<a href="{to}"' in svg[0], path


def test_a_view_leads_back_to_the_municipality(pages: dict[str, Page]) -> None:
    assert "../municipality/herning.html" in pages["view/herning.html"].links
    assert "../index.html" in pages["view/herning.html"].links
    # In the other language of the page its pictures lead to the pages in that language.
    assert any(link.startswith("../en/forum/") for link in pages["view/herning.html"].links)


def test_quotations_stand_in_the_order_of_the_document(report: Made) -> None:
    html = report.files["source/herning-organisering.html"].decode()
    sections = [unescape(title) for title in re.findall(r"<h2>(.*?)</h2>", html)]
    data = (PROJECT / "data" / "herning" / "organisering.ttl").read_text(encoding="utf-8")
    headings = re.findall(r"^# -- (.*?)\.? -+$", data, re.MULTILINE)
    own = [title.rstrip(".") for title in sections if title.rstrip(".") in headings]
    assert len(own) > 15
    assert own == [title for title in headings if title in own]
    assert own != sorted(own)
