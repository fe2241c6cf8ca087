"""Pairs the only age of a headline with the only age of the text below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint.checks._born import Born, Years
from factlint.extract.article import Article, Match
from factlint.extract.persons import Key

ALONE: Key = ("",)
"""Whom the article may only mean."""


def headline_ages(
    article: Article,
    found: dict[str, list[Match]],
    years: Callable[[Match], Years | None],
    now: Callable[[Key, Years], Born | None],
) -> Iterator[tuple[Born, Born]]:
    """The two ages, where the text has no figure that is the one of the headline."""
    head, body, starts = article.layout.headline, article.layout.body, article.tokens.starts
    if head is None:
        return
    ages = [(match, age) for match in found["heading"] if (age := years(match))]
    heading = [age for match, age in ages if match.span.overlaps(head)]
    ages += [
        (match, age) for match in (*found["present"], *found["described"]) if (age := years(match))
    ]
    text = {age[0]: age for _, age in reversed(ages) if starts[age[1]] >= body}
    if len(heading) != 1 or len(text) != 1:
        return
    (one,), (two,) = heading, text.values()
    same = any(n.value == one[0] for n in article.numbers if starts[n.first] >= body)
    first, second = now(ALONE, one), now(ALONE, two)
    if not same and first and second:
        yield first, second
