"""An ordinal beside how many there were before, or are now: "the fifth", and "three others"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.checks._occasions import Occasion
from factlint.checks._odds import Signs
from factlint.checks._row_clashes import NEAR, Clashes, agree
from factlint.checks._row_nouns import NOTHING, Words
from factlint.checks._row_owners import RowOwners
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.checks._row_times import ONE_TIME, OTHER_TIME, time_between
from factlint.checks._standing_states import BEFORE, NOW
from factlint.checks._standings import Standing
from factlint.extract.tokens import Range

ENOUGH = 4
"""The evidence that an ordinal and a number are of one row."""
BACK, AHEAD = -4, 6
"""So many sentences from an ordinal a number may stand that does not say its noun."""
FAR = 15
"""So many sentences from an ordinal a number may stand."""
MUCH = 20
"""A number so many times an ordinal is of other things."""
OF_NOUN, OF_VERB, OF_PERSONS, OF_NONE = 3, 2, 1, 1
OF_PLACE, OF_ALL = 1, 1


class NextInRow(RowReader):
    """Weighs the standings of one article against its ordinals.

    `done` gives for a noun the verbs that do it.
    """

    def __init__(
        self,
        text: RowText,
        standings: Sequence[Standing],
        occasions: Sequence[Occasion],
        done: Mapping[str, Words],
    ) -> None:
        super().__init__(text)
        self._standings = standings
        self._occasions = occasions
        self._done = done
        self._linking = self._lists["links"] | self._text.of
        self._numbers = {number.first for number in text.article.numbers}
        self._owners, self._clashes = RowOwners(text), Clashes(text, occasions)

    def against(self, occasion: Occasion) -> Range | None:
        """The tokens of a number that an ordinal contradicts, if no other agrees with it."""
        if occasion.number < 2 or occasion.rank or self._is_of_kind(occasion):
            return None
        found = [s for s in self._standings if self._weigh(occasion, s) >= ENOUGH]
        if any(agree(occasion, standing) for standing in found if standing.high is not None):
            return None
        wrong = (
            s.place
            for s in found
            if self._clashes.clash(occasion, s, found) and not self._is_spent(occasion, s)
        )
        return next(wrong, None)

    def signs(self, occasion: Occasion, standing: Standing) -> Signs:
        """What speaks for it that a number is of the row of an ordinal, and what against."""
        kind, time = self.kind(occasion, standing), time_between(self._text, occasion, standing)
        return {
            f"kind-{kind}": True,
            "of-kind": self._is_of_kind(occasion),
            "spent": self._is_spent(occasion, standing),
            "one-time": time == ONE_TIME,
            "other-time": time == OTHER_TIME,
            "owners-apart": self._owners.are_apart(occasion, standing),
            "counts-others": self._counts_others(occasion, standing),
            **self._clashes.signs(occasion, standing),
        }

    def _is_of_kind(self, occasion: Occasion) -> bool:
        """True for "the second offence of that kind", and for "the third of five"."""
        behind = self._words[occasion.stop : occasion.stop + 2]
        pointing = behind[1:] and behind[1] in self._lists["pointing"]
        of_many = occasion.stop + 1 in self._numbers and behind[0] in self._text.of
        return of_many or bool(pointing and behind[0] in self._linking and not occasion.window)

    def _is_spent(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a number that another ordinal beside it agrees with."""
        return any(
            other is not occasion
            and abs(standing.nth - other.nth) <= 1
            and agree(other, standing)
            and self.kind(other, standing)
            for other in self._occasions
        )

    def _weigh(self, occasion: Occasion, standing: Standing) -> int:
        """How much says that a number is of the row of an ordinal."""
        inside = occasion.first < standing.place[1] and standing.place[0] < occasion.place[1]
        if inside or standing.row != occasion.row or standing.low > MUCH * occasion.number:
            return 0
        apart = standing.nth - occasion.nth
        kind = self.kind(occasion, standing) if abs(apart) <= FAR else 0
        if not kind or (kind < OF_NOUN and not BACK <= apart <= AHEAD):
            return 0
        shared = (occasion.narrow | occasion.apart) & (standing.told | standing.narrow)
        weight = kind + (abs(apart) <= NEAR) + 1 + OF_ALL * standing.sure
        weight += OF_PLACE * bool(shared - occasion.window)
        time = time_between(self._text, occasion, standing)
        if time == OTHER_TIME or self._owners.are_apart(occasion, standing):
            return 0
        return weight + time

    def kind(self, occasion: Occasion, standing: Standing) -> int:
        """How surely the noun or the verb of a number is that of an ordinal."""
        kinds, told = self._text.kinds, standing.told
        if self._counts_others(occasion, standing):
            return 0
        heads = occasion.heads | (occasion.apart if occasion.headline else NOTHING)
        often = occasion.head in kinds["often"]
        if standing.head and standing.head in heads - kinds["persons"]:
            if often and not (standing.narrow & heads or standing.sure):
                return 0
            return OF_VERB if often or occasion.loose else OF_NOUN
        verbs = self._verbs(occasion, heads)
        if self._leans(occasion, standing) or (occasion.row and verbs & told):
            return OF_VERB
        if often and standing.sure and self._is_done_again(standing, verbs):
            return OF_VERB
        anybody = occasion.head in kinds["persons"] or standing.head in kinds["persons"]
        if standing.head and not (anybody and standing.head in kinds["people"]):
            return OF_VERB * self._does(occasion, standing, verbs)
        done = self._done.get(occasion.head, NOTHING) & self._text.said_in(*standing.clause)
        return OF_VERB if verbs & told or done else self._of_whom(occasion, standing)

    def _verbs(self, occasion: Occasion, heads: Words) -> Words:
        """What is done to a thing, or by people, for an ordinal to be of them."""
        kinds = self._text.kinds
        often = occasion.head in kinds["often"]
        done = [self._done.get(head, NOTHING) for head in (heads if often else (occasion.head,))]
        verbs = (heads - kinds["persons"]).union(*done)
        if occasion.head in kinds["people"] | kinds["persons"]:
            verbs |= (occasion.narrow | occasion.said - kinds["people"]) - occasion.window
        return verbs

    def _leans(self, occasion: Occasion, standing: Standing) -> bool:
        """True for "five of them", "three others" and "bringing the total to 11"."""
        kinds = self._text.kinds
        bare = not (standing.head or occasion.head in kinds["often"])
        near = standing.nth - occasion.nth in range(2)
        persons = occasion.heads & (kinds["people"] | kinds["persons"])
        others = standing.others and not (persons or standing.head)
        total = standing.sure and standing.state == NOW and near and bare
        return standing.them or others or total

    def _is_done_again(self, standing: Standing, verbs: Words) -> bool:
        """True for "there four times", and for "the only earlier plan was turned down"."""
        there = standing.often and standing.told & self._text.kinds["there"]
        left = standing.narrow - verbs - self._text.kinds["anyone"]
        known = all(self._text.is_said_before(frozenset({w}), standing.sentence[0]) for w in left)
        return bool(there or (standing.state == BEFORE and verbs & standing.told and known))

    def _does(self, occasion: Occasion, standing: Standing, verbs: Words) -> bool:
        """True for a noun and a verb of one stem: "her second veto", and "vetoed six bills"."""
        often = occasion.head in self._text.kinds["often"]
        if occasion.heads & self._text.kinds["persons"] or often or standing.narrow:
            return False
        other = standing.sentence != occasion.sentence and standing.low > 0
        again = occasion.head in standing.told and standing.head in occasion.said
        return bool(verbs & standing.told and standing.head in verbs) or (other and again)

    def _of_whom(self, occasion: Occasion, standing: Standing) -> int:
        """How surely people, or what has no noun, are those of an ordinal."""
        kinds = self._text.kinds
        if standing.head:
            person = occasion.holder and standing.sure and standing.state == BEFORE
            persons = occasion.head in kinds["people"] | kinds["persons"] or person
            return OF_PERSONS if persons else 0
        past = self._article.lexicon.dates.past_endings
        clause = self._words[slice(*standing.clause)]
        does = {w for w in clause if w.endswith(past) and self._text.stem(w) in standing.told}
        if does and not standing.told & occasion.said:
            return 0
        return OF_NONE if standing.nth - occasion.nth in range(2 + standing.sure) else 0

    def _counts_others(self, occasion: Occasion, standing: Standing) -> bool:
        """True for men beside a woman, and for women who "have been mayor" beside a mayor."""
        kinds, some = self._text.kinds, standing.head
        if {some, occasion.head} <= kinds["sexes"]:
            return some != occasion.head
        anyone = kinds["anybody"] | kinds["persons"] | kinds["anyone"] | {""}
        same = occasion.heads | occasion.apart | (anyone - kinds["sexes"])
        camp = self._article.tokens.words[standing.place[1] - 1][0].isupper()
        if not occasion.holder or some in same or not (camp or some in kinds["people"]):
            return False
        held = not standing.told.isdisjoint(kinds["posts"] | {occasion.head})
        return held or (some in kinds["sexes"] and occasion.head not in kinds["people"])
