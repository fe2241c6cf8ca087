"""An ordinal beside how many there were before, or are now: "the fifth", and "three others"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.checks._occasions import Occasion
from factlint.checks._row_nouns import BYGONE, NOTHING, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.checks._standings import BEFORE, NOW, Standing
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range

ENOUGH = 4
"""The evidence that an ordinal and a number are of one row."""
BACK, AHEAD = -4, 6
"""So many sentences from an ordinal a number may stand that does not say its noun."""
FAR = 15
"""So many sentences from an ordinal a number may stand."""
NEAR = 2
"""So many sentences behind an ordinal a number stands near it."""
QUOTES = "\"“‘"
PLACED = 4
"""So many tokens behind an ordinal's noun its place stands."""
MUCH = 20
"""A number so many times an ordinal is of other things."""
OF_NOUN, OF_VERB, OF_PERSONS, OF_NONE = 3, 2, 1, 1
OF_TIME, OF_PLACE, OF_ALL = 2, 1, 1
APART = -4


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
        self._marks = self._lists["saying"] | {*QUOTES, ":"}

    def against(self, occasion: Occasion) -> Range | None:
        """The tokens of a number that an ordinal contradicts, if no other agrees with it."""
        if occasion.number < 2 or occasion.rank or self._is_of_kind(occasion):
            return None
        found = [s for s in self._standings if self._weigh(occasion, s) >= ENOUGH]
        if any(_agrees(occasion, standing) for standing in found if standing.high is not None):
            return None
        wrong = (
            s.place
            for s in found
            if self._clashes(occasion, s, found) and not self._is_spent(occasion, s)
        )
        return next(wrong, None)

    def _is_of_kind(self, occasion: Occasion) -> bool:
        """True for "the second offence of that kind", and for "the third of five"."""
        behind = self._words[occasion.stop : occasion.stop + 2]
        links = self._lists["links"] | self._text.of
        pointing = behind[1:] and behind[1] in self._lists["pointing"]
        of_many = any(
            number.first == occasion.stop + 1 and behind[0] in self._text.of
            for number in self._article.numbers
        )
        return of_many or bool(pointing and behind[0] in links and not occasion.window)

    def _is_spent(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a number that another ordinal beside it agrees with."""
        return any(
            other is not occasion
            and abs(standing.nth - other.nth) <= 1
            and _agrees(other, standing)
            and self._kind(other, standing)
            for other in self._occasions
        )

    def _weigh(self, occasion: Occasion, standing: Standing) -> int:
        """How much says that a number is of the row of an ordinal."""
        inside = occasion.first < standing.place[1] and standing.place[0] < occasion.place[1]
        if inside or standing.row != occasion.row or standing.low > MUCH * occasion.number:
            return 0
        apart = standing.nth - occasion.nth
        kind = self._kind(occasion, standing) if abs(apart) <= FAR else 0
        if not kind or (kind < OF_NOUN and not BACK <= apart <= AHEAD):
            return 0
        shared = (occasion.narrow | occasion.apart) & (standing.told | standing.narrow)
        weight = kind + (abs(apart) <= NEAR) + 1 + OF_ALL * standing.sure
        weight += OF_PLACE * bool(shared - occasion.window)
        time, owner = self._time(occasion, standing), self._owner(occasion, standing)
        return 0 if APART in (time, owner) else weight + time + owner

    def _kind(self, occasion: Occasion, standing: Standing) -> int:
        """How surely the noun or the verb of a number is that of an ordinal."""
        kinds = self._text.kinds
        if self._counts_others(occasion, standing):
            return 0
        heads = occasion.heads | (occasion.apart if occasion.headline else NOTHING)
        often = occasion.head in kinds["often"]
        if standing.head and standing.head in heads - kinds["persons"]:
            if often and not (standing.narrow & heads or standing.sure):
                return 0
            return OF_VERB if often or occasion.loose else OF_NOUN
        people = occasion.heads & (kinds["people"] | kinds["persons"])
        near = standing.nth - occasion.nth in range(2)
        if standing.sure and standing.state == NOW and near and not (standing.head or often):
            return OF_VERB  # "bringing the total to 11"
        if standing.them or (standing.others and not (people or standing.head)):
            return OF_VERB
        verbs = self._done.get(occasion.head, NOTHING) | heads - kinds["persons"]
        if occasion.head in kinds["people"] | kinds["persons"]:
            verbs |= (occasion.narrow | occasion.said - kinds["people"]) - occasion.window
        if occasion.row and verbs & standing.told:
            return OF_VERB
        if often and standing.often and standing.sure and standing.told & kinds["there"]:
            return OF_VERB
        if often and standing.sure and standing.state == BEFORE and verbs & standing.told:
            return OF_VERB  # "The only earlier plan was turned down"
        anybody = occasion.head in kinds["persons"] or standing.head in kinds["persons"]
        if standing.head and not (anybody and standing.head in kinds["people"]):
            if occasion.heads & kinds["persons"] or often or standing.narrow:
                return 0
            does = verbs & standing.told and standing.head in verbs
            other = standing.sentence != occasion.sentence and standing.low > 0
            again = occasion.head in standing.told and standing.head in occasion.said
            does = does or (other and again)
            return OF_VERB if does else 0
        if verbs & standing.told:
            return OF_VERB
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
        """True for men beside a woman, and for "the number of homes" beside a pylon."""
        kinds = self._text.kinds
        people = kinds["people"] & kinds["persons"] - kinds["anybody"]
        if {standing.head, occasion.head} <= people:
            return standing.head != occasion.head
        begin, end = standing.clause
        tallies = self._lists["tallies"]
        for at in range(begin, standing.place[0] - 1):
            if self._words[at] in tallies and self._words[at + 1] in self._text.of:
                noun = self._text.noun(at + 2, end)
                known = occasion.heads | occasion.apart | occasion.narrow | {occasion.head}
                return bool(noun.head) and noun.head not in known
        return False

    def _time(self, occasion: Occasion, standing: Standing) -> int:
        """What the times of both say: "this season" is of it, "last winter" is not."""
        text = self._text
        one, two = (frozenset(map(text.stem, w)) for w in (occasion.window, standing.window))
        if BYGONE in one ^ two:
            return APART
        if (one & two) - text.kinds["ends"] or self._is_of_game(occasion, one | two):
            return OF_TIME
        return APART if one and two else 0

    def _is_of_game(self, occasion: Occasion, window: Words) -> bool:
        """True for the night or the last minute of a goal, which are of its match."""
        games = self._text.kinds["games"] | self._lists["short"]
        within = occasion.head in self._text.kinds["within"] and window <= games
        return bool(within and occasion.narrow & (games | self._text.kinds["moments"]))

    def _owner(self, occasion: Occasion, standing: Standing) -> int:
        """Whose a number is: of another name it is of something else."""
        if standing.sentence == occasion.sentence:
            begin = standing.clause[0]
            new = standing.names and not self._text.is_said_before(standing.names, begin)
            return APART if new and occasion.first < begin else 0
        if not standing.names:
            return APART if self._is_new(occasion, standing) else 0
        own = occasion.owner.names | occasion.holder
        beside = own and not standing.sure
        the = self._words[self._text.start(*standing.sentence)] in self._text.articles
        if (
            the
            and standing.sure
            and not self._text.is_said_before(standing.names, standing.sentence[0])
        ):
            return 0  # "The 30-year-old Marler", of somebody who was named otherwise
        said = occasion.said if own else occasion.said | self._last_names(occasion)
        same = standing.names & (own if beside else own | said)
        other = standing.names - said and same <= self._text.kinds["anyone"]
        return APART if other or not same else 0

    def _last_names(self, occasion: Occasion) -> Words:
        """The names of the sentence before, which "her third" is of."""
        begin = occasion.sentence[0]
        last = self._article.sentence_of(begin - 1) if begin else (0, 0)
        return frozenset(k for n in self._text.names(*last, openers=True) for k in n.keys)

    def _is_new(self, occasion: Occasion, standing: Standing) -> bool:
        """True for what "a rival had done", or "workers across the industry"."""
        text, (begin, end) = self._text, standing.sentence
        said = [n for n in range(begin, standing.place[0]) if self._words[n] in self._marks]
        at = said[-1] + 1 if said else text.start(begin, end)
        if at >= standing.place[0] - 1:
            return False
        word = self._words[at]
        owned, led = word in self._lists["owning"], word in text.indefinite | text.articles
        noun = text.noun(at + (led or owned), standing.place[0])
        known = occasion.said | occasion.heads | text.kinds["tallies"] | text.kinds["runs"]
        known |= NOTHING if owned else text.kinds["anyone"]
        if not noun.head or noun.head in known or noun.apart & occasion.heads:
            return False
        if not owned and text.is_said_before(frozenset({noun.head}), at):
            return False
        links = self._lists["links"].intersection(self._words[noun.stop : noun.stop + 1])
        told = occasion.owner.names or not occasion.owner.nouns
        if word in text.articles and told and not (owned or noun.apart - known):
            return False  # "the spacecraft", of an orbiter
        people = noun.head in text.kinds["people"]
        other = noun.plural and (links or not people or noun.apart - known)  # "Customs officers"
        return owned or (not standing.sure and bool(led or other))

    def _clashes(self, occasion: Occasion, standing: Standing, others: Sequence[Standing]) -> bool:
        """True for a number that cannot stand beside an ordinal."""
        expected = _expected(occasion, standing)
        if self._is_of_part(occasion, standing):
            return False
        if standing.low > expected:
            late = occasion.past and standing.state != BEFORE
            return not late and self._takes_in(occasion, standing) and self._is_latest(occasion)
        if standing.high is None or standing.high >= expected:
            return False
        parts = any(
            o is not standing and o.high is not None and o.sentence == standing.sentence
            for o in others
        )
        return not parts and self._is_whole(occasion, standing)

    def _is_latest(self, occasion: Occasion) -> bool:
        """True where an ordinal is of the news, and no later one of the row is told of."""
        return not occasion.opens and not any(
            other.number > occasion.number and (other.heads & occasion.heads)
            for other in self._occasions
        )

    def _is_of_part(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a number of a place, kind or people that nothing else tells of."""
        text = self._text
        if standing.others:
            return False
        known = occasion.said | occasion.heads | occasion.apart | occasion.narrow
        known |= text.kinds["anyone"] | text.kinds["ends"] | standing.window
        new = standing.narrow - known
        return any(not text.is_said_before(frozenset({word}), standing.sentence[0]) for word in new)

    def _takes_in(self, occasion: Occasion, standing: Standing) -> bool:
        """True where nothing narrows the row of an ordinal that a larger number does not say."""
        text = self._text
        here = standing.sentence == occasion.sentence
        place = standing.clause if here else standing.sentence
        said = text.said_in(*place)
        near = 0 <= standing.nth - occasion.nth <= NEAR
        timed = self._time(occasion, standing) == OF_TIME
        if not timed and any(word[0].isdigit() for word in standing.window):
            return False
        told = near and not standing.head and standing.state == BEFORE
        elliptic = told or (near and standing.sure)
        if here and not standing.head and self._words[occasion.stop] in self._lists["parting"]:
            return False  # "the third victim to die in hospital, brought the toll to six"
        people = text.kinds["people"] - text.kinds["persons"]
        if occasion.head in people - standing.told and not (standing.head or standing.others):
            return False
        if occasion.window and not (timed or occasion.window & said or told):
            return False
        if occasion.head in text.kinds["within"] and not (timed or occasion.row or told):
            return False
        if occasion.row and near:
            return True
        narrow = occasion.narrow - occasion.window - text.kinds["there"]
        one = {word for word in self._words[slice(*place)] if not text.is_plural(word)}  # not "in nine counties"
        if narrow & {*map(text.stem, one)} or self._lists["there"] & said:
            narrow = NOTHING
        left = narrow | (occasion.apart - said)
        behind = text.name_keys(occasion.stop, occasion.stop + PLACED)
        placed = not left.isdisjoint(map(text.stem, behind))  # "the third in the Pacific"
        wide = standing.window and standing.state != BEFORE and standing.head
        elliptic = elliptic and (timed or not wide)
        return not left or elliptic or (timed and not placed and not left & occasion.apart)

    def _is_whole(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a smaller number of no other place, kind and time."""
        if self._words[standing.place[0]] in self._lists["only"]:
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


def _expected(occasion: Occasion, standing: Standing) -> int:
    """How many a number must be."""
    return occasion.number - (standing.state == BEFORE or occasion.coming)


def _agrees(occasion: Occasion, standing: Standing) -> bool:
    expected = _expected(occasion, standing)
    return standing.low <= expected and (standing.high is None or expected <= standing.high)
