"""Rises and falls of which another sentence has the figures.

"Violent crime falls in Ferris", and below it "1,391 violent offences, compared with 1,204".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factlint.checks._heads import HeadReader
from factlint.checks._moves import Move
from factlint.checks._roles import RoleReader
from factlint.checks._same_matter import MatterReader
from factlint.extract.article import Article
from factlint.extract.passages import adjoin
from factlint.extract.tokens import Range

SHARED = 2
"""So many words a sentence and that of the figures have in common; a headline needs one."""


class DirectionReader:
    """Gives changes that are told by two figures alone the way that is said before them."""

    def __init__(
        self, article: Article, roles: RoleReader, heads: HeadReader, matter: MatterReader
    ) -> None:
        self._article, self._roles = article, roles
        self._heads, self._matter = heads, matter

    def read(self, told: Sequence[Move]) -> Iterator[Move]:
        """The changes without a word for their way, with the one that stands before them."""
        bare = [m for m in told if m.before and not (m.percent or m.difference or m.way)]
        for move in bare:
            own = self._article.sentence_of(move.after.first)
            compared = move.before is not None and move.before.first in self._roles.compared
            if not compared or self._roles.ways.within(own):
                continue
            for place in self._places(own, alone=len(bare) == 1):
                verbs = self._roles.ways.within(place)
                if len(verbs) == 1 and self._is_of(place, verbs[0][0], own, move):
                    yield msgspec.structs.replace(move, way=verbs[0][2], unmarked=True)
                    break

    def _places(self, own: Range, *, alone: bool) -> Iterator[Range]:
        """The sentence before, and the headline, which is of the only figures compared."""
        for place in self._roles.sentences:
            titled = alone and self._is_headline(place)
            if place < own and (titled or adjoin(self._article, place, own)):
                yield place

    def _is_headline(self, place: Range) -> bool:
        return self._article.layout.part_of(self._article.tokens.span(*place)) == "headline"

    def _is_of(self, place: Range, verb: int, own: Range, move: Move) -> bool:
        """True for a verb without figures whose subject the sentence of the figures names."""
        plural = verb > place[0] and self._heads.is_plural(verb - 1)  # "rents fall"
        if self._roles.quantities(place) or not (plural or verb in self._roles.moves):
            return False
        if self._matter.is_other(move.after, place, [own]):
            return False
        shared = self._stems(place) & self._stems(own)
        head = self._heads.head(move.after)
        told = own[0], (move.after.stop if head is None else head + 1)
        named = bool(self._stems(self._subject(place[0], verb)) & self._stems(told))
        return named and (self._is_headline(place) or len(shared) >= SHARED)

    def _subject(self, first: int, verb: int) -> Range:
        """What stands before a verb, up to a preposition."""
        words, small = self._article.tokens.folded, self._heads.closed.prepositions
        return first, next((at for at in range(first, verb) if words[at] in small), verb)

    def _stems(self, place: Range) -> set[str]:
        return {self._heads.stem(at) for at in range(*place)} - {""}
