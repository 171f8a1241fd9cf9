"""The pages in Chromium: quiet, accessible, on desk and phone, by keyboard, without JavaScript, and
inert whatever the names in the data and the words in an address."""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from conftest import start, stop
from serving import Server
from test_pages import DIAGRAM, PAGES

from tests.browsing import SCREENSHOTS, watch

pytestmark = pytest.mark.browser

# Every kind of page, beyond those of test_pages, that a visitor can come to.
KINDS = [
    *PAGES,
    "/compare?m=herning&m=silkeborg&by=sector",
    "/outcomes",
    "/rule/F-3.04",
    "/view?m=herning",
    "/query?query=SELECT+*+%7B+%3Fs+a+ssp%3AMunicipality+%3B+%3Fp+%3Fo+%7D+LIMIT+40",
    "/query?query=SELEKT",
    "/queries/fora?municipality=Herningg",
    "/findes/ikke",
]


@contextmanager
def opened(browser, server: Server, width: int = 1280, scripts: bool = True) -> Iterator:
    """A watched page whose own place is `server`."""
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        locale="da-DK",
        java_script_enabled=scripts,
        accept_downloads=True,
    )
    yield watch(context.new_page(), (server.root, "data:", "blob:"))
    context.close()


def arrive(page, url: str) -> None:
    """Open `url`; wait for a page that is still being worked out."""
    page.goto(url)
    if page.locator("progress").count():
        page.wait_for_selector("progress", state="detached", timeout=180_000)


