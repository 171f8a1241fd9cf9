"""The pages in a real browser: nothing leaves the machine, nothing complains, everything works."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.views import view
from ssp_graph.views.model import Outcome
from ssp_graph.views.orgview import OrgView
from ssp_graph.views.packing import unpack
from ssp_graph.views.side_by_side import Overview
from tests.browsing import SCREENSHOTS, Watched

from .conftest import THREE, Opener
from .synthetic import municipality, renamed

pytestmark = [pytest.mark.browser]
ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<a href="javascript:alert(1)">href</a>',
    "Rødovre Ærø Ålbæk",
    "Et navn, der bliver ved " * 12,
    "مجلس الشرطة المحلي",
    "{{ 7 * 7 }} ${alert(1)} </title>",
]


@pytest.fixture(scope="module")
def pages(kb: KnowledgeBase) -> dict[str, str]:
    """The HTML of each kind of page."""
    made = {slug: view(kb, slug).generate_html() for slug in THREE}
    made["side-by-side"] = view(kb, *THREE).generate_html()
    made["overview"] = Overview([municipality(f"by-{n}") for n in range(8)]).generate_html()
    return made


@pytest.fixture
def herning(opened: Opener, pages: dict[str, str]) -> Iterator[Watched]:
    """Herning's view, which has to be quiet to the end of the test."""
    result = opened(pages["herning"])
    yield result
    assert result.quiet(), (result.requests, result.complaints)


def data_of(opened: Watched) -> dict[str, Any]:
    """What the page's script works on, in the language that is shown."""
    data = unpack(json.loads(opened.page.text_content("#data") or ""))
    return data[opened.page.evaluate("document.documentElement.lang")]  # type: ignore[no-any-return]


def place(opened: Watched, x: float, y: float) -> tuple[float, float]:
    """Where a point of the picture stands in the window."""
    data = data_of(opened)
    drawn = data if opened.page.is_checked("#all-actors") else data["folded"]
    area = opened.page.locator("#chart").bounding_box()
    assert area is not None
    scale = area["height"] / (drawn["size"][1] + 8)
    return area["x"] + (x + 4) * scale, area["y"] + (y + 4) * scale


def centre(opened: Watched, node: str) -> tuple[float, float]:
    """Where the middle of a box stands in the window."""
    data = data_of(opened)
    box = next(n for n in data["nodes"] if n["id"] == node)
    if opened.page.is_checked("#all-actors"):
        return place(opened, box["x"], box["y"])
    left, top, height = data["folded"]["boxes"][node]
    return place(opened, left + box["box"]["w"] / 2, top + height / 2)


