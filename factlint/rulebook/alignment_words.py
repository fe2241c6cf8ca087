"""Words by which the values of a text are told apart, and those of two texts compared."""

from __future__ import annotations

from typing import Literal

import msgspec

from factlint.rulebook.number_words import Words


class Forms(msgspec.Struct, frozen=True, kw_only=True):
    """Words beside a number that say what kind of number it is."""

    units: tuple[tuple[str, str], ...] = ()
    """Short forms of units that may be something else in other places: "m" for metres."""
    small: tuple[tuple[str, Words], ...] = ()
    """Units, and those of the second part of a size: the "in" of "7 ft 6 in"."""
    number: Words = ()
    """Words before a rank: "number" 5."""
    top: Words = ()
    """Words before the last of the first ranks: "top" 5."""
    above: Words = ()
    """What makes a figure a floor that it stands before: "longer than" 300 km."""
    below: Words = ()
    """What makes it a ceiling: "younger than"."""
    graded: Words = ()
    """What may stand between a limit and its figure: below "magnitude" 6."""
    outside: Words = ()
    """Words before them that turn them round: "outside" the top 5."""
    scale: Words = ()
    """What stands before the scale of a mark: 7 "out of" 10."""
    but: Words = ()
    """What stands before an exception: "all but" four."""
    also: Words = ()
    """Words between the parts of a time: 2 minutes "and" 6 seconds."""
    older: Words = ()
    """Two words behind the limit of an age: 65 "or older"."""
    limit: Words = ()
    """What stands before one: "under the age of" 18."""
    people: Words = ()
    """Words before one: "children" under 18."""
    age: Words = ()
    """Words of an age: "aged" 57."""
    aged: Words = ()
    """What stands before one at the end of its clause: "when he was" 17."""
    years: Words = ()
    """What stands before one in years: "at" 17 years and 40 days."""
    then: Words = ()
    """What stands behind one: he was 17 "when" he left."""
    record: Words = ()
    """Words of a sentence in which 10-3 means ten wins and three losses."""
    whom: Words = ()
    """What stands beside a part of the amount before: 30 "of whom"."""
    parts: tuple[Words, ...] = ()
    """What the numbers of such a record count, in their order."""


class Tacit(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for an amount: "a majority of" for more than 50 percent."""

    words: Words
    """The words, one phrase an entry; "#" at the end of one stands for a figure."""
    low: float
    """The least that they stand for."""
    high: float | None = None
    """The most; more than the least without one, less than the most where the two differ."""
    unit: str | None = None
    """The unit of the amount."""
    rank: Literal["", "rank", "ordinal"] = ""
    """Whether it is a rank, or the rank of one thing among its like."""
    keep: bool = False
    """Whether the last word tells what is ranked: "the highest" beside "the second highest"."""
    kind: str = ""
    """What else it is one of: "rose" and "fell" are ways a `trend` goes. Only those of one kind are
    compared."""


class Differ(msgspec.Struct, frozen=True, kw_only=True):
    """Words that make a figure a difference, a rest, or a time between."""

    behind: Words = ()
    """Words behind it: "six fewer", "four in hand"."""
    before: Words = ()
    """Words before it: "cut by ten", "the other three"."""
    later: Words = ()
    """Words behind a time: "nine years after"."""
    all: Words = ()
    """Words anywhere behind a figure that make it a sum: "together"."""


class Compare(msgspec.Struct, frozen=True, kw_only=True):
    """Words that compare two figures."""

    more: Words = ()
    """Words that say that the first is more: "higher"."""
    less: Words = ()
    """Words that say that it is less: "fewer"."""
    than: Words = ()
    """What stands before the second: "than"."""


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """What tells whether two sentences speak of the same thing."""

    endings: Words = ()
    """Endings that a word may have and be the same word: "s", "ing"."""
    alike: tuple[Words, ...] = ()
    """Groups of words that mean the same beside a figure: "film", "movie"."""
    empty: Words = ()
    """Words that say nothing of what a figure is about: "total", "now"."""
    roles: Words = ()
    """Words right before a figure that say what it is in a change: "from", "to", "by"."""
    before: Words = ()
    """What makes a date the end of a time: "before 2015"."""
    after: Words = ()
    """What makes it the beginning: "after 2015"."""
    until: Words = ()
    """What makes it the day that a figure speaks for: "by 14 March"."""
    begin: Words = ()
    """Words before a date on which something begins: "from", "became"."""
    end: Words = ()
    """Words before one on which it ends: "until", "resigned"."""
    stretches: tuple[Words, ...] = ()
    """Words for the beginning, the middle and the end of a time: "early", "mid", "late"."""
    life: tuple[str, ...] = ()
    """What the two dates in brackets behind a name are of: "born", "died"."""
    negation: Words = ()
    """Words that deny what follows them: "not", "never"."""
    nobody: Words = ()
    """Words of a subject that is nobody: "no", "none"."""
    differ: Differ = Differ()
    """Words beside a figure that make it a difference or a rest."""
    tacit: tuple[Tacit, ...] = ()
    """Words that stand for an amount."""
    compare: Compare = Compare()
    """Words that compare two figures."""
    forms: Forms = Forms()
    """What kind of number a number is."""