def send(page, url: str, file: Path) -> None:
    """Have `file` checked; try again where a busy machine needs more than the 20 seconds."""
    for _ in range(3):
        page.goto(url)
        page.set_input_files("input[type=file]", file)
        page.locator("main form button").click()
        page.wait_for_selector("#report, main .problem", timeout=60_000)
        if page.locator("#report").count():
            return
        assert "20 s" in page.inner_text("main .problem")
    pytest.skip("the machine is too busy to check a diagram within 20 seconds")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_quiet_accessible_and_fits(server: Server, browser, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    trouble = []
    with opened(browser, server, width) as watched:
        for number, path in enumerate(KINDS):
            arrive(watched.page, server.root[:-1] + path)
            name = re.sub(r"\W+", "-", path.partition("?")[0]).strip("-") or "start"
            phone = "" if width > 1000 else "-phone"
            watched.page.screenshot(path=SCREENSHOTS / f"server-{number:02}-{name}{phone}.png")
            if watched.page.evaluate("document.documentElement.scrollWidth") > width:
                trouble.append((path, "too wide"))
            for found in axe.run(watched.page).response["violations"]:
                trouble.append((path, found["id"], [n["target"] for n in found["nodes"]][:3]))
            # The console tells of every answer that isn't 200, also of those that are to be none.
            trouble += [(path, c) for c in watched.complaints if "status of 40" not in c]
            watched.complaints.clear()
        assert watched.requests == []
    assert trouble == []


@pytest.mark.parametrize("scripts", [True, False], ids=["javascript", "plain"])
class TestByHand:
    """What a visitor does, with the scripts of the pages and without any."""

    def test_a_query(self, server: Server, browser, scripts):
        with opened(browser, server, scripts=scripts) as watched:
            page = watched.page
            page.goto(server.root + "query?lang=en")
            page.get_by_role("button", name="Run").click()
            page.wait_for_url("**query=**")
            assert "rows" in page.inner_text("main")
            with page.expect_download() as download:
                page.get_by_role("link", name="CSV").click()
            assert download.value.path().read_text().startswith("forum,label")
            assert watched.quiet()

    def test_choices_of_a_comparison(self, server: Server, browser, scripts):
        with opened(browser, server, scripts=scripts) as watched:
            page = watched.page
            page.goto(server.root + "compare?lang=da")
            page.get_by_label("Hedensted Kommune").uncheck()
            page.locator("select[name=by]").select_option("sector")
            page.locator("main form button").click()
            page.wait_for_url("**by=sector**")
            assert "m=hedensted" not in page.url
            assert page.locator("table").count() > 0
            assert "Hedensted Kommune" not in page.inner_text("main table")
            assert watched.quiet()

    @pytest.mark.parametrize("ending", ["xlsx", "ttl"])
    def test_ones_own_diagram(self, server: Server, browser, scripts, ending, tmp_path):
        """Report, picture, view, comparison and the annotated workbook; nothing stays behind."""
        file = tmp_path / f"mit-diagram.{ending}"
        if ending == "xlsx":
            import ssp_graph as ssp
            from ssp_graph.workbook import exporting

            place = "https://w3id.org/ssp-graph/data/praksis-lokal-handlingsplan/kommune"
            file.write_bytes(exporting.xlsx(ssp.load(), place, "da"))
        else:
            file.write_text(DIAGRAM.replace("{mark}", "Mærke 9127"))
        before = _marks_on_disk(server)
        with opened(browser, server, scripts=scripts) as watched:
            page = watched.page
            send(page, server.root + "check?lang=da", file)
            assert "gemmes" in page.inner_text(".promise")
            assert page.locator("#report").inner_text()
            assert page.locator("#comparison table").count() > 0
            drawn = "i => i.complete && i.naturalWidth > 50"
            assert page.locator("#picture img").evaluate(drawn)
            with page.expect_download() as download:
                page.get_by_role("link", name="interaktive visning").click()
            assert b"<html" in download.value.path().read_bytes()
            links = page.get_by_role("link", name="Hent regnearket")
            assert links.count() == (ending == "xlsx")
            if ending == "xlsx":
                with page.expect_download() as download:
                    links.click()
                from openpyxl import load_workbook

                annotated = tmp_path / "annotated.xlsx"
                download.value.save_as(annotated)
                sheets = load_workbook(annotated)
                assert any(c.comment for sheet in sheets for row in sheet for c in row)
            page.screenshot(path=SCREENSHOTS / f"server-checked-{ending}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280
            assert watched.quiet()
        assert _marks_on_disk(server) == before


def _marks_on_disk(server: Server) -> list[str]:
    """Return the files that an upload could have left behind: ours among the temporary ones, and
    those that a process of the server holds open for writing."""
    from test_hostile import children

    folder = Path(tempfile.gettempdir())
    found = [str(path) for path in folder.glob("ssp-graph-*")]
    for process in children(server.process.pid):
        try:
            for link in Path(f"/proc/{process}/fd").iterdir():
                target = link.readlink()
                if target.is_file() and not str(target).startswith("/dev"):
                    found.append(str(target))
        except OSError:
            continue
    return found


def test_keyboard(server: Server, browser):
    """Skip link, menu, choices and editor can be reached and left without a mouse."""
    with opened(browser, server) as watched:
        page = watched.page
        page.goto(server.root + "?lang=en")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.url.endswith("#content")
        page.goto(server.root + "query?lang=en")
        page.locator("#sample").focus()
        page.keyboard.press("Tab")
        page.keyboard.type("ASK {}")
        assert "ASK {}" in page.locator(".CodeMirror").first.inner_text()
        page.keyboard.press("Tab")  # nobody is caught in the editor
        assert page.evaluate("document.activeElement.closest('.CodeMirror')") is None
        page.goto(server.root + "compare?lang=en")
        page.get_by_label("Herning Municipality").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_url("**m=**")
        assert "m=herning" not in page.url
        # Whatever has the focus can be seen to have it.
        page.keyboard.press("Tab")
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) != "none"
        assert watched.quiet()


def payloads() -> list[str]:
    """Return 200 texts that would run as a script somewhere if they weren't taken as text."""
    run = "window.__ran=1"
    shapes = [
        "<script>{r}</script>",
        "</script><script>{r}</script>",
        '"><script>{r}</script>',
        "'><img src=x onerror={r}>",
        '<img src=x onerror="{r}">',
        "<svg onload={r}>",
        "<svg><script>{r}</script></svg>",
        "<body onload={r}>",
        "<iframe srcdoc='<script>{r}</script>'>",
        "javascript:{r}",
        "<a href=javascript:{r}>x</a>",
        '" onfocus={r} autofocus x="',
        "' onmouseover='{r}",
        "<details open ontoggle={r}>",
        "<input autofocus onfocus={r}>",
        "<math><mi xlink:href='javascript:{r}'>",
        "</title><script>{r}</script>",
        "</textarea><script>{r}</script>",
        "</style><script>{r}</script>",
        "{{{{ ''.__class__ }}}}<script>{r}</script>",
        "{{% raw %}}<script>{r}</script>",
        "<!--><script>{r}</script>",
        "<script src=data:text/javascript,{r}></script>",
        "<object data='data:text/html,<script>parent.{r}</script>'></object>",
        "<meta http-equiv=refresh content='0;url=javascript:{r}'>",
    ]
    wraps = ["{}", " {}", "{} ", "a{}b", "\n{}", "&lt;{}", "\\{}", "%3C{}"]
    return [wrap.format(shape.format(r=run)) for shape in shapes for wrap in wraps]


_PREFIXES = """@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix level: <https://w3id.org/ssp-graph/level/> .
"""
_TOLD = """Object.defineProperty(window, "__ran", {
  set() { console.error("a payload has run"); }, get() { return undefined; },
});"""


def _fora(place: str, texts: list[str]) -> str:
    """Return one forum for each text, which stands wherever a text can stand."""
    lines = [f"@prefix {place}: <https://w3id.org/ssp-graph/data/{place}/> ."]
    for number, payload in enumerate(texts):
        danish, english = (str(ox.Literal(payload, language=lang)) for lang in ("da", "en"))
        lines.append(
            f"{place}:angreb-{number} a ssp:Forum ; ssp:serves {place}:kommune ; "
            f"skos:prefLabel {danish} , {english} ; ssp:purpose {danish} ; "
            "ssp:level level:strategic ; "
            f"ssp:evidence [ oa:exact {danish} ; ssp:section {ox.Literal(payload)!s} ] ."
        )
    return _PREFIXES + "\n".join(lines)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory) -> Iterator[Server]:
    """A server whose data are full of payloads."""
    file = tmp_path_factory.mktemp("attack") / "angreb.ttl"
    file.write_text(_fora("herning", payloads()))
    running = start("--quiet", "--data", str(file), "--allowance", "10000")
    yield running
    stop(running)


