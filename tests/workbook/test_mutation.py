"""10,000 mutated workbooks: each is read or refused with a message, none ends otherwise."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import PROJECT


@pytest.mark.parametrize(("kind", "count"), [("archives", 4000), ("parts", 3000), ("cells", 3000)])
def test_mutated_workbooks(kind: str, count: int) -> None:
    """They are read in one process of their own, within a bound on memory and time."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.workbook.mutation", kind, str(count)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert sum(told.values()) == count
    assert 0 < told["read"] < count / 2
