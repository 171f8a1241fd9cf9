"""The knowledge base: named graphs, the queries over them, and the way to rdflib."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph import queries
from ssp_graph.engine import Embedded, Engine
from ssp_graph.errors import SspError
from ssp_graph.results import Result

if TYPE_CHECKING:
    import rdflib


class KnowledgeBase:
    """All named graphs that were loaded; the default graph of every query is their union.

    `files` tells which file each graph came from. Made by `ssp_graph.load`.
    """

    def __init__(self, engine: Engine, files: Mapping[str, Path] | None = None) -> None:
        self._engine = engine
        self.files = dict(files or {})
        self._graph: rdflib.Dataset | None = None
        self._cache: dict[str, Result] = {}

    def query(self, name: str, /, **parameters: object) -> Result:
        """Run a shipped query by its name, a query file by its path, or SPARQL text.

        Each parameter is a value or a list of values as the query's header describes them:
        a municipality by name, slug or code, a concept by slug, a number, a text, or an RDF
        term. What isn't given isn't restricted. Raises UnknownName and QueryError.
        """
        query = queries.find(name)
        return self.run(query, parameters)

    def run(self, query: queries.Query, parameters: Mapping[str, object]) -> Result:
        """Run `query` with `parameters`; see `query`."""
        from ssp_graph import names

        bound = names.terms(self, query, parameters)
        return Result.of(self._engine.run(query.bind(bound)), query)

    def lookup(self, name: str) -> Result:
        """Return the answer of a parameterless shipped query, computed once."""
        if name not in self._cache:
            self._cache[name] = self.query(name)
        return self._cache[name]

    @property
    def store(self) -> ox.Store:
        """The embedded store. Raises SspError when the knowledge base is a remote endpoint."""
        if not isinstance(self._engine, Embedded):
            raise SspError("errors.remote")
        return self._engine.store

    @property
    def graph(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset; its default graph is the union."""
        if self._graph is None:
            import rdflib
            from oxrdflib import OxigraphStore

            self._graph = rdflib.Dataset(store=OxigraphStore(store=self.store))
        return self._graph

    def graph_names(self, municipality: str | None = None, kind: str | None = None) -> list[str]:
        """Return the IRIs of the named graphs, sorted.

        `municipality` (name, slug, code or IRI) keeps the graphs that describe it; `kind` is
        "source", "reading", "reference", "ontology", "catalogue" or "derived".
        """
        from ssp_graph import names

        wanted = None if municipality is None else names.municipality(self, municipality)
        rows: Sequence[tuple[Any, ...]] = self.lookup("names/graphs").rows
        return sorted(
            {
                graph
                for graph, graph_kind, described in rows
                if kind in (None, graph_kind) and wanted in (None, described)
            }
        )

    def copy(self, *graph_names: str) -> rdflib.Dataset:
        """Return the given named graphs, or all, as a plain rdflib Dataset in memory.

        Nothing done to it changes the knowledge base. The default graph is the union.
        """
        import rdflib

        chosen = graph_names or tuple(self.graph_names())
        dataset = rdflib.Dataset(default_union=True)
        quads = [
            quad
            for name in chosen
            for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        ]
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
        dataset.parse(data=(written or b"").decode(), format="nquads")
        return dataset
