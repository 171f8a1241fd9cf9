"""Plain values for a page with every repeated text written once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

_MARK: Final = "~"
_WORTH: Final = 6  # a shorter text takes no more room than the reference to it


def pack(value: object) -> dict[str, Any]:
    """Return `value` as ``{"strings": […], "value": …}`` with references for repeated texts.

    A reference is a text of ``~`` and the place in `strings`; keys stay as they are. A text
    that begins with ``~`` itself is always replaced, so that no other can be taken for one.
    """
    used = Counter(_texts(value))
    repeated = [
        text
        for text, count in used.items()
        if (count > 1 and len(text) > _WORTH) or text.startswith(_MARK)
    ]
    numbers = {text: f"{_MARK}{number}" for number, text in enumerate(repeated)}
    return {"strings": repeated, "value": _replaced(value, numbers)}


def unpack(packed: dict[str, Any]) -> Any:
    """Return what `pack` was given."""
    strings: list[str] = packed["strings"]
    numbers = {f"{_MARK}{number}": text for number, text in enumerate(strings)}
    return _replaced(packed["value"], numbers)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _replaced(value: Any, numbers: dict[str, str]) -> Any:
    if isinstance(value, str):
        return numbers.get(value, value)
    if isinstance(value, dict):
        return {key: _replaced(inner, numbers) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(inner, numbers) for inner in value]
    return value
