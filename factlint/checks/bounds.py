"""Bounds that cannot hold.

A part above its whole, in one sentence or the next ("12 dead, including 15 children", "ten of the
eight", "14 schools … 16 of the schools", "112 percent of the voters"); a range that runs downwards
("between 40 and 25"); a floor above its own ceiling ("at least 500 but no more than 300"); a
ceiling below a figure that the article gives for the same thing ("up to 50 were hurt", and later
62; "fines of up to 500 crowns", and "the heaviest fine, 750 crowns"); a bound that the final
figure breaks ("more than 50", and "46 in all"); a limit that was kept
("never rose above 6C", "no class has more than 30") and a figure beyond it, also "the cheapest
seats, £12" of "£18 to £75", and jobs to go of fewer that there are; a share of a number
("fewer than half of the 84", and "47 of the 84"); more votes than voters, and "a majority of the
200, 84 of them"; and a floor on causes with an exact figure for what they caused: where "at least
21 attacks" have been counted, the number of their victims is a floor, too, and so is that of the
homes they destroyed, also where a later paragraph speaks of "the 21 attacks". Articles of a run
are compared where they tell of one event by its day, names and words.

What may be, was forecast, is planned or is so every time ("may hold up to 50") is no ceiling,
unless a figure is said to keep to it ("within its limit"); figures of different days, years or
places are not held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from factlint.checks import Comparison, Ledger
from factlint.checks._beyond import BeyondReader
from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_text import BoundText
from factlint.checks._bound_wholes import WholeReader
from factlint.checks._bounding import Bound, BoundReader
from factlint.checks._bounds_across import BoundEvents, contradictions
from factlint.checks._excess import ExcessReader
from factlint.checks._forcing import ForceReader
from factlint.checks._heads import HeadReader
from factlint.checks._limits import LimitReader
from factlint.checks._majorities import MajorityReader
from factlint.checks._ranges import RangeReader
from factlint.checks._referring import ReferenceReader
from factlint.checks._two_articles import told_apart
from factlint.extract.article import Article, Reading
from factlint.extract.cues import read_cues
from factlint.model import LEVELS, Assertion, Finding, Related
from factlint.rulebook.rules import Rule, Story


class BoundsRule(Rule, frozen=True, kw_only=True):
    """A bounds rule has no fields; its words are the lexicon's `bounding` and `parts`."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")


RULE = BoundsRule


def read(article: Article, rules: Sequence[BoundsRule]) -> Reading:
    """Findings for bounds that cannot hold, and the figures that other articles may break."""
    text = _text(article)
    if text is None:
        return Reading()
    apart = ApartReader(text)
    bounds = list(_bounds(text, apart)) if rules else []
    return Reading(
        tuple(each for rule in rules for each in BoundEvents(text, apart).read(rule.id)),
        tuple(finding for rule in rules for finding in _findings(article, rule, bounds)),
    )


def compare(rule: BoundsRule, assertions: Sequence[Assertion], story: Story | None) -> Comparison:
    """Hold the bounds of one article to the figures of others."""
    ledger, pairs = Ledger(), list(contradictions(assertions))
    for bound, other in pairs:
        ledger.note(bound.location.path, other.location.path)
    return told_apart(rule, ledger, pairs, ". Which bound?", story)


def _findings(article: Article, rule: BoundsRule, bounds: Sequence[Bound]) -> Iterator[Finding]:
    seen: set[int] = set()
    for bound in bounds:
        span = article.tokens.span(*bound.places[0])
        if bound.places[0][0] in seen or article.quoted(span):
            continue
        seen.add(bound.places[0][0])
        yield _finding(article, rule, bound)


def _text(article: Article) -> BoundText | None:
    """The figures of an article with their cues; none for one that has no figures."""
    figures = [q.first for q in article.quantities if not q.value.ordinal]
    if not figures:
        return None
    numbers = (*figures, *(excluded.first for excluded in article.excluded))
    places = sorted({*map(article.sentence_of, (*numbers, *_units(article)))})
    return BoundText(article, read_cues(article, "bounding", places), HeadReader(article))


def _bounds(text: BoundText, apart: ApartReader) -> Iterator[Bound]:
    """The bounds of an article that cannot hold, parts above their whole first."""
    article, cues, heads = text.article, text.cues, text.heads
    excess = ExcessReader(article, heads)
    away = {article.sentence_of(first) for first, _ in cues["apart"]}
    for bound in excess.read():
        part, whole = (article.sentence_of(first) for first, _ in (bound.places * 2)[:2])
        if part == whole or part not in away:
            yield bound
    yield from ReferenceReader(article, cues, heads, excess).read()
    yield from BoundReader(article, cues).read()
    yield from ForceReader(article, cues, heads).read()
    yield from BeyondReader(text, apart).read()
    yield from LimitReader(text, apart).read()
    yield from MajorityReader(text, apart).read()
    yield from RangeReader(text, apart).read()
    yield from WholeReader(text, apart).read()


def _units(article: Article) -> Iterator[int]:
    """Where a unit stands behind the word for one of it: "an hour"."""
    said, words = article.lexicon.bounding.units, article.tokens.folded
    units = {word for _, *names in said for word in names}
    one = set(article.lexicon.numbers.articles)
    one |= {word for word, number in article.lexicon.numbers.words if number == 1}
    pairs = enumerate(pairwise(words), 1)
    return (at for at, (before, word) in pairs if word in units and before in one)


def _finding(article: Article, rule: BoundsRule, bound: Bound) -> Finding:
    places = [article.document.locate(article.tokens.span(*place)) for place in bound.places]
    texts = [f'"{" ".join(place.text.split())}"' for place in places]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(bound.severity, rule.severity, key=LEVELS.__getitem__),
        message=bound.message.format(*texts),
        primary=places[0],
        related=tuple(Related(place, bound.other) for place in places[1:]),
    )
