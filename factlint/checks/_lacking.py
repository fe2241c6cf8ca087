"""A fragment with a word that nobody finds in all that its speaker said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from factlint.checks._aligning import Difference
from factlint.checks._fragments import Slips
from factlint.checks._quoted import Quoted
from factlint.checks._tellers import Teller
from factlint.checks._wordings import Word

SHOWN = 8
"""Words that are shown of what was said."""
LEAST_LISTED = 2
"""Members of a list that stand in the full quotation, where another one does not."""

Found = tuple[Quoted, Difference]


class Lacking:
    """Looks for fragments of which the full quotation lacks a word, wherever it has the others."""

    def __init__(
        self,
        slips: Slips,
        joins: Collection[str],
        is_whole: Callable[[Quoted], bool],
        telling: Sequence[set[str]],
    ) -> None:
        self._slips = slips
        self._joins = frozenset(joins)
        self._is_whole = is_whole
        self._told = telling

    def find(
        self, short: Quoted, words: Sequence[Word], others: Sequence[tuple[Quoted, Teller]]
    ) -> Found | None:
        """The quotation that a fragment, or a headline, should stand in and does not."""
        mine = self._telling(word.key for word in words)
        told = [
            full for full, by in others if by == "one" or (by == "open" and self._is_whole(full))
        ]
        said = set[str]().union(*(self._told[full.at] for full in told))
        if not (short.is_fragment or short.is_displayed) or not mine - said:
            return None
        for full in told:
            if self._is_listed(words, mine, full) or self._should_have(short, full, mine):
                theirs = self._told[full.at]
                here = [word.text for word in words if self._telling([word.key]) - theirs]
                there = [word.text for word in full.target.text.words[:SHOWN]]
                return full, Difference(" ".join(here), " ".join(filter(None, there)))
        return None

    def _should_have(self, short: Quoted, full: Quoted, mine: set[str]) -> bool:
        """True for all that was said, where it is of what the fragment is about."""
        if not self._is_whole(full):
            return False
        here, there = (self._telling(word.lower() for word in one.own) for one in (short, full))
        return not (mine | here).isdisjoint(self._told[full.at] | there)

    def _is_listed(self, words: Sequence[Word], mine: set[str], full: Quoted) -> bool:
        """True for a list of which one member alone is not said, and nothing is denied."""
        keys = [word.key for word in words]
        if self._joins.isdisjoint(keys) or self._slips.limits((*keys, *full.target.keys)):
            return False
        theirs = self._told[full.at]
        return len(mine & theirs) >= LEAST_LISTED and len(mine - theirs) == 1

    def _telling(self, keys: Iterable[str]) -> set[str]:
        return self._slips.telling([key for key in keys if key[:1].isalnum()])
