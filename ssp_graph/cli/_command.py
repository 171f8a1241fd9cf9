"""Commands and their help in the user's language; click itself speaks English only."""

from __future__ import annotations

from typing import Any

import click

from ssp_graph.errors import UnknownName
from ssp_graph.texts import Lang, text


class _Localised(click.Command):
    """A command whose help has its headings in `lang`."""

    def __init__(self, *args: Any, lang: Lang, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)
        self.lang = lang

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        prefix = text("main.usage", self.lang) + " "
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [r for option in options if (r := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(text("main.options", self.lang)):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("main.show-help", self.lang)
        return option


class Command(_Localised):
    """One command. `name` and `lang` give its help, the text ``<name>.help``."""

    def __init__(self, name: str, *, lang: Lang, **kwargs: Any) -> None:
        if "help" not in kwargs:
            kwargs["help"] = text(f"{name}.help", lang)
        super().__init__(name, lang=lang, **kwargs)


class Group(_Localised, click.Group):
    """A command with commands of its own."""

    subcommand_metavar = "COMMAND …"

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        names = self.list_commands(ctx)
        with formatter.section(text("main.commands", self.lang)):
            formatter.write_dl([(name, self.summary_of(name)) for name in names])

    def summary_of(self, name: str) -> str:
        """Return the line that tells in the group's help what the command `name` does."""
        command = self.commands.get(name)
        return (command.help or "").partition("\n")[0] if command else ""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            raise UnknownName("command", args[0], known)
        return super().resolve_command(ctx, args)


class OneOf(click.ParamType[str]):
    """A name out of a few; an unknown one is answered with what exists."""

    def __init__(self, kind: str, names: tuple[str, ...]) -> None:
        self.name = kind
        self.names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.names:
            raise UnknownName(self.name, value, self.names)
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self.names)}]"


def failure_message(error: click.ClickException, lang: Lang) -> str:
    """Return what is wrong with the command line, in `lang`."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "ssp-graph"
    help_hint = text("main.see-help", lang, command=command)
    match error:
        case click.NoSuchOption():
            params = context.command.get_params(context) if context else []
            known = [name for param in params for name in param.opts if name.startswith("--")]
            unknown = UnknownName("option", error.option_name, known)
            return unknown.message(lang)
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else ""
            what = text("main.missing", lang, name=name)
        case click.BadOptionUsage():
            what = text("main.option-value", lang, name=error.option_name)
        case click.UsageError() if error.message.startswith("Got unexpected"):
            surplus = error.message.partition("(")[2].rstrip(")")
            what = text("main.surplus", lang, names=surplus)
        case _:
            what = error.format_message()
    return f"{what} {help_hint}"
