"""What the workers do: each task is a function from a request to an answer."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
from collections.abc import Iterable, Sequence
from html import unescape
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyoxigraph as ox

from ssp_graph import __version__, names, queries, resources, shipped_outcomes, vocabulary
from ssp_graph.engine import query_error
from ssp_graph.errors import SspError
from ssp_graph.reporting.elsewhere import known_municipalities
from ssp_graph.server import inspection, pages, uploads
from ssp_graph.server.confinement import BOUNDS
from ssp_graph.server.dereference import links, resource
from ssp_graph.server.formats import GRAPHS, TABLES, own_type
from ssp_graph.server.messages import Head
from ssp_graph.server.negotiation import choose
from ssp_graph.server.problems import Refused
from ssp_graph.server.service_description import describe

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.texts import Lang

_TABLE_WRITERS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPH_WRITERS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
}
_HTML = "text/html; charset=utf-8"
_META_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')
_MERGED_KEPT = 4
_MERGED = ox.NamedNode("urn:ssp-graph:merged")

_Named = list[ox.NamedNode | ox.BlankNode]
_Defaults = list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]


class _Bounded(io.BytesIO):
    """Collects an answer and refuses when it grows beyond `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self.limit:
            raise Refused(413, "answer-large", limit=self.limit)
        return super().write(data)


class Tasks:
    """The graph and what can be asked of it."""

    def __init__(self, kb: KnowledgeBase, version: str) -> None:
        self.kb = kb
        self.version = version
        self._merged: dict[tuple[str, ...], ox.Store] = {}

    @classmethod
    def load(cls, paths: Sequence[Path], shipped: bool) -> Tasks:
        """Load the shipped graph and the operator's files. Raises SspError."""
        from ssp_graph.loading import load

        kb = load(*paths, shipped=shipped)
        return cls(kb, _version(kb.files.values()))

    def warm_up(self) -> None:
        """Do once what every worker would do first: they share the outcome.

        The query workers can't open files, so what they read has to be read by now.
        """
        for area in ("errors", "server"):
            import_module(f"ssp_graph.texts.{area}")
        vocabulary.prefixes()
        queries.find("server/dataset")
        self.kb.query("SELECT * { ?s ?p ?o } LIMIT 1")
        for known in known_municipalities(self.kb):
            shipped_outcomes.judged(self.kb, known.iri)
            shipped_outcomes.met(self.kb, known.iri)
        # What pages import takes longer than what they do; a view takes the most.
        pages.home(self.kb, "da", "/", ())
        for place in self.places()[:1]:
            with contextlib.suppress(SspError):
                pages.organisation(self.kb, "da", "/view", [("m", place)])

    def places(self) -> list[str]:
        """Return the described municipalities as they are called in addresses."""
        return [names.slug(known.iri) for known in known_municipalities(self.kb)]

    def wake(self) -> None:
        """Do what each worker has to do for itself once it has been forked.

        The engine draws random numbers from a generator that all workers have inherited in the
        same state; it seeds itself anew after 64 kB, and a blank node takes 16 bytes of it.
        """
        for _ in range(5000):
            ox.BlankNode()

    def run(self, kind: str, head: Head, body: bytes) -> tuple[Head, bytes]:
        """Return the answer to one request; what goes wrong is an answer too."""
        lang: Lang = head["lang"]
        pages.PREFIX.set(urlsplit(head.get("root", "")).path.rstrip("/"))
        told: Head = {}
        try:
            task = getattr(self, f"_{kind}_{head['task']}")
            answer: tuple[Head, bytes] = task(head, body)
            return answer
        except Refused as refused:
            refusal = refused
        except MemoryError:
            refusal = Refused(503, "memory")
        except SspError as error:
            refusal = Refused(400, "input", message=error.message(lang))
        except Exception as error:  # a fault of ours; the client isn't shown it
            refusal = Refused(500, "failed")
            told = {"fault": _place(error)}
        return {"status": refusal.status, "problem": refusal.document(lang)} | told, b""

    # -- tasks of the query workers ---------------------------------------------------------

    def _query_sparql(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        query = body.decode()
        found = inspection.tokens(query)
        repeatable = inspection.inspect(query, found)
        store, default_graphs, named_graphs = self._dataset(head, found)
        out = _Bounded(BOUNDS["query"].answer)
        try:
            answer = store.query(
                query,
                prefixes=vocabulary.prefixes(),
                base_iri=head["base"],
                default_graph=default_graphs,
                named_graphs=named_graphs,
            )
            tabular = not isinstance(answer, ox.QueryTriples)
            format_name = _format(TABLES if tabular else GRAPHS, head)
            if isinstance(answer, ox.QueryTriples):
                ox.serialize(
                    _unique(answer), out, _GRAPH_WRITERS[format_name], prefixes=_names(format_name)
                )
            else:
                answer.serialize(out, _TABLE_WRITERS[format_name])
        except SyntaxError as error:
            raise _bad_query(query, error, head["lang"]) from error
        except (RuntimeError, OSError, ValueError) as error:
            raise Refused(400, "evaluation", reason=str(error)[:500]) from error
        told = {"status": 200, "type": own_type(format_name), "keep": repeatable}
        return told, out.getvalue()

    def _query_graph(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """The Graph Store Protocol's GET: one named graph, or the default graph."""
        graph: ox.NamedNode | ox.DefaultGraph = ox.DefaultGraph()
        if head["graph"] is not None:
            graph = ox.NamedNode(head["graph"])
            if not self.kb.store.contains_named_graph(graph):
                raise Refused(404, "no-graph", graph=head["graph"])
        format_name = _format(GRAPHS, head)
        quads = self.kb.store.quads_for_pattern(None, None, None, graph)
        triples = (ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
        out = _Bounded(BOUNDS["page"].answer)
        ox.serialize(triples, out, _GRAPH_WRITERS[format_name], prefixes=_names(format_name))
        return {"status": 200, "type": own_type(format_name)}, out.getvalue()

    def _query_resource(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """What is stated of one of our IRIs."""
        triples = resource(self.kb.store, head["iri"])
        if not triples:
            raise Refused(404, "not-found")
        format_name = _format(GRAPHS, head)
        out = _Bounded(BOUNDS["page"].answer)
        ox.serialize(
            _unique(triples), out, _GRAPH_WRITERS[format_name], prefixes=_names(format_name)
        )
        headers = {"Link": links(head["root"], head["path"].removeprefix("/"), head["iri"])}
        told = {"status": 200, "type": own_type(format_name), "headers": headers}
        return told, out.getvalue()

    # -- tasks of the page workers ----------------------------------------------------------

    def _page_show(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """A page by its name; see `pages.PAGES`."""
        content = pages.PAGES[head["page"]](self.kb, head["lang"], head["path"], _pairs(head))
        headers = {}
        if head["page"] == "node":
            iri = vocabulary.BASE + head["path"].removeprefix("/")
            headers = {"Link": links(head["root"], head["path"].removeprefix("/"), iri)}
        elif head["page"] == "organisation":
            headers = {"Content-Security-Policy": _policy(content)}
        return {"status": 200, "type": _HTML, "headers": headers}, content

    _slow_show = _page_show

    def _page_editor(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """The query page around the answer that a query worker has given."""
        content = pages.editor(
            self.kb, head["lang"], head["path"], _pairs(head), body, head["problem"]
        )
        return {"status": 200, "type": _HTML}, content

    def _page_error(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        content = pages.error(
            self.kb, head["lang"], head["path"], _pairs(head), head["code"], head["message"]
        )
        return {"status": 200, "type": _HTML}, content

    def _page_file(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """The answer to a shipped query as a file."""
        form, content = pages.file(self.kb, head["lang"], head["path"], _pairs(head))
        name = head["path"].rpartition("/")[2]
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return {"status": 200, "type": own_type(form), "headers": headers}, content

    # -- the task of the upload workers -----------------------------------------------------

    def _upload_check(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """The page about a visitor's file, which is written to a folder that goes with it."""
        # Relative, so that no message shows where on this machine it lies.
        os.chdir(head["folder"])
        path = Path(f"diagram{head['suffix']}")
        path.write_bytes(body)
        content = uploads.page(self.kb, head["lang"], path)
        return {"status": 200, "type": _HTML}, content

    def _query_service(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """The service description, and the description of the data set as VoID and DCAT."""
        format_name = _format(GRAPHS, head)
        triples = describe(self.kb.store, head["endpoint"], head["root"])
        content = (
            ox.serialize(triples, None, _GRAPH_WRITERS[format_name], prefixes=_names(format_name))
            or b""
        )
        return {"status": 200, "type": own_type(format_name)}, content

    def _dataset(
        self, head: Head, found: Sequence[inspection.Token]
    ) -> tuple[ox.Store, _Defaults | None, _Named | None]:
        """Return store, default and named graphs of a query; None leaves it to the query.

        The engine doesn't merge several default graphs: a triple that stands in two of them would
        come twice. Those are merged here.
        """
        defaults, names = head["default_graphs"], head["named_graphs"]
        if not defaults and not names:
            defaults, names = inspection.dataset(found, vocabulary.prefixes(), head["base"])
            if len(defaults) < 2:
                return self.kb.store, None, None
        named: _Named = [ox.NamedNode(iri) for iri in names]
        if len(defaults) < 2:
            return self.kb.store, [ox.NamedNode(iri) for iri in defaults], named
        return self._merge(tuple(sorted(defaults)), names), [_MERGED], named

    def _merge(self, defaults: tuple[str, ...], named: Sequence[str]) -> ox.Store:
        key = (*defaults, "", *sorted(named))
        if key not in self._merged:
            if len(self._merged) >= _MERGED_KEPT:
                self._merged.pop(next(iter(self._merged)))
            store = ox.Store()
            for iri in defaults:
                quads = self.kb.store.quads_for_pattern(None, None, None, ox.NamedNode(iri))
                store.extend(ox.Quad(q.subject, q.predicate, q.object, _MERGED) for q in quads)
            for iri in named:
                graph = ox.NamedNode(iri)
                store.extend(self.kb.store.quads_for_pattern(None, None, None, graph))
            self._merged[key] = store
        return self._merged[key]


def _bad_query(query: str, error: SyntaxError, lang: Lang) -> Refused:
    problem = query_error(query, str(error.msg))
    place = (int(str(problem.values["line"])), int(str(problem.values["column"])))
    return Refused(400, "syntax", place=place, message=problem.message(lang))


def _format(known: dict[str, str], head: Head) -> str:
    """Return the format that the request names or prefers."""
    named = head.get("format")
    if named is not None:
        if named not in known.values():
            names = ", ".join(dict.fromkeys(known.values()))
            raise Refused(406, "format", name=str(named)[:50], known=names)
        return str(named)
    media_type = choose(head["accept"], list(known))
    if media_type is None:
        raise Refused(406, "not-acceptable", known=", ".join(known))
    return known[media_type]


def _names(format_name: str) -> dict[str, str] | None:
    return vocabulary.prefixes() if format_name in ("ttl", "trig", "rdf", "jsonld") else None


def _pairs(head: Head) -> list[tuple[str, str]]:
    return [(name, value) for name, value in head["parameters"]]


def _policy(page: bytes) -> str:
    """Return the policy that a page of a view has in itself, with what only a header can say."""
    found = _META_POLICY.search(page)
    inner = unescape(found[1].decode()) if found else "default-src 'none'"
    return f"{inner}; frame-ancestors 'none'"


def _unique(triples: Iterable[ox.Triple]) -> Iterable[ox.Triple]:
    """Yield each triple once: a graph is a set, the engine streams what the solutions give."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _place(error: Exception) -> str:
    """Return kind and place of a fault, without the message: it may hold what a client sent."""
    frames = [f"{Path(f.filename).name}:{f.lineno}" for f in extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at {' < '.join(reversed(frames[-6:]))}"


def _version(files: Iterable[Path]) -> str:
    """Return a digest of all that answers depend on, the same for the same files."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=9)
    folders = ("ontology", "queries", "shapes")
    shipped = [path for folder in folders for path in resources.path(folder).rglob("*.*")]
    templates = Path(__file__).resolve().parent.parent / "templates"
    for path in sorted({*files, *shipped, *templates.rglob("*.*")}):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
