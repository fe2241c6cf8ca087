"""One utterance in two wordings, and a quoted fragment that its full quotation does not contain.

A fragment, or a short sentence in a headline, a caption, a pull quote, a transcript within the
article or what somebody else quotes, is laid word by word beside the quotations of the same
speaker. Where most of it stands there and some of it otherwise, that is a note or, of longer ones,
a warning; how much must be the same depends on how plainly the article says that the two are one
(`records`, `whole`), or what stands around both is weighed: a note. "Its" for "our" is none.

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
from functools import partial
from itertools import product
from typing import ClassVar, Literal

import msgspec

from factlint.checks import Comparison, Ledger
from factlint.checks._aligning import FEWEST_EQUAL, Match, matches, same_utterance
from factlint.checks._one_occasion import is_framed, is_settled, of_one_occasion
from factlint.checks._one_utterance import Telling
from factlint.checks._other_wordings import conflict, finding, order, said, text_of
from factlint.checks._retold import Retold
from factlint.checks._settings import are_apart, setting
from factlint.checks._utterances import are_relatives, pairs, same_occasion, same_speaker
from factlint.checks._wordings import Forms, target
from factlint.extract.article import Article, Reading
from factlint.extract.proper import name_words
from factlint.extract.stems import stems_of
from factlint.extract.utterances import Utterance, read_nested, read_utterances, transcribed
from factlint.model import Assertion, Finding, Location, Quotation, Related, Severity, Span
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import Id
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold_all_marks, fold_marks


class QuoteRule(Rule, frozen=True, kw_only=True):
    """What counts as the same words, and which quotations are not compared."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    contractions: Table[str] = ()
    """Contractions with their full words: a whole word (`cannot: can not`) or an ending."""
    spellings: Table[str] = ()
    """Letters that are spelt in two ways, with the one that stands for both: `our: or`."""
    same: Table[str] = ()
    """Words that others stand for, or that may be left out: `per cent: "%"`, `you know: " "`."""
    shifts: Table[str] = ()
    """Words that change where a quotation is built into a sentence: `our: his` for "its"."""
    records: Words = ()
    """What tells once more what was said: `transcript`, `recording`."""
    calls: Words = ()
    """Verbs before somebody's words that are no "said": `called`, `described`."""
    tells: Words = ()
    """Verbs before the people to whom somebody speaks: `told`, `assured`."""
    whole: tuple[Pattern, ...] = ()
    """What says that a quotation is all that was said: `in full`, `the only time`."""
    updates: Words = ()
    """What says between two quotations that a figure may be new: `later`, `misspoke`."""
    slight: Words = ()
    """Words that anybody says of anything, and that make two quotations no one: `good`, `very`."""
    scope: Words = ()
    """Words that say of how much a sentence is true: `never`, `every`, `nearly`."""
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
        """Stock phrases, what quotations are left out by, and what tells that one is all."""
        return (*self.formulas, *self.unless, *self.whole)

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
    formulas = (match.span for rule in general for match in article.find(rule.formulas))
    utterances = read_utterances(article, tuple(formulas))
    if not utterances:
        return Reading()
    assertions: list[Assertion] = []
    findings: list[Finding] = []
    for rule in general:
        unless = [match.span for match in article.find(rule.unless)]
        told = [u for u in utterances if not _is_left_out(u, unless)]
        nested = [u for u in read_nested(article) if not _is_left_out(u, unless)]
        said = (_assertion(article, rule, utterance) for utterance in told)
        assertions += (one for one in said if _is_long(one) or is_settled(one))
        findings += _retold(article, rule, [*told, *nested])
    forms = general[0].forms if general else Forms()
    for rule in rules:
        if rule.text and not (rule.date and article.anchor and article.anchor < rule.date):
            findings += _against_transcript(article, rule, utterances, forms)
    return Reading(tuple(assertions), tuple(findings))


def _is_left_out(utterance: Utterance, unless: Sequence[Span]) -> bool:
    """True for a title, and for what is translated, sung and so on by the words around it."""
    return utterance.is_title or any(map(utterance.is_around, unless))


