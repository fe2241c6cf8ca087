"""Which declared titles a text means, and the days on which they are held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from factlint.checks.name import HeldTitle

GRACE = timedelta(days=1)
NOTHING = (-1, 0)
Near = tuple[list[HeldTitle], tuple[int, int]]


def nearest(titles: Sequence[HeldTitle], nearness: Callable[[str], tuple[int, int] | None]) -> Near:
    """The declared titles that a text may mean, and how near they are."""
    near = [(nearness(held.title), held) for held in titles]
    most = max((found for found, _ in near if found), default=NOTHING)
    return [held for found, held in near if found == most], most


def against_days(own: Sequence[HeldTitle], state: str, day: date | None) -> str:
    """What the days of a person's title say against it."""
    if day is None:
        return ""
    held = [t for t in own if _begun(t, day - GRACE) and not _ended(t, day + GRACE)]
    if state == "former":
        ended = any(_ended(title, day) for title in own)
        return f"the desk has {_days(held)}. Former?" if held and not ended else ""
    if state == "coming":
        return f"the desk has {_days(held)}. Still to come?" if held and held[0].since else ""
    if any(_begun(t, day + GRACE) and not _ended(t, day - GRACE) for t in own):
        return ""
    return f"the desk has {_days(own)}. Which title?"


def _begun(title: HeldTitle, day: date) -> bool:
    return title.since is None or title.since <= day


def _ended(title: HeldTitle, day: date) -> bool:
    return title.until is not None and title.until < day


def _days(titles: Sequence[HeldTitle]) -> str:
    """Titles with their days: "Senator until 2025-01-20"."""
    return ", ".join(
        " ".join(
            filter(
                None,
                (
                    held.title,
                    f"from {held.since}" if held.since else "",
                    f"until {held.until}" if held.until else "",
                ),
            )
        )
        for held in titles
    )
