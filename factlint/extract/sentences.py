"""Where sentences end, on tokens."""

from __future__ import annotations

import re

from factlint.extract.alphabet import BREAK
from factlint.extract.tokens import Tokens

_END = re.compile(rf"[.!?…]+|{BREAK}+")
LONGEST = 300
"""Tokens of a sentence; a longer one, which nobody writes, is taken in parts of so many."""
_CLOSING = "\"'”’»)]"


def split_sentences(
    tokens: Tokens, abbreviations: frozenset[str], starters: frozenset[str]
) -> list[tuple[int, int]]:
    """Token ranges of the sentences; the marks that end one become `BREAK` symbols.

    `abbreviations` are words whose point ends nothing, `starters` words that begin a sentence
    after an abbreviation with points where they are capitalised ("in the U.S. The").
    """
    marks: list[int] = []
    ranges: list[tuple[int, int]] = []
    start = 0
    for first, stop in _candidates(tokens, starters):
        if not _ends_sentence(tokens, first, stop, abbreviations):
            continue
        if not _is_dotted(tokens.words[first]):
            marks += range(first, stop)
        while (
            stop < len(tokens.words) and tokens.words[stop] in _CLOSING and _touches(tokens, stop)
        ):
            stop += 1
        if stop > start:
            ranges.append((start, stop))
        start = stop
    if start < len(tokens.words):
        ranges.append((start, len(tokens.words)))
    tokens.replace([(mark, mark + 1, BREAK) for mark in marks])
    parts = [
        (at, min(at + LONGEST, stop))
        for first, stop in ranges
        for at in range(first, stop, LONGEST)
    ]
    tokens.divide(parts)
    return parts


def _candidates(tokens: Tokens, starters: frozenset[str]) -> list[tuple[int, int]]:
    """Marks that may end a sentence, and abbreviations with points that do ("at 4 a.m. The")."""
    marks = [match.span() for match in _END.finditer(tokens.plain)]
    dotted = [
        (at, at + 1)
        for at, word in enumerate(tokens.words)
        if len(word) > 2 and word[-1] == "." and _begins_sentence(tokens, at + 1, starters)
    ]
    return sorted([*marks, *dotted]) if dotted else marks


def _begins_sentence(tokens: Tokens, at: int, starters: frozenset[str]) -> bool:
    if at >= len(tokens.words) or not tokens.words[at][0].isupper():
        return False
    return tokens.words[at].lower() in starters


def _ends_sentence(tokens: Tokens, first: int, stop: int, abbreviations: frozenset[str]) -> bool:
    if tokens.plain[first] == BREAK or _is_dotted(tokens.words[first]):
        return True
    words = tokens.words
    after = stop
    while after < len(words) and words[after] in _CLOSING and _touches(tokens, after):
        after += 1
    if after < len(words) and (words[after][0].islower() or words[after] in ",;:"):
        return False
    if words[first] != "." or first == 0 or stop - first > 1:
        return True
    before = words[first - 1]
    if tokens.ends[first - 1] != tokens.starts[first]:
        return True
    figure = first > 1 and words[first - 2][-1].isdigit() and _touches(tokens, first - 1)
    initial = len(before) == 1 and before.isalpha() and before.isupper() and not figure  # "31C."
    return not (initial or before.lower() in abbreviations) or after >= len(words)


def _is_dotted(word: str) -> bool:
    return len(word) > 2 and word[-1] == "." and word[0].isalpha()


def _touches(tokens: Tokens, index: int) -> bool:
    return tokens.ends[index - 1] == tokens.starts[index]
