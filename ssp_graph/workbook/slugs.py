"""Names as parts of IRIs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ssp_graph.workbook.cells import tidy

LONGEST: Final = 64  # of a short name that is made from a name

_DANISH: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})


def slug(name: str, longest: int = 200) -> str:
    """Return `name` in ASCII with small letters and hyphens, cut at a hyphen when it is longer
    than `longest`.
    """
    plain = unicodedata.normalize("NFKD", tidy(name).translate(_DANISH))
    ascii_only = plain.encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    if len(made) <= longest:
        return made
    return made[: longest + 1].rpartition("-")[0] or made[:longest]
