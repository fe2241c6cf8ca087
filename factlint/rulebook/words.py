"""What a word is: one tokenisation for articles, lexicons and patterns."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

# Currency codes that stand glued to their figure ("CHF90m"), from ISO 4217, and what newspapers
# write for them ("Rs500").
_CODES = (
    "USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|RUB|MXN|BRL|ZAR|SEK|NOK|DKK|PLN|TRY|KRW"
    "|AED|SAR|MYR|KES|Dhs?|Rs|RM|Ksh"
)
# Symbols of units, of the SI and others, that stand glued to their figure ("20km") and of which
# none can be a multiple ("3m") or part of a name ("5G").
_UNITS = (
    "km2|km²|sqkm|kmh|kph|mph|km|cm|mm|kg|kWh|MWh|GWh|kW|MW|GW|ml|ha|ft|lbs?|hrs?|mins?|[ap]\\.?m"
)
# The sign of pence ("45p"), but not of pictures ("1080p").
_PENCE = r"(?<!\d{4})p"
# Degrees without their sign ("16C").
_DEGREES = r"(?<!\d{4})[CF]"

# A dotted abbreviation, a word, a possessive or contracted ending, a figure with its
# grouping and letters glued to it (21st, 10k, 1980s), or one mark. A line break is a token.
TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|(?:{_CODES})(?=\d)"
    r"|[^\W\d_][\w\u0300-\u036f\u00ad]*"
    r"|'[^\W\d_]+"
    r"|\d{2}(?=T\d\d:)"
    r"|(?:\d{1,3}(?:[.,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d.,]\d|\d)"
    r"|\d{1,2}(?:,\d{2}){1,9},\d{3}(?!\d)|\d+|(?<![\w.])\.\d+)"
    rf"(?:[.,]\d{{1,2}}(?!\d)|\.\d+)?(?:\.[ºª]|(?=(?:{_UNITS}|{_PENCE}|{_DEGREES})\b)|[^\W_]*)"
    r"|[^\w\s]|\n|_"
)
_MARKS = re.compile(r"[\u0300-\u036f\u00ad]")

# Letters that Unicode does not decompose, as news agencies write them in plain letters.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h"}
)
_SPELLED_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_MOST_SPELLED_OUT = 5
MOST_REMEMBERED = 65_536


@lru_cache(maxsize=MOST_REMEMBERED)
def fold(word: str) -> str:
    """A word without case and soft hyphens, the form that lexicons are looked up by."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.replace("\u00ad", "")).lower()


@lru_cache(maxsize=MOST_REMEMBERED)
def fold_marks(word: str) -> str:
    """A word without case, diacritics and soft hyphens, for comparing names."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_PLAIN_LETTERS)
    return _MARKS.sub("", plain)


@lru_cache(maxsize=MOST_REMEMBERED)
def fold_all(words: tuple[str, ...]) -> frozenset[str]:
    """Words as lexicons are looked up by."""
    return frozenset(map(fold, words))


@lru_cache(maxsize=MOST_REMEMBERED)
def fold_all_marks(words: tuple[str, ...]) -> frozenset[str]:
    """Words as names are compared."""
    return frozenset(map(fold_marks, words))


def fold_spelled_out(word: str) -> set[str]:
    """The folded forms of a word in which letters such as "ü" are written as two ("ue")."""
    if word.isascii():
        return set()
    letters = unicodedata.normalize("NFC", word).lower()
    if not 0 < sum(map(letters.count, _SPELLED_OUT)) <= _MOST_SPELLED_OUT:
        return set()
    choices = [(c, _SPELLED_OUT[c]) if c in _SPELLED_OUT else (c,) for c in letters]
    return {fold_marks("".join(chosen)) for chosen in product(*choices)} - {fold_marks(word)}


def split_words(text: str) -> list[str]:
    """The tokens of a text, as written."""
    return TOKEN.findall(text)
