"""Times that somebody took, as clocks show them: "2:09:19" and "4min 10.9sec" are seconds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from factlint.extract.article import Article
from factlint.extract.passages import token_range
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity, Span

SECOND = "second"
LENGTHS = {"hours": 3600, "minutes": 60, "seconds": 1}


def with_race_times(article: Article, figures: list[QuantityToken]) -> list[QuantityToken]:
    """The figures, with times in seconds where seconds are told, too."""
    if not any(q.value.unit == SECOND for q in figures):
        return figures
    times = list(_race_times(article))
    taken = {at for time in times for at in range(time.first, time.stop)}
    rest = (q for q in figures if taken.isdisjoint(range(q.first, q.stop)))
    return sorted([*rest, *times], key=lambda q: q.first)


def _race_times(article: Article) -> Iterator[QuantityToken]:
    """The times of an article."""
    words = article.lexicon.changing
    for match in _form(words.clock_hours, words.clock_minutes, words.clock_seconds).finditer(
        article.document.text
    ):
        said = {name: float(figure) for name, figure in match.groupdict().items() if figure}
        length = round(sum(LENGTHS[name] * figure for name, figure in said.items()), 2)
        value = Quantity(length, length, length, "about", SECOND)
        first, stop = token_range(article, Span(*match.span()))
        yield QuantityToken(first, stop, value, first)


@lru_cache(maxsize=8)
def _form(*units: tuple[str, ...]) -> regex.Pattern[str]:
    """How times are written: "2:09:19", "9:14.6", "9min 14sec"."""
    either = ["|".join(map(regex.escape, unit)) for unit in units]
    clock = r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d\d(?:\.\d+)?)"
    worded = (
        rf"(?:(?P<hours>\d{{1,2}}) ?(?:{either[0]}) ?)?(?P<minutes>\d{{1,2}}) ?(?:{either[1]}) ?"
        rf"(?P<seconds>\d\d?(?:\.\d+)?) ?(?:{either[2]})"
    )
    return regex.compile(rf"(?<![\d:.])(?:{clock}|{worded})(?![\w:])")
