#!/usr/bin/env python3
"""Set up the project beside this file and run it: needs Python 3.11 or newer, nothing else.

    python3 run.py              the main job: the report on the three municipalities, in report/
    python3 run.py test         all checks and tests
    python3 run.py ANYTHING …   the ssp-graph command, e.g. `python3 run.py show herning`

The first run makes a virtual environment in `.venv` with the versions of `requirements.lock`;
later runs reuse it until the lock file or `pyproject.toml` changes.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
MAIN_JOB = ["report", "herning", "silkeborg", "hedensted", "-o", str(ROOT / "report")]
CHECKS = [
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "."],
    ["-m", "mypy"],
    ["-m", "pytest", "-q", "-n", "2"],
]


def wanted() -> str:
    """What the environment has to match, as one digest."""
    parts = [(ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml")]
    return hashlib.sha256(b"\0".join([sys.version.encode(), *parts])).hexdigest()


def set_up() -> None:
    """Make or renew `.venv`; does nothing where it already matches."""
    stamp = ENVIRONMENT / "ssp-graph.stamp"
    if stamp.is_file() and PYTHON.is_file() and stamp.read_text() == wanted():
        return
    print("Setting up .venv (the first run takes a few minutes) …", file=sys.stderr, flush=True)
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    # Errors only: what pip warns of, such as running as root, is of no concern in here.
    install = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    locked = [*install, "--require-hashes", "-r", str(ROOT / "requirements.lock")]
    subprocess.run(locked, check=True)
    subprocess.run([*install, "--no-deps", "-e", str(ROOT)], check=True)
    stamp.write_text(wanted())


def run_checks(extra: list[str]) -> int:
    """Run every check to its end, so that one failure does not hide the next."""
    failed = []
    for check in CHECKS:
        arguments = [*check, *extra] if "pytest" in check else check
        print("\n$ python " + " ".join(arguments), file=sys.stderr, flush=True)
        if subprocess.run([str(PYTHON), *arguments], cwd=ROOT, check=False).returncode:
            failed.append(check[1])
    if failed:
        print("\nFailed: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Set up, then run what `arguments` name; the exit code is that of what ran."""
    # A clear word beats a syntax error from deep inside a dependency. The interpreter that
    # gets here may be older than the type checker's target, which takes this for dead code.
    if sys.version_info < (3, 11):  # noqa: UP036
        print("Python 3.11 or newer is needed, this is " + sys.version.split()[0], file=sys.stderr)
        return 2
    try:
        set_up()
    except subprocess.CalledProcessError as error:
        print(f"The set-up failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        if "ensurepip" in error.cmd:
            print("Python's venv is incomplete: on Debian install python3-venv.", file=sys.stderr)
        return 2
    if arguments[:1] == ["test"]:
        return run_checks(arguments[1:])
    command = [str(PYTHON), "-m", "ssp_graph", *(arguments or MAIN_JOB)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
