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
    if occasion.head not in text.kinds["within"] or not occasion.window <= games:
        return False
    return bool(occasion.narrow & (games | text.kinds["moments"])) and bool(tally.window & games)
