"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from ssp_graph.cli._command import OneOf
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


def output_option(lang: Lang) -> click.Option:
    """``-o FILE``, given to the command as `output`."""
    from pathlib import Path

    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=text("main.output", lang),
    )


def format_option(lang: Lang, *names: str) -> click.Option:
    """``--format``, given to the command as `format_name`; the first of `names` is the default."""
    return click.Option(
        ["--format", "format_name"],
        type=OneOf("format", names),
        default=names[0],
        show_default=True,
        help=text("main.format", lang),
    )


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


def emit(content: str | bytes, output: Path | None) -> None:
    """Write `content` to the file `output` whole or not at all, or to standard output."""
    if output is not None:
        from ssp_graph.files import write_atomic

        write_atomic(output, content)
    else:
        click.echo(content, nl=isinstance(content, str) and not content.endswith("\n"))


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