def _assertion(article: Article, rule: QuoteRule, utterance: Utterance) -> Assertion:
    """An utterance as a statement; what says when it was made is its `reader`."""
    titles, stems = name_words(article.lexicon).titles, stems_of(article.lexicon)
    words = (utterance.speaker or "").split()
    bare = (w for w in words if stems.of(w) and fold_marks(w).rstrip(".") not in titles)
    speaker = " ".join(bare) or utterance.speaker
    return Assertion(
        rule=rule.id,
        subject="quote",
        value=Quotation(utterance.text, speaker, 1),
        location=article.document.locate(utterance.span),
        story=article.story,
        as_of=article.anchor,
        speaker=speaker,
        modality="quoted",
        reader=setting(article, utterance, fold_all_marks(rule.tells)),
    )


def _is_long(assertion: Assertion) -> bool:
    """True for an utterance that hardly anybody else makes in these words."""
    return text_of(assertion).count(" ") > FEWEST_EQUAL


def _retold(
    article: Article, rule: QuoteRule, utterances: Sequence[Utterance]
) -> Iterator[Finding]:
    """Fragments and short sentences that another quotation has otherwise."""
    if len(utterances) < 2:
        return

    words = Telling(
        dict(rule.shifts),
        fold_all_marks(rule.records),
        fold_all_marks(rule.calls),
        fold_all_marks(rule.slight),
        fold_all_marks(rule.scope),
        tuple(match.span for match in article.find(rule.whole)),
        fold_all_marks(rule.updates),
    )
    for found in Retold(article, rule.forms, words, partial(are_apart, article), utterances).find():
        one = finding(
            article,
            rule,
            found.short,
            f"{said(found.differences)} in the other quotation. Which was said?",
            "warning" if found.sure else "note",
            Related(article.document.locate(found.full.span), "the other quotation"),
        )
        yield msgspec.structs.replace(one, confidence="high" if found.sure else "medium")


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
                yield finding(
                    article,
                    rule,
                    utterance,
                    f"{said(match.differences)} in the transcript{source}. Which was said?",
                    "warning",
                    *((Related(rule.place, "declared here"),) if rule.place else ()),
                )


def compare(rule: QuoteRule, assertions: Sequence[Assertion], story: object) -> Comparison:
    """Compare the utterances of an article, and of the articles of a story or a run."""
    ledger = Ledger()
    by_text: dict[str, list[Assertion]] = {}
    for assertion in sorted(filter(_is_long, assertions), key=order):
        by_text.setdefault(text_of(assertion), []).append(assertion)
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
            later, earlier = sorted((first, second), key=order, reverse=True)
            oriented = match if later is first else match.turned
            found.setdefault(later, []).append((earlier, oriented))
    for later, earlier in of_one_occasion(
        sorted(assertions, key=order, reverse=True), fold_all_marks(rule.tells)
    ):
        if earlier in (known for known, _ in found.get(later, ())):
            continue
        if _may_be_one(rule, later, earlier, ledger) and (match := _short(rule, later, earlier)):
            found.setdefault(later, []).append((earlier, match))
    return ledger.close(conflict(rule, later, earlier) for later, earlier in found.items())


def _short(rule: QuoteRule, later: Assertion, earlier: Assertion) -> Match | None:
    """How two utterances of one occasion differ, where the words around that are the same."""
    one, other = (target(text_of(each), rule.forms) for each in (later, earlier))
    if not is_framed(one, other):
        return None
    match = same_utterance(one, other, rule.forms, short=True)
    return match if match and match.differences else None


def _may_be_one(rule: QuoteRule, first: Assertion, second: Assertion, ledger: Ledger) -> bool:
    """True for two of one speaker and day, as far as is known, that the rule is to compare."""
    paths = first.location.path, second.location.path
    if ("article" if paths[0] == paths[1] else "corpus") not in rule.against:
        return False
    speakers = first.speaker, second.speaker
    if not same_speaker(*speakers) or are_relatives(*speakers):
        return False
    apart = not same_occasion(first, second, rule.within)
    ledger.note(*paths, excuse="said on two days" if apart else "")
    return not apart
