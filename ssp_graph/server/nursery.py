"""The process that loads the graph once and forks the workers that share its memory.

It is a process of its own, started fresh and with a single thread, because forking a process
that has threads is not safe. It is told what to do over a socket (descriptor given as the first
argument): ``fork`` a worker, ``kill`` one, let one run at low priority (``lower``). It ends when
that socket closes.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ssp_graph.server import confinement, messages
from ssp_graph.server.confinement import BOUNDS

if TYPE_CHECKING:
    from ssp_graph.server.tasks import Tasks

_PRIORITY = 3  # of workers: the web process and the nursery, which everybody needs, go first
_LOW_PRIORITY = 12


def main(arguments: Sequence[str]) -> None:
    """Load what the settings (JSON, second argument) name and serve the socket."""
    confinement.die_with_parent()
    # Ctrl-C reaches the whole group; the supervisor decides in which order things end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(arguments[0]))
    settings = json.loads(arguments[1])
    from ssp_graph.errors import SspError
    from ssp_graph.server.tasks import Tasks

    try:
        tasks = Tasks.load([Path(path) for path in settings["data"]], settings["shipped"])
    except SspError as error:
        control.send(json.dumps({"failed": error.message(settings["lang"])}).encode())
        return
    tasks.warm_up()
    # What is there now stays: a worker whose collector went through it would copy every page.
    gc.collect()
    gc.freeze()
    isolated = confinement.leave_network()
    if threading.active_count() != 1:
        raise RuntimeError("the nursery has to have a single thread")
    state = {"ready": tasks.version, "isolated": isolated, "places": tasks.places()}
    control.send(json.dumps(state).encode())
    _Nursery(control, tasks).run()


class _Nursery:
    def __init__(self, control: socket.socket, tasks: Tasks) -> None:
        self.control = control
        self.tasks = tasks
        self.workers: dict[int, int] = {}  # number → process id

    def run(self) -> None:
        wake, waker = socket.socketpair()
        wake.setblocking(False)
        waker.setblocking(False)
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        while True:
            ready, _, _ = select.select([self.control, wake], [], [])
            if wake in ready:
                with contextlib.suppress(BlockingIOError):
                    wake.recv(4096)
                self._reap()
            if self.control in ready and not self._obey():
                break
        for process in self.workers.values():
            self._end(process)

    def _obey(self) -> bool:
        try:
            data = self.control.recv(4096)
        except OSError:
            return False
        if not data:
            return False
        order: dict[str, Any] = json.loads(data)
        # A number that isn't there any more belongs to a worker that has been reaped: its process
        # id may be somebody else's by now, so nothing is sent to it.
        process = self.workers.get(order["number"])
        if order["do"] == "fork":
            self._fork(order["number"], order["kind"])
        elif process is not None and order["do"] == "kill":
            self._end(process)
        elif process is not None and order["do"] == "lower":
            os.setpriority(os.PRIO_PROCESS, process, _LOW_PRIORITY)
        return True

    def _fork(self, number: int, kind: str) -> None:
        ours, theirs = socket.socketpair()
        process = os.fork()
        if process == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self._be_worker(theirs, kind)
        theirs.close()
        with contextlib.suppress(OSError):  # it has done so itself, or it has ended
            os.setpgid(process, process)
        self.workers[number] = process
        head = json.dumps({"forked": number, "process": process}).encode()
        with contextlib.suppress(OSError):
            socket.send_fds(self.control, [head], [ours.fileno()])
        ours.close()

    def _be_worker(self, connection: socket.socket, kind: str) -> None:
        try:
            os.setpgid(0, 0)
            confinement.die_with_parent()
            if os.getppid() == 1:
                os._exit(0)
            confinement.silence()
            kept = connection.fileno()
            os.closerange(3, kept)
            os.closerange(kept + 1, 1024)
            os.setpriority(os.PRIO_PROCESS, 0, _PRIORITY)
            confinement.confine(BOUNDS[kind])
            self.tasks.wake()
            while True:
                head, body = messages.receive(connection)
                confinement.limit_processor(BOUNDS[kind].seconds)
                connection.sendall(messages.pack(*self.tasks.run(kind, head, body)))
        except (EOFError, OSError):
            os._exit(0)
        except BaseException:  # a worker never goes on as a second nursery
            os._exit(1)

    def _end(self, process: int) -> None:
        """End a worker with all that it has started; a workbook is read in a process of its own."""
        with contextlib.suppress(OSError):
            os.killpg(process, signal.SIGKILL)

    def _reap(self) -> None:
        while self.workers:
            # Until it is waited for, the number of its group can't be somebody else's.
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is None:
                return
            self._end(ended.si_pid)
            os.waitpid(ended.si_pid, 0)
            self.workers = {n: p for n, p in self.workers.items() if p != ended.si_pid}


if __name__ == "__main__":
    main(sys.argv[1:])
