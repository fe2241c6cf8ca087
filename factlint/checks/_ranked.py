"""What an article calls the foremost of its kind: "the hottest day", "a record crowd"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.checks._rival_figures import Figure
from factlint.extract.article import Article
from factlint.extract.stems import stems_of
from factlint.extract.verbs import verb_reader
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold_all

NOUNS = 6
"""So many tokens may stand from a word that ranks to the end of its noun."""
GUARD = 6
"""So far before a claim stands what takes it back: "until then"."""
LARGER = 4
"""A figure so many times as large is of something else."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Words of claims and the units of their figures: the hottest is so by degrees."""

    said: Words
    """What a claim says: `hottest`."""
    units: Words
    """Units, what a count is of (`killed`), `money`, `age`, `score`, `count`."""


class Outdone(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a rule by which something is the foremost, and is outdone."""

    more: Words = ()
    """Superlatives of the highest figure: `largest`."""
    less: Words = ()
    """Superlatives of the lowest figure: `coldest`."""
    alone: Words = ()
    """What there is but one of: `only`."""
    records: Words = ()
    """What ranks without a superlative: "a *record* crowd"."""
    lows: Words = ()
    """What makes a record one of the lowest: "a record *low*"."""
    other: Words = ()
    """What tells of another one: "the town's *other* pharmacy"."""
    likewise: Words = ()
    """What tells that another does the same: "*also* survived"."""
    firsts: Words = ()
    """What comes before all others: `first`."""
    nearer: Words = ()
    """What somebody is beside the youngest or oldest: `younger`."""
    alive: Words = ()
    """What somebody is who lives: `recovering`."""
    survivors: Words = ()
    """What somebody is who lives where others died: "the only *survivor*"."""
    survived: tuple[Pattern, ...] = ()
    """What tells of others that they live: "two men were pulled alive"."""
    lost: tuple[Pattern, ...] = ()
    """What tells that they do not, or not any more."""
    quick: Words = ()
    """Superlatives of the highest speed, and of the shortest time: `fastest`."""
    slow: Words = ()
    """Superlatives of the lowest speed, and of the longest time."""
    ends: Words = ()
    """What stands behind a noun of which nothing more is said: "the only candidate *for*"."""
    same: Words = ()
    """What tells that it is one and the same: "the *same* station"."""
    sorts: Words = ()
    """What is the same of two things that are apart: "the same *type*"."""
    since: Words = ()
    """What stands before the time from which on a claim is made."""
    gauges: Words = ()
    """What figures are called: "the *rate* peaked"."""
    areas: Words = ()
    """Words for a place that has the one and the other: "the *town's* other pharmacy"."""
    peers: Words = ()
    """What another of the same kind is called: "its *neighbour*"."""
    certain: Words = ()
    """What tells of things to come that are settled: "*will* have"."""
    planned: Words = ()
    """What tells of a figure that is none of them: "had *budgeted* for"."""
    shares: Words = ()
    """What is one of the parts of a whole: "the largest *share* of"."""
    fallen: tuple[Pattern, ...] = ()
    """What stands before a higher figure of before: "down from"."""
    risen: tuple[Pattern, ...] = ()
    """What stands before a lower one."""
    rises: Words = ()
    """What a rise is called: "the *increase* in 2022"."""
    falls: Words = ()
    """What a fall is called."""
    younger: tuple[Pattern, ...] = ()
    """What tells that somebody is younger than the youngest."""
    older: tuple[Pattern, ...] = ()
    """What tells that somebody is older than the oldest."""
    opposed: tuple[Pattern, ...] = ()
    """What stands before those with whom somebody competes: "he faces"."""
    teams: Words = ()
    """Groups to which those do not belong: "the oldest in the *squad*"."""
    youngest: Words = ()
    """Superlatives of the youngest."""
    oldest: Words = ()
    """Superlatives of the oldest."""
    families: tuple[Words, ...] = ()
    """Words for those of one generation: [son, daughter]."""
    unbroken: Words = ()
    """What is counted without a break: "13 wins in a *row*"."""
    seasons: Words = ()
    """Times that a claim is bound to: "of the *season*"."""
    spans: Words = ()
    """Units of time, by which two figures are seldom of one matter."""
    worst: Words = ()
    """Superlatives of a figure that may be high or low: `worst`."""
    bare: Words = ()
    """Superlatives that rank with an article only: `most`."""
    always: Words = ()
    """What tells that a claim is of all times: "in its *history*"."""
    measured: tuple[Measured, ...] = ()
    """What the figures of a claim are measured in."""
    against: Words = ()
    """What stands before the figure of another time: "*compared* with"."""
    unless: tuple[Pattern, ...] = ()
    """What takes a claim back, or a rival: "one of the", "elsewhere"."""

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns."""
        told = (*self.survived, *self.lost, *self.opposed, *self.unless)
        return (*self.fallen, *self.risen, *self.younger, *self.older, *told)


class Claim(msgspec.Struct, frozen=True):
    """A word that ranks at `at` with its noun up to `stop`; `way` is 1 for the highest figure.

    `nouns` are the stems of what it ranks.
    """

    at: int
    stop: int
    way: int
    nouns: frozenset[str]


class ClaimReader:
    """Reads what one article ranks, in its own words."""

    def __init__(self, article: Article, words: Outdone) -> None:
        self._article, self._words = article, words
        self._tokens = article.tokens
        self._stems = stems_of(article.lexicon)
        self._verbs = verb_reader(article.grammar)
        listed = article.grammar.listed
        self.definite = listed("article-the", "person-possessive", "possessive-mark")
        self.closed = listed("preposition", "be", "have", "modal", "relative", "conjunction")
        self._ends = self.closed | self.definite | listed("person-other")
        self._more = fold_all((*words.more, *words.quick))
        self._less = fold_all((*words.less, *words.slow))
        self._paced = fold_all((*words.quick, *words.slow))
        self._be = listed("be")
        self._worst, self._most = fold_all(words.worst), fold_all(words.bare)
        single = (*words.alone, *words.firsts, *words.youngest, *words.oldest)
        self._single, self._count = fold_all(single), fold_all(words.planned)
        self._alone, self._records = fold_all(words.alone), fold_all(words.records)
        self._ranking = self._more | self._less | self._worst | self._alone | self._records

    def read(self) -> Iterator[Claim]:
        """The claims, in text order."""
        words = self._tokens.folded
        for at, word in enumerate(words[1:-1], 1):
            way = self._way(at) if word in self._ranking else 0
            if not way and word not in self._alone:
                continue
            ranked = word in self._records and words[at - 1] not in self.closed  # not "on record"
            if not ranked and words[at - 1] not in self.definite:
                continue
            stop = self.noun_stop(at + 1)
            quoted = self._article.quoted(self._tokens.span(at, stop))
            if not quoted and not self._is_taken_back(at):
                yield Claim(at, stop, way, self.nouns(at + 1, stop))

    def loose(self) -> Iterator[Claim]:
        """Claims that rank a figure, quoted ones too, and those of headings without an article."""
        words, title = self._tokens.folded, self._article.layout.part_of
        for at, word in enumerate(words[1:-1], 1):
            way = self._way(at) if word in self._ranking else 0
            if not (way or word in self._worst) or words[at - 1] in self._count:
                continue
            stop = self.noun_stop(at + 1)
            if word in self._records:
                ranked = words[at - 1] not in self.closed
            else:
                titled = word not in self._most and title(self._tokens.span(at, stop)) != "body"
                ranked = titled or words[at - 1] in self._be or words[at - 1] in self.definite
            if ranked and not self._is_taken_back(at):
                yield Claim(at, stop, way, self.nouns(at + 1, stop))

    def single(self) -> Iterator[Claim]:
        """Claims to be the first, the only, the youngest or the oldest one."""
        words = self._tokens.folded
        for at, word in enumerate(words[1:-1], 1):
            if word in self._single and words[at - 1] not in self._count:
                stop = self.noun_stop(at + 1)
                yield Claim(at, stop, 0, self.nouns(at + 1, stop))

    def is_open(self, claim: Claim) -> bool:
        """True for "the worst", of a figure that may be high or low."""
        return claim.way == 0

    def _way(self, at: int) -> int:
        """1 for the highest figure, -1 for the lowest, 0 for a word that ranks no figure."""
        word, behind = self._tokens.folded[at : at + 2]
        if word in self._records:
            return -1 if behind in self._words.lows else 1
        return (word in self._more) - (word in self._less)

    def outdoes(self, claim: Claim, value: Figure, rival: Figure) -> bool:
        """True for a figure that is beyond another and of its size."""
        low, high = sorted((abs(rival.value), abs(value.value)))
        timed = self._tokens.folded[claim.at] in self._paced and value.unit in self._words.spans
        beyond = (rival.value - value.value) * (-claim.way if timed else claim.way)
        return beyond > 0 and high <= low * LARGER

    def noun_stop(self, first: int) -> int:
        """Where the words that may be a noun phrase end."""
        words, stop = self._tokens.folded, first
        while stop < min(len(words), first + NOUNS) and words[stop][0].isalpha():
            if words[stop] in self._ends or self.is_verb(stop):
                break
            stop += 1
        return stop

    def is_verb(self, at: int) -> bool:
        """True for a past form."""
        return self._verbs.is_past(self._tokens.words[at])

    def nouns(self, first: int, stop: int) -> frozenset[str]:
        """The stems of the words of a noun phrase."""
        return frozenset(map(self.stem, range(first, stop))) - {""}

    def stem(self, at: int) -> str:
        """The stem of a word."""
        return self._stems.of(self._tokens.folded[at])

    def stem_of(self, word: str) -> str:
        """The stem of a word that stands nowhere."""
        return self._stems.of(word)

    def _is_taken_back(self, at: int) -> bool:
        begin, end = self._article.sentence_of(at)
        return self._article.says(self._words.unless, (max(begin, at - GUARD), min(end, at + 2)))
