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

**Tolls.** For each measure that a story pack tracks with `sourced: true`, an article that gives
figures, and in no sentence with one or beside one says who counts, gets a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from factlint.checks.count import TrackEntry
from factlint.extract.article import Article, CountToken, Match, Reading
from factlint.extract.attributions import attribution_reader
from factlint.model import Finding, Location, Related, Severity, Span
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
    tally: str = ""
    """A measure whose figures need a source."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these is left out."""

    def __post_init__(self) -> None:
        if not (self.said or self.writings or self.voices or self.tally):
            raise ValueError('say what needs a source: "said", "writings", "voices" or "tally"')

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the rule."""
        return (*self.said, *self.cues, *self.writings, *self.voices, *self.unless)

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
        for count in _unsourced(article, rule):
            sentence = article.sentence_of(count.first)[0]
            if sentence not in counted:
                counted.add(sentence)
                findings.append(_finding(article, rule, _span(article, count)))
    return Reading(findings=tuple(findings))


def _claims(article: Article, rule: AttributionRule) -> Iterator[Finding]:
    """A finding for each sentence that states the claim without a cue."""
    stated: dict[int, Span] = {}
    given: list[Span] = []
    for match in _in_own_words(article, rule, rule.said):
        reader = attribution_reader(article.grammar)
        if reader.attributes(article, match.span, rule.cues):
            given.append(match.span)
        else:
            stated.setdefault(article.sentence_at(match.span.start)[0], match.span)
    for span in stated.values():
        yield _finding(article, rule, span, given[:1])


def _unnamed(article: Article, rule: AttributionRule) -> Iterator[Finding]:
    """Findings for sources that are named nowhere."""
    done: set[int] = set()
    for patterns, named in ((rule.writings, "names_writing"), (rule.voices, "names_voice")):
        for match in _in_own_words(article, rule, patterns):
            sentence = article.sentence_at(match.span.start)[0]
            is_named = getattr(attribution_reader(article.grammar), named)
            if sentence not in done and not is_named(article, match.span):
                done.add(sentence)
                yield _finding(article, rule, match.span)


def _in_own_words(
    article: Article, rule: AttributionRule, patterns: Sequence[Pattern]
) -> Iterator[Match]:
    """Matches in the article's own words, outside its headline and the sentences left out."""
    for match in article.find(patterns):
        sentence = article.sentence_at(match.span.start)
        left_out = any(
            article.sentence_at(other.span.start) == sentence for other in article.find(rule.unless)
        )
        if (
            not left_out
            and article.quoted(match.span) is None
            and article.layout.part_of(match.span) != "headline"
        ):
            yield match


def _unsourced(article: Article, rule: AttributionRule) -> list[CountToken]:
    """The first figure of a measure, when none of the article has a source."""
    if not rule.tally:
        return []
    counts = [
        count
        for count in article.counts
        if count.measure == rule.tally
        and count.scope not in LEFT_OUT
        and not (count.implied or count.superseded or count.quantity.value.vague)
    ]
    reader = attribution_reader(article.grammar)
    for count in counts:
        if article.quoted(_span(article, count)) or reader.has_source(article, count.first):
            return []
    own = (c for c in counts if article.layout.part_of(_span(article, c)) == "body")
    return [first] if (first := next(own, None)) else []


def _span(article: Article, count: CountToken) -> Span:
    return article.tokens.span(count.first, count.stop)


def _finding(
    article: Article, rule: AttributionRule, span: Span, given: Sequence[Span] = ()
) -> Finding:
    location = article.document.locate(span)
    source = f" The desk has it from: {rule.source.strip()}" if rule.source else ""
    related = [Related(article.document.locate(other), "with its source here") for other in given]
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
