"""What an acronym is, and whether some initials make one."""

from __future__ import annotations

import re
from functools import lru_cache

from factlint.rulebook.lexicon import Lexicon

SHORTEST, LONGEST = 3, 7
MOSTLY = 0.6
"""How much of an acronym, or of a sentence that shouts, is in capitals."""
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")


def key_of(word: str) -> str:
    """The acronym that a word is, in capitals and without points and a plural; else nothing."""
    if word.count(".") >= SHORTEST and word.isupper():
        return word.replace(".", "")
    bare = word[:-1] if word[-1:] == "s" else word
    if not SHORTEST <= len(bare) <= LONGEST or not bare.isalpha():
        return ""
    capitals = sum(map(str.isupper, bare))
    if capitals < max(SHORTEST, MOSTLY * len(bare)) or not bare[0].isupper():
        return ""
    return "" if _ROMAN.match(bare) else bare.upper()


def matches(key: str, initials: str, *, whole: bool = False) -> bool:
    """True when an acronym is made of initials, with or without those of small words.

    The initials of small words are small letters; in another order they count too, where all
    are used.
    """
    content = "".join(letter for letter in initials if letter.isupper())
    everything = initials.upper()
    if whole:
        return key in (content, everything) or _spells(key, initials)
    if key in content or key in everything:
        return True
    return _pattern(key).search(initials) is not None


def _spells(key: str, initials: str) -> bool:
    return _pattern(key).fullmatch(initials) is not None


@lru_cache(maxsize=4096)
def _pattern(key: str) -> re.Pattern[str]:
    """The initials in order, with small words between them that may count or not."""
    return re.compile("[a-z]*".join(f"(?:{letter}|{letter.lower()})" for letter in key))


def known_acronyms(lexicon: Lexicon) -> frozenset[str]:
    """The acronyms that need no long form."""
    return _split(lexicon.acronyms.known)


@lru_cache(maxsize=8)
def _split(text: str) -> frozenset[str]:
    return frozenset(text.upper().split())
