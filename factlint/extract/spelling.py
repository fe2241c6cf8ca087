"""How far a written word is from the word that may be meant by it.

The distance is an optimal string alignment (Damerau 1964) in which each edit costs what it
tells: a doubled or swapped letter or one from the key beside is a slip of the hand, a letter of
the same sound one of the ear, while another first letter, another ending or an unlike consonant
makes another word.
Near words are found by the letters that are left when up to two are taken away, so that a word
is never compared with all others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

SHORTEST = 4
REACH = 2.9
DOUBLED = SWAPPED = 0.6
ALIKE = HEARD = 0.7
VOWEL = 0.8
MISSED = TURNED = 0.9
ENDING = 1.3
BESIDE = 1.2
OTHER = 1.9
FIRST = 1.0
_DELETIONS = 2
# Letters of a name in which `e` and `i` are not told apart by ear.
_LONG = 6
# An `h` that is not heard: behind some consonants, or before one.
_SILENT = re.compile("(?<=[bdgnrt])h|h(?![aeiouy])(?<![cs]h)")
VOWELS = frozenset("aeiouy")
_PLAIN_VOWELS = "aeiou"
_ALIKE = frozenset(
    pair
    for letters in ("ckqg", "szxc", "dt", "pb", "fvw", "vb", "mn", "iyj", "gj", "uvw")
    for pair in (*combinations(letters, 2), *combinations(reversed(letters), 2))
)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters on neighbouring keys: beside each other, or half a key down.
_BESIDE = frozenset(
    pair
    for row, below in zip(_KEYS, (*_KEYS[1:], ""), strict=True)
    for at, key in enumerate(row)
    for other in (*row[at + 1 : at + 2], *below[max(at - 1, 0) : at + 1])
    for pair in ((key, other), (other, key))
)
_RESPELT = (
    ("mac", "mc"),
    ("sch", "sh"),
    ("ph", "f"),
    ("ck", "k"),
    ("dt", "t"),
    ("th", "t"),
    ("tz", "ts"),
    ("gh", ""),
    ("qu", "kv"),
    ("x", "ks"),
)
# A `c` that sounds like a `k`.
_HARD = re.compile("ch?(?=[lr])|c(?=[aou]|$)")
# One long vowel in three spellings: Bane, Bain, Bayne.
_LONG_A = re.compile("(?:a[iy]([dlmnrt])e?|a([dlmnrt])e)$")


def consonants(word: str) -> str:
    """The letters of a folded word without its vowels."""
    return "".join(letter for letter in word if letter not in VOWELS)


def cost(written: str, meant: str) -> float:
    """What it takes to turn a folded word into another; 0 for the same word."""
    heard, heard_meant = _hear(written), _hear(meant)
    plain = _align(written, meant)
    if (heard, heard_meant) == (written, meant):
        return plain
    return min(plain, HEARD + _align(heard, heard_meant))


def is_respelt(written: str, meant: str) -> bool:
    """True for two spellings of one sound: with a silent `h`, or another unstressed vowel.

    So `Johnathan` and `Jonathan`, `Kristen` and `Kristin`, but not `Salam` and `Salim`.
    """
    one, other = (_SILENT.sub("", _hear(word)) for word in (written, meant))
    if one[:1] != other[:1] or len(one) != len(other):
        return False
    unlike = [at for at in range(len(one)) if one[at] != other[at]]
    if len(unlike) != 1:
        return not unlike
    at = unlike[0]
    vowels, tail = {one[at], other[at]}, one[at + 1 :]
    closed = tail and VOWELS.isdisjoint(tail) and not VOWELS.isdisjoint(one[:at])
    blurred = vowels == {"e", "i"} and len(one) >= _LONG and tail
    return bool(blurred or (closed and vowels in ({"a", "e"}, {"e", "i"})))


@lru_cache(maxsize=65536)
def _hear(word: str) -> str:
    """A word with one spelling for the groups of letters that sound alike."""
    for letters, sound in _RESPELT:
        if letters in word:
            kept = "" if sound else word[0]
            word = kept + word[len(kept) :].replace(letters, sound)
    word = _LONG_A.sub(r"ai\1\2", _HARD.sub("k", word))
    return word[:-2] + "y" if word.endswith(("ie", "ey")) else word


def are_typed(written: str, meant: str) -> bool:
    """True when at most two slips of a typist lie between two words.

    A slip doubles, drops or swaps letters inside a word, or takes the wrong vowel. The same
    letters in another order are swapped ones, too.
    """
    if written[0] == meant[0] and sorted(written) == sorted(meant):
        return True
    slips = _slips(meant)
    return written in slips or any(written in _slips(slip) for slip in slips)


def _slips(word: str) -> set[str]:
    """What one slip inside a word makes of it."""
    found = set()
    for at in range(1, len(word) - 1):
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        found |= {head + letter * 2 + tail, head + tail, head + tail[0] + letter + tail[1:]}
        if letter in _PLAIN_VOWELS:
            found |= {head + vowel + tail for vowel in _PLAIN_VOWELS}
    return found


def _align(written: str, meant: str) -> float:
    """The cheapest alignment of two words."""
    older: list[float] = []
    before: list[float] = []
    row = [0.0]
    for j in range(1, len(meant) + 1):
        row.append(row[-1] + _dropped(meant, j, at_end=not written))
    for i in range(1, len(written) + 1):
        oldest, older, before = older, before, row
        row = [before[0] + _added(written, i, at_end=not meant)]
        for j in range(1, len(meant) + 1):
            best = min(
                before[j] + _added(written, i, at_end=j == len(meant)),
                row[j - 1] + _dropped(meant, j, at_end=i == len(written)),
                before[j - 1] + _replaced(written, i, meant, j),
            )
            if i > 1 and j > 1 and written[i - 2 : i] == meant[j - 1] + meant[j - 2]:
                best = min(best, older[j - 2] + SWAPPED)
            if i > 2 and j > 2 and sorted(written[i - 3 : i]) == sorted(meant[j - 3 : j]):
                best = min(best, oldest[j - 3] + TURNED)
            row.append(best)
    return row[-1]


def _added(written: str, i: int, at_end: bool) -> float:
    """The cost of a letter too many; one that belongs two letters on came too early."""
    if i == 1:
        return MISSED + FIRST
    if written[i - 1] in (written[i - 2], written[i + 1 : i + 2]):
        return DOUBLED
    return ENDING if at_end else MISSED


def _dropped(meant: str, j: int, at_end: bool) -> float:
    """The cost of a missing letter."""
    if j > 1 and meant[j - 1] == meant[j - 2]:
        return DOUBLED
    return MISSED + FIRST if j == 1 else ENDING if at_end else MISSED


def _replaced(written: str, i: int, meant: str, j: int) -> float:
    """The cost of one letter in another's place."""
    here, there = written[i - 1], meant[j - 1]
    if here == there:
        return 0.0
    at_end = i == len(written) and j == len(meant)
    if (here, there) in _ALIKE:
        price = ALIKE
    elif here in VOWELS and there in VOWELS:
        price = ENDING if at_end else VOWEL
    else:
        price = BESIDE if (here, there) in _BESIDE else OTHER
    return price + FIRST if i == 1 and j == 1 else price


