"""Where sentences end, on tokens."""

from __future__ import annotations

import re

from factlint.extract.alphabet import BREAK
from factlint.extract.tokens import Tokens

_END = re.compile(rf"[.!?…]+|{BREAK}+")
_CLOSING = "\"'”’»)]"


def split_sentences(tokens: Tokens, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Token ranges of the sentences; the marks that end one become `BREAK` symbols."""
    marks: list[int] = []
    ranges: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(tokens.plain):
        first, stop = found.span()
        if not _ends_sentence(tokens, first, stop, abbreviations):
            continue
        marks += range(first, stop)
        while stop < len(tokens.words) and tokens.words[stop] in _CLOSING and _touches(tokens, stop):
            stop += 1
        if stop > start:
            ranges.append((start, stop))
        start = stop
    if start < len(tokens.words):
        ranges.append((start, len(tokens.words)))
    tokens.replace([(mark, mark + 1, BREAK) for mark in marks])
    return ranges


def _ends_sentence(tokens: Tokens, first: int, stop: int, abbreviations: frozenset[str]) -> bool:
    if tokens.plain[first] == BREAK:
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
    initial = len(before) == 1 and before.isalpha() and before.isupper()
    return not (initial or before.lower() in abbreviations) or after >= len(words)


def _touches(tokens: Tokens, index: int) -> bool:
    return tokens.ends[index - 1] == tokens.starts[index]
