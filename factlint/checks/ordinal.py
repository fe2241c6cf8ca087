"""How many times: "its third strike" where the count stands at 21, two thirds in one article.

An ordinal of something that happens again and again is held to the total that the article gives
("in all, 21 strikes"), and in a story to the desk's fact for the measure: an ordinal above the
total cannot be, and one below it only if it is not the latest. So is one that should come after a
number of things, or a list of times, of before ("had rejected it in 2019, 2020 and 2021"), a
victim to the death toll, a tenth win to a record of 14-3, and a fifth to the whole it is of ("the
fifth of four children"). The same ordinal on two days, at two moments of a game or of two people
disagrees; so do two ordinals on one day or in headline and first sentence, and the terms that
somebody is in.

What narrows the row keeps it apart from others: "the third strike this week", "its third in the
Pacific", "the third Pacific strike". So does another owner. What is planned, feared or quoted,
centuries, streets, ranks and other things that are not counted in a row are not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import ClassVar

from factlint.checks import Comparison, Ledger
from factlint.checks._against_counts import CountComparer
from factlint.checks._held import (
    are_held_by_two,
    are_moments_apart,
    are_one,
    are_told_apart,
    are_two,
    is_retold,
)
from factlint.checks._mentions import Mention
from factlint.checks._ordinals import OrdinalReader
from factlint.checks._records import records_beside
from factlint.checks._row_counts import wholes_below
from factlint.checks._terms import terms_that_disagree
from factlint.extract.article import Article, Reading
from factlint.extract.tokens import Range
from factlint.model import Assertion, Fact, Finding, Quantity, Related
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule, Story
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold

WHICH, ONE, TWO = "Which of the two is right?", "Which is it?", "Two different ones?"
SAID = (
    *("totals", "brings", "before", "bygone", "latest", "news", "earlier"),
    *("sure", "meant", "closed", "following", "about", "past", "unreal", "coming"),
)
"""The keys of what a sentence may say."""


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
    words: Table[Words] = ()
    """Other words, by what they do: `stops` and `ends` end a phrase, `row` says "in a row",
    `moments` are of a game, `owning` stands before what is somebody's, `no-things` are not counted
    so, `units` and `seasons` are of time, `within` is counted anew in each game or family, `often`
    counts what was done; `deaths` are of `persons`; `tallies` come to what is `reaching`; `listing`
    stands between times, `ago` behind and `again` and `had` before what was; `more` stands behind
    what is yet to come, `leading` before the first ones, `following` before a list of those before,
    `closing` behind a row, `ways` before how it was done, `introducing` before what is new, `then`
    goes on with a tale, `beating` stands before who lost; `causes` are what one
    dies of; `improving`, `worsening` and `joined` stand before a record; `being` and `it` before
    what somebody or something is."""
    same: tuple[tuple[str, ...], ...] = ()
    """Nouns, and verbs, that say the same."""
    totals: tuple[Pattern, ...] = ()
    """What a sentence says that counts all so far."""
    brings: tuple[Pattern, ...] = ()
    """What brings a total to what it will be."""
    before: tuple[Pattern, ...] = ()
    """What says that a total is of what was before."""
    bygone: tuple[Pattern, ...] = ()
    """What says that a total is of another time."""
    sure: tuple[Pattern, ...] = ()
    """What says that a number is of all there are."""
    meant: tuple[Pattern, ...] = ()
    """What says that a number is of those that were told of."""
    closed: tuple[Pattern, ...] = ()
    """What says that there were no others before."""
    following: tuple[Pattern, ...] = ()
    """What says that a list is of those before."""
    latest: tuple[Pattern, ...] = ()
    """What says that something is the last so far."""
    news: tuple[Pattern, ...] = ()
    """What says so in the first sentence of an article."""
    earlier: tuple[Pattern, ...] = ()
    """What says that a figure is one of before."""
    about: tuple[Pattern, ...] = ()
    """What says that a day is not that of the thing: "spoke of the third strike on Monday"."""
    past: tuple[Pattern, ...] = ()
    """What says that something was long before."""
    unreal: tuple[Pattern, ...] = ()
    """What says that something is feared or denied."""
    coming: tuple[Pattern, ...] = ()
    """What says that something is planned."""
    serving: tuple[Pattern, ...] = ()
    """A term that somebody is in, with `{age}` for the ordinal."""
    winning: tuple[Pattern, ...] = ()
    """A term that somebody has won or begins."""

    def patterns(self) -> tuple[Pattern, ...]:
        """The terms of somebody."""
        return (*self.serving, *self.winning)

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What else a sentence may say."""
        return tuple(pattern for name in SAID for pattern in getattr(self, name))


