"""Bounds that cannot hold.

A part above its whole ("12 dead, including 15 children", "ten of the eight"); a range that runs
downwards ("between 40 and 25"); a floor above its own ceiling ("at least 500 but no more than
300"); a ceiling below a figure that the article gives for the same thing ("up to 50 were hurt", and
later 62); and a floor on causes with an exact figure for what they caused: where "at least 21
attacks" have been counted, the number of their victims is a floor, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from factlint.checks._bounding import Bound, BoundReader
from factlint.checks._excess import ExcessReader
from factlint.extract.article import Article, Reading
from factlint.model import LEVELS, Finding, Related
from factlint.rulebook.rules import Rule


class BoundsRule(Rule, frozen=True, kw_only=True):
    """A bounds rule has no fields; its words are the lexicon's `bounding` and `parts`."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")


RULE = BoundsRule


def read(article: Article, rules: Sequence[BoundsRule]) -> Reading:
    """Findings for bounds that cannot hold."""
    return Reading(findings=tuple(f for rule in rules for f in _findings(article, rule)))


def _findings(article: Article, rule: BoundsRule) -> Iterator[Finding]:
    seen: set[int] = set()
    for bound in (*ExcessReader(article).read(), *BoundReader(article).read()):
        places = [article.tokens.span(first, stop) for first, stop in bound.places]
        if bound.places[0][0] in seen or any(article.quoted(place) for place in places):
            continue
        seen.add(bound.places[0][0])
        yield _finding(article, rule, bound)


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
