"""Words for versions of an article: what differs between two, and what one says was wrong."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.rulebook.number_words import Words
from factlint.rulebook.patterns import Pattern


class Versions(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What tells readers, or says of a statement, that it changed from one version to the next."""

    hedges: tuple[Pattern, ...] = ()
    """What makes a fact a claim: "allegedly", "may have"."""
    denials: tuple[Pattern, ...] = ()
    """What says that something is not so: "not", "never"."""
    charges: tuple[Pattern, ...] = ()
    """What says how a case at law stands, so that no hedge is missing: "charged with"."""
    corrections: Words = ()
    """How a line begins that tells readers of a change: "correction", "editor's note"."""
    corrected: Words = ()
    """What it says wherever it stands in a line: "an earlier version of this article"."""
    day_halves: tuple[Words, ...] = ()
    """Groups of words that say which half of a day a time is in: "a.m.", "am"."""
    unpublished: Words = ()
    """States, as content systems write them, of what nobody has read yet: "draft"."""
    published: Words = ()
    """States of what is out: "published"."""
    columns: Words = ()
    """How a heading or a paragraph begins that corrects what was published: "corrections"."""
    retracting: tuple[Pattern, ...] = ()
    """What says that the words behind it were wrong, wherever it stands: "wrongly said"."""
    reporting: tuple[Pattern, ...] = ()
    """What says so in a correction: "the article said"."""
    retracted: tuple[Pattern, ...] = ()
    """What holds the wrong words themselves: "the figure of 60 was wrong"."""
    refuting: tuple[Pattern, ...] = ()
    """What says, where a sentence begins, that the one before it is untrue: "that is false"."""
    righting: tuple[Pattern, ...] = ()
    """What follows is right: "instead of", "should have said"."""
    raised: tuple[Pattern, ...] = ()
    """What says before a count that it is more than it was: "rose to", "by nightfall"."""
    lowered: tuple[Pattern, ...] = ()
    """The same for less: "fell to"."""
    revised: tuple[Pattern, ...] = ()
    """What says between two counts that the first was another one: "corrected", "I misspoke"."""
    current: Words = ()
    """What a count says that is of now: "12 people *have* died"."""

    def by_use(self) -> Iterator[tuple[str, Pattern]]:
        """The patterns that are looked for in an article by itself, with their use."""
        uses = "retracting", "reporting", "retracted", "refuting", "righting"
        for use in (*uses, "raised", "lowered", "revised"):
            yield from ((use, pattern) for pattern in getattr(self, use))
