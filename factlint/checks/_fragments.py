"""Fragments: a few quoted words whose full quotation has them otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factlint.checks._aligning import Difference
from factlint.checks._wordings import Target, Word, Wording
from factlint.extract.utterances import GAP

FEWEST, MOST = 3, 7
LONGER = 3
LONG_WORD = 5
SURE = 4


def misquoted(
    fragment: Wording, full: Target, known: Collection[str], openers: Collection[str]
) -> Difference | None:
    """The one word of a fragment that its full quotation has otherwise.

    A fragment of three words needs a reason to be of that sentence: `openers` begin it, or it
    has one of the `known` long words that stand around the fragment.
    """
    words = fragment.words
    if not FEWEST <= len(words) <= MOST or len(full.keys) < len(words) + LONGER:
        return None
    if GAP in fragment.keys or contains(full.keys, fragment.keys):
        return None
    found = list(_windows(words, full))
    if not found:
        return None
    at, difference = found[0]
    if len(words) < SURE and not _belongs(full, at, known, openers):
        return None
    return difference


def contains(keys: Sequence[str], part: Sequence[str]) -> bool:
    """True when some words stand in a text as they are."""
    size = len(part)
    return any(keys[at : at + size] == part for at in range(len(keys) - size + 1))


def _windows(words: Sequence[Word], full: Target) -> Iterator[tuple[int, Difference]]:
    """Stretches of the same length that differ in one word, a small one not counted."""
    size = len(words)
    for at in range(len(full.keys) - size + 1):
        window = full.text.words[at : at + size]
        differing = [i for i in range(size) if words[i].key != window[i].key]
        if _is_near(words, window, differing) and not full.stops & set(range(at + 1, at + size)):
            here = " ".join(words[i].text for i in differing)
            there = " ".join(window[i].text for i in differing)
            yield at, Difference(here, there)


def _is_near(words: Sequence[Word], window: Sequence[Word], differing: Sequence[int]) -> bool:
    size = len(words)
    large = [i for i in differing if max(len(words[i].key), len(window[i].key)) >= SURE]
    if not differing or len(differing) > size // 3 or len(large) > 1:
        return False
    keys = [side[i].key for i in differing for side in (words, window)]
    if GAP in keys or any(key[0].isdigit() for key in keys):
        return False
    if size <= SURE and (not large or differing[-1] == size - 1):
        return False
    equal = [word.key for i, word in enumerate(words) if i not in differing]
    return any(len(key) >= LONG_WORD for key in equal) or (
        size >= SURE and differing[-1] < size - 1
    )


def _belongs(full: Target, at: int, known: Collection[str], openers: Collection[str]) -> bool:
    first, stop = next(
        (first, stop) for first, stop, _ in full.text.sentences if first <= at < stop
    )
    keys = full.keys[first:stop]
    return (at - first < SURE and bool(set(keys[: at - first]) & set(openers))) or any(
        key in known for key in keys if len(key) >= LONG_WORD
    )
