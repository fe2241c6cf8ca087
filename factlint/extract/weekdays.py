"""Weekdays and the dates that are the same days: side by side, apart, and as stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from factlint.extract.alphabet import BREAK
from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import class_of
from factlint.extract.month_days import DayReader, Days
from factlint.extract.passages import sentence_before
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

DASHES = ("—", "–", "-")
"""The marks one of which ends a dateline."""
Link = Literal["beside", "apart", "bare"]
LONGEST_LINK = 12
"""So many tokens lie at most between a weekday and its date."""

SHORT_LINK = 2
"""So few need the end of a phrase behind them: "March 3, a Friday" but not "a Friday crowd"."""


class Weekdays(msgspec.Struct, frozen=True):
    """One or more weekdays on tokens `[first, stop)`; `through` for the ends of a stretch.

    `nth` says which one of its month it is, 0 where the text does not; `each` that there are
    several of one ("Tuesdays").
    """

    first: int
    stop: int
    numbers: tuple[int, ...]
    through: bool = False
    nth: int = 0
    each: bool = False


class Pair(msgspec.Struct, frozen=True):
    """Weekdays and days that are the same, and how the text says so."""

    weekdays: Weekdays
    days: Days
    link: Link


class WeekdayReader:
    """Finds the pairs of one language."""

    def __init__(self, grammar: Grammar) -> None:
        words, compiler = grammar.lexicon.weekdays, grammar.compiler
        members = grammar.alphabet.members
        self._weekday = re.compile(class_of(members(["weekday", "weekday-short", "weekdays"])))
        table = (*grammar.lexicon.dates.weekdays, *words.short, *words.plurals)
        self._plurals = frozenset(fold(name) for name, _ in words.plurals)
        self._numbers = {fold(name): number for name, number in table}
        self._days = DayReader(grammar)
        self._to, self._joins = frozenset(words.to), frozenset(words.joins)
        self._clock, self._dayparts = frozenset(words.clock), frozenset(words.dayparts)
        self._before = compiler.compile(words.before)
        self._of_month = compiler.compile(words.of_month)
        self._opens = compiler.compile(words.opens)
        self._same = compiler.compile(words.same)
        self._ordinals = {fold(word): number for word, number in grammar.lexicon.numbers.ordinals}
        self._after = compiler.compile(words.after)
        self._apart = compiler.compile(words.apart)
        self._bare = [
            compiler.compile([each], ("weekday", "day", "ordinal")) for each in words.bare
        ]
        self._unless = compiler.compile((*words.unless, *grammar.lexicon.dates.no_dates))
        self._end = re.compile(compiler.slot("end"))
        self._said = re.compile(class_of(members(["says"])))

    def read(self, article: Article) -> Iterator[Pair]:
        """The pairs of an article, sentence by sentence."""
        at = 0
        plain = article.tokens.plain
        while found := self._weekday.search(plain, at):
            sentence = article.sentence_of(found.start())
            yield from self._sentence(article, sentence)
            at = max(sentence[1], found.end())

    def ends(self, article: Article, at: int, end: int) -> bool:
        """True where no noun or verb follows before the `end` of the sentence."""
        return at >= end or bool(self._end.match(article.tokens.plain, at, end))

    def _sentence(self, article: Article, sentence: Range) -> Iterator[Pair]:
        weekdays = list(self._groups(article, sentence))
        if not weekdays:
            return
        days = self._days.read(article, sentence)
        linked = sorted(
            (self._distance(one, other), w, d, link)
            for w, one in enumerate(weekdays)
            for d, other in enumerate(days)
            if (link := self._link(article, sentence, one, other))
        )
        paired: set[int] = set()
        dated: set[int] = set()
        for _, w, d, link in linked:
            if w not in paired and d not in dated:
                paired.add(w)
                dated.add(d)
                yield Pair(self._counted(article, weekdays[w], days[d]), days[d], link)
        left = [one for w, one in enumerate(weekdays) if w not in paired]
        yield from self._without_month(article, sentence, left, days)
        yield from self._of_sentence_before(article, sentence, left)

    def _groups(self, article: Article, sentence: Range) -> Iterator[Weekdays]:
        """The weekdays of a sentence; those of a stretch or a list are one."""
        group: Weekdays | None = None
        for each in self._single(article, sentence):
            joint = self._joint(article, group, each) if group else ""
            if group and joint:
                numbers = (*group.numbers, *each.numbers)
                group = Weekdays(
                    group.first, each.stop, numbers, joint == "to", each=group.each and each.each
                )
                continue
            if group:
                yield group
            group = each
        if group:
            yield group

    def _joint(self, article: Article, group: Weekdays, following: Weekdays) -> str:
        """How a weekday goes on with those before it: "to", "and" or not at all."""
        between = article.tokens.words[group.stop : following.first]
        words = " ".join(map(fold, between))
        if words in self._to and len(group.numbers) == 1:
            return "to"
        return "and" if words in self._joins and not group.through else ""

    def _single(self, article: Article, sentence: Range) -> Iterator[Weekdays]:
        tokens = article.tokens
        closed = [found.span() for found in self._unless.finditer(tokens.plain, *sentence)]
        # What names two weekdays is a stretch and no name.
        closed = [span for span in closed if len(self._weekday.findall(tokens.plain, *span)) < 2]
        for found in self._weekday.finditer(tokens.plain, *sentence):
            first = found.start()
            if any(start <= first < stop for start, stop in closed):
                continue
            stop = found.end()
            if tokens.word(stop) == "." and tokens.symbols[stop] != BREAK:
                stop += 1
            stop += fold(tokens.word(stop)) in self._dayparts
            word = tokens.folded[first]
            yield Weekdays(first, stop, (self._numbers[word],), each=word in self._plurals)

    def _link(self, article: Article, sentence: Range, one: Weekdays, days: Days) -> Link | None:
        """How a text says that weekdays and days are the same, if it does."""
        if one.stop <= days.first:
            return self._before_link(article, sentence, one, days)
        return self._after_link(article, sentence, one, days) if days.stop <= one.first else None

    def _before_link(
        self, article: Article, sentence: Range, one: Weekdays, days: Days
    ) -> Link | None:
        tokens, span = article.tokens, (one.stop, days.first)
        between = tokens.words[slice(*span)]
        if days.begin <= one.first or between == [","]:
            return "beside"
        if not between:
            told = self._said.match(tokens.plain, max(sentence[0], one.first - 1))
            return None if told else "beside"
        if len(between) > LONGEST_LINK or not self.ends(article, days.stop, sentence[1]):
            return self._is_apart(article, sentence, one.first, days)
        found = (words.fullmatch(tokens.plain, *span) for words in (self._before, self._of_month))
        if any(found) or self._is_clock(between):
            return "apart"
        return self._is_apart(article, sentence, one.first, days)

    def _after_link(
        self, article: Article, sentence: Range, one: Weekdays, days: Days
    ) -> Link | None:
        span = days.stop, one.first
        between = article.tokens.words[slice(*span)]
        told = len(between) > SHORT_LINK or self.ends(article, one.stop, sentence[1])
        if len(between) > LONGEST_LINK or not told:
            return None
        several = len(one.numbers) > 1 and len(days.days) > 1
        aside = between == [","] and (several or article.tokens.word(one.stop) == ",")
        clock = aside or self._is_clock(between, open_end=True)
        return "apart" if clock or self._after.fullmatch(article.tokens.plain, *span) else None

    def _is_apart(self, article: Article, sentence: Range, first: int, days: Days) -> Link | None:
        for found in self._apart.finditer(article.tokens.symbols, *sentence):
            if found.start() <= first and found.end() == days.stop:
                return "apart"
        return None

    def _is_clock(self, between: Sequence[str], *, open_end: bool = False) -> bool:
        """True for words of nothing but a time of day: "at 7 p.m.," and "from 6 to 8 p.m. on"."""
        words = [fold(word) for word in between]
        while words and words[-1] in self._joins - self._to and not open_end:
            words.pop()
        if not words or words[0] in self._to | self._joins or words[-1] in self._to:
            return False
        told = any(word[0].isdigit() for word in words)
        return told and all(word[0].isdigit() or word in self._clock for word in words)

    def _without_month(
        self, article: Article, sentence: Range, weekdays: Sequence[Weekdays], days: Sequence[Days]
    ) -> Iterator[Pair]:
        """Weekdays with a day whose month is not said."""
        single = {one.first: one for one in weekdays if len(one.numbers) == 1}
        for found in (f for b in self._bare for f in b.finditer(article.tokens.plain, *sentence)):
            groups = found.groupdict()
            at = found.start("day" if groups.get("day") else "ordinal")
            one = single.pop(found.start("weekday"), None)
            if one and not any(each.first <= at < each.stop for each in days):
                bare = self._days.bare(article, at)
                yield from [Pair(one, bare, "bare")] if bare.days[0].day else []

    def _of_sentence_before(
        self, article: Article, sentence: Range, weekdays: Sequence[Weekdays]
    ) -> Iterator[Pair]:
        """A weekday that the sentence gives of the one date in the sentence before."""
        plain = article.tokens.plain
        found = self._opens.match(plain, *sentence) if weekdays else None
        found = found or (self._same.search(plain, *sentence) if weekdays else None)
        before = sentence_before(article, sentence[0]) if found else None
        if not found or not before:
            return
        one = next((each for each in weekdays if each.stop <= found.end()), None)
        days = self._days.read(article, before)
        days = [each for each in days if article.tokens.word(each.stop) not in DASHES]
        named = self._weekday.search(plain, *before)  # "On that Monday" is of another
        if one is None or len(days) != 1 or one.first < found.start() or named:
            return
        if found.end() > one.stop or self.ends(article, one.stop, sentence[1]):
            yield Pair(one, days[0], "apart")

    def _counted(self, article: Article, one: Weekdays, days: Days) -> Weekdays:
        """With the number that a weekday has in its month: "the first Thursday of October"."""
        tokens = article.tokens
        nth = self._ordinals.get(fold(tokens.word(one.first - 1)), 0)
        if nth and self._of_month.fullmatch(tokens.plain, one.stop, days.first):
            return msgspec.structs.replace(one, nth=nth)
        return one

    @staticmethod
    def _distance(one: Weekdays, days: Days) -> int:
        return max(days.first - one.stop, one.first - days.stop)


@lru_cache(maxsize=8)
def weekday_reader(grammar: Grammar) -> WeekdayReader:
    """The reader of a language, made once."""
    return WeekdayReader(grammar)
