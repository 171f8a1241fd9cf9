"""``ssp-graph template``: an empty workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.errors import SspError
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(output: Path | None, municipality: str | None) -> None:
        if output is None:
            raise SspError("template.no-output")
        from ssp_graph import names
        from ssp_graph.loading import load
        from ssp_graph.workbook import exporting

        kb = load()
        chosen = names.municipality(kb, municipality, described=False) if municipality else None
        _options.emit(exporting.empty(kb, lang, chosen), output)
        click.echo(text("template.next", lang, path=output), err=True)

    return Command(
        "template",
        lang=lang,
        callback=run,
        params=[
            _options.output_option(lang),
            click.Option(
                ["--municipality"], metavar="NAME", help=text("template.municipality", lang)
            ),
            _options.lang_option(lang),
        ],
    )
