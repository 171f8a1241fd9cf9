"""One rule in full: where it stands, how it is checked, and what it comes to for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from ssp_graph import resources, shipped_outcomes, turtle
from ssp_graph.conformance import SHAPE, validate
from ssp_graph.files import read_text
from ssp_graph.reporting.elsewhere import known_municipalities
from ssp_graph.reporting.markdown import escape
from ssp_graph.reporting.model import SIGNS, modality
from ssp_graph.rules import Rule
from ssp_graph.texts import Lang, text
from ssp_graph.vocabulary import shorten

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

_WIDTH = 100
_EXCERPT = 40


@dataclass(frozen=True)
class Shape:
    """A rule's shape as it stands in its file: the path from the project's root, line, Turtle."""

    file: str
    line: int
    turtle: str


@dataclass(frozen=True)
class Card:
    """A rule, the lines that tell of it, its shapes, and who meets it.

    `outcomes` are (name, outcome as a slug, whether it rests on a reading).
    """

    rule: Rule
    statement: str
    facts: tuple[tuple[str, str], ...]
    shapes: tuple[Shape, ...]
    outcomes: tuple[tuple[str, str, bool], ...]


def card(rule: Rule, kb: KnowledgeBase, lang: Lang) -> Card:
    """Return all that is to be told of `rule`, and what it comes to for everybody in `kb`."""
    titles = {
        str(row["graph"]): str(row["label"])
        for row in kb.query("list/sources", lang=lang).records()
    }
    legal = ", ".join(_label(kb, iri, lang) for iri in rule.legal_basis)
    source = ""
    if rule.quotation:
        document = titles.get(rule.source, shorten(rule.source))
        source = text(
            "validate.source-place",
            lang,
            quotation=rule.quotation,
            section=rule.section,
            document=document,
        )
    facts = [
        ("modality", modality(rule, lang)),
        ("duty-holder", _either(lang, rule.duty_holder_da, rule.duty_holder_en)),
        ("legal-basis", legal),
        ("verified", rule.verified_in),
        ("source", source),
        ("applies", text(f"rules.applies-{rule.applies_to}", lang) if rule.applies_to else ""),
        ("check", rule.check),
        ("mend", _either(lang, rule.mend_da, rule.mend_en)),
    ]
    outcomes = []
    if not (rule.permission or rule.integrity):
        for known in known_municipalities(kb):
            state, is_reading = _judged(rule, kb, known.iri)
            outcomes.append((_either(lang, known.name_da, known.name_en), state, is_reading))
    return Card(
        rule=rule,
        statement=_either(lang, rule.statement_da, rule.statement_en),
        facts=tuple((text(f"rules.{key}", lang), value) for key, value in facts if value),
        shapes=shapes(rule.id),
        outcomes=tuple(outcomes),
    )


def _judged(rule: Rule, kb: KnowledgeBase, municipality: str) -> tuple[str, bool]:
    """The outcome as a slug and whether it rests on a reading; kept for what is shipped."""
    kept = (shipped_outcomes.judged(kb, municipality) or {}).get(rule.id)
    if kept is not None:
        return kept.state, kept.is_reading
    outcome = validate(kb, municipality, rules=[rule.id]).by_rule[rule.id]
    return outcome.outcome.replace(" ", "-"), outcome.basis == "reading"


def shapes(id_: str) -> tuple[Shape, ...]:
    """Return the shape of the rule `id_` and what it asks for, as they stand in shapes/.

    A permission has none.
    """
    names = (SHAPE + id_, f"{SHAPE}{id_}-met")
    found = [_places()[name] for name in names if name in _places()]
    return tuple(
        Shape(
            path.relative_to(resources.root()).as_posix(),
            line,
            "\n".join(read_text(path).splitlines()[line - 1 : end]).strip(),
        )
        for path, line, end in found
    )


def plain(card: Card, lang: Lang) -> str:
    """Return a card as text."""
    blocks = [f"{card.rule.id}  {card.statement}"]
    blocks += [_filled(f"{name}: {value}") for name, value in card.facts]
    if card.outcomes:
        blocks += ["", text("rules.outcomes", lang)]
        width = max(len(name) for name, _, _ in card.outcomes)
        blocks += [
            f"  {name:<{width}}  {_words(state, reading, lang)}"
            for name, state, reading in card.outcomes
        ]
    blocks.append("")
    if not card.shapes:
        blocks.append(_filled(text("rules.no-shape", lang)))
    else:
        blocks.append(_filled(text("rules.shapes", lang)))
    for shape in card.shapes:
        blocks.append(f"{text('rules.shape', lang)} ({_where(shape, lang)})")
        blocks += [f"    {line}".rstrip() for line in _excerpt(shape)]
    return "\n".join(blocks) + "\n"


def markdown(card: Card, lang: Lang) -> str:
    """Return a card as Markdown."""
    blocks = [
        f"## {card.rule.id} {escape(card.statement)}",
        "\n".join(f"- **{escape(name)}:** {escape(value)}" for name, value in card.facts),
    ]
    if card.outcomes:
        rows = [
            f"| {escape(name)} | {_words(state, reading, lang)} |"
            for name, state, reading in card.outcomes
        ]
        blocks.append("\n".join([f"| | {text('rules.outcomes', lang)} |", "| --- | --- |", *rows]))
    if not card.shapes:
        blocks.append(escape(text("rules.no-shape", lang)))
    else:
        blocks.append(f"### {escape(text('rules.shapes', lang))}")
    for shape in card.shapes:
        blocks.append(f"{text('rules.shape', lang)} ({escape(_where(shape, lang))}):")
        blocks.append("\n".join(["```turtle", *_excerpt(shape), "```"]))
    return "\n\n".join(blocks) + "\n"


def _excerpt(shape: Shape) -> Sequence[str]:
    lines = shape.turtle.splitlines()
    return lines if len(lines) <= _EXCERPT else [*lines[:_EXCERPT], "…"]


def _where(shape: Shape, lang: Lang) -> str:
    return text("validate.line", lang, file=shape.file, line=shape.line)


def _words(state: str, reading: bool, lang: Lang) -> str:
    words = f"{SIGNS[state]} {text(f'validate.outcome-{state}', lang)}"
    return f"{words} ◇ {text('validate.reading', lang)}" if reading else words


def _filled(content: str) -> str:
    return fill(content, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)


@cache
def _places() -> dict[str, tuple[Path, int, int]]:
    """The file of each shape, with the line on which it begins and the one on which it ends."""
    places: dict[str, tuple[Path, int, int]] = {}
    for path in sorted(resources.path("shapes").glob("*.ttl")):
        content = read_text(path)
        lines = content.splitlines()
        for occurrence in turtle.occurrences(content):
            if occurrence.is_subject:
                end = next(
                    (
                        number
                        for number in range(occurrence.line, len(lines))
                        if not lines[number].strip()
                    ),
                    len(lines),
                )
                places.setdefault(occurrence.iri, (path, occurrence.line, end))
    return places


def _either(lang: Lang, danish: str, english: str) -> str:
    return danish if lang == "da" else english


def _label(kb: KnowledgeBase, iri: str, lang: Lang) -> str:
    rows = kb.query("rules/labels", nodes=[iri], lang=lang).rows
    return str(rows[0][1]) if rows else shorten(iri)
