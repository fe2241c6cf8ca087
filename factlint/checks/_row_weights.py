"""Whether an ordinal can stand beside how many there are: evidence is summed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.checks._occasions import Occasion
from factlint.checks._row_nouns import NOTHING, Words
from factlint.checks._row_text import RowText
from factlint.checks._row_times import are_timed
from factlint.checks._tallies import Tally
from factlint.extract.tokens import Range

ENOUGH = 5
"""The evidence that two are of one row."""
FAR = 4
"""So many sentences from an ordinal a number may stand that does not say its noun or time."""
MUCH = 20
"""A number so many times an ordinal is of other things: the books that an author sold."""
NEXT = 1
SIZE = 2
"""Numbers no further apart are of one size: a slip, rather than something else."""
OF_NOUN, OF_VERB, OF_TIME, OF_NEWS = 3, 2, 2, 2
SURE = 2
PLACED = 4
"""So many tokens behind an ordinal's noun its place stands."""
MOST = 4
"""So much what narrows the row of an ordinal weighs at most."""
ANOTHER = -3
"""Another noun may name the same owner; another name does not."""


class Scale:
    """Weighs the tallies of one article against its ordinals.

    `done` gives for a noun the verbs that do it: one wins a title.
    """

    def __init__(
        self,
        text: RowText,
        tallies: Sequence[Tally],
        occasions: Sequence[Occasion],
        done: Mapping[str, Words],
    ) -> None:
        self._text = text
        self._tallies = tallies
        self._occasions = occasions
        self._done = done

    def against(self, occasion: Occasion) -> Range | None:
        """The tokens of a tally that an ordinal contradicts, if no other agrees with it."""
        found = [(self._weigh(occasion, tally), tally) for tally in self._tallies]
        found = [(weight, tally) for weight, tally in found if weight >= ENOUGH]
        found = [(weight, tally) for weight, tally in found if not self._is_spent(occasion, tally)]
        if any(_agrees(occasion, tally) for _, tally in found if not tally.listed):
            return None
        wrong = [tally.place for w, tally in found if self._clashes(occasion, tally, w - ENOUGH)]
        return wrong[0] if wrong else None

    def _is_spent(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a tally with which another ordinal beside this one agrees."""
        return any(
            other is not occasion
            and other.sentence == occasion.sentence
            and other.number > occasion.number
            and (_agrees(other, tally) and other.number <= tally.low + 1)
            for other in self._occasions
        )

    def _weigh(self, occasion: Occasion, tally: Tally) -> int:
        """How much says that a tally is of the row of an ordinal."""
        if tally.place[0] < occasion.place[1] and occasion.first < tally.place[1]:
            return 0
        first = occasion.number == 1
        told = tally.prior and tally.cue > 1 and tally.high is not None
        if occasion.rank or (first and (occasion.loose or not told)):
            return 0
        if first and tally.listed and tally.sentence == occasion.sentence:
            return 0
        kind = self._kind(occasion, tally)
        apart = tally.nth - occasion.nth
        timed = are_timed(self._text, occasion, tally)
        far = not -NEXT <= apart <= FAR and kind < OF_NOUN and not timed
        if far or tally.low > MUCH * occasion.number:
            return 0
        owner = self._owner(occasion, tally)
        led = tally.listed and tally.cue > OF_VERB and 0 <= apart <= NEXT
        if self._is_of_others(occasion, tally):
            return 0
        if owner < ANOTHER or not (kind or led) or not (tally.cue or tally.listed or timed):
            return 0
        near = int(0 <= apart <= NEXT) + int(apart == 0)
        near += OF_NEWS * (tally.brings and 0 < apart <= NEXT + 1 and kind == OF_NOUN)
        alike = (occasion.apart | occasion.narrow) & (tally.narrow | tally.told) - tally.window
        slip = tally.listed and (owner > 0 or abs(tally.low - occasion.number + 1) == 1)
        return kind + tally.cue + owner + near + OF_TIME * timed + bool(alike) + slip

    def _is_of_others(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a number of other size, of people or of a kind that were not named before.

        An ordinal of "that kind" is of a part, which its number does not take in.
        """
        people, words = self._text.kinds["people"], self._text.words
        behind = words[occasion.stop : occasion.stop + 2]
        part = behind[1:] and behind[0] in self._text.lists["links"] | self._text.of
        if part and behind[1] in self._text.lists["pointing"] and not tally.narrow:
            return abs(tally.low - occasion.number) > SIZE
        opening = self._text.said_in(tally.sentence[0], tally.sentence[0] + NEXT) & people
        if not self._text.lists["telling"].isdisjoint(words[tally.sentence[0] : tally.place[0]]):
            return False
        known = self._text.said_in(*occasion.sentence)
        others = bool(opening - known) and not tally.prior
        return others and abs(tally.low - occasion.number) > SIZE

    def _kind(self, occasion: Occasion, tally: Tally) -> int:
        """How surely a tally counts what the ordinal does."""
        if tally.row != occasion.row and not tally.listed:
            return 0
        kinds = self._text.kinds
        shared = bool((occasion.heads - kinds["persons"]) & tally.told)
        if tally.head in kinds["persons"]:
            again = tally.head in occasion.heads and (tally.closed or tally.brings)
            does = tally.prior and (occasion.narrow - occasion.window) & tally.told
            return OF_VERB if shared or again or does else 0
        if tally.bare and tally.brings and tally.told - tally.window and not shared:
            return 0
        often = occasion.head in kinds["often"]
        if tally.head and tally.head in occasion.heads:
            if often and not self._is_done(occasion, tally.head):
                return 0
            return OF_VERB if occasion.loose or often else OF_NOUN
        if often and tally.bare and not (tally.often or tally.listed or tally.brings):
            return 0
        weak = tally.cue < SURE and tally.head not in kinds["people"] | {""}
        return OF_VERB if not weak and self._leads_to(occasion, tally) else 0

    def _leads_to(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a number of what the ordinal's verbs do, or of what was told right before."""
        does = occasion.narrow if occasion.holder else NOTHING  # "the third member to quit"
        verbs = self._done.get(occasion.head, NOTHING) | occasion.heads | does
        here = tally.sentence == occasion.sentence
        told = not here or tally.brings or tally.prior or (occasion.row and tally.bare)
        near = 0 <= tally.nth - occasion.nth <= NEXT
        led = not tally.listed or self._is_of_others_before(tally)
        leans = tally.bare and led and tally.cue >= SURE and near
        leans = leans and not (tally.often and occasion.head in self._text.kinds["often"])
        return bool(verbs & tally.told and told) or leans

    def _is_of_others_before(self, tally: Tally) -> bool:
        """True for "Others closed it on 9 December and 17 January"."""
        return self._text.words[tally.sentence[0]] in self._text.lists["others"]

    def _is_done(self, occasion: Occasion, stem: str) -> bool:
        """True for what is done, not for whom or what it is done to: no article before it."""
        text, (begin, end) = self._text, occasion.sentence
        nouns = text.articles | text.lists["links"] | text.lists["owning"]
        nouns |= text.indefinite
        return any(
            text.stem(text.words[at]) == stem and text.words[at - 1] not in nouns
            for at in range(begin, end)
        )

    def _owner(self, occasion: Occasion, tally: Tally) -> int:
        """1 for the same owner, 0 where it may be, less for another one."""
        opening = self._text.words[self._text.start(*tally.sentence)]
        if tally.sentence == occasion.sentence or opening in self._text.lists["including"]:
            return 1
        nouns = tally.owner.nouns
        if tally.owner.names:
            return self._named_owner(occasion, tally)
        if not nouns or tally.brings or nouns & self._text.kinds["tallies"]:
            return 1
        if any(word.endswith(noun) for noun in nouns for word in occasion.said | occasion.heads):
            return 2
        if opening in self._text.lists["owning"]:
            return ANOTHER - 1
        new = not nouns & self._text.said_in(0, tally.sentence[0])
        near = 0 <= tally.nth - occasion.nth <= NEXT + 1
        return 0 if new and near and not occasion.owner.nouns else ANOTHER

    def _named_owner(self, occasion: Occasion, tally: Tally) -> int:
        """The same, for a tally whose owner has a name."""
        names, own = tally.owner.names, occasion.owner.names | occasion.holder
        if names & own:
            return 2
        if names & occasion.said:
            beside = own and occasion.owned and tally.cue < SURE and not tally.listed
            return ANOTHER - 1 if beside else 2
        first = self._text.start(*tally.sentence)
        named = self._text.article.tokens.word(first + 1)[:1].isupper()
        the = named and self._text.words[first] in self._text.articles
        new = not names & self._text.said_in(0, tally.sentence[0])
        told = tally.listed and self._kind(occasion, tally) > 0
        return 0 if new and ((the and own) or told) else ANOTHER - 1

    def _clashes(self, occasion: Occasion, tally: Tally, over: int) -> bool:
        """True for numbers that cannot both be, where so much `over` what is enough says so."""
        number, low, high = occasion.number, tally.low, tally.high
        prior = tally.prior or occasion.coming
        before = prior and (occasion.coming or not tally.listed or tally.cue > 0)
        below = number <= low if before else number < low
        if below:
            here = tally.prior and (tally.sentence == occasion.sentence or tally.closed)
            here = here and not occasion.past
            return (here or self._is_newest(occasion)) and self._holds(occasion, tally, over)
        limit = None if high is None else high + 1 if prior else high
        if limit is None or number <= limit:
            return False
        if tally.listed:  # a list that lacks one of those before is a slip, one of few is not
            row = occasion.apart | occasion.narrow
            shared = row & tally.said and (tally.closed or self._is_of_others_before(tally))
            whole = row <= tally.said or bool(shared) or tally.closed
            return number == limit + 1 and tally.cue > 1 and whole and not occasion.past
        return (tally.closed or not prior) and self._is_held(occasion, tally)

    def _holds(self, occasion: Occasion, tally: Tally, over: int) -> bool:
        """True where the row of an ordinal takes in what a tally counts.

        What narrows the row and is not said of the tally weighs against it.
        """
        leans = self._leans(occasion, tally)
        if not self._is_of_time(
            occasion, tally, leans=leans or (over >= OF_TIME and not tally.listed)
        ):
            return False
        places = tally.narrow - tally.window
        known = self._text.said_in(0, occasion.sentence[1])
        weak = tally.cue < SURE and not tally.listed
        if weak and places and places.isdisjoint(known):
            return False
        wider = tally.brings and tally.narrow and tally.narrow <= occasion.narrow
        left = self._left_out(occasion, tally)
        told = tally.cue >= SURE and tally.sentence != occasion.sentence
        told = told and not (tally.prior or tally.listed or left & occasion.apart)
        here = self._text.name_keys(occasion.stop, occasion.stop + PLACED)
        placed = not left.isdisjoint(map(self._text.stem, here))  # "the third in the Pacific"
        timed = bool(occasion.window & tally.window) and not placed
        told = told and (tally.brings or timed)
        return bool(leans or wider or not left or (told and min(len(left), MOST) <= over))

    def _is_of_time(self, occasion: Occasion, tally: Tally, *, leans: bool) -> bool:
        """True where a tally is of no other time than the row of an ordinal."""
        short = leans and (tally.bare or tally.brings or tally.listed or tally.prior)
        shared = bool(occasion.window & tally.window)
        if occasion.window and not shared and (tally.window or not short):
            return False
        within = self._text.kinds["within"]
        season = occasion.window & (self._text.lists["seasons"] - within)
        anew = occasion.head in within and not (occasion.row or season or tally.listed)
        return not anew or bool(occasion.window and tally.window)

    def _left_out(self, occasion: Occasion, tally: Tally) -> Words:
        """What narrows the row of an ordinal and is not said of a tally."""
        said = tally.said
        if tally.sentence == occasion.sentence:
            before, behind = (tally.sentence[0], occasion.first), (occasion.end, tally.sentence[1])
            said = self._text.said_in(*before) | self._text.said_in(*behind)
        there = not tally.listed and bool(self._text.lists["there"] & said)
        left = NOTHING if there else occasion.narrow - occasion.window
        if tally.narrow and tally.narrow <= occasion.said:
            left -= self._text.kinds["there"]
        others = tally.prior and not tally.listed and bool(left & said)  # "four others"
        return (occasion.apart | (NOTHING if others else left)) - said

    def _leans(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a tally of what was told right before: "that makes five"."""
        if tally.nth == occasion.nth and not (tally.brings or tally.listed):
            return tally.closed or (occasion.row and tally.row)
        if tally.wide and (occasion.window or occasion.narrow):
            return False
        told = (tally.bare or tally.listed or tally.cue > 1) and tally.narrow <= occasion.said
        led = tally.listed and tally.cue > OF_VERB
        near = 0 <= tally.nth - occasion.nth <= NEXT + led
        return told and near and (tally.listed or occasion.apart <= tally.said)

    def _is_held(self, occasion: Occasion, tally: Tally) -> bool:
        """True where what a tally counts takes in the row of an ordinal."""
        near = tally.closed and tally.head in occasion.heads and tally.nth - occasion.nth <= NEXT
        timed = are_timed(self._text, occasion, tally)
        if tally.window and not (tally.wide or near or timed):
            return False
        if occasion.head in self._text.kinds["within"] and not tally.window:
            return False
        return tally.cue > 1 and tally.narrow - tally.window <= occasion.said

    def _is_newest(self, occasion: Occasion) -> bool:
        """True for what is the last one so far."""
        return occasion.newest and not any(
            other.number > occasion.number
            and other.head == occasion.head
            and not other.owner.differs(occasion.owner)
            and not other.row
            for other in self._occasions
        )


def _agrees(occasion: Occasion, tally: Tally) -> bool:
    """True for a number of which the ordinal may be the last one."""
    number = occasion.number - (1 if tally.prior or occasion.coming else 0)
    return number >= tally.low and (tally.high is None or number <= tally.high)
