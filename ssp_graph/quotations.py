"""Every quotation is checked against the text that it is said to stand in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ssp_graph.errors import InputError
from ssp_graph.files import read_text
from ssp_graph.vocabulary import shorten

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

MAX_WORDS = 12

FailureKind = Literal[
    "not-found",
    "too-long",
    "no-text",
    "changed-text",
    "other-document",
    "no-evidence",
    "fact-without-evidence",
]

_HYPHEN = "\u2010"
_QUOTES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u00b4": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2015": "-",
        "\u2212": "-",
        "\t": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u00ad": None,
    }
)
_BULLETS = "•◦▪▫■□●○‣⁃·►➢➤✓✔\ufffd"
_KEEPS_SPACE = ("og", "eller", "samt", "&")


@dataclass(frozen=True)
class Failure:
    """One thing that is wrong: with which node of which graph, and what was looked for."""

    kind: FailureKind
    node: str
    graph: str
    detail: str = ""


@dataclass(frozen=True)
class Verification:
    """What was checked and what failed. `quotations` counts every quotation in the graph."""

    quotations: int
    verified: int
    documents: int
    failures: tuple[Failure, ...] = field(default=())


def normalise(text: str) -> str:
    """Return `text` as quotations are compared: see "Matching a quotation" in docs/modelling.md."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = re.sub(f"-?{_HYPHEN}", "-", text)
    text = "".join(" " if c in _BULLETS or unicodedata.category(c) == "Co" else c for c in text)
    text = re.sub(r"(\S+)-[ ]*\r?\n\s*(\S+)", _joined, text)
    return " ".join(text.split())


def _joined(match: re.Match[str]) -> str:
    """Return the two halves of a word that a line's end divided."""
    left, right = match[1], match[2]
    if right in _KEEPS_SPACE:
        return f"{left}- {right}"
    letters = re.sub(r"\W", "", left)
    is_abbreviation = len(letters) > 1 and letters.isupper()
    if is_abbreviation or right[:1].isupper():
        return f"{left}-{right}"
    return left + right


def verify(kb: KnowledgeBase, texts: Path) -> Verification:
    """Check every quotation of `kb` against the source texts in the folder `texts`.

    A quotation must stand in its own document, in one run, and have at most 12 words; every
    node that a source describes must have evidence, and every fact that needs evidence of
    its own. A text must be the one whose checksum the catalogue gives. Raises InputError
    when the folder doesn't exist.
    """
    if not texts.is_dir():
        raise InputError("errors.no-folder", texts)
    contents, failures = _read_texts(kb, texts)
    rows = kb.query("verify/quotations").records()
    verified = 0
    for row in rows:
        node, graph, quotation = row["node"] or "", row["graph"], row["quotation"]
        words = len(quotation.split())
        if words > MAX_WORDS:
            failures.append(Failure("too-long", node, graph, f"{quotation} ({words})"))
        if row["text_file"] not in contents:
            continue
        wanted = normalise(quotation)
        if wanted and wanted in contents[row["text_file"]]:
            verified += words <= MAX_WORDS
            continue
        elsewhere = [name for name, content in contents.items() if wanted and wanted in content]
        kind: FailureKind = "other-document" if elsewhere else "not-found"
        note = f"{quotation} ({', '.join(elsewhere)})" if elsewhere else quotation
        failures.append(Failure(kind, node, graph, note))
    failures += [
        Failure("no-evidence", node, graph)
        for node, graph in kb.query("verify/unevidenced-nodes").rows
    ]
    failures += [
        Failure(
            "fact-without-evidence",
            row["node"],
            row["graph"],
            f"{shorten(row['property'])} {shorten(str(row['value']))}",
        )
        for row in kb.query("verify/unevidenced-facts").records()
    ]
    return Verification(len(rows), verified, len(contents), tuple(failures))


def _read_texts(kb: KnowledgeBase, texts: Path) -> tuple[dict[str, str], list[Failure]]:
    """Return the normalised text of each file that the catalogue names, and what is amiss."""
    contents: dict[str, str] = {}
    failures: dict[str, Failure] = {}
    for row in kb.query("list/sources").records():
        name = row["text_file"]
        if name is None:
            failures[row["graph"]] = Failure("no-text", "", row["graph"], row["label"])
            continue
        path = texts / name
        if name in contents or name in failures:
            continue
        if not path.is_file():
            failures[name] = Failure("no-text", "", row["graph"], name)
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if row["sha256"] is not None and digest != row["sha256"].lower():
            failures[name] = Failure("changed-text", "", row["graph"], name)
        contents[name] = normalise(read_text(path))
    return contents, list(failures.values())
