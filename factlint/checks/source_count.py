"""A plural of sources of which the article has one: "officials say", and then "one official said".

A rule names sources in the plural and the singular. Everybody who says something in the article
is read: unnamed ("an official", "the source"), by name, as an outlet or a document. Words beside
somebody tell whether it is one of the kind ("the chief inspector", "who lives next door") or of
another ("her lawyer"); where exactly one is left who is or may be of the kind, a note is made. So
it is where one of those quoted says the very thing that was attributed to several, and where "the
official" or one who is introduced by name goes on right behind the plural. Where no
word tells, many signs are weighed: where the one stands, what is told of it, and who else is there.
Elsewhere, where another is quoted or named who may be one of them, where they are counted ("two
officials"), or where only the plural is used, nothing is said, unless the text says that there is
no other ("the only witness").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Literal

from factlint.checks._likely_sources import LikelySources
from factlint.checks._source_speakers import SourceSpeakers
from factlint.extract.article import Article, Reading
from factlint.extract.tokens import Range
from factlint.model import Finding, Related
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule
from factlint.rulebook.shapes import Table

LEAST_SHARE = 0.5
FEWEST_SAME = 2


class SourceCountRule(Rule, frozen=True, kw_only=True):
    """Sources of one kind, and the words that tell how many there are."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")

    kinds: Table[str]
    """The plural of each kind with its singular: `officials: official`."""
    one: Words = ()
    """What stands before a single one: "a", "one"."""
    definite: Words = ()
    """What stands before a plural that was told of as several before: "the"."""
    resumed: Words = ()
    """What stands before the one that there is: "*the* source said"."""
    many: Words = ()
    """What tells of more than one: "several", "another"."""
    joins: Words = ()
    """What tells of more than one between the plural and its verb: "officials here *and* there"."""
    added: Words = ()
    """What tells in a sentence that its subject is another one: "*also*"."""
    others: Words = ()
    """What tells of more than one before a verb of saying: "*others* said"."""
    verbs: Words = ()
    """Verbs by which papers say something; without them, those by which people do."""
    cues: Words = ()
    """What stands before a source: "according to"."""
    after: Words = ()
    """What may follow a single one and go on with it: "an official *in* the ministry"."""
    lead: Words = ()
    """What may stand before the plural where it is a verb, too ("she reports")."""
    disputed: Words = ()
    """What stands before a plural whose words are denied: "*dismissed* reports"."""
    telling: Words = ()
    """What goes with it behind the plural: "reports *that*"."""
    some: Words = ()
    """Words of `many` that leave open how many: "*several* officials"."""
    told: Words = ()
    """What tells behind the plural which of them are meant: "researchers *who* counted frogs"."""
    named: Literal["any", "called", "members"] = "any"
    """Who is quoted by name and may be meant: anybody, those who are `called` by a word of
    `members` where nobody else may be one, or those with a word of `members` alone."""
    makers: Words = ()
    """Who makes one: "*researchers* at Leeds followed 1,200 nurses"."""
    alike: Words = ()
    """Other words for a single one: "the *review*" of audits."""
    endings: Words = ()
    """How words end that make somebody one of them: *ologist*."""
    offices: Words = ()
    """Words for whoever else may be meant: "spokesman", "ministry"."""
    followed: Words = ()
    """What stands behind the plural where it is a source: "people *familiar with*"."""
    members: Words = ()
    """What is told of somebody who is one of them by name: "inspector", "who lives"."""
    sides: Words = ()
    """What is told of somebody who is none of them: "lawyer", "the company"."""
    bodies: Words = ()
    """What stands between a plural and the body that one speaks for: "experts *at* the Survey"."""
    asked: tuple[Pattern, ...] = ()
    """What says that several were asked or speak together: "a survey of", "a joint statement"."""
    repeated: tuple[Pattern, ...] = ()
    """What says, anywhere, that another found the same: "came to the same result"."""
    alone: tuple[Pattern, ...] = ()
    """What says that there is no other: "the only witness"."""
    hidden: tuple[Pattern, ...] = ()
    """What is said of one whose name is kept back: "on condition of anonymity"."""
    rivals: Words = ()
    """A name before one of these verbs is another source of the kind: "Reuters *reported*"."""

    def sentence_patterns(self) -> tuple[Pattern, ...]:
        """What says that there is no other, that there are several, and that one has no name."""
        return (*self.asked, *self.repeated, *self.alone, *self.hidden)


RULE = SourceCountRule


def read(article: Article, rules: Sequence[SourceCountRule]) -> Reading:
    """Notes for plurals of sources of which the article has one."""
    prose = article.document.prose.lower()
    findings: list[Finding] = []
    for rule in rules:
        speakers = SourceSpeakers(article, rule)
        for kind in rule.kinds:
            if kind[0] in prose:
                sources = LikelySources(article, rule, kind, speakers)
                findings += _check(article, rule, sources)
    return Reading(findings=tuple(findings))


def _check(article: Article, rule: SourceCountRule, sources: LikelySources) -> Iterator[Finding]:
    likely = sources.likely()
    sure = list(_sure(article, rule, sources)) if sources.several else []
    if likely is not None and not sure:
        several, one = likely
        yield _finding(article, rule, [_token(several), one], "is there another?")
    yield from sure


def _sure(article: Article, rule: SourceCountRule, sources: LikelySources) -> Iterator[Finding]:
    only = sources.only
    if only is not None:
        places = [_token(sources.several[0]), only, *map(_token, sources.several[1:])]
        yield _finding(article, rule, places, "is there another?")
        return
    if behind := sources.next:
        several, one = behind
        yield _finding(article, rule, [_token(several), one], "is there another?")
        return
    for several in sources.several:
        claim = sources.claim(several)
        for single in sources.single:
            apart = article.sentence_of(several) != article.sentence_of(single)
            if apart and _is_same(claim, sources.told(single)):
                places = [_token(several), _token(single)]
                yield _finding(article, rule, places, "do others say so, too?")
                return


def _is_same(claim: Sequence[str], told: Sequence[str]) -> bool:
    """True when half the words of a claim stand in a statement, two of them side by side."""
    same = sum(word in told for word in set(claim))
    pairs = set(pairwise(claim)) & set(pairwise(told))
    return bool(pairs) and same >= max(FEWEST_SAME, LEAST_SHARE * len(set(claim)))


def _token(at: int) -> Range:
    return at, at + 1


def _finding(
    article: Article, rule: SourceCountRule, places: Sequence[Range], question: str
) -> Finding:
    """A note at a plural, beside the single one and what else is told by several."""
    many, one, *more = (article.document.locate(article.tokens.span(*at)) for at in places)
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=f'"{many.text}" here, and a single one in the article, {one.text}: {question}',
        primary=many,
        related=(Related(one, "the one"), *(Related(place, "and here") for place in more)),
    )
