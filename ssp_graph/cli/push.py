"""``ssp-graph push``: the graph into another SPARQL store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.push import GraphReport


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(
        endpoint: str,
        update: str | None,
        graph_store: str | None,
        user: str | None,
        timeout: float,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.loading import load
        from ssp_graph.push import Target, push

        def told(report: GraphReport) -> None:
            state = text(f"push.state-{report.state}", lang)
            click.echo(f"{state:>12}  {report.expected:>7}  {report.graph}", err=True)

        target = Target(endpoint, update or endpoint, graph_store)
        credentials = _options.credentials(user, text("push.password", lang))
        report = push(load(*data), target, credentials, timeout, told)
        placed = [g for g in report.graphs if g.state in ("written", "unchanged")]
        if report.error is None:
            click.echo(text("push.complete", lang, count=len(placed), url=endpoint))
            return
        wanted = [graph for graph in report.graphs if graph.state != "removed"]
        click.echo(report.error.message(lang), err=True)
        click.echo(text("push.incomplete", lang, count=len(placed), total=len(wanted)))
        click.get_current_context().exit(1)

    return Command(
        "push",
        lang=lang,
        callback=run,
        params=[
            click.Option(
                ["--endpoint"], required=True, metavar="URL", help=text("push.endpoint", lang)
            ),
            click.Option(["--update"], metavar="URL", help=text("push.update", lang)),
            click.Option(["--graph-store"], metavar="URL", help=text("push.graph-store", lang)),
            click.Option(["--user"], metavar="NAME", help=text("push.user", lang)),
            click.Option(
                ["--timeout"],
                type=click.FloatRange(1),
                default=60.0,
                show_default=True,
                help=text("push.timeout", lang),
            ),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
