"""When an ordinal cannot be, beside another one."""

from __future__ import annotations

from datetime import date

from factlint.checks._mentions import Mention

APART = 2
"""Two things of one day that are told side by side may be two things."""
LEAD = 3
"""The sentences in which an article says what its headline does."""
NEAR = 3
"""So many sentences behind an ordinal "it" may still be the same."""


def are_one(first: Mention, second: Mention) -> bool:
    """True for two ordinals of what is one thing: of one day, or of headline and lead."""
    if (
        first.vague
        or second.vague
        or first.number == second.number
        or first.window != second.window
    ):
        return False
    if first.aim and second.aim and first.aim != second.aim:
        return False
    if first.headline and not second.headline:
        return second.latest and second.sentence - first.sentence <= LEAD
    if second.goes_on and second.sentence - first.sentence == 1 and first.latest:
        return first.phrase.narrow == second.phrase.narrow and second.owned
    apart = abs(first.sentence - second.sentence) >= APART
    return first.day is not None and first.day == second.day and apart


def are_two(first: Mention, second: Mention) -> bool:
    """True for one ordinal of two things: of different days or holders in one row."""
    if first.vague or second.vague or first.number != second.number:
        return False
    if first.holder and second.holder and first.holder != second.holder:
        return first.phrase.narrow == second.phrase.narrow
    if not first.day or not second.day or first.day == second.day:
        return False
    if (
        first.sentence == second.sentence
        or first.places != second.places
        or first.aim != second.aim
    ):
        return False
    return first.window == second.window or _is_in_span(first, second)


def are_told_apart(first: Mention, second: Mention) -> bool:
    """True for one ordinal of what was now and of what was before: "also its third"."""
    if first.number != second.number or not (first.owned and second.owned):
        return False
    if (
        not second.phrase.narrow <= first.phrase.narrow | second.said
        or first.sentence == second.sentence
    ):
        return False
    alike = not second.phrase.head or first.kind == second.kind
    if not alike or second.sentence - first.sentence > NEAR:
        return False
    row = first.phrase.narrow <= second.phrase.narrow
    return second.also or (
        first.latest and second.past and not first.past and row and bool(second.phrase.head)
    )


def are_moments_apart(first: Mention, second: Mention) -> bool:
    """True for one ordinal of a game at two moments: "her 12th of the season"."""
    same = first.number == second.number and first.phrase.narrow == second.phrase.narrow
    played = first.moment and second.moment and first.moment != second.moment
    return bool(same and played and first.owned and second.owned)


def _is_in_span(first: Mention, second: Mention) -> bool:
    """True when what narrows one row in time takes in the day of the other."""
    narrow, wide = (first, second) if first.window else (second, first)
    day, span = wide.day, narrow.span
    return bool(not wide.window and span and isinstance(day, date) and span[0] <= day <= span[1])
