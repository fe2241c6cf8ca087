"""Persons whom no desk declared: not introduced, introduced late, or with two titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factlint.checks._given_titles import GivenTitles
from factlint.checks._late_names import LateNames
from factlint.checks._post_pairs import PostPairs
from factlint.checks._strangers import Strangers
from factlint.extract.article import Article
from factlint.extract.tokens import Range
from factlint.model import LEVELS, Finding, Related, Severity
from factlint.rulebook.words import fold_marks

if TYPE_CHECKING:
    from factlint.checks.title import TitleRule


def of_undeclared(article: Article, rule: TitleRule) -> Iterator[Finding]:
    """What a rule for undeclared persons finds."""
    if not (rule.undeclared or rule.ladders):
        return
    declared = frozenset(
        fold_marks(word) for forms in article.declared_names for f in forms for word in f.split()
    )
    if rule.undeclared:
        for name in Strangers(article).read():
            if declared.isdisjoint(name.keys):
                said = '"{}": nothing says who it is. Which title or given name?'
                yield _finding(article, rule, (name.first, name.stop), said, "note")
        for name, full in LateNames(article).read():
            if declared.isdisjoint(name.keys):
                said, there = '"{}" here, "{}" only later. Who is it?', (full.first, full.stop)
                yield _finding(article, rule, (name.first, name.stop), said, "note", there)
    if rule.ladders:
        yield from _of_two_titles(article, rule, declared)


def _of_two_titles(
    article: Article, rule: TitleRule, declared: frozenset[str]
) -> Iterator[Finding]:
    """Titles that contradict each other, surely or likely."""
    given = GivenTitles(article, rule, declared)
    said, found = '"{}" here, "{}" before. Which title?', list[Range]()
    for one, other in given.read():
        severity = rule.severity if other.named else "note"
        found += [one.place, other.place]
        yield _finding(article, rule, other.place, said, severity, one.place)
    for earlier, later in PostPairs(article, rule, given).read():
        if not any(_overlap(place, post.place) for place in found for post in (earlier, later)):
            severity = rule.severity if earlier.sure and later.sure else "note"
            yield _finding(article, rule, later.place, said, severity, earlier.place)


def _overlap(one: Range, other: Range) -> bool:
    """True for stretches that share a token."""
    return one[0] < other[1] and other[0] < one[1]


def _finding(
    article: Article,
    rule: TitleRule,
    place: Range,
    said: str,
    severity: Severity,
    there: Range | None = None,
) -> Finding:
    """A finding with the other place of the same person, where there is one."""
    here, *others = (
        article.document.locate(article.tokens.span(*one)) for one in (place, there) if one
    )
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(rule.severity, severity, key=LEVELS.__getitem__),
        message=said.format(*(one.text for one in (here, *others))),
        primary=here,
        related=tuple(Related(other, "called so here") for other in others),
    )
