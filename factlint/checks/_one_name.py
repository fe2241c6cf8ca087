"""Whether a text may write a name in two ways at all: cheap tests before names are read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from factlint.rulebook.words import fold_marks, fold_spelled_out

LONGEST = 6
_LAST_LETTER = 0x530
_WORD = re.compile(r"[^\W_]+")
_JOINT = "[-‐‑'’]"
_WHITE = re.compile(r"\s+")
_DATELINE = re.compile(r"(?=[^\W\d_]{2})[^a-z]{3}")
_BEFORE = re.compile(rf"(?:\b[^\W\d_]{{1,3}}(?:\s+|{_JOINT})){{0,2}}[^\W\d_]{{0,2}}$")
_BACK = 9
_MARKS = str.maketrans("‐‑’", "--'")


def may_mix(prose: str, links: frozenset[str], small: frozenset[str]) -> bool:
    """True when two stretches of words with capitals have the same letters and are not equal.

    It takes more for a name than is one, and never less.
    """
    if "&" in prose:
        return True
    seen: dict[str, str] = {}
    spelled_out: set[str] = set()
    for run in {_whole(prose, match) for match in _runs(links).finditer(prose)}:
        plain = _WHITE.sub(" ", run).translate(_MARKS)
        words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(plain)]
        keys = [fold_marks(word) for _, _, word in words]
        if not run.isascii():
            spelled_out.update(*(fold_spelled_out(word) for _, _, word in words))
        for first, (start, _, _) in enumerate(words):
            key, last = "", 0 if keys[first] in small else min(len(words), first + LONGEST)
            for at in range(first, last):
                key += keys[at]
                text = plain[start : words[at][1]]
                if seen.setdefault(key, text) != text and _matters(seen[key], text):
                    return True
    return not spelled_out.isdisjoint(seen)


def _matters(one: str, other: str) -> bool:
    """False for a word that has a capital at most at its beginning: "River", "river"."""
    if " " not in one and one[1:] == other[1:] == other[1:].lower():
        return one[0].lower() != other[0].lower()
    return not one.islower() and not other.islower()


def differ_in_capital(one: str, other: str) -> bool:
    """True for two ways that differ in the case of their first letter alone."""
    return one != other and one[1:] == other[1:] and one.lower() == other.lower()


def begin_alike(one: str, other: str) -> bool:
    """True where what stands before one name begins what stands before another."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


@lru_cache(maxsize=8)
def _runs(links: frozenset[str]) -> re.Pattern[str]:
    """Words with capitals, what joins them, and a small word on either side."""
    first = f"[{_capitals()}]"
    capital = rf"[^\W\d_]{{0,2}}{first}[^\W_]*"
    small = "|".join(sorted(map(re.escape, links), key=lambda word: (-len(word), word)))
    joined = rf"{_JOINT}[^\W_]+"
    stop = r"(?:(?<=\b[^\W\d_]{2})\.)?"  # "St. Bride"
    spaced = rf"{stop}\s+(?:(?:{small})\s+){{0,2}}(?:{capital}|\d+)(?!\w)"
    return re.compile(
        rf"{first}[^\W_]*(?:{joined}|{spaced}|\s+&\s+{capital})*(?:[ \n][^\W\d_]{{3,}})?"
    )


def _whole(prose: str, run: re.Match[str]) -> str:
    """A run with the small words before it, and without a place in capitals that begins a line."""
    start, text = run.start(), run[0]
    if not start or prose[start - 1] == "\n":
        return text if not _DATELINE.match(text) else ""
    before = _BEFORE.search(prose, max(0, start - _BACK), start)
    return before[0] + text if before else text


@lru_cache(maxsize=1)
def _capitals() -> str:
    """The capitals of the Latin, Greek and Cyrillic alphabets."""
    return "".join(
        chr(code) for code in range(_LAST_LETTER) if unicodedata.category(chr(code)) == "Lu"
    )
