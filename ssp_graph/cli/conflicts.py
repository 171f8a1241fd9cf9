"""``ssp-graph conflicts``: where documents about one municipality disagree."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(
        municipalities: tuple[str, ...],
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.conflicts import conflicts

        kb, names = _options.described(municipalities, data)
        found = conflicts(kb, names, lang)
        if format_name in ("csv", "json"):
            from dataclasses import asdict

            records = [asdict(conflict) for conflict in found]
            _options.emit_records(records, format_name, output)
            return
        from ssp_graph.presentation import conflict_tables

        notes = () if found else (text("conflicts.none", lang),)
        title = text("conflicts.title", lang)
        _options.emit_tables(title, conflict_tables(found, lang), format_name, lang, output, notes)

    return Command(
        "conflicts",
        lang=lang,
        callback=run,
        params=[
            _options.municipalities_argument(),
            _options.format_option(lang, "table", "md", "csv", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
