"""When an article was published: missing, or said in two ways.

A rule looks for one of three things:

    finds: missing         no publication date at all. A warning when the text has a time
                           that only the date can resolve ("on Monday"), else a note
    finds: contradiction   the header gives two publication dates. A date that follows a
                           word for "updated" may be later than the publication, not earlier;
                           the date of a dateline may be a few days before it
    finds: mismatch        the header gives another date than the side file or the command line

Words for "updated" are the lexicon's. In the message, `{here}` and `{there}` are the two
dates and `{origin}` is where the second one comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Literal

from factlint.extract.article import Article, Reading
from factlint.extract.published import BESIDE, Published
from factlint.model import Finding, Location, Related, Severity, Span
from factlint.rulebook.rules import Rule
from factlint.rulebook.words import fold, split_words

LABEL_WORDS = 4
DATELINE_DAYS = 3
_AFTER_DATELINE = re.compile(r"\s*+(?:(?:,\s*+)?+\(?[A-Z][\w. /]{0,30}\)?)?\s*+(?:--?|[—–])")

Role = Literal["publication", "update", "dateline"]


class MetadataRule(Rule, frozen=True, kw_only=True):
    """Which of the three things to look for."""

    placeholders: ClassVar[tuple[str, ...]] = ("here", "there", "origin")
    message: str
    """What to say, with `{here}`, `{there}` and `{origin}`."""
    finds: Literal["missing", "contradiction", "mismatch"]
    """Which of the three things to look for."""


RULE = MetadataRule


def read(article: Article, rules: Sequence[MetadataRule]) -> Reading:
    """The findings of each rule, at most one a rule."""
    found = (finding for rule in rules for finding in _FINDERS[rule.finds](article, rule))
    return Reading(findings=tuple(found))


def _find_missing(article: Article, rule: MetadataRule) -> Iterator[Finding]:
    if article.published or not article.lines:
        return
    locate = article.document.locate
    related = [
        Related(place, f'"{place.said}": which day is that?')
        for place in map(locate, article.unresolved[:1])
    ]
    severity = rule.severity if related else "note"
    yield _finding(rule, severity, rule.message, locate(article.lines[0]), related)


def _find_contradiction(article: Article, rule: MetadataRule) -> Iterator[Finding]:
    dates = _header_dates(article)
    roles = [_role(article, date) for date in dates]
    if "publication" not in roles:
        return
    first = dates[roles.index("publication")]
    for date, role in zip(dates, roles, strict=True):
        if not _agrees(first, date, role):
            there = article.document.locate(_span(date))
            message = _message(rule, article, first, there.text)
            related = [Related(there, "and this one?")]
            primary = article.document.locate(_span(first))
            yield _finding(rule, rule.severity, message, primary, related)
            return


def _agrees(first: Published, date: Published, role: Role) -> bool:
    if role == "update":
        return date.day >= first.day
    slack = DATELINE_DAYS if role == "dateline" else 0
    return 0 <= (first.day - date.day).days <= slack


def _find_mismatch(article: Article, rule: MetadataRule) -> Iterator[Finding]:
    declared = next((date for date in article.published if date.origin != "header"), None)
    stated = [d for d in _header_dates(article) if _role(article, d) == "publication"]
    if declared and stated and all(date.day != declared.day for date in stated):
        message = _message(rule, article, stated[0], declared.day.isoformat(), declared.origin)
        primary = article.document.locate(_span(stated[0]))
        yield _finding(rule, rule.severity, message, primary, [])


def _header_dates(article: Article) -> list[Published]:
    return [date for date in article.published if date.span]


def _span(date: Published) -> Span:
    assert date.span
    return date.span


def _role(article: Article, date: Published) -> Role:
    """What a header date is the date of, by the words beside it on its line."""
    prose, span = article.document.prose, _span(date)
    before = prose[max(0, span.start - BESIDE) : span.start].rpartition("\n")[2]
    after = prose[span.end : span.end + BESIDE].partition("\n")[0]
    if before.strip() and _AFTER_DATELINE.match(after):
        return "dateline"
    words = [fold(word) for word in split_words(before) if word[0].isalpha()]
    spoken = f" {' '.join(words[-LABEL_WORDS:])} "
    updated = any(f" {label} " in spoken for label in article.lexicon.header.updated)
    return "update" if updated else "publication"


def _message(
    rule: MetadataRule, article: Article, here: Published, there: str, origin: str = "header"
) -> str:
    said = article.document.locate(_span(here)).text
    words = rule.message.replace("{here}", said).replace("{there}", there)
    return words.replace("{origin}", origin)


def _finding(
    rule: MetadataRule,
    severity: Severity,
    message: str,
    primary: Location,
    related: Sequence[Related],
) -> Finding:
    return Finding(rule.id, rule.check, severity, message, primary, tuple(related))


_FINDERS: dict[str, Callable[[Article, MetadataRule], Iterator[Finding]]] = {
    "missing": _find_missing,
    "contradiction": _find_contradiction,
    "mismatch": _find_mismatch,
}
