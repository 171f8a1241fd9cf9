"""What a user names: a municipality that is loaded, or a file of their own that describes one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ssp_graph import names
from ssp_graph.derivation import derive
from ssp_graph.engine import Embedded
from ssp_graph.errors import InputError, SspError, UnknownName, near
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.loading import FOLDER_READERS, FORMATS, READERS, load_alone, unknown_type
from ssp_graph.vocabulary import (
    CATALOGUE_GRAPH,
    CHECKSUMS_GRAPH,
    DERIVED_GRAPH,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    expand,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_ONES_OWN = frozenset({ONTOLOGY_GRAPH, REFERENCE_GRAPH, DERIVED_GRAPH, CHECKSUMS_GRAPH})


def is_path(name: str, kb: KnowledgeBase | None = None) -> bool:
    """Tell whether `name` is meant as a file or folder rather than as a municipality.

    What has an ending or a slash is a path. A bare word is a municipality when `kb` knows one
    of that name, so that a folder that happens to be called Herning doesn't stand in its way
    (./Herning means the folder); otherwise it is a path if something is there.
    """
    if "://" in name or expand(name) is not None:
        return False
    path = Path(name)
    separators = {os.sep, os.altsep or os.sep, "/"}
    if path.suffix or any(sign in name for sign in separators):
        return True
    return path.exists() and not (kb is not None and _is_municipality(kb, name))


def together(kb: KnowledgeBase, given: Sequence[str]) -> tuple[KnowledgeBase, tuple[str, ...]]:
    """Return a knowledge base in which all of `given` are described, and a name of each.

    `given` are municipalities and files. Without a file both come back as they are. What a file
    says of its municipality takes the place of what `kb` says of it; `kb` itself isn't changed.
    Raises InputError for a file that can't be used or that describes a municipality that is
    named as well, and SspError for the same one twice, or a file when `kb` is a remote endpoint.
    """
    _check_once(kb, given)
    paths = {name: Path(name) for name in given if is_path(name, kb)}
    if not paths:
        return kb, tuple(given)
    store = kb.store  # an endpoint has none and says so before any file is read
    read = {name: in_file(path) for name, path in paths.items()}
    meant: dict[str, str] = {}
    chosen: list[str] = []
    for name in given:
        iri = read[name][1] if name in read else names.municipality(kb, name)
        if meant.setdefault(iri, name) != name:
            path, other = (name, meant[iri]) if name in read else (meant[iri], name)
            raise InputError("given.same", path, name=names.slug(iri), other=other)
        chosen.append(iri)
    described = _described_by_graph(kb)
    files = dict(kb.files)
    merged = ox.Store()
    replaced = {
        graph for graph, places in described.items()
        if places <= {iri for _, iri in read.values()}
    }  # fmt: skip
    left_out = {ox.NamedNode(graph) for graph in (*replaced, DERIVED_GRAPH, CHECKSUMS_GRAPH)}
    catalogue = ox.NamedNode(CATALOGUE_GRAPH)
    merged.extend(
        quad for quad in store
        if quad.graph_name not in left_out and quad.graph_name != ox.DefaultGraph()
        and not (quad.graph_name == catalogue and quad.subject in left_out)
    )  # fmt: skip
    for graph in replaced:
        files.pop(graph, None)
    for own, _ in read.values():
        for graph in own.files:
            merged.remove_graph(ox.NamedNode(graph))
        merged.extend(quad for quad in own.store if _is_own(quad))
        files.update(own.files)
    derived = ox.NamedNode(DERIVED_GRAPH)
    triples = derive(Embedded(merged))
    merged.extend(ox.Quad(t.subject, t.predicate, t.object, derived) for t in triples)
    return KnowledgeBase(Embedded(merged), files), tuple(chosen)


def _check_once(kb: KnowledgeBase, given: Sequence[str]) -> None:
    """Raise SspError when two of `given` are the same municipality or the same file."""
    meant: dict[str, str] = {}
    for name in given if len(given) > 1 else ():
        try:
            one = name if is_path(name, kb) else names.municipality(kb, name, described=False)
        except UnknownName:
            continue  # told by those who know what would do instead
        if one in meant:
            raise SspError("given.twice", name=name, other=meant[one])
        meant[one] = name


def alone(kb: KnowledgeBase, name: str, data: Sequence[Path] = ()) -> tuple[KnowledgeBase, str]:
    """Return a knowledge base and the IRI of the municipality that `name` stands for.

    A file's is its own, with the further files `data`; a municipality's is `kb`.
    Raises as `in_file`, and UnknownName.
    """
    if is_path(name, kb):
        return in_file(Path(name), data)
    return kb, names.municipality(kb, name)


def entry(kb: KnowledgeBase, name: str) -> tuple[KnowledgeBase, str]:
    """Return a knowledge base and the name in it for a municipality or for a part of one.

    `name` is understood as by `ssp_graph.names.node`, and may begin with a file instead of a
    municipality: ``odense.xlsx``, ``odense.xlsx/styregruppe``. Raises as `together`.
    """
    path, slash, rest = name.rpartition("/")
    if slash and not Path(name).suffix and not Path(name).exists():
        if not Path(path).exists() or not is_path(path, kb):
            return kb, name
        merged, (municipality,) = together(kb, [path])
        return merged, f"{names.slug(municipality)}/{rest}"
    merged, (municipality,) = together(kb, [name])
    return merged, name if merged is kb else names.slug(municipality)


def in_file(
    path: Path, data: Sequence[Path] = (), wanted: str | None = None, choose: str = "--data"
) -> tuple[KnowledgeBase, str]:
    """Return what the file or folder at `path` says, alone, and the municipality it describes.

    `data` are further files that count for it; `wanted` tells which municipality is meant where
    several are described, and `choose` is the option with which a user would say so. Raises
    InputError, with near matches for a path that doesn't exist.
    """
    _check(path)
    kb = load_alone(path, *data)
    described = _described(kb)
    if not described:
        raise InputError("given.no-municipality", path)
    found = ", ".join(names.slug(iri) for iri in described)
    if wanted is None and len(described) > 1:
        first = names.slug(described[0])
        raise InputError(f"given.several-{choose.removeprefix('--')}", path, found=found,
                         file=path, first=first)  # fmt: skip
    try:
        chosen = names.municipality(kb, wanted or described[0], described=False)
    except UnknownName as error:
        if wanted is not None:
            raise
        raise InputError("given.no-name", path, iri=described[0]) from error
    if chosen not in described:
        raise InputError("given.other", path, wanted=wanted, found=found)
    return kb, chosen


def _check(path: Path) -> None:
    """Raise InputError when there is nothing at `path`, or nothing that could be read."""
    if not path.exists():
        raise _missing(path)
    if path.is_file() and path.suffix.lower() not in {*FORMATS, *READERS}:
        raise unknown_type(path)


def _missing(path: Path) -> InputError:
    """Return the error for a path that doesn't exist, with what may have been meant."""
    beside: Iterable[Path] = ()
    if path.parent.is_dir():
        beside = (entry for entry in path.parent.iterdir() if _readable(entry))
    similar = near(path.name, sorted(entry.name for entry in beside))
    key = "given.no-file-near" if similar else "given.no-file"
    return InputError(key, path, nearest=similar[0] if similar else "")


def _readable(path: Path) -> bool:
    if path.suffix.lower() in {*FORMATS, *READERS}:
        return True
    return path.is_dir() and any((path / marker).is_file() for marker in FOLDER_READERS)


def _is_municipality(kb: KnowledgeBase, name: str) -> bool:
    try:
        names.municipality(kb, name, described=False)
    except UnknownName:
        return False
    return True


def _is_own(quad: ox.Quad) -> bool:
    """Tell whether a statement is a file's own rather than loaded with every file."""
    graph = quad.graph_name
    if isinstance(graph, ox.NamedNode):
        return graph.value not in _NOT_ONES_OWN
    return isinstance(graph, ox.BlankNode)  # the default graph is the union of the others


def _described_by_graph(kb: KnowledgeBase) -> Mapping[str, set[str]]:
    """Return the municipalities that each graph of `kb` describes."""
    found: dict[str, set[str]] = {}
    for graph, _, municipality in kb.lookup("names/graphs").rows:
        if municipality is not None:
            found.setdefault(graph, set()).add(municipality)
    return found


def _described(kb: KnowledgeBase) -> list[str]:
    """Return the municipalities that something in `kb` describes, sorted."""
    return sorted(set().union(*_described_by_graph(kb).values()))
