"""Whether an ordinal can stand beside how many there are: evidence is summed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.checks._occasions import Occasion
from factlint.checks._row_clashes import NEXT, OF_TIME, OF_VERB, SURE, Clashes, tells_of_others
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
SIZE = 2
"""Numbers no further apart are of one size: a slip, rather than something else."""
OF_NOUN, OF_NEWS = 3, 2
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
        self._clashes = Clashes(text, occasions)

    def against(self, occasion: Occasion) -> Range | None:
        """The tokens of a tally that an ordinal contradicts, if no other agrees with it."""
        found = [(self._weigh(occasion, tally), tally) for tally in self._tallies]
        found = [(weight, tally) for weight, tally in found if weight >= ENOUGH]
        found = [(weight, tally) for weight, tally in found if not self._is_spent(occasion, tally)]
        if any(_agrees(occasion, tally) for _, tally in found if not tally.listed):
            return None
        wrong = [
            tally.place for w, tally in found if self._clashes.clash(occasion, tally, w - ENOUGH)
        ]
        return wrong[0] if wrong else None

    def _is_spent(self, occasion: Occasion, tally: Tally) -> bool:
        """True for a tally with which another ordinal agrees, beside this one or beside the tally.

        One beside the tally is of something else: "a second delay", "the fourth hearing of the
        case, which had three before".
        """
        own = self._done.get(occasion.head, NOTHING) | occasion.heads
        others = [
            o for o in self._occasions if o is not occasion and 0 <= o.number - tally.low <= 1
        ]
        return any(
            (other.sentence == tally.sentence and own.isdisjoint(other.heads))
            or (
                other.sentence == occasion.sentence
                and other.number > occasion.number
                and _agrees(other, tally)
            )
            for other in others
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
        led = not tally.listed or tells_of_others(self._text, tally)
        leans = tally.bare and led and tally.cue >= SURE and near
        leans = leans and not (tally.often and occasion.head in self._text.kinds["often"])
        return bool(verbs & tally.told and told) or leans

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
        new = not self._text.is_said_before(nouns, tally.sentence[0])
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
        new = not self._text.is_said_before(names, tally.sentence[0])
        told = tally.listed and self._kind(occasion, tally) > 0
        return 0 if new and ((the and own) or told) else ANOTHER - 1


def _agrees(occasion: Occasion, tally: Tally) -> bool:
    """True for a number of which the ordinal may be the last one."""
    number = occasion.number - (1 if tally.prior or occasion.coming else 0)
    return number >= tally.low and (tally.high is None or number <= tally.high)
