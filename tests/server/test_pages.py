"""The pages: what they show, in whichever form is asked for, and that they stay inert."""

from __future__ import annotations

import base64
import re
import tempfile
import time
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from conftest import start, stop
from hostile import fetching_graphs
from serving import Server

from ssp_graph import queries
from ssp_graph.rules import rules

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORUM = "/data/herning/koordineringsmoeder"
IRI = "https://w3id.org/ssp-graph" + FORUM
PAGES = [
    "/",
    "/compare",
    "/rules",
    "/queries",
    "/queries/fora-per-level?municipality=herning",
    "/query",
    "/check",
    "/about",
    "/ontology",
    "/data/herning/kommune",
    FORUM,
    "/party/police",
    "/law/rpl-115",
    "/source/herning-samarbejdsfora",
]


def page(server: Server, path: str, **headers: str):
    return server.get(path, Accept=BROWSER, **headers)


class TestPages:
    @pytest.mark.parametrize("path", PAGES)
    @pytest.mark.parametrize("lang", ["da", "en"])
    def test_is_there_in_both_languages(self, server: Server, path, lang):
        answer = page(server, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert (answer.status, answer.media_type) == (200, "text/html")
        assert f'<html lang="{lang}">' in answer.text
        assert len(re.findall(r"<h1", answer.text)) == 1
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert not re.search(r"<script(?! src=)|\son\w+=|\sstyle=|javascript:", answer.text)

    def test_language_follows_the_browser(self, server: Server):
        assert '<html lang="en">' in page(server, "/", Accept_Language="en-GB").text
        assert '<html lang="da">' in page(server, "/", Accept_Language="fr").text

    def test_start_page_leads_to_the_municipalities(self, server: Server):
        text = page(server, "/").text
        for slug in ("herning", "silkeborg", "hedensted"):
            assert f'href="/data/{slug}/kommune?lang=da"' in text

    def test_every_fact_has_its_quotation(self, server: Server):
        text = page(server, FORUM).text
        assert "At gennemgå de unge" in text
        assert "SSP Koordineringsmøder" in text
        assert text.count("<blockquote>") > 20

    def test_choices_live_in_the_address(self, server: Server):
        text = page(server, "/compare?m=herning&m=silkeborg&by=sector").text
        assert text.count(" checked") == 2
        assert '<option value="sector" selected>' in text
        wrong = page(server, "/compare?m=herningg")
        assert wrong.status == 400
        assert "herning" in wrong.text

    def test_shipped_query_as_table_and_file(self, server: Server):
        assert (
            "Herning Kommune" in page(server, "/queries/fora-per-level?municipality=herning").text
        )
        table = server.get("/queries/fora-per-level.csv?municipality=herning&lang=da")
        assert table.media_type == "text/csv"
        assert "attachment" in table.headers["content-disposition"]
        assert "Herning Kommune" in table.text
        assert "Silkeborg" not in table.text
        source = server.get("/queries/fora-per-level.rq")
        assert source.text == queries.find("fora-per-level").sparql
        assert "Hedenstedt" in page(server, "/queries/fora-per-level?municipality=Hedenstedt").text
        assert server.get("/queries/..%2f..%2fpyproject.toml").status == 404

    def test_a_visitors_query(self, server: Server):
        query = "SELECT ?x { VALUES ?x { 'svar & <b>' } }"
        text = page(server, f"/query?query={quote(query)}").text
        assert "svar &amp; &lt;b&gt;" in text
        assert "format=csv" in text
        assert "SERVICE" in page(server, f"/query?query={quote('ASK { SERVICE <x:> {} }')}").text
        assert "Linje 1" in page(server, "/query?query=SELEKT").text
        assert ">ja<" in page(server, f"/query?query={quote('ASK {}')}").text

    def test_errors_are_pages_too(self, server: Server):
        answer = page(server, "/data/herning/findes-ikke")
        assert (answer.status, answer.media_type) == (404, "text/html")

    def test_a_slow_page_says_so_and_comes(self, server: Server):
        deadline = time.monotonic() + 150
        while (answer := page(server, "/report/silkeborg")).status == 202:
            assert 'http-equiv="refresh"' in answer.text
            assert time.monotonic() < deadline
            time.sleep(1)
        assert answer.status == 200
        assert "Silkeborg" in answer.text

    def test_a_report_has_one_address(self, server: Server):
        """Every other spelling would be another long work that anybody could order."""
        for name in ("Silkeborg", "silkeborg%20kommune", "740", "ingenting"):
            started = time.monotonic()
            assert page(server, f"/report/{name}").status == 404
            assert time.monotonic() - started < 3

    def test_outcomes_of_what_is_shipped_are_at_hand(self, kb, monkeypatch):
        """Matrix and rule pages come from the outcomes beside the data, without validating."""
        from ssp_graph import shipped_outcomes
        from ssp_graph.reporting import rule_page
        from ssp_graph.server import pages

        def never(*_, **__):
            raise AssertionError("validated")

        kept = shipped_outcomes.judged(kb, "https://w3id.org/ssp-graph/data/herning/kommune")
        assert kept is not None, "data/ isn't sealed: run `ssp-graph data seal`"
        monkeypatch.setattr(pages, "validate", never)
        monkeypatch.setattr(rule_page, "validate", never)
        assert kept["F-3.04"].state in pages.outcomes(kb, "da", "/outcomes", ()).decode()
        rule = next(rule for rule in rules() if rule.id == "F-3.04")
        names = [name for name, _, _ in rule_page.card(rule, kb, "da").outcomes]
        assert "Herning Kommune" in names
        # Where a file isn't the one that was sealed, nothing kept is believed.
        monkeypatch.setattr(shipped_outcomes, "_is_sealed", lambda: False)
        with pytest.raises(AssertionError, match="validated"):
            pages.outcomes(kb, "da", "/outcomes", ())

    def test_a_broken_address_is_not_there(self, server: Server):
        for path in (
            "/data/herning/%3Cscript%3E",
            "/data/a%20b",
            "/data/%00",
            "/data/%7B%7B1%7D%7D",
        ):
            assert page(server, path).status == 404, path

    def test_rule(self, server: Server):
        rule = rules()[0]
        assert rule.statement_da in page(server, f"/rule/{rule.id}?lang=da").text

    def test_view(self, server: Server):
        answer = page(server, "/view?m=herning")
        assert answer.status == 200
        policy = answer.headers["content-security-policy"]
        assert "sha256-" in policy
        assert "unsafe-inline" not in policy
        assert "frame-ancestors 'none'" in policy


class TestDereferencing:
    @pytest.mark.parametrize(
        ("accept", "form"),
        [
            ("text/turtle", ox.RdfFormat.TURTLE),
            ("application/ld+json", ox.RdfFormat.JSON_LD),
            ("application/rdf+xml", ox.RdfFormat.RDF_XML),
            ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ],
    )
    def test_rdf_for_who_asks_for_it(self, server: Server, accept, form):
        answer = server.get(FORUM, Accept=accept)
        assert (answer.status, answer.media_type) == (200, accept)
        subjects = {quad.subject for quad in ox.parse(answer.body, format=form)}
        assert ox.NamedNode(IRI) in subjects
        assert "Accept" in answer.headers["vary"]

    def test_links(self, server: Server):
        for answer in (server.get(FORUM, Accept="text/turtle"), page(server, FORUM)):
            link = answer.headers["link"]
            assert f'<{IRI}>; rel="canonical"' in link
            assert f'<{server.root[:-1]}{FORUM}.ttl>; rel="alternate"; type="text/turtle"' in link
            assert 'rel="describedby"' in link

    def test_ending(self, server: Server):
        assert server.get(f"{FORUM}.ttl").media_type == "text/turtle"
        assert page(server, f"{FORUM}.jsonld").media_type == "application/ld+json"

    def test_a_graph_is_given_whole(self, server: Server):
        graph = server.get("/source/herning-samarbejdsfora", Accept="application/n-triples")
        assert len(graph.body.splitlines()) > 1000

    def test_not_there(self, server: Server):
        assert server.get("/data/herning/ingenting", Accept="text/turtle").status == 404
        assert server.get("/data/../../etc/passwd", Accept="text/turtle").status == 404

    def test_under_another_base_address(self):
        server = start("--quiet", "--base", "https://ssp.example.dk/graf/")
        try:
            answer = server.request(
                "GET", FORUM, None, {"Host": "ssp.example.dk", "Accept": "text/turtle"}
            )
            assert answer.status == 200
            assert f"<https://ssp.example.dk/graf{FORUM}.ttl>" in answer.headers["link"]
            description = server.request("GET", "/sparql", None, {"Host": "ssp.example.dk"})
            assert "https://ssp.example.dk/graf/sparql" in description.text
            assert server.request("GET", "/", None, {"Host": "evil.example"}).status == 421
        finally:
            stop(server)


def _form(name: str, content: bytes) -> tuple[bytes, dict[str, str]]:
    boundary = "boundary7f3a"
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={boundary}", "Accept": BROWSER}


DIAGRAM = """@prefix ssp: <https://w3id.org/ssp-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix odense: <https://w3id.org/ssp-graph/data/odense/> .
odense:styregruppe a ssp:Forum ; ssp:serves odense:kommune ;
    skos:prefLabel "Styregruppe {mark}"@da , "Steering group {mark}"@en ;
    ssp:level <https://w3id.org/ssp-graph/level/strategic> ;
    ssp:evidence [ oa:exact "Styregruppe"@da ] .
"""


class TestUploads:
    def _send(self, server: Server, name: str, content: bytes, lang: str = "da"):
        body, headers = _form(name, content)
        return server.request("POST", f"/check?lang={lang}", body, headers, timeout=60)

    def test_a_diagram_is_checked_and_nothing_is_kept(self, server: Server, tmp_path):
        mark = "Mærke7431"
        answer = self._send(server, "mit diagram.ttl", DIAGRAM.replace("{mark}", mark).encode())
        if answer.status == 503:
            pytest.skip("the machine is too busy to check a diagram within 20 seconds")
        assert answer.status == 200, answer.text
        assert mark in answer.text
        assert "gemmes" in answer.text
        picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', answer.text)
        assert mark in base64.b64decode(picture[1]).decode()
        assert answer.headers["cache-control"] == "no-store"
        # Nobody else sees any of it.
        assert mark not in page(server, "/").text
        found = server.query(f"ASK {{ ?s ?p ?o FILTER(CONTAINS(STR(?o), '{mark}')) }}")
        assert found.json()["boolean"] is False
        from pathlib import Path

        assert not list(Path(tempfile.gettempdir()).glob("ssp-graph-*"))

    @pytest.mark.parametrize(
        ("name", "content", "status"),
        [
            ("x.rdf", b"<rdf/>", 415),
            ("x.exe", b"MZ", 415),
            ("x", b"", 415),
            ("x.ttl", b"this is no turtle", 400),
            ("x.ttl", b"", 400),
            ("x.xlsx", b"PK\x03\x04", 400),
            ("x.xlsx", b"", 400),
            ("x.jsonld", b"{", 400),
            ("x.nq", b"\xff\xfe\x00", 400),
            ("../../x.ttl", b"<x:a> <x:b> <x:c> .", 400),
            ("x.ttl", b"<x:a> <x:b> <x:c> .\n" * 600_000, 413),
        ],
    )
    def test_what_cant_be_used(self, server: Server, name, content, status):
        answer = self._send(server, name, content)
        assert answer.status == status, answer.text
        assert "Traceback" not in answer.text
        assert tempfile.gettempdir() not in answer.text

    def test_no_form(self, server: Server):
        assert server.request("POST", "/check", b"x", {"Content-Type": "text/plain"}).status == 415
        body, headers = _form("x.ttl", b"")
        assert server.request("POST", "/check", body[:50], headers).status == 400

    def test_nothing_in_a_file_is_fetched(self, server: Server):
        import threading
        from http.server import BaseHTTPRequestHandler, HTTPServer

        hits: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                hits.append(self.path)
                self.send_error(404)

            def log_message(self, *_):
                pass

        web = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        try:
            graphs = fetching_graphs(
                f"http://127.0.0.1:{web.server_address[1]}/x", "file:///etc/hostname"
            )
            for name, content in graphs.items():
                answer = self._send(server, name, content)
                assert answer.status in (200, 400, 503), (name, answer.status)
        finally:
            web.shutdown()
            web.server_close()
        assert hits == []

    def test_another_site_cant_send_one(self, server: Server):
        """A page elsewhere could make its visitors' browsers do so."""
        body, headers = _form("x.ttl", b"")
        for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 400)):
            sent = headers | {"Sec-Fetch-Site": site}
            assert server.request("POST", "/check", body, sent).status == status

    def test_compressed_ones_are_refused(self, server: Server):
        """What unpacks to gigabytes never does."""
        body, headers = _form("x.ttl", b"")
        for encoding in ("gzip", "deflate", "br"):
            answer = server.request(
                "POST", "/check", body, headers | {"Content-Encoding": encoding}
            )
            assert answer.status == 415

    def test_read_only(self):
        server = start("--quiet", "--read-only")
        try:
            assert server.get("/check").status == 403
            assert self._send(server, "x.ttl", b"").status == 403
        finally:
            stop(server)
