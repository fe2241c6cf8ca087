"""A claim that is stated as a fact, a source that is named nowhere, and a toll without one.

**Claims.** A story pack declares under `claims` what only somebody says: who leads the ring, who
cut the cable. A sentence that says so needs a cue in it, or in the one beside it: "allegedly",
"accused of", "according to", "which he denies" (`attribution` in the lexicon; `cues` of the
entry adds the desk's own). "Accused of fraud, and also the leader of the ring" has its cue in
another clause. Left alone are words in quotation marks, denials, questions and conditions, what
a court has found, and headlines.

**Sources.** A rule with `writings` looks for reports and media without a name ("a new report",
"citing foreign media"), one with `voices` for people ("observers say"). The first pass where the
article names the report or medium anywhere, the others where one of them is named in the
sentences that follow.

**Accusations.** A rule with `untested` looks for what an article itself tells as undecided, as by
"denies" and "charged with", and elsewhere states as a fact of the same person: "Marsh stole the
money", "Marsh's theft of", "the thief listened". An article with a verdict or an admission passes.
What is less plain is weighed: whom a clause is of, if it tells of the charge, whose words it is.
So does it look for what is stated right before somebody denies it: "The council ignored the
warning. The council denied this."

**Tolls.** For each measure that a story pack tracks with `sourced: true`, an article that gives
figures, and in no sentence with one or beside one says who counts, gets a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import ClassVar

import msgspec

from factlint.checks._accusing_words import Untested
from factlint.checks._convicting import ConvictingReader
from factlint.checks._rebutted import RebuttedReader
from factlint.checks._untested import UntestedReader
from factlint.checks.count import TrackEntry
from factlint.extract.article import Article, Reading
from factlint.extract.attributions import attribution_reader
from factlint.extract.passages import Places, passage
from factlint.extract.source_names import source_name_reader
from factlint.extract.tokens import Range
from factlint.model import Finding, Location, Related, Severity
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import Id

LEFT_OUT = ("other", "unreal")


class AttributionRule(Rule, frozen=True, kw_only=True):
    """What needs a source: a claim, a source itself, or the figures of a measure."""

    placeholders: ClassVar[tuple[str, ...]] = ("text",)
    message: str = '"{text}": who says so?'
    """What to say; `{text}` is the stretch that needs a source."""
    said: tuple[Pattern, ...] = ()
    """Patterns that state a claim."""
    cues: tuple[Pattern, ...] = ()
    """Patterns that give it as a claim, beside the words of the language."""
    writings: tuple[Pattern, ...] = ()
    """Patterns for reports, studies and media without a name."""
    voices: tuple[Pattern, ...] = ()
    """Patterns for people without a name."""
    untested: Untested = Untested()
    """Words for what somebody is accused of, and an article states as a fact."""
    tally: str = ""
    """A measure whose figures need a source."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these is left out."""

    def __post_init__(self) -> None:
        accusing = self.untested.patterns()
        if not (self.said or self.writings or self.voices or self.tally or accusing):
            fields = '"said", "writings", "voices", "untested" or "tally"'
            raise ValueError(f"say what needs a source: {fields}")

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the rule."""
        own = (*self.said, *self.cues, *self.writings, *self.voices, *self.unless)
        return (*own, *self.untested.patterns())

    def counted_measures(self) -> tuple[str, ...]:
        """The measure whose figures need a source; one that is tracked is known to be one."""
        return (self.tally,) if self.tally and not self.story else ()


class ClaimEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What only somebody says, and an article must not state as a fact."""

    id: Id
    """The rule is `story/id`."""
    said: tuple[Pattern, ...]
    cues: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    severity: Severity = "warning"
    source: str = ""
    why: str = ""
    examples: Examples = Examples()
    place: Location | None = None

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rule that the entry stands for."""
        fields = msgspec.structs.asdict(self)
        own = {"id": f"{pack.id}/{self.id}", "check": "attribution", "story": pack.id}
        return (AttributionRule(**fields | own),)


RULE = AttributionRule
SECTION = "claims"
ENTRY = ClaimEntry
SHARES = "track"


def rules_from(entry: TrackEntry, story: Pack) -> tuple[Rule, ...]:
    """The rule for the figures of a measure that must have a source."""
    if not entry.sourced:
        return ()
    return (
        AttributionRule(
            id=f"{story.id}/{entry.measure}/source",
            check="attribution",
            story=story.id,
            tally=entry.measure,
            severity="note",
            message='"{text}": whose count?',
            examples=entry.examples,
            place=entry.place,
        ),
    )


def read(article: Article, rules: Sequence[AttributionRule]) -> Reading:
    """Findings for what has no source."""
    findings: list[Finding] = []
    counted: set[int] = set()
    for rule in rules:
        findings += _claims(article, rule)
        findings += _unnamed(article, rule)
        findings += _untested(article, rule)
        for place in _unsourced(article, rule):
            sentence = article.sentence_of(place[0])[0]
            if sentence not in counted:
                counted.add(sentence)
                findings.append(_finding(article, rule, place))
    return Reading(findings=tuple(findings))


def _claims(article: Article, rule: AttributionRule) -> Iterator[Finding]:
    """A finding for each sentence that states the claim without a cue."""
    stated: dict[int, Range] = {}
    given: list[Range] = []
    places = list(_in_own_words(article, rule, rule.said))
    cues = Places(article, rule.cues) if places else None
    for place in places:
        sentence = article.sentence_of(place[0])[0]
        if sentence in stated:
            continue
        reader = attribution_reader(article.grammar)
        if (cues and cues.are_in(passage(article, place))) or reader.attributes(article, place):
            given.append(place)
        else:
            stated[sentence] = place
    for place in stated.values():
        yield _finding(article, rule, place, given[:1])


def _untested(article: Article, rule: AttributionRule) -> Iterator[Finding]:
    """A finding for each sentence that states what somebody is only accused of."""
    if not rule.untested.patterns():
        return
    stated: dict[int, Range] = {}
    for place in chain(
        UntestedReader(article, rule.untested).read(),
        RebuttedReader(article, rule.untested).read(),
        ConvictingReader(article, rule.untested).read(),
    ):
        stated.setdefault(article.sentence_of(place[0])[0], place)
    for place in stated.values():
        yield _finding(article, rule, place)


def _unnamed(article: Article, rule: AttributionRule) -> Iterator[Finding]:
    """Findings for sources that are named nowhere."""
    done: set[int] = set()
    for place, is_named in (*_writings(article, rule), *_voices(article, rule)):
        sentence = article.sentence_of(place[0])[0]
        if sentence not in done and not is_named:
            done.add(sentence)
            yield _finding(article, rule, place)


def _writings(article: Article, rule: AttributionRule) -> Iterator[tuple[Range, bool]]:
    """Reports and media, and whether they are named: right behind, or in another sentence."""
    places = list(_in_own_words(article, rule, rule.writings))
    if places:
        reader = source_name_reader(article.grammar)
        papers = reader.named_papers(article)
        for place in places:
            elsewhere = len(papers) > (article.sentence_of(place[0])[0] in papers)
            named = (
                elsewhere
                or reader.goes_on_with_name(article, place)
                or reader.names_maker(article, place)
            )
            whose = reader.is_of_somebody(article, place)
            yield place, named or whose or reader.is_told_by_name(article, place)


def _voices(article: Article, rule: AttributionRule) -> Iterator[tuple[Range, bool]]:
    """People, and whether one of them is named."""
    for place in _in_own_words(article, rule, rule.voices):
        reader = source_name_reader(article.grammar)
        named = reader.names_voice(article, place) or reader.names_maker(article, place)
        yield place, reader.is_of_somebody(article, place) or named


def _in_own_words(
    article: Article, rule: AttributionRule, patterns: Sequence[Pattern]
) -> Iterator[Range]:
    """Matches in the article's own words, outside its headline and the sentences left out."""
    unless: Places | None = None
    for place in Places(article, patterns).within((0, len(article.tokens.words))):
        unless = unless or Places(article, rule.unless)
        part = article.layout.part_of(article.tokens.span(*place))
        if part != "headline" and not unless.are_in(passage(article, place)):
            yield place


def _unsourced(article: Article, rule: AttributionRule) -> list[Range]:
    """The first figure of a measure, when none of the article has a source."""
    if not rule.tally:
        return []
    places = [
        (count.first, count.stop)
        for count in article.counts
        if count.measure == rule.tally
        and count.scope not in LEFT_OUT
        and not (count.implied or count.superseded or count.quantity.value.vague)
    ]
    reader = attribution_reader(article.grammar)
    for place in places:
        if article.quoted(article.tokens.span(*place)) or reader.has_source(article, place):
            return []
    part_of = article.layout.part_of
    own = (place for place in places if part_of(article.tokens.span(*place)) == "body")
    return [first] if (first := next(own, None)) else []


def _finding(
    article: Article, rule: AttributionRule, place: Range, given: Sequence[Range] = ()
) -> Finding:
    locate, span = article.document.locate, article.tokens.span
    location = locate(span(*place))
    source = f" The desk has it from: {rule.source.strip()}" if rule.source else ""
    related = [Related(locate(span(*other)), "with its source here") for other in given]
    if rule.place and rule.said and rule.story:
        related.append(Related(rule.place, "declared here: a claim"))
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=rule.message.replace("{text}", location.text) + source,
        primary=location,
        related=tuple(related),
    )
