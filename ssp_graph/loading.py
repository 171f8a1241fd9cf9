"""Reading files into a knowledge base: the shipped graph, and a user's own files and folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ssp_graph import resources, turtle, vocabulary
from ssp_graph.derivation import derive
from ssp_graph.engine import Embedded
from ssp_graph.errors import CatalogueError, InputError, Problems, SspError, SyntaxProblem, near
from ssp_graph.files import read_bytes
from ssp_graph.knowledge_base import KnowledgeBase

if TYPE_CHECKING:
    from ssp_graph.transport import Credentials

# RDF formats by the ending of the file's name. RDF/XML isn't among them: its entities make a
# small file expand without bound.
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

# Other kinds of file by ending, and of folder by a file in it, with the function that turns
# one into TriG: "module:function", called with the path, returning bytes. Imported when needed.
READERS: dict[str, str] = dict.fromkeys(
    # All but the first are refused by the reader with what to do about it.
    (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"),
    "ssp_graph.workbook.reading:trig",
)
FOLDER_READERS: dict[str, str] = dict.fromkeys(
    ("Kommune.csv", "Municipality.csv"), "ssp_graph.workbook.reading:trig"
)

CATALOGUE = "catalogue.ttl"
_GENERATED = (vocabulary.DERIVED_GRAPH, vocabulary.CHECKSUMS_GRAPH)


def load(
    *paths: str | Path,
    shipped: bool = True,
    endpoint: str | None = None,
    credentials: Credentials | None = None,
) -> KnowledgeBase:
    """Return a knowledge base with the shipped graph and the user's own files and folders.

    A Turtle or N-Triples file becomes one source graph named after the file; a TriG, N-Quads
    or JSON-LD file keeps its graphs, which replace loaded graphs of the same name. A folder
    needs a catalogue.ttl that says which file holds which graph. ``shipped=False`` leaves the
    shipped municipalities and reference data out; the ontology is always there.

    With `endpoint` (and `credentials` where it asks for them) nothing is read here: the
    knowledge base is the one at that SPARQL 1.1 endpoint.

    Raises InputError for a file that can't be read (with line and column), CatalogueError for
    a folder without a fitting catalogue, Problems listing every undeclared term, and RemoteError
    for an endpoint that doesn't answer as it should.
    """
    if endpoint is not None:
        from ssp_graph.remote import connect

        if paths:
            raise SspError("remote.with-files")
        return connect(endpoint, credentials)
    loader = _Loader()
    loader.ontology()
    if shipped:
        loader.folder(resources.path("data"), resources.root(), generated=not paths)
    for path in paths:
        loader.add(Path(path))
    return loader.finish(derived=shipped and not paths)


def load_stated() -> KnowledgeBase:
    """Return the shipped graph without the generated files, to generate them from."""
    loader = _Loader()
    loader.ontology()
    loader.folder(resources.path("data"), resources.root(), generated=False)
    return loader.finish(derived=False)


def load_alone(*paths: str | Path) -> KnowledgeBase:
    """Return the user's own files and folders with the reference data, without anything else.

    What they say stands alone, even of a municipality that is shipped too. Raises as `load`.
    """
    loader = _Loader()
    loader.ontology()
    loader.reference()
    for path in paths:
        loader.add(Path(path))
    return loader.finish(derived=False)


class _Loader:
    """A store that is being filled."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.files: dict[str, Path] = {}

    def ontology(self) -> None:
        """Load ontology/ into one graph, but for the files that the catalogue gives a graph."""
        listed = {entry.resolve() for entry in _shipped().values()}
        for path in sorted(resources.path("ontology").glob("*.ttl")):
            if path.resolve() not in listed:
                self._load(path, vocabulary.ONTOLOGY_GRAPH)

    def reference(self) -> None:
        """Load the shipped municipalities' names and codes, without what is said of them."""
        self._load(_shipped()[vocabulary.REFERENCE_GRAPH], vocabulary.REFERENCE_GRAPH)

    def folder(self, folder: Path, root: Path, generated: bool) -> None:
        """Load what the catalogue of `folder` lists; no file outside `root` is read.

        `generated` tells whether the graphs that follow from the others are read as well.
        """
        listed = _shipped() if folder == resources.path("data") else _listed(folder)
        if not listed:
            raise CatalogueError("errors.empty-catalogue", folder / CATALOGUE)
        wanted = {g: p for g, p in listed.items() if generated or g not in _GENERATED}
        outside = [p for p in wanted.values() if not p.resolve().is_relative_to(root.resolve())]
        if outside:
            names = ", ".join(str(path) for path in outside)
            raise CatalogueError("errors.outside", folder / CATALOGUE, files=names)
        missing = [path for path in wanted.values() if not path.is_file()]
        if missing:
            names = ", ".join(str(path) for path in missing)
            raise CatalogueError("errors.missing-files", folder / CATALOGUE, files=names)
        self._load(folder / CATALOGUE, vocabulary.CATALOGUE_GRAPH)
        for graph, path in wanted.items():
            self._load(path, graph)
            self.files[graph] = path

    def add(self, path: Path) -> None:
        """Load a user's own file or folder."""
        if path.is_dir():
            self._add_folder(path)
        else:
            self._add_file(path)

    def finish(self, derived: bool) -> KnowledgeBase:
        """Return the knowledge base, with what follows by rule unless it was read."""
        engine = Embedded(self.store)
        if not derived:
            graph = ox.NamedNode(vocabulary.DERIVED_GRAPH)
            triples = derive(engine)
            self.store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
            engine = Embedded(self.store)
        return KnowledgeBase(engine, self.files)

    def _load(self, path: Path, graph: str) -> None:
        try:
            self.store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
        except SyntaxError as error:
            raise syntax_error(path, error) from error

    def _add_folder(self, path: Path) -> None:
        for marker, reader in FOLDER_READERS.items():
            if (path / marker).is_file():
                self._add_quads(path, parse(path, _call(reader, path), ox.RdfFormat.TRIG))
                return
        if not (path / CATALOGUE).is_file():
            raise CatalogueError("errors.no-catalogue", path)
        listed = [entry for entry in _listed(path).values() if entry.is_file()]
        self._check_terms([(entry, parse(entry, read_bytes(entry))) for entry in listed])
        self.folder(path, path, generated=False)

    def _add_file(self, path: Path) -> None:
        if reader := READERS.get(path.suffix.lower()):
            quads = parse(path, _call(reader, path), ox.RdfFormat.TRIG)
        else:
            quads = parse(path, read_bytes(path))
            self._check_terms([(path, quads)])
        self._add_quads(path, quads)

    def _add_quads(self, path: Path, quads: list[ox.Quad]) -> None:
        if not quads:
            raise InputError("errors.empty", path)
        local = ox.NamedNode(self._unused(vocabulary.LOCAL_SOURCE, path))
        skipped = {ox.NamedNode(g) for g in (vocabulary.ONTOLOGY_GRAPH, *_GENERATED)}
        catalogue = ox.NamedNode(vocabulary.CATALOGUE_GRAPH)
        placed = [
            ox.Quad(
                quad.subject,
                quad.predicate,
                quad.object,
                local if quad.graph_name == ox.DefaultGraph() else quad.graph_name,
            )
            for quad in quads
            if quad.graph_name not in skipped
        ]
        graphs = {quad.graph_name for quad in placed}
        for graph in graphs - {catalogue}:
            self.store.remove_graph(graph)
        self.store.extend(placed)
        document = ox.NamedNode(local.value.replace("/source/", "/document/"))
        for graph in graphs - {catalogue}:
            if isinstance(graph, ox.NamedNode):
                self.files[graph.value] = path
                self._describe(graph, document, path)

    def _describe(self, graph: ox.NamedNode, document: ox.NamedNode, path: Path) -> None:
        """Catalogue a graph of the user's that no catalogue types: it states what its file says."""
        rdf_type = ox.NamedNode(vocabulary.RDF_TYPE)
        if next(self.store.quads_for_pattern(graph, rdf_type, None), None) is not None:
            return
        catalogue = ox.NamedNode(vocabulary.CATALOGUE_GRAPH)
        derived_from = ox.NamedNode(vocabulary.PROV + "wasDerivedFrom")
        title = ox.NamedNode(vocabulary.DCTERMS + "title")
        self.store.extend(
            [
                ox.Quad(graph, rdf_type, ox.NamedNode(vocabulary.SOURCE), catalogue),
                ox.Quad(graph, derived_from, document, catalogue),
                *(
                    ox.Quad(document, title, ox.Literal(path.name, language=lang), catalogue)
                    for lang in ("da", "en")
                ),
            ]
        )

    def _unused(self, base: str, path: Path) -> str:
        slug = re.sub(r"[^\w.-]+", "-", path.stem).strip("-.") or "file"
        name, number = base + slug, 1
        while self.store.contains_named_graph(ox.NamedNode(name)):
            number += 1
            name = f"{base}{slug}-{number}"
        return name

    def _check_terms(self, parsed: list[tuple[Path, list[ox.Quad]]]) -> None:
        """Raise Problems for terms of the project's own vocabulary that nothing declares."""
        declared = self._declared()
        problems: list[SspError] = []
        for path, quads in parsed:
            own = {
                quad.subject.value
                for quad in quads
                if quad.predicate.value == vocabulary.RDF_TYPE
                and isinstance(quad.subject, ox.NamedNode)
            }
            undeclared = _vocabulary_terms(quads) - declared - own
            if undeclared:
                problems += _undeclared(path, undeclared, declared)
        if problems:
            raise problems[0] if len(problems) == 1 else Problems(problems)

    def _declared(self) -> set[str]:
        ontology = ox.NamedNode(vocabulary.ONTOLOGY_GRAPH)
        rdf_type = ox.NamedNode(vocabulary.RDF_TYPE)
        quads = self.store.quads_for_pattern(None, rdf_type, None, ontology)
        return {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}


