"""``ssp-graph diff``: what differs between two descriptions."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(
        old: str, new: str, format_name: str, output: Path | None, data: tuple[Path, ...]
    ) -> None:
        from ssp_graph.difference import difference
        from ssp_graph.given import alone

        kb = _options.knowledge_base(data)
        found = difference(*alone(kb, old, data), *alone(kb, new, data), lang)
        if format_name == "csv":
            _options.emit_records(found.records(), format_name, output)
        elif format_name == "json":
            document = {"old": old, "new": new, "changes": found.records()}
            _options.emit_json(document, output)
        else:
            from ssp_graph.presentation import difference_table

            title = text("diff.title", lang, old=_named(found.old, old), new=_named(found.new, new))
            notes = [text("diff.caution", lang)]
            if not found.changes:
                notes.insert(0, text("diff.nothing", lang))
            tables = [difference_table(found)] if found.changes else []
            _options.emit_tables(title, tables, format_name, lang, output, notes)

    return Command(
        "diff",
        lang=lang,
        callback=run,
        params=[
            click.Argument(["old"], metavar="OLD"),
            click.Argument(["new"], metavar="NEW"),
            _options.format_option(lang, "table", "md", "csv", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _named(name: str, given: str) -> str:
    """Return a municipality's name with the file it was read from."""
    path = Path(given)
    return f"{name} ({path.name})" if path.exists() else name
