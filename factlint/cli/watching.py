"""`--watch`: run again whenever a file changes, until interrupted."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable

from factlint.cli.failure import RunFailed
from factlint.cli.output import print_problems
from factlint.cli.sources import Sources

PAUSE = 0.3
"""Seconds between two looks at the files."""
SHARE = 9
"""How many times as long as a look takes there is none, where they are many."""
CLEAR = "\x1b[2J\x1b[H"

State = dict[str, tuple[int, int]]


def watch(run: Callable[[], int], arguments: Namespace) -> None:
    """Run now and after every change of what the run goes by, which is looked up again each time.

    What the run itself writes is no change. Ends with `KeyboardInterrupt` only.
    """
    while True:
        sources = Sources(arguments)
        before = _state(sources)
        if sys.stdout.isatty():
            sys.stdout.write(CLEAR)
        try:
            run()
        except RunFailed as failure:  # a rule that is being written
            print_problems(failure.reasons)
        sys.stdout.flush()
        print("factlint: watching; Ctrl-C ends it", file=sys.stderr, flush=True)
        _wait(sources, before)


def _wait(sources: Sources, before: State) -> None:
    while True:
        began = time.monotonic()
        if _state(sources) != before:
            return
        time.sleep(max(PAUSE, SHARE * (time.monotonic() - began)))


def _state(sources: Sources) -> State:
    """Size and time of change of all that is there."""
    state: State = {}
    try:
        for path in sources.files():
            try:
                status = os.stat(path)
            except OSError:
                continue
            state[path] = status.st_mtime_ns, status.st_size
    except OSError:  # a folder of rules that goes while it is looked at
        state.clear()
    return state
