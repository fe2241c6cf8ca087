"""Lengths of time that do not lead from one named time to the other.

"In 2024, three years after the 2019 flood": five lie between them. "Since 2013, for ten years"
in an article of 2025 is twelve, "the 10th anniversary of the 2014 crash" was a year ago, "the
120-year-old club, founded in 1890" is older than that. "It opened on 3 May and closed two weeks
later, on 24 May" is three weeks.

A length is taken as loosely as it is said: "three years" rounds, both years of "from 2010 to
2014" may count, round figures and decades may be a tenth off, and what has a hedge ("about",
"more than") or a past or planned day of reckoning is left alone. Nor is anything read in
quotation marks. "Has been empty for 20 years" leads from when a hall was closed, not from when it
was opened. "Two four-year terms" are eight years; a lease leads to when it expires. Two times that
are alone with a length, and a figure ten off, speak for a slip. Where the length leads to the day
of publication, and not to a time in the text, it is a warning. So it is where only many signs
together say that a length is that between two times, and for two lengths of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from factlint.checks._agreed_lengths import AgreedLengthReader
from factlint.checks._interruptions import Interruptions
from factlint.checks._lateness import LatenessReader
from factlint.checks._length_pairs import LengthPairs
from factlint.checks._length_text import LengthText, Wordings
from factlint.checks._length_words import Stretch
from factlint.checks._lengths import LengthReader
from factlint.checks._lifetimes import LifetimeReader
from factlint.checks._likely_lengths import LikelyLengthReader
from factlint.checks._ongoing import Ongoing
from factlint.checks._passing import PassingReader
from factlint.checks._spans import Length, between, said_apart
from factlint.checks._two_lengths import TwoLengthReader
from factlint.checks._weighed_lengths import WeighedLengthReader
from factlint.extract.article import Article, Reading
from factlint.model import Finding, Related
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table

WORDINGS = (
    *("after", "before", "lasting", "anniversary", "jubilee", "origin", "old", "across", "later"),
    *(
        "began",
        "ended",
        "since",
        "spanning",
        "term",
        "expiry",
        "tenure",
        "nth",
        "drought",
        "last",
        "linked",
        "passed",
        "elapsed",
        "agreed",
        "until",
        "announced",
        "imposed",
        "serving",
        "running",
        "yearly",
    ),
)
CUES = (
    *("going", "present", "ranked", "speaking", "coming", "apart", "summed", "lasted"),
    *("held", "awaited", "another", "ending", "extended", "renewed", "celebrated", "interrupted"),
    *("late", "over", "unless", "played"),
)


class DurationRule(Rule, frozen=True, kw_only=True):
    """The wordings of lengths; `{length}` is one, `{when}` a time, `{age}` a figure."""

    after: tuple[Pattern, ...] = ()
    """A length after a time; the other time stands beside it."""
    before: tuple[Pattern, ...] = ()
    """A length before a time; the other time stands beside it."""
    lasting: tuple[Pattern, ...] = ()
    """A length from a time until publication."""
    anniversary: tuple[Pattern, ...] = ()
    """An anniversary of something that has a time."""
    jubilee: tuple[Pattern, ...] = ()
    """An anniversary of something whose time stands in `origin` beside it."""
    origin: tuple[Pattern, ...] = ()
    """The time when something began."""
    old: tuple[Pattern, ...] = ()
    """How old a thing is, with the time when it began."""
    across: tuple[Pattern, ...] = ()
    """A length with both its times."""
    began: tuple[Pattern, ...] = ()
    """The time when what is spoken of began."""
    ended: tuple[Pattern, ...] = ()
    """The time when it ended."""
    since: tuple[Pattern, ...] = ()
    """The time since when it goes on."""
    spanning: tuple[Pattern, ...] = ()
    """A length of what `began` and `ended` at times beside it."""
    term: tuple[Pattern, ...] = ()
    """A length that is agreed at a time, of what has its `expiry` at another."""
    expiry: tuple[Pattern, ...] = ()
    """The time when a term runs out."""
    later: tuple[Pattern, ...] = ()
    """A length from a time named before to the one that follows."""
    tenure: tuple[Pattern, ...] = ()
    """A length of what goes on and `began` at a time beside it."""
    nth: tuple[Pattern, ...] = ()
    """The year in which it is: "now in its third year"."""
    drought: tuple[Pattern, ...] = ()
    """A length in which something did not come about."""
    last: tuple[Pattern, ...] = ()
    """The time when it last came about."""
    linked: tuple[Pattern, ...] = ()
    """A length after or since what `links` tell of, before its noun: "14 years after the"."""
    passed: tuple[Pattern, ...] = ()
    """A length between the only two times near it."""
    elapsed: tuple[Pattern, ...] = ()
    """A length from the only time near it until publication."""
    running: tuple[Pattern, ...] = ()
    """A length until publication of what has one beginning near it."""
    yearly: tuple[Pattern, ...] = ()
    """An anniversary of what has one beginning near it."""
    agreed: tuple[Pattern, ...] = ()
    """A length that was planned, or is of something else."""
    until: tuple[Pattern, ...] = ()
    """A length that is agreed these days, of what lasts until a time to come."""
    announced: tuple[Pattern, ...] = ()
    """A length of what begins and ends at the two times told behind it."""
    imposed: tuple[Pattern, ...] = ()
    """A length to which somebody is sentenced."""
    serving: tuple[Pattern, ...] = ()
    """That length, spoken of again."""
    words: Table[Words] = ()
    """`begins` and `ends` tell when something began and ended, `from` and `until` before a time."""
    jubilees: Table[int] = ()
    """Words for anniversaries, by their years: centenary."""
    links: tuple[tuple[str, ...], ...] = ()
    """Words that speak of one event, as verb and noun: sentenced, verdict."""
    states: tuple[tuple[str, ...], ...] = ()
    """Words for what goes on, with those for what begins it: empty, closed."""
    going: tuple[Pattern, ...] = ()
    """Words that say that something still goes on."""
    present: tuple[Pattern, ...] = ()
    """Words that say that a sentence speaks of the day of publication."""
    ranked: tuple[Pattern, ...] = ()
    """A length since there was one as great: "the worst flood in 20 years"."""
    speaking: tuple[Pattern, ...] = ()
    """A length of which somebody says today how long that is."""
    coming: tuple[Pattern, ...] = ()
    """Words that say that a sentence speaks of what comes."""
    apart: tuple[Pattern, ...] = ()
    """A length that is planned, or of something else, whatever times stand around it."""
    summed: tuple[Pattern, ...] = ()
    """A length of all there was, once or several times."""
    lasted: tuple[Pattern, ...] = ()
    """A length in it lies between two times near it."""
    held: tuple[Pattern, ...] = ()
    """A length for which somebody has had an office."""
    awaited: tuple[Pattern, ...] = ()
    """A length since something came about the last time."""
    another: tuple[Pattern, ...] = ()
    """What says that there is more than one length, or that one was changed."""
    ending: tuple[Pattern, ...] = ()
    """A length since something came about the last time, which is over: "ended a long wait"."""
    extended: tuple[Pattern, ...] = ()
    """What says that what is agreed or announced is longer or more than its length."""
    renewed: tuple[Pattern, ...] = ()
    """What says that one that is agreed follows another."""
    celebrated: tuple[Pattern, ...] = ()
    """A length that is marked as an anniversary is."""
    interrupted: tuple[Pattern, ...] = ()
    """What says that something had a break, so that its length is shorter than its times."""
    played: tuple[Pattern, ...] = ()
    """What says that hours or minutes had a break, as a match has."""
    late: tuple[Pattern, ...] = ()
    """How late something is."""
    over: tuple[Pattern, ...] = ()
    """A length of what ends these days."""
    unless: tuple[Pattern, ...] = ()
    """A length or a time in it is left alone."""

    def patterns(self) -> tuple[Pattern, ...]:
        """All wordings."""
        return tuple(pattern for _, patterns in self.wordings for pattern in patterns)

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What else a sentence may say."""
        return tuple(pattern for _, patterns in self.around for pattern in patterns)

    @property
    def wordings(self) -> Wordings:
        """The wordings by what they say."""
        return tuple((name, getattr(self, name)) for name in WORDINGS)

    @property
    def around(self) -> Wordings:
        """The cues by what they say."""
        return tuple((name, getattr(self, name)) for name in CUES)


