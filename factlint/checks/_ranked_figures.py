"""The figures that may be those of a claim and its rival: read amounts, and times, scores, ages."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._heads import HeadReader
from factlint.checks._rival_figures import Figure
from factlint.extract.article import Article

MINUTE = 60
CLOCK, SCORE, AGE = "clock", "score", "age"
"""What no quantity is: a time of a race, the goals between two sides, the age of somebody."""
GOALS = 15
"""A side has seldom more of them."""
YOUNG, OLD = 4, 120
"""A figure from which and to which somebody is old."""
HEDGES = frozenset({"exact", "about", "more_than", "at_least", "nearly"})


def read_ranked(article: Article) -> list[Figure]:
    """All figures of an article that can be set beside each other, in text order."""
    heads = HeadReader(article)
    found = {
        q.first: Figure(q.first, q.stop, float(q.value.value), q.value.unit, heads.counted(q))
        for q in article.quantities
        if q.value.value is not None and q.value.hedge in HEDGES and not q.value.ordinal
    }
    found |= {figure.first: figure for figure in _birthdays(article)}
    taken = {at for figure in found.values() for at in range(figure.first, figure.stop)}
    taken |= {at for time in article.times for at in range(time.first, time.stop)}
    for figure in _written(article):
        if figure.first not in taken:
            found[figure.first] = figure
            taken |= {*range(figure.first, figure.stop)}
    return sorted(found.values(), key=lambda figure: figure.first)


def _birthdays(article: Article) -> Iterator[Figure]:
    """The ages that birthdays bring: "her 107th birthday"."""
    words, birthday = article.tokens.folded, article.grammar.listed("age-birthday")
    for q in article.quantities:
        named = not birthday.isdisjoint(words[q.stop : q.stop + 1])
        if q.value.ordinal and q.value.value and named:
            yield Figure(q.first, q.stop, float(q.value.value), AGE)


def _written(article: Article) -> Iterator[Figure]:
    """Times such as 2:24:10, scores such as 5-0, and ages between commas or behind a verb."""
    words = article.tokens.words
    for at, word in enumerate(words[:-2]):
        if not word.isdigit() or at < 1 or len(word) > len("2000"):
            continue
        mark, behind = words[at + 1], words[at + 2]
        if mark == ":" and behind.isdigit() and len(behind) == len("00"):
            yield _clock(words, at)
        elif mark in ("-", "–") and behind.isdigit() and max(int(word), int(behind)) < GOALS:
            yield Figure(at, at + 3, float(abs(int(word) - int(behind))), SCORE)
        elif YOUNG < int(word) < OLD and not mark[0].isalnum():
            yield Figure(at, at + 1, float(word), AGE if words[at - 1] == "," else None)
        elif YOUNG < int(word) < OLD:
            yield Figure(at, at + 1, float(word), None)


def _clock(words: list[str], at: int) -> Figure:
    """A time of a race, in seconds, with or without hours."""
    parts, stop = [int(words[at])], at + 1
    while stop + 1 < len(words) and words[stop] == ":" and words[stop + 1].isdigit():
        parts.append(int(words[stop + 1]))
        stop += 2
    seconds = float(parts[0])
    for part in parts[1:]:
        seconds = seconds * MINUTE + part
    return Figure(at, stop, seconds, CLOCK)
