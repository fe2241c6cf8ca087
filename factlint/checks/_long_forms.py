"""What an acronym stands for, and how two such forms, or one and its acronym, differ."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factlint.extract.spelling import cost

_ALIKE = 1.5
_SAME_BEGINNING = 4
_INNER = "x"
"""What stands for the inside of a word: "Exchange"."""


class LongForm(msgspec.Struct, frozen=True):
    """The words `[first, stop)` that an acronym stands for, and the token of that acronym."""

    first: int
    stop: int
    at: int
    words: tuple[str, ...]


def differ(one: LongForm, other: LongForm) -> bool:
    """True for long forms that each have a word the other lacks, however it is spelt."""
    return all(
        any(not any(_are_alike(word, there) for there in theirs.words) for word in mine.words)
        for mine, theirs in ((one, other), (other, one))
    )


def has_moved(initials: str, key: str) -> bool:
    """True for two that begin alike and differ in the place of one letter."""
    if initials == key or sorted(initials) != sorted(key) or initials[0] != key[0]:
        return False
    return any(
        initials[:at] + initials[at + 1 :] == key[:to] + key[to + 1 :]
        for at, letter in enumerate(initials)
        for to, other in enumerate(key)
        if letter == other
    )


def has_other(words: Sequence[str], key: str) -> bool:
    """True for words that begin with the letters of an acronym but for one."""
    if len(words) != len(key):
        return False
    wrong = [(word, letter) for word, letter in zip(words, key, strict=True) if word[0] != letter]
    if len(wrong) != 1 or words[0][0] != key[0]:
        return False
    return all(letter not in (word[1:2], *_INNER) for word, letter in wrong)


def has_extra(words: Sequence[str], key: str) -> bool:
    """True for words that begin with the letters of an acronym, which has one more behind them."""
    initials = "".join(word[0] for word in words)
    return any(
        key[:at] + key[at + 1 :] == initials and key[at] not in (words[at - 1][1:2], *_INNER)
        for at in range(1, len(key))
    )


def _are_alike(one: str, other: str) -> bool:
    return _beginning(one) == _beginning(other) or cost(one, other) <= _ALIKE


def _beginning(word: str) -> str:
    return word[:_SAME_BEGINNING]
