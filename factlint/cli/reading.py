"""The articles that a command reads: files and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from factlint.crashes import crash
from factlint.documents import (
    Declared,
    Document,
    Unreadable,
    document_from_bytes,
    open_document,
)
from factlint.documents.reading import LARGEST
from factlint.model import Problem

STDIN = "-"


class Articles:
    """The documents of some files, opened one after the other while they are iterated over.

    With a `stdin_name` standard input is one, too, and `stdin` what came from it. They can be
    iterated over again. `problems` has what was `missing` before and what was not read, complete
    once the iteration has ended.
    """

    def __init__(
        self,
        files: Sequence[str],
        given: Declared,
        default: Declared = Declared(),
        stdin_name: str = "",
        missing: Sequence[Problem] = (),
    ) -> None:
        self.files = files
        self.problems = list(missing)
        self.stdin_name = stdin_name
        self.stdin = b""
        self.missing = tuple(missing)
        self._given = given
        self._default = default

    @property
    def names(self) -> tuple[str, ...]:
        """What the articles are called in a report."""
        return (*self.files, self.stdin_name) if self.stdin_name else tuple(self.files)

    def __iter__(self) -> Iterator[Document]:
        self.problems = list(self.missing)
        for path in self.files:
            try:
                document = open_document(path, self._given, self._default)
            except Exception as error:
                self.problems += _problems(path, error)
            else:
                yield document
        if self.stdin_name:
            yield from self._read_stdin()

    def _read_stdin(self) -> Iterator[Document]:
        self.stdin = self.stdin or sys.stdin.buffer.read(LARGEST + 1)
        try:
            document = document_from_bytes(self.stdin, self.stdin_name, self._given, self._default)
        except Exception as error:
            self.problems += _problems(self.stdin_name, error)
        else:
            yield document


def _problems(path: str, error: Exception) -> tuple[Problem, ...]:
    """What an article that was not opened tells."""
    return error.problems if isinstance(error, Unreadable) else (crash(path, error),)
