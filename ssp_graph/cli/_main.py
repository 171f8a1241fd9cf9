"""Finds the commands, runs the one that is called, and turns mistakes into messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from ssp_graph import __version__
from ssp_graph.cli._command import Group, failure_message
from ssp_graph.cli._options import endpoint_option
from ssp_graph.errors import InputError, SspError, UnknownName
from ssp_graph.texts import LANGUAGES, Lang, text

_PROGRAM = "ssp-graph"


class _Commands(Group):
    """The group of all commands, found by looking at the modules of the package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        files = (entry.name for entry in os.scandir(os.path.dirname(__file__)))  # noqa: PTH120
        modules = (name.removesuffix(".py") for name in files if name.endswith(".py"))
        return sorted(name.replace("_", "-") for name in modules if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{__package__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.build(self.lang)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            raise UnknownName("command", args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def summary_of(self, name: str) -> str:
        return text(f"{name}.help", self.lang).partition("\n")[0]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 fine, 1 findings, 2 could not run."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    lang = _language(given)
    commands = _Commands(name=_PROGRAM, lang=lang, help=text("main.help", lang))
    commands.params.append(
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version,
            help=text("main.version", lang),
        )
    )
    commands.params.append(endpoint_option(lang))
    try:
        code = commands.main(given, prog_name=_PROGRAM, standalone_mode=False)
    except SspError as error:
        code = _fail(error.message(lang), lang)
    except click.exceptions.NoArgsIsHelpError as error:  # a group called without a command
        click.echo(error.format_message(), err=True)
        code = 2
    except click.ClickException as error:
        code = _fail(failure_message(error, lang), lang)
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not complain about it at exit.
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
        code = 0
    except PermissionError as error:  # already at the question whether something is there
        reason = InputError("errors.cannot-read", error.filename or "", reason=error)
        code = _fail(reason.message(lang), lang)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, lang: Lang) -> int:
    lines = message.splitlines() or [""]
    click.echo(f"{_PROGRAM}: {lines[0]}", err=True)
    for line in lines[1:]:
        click.echo(f"  {line}", err=True)
    return 2


def _language(arguments: Sequence[str]) -> Lang:
    """Return the language before anything is parsed, so that help and errors are in it too."""
    chosen = os.environ.get("SSP_GRAPH_LANG", "da")
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            chosen = arguments[position + 1]
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return next((lang for lang in LANGUAGES if lang == chosen), "da")


def _show_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"{_PROGRAM} {__version__}")
        ctx.exit()
