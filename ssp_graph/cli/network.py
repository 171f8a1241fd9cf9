"""``ssp-graph network``: measures of the networks of parties and fora."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ssp_graph.cli import _options
from ssp_graph.cli._command import Command, OneOf
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from ssp_graph.networks.measures import Measurement

_ALL = "all"


def build(lang: Lang) -> click.Command:
    """Return the command with its help in `lang`."""
    from ssp_graph.networks.measures import MEASURES

    def run(
        municipalities: tuple[str, ...],
        measures: tuple[str, ...],
        format_name: str,
        output: Path | None,
        data: tuple[Path, ...],
        top: int,
        permutations: int,
        seed: int,
        attendance: str,
        basis: str,
        document: str | None,
        crosswalk: str,
        actors: str,
    ) -> None:
        from ssp_graph.errors import SspError
        from ssp_graph.networks.measures import measure

        if document is not None and len(municipalities) != 1:
            raise SspError("network.one-document")
        kb, names = _options.described(municipalities, data)
        chosen = MEASURES if _ALL in measures else dict.fromkeys(measures)
        found = [
            measure(
                kb,
                names,
                name,
                attendance=attendance,
                basis=basis,
                document=document,
                crosswalk=crosswalk,
                actors=actors,
                permutations=permutations,
                seed=seed,
                lang=lang,
            )
            for name in chosen
        ]
        if format_name == "json":
            _options.emit_json(
                [
                    {
                        "measure": one.measure,
                        "options": vars(one.options),
                        "cautions": [*one.cautions, *one.readings],
                        "rows": [dict(zip(one.columns, row, strict=True)) for row in one.rows],
                    }
                    for one in found
                ],
                output,
            )
        elif format_name == "csv":
            _options.emit_records(_flat(found), format_name, output)
        else:
            from ssp_graph.networks.presentation import tables as to_read

            tables = [table for one in found for table in to_read(one.top(top))]
            _options.emit_tables(text("network.title", lang), tables, format_name, lang, output)

    return Command(
        "network",
        lang=lang,
        callback=run,
        params=[
            _options.municipalities_argument(),
            click.Option(
                ["--measure", "measures"],
                type=OneOf("measure", (*MEASURES, _ALL)),
                multiple=True,
                default=[MEASURES[0]],
                help=text("network.option-measure", lang),
            ),
            *network_options(lang),
            _count("--top", 10, lang),
            _count("--permutations", 2000, lang),
            click.Option(
                ["--seed"],
                type=int,
                default=0,
                show_default=True,
                help=text("network.option-seed", lang),
            ),
            _options.format_option(lang, "table", "md", "csv", "json", "html"),
            _options.output_option(lang),
            _options.data_option(lang),
            _options.lang_option(lang),
        ],
    )


def network_options(lang: Lang) -> list[click.Option]:
    """Return the options that say what counts as a membership and as a party."""
    from ssp_graph.networks import graph

    choices = {
        "attendance": graph.ATTENDANCE,
        "basis": graph.BASIS,
        "crosswalk": graph.CROSSWALK,
        "actors": graph.ACTORS,
    }
    options = [
        click.Option(
            [f"--{name}"],
            type=OneOf("choice", known),
            default=known[0],
            show_default=True,
            help=text(f"network.option-{name}", lang),
        )
        for name, known in choices.items()
    ]
    document = click.Option(
        ["--document"], metavar="DOCUMENT", help=text("network.option-document", lang)
    )
    return [*options[:2], document, *options[2:]]


def _count(name: str, default: int, lang: Lang) -> click.Option:
    return click.Option(
        [name],
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help=text(f"network.option-{name.removeprefix('--')}", lang),
    )


def _flat(found: list[Measurement]) -> list[dict[str, object]]:
    """Return one table: as it is for one measure, one figure a row for several."""
    if len(found) == 1:
        return found[0].records()
    flat: list[dict[str, object]] = []
    for one in found:
        for number, record in enumerate(one.records(), 1):
            flat += [
                {
                    "measure": one.measure,
                    "row": number,
                    "municipality": record["municipality"],
                    "column": column,
                    "value": value,
                    "caution": record["caution"],
                }
                for column, value in record.items()
                if column not in ("municipality", "caution")
            ]
    return flat
