"""Days, months, years and ages of a headline against those of the body."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from factlint.checks._headline_days import (
    day,
    is_after,
    is_loose,
    is_misread,
    may_be,
    months,
    weekday,
)
from factlint.checks._headline_text import Parts, Range, WordConflict
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.rulebook.words import fold_marks

AGE = "age"
BESIDE = 6
SAME_NEWS = 2
"""Words that a sentence shares with the headline when it tells the same."""
SAME_SCENE = 4
"""Those that one shares with a caption when it tells what the picture shows."""


class HeadlineTimes:
    """The days and ages of headline and deck beside those of the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts

    def read(self) -> Iterator[WordConflict]:
        """Every one that the body has otherwise."""
        for part, tokens in self.parts.heads:
            yield from self._times(tokens, captioned=part == "caption")
            if part != "caption":
                yield from self._ages(tokens)

    @cached_property
    def _body(self) -> list[TimeToken]:
        """The times of the body."""
        ranges = self.parts.body
        return [t for t in self.article.times if any(a <= t.first < b for a, b in ranges)]

    def _in_same_news(self, tokens: Range, body: list[TimeToken]) -> list[TimeToken]:
        """The times in the sentences that share the most words with a part, and enough of them."""
        mine = self.parts.told(*tokens)
        small = self.parts.told(*tokens, small=True)
        shared = {
            time: len(mine & self.parts.told(*sentence))
            for time in body
            if small & self.parts.told(*(sentence := self.article.sentence_of(time.first)))
        }
        most = max(shared.values(), default=0)
        return [time for time in body if shared.get(time) == most >= SAME_NEWS]

    def _ages(self, tokens: Range) -> Iterator[WordConflict]:
        """An age where the body has one other, and nowhere this figure."""
        words = self.article.tokens.words
        mine = self._ages_in(tokens)
        if not mine:
            return
        body = [age for stretch in self.parts.body for age in self._ages_in(stretch)]
        for age in mine:
            if words[age] in self.parts.spelt:
                continue
            same = [other for other in body if self._whose(other) & self._whose(age)]
            told = self._turned(age, same or body) or same or body
            if len({words[other] for other in told}) == 1:
                there = tuple((other, other + 1) for other in told)
                yield WordConflict((age, age + 1), there, "contradicted")

    def _turned(self, age: int, body: list[int]) -> list[int]:
        """The ages that have the digits of one in another order."""
        words = self.article.tokens.words
        return [other for other in body if sorted(words[other]) == sorted(words[age])]

    def _whose(self, at: int) -> frozenset[str]:
        """Who is of an age: the word before "Man, 43" and behind "43-year-old man"."""
        words = self.article.tokens.words
        beside = [words[at - 2]] if at > 1 and words[at - 1] == "," else []
        if words[at + 1 : at + 2] == ["-"]:
            beside += words[at + 5 : at + 6]
        return frozenset(map(fold_marks, beside))

    def _ages_in(self, stretch: Range) -> list[int]:
        """The tokens of ages in figures."""
        words = self.article.tokens.words
        return [
            at
            for excluded in self.article.excluded
            if excluded.kind == AGE and stretch[0] <= excluded.first < stretch[1]
            for at in range(excluded.first, excluded.stop)
            if words[at].isdecimal()
        ]

    def _times(self, tokens: Range, *, captioned: bool) -> Iterator[WordConflict]:
        """Days and years that the body has otherwise."""
        mine = [time for time in times_in(self.article, tokens) if time.until is None]
        for time in mine:
            body = self._body
            if captioned:
                others = self._other_days(time, body, tokens)
                others = self._of_scene(time, others, tokens)
                if others:
                    there = tuple((other.first, other.stop) for other in others)
                    yield WordConflict((time.first, time.stop), there, "day")
                continue
            others = (
                self._behind_same_word(time, body)
                or self._other_days(time, body, tokens)
                or self._other_years(time, body)
                or self._only_year(time, body, tokens)
                or self._other_months(time, body, tokens)
            )
            if others:
                there = tuple((other.first, other.stop) for other in others)
                yield WordConflict((time.first, time.stop), there, "day")

    def _other_days(self, time: TimeToken, body: list[TimeToken], tokens: Range) -> list[TimeToken]:
        """The days of a body that gives one other day, and none that may be the headline's.

        Where it gives several dates, the one in the sentence that tells the same.
        """
        key = weekday if time.parts.weekday else day
        mine = key(time)
        days = [other for other in body if key(other) is not None]
        wide = [other for other in body if may_be(time, other)]
        if mine is None or (wide and not self._says_nothing(wide, days)):
            return []
        if any(key(other) == mine for other in days):
            return []
        if led := self._leading(time, days, tokens):
            return led
        if len({key(other) for other in days}) > 1 and key is day:
            same_month = [other for other in days if other.parts.month == time.parts.month]
            days = self._in_same_news(tokens, days) or self._told(tokens, same_month)
        elif len({key(other) for other in days}) > 1:
            days = self._in_same_news(tokens, days) or self._ahead(days, tokens)
        elif days and self._is_over(days, tokens):
            days = self._told(tokens, days, SAME_NEWS)
        return days if len({key(other) for other in days}) == 1 else []

    def _leading(self, time: TimeToken, days: list[TimeToken], tokens: Range) -> list[TimeToken]:
        """The only day of the same month in a first sentence that tells the same."""
        lead = [t for t in self._in_lead(days) if day(t) and t.parts.month == time.parts.month]
        told = self._told(tokens, lead, SAME_NEWS) if day(time) else []
        return told if len({day(other) for other in told}) == 1 else []

    def _says_nothing(self, wide: list[TimeToken], days: list[TimeToken]) -> bool:
        """True for "next month", where the body has one day of it that is still ahead."""
        exact = [one for one in days if day(one) and is_after(one, self.article.anchor)]
        same = len({day(one) for one in days}) == 1 == len({day(one) for one in exact})
        return same and all(not day(one) and may_be(exact[0], one) for one in wide)

    def _ahead(self, days: list[TimeToken], tokens: Range) -> list[TimeToken]:
        """Where the headline tells of what is ahead, the only days ahead, if the lead has them.

        As `to strike on Thursday` over `will close on Wednesday`, whatever is said to be over.
        """
        if not self.parts.says(tokens, self.parts.rule.ahead):
            return []
        ahead = [other for other in days if is_after(other, self.article.anchor)]
        told = self._told(tokens, self._in_lead(ahead))
        return ahead if told and len({weekday(other) for other in ahead}) == 1 else []

    def _is_over(self, days: list[TimeToken], tokens: Range) -> bool:
        """True for days that are over where the headline tells of what is ahead."""
        anchor = self.article.anchor
        over = anchor is not None and not any(is_after(other, anchor) for other in days)
        return over and self.parts.says(tokens, self.parts.rule.ahead)

    def _of_scene(self, time: TimeToken, others: list[TimeToken], tokens: Range) -> list[TimeToken]:
        """Those that stand beside the words that a caption's day does: `the meeting on June 4`."""
        beside = self._beside(time)
        if self._share(tokens, others) >= SAME_SCENE:
            return self._told(tokens, others)
        told = self._told(tokens, others, SAME_NEWS)
        return [other for other in told if beside & self._beside(other)]

    def _share(self, tokens: Range, others: list[TimeToken]) -> int:
        """The number of words that the sentences of some times share with a part."""
        mine, sentence = self.parts.told(*tokens), self.article.sentence_of
        return len({word for t in others for word in mine & self.parts.told(*sentence(t.first))})

    def _beside(self, time: TimeToken) -> frozenset[str]:
        """The stems of the words beside a time, in its sentence."""
        first, stop = self.article.sentence_of(time.first)
        near = max(first, time.first - BESIDE), min(stop, time.stop + BESIDE)
        return self.parts.told(*near, small=True)

    def _behind_same_word(self, time: TimeToken, body: list[TimeToken]) -> list[TimeToken]:
        """Another weekday behind the same word: `opens Saturday`, `opens on Friday`."""
        mine, word = time.parts.weekday, self._before(time)
        found = [t for t in body if mine and word and t.parts.weekday and self._before(t) == word]
        if any(weekday(other) == mine for other in body):
            lead = self._in_lead(body)
            held = any(weekday(other) == mine for other in (*lead, *found))
            found = [] if held else [t for t in found if t in lead]
        return found if len({other.parts.weekday for other in found}) == 1 else []

    def _before(self, time: TimeToken) -> str:
        """The stem of the last word before a time that is no small one."""
        words = self.article.tokens.words
        near = words[max(time.first - 2, 0) : time.first]
        return next((stem for word in near[::-1] if (stem := self.parts.root(word))), "")

    def _other_months(
        self, time: TimeToken, body: list[TimeToken], tokens: Range
    ) -> list[TimeToken]:
        """Another month in a sentence that tells the same, where nothing is of the headline's."""
        month = time.parts.month
        if month is None or time.parts.day:
            return []
        if any(month in months(other) for other in body):
            return []
        others = self._told(tokens, [other for other in body if other.parts.month], SAME_NEWS)
        if any(map(is_loose, body)):
            lead = self._in_lead(body)
            if any(map(is_loose, lead)):
                return []
            others = [other for other in others if other in lead]
        return others

    def _in_lead(self, body: list[TimeToken]) -> list[TimeToken]:
        """The times of the first sentence."""
        lead = self.parts.lead(0)
        return [time for time in body if self.article.sentence_of(time.first)[0] in lead]

    def _told(self, tokens: Range, body: list[TimeToken], least: int = 1) -> list[TimeToken]:
        """The times in sentences that share some words with a part."""
        mine, sentence = self.parts.told(*tokens), self.article.sentence_of
        return [t for t in body if len(mine & self.parts.told(*sentence(t.first))) >= least]

    def _other_years(self, time: TimeToken, body: list[TimeToken]) -> list[TimeToken]:
        """Another year behind the same word: "since 2016"."""
        words, parts = self.article.tokens.words, time.parts
        if parts.year is None or parts.month or parts.day or time.stop - time.first > 1:
            return []
        if words[time.first] in self.parts.spelt:
            return []
        before = fold_marks(self.article.tokens.word(time.first - 1))
        alone = [other for other in body if other.stop - other.first == 1 and other.parts.year]
        same = [other for other in alone if before == fold_marks(words[other.first - 1])]
        near = [other for other in alone if is_misread(parts.year, other.parts.year or 0)]
        return same or (near if len({other.parts.year for other in alone}) == 1 else [])

    def _only_year(self, time: TimeToken, body: list[TimeToken], tokens: Range) -> list[TimeToken]:
        """The one year that the body has, beside a month, where it tells the same."""
        words, year = self.article.tokens.words, time.parts.year
        if year is None or time.stop - time.first > 1 or words[time.first] in self.parts.spelt:
            return []
        dated = [other for other in body if other.parts.year]
        if len({other.parts.year for other in dated}) != 1:
            return []
        if any(time.parts.year is None and time.parts.unit == "year" for time in body):
            return []
        near = [other for other in dated if other.parts.month and other.parts.year != year]
        return self._told(tokens, near, SAME_NEWS)
