"""The report page in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssp_graph.conformance import Validation
from ssp_graph.reporting import matrix, page
from ssp_graph.reporting.model import Report
from ssp_graph.texts import Lang
from tests.browsing import Watched, watch
from tests.validation.conftest import THREE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
Reports = Callable[[str, Lang], Report]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    contexts = []

    def open_page(content: str, width: int = 1100, javascript: bool = True) -> Watched:
        path = tmp_path / "rapport.html"
        path.write_text(content, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript
        )
        contexts.append(context)
        watched = watch(context.new_page(), own=(path.as_uri(),))
        watched.page.goto(path.as_uri())
        return watched

    yield open_page
    for context in contexts:
        context.close()


def cards(watched: Watched) -> list[str]:
    """Return the ids of the statements that are shown or folded away, not filtered out."""
    found: list[str] = watched.page.eval_on_selector_all(
        "[data-state]:not([hidden])", "all => all.map(one => one.querySelector('.id').textContent)"
    )
    return found


def test_nothing_leaves_and_nothing_complains(
    opened: Callable[..., Watched], report: Reports
) -> None:
    watched = opened(page.render([report(slug, "da") for slug in THREE], "da"))
    watched.page.wait_for_timeout(200)
    assert watched.requests == []
    assert watched.complaints == []


def test_filter_by_outcome_and_theme(opened: Callable[..., Watched], report: Reports) -> None:
    written = report("silkeborg", "da")
    watched = opened(page.render([written], "da"))
    assert len(cards(watched)) == len(written.entries)
    for state in ("met", "not-described", "partly", "not-applicable"):
        watched.page.uncheck(f"input[value={state}]")
    assert sorted(cards(watched)) == sorted(e.id for e in written.entries if e.state == "deviates")
    watched.page.select_option("select[name=theme]", "target-group")
    expected = [
        e.id for e in written.entries if e.state == "deviates" and e.section == "target-group"
    ]
    assert cards(watched) == expected
    assert watched.page.inner_text(".status").startswith(f"{len(expected)} af ")
    visible = watched.page.eval_on_selector_all(
        "section[data-section]:not([hidden])", "all => all.map(one => one.dataset.section)"
    )
    assert visible == ["target-group"]
    watched.page.click("button[type=reset]")
    watched.page.wait_for_function(
        f"document.querySelectorAll('[data-state]:not([hidden])').length === {len(written.entries)}"
    )


def test_nothing_fits(opened: Callable[..., Watched], report: Reports) -> None:
    watched = opened(page.render([report("silkeborg", "da")], "da"))
    for box in watched.page.query_selector_all("input[type=checkbox]"):
        box.uncheck()
    assert watched.page.inner_text(".status") == "Intet udsagn passer til valget."


def test_keyboard_alone(opened: Callable[..., Watched], report: Reports) -> None:
    watched = opened(page.render([report("silkeborg", "da")], "da"))
    keyboard = watched.page.keyboard
    keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.className") == "skip"
    total = len(cards(watched))
    for _ in range(40):
        keyboard.press("Tab")
        if watched.page.evaluate("document.activeElement.value") == "deviates":
            break
    keyboard.press("Space")
    assert len(cards(watched)) < total
    while watched.page.evaluate("document.activeElement.className") != "unfold":
        keyboard.press("Tab")
    keyboard.press("Enter")
    assert watched.page.eval_on_selector_all("details:not([open])", "all => all.length") == 0
    outline = watched.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_link_leads_to_a_statement_that_was_filtered_out(
    opened: Callable[..., Watched], report: Reports
) -> None:
    watched = opened(page.render([report("silkeborg", "da")], "da"))
    watched.page.uncheck("input[value=deviates]")
    link = watched.page.locator(".first a").first
    target = str(link.get_attribute("href"))[1:]
    link.click()
    watched.page.wait_for_function(f"!document.getElementById('{target}').hidden")


def test_without_javascript_it_is_a_plain_list(
    opened: Callable[..., Watched], report: Reports
) -> None:
    written = report("silkeborg", "da")
    watched = opened(page.render([written], "da"), javascript=False)
    assert not watched.page.is_visible("form.filter")
    for section in written.sections:
        for entry in section.findings:
            assert watched.page.is_visible(f"[id='{written.key}-{section.key}-{entry.id}']")


@pytest.mark.parametrize("width", [1100, 380])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_accessible(
    opened: Callable[..., Watched], report: Reports, width: int, lang: Lang
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    watched = opened(page.render([report("silkeborg", lang)], lang), width)
    watched.page.click(".unfold")
    found = axe.run(watched.page)
    assert found.violations_count == 0, found.generate_report()
    overflow = watched.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0


def test_several_and_the_matrix_are_accessible(
    opened: Callable[..., Watched], report: Reports, validations: dict[str, Validation]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for content in (
        page.render([report(slug, "da") for slug in THREE], "da"),
        page.matrix(matrix.build(list(validations.values()), "da"), "da"),
    ):
        watched = opened(content)
        found = axe.run(watched.page)
        assert found.violations_count == 0, found.generate_report()
        assert watched.requests == []
        assert watched.complaints == []


def test_readable_without_colour(opened: Callable[..., Watched], report: Reports) -> None:
    """Every statement says in words what it comes to; colour only repeats it."""
    watched = opened(page.render([report("hedensted", "da")], "da"))
    badges = watched.page.eval_on_selector_all(
        "article.card", "all => all.map(one => one.querySelector('.badge').textContent.trim())"
    )
    assert badges
    assert all(len(badge.split()) >= 2 for badge in badges)


def test_it_prints(opened: Callable[..., Watched], report: Reports, tmp_path: Path) -> None:
    watched = opened(page.render([report("hedensted", "da")], "da"))
    watched.page.emulate_media(media="print")
    assert not watched.page.is_visible("form.filter")
    written = watched.page.pdf(prefer_css_page_size=True)
    assert 3 <= written.count(b"/Type /Page\n") + written.count(b"/Type /Page ") <= 20
