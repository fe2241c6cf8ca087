"""`--watch`: run again whenever a file changes, until interrupted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence

from factlint.cli.failure import RunFailed
from factlint.cli.output import print_problems
from factlint.documents import find_articles
from factlint.documents.reading import SIDECAR

PAUSE = 0.3
"""Seconds between two looks at the files."""
CLEAR = "\x1b[2J\x1b[H"

State = dict[str, tuple[int, int]]


def watch(
    run: Callable[[], int],
    paths: Sequence[str],
    others: Iterable[str],
    written: frozenset[str] = frozenset(),
) -> None:
    """Run now and after every change of an article, its side file, or another file.

    What the run itself has `written` is no change. Ends with `KeyboardInterrupt` only.
    """
    others = tuple(others)

    def state() -> State:
        return _state(paths, others, written)

    while True:
        before = state()
        if sys.stdout.isatty():
            sys.stdout.write(CLEAR)
        try:
            run()
        except RunFailed as failure:  # a rule that is being written
            print_problems(failure.reasons)
        sys.stdout.flush()
        print("factlint: watching; Ctrl-C ends it", file=sys.stderr, flush=True)
        while state() == before:
            time.sleep(PAUSE)


def _state(paths: Sequence[str], others: Iterable[str], written: frozenset[str]) -> State:
    """Size and time of change of all that is there."""
    found, _ = find_articles(paths)
    articles = [path for path in found if os.path.realpath(path) not in written]
    state: State = {}
    for path in (*articles, *(article + SIDECAR for article in articles), *others):
        try:
            status = os.stat(path)
        except OSError:
            continue
        state[path] = status.st_mtime_ns, status.st_size
    return state
