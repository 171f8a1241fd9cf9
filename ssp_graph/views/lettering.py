"""How wide a text is and where it breaks, so that boxes can be placed before a browser sees
them. The widths are those of Arial and of the fonts made to match it (Helvetica, Liberation
Sans); the views ask for these fonts."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

FONT: Final = "Arial, Helvetica, 'Liberation Sans', 'Nimbus Sans', sans-serif"

# Thousandths of the font size, from the published metrics of Helvetica.
_WIDTHS: Final = {
    222: "ijl'",
    278: " !,./:;I[]\\tf·",
    333: "-()r`",
    389: "*",
    500: "ckvxyzsJ",
    556: "abdeghnopquåéèüöä0123456789#$?_L–",
    611: "øFTZß",
    667: "ABEKPSVXYÅÄ&",
    722: "CDHNRUÜw",
    778: "GOQØÖ",
    833: "mM",
    889: "æ%",
    944: "W",
    1000: "Æ—…",
}
_WIDTH: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER: Final = 620  # other alphabets, on average
_WIDE: Final = 1000  # CJK and symbols
_BOLD: Final = 1.07


# The same words are measured for the screen, for print and for the lane of the parties.
@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text in the unit of `size`."""
    units = sum(_WIDTH.get(letter, _OTHER if ord(letter) < 0x2E80 else _WIDE) for letter in text)
    return units * size / 1000 * (_BOLD if bold else 1)


@lru_cache(maxsize=20_000)
def wrap(
    text: str, limit: float, size: float, bold: bool = False, lines: int = 3
) -> tuple[str, ...]:
    """Break `text` into at most `lines` lines no wider than `limit`; the last one ends in an
    ellipsis where something is left out. A word that is too long breaks after a hyphen of its
    own or gets one."""
    done: list[str] = []
    line = ""
    for piece in _pieces(text, limit, size, bold):
        candidate = line + piece
        if line and width(candidate.rstrip(), size, bold) > limit:
            done.append(line.rstrip())
            line = piece
        else:
            line = candidate
    done.append(line.rstrip())
    if len(done) <= lines:
        return tuple(done)
    return (*done[: lines - 1], shorten(f"{done[lines - 1]} …", limit, size, bold))


def fitting_size(
    text: str, limit: float, size: float, smallest: float, bold: bool = False
) -> float:
    """The size, between `smallest` and `size`, at which the longest word of `text` fits."""
    words = text.replace("-", "- ").replace("/", "/ ").split()
    widest = max((width(word, 1, bold) for word in words), default=0)
    return size if widest * size <= limit else max(smallest, round(limit / widest - 0.05, 1))


def shorten(text: str, limit: float, size: float, bold: bool = False) -> str:
    """Cut `text` to `limit`, with an ellipsis where something is left out."""
    if width(text, size, bold) <= limit:
        return text
    kept = text.rstrip("… ")
    while kept and width(f"{kept}…", size, bold) > limit:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _pieces(text: str, limit: float, size: float, bold: bool) -> list[str]:
    pieces = []
    for word in text.split():
        rest = f"{word} "
        # A long compound breaks where it already has a hyphen or a slash.
        while width(rest.rstrip(), size, bold) > limit:
            fits = 1
            while width(f"{rest[: fits + 1]}-", size, bold) <= limit:
                fits += 1
            cut = max(rest.rfind(mark, 0, fits) + 1 for mark in "-/")
            if cut > 1:
                pieces.append(rest[:cut])
            else:
                # No orphan of a letter or two on the next line.
                cut = max(1, min(fits, len(rest.rstrip()) - 4))
                pieces.append(f"{rest[:cut]}-")
            rest = rest[cut:]
        pieces.append(rest)
    return pieces
