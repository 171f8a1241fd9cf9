"""``ssp-graph query``: a shipped query, a query file, or SPARQL from standard input."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.errors import QueryError
from ssp_graph.texts import Lang, text

# The first is the default.
_TO_READ = ("table", "md", "html")


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(
        name: str,
        settings: tuple[str, ...],
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        import sys

        from ssp_graph import queries

        query = queries.parse(sys.stdin.read(), "-") if name == "-" else queries.find(name)
        values = _values(settings)
        if any(parameter.name == "lang" for parameter in query.parameters):
            values.setdefault("lang", [lang])
        kb = _options.knowledge_base(data)
        places = [p.name for p in query.parameters if p.type == "municipality" and p.name in values]
        if places:
            from ssp_graph.given import together

            given = [value for place in places for value in values[place]]
            kb, chosen = together(kb, list(dict.fromkeys(given)))
            meant = dict(zip(dict.fromkeys(given), chosen, strict=True))
            values |= {place: [meant[value] for value in values[place]] for place in places}
        result = kb.run(query, values)
        is_table = result.boolean is None and result.triples is None
        if is_table and format_name in _TO_READ:
            from ssp_graph.presentation import result_table

            notes = [text("query.rows", lang, count=len(result))]
            table = result_table(result, lang)
            _options.emit_tables(table.title, [table], format_name, lang, output, notes)
        elif format_name != "table":
            _options.emit(result.serialize(format_name), output)
        elif result.boolean is not None:
            _options.emit(text("main.yes" if result.boolean else "main.no", lang), output)
        else:
            _options.emit(result.serialize("ttl"), output)

    settings = click.Option(
        ["--set", "settings"],
        multiple=True,
        metavar="NAME=VALUE",
        help=text("query.set", lang),
    )
    return Command(
        "query",
        lang=lang,
        callback=run,
        params=[
            click.Argument(["name"], metavar="NAME|FILE|-"),
            settings,
            _options.format_option(lang, *_TO_READ, "csv", "tsv", "json", "xml", "ttl", "nt"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _values(settings: tuple[str, ...]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or not name or not value:
            raise QueryError("errors.bad-set", value=setting)
        values.setdefault(name, []).append(value)
    return values
