"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from ssp_graph.reporting.model import SIGNS, Entry, Report, Section
from ssp_graph.reporting.plain import proof_words
from ssp_graph.texts import Lang, text

_MOST_PROOFS = 4


def render(reports: Sequence[Report], show_met: bool) -> str:
    """Return the reports one after the other; `show_met` lists what is met as well."""
    return "\n\n".join(_report(report, show_met) for report in reports) + "\n"


def escape(content: str) -> str:
    """Return text so that Markdown shows it as it is."""
    for character in "\\`*_[]<>|#":
        content = content.replace(character, "\\" + character)
    return " ".join(content.split())


def _report(report: Report, show_met: bool) -> str:
    lang = report.lang
    blocks = [
        f"# {escape(_say(lang, 'title', name=report.name))}",
        escape(f"{', '.join(report.documents)} · {report.on.isoformat()}"),
        f"**{escape(report.verdict)}** {escape(report.figures)}",
        "\n".join(
            [
                f"| {escape(_say(lang, 'outcomes'))} | |",
                "| --- | ---: |",
                *(
                    f"| {SIGNS[state]} {escape(_say(lang, f'outcome-{state}'))} | {count} |"
                    for state, count in report.counts.items()
                ),
            ]
        ),
        escape(_say(lang, "severities", **report.weights)),
        *_first(report),
        escape(report.caution),
        escape(report.binding),
    ]
    for section in report.sections:
        blocks += _section(section, lang, show_met)
    if report.unmatched:
        blocks.append(f"## {escape(_say(lang, 'unmatched', count=len(report.unmatched)))}")
        blocks.append(escape(_say(lang, "unmatched-note")))
        blocks.append("\n".join(f"- {e.id} {escape(e.statement)}" for e in report.unmatched))
    if report.sound:
        blocks.append(escape(_say(lang, "sound", count=report.sound)))
    blocks.append(escape(_say(lang, "permissions", count=len(report.permissions))))
    if not show_met and any(section.met for section in report.sections):
        blocks.append(escape(_say(lang, "met-hint")))
    return "\n\n".join(blocks)


def _first(report: Report) -> list[str]:
    lang = report.lang
    if not report.first:
        return []
    items = []
    for number, entry in enumerate(report.first, 1):
        parts = [f"{number}. {SIGNS[entry.state]} **{entry.id}** {escape(entry.statement)}"]
        if entry.state in ("unsound", "deviates") and entry.said:
            parts.append(escape(entry.said))
        parts += [
            escape(f"{spot.label} ({spot.place.words(lang)})")
            for spot in entry.spots
            if spot.place is not None
        ]
        if entry.mend:
            parts.append(f"**{escape(_say(lang, 'mend'))}:** {escape(entry.mend)}")
        items.append("\n   - ".join(parts))
    heading = f"## {escape(_say(lang, 'first'))}"
    return [heading, escape(_say(lang, "first-note")), "\n".join(items)]


def _section(section: Section, lang: Lang, show_met: bool) -> list[str]:
    shown = section.findings + (section.met if show_met else ())
    if not shown and not section.met:
        return []
    blocks = [f"## {escape(section.title)}"]
    if section.key not in ("integrity", "own"):
        blocks.append(
            escape(_say(lang, "theme-count", met=len(section.met), judged=section.judged))
        )
    if section.note:
        blocks.append(escape(section.note))
    if not shown:
        blocks.append(escape(_say(lang, "nothing-to-note")))
    return blocks + [_entry(entry, lang) for entry in shown]


def _entry(entry: Entry, lang: Lang) -> str:
    state = _say(lang, f"outcome-{entry.state}")
    how = [part for part in (state, entry.modality, entry.duty) if part]
    if entry.is_reading:
        how.append(_say(lang, "rests-on-reading").lower())
    lines = [
        f"### {SIGNS[entry.state]} {entry.id} {escape(entry.statement)}",
        "",
        f"*{escape(' · '.join(how))}*",
        "",
    ]
    if entry.said and entry.to_note:
        lines += [escape(entry.said), ""]
    lines += [
        f"- {escape(spot.label)} ({escape(spot.place.words(lang))})"
        for spot in entry.spots
        if spot.place is not None
    ]
    lines += [f"- {escape(proof_words(proof, lang))}" for proof in entry.proofs[:_MOST_PROOFS]]
    if len(entry.proofs) > _MOST_PROOFS:
        left = len(entry.proofs) - _MOST_PROOFS
        lines.append(f"- {escape(_say(lang, 'and-more', count=left))}")
    if lines[-1]:
        lines.append("")
    if entry.mend:
        lines += [f"**{escape(_say(lang, 'mend'))}:** {escape(entry.mend)}", ""]
    if entry.examples:
        lines += [f"**{escape(_say(lang, 'others'))}:**", ""]
        for example in entry.examples:
            reading = f" ({_say(lang, 'reading')})" if example.is_reading else ""
            shown = "".join(f": {proof_words(proof, lang)}" for proof in example.proofs[:1])
            lines.append(f"- {escape(example.name + reading + shown)}")
        lines.append("")
    return "\n".join(lines).rstrip()


def _say(lang: Lang, key: str, **values: object) -> str:
    return text(f"validate.{key}", lang, **values)
