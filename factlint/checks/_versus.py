"""Two figures of a short source that a draft compares without saying them: more won than lost.

The words before "than" tell which figure is the one, those behind it which is the other. What both
sides have says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import msgspec

from factlint.extract.about import About
from factlint.extract.agreeing import are_comparable, parts_of
from factlint.extract.article import Article
from factlint.extract.nearness import DAY, ORDINAL
from factlint.extract.passages import quantities_in, times_in
from factlint.extract.stems import stems_of
from factlint.model import Span
from factlint.rulebook.words import fold_marks

CLEARLY = 0.2
"""How much better two figures must go with a comparison than the other way round."""
NEAR = 0.5
"""How near, beside other figures, a word must stand that tells which figure is meant."""


class Versus(msgspec.Struct, frozen=True):
    """A comparison: is the one `more` than the other, and the stems of both sides."""

    span: Span
    sentence: int
    more: bool
    one: frozenset[str]
    other: frozenset[str]


def read_versus(article: Article) -> Iterator[Versus]:
    """The comparisons of an article that say no figure, and none by how much: "six fewer"."""
    compare = article.lexicon.alignment.compare
    words = [fold_marks(word) for word in article.tokens.words]
    ways = {**dict.fromkeys(compare.more, True), **dict.fromkeys(compare.less, False)}
    lists = dict(article.lexicon.lists)
    opening = "article-the", "possessive", "preposition"
    opens = {opener for name in opening for opener in lists.get(name, ())}
    counted = {quantity.stop for quantity in article.quantities}
    valued = {at for q in article.quantities for at in range(q.first, q.stop)}
    for at, word in enumerate(words[:-1]):
        if word not in compare.than or not valued.isdisjoint((at, at + 1)):
            continue
        if words[at - 1] in ways and words[at + 1] not in opens:
            continue
        start, stop = article.sentence_of(at)
        way = next((back for back in range(at - 1, start - 1, -1) if words[back] in ways), None)
        if way is None or way in counted:
            continue
        one, other = _told_apart(_stems(article, start, at), _stems(article, at + 1, stop))
        if one and other:
            span = article.tokens.span(way, at + 1)
            yield Versus(span, start, ways[words[way]], one, other)


def _told_apart(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], ...]:
    """What only one side says; where both have a year or an ordinal, nothing but these."""
    sides = one - other, other - one
    for kind in (DAY, ORDINAL):
        alone = [frozenset(stem for stem in side if stem.startswith(kind)) for side in sides]
        if all(alone):
            return tuple(alone)
    return sides


def _stems(article: Article, first: int, stop: int) -> frozenset[str]:
    """What some tokens say, years and ordinals as the words for them."""
    stems = stems_of(article.lexicon)
    found = {stem for word in article.tokens.words[first:stop] if (stem := stems.of(word))}
    for quantity in quantities_in(article, (first, stop)):
        if quantity.value.ordinal:
            found.add(f"{ORDINAL}{quantity.value.value}")
    for time in times_in(article, (first, stop)):
        year = parts_of(time).year
        if year is not None:
            found.add(f"{DAY}year{year}")
    return frozenset(found)


def contradicts(versus: Versus, values: Sequence[About]) -> About | None:
    """The figure of a source that a comparison says the contrary of."""
    plain = [about for about in values if not (about.tacit or about.kind) and _size(about)]
    best: tuple[float, About, About] | None = None
    for one, two in permutations(plain, 2):
        assert one.quantity and two.quantity
        if one.sentence != two.sentence or not are_comparable(one.quantity, two.quantity):
            continue
        there, back = _goes(versus.one, one, plain), _goes(versus.other, two, plain)
        other_way = _goes(versus.one, two, plain) + _goes(versus.other, one, plain)
        if back < NEAR or there + back - other_way < CLEARLY:
            continue
        if best is None or there + back > best[0]:
            best = there + back, one, two
    if best is None:
        return None
    one_is, other_is = _size(best[1]), _size(best[2])
    return best[1] if (one_is > other_is) != versus.more else None


def _goes(stems: frozenset[str], about: About, values: Sequence[About]) -> float:
    """How near words stand to a figure, beside all figures."""
    have = most = 0.0
    for stem in stems:
        if top := max(value.words.get(stem, 0.0) for value in values):
            have += about.words.get(stem, 0.0) / top
            most += 1
    return have / most if most else 0.0


def _size(about: About) -> float:
    value = about.quantity
    exact = value is not None and value.value is not None and not value.ordinal
    return float(value.value) if exact and value and value.value is not None else 0.0
