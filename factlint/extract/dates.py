"""Time expressions: what the calendar patterns of a lexicon find in a text."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank, Ranges, class_of
from factlint.extract.quantity import NumberToken
from factlint.extract.tense import TenseReader
from factlint.extract.tokens import Tokens
from factlint.model import TimeValue
from factlint.rulebook.lexicon import DatePattern
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

SLOTS = frozenset(
    {
        *("weekday", "month", "day", "year", "decade", "unit", "season", "holiday", "number"),
        *("ordinal", "month-number", "short-year", "quarter"),
        *("last-day", "last-year", "last-month"),
    }
)
FULL_STOP = "."
_DIGITS = re.compile(r"\d+")


class DateParts(msgspec.Struct, frozen=True):
    """The calendar words of an expression, as numbers; `None` for what it does not say."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    short_year: int | None = None
    decade: int | None = None
    unit: str | None = None
    season: str | None = None
    quarter: int | None = None
    holiday: str | None = None
    number: int | None = None
    ordinal: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None


class TimeToken(msgspec.Struct, frozen=True):
    """A time expression on tokens `[first, stop)`.

    `value` is `None` when it cannot be resolved: a relative expression without a publication
    date, or a day that the calendar does not have (`impossible`). `read` is the
    pattern of the lexicon that read it, `until` the second expression of a range
    ("from Monday to Thursday").
    """

    first: int
    stop: int
    pattern: DatePattern
    parts: DateParts
    read: str = ""
    value: TimeValue | None = None
    impossible: bool = False
    until: TimeToken | None = None


class Readings(msgspec.Struct, frozen=True):
    """The patterns that share one text, in the order of the lexicon."""

    index: int
    text: str
    patterns: tuple[DatePattern, ...]


