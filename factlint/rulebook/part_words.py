"""The words of a language for wholes and their parts, as typed data."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.rulebook.number_words import Words
from factlint.rulebook.patterns import Pattern

Patterns = tuple[Pattern, ...]
_WORDS = ("places", "no_places", "plurals", "several", "every", "any_of", "rounded")
"""The lists of bare words."""


class PartWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How a text lists the parts of a whole, for the check `sum`."""

    kinds: tuple[Patterns, ...] = ()
    """Sorts that nothing belongs to two of, one pattern a sort. The first
    sort of the first kind stands only in a list of parts."""
    roles: tuple[Patterns, ...] = ()
    """The same for sorts that people are called by: passengers and crew."""
    places: Words = ()
    """Words for a place without a preposition: "abroad"."""
    no_places: Words = ()
    """Prepositions behind which stands no place: "with"."""
    plurals: Words = ()
    """How nouns of several end: "s"."""
    strong: Patterns = ()
    """A whole as a part of its name: "the 12-member panel"."""
    sized: Patterns = ()
    """The same of a house by its rooms: "the 96-room hotel"."""
    aggregate: Patterns = ()
    """What stands beside a result over two legs: "5-3 on aggregate"."""
    of_them: Patterns = ()
    """What says after a figure that it is a part of the part before it: "of them"."""
    including: Patterns = ()
    """What parts stand after that need not be all."""
    has: Patterns = ()
    """The same for words that say less: "the squad of 23 has"."""
    made_of: Patterns = ()
    """What parts stand after that are all: "consists of"."""
    of_whole: Patterns = ()
    """A whole with its `{amount}` of which something is said: "of the 40"."""
    of_which: Patterns = ()
    """What follows such a whole that stands before: "of which"."""
    margins: Patterns = ()
    """How far one part is ahead, with its `{amount}`, which is no part: "a majority of one"."""
    of_noun: Patterns = ()
    """A part with its `{amount}` of things that were counted before: "40 of the houses"."""
    rest: Patterns = ()
    """What stands before the figure of the last part: "the other"."""
    rest_behind: Patterns = ()
    """What tells behind a figure that it is the rest: "the 16 still outstanding"."""
    others: Patterns = ()
    """What says in a list that it leaves some out: "the rest"."""
    whole_said: Patterns = ()
    """What says that figures are all parts of a whole: "the other", "split between"."""
    sums_up: Patterns = ()
    """What a whole stands behind that the sentence before tells the parts of: "that gave"."""
    of_each: Patterns = ()
    """What says of parts that each is told of: "in each of its three districts"."""
    first_half: Patterns = ()
    """When goals were scored: "before the break"."""
    second_half: Patterns = ()
    """The same for the rest of a match: "after it"."""
    team: Patterns = ()
    """What says of goals that a whole side scored them: "they"."""
    neither: Patterns = ()
    """An answer of those who take no side, after which all shares of a poll are told."""
    several: Words = ()
    """Words for several persons that do not end as nouns of several do: "children"."""
    listed_as: Patterns = ()
    """What begins a sentence that names what was counted: "they are"."""
    named_as: Patterns = ()
    """What the names of all of some persons stand after: "the victims were"."""
    shifted: Patterns = ()
    """What says of the figures of a sentence that they are of more than one time."""
    earlier: Patterns = ()
    """A figure that was another before, with both: "from 320 to 336"."""
    they_were: Patterns = ()
    """What says of a sentence that its parts are all of those told of before: "the dead were"."""
    compared_with: Patterns = ()
    """A figure that another is held against, with its `{amount}`: "more than the 30 of May"."""
    in_all: Patterns = ()
    """A whole with its `{amount}` behind its parts: "a total of 12"."""
    choice: Patterns = ()
    """How many answers each may give, with its `{amount}`: "name the one party"."""
    still: Patterns = ()
    """What is told later of some of those spoken of: "were still"."""
    so_far: Patterns = ()
    """The same for one that may hold more: "bringing the toll to 12"."""
    more: Patterns = ()
    """What says behind a figure that it is added to another: "more"."""
    all_victims: Patterns = ()
    """All dead and injured together, with their `{amount}`."""
    total: Patterns = ()
    """What says that the figure of a line is the whole of the others."""
    chamber: Patterns = ()
    """A chamber that votes, by its size: "100 senators"."""
    votes: Patterns = ()
    """A vote: "54 to 47"."""
    no_votes: Patterns = ()
    """Those who were there and did not vote, with their `{amount}`."""
    seats: Patterns = ()
    """Seats that a party has."""
    electorate: Patterns = ()
    """Words for a whole that everybody gives one share of: "of the vote"."""
    games: Patterns = ()
    """Games with their `{amount}`, that wins, draws and defeats make."""
    aboard: Patterns = ()
    """Everybody on board, with an `{amount}`: "all 46 people on board"."""
    party: Patterns = ()
    """Passengers and crew, each with its `{amount}`."""
    another: Patterns = ()
    """What says that there was another of the same: "a second plane"."""
    every: Words = ()
    """What says before a whole that nobody is left out: "all"."""
    any_of: Words = ()
    """Nouns for all that some parts were of: "the six victims"."""
    moved: Patterns = ()
    """Words that tell of more than one time or whole: "up from"."""
    rounded: Words = ()
    """What says somewhere in a text that its amounts need not add up."""
    unless: Patterns = ()
    """A sentence that says one of these is not added up."""

    def by_use(self) -> Iterator[tuple[str, Pattern]]:
        """All patterns, each with what it is for: its key, and of `kinds` the place in them."""
        for name in self.__struct_fields__:
            held = getattr(self, name)
            if name in ("kinds", "roles"):
                for number, kind in enumerate(held):
                    for sort, pattern in enumerate(kind):
                        yield f"{name} {number} {sort}", pattern
            elif name not in _WORDS:
                yield from ((name, pattern) for pattern in held)
