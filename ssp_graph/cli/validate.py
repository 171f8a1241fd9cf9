"""``ssp-graph validate``: an organisation held against the national framework and the law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, OneOf
from ssp_graph.errors import InputError, SspError
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.conformance import Validation
    from ssp_graph.reporting.subjects import Subject

FORMATS = ("text", "html", "json", "md", "csv", "ttl")
_FAIL_ON = ("violation", "warning", "info")
_EVERY = ("violation", "warning", "info")


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise SspError("errors.not-date", name="--on", value=value) from error

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "YYYY-MM-DD"


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.rules import INTEGRITY, LAW, THEMES

    def run(
        what: tuple[str, ...],
        matrix: bool,
        practice: bool,
        show_all: bool,
        format_name: str,
        output: Path | None,
        rule: tuple[str, ...],
        theme: str | None,
        on: date | None,
        fail_on: str,
        shapes: tuple[Path, ...],
        municipality: str | None,
        annotate: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.conformance import user_shapes, validate
        from ssp_graph.reporting import subjects
        from ssp_graph.rules import select

        if matrix and format_name == "ttl":
            raise SspError("validate.matrix-format", format=format_name)
        if annotate is not None:
            _check_annotate(what, annotate, output)
        if output is not None:
            _options.check_not_read(output, what)
        ids = list(rule) or None
        select(ids, theme)
        for path in shapes:
            user_shapes(path)
        chosen = subjects.find(what, data, municipality, practice, _options.knowledge_base(data))
        done = [
            (
                subject,
                validate(
                    subject.kb,
                    subject.municipality,
                    on=on,
                    rules=ids,
                    theme=theme,
                    extra_shapes=shapes,
                ),
            )
            for subject in chosen
        ]
        if matrix:
            _matrix([validation for _, validation in done], format_name, output, lang)
        else:
            _report(done, format_name, output, lang, show_all)
        for given in what:
            _unquoted(Path(given), lang)
        if annotate is not None:
            _annotate(Path(what[0]), done[0][1], annotate, lang)
        counted = _EVERY[: _EVERY.index(fail_on) + 1]
        if any(validation.worst() in counted for _, validation in done):
            click.get_current_context().exit(1)

    return Command(
        "validate",
        lang=lang,
        callback=run,
        params=[
            click.Argument(["what"], nargs=-1, metavar="[WHAT]…"),
            _flag("--matrix", lang, "matrix"),
            _flag("--practice", lang, "practice"),
            click.Option(
                ["--all", "--passed", "show_all"], is_flag=True, help=text("validate.all", lang)
            ),
            _options.format_option(lang, *FORMATS),
            _options.output_option(lang),
            click.Option(["--rule"], multiple=True, metavar="ID", help=text("validate.rule", lang)),
            click.Option(
                ["--theme"],
                type=OneOf("theme", (*THEMES, LAW, INTEGRITY)),
                help=text("validate.theme", lang),
            ),
            click.Option(["--on"], type=_Date(), help=text("validate.on", lang)),
            click.Option(
                ["--fail-on"],
                type=OneOf("severity", _FAIL_ON),
                default=_FAIL_ON[0],
                show_default=True,
                help=text("validate.fail-on", lang),
            ),
            click.Option(
                ["--shapes"],
                multiple=True,
                type=click.Path(path_type=Path),
                metavar="FILE",
                help=text("validate.shapes", lang),
            ),
            click.Option(
                ["--municipality"], metavar="NAME", help=text("validate.municipality", lang)
            ),
            click.Option(
                ["--annotate"],
                type=click.Path(path_type=Path),
                metavar="FILE",
                help=text("validate.annotate", lang),
            ),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _unquoted(path: Path, lang: Lang) -> None:
    """Say which rows and facts of a workbook or a folder of CSV files lack a quotation."""
    from ssp_graph.loading import FOLDER_READERS

    if path.suffix == ".xlsx" or any((path / marker).is_file() for marker in FOLDER_READERS):
        from ssp_graph.workbook import unquoted

        for line in unquoted.lines(unquoted.warnings(path), lang):
            click.echo(line, err=True)


def _check_annotate(what: Sequence[str], annotate: Path, output: Path | None) -> None:
    """Raise SspError before any work unless `annotate` can be an annotated copy of a workbook."""
    if len(what) != 1:
        raise SspError("validate.annotate-one")
    (workbook,) = what
    if Path(workbook).suffix.lower() != ".xlsx":
        raise SspError("validate.annotate-workbook", name=workbook)
    if annotate.suffix.lower() != ".xlsx":
        raise InputError("validate.annotate-ending", annotate)
    if not annotate.parent.is_dir():
        raise InputError("validate.annotate-folder", annotate, folder=annotate.parent)
    if annotate.is_dir():
        raise InputError("errors.is-folder", annotate)
    if output is not None and annotate.resolve() == output.resolve():
        raise InputError("validate.annotate-output", annotate)
    _options.check_not_read(annotate, what)


def _annotate(workbook: Path, validation: Validation, output: Path, lang: Lang) -> None:
    """Write a copy of the validated workbook with the findings on its cells."""
    from ssp_graph.workbook import annotating, reading

    notes = annotating.notes(validation, reading.read(workbook).places, lang)
    annotating.annotate(workbook, notes, output, lang)
    click.echo(text("validate.annotated", lang, path=output), err=True)


def _flag(name: str, lang: Lang, key: str) -> click.Option:
    return click.Option([name], is_flag=True, help=text(f"validate.{key}", lang))


def _report(
    done: Sequence[tuple[Subject, Validation]],
    format_name: str,
    output: Path | None,
    lang: Lang,
    show_all: bool,
) -> None:
    from ssp_graph.reporting import records

    validations = [validation for _, validation in done]
    if format_name == "csv":
        _options.emit(records.as_csv(validations), output)
        return
    if format_name == "ttl":
        _options.emit(records.as_turtle(validations), output)
        return
    from ssp_graph.reporting import markdown, page, plain
    from ssp_graph.reporting.model import build as report

    def reports(language: Lang) -> list[Any]:
        return [
            report(validation, language, subject.kb, subject.others, _alike(subject, done))
            for subject, validation in done
        ]

    if format_name == "json":
        pairs = list(zip(validations, reports("da"), reports("en"), strict=True))
        files = {name: path for subject, _ in done for name, path in subject.kb.files.items()}
        _options.emit(records.as_json(pairs, files), output)
    elif format_name == "html":
        _options.emit(page.render(reports(lang), lang, show_all), output)
    elif format_name == "md":
        _options.emit(markdown.render(reports(lang), show_all), output)
    else:
        width, colour = _terminal(output)
        _options.emit(plain.render(reports(lang), width, colour, show_all), output)


def _alike(subject: Subject, done: Sequence[tuple[Subject, Validation]]) -> list[Validation]:
    """Return the validations at hand of those who can serve `subject` as examples."""
    return [validation for other, validation in done if other.kb is subject.others]


def _matrix(
    validations: Sequence[Validation], format_name: str, output: Path | None, lang: Lang
) -> None:
    from ssp_graph.reporting import matrix, page

    table = matrix.build(validations, lang)
    if format_name == "json":
        _options.emit(matrix.as_json(table, validations), output)
    elif format_name == "csv":
        _options.emit(matrix.as_csv(table), output)
    elif format_name == "html":
        _options.emit(page.matrix(table, lang), output)
    else:
        form = "md" if format_name == "md" else "table"
        _options.emit_tables(
            text("validate.matrix-title", lang),
            matrix.tables(table, lang),
            form,
            lang,
            output,
            matrix.notes(table, lang),
        )


def _terminal(output: Path | None) -> tuple[int, bool]:
    import os
    import shutil
    import sys

    # NO_COLOR is the common way to say that colour isn't wanted (no-color.org).
    colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return min(shutil.get_terminal_size((100, 24)).columns, 110), colour
