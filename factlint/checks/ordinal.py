"""How many times: "its third strike" where the count stands at 21, two thirds in one article.

An ordinal is read with what it counts (a noun, or what was done "for the third time"), whose it
is, and what narrows its row in time and kind. Beside it stand the numbers of the same things,
by their noun or by the verb that does them ("has now vetoed five bills"), and lists of what was
before ("had toured the area on June 2, June 9 and June 21"). What says that two are of one row is
summed up: the noun, a word of "so far" or "before", the owner, the time, nearness. An ordinal
below the total of its row cannot be the latest, one above it cannot be at all, and one that comes
after so many must be the next one; in a story it is held to the desk's fact for the measure.

Two ordinals disagree where they count one thing (headline and first sentences, "It was its sixth",
one storm by name, one veto of a day in two articles) and where one is of two things: two days,
two mayors, a second victim on another day. So do the terms that somebody is in, a fifth and the
whole it is of ("the fifth of four children"), and a tenth win beside a record of 14-3.

What narrows the row keeps it apart from others: "the third strike this week", "its third in the
Pacific", "the third Pacific strike". So does another owner. What is planned, feared or quoted,
centuries, streets, ranks and other things that are not counted in a row are not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from factlint.checks import Comparison, Ledger
from factlint.checks._occasions import Occasion, OccasionReader
from factlint.checks._one_event import EVENT
from factlint.checks._row_nouns import Words as Stems
from factlint.checks._row_rivals import ONE, RowRivals
from factlint.checks._row_text import RowText
from factlint.checks._rows_across import EventRows, contradictions
from factlint.checks._terms import terms_that_disagree
from factlint.checks._two_articles import told_apart
from factlint.extract.article import Article, Reading
from factlint.extract.tokens import Range
from factlint.model import Assertion, Fact, Finding, Quantity, Related
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule, Story
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold

SAID = (
    *("totals", "brings", "sure", "before", "closed"),
    *("following", "others", "leading", "bygone"),
    *("past", "about", "unreal", "coming", "also"),
)
"""The keys of what a sentence may say."""


class OrdinalRule(Rule, frozen=True, kw_only=True):
    """Things that are counted in a row, and the words around them."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    measures: tuple[str, ...] = ()
    """Measures whose words are the things: in a story their facts count."""
    words: Table[Words] = ()
    """Words by what they do; the rule that ships says beside each list what it is for."""
    same: tuple[tuple[str, ...], ...] = ()
    """Nouns, and verbs, that say the same."""
    done: Table[Words] = ()
    """For a thing the verbs that do it, and what else stands for it: one wins a title."""
    sets: Table[int] = ()
    """Words for sets, with how many they have: a trilogy."""
    totals: tuple[Pattern, ...] = ()
    """What a clause says that may count all so far."""
    sure: tuple[Pattern, ...] = ()
    """What says so surely."""
    brings: tuple[Pattern, ...] = ()
    """What brings a total to what it will be."""
    before: tuple[Pattern, ...] = ()
    """What says that a total is of what was before."""
    closed: tuple[Pattern, ...] = ()
    """What says that there were no others before."""
    following: tuple[Pattern, ...] = ()
    """What says that a list is of those before."""
    others: tuple[Pattern, ...] = ()
    """What says behind a list that it is of all the others."""
    leading: tuple[Pattern, ...] = ()
    """What says that a number is of the first ones."""
    bygone: tuple[Pattern, ...] = ()
    """What says that a total is of another time or of a part."""
    past: tuple[Pattern, ...] = ()
    """What says that something was long before."""
    about: tuple[Pattern, ...] = ()
    """What says that a day is not that of the thing: "spoke of the third strike on Monday"."""
    unreal: tuple[Pattern, ...] = ()
    """What says that something is feared or denied."""
    coming: tuple[Pattern, ...] = ()
    """What says that something is planned."""
    also: tuple[Pattern, ...] = ()
    """What says that two share an ordinal, or have it of different races."""
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
        text = _text(article, rule)
        every = list(OccasionReader(text).read())
        occasions = [occasion for occasion in every if not occasion.doubts]
        findings += _findings(article, rule, text, every)
        findings += terms_that_disagree(article, rule, rule.serving, rule.winning)
        assertions += EventRows(text).read(rule.id, every)
        if article.story:
            assertions += _assertions(text, rule, occasions)
    return Reading(tuple(assertions), tuple(findings))


def _text(article: Article, rule: OrdinalRule) -> RowText:
    words: dict[str, Stems] = defaultdict(frozenset)
    words.update((name, frozenset(map(fold, listed))) for name, listed in rule.words)
    return RowText(article, words, {name: getattr(rule, name) for name in SAID}, rule.same)


def _findings(
    article: Article, rule: OrdinalRule, text: RowText, every: Sequence[Occasion]
) -> Iterator[Finding]:
    """One finding for each ordinal that something else in the article contradicts."""
    done = {
        text.stem(fold(thing)): frozenset(text.stem(fold(verb)) for verb in verbs)
        for thing, verbs in rule.done
    }
    seen: set[int] = set()
    for here, there, question in RowRivals(text, done, dict(rule.sets)).read(every):
        if here[0] not in seen:
            seen.add(here[0])
            yield _finding(article, rule, here, there, question)


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
    text: RowText, rule: OrdinalRule, occasions: Sequence[Occasion]
) -> Iterator[Assertion]:
    """The latest ordinals of a measure, without what narrows their row."""
    article = text.article
    nouns = {
        text.stem(fold(noun)): name
        for name in rule.measures
        if (measure := article.lexicon.measure(name))
        for noun in (*measure.noun, *measure.single)
    }
    for occasion in occasions:
        plain = not (occasion.window or occasion.narrow or occasion.apart)
        if plain and occasion.newest and occasion.day != "" and occasion.heads <= nouns.keys():
            number = occasion.number
            yield Assertion(
                rule=rule.id,
                subject=nouns[min(occasion.heads)],
                value=Quantity(number, number, number, ordinal=True),
                location=article.document.locate(article.tokens.span(*occasion.place)),
                story=article.story,
                as_of=occasion.day if isinstance(occasion.day, date) else article.anchor,
            )


def compare(rule: OrdinalRule, assertions: Sequence[Assertion], story: Story | None) -> Comparison:
    """Hold ordinals of one event to each other, the latest ones to the story's facts."""
    ledger = Ledger()
    findings = []
    if assertions and assertions[0].scope == EVENT:
        return _compare_events(rule, assertions, story)
    for assertion in assertions:
        fact = _fact(story.facts if story else (), assertion)
        ledger.note(assertion.location.path, excuse="" if fact else "no fact of that day")
        if fact and _contradicts(assertion, fact):
            findings.append(_against(rule, assertion, fact))
    return ledger.close(findings)


def _compare_events(
    rule: OrdinalRule, assertions: Sequence[Assertion], story: Story | None
) -> Comparison:
    """One event that the articles of a run give two ordinals."""
    ledger, pairs = Ledger(), list(contradictions(assertions))
    for first, second in pairs:
        ledger.note(first.location.path, second.location.path)
    return told_apart(rule, ledger, ((b, a) for a, b in pairs), f". {ONE}", story)


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
