"""Time expressions: what the calendar patterns of a lexicon find in a text."""

from __future__ import annotations

import re

import msgspec

from factlint.extract import alphabet as symbols
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank, Ranges, class_of
from factlint.extract.quantity import NumberToken
from factlint.extract.tokens import Tokens
from factlint.model import TimeValue
from factlint.rulebook.lexicon import DatePattern
from factlint.rulebook.words import fold

SLOTS = frozenset(
    {
        *("weekday", "month", "day", "year", "decade", "unit", "season", "holiday", "number"),
        *("ordinal", "month-number", "short-year", "quarter"),
        *("last-day", "last-year", "last-month"),
    }
)
TENSE_WORDS = 14
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
        self._future = compiler.compile(dates.future)
        self._past = compiler.compile(dates.past)
        self._past_endings = dates.past_endings
        self._ranges = compiler.compile(dates.ranges)
        self._no_dates = Bank(compiler, [(read, read) for read in dates.no_dates])
        counted = grammar.alphabet.members(["people", "unit-word", "things", "animals"])
        self._noun = re.compile(class_of(symbols.LOWER + counted))
        self._bank = Bank(
            compiler,
            [(read, (pattern, read.text)) for pattern in dates.patterns for read in pattern.read],
            SLOTS,
        )

    def read(
        self, tokens: Tokens, numbers: list[NumberToken], sentences: Ranges
    ) -> list[TimeToken]:
        """All time expressions, the longest at each place, without their values."""
        by_first = {number.first: number for number in numbers}
        closed = [match.span() for match, _ in self._no_dates.find(tokens, sentences)]
        found: list[TimeToken] = []
        stop = 0
        for match, (pattern, read) in self._matches(tokens, sentences):
            first, end = match.span()
            if first < stop or not self._fits(tokens, first, end, pattern):
                continue
            if any(start < end and first < last for start, last in closed):
                continue
            parts = self._parts(tokens, match, by_first)
            if parts is None:
                continue
            found.append(TimeToken(first, end, pattern, parts, read))
            stop = end
        tokens.replace([(time.first, time.stop, symbols.DATE) for time in found])
        return self._join_ranges(tokens, found)

    def _matches(
        self, tokens: Tokens, sentences: Ranges
    ) -> list[tuple[re.Match[str], tuple[DatePattern, str]]]:
        """Every match of every pattern, by place and the longest first."""
        found = self._bank.find(tokens, sentences)
        return sorted(found, key=lambda item: (item[0].start(), -item[0].end()))

    def _fits(self, tokens: Tokens, first: int, stop: int, pattern: DatePattern) -> bool:
        words = tokens.words
        if pattern.after and not (first and fold(words[first - 1]) in pattern.after):
            return False
        if pattern.before and not (stop < len(words) and fold(words[stop]) in pattern.before):
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
            words = [fold(word) for word in tokens.words[first:stop] if word != "."]
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
            return int(number.value) if number else None
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

    def tense(self, tokens: Tokens, first: int, time: TimeToken, stop: int) -> str:
        """The tense of the clause around an expression: "future", "past" or nothing.

        The nearest word before it decides, else the first one after it.
        """
        if time.pattern.toward:
            return time.pattern.toward
        start = max(first, time.first - TENSE_WORDS)
        if before := self._last_tense(tokens, start, time.first):
            return before
        future = self._future.search(tokens.symbols, time.stop, min(stop, time.stop + TENSE_WORDS))
        past = self._past.search(tokens.symbols, time.stop, min(stop, time.stop + TENSE_WORDS))
        if future and (not past or future.start() < past.start()):
            return "future"
        return "past" if past else ""

    def _last_tense(self, tokens: Tokens, start: int, stop: int) -> str:
        future = max(
            (m.end() for m in self._future.finditer(tokens.symbols, start, stop)), default=-1
        )
        past = max((m.end() for m in self._past.finditer(tokens.symbols, start, stop)), default=-1)
        for at in range(stop - 1, max(start, past, future) - 1, -1):
            word = tokens.words[at]
            if len(word) > 4 and word.endswith(self._past_endings):
                past = at + 1
                break
        if future < 0 and past < 0:
            return ""
        return "future" if future >= past else "past"


def _folded(table: tuple[tuple[str, object], ...]) -> dict[str, object]:
    return {word.lower(): value for word, value in table}
