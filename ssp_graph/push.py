"""Writing the graph to another store: graph by graph, verified, repeatable, resumable.

One named graph per source is the unit. Each is replaced as a whole, counted, and noted in a graph
of its own (`remote.PUSHED_GRAPH`), so that a later run leaves alone what hasn't changed. Blank
nodes get names that follow from the graph's content (RDF 1.1 Concepts, section 3.5): the same
content is the same statements, however often and in however many parts it is sent.
"""

from __future__ import annotations

import hashlib
import urllib.request
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.errors import SspError
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.remote import GUARDED, PUSHED_GRAPH, SKOLEM, UNION_GRAPH, RemoteEngine
from ssp_graph.transport import Credentials, RemoteError, Transport, check_address
from ssp_graph.vocabulary import XSD

State = Literal["written", "unchanged", "removed", "failed", "not-tried"]

_VOID_TRIPLES = ox.NamedNode("http://rdfs.org/ns/void#triples")
_IDENTIFIER = ox.NamedNode(vocabulary.DCTERMS + "identifier")
_INTEGER = ox.NamedNode(XSD + "integer")
_STAGING = vocabulary.BASE + "incoming"
# A literal of each datatype that the graph uses, as somebody would write it.
_SAMPLES = {
    "boolean": "true",
    "date": "2016-05-01",
    "decimal": "0.50",
    "duration": "P14D",
    "gYear": "2016",
    "integer": "4",
    "anyURI": "https://example.org/",
    "hexBinary": "0a1b",
}
_BATCH_TRIPLES = 500
_BATCH_BYTES = 100_000


@dataclass(frozen=True)
class Target:
    """Where to write: the query endpoint, the address for updates, and that of a graph store.

    With a `graph_store` the Graph Store Protocol is used, otherwise SPARQL Update. Raises
    RemoteError for what is no address.
    """

    endpoint: str
    update: str
    graph_store: str | None = None

    def __post_init__(self) -> None:
        for url in filter(None, (self.endpoint, self.update, self.graph_store)):
            check_address(url)


@dataclass(frozen=True)
class GraphReport:
    """What became of one graph: how many statements it should have and how many were counted."""

    graph: str
    state: State
    expected: int
    counted: int | None = None


@dataclass(frozen=True)
class PushReport:
    """What was and what wasn't written; `error` is why the rest wasn't."""

    graphs: tuple[GraphReport, ...]
    error: SspError | None = None

    @property
    def complete(self) -> bool:
        """Whether everything is there."""
        return self.error is None


@dataclass(frozen=True)
class _Graph:
    name: str
    triples: tuple[ox.Triple, ...]
    content: str


@dataclass(frozen=True)
class _Noted:
    triples: int
    content: str


def push(
    kb: KnowledgeBase,
    target: Target,
    credentials: Credentials | None = None,
    deadline: float = 60.0,
    progress: Callable[[GraphReport], None] = lambda _: None,
) -> PushReport:
    """Write all named graphs of `kb`, and their union, to `target`.

    `deadline` is the seconds that one request may take with its retries; `progress` is told of
    each graph as it is done. Doesn't raise for what the server does: that is in the report.
    """
    graphs = prepare(kb)
    reports: list[GraphReport] = []

    def done(report: GraphReport) -> None:
        reports.append(report)
        progress(report)

    writer = _Writer(target, Transport(credentials, deadline))
    current: _Graph | None = None
    try:
        noted = writer.noted()
        graphs = _guard(graphs, writer.changed_datatypes())
        for current in graphs:
            known = noted.get(current.name)
            if known == _Noted(len(current.triples), current.content) and (
                writer.count(current.name) == len(current.triples)
            ):
                done(GraphReport(current.name, "unchanged", known.triples, known.triples))
                continue
            if noted.pop(current.name, None) is not None:
                writer.note(noted)  # until it is whole again it isn't listed as written
            writer.replace(current)
            counted = writer.count(current.name)
            if counted != len(current.triples):
                raise RemoteError(
                    "push.count", graph=current.name, counted=counted, expected=len(current.triples)
                )
            noted[current.name] = _Noted(counted, current.content)
            writer.note(noted)
            done(GraphReport(current.name, "written", counted, counted))
        current = None
        for name in sorted(noted.keys() - {graph.name for graph in graphs}):
            writer.drop(name)
            del noted[name]
            writer.note(noted)
            done(GraphReport(name, "removed", 0))
    except RemoteError as error:
        tried = {report.graph for report in reports}
        for graph in graphs:
            if graph.name not in tried:
                failed = graph is current
                done(
                    GraphReport(graph.name, "failed" if failed else "not-tried", len(graph.triples))
                )
        return PushReport(tuple(reports), error)
    return PushReport(tuple(reports))


def prepare(kb: KnowledgeBase) -> list[_Graph]:
    """Return the named graphs of `kb` with blank nodes named, and last the union of them all."""
    graphs = []
    union: set[ox.Triple] = set()
    for name in sorted(_named_graphs(kb.store)):
        triples = _name_blank_nodes(kb.store, name)
        union.update(triples)
        graphs.append(_graph(name, triples))
    return [*graphs, _graph(UNION_GRAPH, union)]


def _named_graphs(store: ox.Store) -> list[str]:
    return [graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)]


