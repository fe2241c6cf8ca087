"""One utterance in two wordings, and a quoted fragment that its full quotation does not contain.

A sentence in quotation marks is looked for in the other quotations of the article, in those of
the other articles of its story (or of the run, outside any story), and in the transcripts that a
desk declares. Where nearly all its words stand there in the same order, by the same speaker or by
nobody who is named, and a few do not, that is a finding: both wordings are shown, and neither is
changed. What is left out with an ellipsis, stands in brackets, is cut off at either end, is marked
[sic], or differs in punctuation, capitals, spelling, hesitation or the form of a number is no
difference; a contraction ("we'll", "we will") is a note of low confidence. What two named people
say, what is translated, sung, sworn, asked and answered, or said on two days is not compared, nor
are stock phrases (`formulas`).

A transcript is declared in a story pack under `transcripts`, with its words in the file itself:

    transcripts:
      - id: address
        speaker: Ana Maro
        date: 2025-03-03
        source: Office of the President
        text: >
          Good evening. We will leave the treaty on the first day of July.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import ClassVar, Literal

import msgspec

from factlint.checks import Comparison, Ledger
from factlint.checks._aligning import FEWEST_EQUAL, Difference, Match, matches, same_utterance
from factlint.checks._fragments import FEWEST, MOST, SURE, contains, misquoted
from factlint.checks._utterances import pairs, same_occasion, same_speaker
from factlint.checks._wordings import Forms, target
from factlint.extract.article import Article, Reading
from factlint.extract.utterances import Utterance, read_utterances, transcribed
from factlint.model import LEVELS, Assertion, Finding, Location, Quotation, Related, Severity
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import Id
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold_marks, split_words

MOST_RELATED = 20
MOST_SHOWN = 3


class QuoteRule(Rule, frozen=True, kw_only=True):
    """What counts as the same words, and which quotations are not compared."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    contractions: Table[str] = ()
    """Contractions with their full words: a whole word (`cannot: can not`) or an ending."""
    spellings: Table[str] = ()
    """Letters that are spelt in two ways, with the one that stands for both: `our: or`."""
    same: Table[str] = ()
    """Words that others stand for, or that may be left out: `per cent: "%"`, `you know: " "`."""
    openers: Words = ()
    """Words that point to what was spoken of: a short fragment after one is of that."""
    formulas: tuple[Pattern, ...] = ()
    """Stock phrases, which anybody says in any form."""
    unless: tuple[Pattern, ...] = ()
    """A quotation with one of these around it, or in the sentence before, is not compared."""
    against: tuple[Literal["article", "corpus"], ...] = ("article", "corpus")
    """What is compared: the quotations of one article, those of different ones."""
    within: int = 30
    """The most days between two articles that quote one utterance."""
    speaker: Words = ()
    """With `text`: who is quoted, in one or more forms of the name."""
    text: str = ""
    """A transcript, to which quotations of the speaker are held."""
    date: date | None = None
    """With `text`: the day on which it was said. An earlier article is not held to it."""

    def patterns(self) -> tuple[Pattern, ...]:
        """Stock phrases, and what quotations are left out by."""
        return (*self.formulas, *self.unless)

    @property
    def forms(self) -> Forms:
        """What counts as the same words."""
        return Forms(self.contractions, self.spellings, self.same)


class TranscriptEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said, word for word. Quotations of the speaker are held to it."""

    id: Id
    """The rule is `story/id`."""
    speaker: Words
    """Who speaks; further forms of the name as a list."""
    text: str
    """The words, without those of anybody else."""
    date: date | None = None
    """The day on which it was said."""
    source: str = ""
    why: str = ""
    severity: Severity = "warning"
    examples: Examples = Examples()
    place: Location | None = None

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rule that the entry stands for."""
        fields = msgspec.structs.asdict(self)
        identifier = f"{pack.id}/{self.id}"
        return (QuoteRule(**fields | {"id": identifier, "check": "quote", "story": pack.id}),)


RULE = QuoteRule
SECTION = "transcripts"
ENTRY = TranscriptEntry


