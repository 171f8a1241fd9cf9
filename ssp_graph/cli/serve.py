"""``ssp-graph serve``: the SPARQL endpoint and the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from collections.abc import Callable


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(
        port: int,
        host: str,
        base: str | None,
        host_names: tuple[str, ...],
        proxy: str | None,
        workers: int,
        allowance: float,
        read_only: bool,
        only: bool,
        quiet: bool,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph.server import supervisor

        root = _root(base)
        options = {
            "data": [str(path.resolve()) for path in data],
            "shipped": not only,
            "lang": lang,
            "workers": workers,
            "allowance": allowance,
            "root": root,
            "hosts": [name.lower() for name in host_names],
            "read_only": read_only,
            "proxy": proxy,
            "log": not quiet,
        }
        listening = supervisor.listen(host, port)
        address = f"http://{host}:{listening.getsockname()[1]}/"

        def told() -> None:
            click.echo(text("serve.ready", lang, address=address), err=True)

        click.get_current_context().exit(supervisor.run(listening, options, told))

    help_text: Callable[[str], str] = lambda key: text(f"serve.{key}", lang)  # noqa: E731
    return Command(
        "serve",
        lang=lang,
        callback=run,
        params=[
            click.Option(
                ["--port"], type=int, default=8000, show_default=True, help=help_text("port")
            ),
            click.Option(
                ["--host"], default="127.0.0.1", show_default=True, help=help_text("host")
            ),
            click.Option(["--base"], metavar="URL", help=help_text("base")),
            click.Option(
                ["--host-name", "host_names"],
                multiple=True,
                metavar="NAME",
                help=help_text("host-name"),
            ),
            click.Option(["--proxy"], metavar="ADDRESS", help=help_text("proxy")),
            click.Option(
                ["--workers"],
                type=click.IntRange(2, 64),
                default=8,
                show_default=True,
                help=help_text("workers"),
            ),
            click.Option(
                ["--allowance"],
                type=click.FloatRange(0.1),
                default=2.0,
                show_default=True,
                help=help_text("allowance"),
            ),
            click.Option(["--read-only"], is_flag=True, help=help_text("read-only")),
            click.Option(["--only-data", "only"], is_flag=True, help=help_text("only-data")),
            click.Option(["--quiet"], is_flag=True, help=help_text("quiet")),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _root(base: str | None) -> str | None:
    """Return the public address with a slash at its end. Raises SspError for what is none."""
    if base is None:
        return None
    from urllib.parse import urlsplit

    from ssp_graph.errors import SspError

    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SspError("serve.bad-base", base=base)
    return base.rstrip("/") + "/"
