"""What the readers of lengths share: an article, and what the words of one rule find in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from factlint.checks._end_finder import EndFinder
from factlint.checks._said_lengths import LengthFinder, SaidLength
from factlint.checks._times import Times
from factlint.extract.article import Article, Match
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold, fold_all

Wordings = tuple[tuple[str, tuple[Pattern, ...]], ...]


class LengthText:
    """An article read by the wordings, cues, words and jubilees of a rule, each of them once."""

    def __init__(
        self,
        article: Article,
        wordings: Wordings,
        cues: Wordings,
        words: Table[Words],
        jubilees: Table[int],
    ) -> None:
        self.article, self.cues, self.times = article, dict(cues), Times(article)
        self.said = {name: fold_all(listed) for name, listed in words}
        self.jubilees = {fold(word): years for word, years in jubilees}
        self._wordings = wordings

    @cached_property
    def found(self) -> Mapping[str, list[Match]]:
        """Where each wording stands."""
        return {name: list(self.article.find(patterns)) for name, patterns in self._wordings}

    @cached_property
    def lengths(self) -> list[SaidLength]:
        """Every length that is said."""
        return list(LengthFinder(self.article, self.said, self.jubilees).read())

    @cached_property
    def ends(self) -> EndFinder:
        """The times around a length."""
        return EndFinder(self.article, self.said)
