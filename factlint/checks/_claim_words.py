"""What the sentence of a change and those of two figures have in common."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from factlint.checks._change_sentences import is_headline
from factlint.checks._heads import Figured, HeadReader
from factlint.checks._roles import Role, RoleReader
from factlint.checks._two_times import PairReader, TimedPair
from factlint.extract.article import Article
from factlint.extract.tokens import Range, beginning_in

ROOT, HEADING = 4, 2
"""So many letters are a root; so many words of a headline are what it is about."""


class Claim(msgspec.Struct, frozen=True):
    """A change that a sentence tells: how much, or only which way."""

    rate: Role | None
    first: int
    stop: int
    way: int
    sentence: Range
    word: Range | None = None


class ClaimWords:
    """Reads the words beside the changes and the figures of one article."""

    def __init__(
        self, article: Article, roles: RoleReader, heads: HeadReader, pairs: PairReader
    ) -> None:
        self._article, self._tokens = article, article.tokens
        self._roles, self._pairs = roles, pairs
        self._heads = heads
        self._dull = {heads.stem_of(word) for word in article.lexicon.changing.dull} | {""}
        self.ways = roles.ways.whole
        self._stems: dict[Range, frozenset[str]] = {}

    def is_headline(self, place: Range) -> bool:
        return is_headline(self._article, place)

    def shared(self, claim: Claim, pair: TimedPair) -> set[str]:
        """The stems that the sentence of a change has in common with those of the figures."""
        places = [place for place in pair.places if place != claim.sentence]
        if claim.rate is None and self.is_headline(claim.sentence):
            head = self._heads.head(pair.after)
            places = [(pair.places[1][0], pair.after.stop if head is None else head + 1)]
        there = {stem for place in places for stem in self.stems(place)}
        own = claim.sentence if claim.rate is not None else self._subject(claim)
        return {stem for stem in self.stems(own) if any(_kin(stem, other) for other in there)}

    def subject_stems(self, claim: Claim) -> frozenset[str]:
        """The stems of what stands before a change in its clause."""
        return self.stems(self._subject(claim))

    def is_of_other_subject(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "Profit rose 5 percent" beside figures of no profit."""
        own = self.subject_stems(claim)
        there = {stem for place in pair.places for stem in self.stems(place)}
        return bool(own) and not any(_kin(one, other) for one in own for other in there)

    def _subject(self, claim: Claim) -> Range:
        """What stands before a verb in its clause."""
        first = claim.sentence[0]
        if self.is_headline(claim.sentence):
            return first, min(first + HEADING, claim.first)
        breaks = (at for at in range(claim.first - 1, first, -1) if at in self._roles.breaks)
        return next(breaks, first), claim.first

    def stems(self, sentence: Range) -> frozenset[str]:
        """The stems of a sentence, without those of its times, figures and changes."""
        if sentence not in self._stems:
            self._stems[sentence] = frozenset(self._stems_of(sentence))
        return self._stems[sentence]

    def _stems_of(self, sentence: Range) -> set[str]:
        inside = {at for q in self._roles.quantities(sentence) for at in range(q.first, q.stop)}
        marks = beginning_in(self._pairs.marks, sentence)
        inside |= {at for mark in marks for at in range(mark.first, mark.stop)}
        inside |= {at for first, stop, _ in self.ways.within(sentence) for at in range(first, stop)}
        return {self._heads.stem(at) for at in range(*sentence) if at not in inside} - self._dull

    def is_bare_figure(self, figure: Figured) -> bool:
        """True for a figure without a word that may be what it counts."""
        word = self._tokens.word(figure.stop)
        closed = self._heads.closed
        small = closed.every | closed.prepositions | closed.articles | closed.of
        none = word.lower() in small or word.lower() in self._article.lexicon.changing.no_nouns
        return none or not word[:1].isalpha() or figure.value.unit is not None

    def is_bare(self, pair: TimedPair) -> bool:
        """True for "48 in February and 12 in January", of what was told before."""
        first, stop = min(pair.places)[0], max(pair.before.stop, pair.after.stop)
        own = self._heads.is_plural(first) and not self._heads.is_person(first)
        if own or self.ways.within((first, stop)):
            return False
        both = (pair.before, pair.after)
        return all(q.value.unit is None and not self._heads.counted(q) for q in both)

    def nouns(self, pair: TimedPair) -> set[str]:
        """What the figures count, but for persons, who may be any."""
        own = (q for q in (pair.before, pair.after) if q.first not in self._pairs.referring)
        heads = [self._heads.head(q) for q in own]
        things = (at for at in heads if at is not None and not self._heads.is_person(at))
        return {self._heads.stem(at) for at in things if self._heads.is_plural(at)} - {""}

    def goes_on(self, claim: Claim, pair: TimedPair) -> bool:
        """True for figures of "there were", "it" or "the figure", without a noun of their own."""
        place = min(pair.places)
        if claim.sentence > place and (self._takes_up(claim) or self._names(claim, pair)):
            return True
        if self._refers(claim, pair):
            return True
        said = place[0], min(pair.before.first, pair.after.first)
        cued = any(
            self._tokens.word(stop).lower() not in self._heads.closed.of
            for use in ("same", "there")
            for _, stop in self._roles.cued(use, said)
        )
        if self._roles.cued("taken_up", (place[0], place[0] + 1)):
            return True
        return cued and self.nouns(pair) <= self.stems(claim.sentence)

    def _refers(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "210 incidents" or "60 of them" right behind what was told to have doubled."""
        if claim.sentence >= min(pair.places) or self.gap(claim, pair) > 1 or self.nouns(pair):
            return False
        held = [q for q in (pair.before, pair.after) if q.first in self._pairs.referring]
        return bool(held) and all(self._is_unparted(claim, q) for q in held)

    def _is_unparted(self, claim: Claim, figure: Figured) -> bool:
        """False for "incidents of arson" and "at sea", where nothing was said of these."""
        at = (self._heads.head(figure) or figure.stop) + 1
        if self._tokens.word(at).lower() in self._heads.closed.of:
            return False
        small = self._tokens.word(at).lower() in self._heads.closed.prepositions
        own = small and self._tokens.word(at + 1).lower() not in self._roles.the
        said = set(self._heads.governed(at)) if own else set()
        return not said or bool(said & self.stems(claim.sentence))

    def _names(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "a 12 percent increase" behind "will go up from 80 to 92"."""
        at, end = claim.stop, max(pair.before.stop, pair.after.stop)
        noun = next((stop for _, stop, _ in self.ways.within((at, at + 1))), 0)
        small = self._heads.closed.prepositions | self._heads.closed.of
        told = any(way == claim.way for *_, way in self.ways.within((pair.start, end)))
        bare = bool(noun) and self._tokens.word(noun).lower() not in small
        return bare and told and self.gap(claim, pair) <= 1

    def _takes_up(self, claim: Claim) -> bool:
        """True for "That is a rise of" and "The 20 percent rise"."""
        opening = claim.sentence[0], claim.sentence[0] + 2
        uses = "same", "recalled", "taken_up"
        cued = (stop for use in uses for _, stop in self._roles.cued(use, opening))
        told = any(self._tokens.word(stop).lower() not in self._heads.closed.of for stop in cued)
        of = self._tokens.word(claim.first - 1).lower() in self._heads.closed.of
        behind = claim.stop, claim.stop + 1
        return told or (of and bool(self._roles.cued("meantime", behind)))

    def names_another(self, claim: Claim) -> bool:
        """True for "That of a banker rose", of another than the one told before."""
        cued = self._roles.cued("same", (claim.sentence[0], claim.sentence[0] + 1))
        return any(self._tokens.word(stop).lower() in self._heads.closed.of for _, stop in cued)

    def is_of_others(self, claim: Claim, pair: TimedPair) -> bool:
        """True for "lost a third of its trees" beside a count of lamps."""
        noun = self._heads.noun_at(claim.stop + 2)
        if noun is None or not self._heads.is_plural(noun) or pair.after.value.unit is not None:
            return False
        said = {stem for place in pair.places for stem in self.stems(place)}
        return not any(_kin(self._heads.stem(noun), stem) for stem in said)

    def is_taken_up(self, claim: Claim) -> bool:
        """True for "the 60-cent jump", which was told before."""
        return self._tokens.word(claim.first - 1).lower() in self._roles.the

    def gap(self, claim: Claim, pair: TimedPair) -> int:
        """How many sentences lie between a change and the nearest of its figures."""
        first, last = (self.index(place[0]) for place in (min(pair.places), max(pair.places)))
        here = self.index(claim.sentence[0])
        return max(0, first - here, here - last)

    def index(self, at: int) -> int:
        """The number of a sentence among those that are read."""
        return bisect_left(self._roles.sentences, (at, 0))


def _kin(one: str, two: str) -> bool:
    """True for words of one root: "member" and "membership"."""
    short, long = sorted((one, two), key=len)
    return one == two or (len(short) >= ROOT and long.startswith(short))
