"""Hold a municipality's description against the national framework, the law and sound data.

The shapes in shapes/ are judged by pySHACL; what each rule comes to is computed from its
findings. For a rule R the shape R fails when the description deviates, R-described when it is
silent and R-complete when parts are missing; R-applies tells whom the rule is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from ssp_graph import resources
from ssp_graph.errors import SspError
from ssp_graph.rules import RULE, Rule, select
from ssp_graph.texts import Lang, text
from ssp_graph.validation_unit import (
    DERIVED,
    Triple,
    Unit,
    label,
    of_graph,
    of_knowledge_base,
    read_turtle,
)
from ssp_graph.vocabulary import BASE, SSP, shorten
from ssp_graph.witness import Judge, Shapes

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

OutcomeName = Literal["met", "partly", "deviates", "not described", "not applicable"]
Severity = Literal["violation", "warning", "info"]

OUTCOMES: Final[tuple[OutcomeName, ...]] = (
    "met",
    "partly",
    "deviates",
    "not described",
    "not applicable",
)
SHAPE: Final = BASE + "shape/"
OUTCOME: Final = BASE + "outcome/"

_SERVES = URIRef(SSP + "serves")
_DESCRIBED_FULLY = URIRef(SSP + "describedFully")
_MEMBER = URIRef("http://www.w3.org/ns/org#member")
_POST = URIRef(SSP + "post")
_EVIDENCE = URIRef(SSP + "evidence")
_ASPECT = URIRef(SSP + "aspect")
_ASPECT_VALUE = URIRef(SSP + "aspectValue")
_SECTION = URIRef(SSP + "section")
_EXACT = URIRef("http://www.w3.org/ns/oa#exact")
_EARL = "http://www.w3.org/ns/earl#"
_SEVERITIES: Mapping[Node | None, Severity] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}
_RANK: Mapping[Severity, int] = {"violation": 0, "warning": 1, "info": 2}

# Translations of a name into the shared vocabulary. They stand in reading graphs, but nothing is
# concluded by them about what the document says: the name is the evidence.
_CROSSWALK = frozenset(URIRef(SSP + name) for name in ("kind", "counterpart"))

# Triples that place a node or order concepts; they need no evidence of their own.
_STRUCTURAL = frozenset(
    {
        RDF.type,
        RDFS.subClassOf,
        SKOS.broader,
        *(URIRef(SSP + name) for name in ("serves", "policeDistrict", "describedFully")),
    }
)


@dataclass(frozen=True)
class Evidence:
    """What a fact rests on.

    `node` is the IRI of what the fact is about and `label` its name; `aspect` the property that
    is backed, empty for the node as a whole. A stated fact has a verbatim `quotation` and the
    `section` heading it stands under; a reading has a reason instead. `graph` is the named graph
    and `document` the document's title, both empty for a graph of the caller's own.
    """

    node: str
    label_da: str
    label_en: str
    aspect: str
    basis: Literal["stated", "reading"]
    quotation: str
    section: str
    reason_da: str
    reason_en: str
    graph: str
    document_da: str
    document_en: str


@dataclass(frozen=True)
class Judgement:
    """What a rule comes to for one node.

    `missing_da` and `missing_en` name the parts that are lacking, `lacking` are the nodes for
    which something is, and `facts_da` and `facts_en` tell what was found; `aspects` are the
    properties of the node that are wrong, of faults in the data. `closed` is true where
    it deviates only because the description calls itself complete and is silent.
    """

    focus: str
    outcome: OutcomeName
    basis: Literal["stated", "reading"] | None = None
    missing_da: tuple[str, ...] = ()
    missing_en: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    facts_da: tuple[str, ...] = ()
    facts_en: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    closed: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a rule comes to for the municipality.

    `basis` is "reading" when anything it needs is a reading, None where nothing is needed;
    `severity` is None unless there is a finding. `focus` are the nodes that decided, `judgements`
    tells of each node by itself. `evidence` backs what is met, or shows what deviates.
    """

    rule: Rule
    municipality: str
    outcome: OutcomeName
    basis: Literal["stated", "reading"] | None
    severity: Severity | None
    focus: tuple[str, ...]
    message_da: str
    message_en: str
    evidence: tuple[Evidence, ...]
    judgements: tuple[Judgement, ...]

    def message(self, lang: Lang) -> str:
        """Return the message in `lang`; it opens with the rule's id."""
        return self.message_da if lang == "da" else self.message_en


