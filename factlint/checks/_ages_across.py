"""Ages of one person in several articles: of a story, or by what both tell of one matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, islice

from factlint.checks._born import Born, Days, gap
from factlint.extract.article import Article
from factlint.extract.proper import day_words, small_words
from factlint.model import Assertion, Location, TimeValue
from factlint.rulebook.words import fold_marks

YEAR = 365
"""By so many days two articles may differ: a birthday may lie between them."""
FULL = 2
"""Words of a name that is no namesake's as a rule."""
LONG, SAME = 5, 2
"""Letters of a word that tells of a matter, and how many words two articles share."""
BEGINNING = 150
"""Tokens of an article that tell its matter."""
NEWS = timedelta(days=60)
"""So far apart two articles of one matter are published."""
NEAREST = 20
"""So many articles about people of one name are looked at behind each."""


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
            yield Assertion(
                rule=rule,
                subject=" ".join(born.person),
                value=TimeValue(low, high, "range", f"{low}/{high}", relative=born.is_age),
                location=locate(born),
                story=article.story,
                as_of=article.anchor,
                sentence="" if article.story else " ".join(sorted(_matter(article, born))),
            )


def _matter(article: Article, born: Born) -> set[str]:
    """The longer words that an article begins with, but for the name."""
    words = set(map(fold_marks, article.tokens.words[:BEGINNING])) - set(born.person)
    words -= small_words(article.lexicon) | day_words(article.lexicon)
    return {word for word in words if len(word) >= LONG and word.isalpha()}


def pairs(assertions: Sequence[Assertion], story: object) -> Iterator[tuple[Assertion, Assertion]]:
    """Those of two articles that are of one person: in a story all that have one name."""
    if story is not None:
        yield from _of_two(combinations(assertions, 2))
        return
    ordered = sorted(assertions, key=lambda one: (one.as_of, one.location))
    for at, first in enumerate(ordered):
        behind = islice(ordered, at + 1, at + 1 + NEAREST)
        yield from _of_two((first, one) for one in behind if _is_same_matter(first, one))


def _of_two(
    found: Iterator[tuple[Assertion, Assertion]],
) -> Iterator[tuple[Assertion, Assertion]]:
    return (pair for pair in found if pair[0].location.path != pair[1].location.path)


def _is_same_matter(one: Assertion, two: Assertion) -> bool:
    shared = set(one.sentence.split()) & set(two.sentence.split())
    near = one.as_of is not None and two.as_of is not None and two.as_of - one.as_of <= NEWS
    return near and len(shared) >= SAME


def contradict(first: Assertion, second: Assertion) -> bool:
    """True where two statements differ by more than a birthday."""
    return gap(_days(first), _days(second)) > YEAR


def _days(assertion: Assertion) -> Days:
    value = assertion.value
    assert isinstance(value, TimeValue) and value.start and value.end
    return value.start, value.end
