"""Another SPARQL endpoint as the store: the same query files, the same answers."""

from __future__ import annotations

import re
import urllib.request
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.transport import Credentials, RemoteError, Transport, gist

if TYPE_CHECKING:
    from ssp_graph.engine import Answer

# Where `ssp_graph.push` writes down what it has written, and where it puts the union of it all.
PUSHED_GRAPH = vocabulary.BASE + "pushed"
UNION_GRAPH = vocabulary.BASE + "union"
SKOLEM = vocabulary.BASE + ".well-known/genid/"

_TABLE = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
_TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "text/rdf+n3": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_OPEN_VALUES = re.compile(r"VALUES\s*\?\w+\s*\{\s*UNDEF\s*\}", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w<:/.#-])([a-z][a-z0-9-]*):(?=[\w{ \n;.)]|$)")
_DECLARED = re.compile(r"PREFIX\s+([\w-]*):", re.IGNORECASE)


class RemoteEngine:
    """Runs queries at `endpoint`. With `default_graph` and `named_graphs` it asks for exactly
    that dataset, whatever the endpoint takes for its own default graph."""

    def __init__(self, endpoint: str, transport: Transport) -> None:
        self.endpoint = endpoint
        self.transport = transport
        self.default_graph: str | None = None
        self.named_graphs: Sequence[str] = ()

    def run(self, sparql: str) -> Answer:
        """Return the answer. Raises RemoteError."""
        from SPARQLWrapper import POST, SPARQLWrapper

        wrapper = SPARQLWrapper(self.endpoint, agent="ssp-graph")
        wrapper.setMethod(POST)
        with warnings.catch_warnings():  # the kind of a query that it can't tell it calls SELECT
            warnings.simplefilter("ignore")
            wrapper.setQuery(portable(sparql))
        graph = wrapper.queryType in ("CONSTRUCT", "DESCRIBE")
        wrapper.addCustomHttpHeader("Accept", _TRIPLES if graph else _TABLE)
        if self.default_graph is not None:
            wrapper.addParameter("default-graph-uri", self.default_graph)
            for name in self.named_graphs:
                wrapper.addParameter("named-graph-uri", name)
        # The wrapper would open the request with settings that hold for the whole process.
        request: urllib.request.Request = wrapper._createRequest()
        reply = self.transport.send(request)
        if graph:
            return self._triples(reply.media_type, reply.body)
        return self._table(reply.media_type, reply.body)

    def _table(self, media_type: str, body: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
        form = _TABLES.get(media_type)
        if form is None:
            raise self._wrong(media_type, body)
        try:
            answer = ox.parse_query_results(body, form)
            if isinstance(answer, ox.QuerySolutions):
                # Read to the end now: an answer that breaks off must not pass for a short one.
                written = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
                answer = ox.parse_query_results(written, ox.QueryResultsFormat.JSON)
        except (SyntaxError, OSError, ValueError) as error:
            raise RemoteError("remote.broken", url=self.endpoint, reason=str(error)) from error
        return answer

    def _triples(self, media_type: str, body: bytes) -> ox.QueryTriples:
        form = _GRAPHS.get(media_type)
        if form is None:
            raise self._wrong(media_type, body)
        store = ox.Store()
        try:
            store.load(body, format=form, base_iri=self.endpoint)
        except (SyntaxError, OSError, ValueError) as error:
            raise RemoteError("remote.broken", url=self.endpoint, reason=str(error)) from error
        answer = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
        if not isinstance(answer, ox.QueryTriples):
            raise TypeError("a CONSTRUCT gives triples")
        return answer

    def _wrong(self, media_type: str, body: bytes) -> RemoteError:
        key = "remote.page" if media_type == "text/html" else "remote.media-type"
        return RemoteError(key, url=self.endpoint, type=media_type or "?",
                           said=gist(media_type, body))


class RemoteKnowledgeBase(KnowledgeBase):
    """A knowledge base at an endpoint. What needs the statements themselves works on a copy,
    which is fetched when it is first needed."""

    def __init__(self, engine: RemoteEngine) -> None:
        super().__init__(engine)
        self._copy: ox.Store | None = None

    @property
    def store(self) -> ox.Store:
        """A copy of all named graphs, with their union as the default graph."""
        if self._copy is None:
            store = ox.Store()
            for name in self.graph_names():
                graph = ox.NamedNode(name)
                for triple in self.query("server/graph", graph=graph).triples or ():
                    parts = (_blank(triple.subject), triple.predicate, _blank(triple.object))
                    store.extend([ox.Quad(*parts, graph), ox.Quad(*parts)])
            self._copy = store
        return self._copy


def connect(
    endpoint: str, credentials: Credentials | None = None, deadline: float = 60.0
) -> RemoteKnowledgeBase:
    """Return the knowledge base at a SPARQL 1.1 `endpoint`.

    Where `ssp-graph push` has written the graph, the dataset is exactly what it wrote; elsewhere
    the endpoint's default graph has to be the union of its named graphs. Raises RemoteError.
    """
    engine = RemoteEngine(endpoint, Transport(credentials, deadline))
    kb = RemoteKnowledgeBase(engine)
    pushed = [str(row[0]) for row in kb.query("server/pushed").rows]
    if UNION_GRAPH in pushed:
        engine.default_graph = UNION_GRAPH
        engine.named_graphs = [name for name in pushed if name != UNION_GRAPH]
    return kb


def portable(sparql: str) -> str:
    """Return `sparql` as any endpoint understands it, with the same meaning and the same lines.

    Prefixes of the project that it uses are declared, and a parameter that isn't restricted is
    left out: joining with one row without a value changes nothing, but not every engine can.
    """
    text = _OPEN_VALUES.sub("", sparql)
    used = set(_PREFIXED.findall(text)) - set(_DECLARED.findall(text))
    known = vocabulary.prefixes()
    declared = [f"PREFIX {p}: <{known[p]}>" for p in sorted(used) if p in known]
    return " ".join([*declared, text]) if declared else text


def _blank(term: Any) -> Any:
    """Return the blank node that `push` has given a name, or the term itself."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(SKOLEM):
        return ox.BlankNode(re.sub(r"\W", "", term.value.removeprefix(SKOLEM)))
    return term