@dataclass(frozen=True)
class Finding:
    """One result of the validation: a node and a rule that it isn't as asked in.

    `rule` is None, and `outcome` as well, for a shape of the user's own.
    """

    rule: Rule | None
    focus: str
    outcome: OutcomeName | None
    severity: Severity
    shape: str
    message_da: str
    message_en: str
    mend_da: str
    mend_en: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Validation:
    """The result of validating one municipality on the reference date `on`.

    `report` is the plain SHACL validation report; `unit` is the graph that was validated.
    """

    municipality: str
    on: date
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    report: Graph = field(repr=False, compare=False)
    unit: Unit = field(repr=False, compare=False)

    @cached_property
    def by_rule(self) -> Mapping[str, Outcome]:
        """The outcomes by rule id."""
        return {outcome.rule.id: outcome for outcome in self.outcomes}

    def counts(self) -> dict[OutcomeName, int]:
        """Return how many rules come to each outcome, integrity rules left out."""
        judged = [outcome.outcome for outcome in self.outcomes if not outcome.rule.integrity]
        return {name: judged.count(name) for name in OUTCOMES}

    def worst(self) -> Severity | None:
        """Return the highest severity of all findings, None when there are none."""
        return min((f.severity for f in self.findings), key=_RANK.__getitem__, default=None)

    def earl(self, evidence: bool = False) -> Graph:
        """Return the outcomes as RDF: one earl:Assertion for each rule.

        earl:test is the rule, earl:subject the municipality, and the outcome one of the
        project's, each of which is an instance of a class of EARL outcomes. With `evidence`
        each result also carries what shows it, as in the data.
        """
        return _earl(self, evidence)

    def _repr_html_(self) -> str:
        from ssp_graph.reporting import page

        return page.fragment(self, "da")

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in self.counts().items() if count)
        return f"Validation({shorten(self.municipality)}, on={self.on}: {counts})"


def validate(
    kb: KnowledgeBase | Graph,
    municipality: str | None = None,
    on: date | None = None,
    rules: Sequence[str] | None = None,
    theme: str | None = None,
    extra_shapes: Sequence[Path | str] = (),
) -> Validation:
    """Hold a municipality against the rules.

    `kb` is a knowledge base, or an rdflib Graph that describes one municipality and is left as
    it was. `municipality` is a name, slug, code or IRI, for a Graph an IRI or None. `on` is the
    date that ages and deadlines are counted from, today unless given. `rules` are ids and
    `theme` a theme to keep to. `extra_shapes` are SHACL files of the user's own; they run
    without SERVICE, without JavaScript and without fetching imports.

    Raises UnknownName for an unknown municipality, rule or theme, SspError for a graph that
    describes none or several, InputError for shapes that can't be used.
    """
    day = on if on is not None else date.today()
    chosen = tuple(rule for rule in select(rules, theme) if not rule.permission)
    own = [user_shapes(Path(path)) for path in extra_shapes]
    if isinstance(kb, Graph):
        unit = of_graph(kb, municipality, day)
    elif municipality is None:
        raise SspError("conformance.no-municipality")
    else:
        unit = of_knowledge_base(kb, municipality, day)
    return _validate(unit, chosen, own)


def survey(
    kb: KnowledgeBase,
    municipality: str,
    on: date | None = None,
    rules: Sequence[str] | None = None,
) -> tuple[Outcome, ...]:
    """Return the outcomes that `validate` gives, without a report and many times faster.

    The shapes are followed by `witness` instead of pySHACL; a test holds the two to the same
    outcomes. For a glance at how other municipalities do. Raises as `validate` does.
    """
    day = on if on is not None else date.today()
    chosen = tuple(rule for rule in select(rules) if not rule.permission)
    return survey_unit(of_knowledge_base(kb, municipality, day), chosen)


def survey_unit(unit: Unit, rules: Sequence[Rule]) -> tuple[Outcome, ...]:
    """Return the outcomes of `rules` for one unit, judged by `witness`."""
    shapes = _shipped()
    book = _Book(unit)
    judge = Judge(shapes, unit.graph, book.cost)
    failed = frozenset(
        (shape, node)
        for rule in rules
        for suffix in ("", "-described", "-complete")
        if shapes.about(shape := URIRef(f"{SHAPE}{rule.id}{suffix}"))
        for node in shapes.targets(shape, unit.graph)
        if not judge.judge(shape, node).holds
    )
    return tuple(_outcome(rule, unit, shapes, judge, book, failed) for rule in rules)