RULE = OrdinalRule


def read(article: Article, rules: Sequence[OrdinalRule]) -> Reading:
    """The ordinals of an article that disagree, and those of a story to hold to its facts."""
    if not any(number.kind != "number" for number in article.numbers):
        return Reading()
    findings: list[Finding] = []
    assertions: list[Assertion] = []
    for rule in rules:
        reader = _reader(article, rule)
        ordinals = list(reader.ordinals())
        findings += _findings(article, rule, reader, ordinals)
        findings += terms_that_disagree(article, rule, rule.serving, rule.winning)
        if article.story:
            assertions += _assertions(reader, rule, ordinals)
    return Reading(tuple(assertions), tuple(findings))


def _reader(article: Article, rule: OrdinalRule) -> OrdinalReader:
    names = ("plain", "window", "aims", "anyone")
    words: dict[str, frozenset[str]] = defaultdict(frozenset)
    words.update((name, frozenset(map(fold, getattr(rule, name)))) for name in names)
    words.update((name, frozenset(map(fold, listed))) for name, listed in rule.words)
    said = {name: getattr(rule, name) for name in SAID}
    return OrdinalReader(article, dict(rule.things), words, said, rule.same)


def _findings(
    article: Article, rule: OrdinalRule, reader: OrdinalReader, ordinals: Sequence[Mention]
) -> Iterator[Finding]:
    """One finding for each ordinal that something else in the article contradicts."""
    seen: set[int] = set()
    for here, there, question in _rivals(reader, ordinals):
        if here[0] not in seen:
            seen.add(here[0])
            yield _finding(article, rule, here, there, question)


def _rivals(
    reader: OrdinalReader, ordinals: Sequence[Mention]
) -> Iterator[tuple[Range, Range, str]]:
    """The tokens of two that disagree, and what to ask about them."""
    for one, whole in wholes_below(reader):
        yield one, whole, WHICH
    counts = CountComparer(reader, ordinals)
    for ordinal in ordinals:
        if place := counts.against(ordinal):
            yield ordinal.place, place, WHICH
        for place in records_beside(reader, ordinal):
            yield ordinal.place, place, WHICH
    told = [ordinal for ordinal in ordinals if not ordinal.coming]
    for first, second in combinations(told, 2):
        alike = first.kind == second.kind or counts.are_alike(first, second)
        if alike and is_retold(first, second):
            yield second.place, first.place, ONE
        elif question := _question(first, second):
            yield second.place, first.place, question


def _question(first: Mention, second: Mention) -> str:
    """What to ask about two ordinals that disagree, if they do."""
    left_out = not (first.phrase.head and second.phrase.head)
    if (left_out or first.kind == second.kind) and are_moments_apart(first, second):
        return TWO
    if are_told_apart(first, second) or are_held_by_two(first, second):
        return TWO
    if not first.of_one_row(second):
        return ""
    if are_one(first, second):
        return ONE
    return TWO if are_two(first, second) else ""


def _finding(
    article: Article, rule: OrdinalRule, here: Range, there: Range, question: str
) -> Finding:
    place, other = (article.document.locate(article.tokens.span(*at)) for at in (here, there))
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity="warning",
        message=f'"{place.said}" here, "{other.said}" there. {question}',
        primary=place,
        related=(Related(other, f'"{other.said}"'),),
    )


def _assertions(
    reader: OrdinalReader, rule: OrdinalRule, ordinals: Sequence[Mention]
) -> Iterator[Assertion]:
    """The latest ordinals of a measure, without what narrows their row."""
    article = reader.article
    nouns = {
        reader.rows.head(fold(noun)): name
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
                location=article.document.locate(article.tokens.span(*mention.place)),
                story=article.story,
                as_of=mention.day if isinstance(mention.day, date) else article.anchor,
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
