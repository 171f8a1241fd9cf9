"""How long the command line takes to start, as ratios to a bare import of the store.

Run: ``python benchmarks/startup.py``. The fastest of several runs of ``--help`` and of a cold
comparison of three municipalities, each divided by the fastest of
``python -c "import pyoxigraph"`` measured in the same run; the fastest is the one that other
programs disturbed least. Byte code is cached, as it is after an installation. Exits with 1
above the budget: 4 for ``--help``, 15 for the comparison.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

ROUNDS = 15
BUDGET = {"--help": 4.0, "compare": 15.0}
# What the installed ssp-graph script does.
_SCRIPT = "from ssp_graph.cli import main; main()"
COMMANDS = {
    "import pyoxigraph": ["-c", "import pyoxigraph"],
    "--help": ["-c", _SCRIPT, "--help"],
    "compare": ["-c", _SCRIPT, "compare", "herning", "silkeborg", "hedensted"],
}


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    """Return the wall-clock seconds of one run of Python with `arguments`."""
    command = [sys.executable, *arguments]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> int:
    """Measure in turns, so that a slow moment hits all alike; print and judge the ratios."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as cache:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for arguments in COMMANDS.values():
            seconds(arguments, environment)  # the first run compiles
        for _ in range(ROUNDS):
            for name, arguments in COMMANDS.items():
                times[name].append(seconds(arguments, environment))
    fastest = {name: min(values) for name, values in times.items()}
    base = fastest["import pyoxigraph"]
    over = 0
    for name, time_taken in fastest.items():
        ratio = time_taken / base
        limit = BUDGET.get(name)
        verdict = "" if limit is None else f"  budget {limit:.0f}x"
        over += limit is not None and ratio > limit
        print(f"{name:20} {time_taken * 1000:7.1f} ms  {ratio:5.1f}x{verdict}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
