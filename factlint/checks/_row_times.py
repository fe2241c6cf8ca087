"""Whether an ordinal and a number are of one stretch of time."""

from __future__ import annotations

from factlint.checks._occasions import Occasion
from factlint.checks._row_text import RowText
from factlint.checks._tallies import Tally


def are_timed(text: RowText, occasion: Occasion, tally: Tally) -> bool:
    """True for one stretch of time; the night or the last minute of a goal is of its match."""
    if occasion.window & tally.window:
        return True
    games = text.kinds["games"] | text.lists["short"]
    parts = games | frozenset(map(text.stem, text.lists["moments"]))
    within = occasion.head in text.kinds["within"] and occasion.window <= games
    return within and bool(occasion.narrow & parts) and bool(tally.window & games)
