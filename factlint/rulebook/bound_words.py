"""The words of a language for bounds that force one another, as typed data."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.rulebook.number_words import Words
from factlint.rulebook.patterns import Pattern

Patterns = tuple[Pattern, ...]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """The words for those whom the counts of a measure are of."""

    measure: str
    """The measure of the lexicon's `measures`."""
    read: Patterns
    """The words."""


class Limited(msgspec.Struct, frozen=True, kw_only=True):
    """The words for a limit on something, and for how much of it there was."""

    matter: str
    """What it is."""
    limit: Patterns
    """The limit, with its `{amount}`."""
    told: Patterns
    """How much it was, with its `{amount}`."""
    least: bool = False
    """True for a limit that nothing is below."""
    hedged: bool = False
    """True for what is a limit only where its hedge says so: "a majority of fewer than 200"."""


PLAIN = (
    *("units", "named", "limited", "alike", "timeless", "counting", "spanning", "priced"),
    *("denying", "negating", "doing", "able", "attached", "purpose", "onto", "charges"),
)
"""What has no patterns of its own."""


class BoundWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What says that figures bound each other, for the check `bounds`."""

    causes: Patterns = ()
    """Events with their `{amount}` that have victims: "at least 21 attacks"."""
    effects: Patterns = ()
    """What causes did, with its `{amount}`: "have destroyed 118"."""
    back: Patterns = ()
    """Causes that the text has spoken of, by any word for them: "those attacks"."""
    again: Patterns = ()
    """What stands before the noun of causes that the text has spoken of: "the"."""
    picked: Patterns = ()
    """What stands behind such a noun where only some of them are meant: "that"."""
    running: Patterns = ()
    """What says that a series of them is added up: "so far"."""
    perfect: Patterns = ()
    """The same for several of them at least."""
    single: Patterns = ()
    """What says that the effect is that of one of them: "the deadliest of which"."""
    between: Patterns = ()
    """A range from its lower to its higher `{amount}`: "between 5 and 10"."""
    cast: Patterns = ()
    """Votes with their `{amount}`."""
    eligible: Patterns = ()
    """Those who may vote, with their `{amount}`."""
    majority: Patterns = ()
    """A majority of one `{amount}` that is another: "a majority of the 12, seven of them,"."""
    minority: Patterns = ()
    """The same for a minority."""
    lower: Patterns = ()
    """The least of something with its `{amount}`: "a minimum fine of 500"."""
    upper: Patterns = ()
    """The most of it: "a maximum of 300"."""
    relation: Patterns = ()
    """What says before such a range that it is none: "the difference"."""
    apart: Patterns = ()
    """What says of a figure that it is of one place, or of any."""
    early: Patterns = ()
    """What says of a figure that it was overtaken: "at first"."""
    each: Patterns = ()
    """What says of a figure that it is so for every one of several."""
    partly: Patterns = ()
    """What says of a figure that it is not of all that a floor is of: "in the first hour"."""
    sided: Patterns = ()
    """What says that one side to a dispute gives a figure: "organisers say"."""
    out_of: Patterns = ()
    """An `{amount}` that another figure is a part of: "out of a total of 130"."""
    disputed: Patterns = ()
    """What says of a figure that it is another's, or was other than what was told before."""
    open: Patterns = ()
    """What says of a ceiling that it is no report: "may", "a day"."""
    kept: Patterns = ()
    """What says that a figure keeps to a ceiling, whatever kind that is: "within its limit"."""
    refer: Patterns = ()
    """What stands between a part and the noun of a whole told before: "of the"."""
    pronoun: Patterns = ()
    """The same without a noun: "of these"."""
    group: Patterns = ()
    """Nouns for several persons or things that stand before their number: "a crew of"."""
    amount: Patterns = ()
    """The same with a noun for sums: "of the money"."""
    named: tuple[Counted, ...] = ()
    """The words that refer to those whom a count is of: "dead"."""
    limited: tuple[Limited, ...] = ()
    """What is said to have a limit: "never rose above 6C"."""
    beyond: Patterns = ()
    """What says that a limit was not kept: "overcrowded"."""
    alike: tuple[Words, ...] = ()
    """Words for one thing that has a measure, each row: "wind", "gust"."""
    least: Patterns = ()
    """What stands before the noun whose figure is the smallest: "the cheapest"."""
    settled: Patterns = ()
    """What stands before the figure that settles how many it was: "the final tally"."""
    overall: Patterns = ()
    """What says the same behind a figure: "in all"."""
    passing: Patterns = ()
    """What says of a bound that it was of a time or a claim: "so far"."""
    moved: Patterns = ()
    """What says of a figure that it is a new one: "fell to"."""
    priced: Words = ()
    """What prices are of: the "cheapest *seats*" of "tickets from 18 to 75"."""
    ever: Patterns = ()
    """What says that a bound is of all times up to now: "has never sold more"."""
    timeless: Words = ()
    """What a ceiling begins with that was kept at all times: "never exceeded"."""
    purpose: Words = ()
    """What stands before what something is done or paid for: "for"."""
    charges: Words = ()
    """What names a crime only with what it is of: "count"."""
    onto: Words = ()
    """The same, behind a figure only: "on"."""
    counting: Words = ()
    """Verbs that only say how many there were: "counted"."""
    denying: Words = ()
    """What turns a floor into a ceiling for all: "no", "never"."""
    negating: Words = ()
    """The same right before it: "not"."""
    attached: Words = ()
    """Words before no place that open no clause of their own, either: "with"."""
    doing: Words = ()
    """Verbs that show a clause to be one, with those of the lists: "did"."""
    able: Words = ()
    """What among the words of `open` says what something can do: "can"."""
    one_over: Patterns = ()
    """More than one of a unit, which stands at its end: "more than an hour"."""
    one_under: Patterns = ()
    """Less than one."""
    units: tuple[Words, ...] = ()
    """Rows of a unit and the words for one of it."""
    aged: Patterns = ()
    """What stands before a range of ages: "aged between 19 and 45"."""
    ceiling: Patterns = ()
    """What makes its `{amount}` the most there may be: "capped at"."""
    floor: Patterns = ()
    """The same for the least: "a minimum of"."""
    holding: Patterns = ()
    """How many there are in all with its `{amount}`: "has only 600 seats"."""
    ballot: Patterns = ()
    """A vote with the numbers of both sides: "by 61 votes to 42"."""
    majority_of: Patterns = ()
    """More than half of one `{amount}`: "most of the 45"."""
    share_of: Patterns = ()
    """One `{amount}` of another one: "fewer than half of the 45"."""
    contrasts: Patterns = ()
    """What parts two things of one sentence: "while"."""
    spanning: Words = ()
    """What before a length says how long or during what: "over two years"."""
    besides: Patterns = ()
    """What says that a number comes on top of another one: "a further"."""
    most: Patterns = ()
    """What stands before the noun whose figure is the greatest: "the heaviest"."""

    def by_use(self) -> Iterator[tuple[str, Pattern]]:
        """All patterns, each with what it is for."""
        for counted in self.named:
            yield from ((f"named {counted.measure}", pattern) for pattern in counted.read)
        for limited in self.limited:
            yield from ((f"limit {limited.matter}", pattern) for pattern in limited.limit)
            yield from ((f"told {limited.matter}", pattern) for pattern in limited.told)
        for name in self.__struct_fields__:
            if name not in PLAIN:
                yield from ((name, pattern) for pattern in getattr(self, name))
