"""One who speaks right behind a plural that has nobody else: "Diplomats said so. The diplomat".

What follows at once shows whose words a plural stands for: "the diplomat", of whom nothing is told
before, or somebody whom the next sentence of the paragraph introduces by name as one of the kind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factlint.checks._named_sources import NamedSources
from factlint.extract.alphabet import BREAK
from factlint.extract.article import Article
from factlint.extract.passages import sentences_behind
from factlint.extract.proper import ProperName
from factlint.extract.tokens import Range

if TYPE_CHECKING:
    from factlint.checks.source_count import SourceCountRule

OPENS = 3
"""So many tokens at the head of a sentence tell who it is about."""


class NextSources:
    """Those who speak behind plurals of one kind, of which `single` is one and `people` some."""

    def __init__(
        self,
        article: Article,
        rule: SourceCountRule,
        single: str,
        says: Callable[[int], bool],
        people: NamedSources,
    ) -> None:
        self._article, self._rule, self._single = article, rule, single
        self._says, self._people = says, people
        self._words = article.tokens.folded

    def resumed(self, at: int, counted: bool) -> Range | None:
        """The one who is told as known: "The official, who asked not to be named".

        Behind those who are `counted`, "the official from Tarn" may be one of two.
        """
        part = next(sentences_behind(self._article, at, 1), None)
        if part is None or part[1] - part[0] < OPENS:
            return None
        begin = part[0]
        noun = begin + 1
        definite = self._words[begin] in self._rule.resumed and self._words[noun] == self._single
        after = () if counted else self._rule.after
        goes_on = self._words[noun + 1] in (",", *after) or self._says(noun + 1)
        if not (definite and goes_on) or self._single in self._words[:at]:
            return None
        return None if self._people.has_one_before(at) else (noun, noun + 1)

    def introduced(self, at: int) -> Range | None:
        """The one of the kind whom the paragraph names next, where nobody else speaks there."""
        part = next(sentences_behind(self._article, at, 1), None)
        if part is None or self._single in self._article.lexicon.attribution.bodies:
            return None
        gap = range(self._article.sentence_of(at)[1], part[0])
        if any(self._words[n].isspace() for n in gap):
            return None
        names = self._people.names
        first = next((name for name in names if part[0] <= name.first < part[0] + OPENS), None)
        if first is None or len(first.keys) == 1:
            return None
        known = any(first.keys[-1] in name.keys for name in names if name.first < first.first)
        told = self._words[first.stop : part[1]]
        says = any(self._says(n) for n in range(first.stop, part[1]))
        one = says and told[:1] == [","] and not known and self._people.is_member(first)
        end = self._article.tokens.plain.find(BREAK, first.stop)
        others = (n for n in names if part[1] <= n.first < (end if end >= 0 else len(self._words)))
        if not one or any(len(name.keys) > 1 and self._acts(name) for name in others):
            return None
        return first.first, first.stop

    def _acts(self, name: ProperName) -> bool:
        """True for somebody who opens a sentence, or in whose sentence something is said."""
        begin, end = self._article.sentence_of(name.first)
        return name.opens or name.first == begin or any(self._says(n) for n in range(begin, end))