class DateReader:
    """Reads the time expressions of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        dates, compiler = grammar.lexicon.dates, grammar.compiler
        self._tables: dict[str, dict[str, object]] = {
            "weekday": _folded(dates.weekdays),
            "month": _folded(dates.months),
            "last_month": _folded(dates.months),
            "season": _folded(dates.seasons),
            "quarter": _folded(dates.quarters),
            "unit": {word: unit for unit, words in dates.units for word in words},
        }
        self._decades = {word.lower(): first for word, first in dates.decades}
        self.holidays = {
            name.lower().replace(".", ""): day for day in dates.holidays for name in day.name
        }
        self._tense = TenseReader(compiler, dates)
        self._ranges = compiler.compile(dates.ranges)
        self._no_dates = Bank(compiler, [(read, read) for read in dates.no_dates])
        counted = grammar.alphabet.members(["people", "unit-word", "things", "animals"])
        self._noun = re.compile(class_of(symbols.LOWER + counted))
        self._bank = Bank(compiler, _by_text(dates.patterns), SLOTS)

    def read(
        self, tokens: Tokens, numbers: list[NumberToken], sentences: Ranges
    ) -> list[TimeToken]:
        """All time expressions, the longest at each place, without their values."""
        by_first = {number.first: number for number in numbers}
        closed = [match.span() for match, _ in self._no_dates.find(tokens, sentences)]
        found: list[TimeToken] = []
        stop = 0
        for match, readings in self._matches(tokens, sentences):
            first, end = match.span()
            if first < stop or any(start < end and first < last for start, last in closed):
                continue
            fits = (p for p in readings.patterns if self._fits(tokens, (first, end), p, sentences))
            pattern = next(fits, None)
            parts = self._parts(tokens, match, by_first) if pattern else None
            if pattern is None or parts is None:
                continue
            found.append(TimeToken(first, end, pattern, parts, readings.text))
            stop = end
        tokens.replace([(time.first, time.stop, symbols.DATE) for time in found])
        return self._join_ranges(tokens, found)

    def _matches(self, tokens: Tokens, sentences: Ranges) -> list[tuple[re.Match[str], Readings]]:
        """Every match of every text of a pattern, by place and the longest first."""
        found = self._bank.find(tokens, sentences)
        return sorted(found, key=lambda item: (item[0].start(), -item[0].end(), item[1].index))

    def _fits(
        self, tokens: Tokens, span: tuple[int, int], pattern: DatePattern, sentences: Ranges
    ) -> bool:
        """True where the words around an expression are as its pattern wants them."""
        words, (first, stop) = tokens.words, span
        preceding = fold(words[first - 1]) if first else FULL_STOP
        following = fold(words[stop]) if stop < len(words) else FULL_STOP
        if pattern.after and preceding not in pattern.after:
            return False
        if pattern.before and following not in pattern.before:
            return False
        if following in pattern.not_before:
            return False
        if pattern.among and not _has(tokens, sentences, first, pattern.among):
            return False
        return not (pattern.alone and self._noun.match(tokens.symbols, stop))

    def _parts(
        self, tokens: Tokens, match: re.Match[str], numbers: dict[int, NumberToken]
    ) -> DateParts | None:
        values: dict[str, object] = {}
        for slot, text in match.groupdict().items():
            if text is None:
                continue
            first, stop = match.span(slot)
            words = [word for word in tokens.folded[first:stop] if word != "."]
            value = self._part(slot, words, numbers.get(first))
            if value is None:
                return None
            values["month" if slot == "month_number" else slot] = value
        return DateParts(**values)  # type: ignore[arg-type]

    def _part(self, slot: str, words: list[str], number: NumberToken | None) -> object:
        word = words[0]
        if slot in self._tables:
            return self._tables[slot].get(word)
        if slot in ("number", "ordinal"):
            return int(number.value) if number and number.value == int(number.value) else None
        if slot == "holiday":
            return " ".join(words).replace(" '", "'")
        if slot == "decade" and word in self._decades:
            return self._decades[word]
        digits = _DIGITS.match(word)
        return int(digits[0]) if digits else None

    def _join_ranges(self, tokens: Tokens, found: list[TimeToken]) -> list[TimeToken]:
        """Join two expressions with a word or dash of a range between them."""
        by_first = {time.first: time for time in found}
        for match in self._ranges.finditer(tokens.symbols):
            inside = [by_first[at] for at in range(*match.span()) if at in by_first]
            if len(inside) != 2:
                continue
            one, two = inside
            joined = msgspec.structs.replace(one, first=match.start(), stop=two.stop, until=two)
            del by_first[one.first], by_first[two.first]
            by_first[joined.first] = joined
        joined_times = sorted(by_first.values(), key=lambda time: time.first)
        tokens.replace([(time.first, time.stop, symbols.DATE) for time in joined_times])
        return joined_times

    def tense(self, tokens: Tokens, time: TimeToken, sentence: tuple[int, int]) -> str:
        """The tense that an expression or the clause around it has, if it needs one."""
        pattern = time.pattern
        if time.parts.year is not None or (pattern.by is not None and pattern.unit != "weekend"):
            return pattern.toward
        return pattern.toward or self._tense.read(tokens, (time.first, time.stop), sentence)


def _by_text(patterns: tuple[DatePattern, ...]) -> list[tuple[Pattern, Readings]]:
    """The texts of patterns, each once: what differs around them is looked at afterwards."""
    shared: dict[str, list[DatePattern]] = {}
    reads: dict[str, Pattern] = {}
    for pattern in patterns:
        for read in pattern.read:
            shared.setdefault(read.text, []).append(pattern)
            reads[read.text] = read
    return [
        (reads[text], Readings(index, text, tuple(found)))
        for index, (text, found) in enumerate(shared.items())
    ]


def _has(tokens: Tokens, sentences: Ranges, at: int, words: tuple[str, ...]) -> bool:
    """True when the sentence around a token has one of the words."""
    first, stop = sentences[bisect_right(sentences, (at, len(tokens.words))) - 1]
    return any(fold(word) in words for word in tokens.words[first:stop])


def _folded(table: tuple[tuple[str, object], ...]) -> dict[str, object]:
    return {word.lower(): value for word, value in table}
