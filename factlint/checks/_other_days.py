"""Sentences that tell of other days than that of the article."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property

from factlint.extract.article import Article
from factlint.extract.passages import Places, passage, times_in
from factlint.extract.tokens import Range

HISTORY = timedelta(days=30)
"""How long before publication a day makes a sentence one about the past."""
REACH = 8
"""So many words before a day may say that something is so since then."""


class OtherDays:
    """The sentences of one article that are about the past."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._since = article.grammar.listed("since")

    def tell_of(self, place: Range) -> bool:
        """True where the sentence tells of other days; what is so since then is of today."""
        part = passage(self.article, place)
        return self.are_told_in(part) or self.are_dated_in(part)

    def are_told_in(self, part: Range) -> bool:
        """True for a stretch that tells of other days without a date: "at the time"."""
        return self._history.are_in(part)

    def are_dated_in(self, part: Range) -> bool:
        """True for a stretch with a day long ago; a mere quarter may be of a game."""
        day = self.article.anchor
        return any(
            day is not None
            and time.value.end is not None
            and time.value.end < day - HISTORY
            and not (time.value.relative and time.value.grain == "quarter")
            and not self._is_since(time.first)
            for time in times_in(self.article, part)
            if time.value
        )

    def _is_since(self, at: int) -> bool:
        """True behind "since", also with a few words between: "since the strike of 2021"."""
        first = max(self.article.sentence_of(at)[0], at - REACH)
        return not self._since.isdisjoint(self.article.tokens.folded[first:at])

    @cached_property
    def _history(self) -> Places:
        return Places(self.article, self.article.lexicon.titles.history)
