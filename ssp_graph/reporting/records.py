"""The report as data: JSON (docs/schema/validation.schema.json), CSV, and SHACL's own report."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from ssp_graph import __version__
from ssp_graph.conformance import OUTCOMES, Evidence, Outcome, Validation, mend
from ssp_graph.reporting.model import SEVERITIES, Report, section_of
from ssp_graph.reporting.places import Places

SCHEMA = "https://w3id.org/ssp-graph/schema/validation/1"
_COLUMNS = (
    "rule",
    "municipality",
    "outcome",
    "basis",
    "severity",
    "focus",
    "message_da",
    "message_en",
    "mend_da",
    "mend_en",
    "modality",
    "theme",
    "quotations",
)


def as_json(
    pairs: Sequence[tuple[Validation, Report, Report]], files: Mapping[str, Path] | None = None
) -> str:
    """Return validations with their Danish and English reports as one JSON document.

    `files` tells which file each named graph came from.
    """
    places = Places(files or {})
    content = {
        "schema": SCHEMA,
        "version": __version__,
        "municipalities": [_summary(*pair) for pair in pairs],
        "outcomes": [
            _record(outcome, places)
            for validation, _, _ in pairs
            for outcome in validation.outcomes
        ],
        "own_findings": [
            {
                "municipality": validation.municipality,
                "shape": finding.shape,
                "severity": finding.severity,
                "focus": finding.focus,
                "message_da": finding.message_da,
                "message_en": finding.message_en,
            }
            for validation, _, _ in pairs
            for finding in validation.findings
            if finding.rule is None
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_csv(validations: Sequence[Validation]) -> str:
    """Return one line a rule and municipality; several values stand on lines of their own."""
    out = StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for validation in validations:
        for outcome in validation.outcomes:
            rule = outcome.rule
            quoted = [e.quotation or e.reason_da for e in outcome.evidence]
            writer.writerow(
                {
                    "rule": rule.id,
                    "municipality": validation.municipality,
                    "outcome": outcome.outcome,
                    "basis": outcome.basis or "",
                    "severity": outcome.severity or "",
                    "focus": "\n".join(outcome.focus),
                    "message_da": outcome.message_da,
                    "message_en": outcome.message_en,
                    "mend_da": mend(outcome, "da"),
                    "mend_en": mend(outcome, "en"),
                    "modality": rule.modality,
                    "theme": section_of(rule),
                    "quotations": "\n".join(dict.fromkeys(quoted)),
                }
            )
    return out.getvalue()


def as_turtle(validations: Sequence[Validation]) -> str:
    """Return the plain SHACL validation reports, one a municipality, as Turtle."""
    from rdflib import SH, Graph

    from ssp_graph.vocabulary import prefixes

    joined = Graph(bind_namespaces="none")
    joined.bind("sh", SH)
    for prefix, namespace in prefixes().items():
        joined.bind(prefix, namespace)
    for validation in validations:
        joined += validation.report
    return joined.serialize(format="turtle")


def _summary(validation: Validation, danish: Report, english: Report) -> dict[str, object]:
    counts = validation.counts()
    return {
        "municipality": validation.municipality,
        "name_da": danish.name,
        "name_en": english.name,
        "documents_da": list(danish.documents),
        "documents_en": list(english.documents),
        "reference_date": validation.on.isoformat(),
        "verdict_da": f"{danish.verdict} {danish.figures}",
        "verdict_en": f"{english.verdict} {english.figures}",
        "counts": {name: counts[name] for name in OUTCOMES},
        "severities": {name: danish.severities[name] for name in SEVERITIES},
        "unmatched": [o.rule.id for o in validation.outcomes if o.outcome == "not applicable"],
    }


def _record(outcome: Outcome, places: Places) -> dict[str, object]:
    rule = outcome.rule
    return {
        "rule": rule.id,
        "municipality": outcome.municipality,
        "outcome": outcome.outcome,
        "basis": outcome.basis,
        "severity": outcome.severity,
        "focus": list(outcome.focus),
        "message_da": outcome.message_da,
        "message_en": outcome.message_en,
        "mend_da": mend(outcome, "da"),
        "mend_en": mend(outcome, "en"),
        "modality": rule.modality or None,
        "theme": section_of(rule),
        "evidence": [_evidence(item, places) for item in outcome.evidence],
    }


def _evidence(item: Evidence, places: Places) -> dict[str, object]:
    place = places.find(item.node, item.graph, item.aspect)
    return {
        "node": item.node,
        "aspect": item.aspect or None,
        "basis": item.basis,
        "quotation": item.quotation or None,
        "section": item.section or None,
        "reason_da": item.reason_da or None,
        "reason_en": item.reason_en or None,
        "graph": item.graph or None,
        "document_da": item.document_da or None,
        "document_en": item.document_en or None,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "sheet": place.sheet if place else None,
        "cell": place.cell if place else None,
    }