def read(article: Article, rules: Sequence[QuoteRule]) -> Reading:
    """The utterances of an article, its fragments, and what contradicts a transcript."""
    if not article.quotations and "'" not in article.document.prose:
        return Reading()
    general = [rule for rule in rules if not rule.text]
    formulas = [match.span for rule in general for match in article.find(rule.formulas)]
    utterances = read_utterances(article, formulas)
    assertions: list[Assertion] = []
    findings: list[Finding] = []
    for rule in general:
        told = [u for u in utterances if not _is_left_out(article, rule, u)]
        long = (u for u in told if u.text.count(" ") > FEWEST_EQUAL)
        assertions += [_assertion(article, rule, utterance) for utterance in long]
        findings += _fragments(article, rule, told)
    forms = general[0].forms if general else Forms()
    for rule in rules:
        if rule.text and not (rule.date and article.anchor and article.anchor < rule.date):
            findings += _against_transcript(article, rule, utterances, forms)
    return Reading(tuple(assertions), tuple(findings))


def _is_left_out(article: Article, rule: QuoteRule, utterance: Utterance) -> bool:
    """True for a title, and for what is translated, sung and so on by the words around it."""
    return utterance.is_title or any(
        utterance.is_around(match.span) for match in article.find(rule.unless)
    )


def _assertion(article: Article, rule: QuoteRule, utterance: Utterance) -> Assertion:
    """An utterance as a statement; what says when it was made is its `reader`."""
    times = [
        time.value.timex3 if time.value else article.tokens.words[time.first].lower()
        for time in article.times
        if utterance.is_beside(article.tokens.span(time.first, time.stop))
    ]
    return Assertion(
        rule=rule.id,
        subject="quote",
        value=Quotation(utterance.text, utterance.speaker, 1),
        location=article.document.locate(utterance.span),
        story=article.story,
        as_of=article.anchor,
        speaker=utterance.speaker,
        modality="quoted",
        reader=" ".join(times),
    )


def _fragments(
    article: Article, rule: QuoteRule, utterances: Sequence[Utterance]
) -> Iterator[Finding]:
    """Fragments that the full quotation has otherwise, where no quotation has them so."""
    lengths = [len(utterance.text.split()) for utterance in utterances]
    if len(lengths) < 2 or not any(FEWEST <= length <= MOST + 2 for length in lengths):
        return
    told = [(utterance, target(utterance.text, rule.forms)) for utterance in utterances]
    for short, its in told:
        if not FEWEST <= len(its.keys) <= MOST:
            continue
        if any(other is not its and contains(other.keys, its.keys) for _, other in told):
            continue
        own = " ".join(article.document.prose[s.start : s.end] for s in short.beside)
        known = {fold_marks(word) for word in split_words(own)}
        for full, other in told:
            if full is short or not _is_told_by(article, full, short, known):
                continue
            if difference := misquoted(its.text, other, known, rule.openers):
                yield _fragment(article, rule, short, full, difference)
                break


def _fragment(
    article: Article, rule: QuoteRule, short: Utterance, full: Utterance, difference: Difference
) -> Finding:
    sure = len(short.text.split()) > SURE
    return _finding(
        article,
        rule,
        short,
        f'"{difference.here}" here, "{difference.there}" in the full quotation. Which was said?',
        "warning" if sure else "note",
        Related(article.document.locate(full.span), "the full quotation"),
    )


def _is_told_by(article: Article, full: Utterance, short: Utterance, known: set[str]) -> bool:
    """True when a fragment is of the speaker of a quotation, or stands in the headline."""
    if full.speaker is None or not same_speaker(full.speaker, short.speaker):
        return False
    named = fold_marks(split_words(full.speaker)[-1])
    return named in known or article.layout.part_of(short.span) != "body"


