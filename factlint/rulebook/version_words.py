"""Words for comparing two versions of an article."""

from __future__ import annotations

import msgspec

from factlint.rulebook.number_words import Words
from factlint.rulebook.patterns import Pattern


class Versions(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What tells readers, or says of a statement, that it changed from one version to the next."""

    hedges: tuple[Pattern, ...] = ()
    """What makes a fact a claim: "allegedly", "may have"."""
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
