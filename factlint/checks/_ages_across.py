"""Ages of one person in the articles of one story, or of one matter where no story holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from factlint.checks._born import Born, Days, gap
from factlint.checks._matter import matter_of, read_matter
from factlint.extract.article import Article
from factlint.model import Assertion, Location, TimeValue

YEAR = 365
"""By so many days two articles may differ: a birthday may lie between them."""
FULL = 2
"""Words of a name that is no namesake's as a rule."""
NEWS = timedelta(days=31)
"""So far apart such articles are of one matter at most."""
MOST = 20
"""With so many statements behind it one is compared at most."""


def statements(
    article: Article, rule: str, found: Sequence[Born], locate: Callable[[Born], Location]
) -> Iterator[Assertion]:
    """The first age and the birth of each person with a full name, in an article with a date."""
    seen = set()
    for born in found if article.anchor else ():
        if born.kind not in ("age", "birth") or len(born.person) < FULL:
            continue
        if (born.person, born.is_age) not in seen:
            seen.add((born.person, born.is_age))
            low, high = born.days[0]
            matter = read_matter(article, born.first, born.person)
            yield Assertion(
                rule=rule,
                subject=" ".join(born.person),
                value=TimeValue(low, high, "range", f"{low}/{high}", relative=born.is_age),
                location=locate(born),
                story=article.story,
                as_of=article.anchor,
                sentence=str(matter),
            )


def pairs(assertions: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Statements of two articles, each with those that follow it."""
    told = sorted(assertions, key=lambda a: (str(a.as_of), a.location))
    for at, first in enumerate(told):
        for second in told[at + 1 : at + 1 + MOST]:
            if first.location.path != second.location.path and _are_of_one_matter(first, second):
                yield first, second


def _are_of_one_matter(first: Assertion, second: Assertion) -> bool:
    """True for articles of one story, and for those of a month that tell of the same."""
    if first.story:
        return True
    assert first.as_of and second.as_of
    one, other = matter_of(first.sentence), matter_of(second.sentence)
    return second.as_of - first.as_of <= NEWS and one.is_one(other)


def contradict(first: Assertion, second: Assertion) -> bool:
    """True where two statements differ by more than a birthday."""
    return gap(_days(first), _days(second)) > YEAR


def _days(assertion: Assertion) -> Days:
    value = assertion.value
    assert isinstance(value, TimeValue) and value.start and value.end
    return value.start, value.end
