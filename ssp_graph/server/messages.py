"""How the web process and its workers talk: a JSON head and a body of bytes.

JSON, because a worker has run a stranger's input and nothing that it says may run as code.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any

_SIZES = struct.Struct("!IQ")
_LARGEST = 64 << 20

Head = dict[str, Any]


def pack(head: Head, body: bytes) -> bytes:
    """Return a message as it goes over the wire."""
    text = json.dumps(head, separators=(",", ":")).encode()
    return _SIZES.pack(len(text), len(body)) + text + body


def receive(connection: socket.socket) -> tuple[Head, bytes]:
    """Return the next message. Raises EOFError when the other side has gone."""
    head_size, body_size = _SIZES.unpack(_exactly(connection, _SIZES.size))
    head: Head = json.loads(_exactly(connection, head_size))
    return head, _exactly(connection, body_size)


async def read(reader: asyncio.StreamReader) -> tuple[Head, bytes]:
    """Return the next message of a worker. Raises EOFError when the worker has died."""
    head_size, body_size = _SIZES.unpack(await reader.readexactly(_SIZES.size))
    if head_size + body_size > _LARGEST:
        raise EOFError("a message of impossible size")
    head: Head = json.loads(await reader.readexactly(head_size))
    return head, await reader.readexactly(body_size)


def _exactly(connection: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(min(size - len(parts), 1 << 20))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)
