"""A thing that an article gives an ordinal."""

from __future__ import annotations

from datetime import date

import msgspec

from factlint.checks._rows import Phrase, Words


class Mention(msgspec.Struct, frozen=True):
    """A thing that is the `number`th.

    `kind` is the thing with the words that set it apart, `phrase` all that narrows the row and
    `said` the stems of its sentence; `window` is what narrows it in time or place ("this month"),
    with its days where it is a time. `owners` are whose it may be, empty for a pronoun.
    `day` is the one on which it was (a date, or the weekday in an article without one), `moment`
    when in a game, `places` what is named behind it, `aim` what it was at; what stands
    `behind` its noun is told of it ("the strike is the third"); `then` goes on with a tale;
    `latest` things are of
    the last days. What is `named` so is somebody
    (`holder`), what is `owned` somebody's, what is `coming` not yet there. `narrow` words set the
    row apart, and those of a `spell` do so in time.
    """

    phrase: Phrase
    first: int
    sentence: int
    owners: Words
    said: Words
    window: Words = frozenset()
    span: tuple[date, date] | None = None
    narrow: Words = frozenset()
    spell: Words = frozenset()
    number: int = 0
    day: date | str | None = None
    latest: bool = False
    introduced: bool = False
    opens: bool = False
    headline: bool = False
    owned: bool = False
    places: Words = frozenset()
    aim: Words = frozenset()
    also: bool = False
    goes_on: bool = False
    behind: bool = False
    then: bool = False
    past: bool = False
    vague: bool = False
    moment: str = ""
    holder: str = ""
    coming: bool = False

    @property
    def stop(self) -> int:
        """The token behind the noun."""
        return self.phrase.stop

    @property
    def place(self) -> tuple[int, int]:
        """The tokens of figure and noun, or of the figure where its noun stands before it."""
        return self.first, max(self.stop, self.first + 1)

    @property
    def kind(self) -> tuple[str, ...]:
        """The thing with the words that set it apart."""
        return self.phrase.kind

    def of_one_row(self, other: Mention) -> bool:
        """True when both are of one kind, and of nobody else."""
        apart = self.owners and other.owners and self.owners.isdisjoint(other.owners)
        return self.kind == other.kind and not apart
