"""How many times: "its third strike" where the count stands at 21, two thirds in one article.

An ordinal of something that happens again and again is held to the total that the article gives
("in all, 21 strikes"), and in a story to the desk's fact for the measure: an ordinal above the
total cannot be, and one below it only if it is not the latest. The same ordinal on two days, and
two ordinals on one day or in headline and first sentence, disagree; so do the terms that somebody
is in.

What narrows the row keeps it apart from others: "the third strike this week", "its third in the
Pacific", "the third Pacific strike". So does another owner. What is planned, feared or quoted,
centuries, streets, ranks and other things that are not counted in a row are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import ClassVar

from factlint.checks import Comparison, Ledger
from factlint.checks._ordinals import Mention, OrdinalReader, Words
from factlint.checks._terms import terms_that_disagree
from factlint.extract.article import Article, Reading
from factlint.model import Assertion, Fact, Finding, Location, Quantity, Related
from factlint.rulebook.amounts import counted
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule, Story
from factlint.rulebook.words import fold

APART = 2
"""Two things of one day that are told side by side may be two things."""
LEAD = 3
"""The sentences in which an article says what its headline does."""


class OrdinalRule(Rule, frozen=True, kw_only=True):
    """Things that are counted in a row, and the words around them."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    measures: tuple[str, ...] = ()
    """Measures whose words are the things: in a story their facts count."""
    things: tuple[tuple[str, str], ...] = ()
    """Each thing with its plural."""
    plain: tuple[str, ...] = ()
    """Words before a thing that set nothing apart: "such", "deadly"."""
    window: tuple[str, ...] = ()
    """Words behind a thing that narrow the row: "in", "this"."""
    aims: tuple[str, ...] = ()
    """Words behind a thing that say what it was at: "on", "against"."""
    anyone: tuple[str, ...] = ()
    """Words for an owner that was named before: "it", "the club"."""
    totals: tuple[Pattern, ...] = ()
    """What a sentence says that counts all so far."""
    latest: tuple[Pattern, ...] = ()
    """What says that something is the last so far."""
    earlier: tuple[Pattern, ...] = ()
    """What says that a figure is one of before."""
    about: tuple[Pattern, ...] = ()
    """What says that a day is not that of the thing: "spoke of the third strike on Monday"."""
    unreal: tuple[Pattern, ...] = ()
    """What says that something is planned, feared or denied."""
    serving: tuple[Pattern, ...] = ()
    """A term that somebody is in, with `{age}` for the ordinal."""
    winning: tuple[Pattern, ...] = ()
    """A term that somebody has won or begins."""

    def patterns(self) -> tuple[Pattern, ...]:
        """The terms of somebody."""
        return (*self.serving, *self.winning)

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What else a sentence may say."""
        return (*self.totals, *self.latest, *self.earlier, *self.about, *self.unreal)


RULE = OrdinalRule


def read(article: Article, rules: Sequence[OrdinalRule]) -> Reading:
    """The ordinals of an article that disagree, and those of a story to hold to its facts."""
    if not any(number.kind == "ordinal" for number in article.numbers):
        return Reading()
    findings: list[Finding] = []
    assertions: list[Assertion] = []
    for rule in rules:
        reader = _reader(article, rule)
        ordinals = list(reader.ordinals())
        if ordinals:
            findings += _findings(article, rule, ordinals, list(reader.totals()))
        findings += terms_that_disagree(article, rule, rule.serving, rule.winning)
        if article.story:
            assertions += _assertions(article, rule, ordinals)
    return Reading(tuple(assertions), tuple(findings))


def _reader(article: Article, rule: OrdinalRule) -> OrdinalReader:
    words: dict[str, Words] = {
        name: frozenset(map(fold, getattr(rule, name)))
        for name in ("plain", "window", "aims", "anyone")
    }
    said = {
        name: getattr(rule, name) for name in ("totals", "latest", "earlier", "about", "unreal")
    }
    return OrdinalReader(article, dict(rule.things), words, said)


def _findings(
    article: Article, rule: OrdinalRule, ordinals: list[Mention], totals: list[Mention]
) -> Iterator[Finding]:
    seen: set[int] = set()
    for ordinal in ordinals:
        for total in totals:
            if ordinal.first not in seen and _is_beside(ordinal, total):
                seen.add(ordinal.first)
                yield _finding(article, rule, ordinal, total, "Which of the two is right?")
    for first, second in combinations(ordinals, 2):
        if second.first in seen or not first.of_one_row(second):
            continue
        if _are_one(first, second):
            seen.add(second.first)
            yield _finding(article, rule, second, first, "Which is it?")
        elif _are_two(first, second):
            seen.add(second.first)
            yield _finding(article, rule, second, first, "Two different ones?")


def _is_beside(ordinal: Mention, total: Mention) -> bool:
    """True when an ordinal cannot be that of the latest of so many."""
    count = total.count
    if count is None or not ordinal.latest or not ordinal.of_one_row(total):
        return False
    whole = not ordinal.window or ordinal.window <= total.owners
    if not (ordinal.window == total.window or (whole and (total.span or not total.window))):
        return False
    return _differs(ordinal.number, counted(count))


def _differs(number: int, count: Quantity) -> bool:
    above = count.high is not None and number > count.high
    below = count.low is not None and number < count.low
    return above or below


def _are_one(first: Mention, second: Mention) -> bool:
    """True for two ordinals of what is one thing: of one day, or of headline and lead."""
    if first.number == second.number or first.window != second.window:
        return False
    if first.aim and second.aim and first.aim != second.aim:
        return False
    if first.headline and not second.headline:
        return second.latest and second.sentence - first.sentence <= LEAD
    apart = abs(first.sentence - second.sentence) >= APART
    return first.day is not None and first.day == second.day and apart


def _are_two(first: Mention, second: Mention) -> bool:
    """True for one ordinal of two things: of different days in one row."""
    if first.number != second.number or not first.day or not second.day:
        return False
    if first.day == second.day or first.sentence == second.sentence:
        return False
    if first.places != second.places or first.aim != second.aim:
        return False
    if first.window == second.window:
        return True
    narrow, wide = (first, second) if first.window else (second, first)
    return bool(
        not wide.window
        and narrow.span
        and wide.day
        and narrow.span[0] <= wide.day <= narrow.span[1]
    )


def _locate(article: Article, mention: Mention) -> Location:
    return article.document.locate(article.tokens.span(mention.first, mention.stop))


def _finding(
    article: Article, rule: OrdinalRule, here: Mention, there: Mention, question: str
) -> Finding:
    place, other = _locate(article, here), _locate(article, there)
    days = [f" on {m.day}" if m.day and here.day != there.day else "" for m in (here, there)]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity="warning",
        message=f'"{place.said}"{days[0]} here, "{other.said}"{days[1]} there. {question}',
        primary=place,
        related=(Related(other, f'"{other.said}"'),),
    )


def _assertions(
    article: Article, rule: OrdinalRule, ordinals: Sequence[Mention]
) -> Iterator[Assertion]:
    """The latest ordinals of a measure, without what narrows their row."""
    nouns = {
        fold(noun): name
        for name in rule.measures
        if (measure := article.lexicon.measure(name))
        for noun in (*measure.noun, *measure.single)
    }
    for mention in ordinals:
        if mention.latest and not mention.window and set(mention.kind) <= nouns.keys():
            number = mention.number
            yield Assertion(
                rule=rule.id,
                subject=nouns[mention.kind[-1]],
                value=Quantity(number, number, number, ordinal=True),
                location=_locate(article, mention),
                story=article.story,
                as_of=mention.day or article.anchor,
            )


def compare(rule: OrdinalRule, assertions: Sequence[Assertion], story: Story | None) -> Comparison:
    """Hold the latest ordinals to the story's facts."""
    ledger = Ledger()
    findings = []
    for assertion in assertions:
        fact = _fact(story.facts if story else (), assertion)
        ledger.note(assertion.location.path, excuse="" if fact else "no fact of that day")
        if fact and _contradicts(assertion, fact):
            findings.append(_against(rule, assertion, fact))
    return ledger.close(findings)


def _fact(facts: Sequence[Fact], assertion: Assertion) -> Fact | None:
    """The newest fact about the total that is not later than a statement."""
    known = [
        fact
        for fact in facts
        if fact.subject == assertion.subject
        and fact.scope == "total"
        and assertion.as_of
        and fact.as_of <= assertion.as_of
    ]
    return max(known, key=lambda fact: fact.as_of, default=None)


def _contradicts(assertion: Assertion, fact: Fact) -> bool:
    """True for a number that was passed, or is ahead of the fact on its day."""
    value = assertion.value
    assert isinstance(value, Quantity) and value.low is not None and assertion.as_of
    if fact.value.low is not None and value.low < fact.value.low:
        return True
    ahead = fact.value.high is not None and value.low > fact.value.high
    return ahead and (assertion.as_of - fact.as_of).days <= fact.lag


def _against(rule: OrdinalRule, assertion: Assertion, fact: Fact) -> Finding:
    here = assertion.location
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=(
            f'"{here.said}", but the fact sheet has {fact.value.value or fact.value.low:g} as of '
            f"{fact.as_of.isoformat()} ({fact.source}). The latest?"
        ),
        primary=here,
        related=(Related(fact.location, "declared here"),),
    )