class TestPayloads:
    """200 texts on every kind of page, in names, quotations and addresses: none runs, and none
    even comes so far that the policy has to stop it."""

    @pytest.fixture
    def watched(self, attacked: Server, browser) -> Iterator:
        with opened(browser, attacked) as watched:
            watched.page.context.add_init_script(_TOLD)
            yield watched

    def _silent(self, watched) -> list[str]:
        return [text for text in watched.complaints if "status of 4" not in text]

    def test_the_watch_would_notice(self, attacked: Server, watched):
        watched.page.goto(attacked.root)
        watched.page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.__ran=1>')"
        )
        watched.page.wait_for_timeout(300)
        assert any("Content Security Policy" in text for text in watched.complaints)
        watched.complaints.clear()
        watched.page.evaluate("window.__ran = 1")
        watched.page.wait_for_timeout(100)
        assert self._silent(watched) == ["a payload has run"]

    def test_in_the_data(self, attacked: Server, watched):
        """On pages that show all of them at once, in both languages, and on the page of each."""
        assert len(payloads()) == 200
        asked = quote("SELECT ?f ?l ?q { ?f rdfs:label ?l ; ssp:purpose ?q }")
        together = [
            "/data/herning/kommune",
            "/compare?m=herning&m=silkeborg",
            "/compare?by=forum-kind",
            "/view?m=herning",
            "/view?m=herning&m=silkeborg",
            "/queries/fora?municipality=herning",
            "/queries/evidence?municipality=herning",
            "/level/strategic",
            f"/query?query={asked}",
        ]
        for path in together:
            for lang in ("da", "en"):
                opened_at = f"{path}{'&' if '?' in path else '?'}lang={lang}"
                answer = watched.page.goto(attacked.root[:-1] + opened_at)
                assert answer.status == 200, opened_at
                assert "__ran" in watched.page.content(), path
        for number in range(200):
            lang = "da" if number % 2 else "en"
            watched.page.goto(f"{attacked.root}data/herning/angreb-{number}?lang={lang}")
            assert "__ran" in watched.page.content(), number
        assert self._silent(watched) == []

    @pytest.mark.parametrize(
        "path",
        [
            "/data/herning/{}",
            "/compare?m={}",
            "/compare?m=herning&by={}",
            "/queries/fora?municipality={}",
            "/view?m={}",
            "/query?query={}",
        ],
    )
    def test_in_an_address(self, attacked: Server, watched, path):
        shown = 0
        for number, payload in enumerate(payloads()):
            place = path.format(quote(payload, safe=""))
            lang = "da" if number % 2 else "en"
            place += f"{'&' if '?' in path else '?'}lang={lang}"
            watched.page.goto(attacked.root[:-1] + place)
            shown += "__ran" in watched.page.content()
        assert shown > 0
        assert self._silent(watched) == []

    def test_in_an_upload(self, attacked: Server, watched, tmp_path):
        """In the answer to a file that is full of them, and in its name."""
        # Ten fora, each called by twenty of them: a diagram of 200 fora takes too long to check.
        texts = ["\n".join(payloads()[n : n + 20]) for n in range(0, 200, 20)]
        for lang in ("da", "en"):
            file = tmp_path / f"<img src=x onerror=window.__ran=1>{lang}.ttl"
            file.write_text(_fora("odense", texts))
            page = watched.page
            send(page, f"{attacked.root}check?lang={lang}", file)
            assert "__ran" in page.content()
            picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page.content())
            assert "__ran" in base64.b64decode(picture[1]).decode()
        assert self._silent(watched) == []

    def test_in_the_headers(self, attacked: Server):
        """What a client says of itself comes back in no page and no header."""
        for payload in payloads()[:25]:
            line = payload.encode("unicode_escape").decode()
            answer = attacked.request(
                "GET",
                "/findes/ikke",
                None,
                {
                    "Accept": "text/html",
                    "User-Agent": line,
                    "Referer": line,
                    "Accept-Language": line,
                },
            )
            assert "__ran" not in answer.text
            assert not any("__ran" in value for value in answer.headers.values())
