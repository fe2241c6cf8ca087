"""Articles as JSON lines: the way to run over a data set in one process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from factlint.documents import Declared, Document, Unreadable, document_from_text
from factlint.model import Problem

SOURCE = "<stdin>"


class ArticleRecord(msgspec.Struct, frozen=True):
    """One line: `published` is an ISO day, or a time of which the day counts as written."""

    id: str | int
    text: str
    published: str | None = None


class ArticleRecords:
    """The identifier and document of each line; other keys of a record are passed over.

    `problems` has the lines that are no such record, complete once the iteration has ended.
    """

    def __init__(
        self, lines: Iterable[bytes], given: Declared, default: Declared = Declared()
    ) -> None:
        self.problems: list[Problem] = []
        self._lines = lines
        self._given = given
        self._default = default

    def __iter__(self) -> Iterator[tuple[str | int, Document]]:
        read = 0
        for number, line in enumerate(self._lines, 1):
            if not line.strip():
                continue
            read += 1
            try:
                article = _read(line, self._given, self._default)
            except Unreadable as error:
                message = "; ".join(problem.message for problem in error.problems)
                self.problems.append(Problem(SOURCE, number, 1, message))
            except ValueError as error:
                self.problems.append(Problem(SOURCE, number, 1, str(error)))
            else:
                yield article
        if not read:
            self.problems.append(Problem(SOURCE, 0, 0, "no record found: nothing was read"))


def _read(line: bytes, given: Declared, default: Declared) -> tuple[str | int, Document]:
    """The article of a line. Raises `ValueError`, as msgspec's own errors are."""
    record = msgspec.json.decode(line, type=ArticleRecord)
    if record.published and not given.published:
        given = msgspec.structs.replace(given, published=date.fromisoformat(record.published[:10]))
    return record.id, document_from_text(record.text, str(record.id), given, default)
