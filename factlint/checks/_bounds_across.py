"""Bounds in one article of a run that the figure of another breaks: "over 900 homes", and 870.

Both are of one noun and of one day, and the articles share a name, or many words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_rivals import FAR
from factlint.checks._bound_text import BoundText
from factlint.checks._one_event import EVENT, EventReader, shared
from factlint.extract.agreeing import FLOORS
from factlint.extract.quantity import QuantityToken
from factlint.model import Assertion, Quantity
from factlint.rulebook.amounts import counted

SHARED, NAMELESS = 5, 6
"""So many words both tell of one event, and so many where they share no name."""
SMALL = 9
"""The greatest small number, which chance gives."""
UNDER = "less_than"
APART = ("early", "sided", "disputed", "partly", "passing")
"""Words for uses that set a figure apart."""


class BoundEvents:
    """Reads the bounds and the exact figures of events in one article."""

    def __init__(self, text: BoundText, apart: ApartReader) -> None:
        self._text, self._apart, self._article = text, apart, text.article
        since = self._article.grammar.listed("since")
        self._events = EventReader(self._article, text.stems, since)

    def read(self, rule: str) -> Iterator[Assertion]:
        """Each figure of several things with its day, and the words around it."""
        for figure in self._text.figures:
            noun = self._text.noun(figure)
            if not noun or not self._is_of_event(figure):
                continue
            sentence = self._text.sentence(figure)
            days = self._events.days(sentence)
            told = self._events.told(sentence) if days else frozenset()
            for day in sorted(days):
                yield Assertion(
                    rule=rule,
                    subject=noun,
                    value=figure.value,
                    location=self._article.document.locate(
                        self._article.tokens.span(figure.first, figure.stop)
                    ),
                    story=self._article.story,
                    scope=EVENT,
                    qualifiers=(day.isoformat(), self._text.measure(figure)),
                    as_of=day,
                    sentence=" ".join(sorted(told - {noun})),
                )

    def _is_of_event(self, figure: QuantityToken) -> bool:
        """True for a figure of all there were of something, by what stands around it."""
        value, sentence = figure.value, self._text.sentence(figure)
        if value.unit is not None or value.vague or not (value.value or 0) > SMALL:
            return False
        if value.hedge not in (*FLOORS, UNDER, "exact") or figure.first in self._text.shares:
            return False
        if any(self._text.has(use, sentence) for use in APART):
            return False
        if self._text.has("open", (sentence[0], figure.stop)):
            return False
        away = self._apart.is_away(figure) or self._apart.rates(figure)
        return not (away or self._apart.is_part(figure) or self._apart.is_quoted(figure))


def contradictions(assertions: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """The pairs of a bound in one article and a figure beyond it in another."""
    for pair in combinations(assertions, 2):
        for bound, other in (pair, pair[::-1]):
            apart = bound.location.path != other.location.path
            if apart and _are_apart(bound, other) and _are_one(bound, other):
                yield bound, other


def _are_apart(bound: Assertion, other: Assertion) -> bool:
    """True for an exact figure that is beyond a bound, and of its size."""
    limit, figure = bound.value, other.value
    assert isinstance(limit, Quantity) and isinstance(figure, Quantity)
    size, limit = float(figure.value or 0), counted(limit)
    if figure.hedge != "exact" or limit.hedge == "exact":
        return False
    if limit.hedge in FLOORS:
        return size < (limit.low or 0) <= FAR * size
    return limit.high is not None and limit.high < size <= FAR * limit.high


def _are_one(bound: Assertion, other: Assertion) -> bool:
    """True for two articles that share words enough, of which one is a name."""
    names, words = shared(bound, other)
    return words >= (SHARED if names else NAMELESS)
