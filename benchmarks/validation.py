"""How long validation takes, and how much of it is ours.

Measured in one run, in CPU time, after everything was loaded once: `validate` for each shipped
municipality as a ratio to pySHACL alone with the same shapes and the same graph, the same for
all rules over the three, and pySHACL's own time by rule. Fails when the wrapping costs more
than `WRAPPING` times pySHACL, or when a rule takes more than `SHARE` of the total.

    python benchmarks/validation.py [--repeat 3]
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from pyshacl.shape import Shape

import ssp_graph as ssp
from ssp_graph import conformance

WRAPPING = 1.3
SHARE = 0.2
MUNICIPALITIES = ("herning", "silkeborg", "hedensted")
TODAY = date(2026, 11, 21)


def main() -> int:
    """Print the measurements; return 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=3, help="take the median of so many runs")
    repeat = parser.parse_args().repeat
    kb = ssp.load()
    shapes = conformance.shapes_graph()
    units = {name: conformance.validate(kb, name, on=TODAY).unit for name in MUNICIPALITIES}
    failures: list[str] = []

    print(f"{'':12}{'validate':>10}{'pySHACL':>10}{'ratio':>8}{'survey':>10}")
    whole = alone = 0.0
    for name, unit in units.items():
        ours, engine = paired(
            lambda name=name: conformance.validate(kb, name, on=TODAY),
            lambda unit=unit: conformance.run_engine(unit.graph, shapes),
            repeat,
        )
        quick = timed(lambda name=name: conformance.survey(kb, name, on=TODAY))
        whole, alone = whole + ours, alone + engine
        print(f"{name:12}{ours:9.2f}s{engine:9.2f}s{ours / engine:8.2f}{quick:9.2f}s")
    print(f"{'all three':12}{whole:9.2f}s{alone:9.2f}s{whole / alone:8.2f}")
    if whole / alone > WRAPPING:
        failures.append(f"wrapping costs {whole / alone:.2f} × pySHACL, more than {WRAPPING}")

    times = per_rule(lambda: [conformance.run_engine(u.graph, shapes) for u in units.values()])
    total = sum(times.values())
    print("\npySHACL's time by rule")
    for rule, seconds in times.most_common():
        print(f"{rule:8}{seconds:8.3f}s{seconds / total:8.1%}")
    slow = [rule for rule, seconds in times.items() if seconds > SHARE * total]
    failures += [f"{rule} takes more than {SHARE:.0%} of the total" for rule in slow]

    print(*(f"\nTOO SLOW: {failure}" for failure in failures), sep="")
    return 1 if failures else 0


def timed(action: Callable[[], object]) -> float:
    """Return the CPU seconds of `action`."""
    start = time.process_time()
    action()
    return time.process_time() - start


def paired(
    one: Callable[[], object], other: Callable[[], object], repeat: int
) -> tuple[float, float]:
    """Return the median CPU seconds of both, run in turns so that they share the weather."""
    pairs = [(timed(one), timed(other)) for _ in range(repeat)]
    return median(first for first, _ in pairs), median(second for _, second in pairs)


def per_rule(action: Callable[[], object]) -> Counter[str]:
    """Return the CPU seconds that pySHACL spends on the shapes of each rule during `action`."""
    times: Counter[str] = Counter()
    original = Shape.validate

    def measured(self: Shape, *arguments: Any, **options: Any) -> Any:
        if options.get("_evaluation_path") is not None:
            return original(self, *arguments, **options)
        start = time.process_time()
        try:
            return original(self, *arguments, **options)
        finally:
            name = re.match(r"[A-Z]-\d+(\.\d+)?", str(self.node).rpartition("/")[2])
            times[name[0] if name else "helpers"] += time.process_time() - start

    Shape.validate = measured
    try:
        action()
    finally:
        Shape.validate = original
    return times


if __name__ == "__main__":
    sys.exit(main())
