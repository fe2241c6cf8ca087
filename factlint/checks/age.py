"""Ages that cannot be right: beside a date of birth, or beside another age of the same person.

"Marsh, 54, born in 1962" cannot be both in an article of 2025: she is 62 or 63. "Marsh, 54" and
further down "the 45-year-old Marsh" cannot be one person. Each statement says when somebody was
born, as a stretch of days: a date of birth by itself, an age with the day it speaks of, which is
that of publication, or of death for an age at death. Two stretches of one person that share no
day are a finding, an error with a date of birth and a warning with two ages. Across the articles
of a story a year of difference is let pass; so it is in articles of a month that no story holds,
where it is a note if the words around both tell of one matter.

An age at an event ("was 24 when she was convicted in 1998", "will turn 75 on 20 August 2027")
counts where its clause or the sentence before dates the event, with a year to spare; any other
age of another time ("was 12 when", "then 28") is not read. A date in the same sentence or the one
before widens the day that an age may speak of. A statement without a name is of the only person
whom the text speaks of there, unless kin or somebody else comes in between. In quotation marks
only what speakers say of themselves is read ("I was born in 1950"), and "Jodie is 31 years old".
Somebody without a name is compared where the name follows ("a man of 72 … was named as"; "A man of
34 has been charged. Owen Hale, 43, will appear in court"). Whoever is named in passing, or as kin,
is not "the 45-year-old" of the paragraphs that follow, and each name of a list has its own age. Who
bears a name that several share ("and his son Emil Sarto") is left open, and so is "she" after two
persons. "The dramatist, 31" is of the only person named so far where another age of hers differs in
one figure. What else may be of one person is weighed by what stands around both, and is a finding
where that is more likely than not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import combinations

from factlint.checks import Comparison, Ledger
from factlint.checks._age_wordings import WORDINGS, Wordings
from factlint.checks._ages import BornReader
from factlint.checks._ages_across import contradict, pairs, statements
from factlint.checks._born import Born, years_on
from factlint.checks._decade_ages import DecadeReader
from factlint.checks._namesakes import shared_names
from factlint.checks._two_articles import told_apart
from factlint.extract.article import Article, Reading
from factlint.model import Assertion, Finding, Location, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule, Story
from factlint.rulebook.shapes import Table


class AgeRule(Rule, frozen=True, kw_only=True):
    """The wordings of ages and births; `{age}` is the age, `{when}` a time."""

    aged: tuple[Pattern, ...] = ()
    """An age right behind a name, which the pattern begins with, or behind a pronoun."""
    leading: tuple[Pattern, ...] = ()
    """An age right before a name or what it describes: "the 45-year-old"."""
    alone: tuple[Pattern, ...] = ()
    """An age that stands for a person named before: "the 45-year-old denied it"."""
    was: tuple[Pattern, ...] = ()
    """An age of the past: at death, where the article tells of it, and else of no known day."""
    turned: tuple[Pattern, ...] = ()
    """An age with the time of its birthday."""
    died: tuple[Pattern, ...] = ()
    """An age at death."""
    dead: tuple[Pattern, ...] = ()
    """A time of death."""
    born: tuple[Pattern, ...] = ()
    """A time of birth."""
    lived: tuple[Pattern, ...] = ()
    """The years from birth to death, right behind a name."""
    unnamed: tuple[Pattern, ...] = ()
    """An age beside a noun, of somebody who may have no name yet."""
    named: tuple[Pattern, ...] = ()
    """A name of somebody who had none before: "the man was named as"."""
    charged: tuple[Pattern, ...] = ()
    """An age of somebody without a name who is charged, at the beginning of a sentence."""
    summoned: tuple[Pattern, ...] = ()
    """What says behind a name and an age that somebody comes before a court."""
    labels: tuple[Pattern, ...] = ()
    """An age or a time of birth on a card of facts: "AGE: 57"."""
    own: tuple[Pattern, ...] = ()
    """An age or a time of birth that speakers give of themselves, in quotation marks."""
    told: tuple[Pattern, ...] = ()
    """An age that somebody else gives of a person, in quotation marks."""
    birth: tuple[Pattern, ...] = ()
    """A time of birth of whomever, which is compared with the only age near it."""
    present: tuple[Pattern, ...] = ()
    """An age of whomever, which is compared with the only birth near it."""
    described: tuple[Pattern, ...] = ()
    """The same where it may be of somebody else who has another age: "the 45-year-old"."""
    ahead: tuple[Pattern, ...] = ()
    """A birthday of whomever, close to the day of publication."""
    lately: tuple[Pattern, ...] = ()
    """A birthday of whomever, some days before a death."""
    dying: tuple[Pattern, ...] = ()
    """An age at death of whomever."""
    gone: tuple[Pattern, ...] = ()
    """A time of death of whomever."""
    heading: tuple[Pattern, ...] = ()
    """An age of somebody without a name, in the headline."""
    then: tuple[Pattern, ...] = ()
    """An age at something that its clause dates: "was 24 when he was convicted in 1998"."""
    coming: tuple[Pattern, ...] = ()
    """A birthday of whomever that is dated."""
    past: tuple[Pattern, ...] = ()
    """An age at what the sentence before tells: "He was 84."."""
    both: tuple[Pattern, ...] = ()
    """An age of two who were born together."""
    today: tuple[Pattern, ...] = ()
    """An age of whomever, of now as a rule, which is weighed against others."""
    once: tuple[Pattern, ...] = ()
    """The same of an age at some time, which may be now: "at 23"."""
    turning: tuple[Pattern, ...] = ()
    """The same of a birthday."""
    decades: Table[int] = ()
    """Words for somebody of a decade of life, with its first year: `septuagenarian: 70`."""
    parts: Table[int] = ()
    """Words for a part of a decade of life, with its first year: `late: 5`."""
    unless: tuple[Pattern, ...] = ()
    """What makes an age in it that of another time."""

    def patterns(self) -> tuple[Pattern, ...]:
        """All wordings."""
        return tuple(pattern for _, patterns in self.wordings for pattern in patterns)

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What takes an age out."""
        return self.unless

    @property
    def wordings(self) -> Wordings:
        """The wordings by what they say."""
        return tuple((name, getattr(self, name)) for name in WORDINGS)


