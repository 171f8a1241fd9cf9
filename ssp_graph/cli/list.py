"""``ssp-graph list``: what there is."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, OneOf
from ssp_graph.texts import Lang, text

_TOPICS = ("municipalities", "fora", "queries", "sources", "concepts")


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(topic: str, format_name: str, output: Path | None, data: tuple[Path, ...]) -> None:
        if topic == "queries":
            _queries(format_name, lang, output)
            return
        kb = _options.knowledge_base(data)
        result = kb.query(f"list/{topic}", lang=lang)
        if format_name in ("csv", "json"):
            _options.emit_records(result.records(), format_name, output)
            return
        from ssp_graph.presentation import result_table

        table = result_table(result, lang)
        notes = [text("list.more", lang)] if topic == _TOPICS[0] else []
        _options.emit_tables(table.title, [table], format_name, lang, output, notes)

    return Command(
        "list",
        lang=lang,
        callback=run,
        params=[
            click.Argument(
                ["topic"],
                type=OneOf("topic", _TOPICS),
                default=_TOPICS[0],
                metavar=f"[{'|'.join(_TOPICS)}]",
            ),
            _options.format_option(lang, "table", "md", "csv", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _queries(format_name: str, lang: Lang, output: Path | None) -> None:
    from ssp_graph import queries

    found = [queries.find(name) for name in queries.names()]
    if format_name in ("csv", "json"):
        records = [
            {
                "name": query.name,
                "title": query.titles.get(lang, ""),
                "question": query.questions.get(lang, ""),
                "parameters": " ".join(parameter.name for parameter in query.parameters),
            }
            for query in found
        ]
        _options.emit_records(records, format_name, output)
        return
    from ssp_graph.tables import Table, cell

    heads = tuple(text(f"list.head-{key}", lang) for key in ("name", "question", "parameters"))
    rows = tuple(
        (
            cell(query.name),
            cell(query.questions.get(lang) or query.titles.get(lang)),
            cell(", ".join(parameter.name for parameter in query.parameters)),
        )
        for query in found
    )
    title = text("list.queries", lang)
    table = Table(title, heads, rows)
    _options.emit_tables(title, [table], format_name, lang, output, [text("list.run", lang)])
