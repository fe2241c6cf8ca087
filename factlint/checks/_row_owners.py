"""Whether an ordinal and a number are of different owners."""

from __future__ import annotations

from factlint.checks._occasions import Occasion
from factlint.checks._row_nouns import NOTHING, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.checks._standings import Standing

QUOTES = '"“‘'


class RowOwners(RowReader):
    """Compares whose the ordinals and the numbers of one article are."""

    def __init__(self, text: RowText) -> None:
        super().__init__(text)
        self._marks = self._lists["saying"] | {*QUOTES, ":"}

    def are_apart(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a number of another name, or of somebody who comes in with it."""
        if standing.sentence == occasion.sentence:
            behind = self._words[occasion.stop : occasion.stop + 1]
            if standing.them and not self._lists["it"].isdisjoint(behind):
                return False  # "the third it has set up, the trust now has five of them"
            begin = standing.clause[0]
            new = standing.names and not self._text.is_said_before(standing.names, begin)
            return bool(new) and occasion.first < begin
        opening = self._words[self._text.start(*standing.sentence)]
        if opening in self._lists["including"]:  # "Including Pell, nine people have died"
            return False
        if not standing.names:
            return self._is_new(occasion, standing)
        own = occasion.owner.names | occasion.holder
        beside = own and not standing.sure
        the = opening in self._text.articles
        if (
            the
            and standing.sure
            and not self._text.is_said_before(standing.names, standing.sentence[0])
        ):
            return False  # "The 30-year-old Marler", of somebody who was named otherwise
        said = occasion.said if own else occasion.said | self._last_names(occasion)
        same = standing.names & (own if beside else own | said)
        other = standing.names - said and same <= self._text.kinds["anyone"]
        return bool(other) or not same

    def _last_names(self, occasion: Occasion) -> Words:
        """The names of the sentence before, which "her third" is of."""
        begin = occasion.sentence[0]
        last = self._article.sentence_of(begin - 1) if begin else (0, 0)
        if last[0] and self._text.counts_on(last):
            last = self._article.sentence_of(last[0] - 1)[0], last[1]
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
        generic = NOTHING if owned else text.kinds["anyone"]
        known |= generic
        again = text.is_said_before(frozenset({noun.head}), at)
        plain = not noun.apart or text.is_said_before(noun.apart, at)
        if again and word in text.articles and not (owned or plain or noun.head in generic):
            return True  # "the main line", beside a branch line
        if not noun.head or noun.head in known or noun.apart & occasion.heads:
            return False
        if again and not owned:
            return False
        links = self._lists["links"].intersection(self._words[noun.stop : noun.stop + 1])
        told = occasion.owner.names or not occasion.owner.nouns
        if word in text.articles and told and not (owned or noun.apart - known):
            return False  # "the spacecraft", of an orbiter
        people = noun.head in text.kinds["people"]
        other = noun.plural and (links or not people or noun.apart - known)  # "Customs officers"
        if owned and noun.head in text.kinds["acting"]:
            return False  # "Nurses … its members had staged"
        return owned or (not standing.sure and bool(led or other))
