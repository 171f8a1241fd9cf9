"""The report as text for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap

from ssp_graph.reporting.model import (
    SIGNS,
    Entry,
    Example,
    Proof,
    Report,
    Section,
    Spot,
)
from ssp_graph.texts import Lang, text

# Okabe-Ito colours in the 256 of a terminal; the signs say the same without them.
_COLOURS = {
    "met": "38;5;36",
    "partly": "38;5;178",
    "deviates": "38;5;166",
    "unsound": "38;5;160",
    "not-described": "38;5;67",
    "not-applicable": "90",
}
_MOST_EXAMPLES = 3
_MOST_SPOTS = 4
_MOST_PROOFS = 4


def render(reports: Sequence[Report], width: int, colour: bool, show_met: bool) -> str:
    """Return the reports, one after the other, `width` characters wide.

    `show_met` lists the statements that are met, with their evidence.
    """
    writer = _Writer(max(width, 50), colour)
    for number, report in enumerate(reports):
        if number:
            writer.rule()
        _report(writer, report, show_met)
    return writer.text()


class _Writer:
    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour
        self._lines: list[str] = []

    def line(self, content: str = "", indent: int = 0, hang: int = 0, code: str = "") -> None:
        """Add a paragraph; its later lines are indented by `hang` more."""
        if not content:
            if self._lines and self._lines[-1]:
                self._lines.append("")
            return
        lines = wrap(
            content,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
        )
        self._lines += [self._ink(one, code) for one in lines]

    def heading(self, content: str) -> None:
        self.line()
        self.line(content, code="1")
        self.line("─" * min(len(content), self.width))

    def rule(self) -> None:
        self.line()
        self.line("═" * self.width)
        self.line()

    def text(self) -> str:
        return "\n".join(self._lines).rstrip() + "\n"

    def _ink(self, content: str, code: str) -> str:
        return f"\033[{code}m{content}\033[0m" if self.colour and code else content


def _report(writer: _Writer, report: Report, show_met: bool) -> None:
    lang = report.lang
    say = _speaker(lang)
    writer.line(say("title", name=report.name), code="1")
    writer.line(
        f"{', '.join(report.documents)} · {report.on.isoformat()}",
        code="90",
    )
    writer.line()
    writer.line(report.verdict, code="1")
    writer.line(report.figures)
    writer.line()
    for state, count in report.counts.items():
        label = say(f"outcome-{state}")
        writer.line(f"{SIGNS[state]} {count:>3} {label}", indent=2, code=_COLOURS[state])
    writer.line()
    writer.line(say("severities", **report.weights))
    _first(writer, report)
    writer.line()
    writer.line(report.caution)
    writer.line(report.binding)
    for section in report.sections:
        _section(writer, section, lang, show_met)
    _unmatched(writer, report)
    if not show_met and any(section.met for section in report.sections):
        writer.line()
        writer.line(say("met-hint"))


def _first(writer: _Writer, report: Report) -> None:
    say = _speaker(report.lang)
    if not report.first:
        return
    writer.heading(say("first"))
    writer.line(say("first-note"))
    for entry in report.first:
        writer.line()
        writer.line(
            f"{SIGNS[entry.state]} {entry.id}  {entry.statement}",
            hang=2,
            code=_COLOURS[entry.state],
        )
        if entry.state in ("unsound", "deviates") and entry.said:
            writer.line(entry.said, indent=4, hang=2)
        _spots(writer, entry.spots, report.lang)
        if entry.mend:
            writer.line(f"{say('mend')}: {entry.mend}", indent=4, hang=2)


def _section(writer: _Writer, section: Section, lang: Lang, show_met: bool) -> None:
    say = _speaker(lang)
    shown = section.findings + (section.met if show_met else ())
    judged = section.judged and section.key not in ("integrity", "own")
    count = say("theme-count", met=len(section.met), judged=section.judged) if judged else ""
    if not shown and not judged:
        return
    writer.heading(f"{section.title} – {count}" if count else section.title)
    if section.note:
        writer.line(section.note)
    if not shown:
        writer.line(say("nothing-to-note"))
    for entry in shown:
        writer.line()
        _entry(writer, entry, lang)


def _entry(writer: _Writer, entry: Entry, lang: Lang) -> None:
    say = _speaker(lang)
    state = say(f"outcome-{entry.state}")
    writer.line(
        f"{SIGNS[entry.state]} {entry.id}  {entry.statement}", hang=2, code=_COLOURS[entry.state]
    )
    how = " · ".join(part for part in (entry.modality, entry.duty) if part)
    writer.line(f"{state}{f' · {how}' if how else ''}", indent=4)
    if entry.is_reading:
        writer.line(f"◇ {say('reading-note')}", indent=4, hang=2)
    if entry.said and entry.to_note:
        writer.line(entry.said, indent=4, hang=2)
    _spots(writer, entry.spots, lang)
    _proofs(writer, entry.proofs, lang, indent=4)
    if entry.mend:
        writer.line(f"{say('mend')}: {entry.mend}", indent=4, hang=2)
    if entry.examples:
        writer.line(f"{say('others')}:", indent=4)
        for example in entry.examples[:_MOST_EXAMPLES]:
            _example(writer, example, lang)
        if len(entry.examples) > _MOST_EXAMPLES:
            names = ", ".join(example.name for example in entry.examples[_MOST_EXAMPLES:])
            writer.line(f"· {names}", indent=6, hang=2)


def _spots(writer: _Writer, spots: Sequence[Spot], lang: Lang) -> None:
    placed = [spot for spot in spots if spot.place is not None]
    if not placed:
        return
    say = _speaker(lang)
    named = [f"{spot.label} ({spot.place.words(lang)})" for spot in placed if spot.place]
    more = [say("and-more", count=len(placed) - _MOST_SPOTS)] if len(placed) > _MOST_SPOTS else []
    writer.line(f"{say('where')}: {'; '.join(named[:_MOST_SPOTS] + more)}", indent=4, hang=2)


def _proofs(writer: _Writer, proofs: Sequence[Proof], lang: Lang, indent: int) -> None:
    for proof in proofs[:_MOST_PROOFS]:
        writer.line(proof_words(proof, lang), indent=indent, hang=2)
    if len(proofs) > _MOST_PROOFS:
        left = len(proofs) - _MOST_PROOFS
        writer.line(text("validate.and-more", lang, count=left), indent=indent + 2)


def _example(writer: _Writer, example: Example, lang: Lang) -> None:
    reading = f" ({text('validate.reading', lang)})" if example.is_reading else ""
    writer.line(f"· {example.name}{reading}", indent=6, hang=2)
    for proof in example.proofs[:1]:
        writer.line(proof_words(proof, lang), indent=8, hang=2)


def _unmatched(writer: _Writer, report: Report) -> None:
    say = _speaker(report.lang)
    if report.unmatched:
        writer.heading(say("unmatched", count=len(report.unmatched)))
        writer.line(say("unmatched-note"))
        for entry in report.unmatched:
            writer.line(f"{SIGNS[entry.state]} {entry.id}  {entry.statement}", indent=2, hang=2)
    writer.line()
    if report.sound:
        writer.line(say("sound", count=report.sound))
    writer.line(say("permissions", count=len(report.permissions)))


def proof_words(proof: Proof, lang: Lang) -> str:
    """Return a quotation with its document and place, or a reason, on one line."""
    if proof.is_reading:
        return f"{text('validate.reading', lang).capitalize()}: {proof.reason}"
    where = [part for part in (proof.document, proof.section) if part]
    if proof.place is not None:
        where.append(proof.place.words(lang))
    quoted = text("validate.quoted", lang, text=proof.quotation)
    return f"{quoted} – {', '.join(where)}" if where else quoted


def _speaker(lang: Lang) -> Callable[..., str]:
    return lambda key, **values: text(f"validate.{key}", lang, **values)
