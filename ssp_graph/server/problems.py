"""What goes wrong with a request, as a status and a text that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from ssp_graph.texts import Lang, text


class Refused(Exception):
    """A request that isn't answered: `status` and the text ``server.<key>`` with its values."""

    def __init__(
        self,
        status: int,
        key: str,
        headers: Mapping[str, str] | None = None,
        place: tuple[int, int] | None = None,
        **values: object,
    ) -> None:
        super().__init__(key)
        self.status = status
        self.key = key
        self.headers = dict(headers or {})
        self.place = place  # line and column in the query, from 1
        self.values = values

    def message(self, lang: Lang) -> str:
        """Return what is wrong and what to do, in `lang`."""
        if "message" in self.values:  # written by the worker, which knew the language
            return str(self.values["message"])
        return text(f"server.{self.key}", lang, **self.values)

    def document(self, lang: Lang) -> dict[str, object]:
        """Return the problem as RFC 9457 has it; `line` and `column` point into the query."""
        problem: dict[str, object] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.message(lang),
            "code": self.key,
        }
        if self.place is not None:
            problem["line"], problem["column"] = self.place
        return problem
