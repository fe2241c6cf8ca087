"""Two ages of the only person of a text, who has no name: "a boy of 14", "the 15-year-old"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.checks._born import Born, Years
from factlint.checks._unnamed import Unnamed
from factlint.extract.article import Article, Match
from factlint.extract.persons import Key

NOBODY: Key = ("",)
"""Who has no name."""
NEAR = 3
"""By so many years two ages of one person are mistaken, or by the order of their figures."""


def resumed_ages(
    article: Article,
    unnamed: Callable[[Match], Unnamed | None],
    ages: Sequence[Match],
    years: Callable[[Match], Years | None],
    now: Callable[[Key, Years], Born | None],
) -> Iterator[tuple[Born, Born]]:
    """The age of "a boy of 14", and the one of the only "the 15-year-old" behind him."""
    said = [number.value for number in article.numbers]
    told = [(match, age) for match in ages if (age := years(match))]
    for match, age in told if len(told) == 1 else ():
        before = unnamed(match) if match.span.start >= article.layout.body else None
        first = years(before.match) if before else None
        alone = first and said.count(first[0]) == said.count(age[0]) == 1
        if first is None or not alone or not is_slip(first[0], age[0]):
            continue
        one, two = now(NOBODY, first), now(NOBODY, age)
        if one and two:
            yield one, two


def is_slip(one: int, two: int) -> bool:
    """True for ages that are near, or have their figures the other way round."""
    return abs(one - two) <= NEAR or str(one) == str(two)[::-1]
