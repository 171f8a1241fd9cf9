"""``ssp-graph data``: for those who maintain the shipped data."""

from __future__ import annotations

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, Group
from ssp_graph.texts import Lang, text


def build(lang: Lang) -> click.Command:
    """Return the group of commands with its help in `lang`."""
    group = Group(name="data", lang=lang, help=text("data.help", lang))

    def seal() -> None:
        from ssp_graph.files import write_atomic
        from ssp_graph.sealing import sealed

        for path, content in sealed().items():
            write_atomic(path, content)
            click.echo(text("main.written", lang, path=path))

    group.add_command(
        Command(
            "seal",
            lang=lang,
            help=text("data.seal", lang),
            callback=seal,
            params=[_options.lang_option(lang)],
        )
    )
    return group
