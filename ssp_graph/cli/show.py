"""``ssp-graph show``: one municipality, forum, plan … with its evidence."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(name: str, format_name: str, output: Path | None, data: tuple[Path, ...]) -> None:
        from ssp_graph.description import describe
        from ssp_graph.given import entry

        kb, name = entry(_options.knowledge_base(data), name)
        description = describe(kb, name, lang)
        if format_name == "json":
            from dataclasses import asdict

            _options.emit_json(asdict(description), output)
            return
        if format_name == "csv":
            _options.emit_records(description.records(), "csv", output)
            return
        from ssp_graph import presentation

        tables = presentation.description_tables(description)
        if "/" not in name and ":" not in name:
            tables += presentation.municipality_tables(kb, description.iri, lang)
        title = description.label
        if description.kinds:
            title += f" ({', '.join(description.kinds).lower()})"
        _options.emit_tables(title, tables, format_name, lang, output)

    return Command(
        "show",
        lang=lang,
        callback=run,
        params=[
            click.Argument(["name"], metavar="MUNICIPALITY[/FORUM]"),
            _options.format_option(lang, "table", "md", "csv", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
