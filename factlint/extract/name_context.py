"""What stands around a name in a text: another given name, a title, a word in lower case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from factlint.extract.alphabet import CAPITAL, UPPER
from factlint.extract.name_forms import NameWords
from factlint.extract.name_matching import Match
from factlint.extract.tokens import Tokens
from factlint.extract.units import SPACE, Units


class NameContext:
    """The units of one text and what they say about each other."""

    def __init__(
        self,
        units: Units,
        tokens: Tokens,
        words: NameWords,
        titles: frozenset[str],
        declared: frozenset[str],
    ) -> None:
        self.units = units
        self.tokens = tokens
        self.taken: set[int] = set()
        self._words = words
        self._titles = titles
        self._declared = declared

    def take(self, matches: Iterable[Match]) -> None:
        """Note which units belong to a name."""
        self.taken.update(at for match in matches for at in range(match.first, match.stop))

    def is_of_another(self, match: Match) -> bool:
        """True where a given name stands before a family name, or the name goes on."""
        return self._named_before(match.first) or self._named_after(match.stop)

    def is_common(self, match: Match) -> bool:
        """True when a wrong word is an ordinary one, or elsewhere belongs to another person."""
        keys = {self.units.keys[wrong.first] for wrong in match.wrong}
        if any(self._is_ordinary(wrong.first) for wrong in match.wrong) or keys & self._lower:
            return True
        return not self._in_capitals(match.first) and bool(keys & self._others)

    def title_before(self, at: int) -> str:
        """The word right before a unit, where it could be a title."""
        return self.units.keys[at - 1] if at and self.units.gap[at] == SPACE else ""

    def touches(self, at: int) -> bool:
        """True when a unit is glued to what stands before it ("@", "/")."""
        token = self.units.first[at]
        return token > 0 and self.tokens.ends[token - 1] == self.tokens.starts[token]

    @cached_property
    def _lower(self) -> set[str]:
        units = self.units
        return {key for key, capital in zip(units.keys, units.capital, strict=True) if not capital}

    @cached_property
    def _others(self) -> set[str]:
        """Words that follow the given name of somebody who is not declared."""
        units = self.units
        return {
            key
            for at, key in enumerate(units.keys)
            if at not in self.taken
            and units.capital[at]
            and self._named_before(at)
            and units.keys[at - 1] not in self._declared
        }

    def _named_before(self, at: int) -> bool:
        units = self.units
        if not at or units.gap[at] != SPACE or not units.capital[at - 1] or at - 1 in self.taken:
            return False
        return not self._is_title(at - 1)

    def _is_title(self, at: int) -> bool:
        """True for a capitalised word that is no name: a title, or any known word."""
        key = self.units.keys[at]
        words = self._words
        if key in self._titles or key in words.openers or key in words.abbreviations:
            return True
        return key in self._lower or self._is_ordinary(at)

    def _named_after(self, stop: int) -> bool:
        units = self.units
        if stop >= len(units) or not units.capital[stop] or self._in_capitals(stop - 1):
            return False
        if units.goes_on(stop, self._words.generations):
            return True
        if units.gap[stop] != SPACE or units.keys[stop] in self._lower:
            return False
        return not self._is_ordinary(stop)

    def _is_ordinary(self, at: int) -> bool:
        """True for a word that the lexicon knows, other than as a given name."""
        first, stop = self.units.first[at], self.units.stop[at]
        if stop - first > 1 or self.units.keys[at] in self._words.given:
            return False
        return self.tokens.plain[first] not in (CAPITAL, UPPER)

    def _in_capitals(self, at: int) -> bool:
        word = self.tokens.words[self.units.first[at]]
        return len(word) > 1 and word.isupper()
