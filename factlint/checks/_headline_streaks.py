"""How long a streak is in headline and body: `third title in a row`, `second successive`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.checks._headline_text import Parts, Range, WordConflict
from factlint.extract.article import Article
from factlint.extract.passages import quantities_in
from factlint.rulebook.words import fold_marks

BEHIND = 6
"""Words behind an ordinal in which the word of a streak stands."""


class Streak(msgspec.Struct, frozen=True):
    """A place in a streak, or the number of those in it."""

    number: float
    place: Range


class HeadlineStreaks:
    """The streaks of headline and deck beside those of the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._row = frozenset(parts.rule.streaks)

    def read(self) -> Iterator[WordConflict]:
        """Every one where the body has one other only."""
        for part, tokens in self.parts.heads:
            mine = self._in(tokens) if part != "caption" else []
            if not mine:
                continue
            body = [streak for stretch in self.parts.body for streak in self._in(stretch)]
            numbers = {streak.number for streak in body}
            for streak in mine:
                told = self.article.tokens.words[streak.place[0]] in self.parts.spelt
                if len(numbers) == len(mine) == 1 and streak.number not in numbers and not told:
                    there = tuple(other.place for other in body)
                    yield WordConflict(streak.place, there, "contradicted")

    def _in(self, stretch: Range) -> list[Streak]:
        """The streaks of a stretch, without what somebody says."""
        found = []
        for token in quantities_in(self.article, stretch):
            if token.value.value is None:
                continue
            behind = self.article.tokens.words[token.stop : min(token.stop + BEHIND, stretch[1])]
            at = next((i for i, w in enumerate(behind) if fold_marks(w) in self._row), None)
            if at is None or not all(word[0].isalpha() for word in behind[: at + 1]):
                continue
            if self.article.quoted(self.article.tokens.span(token.first, token.stop)) is None:
                found.append(Streak(token.value.value, (token.first, token.stop + at + 1)))
        return found