@pytest.mark.parametrize("name", [*THREE, "side-by-side", "overview"])
def test_a_page_opens_quietly_and_is_accessible(
    opened: Opener, pages: dict[str, str], name: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    result = opened(pages[name], name)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    result.page.screenshot(path=SCREENSHOTS / f"view-{name}.png", full_page=True)
    if name in THREE:
        result.page.locator("summary").first.click()
        result.page.focus("#chart")
        result.page.keyboard.press("ArrowDown")
        result.page.locator("#panel summary").first.click()
    found = axe.Axe().run(result.page)
    violations = [
        (v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]
    ]
    assert violations == []
    # axe puts its own script into the page past the policy; apart from that, all is quiet.
    assert result.requests == []
    assert result.complaints == []


def test_a_click_on_a_forum_shows_its_facts_and_parties(herning: Watched) -> None:
    page = herning.page
    page.mouse.click(*centre(herning, "herning:koordineringsmoeder"))
    assert page.inner_text("#panel h2") == "SSP Koordineringsmøder"
    panel = page.inner_text("#panel")
    assert "hver 14. dag" in panel
    assert "Koordinerende niveau" in panel
    assert "Begrundelse:" in panel, "the level is a reading, with its reason"
    assert page.locator("#panel blockquote").count() > 5
    assert "SSP-samarbejdsfora" in panel, "the document is named"
    assert page.locator("#panel summary").count() >= 5


def test_the_panel_leads_from_forum_to_party_to_what_it_takes_part_in(herning: Watched) -> None:
    page = herning.page
    page.mouse.click(*centre(herning, "herning:koordineringsmoeder"))
    row = page.locator("#panel li", has_text="SSP og Forebyggelsesfunktionen").first
    row.locator("summary").click()
    row.locator("button.link").click()
    assert "SSP og Forebyggelsesfunktionen" in page.inner_text("#panel h2")
    fora = page.locator("#panel h3:has-text('Deltager i') + ul > li").count()
    page.get_by_role("button", name="Vis kun fora, som parten deltager i").click()
    assert page.inner_text("#status") == f"Fora vist: {fora}"


def test_a_click_on_a_line_tells_what_it_is(herning: Watched) -> None:
    page = herning.page
    data = data_of(herning)
    edge = next(e for e in data["edges"] if e["title"] == "nedsat af")
    (x0, y0), (x1, y1) = data["folded"]["routes"][edge["id"]][0][:2]
    page.mouse.click(*place(herning, (x0 + x1) / 2, (y0 + y1) / 2))
    assert page.inner_text("#panel h2") == "nedsat af"
    assert "Trygt Natteliv" in page.inner_text("#panel")
    assert page.locator("#panel blockquote").count() >= 1


def test_search_and_filters_leave_what_fits(herning: Watched) -> None:
    page = herning.page
    page.fill("#search", "natteliv")
    assert page.inner_text("#status") == "Fora vist: 1"
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Trygt Natteliv"
    page.click("#clear")
    assert page.inner_text("#status") == ""
    page.select_option("#by-level", "strategic")
    assert page.inner_text("#status") == "Fora vist: 2"
    page.click("summary:visible")
    rows = page.locator(".content:not([hidden]) tr[data-row]:not([hidden])").count()
    assert rows == 2, "the table follows the filters"
    page.fill("#search", "findes ikke nogen steder")
    assert "Intet passer" in page.inner_text("#status")


@pytest.mark.parametrize("key", ["level", "sector", "attendance", "kind", "document", "party"])
def test_each_filter_works_alone(herning: Watched, key: str) -> None:
    page = herning.page
    choices = page.locator(f"#by-{key} option")
    total = len(data_of(herning)["fora"])
    assert choices.count() >= 2
    page.select_option(f"#by-{key}", index=choices.count() - 1)
    left = int(page.inner_text("#status").split()[-1])
    assert 1 <= left <= total


def test_the_filters_reach_print_and_saved_pictures(herning: Watched) -> None:
    page = herning.page
    page.select_option("#by-sector", "police")
    with page.expect_download() as saved:
        page.click("#save-svg")
    assert saved.value.suggested_filename == "herning.svg"
    root = ET.parse(saved.value.path()).getroot()
    dimmed = [g for g in root.iter("{http://www.w3.org/2000/svg}g") if g.get("opacity") == "0.25"]
    assert dimmed
    with page.expect_download() as saved:
        page.click("#save-png")
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")


def test_the_other_language_keeps_filter_and_choice(herning: Watched) -> None:
    page = herning.page
    page.mouse.click(*centre(herning, "herning:lokalraadet"))
    page.select_option("#by-sector", "police")
    before = page.inner_text("#status").split()[-1]
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Herning Municipality – organisation of SSP"
    assert page.inner_text("#status") == f"Fora shown: {before}"
    assert page.inner_text("#panel h2") == "The local council"
    assert "Search" in page.inner_text("label[for=search]")
    page.click("#language")
    assert page.inner_text("#panel h2") == "Lokalrådet"


def test_the_keyboard_reaches_everything(herning: Watched) -> None:
    page = herning.page
    page.focus("#chart")
    page.keyboard.press("ArrowDown")
    first = page.inner_text("#panel h2")
    page.keyboard.press("ArrowDown")
    second = page.inner_text("#panel h2")
    assert first != second
    assert second in page.inner_text("#spoken")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "chart"
    assert page.inner_text("#panel h2") == "Signaturforklaring"


def test_functions_and_plans_are_folded_away_until_they_are_asked_for(herning: Watched) -> None:
    page = herning.page
    data = data_of(herning)
    assert not page.is_checked("#all-actors")
    assert page.evaluate("document.querySelector('#chart').getBoundingClientRect().bottom") <= 900
    top = data["folded"]["top"]
    page.mouse.click(*place(herning, 300, top + 17))
    assert page.is_checked("#all-actors")
    function = "herning:ssp-og-forebyggelseskonsulenten"
    x, y = centre(herning, function)
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(100)
    page.mouse.click(x, y - page.evaluate("window.scrollY"))
    assert page.inner_text("#panel h2") == "SSP og Forebyggelseskonsulenten"
    page.click("#clear")
    assert not page.is_checked("#all-actors")
    page.fill("#search", "Kriminalpræventive Sekretariat")
    page.press("#search", "Enter")
    assert page.is_checked("#all-actors"), "what is searched for is unfolded"
    assert "Kriminalpræventive Sekretariat" in page.inner_text("#panel h2")


def test_only_what_a_party_takes_part_in(herning: Watched) -> None:
    page = herning.page
    data = data_of(herning)
    party = next(key for key, one in data["parties"].items() if len(one["fora"]) > 2)
    page.select_option("#by-party", party)
    assert page.inner_text("#status") == f"Fora vist: {len(data['parties'][party]['fora'])}"
    page.click("summary:visible")
    rows = page.locator(".content:not([hidden]) tr[data-row]:not([hidden])")
    shown = {row.get_attribute("data-row") for row in rows.all()}
    assert shown == set(data["parties"][party]["fora"])


def test_all_parties_are_shown_on_demand(herning: Watched) -> None:
    page = herning.page
    low = page.locator("#chart").bounding_box()
    page.check("#all-parties")
    high = page.locator("#chart").bounding_box()
    assert low is not None
    assert high is not None
    assert high["height"] > low["height"] + 200


@pytest.mark.parametrize(("paper", "width"), [("a4", 842), ("a3", 1191)])
def test_print_is_one_page_in_landscape(
    herning: Watched, tmp_path: Path, paper: str, width: int
) -> None:
    herning.page.select_option("#paper", paper)
    pdf = herning.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(boxes) == 1
    assert float(boxes[0][0]) == pytest.approx(width, abs=2)
    assert float(boxes[0][0]) > float(boxes[0][1])


def test_names_are_shown_as_text_and_never_run(opened: Opener) -> None:
    hostile = renamed(municipality("proeve", 8, 8, 6), ATTACKS)
    result = opened(OrgView(hostile).generate_html())
    page = result.page
    page.check("#all-parties")
    page.focus("#chart")
    seen = set()
    for key in ["ArrowDown"] * 9 + ["ArrowRight"] * 4:
        page.keyboard.press(key)
        seen.add(page.inner_text("#panel h2").strip())
    assert seen & set(ATTACKS)
    assert page.locator("#panel img, #panel script, #panel a").count() == 0
    assert result.quiet(), result.complaints
    many = [renamed(municipality(f"by-{n}", 8, 8, 6), ATTACKS) for n in range(7)]
    overview = opened(Overview(many).generate_html(), "overview")
    overview.page.click("[data-open=by-3]")
    assert overview.quiet(), overview.complaints


def test_a_notebook_shows_it_in_a_frame(opened: Opener) -> None:
    network = OrgView(municipality("proeve", 6, 12, 5))
    result = opened(
        f'<!doctype html><html lang="da" data-ready="true"><body>{network._repr_html_()}</body>'
    )
    frame = result.page.frame_locator("iframe")
    frame.locator("#chart canvas").wait_for()
    frame.locator("#chart").focus()
    result.page.keyboard.press("ArrowDown")
    assert frame.locator("#panel h2").inner_text()
    assert result.quiet(), result.complaints


def test_outcomes_of_a_validation_are_shown_with_sign_and_words(opened: Opener) -> None:
    view = municipality("proeve", 6, 12, 5)
    outcome = Outcome("F-1.01", "partly", ("delvist opfyldt", "partly met"), ("Mangler x.", "x."))
    judged = {view.municipality: [outcome], view.fora[0].iri: [outcome]}
    result = opened(OrgView(replace(view, outcomes=judged)).generate_html())
    page = result.page
    assert "1 delvist opfyldt" in page.inner_text("#panel")
    page.click("summary:has-text('Vis som tabel')")
    page.click(f"[data-choose='proeve:{view.fora[0].iri.rpartition('/')[2]}']")
    assert "◐ delvist opfyldt" in page.inner_text("#panel")
    assert "F-1.01: Mangler x." in page.inner_text("#panel")
    assert result.quiet(), result.complaints


def test_the_chart_of_several_marks_differences_and_switches_language(
    opened: Opener, pages: dict[str, str]
) -> None:
    result = opened(pages["side-by-side"])
    page = result.page
    assert page.locator(".content:not([hidden]) .tag:visible").count() == 0
    page.select_option("#highlight", label="kun i Hedensted")
    lit = page.locator(".content:not([hidden]) .tag[display=inline]")
    assert lit.count() > 0
    assert set(lit.all_text_contents()) == {"kun i Hedensted"}
    page.select_option("#highlight", "*")
    assert lit.count() > 5
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "only in Herning" in " ".join(lit.all_text_contents())
    assert result.quiet()


def test_98_municipalities_open_in_one_overview_and_one_alone(opened: Opener) -> None:
    many = [municipality(f"by-{n}", 12, 30, 10) for n in range(98)]
    result = opened(Overview(many).generate_html())
    page = result.page
    assert page.inner_text("#status") == "Kommuner vist: 98"
    page.fill("#search", "by-77")
    assert page.inner_text("#status") == "Kommuner vist: 1"
    page.click("[data-open=by-77]")
    assert page.locator("#alone svg").is_visible()
    assert "By-77" in (page.locator("#alone svg").get_attribute("aria-label") or "")
    page.click("#back")
    assert page.locator("#many").is_visible()
    assert result.quiet()


def test_a_large_municipality_stays_readable(opened: Opener) -> None:
    result = opened(OrgView(municipality("storby", 60, 250, 80)).generate_html(), "large")
    page = result.page
    area = page.locator("#chart").bounding_box()
    data = data_of(result)
    assert area is not None
    # Names are set in 12.5 units; below about 8 pixels nobody reads them.
    assert 12.5 * area["width"] / data["size"][0] > 8.5
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "view-large.png", full_page=True)
    assert result.quiet()
