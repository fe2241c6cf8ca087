"""Goals of both halves of a match and its result: "won 6-2 … three before the break, two after"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from factlint.checks._parts import Figure, PartReader, labelled
from factlint.checks._wholes import Claim
from factlint.extract.cues import Cues, cues_in, read_cues
from factlint.extract.tokens import Range
from factlint.model import Quantity

AROUND = 2
SLIP = 2
NEAR = 8
MOST = 40
"""So many goals or points hardly any player scores."""
DASHES = ("-", "–")
USES = ("first_half", "second_half", "team")
ONE = Quantity(1, 1, 1)


class HalfReader:
    """Finds the goals of each half, with the one result near them.

    They may be those of either side, or of both. Fewer than the winner's may be a player's.
    """

    def __init__(self, parts: PartReader) -> None:
        self.article = parts.article
        self.tokens = parts.tokens
        self._number = parts.article.sentence_number

    def read(self) -> Iterator[Claim]:
        """The goals that no side of the result, nor both together, can have scored."""
        if not self.results:
            return
        sentences = sorted({self.article.sentence_of(at - 1) for at in self._goals})
        cues = read_cues(self.article, "parts", sentences, USES)
        for sentence in sentences:
            first, second, team = (_within(cues, use, sentence) for use in USES)
            if len(first) == len(second) == 1:
                one, two = (self._before(at, sentence) for at in (*first, *second))
                results = self._near(sentence)
                if one and two and len(results) == 1:
                    of_team = any(at <= one[1] for at in team)
                    yield from self._claims(one, two, results[0], of_team)

    def _claims(self, one: Range, two: Range, result: Range, of_team: bool) -> Iterator[Claim]:
        made = self._goals[one[1]] + self._goals[two[1]]
        sides = sorted(int(self.tokens.words[at]) for at in (result[0], result[1] - 1))
        near = min(abs(made - goals) for goals in (sides[1], sum(sides))) <= SLIP
        if made not in (*sides, sum(sides)) and near and (made > min(sides[1], MOST) or of_team):
            items = labelled([Figure(*place, ONE) for place in (one, two)])
            yield Claim((Figure(*result, ONE),), items, True, False, made=str(made))

    @cached_property
    def _goals(self) -> dict[int, int]:
        """The figures of the article by the token behind them."""
        plain = (q for q in self.article.quantities if q.value.hedge == "exact" and q.value.value)
        return {q.stop: int(q.value.value or 0) for q in plain if not q.value.vague}

    @cached_property
    def results(self) -> list[Range]:
        """The results that the article tells: "6-2"."""
        words = self.tokens.words
        places = (at for at, word in enumerate(words[1:-1], 1) if word in DASHES)
        return [
            (at - 1, at + 2)
            for at in places
            if words[at - 1].isdecimal() and words[at + 1].isdecimal()
        ]

    def _near(self, sentence: Range) -> list[Range]:
        """The different results that a sentence and those around it tell."""
        here = self._number(sentence[0])
        near = (r for r in self.results if abs(self._number(r[0]) - here) <= AROUND)
        return list({tuple(self.tokens.words[slice(*r)]): r for r in near}.values())

    def _before(self, at: int, sentence: Range) -> Range | None:
        """The nearest figure before a token."""
        stops = range(at, max(sentence[0], at - NEAR), -1)
        return next(((stop - 1, stop) for stop in stops if stop in self._goals), None)


def _within(cues: Cues, use: str, sentence: Range) -> list[int]:
    return [first for first, _ in cues_in(cues, use, sentence)]
