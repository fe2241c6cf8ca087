"""Two wordings of one utterance: which words of a sentence another text has otherwise.

A sentence is looked for in the other text where most of its words stand in the same order. It is
the same utterance when it is found from its first word to its last, give or take a few words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from factlint.extract.utterances import GAP
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold_marks

SHORTEST_SPELLING = 5
WIDEST = 3
PLACES = 3
_ENDS = (".", "?")


class Forms(msgspec.Struct, frozen=True):
    """What counts as one word in a language; see the fields of the rule."""

    contractions: Table[str] = ()
    spellings: Table[str] = ()
    same: Table[str] = ()


class Word(msgspec.Struct, frozen=True):
    """A word as it is compared, and as it is written where it is the first one of that."""

    key: str
    text: str


class Wording(msgspec.Struct, frozen=True):
    """The words of a text and its sentences, each `(first, stop, asks)`."""

    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int, bool], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.key for word in self.words)


def wording(text: str, forms: Forms) -> Wording:
    """The words of an utterance's text."""
    words: list[Word] = []
    sentences: list[tuple[int, int, bool]] = []
    first, known = 0, _known(forms)
    for piece in (*text.split(), "."):
        if piece in _ENDS:
            if len(words) > first:
                sentences.append((first, len(words), piece == "?"))
            first = len(words)
        else:
            if piece not in known:
                known[piece] = tuple(_expanded(piece, forms))
            words += known[piece]
    return Wording(tuple(words), tuple(sentences))


@lru_cache(maxsize=8)
def _known(forms: Forms) -> dict[str, tuple[Word, ...]]:
    """The words that were met, as they are compared: the same ones stand everywhere."""
    return {}


def _expanded(piece: str, forms: Forms) -> Iterator[Word]:
    """A word with its contraction written out, each part in the common spelling."""
    key = piece if piece == GAP else fold_marks(piece)
    for ending, full in forms.contractions:
        if key == ending or (ending[0] in "'n" and key.endswith(ending)):
            key = f"{key.removesuffix(ending)} {full}"
            break
    for part in key.split():
        for one, other in forms.spellings:
            part = part.replace(one, other) if len(part) >= SHORTEST_SPELLING else part
        yield Word(part, piece)
        piece = ""


class Target:
    """A text in which sentences are looked for."""

    def __init__(self, text: Wording) -> None:
        self.text = text
        self.keys = text.keys
        self.opens = {first for first, _, _ in text.sentences}
        self.stops = {stop for _, stop, _ in text.sentences}
        self.asks = {at for a, b, asks in text.sentences if asks for at in range(a, b)}
        self._pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, pair in enumerate(pairwise(self.keys)):
            self._pairs[pair].append(at)

    def windows(self, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where most pairs of neighbouring words stand at the distance that a sentence has them."""
        votes: Counter[int] = Counter()
        for at, pair in enumerate(pairwise(keys)):
            for other in self._pairs.get(pair, ()):
                votes[other - at] += 1
        room = len(keys) // 2 + WIDEST
        for start, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:PLACES]:
            yield max(0, start - room), min(len(self.keys), start + len(keys) + room)


@lru_cache(maxsize=256)
def target(text: str, forms: Forms) -> Target:
    """The words of an utterance's text, to look for others in them."""
    return Target(wording(text, forms))