def shapes_graph(rules: Sequence[Rule] | None = None) -> Graph:
    """Return a copy of the shipped shapes, for a SHACL engine of one's own.

    With `rules` only the shapes of those rules and what they are built from.
    """
    return _joined([_shipped().graph]) if rules is None else _only(_shipped(), rules)


def mend(outcome: Outcome, lang: Lang) -> str:
    """Return what can be done about a finding: what its shape says of this outcome, else the rule.

    Nothing where there is nothing to note.
    """
    if outcome.severity is None:
        return ""
    rule = outcome.rule
    shape = URIRef(SHAPE + rule.id + _SUFFIX.get(outcome.outcome, ""))
    general = rule.mend_da if lang == "da" else rule.mend_en
    return _text(_shipped().graph, shape, SH.description, lang) or general


def user_shapes(path: Path) -> Graph:
    """Return the shapes in a user's file, refused where they would reach out of the machine.

    Raises InputError naming the file: not Turtle, no shapes, a query that isn't SPARQL, or one
    with SERVICE, FROM or the like.
    """
    from ssp_graph.user_shapes import read

    return read(path)


@cache
def _shipped() -> Shapes:
    graph = Graph(bind_namespaces="none")
    folder = resources.path("shapes")
    for path in sorted(folder.glob("*.ttl")):
        graph.addN((*triple, graph) for triple in read_turtle("shapes", path.name))
    return Shapes(graph)


def _validate(unit: Unit, rules: Sequence[Rule], own: Sequence[Graph]) -> Validation:
    shapes = _shipped()
    graph = _only(shapes, rules) if len(rules) < len(_all_rules()) else shapes.graph
    if own:
        graph = _joined([graph, *own])
    report = run_engine(unit.graph, graph)
    failed = _failures(report)
    book = _Book(unit)
    judge = Judge(shapes, unit.graph, book.cost)
    outcomes = tuple(_outcome(rule, unit, shapes, judge, book, failed) for rule in rules)
    findings = _findings(report, outcomes, graph, book)
    return Validation(str(unit.municipality), unit.on, outcomes, findings, report, unit)


def run_engine(data: Graph, shapes: Graph) -> Graph:
    """Return the SHACL validation report of pySHACL for `data` and `shapes`.

    Nothing is fetched, inferred or written. Raises SspError when the shapes can't be used.
    """
    import pyshacl

    try:
        _, report, _ = pyshacl.validate(
            data,
            shacl_graph=shapes,
            inference="none",
            advanced=False,
            js=False,
            meta_shacl=False,
            do_owl_imports=False,
            inplace=True,
        )
    except (pyshacl.errors.ReportableRuntimeError, pyshacl.errors.ShapeLoadError) as error:
        raise SspError("conformance.shapes-invalid", reason=str(error)) from error
    if not isinstance(report, Graph):
        raise SspError("conformance.shapes-invalid", reason=str(report))
    return report


def _all_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in select() if not rule.permission)


def _only(shapes: Shapes, rules: Sequence[Rule]) -> Graph:
    """The shapes of `rules` and whatever they are built from.

    With all rules about the data come the shapes about the data that belong to no rule.
    """
    waiting: list[Node] = [
        URIRef(f"{SHAPE}{rule.id}{suffix}")
        for rule in rules
        for suffix in ("", "-described", "-complete")
    ]
    if {rule for rule in _all_rules() if rule.integrity} <= set(rules):
        waiting += _technical(shapes)
    seen: set[Node] = set()
    graph = Graph(bind_namespaces="none")
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for triple in shapes.graph.triples((node, None, None)):
            graph.add(triple)
            waiting.append(triple[2])
    return graph


def _technical(shapes: Shapes) -> list[Node]:
    """The shapes that give results of their own but belong to no rule (shapes/technical.ttl)."""
    told = set(shapes.graph.subjects(SH.severity, None))
    return [node for node in told if RDFS.seeAlso not in shapes.about(node)]


def _joined(graphs: Iterable[Graph]) -> Graph:
    joined = Graph(bind_namespaces="none")
    for graph in graphs:
        joined += graph
    return joined


def _failures(report: Graph) -> frozenset[tuple[Node, Node]]:
    """The pairs of shape and focus node that failed."""
    return frozenset(
        (shape, focus)
        for result in report.subjects(RDF.type, SH.ValidationResult)
        for shape in report.objects(result, SH.sourceShape)
        for focus in report.objects(result, SH.focusNode)
    )


