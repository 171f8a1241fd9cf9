"""``ssp-graph export``: the graph as RDF, or one municipality as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, OneOf
from ssp_graph.errors import SspError
from ssp_graph.texts import Lang, text

_TABLES = ("xlsx", "csv")


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.exporting import FORMATS

    def run(
        municipalities: tuple[str, ...],
        format_name: str | None,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        format_name = _format(format_name, output)
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
            click.Option(
                ["--format", "format_name"],
                type=OneOf("format", (*FORMATS, *_TABLES)),
                help=text("export.format", lang),
            ),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _format(given: str | None, output: Path | None) -> str:
    """Return the format that is asked for, by name or by the ending of the file's name."""
    from ssp_graph.exporting import FORMATS

    by_ending = {**{f".{name}": name for name in (*FORMATS, *_TABLES)}, ".nq": "nquads"}
    ending = output.suffix.lower() if output is not None else ""
    meant = by_ending.get(ending)
    if given is not None:
        if meant is not None and meant != given:
            raise SspError("export.format-differs", given=given, path=output, meant=meant)
        return given
    if meant is None and ending:
        raise SspError("export.unknown-ending", path=output, ending=ending,
                       known=", ".join(by_ending))  # fmt: skip
    return meant or next(iter(FORMATS))


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
        if output.is_file():
            raise SspError("export.is-file", path=output)
        exporting.write_folder(output, exporting.csv_files(kb, municipality, lang))
        _options.told(output)
