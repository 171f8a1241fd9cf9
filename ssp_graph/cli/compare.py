"""``ssp-graph compare``: municipalities beside each other."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, OneOf
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.comparison import DIMENSIONS

    by = click.Option(
        ["--by"],
        type=OneOf("dimension", DIMENSIONS),
        default=DIMENSIONS[0],
        show_default=True,
        help=text("compare.by", lang),
    )

    def run(
        municipalities: tuple[str, ...],
        by: str,
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.comparison import compare

        kb, names = _options.described(municipalities, data)
        comparison = compare(kb, names, by, lang)
        if format_name in ("csv", "json"):
            _options.emit_records(comparison.records(), format_name, output)
            return
        from ssp_graph.presentation import comparison_table

        title = text(f"compare.title-{by}", lang)
        caution = [text("compare.caution", lang)]
        table = comparison_table(comparison)
        _options.emit_tables(title, [table], format_name, lang, output, caution)

    return Command(
        "compare",
        lang=lang,
        callback=run,
        params=[
            _options.municipalities_argument(),
            by,
            _options.format_option(lang, "table", "md", "csv", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
