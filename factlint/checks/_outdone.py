"""What an article calls the foremost, and what it tells of that is more: "the hottest day", 31, 33.

A rival is a figure of the same unit beyond that of the claim, or another where the claim has the
only one. It counts where something ties it to the claim: words of change ("down from"), the same
or the other of what is ranked ("the other farm has"), or a figure of which the sentence goes on
to tell ("the rate peaked at"); and where nothing parts them, another place, time or group.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factlint.checks._eldest import EldestReader
from factlint.checks._plain_rivals import PlainRivals
from factlint.checks._ranked import GUARD, Claim, ClaimReader, Outdone
from factlint.checks._ranked_sets import SetReader
from factlint.checks._rival_figures import LARGE, Figure, read_figures
from factlint.checks._same_matter import LENGTHS
from factlint.checks._survivors import SurvivorReader
from factlint.extract.alphabet import DATE, FILLER
from factlint.extract.article import Article
from factlint.extract.passages import passage, quantities_in, sentences_behind, times_in
from factlint.extract.tokens import Range, beginning_in

FURTHER, ROWS = 3, 8
"""In so many sentences behind a claim its rival stands; and in so many lines for one of a set."""
SEASON = timedelta(days=310)
"""A day so long ago is of another season."""
BESIDE = 5
"""So far before a figure stands what ties it to another."""


class OutdoneReader:
    """Reads the claims of one article that another figure of it outdoes."""

    def __init__(self, article: Article, words: Outdone) -> None:
        self._article, self.words = article, words
        self._tokens = article.tokens
        self.claims = ClaimReader(article, words)
        self._eldest = EldestReader(article, words)
        self._survivors = SurvivorReader(article, words)
        self.sets = SetReader(article, words, self.claims)
        self.plain = PlainRivals(article, words, self.claims)
        self._owns, self._kin, self._open = map(
            article.grammar.listed, ("possessive-mark", "kin", "modal")
        )
        self._sorts = frozenset(map(self.claims.stem_of, words.sorts))

    def read(self) -> Iterator[tuple[Range, Range]]:
        """The tokens of each claim that is outdone, and of what does it."""
        claims = list(self.claims.read())
        figures = read_figures(self._article) if claims else []
        for claim in claims:
            rival = (
                self._another(claim)
                if claim.way == 0
                else self._by_age(claim) or self._beyond(claim, figures)
            )
            if rival:
                yield (claim.at, claim.stop), rival

    def _parts(self, claim: Claim) -> Iterator[Range]:
        """The sentences behind a claim in which a rival may stand."""
        most = ROWS if self.sets.is_of_set(claim) else FURTHER
        yield from sentences_behind(self._article, claim.at, most)

    def _another(self, claim: Claim) -> Range | None:
        """Another of what there is only one of: "the town's other pharmacy"."""
        words = self._tokens.folded
        if found := self._survivors.others(claim, list(self._parts(claim))):
            return found
        for part in self._parts(claim):
            if like := self._likewise(claim, part):
                return like
            for at in range(part[0] + 2, part[1] - 1):
                owned = words[at - 1] in self._owns
                if words[at] not in self.words.other or not (owned or self._is_plain(claim, at)):
                    continue
                stop = self.claims.noun_stop(at + 1)
                same = not claim.nouns.isdisjoint(self.claims.nouns(at + 1, stop))
                known = (*self.words.areas, *words[slice(*self.around(claim))])
                near = not owned or words[at - 2] in known
                if same and near and not self.is_gone(part):
                    return at, stop
        return None

    def _likewise(self, claim: Claim, part: Range) -> Range | None:
        """What another does, too, that only one has done: "the cook, who also survived"."""
        words = self._tokens.folded
        noun = self.claims.stem(claim.stop - 1)
        for at in range(part[0] + 1, part[1] - 1):
            if words[at] in self.words.likewise and noun == self.claims.stem(at + 1):
                apart = self.names_place(claim, (part[0], at)) or self.is_gone(part)
                return None if apart else (at, at + 2)
        return None

    def _is_plain(self, claim: Claim, at: int) -> bool:
        """True for "the other candidate" where nothing says of what sort the only one is."""
        words = self._tokens.folded
        ended = words[claim.stop] in self.words.ends and claim.stop == claim.at + 2
        same = words[at + 1 : at + 2] == words[claim.at + 1 : claim.at + 2]
        return ended and same and words[at - 1] in self._article.grammar.listed("article-the")

    def around(self, claim: Claim) -> Range:
        return passage(self._article, (claim.at, claim.stop))

    def is_gone(self, part: Range) -> bool:
        """True for what was, and is not."""
        return self._article.says(self.words.unless, part)

    def _is_parted(self, claim: Claim, part: Range) -> bool:
        """True for what was, or may be; "in May" is a month."""
        if self.is_gone(part):
            return True
        words, folded = self._tokens.words, self._tokens.folded
        may_be = any(folded[at] in self._open and words[at].islower() for at in range(*part))
        return may_be and not self.sets.is_sure(claim, part)

    def _by_age(self, claim: Claim) -> Range | None:
        """Another of the family beyond the eldest or youngest, or somebody who is no relative."""
        word = self._tokens.folded[claim.at]
        if word in self.words.youngest:
            patterns = self.words.younger
        elif word in self.words.oldest:
            patterns = self.words.older
        else:
            return None
        around = [self.around(claim), *self._parts(claim)]
        if found := self._eldest.outdone(claim, around) or self._eldest.opposed(claim, around):
            return found
        for part in self._parts(claim):
            if self._kin.isdisjoint(self._tokens.folded[slice(*part)]):
                found = next(self._article.cued(patterns, part), None)
                if found and not self.is_gone(part):
                    return found
        return None

    def _beyond(self, claim: Claim, figures: list[Figure]) -> Range | None:
        """A figure beyond that of a claim, and tied to it."""
        parts = [*self._own(claim), *self._parts(claim)]
        all_told = ((part, f) for part in parts for f in beginning_in(figures, part))
        told = [(part, f) for part, f in all_told if f.is_sum or not self.sets.is_size(f.first)]
        own = [f for part, f in told if part == parts[0] and not self.is_tied(claim, f)]
        own = own or self.sets.rows(claim, told)
        if claim.nouns and not own:  # not of "lost the most", with what another verb tells
            own = [f for part, f in told if part in parts[:2]]
        for value in own:
            for part, rival in told:
                if rival is value or not (
                    rival.is_like(value) and self.claims.outdoes(claim, value, rival)
                ):
                    continue
                if self._is_rival(claim, value, rival, part, parts[0]):
                    return rival.first, rival.stop
        return None

    def _own(self, claim: Claim) -> list[Range]:
        """The sentence of a claim, or its half and the other one: "at 31C; in June it was 33C"."""
        begin, end = self.around(claim)
        half = next((at for at in range(claim.stop, end) if self._tokens.words[at] == ";"), None)
        return [(begin, half), (half + 1, end)] if half else [(begin, end)]

    def is_tied(self, claim: Claim, rival: Figure) -> bool:
        """True behind words of change: "down from"."""
        patterns = self.words.fallen if claim.way > 0 else self.words.risen
        begin = self._article.sentence_of(rival.first)[0]
        before = (max(begin, rival.first - BESIDE), rival.first)
        return any(stop >= rival.first - 1 for _, stop in self._article.cued(patterns, before))

    def _is_rival(
        self, claim: Claim, value: Figure, rival: Figure, part: Range, own: Range
    ) -> bool:
        """True where something ties a figure to a claim, and nothing parts them."""
        if self._is_parted(claim, part) or not self.is_in_time(claim, part):
            return False
        counted = rival.unit is None and not rival.is_bare
        if counted and self._is_unbroken(own) != self._is_unbroken(part):
            return False
        if self.is_tied(claim, rival):
            return True
        if part == own or self.is_known(claim, rival) or self.is_share(claim):
            return False
        if part[1] <= self.around(claim)[1]:
            return self.plain.is_one(claim, value, rival, part, own)
        if self.is_same(claim, part) or self.sets.is_peer(claim, rival, part):
            return True
        if self.sets.is_of_set(claim) or self.plain.is_level(claim, part):  # of something else
            return False
        told = self.goes_on(claim, part) or self.is_of_series(claim, part, own)
        return told or self.plain.is_one(claim, value, rival, part, own)

    def is_known(self, claim: Claim, rival: Figure) -> bool:
        """True for "the £67m", of which the text has told before, and "a £15m" hall."""
        word = self._tokens.folded[rival.first - 1]
        if word in self._article.lexicon.numbers.articles:
            nouns = self.claims.nouns(rival.stop, self.claims.noun_stop(rival.stop))
            return claim.nouns.isdisjoint(nouns)
        return word in self.claims.definite

    def is_share(self, claim: Claim) -> bool:
        """True for "the largest share", beside which stands the whole."""
        return not set(self.words.shares).isdisjoint(self._tokens.folded[claim.at : claim.stop])

    def _is_unbroken(self, part: Range) -> bool:
        """True for "13 wins in a row", beside which 28 in all say nothing."""
        return not set(self.words.unbroken).isdisjoint(self._tokens.folded[slice(*part)])

    def is_same(self, claim: Claim, part: Range) -> bool:
        """True for "at the same ground", and "the county's other farm" of a farm."""
        words = self._tokens.folded
        for at in range(part[0], part[1] - 1):
            nouns = self.claims.nouns(at + 1, self.claims.noun_stop(at + 1))
            if words[at] in self.words.other and not claim.nouns.isdisjoint(nouns):
                return True
            if words[at] in self.words.same and nouns.isdisjoint(self._sorts):
                return True
        return False

    def goes_on(self, claim: Claim, part: Range) -> bool:
        """True for "The rate peaked at" and "The station had logged", of words of the claim."""
        words = self._tokens.folded
        if words[part[0]] not in self.claims.definite or part[1] - part[0] < 3:
            return False
        if words[part[0] + 1] in (*self.words.more, *self.words.less):
            return False  # "The tallest in the country is"
        stop = self.claims.noun_stop(part[0] + 1)
        told = words[stop : stop + 1]
        known = {self.claims.stem(at) for at in range(*self.around(claim))} - {""}
        noun = words[stop - 1]
        if not (self.claims.stem(stop - 1) in known or noun in self.words.gauges):
            return False
        verb = bool(told) and (told[0] in self.claims.closed or self.claims.is_verb(stop))
        return verb and not self.names_place(claim, part)

    def is_of_series(self, claim: Claim, part: Range, own: Range) -> bool:
        """True for "the increase in 2022", of the steepest rise since 2019, and "They fell by"."""
        words = self._tokens.folded
        noun, told = set(words[claim.at : claim.stop]), words[slice(*part)]
        ways = {*self.words.rises}, {*self.words.falls}
        here = [not noun.isdisjoint(way) for way in ways]
        there = [not way.isdisjoint(told) for way in ways]
        if sum(here) != 1 or here != there or self.since(claim) is None:
            return False
        known = {self.claims.stem(at) for at in range(*own)} - {""}
        pronouns = self._article.grammar.listed("person-other")
        again = told[0] in pronouns or self.claims.stem(part[0]) in known
        meant = any(
            words[at] in ways[here.index(True)] and words[at - 1] in self.claims.definite
            for at in range(part[0] + 1, part[1])
        )
        return (again or meant) and not self.names_place(claim, part)

    def names_place(self, claim: Claim, part: Range) -> bool:
        """True where a sentence has a name that the claim's has not."""
        known = set(self._tokens.words[slice(*self.around(claim))])
        return any(
            len(word := self._tokens.words[at]) > 1 and word[0].isupper() and word not in known
            for at in range(part[0] + 1, part[1])
            if self._tokens.symbols[at] not in (DATE, FILLER)
        )

    def is_in_time(self, claim: Claim, part: Range) -> bool:
        """False for a time before that of which the claim is: "since 2015", "of the season"."""
        start = self.since(claim)
        days = [time.value.start for time in times_in(self._article, part) if time.value]
        if start is None:
            bound = self.within(claim)
            return bound is None or all(day is None or day > bound for day in days)
        return all(day is None or day > start for day in days) and bool(days)

    def within(self, claim: Claim) -> date | None:
        """The day from which on a claim "for six years" is made."""
        end = min(self.around(claim)[1], claim.stop + GUARD)
        for each in quantities_in(self._article, (claim.stop, end)):
            length, count = LENGTHS.get(each.value.unit or ""), each.value.value
            timed = self._tokens.folded[each.first - 1] in self.claims.closed
            if length and count and timed and self._article.anchor and count < LARGE:
                return self._article.anchor - timedelta(days=length * float(count))
        return None

    def since(self, claim: Claim) -> date | None:
        """The day from which on a claim is made, for one that is not of all times."""
        end = self.around(claim)[1]
        for time in times_in(self._article, (claim.at, min(end, claim.stop + GUARD))):
            near = self._tokens.folded[max(0, time.first - 2) : time.stop]
            since = not set(self.words.since).isdisjoint(near)
            if since and time.value and time.value.end:
                return time.value.end
        near = self._tokens.folded[claim.at : min(end, claim.stop + GUARD)]
        bound = not set(self.words.seasons).isdisjoint(near)
        return self._article.anchor - SEASON if bound and self._article.anchor else None
