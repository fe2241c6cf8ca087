"""An amount of money, with all that its text says of it."""

from __future__ import annotations

import msgspec

from factlint.checks._price_words import Words
from factlint.extract.tokens import Range
from factlint.model import Quantity

MEASURED = "measured"
"""The kind of all things that are measured in money and named by a word of no list."""


class Price(msgspec.Struct, frozen=True):
    """An amount on tokens `[first, stop)` and the `thing` that it is for, empty if not known.

    `described` are the words before the noun, `aims` those behind it by their preposition,
    `owners` whose it is, `times` the stretches of time that it is of, `rate` of what each. `around`
    are the words of weight of its sentence, `capitals` its names, `numbers` its other figures, and
    `days` its days of the week.
    `new` says that the text brings in a thing there, `definite` that it speaks of one that it has
    brought in, `referring` that the amount itself is "the $4 million" and nobody's, `told` that it
    says of such an amount what was said of it ("the $4 million that they raised"), and `said` with
    which word first. `lead` is true for the first sentences of the text, `lone` for an amount over
    the text that the text does not have; `moved` where the sentence tells of a change. `names` are
    the words that name the thing of a definite amount, `whose` those that set it apart behind its
    noun. `bare` is a definite amount that stands for itself ("The $4 million will go", "The sum of
    $4 million"), `sole` one whose text has one other figure of its currency at most, `paid` what is
    paid for something. `quoted` is true for what somebody says of it. `fresh` are the words beside
    it that the text has not before, `clause` the words of weight of its clause, `roles` what the
    clause says is done with it where that is no mere payment. `attached` is true where it stands
    right beside its noun, and `again` in a later clause of its sentence. `explicit` says that it is
    written whose dollars they are, `part` that it is a part of another or one more, and `excused`
    that its sentence says why it may differ.
    """

    first: int
    stop: int
    sentence: Range
    value: Quantity
    figure: str
    headline: bool
    lead: bool
    lone: bool
    moved: bool
    around: Words
    clause: Words
    capitals: Words
    numbers: Words
    times: Words
    days: Words
    rate: Words
    thing: str = ""
    noun: str = ""
    described: Words = frozenset()
    aims: tuple[tuple[str, Words], ...] = ()
    owners: Words = frozenset()
    new: bool = False
    definite: bool = False
    referring: bool = False
    told: bool = False
    said: Words = frozenset()
    names: Words = frozenset()
    whose: Words = frozenset()
    bare: bool = False
    sole: bool = False
    paid: bool = False
    quoted: bool = False
    fresh: Words = frozenset()
    roles: Words = frozenset()
    attached: bool = False
    again: bool = False
    explicit: bool = False
    part: bool = False
    excused: bool = False

    @property
    def left_out(self) -> bool:
        """True for an amount that only weights compare."""
        return self.part or self.excused
