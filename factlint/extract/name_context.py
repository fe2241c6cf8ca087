"""What stands around a name in a text: another given name, a title, a word in lower case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from factlint.extract.alphabet import CAPITAL, UPPER
from factlint.extract.name_forms import NameWords
from factlint.extract.name_matching import Match
from factlint.extract.tokens import Tokens
from factlint.extract.units import COMMA, SPACE, Units


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
        self._set_apart: set[str] = set()
        self._words = words
        self._titles = titles
        self._declared = declared

    def take(self, matches: Iterable[Match]) -> None:
        """Note which units belong to a name."""
        self.taken.update(at for match in matches for at in range(match.first, match.stop))

    def set_apart(self, matches: Iterable[Match]) -> None:
        """Note whose wrong words may be other people's names."""
        units = self.units
        self._set_apart = {units.keys[wrong.first] for match in matches for wrong in match.wrong}

    def is_of_another(self, match: Match) -> bool:
        """True where a given name or a prefix stands before a family name, or the name goes on."""
        at = match.first
        return self._named_before(at) or self._has_prefix(at) or self._named_after(match.stop)

    def is_common(self, match: Match) -> bool:
        """True when a wrong word is an ordinary one, or elsewhere belongs to another person."""
        keys = {self.units.keys[wrong.first] for wrong in match.wrong}
        if any(self._is_ordinary(wrong.first) for wrong in match.wrong) or keys & self._lower:
            return True
        if match.form.short and keys & self._set_apart:
            return True
        return not self._in_capitals(match.first) and bool(keys & self._others)

    def is_introduced(self, match: Match) -> bool:
        """True where the text says who it is: `…, a farmer`, `…, 58`."""
        units, stop = self.units, match.stop
        return stop < len(units) and units.gap[stop] == COMMA and not units.capital[stop]

    def stands_again(self, match: Match) -> bool:
        """True when a wrong family name of the match stands elsewhere, too."""
        units, parts = self.units, match.form.parts
        keys = {units.keys[w.first] for w in match.wrong if parts[w.part].role != "given"}
        return any(
            key in keys and units.capital[at] and not match.first <= at < match.stop
            for at, key in enumerate(units.keys)
        )

    def calls(self, key: str) -> bool:
        """True when the text calls somebody by a family name alone, and names nobody else so."""
        units, alone = self.units, False
        for at, own in enumerate(units.keys):
            if own != key or not units.capital[at]:
                continue
            if not self._named_before(at):
                alone = True
            elif units.keys[at - 1] not in self._declared:
                return False
        return alone

    def is_compound(self, match: Match) -> bool:
        """True where a hyphen joins another name to a match: `Marsh-Kellner`."""
        if match.stop >= len(self.units):
            return False
        mark, after = self.units.stop[match.stop - 1], self.units.first[match.stop]
        tokens = self.tokens
        return (
            tokens.words[mark] == "-"
            and after == mark + 1
            and tokens.starts[mark] == tokens.ends[mark - 1]
            and tokens.starts[after] == tokens.ends[mark]
        )

    def has_rank(self, match: Match) -> bool:
        """True behind a title that can bring in somebody new (`Judge`, not `Ms`)."""
        title = self.title_before(match.first)
        return title in self._titles and title not in self._words.courtesies

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

    def _has_prefix(self, at: int) -> bool:
        """True behind a prefix with a capital ("Van Halloran"), which makes another name."""
        units = self.units
        return (
            at > 0
            and units.gap[at] == SPACE
            and units.capital[at - 1]
            and units.keys[at - 1] in self._words.prefixes
        )

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
