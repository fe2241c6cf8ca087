"""What headline, deck or a caption says otherwise than the body.

Figures, ages, names, weekdays, dates and places of the headline are looked for in the body. A
headline may be vaguer ("dozens" for 36, "last week" for Tuesday) and round ("$2bn" for $1.96
billion), and may add up what the body lists. What the body gives otherwise is a warning: another
number of the same thing, another day, a name spelt in another way. What it does not have at all
is a note (a name that stands beside a role or a landmark, where the body has one other there, is
compared with that), and so is a headline that drops the doubt of its body ("kills 12" over "at
least 12", "smugglers" over "suspected smugglers"), or names one of the two places that it names.

Questions, lists ("5 things to know"), live lines and quotations are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from factlint.checks._headline_claims import HeadlineClaims
from factlint.checks._headline_compounds import compare_compounds
from factlint.checks._headline_figures import compare_figures
from factlint.checks._headline_names import HeadlineNames
from factlint.checks._headline_rivals import HeadlineRivals, Rivals
from factlint.checks._headline_roles import HeadlineRoles
from factlint.checks._headline_scores import compare_scores
from factlint.checks._headline_streaks import HeadlineStreaks
from factlint.checks._headline_text import Parts, Range, WordConflict
from factlint.checks._headline_times import HeadlineTimes
from factlint.checks._headline_twins import HeadlineTwins
from factlint.checks._headline_winners import HeadlineWinners
from factlint.extract.article import Article, Reading
from factlint.model import LEVELS, Finding, Location, Related, Severity
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table

MOST_RELATED = 3
SAID = {
    "contradicted": '"{here}" in the {part}, {there} in the text. Which?',
    "lacking": '"{here}" in the {part}: the text does not have it. Where is it from?',
    "most": '"{here}" in the {part}, {there} in the text. Is it sure?',
    "least": '"{here}" in the {part}, {there} in the text. Is it sure?',
    "spelt": '"{here}" in the {part}, {there} in the text. Which?',
    "absent": '"{here}" in the {part}: the text does not name it. Is it the same?',
    "narrower": '"{here}" in the {part}, {there} in the text. Only there?',
    "day": '"{here}" in the {part}, {there} in the text. Which?',
    "denied": '"{here}" in the {part}, denied or in doubt in the text. Which?',
    "doubted": '"{here}" in the {part}, {there} in the text. Is it sure?',
}
WARNED = ("contradicted", "spelt", "day", "most", "denied")


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A headline that says one thing where the body says another, as `convicted`, `charged`."""

    says: tuple[Pattern, ...]
    """What the headline says."""
    same: tuple[Pattern, ...] = ()
    """Other words by which the body may say so, too."""
    instead: tuple[Pattern, ...]
    """What the body says instead."""
    alleged: bool = False
    """Not where the headline says whose word it is: "prosecutors say"."""
    lead: bool = False
    """Only its first sentences say so: what is no more decided there."""


