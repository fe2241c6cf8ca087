"""Cold starts, as multiples of the time that Python itself needs to start.

    python bench/startup.py [-n RUNS]

Runs of the commands alternate, so that a busy moment of the machine hits all alike. The median
counts.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
BASE = "python -c pass"


def commands() -> dict[str, list[str]]:
    """The commands to time, by the name to show."""
    beside = Path(sys.executable).with_name("factlint")
    script = shutil.which("factlint", path=str(beside.parent))
    factlint = [script] if script else [sys.executable, "-m", "factlint"]
    seed = min((ROOT / "seeds").glob("*.txt"))
    return {
        BASE: [sys.executable, "-c", "pass"],
        "factlint --version": [*factlint, "--version"],
        "factlint check, one seed": [*factlint, "check", str(seed)],
        "factlint extract, one seed": [*factlint, "extract", str(seed)],
    }


def measure(runs: int) -> dict[str, float]:
    """The median seconds of each command."""
    seconds: dict[str, list[float]] = {name: [] for name in commands()}
    for _ in range(runs):
        for name, command in commands().items():
            start = perf_counter()
            done = subprocess.run(command, cwd=ROOT, capture_output=True)
            seconds[name].append(perf_counter() - start)
            if done.returncode not in (0, 1):
                sys.exit(f"{name} ended with {done.returncode}:\n{done.stderr.decode()}")
    return {name: median(times) for name, times in seconds.items()}


def main() -> int:
    """Print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", "--runs", type=int, default=11, help="default: 11")
    medians = measure(max(1, parser.parse_args().runs))
    for name, seconds in medians.items():
        print(f"{name:28} {seconds * 1000:8.1f} ms {seconds / medians[BASE]:7.1f} ×")
    return 0


if __name__ == "__main__":
    sys.exit(main())
