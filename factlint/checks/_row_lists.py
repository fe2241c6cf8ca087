"""Whether an ordinal can stand beside a list of what was before: evidence is summed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from factlint.checks._occasions import Occasion
from factlint.checks._odds import Signs
from factlint.checks._roll import Roll
from factlint.checks._row_nouns import NOTHING, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.extract.tokens import Range

ENOUGH = 5
"""The evidence that two are of one row."""
NEXT, FAR = 1, 4
"""So many sentences from an ordinal a list stands beside it, and at all."""
MUCH = 20
"""A list so many times an ordinal is of other things."""
SIZE = 2
"""Numbers no further apart are of one size: a slip, rather than something else."""
OF_VERB, OF_TIME, SAME = 2, 2, 2
YEAR = "year"
ANOTHER, APART = -3, -4
"""Another noun may name the same owner; another name does not."""


class RowLists(RowReader):
    """Weighs the lists of one article against its ordinals.

    `done` gives for a noun the verbs that do it: one wins a title.
    """

    def __init__(
        self,
        text: RowText,
        rolls: Sequence[Roll],
        occasions: Sequence[Occasion],
        done: Mapping[str, Words],
    ) -> None:
        super().__init__(text)
        self._rolls = rolls
        self._occasions = occasions
        self._done = done

    def against(self, occasion: Occasion) -> Range | None:
        """The tokens of a list that an ordinal contradicts."""
        wrong = (
            roll.place
            for roll in self._rolls
            if self._weigh(occasion, roll) >= ENOUGH
            and not self._is_spent(occasion, roll)
            and self._clashes(occasion, roll)
        )
        return next(wrong, None)

    def signs(self, occasion: Occasion, roll: Roll) -> Signs:
        """What speaks for it that a list is of the row of an ordinal, and what against."""
        verbs = self._done.get(occasion.head, NOTHING) | occasion.heads
        does = occasion.narrow if occasion.holder else NOTHING
        kind = bool((verbs | does) & roll.told)
        return {
            "verb": bool(verbs & roll.told),
            "kind": kind,
            "spent": self._is_spent(occasion, roll),
            "of-part": self._is_of_part(occasion, roll),
            f"owner-{self._owner(occasion, roll, told=kind)}": True,
            "alike": bool((occasion.apart | occasion.narrow) & roll.told),
            "holds": self._holds(occasion, roll),
            "newest": self._is_newest(occasion),
        }

    def _is_spent(self, occasion: Occasion, roll: Roll) -> bool:
        """True for a list with which another ordinal agrees, beside this one or beside the list."""
        own = self._done.get(occasion.head, NOTHING) | occasion.heads
        others = [o for o in self._occasions if o is not occasion]
        return any(
            other.number - roll.number in (0, 1)
            if other.sentence == roll.sentence and own.isdisjoint(other.heads)
            else other.sentence == occasion.sentence
            and other.number > occasion.number
            and other.number - roll.number == 1
            for other in others
        )

    def _weigh(self, occasion: Occasion, roll: Roll) -> int:
        """How much says that a list is of the row of an ordinal."""
        inside = roll.place[0] < occasion.place[1] and occasion.first < roll.place[1]
        first = occasion.number == 1
        vague = occasion.loose or roll.cue < OF_VERB or roll.sentence == occasion.sentence
        if inside or occasion.rank or (first and vague) or self._is_of_part(occasion, roll):
            return 0
        apart, number = roll.nth - occasion.nth, occasion.number
        if not -NEXT <= apart <= FAR or roll.number > MUCH * number:
            return 0
        does = occasion.narrow if occasion.holder else NOTHING  # "the third member to quit"
        verbs = self._done.get(occasion.head, NOTHING) | occasion.heads | does
        kind = OF_VERB * bool(verbs & roll.told)
        near = 0 <= apart <= NEXT
        owner = self._owner(occasion, roll, told=bool(kind))
        if owner == APART or not (kind or (near and roll.cue > OF_VERB)):
            return 0
        alike = bool((occasion.apart | occasion.narrow) & roll.told)
        slip = owner > 0 or abs(roll.number - number + 1) == 1
        cue = roll.cue or OF_TIME * self._is_of_time(occasion, roll)
        return kind + cue + owner + near + (apart == 0) + alike + slip

    def _is_of_time(self, occasion: Occasion, roll: Roll) -> bool:
        """True for a list of earlier days of the year that an ordinal is of, of no other place."""
        anchor, (begin, _) = self._article.anchor, roll.sentence
        if not (roll.days and anchor and occasion.newest) or occasion.window != {YEAR}:
            return False
        others = roll.said & self._text.kinds["people"] - occasion.heads - occasion.narrow
        own = bool(self._text.name_keys(begin, roll.place[1]) & occasion.holder)
        if own or (others and occasion.head not in self._text.kinds["persons"]):
            return False  # of himself, or of pedestrians beside a cyclist
        news = occasion.day if isinstance(occasion.day, date) else anchor
        stop = self._text.clause(roll.place[1] - 1, roll.sentence)[1]
        inward = self._lists["inward"] | self._text.of
        away = any(self._words[n.first - 1] in inward for n in self._text.names(begin, stop))
        return not away and all(day.year == news.year and day < news for day in roll.days)

    def _is_of_part(self, occasion: Occasion, roll: Roll) -> bool:
        """True for "the second of that kind", beside a list of other size."""
        links = self._lists["links"] | self._text.of
        behind = self._words[occasion.stop : occasion.stop + 2]
        part = behind[1:] and behind[0] in links and behind[1] in self._lists["pointing"]
        return bool(part) and abs(roll.number - occasion.number) > SIZE

    def _owner(self, occasion: Occasion, roll: Roll, *, told: bool) -> int:
        """1 for the same owner, 0 where it may be, less for another one."""
        text = self._text
        opening = self._words[text.start(*roll.sentence)]
        if roll.sentence == occasion.sentence or opening in self._lists["including"]:
            return 1
        names, nouns = roll.owner.names, roll.owner.nouns
        new = not text.is_said_before(names or nouns, roll.sentence[0])
        if names:
            return self._named_owner(occasion, roll, new=new, told=told)
        if not nouns or nouns & text.kinds["tallies"]:
            return 1
        if any(word.endswith(noun) for noun in nouns for word in occasion.said | occasion.heads):
            return SAME
        if opening in self._lists["owning"]:
            return APART
        near = 0 <= roll.nth - occasion.nth <= NEXT + 1
        return 0 if new and near and not occasion.owner.nouns else ANOTHER

    def _named_owner(self, occasion: Occasion, roll: Roll, *, new: bool, told: bool) -> int:
        """The same, for a list whose owner has a name."""
        own = occasion.owner.names | occasion.holder
        if roll.owner.names & (own | occasion.said):
            return SAME
        first = self._text.start(*roll.sentence)
        named = self._article.tokens.word(first + 1)[:1].isupper()
        the = named and self._words[first] in self._text.articles
        return 0 if new and ((the and own) or told) else APART

    def _clashes(self, occasion: Occasion, roll: Roll) -> bool:
        """True for an ordinal that cannot be the next one, or is the next but one.

        A list that lacks one of those before is a slip, one of few is not.
        """
        number = occasion.number
        if roll.whole and occasion.newest:
            return number != roll.number + 1
        timed = not roll.cue and self._is_of_time(occasion, roll)
        least = roll.number + bool(occasion.coming or roll.cue or timed)
        if number < least:
            here = (roll.sentence == occasion.sentence or roll.closed) and not occasion.past
            newest = here or self._is_newest(occasion)
            return newest and (timed or self._holds(occasion, roll))
        row = occasion.apart | occasion.narrow
        others = self._words[roll.sentence[0]] in self._lists["others"]
        whole = roll.closed or row <= roll.said or bool(row & roll.said and others)
        return number == roll.number + 2 and roll.cue > 1 and whole and not occasion.past

    def _holds(self, occasion: Occasion, roll: Roll) -> bool:
        """True where the row of an ordinal takes in what a list tells."""
        if 0 <= roll.nth - occasion.nth <= NEXT + (roll.cue > OF_VERB):
            return True
        return not occasion.window and (occasion.apart | occasion.narrow) <= roll.said

    def _is_newest(self, occasion: Occasion) -> bool:
        """True for what is the last one so far."""
        return occasion.newest and not any(
            other.number > occasion.number
            and other.head == occasion.head
            and not other.owner.differs(occasion.owner)
            and not other.row
            for other in self._occasions
        )
