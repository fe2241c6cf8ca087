"""The words of a text as names are made of them.

A unit is one word of a name: `O'Dowdall`, `al-Rashidi` and `J.` are one each, a possessive
ending and the point of an abbreviation belong to none. What stands before a unit is its gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

SPACE, COMMA, QUOTE, STOP = range(4)
_QUOTES = frozenset("\"“”«»„‘'")


class Units:
    """The units of one text, as parallel lists.

    `keys` are the words as they are compared, `first` and `stop` their tokens; `capital` says
    that a unit has a capital letter, `initial` that it is a single letter.
    """

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.first: list[int] = []
        self.stop: list[int] = []
        self.gap: list[int] = []
        self.capital: list[bool] = []
        self.initial: list[bool] = []
        self._gap = STOP

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, key: str, first: int, stop: int, capital: bool, initial: bool = False) -> None:
        """Append a unit; it stands right behind the one before unless `part` says otherwise."""
        self.keys.append(key)
        self.first.append(first)
        self.stop.append(stop)
        self.gap.append(self._gap)
        self.capital.append(capital)
        self.initial.append(initial)
        self._gap = SPACE

    def goes_on(self, stop: int, generations: frozenset[str]) -> bool:
        """True where a name that ends before a unit goes on as that of a junior or senior."""
        return (
            stop < len(self) and self.keys[stop] in generations and self.gap[stop] in (SPACE, COMMA)
        )

    def part(self, mark: str) -> None:
        """Note a mark between two units."""
        gap = COMMA if mark == "," else QUOTE if mark in _QUOTES else STOP
        self._gap = max(self._gap, gap)


class UnitReader:
    """Reads the units of a text.

    `key` gives the form in which a word is compared, `joins` says whether the parts of a
    compound are one word together; otherwise each is a unit. After `abbreviations` a point
    ends no sentence.
    """

    def __init__(
        self,
        key: Callable[[str], str],
        joins: Callable[[str], bool],
        abbreviations: frozenset[str],
    ) -> None:
        self._key = key
        self._joins = joins
        self._abbreviations = abbreviations

    def read(self, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Units:
        """The units of a tokenised text."""
        units, at, key = Units(), 0, self._key
        count = len(words)
        while at < count:
            word = words[at]
            if word[0].isalpha():
                after = at + 1
                if word[-1] == "." or (after < count and starts[after] == ends[at]):
                    at = self._add_word(units, words, starts, ends, at)
                    continue
                units.add(key(word), at, after, word[0].isupper(), len(word) == 1)
            elif word[0].isdigit() or word == "&":
                units.add(key(word), at, at + 1, word == "&")
            elif not (word == "-" and self._is_inside(words, starts, ends, at)):
                units.part(word)
            at += 1
        return units

    def _add_word(
        self,
        units: Units,
        words: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        at: int,
    ) -> int:
        """Add a word that marks or other words touch; the token after it."""
        if len(words[at]) > 1 and words[at][-1] == ".":
            for letter in words[at].replace(".", ""):
                units.add(self._key(letter), at, at + 1, letter.isupper(), True)
            return at + 1
        pieces, stop = _compound(words, starts, ends, at)
        self._add_compound(units, words, pieces)
        while stop < len(words) and starts[stop] == ends[stop - 1] and _is_tail(words[stop]):
            stop += 1
        if stop < len(words) and words[stop] == "." and starts[stop] == ends[stop - 1]:
            last = words[stop - 1]
            if (len(last) == 1 and last.isupper()) or last.lower() in self._abbreviations:
                return stop + 1
        return stop

    def _add_compound(self, units: Units, words: Sequence[str], pieces: list[range]) -> None:
        keys = [self._key("".join(words[at].lstrip("'") for at in piece)) for piece in pieces]
        whole = "".join(keys)
        first, stop = pieces[0][0], pieces[-1][-1] + 1
        if len(pieces) > 1 and self._joins(whole):
            capital = any(words[at][0].isupper() for piece in pieces for at in piece)
            units.add(whole, first, stop, capital)
            return
        for piece, key in zip(pieces, keys, strict=True):
            capital = any(words[at].lstrip("'")[:1].isupper() for at in piece)
            units.add(key, piece[0], piece[-1] + 1, capital, len(key) == 1)

    def _is_inside(
        self, words: Sequence[str], starts: Sequence[int], ends: Sequence[int], at: int
    ) -> bool:
        """True for the hyphen of "J.-L."."""
        return (
            0 < at < len(words) - 1
            and starts[at] == ends[at - 1]
            and starts[at + 1] == ends[at]
            and words[at + 1][0].isalpha()
        )


def _compound(
    words: Sequence[str], starts: Sequence[int], ends: Sequence[int], at: int
) -> tuple[list[range], int]:
    """The parts of a compound, as token ranges, and the token after it."""
    pieces, first, stop = [], at, at + 1
    while stop < len(words) and starts[stop] == ends[stop - 1]:
        if words[stop][0] == "'" and len(words[stop]) > 2:
            stop += 1
        elif (
            words[stop] == "-"
            and stop + 1 < len(words)
            and starts[stop + 1] == ends[stop]
            and words[stop + 1][0].isalpha()
        ):
            pieces.append(range(first, stop))
            first, stop = stop + 1, stop + 2
        else:
            break
    return [*pieces, range(first, stop)], stop


def _is_tail(word: str) -> bool:
    """True for the ending of a possessive or contracted word, which is no part of a name."""
    return len(word) == 2 and word[0] == "'"