class HeadlineRule(Rule, frozen=True, kw_only=True):
    """What makes a headline one that is not compared, and what a body says with doubt."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    teasers: tuple[Pattern, ...] = ()
    """A headline with one of these is not compared: "5 things to know", "live"."""
    ahead: tuple[Pattern, ...] = ()
    """What says in a headline that something is still to come: "to strike"."""
    seats: tuple[Pattern, ...] = ()
    """Places that stand for who governs there: "Downing Street"."""
    archive: tuple[Pattern, ...] = ()
    """A caption with one of these is of another day: "file photo"."""
    claims: tuple[Pattern, ...] = ()
    """What stands before something that is not certain: "suspected", "allegedly"."""
    open: tuple[Pattern, ...] = ()
    """What stands before something that is not decided: "may", "is considering"."""
    hedged: tuple[Pattern, ...] = ()
    """What says in a headline that something is open: "could", "weighs"."""
    sourced: tuple[Pattern, ...] = ()
    """What says in a headline that somebody else says so: "court told"."""
    turns: tuple[Turn, ...] = ()
    """What a headline says and a body may say otherwise."""
    rivals: tuple[Rivals, ...] = ()
    """Words of which a headline has one kind and its body another: `brothers`, `sisters`."""
    denials: tuple[str, ...] = ()
    """What denies or doubts the word that follows it: "not", "whether", "failed"."""
    roles: tuple[str, ...] = ()
    """Words before the names of people that are no titles: `rapper`, `striker`."""
    landmarks: tuple[str, ...] = ()
    """Words behind the names of places and things: `valley`, `bridge`."""
    regions: tuple[str, ...] = ()
    """Words that a stretch of land ends in, which has places in it: `coast`."""
    areas: tuple[str, ...] = ()
    """Parts of the world and their people, which hold the places of a body: `Andean`."""
    understood: tuple[str, ...] = ()
    """Words with a capital that a body need not have: `Highland`, `Olympic`, `Spurs`."""
    wins: tuple[str, ...] = ()
    """What is said of who wins, with whom he beats behind it: `beats`, `beating`."""
    takes: tuple[str, ...] = ()
    """More that is said of who wins, or keeps: "lands", "champions"."""
    gives: tuple[str, ...] = ()
    """What stands right before who wins: "gave Albion a victory"."""
    undecided: tuple[Pattern, ...] = ()
    """What says in a body that nothing is decided: "proposals"."""
    keeps: tuple[Pattern, ...] = ()
    """The same of who wins a seat or title, which begins with the verb: "holds ... seat"."""
    beats: tuple[Pattern, ...] = ()
    """What stands right before who is beaten, in several words: "victory over"."""
    loses: tuple[Pattern, ...] = ()
    """What is said of who loses: "lost", "runner-up", "came third"."""
    results: tuple[str, ...] = ()
    """Words of a sentence whose score is a result: "beat", "vote"."""
    standings: tuple[str, ...] = ()
    """Words behind a score that was not the last one: "2-0 down"."""
    interim: tuple[Pattern, ...] = ()
    """What stands beside a score while a match went on: "trailed", "at half-time"."""
    against: tuple[str, ...] = ()
    """Words between the two figures of a result: "eight votes to four"."""
    grown: tuple[str, ...] = ()
    """Words before two figures of which one became the other: "from 8 seats to 12"."""
    records: tuple[str, ...] = ()
    """Words before a score that is of a season: "improved to 6-3"."""
    kin: tuple[str, ...] = ()
    """Words by which another person may have the same family name: "widow"."""
    degrees: tuple[str, ...] = ()
    """Words by which a figure is of some of those concerned: "seriously"."""
    generic: tuple[str, ...] = ()
    """Words behind a figure that do not say what it counts: "more", "people"."""
    labels: tuple[str, ...] = ()
    """Words before a figure that say what it is of: "magnitude 6.3"."""
    joined: tuple[str, ...] = ()
    """Words that may stand between such a word and its figure: "mother of three"."""
    times: tuple[str, ...] = ()
    """Units of time, which a headline may have reckoned from the days and hours of the body."""
    streaks: tuple[str, ...] = ()
    """Words behind an ordinal or a number that tell of a streak: "in a row"."""
    counted: Table[str] = ()
    """Words of headlines behind a figure, with the measure that it is of: `held: arrested`."""
    others: tuple[str, ...] = ()
    """Words by which a body may count one more than it gives first: "another"."""
    within: tuple[str, ...] = ()
    """Words of a lead whose count has others in it, or leaves some out: "including", "himself"."""
    early: tuple[Pattern, ...] = ()
    """What tells of a count that was not the last one: "by nightfall", "had put the toll"."""
    nth: tuple[Pattern, ...] = ()
    """What tells of the last of several deaths, which is their number: "a third person died"."""
    further: tuple[str, ...] = ()
    """Words beside a figure that comes to another one: "more"."""
    several: tuple[str, ...] = ()
    """Words by which a body that first tells of one may have several: "both", "victims"."""
    compounds: tuple[str, ...] = ()
    """Words that a name of two words ends in: the "well" of "Brightwell"."""
    placing: tuple[str, ...] = ()
    """Words of headlines after which a place stands: "hits", "northern"."""
    before_place: tuple[str, ...] = ()
    """Words after which a single name is a place, or a person in its stead: "of"."""
    joins: tuple[str, ...] = ()
    """The words between two places that are named together."""

    def patterns(self) -> tuple[Pattern, ...]:
        """The words of the rule."""
        turns = (p for t in self.turns for p in (*t.says, *t.same, *t.instead))
        return (
            *turns,
            *(pattern for rival in self.rivals for pattern in rival.unless),
            *self.teasers,
            *self.ahead,
            *self.seats,
            *self.keeps,
            *self.beats,
            *self.loses,
            *self.archive,
            *self.claims,
            *self.early,
            *self.nth,
            *self.open,
            *self.undecided,
            *self.hedged,
            *self.sourced,
        )


RULE = HeadlineRule


def read(article: Article, rules: Sequence[HeadlineRule]) -> Reading:
    """Findings for what stands over an article and is otherwise in it."""
    layout = article.layout
    if layout.headline is None and not layout.captions:
        return Reading()
    return Reading(findings=tuple(f for rule in rules for f in _findings(article, rule)))


def _findings(article: Article, rule: HeadlineRule) -> Iterator[Finding]:
    parts = Parts(article, rule)
    if not parts.heads or not parts.body:
        return
    taken: set[Range] = set()
    for conflict in _surely(article, parts):
        taken.add(conflict.here)
        yield _finding(article, rule, conflict)
    for twin in HeadlineTwins(article, parts).read():
        if not any(first < twin.here[1] and twin.here[0] < stop for first, stop in taken):
            taken.add(twin.here)
            yield _finding(article, rule, twin)


def _surely(article: Article, parts: Parts) -> Iterator[WordConflict]:
    """What the readers find, each of its own."""
    for figure in compare_figures(article, parts):
        here = figure.here.token
        there = tuple((other.token.first, other.token.stop) for other in figure.there)
        yield WordConflict((here.first, here.stop), there, figure.kind)
    yield from compare_compounds(article, parts)
    for score, results in compare_scores(article, parts):
        yield WordConflict(score.place, tuple(result.place for result in results), "contradicted")
    yield from _of_words(article, parts)


def _of_words(article: Article, parts: Parts) -> Iterator[WordConflict]:
    """What the other readers find; of two at one place the surer."""
    comparers = (
        HeadlineNames,
        HeadlineTimes,
        HeadlineClaims,
        HeadlineRivals,
        HeadlineWinners,
        HeadlineStreaks,
    )
    found = [conflict for compare in comparers for conflict in compare(article, parts).read()]
    sure = {conflict.here for conflict in found if conflict.sure}
    roles = [
        role
        for role in HeadlineRoles(article, parts).read()
        if not any(first < role.here[1] and role.here[0] < stop for first, stop in sure)
    ]
    named = {role.here for role in roles}
    yield from (conflict for conflict in found if conflict.sure or conflict.here not in named)
    yield from roles


def _finding(article: Article, rule: HeadlineRule, conflict: WordConflict) -> Finding:
    locate, span = article.document.locate, article.tokens.span
    place = locate(span(*conflict.here))
    others = [locate(span(*there)) for there in conflict.there]
    part = article.layout.part_of(place.span)
    said = SAID[conflict.kind].format(here=_said(place), part=part, there=_listed(others))
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=_severity(rule, conflict.kind),
        message=said,
        primary=place,
        related=tuple(Related(other, "in the text") for other in others[:MOST_RELATED]),
        confidence="high" if conflict.sure else "low",
    )


def _severity(rule: HeadlineRule, kind: str) -> Severity:
    least: Severity = "warning" if kind in WARNED else "note"
    return min(rule.severity, least, key=LEVELS.__getitem__)


def _listed(places: Sequence[Location]) -> str:
    said = list(dict.fromkeys(f'"{_said(place)}"' for place in places))
    return ", ".join(said[:MOST_RELATED])


def _said(place: Location) -> str:
    return " ".join(place.text.split())
