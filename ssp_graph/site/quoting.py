"""Where each quotation is found: the page of its document, and the place on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ssp_graph.evidence import Evidence
from ssp_graph.files import read_text
from ssp_graph.texts import Lang

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Cited:
    """A quotation with its section and document, or a reason; `target` is where it stands.

    `backs` is the Danish sentence that it backs, see `ssp_graph.evidence.Evidence`.
    """

    quotation: str
    section: str
    document: str
    reason: str
    target: str = ""
    backs: str = ""


@dataclass(frozen=True)
class Use:
    """What a quotation backs: a property (empty for the thing as a whole) of a node."""

    node: str
    label: str
    aspect: str
    value: str


@dataclass(frozen=True)
class Quotation:
    """A quotation of a document and all that rests on it."""

    anchor: str
    section: str
    text: str
    uses: tuple[Use, ...]


class Quotations:
    """The quotations of the documents about some municipalities.

    `pages` maps the graph of each document to its page.
    """

    def __init__(
        self,
        kb: KnowledgeBase,
        municipalities: Sequence[str],
        pages: Mapping[str, str],
        lang: Lang,
    ) -> None:
        found = kb.query(
            "evidence", municipality=[ox.NamedNode(iri) for iri in municipalities], lang=lang
        )
        uses: dict[tuple[str, str, str], list[Use]] = defaultdict(list)
        titles: dict[str, str] = {}
        for record in found.records():
            graph = record["graph"]
            if record["basis"] != "stated" or not record["support"] or graph not in pages:
                continue
            titles[graph] = record["document_label"] or ""
            uses[graph, record["section"] or "", record["support"]].append(
                Use(
                    record["node"],
                    record["node_label"] or "",
                    record["aspect_label"] or "",
                    record["value_label"] or "",
                )
            )
        self.of: dict[str, list[Quotation]] = {graph: [] for graph in pages}
        self._places: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        orders = {graph: _Order(kb.files.get(graph)) for graph in pages}
        ordered = sorted(uses, key=lambda key: (key[0], orders[key[0]].place(key[1], key[2]), key))
        for key in ordered:
            (graph, section, words), backed = key, uses[key]
            anchor = f"q{len(self.of[graph]) + 1}"
            self.of[graph].append(Quotation(anchor, section, words, tuple(dict.fromkeys(backed))))
            place = (section, f"{pages[graph]}#{anchor}")
            self._places[graph, words].append(place)
            self._places[titles[graph], words].append(place)

    def cite(self, evidence: Iterable[Evidence]) -> tuple[Cited, ...]:
        """Return `evidence` with the section, where it was left out, and the place."""
        return tuple(dict.fromkeys(self._cited(item) for item in evidence))

    def find(self, document: str, section: str, words: str) -> str:
        """Return where a quotation of a document (its title or graph) stands, "" if nowhere."""
        known = self._places.get((document, words), [])
        return next((place for where, place in known if section in ("", where)), "")

    def by_section(self, graph: str) -> list[tuple[str, list[Quotation]]]:
        """Return the quotations of a document, section by section."""
        found: dict[str, list[Quotation]] = {}
        for one in self.of[graph]:
            found.setdefault(one.section, []).append(one)
        return list(found.items())

    def _cited(self, item: Evidence) -> Cited:
        section, target = item.section or "", ""
        known = self._places.get((item.graph or item.document or "", item.quotation or ""), [])
        fitting = [place for place in known if section in ("", place[0])]
        if fitting:
            target = fitting[0][1]
            section = section or " / ".join(dict.fromkeys(place[0] for place in fitting))
        return Cited(
            item.quotation or "",
            section,
            item.document or "",
            item.reason or "",
            target,
            item.backs or "",
        )


class _Order:
    """The order of a document's quotations: that of the file which describes it.

    The files of the data follow their documents, section by section, and open a section with a
    comment; the graph itself keeps no order. What isn't in the file, or where there is none,
    goes by the alphabet.
    """

    def __init__(self, path: Path | None) -> None:
        is_turtle = path is not None and path.suffix in (".ttl", ".trig")
        self._text = read_text(path) if path is not None and is_turtle else ""

    def place(self, section: str, words: str) -> tuple[int, str, int]:
        heading = self._at(f"\n# -- {section.rstrip('.')}")
        first = heading if heading < len(self._text) else self._at(_literal(section))
        return first, section, self._at(_literal(words))

    def _at(self, wanted: str) -> int:
        found = self._text.find(wanted)
        return len(self._text) if found < 0 else found


def _literal(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