def _name_blank_nodes(store: ox.Store, name: str) -> list[ox.Triple]:
    """Return the statements of a graph with an IRI for each blank node, from RDFC-1.0."""
    graph = ox.NamedNode(name)
    dataset = ox.Dataset(
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in store.quads_for_pattern(None, None, None, graph)
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    prefix = SKOLEM + hashlib.blake2b(name.encode(), digest_size=6).hexdigest() + "-"

    def named(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode:
        return ox.NamedNode(prefix + term.value) if isinstance(term, ox.BlankNode) else term  # type: ignore[return-value]

    return [ox.Triple(named(q.subject), q.predicate, named(q.object)) for q in dataset]


def _graph(name: str, triples: Iterable[ox.Triple]) -> _Graph:
    ordered = tuple(sorted(triples, key=str))
    digest = hashlib.blake2b(digest_size=16)
    for triple in ordered:
        digest.update(f"{triple}\n".encode())
    return _Graph(name, ordered, digest.hexdigest())


def _guard(graphs: Sequence[_Graph], datatypes: Collection[str]) -> list[_Graph]:
    """Return the graphs with the literals of these datatypes kept from being changed."""
    if not datatypes:
        return list(graphs)

    def guarded(triple: ox.Triple) -> ox.Triple:
        value = triple.object
        name = value.datatype.value.removeprefix(XSD) if isinstance(value, ox.Literal) else ""
        if name not in datatypes or not isinstance(value, ox.Literal):
            return triple
        other = ox.Literal(value.value, datatype=ox.NamedNode(GUARDED + name))
        return ox.Triple(triple.subject, triple.predicate, other)

    return [_graph(graph.name, map(guarded, graph.triples)) for graph in graphs]


class _Writer:
    """Writes graphs to a target and reads back what is there."""

    def __init__(self, target: Target, transport: Transport) -> None:
        self.target = target
        self.transport = transport
        self.remote = KnowledgeBase(RemoteEngine(target.endpoint, transport))

    def noted(self) -> dict[str, _Noted]:
        """Return what earlier runs have noted as written."""
        rows = self.remote.query("server/pushed").rows
        return {str(graph): _Noted(int(triples), str(content)) for graph, triples, content in rows}

    def changed_datatypes(self) -> list[str]:
        """Return the datatypes whose literals the store refuses or gives back as others."""
        changed = []
        for name, value in _SAMPLES.items():
            literal = ox.Literal(value, datatype=ox.NamedNode(XSD + name))
            sample = ox.Triple(ox.NamedNode(_STAGING), _IDENTIFIER, literal)
            try:
                self.replace(_Graph(_STAGING, (sample,), ""))
                found = self.remote.query("server/graph", graph=ox.NamedNode(_STAGING)).triples
            except RemoteError as error:
                if error.values.get("status") not in (400, 500):
                    raise
                found = ()
            if found != (sample,):
                changed.append(name)
        self.drop(_STAGING)
        return changed

    def note(self, noted: dict[str, _Noted]) -> None:
        """Write down what is written."""
        triples = []
        for name, entry in noted.items():
            subject = ox.NamedNode(name)
            count = ox.Literal(str(entry.triples), datatype=_INTEGER)
            triples += [
                ox.Triple(subject, _VOID_TRIPLES, count),
                ox.Triple(subject, _IDENTIFIER, ox.Literal(entry.content)),
            ]
        self.replace(_Graph(PUSHED_GRAPH, tuple(triples), ""))

    def count(self, name: str) -> int:
        """Return how many statements the graph has at the target."""
        return int(self.remote.query("server/count", graph=ox.NamedNode(name)).rows[0][0])

    def drop(self, name: str) -> None:
        """Remove a graph; that it isn't there is fine."""
        if self.target.graph_store is None:
            self._update(f"DROP SILENT GRAPH <{name}>")
            return
        request = urllib.request.Request(self._graph_address(name), method="DELETE")
        try:
            self.transport.send(request)
        except RemoteError as error:
            if error.values.get("status") != 404:
                raise

    def replace(self, graph: _Graph) -> None:
        """Make the graph at the target hold exactly these statements.

        By update they are first gathered in a graph of their own, so that a break leaves the old
        content in place; each step can be sent twice without harm.
        """
        if not graph.triples:
            self.drop(graph.name)
            return
        if self.target.graph_store is not None:
            content = ox.serialize(graph.triples, format=ox.RdfFormat.N_TRIPLES) or b""
            self.transport.send(
                urllib.request.Request(
                    self._graph_address(graph.name),
                    data=content,
                    method="PUT",
                    headers={"Content-Type": "application/n-triples"},
                )
            )
            return
        self._update(f"DROP SILENT GRAPH <{_STAGING}>")
        for batch in _batches(graph.triples):
            self._update(f"INSERT DATA {{ GRAPH <{_STAGING}> {{\n{batch}\n}} }}")
        if graph.name == _STAGING:
            return
        self._update(
            f"DROP SILENT GRAPH <{graph.name}> ;\n"
            f"INSERT {{ GRAPH <{graph.name}> {{ ?s ?p ?o }} }} "
            f"WHERE {{ GRAPH <{_STAGING}> {{ ?s ?p ?o }} }}"
        )
        self._update(f"DROP SILENT GRAPH <{_STAGING}>")

    def _graph_address(self, name: str) -> str:
        store = self.target.graph_store or ""
        return f"{store}{'&' if '?' in store else '?'}graph={quote(name, safe='')}"

    def _update(self, update: str) -> None:
        request = urllib.request.Request(
            self.target.update,
            data=urlencode({"update": update}).encode(),
            method="POST",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        self.transport.send(request)


def _batches(triples: Sequence[ox.Triple]) -> Iterator[str]:
    """Yield the statements as N-Triples in parts that every server takes."""
    lines: list[str] = []
    size = 0
    for triple in triples:
        line = f"{triple} ."
        if lines and (len(lines) >= _BATCH_TRIPLES or size + len(line) > _BATCH_BYTES):
            yield "\n".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield "\n".join(lines)
