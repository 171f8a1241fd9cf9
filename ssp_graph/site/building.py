"""All pages and files of a report, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssp_graph import names
from ssp_graph.site import downloads, places
from ssp_graph.site.study import Progress, Study
from ssp_graph.site.tree import Tree
from ssp_graph.texts import LANGUAGES, Lang, text

if TYPE_CHECKING:
    from ssp_graph.conformance import Validation


def build(study: Study, lang: Lang, progress: Progress) -> dict[str, bytes]:
    """Return the files of a report by their paths in it.

    The pages in `lang` stand at the top, those in the other language in a folder of their own;
    `progress` is told in `lang` what is being done. The same graph and day give the same bytes.
    """
    files: dict[str, bytes] = {}
    progress(text("report.step-data", lang))
    files |= shared(study)
    folders = {lang: "", **{code: f"{code}/" for code in LANGUAGES if code != lang}}
    for code in folders:
        progress(text("report.step-pages", lang, language=text(f"report.language-{code}", lang)))
        files |= Tree(study, code, folders, progress=lambda step: progress(f"  {step}")).files()
    return files


def shared(study: Study) -> dict[str, bytes]:
    """Return the data that are the same in every language."""
    from ssp_graph.rules import rules

    files: dict[str, bytes] = {}
    for iri, validation in zip(study.municipalities, study.validations, strict=True):
        stem = f"data/{places.fit(names.slug(iri))}"
        files |= downloads.rdf(study.kb, [iri], stem)
        files |= _judged([validation], f"{stem}-validation")
    files |= downloads.rdf(study.kb, study.municipalities, "data/all")
    files |= _judged(study.validations, "data/all-validation")
    judged = {
        outcome.rule.id for validation in study.validations for outcome in validation.outcomes
    }
    for rule in rules():
        if rule.id in judged:
            files[f"data/rule/{rule.id}.csv"] = downloads.of_rule(study.validations, rule.id)
    return files


def _judged(validations: Sequence[Validation], stem: str) -> dict[str, bytes]:
    from ssp_graph.reporting import records

    return {
        f"{stem}.csv": records.as_csv(validations).encode(),
        f"{stem}.ttl": downloads.canonical(records.as_turtle(validations)),
    }
