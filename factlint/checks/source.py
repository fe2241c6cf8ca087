"""Figures, dates, names and quotations of a draft, looked for in its sources.

With `--source FILE` each figure, date, name and quotation of the articles is looked for in the
files that are named: a transcript, a report, an agency's copy. Each is one of three things:

    supported       a source says the same of the same thing. Hedges count on both sides: "more
                    than 45" is supported by 46, "about 50" by 48, 46 by "more than 45"
    contradicted    what the sources say of the same thing is something else: 45, another day, a
                    name with another letter, a quotation in other words
    not found       no source says so, as far as can be told

What a figure or a date is about is told by the words near it: the measure of the lexicon, the
word it counts, names, the day it is of. Two values are of one thing only when their sentences
share enough words, more of them in a longer source, and no other value there that fits as well
agrees. A figure of several is compared with the one whose words are nearest: "14 killed, 22
injured" contradicts "22 killed"; a limit ("more than 300") also with the one nearest in size.

A rule looks for one of two things:

    finds: contradicted    a source says something else
    finds: not-found       no source says it. A note: much that is right stands in no source

Without `--source` nothing is looked for. Sources are not checked themselves; dates without a
year, and weekdays, are compared as far as they go. A rank is compared with ranks, an age with
ages, a scoreline with scorelines. A range of dates has a beginning and an end, and lasts some
years; a part of a whole is a percentage, too; "10-3" in a season are ten wins and three losses.
What two figures of a sentence give ("six fewer than", a quarter of 640) is no contradiction.
In sources of a sentence or two what speaks for each value is weighed, the heaviest counts, and it
is contradicted more readily. There "a majority of" and "debut" are compared with what the figures
say, "the highest" with ranks, "rose" with "fell", and "more games won than lost" with the two
figures. Scales ("out of 10"), limits of age,
addresses and other numbers that are no amounts are left out, and so is the date of publication.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from factlint.checks import LookedUp
from factlint.extract.article import Article, Reading
from factlint.model import Finding, Related
from factlint.rulebook.rules import Rule

if TYPE_CHECKING:  # what a run without sources need not load
    from factlint.checks._consulted import Sources, Verdict


class SourceRule(Rule, frozen=True, kw_only=True):
    """Which of the two things to look for, said in the check's own words."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    family: ClassVar[str] = "source"
    needs_sources: ClassVar[bool] = True
    finds: Literal["contradicted", "not-found"]
    """Which of the two things to look for."""


RULE = SourceRule


def read(article: Article, rules: Sequence[SourceRule]) -> Reading:
    """Nothing: an article by itself has no sources."""
    return Reading()


def gather(articles: Sequence[Article]) -> Sources:
    """What the sources of a run say."""
    from factlint.checks._consulted import Sources

    return Sources(articles)


def look_up(article: Article, rules: Sequence[SourceRule], sources: Sources) -> LookedUp:
    """What the sources make of an article, each thing counted; findings as the rules want."""
    verdicts = [each for each in sources.judge(article) if not article.retracts(each.span)]
    findings = tuple(
        _finding(rule, article, verdict)
        for rule in rules
        for verdict in verdicts
        if verdict.outcome == rule.finds
    )
    return LookedUp(findings, Counter(verdict.outcome for verdict in verdicts))


def _finding(rule: SourceRule, article: Article, verdict: Verdict) -> Finding:
    place = article.document.locate(verdict.span)
    if verdict.there is None:
        message = f'"{place.said}" was not found in the sources'
        return Finding(rule.id, rule.check, rule.severity, message, place)
    source, span = verdict.there
    there = source.document.locate(span)
    return Finding(
        rule.id,
        rule.check,
        rule.severity,
        f'"{place.said}" here, "{there.said}" in {there.path}',
        place,
        (Related(there, f'the source: "{there.said}"'),),
        confidence=verdict.confidence,
    )