RULE = AgeRule


def read(article: Article, rules: Sequence[AgeRule]) -> Reading:
    """What an article says of ages that cannot be, and the ages of a story to compare."""
    assertions: list[Assertion] = []
    findings: list[Finding] = []
    for rule in rules:
        decades = DecadeReader(article, dict(rule.decades), dict(rule.parts))
        reader = BornReader(article, rule.wordings, rule.unless, decades)
        found = reader.read()
        several = shared_names(article)
        found = [born for born in found if born.person not in several]
        loose = () if several else reader.loose(found)
        both = (*combinations(found, 2), *loose)
        apart = (pair for pair in both if pair[0].first != pair[1].first)
        wrong = [pair for pair in apart if pair[0].contradicts(pair[1])]
        told = {pair[1].first for pair in wrong}
        likely = () if several else reader.likely(found)
        wrong += [pair for pair in likely if pair[1].first not in told]
        by_place = {pair[1].first: _finding(article, rule, *pair) for pair in wrong}
        findings += by_place.values()
        assertions += statements(article, rule.id, found, partial(_locate, article))
    return Reading(tuple(assertions), tuple(findings))


def _finding(article: Article, rule: AgeRule, first: Born, second: Born) -> Finding:
    there, here = _locate(article, first), _locate(article, second)
    ages = sum(born.is_age for born in (first, second))
    if ages == 1:
        birth, age = (here, there) if first.is_age else (there, here)
        aged, born = (first, second) if first.is_age else (second, first)
        message = f'"{age.said}" does not go with "{birth.said}"{_would_be(article, aged, born)}'
        message += ". Age or birth?"
    else:
        message = f'"{here.said}" here, "{there.said}" there, of one person. Which?'
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity if ages == 1 else "warning",
        message=message,
        primary=here,
        related=(Related(there, f'"{there.said}"'),),
    )


def _locate(article: Article, born: Born) -> Location:
    return article.document.locate(article.tokens.span(born.first, born.stop))


def _would_be(article: Article, age: Born, birth: Born) -> str:
    """How old a birth makes somebody on the day of publication, if the age is of that day."""
    day = article.anchor
    if day is None or age.kind != "age":
        return ""
    ((low, high),) = birth.days
    ages = [years_on(day, other) for other in (high, low)]
    return f": {' or '.join(map(str, dict.fromkeys(ages)))} on {day.isoformat()}"


def compare(rule: AgeRule, assertions: Sequence[Assertion], story: Story | None) -> Comparison:
    """Compare what the articles of a story say of one person."""
    ledger, wrong = Ledger(), []
    for first, second in pairs(assertions):
        ledger.note(first.location.path, second.location.path)
        if contradict(first, second):
            wrong.append((second, first))
    return told_apart(rule, ledger, wrong, ", of one person. Which?", story)
