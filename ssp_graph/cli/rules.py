"""``ssp-graph rules``: the statements that an organisation is held against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, OneOf
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.rules import Rule
    from ssp_graph.tables import Table


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.rules import INTEGRITY, LAW, THEMES

    def run(
        ids: tuple[str, ...],
        theme: str | None,
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.rules import select

        chosen = select(list(ids) or None, theme)
        if format_name in ("csv", "json"):
            _options.emit_records([_record(rule) for rule in chosen], format_name, output)
        elif ids:
            from ssp_graph.reporting import rule_page

            kb = _options.knowledge_base(data)
            cards = [rule_page.card(rule, kb, lang) for rule in chosen]
            if format_name == "md":
                content = "\n".join(rule_page.markdown(card, lang) for card in cards)
            else:
                content = "\n".join(rule_page.plain(card, lang) for card in cards)
            _options.emit(content, output)
        else:
            title = text("rules.title", lang)
            counts = text(
                "rules.counts",
                lang,
                count=sum(not rule.integrity for rule in chosen),
                permissions=sum(rule.permission for rule in chosen),
            )
            _options.emit_tables(title, _tables(chosen, lang), format_name, lang, output, [counts])

    return Command(
        "rules",
        lang=lang,
        callback=run,
        params=[
            click.Argument(["ids"], nargs=-1, metavar="[ID]…"),
            click.Option(
                ["--theme"],
                type=OneOf("theme", (*THEMES, LAW, INTEGRITY)),
                help=text("rules.theme", lang),
            ),
            _options.format_option(lang, "table", "md", "csv", "json"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _tables(rules: tuple[Rule, ...], lang: Lang) -> list[Table]:
    from ssp_graph.reporting.model import SECTIONS, modality, section_of
    from ssp_graph.tables import Table, cell

    heads = tuple(text(f"rules.{key}", lang) for key in ("id", "statement", "modality", "kind"))
    made = []
    for section in SECTIONS:
        rows = tuple(
            (
                cell(rule.id),
                cell(rule.statement_da if lang == "da" else rule.statement_en),
                cell(modality(rule, lang) or text("rules.about-data", lang)),
                cell(text("rules.permission" if rule.permission else "rules.tested", lang)),
            )
            for rule in rules
            if section_of(rule) == section
        )
        if rows:
            made.append(Table(text(f"validate.theme-{section}", lang), heads, rows))
    return made


def _record(rule: Rule) -> dict[str, object]:
    from ssp_graph.reporting.model import section_of

    return {
        "id": rule.id,
        "theme": section_of(rule),
        "modality": rule.modality,
        "permission": rule.permission,
        "applies_to": rule.applies_to,
        "statement_da": rule.statement_da,
        "statement_en": rule.statement_en,
        "check": rule.check,
        "mend_da": rule.mend_da,
        "mend_en": rule.mend_en,
        "duty_holder_da": rule.duty_holder_da,
        "duty_holder_en": rule.duty_holder_en,
        "legal_basis": " ".join(rule.legal_basis),
        "source": rule.source,
        "section": rule.section,
        "quotation": rule.quotation,
    }
