"""Answers that were given before: the data of a version don't change, so neither do they."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from dataclasses import dataclass

from ssp_graph.server.messages import Head

_LARGEST = 2 << 20  # bytes; a larger answer isn't kept


@dataclass(frozen=True)
class Answer:
    """What a worker answered: media type, content, further headers, and its entity tag."""

    media_type: str
    content: bytes
    headers: tuple[tuple[str, str], ...]
    tag: str


class Cache:
    """The answers used most recently, up to a number of bytes in all."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._size = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    @staticmethod
    def key(version: str, kind: str, head: Head, body: bytes) -> str:
        """Return the name of the answer to a request of the given version of the data."""
        text = json.dumps([version, kind, head], sort_keys=True).encode()
        return hashlib.blake2b(text + b"\0" + body, digest_size=15).hexdigest()

    def get(self, key: str) -> Answer | None:
        """Return the answer kept as `key`."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer, and let go of those not used for longest."""
        if len(answer.content) > _LARGEST:
            return
        if key in self._answers:
            self._size -= len(self._answers.pop(key).content)
        self._answers[key] = answer
        self._size += len(answer.content)
        while self._size > self.capacity:
            _, old = self._answers.popitem(last=False)
            self._size -= len(old.content)

    def clear(self) -> None:
        """Let go of everything, as when a new version is swapped in."""
        self._answers.clear()
        self._size = 0
