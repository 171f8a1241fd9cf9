"""``ssp-graph view``: the organisation as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.views.model import Outcome


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""

    def run(
        municipalities: tuple[str, ...],
        format_name: str,
        output: Path | None,
        open_file: bool,
        highlight: str | None,
        with_outcomes: bool,
        data: tuple[Path, ...],
    ) -> None:
        from ssp_graph import views
        from ssp_graph.views import model

        kb, given = _options.described(municipalities, data)
        names = given or tuple(model.municipalities(kb, lang))
        if highlight in municipalities:
            highlight = given[municipalities.index(highlight)]
        outcomes = _outcomes(kb, names) if with_outcomes else None
        content: str | bytes
        if format_name == "html":
            content = views.view(
                kb, *names, lang=lang, highlight=highlight, outcomes=outcomes
            ).generate_html()
        else:
            from ssp_graph.views import formats, side_by_side

            shown = [model.read(kb, name, lang, outcomes) for name in names]
            marked = side_by_side.named(shown, highlight) if highlight else None
            content = formats.write(shown, format_name, marked)
        path = output or Path(f"{_file_name(municipalities)}.{format_name}")
        if str(path) == "-":
            _options.emit(content, None)
            return
        _options.emit(content, path)
        if open_file:
            click.launch(path.resolve().as_uri())

    from ssp_graph.views.formats import FORMATS

    return Command(
        "view",
        lang=lang,
        callback=run,
        params=[
            _options.municipalities_argument(),
            _options.format_option(lang, *FORMATS),
            _options.output_option(lang, "view.output", allow_dash=True),
            click.Option(["--open", "open_file"], is_flag=True, help=text("view.open", lang)),
            click.Option(
                ["--highlight"], metavar="MUNICIPALITY", help=text("view.highlight", lang)
            ),
            click.Option(
                ["--outcomes", "with_outcomes"], is_flag=True, help=text("view.outcomes", lang)
            ),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def _file_name(municipalities: tuple[str, ...]) -> str:
    if not municipalities:
        return "ssp"
    stems = [Path(name).stem.lower() for name in municipalities]
    plain = ["".join(c if c.isalnum() else "-" for c in stem) for stem in stems]
    return "-".join(plain) if len(plain) <= 6 else "ssp"


def _outcomes(kb: KnowledgeBase, names: tuple[str, ...]) -> dict[str, list[Outcome]]:
    from ssp_graph.conformance import validate
    from ssp_graph.views.outcomes import by_node

    found: dict[str, list[Outcome]] = {}
    for name in names:
        for node, outcomes in by_node(validate(kb, name)).items():
            found.setdefault(node, []).extend(outcomes)
    return found