def _against_transcript(
    article: Article, rule: QuoteRule, utterances: Sequence[Utterance], forms: Forms
) -> Iterator[Finding]:
    """Quotations of a declared speaker that a transcript has otherwise."""
    transcript = target(transcribed(rule.text, article.grammar), forms)
    for utterance in utterances:
        if not any(same_speaker(name, utterance.speaker) for name in rule.speaker):
            continue
        for match in matches(target(utterance.text, forms).text, transcript, forms):
            if match.differences:
                source = f" ({rule.source})" if rule.source else ""
                yield _finding(
                    article,
                    rule,
                    utterance,
                    f"{said(match)} in the transcript{source}. Which was said?",
                    "warning",
                    *((Related(rule.place, "declared here"),) if rule.place else ()),
                )


def _finding(
    article: Article,
    rule: QuoteRule,
    utterance: Utterance,
    message: str,
    severity: Severity,
    *related: Related,
) -> Finding:
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(severity, rule.severity, key=LEVELS.__getitem__),
        message=message,
        primary=article.document.locate(utterance.span),
        related=related,
    )


def compare(rule: QuoteRule, assertions: Sequence[Assertion], story: object) -> Comparison:
    """Compare the utterances of an article, and of the articles of a story or a run."""
    ledger = Ledger()
    by_text: dict[str, list[Assertion]] = {}
    for assertion in sorted(assertions, key=_order):
        by_text.setdefault(_text(assertion), []).append(assertion)
    told, targets = list(by_text.values()), [target(text, rule.forms) for text in by_text]
    found: dict[Assertion, list[tuple[Assertion, Match]]] = {}
    for one, other in pairs(told, targets):
        comparable = [
            pair for pair in product(told[one], told[other]) if _may_be_one(rule, *pair, ledger)
        ]
        if not comparable:
            continue
        match = same_utterance(targets[one], targets[other], rule.forms)
        if match is None:
            continue
        for first, second in comparable:
            later, earlier = sorted((first, second), key=_order, reverse=True)
            oriented = match if later is first else match.turned
            found.setdefault(later, []).append((earlier, oriented))
    return ledger.close(_conflict(rule, later, earlier) for later, earlier in found.items())


def _may_be_one(rule: QuoteRule, first: Assertion, second: Assertion, ledger: Ledger) -> bool:
    """True for two of one speaker and day, as far as is known, that the rule is to compare."""
    paths = first.location.path, second.location.path
    if ("article" if paths[0] == paths[1] else "corpus") not in rule.against:
        return False
    if not same_speaker(first.speaker, second.speaker):
        return False
    apart = not same_occasion(first, second, rule.within)
    ledger.note(*paths, excuse="said on two days" if apart else "")
    return not apart


def _order(assertion: Assertion) -> tuple[str, Location]:
    """By day, the undated first, then by place."""
    return str(assertion.as_of or ""), assertion.location


def _conflict(
    rule: QuoteRule, later: Assertion, earlier: Sequence[tuple[Assertion, Match]]
) -> Finding:
    """The message speaks of the wording that differs most, which is the first related place."""
    gravest = sorted(earlier, key=lambda item: -len(item[1].differences))[:MOST_RELATED]
    other, match = gravest[0]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity if match.differences else "note",
        message=_message(later, other, match),
        primary=later.location,
        related=tuple(
            Related(a.location, "the other wording", _message(a, later, m.turned))
            for a, m in gravest
        ),
        confidence="high" if match.differences else "low",
    )


def _message(here: Assertion, there: Assertion, match: Match) -> str:
    """What to say at one of two places that disagree."""
    same = here.location.path == there.location.path
    place = "the other quotation" if same else there.location.path
    if not match.differences:
        return f"A contraction here that is none in {place}, or the reverse. Which was said?"
    return f"{said(match)} in {place}. Which was said?"


def said(match: Match) -> str:
    """The words that differ: what is here, and what there."""
    shown = match.differences[:MOST_SHOWN]
    here = ", ".join(f'"{difference.here}"' for difference in shown)
    there = ", ".join(f'"{difference.there}"' for difference in shown)
    return f"{here} here, {there}"


def _text(assertion: Assertion) -> str:
    assert isinstance(assertion.value, Quotation)
    return assertion.value.text
