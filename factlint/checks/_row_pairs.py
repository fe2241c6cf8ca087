"""The ordinals of an article, each with what stands near enough to be of its row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from factlint.checks._occasions import Occasion
from factlint.checks._roll import Roll
from factlint.checks._standings import Standing

Told = TypeVar("Told", Standing, Roll)


def beside(
    occasions: Sequence[Occasion], told: Sequence[Told], back: int, ahead: int
) -> Iterator[tuple[Occasion, Sequence[Told]]]:
    """The numbers, or lists, so many sentences before each ordinal up to so many behind it."""
    sentences = [each.nth for each in told]
    for occasion in occasions:
        first = bisect_left(sentences, occasion.nth + back)
        yield occasion, told[first : bisect_left(sentences, occasion.nth + ahead + 1)]
