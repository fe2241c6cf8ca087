"""What sets one row of things apart from others: "this season", "in the Pacific"."""

from __future__ import annotations

from collections.abc import Mapping

from factlint.checks._rows import FIGURES, RowReader, Words, is_day
from factlint.extract.article import Article
from factlint.extract.slots import numbers_between, times_between
from factlint.rulebook.words import fold

LEAST, ENOUGH = 2, 5
"""A word of more letters than the fewest is known by its first ones."""


def narrowing(
    article: Article,
    rows: RowReader,
    listed: Mapping[str, Words],
    first: int,
    stop: int,
    *,
    of_count: bool,
) -> tuple[Words, Words]:
    """The words behind a noun that set its row apart, and those that do so in time.

    Of an ordinal all words count, of a number what stands behind a preposition, and names.
    """
    words, small = article.tokens.words, rows.small
    timed, days = _timed(article, first, stop)
    narrow: set[str] = set()
    window: set[str] = set()
    bound, since, over = not of_count, False, False
    verbs = article.grammar.listed("be", "have", "modal")
    spans = listed["units"] | listed["seasons"]
    links = listed["window"] | listed["aims"]
    for at in range(first, stop):
        word = fold(words[at])
        since = since or word in article.grammar.listed("since")
        if of_count and word in verbs:
            bound = False
        bound, over = bound or word in links, over and word not in links
        if at in days:
            continue
        if since or at in timed or (word in spans or rows.head(word) in spans):
            window.add(word)
            over = True
            if not since and "of" in map(fold, words[max(first, at - 2) : at]):
                break
        elif (word in listed["closing"] and (window or narrow)) or (over and word not in small):
            break
        elif bound or words[at][0].isupper():
            narrow.add(word)
    plain = (
        small
        | listed["plain"]
        | listed["anyone"]
        | {word for word in narrow if not word[0].isalpha()}
    )
    return frozenset(narrow) - plain, frozenset(window) - small


def _timed(article: Article, first: int, stop: int) -> tuple[set[int], set[int]]:
    """The tokens of times, and those of days and figures, which narrow nothing."""
    timed: set[int] = set()
    days: set[int] = set()
    for time in times_between(article, first, stop):
        (days if is_day(time) else timed).update(range(time.first, min(time.stop, stop)))
    symbols_ = article.tokens.symbols
    days |= {at for at in range(first, stop) if symbols_[at] in FIGURES}
    for number in numbers_between(article, first, stop):
        days.update(range(number.first, number.stop))
    return timed, days - timed


def covered(rows: RowReader, words: Words, said: Words) -> bool:
    """True where all of some words stand in a sentence, whatever their endings."""
    return all(
        word in said
        or rows.stem(word) in said
        or (len(word) > LEAST and any(other.startswith(word[:ENOUGH]) for other in said))
        for word in words
    )
