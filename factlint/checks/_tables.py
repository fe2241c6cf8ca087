"""Rows of a table in which one column is the sum of others: played, won, drawn and lost.

No heading is read: that all rows but one add up tells what the columns are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import prod

from factlint.checks._parts import Figure, PartReader, labelled
from factlint.checks._wholes import Claim
from factlint.extract.tokens import Range
from factlint.model import Quantity

LONGEST = 18
"""Characters of a number that a cell may be."""
LEAST_CELLS, MOST_CELLS = 3, 12
MOST_LABELS = 8
FEWEST_ROWS = 4
CHANCE = 30_000
"""So great the sums of the other rows are, multiplied, that they do not come about by chance."""
_RULED = re.compile(r"[^|\t]+")
_PLAIN = re.compile(r"[^\s|]+")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
Row = list[Figure | None]


class TableReader:
    """Finds the tables of an article, ruled or in plain lines."""

    def __init__(self, parts: PartReader) -> None:
        self.document = parts.article.document
        self.starts = parts.tokens.starts

    def read(self) -> Iterator[Claim]:
        """The rows that do not add up in tables whose other rows do."""
        for length, rows in groupby(self._rows(), key=len):
            table = list(rows)
            if length and len(table) >= FEWEST_ROWS:
                for whole in range(length):
                    for parts in _beside(whole, length):
                        yield from _claims(table, whole, parts)

    def _rows(self) -> Iterator[Row]:
        """The cells of each line with words, from its first number on; nothing for prose."""
        text, starts = self.document.text, self.document.line_starts
        for start, stop in pairwise((*starts, len(text))):
            line = text[start:stop]
            if any(map(str.isalnum, line)):
                yield self._cells(line, start)

    def _cells(self, line: str, start: int) -> Row:
        ruled = "|" in line or "\t" in line
        cells = [self._cell(found, start) for found in (_RULED if ruled else _PLAIN).finditer(line)]
        first = next((at for at, cell in enumerate(cells) if cell), len(cells))
        row = cells[first:]
        numbers = sum(cell is not None for cell in row)
        plain = first <= MOST_LABELS and len(row) <= MOST_CELLS and 2 * numbers >= len(row)
        return row if first and plain and numbers >= LEAST_CELLS else []

    def _cell(self, found: re.Match[str], start: int) -> Figure | None:
        """The whole number that a cell is."""
        written = found[0].strip(" ,.;:\n")
        if not _NUMBER.fullmatch(written) or len(written) > LONGEST:
            return None
        number = int(written.replace(",", ""))
        at = bisect_left(self.starts, start + found.start() + found[0].index(written))
        return Figure(at, at + 1, Quantity(number, number, number))


def _beside(whole: int, length: int) -> Iterator[Range]:
    """The columns in a row that may make another."""
    for first in range(length):
        for stop in range(first + 2, length + 1):
            if not first <= whole < stop:
                yield first, stop


def _claims(table: Sequence[Row], whole: int, parts: Range) -> Iterator[Claim]:
    """The one row in which some columns do not make another, where chance made not all others."""
    made: list[tuple[Figure, list[Figure]]] = []
    wrong: list[tuple[Figure, list[Figure]]] = []
    for row in table:
        total, held = row[whole], [cell for cell in row[slice(*parts)] if cell]
        if total is None or len(held) < parts[1] - parts[0]:
            return
        adds_up = _amount(total) == sum(_amount(cell) for cell in held)
        (made if adds_up else wrong).append((total, held))
    if len(wrong) == 1 and prod(_amount(total) for total, _ in made) >= CHANCE:
        total, held = wrong[0]
        yield Claim((total,), labelled(held), True)


def _amount(figure: Figure) -> int:
    return int(figure.value.value or 0)
