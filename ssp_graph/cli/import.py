# ruff: noqa: N999 - the command is called import
"""``ssp-graph import``: a workbook as linked data."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(workbook: Path, output: Path | None) -> None:
        from ssp_graph.files import read_bytes
        from ssp_graph.workbook import reading, serializing, unquoted

        if not workbook.is_dir():
            read_bytes(workbook)  # says what is wrong with a file that isn't there
        imported = reading.read(workbook)
        _options.emit(serializing.serialize(imported.quads), output)
        for line in unquoted.lines(unquoted.warnings(workbook), lang):
            click.echo(line, err=True)
        if output is not None:
            count = len(imported.quads)
            click.echo(text("import.count", lang, count=count), err=True)

    return Command(
        "import",
        lang=lang,
        callback=run,
        params=[
            click.Argument(["workbook"], type=click.Path(path_type=Path), metavar="WORKBOOK"),
            _options.output_option(lang),
            _options.lang_option(lang),
        ],
    )
