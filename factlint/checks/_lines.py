"""Parts on lines of their own, with their total on a line or in the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._part_sentences import LONGEST_ROW
from factlint.checks._parts import Item, PartReader
from factlint.checks._wholes import Claim
from factlint.extract.passages import adjoin, has_words
from factlint.extract.tokens import Range

FEWEST = 2
BEFORE = 3


class LineReader:
    """Finds lists and tables of one column in an article."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.words = parts.tokens.words

    def read(self) -> Iterator[Claim]:
        """The lists that have a total."""
        rows: list[Range] = []
        for sentence in filter(self._is_row, self.parts.sentences):
            if rows and not adjoin(self.parts.article, rows[-1], sentence):
                yield from self._claims(rows)
                rows = []
            rows.append(sentence)
        yield from self._claims(rows)

    def _is_row(self, sentence: Range) -> bool:
        """True for a line that is no sentence and has one figure and words."""
        first, stop = sentence
        if stop - first > LONGEST_ROW or (first and self.words[first - 1] != "\n"):
            return False
        marks = [word for word in self.words[first:stop] if word != "\n"]
        named = any(word[0].isalpha() for word in marks)
        return named and marks[-1] not in ".!?:" and len(self.parts.between(*sentence)) == 1

    def _claims(self, rows: Sequence[Range]) -> Iterator[Claim]:
        totals = [row for row in rows if self.parts.cued("total", row)]
        items = tuple(self._item(row) for row in rows if row not in totals)
        if len(items) < FEWEST or len(totals) > 1:
            return
        if totals:
            yield Claim((self.parts.between(*totals[0])[0],), items, True)
        elif before := self._introduction(rows[0][0]):
            wholes = tuple(reversed(self.parts.between(*before)))
            yield Claim(wholes, items, True, len(wholes) == 1)

    def _item(self, row: Range) -> Item:
        label = " ".join(word for word in self.words[slice(*row)] if word[0].isalpha())
        return Item(self.parts.between(*row)[0], *row, (("label", label),))

    def _introduction(self, at: int) -> Range | None:
        """The few sentences before a list, where the last of them ends with a colon."""
        article = self.parts.article
        index = article.sentence_ranges.index(article.sentence_of(at))
        ranges = article.sentence_ranges[:index]
        spoken = [sentence for sentence in ranges if has_words(article, sentence)][-BEFORE:]
        if not spoken:
            return None
        marks = [word for word in self.words[slice(*spoken[-1])] if word != "\n"]
        return (spoken[0][0], spoken[-1][1]) if marks[-1] == ":" else None
