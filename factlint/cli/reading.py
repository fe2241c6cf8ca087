"""The articles that a command is given: files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from factlint.documents import (
    Declared,
    Document,
    Unreadable,
    document_from_text,
    find_articles,
    open_document,
)
from factlint.documents.formats.plain import decode
from factlint.documents.reading import LARGEST, TOO_LARGE
from factlint.model import Problem

STDIN = "-"


class Articles:
    """The documents of some paths, opened one after the other while they are iterated over.

    `problems` has what was not found or not read, complete once the iteration has ended.
    """

    def __init__(self, paths: Sequence[str], given: Declared, stdin_name: str) -> None:
        self.files, self.problems = find_articles([path for path in paths if path != STDIN])
        self._stdin_name = stdin_name if STDIN in paths else ""
        self._given = given
        if not self.files and not self._stdin_name and not any(p.fatal for p in self.problems):
            self.problems.append(
                Problem(" ".join(paths), 0, 0, "no article found: nothing was read")
            )

    def keep(self, files: Iterable[str]) -> None:
        """Read only those of the articles that are among some files."""
        kept = set(files)
        self.files = [file for file in self.files if file in kept]

    def __iter__(self) -> Iterator[Document]:
        for path in self.files:
            try:
                yield open_document(path, self._given)
            except Unreadable as error:
                self.problems += error.problems
        if self._stdin_name:
            yield from self._read_stdin()

    def _read_stdin(self) -> Iterator[Document]:
        data = sys.stdin.buffer.read(LARGEST + 1)
        try:
            text = decode(data)
            if len(data) > LARGEST:
                raise ValueError(TOO_LARGE)
        except ValueError as error:
            self.problems.append(Problem(self._stdin_name, 0, 0, str(error)))
        else:
            yield document_from_text(text, self._stdin_name, self._given)
