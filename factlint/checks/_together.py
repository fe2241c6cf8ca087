"""What the verdicts on the values of one sentence say of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.checks._found import Likeness
from factlint.extract.about import About
from factlint.extract.agreeing import do_dates_agree
from factlint.extract.dates import TimeToken


def is_beside_unknown(
    date: About, values: Sequence[About], found: Sequence[Likeness | None]
) -> bool:
    """True for a date of a sentence that has figures, none of which a source supports."""
    beside = [
        verdict
        for about, verdict in zip(values, found, strict=True)
        if about.quantity and about.sentence == date.sentence
    ]
    return bool(beside) and not any(verdict and verdict.agrees for verdict in beside)


def through_figures(
    date: About, values: Sequence[About], found: Sequence[Likeness | None]
) -> Iterator[Likeness]:
    """The likenesses of supported figures beside a date, whose own dates agree with it."""
    for about, verdict in zip(values, found, strict=True):
        if about.day is not date.value or verdict is None or not verdict.agrees:
            continue
        assert isinstance(date.value, TimeToken)
        there = verdict.said.about.day
        if there and do_dates_agree(date.value, there, date.bound):
            yield verdict


def without_others(
    values: Sequence[About], found: Sequence[Likeness | None]
) -> list[Likeness | None]:
    """Without a date and a figure of one sentence that both differ: it tells of something else."""
    both: dict[int, set[bool]] = defaultdict(set)
    for about, verdict in zip(values, found, strict=True):
        if verdict and not verdict.agrees:
            both[about.sentence].add(about.quantity is None)
    return [
        None if verdict and not verdict.agrees and len(both[about.sentence]) > 1 else verdict
        for about, verdict in zip(values, found, strict=True)
    ]
