"""Results over two legs: "won 3-1 away and drew 2-2 at home to go through 5-3 on aggregate"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._parts import Figure, PartReader, labelled
from factlint.checks._wholes import Claim
from factlint.extract.passages import adjoin
from factlint.extract.tokens import Range
from factlint.model import Quantity

LEGS = 2
NEAR = 4
DASHES = ("-", "–")
Score = tuple[int, int]


class AggregateReader:
    """Finds an aggregate score with the only two other scores beside it."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens

    def read(self) -> Iterator[Claim]:
        """The aggregates that no way round of the two legs makes."""
        for sentence in self.parts.sentences:
            for first, stop in self.parts.cued("aggregate", sentence):
                total = self._in((max(sentence[0], first - NEAR), min(sentence[1], stop + NEAR)))
                legs = self._legs(sentence, total) if len(total) == 1 else []
                if len(legs) == LEGS and (made := self._made(total[0], legs)):
                    items = labelled([_figure(leg) for leg in legs])
                    yield Claim((_figure(total[0]),), items, True, False, made=made)

    def _in(self, place: Range) -> list[Range]:
        """The scores on some tokens: "3-1"."""
        words = self.tokens.words
        return [
            (at, at + 3)
            for at in range(place[0], place[1] - 2)
            if words[at].isdecimal() and words[at + 1] in DASHES and words[at + 2].isdecimal()
        ]

    def _legs(self, sentence: Range, total: Sequence[Range]) -> list[Range]:
        """The other scores of a sentence, or of it and the one before."""
        own = [place for place in self._in(sentence) if place not in total]
        before = self.parts.article.sentence_of(max(0, sentence[0] - 1))
        if len(own) >= LEGS or not adjoin(self.parts.article, before, sentence):
            return own
        return [*self._in(before), *own]

    def _made(self, total: Range, legs: Sequence[Range]) -> str:
        """What two legs make, the nearest to a total; empty where they make it."""
        (a, b), (c, d) = map(self._score, legs)
        said = sorted(self._score(total))
        ways = [sorted((a + c, b + d)), sorted((a + d, b + c))]
        if said in ways:
            return ""
        low, high = min(ways, key=lambda way: abs(way[0] - said[0]) + abs(way[1] - said[1]))
        return f"{high}-{low}"

    def _score(self, place: Range) -> Score:
        return int(self.tokens.words[place[0]]), int(self.tokens.words[place[0] + 2])


def _figure(place: Range) -> Figure:
    return Figure(*place, Quantity(1, 1, 1))
