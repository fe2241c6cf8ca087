"""What is the foremost of a wide area: "the oldest mill in Europe", "the world's only such school".

A word that ranks is read with all that follows it up to the area, whatever stands between the two.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import Words
from factlint.rulebook.words import fold_all

REACH = 11
"""So many tokens the name of an area stands at most behind the word that ranks."""
WIDTH = 5
"""So many tokens stand at most from the preposition to the name of the area."""

DATED = 4
"""Within so many tokens behind a noun it is said when that was."""


class Ranking(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a rule by which something is the foremost."""

    areas: Words = ()
    """What it is the foremost of: `world`, `Europe`."""
    alone: Words = ()
    """Words that rank besides superlatives: `only`."""
    doers: Words = ()
    """Words that rank whoever does something: `first` in the world to."""
    endings: tuple[str, ...] = ()
    """Endings that superlatives alone have."""
    doing: Words = ()
    """What stands before that which they do: `to`."""
    degrees: Words = ()
    """Words that make another one a superlative: `most`."""
    unranked: Words = ()
    """Superlatives that rank nothing: `latest`."""
    common: Words = ()
    """Superlatives by which well-known things are called: "the world's largest bank"."""
    familiar: Words = ()
    """What is well known by such a superlative: `economy`."""
    agents: tuple[str, ...] = ()
    """Endings of what makes or sells something, which is known by it, too: `maker`."""
    titles: Words = ()
    """What is only called the highest: `court`."""
    within: Words = ()
    """Prepositions before an area."""
    anywhere: Words = ()
    """Words that are an area without a name."""


class Foremost:
    """Reads the claims of one article."""

    def __init__(self, article: Article, words: Ranking) -> None:
        self.article = article
        listed = article.grammar.listed
        self._words = article.tokens.folded
        self._possessive = listed("possessive-mark")
        self._areas, self._anywhere = fold_all(words.areas), fold_all(words.anywhere)
        self._doers, self._doing = fold_all(words.doers), fold_all(words.doing)
        self._degrees = fold_all(words.degrees)
        self._common, self._titles = fold_all(words.common), fold_all(words.titles)
        self._within = fold_all(words.within)
        self._familiar, self._agents = fold_all(words.familiar), words.agents
        self._countries = article.lexicon.header.region_names
        self._of, self._be = listed("of"), listed("be")
        superlatives = listed("superlative") - fold_all(words.unranked)
        self._ranking = superlatives | fold_all(words.alone) | self._doers
        self._endings = words.endings
        self._definite = listed("article-the", "person-possessive")
        self._ends = listed("be", "have", "modal", "relative", "pronoun", "person-pronoun")
        self._behind = self._ends | self._within | listed("preposition", "conjunction")

    def read(self) -> Iterator[Range]:
        """The tokens of each claim, from the word that ranks to the area or the noun."""
        known = self._areas | self._anywhere | self._countries
        if not self._areas or known.isdisjoint(self._words):
            return
        for at, word in enumerate(self._words[1:-1], 1):
            if not self._ranks(at, word):
                continue
            if self._words[at - 1] in self._possessive:
                found = self._owned(at)
            elif self._words[at - 1] in self._definite:
                found = self._reaching(at)
            else:
                found = None
            if found:
                yield found

    def _ranks(self, at: int, word: str) -> bool:
        if word in self._degrees:
            return self._words[at + 1][0].isalpha()
        return word in self._ranking or word.endswith(self._endings)

    def _owned(self, at: int) -> Range | None:
        """A noun of which an area has the foremost one."""
        words, stop = self.article.tokens.words, self._noun_stop(at + 1)
        stop = next((n for n in range(at + 2, stop) if words[n][0].isupper()), stop)
        head, area = self._words[stop - 1], self._words[at - 2]
        country = area in self._countries and words[at - 2][0].isupper()
        if stop == at + 1 or head in self._titles or not (country or area in self._areas):
            return None
        if head.endswith("s") and not head.endswith("ss"):
            return None
        doer = self._words[at] in self._doers and not self._does(stop)
        if doer and (country or self._is_dated(stop)):
            return None
        known = self._words[at] in self._common and not self._is_special(at, stop)
        return None if known else (at - 2, stop)

    def _does(self, stop: int) -> bool:
        """True before what somebody is the first to do."""
        return not self._doing.isdisjoint(self._words[stop : stop + 1])

    def _is_dated(self, stop: int) -> bool:
        """True for "the county's last outbreak, in 2012", which says when it was."""
        return any(times_in(self.article, (stop, stop + DATED)))

    def _is_special(self, at: int, stop: int) -> bool:
        """True for what is not known by its superlative: "Europe's biggest sourdough oven"."""
        head = self._words[stop - 1]
        if head in self._familiar:
            return False
        if head.endswith(self._agents):
            return self._is_apposed(at, stop)
        of = not self._of.isdisjoint(self._words[stop : stop + 1])
        begin, _ = self.article.sentence_of(at)
        first = at - 2 - (self._words[at - 3] in self._definite)
        led = first > begin and self._words[first - 1] not in {",", *self._ends, *self._within}
        return of or (stop > at + 2 and led)

    def _is_apposed(self, at: int, stop: int) -> bool:
        """True behind a name or "is", for a maker of one thing: "Orr, the largest maker of bells,".

        "Orr, the world's largest carmaker," is known by it.
        """
        first = at - 2 - (self._words[at - 3] in self._definite)
        of = not self._of.isdisjoint(self._words[stop : stop + 1])
        led = self._words[first - 1] in self._be or self._words[first - 1] == ","
        return of and led and first > 1

    def _noun_stop(self, first: int) -> int:
        """Where the words that may be a noun phrase end."""
        stop = first
        while stop < min(len(self._words), first + REACH):
            word = self._words[stop]
            if word in self._behind or not (word[0].isalpha() or word == "-"):
                break
            stop += 1
        return stop

    def _reaching(self, at: int) -> Range | None:
        """From a word that ranks to the area that it is said of."""
        _, end = self.article.sentence_of(at)
        for place in range(at + 1, min(at + REACH, end)):
            word = self._words[place]
            if not (word[0].isalnum() or word in (*self._possessive, "-")) or word in self._ends:
                return None
            if word in self._anywhere and self._words[at] not in self._doers:
                return at - 1, place + 1
            stop = self._area(place, end) if word in self._within else 0
            if stop and self._is_said(at, place, stop):
                return at - 1, stop
        return None

    def _area(self, at: int, end: int) -> int:
        """Where the name of an area behind a preposition ends; 0 for none."""
        for place in range(at + 1, min(at + 1 + WIDTH, end)):
            word = self._words[place]
            if word in self._areas:
                owns = place + 1 < end and self._words[place + 1] in self._possessive
                return 0 if owns else place + 1
            if not word[0].isalpha() or (place > at + 1 and word in self._within):
                return 0
        return 0

    def _is_said(self, at: int, place: int, stop: int) -> bool:
        """False for what is only called so, and for a first one that does nothing."""
        if place == at + 2 and self._words[at + 1] in self._titles:
            return False
        if self._words[at] in self._doers:
            return self._does(stop)
        begin, _ = self.article.sentence_of(at)
        return self._words[at] not in self._common or begin != at - 1
