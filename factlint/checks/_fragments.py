"""A few words, a fragment or a short sentence, that another quotation has otherwise in one place.

Both are read in words that do not shift where a quotation is built into a sentence: "its" and
"our", "was" and "is" are one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from factlint.checks._aligning import Difference
from factlint.checks._wordings import Target, Word
from factlint.extract.stems import Stems
from factlint.extract.utterances import GAP

FEWEST, MOST = 2, 20
WIDEST = 3
SHORTEST = 3
Kind = Literal["first", "inner", "last"]


class Slip(msgspec.Struct, frozen=True):
    """One place where some words differ from a sentence of another text.

    `size` and `equal` count words without articles, `telling` the equal ones that say something;
    `lead` is what stands before them in that sentence, `around` all the
    others of it, `ends` whether they are its last words,
    `acts` whether no form of "be" stands before them, `joined` whether an "and" stands before
    what differs.
    """

    difference: Difference
    kind: Kind
    size: int
    equal: int
    telling: int
    lead: tuple[str, ...]
    around: tuple[str, ...]
    ends: bool
    acts: bool
    joined: bool
    replaced: bool
    weighty: bool
    figures: bool


class Slips:
    """Looks for short wordings in others, in the words of one language."""

    def __init__(
        self,
        shifts: Mapping[str, str],
        stems: Stems,
        be: Collection[str],
        joins: Collection[str],
    ) -> None:
        self._shifts = shifts
        self._stems = stems
        self._be = be
        self._joins = joins

    def keys(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Words as they are compared here."""
        return tuple(self._shifts.get(word.key, word.key) for word in words)

    def telling(self, keys: Sequence[str]) -> int:
        """How many words say something by themselves."""
        return sum(len(key) >= SHORTEST and bool(self._stems.of(key)) for key in keys)

    def of(self, words: Sequence[Word], full: Target, sentence: tuple[int, int]) -> Slip | None:
        """The one place where words differ from a sentence; the narrowest if there are some."""
        there = full.text.words[slice(*sentence)]
        mine, keys = self.keys(words), self.keys(there)
        if GAP in mine or GAP in keys or not set(mine) & set(keys):
            return None
        places = list(_places(mine, keys))
        if not places:
            return None
        p, x, at, y = min(places, key=lambda place: (place[1] + place[3], place[1]))
        return self._slip(words, there, mine, keys, (p, x, at, y))

    def _slip(
        self,
        words: Sequence[Word],
        there: Sequence[Word],
        mine: Sequence[str],
        keys: Sequence[str],
        place: tuple[int, int, int, int],
    ) -> Slip | None:
        """What is at a place: how many words are equal before it, how many differ, and where."""
        p, x, at, y = place
        here_words, there_words = words[p : p + x], there[at : at + y]
        if self._is_excused(here_words, there_words):
            return None
        equal = [*mine[:p], *mine[p + x :]]
        sides = mine[p : p + x], keys[at : at + y]
        edge = p == 0 or p + x == len(mine)
        replaced = all(map(self._is_weighty, sides)) if edge else bool(x and y)
        stop = at + y + len(mine) - p - x
        return Slip(
            _difference(words, there, place),
            "first" if p == 0 else "last" if p + x == len(mine) else "inner",
            len(self._counted(mine)),
            len(self._counted(equal)),
            self.telling(equal),
            tuple(keys[: at - p if p or replaced else at + y]),
            (*keys[: at - p], *keys[stop:]),
            stop >= len(keys),
            all(word.key not in self._be for word in there[: at - p]),
            p > 0 and mine[p - 1] in self._joins,
            replaced,
            any(map(self._is_weighty, sides)),
            any(key[:1].isdigit() for side in sides for key in side),
        )

    def _counted(self, keys: Sequence[str]) -> list[str]:
        return [key for key in keys if key != self._shifts.get("the")]

    def _is_weighty(self, keys: Sequence[str]) -> bool:
        """True unless there are only words that a sentence is built with."""
        small = self._shifts.values()
        return any(len(key) >= SHORTEST and key not in small for key in keys)

    def _is_excused(self, here: Sequence[Word], there: Sequence[Word]) -> bool:
        """True for other forms of one word, for names, and for a figure against a word."""
        one, other = ([word.key for word in side] for side in (here, there))
        if "".join(one) == "".join(other):
            return True
        if len(one) == len(other) and all(map(self._is_one, one, other)):
            return True
        if any(word.text[:1].isupper() and len(word.text) > 1 for word in (*here[1:], *there[1:])):
            return True
        figures = [sum(key[0].isdigit() for key in side) for side in (one, other)]
        return any(figures) and (figures[0] != figures[1] or len(one) != len(other))

    def _is_one(self, one: str, other: str) -> bool:
        """True for two endings of one word, not for two words of one meaning."""
        alike = one[:SHORTEST] == other[:SHORTEST]
        return one == other or bool(
            alike and self._stems.of(one) and self._stems.of(one) == self._stems.of(other)
        )


def _places(mine: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Each `(before, differing, at, differing there)` that makes the one text of the other."""
    size = len(mine)
    for start in range(len(keys)):
        p = 0
        while p < size and start + p < len(keys) and mine[p] == keys[start + p]:
            p += 1
        if p == size:
            return  # it stands there
        if p:
            yield from _within(mine, keys, start, p)
    yield from _at_front(mine, keys)


def _within(
    mine: Sequence[str], keys: Sequence[str], start: int, p: int
) -> Iterator[tuple[int, int, int, int]]:
    size, at = len(mine), start + p
    for x in range(min(WIDEST, size - p) + 1):
        rest = mine[p + x :]
        if not rest:
            y = min(x, len(keys) - at)
            if y:
                yield p, x, at, y
            continue
        for y in range(WIDEST + 1):
            if (x or y) and list(keys[at + y : at + y + len(rest)]) == list(rest):
                yield p, x, at, y


def _at_front(mine: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    for x in range(1, min(WIDEST, len(mine))):
        rest = list(mine[x:])
        for at in range(len(keys) - len(rest) + 1):
            if list(keys[at : at + len(rest)]) == rest:
                y = min(x, at)
                yield 0, x, at - y, y


def _difference(
    here: Sequence[Word], there: Sequence[Word], place: tuple[int, int, int, int]
) -> Difference:
    """The words of a place; where one side has none, with a word beside them."""
    p, x, at, y = place
    if not (x and y):
        back = int(p > 0)
        p, at, x, y = p - back, at - back, x + 1, y + 1
    return Difference(_text(here[p : p + x]), _text(there[at : at + y]))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text or word.key for word in words)
