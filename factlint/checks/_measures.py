"""Reads out of an article what is measured: figures with a unit, and feet and inches together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal

import msgspec

from factlint.extract.article import Article
from factlint.extract.tokens import is_currency
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold, split_words

Words = tuple[str, ...]
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_INCHES = range(1, 12)
_ATTACHED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([^\W\d_]+[²³]?|°\w?)")


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of the lexicon, or one with words of its own."""

    of: Literal["length", "area", "volume", "mass", "speed", "temperature", "pressure", "power"]
    """What it measures."""
    factor: float
    """How much of the SI unit it is."""
    zero: float = 0
    """Where its scale begins, in the SI unit."""
    also: tuple[float, ...] = ()
    """What it is elsewhere: the gallon of Britain."""
    words: Words = ()
    """More words for it, after the figure."""

    def readings(self) -> tuple[Unit, ...]:
        """The unit with each of its factors."""
        others = (msgspec.structs.replace(self, factor=factor) for factor in self.also)
        return (self, *others)


class Measure(msgspec.Struct, frozen=True):
    """A figure with its unit on tokens `[first, stop)`; `step` is its last digit's worth."""

    first: int
    stop: int
    low: float
    high: float
    step: float
    unit: str


class MeasureReader:
    """Reads the measures of an article, with the units of a rule."""

    def __init__(
        self,
        article: Article,
        units: Sequence[tuple[str, Unit]],
        apart: Sequence[Words],
        minus: Words,
        below: Words = (),
    ) -> None:
        self.words = article.tokens.words
        self._article = article
        self._listed = tuple(units)
        self._units = dict(units)
        self._apart = frozenset(apart)
        self._minus = frozenset(minus)
        self._joins = [[word] for word in article.grammar.listed("joins-scales")]
        self._below = tuple(tuple(split_words(words)) for words in below)

    @cached_property
    def measures(self) -> list[Measure]:
        """All figures with a known unit, in text order; feet and inches are one."""
        found: list[Measure] = []
        read = {m.first: m for m in (*self._quantities(), *self._dimensions(), *self._attached())}
        for _, measure in sorted(read.items()):
            if found and measure.first < found[-1].stop:
                continue
            measure = self._with_inches(measure)
            if found and self._completes(found[-1], measure):
                found[-1] = self._together(found[-1], measure)
            else:
                found.append(measure)
        return found

    def _quantities(self) -> Iterator[Measure]:
        for quantity in self._article.quantities:
            value = quantity.value
            low, high = (
                (value.low, value.high) if value.value is None else (value.value, value.value)
            )
            if is_currency(self.words[max(0, quantity.figure - 1)]):
                continue  # "$2 m"
            cold = self._below_zero(quantity.stop)
            unit = cold or self._unit(quantity.stop) or self._unit(quantity.stop - 1)
            if unit and low is not None and high is not None and not value.vague:
                low, high = (-high, -low) if cold else (low, high)
                step = _step(self.words[quantity.first : quantity.stop], abs(high))
                yield Measure(quantity.first, unit[0], float(low), float(high), step, unit[1])

    def _below_zero(self, at: int) -> tuple[int, str] | None:
        """The unit of "6 degrees below zero Celsius", when `at` is behind the figure."""
        for words in self._below:
            for begin in (at, at + 1):
                stop = begin + len(words)
                if tuple(map(fold, self.words[begin:stop])) == words:
                    name = fold("".join((*self.words[at:begin], *self.words[stop : stop + 1])))
                    return (stop + 1, self._names[name]) if name in self._names else None
        return None

    def _with_inches(self, measure: Measure) -> Measure:
        """Six feet and four inches for "6-foot-4", where no unit follows."""
        if measure.unit != "ft" or measure.low != measure.high:
            return measure
        at = measure.stop + (self.words[measure.stop : measure.stop + 1] == ["-"])
        written = self.words[at] if at < len(self.words) else ""
        if not written.isdecimal() or int(written) not in _INCHES or self._unit(at + 1):
            return measure
        feet = measure.low + int(written) / 12
        return Measure(measure.first, at + 1, feet, feet, 1 / 12, "ft")

    def _dimensions(self) -> Iterator[Measure]:
        """Figures that are no quantities: "a 40-foot boat"."""
        for figure in self._article.excluded:
            written = self.words[figure.first].replace(",", "")
            unit = self._unit(figure.first + 1)
            if figure.kind == "dimension" and unit and _NUMBER.fullmatch(written):
                value = float(written)
                step = _step(self.words[figure.first : figure.first + 1], value)
                yield Measure(figure.first, unit[0], value, value, step, unit[1])

    def _attached(self) -> Iterator[Measure]:
        """Figures with the unit in the same word: "185lb", "39C", "120km/h"."""
        for at, word in enumerate(self.words):
            match = _ATTACHED.fullmatch(word) if word[0].isdigit() else None
            unit = self._unit_of(match[2], at + 1) if match else None
            if match and unit:
                cold = self._is_below_zero(at)
                sign = -1 if cold else 1
                value = float(match[1].replace(",", ""))
                step = _step([match[1]], value)
                yield Measure(at - cold, unit[0], sign * value, sign * value, step, unit[1])

    def _is_below_zero(self, at: int) -> bool:
        """True behind "minus", and behind a hyphen that stands free before and joins the figure."""
        if not at or fold(self.words[at - 1]) in self._minus:
            return at > 0
        starts, ends = self._article.tokens.starts, self._article.tokens.ends
        joined = ends[at - 1] == starts[at]
        return self.words[at - 1] == "-" and joined and (at < 2 or ends[at - 2] < starts[at - 1])

    def _unit_of(self, written: str, stop: int) -> tuple[int, str] | None:
        """The unit that begins in the word of its figure, and where it ends."""
        for more in (2, 1, 0):
            name = self._short.get(fold("".join([written, *self.words[stop : stop + more]])))
            if name and stop + more <= len(self.words):
                return stop + more, name
        return None

    @cached_property
    def _short(self) -> dict[str, str]:
        return self._names | {fold(name): name for name in self._units}

    def _unit(self, stop: int) -> tuple[int, str] | None:
        """Where the words of a unit after a figure end, and which it is."""
        start = stop + 1 if stop < len(self.words) and self.words[stop] == "-" else stop
        for length in range(min(4, len(self.words) - start), 0, -1):
            words = self.words[start : start + length]
            written = fold("".join(word for word in words if word != "-")).rstrip(".")
            name = self._names.get(written) if words[-1] != "-" else None
            if name:
                end = start + length
                dotted = end < len(self.words) and self.words[end] == "." and length == 1
                return end + (dotted and len(written) < 4), name
        return None

    @cached_property
    def _names(self) -> dict[str, str]:
        return _unit_names(self._article.lexicon, self._listed)

    def _completes(self, last: Measure, measure: Measure) -> bool:
        between = self.words[last.stop : measure.first]
        pair = (last.unit, measure.unit)
        return pair in self._apart and between in ([], [","], ["-"], *self._joins)

    def _together(self, last: Measure, measure: Measure) -> Measure:
        units = self._units
        share = units[measure.unit].factor / units[last.unit].factor
        return Measure(
            last.first,
            measure.stop,
            last.low + measure.low * share,
            last.high + measure.high * share,
            share,
            last.unit,
        )


@lru_cache(maxsize=8)
def _unit_names(lexicon: Lexicon, units: tuple[tuple[str, Unit], ...]) -> dict[str, str]:
    """The units by their words, those of the lexicon and their own."""
    listed = dict(units)
    known = {
        word: unit.unit for unit in lexicon.units for word in unit.words if unit.unit in listed
    }
    own = {word: name for name, unit in units for word in unit.words}
    both = known | own
    return {fold("".join(split_words(word))).rstrip("."): name for word, name in both.items()}


def _step(words: Sequence[str], value: float) -> float:
    """What the last digit of a figure is worth: 0.1 in 4.5, 100 in 400, 5 in 15."""
    written = next((word for word in words if word[0].isdigit()), "")
    digits = written.replace(",", "")
    try:
        mantissa = float(digits)
    except ValueError:
        return 1.0
    scale = value / mantissa if mantissa else 1.0
    if "." in digits:
        return float(10 ** -len(digits.partition(".")[2])) * scale
    zeros = len(digits) - len(digits.rstrip("0"))
    step = 10.0**zeros
    of_fives = digits != "5" and digits.rstrip("0").endswith("5")
    return (5 * step if of_fives else step) * scale
