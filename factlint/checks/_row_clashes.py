"""Whether an ordinal and how many there are can both be, once they are of one row."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.checks._occasions import Occasion
from factlint.checks._odds import Signs
from factlint.checks._row_nouns import NOTHING
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.checks._row_times import ONE_TIME, time_between
from factlint.checks._standing_states import BEFORE
from factlint.checks._standings import Standing
from factlint.extract.passages import times_in

NEAR = 2
"""So many sentences behind an ordinal a number stands near it."""
PLACED = 4
"""So many tokens behind an ordinal's noun its place stands."""


class Clashes(RowReader):
    """Tells which numbers of one article its ordinals cannot stand beside."""

    def __init__(self, text: RowText, occasions: Sequence[Occasion]) -> None:
        super().__init__(text)
        self._occasions = occasions

    def clash(self, occasion: Occasion, standing: Standing, others: Sequence[Standing]) -> bool:
        """True for a number that cannot stand beside an ordinal."""
        number = expected(occasion, standing)
        if self._is_of_part(occasion, standing) or self._is_of_other_deed(occasion, standing):
            return False
        if standing.low > number:
            late = occasion.past and standing.state != BEFORE
            return not late and self._takes_in(occasion, standing) and self._is_latest(occasion)
        if standing.high is None or standing.high >= number:
            return False
        parts = any(
            o is not standing
            and o.high is not None
            and o.sentence == standing.sentence
            and not o.them
            for o in others
        )
        return not parts and self._is_whole(occasion, standing)

    def signs(self, occasion: Occasion, standing: Standing) -> Signs:
        """What speaks for it that a number takes in the row of an ordinal, and what against."""
        return {
            "of-part": self._is_of_part(occasion, standing),
            "other-deed": self._is_of_other_deed(occasion, standing),
            "takes-in": self._takes_in(occasion, standing),
            "latest": self._is_latest(occasion),
            "whole": self._is_whole(occasion, standing),
            "all-people": self._is_of_all_people(occasion, standing),
            "elsewhere": self._is_elsewhere(standing),
        }

    def _is_latest(self, occasion: Occasion) -> bool:
        """True where an ordinal is of the news, and no later one of the row is told of."""
        return not occasion.opens and not any(
            other.number > occasion.number and (other.heads & occasion.heads)
            for other in self._occasions
        )

    def _is_of_part(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a number of a place, kind or people that nothing else tells of."""
        text = self._text
        if standing.others or self._is_of_same(occasion, standing):
            return False
        known = occasion.said | occasion.heads | occasion.apart | occasion.narrow
        known |= text.kinds["anyone"] | text.kinds["ends"] | standing.window
        new = standing.narrow - known
        return any(not text.is_said_before(frozenset({word}), standing.sentence[0]) for word in new)

    def _is_of_same(self, occasion: Occasion, standing: Standing) -> bool:
        """True for "It brings to five …", and "four on the Coast Line", before "on the line"."""
        goes_on = self._words[standing.sentence[0]] in self._lists["it"]
        raised = self._lists["raising"].intersection(self._words[slice(*standing.clause)])
        later = standing.nth < occasion.nth and bool(standing.narrow & occasion.narrow)
        return later or bool(goes_on and raised and standing.nth - occasion.nth == 1)

    def _is_of_other_deed(self, occasion: Occasion, standing: Standing) -> bool:
        """True for "a third person has died" beside 64 people who "have now fallen ill"."""
        anybody = self._text.kinds["anybody"]
        if standing.head not in anybody or occasion.head not in anybody:
            return False
        done, own = standing.told - anybody, occasion.heads | occasion.narrow
        if standing.sentence != occasion.sentence:
            own |= occasion.said
        return bool(done) and done.isdisjoint(own)

    def _takes_in(self, occasion: Occasion, standing: Standing) -> bool:
        """True where nothing narrows the row of an ordinal that a larger number does not say."""
        text = self._text
        here = standing.sentence == occasion.sentence
        place = standing.clause if here else standing.sentence
        said = text.said_in(*place)
        near = 0 <= standing.nth - occasion.nth <= NEAR
        timed = time_between(text, occasion, standing) == ONE_TIME
        if not timed and any(word[0].isdigit() for word in standing.window):
            return False
        again = standing.others and self._words[standing.place[0] - 1] in text.articles
        told = near and standing.state == BEFORE and (again or not standing.head)
        elliptic = told or (near and standing.sure)
        behind = self._words[occasion.stop : occasion.stop + 1]
        if here and not standing.head and not self._lists["parting"].isdisjoint(behind):
            return False  # "the third victim to die in hospital, brought the toll to six"
        if self._is_of_all_people(occasion, standing):
            return False
        if not standing.them and self._is_done_apart(occasion, standing):
            return False
        window = frozenset(map(text.stem, occasion.window))
        due = occasion.coming and window <= text.kinds["yearly-times"]
        if occasion.window and not (due or timed or occasion.window & said or told):
            return False
        thing = standing.head or occasion.head
        if thing in text.kinds["within"] and not (timed or occasion.row or told):
            return False
        if occasion.row and near:
            return True
        narrow = occasion.narrow - occasion.window - text.kinds["there"]
        one = {w for w in self._words[slice(*place)] if not text.is_plural(w)}  # "nine counties"
        if narrow & {*map(text.stem, one)} or self._lists["there"] & said:
            narrow = NOTHING
        left = narrow | (occasion.apart - said)
        names = text.name_keys(occasion.stop, occasion.stop + PLACED)
        placed = not left.isdisjoint(map(text.stem, names))  # "the third in the Pacific"
        wide = standing.window and standing.state != BEFORE and standing.head
        elliptic = elliptic and (timed or not wide)
        return not left or elliptic or (timed and not placed and not left & occasion.apart)

    def _is_done_apart(self, occasion: Occasion, standing: Standing) -> bool:
        """True for "the third it has built", beside five that it has."""
        it = self._lists["it"] - self._lists["pointing"]
        if it.isdisjoint(self._words[occasion.stop : occasion.stop + 1]):
            return False
        end = self._text.clause(occasion.stop, occasion.sentence)[1]
        own = self._text.content(occasion.stop, end)
        return bool(own) and own.isdisjoint(standing.told)

    def _is_of_all_people(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a toll beside a firefighter, and for seven people beside a man."""
        kinds = self._text.kinds
        if standing.others:
            return False
        if standing.head:
            some = kinds["people"] - kinds["anybody"] - standing.told
            return standing.head in kinds["anybody"] and occasion.head in some
        return occasion.head in kinds["people"] - kinds["persons"] - standing.told

    def _is_whole(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a smaller number of no other place, kind and time."""
        if self._words[standing.place[0]] in self._lists["only"] or standing.closed:
            return True
        window = standing.window - self._lists["earlier"]
        if window and not (window & (occasion.window | occasion.narrow) or standing.sure):
            return False
        if not standing.sure and self._is_elsewhere(standing):
            return False
        times = times_in(self._article, standing.clause)
        days = self._text.days(*occasion.sentence)
        return all(
            self._text.days(t.first, t.stop) <= days
            and (not t.value or self._text.window(t.first, t.stop) & occasion.window)
            for t in times
        )

    def _is_elsewhere(self, standing: Standing) -> bool:
        """True for a number in a place that was not named before."""
        return any(
            self._words[name.first - 1] in self._lists["inward"]
            and not self._text.is_said_before(frozenset(name.keys), standing.clause[0])
            for name in self._text.names(*standing.clause)
        )


def expected(occasion: Occasion, standing: Standing) -> int:
    """How many a number must be."""
    return occasion.number - (standing.state == BEFORE or occasion.coming)


def agree(occasion: Occasion, standing: Standing) -> bool:
    """True for a number that is as many as an ordinal says."""
    number = expected(occasion, standing)
    return standing.low <= number and (standing.high is None or number <= standing.high)
