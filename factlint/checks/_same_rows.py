"""Two ordinals of one row: the same thing told again otherwise, or an earlier thing as late."""

from __future__ import annotations

from factlint.checks._occasions import Occasion
from factlint.checks._odds import Signs
from factlint.checks._row_reader import RowReader
from factlint.checks._twice import is_of_another_day

REFERRING = 6
"""So many tokens before an ordinal its sentence says what it goes on with."""
NEXT, FAR = 1, 6
"""So many sentences from one of two its successor, and any other, stands."""


class SameRows(RowReader):
    """Compares the ordinals of one article."""

    def are_one(self, one: Occasion, two: Occasion) -> bool:
        """True for "a second child", and "she is the fourth child" of the same row."""
        if (
            one.number == two.number
            or not self._are_near(one, two)
            or two.also
            or two.loose > (two.head == "")
        ):
            return False
        plain = not (one.loose or one.rank or two.rank or one.past or two.past or two.opens)
        if is_of_another_day(self._text, one, two):
            return False
        persons = self._text.kinds["persons"]
        alike = bool(one.heads & two.heads - persons) and one.row == two.row
        if not (plain and alike and one.newest) or not two.apart <= one.apart | one.said:
            return False
        if not one.headline and not one.apart <= two.said | two.heads:
            return False
        row = (two.narrow | two.window) - persons
        known = bool(row) and row & one.said and not two.window - one.said
        return bool(known or (one.headline and one.apart)) and self._refers(one, two)

    def are_two(self, one: Occasion, two: Occasion) -> bool:
        """True for one ordinal, or a higher one, of what is told as earlier."""
        if not self._are_near(one, two) or one.rank or two.rank or one.coming < two.coming:
            return False
        if one.row != two.row or one.owner.differs(two.owner) or two.number < one.number:
            return False
        if one.loose or one.number < 2 or two.also:
            return False
        earlier = self._is_earlier(two) and not one.past
        if two.loose:
            same = bool(one.window) and one.window == two.window
            return earlier and same and two.narrow <= one.narrow | one.window
        alike = one.head == two.head and one.apart == two.apart
        narrowed = two.narrow - two.window - one.said or one.window - two.window - one.said
        return bool(earlier and alike and one.number == two.number and self._is_aside(two)) and (
            not narrowed & one.apart and one.vague
        )

    def are_far(self, one: Occasion, two: Occasion) -> bool:
        """True for the 14th bishop, who succeeds Peter Holm, the 12th bishop."""
        alike = one.head == two.head and one.apart == two.apart and one.narrow == two.narrow
        apart = one.holder and two.holder and one.holder.isdisjoint(two.holder)
        if not (alike and apart) or not 0 <= two.nth - one.nth <= NEXT:
            return False
        begin = max(two.sentence[0], one.stop)
        verbs = [n for n in range(begin, two.first) if self._words[n] in self._lists["succeeding"]]
        between = self._text.name_keys(verbs[-1], two.first) if verbs else two.heads
        return between <= two.holder and abs(one.number - two.number) != 1

    def signs(self, one: Occasion, two: Occasion) -> Signs:
        """How the second of two refers to the first one."""
        return {
            "refers": self._refers(one, two),
            "earlier": self._is_earlier(two),
            "aside": self._is_aside(two),
        }

    def _are_near(self, one: Occasion, two: Occasion) -> bool:
        apart = two.nth - one.nth
        return one.sentence != two.sentence and (0 < apart <= FAR)

    def _refers(self, one: Occasion, two: Occasion) -> bool:
        """True for "It was the …", "The motion was the …" and "Sunday's convoy was the …"."""
        begin = self._text.start(*two.sentence)
        words = self._words[begin : two.first]
        is_ = next((n for n, word in enumerate(words) if word in self._text.be), 0)
        if not is_ or is_ > REFERRING or two.first - begin - is_ > REFERRING:
            return False
        led = {words[0]} & (self._lists["it"] | self._lists["it-is"] | self._text.articles)
        noun = self._text.stem(words[is_ - 1])
        day = self._text.days(begin, begin + 2)
        if led:
            return is_ == 1 or noun in one.heads | one.said
        return bool(day) and noun in one.heads and self._text.days(*one.sentence) >= day

    def _is_earlier(self, two: Occasion) -> bool:
        """True for what was last month, or two days before."""
        begin, end = two.sentence
        near = self._words[max(begin, two.first - 3) : two.first]
        behind = self._words[two.stop : min(end, two.stop + 12)]
        before = self._lists["formerly"].intersection(behind)
        gone = self._lists["last"].intersection([*near, *behind])
        return bool(before or gone or two.dated)

    def _is_aside(self, two: Occasion) -> bool:
        """True for "the third round, held last month,"."""
        led = self._words[two.first - 1] in self._text.articles
        return led and self._words[two.stop : two.stop + 1] == [","]
