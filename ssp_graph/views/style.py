"""Colours, shapes and line styles: Okabe–Ito colours, always together with a shape or dash.

The same concept looks the same in every view and chart. A concept that this table does not
know takes the next free style by its number, so that a new term of the ontology shows up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ssp_graph.vocabulary import SSP

BLACK: Final = "#000000"
ORANGE: Final = "#E69F00"
SKY: Final = "#56B4E9"
GREEN: Final = "#009E73"
YELLOW: Final = "#F0E442"
BLUE: Final = "#0072B2"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"
GREY: Final = "#8A8A8A"


@dataclass(frozen=True)
class Mark:
    """How a sector is drawn: a fill colour and a shape."""

    colour: str
    shape: str


@dataclass(frozen=True)
class Lane:
    """How a level is drawn: its colour, a tint for boxes and a fainter one for the lane."""

    colour: str
    box: str
    background: str


@dataclass(frozen=True)
class Line:
    """How a kind of relation is drawn: colour, dash pattern (empty: solid) and width."""

    colour: str
    dash: tuple[int, ...]
    width: float = 1.5


LANES: Final = (
    Lane(BLUE, "#CFE3F1", "#F1F6FA"),
    Lane(SKY, "#DDF0FB", "#F5FAFE"),
    Lane("#B8A800", "#FBF8C8", "#FDFCF0"),
    Lane(GREEN, "#CDEBE1", "#F0F8F5"),
)
LANE_WITHOUT_LEVEL: Final = Lane(GREY, "#EFEFEF", "#F8F8F8")
ACTOR: Final = Lane("#C4C4C4", "#FFFFFF", "#FAFAFA")

_SECTORS: Final = {
    "school": Mark(ORANGE, "circle"),
    "youth-school": Mark(ORANGE, "diamond"),
    "social-services": Mark(SKY, "square"),
    "police": Mark(BLUE, "triangle"),
    "youth-education": Mark(YELLOW, "pentagon"),
    "employment": Mark(VERMILION, "hexagon"),
    "health": Mark(PURPLE, "diamond"),
    "psychiatry": Mark(PURPLE, "circle"),
    "leisure": Mark(GREEN, "triangle-down"),
    "daycare": Mark(YELLOW, "circle"),
    "prison-and-probation": Mark(BLACK, "star"),
    "municipal-management": Mark(GREY, "pentagon"),
    "politics": Mark(GREY, "square"),
    "technical-and-environment": Mark(GREEN, "square"),
    "civil-society": Mark(GREEN, "circle"),
    "business": Mark(VERMILION, "triangle-down"),
    "state-agency": Mark(BLACK, "square"),
    "ssp-function": Mark(VERMILION, "cross"),
}
_SPARE: Final = tuple(
    Mark(colour, shape)
    for shape in ("hexagon", "star", "cross")
    for colour in (PURPLE, BLUE, SKY, GREEN, ORANGE)
)
WITHOUT_SECTOR: Final = Mark("#FFFFFF", "circle")

_LINES: Final = {
    "http://www.w3.org/ns/org#reportsTo": Line(BLUE, ()),
    SSP + "informs": Line(BLUE, (7, 3)),
    SSP + "setsFrameFor": Line(BLACK, (), 1.8),
    SSP + "passesDecisionsTo": Line(BLACK, (7, 3)),
    SSP + "establishedBy": Line(BLACK, (2, 3)),
    SSP + "implements": Line(BLACK, (9, 3, 2, 3)),
    SSP + "advises": Line(GREEN, ()),
    SSP + "supports": Line(GREEN, (7, 3)),
    SSP + "briefs": Line(GREEN, (2, 3)),
    SSP + "refersCasesTo": Line(VERMILION, (), 2),
    SSP + "coordinatesWith": Line("#A0457A", (7, 3)),
    SSP + "cooperatesWith": Line("#A0457A", (2, 3)),
    SSP + "memberOfNetwork": Line("#A0457A", (9, 3, 2, 3)),
    SSP + "anchoredIn": Line("#666666", (9, 3, 2, 3)),
    SSP + "responsibleFor": Line("#666666", ()),
    SSP + "convenes": Line("#666666", (7, 3)),
    SSP + "takesMinutesFor": Line("#666666", (2, 3)),
}
_OTHER_LINE: Final = Line("#666666", (4, 4))

# Lines from a forum to the parties that sit in it: how firmly they sit.
_ATTENDANCE: Final = {
    "fixed": (),
    "ad-hoc": (8, 4),
    "when-relevant": (3, 4),
    "supporting": (10, 3, 2, 3),
    "involved": (1, 4),
}


def lane(index: int) -> Lane:
    """The style of the lane with this place in the order of levels; grey past the last."""
    if index < len(LANES):
        return LANES[index]
    return LANE_WITHOUT_LEVEL if index == len(LANES) else ACTOR


def sector(iri: str, notation: int = 0) -> Mark:
    """The mark of a sector; an empty `iri` stands for no sector given."""
    if not iri:
        return WITHOUT_SECTOR
    return _SECTORS.get(iri.rpartition("/")[2]) or _SPARE[notation % len(_SPARE)]


def line(relation: str) -> Line:
    """The style of a kind of relation, by the IRI of its property."""
    return _LINES.get(relation, _OTHER_LINE)


def attendance_dash(iri: str | None) -> tuple[int, ...]:
    """The dash pattern of a line to a party with this kind of attendance."""
    return _ATTENDANCE.get((iri or "").rpartition("/")[2], ())


# Outlines in a box from -1 to 1, y downwards; a circle has none.
SHAPES: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "square": ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "triangle": ((0, -1.05), (1.08, 0.85), (-1.08, 0.85)),
    "triangle-down": ((0, 1.05), (1.08, -0.85), (-1.08, -0.85)),
    "pentagon": ((0, -1.05), (1.05, -0.25), (0.65, 0.95), (-0.65, 0.95), (-1.05, -0.25)),
    "hexagon": ((-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0)),
    "star": (
        (0, -1.2), (0.29, -0.4), (1.14, -0.37), (0.47, 0.15), (0.71, 0.97),
        (0, 0.5), (-0.71, 0.97), (-0.47, 0.15), (-1.14, -0.37), (-0.29, -0.4),
    ),
    "cross": (
        (-0.36, -1), (0.36, -1), (0.36, -0.36), (1, -0.36), (1, 0.36), (0.36, 0.36),
        (0.36, 1), (-0.36, 1), (-0.36, 0.36), (-1, 0.36), (-1, -0.36), (-0.36, -0.36),
    ),
}  # fmt: skip
