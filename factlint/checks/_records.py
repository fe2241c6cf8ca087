"""The tenth win of a team whose record stands at 14-3."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._mentions import Mention
from factlint.checks._ordinals import OrdinalReader
from factlint.rulebook.words import fold

BEFORE_RECORD = 2
"""The tokens from a verb to a record: "improved to 14"."""
FEWEST = 2
"""A first win is told of as the first since whenever."""
PARTS = 3
"""The tokens of a record: "14-3"."""


def records_beside(reader: OrdinalReader, ordinal: Mention) -> Iterator[tuple[int, int]]:
    """The tokens of a record, in the sentence of a win or a loss, that counts others."""
    place = _place(reader, ordinal)
    if place is None or (ordinal.narrow or not ordinal.phrase.apart <= reader.words["seasons"]):
        return
    article = reader.article
    words = article.tokens.words
    begin, end = article.sentence_of(ordinal.first)
    _, end = article.sentence_of(end) if end < len(words) else (begin, end)
    if place == 0:
        yield from _beside_names(reader, ordinal, end)
    verbs = reader.words["improving" if place == 0 else "worsening"]
    for at in range(begin + 1, end - BEFORE_RECORD - PARTS + 1):
        first = at + BEFORE_RECORD
        if fold(words[at]) in verbs and fold(words[at - 1]) in reader.words["joined"]:
            figures = _record(words[first : first + PARTS + 1])
            if figures and figures[place] != ordinal.number:
                yield first, first + PARTS


def _beside_names(reader: OrdinalReader, ordinal: Mention, end: int) -> Iterator[tuple[int, int]]:
    """The records in brackets behind the names of those who have won: "The Owls (5-3)"."""
    words = reader.article.tokens.words
    begin, _ = reader.article.sentence_of(ordinal.first)
    winners = [
        name
        for name in reader.whose.names_in(begin, ordinal.first)
        if not reader.words["beating"].intersection(map(fold, words[name.first - 2 : name.first]))
    ]
    relative = reader.article.grammar.listed("relative")
    if ordinal.number < FEWEST or relative.intersection(map(fold, words[begin : ordinal.first])):
        return
    keys = {key for name in winners for key in name.keys}
    for name in reader.whose.names_in(begin, end):
        first = name.stop + 1
        if reader.article.tokens.word(name.stop) == "(" and keys.intersection(name.keys):
            figures = _record(words[first : first + PARTS + 1])
            if figures and figures[0] != ordinal.number:
                yield first, first + PARTS


def _place(reader: OrdinalReader, ordinal: Mention) -> int | None:
    """Where in a record such things are counted."""
    heads = [reader.rows.head(word) for word in ("win", "loss", "defeat")]
    head = ordinal.phrase.head
    return None if head not in heads else 0 if head == heads[0] else 1


def _record(words: list[str]) -> tuple[int, int] | None:
    """Wins and losses, where nothing but the two is given."""
    if len(words) < PARTS:
        return None
    first, dash, second, *behind = words
    plain = first.isdigit() and dash in ("-", "–") and second.isdigit()
    return (int(first), int(second)) if plain and behind != ["-"] else None
