"""Pages of several municipalities: the chart side by side, and the overview of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ssp_graph.errors import SspError
from ssp_graph.files import write_atomic
from ssp_graph.texts import Lang, text
from ssp_graph.views import chart, page, style
from ssp_graph.views.model import Forum, View


class _Page:
    """A page that a notebook shows in a frame."""

    heading: str

    def generate_html(self) -> str:
        raise NotImplementedError

    def write_html(self, name: str | Path) -> None:
        """Write the page to the file `name`, whole or not at all."""
        write_atomic(Path(name), self.generate_html())

    def _repr_html_(self) -> str:
        return page.frame(self.generate_html(), self.heading, "720px")


class SideBySide(_Page):
    """Two to six municipalities on the same lanes, for print.

    `views` holds them in each language, that of the page first; `highlight` is the name, slug
    or IRI of the one whose own kinds of forum are marked at first.
    Raises SspError when it isn't among them.
    """

    def __init__(self, views: Mapping[Lang, Sequence[View]], highlight: str | None = None) -> None:
        self.views = views
        self.lang = next(iter(views))
        self.heading = chart.heading(views[self.lang])
        self.highlight = named(views[self.lang], highlight) if highlight else None

    def svg(self) -> str:
        """The chart as an SVG file."""
        return chart.chart(self.views[self.lang], highlight=self.highlight)

    def generate_html(self) -> str:
        """Return the page."""
        return page.render(
            "view/side_by_side.html",
            ["view/side_by_side.js"],
            lang=self.lang,
            heading=self.heading,
            highlight=self.highlight or "",
            choices=[(view.municipality, view.name) for view in self.views[self.lang]],
            slug="-".join(view.slug for view in self.views[self.lang]),
            parts=[self._part(lang, views) for lang, views in self.views.items()],
            t=lambda key, **values: text(key, self.lang, **values),
        )

    def _part(self, lang: Lang, views: Sequence[View]) -> dict[str, Any]:
        levels = [(level.iri, level.label) for level in views[0].levels]
        levels.append(("", text("view.without-level", lang)))
        return {
            "lang": lang,
            "heading": chart.heading(views),
            "svg": page.trusted(chart.chart(views, highlight=self.highlight)),
            "t": lambda key, **values: text(key, lang, **values),
            "names": [view.label for view in views],
            "rows": [
                (label, [[f.label for f in _in_lane(view, number)] for view in views])
                for number, (_, label) in enumerate(levels)
            ],
            "only": [(view.name, *_differences(view, views)) for view in views],
        }


class Overview(_Page):
    """Many municipalities in one page, with search; any one can be opened alone."""

    def __init__(self, views: Sequence[View]) -> None:
        self.views = views
        self.lang = views[0].lang
        self.heading = text("view.overview-title", self.lang, number=len(views))

    def generate_html(self) -> str:
        """Return the page."""
        levels = self.views[0].levels
        lanes = [*(level.label for level in levels), text("view.without-level", self.lang)]
        return page.render(
            "view/overview.html",
            ["view/overview.js"],
            lang=self.lang,
            heading=self.heading,
            lanes=[(label, style.lane(number).colour) for number, label in enumerate(lanes)],
            rows=[
                {
                    "slug": view.slug,
                    "label": view.label,
                    "fora": len(view.fora),
                    "parties": len({seat.party for seat in view.seats}),
                    "lanes": [_in_lane(view, number) for number in range(len(lanes))],
                    "words": " ".join(
                        [view.label, *(party.label for party in view.parties.values())]
                    ).casefold(),
                    "svg": page.trusted(chart.chart([view], columns=6)),
                }
                for view in self.views
            ],
            t=lambda key, **values: text(key, self.lang, **values),
        )


def named(views: Sequence[View], name: str) -> str:
    """The IRI of the one of `views` that goes by `name`. Raises SspError when none does."""
    for view in views:
        if name.casefold() in (view.slug, view.municipality, view.name.casefold()):
            return view.municipality
    known = ", ".join(view.name for view in views)
    raise SspError("view.not-highlighted", municipality=name, known=known)


def _in_lane(view: View, lane: int) -> list[Forum]:
    return [forum for forum in view.fora if view.lane_of(forum) == lane]


def _differences(view: View, views: Sequence[View]) -> tuple[list[str], list[str]]:
    """The kinds of forum and the harmonised parties that only `view` has."""
    others = [other for other in views if other is not view]
    kinds = {kind for forum in view.fora for kind in forum.kinds}
    kinds -= {kind for other in others for forum in other.fora for kind in forum.kinds}
    parties = _counterparts(view)
    for other in others:
        parties -= _counterparts(other)
    return (
        sorted(view.kinds[kind].label for kind in kinds if kind in view.kinds),
        sorted(view.counterparts[part].label for part in parties if part in view.counterparts),
    )


def _counterparts(view: View) -> set[str]:
    seated = {seat.party for seat in view.seats}
    return {part for party in seated for part in view.parties[party].counterparts}
