"""``ssp-graph whatif``: what changes when a function, post or party isn't there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, OneOf
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.networks.graph import ATTENDANCE

    def run(
        municipality: str,
        without: tuple[str, ...],
        attendance: str,
        rules: bool,
        on: datetime | None,
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.networks.vacancy import whatif

        kb, (name,) = _options.described([municipality], data)
        found = whatif(
            kb,
            name,
            without,
            attendance=attendance,
            rules=rules,
            on=None if on is None else on.date(),
            lang=lang,
        )
        if format_name == "json":
            _options.emit_json(found.as_dict(), output)
            return
        from ssp_graph.networks.vacancy_tables import notes, tables, title

        _options.emit_tables(title(found), tables(found), format_name, lang, output, notes(found))

    return Command(
        "whatif",
        lang=lang,
        callback=run,
        params=[
            click.Argument(["municipality"], metavar="MUNICIPALITY"),
            click.Option(
                ["--without"],
                multiple=True,
                required=True,
                metavar="NAME",
                help=text("whatif.without", lang),
            ),
            click.Option(
                ["--attendance"],
                type=OneOf("choice", ATTENDANCE),
                default=ATTENDANCE[0],
                show_default=True,
                help=text("network.option-attendance", lang),
            ),
            click.Option(
                ["--no-rules", "rules"],
                is_flag=True,
                flag_value=False,
                default=True,
                help=text("whatif.no-rules", lang),
            ),
            click.Option(
                ["--on"],
                type=click.DateTime(["%Y-%m-%d"]),
                metavar="DATE",
                help=text("whatif.on", lang),
            ),
            _options.format_option(lang, "table", "md", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
