"""Whether an ordinal and a number are of one stretch of time."""

from __future__ import annotations

from factlint.checks._occasions import Occasion
from factlint.checks._row_nouns import BYGONE, Words
from factlint.checks._row_text import RowText
from factlint.checks._standings import Standing

ONE_TIME, OTHER_TIME = 2, -4
NEXT = 1
"""So many sentences behind an ordinal "since then" goes back to its time."""


def time_between(text: RowText, occasion: Occasion, standing: Standing) -> int:
    """What the times of both say: "this season" is of it, "last winter" is not."""
    one, two = (frozenset(map(text.stem, w)) for w in (occasion.window, standing.window))
    if BYGONE in one ^ two:
        return OTHER_TIME
    if (one & two) - text.kinds["ends"] or _is_of_game(text, occasion, one | two):
        return ONE_TIME
    if standing.then and one and 0 <= standing.nth - occasion.nth <= NEXT:
        return ONE_TIME
    return OTHER_TIME if one and two else 0


def _is_of_game(text: RowText, occasion: Occasion, window: Words) -> bool:
    """True for the night or the last minute of a goal, which are of its match."""
    games = text.kinds["games"] | text.lists["short"]
    within = occasion.head in text.kinds["within"] and window <= games
    return bool(within and occasion.narrow & (games | text.kinds["moments"]))
