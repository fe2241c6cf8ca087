"""A few words, a fragment or a short sentence, that another quotation has in part otherwise.

Both are laid side by side, word by word, in words that do not shift where a quotation is built
into a sentence: "its" and "our", "was" and "is" are one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from factlint.checks._aligning import Difference, Place, widened
from factlint.checks._wordings import Target, Word
from factlint.extract.stems import Stems
from factlint.extract.utterances import GAP

FEWEST, MOST = 2, 20
WIDEST = 4
SHORTEST = 3
FULL, SLIGHT, SMALL = 1.0, 0.5, 0.25
SUBSTITUTED, LEFT_OUT, ADDED = -0.6, -0.7, -0.5
Steps = list[tuple[int, int]]


class Slip(msgspec.Struct, frozen=True):
    """Where words differ from a sentence of another text, and how much is the same.

    `size` counts words without articles, `same` the weight of the equal ones, `told` that of
    those that say something, `frame` the number of the others, `lacks` whether some that say
    something differ, `ratio` the share of `same` in all; `lead` is what stands before
    them in that sentence, `around` all the others of it, `ends` whether they are its last words,
    `joined` whether an "and" stands before
    what differs, `replaced` whether other words stand for the first and last ones that differ,
    `added` whether only the first word does.
    """

    differences: tuple[Difference, ...]
    window: tuple[str, ...]
    first: bool
    last: bool
    size: int
    told: float
    frame: int
    lacks: bool
    ratio: float
    lead: tuple[str, ...]
    around: tuple[str, ...]
    ends: bool
    joined: bool
    replaced: bool
    added: bool
    weighty: bool
    figures: bool


class Slips:
    """Looks for short wordings in others, in the words of one language."""

    def __init__(
        self,
        shifts: Mapping[str, str],
        stems: Stems,
        joins: Collection[str],
        slight: Collection[str],
        scope: frozenset[str],
        articles: Collection[str],
    ) -> None:
        self._shifts = shifts
        self._stems = stems
        self._joins = joins
        self._slight = slight
        self._scope = scope
        self._small = frozenset(shifts.values())
        self._articles = frozenset(shifts.get(word, word) for word in articles)
        self._weights: dict[str, float] = {}

    def keys(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Words as they are compared here."""
        return tuple(self._shifts.get(word.key, word.key) for word in words)

    def is_named(self, words: Sequence[Word]) -> bool:
        """True for words that begin with an article."""
        return next(iter(key in self._articles for key in self.keys(words) if key), False)

    def weight(self, key: str) -> float:
        """How much a word says by itself."""
        if key not in self._weights:
            if key in self._articles:
                found = 0.0
            elif key in self._slight or key[0].isdigit():
                found = SLIGHT
            elif key in self._scope or (len(key) >= SHORTEST and self._stems.of(key)):
                found = FULL
            else:
                found = SMALL
            self._weights[key] = found
        return self._weights[key]

    def telling(self, keys: Sequence[str]) -> set[str]:
        """The roots of the words that say something by themselves."""
        return {self._stems.root(key) for key in keys if self.weight(key) > SMALL}

    def limits(self, keys: Sequence[str]) -> bool:
        """True for words with one that says of how much they are true."""
        return not self._scope.isdisjoint(keys)

    def is_limited(self, words: Sequence[Word], full: Target, sentence: tuple[int, int]) -> bool:
        """True where the sentence has these words, but behind one that limits them."""
        mine, keys = self.keys(words), self.keys(full.text.words[slice(*sentence)])
        size = len(mine)
        return any(
            keys[at - 1] in self._scope and keys[at : at + size] == mine
            for at in range(1, min(2, len(keys) - size) + 1)
        )

    def of(
        self,
        words: Sequence[Word],
        full: Target,
        sentence: tuple[int, int],
        *,
        unlike: bool = False,
    ) -> Slip | None:
        """Where words differ from a sentence of which they have a part.

        Names, and a figure against a word, differ only in what may be `unlike`.
        """
        there = full.text.words[slice(*sentence)]
        mine, keys = self.keys(words), self.keys(there)
        if GAP in mine or GAP in keys or not set(mine) & set(keys):
            return None
        steps = self._aligned(mine, keys)
        places = [
            place
            for place in _places(steps, len(mine), keys, self._articles)
            if not self._is_excused(words, there, place, unlike=unlike)
        ]
        if not places or any(d - c > b - a + WIDEST for a, b, c, d in places):
            return None
        return self._slip(words, there, mine, keys, steps, places)

    def _slip(
        self,
        words: Sequence[Word],
        there: Sequence[Word],
        mine: Sequence[str],
        keys: Sequence[str],
        steps: Steps,
        places: Sequence[Place],
    ) -> Slip:
        total = sum(map(self.weight, mine))
        same = sum(self.weight(mine[at]) for at, _ in steps)
        telling = [mine[at] for at, _ in steps if self.weight(mine[at]) > SMALL]
        start, stop = _window(steps, places)
        edges = [place for place in places if place[0] == 0 or place[1] == len(mine)]
        sides = [(mine[a:b], keys[c:d]) for a, b, c, d in places]
        last = places[-1][1] == len(mine)
        before = places[-1][0] - 1
        opening = places[0][0] == 0
        return Slip(
            tuple(_difference(words, there, place) for place in places),
            tuple(keys[start:stop]),
            opening,
            last,
            sum(key not in self._articles for key in mine),
            sum(map(self.weight, telling)),
            len(steps) - len(telling),
            len(telling) < sum(self.weight(key) > SMALL for key in mine),
            same / total if total else 0,
            tuple(keys[:start]),
            (*keys[:start], *keys[stop:]),
            stop >= len(keys),
            before >= 0 and mine[before] in self._joins,
            all(
                self._is_weighty(mine[a:b]) and self._is_weighty(keys[c:d]) for a, b, c, d in edges
            ),
            places[0][:2] == (0, 1) and self.weight(mine[0]) > SMALL and not last,
            any(self._is_weighty(side) for pair in sides for side in pair),
            any(key[:1].isdigit() for pair in sides for side in pair for key in side),
        )

    def _aligned(self, mine: Sequence[str], keys: Sequence[str]) -> Steps:
        """Which words of the one are which of a part of the other, in order."""
        columns = range(len(keys) + 1)
        best = [[0.0 for _ in columns]]
        for key in mine:
            row = [best[-1][0] + LEFT_OUT]
            worth = self.weight(key) + SMALL
            for column in columns[1:]:
                equal = self._is_one(key, keys[column - 1])
                here = best[-1][column - 1] + (worth if equal else SUBSTITUTED)
                row.append(max(here, best[-1][column] + LEFT_OUT, row[-1] + ADDED))
            best.append(row)
        column = max(columns, key=lambda c: (best[-1][c], -c))
        steps: Steps = []
        at = len(mine)
        while at and column:
            here, key = best[at][column], mine[at - 1]
            equal = self._is_one(key, keys[column - 1])
            worth = self.weight(key) + SMALL if equal else SUBSTITUTED
            if abs(here - best[at - 1][column - 1] - worth) < 1e-9:
                at, column = at - 1, column - 1
                if equal:
                    steps.append((at, column))
            elif abs(here - best[at - 1][column] - LEFT_OUT) < 1e-9:
                at -= 1
            else:
                column -= 1
        return steps[::-1]

    def _is_weighty(self, keys: Sequence[str]) -> bool:
        """True unless there are only words that a sentence is built with."""
        return any(
            key[0].isdigit() or (len(key) >= SHORTEST and key not in self._small) for key in keys
        )

    def _is_excused(
        self, mine: Sequence[Word], full: Sequence[Word], place: Place, *, unlike: bool
    ) -> bool:
        """True for other forms of one word, for names, and for a figure against a word."""
        here, there = mine[place[0] : place[1]], full[place[2] : place[3]]
        one, other = ([word.key for word in side] for side in (here, there))
        if "".join(one) == "".join(other) or not any(map(self.weight, (*one, *other))):
            return True
        if unlike:
            return False
        if any(word.text[:1].isupper() and len(word.text) > 1 for word in (*here[1:], *there[1:])):
            return True
        if not self._scope.isdisjoint((*one, *other)):
            return False
        if any(self._is_single(*pair) for pair in ((one, other), (other, one))):
            return False
        figures = [sum(key[0].isdigit() for key in side) for side in (one, other)]
        return any(figures) and (figures[0] != figures[1] or len(one) != len(other))

    def _is_single(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """True for "one cent" and "a dollar"."""
        return (
            one[:1] == ["1"]
            and len(one) == len(other) > 1
            and self._shifts.get(other[0], other[0]) in self._articles
        )

    def _is_one(self, one: str, other: str) -> bool:
        """True for two endings of one word, not for two words of one meaning."""
        if one == other:
            return True
        return (
            one[:SHORTEST] == other[:SHORTEST]
            and bool(self._stems.of(one))
            and self._stems.root(one) == self._stems.root(other)
        )


def _places(
    steps: Steps, size: int, keys: Sequence[str], articles: frozenset[str]
) -> Iterator[Place]:
    """Each `(first, stop, first there, stop there)` that lies between equal words."""
    if not steps:
        return
    first, there = steps[0]
    if first:
        yield 0, first, max(0, there - first), there
    for (a, c), (b, d) in pairwise(steps):
        if b - a > 1 or d - c > 1:
            yield a + 1, b, c + 1, d
    last, there = steps[-1]
    if last + 1 < size:
        stop = there + size - last
        stop += not articles.isdisjoint(keys[there + 1 : stop])
        yield last + 1, size, there + 1, min(len(keys), stop)


def _window(steps: Steps, places: Sequence[Place]) -> tuple[int, int]:
    """From the first word there that is the same or stands for another one to the last."""
    start = min(steps[0][1], *(place[2] for place in places), steps[0][1])
    stop = max(steps[-1][1] + 1, *(place[3] for place in places), steps[-1][1] + 1)
    return start, stop


def _difference(here: Sequence[Word], there: Sequence[Word], place: Place) -> Difference:
    """The words of a place; where one side has none, with a word beside them."""
    a, b, c, d = widened(place)
    return Difference(_text(here[a:b]), _text(there[c:d]))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text or word.key for word in words)
