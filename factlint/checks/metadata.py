"""What is said about an article: when it was published, by whom, from where, under which name.

A rule looks for one of these:

    finds: missing         no publication date at all. A warning when the text has a time
                           that only the date can resolve ("on Monday"), else a note
    finds: contradiction   the header gives two publication dates. A date that follows a
                           word for "updated" may be later than the publication, not earlier;
                           the date of a dateline may be a few days before it
    finds: mismatch        the header gives another date than the side file or the command line
    finds: update          it was updated before it was published
    finds: embargo         it was published before its embargo ends
    finds: embargo-note    a line about an embargo is left in a published article (`lines`)
    finds: byline          a field for the author names nobody, and no line does
    finds: bylines         two bylines name different persons
    finds: address         its URL or slug has another date
    finds: file            the name of its file, or of the folders, has another date
    finds: place           its dateline is of another place than the field has
    finds: here            its dateline is of another place than the text calls "here" (`lines`)
    finds: dateline        its dateline has a day after the publication, or long before
    finds: weekday         its dateline has a weekday that does not go with the day
    finds: dated           a field has a weekday that does not go with its date
    finds: today           its text has "today" with a weekday that is not that of its dateline

Fields are those of front matter, by the names that content systems give them (`updated`,
`lastmod`, `date_modified`, …). A day more or less between an address, a file or a dateline and
the publication is one of time zones and passes.

Words for "updated" are the lexicon's, and so are those for desks that write without a name. In
the message, `{here}` and `{there}` are the two sides and `{origin}` is where the second one comes
from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from factlint.checks._bylines import find_missing_byline, find_two_bylines
from factlint.checks._clashes import Clash, Head
from factlint.checks._datelines import find_day, find_here, find_place, find_today, find_weekday
from factlint.checks._stamps import (
    find_address,
    find_dated,
    find_early,
    find_file,
    find_note,
    find_update,
)
from factlint.extract.article import Article, Reading
from factlint.extract.published import BESIDE, Published
from factlint.model import Finding, Location, Related, Severity, Span
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.words import fold, split_words

LABEL_WORDS = 4
DATELINE_DAYS = 7
_AFTER_DATELINE = re.compile(r"\s*+(?:(?:,\s*+)?+\(?[A-Z][\w. /]{0,30}\)?)?\s*+(?:--?|[—–])")

Role = Literal["publication", "update", "dateline"]
Finds = Literal[
    "missing",
    "contradiction",
    "mismatch",
    "update",
    "embargo",
    "embargo-note",
    "byline",
    "bylines",
    "address",
    "file",
    "place",
    "here",
    "dateline",
    "weekday",
    "dated",
    "today",
]


class MetadataRule(Rule, frozen=True, kw_only=True):
    """Which of these things to look for."""

    placeholders: ClassVar[tuple[str, ...]] = ("here", "there", "origin")
    message: str
    """What to say, with `{here}`, `{there}` and `{origin}`."""
    finds: Finds
    """Which of these things to look for."""
    lines: tuple[Pattern, ...] = ()
    """For `embargo` and `embargo-note` what a line about an embargo begins with, for `update` what
    dates a change, with `{date}`, for `here` what stands before a `{capital}` name."""

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the rule."""
        return self.lines


RULE = MetadataRule


def read(article: Article, rules: Sequence[MetadataRule]) -> Reading:
    """The findings of each rule, at most one a rule."""
    head = Head(article)
    found = [finding for rule in rules for finding in _found(head, rule)]
    return Reading(findings=tuple(found))


def _found(head: Head, rule: MetadataRule) -> Iterator[Finding]:
    if rule.finds in _FINDERS:
        yield from _FINDERS[rule.finds](head.article, rule)
    else:
        clash = next(iter(_CLASHES[rule.finds](head, rule)), None)
        if clash:
            yield _clashing(head.article, rule, clash)


def _clashing(article: Article, rule: MetadataRule, clash: Clash) -> Finding:
    locate = article.document.locate
    message = rule.message
    for name in ("here", "there", "origin"):
        message = message.replace(f"{{{name}}}", getattr(clash, name))
    related = [Related(locate(clash.other), "and this?")] if clash.other else []
    return _finding(rule, rule.severity, message, locate(clash.span), related)


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


def _dated(head: Head) -> list[tuple[Published, bool]]:
    """The dates of the header, each with whether it is that of a change."""
    roles = [(date, _role(head.article, date)) for date in _header_dates(head.article)]
    return [(date, role == "update") for date, role in roles if role != "dateline"]


def _embargoes(head: Head, rule: MetadataRule) -> Iterator[Clash]:
    yield from find_early(head)
    yield from find_note(head, rule.lines, early=True)


_FINDERS: dict[str, Callable[[Article, MetadataRule], Iterator[Finding]]] = {
    "missing": _find_missing,
    "contradiction": _find_contradiction,
    "mismatch": _find_mismatch,
}
_CLASHES: dict[str, Callable[[Head, MetadataRule], Iterable[Clash]]] = {
    "update": lambda head, rule: find_update(head, _dated(head), rule.lines),
    "embargo": _embargoes,
    "embargo-note": lambda head, rule: find_note(head, rule.lines, early=False),
    "byline": lambda head, rule: find_missing_byline(head),
    "bylines": lambda head, rule: find_two_bylines(head),
    "address": lambda head, rule: find_address(head),
    "file": lambda head, rule: find_file(head),
    "here": lambda head, rule: find_here(head, rule.lines),
    "place": lambda head, rule: find_place(head),
    "dateline": lambda head, rule: find_day(head),
    "weekday": lambda head, rule: find_weekday(head),
    "dated": lambda head, rule: find_dated(head),
    "today": lambda head, rule: find_today(head),
}
