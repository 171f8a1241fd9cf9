"""The data of the report as files: RDF, tables, workbooks and networks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from ssp_graph.exporting import export
from ssp_graph.vocabulary import prefixes

if TYPE_CHECKING:
    from ssp_graph.conflicts import Conflict
    from ssp_graph.conformance import Validation
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.texts import Lang
    from ssp_graph.views.model import View

# Format and ending of each kind of RDF that is offered.
RDF: Final = {"ttl": "ttl", "trig": "trig", "jsonld": "jsonld"}
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def rdf(kb: KnowledgeBase, municipalities: Sequence[str], stem: str) -> dict[str, bytes]:
    """Return what is known of `municipalities` as RDF: ``stem.ttl`` and so on."""
    return {f"{stem}.{ending}": export(kb, municipalities, name) for name, ending in RDF.items()}


def canonical(turtle: str) -> bytes:
    """Return Turtle with its blank nodes named canonically (RDFC-1.0) and its statements sorted.

    Otherwise they would have other names, and another order, on every run.
    """
    dataset = ox.Dataset(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    triples = sorted({quad.triple for quad in dataset}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes()) or b""


def seats(kb: KnowledgeBase, municipalities: Sequence[str], lang: Lang) -> bytes:
    """Return every seat of `municipalities` as CSV, one row each."""
    chosen = [ox.NamedNode(iri) for iri in municipalities]
    return kb.query("seats", municipality=chosen, lang=lang).serialize("csv")


def graphml(views: Sequence[View]) -> bytes:
    """Return fora and parties of municipalities as a network (GraphML)."""
    from ssp_graph.views import formats

    return formats.write(views, "graphml")


def workbook(kb: KnowledgeBase, municipality: str, lang: Lang, on: date) -> bytes:
    """Return a municipality as a workbook; the day in its properties is `on`."""
    from ssp_graph.workbook import exporting

    return undated(exporting.xlsx(kb, municipality, lang), on)


def undated(package: bytes, on: date) -> bytes:
    """Return an Office package whose times are all the beginning of the day `on`.

    The time of writing would make every run's file another one.
    """
    day = (on.year, on.month, on.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                stamp = f"{on.isoformat()}T00:00:00Z".encode()
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            new.writestr(zipfile.ZipInfo(name, day), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def table(records: Sequence[Mapping[str, Any]], columns: Sequence[str] = ()) -> bytes:
    """Return records as CSV; `columns` are the headings where there may be no record."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]) if records else columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def disagreements(found: Sequence[Conflict]) -> bytes:
    """Return disagreements between documents as CSV."""
    from ssp_graph.conflicts import Conflict

    return table([asdict(one) for one in found], [field.name for field in fields(Conflict)])


def of_rule(validations: Sequence[Validation], rule: str) -> bytes:
    """Return what one rule comes to for each municipality, as CSV."""
    from ssp_graph.reporting import records

    kept = [
        replace(one, outcomes=tuple(o for o in one.outcomes if o.rule.id == rule))
        for one in validations
    ]
    return records.as_csv(kept).encode()
