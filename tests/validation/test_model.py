"""What the report says: verdict, counts, findings, and how it speaks of silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import SH, URIRef

import ssp_graph as ssp
from ssp_graph.conformance import SHAPE, Validation, mend, shapes_graph, validate
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.loading import load_alone
from ssp_graph.reporting import elsewhere, relevance
from ssp_graph.reporting.model import Report, build, said, section_of
from ssp_graph.rules import rules
from ssp_graph.texts import LANGUAGES, Lang, text
from tests.validation.conftest import CHARTS, ON, THREE

Reports = Callable[[str, Lang], Report]


@pytest.mark.parametrize("slug", THREE)
def test_counts_are_those_of_the_validation(
    report: Reports, validations: dict[str, Validation], slug: str
) -> None:
    counts = {name.replace(" ", "-"): n for name, n in validations[slug].counts().items()}
    assert report(slug, "da").counts == counts
    assert sum(counts.values()) == sum(not (r.permission or r.integrity) for r in rules())


@pytest.mark.parametrize("slug", THREE)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_says_what_to_do_and_how_strongly_it_is_put(
    report: Reports, slug: str, lang: Lang
) -> None:
    for section in report(slug, lang).sections:
        for entry in section.findings:
            assert entry.mend, entry.id
            assert entry.modality or entry.section in ("integrity", "own"), entry.id
            assert entry.message.startswith(f"{entry.id}: ")
            assert entry.said, entry.id


@pytest.mark.parametrize("slug", THREE)
def test_sections_hold_each_rule_once(report: Reports, slug: str) -> None:
    ids = [entry.id for entry in report(slug, "da").entries if entry.section != "integrity"]
    expected = [rule.id for rule in rules() if not (rule.permission or rule.integrity)]
    assert sorted(ids) == sorted(expected)
    for section in report(slug, "da").sections:
        for entry in section.entries:
            assert section_of(next(r for r in rules() if r.id == entry.id)) == section.key


@pytest.mark.parametrize("slug", THREE)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_silence_is_never_worded_as_a_lack(report: Reports, slug: str, lang: Lang) -> None:
    wrong = {
        "da": ("fejl", "har ikke", "mangler en", "overtræder"),
        "en": ("error", "does not have", "violat", "lacks"),
    }
    for entry in report(slug, lang).entries:
        if entry.state == "not-described":
            assert not any(word in entry.message.lower() for word in wrong[lang]), entry.message


@pytest.mark.parametrize("slug", THREE)
def test_met_statements_have_their_evidence(report: Reports, slug: str) -> None:
    met = [e for section in report(slug, "da").sections for e in section.met]
    shown = [entry for entry in met if entry.proofs]
    # A statement that only excludes something is met by nothing contradicting it.
    assert len(shown) > len(met) * 0.8
    assert any(proof.place and proof.place.line for entry in shown for proof in entry.proofs)


@pytest.mark.parametrize("slug", THREE)
def test_readings_are_told(report: Reports, validations: dict[str, Validation], slug: str) -> None:
    read = {o.rule.id for o in validations[slug].outcomes if o.basis == "reading"}
    assert {entry.id for entry in report(slug, "da").entries if entry.is_reading} == read
    assert read


def test_what_matched_nothing_is_reported_not_passed(
    report: Reports, validations: dict[str, Validation]
) -> None:
    for slug in THREE:
        absent = {
            o.rule.id
            for o in validations[slug].outcomes
            if o.outcome == "not applicable" and not o.rule.integrity
        }
        assert {entry.id for entry in report(slug, "da").unmatched} == absent
        assert not absent & {e.id for s in report(slug, "da").sections for e in s.met}


def test_places_lead_to_the_line_of_the_subject(kb: KnowledgeBase, report: Reports) -> None:
    spots = [
        spot
        for slug in THREE
        for entry in report(slug, "da").entries
        for spot in entry.spots
        if spot.place and spot.place.line
    ]
    assert spots
    paths = {path.as_posix(): path for path in kb.files.values()}
    for spot in spots:
        assert spot.place is not None
        assert spot.place.line is not None
        path = next(p for name, p in paths.items() if name.endswith("/" + spot.place.file))
        line = path.read_text(encoding="utf-8").splitlines()[spot.place.line - 1]
        assert line.split()[0].endswith(spot.node.rpartition("/")[2])


def test_others_meet_the_statement_and_are_others(
    kb: KnowledgeBase, validations: dict[str, Validation]
) -> None:
    silkeborg = validations["silkeborg"]
    wanted = [o.rule.id for o in silkeborg.outcomes if o.severity and not o.rule.integrity][:6]
    found = elsewhere.examples(kb, wanted, silkeborg.municipality, ON, list(validations.values()))
    for id_, examples in found.items():
        for example in examples:
            assert example.known.iri != silkeborg.municipality
            outcome = validate(kb, example.known.iri, on=ON, rules=[id_]).by_rule[id_]
            assert outcome.outcome == "met"
            assert set(example.evidence) <= set(outcome.evidence)
    assert any(example.evidence for examples in found.values() for example in examples)


def test_an_example_quotes_what_the_statement_is_about(kb: KnowledgeBase) -> None:
    found = elsewhere.examples(kb, ["F-2.02", "F-2.03", "F-4.21"], "", ON)
    for id_ in ("F-2.02", "F-2.03"):
        quoted = [item.quotation for example in found[id_] for item in example.evidence]
        assert any("16-25 år" in quotation for quotation in quoted)
        assert any("fra 10 år" in quotation for quotation in quoted)
        assert all(any(digit.isdigit() for digit in quotation) for quotation in quoted)
    # Silkeborg's evidence is of who made the plan, not of where they sit: nothing is quoted.
    (silkeborg,) = [e for e in found["F-4.21"] if e.known.name_da.startswith("Silkeborg")]
    assert silkeborg.evidence == ()


def test_what_a_statement_is_about() -> None:
    assert relevance.properties("F-2.02")[0].endswith("#maxAge")
    assert relevance.properties("F-2.03")[0].endswith("#minAge")
    assert relevance.properties("F-1.01") == ("https://w3id.org/ssp-graph/ontology#purpose",)


def test_the_framework_binds_no_municipality(report: Reports) -> None:
    binding = report("herning", "da").binding
    assert "2 »bør«" in binding
    assert "ingen siger »skal«" in binding
    assert not any(r.modality == "must" for r in rules() if not (r.law or r.integrity))


def test_the_law_names_whom_it_binds(report: Reports) -> None:
    for slug in THREE:
        for entry in report(slug, "da").entries:
            rule = next(r for r in rules() if r.id == entry.id)
            assert (entry.duty != "") == (rule.duty_holder_da != "")
            assert rule.duty_holder_da in entry.duty


def test_a_deviation_from_the_law_names_whom_the_law_binds(report: Reports) -> None:
    danish = report("hedensted", "da")
    assert danish.level == "violation"
    assert "L-01" in danish.verdict
    assert "politidirektøren" in danish.verdict


def test_verdict_of_a_chart_that_goes_its_own_way() -> None:
    kb = load_alone(CHARTS / "proeveby.ttl")
    validation = validate(kb, "proeveby", on=ON, rules=["F-2.02", "F-3.04"])
    written = build(validation, "da", kb)
    assert (written.level, written.counts["deviates"], written.counts["met"]) == ("info", 1, 1)
    assert "F-2.02" in written.verdict
    entry = next(entry for entry in written.entries if entry.id == "F-2.02")
    assert any("30 år" in proof.quotation for proof in entry.proofs)
    assert written.documents == ("proeveby.ttl",)


def test_verdict_when_all_is_met() -> None:
    kb = load_alone(CHARTS / "proeveby.ttl")
    validation = validate(kb, "proeveby", on=ON, rules=["F-3.04"])
    assert build(validation, "da", kb).level == "met"
    assert build(validation, "en", kb).verdict == text("validate.verdict-met", "en")


def test_verdict_when_nothing_can_be_judged() -> None:
    kb = load_alone(CHARTS / "proeveby.ttl")
    validation = validate(kb, "proeveby", on=ON, rules=["S-13"])
    assert build(validation, "da", kb).level == "nothing"


def test_said_leaves_out_what_stands_beside_it() -> None:
    message = (
        "Beskrivelsen nævner ikke en plan. Rammen siger »kan«. Ikke beskrevet i »Notat nr. 3«. "
        "Gælder: Forum A. Mangler: mål, indsatser."
    )
    assert said(message, "da") == "Beskrivelsen nævner ikke en plan. Mangler: mål, indsatser."
    assert said("Rammen siger »kan«.", "da") == "Rammen siger »kan«."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_said_works_on_all_messages(report: Reports, lang: Lang) -> None:
    voices = tuple(text("validate.voices", lang).split("|"))
    for slug in THREE:
        for section in report(slug, lang).sections:
            for entry in section.findings:
                sentences = entry.said.split(". ")
                assert not any(s.startswith(voices) for s in sentences), entry.said


def test_first_things_first(report: Reports) -> None:
    first = report("silkeborg", "da").first
    states = [entry.state for entry in first]
    assert states == sorted(states, key=("deviates", "partly", "not-described").index)
    assert 0 < len(first) <= 7


def test_a_notebook_shows_it(validations: dict[str, Validation]) -> None:
    shown = validations["silkeborg"]._repr_html_()
    assert "Silkeborg" in shown
    assert "<script" not in shown


def test_the_public_name_is_imported_when_used(kb: KnowledgeBase) -> None:
    assert ssp.validate is validate
    before = len(kb.store)
    result = ssp.validate(kb, "herning", rules=["F-3.04"])
    assert [outcome.rule.id for outcome in result.outcomes] == ["F-3.04"]
    assert len(kb.store) == before


def test_the_advice_is_that_of_the_outcome() -> None:
    """Silence and deviation may ask for different things: the shape of the outcome tells."""
    kb = load_alone(CHARTS / "proeveby.ttl")
    validation = validate(kb, "proeveby", on=ON, rules=["F-2.02", "F-2.03", "F-3.01"])
    shapes = shapes_graph()
    suffixes = {"deviates": "", "not described": "-described", "partly": "-complete"}
    told = {o.rule.id: o for o in validation.outcomes if o.severity}
    assert told["F-2.02"].outcome == "deviates"
    for outcome in told.values():
        shape = URIRef(f"{SHAPE}{outcome.rule.id}{suffixes[outcome.outcome]}")
        said = {str(text) for text in shapes.objects(shape, SH.description)}
        assert {mend(outcome, "da"), mend(outcome, "en")} == (
            said or {outcome.rule.mend_da, outcome.rule.mend_en}
        )
