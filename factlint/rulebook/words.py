"""What a word is: one tokenisation for articles, lexicons and patterns."""

from __future__ import annotations

import re
import unicodedata

# Currency codes that stand glued to their figure ("CHF90m"), from ISO 4217.
_CODES = "USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|RUB|MXN|BRL|ZAR|SEK|NOK|DKK|PLN|TRY|KRW"

# A dotted abbreviation, a word, a possessive or contracted ending, a figure with its
# grouping and letters glued to it (21st, 10k, 1980s), or one mark. A line break is a token.
TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|(?:{_CODES})(?=\d)"
    r"|[^\W\d_][\w\u0300-\u036f\u00ad]*"
    r"|'[^\W\d_]+"
    r"|(?:\d{1,3}(?:[.,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d.,]\d|\d)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+|(?<![\w.])\.\d+)"
    r"(?:[.,]\d{1,2}(?!\d)|\.\d+)?[^\W_]*"
    r"|[^\w\s]|\n|_"
)
_MARKS = re.compile(r"[\u0300-\u036f\u00ad]")


def fold(word: str) -> str:
    """A word without case and soft hyphens, the form that lexicons are looked up by."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.replace("\u00ad", "")).lower()


def fold_marks(word: str) -> str:
    """A word without case, diacritics and soft hyphens, for comparing names."""
    if word.isascii():
        return word.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", word.casefold()))


def split_words(text: str) -> list[str]:
    """The tokens of a text, as written."""
    return TOKEN.findall(text)
