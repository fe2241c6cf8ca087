"""The same words in another order: "vicious and cowardly", "cowardly and vicious"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factlint.checks._aligning import Difference
from factlint.checks._fragments import Slips
from factlint.checks._wordings import Target, Word

LEAST = 5
"""So many words in a row are hardly said twice by chance."""
TELLING = 3
"""So many of them say something by themselves."""
MOVED = 2
"""So many of those stand in another place."""


def swapped(slips: Slips, words: Sequence[Word], full: Target) -> Difference | None:
    """What of some words another text has in a row, but in another order."""
    mine, there = slips.keys(words), slips.keys(full.text.words)
    size = len(mine)
    if size < LEAST or len(slips.telling(mine)) < TELLING:
        return None
    counted, passing = Counter(mine), Counter(there[: size - 1])
    for last in range(size - 1, len(there)):
        passing[there[last]] += 1
        first = last + 1 - size
        if passing == counted:
            moved = [at for at in range(size) if mine[at] != there[first + at]]
            if len(slips.telling([mine[at] for at in moved])) >= MOVED:
                a, b = moved[0], moved[-1] + 1
                return Difference(_text(words[a:b]), _text(full.text.words[first + a : first + b]))
        passing[there[first]] -= 1
    return None


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text or word.key for word in words)
