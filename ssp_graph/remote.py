"""Another SPARQL endpoint as the store: the same query files, the same answers."""

from __future__ import annotations

import re
import urllib.request
import warnings
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph import vocabulary
from ssp_graph.engine import Embedded
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.queries import Query
from ssp_graph.results import Result
from ssp_graph.transport import Credentials, RemoteError, Transport, check_address, gist

if TYPE_CHECKING:
    from ssp_graph.engine import Answer

# Where `ssp_graph.push` writes down what it has written, and where it puts the union of it all.
PUSHED_GRAPH = vocabulary.BASE + "pushed"
UNION_GRAPH = vocabulary.BASE + "union"
SKOLEM = vocabulary.BASE + ".well-known/genid/"
# A literal of a datatype that a store changes is kept there under this name of its datatype.
GUARDED = vocabulary.BASE + ".well-known/datatype/"

# What server/probe.rq has to answer.
_RIGHT = [("en", True, Decimal("0.5"), "none")]

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
_IS_IRI = re.compile(r"\bisIRI\s*\(\s*(\?\w+)\s*\)", re.IGNORECASE)
_IS_BLANK = re.compile(r"\bisBlank\s*\(\s*(\?\w+)\s*\)", re.IGNORECASE)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w<:/.#-])([a-z][a-z0-9-]*):(?=[\w{ \n;.)]|$)")
_DECLARED = re.compile(r"PREFIX\s+([\w-]*):", re.IGNORECASE)


class RemoteEngine:
    """Runs queries at `endpoint`. With `default_graph` and `named_graphs` it asks for exactly
    that dataset, whatever the endpoint takes for its own default graph. Raises RemoteError when
    `endpoint` is no address."""

    def __init__(self, endpoint: str, transport: Transport) -> None:
        check_address(endpoint)
        self.endpoint = endpoint
        self.transport = transport
        self.default_graph: str | None = None
        self.named_graphs: Sequence[str] = ()

    def run(self, sparql: str) -> Answer:
        """Return the answer. Raises RemoteError."""
        from SPARQLWrapper import POST, SPARQLWrapper

        wrapper = SPARQLWrapper(self.endpoint, agent="ssp-graph")
        wrapper.setMethod(POST)
        text = portable(sparql, named_blank_nodes=self.default_graph is not None)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            wrapper.setQuery(text)
        # The wrapper takes a word in a comment or a string for the kind of the query.
        form = _FORM.search(text)
        wrapper.queryType = form[1].upper() if form else "SELECT"
        graph = wrapper.queryType in ("CONSTRUCT", "DESCRIBE")
        # Else it asks for "format=xml" as well, which not every kind of query has to have.
        wrapper.setOnlyConneg(True)
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
        return RemoteError(
            key, url=self.endpoint, type=media_type or "?", said=gist(media_type, body)
        )


class RemoteKnowledgeBase(KnowledgeBase):
    """A knowledge base at an endpoint. What needs the statements themselves works on a copy,
    which is fetched when it is first needed.

    `conforming` tells whether the endpoint answers as SPARQL 1.1 says. One that doesn't serves as
    a store only: the graphs are fetched and the queries run on the copy.
    """

    def __init__(self, engine: RemoteEngine, conforming: bool = True) -> None:
        super().__init__(engine)
        self.conforming = conforming
        self._copy: ox.Store | None = None
        self._remote = engine

    def run(self, query: Query, parameters: Mapping[str, object]) -> Result:
        """Run `query` at the endpoint, or on the copy when the endpoint doesn't conform."""
        if not self.conforming and isinstance(self._engine, RemoteEngine):
            self._engine = Embedded(self.store, is_merged=True)
        return super().run(query, parameters)

    @property
    def store(self) -> ox.Store:
        """A copy of all named graphs, with their union as the default graph."""
        if self._copy is None:
            store = ox.Store()
            there = KnowledgeBase(self._remote)
            for name in self._remote.named_graphs or there.graph_names():
                graph = ox.NamedNode(name)
                for triple in there.query("server/graph", graph=graph).triples or ():
                    parts = (_own(triple.subject), triple.predicate, _own(triple.object))
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
    there = KnowledgeBase(engine)
    pushed = [str(row[0]) for row in there.query("server/pushed").rows]
    if UNION_GRAPH in pushed:
        engine.default_graph = UNION_GRAPH
        engine.named_graphs = [name for name in pushed if name != UNION_GRAPH]
    return RemoteKnowledgeBase(engine, _conforms(there))


def _conforms(there: KnowledgeBase) -> bool:
    """Tell whether the endpoint gets right what the shipped queries rely on."""
    try:
        return there.query("server/probe").rows == _RIGHT
    except RemoteError as error:
        # A query that it can't run; any other failure concerns the endpoint as such.
        if error.values.get("status") not in (400, 500):
            raise
        return False


def portable(sparql: str, named_blank_nodes: bool = False) -> str:
    """Return `sparql` as any endpoint understands it, with the same meaning and the same lines.

    Prefixes of the project that it uses are declared, and a parameter that isn't restricted is
    left out: joining with one row without a value changes nothing, but not every engine can.
    With `named_blank_nodes` what `push` has given a name still counts as a blank node.
    """
    lines = sparql.splitlines()
    header = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    text = _OPEN_VALUES.sub("", "\n".join([*[""] * header, *lines[header:]]))
    if named_blank_nodes:
        text = _IS_IRI.sub(rf'(isIRI(\1) && !STRSTARTS(STR(\1), "{SKOLEM}"))', text)
        text = _IS_BLANK.sub(rf'(isBlank(\1) || STRSTARTS(STR(\1), "{SKOLEM}"))', text)
    used = set(_PREFIXED.findall(text)) - set(_DECLARED.findall(text))
    known = vocabulary.prefixes()
    declared = [f"PREFIX {p}: <{known[p]}>" for p in sorted(used) if p in known]
    return " ".join([*declared, text]) if declared else text


def _own(term: Any) -> Any:
    """Return the term that `push` has written in another form, or the term itself."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(SKOLEM):
        return ox.BlankNode(re.sub(r"\W", "", term.value.removeprefix(SKOLEM)))
    if isinstance(term, ox.Literal) and term.datatype.value.startswith(GUARDED):
        name = term.datatype.value.removeprefix(GUARDED)
        return ox.Literal(term.value, datatype=ox.NamedNode(vocabulary.XSD + name))
    return term
