"""The articles that a command is given: files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from factlint.documents import (
    Declared,
    Document,
    Unreadable,
    document_from_bytes,
    find_articles,
    open_document,
)
from factlint.documents.reading import LARGEST
from factlint.model import Problem

STDIN = "-"


class Articles:
    """The documents of some paths, opened one after the other while they are iterated over.

    They can be iterated over again. `problems` has what was not found or not read, complete once
    the iteration has ended; `stdin` is what came from standard input.
    """

    def __init__(self, paths: Sequence[str], given: Declared, stdin_name: str) -> None:
        self.files, self.problems = find_articles([path for path in paths if path != STDIN])
        self.stdin_name = stdin_name if STDIN in paths else ""
        self.stdin = b""
        self._given = given
        if not self.files and not self.stdin_name and not any(p.fatal for p in self.problems):
            self.problems.append(
                Problem(" ".join(paths), 0, 0, "no article found: nothing was read")
            )
        self._missing = tuple(self.problems)

    def keep(self, files: Iterable[str]) -> None:
        """Read only those of the articles that are among some files."""
        kept = set(files)
        self.files = [file for file in self.files if file in kept]

    def __iter__(self) -> Iterator[Document]:
        self.problems = list(self._missing)
        for path in self.files:
            try:
                yield open_document(path, self._given)
            except Unreadable as error:
                self.problems += error.problems
        if self.stdin_name:
            yield from self._read_stdin()

    def _read_stdin(self) -> Iterator[Document]:
        self.stdin = self.stdin or sys.stdin.buffer.read(LARGEST + 1)
        try:
            yield document_from_bytes(self.stdin, self.stdin_name, self._given)
        except Unreadable as error:
            self.problems += error.problems
