"""Ages of one person in the articles of one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from factlint.checks._born import Born, Days, gap
from factlint.extract.article import Article
from factlint.model import Assertion, Location, TimeValue

YEAR = 365
"""By so many days two articles may differ: a birthday may lie between them."""
FULL = 2
"""Words of a name that is no namesake's as a rule."""


def statements(
    article: Article, rule: str, found: Sequence[Born], locate: Callable[[Born], Location]
) -> Iterator[Assertion]:
    """The first age and the birth of each person with a full name, in an article with a date."""
    seen = set()
    for born in found if article.story and article.anchor else ():
        if born.kind not in ("age", "birth") or len(born.person) < FULL:
            continue
        if (born.person, born.is_age) not in seen:
            seen.add((born.person, born.is_age))
            low, high = born.days[0]
            yield Assertion(
                rule=rule,
                subject=" ".join(born.person),
                value=TimeValue(low, high, "range", f"{low}/{high}", relative=born.is_age),
                location=locate(born),
                story=article.story,
                as_of=article.anchor,
            )


def pairs(assertions: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Each two statements of two articles."""
    both = combinations(assertions, 2)
    return (pair for pair in both if pair[0].location.path != pair[1].location.path)


def contradict(first: Assertion, second: Assertion) -> bool:
    """True where two statements differ by more than a birthday."""
    return gap(_days(first), _days(second)) > YEAR


def _days(assertion: Assertion) -> Days:
    value = assertion.value
    assert isinstance(value, TimeValue) and value.start and value.end
    return value.start, value.end
