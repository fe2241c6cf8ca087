"""The words of a language for changes from one figure to another, as typed data."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.rulebook.number_words import Words
from factlint.rulebook.patterns import Pattern

Patterns = tuple[Pattern, ...]


class Multiple(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say how many times a figure became another."""

    times: float
    """How many times the first figure the second one is: 2 for "doubled"."""
    read: Patterns
    """What is said."""


class Fraction(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say by which fraction of itself a figure changed."""

    share: float
    """The fraction: 0.5 for "by half"."""
    read: Patterns
    """What is said."""


class Lasting(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say how long a change took."""

    days: int
    """About so many days: 365 for "in a year"."""
    read: Patterns
    """What is said."""


class ChangeWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How a text says that a figure changed, for the check `change`."""

    rise: Patterns = ()
    """Words for a change upwards; one of these and a figure is how much: "rose", "up"."""
    fall: Patterns = ()
    """The same downwards."""
    moves: Patterns = ()
    """Those words that are always verbs: each begins a new change."""
    before: Patterns = ()
    """The figure before, with its `{amount}`: "from 110", "compared with 110"."""
    compared: Patterns = ()
    """Those that need no comma behind the figure after: "130 instead of 110"."""
    after: Patterns = ()
    """The figure after, with its `{amount}`: "to 120"."""
    spread: Words = ()
    """Words before a range that is no change, but a spread: "cost from $5 to $9"."""
    opens_range: Words = ()
    """The words that a figure before and one after begin with, where they look like a range."""
    or_by: Patterns = ()
    """The same change said otherwise, with its `{amount}`: "fell $3, or 5 percent"."""
    by: Patterns = ()
    """What stands before how much, however far off its verb is: "cut the price of oil by"."""
    folds: Patterns = ()
    """A number that is a multiple: "12-fold"."""
    levels: Patterns = ()
    """A figure that another is held against, no change: "below 12 million"."""
    hundredths: Words = ()
    """Words for the hundredth part of a currency, behind a figure: "cents"."""
    clock_hours: Words = ()
    """Words for hours in the time that a race took: "2hr 11min"."""
    clock_minutes: Words = ()
    """Words for minutes in it: "4min 10.9sec"."""
    clock_seconds: Words = ()
    """Words for seconds in it."""
    no_nouns: Words = ()
    """Words behind a figure that it does not count."""
    multiples: tuple[Multiple, ...] = ()
    """Changes that are said as a multiple."""
    fractions: tuple[Fraction, ...] = ()
    """Changes that are said as a fraction."""
    points: tuple[Fraction, ...] = ()
    """Parts of a percentage point in words: "half a point"."""
    percents: tuple[Fraction, ...] = ()
    """Parts of a percent in words: "half a percent"."""
    over: Patterns = ()
    """What makes a multiple a floor: "more than doubled"."""
    under: Patterns = ()
    """What says that a multiple was almost reached: "nearly doubled"."""
    roughly: Patterns = ()
    """What makes a multiple rough: "roughly doubled"."""
    breaks: Patterns = ()
    """Words behind which another change is told: "while"."""
    links: Patterns = ()
    """Words that look like a break and go on with the change: "which means"."""
    multiplied: Patterns = ()
    """The word in "six times as many", which says how many times as much, not how often."""
    streaks: Patterns = ()
    """A figure that begins a run of events: "13 wins in a row"."""
    best: Patterns = ()
    """A figure that is a record, with its `{amount}`: "the club record is 13"."""
    additions: Patterns = ()
    """A figure beside a word for more: "six more", which counts what comes on top."""
    surpluses: Patterns = ()
    """The same where it says by how much one figure is above another: "six more than"."""
    instances: Patterns = ()
    """Figures of what was spoken of, under another word: "210 incidents", "60 of them"."""
    meantime: Patterns = ()
    """What says that a change took the time between two figures: "in that time"."""
    present: Patterns = ()
    """A figure that is so by now: "it has {amount}"."""
    coming: Patterns = ()
    """A figure that is still to come: "it will cost {amount}"."""
    then: Patterns = ()
    """What says that a figure is the one before: "previously"."""
    that_time: Patterns = ()
    """What says that a figure is of the time that was spoken of: "90 of them then"."""
    earlier: Patterns = ()
    """A time that is told from another: "two seasons before"."""
    dull: Words = ()
    """Words that two sentences may share without being about one thing: "price"."""
    pluperfect: Words = ()
    """What stands before a verb for what came before: "they *had* risen"."""
    verb_leads: Words = ()
    """Words right before a verb: "to", "will"."""
    past: Words = ()
    """Words in a time that is told from another or from today: "ago"."""
    year_before: Patterns = ()
    """The time before that of the sentence before: "the year before"."""
    now: Patterns = ()
    """What says that a figure is the one after: "now"."""
    same: Patterns = ()
    """What takes up what was spoken of: "it", "the figure"."""
    there: Patterns = ()
    """What begins a sentence that counts what was spoken of: "there were"."""
    wide: Patterns = ()
    """What says that a figure is of all: "in all", "across"."""
    narrow: Patterns = ()
    """What says that a figure is of some, or beside another base: "among", "its peak"."""
    hoped: Patterns = ()
    """What says of a figure that it is still ahead: "hopes to"."""
    since: Patterns = ()
    """What says when a change began, however long ago: "since the war"."""
    resumed: Patterns = ()
    """What goes on with a change behind a clause of its own: ", closing at"."""
    taken_up: Patterns = ()
    """What begins a sentence about the change that was told before: "the increase"."""
    record: Patterns = ()
    """What ranks a change among others, so that the time behind it is not its own."""
    lasting: tuple[Lasting, ...] = ()
    """How long a change took: "in a year"."""
    rejected: Patterns = ()
    """What denies the change right behind it: "has not"."""
    unforeseen: Patterns = ()
    """What looks like a denial, of a change that came: "had not expected"."""
    contested: Patterns = ()
    """What says that one of two tellings was wrong: "in fact", "revised"."""
    others: Patterns = ()
    """What says that a figure is of another place or one more thing: "the neighbouring"."""
    differences: Patterns = ()
    """A difference that is told behind its figures, with its `{amount}`: "a drop of {amount}"."""
    steps: Patterns = ()
    """How much something changed, in a compound: "a two-week rise"."""
    step_points: Words = ()
    """Words for points in such a compound."""
    gained: Patterns = ()
    """What came on top, with its `{amount}`: "an extra {amount}"."""
    shed: Patterns = ()
    """What went, with its `{amount}`: "the loss of {amount}"."""
    recalled: Patterns = ()
    """What stands before a rate of which the text has told: "the {percent}"."""
    ranks: Patterns = ()
    """Words of a sentence in which a smaller figure is higher: "in the table"."""
    unless: Patterns = ()
    """A sentence that says one of these gives other figures than those of the change."""

    def by_use(self) -> Iterator[tuple[str, Pattern]]:
        """All patterns, each with what it is for."""
        for name in self.__struct_fields__:
            if name == "multiples":
                yield from ((f"times {m.times}", read) for m in self.multiples for read in m.read)
            elif name == "lasting":
                yield from ((f"lasting-{m.days}", read) for m in self.lasting for read in m.read)
            elif name == "fractions":
                yield from ((f"share {f.share}", read) for f in self.fractions for read in f.read)
            elif name == "points":
                yield from ((f"points {f.share}", read) for f in self.points for read in f.read)
            elif name == "percents":
                yield from ((f"percents {f.share}", read) for f in self.percents for read in f.read)
            elif name not in (
                "opens_range",
                "spread",
                "no_nouns",
                "hundredths",
                "step_points",
                "clock_hours",
                "clock_minutes",
                "clock_seconds",
                "past",
                "dull",
                "verb_leads",
                "pluperfect",
            ):
                yield from ((name, pattern) for pattern in getattr(self, name))
