"""The command line. One module is one command, imported only when that command runs.

A command's module has `add_arguments(parser)` and `run(arguments) -> int`, the exit code:
0 clean, 1 findings at or above `--fail-on`, 2 the run itself failed. Start-up is part of the
product, so that nothing is imported here that `factlint --version` does not need.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from factlint import __version__
from factlint.cli.failure import RunFailed

FAILED = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code; only argparse's `SystemExit` leaves it."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        print(f"factlint {__version__}")
        return 0
    try:
        return _run(arguments)
    except RunFailed as failure:
        return _fail(*failure.reasons)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_broken_pipe()
    except Exception as error:
        return _report_crash(error)


def _run(arguments: list[str]) -> int:
    from factlint.cli.commands import run_command
    from factlint.cli.output import printing, use_utf8

    use_utf8()
    _find_working_directory()
    try:
        return run_command(arguments)
    finally:
        with printing():  # here, where a broken pipe is still ours to deal with
            sys.stdout.flush()


def _find_working_directory() -> None:
    try:
        os.getcwd()
    except OSError as error:
        reason = f"{error.strerror}; change to a folder that is there"
        raise RunFailed(f"factlint: the working directory cannot be used: {reason}") from None


def _fail(*reasons: object) -> int:
    from factlint.cli.output import print_problems

    print_problems(reasons)
    return FAILED


def _leave_broken_pipe() -> int:
    from factlint.cli.output import silence

    silence()
    return FAILED


def _report_crash(error: Exception) -> int:
    from factlint.crashes import crash

    return _fail(crash("factlint", error))
