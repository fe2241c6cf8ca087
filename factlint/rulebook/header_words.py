"""Words of the lines around an article: its date, its authors, the place, its pictures."""

from __future__ import annotations

import msgspec

from factlint.rulebook.number_words import Words
from factlint.rulebook.words import fold_all_marks


class Header(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Words of header lines that stand before a publication date or beside it."""

    labels: Words = ()
    """What stands before the date: "published"."""
    updated: Words = ()
    """What says that it is that of a change: "last modified"."""
    by: Words = ()
    """What stands before the author."""
    joins: Words = ()
    """What stands between two authors: "and"."""
    after_name: Words = ()
    """What stands between an author and something else: "By Jo Field *in* Pell"."""
    desks: Words = ()
    """Words of a byline that names nobody: "staff"."""
    placeholders: Words = ()
    """What stands for an author who is still to come: "TBD"."""
    regions: str = ""
    """Names of countries and the like, which hold many places, as one text with commas."""
    captions: Words = ()
    """What the words under a picture begin with."""
    credits: Words = ()
    """What says in them where the picture is from."""

    @property
    def region_names(self) -> frozenset[str]:
        """The names of regions, folded."""
        return fold_all_marks(tuple(map(str.strip, self.regions.split(","))))