def _outcome(
    rule: Rule,
    unit: Unit,
    shapes: Shapes,
    judge: Judge,
    book: _Book,
    failed: frozenset[tuple[Node, Node]],
) -> Outcome:
    main = URIRef(SHAPE + rule.id)
    applies = URIRef(f"{SHAPE}{rule.id}-applies")
    focuses = shapes.targets(main, unit.graph)
    if shapes.about(applies):
        focuses = [node for node in focuses if judge.judge(applies, node).holds]
    if rule.integrity:
        return _integrity(rule, unit, main, focuses, failed, judge, book)
    judgements = tuple(_judgement(rule, node, shapes, judge, book, failed) for node in focuses)
    outcome = overall([j.outcome for j in judgements], rule.judged_over)
    deciding = _deciding(judgements, outcome, rule.judged_over)
    evidence = _unique(item for j in deciding for item in j.evidence)
    severity: Severity | None = None
    if outcome == "deviates":
        severity = _severity(rule, shapes.graph)
    elif outcome in ("partly", "not described"):
        severity = "info"
    messages = [
        _message(rule, outcome, deciding, judgements, shapes, book, lang) for lang in ("da", "en")
    ]
    return Outcome(
        rule=rule,
        municipality=str(unit.municipality),
        outcome=outcome,
        basis=_basis(j.basis for j in deciding),
        severity=severity,
        focus=tuple(j.focus for j in deciding),
        message_da=messages[0],
        message_en=messages[1],
        evidence=evidence,
        judgements=judgements,
    )


def _severity(rule: Rule, shapes: Graph) -> Severity:
    """How serious it is when a description deviates from the rule."""
    return _SEVERITIES[shapes.value(URIRef(SHAPE + rule.id), SH.severity)]


def overall(outcomes: Sequence[OutcomeName], judged_over: str) -> OutcomeName:
    """Return what a rule comes to when the things it judges come to `outcomes`.

    Anything that deviates makes the whole deviate. Judged over "any", the best of the rest
    counts; judged over "every", it is met when all are, and partly where only some are.
    """
    if not outcomes:
        return "not applicable"
    if "deviates" in outcomes:
        return "deviates"
    if judged_over == "any":
        return next(name for name in ("met", "partly", "not described") if name in outcomes)
    return outcomes[0] if len(set(outcomes)) == 1 else "partly"


def _deciding(
    judgements: Sequence[Judgement], outcome: OutcomeName, judged_over: str
) -> tuple[Judgement, ...]:
    if outcome == "partly" and judged_over == "every":
        return tuple(j for j in judgements if j.outcome in ("met", "partly"))
    return tuple(j for j in judgements if j.outcome == outcome)


def _judgement(
    rule: Rule,
    node: Node,
    shapes: Shapes,
    judge: Judge,
    book: _Book,
    failed: frozenset[tuple[Node, Node]],
) -> Judgement:
    name = SHAPE + rule.id
    outcome: OutcomeName
    because = ""
    if (URIRef(name), node) in failed:
        outcome, because = "deviates", "-contrary"
    elif (URIRef(f"{name}-described"), node) in failed:
        closed = book.described_fully and _may_deviate(rule)
        return Judgement(str(node), "deviates" if closed else "not described", closed=closed)
    elif (URIRef(f"{name}-complete"), node) in failed:
        outcome, because = "partly", "-some"
    else:
        outcome, because = "met", "-met"
    why = judge.judge(URIRef(name + because), node).triples
    missing: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    lacking: tuple[str, ...] = ()
    if outcome == "partly":
        missing = _missing(rule, node, shapes, judge)
        short = judge.judge(URIRef(f"{name}-met"), node).triples
        lacking = tuple(sorted(str(s) for s, p, _ in short if p == _SERVES))
        verdicts = [judge.judge(part, node) for part in _parts(rule, shapes)]
        why = frozenset().union(*(v.triples for v in verdicts if v.holds)) or why
    applies = URIRef(f"{name}-applies")
    scope = judge.judge(applies, node).triples if shapes.about(applies) else frozenset()
    evidence, _ = book.evidence(why or scope)
    facts = [book.facts(why, lang) for lang in ("da", "en")]
    return Judgement(
        focus=str(node),
        outcome=outcome,
        basis=book.evidence(why | scope)[1],
        missing_da=missing[0],
        missing_en=missing[1],
        lacking=lacking,
        facts_da=facts[0],
        facts_en=facts[1],
        evidence=evidence,
    )


