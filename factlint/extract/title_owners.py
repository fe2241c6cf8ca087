"""The land, firm or club that a title is of: "Norland's prime minister", "the head of the club"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from factlint.extract.tokens import Range
from factlint.rulebook.words import fold_marks

OWNER = 3
"""How many words the name of a land or firm before a title may have."""


def behind_owner(words: Sequence[str], first: int, end: int) -> int:
    """Where a title begins behind its land, firm or town: ", *Norland's* prime minister"."""
    if first + 1 < end and words[first][0].islower() and words[first + 1].startswith("'"):
        return first + 2
    for at in range(first, min(end, first + OWNER + 1)):
        if words[at].startswith("'"):
            return at + 1 if at > first else first
        if not words[at][0].isupper():
            return first
    return first


def is_owner(
    words: Sequence[str], part: Range, articles: Container[str], links: Container[str]
) -> bool:
    """True for the body that a title is of, at the end of a stretch: "the head *of the club*"."""
    start, stop = part
    return (
        stop - 3 > start
        and words[stop - 1].islower()
        and fold_marks(words[stop - 2]) in articles
        and fold_marks(words[stop - 3]) in links
    )
