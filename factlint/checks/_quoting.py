"""Finding the words of a quotation in the sources: as they are, or a few of them changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from factlint.extract.article import Article
from factlint.model import Span
from factlint.rulebook.words import TOKEN, fold_marks

LONGEST_GAP = 200
"""So many words may stand where a quotation has an ellipsis."""
SHORTEST_NEAR = 5
"""The words that a quotation has at least, of which some may be changed."""
LEAST_SAME = 0.72
"""How much of a quotation must stand in a source that says it in other words."""
RAREST, MOST_PLACES = 4, 60
"""So many words of a quotation are looked up, and so many places of each are tried."""
_GAP = re.compile(r"\.\.\.|…|\. \. \.|\[[^\]]*\]")


class Quoted(msgspec.Struct, frozen=True):
    """Where a source has the words of a quotation, and whether it has just these."""

    article: Article
    span: Span
    verbatim: bool


class _Text(msgspec.Struct, frozen=True):
    """The words of a source without marks, where they stand, and where each word is."""

    article: Article
    words: list[str]
    tokens: list[int]
    places: dict[str, list[int]]


class Wordings:
    """The words of some sources in their order."""

    def __init__(self, sources: Sequence[Article]) -> None:
        self._texts = [_read(source) for source in sources]

    def find(self, quotation: str) -> Quoted | None:
        """The place that has a quotation word for word, else the nearest one that is near."""
        parts = [words for part in _GAP.split(quotation) if (words := words_of(part))]
        if not parts:
            return None
        for text in self._texts:
            if place := _verbatim(text, parts):
                return _quoted(text, *place, verbatim=True)
        words = [word for part in parts for word in part]
        if len(words) < SHORTEST_NEAR:
            return None
        near = [(*found, text) for text in self._texts if (found := _nearest(text, words))]
        if not near:
            return None
        _, start, stop, text = max(near, key=lambda found: found[0])
        return _quoted(text, start, stop, verbatim=False)


def words_of(text: str) -> list[str]:
    """The words of a text as quotations are compared, without marks and case."""
    return [fold_marks(word) for word in TOKEN.findall(text) if _is_word(word)]


def _is_word(word: str) -> bool:
    return word[-1].isalnum() or word[0].isalnum()


def _read(article: Article) -> _Text:
    words: list[str] = []
    tokens: list[int] = []
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(article.tokens.words):
        if _is_word(word):
            key = fold_marks(word)
            places[key].append(len(words))
            words.append(key)
            tokens.append(at)
    return _Text(article, words, tokens, dict(places))


def _quoted(text: _Text, start: int, stop: int, *, verbatim: bool) -> Quoted:
    span = text.article.tokens.span(text.tokens[start], text.tokens[stop - 1] + 1)
    return Quoted(text.article, span, verbatim)


def _verbatim(text: _Text, parts: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """The stretch in which all parts stand word for word, one after the other."""
    for start in _places(text, parts[0]):
        stop = start + len(parts[0])
        for part in parts[1:]:
            after = (at for at in _places(text, part) if stop <= at <= stop + LONGEST_GAP)
            found = next(after, None)
            if found is None:
                break
            stop = found + len(part)
        else:
            return start, stop
    return None


def _places(text: _Text, part: Sequence[str]) -> Iterator[int]:
    """Where some words stand one after the other."""
    size = len(part)
    for at in text.places.get(part[0], ()):
        if text.words[at : at + size] == list(part):
            yield at


def _nearest(text: _Text, words: Sequence[str]) -> tuple[float, int, int] | None:
    """The stretch that has most of some words in their order, and how much of them."""
    rare = sorted(
        (len(text.places[word]), at) for at, word in enumerate(words) if word in text.places
    )
    starts = {
        max(0, place - at)
        for _, at in rare[:RAREST]
        for place in text.places[words[at]][:MOST_PLACES]
    }
    margin = max(2, len(words) // 5)
    best: tuple[float, int, int] | None = None
    for start in sorted(starts):
        first = max(0, start - margin)
        there = text.words[first : start + len(words) + margin]
        blocks = SequenceMatcher(None, words, there, autojunk=False).get_matching_blocks()[:-1]
        same = sum(block.size for block in blocks) / len(words)
        if blocks and same >= LEAST_SAME and (best is None or same > best[0]):
            stop = first + blocks[-1].b + blocks[-1].size
            best = same, first + blocks[0].b, stop
    return best
