"""``ssp-graph export``: the graph as RDF, or one municipality as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.errors import SspError
from ssp_graph.texts import Lang, text

_TABLES = ("xlsx", "csv")


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.exporting import FORMATS

    def run(
        municipalities: tuple[str, ...],
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        if format_name in _TABLES:
            _tables(municipalities, format_name, output, data, lang)
            return
        from ssp_graph.exporting import export

        kb, names = _options.described(municipalities, data)
        _options.emit(export(kb, names, format_name), output)

    return Command(
        "export",
        lang=lang,
        callback=run,
        params=[
            _options.municipalities_argument(),
            _options.format_option(lang, *FORMATS, *_TABLES),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _tables(
    municipalities: tuple[str, ...],
    format_name: str,
    output: Path | None,
    data: tuple[Path, ...],
    lang: Lang,
) -> None:
    """Write one municipality as a workbook, or as a folder of CSV files."""
    if len(municipalities) != 1:
        raise SspError("export.one-municipality", format=format_name)
    if output is None:
        raise SspError("export.no-output", format=format_name)
    from ssp_graph import names
    from ssp_graph.workbook import exporting

    kb, (chosen,) = _options.described(municipalities, data)
    municipality = names.municipality(kb, chosen)
    if format_name == "xlsx":
        _options.emit(exporting.xlsx(kb, municipality, lang), output)
    else:
        exporting.write_folder(output, exporting.csv_files(kb, municipality, lang))
    click.echo(text("export.written", lang, path=output), err=True)
