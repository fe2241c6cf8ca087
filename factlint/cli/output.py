"""Where output goes: standard streams in UTF-8, files replaced in one step, and colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from factlint.cli.failure import RunFailed
from factlint.writing import replacing

COLOR_CHOICES = ("auto", "always", "never")


def use_utf8() -> None:
    """Make standard output and error UTF-8 whatever the locale, with plain line ends."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour: `auto` does on a terminal, unless NO_COLOR or TERM=dumb says no."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


@contextmanager
def printing() -> Iterator[TextIO]:
    """Standard output, to be written to. Raises `RunFailed`, as when its disk is full."""
    try:
        yield sys.stdout
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise RunFailed(f"standard output: cannot be written: {error.strerror}") from None


def silence() -> None:
    """Nobody can read standard output: say nothing more, not even when Python exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_problems(problems: Iterable[object]) -> None:
    """Print each problem as a line on standard error, which no terminal or CI runner obeys."""
    from factlint.reporters.cells import printable_line  # seldom needed

    for problem in problems:
        print(printable_line(str(problem)), file=sys.stderr)


def print_harmless(*texts: str) -> None:
    """Print texts with words of files in them on standard output, line by line."""
    from factlint.reporters.cells import printable_line

    for text in texts:
        print("\n".join(map(printable_line, text.split("\n"))))


@contextmanager
def open_output(name: str) -> Iterator[TextIO]:
    """A file that appears whole or not at all. Raises `RunFailed`."""
    path = Path(name)
    try:
        if path.exists() and not path.is_file():  # a device or pipe, not to be replaced
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
        else:
            with replacing(name) as descriptor, _text(descriptor) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RunFailed(f"{name}: cannot be written: {error.strerror}") from None


def _text(descriptor: int) -> TextIO:
    return open(
        descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n", closefd=False
    )
