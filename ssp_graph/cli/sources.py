"""``ssp-graph sources``: the source documents, and whether every quotation stands in them."""

from __future__ import annotations

from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, Group
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the group of commands with its help in `lang`."""
    group = Group(name="sources", lang=lang, help=text("sources.help", lang))
    group.add_command(_verify(lang))
    return group


def _verify(lang: Lang) -> click.Command:
    def run(texts: Path, format_name: str, output: Path | None, data: tuple[Path, ...]) -> None:
        from ssp_graph.quotations import verify

        verification = verify(_options.knowledge_base(data), texts)
        if format_name == "json":
            from dataclasses import asdict

            _options.emit_json(asdict(verification), output)
        elif format_name == "csv":
            from dataclasses import asdict

            records = [asdict(failure) for failure in verification.failures]
            _options.emit_records(records, "csv", output)
        else:
            from ssp_graph.presentation import verification_table

            title = text("sources.title", lang)
            summary = text(
                "sources.summary",
                lang,
                quotations=verification.quotations,
                verified=verification.verified,
                documents=verification.documents,
                failures=len(verification.failures),
            )
            tables = [verification_table(verification, lang)] if verification.failures else []
            _options.emit_tables(title, tables, format_name, lang, output, [summary])
        if verification.failures:
            click.get_current_context().exit(1)

    texts = click.Option(
        ["--texts"],
        required=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=text("sources.texts", lang),
    )
    return Command(
        "verify",
        lang=lang,
        help=text("sources.verify", lang),
        callback=run,
        params=[
            texts,
            _options.format_option(lang, "table", "md", "csv", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