class Spellings:
    """Finds the words of a fixed set that a written word is near to."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        # Letters may go where a word is heard ("shtch"), but not that many.
        self._longest = 2 * max(map(len, self._words), default=0)
        for word in sorted(self._words):
            if len(word) >= SHORTEST:
                for rest in _clues(word):
                    self._by_rest[rest].append(word)

    def near(self, word: str) -> dict[str, float]:
        """The words that a folded word is near to, with the cost; none for a word of the set."""
        if not SHORTEST - 1 <= len(word) <= self._longest or word in self._words:
            return {}
        candidates = {known for rest in _clues(word) for known in self._by_rest.get(rest, ())}
        costs = {known: cost(word, known) for known in sorted(candidates)}
        return {known: found for known, found in costs.items() if found <= REACH}


def _clues(word: str) -> set[str]:
    """What a word is found by: its rests as it is written and as it sounds."""
    heard = _hear(word)
    return rests(word) if heard == word else rests(word) | rests(heard)


def rests(word: str, deletions: int = _DELETIONS) -> set[str]:
    """What is left of a word without up to two of its letters, or so many."""
    found = last = {word}
    for _ in range(deletions):
        last = {rest[:at] + rest[at + 1 :] for rest in last for at in range(len(rest))}
        found = found | last
    return found
