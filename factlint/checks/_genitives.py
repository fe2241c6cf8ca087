"""A name with an apostrophe beside one without it, which may be two: `Lloyd's`, `Lloyds`."""

from __future__ import annotations

import re
from collections.abc import Collection


def are_two_bearers(prose: str, one: str, other: str, links: Collection[str]) -> bool:
    """True where one of them goes on and the other never does so: "Lloyds Bank"."""
    rests = [set(_rests(prose, name, links)) for name in (one, other)]
    return any(rests) and rests[0].isdisjoint(rests[1])


def _rests(prose: str, name: str, links: Collection[str]) -> list[str]:
    """The words with capitals right behind a name, or behind a link: "Lloyd's of *London*"."""
    link = "|".join(map(re.escape, links))
    written = re.escape(name).replace("'", "['’]")
    return re.findall(rf"\b{written} (?:(?:{link}) )?([A-Z]\w+)", prose)
