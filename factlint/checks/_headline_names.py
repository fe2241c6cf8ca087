"""Names, days, places and claims of a headline against those of the body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

import msgspec

from factlint.checks._headline_text import SHORTEST, Parts, Range
from factlint.checks._near import ALONE, SPEAKS, apart, are_inflected, limit
from factlint.extract.alphabet import CAPITAL, UPPER
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.name_forms import NameWords
from factlint.extract.proper import day_words, name_words
from factlint.rulebook.words import fold_marks

AGE = "age"
SAME_NEWS = 2
"""Words that a sentence shares with the headline when it tells the same."""


class WordConflict(msgspec.Struct, frozen=True):
    """Words of a headline, and those of the body; `kind` says what is between them."""

    here: Range
    there: tuple[Range, ...] = ()
    kind: str = "spelt"
    sure: bool = True


class HeadlineWords:
    """The words of headline, deck and captions beside those of the body."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._rule = parts.rule

    def read(self) -> Iterator[WordConflict]:
        """Everything that the body has otherwise."""
        for part, tokens in self.parts.heads:
            yield from self._names(tokens)
            yield from self._others(tokens)
            if part != "caption":
                yield from self._times(tokens)
                yield from self._ages(tokens)
            if part == "headline":
                yield from self._absent(tokens)
                yield from self._places(tokens)
                yield from self._claims(tokens)

    def _names(self, tokens: Range) -> Iterator[WordConflict]:
        """Words that are a slip away from a name of the body."""
        words = self.article.tokens.words
        for at in range(*tokens):
            key = fold_marks(words[at])
            unknown = self.article.tokens.plain[at] in (CAPITAL, UPPER)
            if not unknown or len(key) <= SHORTEST or key in self._body_words:
                continue
            before = fold_marks(words[at - 1]) if at > tokens[0] else ""
            for name, places in self._body_names.items():
                limits = SPEAKS if (before, name) in self._body_pairs else ALONE
                if self._is_slip(key, name, limits):
                    yield WordConflict((at, at + 1), tuple(places))

    def _others(self, tokens: Range) -> Iterator[WordConflict]:
        """Another given name between the title and the family name that the body has."""
        words = self.article.tokens.words
        for at in range(tokens[0] + 1, tokens[1] - 1):
            title, given, family = (fold_marks(word) for word in words[at - 1 : at + 2])
            if title not in self._known.titles or not words[at + 1][0].isupper():
                continue
            there = self._titled.get((title, family), {})
            if words[at][0].isupper() and len(there) == 1 and given not in self._body_words:
                yield WordConflict((at, at + 2), tuple(there.values()))

    @cached_property
    def _titled(self) -> dict[tuple[str, str], dict[str, Range]]:
        """Where the body has a title before a full name, by title and family name."""
        words, found = self.article.tokens.words, {}
        for title, places in self._body_words.items():
            for at in places if title in self._known.titles else ():
                given, family = (self.article.tokens.word(at + step) for step in (1, 2))
                if given[:1].isupper() and family[:1].isupper():
                    key = title, fold_marks(family)
                    found.setdefault(key, {})[fold_marks(given)] = (at + 1, at + 3)
        return found

    @cached_property
    def _body_pairs(self) -> frozenset[tuple[str, str]]:
        """The names of the body with the capitalised words before them."""
        words = self.article.tokens.words
        return frozenset(
            (fold_marks(words[first - 1]), name)
            for name, places in self._body_names.items()
            for first, _ in places
            if first and words[first - 1][0].isupper()
        )

    def _is_slip(self, key: str, name: str, limits: Sequence[float] = ALONE) -> bool:
        known = self._known
        if key[0] != name[0] or abs(len(key) - len(name)) > 2 or len(set(key) ^ set(name)) > 3:
            return False
        if key in known.known or key in known.given:
            return False
        if are_inflected(key, name, known.endings):
            return False
        return 0 < apart(key, name) <= limit(limits, name)

    @cached_property
    def _known(self) -> NameWords:
        return name_words(self.article.lexicon)

    @cached_property
    def _body_words(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        words = self.article.tokens.words
        for at in self.parts.body_tokens():
            if words[at][0].isalpha():
                found.setdefault(fold_marks(words[at]), []).append(at)
        return found

    @cached_property
    def _body_names(self) -> dict[str, list[Range]]:
        """The longer words that have a capital wherever the body has them, in mid-sentence too."""
        article, found = self.article, {}
        forms = chain.from_iterable(article.declared_names)
        declared = {fold_marks(word) for form in forms for word in form.split()}
        openings = {first for first, _ in article.sentence_ranges}
        for key, places in self._body_words.items():
            if len(key) <= SHORTEST or key in declared:
                continue
            words = [article.tokens.words[at] for at in places]
            if all(word[0].isupper() for word in words) and not openings.issuperset(places):
                found[key] = [(at, at + 1) for at in places]
        return found

    def _absent(self, tokens: Range) -> Iterator[WordConflict]:
        """Names of the headline of which the body has no word, not even in another form."""
        words = self.article.tokens.words
        small = [fold_marks(word) for word in words[slice(*tokens)] if word[0].islower()]
        if self.parts.small.issuperset(small):
            return
        for first, stop in self._capitals(tokens):
            keys = [fold_marks(word) for word in words[first:stop]]
            longer = [key for key in keys if len(key) > SHORTEST]
            only_opens = stop - first == 1 and first == tokens[0]
            if only_opens or not longer or any(map(str.isupper, words[first:stop])):
                continue
            if self._begin.isdisjoint(key[:SHORTEST] for key in keys) and not any(
                self._is_slip(key, name) for key in longer for name in self._body_names
            ):
                placed = fold_marks(self.article.tokens.word(first - 1)) in self._where
                sure = placed or stop - first > 1
                yield WordConflict((first, stop), kind="absent", sure=sure)

    def _capitals(self, tokens: Range) -> Iterator[Range]:
        """The stretches of capitalised words, without days and the titles in front."""
        words, days = self.article.tokens.words, day_words(self.article.lexicon)
        at = tokens[0]
        while at < tokens[1]:
            stop = at
            while stop < tokens[1] and words[stop][0].isupper():
                stop += 1
            first = at
            while first < stop and fold_marks(words[first]) in self._known.titles | days:
                first += 1
            if stop > first:
                yield first, stop
            at = stop + 1

    @cached_property
    def _begin(self) -> frozenset[str]:
        """The letters that the words of the body begin with."""
        return frozenset(key[:SHORTEST] for key in self._body_words)

    def _places(self, tokens: Range) -> Iterator[WordConflict]:
        """A place of the headline which the body first names together with another one."""
        words, where = self.article.tokens.words, self.article.lexicon.name_drift.where
        for at in range(tokens[0] + 1, tokens[1]):
            key = fold_marks(words[at])
            if not words[at][0].isupper() or fold_marks(words[at - 1]) not in where:
                continue
            first = next(iter(self._body_words.get(key, ())), None)
            if first is None or not self._is_where(first):
                continue
            other = self._beside(first)
            if other and fold_marks(words[other[0]]) not in map(fold_marks, words[slice(*tokens)]):
                yield WordConflict((at - 1, at + 1), ((first, other[1]),), "narrower")

    def _is_where(self, at: int) -> bool:
        """True behind a word that a place follows: `across the Caribbean`."""
        words, small = self.article.tokens.words, self.parts.small
        before = at - 1
        if before and words[before] in small and words[before] not in self._where:
            before -= 1
        return words[before] in self._where

    def _beside(self, at: int) -> Range | None:
        """The name that is joined to one by "and"."""
        words = self.article.tokens.words
        ahead = at + 1
        if ahead >= len(words) or words[ahead] not in self._rule.joins:
            return None
        ahead += 1
        while ahead < len(words) and words[ahead] in self.parts.small:
            ahead += 1
        stop = ahead
        while stop < len(words) and words[stop][0].isupper():
            stop += 1
        return (ahead, stop) if stop > ahead else None

    @cached_property
    def _where(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_drift.where)

    def _ages(self, tokens: Range) -> Iterator[WordConflict]:
        """An age where the body has one other, and nowhere this figure."""
        words = self.article.tokens.words
        body = [age for stretch in self.parts.body for age in self._ages_in(stretch)]
        numerals = {words[at] for at in self.parts.body_tokens()}
        for age in self._ages_in(tokens):
            if words[age] not in numerals and len({words[other] for other in body}) == 1:
                there = tuple((other, other + 1) for other in body)
                yield WordConflict((age, age + 1), there, "contradicted")

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

    def _times(self, tokens: Range) -> Iterator[WordConflict]:
        """Days and years that the body has otherwise."""
        ranges = self.parts.body
        body = [t for t in self.article.times if any(a <= t.first < b for a, b in ranges)]
        for time in self.article.times:
            if not tokens[0] <= time.first < tokens[1] or time.until is not None:
                continue
            others = (
                self._other_days(time, body)
                or self._other_years(time, body)
                or self._other_months(time, body, tokens)
            )
            if others:
                there = tuple((other.first, other.stop) for other in others)
                yield WordConflict((time.first, time.stop), there, "day")

    def _other_days(self, time: TimeToken, body: list[TimeToken]) -> list[TimeToken]:
        """The days of a body that gives one other day, and none that may be the headline's."""
        key = _weekday if time.parts.weekday else _day
        mine = key(time)
        if mine is None or any(_may_be(time, other) for other in body):
            return []
        given = {day for other in body if (day := key(other)) is not None}
        if mine in given or len(given) != 1:
            return []
        return [other for other in body if key(other) is not None]

    def _other_months(
        self, time: TimeToken, body: list[TimeToken], tokens: Range
    ) -> list[TimeToken]:
        """Another month in a sentence that tells the same, where nothing is of the headline's."""
        month = time.parts.month
        if month is None or time.parts.day or any(month in _months(other) for other in body):
            return []
        mine = self._told(*tokens)
        return [
            other
            for other in body
            if other.parts.month
            and len(mine & self._told(*self.article.sentence_of(other.first))) >= SAME_NEWS
        ]

    def _told(self, first: int, stop: int) -> set[str]:
        """The stems of the longer words of a stretch that are no small ones."""
        words = (fold_marks(word) for word in self.article.tokens.words[first:stop])
        return {
            self.parts.stem(word)
            for word in words
            if len(word) >= SHORTEST and word[0].isalpha() and word not in self.parts.small
        }

    def _other_years(self, time: TimeToken, body: list[TimeToken]) -> list[TimeToken]:
        """Another year behind the same word: "since 2016"."""
        words, parts = self.article.tokens.words, time.parts
        if parts.year is None or parts.month or parts.day or time.stop - time.first > 1:
            return []
        if any(words[at] == words[time.first] for at in self.parts.body_tokens()):
            return []
        before = fold_marks(self.article.tokens.word(time.first - 1))
        return [
            other
            for other in body
            if other.stop - other.first == 1
            and other.parts.year
            and before == fold_marks(words[other.first - 1])
        ]

    def _claims(self, tokens: Range) -> Iterator[WordConflict]:
        """What the body only says with a cue of doubt, and the headline as a fact."""
        article = self.article
        spans = [match.span for match in article.find((*self._rule.claims, *self._rule.sourced))]
        starts = article.tokens.starts
        if any(tokens[0] <= bisect_left(starts, span.start) < tokens[1] for span in spans):
            return
        cues = [match.span for match in article.find(self._rule.claims)]
        doubted = {bisect_left(starts, span.end): bisect_left(starts, span.start) for span in cues}
        for at in range(*tokens):
            word = article.tokens.words[at]
            places = self._stems.get(self.parts.stem(fold_marks(word)), [])
            if not word[0].isalpha() or len(word) < SHORTEST or not places:
                continue
            if fold_marks(word) in self.parts.small or article.quoted(
                article.tokens.span(at, at + 1)
            ):
                continue
            if all(place in doubted for place in places):
                there = tuple((doubted[place], place + 1) for place in places)
                yield WordConflict((at, at + 1), there, "doubted")

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for key, places in self._body_words.items():
            found.setdefault(self.parts.stem(key), []).extend(places)
        return found


def _weekday(time: TimeToken) -> int | None:
    """The weekday that an expression names, or that its day has."""
    if time.parts.weekday:
        return time.parts.weekday
    day = time.value.start if time.value and time.value.grain == "day" else None
    return day.isoweekday() if day else None


def _months(time: TimeToken) -> set[int]:
    """The months that an expression names or begins and ends in."""
    days = (time.value.start, time.value.end) if time.value else ()
    return {day.month for day in days if day} | {time.parts.month or 0}


def _day(time: TimeToken) -> tuple[int, int] | None:
    """The month and day that an expression names."""
    parts = time.parts
    return (parts.month, parts.day) if parts.month and parts.day else None


def _may_be(time: TimeToken, other: TimeToken) -> bool:
    """True for an expression that has the headline's day, or one that nothing resolves."""
    if other.value is None:
        return not (other.parts.weekday or other.parts.day)
    day, value = time.value.start if time.value else None, other.value
    if day is None or value.start is None or value.end is None:
        return value.grain != "day" and value.grain not in ("year", "decade", "century")
    return value.start <= day <= value.end and value.grain not in ("year", "decade", "century")
