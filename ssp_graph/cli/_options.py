"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from ssp_graph.cli._command import OneOf
from ssp_graph.errors import InputError
from ssp_graph.texts import LANGUAGES, Lang, text

if TYPE_CHECKING:
    from pathlib import Path

    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.tables import Table
    from ssp_graph.transport import Credentials


def lang_option(lang: Lang) -> click.Option:
    """``--lang``: read before anything else (see `ssp_graph.cli`), checked and shown here."""
    return click.Option(
        ["--lang"],
        type=OneOf("language", LANGUAGES),
        expose_value=False,
        help=text("main.lang", lang),
    )


def output_option(
    lang: Lang, help_key: str = "main.output", allow_dash: bool = False
) -> click.Option:
    """``-o FILE``, given to the command as `output`."""
    from pathlib import Path

    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path, allow_dash=allow_dash),
        metavar="FILE",
        is_eager=True,  # the format may follow from its ending
        help=text(help_key, lang),
    )


def format_option(lang: Lang, *names: str) -> click.Option:
    """``--format``, given to the command as `format_name`.

    Without it the ending of the output file tells; without that it is the first of `names`.
    """

    def chosen(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str:
        return format_of(ctx.params.get("output"), value, names)

    return click.Option(
        ["--format", "format_name"],
        type=OneOf("format", names),
        callback=chosen,
        help=text("main.format", lang, default=names[0]),
    )


# Endings of file names that aren't a format's own name.
_ENDINGS = {"txt": ("table", "text"), "htm": ("html",), "markdown": ("md",)}


def format_of(output: Path | None, asked: str | None, names: Sequence[str]) -> str:
    """Return which of the formats `names` to write into `output`.

    Raises InputError when its ending isn't that of the format asked for, or of none.
    """
    ending = output.suffix.lower().removeprefix(".") if output is not None else ""
    meant = next((name for name in _ENDINGS.get(ending, (ending,)) if name in names), None)
    if output is None or not ending:
        return asked or names[0]
    if asked is not None:
        if meant not in (None, asked):
            raise InputError("main.format-differs", output, meant=meant, asked=asked)
        return asked
    if meant is None:
        own = {name: key for key, values in _ENDINGS.items() for name in values if key == "txt"}
        known = ", ".join(f".{own.get(name, name)}" for name in names)
        raise InputError("main.unknown-ending", output, ending=output.suffix, known=known)
    return meant


def data_option(lang: Lang) -> click.Option:
    """``--data PATH``, repeatable, given to the command as `data`."""
    from pathlib import Path

    return click.Option(
        ["--data"],
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="PATH",
        help=text("main.data", lang),
    )


def municipalities_argument(required: bool = False) -> click.Argument:
    """Any number of municipalities or files that describe one, given as `municipalities`."""
    return click.Argument(["municipalities"], nargs=-1, required=required, metavar="MUNICIPALITY…")


def knowledge_base(data: Sequence[Path]) -> KnowledgeBase:
    """Return the graph at ``--endpoint``, or the shipped one with the user's files and folders."""
    from ssp_graph.loading import load

    endpoint = (click.get_current_context().find_root().obj or {}).get("endpoint")
    if endpoint is None:
        return load(*data)
    return load(*data, endpoint=endpoint, credentials=credentials(None, ""))


def described(given: Sequence[str], data: Sequence[Path]) -> tuple[KnowledgeBase, tuple[str, ...]]:
    """Return the graph with the files among `given`, and a name for each municipality given."""
    from ssp_graph.given import together

    return together(knowledge_base(data), given)


def endpoint_option(lang: Lang) -> click.Option:
    """``--endpoint URL`` of the program as a whole, found by `knowledge_base`."""

    def keep(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
        ctx.obj = {"endpoint": value}

    return click.Option(
        ["--endpoint"],
        envvar="SSP_GRAPH_ENDPOINT",
        metavar="URL",
        expose_value=False,
        callback=keep,
        help=text("main.endpoint", lang),
    )


def credentials(user: str | None, prompt: str) -> Credentials | None:
    """Return name and password from the environment; with `user` the password may be asked for."""
    import os

    from ssp_graph.transport import Credentials

    name = user or os.environ.get("SSP_GRAPH_USER")
    if not name:
        return None
    password = os.environ.get("SSP_GRAPH_PASSWORD")
    if password is None and prompt:
        password = click.prompt(prompt, hide_input=True, err=True)
    return Credentials(name, password or "")


def check_not_read(output: Path, given: Sequence[str]) -> None:
    """Raise InputError when `output` is one of the files given to be read."""
    from pathlib import Path

    for name in given:
        if output.exists() and Path(name).exists() and output.samefile(name):
            raise InputError("main.overwrites", output)


def emit(content: str | bytes, output: Path | None) -> None:
    """Write `content` to the file `output` whole or not at all, or to standard output."""
    if output is not None:
        from ssp_graph.files import write_atomic

        write_atomic(output, content)
        told(output)
    else:
        click.echo(content, nl=isinstance(content, str) and not content.endswith("\n"))


def told(output: Path) -> None:
    """Say what was written, where it doesn't get among the results."""
    lang: Lang = getattr(click.get_current_context().command, "lang", "da")
    click.echo(text("main.written", lang, path=output), err=True)


def emit_tables(
    title: str,
    tables: Sequence[Table],
    format_name: str,
    lang: Lang,
    output: Path | None,
    notes: Sequence[str] = (),
) -> None:
    """Write tables for a reader: "table" for the terminal, "md" or "html"."""
    from ssp_graph import tables as rendering

    if format_name == "html":
        emit(rendering.page(title, tables, lang, notes), output)
    elif format_name == "md":
        emit(rendering.markdown(title, tables, lang, notes), output)
    else:
        import os
        import shutil
        import sys

        # NO_COLOR is the common way to say that colour isn't wanted (no-color.org).
        colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = shutil.get_terminal_size((120, 24)).columns
        emit(rendering.terminal(title, tables, lang, width, colour, notes), output)


def emit_records(
    records: Sequence[Mapping[str, object]], format_name: str, output: Path | None
) -> None:
    """Write flat records as "csv" or "json"."""
    if format_name == "json":
        emit_json(records, output)
        return
    import csv
    from io import StringIO

    out = StringIO()
    columns = list(records[0]) if records else []
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    emit(out.getvalue(), output)


def emit_json(document: object, output: Path | None) -> None:
    """Write `document` as JSON."""
    import json

    emit(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n", output)