def parse(path: Path, content: bytes, rdf_format: ox.RdfFormat | None = None) -> list[ox.Quad]:
    """Return the statements in `content`, which was read from `path`.

    The format follows from the ending of the name unless given. Raises InputError with the
    place of the mistake, or with the endings that are known.
    """
    chosen = rdf_format or FORMATS.get(path.suffix.lower())
    if chosen is None:
        raise unknown_type(path)
    try:
        return list(ox.parse(content, format=chosen, rename_blank_nodes=True))
    except SyntaxError as error:
        raise syntax_error(path, error) from error


def unknown_type(path: Path) -> InputError:
    """Return the error for a file whose ending says that it can't be read."""
    if path.suffix.lower() == ".csv":
        return InputError("errors.single-csv", path, folder=path.parent)
    known = ", ".join([*FORMATS, *(ending for ending in READERS if ending == ".xlsx")])
    return InputError("errors.file-type", path, suffix=path.suffix or path.name, known=known)


def syntax_error(path: Path, error: SyntaxError) -> SyntaxProblem:
    """Return the parser's complaint about the file at `path`, with its place."""
    complaint = re.sub(r"^Parser error .*?\d+(?: and \d+)?: ", "", str(error.msg), flags=re.DOTALL)
    file_format = FORMATS.get(path.suffix.lower(), ox.RdfFormat.TRIG).name
    return SyntaxProblem(path, error.lineno, error.offset, file_format, complaint)


