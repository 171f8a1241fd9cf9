"""``ssp-graph export``: the graph as RDF."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.exporting import FORMATS

    def run(
        municipalities: tuple[str, ...],
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.exporting import export

        _options.emit(export(_options.knowledge_base(data), municipalities, format_name), output)

    return Command(
        "export",
        lang=lang,
        callback=run,
        params=[
            _options.municipalities_argument(),
            _options.format_option(lang, *FORMATS),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
