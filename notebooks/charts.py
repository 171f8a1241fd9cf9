"""The charts that the notebooks share: Altair, drawn as SVG on this machine.

Colours are those of Okabe and Ito, and each stands together with a shape or a place, so that
nothing depends on colour alone.
"""

from __future__ import annotations

import altair as alt
import pandas as pd

BLUE, ORANGE, GREEN, VERMILION, PURPLE, GREY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#999999",
)
PLACES = alt.Scale(range=[BLUE, ORANGE, GREEN])
PLACE_SHAPES = alt.Scale(range=["circle", "square", "triangle-up"])

# The renderer asks no network: vl-convert turns each chart into SVG.
alt.renderers.enable("svg")


def grid(cells: pd.DataFrame, levels: list[str], sectors: list[str]) -> alt.FacetChart:
    """Sector × level, one panel a municipality. `cells`: municipality, sector, level, parties."""
    base = alt.Chart(cells).encode(
        x=alt.X("level:O", sort=levels, title=None, axis=alt.Axis(orient="top", labelAngle=-40)),
        y=alt.Y("sector:O", sort=sectors, title=None, axis=alt.Axis(labelLimit=200)),
    )
    filled = base.transform_filter("datum.parties > 0")
    tiles = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color(
            "parties:Q", title="parties",
            scale=alt.Scale(domain=[0, 8], range=["#F4F6F8", BLUE], clamp=True),
            legend=alt.Legend(values=[0, 2, 4, 6, 8]),
        )
    )
    numbers = filled.mark_text(fontSize=12, fontWeight="bold").encode(
        text="parties:Q",
        color=alt.condition("datum.parties > 3", alt.value("white"), alt.value("#222222")),
    )
    panel = (tiles + numbers).properties(width=150, height=22 * len(sectors))
    return panel.facet(column=alt.Column(
        "municipality:N", title=None, header=alt.Header(labelFontSize=14, labelFontWeight="bold")
    ))


def meetings(frame: pd.DataFrame) -> alt.VConcatChart:
    """Meetings a year of each forum, from at least to at most.

    `frame`: municipality, forum, minimum, maximum, basis (stated or computed).
    """
    scale = alt.Scale(domain=[0, 28], nice=False)
    bases = ["stated", "computed"]
    panels = []
    for place, rows in frame.groupby("municipality"):
        order = list(rows.sort_values(["maximum", "forum"], ascending=[False, True]).forum)
        base = alt.Chart(rows).encode(
            y=alt.Y("forum:N", title=None, sort=order,
                    axis=alt.Axis(labelLimit=330, minExtent=330))
        )
        line = base.mark_rule(strokeWidth=3, color=GREY).encode(
            x=alt.X("minimum:Q", scale=scale, title="meetings a year"), x2="maximum:Q"
        )
        marks = base.mark_point(filled=True, size=110, opacity=1).encode(
            x=alt.X("minimum:Q", scale=scale, title="meetings a year"),
            color=alt.Color("basis:N", title="number is",
                            scale=alt.Scale(domain=bases, range=[BLUE, ORANGE])),
            shape=alt.Shape("basis:N", title="number is",
                            scale=alt.Scale(domain=bases, range=["circle", "diamond"])),
        )
        ends = marks.encode(x=alt.X("maximum:Q", scale=scale))
        words = base.mark_text(align="left", dx=10, fontSize=11).encode(
            x=alt.X("maximum:Q", scale=scale), text="words:N"
        )
        panels.append((line + marks + ends + words).properties(
            width=420, height=alt.Step(22), title=alt.Title(str(place), anchor="start")
        ))
    return alt.vconcat(*panels).resolve_scale(x="shared").configure_title(fontSize=14)


def affiliation_matrix(
    seats: pd.DataFrame, parties: list[str], fora: list[str], levels: list[str], title: str
) -> alt.FacetChart:
    """Party × forum, fora ordered by level. `seats`: party, forum, level, attendance."""
    kinds = ["fixed", "on conditions"]
    colours = alt.Scale(domain=levels, range=[PURPLE, VERMILION, BLUE, GREEN, GREY])
    x = alt.X("forum:N", sort=fora, title=None,
              axis=alt.Axis(orient="bottom", labelAngle=-50, labelLimit=210, grid=True))
    y = alt.Y("party:N", sort=parties, title=None, axis=alt.Axis(labelLimit=300, grid=True))
    marks = alt.Chart(seats).mark_point(filled=True, size=120, opacity=1).encode(
        x=x, y=y,
        color=alt.Color("level:N", scale=colours, legend=None),
        shape=alt.Shape("attendance:N", title="attendance",
                        scale=alt.Scale(domain=kinds, range=["square", "circle"])),
    ).properties(width=alt.Step(28), height=alt.Step(17))
    column = alt.Column("level:N", sort=levels, title=None,
                        header=alt.Header(labelFontSize=12, labelAngle=-25, labelAlign="left"))
    # The names of fora may reach under those of the neighbours: they run in parallel.
    faceted = marks.facet(column=column, spacing=8, bounds="flush").resolve_scale(x="independent")
    return faceted.properties(title=alt.Title(title, fontSize=14, anchor="start"))


def shuffles(values: list[float], observed: float, title: str) -> alt.LayerChart:
    """A histogram of shuffled correlations with the observed one as a line."""
    scale = alt.Scale(domain=[-0.5, 0.8])
    bars = alt.Chart(pd.DataFrame({"r": values})).mark_bar(color=GREY).encode(
        x=alt.X("r:Q", bin=alt.Bin(extent=[-0.5, 0.8], step=0.05), scale=scale,
                title="correlation", axis=alt.Axis(values=[-0.4, 0, 0.4, 0.8], format=".1f")),
        y=alt.Y("count()", title="shuffles"),
    )
    rule = alt.Chart(pd.DataFrame({"r": [observed], "label": [f"observed {observed:.2f}"]})).encode(
        x=alt.X("r:Q", scale=scale)
    )
    line = rule.mark_rule(color=VERMILION, strokeWidth=3)
    word = rule.mark_text(align="left", dx=5, y=8, color=VERMILION, fontWeight="bold")
    return (bars + line + word.encode(text="label")).properties(
        width=230, height=150, title=title
    )


def dots(frame: pd.DataFrame, value: str, title: str, order: list[str]) -> alt.Chart:
    """A dot for each party and municipality. `frame`: party, municipality and `value`."""
    return alt.Chart(frame).mark_point(filled=True, size=110, opacity=0.9).encode(
        x=alt.X(f"{value}:Q", title=title),
        y=alt.Y("party:N", sort=order, title=None, axis=alt.Axis(grid=True, labelLimit=260)),
        color=alt.Color("municipality:N", title=None, scale=PLACES),
        shape=alt.Shape("municipality:N", title=None, scale=PLACE_SHAPES),
    ).properties(width=260, height=alt.Step(19))