def _may_deviate(rule: Rule) -> bool:
    """Whether silence in a description that is complete counts against the rule."""
    return "Never deviates" not in rule.check


def _parts(rule: Rule, shapes: Shapes) -> list[Node]:
    """The shapes of the parts of a rule, in the order in which the rule lists them."""
    prefix = f"{SHAPE}{rule.id}-part-"
    for junction in (SH["or"], SH["and"]):
        for suffix in ("-some", "-met"):
            for listed in shapes.about(URIRef(SHAPE + rule.id + suffix)).get(junction, ()):
                members = [m for m in shapes.members(listed) if str(m).startswith(prefix)]
                if members:
                    return members
    found = [n for n in shapes.graph.subjects(SH.name, None) if str(n).startswith(prefix)]
    return sorted(found, key=str)


def _missing(
    rule: Rule, node: Node, shapes: Shapes, judge: Judge
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lacking = [part for part in _parts(rule, shapes) if not judge.judge(part, node).holds]
    da, en = (
        tuple(_text(shapes.graph, part, SH.name, lang) for part in lacking) for lang in ("da", "en")
    )
    return da, en


def _integrity(
    rule: Rule,
    unit: Unit,
    shape: Node,
    focuses: Sequence[Node],
    failed: frozenset[tuple[Node, Node]],
    judge: Judge,
    book: _Book,
) -> Outcome:
    wrong = [node for node in focuses if (shape, node) in failed]
    outcome: OutcomeName = "deviates" if wrong else "met" if focuses else "not applicable"
    shapes = _shipped()
    severity = _severity(rule, shapes.graph) if wrong else None
    judgements = tuple(_fault(shape, node, judge, book) for node in wrong)
    messages = [
        _message(rule, outcome, judgements, judgements, shapes, book, lang) for lang in ("da", "en")
    ]
    return Outcome(
        rule=rule,
        municipality=str(unit.municipality),
        outcome=outcome,
        basis=None,
        severity=severity,
        focus=tuple(j.focus for j in judgements),
        message_da=messages[0],
        message_en=messages[1],
        evidence=(),
        judgements=judgements,
    )


def _fault(shape: Node, node: Node, judge: Judge, book: _Book) -> Judgement:
    """What is wrong with a node of the data: the facts that a rule about the data fails by."""
    why = judge.causes(shape, node)
    return Judgement(
        focus=str(node),
        outcome="deviates",
        facts_da=book.facts(why, "da"),
        facts_en=book.facts(why, "en"),
        aspects=tuple(sorted({str(p) for s, p, _ in why if s == node})),
    )


_SUFFIX: Mapping[OutcomeName, str] = {
    "deviates": "",
    "not described": "-described",
    "partly": "-complete",
}


def _message(
    rule: Rule,
    outcome: OutcomeName,
    deciding: Sequence[Judgement],
    judgements: Sequence[Judgement],
    shapes: Shapes,
    book: _Book,
    lang: Lang,
) -> str:
    statement = rule.statement_da if lang == "da" else rule.statement_en
    if outcome == "met":
        key = "conformance.sound" if rule.integrity else "conformance.met"
        return text(key, lang, id=rule.id, statement=statement)
    if outcome == "not applicable":
        return text("conformance.not-applicable", lang, id=rule.id)
    closed = outcome == "deviates" and all(j.closed for j in deciding) and not rule.integrity
    suffix = "-described" if closed else _SUFFIX[outcome]
    shape = URIRef(SHAPE + rule.id + suffix)
    if not shapes.about(shape):  # several nodes make it partly, none of them by itself
        shape = URIRef(f"{SHAPE}{rule.id}-described")
    said = _text(shapes.graph, shape, SH.message, lang)
    return " ".join([said, *_details(outcome, deciding, judgements, book, lang)])


def _details(
    outcome: OutcomeName,
    deciding: Sequence[Judgement],
    judgements: Sequence[Judgement],
    book: _Book,
    lang: Lang,
) -> list[str]:
    """What fills in a message: the documents that are silent, the parts and nodes in question."""
    details: list[str] = []
    if outcome == "not described":
        details.append(text("conformance.silent-in", lang, documents=book.documents(lang)))
    if any(j.closed for j in deciding):
        details.append(text("conformance.closed", lang))
    if outcome == "partly":
        missing = [m for j in deciding for m in (j.missing_da if lang == "da" else j.missing_en)]
        if missing:
            parts = ", ".join(dict.fromkeys(missing))
            details.append(text("conformance.missing", lang, parts=parts))
    silent = [j for j in judgements if j.outcome == "not described"]
    concerned = silent if outcome == "partly" and len(judgements) > 1 else deciding
    nodes = [j.focus for j in concerned if j.focus != book.municipality]
    if not any(j.missing_da for j in deciding):
        nodes += [node for j in deciding for node in j.lacking]
    if nodes and outcome != "met":
        labels = ", ".join(book.label(URIRef(node), lang) for node in nodes)
        details.append(text("conformance.lacking", lang, nodes=labels))
    if outcome == "deviates":
        facts = dict.fromkeys(
            fact for j in deciding for fact in (j.facts_da if lang == "da" else j.facts_en)
        )
        if facts:
            details.append(text("conformance.found", lang, facts="; ".join(facts)))
    return details


def _findings(
    report: Graph, outcomes: Sequence[Outcome], shapes: Graph, book: _Book
) -> tuple[Finding, ...]:
    by_id = {outcome.rule.id: outcome for outcome in outcomes}
    found: set[Finding] = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        focus = report.value(result, SH.focusNode)
        severity: Severity = _SEVERITIES.get(report.value(result, SH.resultSeverity), "violation")
        if shape is None or focus is None or (None, SH.detail, result) in report:
            continue
        seen = shapes.value(shape, RDFS.seeAlso)
        id_ = str(seen).removeprefix(RULE) if seen is not None else ""
        outcome = by_id.get(id_)
        judged = (
            next((j for j in outcome.judgements if j.focus == str(focus)), None)
            if outcome
            else None
        )
        if judged and str(shape) == f"{SHAPE}{id_}-complete" and judged.outcome != "partly":
            continue  # where nothing is described, that parts are missing says nothing more
        if outcome and judged and judged.outcome == "deviates":
            severity = _severity(outcome.rule, shapes)
        messages = []
        for lang in ("da", "en"):
            said = _text(shapes, shape, SH.message, lang) or " ".join(
                str(m) for m in report.objects(result, SH.resultMessage)
            )
            details = _details(judged.outcome, [judged], [judged], book, lang) if judged else []
            messages.append(" ".join([said, *details]))
        found.add(
            Finding(
                rule=outcome.rule if outcome else None,
                focus=str(focus),
                outcome=judged.outcome if judged else None,
                severity=severity,
                shape=str(shape),
                message_da=messages[0],
                message_en=messages[1],
                mend_da=_text(shapes, shape, SH.description, "da"),
                mend_en=_text(shapes, shape, SH.description, "en"),
                evidence=judged.evidence if judged else (),
            )
        )
    return tuple(sorted(found, key=lambda f: (_RANK[f.severity], f.message_en, f.focus, f.shape)))


class _Book:
    """The evidence of one unit: what each triple rests on."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.municipality = str(unit.municipality)
        fully = (unit.municipality, _DESCRIBED_FULLY, RdfLiteral(True)) in unit.graph
        self.described_fully = fully
        self._of: dict[Node, list[Node]] = {}
        self._chosen: dict[Triple, list[Node]] = {}

    def cost(self, triple: Triple) -> int:
        """A triple that rests on a reading costs more than one that a document states.

        Of a sentence in two languages the Danish one is taken, which is what evidence names.
        """
        costs = [
            2 * self._read(t) + (isinstance(t[2], RdfLiteral) and t[2].language == "en")
            for t in self._underlying(triple)
            if t[1] not in _STRUCTURAL
        ]
        return sum(costs)

    def _underlying(self, triple: Triple) -> list[Triple]:
        """The stated triples that a derived one follows from; any other stands for itself."""
        seat, predicate, value = triple
        graph = self._unit.graph
        if predicate not in DERIVED:
            return [triple]
        for link in (_POST, _MEMBER):
            for sitter in graph.objects(seat, link):
                if (sitter, predicate, value) in graph:
                    return [(seat, link, sitter), (sitter, predicate, value)]
        return [triple]

    def evidence(
        self, triples: Iterable[Triple]
    ) -> tuple[tuple[Evidence, ...], Literal["stated", "reading"] | None]:
        """Return what `triples` rest on, and whether all of it is stated; None for no triples."""
        items: list[Evidence] = []
        bases: list[Literal["stated", "reading"]] = []
        subjects: dict[Node, list[Triple]] = {}
        told = {
            stated
            for triple in triples
            for stated in self._underlying(triple)
            if isinstance(stated[0], URIRef)  # what an evidence node says is no fact of its own
        }
        for triple in sorted(told, key=lambda t: tuple(map(str, t))):
            subjects.setdefault(triple[0], []).append(triple)
        telling = {triple for triple in told if triple[1] not in _STRUCTURAL}
        for subject, about in subjects.items():
            for triple in [t for t in about if t in telling] if telling else about[:1]:
                nodes = self._backing(triple)
                if nodes or triple in telling:
                    bases.append("reading" if self._read(triple) else "stated")
                items += [self._item(subject, triple, node) for node in nodes]
        return _unique(items), _basis(bases)

    def label(self, node: Node, lang: Lang) -> str:
        """Return the name of a node in `lang`, as `validation_unit.label` does."""
        return label(self._unit.graph, node, lang)

    def documents(self, lang: Lang) -> str:
        """Return the titles of the documents that describe the municipality."""
        titles = {
            document.title_da if lang == "da" else document.title_en
            for graph, document in self._unit.documents.items()
            if "/reading/" not in graph
        }
        if not titles:
            return text("conformance.description", lang)
        mark = "»{}«" if lang == "da" else "“{}”"
        return ", ".join(mark.format(title) for title in sorted(titles))

    def facts(self, triples: Iterable[Triple], lang: Lang) -> tuple[str, ...]:
        """Return `triples` in words, for a message; those that only place a node are left out."""
        silent = _STRUCTURAL | _CROSSWALK | {_EVIDENCE}
        return tuple(
            text(
                "conformance.fact",
                lang,
                subject=self.label(subject, lang),
                property=self.label(predicate, lang),
                value=self.label(value, lang),
            )
            for subject, predicate, value in sorted(
                triples, key=lambda triple: tuple(map(str, triple))
            )
            if predicate not in silent
            and str(predicate).startswith(SSP)
            and isinstance(subject, URIRef)
        )

    def _read(self, triple: Triple) -> bool:
        if triple[1] in _CROSSWALK:
            return False
        if triple in self._unit.readings:
            return True
        nodes = self._backing(triple)
        return bool(nodes) and not any(self._quoted(node) for node in nodes)

    def _backing(self, triple: Triple) -> list[Node]:
        """The evidence nodes of a triple: for its value, else its property, else its subject."""
        found = self._chosen.get(triple)
        if found is None:
            found = self._chosen[triple] = self._choose(triple)
        return found

    def _said(self, evidence: Node) -> tuple[list[tuple[str, str]], str]:
        """What an evidence node says and where: an order that is the same on every run, as its
        name isn't."""
        said = sorted((str(p), str(o)) for p, o in self._unit.graph.predicate_objects(evidence))
        return said, self._unit.origin.get(evidence, "")

    def _choose(self, triple: Triple) -> list[Node]:
        subject, predicate, value = triple
        graph = self._unit.graph
        if predicate == _EVIDENCE:
            return [value]
        nodes = self._of.get(subject)
        if nodes is None:
            nodes = self._of[subject] = sorted(graph.objects(subject, _EVIDENCE), key=self._said)
        telling = [node for node in nodes if (node, _ASPECT, predicate) in graph]
        exact = [node for node in telling if (node, _ASPECT_VALUE, value) in graph]
        general = [node for node in telling if (node, _ASPECT_VALUE, None) not in graph]
        whole = [node for node in nodes if (node, _ASPECT, None) not in graph]
        if predicate in _CROSSWALK:
            return [node for node in whole if self._quoted(node)] or exact or general
        if triple in self._unit.readings:
            # What only the modeller says isn't backed by a quotation of something else.
            return [n for n in exact or general if not self._quoted(n)]
        chosen = exact or general or whole
        return [node for node in chosen if self._quoted(node)] or chosen

    def _quoted(self, node: Node) -> bool:
        return (node, _EXACT, None) in self._unit.graph

    def _item(self, subject: Node, triple: Triple, node: Node) -> Evidence:
        graph = self._unit.graph
        origin = self._unit.origin.get(node, "")
        document = self._unit.documents.get(origin)
        quotation = graph.value(node, _EXACT)
        section = graph.value(node, _SECTION)
        aspects = sorted(map(str, graph.objects(node, _ASPECT)))
        if triple[1] != _EVIDENCE:
            aspects = [aspect for aspect in aspects if aspect == str(triple[1])]
        return Evidence(
            node=str(subject),
            label_da=self.label(subject, "da"),
            label_en=self.label(subject, "en"),
            aspect=aspects[0] if aspects else "",
            basis="stated" if quotation is not None else "reading",
            quotation=str(quotation or ""),
            section=str(section or ""),
            reason_da=_text(graph, node, RDFS.comment, "da"),
            reason_en=_text(graph, node, RDFS.comment, "en"),
            graph=origin,
            document_da=document.title_da if document else "",
            document_en=document.title_en if document else "",
        )


def _basis(
    bases: Iterable[Literal["stated", "reading"] | None],
) -> Literal["stated", "reading"] | None:
    known = [basis for basis in bases if basis is not None]
    if not known:
        return None
    return "reading" if "reading" in known else "stated"


def _unique(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(items))


def _text(graph: Graph, node: Node, predicate: Node, lang: Lang) -> str:
    for value in graph.objects(node, predicate):
        if isinstance(value, RdfLiteral) and value.language == lang:
            return str(value)
    return ""


def _earl(validation: Validation, evidence: bool) -> Graph:
    from rdflib import XSD, BNode

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (
        ("earl", _EARL),
        ("outcome", OUTCOME),
        ("rule", RULE),
        ("ssp", SSP),
        ("dcterms", "http://purl.org/dc/terms/"),
    ):
        graph.bind(prefix, namespace)

    def earl(name: str) -> URIRef:
        return URIRef(_EARL + name)

    software = URIRef(BASE + "software")
    graph.add((software, RDF.type, earl("Software")))
    for outcome in validation.outcomes:
        assertion, result = BNode(), BNode()
        graph.add((assertion, RDF.type, earl("Assertion")))
        graph.add((assertion, earl("assertedBy"), software))
        graph.add((assertion, earl("mode"), earl("automatic")))
        graph.add((assertion, earl("test"), URIRef(outcome.rule.iri)))
        graph.add((assertion, earl("subject"), URIRef(outcome.municipality)))
        graph.add((assertion, earl("result"), result))
        graph.add((result, RDF.type, earl("TestResult")))
        name = outcome.outcome.replace(" ", "-")
        graph.add((result, earl("outcome"), URIRef(OUTCOME + name)))
        day = RdfLiteral(validation.on.isoformat(), datatype=XSD.date)
        graph.add((result, URIRef("http://purl.org/dc/terms/date"), day))
        for message, lang in ((outcome.message_da, "da"), (outcome.message_en, "en")):
            description = RdfLiteral(message, lang=lang)
            graph.add((result, URIRef("http://purl.org/dc/terms/description"), description))
        for focus in outcome.focus:
            graph.add((result, earl("pointer"), URIRef(focus)))
        if outcome.basis is not None:
            graph.add((result, URIRef(SSP + "basis"), RdfLiteral(outcome.basis)))
        for item in outcome.evidence if evidence else ():
            node = BNode()
            graph.add((result, URIRef(SSP + "evidence"), node))
            for predicate, value in _evidence_triples(item):
                graph.add((node, predicate, value))
    return graph


def _evidence_triples(item: Evidence) -> Iterator[tuple[URIRef, URIRef | RdfLiteral]]:
    """What a piece of evidence says, with only the properties that it has."""
    from rdflib import RDFS

    dcterms, prov = "http://purl.org/dc/terms/", "http://www.w3.org/ns/prov#"
    yield URIRef(SSP + "concerns"), URIRef(item.node)
    yield URIRef(SSP + "basis"), RdfLiteral(item.basis)
    iris = (SSP + "aspect", item.aspect), (prov + "wasDerivedFrom", item.graph)
    yield from ((URIRef(name), URIRef(value)) for name, value in iris if value)
    texts = (
        ("http://www.w3.org/ns/oa#exact", item.quotation, "da"),
        (SSP + "section", item.section, None),
        (str(RDFS.label), item.label_da, "da"),
        (str(RDFS.label), item.label_en, "en"),
        (str(RDFS.comment), item.reason_da, "da"),
        (str(RDFS.comment), item.reason_en, "en"),
        (dcterms + "title", item.document_da, "da"),
        (dcterms + "title", item.document_en, "en"),
    )
    for name, words, lang in texts:
        if words:
            yield URIRef(name), RdfLiteral(words, lang=lang)
