"""Names that an article spells in two accepted ways: "Saint Bride", "St. Bride"; "Odessa", "Odesa".

Whole names are compared, word by word, after what the two sides of the Atlantic, abbreviations and
the rendering of other scripts write differently has been made alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factlint.checks._written import Piece, Writings, Written
from factlint.extract.article import Article
from factlint.extract.proper import name_words
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold_all_marks, fold_marks

_SHORTEST, _SHORTEST_ALONE = 4, 6
_SOUNDS = tuple(
    (re.compile(written), plain)
    for written, plain in (
        ("^mc", "mac"),
        ("q|kh|gh(?=[aou])|c(?=[aou])", "k"),
        (r"(?:zh)+", "zh"),
        ("ng(?=j)", "n"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),
        ("ou|oo|au|o(?=u)|^o(?=s)", "u"),
        ("(?<=[aeiouylr])h(?=[aeiou])", "g"),
        ("ei|ey|iy|yi|ie|ee|ai|y|ij$", "i"),
        ("aa|ae", "a"),
        ("i+", "i"),
    )
)


def variants(writings: Writings) -> Iterator[tuple[list[Written], list[Written]]]:
    """Each name in two ways: the places of the rarer one, and those of the usual one."""
    by_key: dict[tuple[str, ...], list[tuple[Sequence[Piece], Written]]] = defaultdict(list)
    runs = list(writings.whole())
    groups = _groups(writings.lexicon)
    given = name_words(writings.lexicon).given
    in_use = [fold_all_marks(group) for group in writings.lexicon.name_drift.alike]
    common = frozenset().union(*map(fold_all_marks, writings.lexicon.name_forms.variants))
    for pieces, place in runs:
        by_key[_key(pieces, groups)].append((pieces, place))
    for found in by_key.values():
        ways: dict[str, list[Written]] = defaultdict(list)
        for _, place in found:
            ways[_plain(place.text)].append(place)
        ranked = sorted(ways.values(), key=lambda way: (-len(way), way[0].span))
        joints = {way[0].text.count("-") for way in ranked}
        alike = len(joints) == 1 or len(found[0][0]) > 2  # Ste-Odile is not Sainte Odile
        words = [one for one, _ in found]
        if len(ways) > 1 and alike and _is_name(words, common, runs, in_use):
            if any(_are_given(one, words[0], given) for one in words[1:]):
                continue  # which of them it is, is no question of form
            yield ranked[-1], ranked[0]


def _plain(text: str) -> str:
    """A name with what `Mixtures` compares left out: case, marks, hyphens, the stop of "St."."""
    return re.sub(r"[\W_]+", "", fold_marks(text))


def _is_name(
    ways: Sequence[Sequence[Piece]],
    common: frozenset[str],
    runs: Sequence[tuple[Sequence[Piece], Written]],
    in_use: Sequence[frozenset[str]],
) -> bool:
    """True for names of several words, and for one, long or well known, in no other name."""
    if all(len(pieces) > 1 for pieces in ways):
        return True
    words = {fold_marks(pieces[0].text) for pieces in ways}
    short = min(map(len, words)) < _SHORTEST_ALONE and not any(words <= group for group in in_use)
    if short or not words.isdisjoint(common):
        return False
    return not any(
        len(pieces) > 1 and fold_marks(piece.text) in words
        for pieces, _ in runs
        for piece in pieces
    )


def _are_given(one: Sequence[Piece], other: Sequence[Piece], given: frozenset[str]) -> bool:
    """True where two given names stand in one place: "Catherine", "Katherine"."""
    pairs = ({fold_marks(piece.text) for piece in pair} for pair in zip(one, other, strict=False))
    return any(len(pair) > 1 and pair <= given for pair in pairs)


def _key(pieces: Sequence[Piece], groups: dict[str, str]) -> tuple[str, ...]:
    """The words of a name, made alike."""
    return tuple(_sound(fold_marks(piece.text), groups) for piece in pieces)


def _sound(word: str, groups: dict[str, str]) -> str:
    if known := groups.get(word):
        return known
    return _heard(word) if len(word) >= _SHORTEST else word


@lru_cache(maxsize=100_000)
def _heard(word: str) -> str:
    for written, plain in _SOUNDS:
        word = written.sub(plain, word)
    return word


@lru_cache(maxsize=8)
def _groups(lexicon: Lexicon) -> dict[str, str]:
    """Words that are written in several ways, with the first of each group."""
    groups = (*lexicon.name_forms.variants, *lexicon.name_drift.alike)
    return {fold_marks(word): fold_marks(group[0]) for group in groups for word in group}


def may_vary(article: Article) -> bool:
    """True where two words with capitals are alike but for their spelling."""
    groups = _groups(article.lexicon)
    words = {
        fold_marks(word) for word in article.tokens.words if word[0].isupper() or word in groups
    }
    return len({_sound(word, groups) for word in words}) < len(words)
