"""How many came before: "her fifth title", and "six earlier titles", or "six men had been held"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.checks._occasions import Occasion
from factlint.checks._row_nouns import NOTHING, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.checks._tallies import Tally
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range

ENOUGH = 4
"""The evidence that a number is of those before an ordinal."""
BACK, AHEAD = 1, 2
"""So many sentences before an ordinal, and behind it, the number may stand."""
MUCH = 20
"""A number so many times an ordinal is of other things."""
OF_NOUN, OF_VERB, OF_PERSONS, OF_CUE = 3, 2, 1, 2


class Forerunners(RowReader):
    """Weighs the numbers of what was before against the ordinals of one article.

    `done` gives for a noun the verbs that do it.
    """

    def __init__(self, text: RowText, tallies: Sequence[Tally], done: Mapping[str, Words]) -> None:
        super().__init__(text)
        self._tallies = [t for t in tallies if t.prior and not t.listed]
        self._done = done

    def against(self, occasion: Occasion) -> Range | None:
        """The tokens of a number that is not one less than an ordinal, if no other is."""
        if occasion.number < 2 or occasion.rank or occasion.opens or self._is_of_kind(occasion):
            return None
        found = [t for t in self._tallies if self._weigh(occasion, t) >= ENOUGH]
        before = occasion.number - 1
        if any(t.low <= before <= (before if t.high is None else t.high) for t in found):
            return None
        wrong = (t.place for t in found if self._clashes(occasion, t))
        return next(wrong, None)

    def _is_of_kind(self, occasion: Occasion) -> bool:
        """True for "the second offence of that kind"."""
        behind = self._words[occasion.stop : occasion.stop + 2]
        return behind[:1] != [] and behind[-1] in self._lists["pointing"]

    def _weigh(self, occasion: Occasion, tally: Tally) -> int:
        """How much says that a number is of those before an ordinal."""
        apart = tally.nth - occasion.nth
        if not -BACK <= apart <= AHEAD or tally.low > MUCH * occasion.number:
            return 0
        inside = occasion.first < tally.place[1] and tally.place[0] < occasion.place[1]
        if inside or tally.row != occasion.row or self._is_of_another(occasion, tally):
            return 0
        kind = self._kind(occasion, tally)
        return kind and kind + OF_CUE * (tally.cue > 1) + (apart in (0, 1))

    def _kind(self, occasion: Occasion, tally: Tally) -> int:
        """How surely the noun or the verb of a number is that of an ordinal."""
        persons = self._text.kinds["persons"]
        named = tally.head and tally.head not in persons
        if named and tally.head in occasion.heads:
            return 0 if occasion.head in self._text.kinds["often"] else OF_NOUN
        verbs = self._done.get(occasion.head, NOTHING) | occasion.heads - persons
        if verbs & tally.told:
            return OF_VERB
        again = tally.head in occasion.heads or occasion.head in tally.told
        return OF_PERSONS if again else 0

    def _is_of_another(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a number whose owner has another name than the one of an ordinal."""
        if tally.sentence == occasion.sentence:
            return False
        names, own = tally.owner.names, occasion.owner.names | occasion.holder
        the = self._words[self._text.start(*tally.sentence)] in self._text.articles
        if names:
            return not (names & (own | occasion.said) or (the and not occasion.owned))
        nouns = tally.owner.nouns - occasion.said - occasion.heads
        return bool(nouns) and not the

    def _clashes(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a number that is not that of all before an ordinal."""
        if occasion.number <= tally.low:
            return not self._left(occasion, tally)
        if tally.high is None:
            return False
        return self._is_whole(occasion, tally)

    def _left(self, occasion: Occasion, tally: Tally) -> Words:
        """What narrows the row of an ordinal and is not said of a number."""
        if occasion.window and not occasion.window & (tally.window | tally.said):
            return occasion.window
        return (occasion.apart | occasion.narrow - occasion.window) - tally.said

    def _is_whole(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a number of no other place and no time of its own."""
        first, stop = tally.place
        clause = self._text.clause(first, tally.sentence)
        near = clause[0], self._text.tail(stop, tally.sentence[1])
        window = self._text.window(*near) - self._lists["earlier"]
        if not (tally.narrow - tally.window <= occasion.said and window <= occasion.window):
            return False
        times = times_in(self._article, clause)
        days = self._text.days(*occasion.sentence)
        return all(
            self._text.days(t.first, t.stop) <= days
            and (not t.value or self._text.window(t.first, t.stop) & occasion.window)
            for t in times
        )
