"""``ssp-graph report``: a folder of pages with everything, and the data behind them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.errors import SspError
from ssp_graph.texts import Lang, text

_START = "index.html"


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise SspError("errors.not-date", name="--on", value=value) from error

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "YYYY-MM-DD"


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(
        municipalities: tuple[str, ...],
        output: Path,
        on: date | None,
        open_file: bool,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.site import building, writing
        from ssp_graph.site.study import at_hand, choose, study

        def progress(step: str) -> None:
            click.echo(step, err=True)

        began = monotonic()
        # Before the work, so that nobody waits in vain; it is checked again before the writing.
        writing.check(output)
        progress(text("report.step-load", lang))
        kb, given = _options.described(municipalities, data)
        kb = at_hand(kb)
        chosen = choose(kb, given)
        studied = study(kb, chosen, on or date.today(), lang, progress)
        files = building.build(studied, lang, progress)
        about = {"municipalities": list(chosen), "on": studied.on.isoformat(), "language": lang}
        writing.write(output, files, about)
        start = output / _START
        address = start.resolve().as_uri()
        seconds = round(monotonic() - began)
        progress(
            text(
                "report.written",
                lang,
                count=len(files),
                seconds=seconds,
                start=start,
                address=address,
            )
        )
        if open_file:
            click.launch(address)

    return Command(
        "report",
        lang=lang,
        callback=run,
        params=[
            _options.municipalities_argument(),
            click.Option(
                ["-o", "--output"],
                type=click.Path(path_type=Path),
                default=Path("report"),
                show_default=True,
                metavar="FOLDER",
                help=text("report.output", lang),
            ),
            click.Option(["--on"], type=_Day(), help=text("report.on", lang)),
            click.Option(["--open", "open_file"], is_flag=True, help=text("report.open", lang)),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )
