"""The report in a real browser: quiet, accessible, on desk, phone and paper, whatever the names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssp_graph.loading import load_alone
from tests.browsing import SCREENSHOTS

from .conftest import Browsing, Made, built

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser]
SAMPLE = [
    "index", "municipality/herning", "forum/herning/lokalraadet", "node/hedensted/aarshjul",
    "comparison/level", "comparison/meetings", "matrix", "validation/silkeborg", "rule/F-3.04",
    "network/degree", "conflicts", "sources", "source/herning-organisering", "data",
    "view/herning", "view/side-by-side", "en/index", "en/fora",
]  # fmt: skip


def test_every_page_opens_quietly(report: Made, browsing: Browsing) -> None:
    paths = sorted(path for path in report.files if path.endswith(".html"))
    visit = browsing(report.folder / paths[0])
    trouble = {}
    for path in paths:
        visit.page.goto((report.folder / path).as_uri())
        if visit.requests or visit.complaints:
            trouble[path] = (list(visit.requests), list(visit.complaints))
            visit.requests.clear()
            visit.complaints.clear()
    assert trouble == {}


@pytest.mark.parametrize("name", SAMPLE)
def test_a_page_is_accessible_and_fits_a_phone(report: Made, browsing: Browsing, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browsing(report.folder / f"{name}.html").page
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    shot = f"report-{name.replace('/', '-')}"
    page.screenshot(path=SCREENSHOTS / f"{shot}.png")
    found = axe.Axe().run(page)
    assert [
        (v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]
    ] == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.screenshot(path=SCREENSHOTS / f"{shot}-phone.png")
    if not name.startswith("view/"):
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_can_walk_from_the_start_to_a_quotation_and_change_the_language(
    report: Made, browsing: Browsing
) -> None:
    page = browsing(report.folder / "index.html").page
    page.get_by_role("link", name="Herning Kommune", exact=True).click()
    page.get_by_role("link", name="SSP Koordineringsmøder", exact=True).first.click()
    page.locator("blockquote a").first.click()
    assert "/source/herning-" in page.url
    anchor = page.url.rpartition("#")[2]
    assert page.locator(f"#{anchor} q").count() == 1
    page.get_by_role("link", name="This page in English").click()
    assert "/en/source/herning-" in page.url
    page.get_by_role("link", name="Start", exact=True).click()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_picture_leads_back_to_the_report(report: Made, browsing: Browsing) -> None:
    page = browsing(report.folder / "en" / "view" / "herning.html").page
    page.get_by_role("link", name="The report").click()
    assert page.url.endswith("/en/index.html")


def test_a_picture_leads_to_the_page_of_a_forum_and_to_a_rule(
    report: Made, browsing: Browsing
) -> None:
    page = browsing(report.folder / "view" / "herning.html").page
    page.fill("#search", "koordineringsmøder")
    page.press("#search", "Enter")
    rule = page.locator("#panel a[href*='/rule/']").first
    id_ = rule.inner_text()
    assert (rule.get_attribute("href") or "").endswith(f"/rule/{id_}.html")
    page.get_by_role("link", name="Se siden om den i rapporten").click()
    assert page.inner_text("h1") == "SSP Koordineringsmøder"
    page.goto((report.folder / "view" / "side-by-side.html").as_uri())
    page.locator(".content:not([hidden]) svg a", has_text="Hotspotmøde").click()
    assert page.inner_text("h1") == "Hotspotmøde"
    page.goto((report.folder / "view" / "side-by-side.html").as_uri())
    with page.expect_download() as saved:
        page.click("#save-svg")
    assert "<a " not in Path(saved.value.path()).read_text(encoding="utf-8")


def test_one_can_walk_from_an_outcome_to_its_sentence_and_its_rule(
    report: Made, browsing: Browsing
) -> None:
    page = browsing(report.folder / "validation" / "silkeborg.html").page
    proof = page.locator("article .proofs li", has=page.locator("cite a")).first
    words = proof.locator("q").inner_text()
    proof.locator("cite a").click()
    assert "/source/silkeborg-organisering.html#q" in page.url
    assert page.locator(f"#{page.url.rpartition('#')[2]} q").inner_text() == words
    page.go_back()
    page.locator("article h3 .id a").first.click()
    assert "/rule/" in page.url


def test_all_is_there_without_javascript(report: Made, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report.folder / "validation" / "herning.html").as_uri())
    assert page.locator("article.card").count() > 60
    assert page.locator("form.filter").is_hidden()
    page.goto((report.folder / "comparison" / "level.html").as_uri())
    page.locator("summary").first.click()
    assert page.locator("blockquote").first.is_visible()
    context.close()


def test_print_shows_what_is_folded_and_leaves_out_the_navigation(
    report: Made, browsing: Browsing
) -> None:
    page = browsing(report.folder / "comparison" / "level.html").page
    assert not page.locator("td blockquote").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator("td blockquote").first.is_visible()
    assert not page.locator("header nav").is_visible()


def test_hostile_names_are_shown_as_text(browsing: Browsing, tmp_path: Path) -> None:
    kb = load_alone(Path(__file__).with_name("hostile.ttl"))
    _, files = built(kb, tmp_path / "report")
    for path in sorted(files):
        if not path.endswith(".html") or "rule/" in path:
            continue
        visit = browsing(tmp_path / "report" / path)
        assert visit.requests == [], path
        assert visit.complaints == [], path
        assert visit.page.locator("img, iframe, main a[href^='javascript']").count() == 0, path
        visit.page.close()
    page = browsing(tmp_path / "report" / "municipality" / "wild.html").page
    assert page.inner_text("h1") == '<script>alert(1)</script> Ærø "Kommune"'
    assert page.get_by_text("مجلس الشرطة المحلي").count() >= 1
    page.goto((tmp_path / "report" / "forum" / "wild" / "forum.html").as_uri())
    assert page.inner_text("h1") == '"><img src=x onerror=alert(1)>'
    assert "<script>alert('citat')</script> æøå" in page.inner_text("main")
    assert '<a href="javascript:alert(1)">href</a>' in page.inner_text("main")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((tmp_path / "report" / "forum" / "wild" / "langt.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto((tmp_path / "report" / "en" / "municipality" / "wild.html").as_uri())
    assert page.inner_text("h1") == "{{ 7 * 7 }} </title> Municipality"
