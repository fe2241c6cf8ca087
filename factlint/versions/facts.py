"""The figures and dates of a version, each with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factlint.extract.about import About
from factlint.extract.aboutness import read_about
from factlint.extract.article import Article, CountToken
from factlint.extract.dates import TimeToken
from factlint.extract.passages import is_in_dateline
from factlint.extract.quantity import Excluded, QuantityToken
from factlint.model import Number, Quantity
from factlint.rulebook.words import fold
from factlint.versions.change import Kind, Verdict
from factlint.versions.sentences import Sentence, Text
from factlint.versions.values import compare_amounts, compare_dates, may_be_one

_FIGURE = re.compile(r"\d{1,18}")


class Fact(msgspec.Struct, frozen=True):
    """A figure or date of a sentence.

    `what` is the measure of a count, or of a number that is no amount its kind ("age"), with the
    `numbers` in it and the `half` of the day that a time has. A `past` figure is one that the
    text itself says is of before; a `part` is some of another count, a `total` all of them.
    """

    kind: Kind
    about: About
    sentence: Sentence
    what: str = ""
    numbers: tuple[Number, ...] = ()
    half: int | None = None
    past: bool = False
    part: bool = False
    total: bool = False

    @property
    def quantity(self) -> Quantity | None:
        """The amount, where it is one."""
        return self.about.quantity if self.kind in ("count", "quantity") else None

    @property
    def first(self) -> int:
        """Its first token."""
        return self.about.value.first

    @property
    def stop(self) -> int:
        """The token behind it."""
        return self.about.value.stop


def read_facts(text: Text) -> list[Fact]:
    """The figures and dates of a version in text order."""
    return list(_Reader(text).read())


class _Reader:
    def __init__(self, text: Text) -> None:
        self._text = text
        self._article = text.article
        self._counts = {count.quantity.first: count for count in self._article.counts}
        self._excluded = {excluded.first: excluded for excluded in self._article.excluded}
        halves = self._article.lexicon.versions.day_halves
        self._halves = {fold(word): at for at, words in enumerate(halves) for word in words}

    def read(self) -> Iterator[Fact]:
        for about in read_about(self._article, list(self._more())):
            sentence = self._text.sentence_of(about.first)
            dated = isinstance(about.value, TimeToken)
            if sentence and not (dated and is_in_dateline(self._article, about.span)):
                yield self._fact(about, sentence)

    def _more(self) -> Iterator[QuantityToken]:
        """Vague amounts, counts that words give without a figure, and numbers of other sorts."""
        taken = {at for time in self._article.times for at in range(time.first, time.stop)}
        figures = {quantity.first for quantity in self._article.quantities}
        yield from (c.quantity for first, c in self._counts.items() if first not in figures)
        for quantity in self._article.quantities:
            if quantity.value.vague and quantity.first not in self._counts:
                yield quantity
        for excluded in self._article.excluded:
            numbers = _numbers(self._article, excluded)
            if numbers and excluded.first not in taken:
                value = Quantity(None, None, None, unit=excluded.kind)
                yield QuantityToken(excluded.first, excluded.stop, value, excluded.first)

    def _fact(self, about: About, sentence: Sentence) -> Fact:
        if isinstance(about.value, TimeToken):
            return Fact("date", about, sentence)
        if excluded := self._excluded.get(about.first):
            numbers = _numbers(self._article, excluded)
            half = self._half(excluded)
            return Fact("number", about, sentence, excluded.kind, numbers, half)
        if count := self._counts.get(about.first):
            return Fact(
                "count",
                about,
                sentence,
                count.measure,
                past=count.superseded,
                part=_is_part(count),
                total=count.scope == "total",
            )
        return Fact("quantity", about, sentence)

    def _half(self, excluded: Excluded) -> int | None:
        words = self._article.tokens.words[excluded.first : excluded.stop]
        return next((self._halves[fold(w)] for w in words if fold(w) in self._halves), None)


def _is_part(count: CountToken) -> bool:
    return count.share or count.group is not None or count.scope in ("part", "other", "unreal")


def _numbers(article: Article, excluded: Excluded) -> tuple[Number, ...]:
    """The numbers in an expression, without the ones at its end that say nothing: "9:00".

    Those in figures are taken as they are written: "6.30" is the time of "6:30".
    """
    words = article.tokens.words[excluded.first : excluded.stop]
    found: list[Number] = [int(n) for n in _FIGURE.findall(" ".join(words).replace(",", ""))]
    if not found:
        tokens = range(excluded.first, excluded.stop)
        found = [number.value for number in article.numbers if number.first in tokens]
    while len(found) > 1 and not found[-1]:
        found.pop()
    return tuple(found)


def compare_facts(old: Fact, new: Fact) -> Verdict | None:
    """What became of a fact, nothing where it is the same."""
    if isinstance(old.about.value, TimeToken) and isinstance(new.about.value, TimeToken):
        return compare_dates(old.about.value, new.about.value)
    if old.kind == "number":
        halves = None not in (old.half, new.half) and old.half != new.half
        return "changed" if halves or old.numbers != new.numbers else None
    one, two = old.quantity, new.quantity
    assert one is not None
    assert two is not None
    return compare_amounts(one, two)


def may_be_one_fact(old: Fact, new: Fact) -> bool:
    """True for two facts of one sort, which are not plainly about different things."""
    if old.kind == "date" or new.kind == "date":
        return old.kind == new.kind
    if old.kind == "number" or new.kind == "number":
        return old.kind == new.kind and old.what == new.what
    if old.what and new.what and old.what != new.what:
        return False
    one, two = old.quantity, new.quantity
    return one is not None and two is not None and may_be_one(one, two)