@cache
def _shipped() -> dict[str, Path]:
    return _listed(resources.path("data"))


def _listed(folder: Path) -> dict[str, Path]:
    """Return the file of each graph that the catalogue in `folder` lists."""
    path = folder / CATALOGUE
    quads = parse(path, read_bytes(path))
    file = vocabulary.SSP + "file"
    return {
        quad.subject.value: folder / quad.object.value
        for quad in quads
        if quad.predicate.value == file
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
    }


def _vocabulary_terms(quads: Iterable[ox.Quad]) -> set[str]:
    """Return the IRIs of the project's own vocabulary that `quads` use."""
    used = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode)
    }
    return {iri for iri in used if iri.startswith(_vocabulary_namespaces())}


def _vocabulary_namespaces() -> tuple[str, ...]:
    not_terms = {"source", "reading", "document", "rule", "shape"}
    return tuple(
        namespace
        for prefix, namespace in vocabulary.prefixes().items()
        if namespace.startswith(vocabulary.BASE)
        and not namespace.startswith(vocabulary.DATA)
        and prefix not in not_terms
    )


def _undeclared(path: Path, terms: set[str], declared: set[str]) -> list[SspError]:
    """Return one problem a term, in the order in which the file uses them."""
    lines: dict[str, int] = {}
    if path.suffix.lower() in (".ttl", ".trig", ".nt", ".nq"):
        for occurrence in turtle.occurrences(path.read_text(encoding="utf-8")):
            lines.setdefault(occurrence.iri, occurrence.line)
    known = {vocabulary.shorten(iri) for iri in declared}
    problems: list[SspError] = []
    for iri in sorted(terms, key=lambda term: (lines.get(term, 0), term)):
        name = vocabulary.shorten(iri)
        prefix = name.partition(":")[0] + ":"
        similar = near(name, [other for other in known if other.startswith(prefix)])
        key = "errors.undeclared-near" if similar else "errors.undeclared"
        nearest = similar[0] if similar else ""
        problems.append(InputError(key, path, lines.get(iri), term=name, nearest=nearest))
    return problems


def _call(reader: str, path: Path) -> bytes:
    module, _, function = reader.partition(":")
    content: bytes = getattr(import_module(module), function)(path)
    return content
