"""What a process that runs strangers' input is not allowed to do."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from dataclasses import dataclass

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Bounds:
    """Seconds of wall clock, bytes of memory, bytes of answer, and whether files may be opened."""

    seconds: float
    memory: int
    answer: int
    files: bool


# A query needs nothing but its text and the graph: no file can be opened, and no socket either.
BOUNDS = {
    "query": Bounds(seconds=5, memory=768 * MEGABYTE, answer=5_000_000, files=False),
    "page": Bounds(seconds=30, memory=1024 * MEGABYTE, answer=50_000_000, files=True),
    "slow": Bounds(seconds=180, memory=1024 * MEGABYTE, answer=50_000_000, files=True),
    "upload": Bounds(seconds=20, memory=1024 * MEGABYTE, answer=50_000_000, files=True),
}


def die_with_parent() -> None:
    """Ask the kernel to kill this process when the one that made it is gone."""
    _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def leave_network() -> bool:
    """Move this process into a network namespace of its own; False where that isn't allowed.

    In it there is no interface but an unconfigured loopback, so that nothing can be reached.
    """
    libc = _libc()
    if libc.unshare(_CLONE_NEWNET) == 0:
        return True
    return bool(libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def confine(bounds: Bounds) -> None:
    """Set the limits of a worker. They can't be lifted again."""
    _libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if bounds.files:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    else:
        # Open descriptors stay usable; a new one, of whatever kind, can't be had.
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def limit_processor(seconds: float) -> None:
    """Let the kernel end this process after `seconds` more of processor time.

    The web process kills what overruns; this is for the case that it has gone itself.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds + 2)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def silence() -> None:
    """Send what libraries print to nowhere: it may hold a stranger's input."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
