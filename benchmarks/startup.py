"""How long the command line takes to start, as ratios to a bare import of the store.

Run: ``python benchmarks/startup.py``. The median of several runs of ``--help`` and of a cold
comparison of three municipalities, each divided by the median of
``python -c "import pyoxigraph"`` measured in the same run. Exits with 1 above the budget:
4 for ``--help``, 15 for the comparison.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
BUDGET = {"--help": 4.0, "compare": 15.0}
COMMANDS = {
    "import pyoxigraph": ["-c", "import pyoxigraph"],
    "--help": ["-m", "ssp_graph", "--help"],
    "compare": ["-m", "ssp_graph", "compare", "herning", "silkeborg", "hedensted"],
}


def seconds(arguments: list[str]) -> float:
    """Return the wall-clock seconds of one run of Python with `arguments`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Measure in turns, so that a slow moment hits all alike; print and judge the ratios."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for arguments in COMMANDS.values():
        seconds(arguments)  # the first run reads from the disk and writes byte code
    for _ in range(ROUNDS):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians["import pyoxigraph"]
    over = 0
    for name, median in medians.items():
        ratio = median / base
        limit = BUDGET.get(name)
        verdict = "" if limit is None else f"  budget {limit:.0f}x"
        over += limit is not None and ratio > limit
        print(f"{name:20} {median * 1000:7.1f} ms  {ratio:5.1f}x{verdict}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
