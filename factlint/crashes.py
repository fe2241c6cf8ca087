"""Internal errors as problems: one article that breaks something does not end the run."""

from __future__ import annotations

import os

from factlint.model import Problem


def crash(path: str, error: Exception, doing: str = "") -> Problem:
    """The problem that an exception is, with what was done when it came.

    Prints the traceback where `FACTLINT_DEBUG` is set.
    """
    if os.environ.get("FACTLINT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    said = " ".join(f"{type(error).__name__}: {error}".split())
    when = f" while {doing}" if doing else ""
    hint = "set FACTLINT_DEBUG=1 for the traceback"
    return Problem(path, 0, 0, f"internal error{when}: {said} ({hint})")
