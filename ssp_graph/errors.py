"""The mistakes of a user that the program tells about, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    from pathlib import Path


class SspError(Exception):
    """A mistake of the user's. `key` names the text ("area.key"), `values` fill it in.

    An OSError among the values stands for what the system says of it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def message(self, lang: Lang) -> str:
        """Return what is wrong and what to do, in `lang`."""
        values = {
            name: system_reason(value, lang) if isinstance(value, OSError) else value
            for name, value in self.values.items()
        }
        return text(self.key, lang, **values)

    def __str__(self) -> str:
        return self.message("en")


class InputError(SspError):
    """A file that can't be read, with the place in it where that is known."""

    def __init__(
        self,
        key: str,
        path: Path | str,
        line: int | None = None,
        column: int | None = None,
        **values: object,
    ) -> None:
        super().__init__(key, **values)
        self.path = path
        self.line = line
        self.column = column

    def message(self, lang: Lang) -> str:
        place = str(self.path)
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        return f"{place}: {super().message(lang)}"


class SyntaxProblem(InputError):
    """A file that isn't valid in its format; `complaint` is the parser's own, in English."""

    def __init__(
        self, path: Path, line: int | None, column: int | None, file_format: str, complaint: str
    ) -> None:
        super().__init__("errors.syntax", path, line, column, format=file_format)
        self.complaint = complaint

    def message(self, lang: Lang) -> str:
        from ssp_graph.texts.syntax import explain

        self.values["expected"] = explain(self.complaint, lang)
        return super().message(lang)


class CatalogueError(InputError):
    """A data folder without a catalogue, or with one that doesn't fit its files."""


class QueryError(SspError):
    """A query that can't be run: not SPARQL, a wrong parameter, a wrong header."""


class UnknownName(SspError):
    """A name that nothing goes by. `kind` is a key of the texts: municipality, query, …

    `known` is what the message lists; `candidates` are further names that one may have meant, and
    `listing` is the command that lists them, to be pointed to where nothing is near. `more` is
    how many there are beyond `known`.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        known: Iterable[str],
        candidates: Iterable[str] = (),
        listing: str = "",
        more: int = 0,
    ) -> None:
        self.kind = kind
        self.name = name
        self.listing = listing
        self.known = list(known)
        self.more = more
        self.near = near(name, [*self.known, *candidates])
        super().__init__("errors.unknown", kind=kind, name=name)

    def message(self, lang: Lang) -> str:
        kind = text(f"errors.kind-{self.kind}", lang)
        parts = [text("errors.unknown", lang, kind=kind, name=self.name)]
        if self.near:
            parts.append(text("errors.near", lang, names=_enumerate(self.near, lang)))
        elif self.listing:
            parts.append(text("errors.listing", lang, command=self.listing))
        if self.known:
            key = "errors.known-some" if self.more else "errors.known"
            parts.append(text(key, lang, names=", ".join(self.known), more=self.more))
        return " ".join(parts)


class Problems(SspError):
    """Several mistakes found in one go."""

    def __init__(self, problems: Sequence[SspError]) -> None:
        super().__init__("errors.several")
        self.problems = tuple(problems)

    def message(self, lang: Lang) -> str:
        return "\n".join(problem.message(lang) for problem in self.problems)


def system_reason(error: OSError, lang: Lang) -> str:
    """Return in `lang` why the system couldn't do what it was asked to; rare reasons in English."""
    from errno import errorcode

    try:
        return text(f"errors.system-{errorcode.get(error.errno or 0, '')}", lang)
    except KeyError:
        return error.strerror or str(error)


def near(name: str, known: Iterable[str]) -> list[str]:
    """Return up to three of `known` that `name` may be a misspelling of, regardless of case."""
    from difflib import get_close_matches

    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    matches = get_close_matches(name.casefold(), list(by_folded), n=3, cutoff=0.6)
    return [by_folded[match] for match in matches]


def _enumerate(names: Sequence[str], lang: Lang) -> str:
    quoted = [f"»{name}«" if lang == "da" else f"“{name}”" for name in names]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} {text('errors.or', lang)} {quoted[-1]}"
