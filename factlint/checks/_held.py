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
    if first.vague or second.vague or first.number == second.number:
        return False
    if first.window != second.window:
        return False
    if first.aim and second.aim and first.aim != second.aim:
        return False
    if first.headline and not second.headline:
        return second.latest and second.sentence - first.sentence <= LEAD
    apart = abs(first.sentence - second.sentence) >= APART
    return first.day is not None and first.day == second.day and apart


def are_held_by_two(first: Mention, second: Mention) -> bool:
    """True for one ordinal of two people: "Hale, the town's 31st mayor"."""
    if first.number != second.number or first.vague or second.vague:
        return False
    if not first.holder or not second.holder or first.holder == second.holder:
        return False
    if {first.holder, second.holder} & first.said & second.said:
        return False
    if second.owned and second.owners and second.owners | second.narrow <= first.said:
        return first.kind == second.kind
    if first.narrow != second.narrow:
        return False
    if first.narrow or (first.spell and first.spell == second.spell):
        return first.kind == second.kind
    return first.owned and first.of_one_row(second)


def is_retold(first: Mention, second: Mention) -> bool:
    """True for "its third strike of the year. It was the sixth strike this year"."""
    if first.number == second.number or first.vague or second.vague:
        return False
    apart = second.sentence - first.sentence
    row = bool(first.spell) or (second.owned and first.latest)
    if first.spell != second.spell or first.narrow != second.narrow or not row:
        return False
    if first.past or second.past or not first.introduced:
        return False
    headed = first.headline and not second.headline and bool(first.spell) and apart <= LEAD
    return headed or (second.goes_on and apart == 1) or (second.behind and 0 < apart <= LEAD)


def are_two(first: Mention, second: Mention) -> bool:
    """True for one ordinal of two things: of different days or holders in one row."""
    if first.vague or second.vague or first.number != second.number:
        return False
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
    if first.sentence == second.sentence:
        return False
    if second.then and first.introduced and first.spell and first.kind == second.kind:
        return first.spell == second.spell and first.phrase.head != ""
    if not second.phrase.narrow <= first.phrase.narrow | second.said:
        return False
    alike = not second.phrase.head or first.kind == second.kind
    if not alike or second.sentence - first.sentence > NEAR:
        return False
    row = first.phrase.narrow <= second.phrase.narrow
    if first.day and first.latest and _is_of_a_year(second) and not _is_of_a_year(first):
        return True
    return second.also or (
        first.latest and second.past and not first.past and row and bool(second.phrase.head)
    )


def _is_of_a_year(mention: Mention) -> bool:
    """True for "his third in 2023"."""
    return any(word.isdigit() and len(word) == len("2023") for word in mention.spell)


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