RULE = DurationRule


def read(article: Article, rules: Sequence[DurationRule]) -> Reading:
    """The lengths of an article that do not fit their times."""
    findings: list[Finding] = []
    for rule in rules:
        text = LengthText(article, rule.wordings, rule.around, rule.words, rule.jubilees)
        findings += (_finding(article, rule, *wrong) for wrong in _wrong(text, rule))
        pairs = dict.fromkeys(
            [*TwoLengthReader(text).pairs(), *LengthPairs(text, rule.links).read()]
        )
        findings += (_clash(article, rule, *pair) for pair in pairs)
    return Reading(findings=tuple(findings))


def _wrong(text: LengthText, rule: DurationRule) -> Iterator[tuple[Stretch, bool]]:
    """What is wrong, and whether that is sure."""
    seen: set[int] = set()
    ongoing = Ongoing(text, rule.states)
    weighed = WeighedLengthReader(text, rule.links)
    readers = (
        LengthReader(text),
        PassingReader(text, rule.links),
        LifetimeReader(text),
        AgreedLengthReader(text),
        weighed,
    )
    likely = LikelyLengthReader(text, weighed, ongoing, rule.links)
    late, interruptions = LatenessReader(text), Interruptions(text)
    told = chain.from_iterable(reader.read() for reader in readers)
    since = (
        each
        for each in told
        if not ongoing.is_of_else(each.length, each.places[0], framed=each.framed)
    )
    for stretch in chain(late.read(), since):
        place = {stretch.length.first, stretch.length.stop}
        backwards = stretch.end[1] < stretch.start[0]
        wrong = stretch.wrong and not backwards and seen.isdisjoint(place)
        wrong = wrong and not interruptions.explain(stretch)
        if wrong and (stretch.counted or not weighed.explains(stretch)):
            seen |= place
            yield stretch, True
    for stretch in likely.read():
        place = {stretch.length.first, stretch.length.stop}
        if seen.isdisjoint(place):
            seen |= place
            yield stretch, False


def _clash(article: Article, rule: DurationRule, two: Length, one: Length) -> Finding:
    here, there = (
        article.document.locate(article.tokens.span(length.first, length.stop))
        for length in (two, one)
    )
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity="warning",
        message=f'"{here.said}" here, "{there.said}" there. How long was it?',
        primary=here,
        related=(Related(there, f'"{there.said}"'),),
    )


def _finding(article: Article, rule: DurationRule, stretch: Stretch, sure: bool) -> Finding:
    length = stretch.length
    here, *places = (
        article.document.locate(article.tokens.span(*at))
        for at in ((length.first, length.stop), *stretch.places)
    )
    until = f'"{places[1].said}"' if len(places) > 1 else f"{article.anchor}, the publication,"
    if stretch.apart is None:
        actual = between(stretch.start, stretch.end, length.unit)
    else:
        actual = said_apart(*stretch.apart, length.unit)
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity if sure and len(places) > 1 else "warning",
        message=(
            f'"{here.said}": from "{places[0].said}" to {until} it is {actual}. Length or time?'
        ),
        primary=here,
        related=tuple(
            Related(place, word) for place, word in zip(places, ("from", "to"), strict=False)
        ),
    )
