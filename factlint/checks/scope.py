"""A declared figure or claim with a place or a stretch of time that is not its own.

A story pack declares under `scopes` what a total is of: the places that it takes in together, and
the day from which it counts. The total with only some of its places ("22 killed in Marl", of Marl
and Dunmore), with words of `narrower` or `wider`, or over a shorter time ("this week") is a
warning. A figure is the total when it is the one that a fact of the story gives; where no fact
does, when the article gives the same figure without the place.

With `said` in place of a `subject` the entry is about a claim without a figure: `narrower` and
`wider` are then looked for in the sentences that make it, where it "covers", "applies to" or is
"limited to" them; who is exempt, and what is only wanted or proposed, is no claim.

A longer time and a larger region that hold the whole are right. Left alone are parts ("most of
them in Marl", "including"), single incidents, places that belong to other words of the sentence
("officials in Marl said"), other events, quotations and headlines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import ClassVar

import msgspec

from factlint.extract.article import Article, CountToken, Reading
from factlint.extract.dates import TimeToken
from factlint.extract.passages import Places, passage, times_in
from factlint.extract.reaching import reach_reader
from factlint.extract.tokens import Range
from factlint.model import Fact, Finding, Location, Related, Severity
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import Id

GRACE = timedelta(days=1)
ANOTHER = timedelta(days=45)
"""How long before the first day of a total a day is that of another event."""

YEAR = timedelta(days=300)
"""How long ago a day is that of another claim."""
SHORTER = 0.7
"""How much of the days that are counted a stretch of time may be and still be all, roundly told."""


class ScopeRule(Rule, frozen=True, kw_only=True):
    """What a total takes in, or what a claim is about."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message", "facts")

    subject: str = ""
    """The measure whose total it is."""
    said: tuple[Pattern, ...] = ()
    """Or patterns of a claim without a figure."""
    places: tuple[Pattern, ...] = ()
    """The places that the total takes in together, a pattern each. Some of them without the others
    are too few."""
    narrower: tuple[Pattern, ...] = ()
    """Patterns that say less than is counted: "Norland boats" for those of several nations."""
    wider: tuple[Pattern, ...] = ()
    """Patterns that say more: "nationwide"."""
    since: date | None = None
    """The first day that the total counts."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these is left out."""
    facts: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.subject) == bool(self.said):
            raise ValueError('say whose scope it is: a "subject" that is counted, or "said"')
        if self.said and (self.places or self.since):
            raise ValueError('"places" and "since" go with a "subject"')
        if not (self.places or self.narrower or self.wider or self.since):
            raise ValueError('a scope needs "places", "narrower", "wider" or "since"')

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the rule."""
        return (*self.said, *self.places, *self.narrower, *self.wider, *self.unless)

    def counted_measures(self) -> tuple[str, ...]:
        """The measure whose total it is."""
        return (self.subject,) if self.subject else ()

    def in_pack(self, pack: Pack) -> Rule:
        """The rule with the facts about its subject."""
        facts = (f for f in pack.facts if f.subject == self.subject and f.scope == "total")
        return msgspec.structs.replace(self, facts=tuple(facts))


class ScopeEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What a total of the story takes in, or what a claim of it is about."""

    id: Id
    """The rule is `story/id`."""
    subject: str = ""
    said: tuple[Pattern, ...] = ()
    places: tuple[Pattern, ...] = ()
    narrower: tuple[Pattern, ...] = ()
    wider: tuple[Pattern, ...] = ()
    since: date | None = None
    unless: tuple[Pattern, ...] = ()
    severity: Severity = "warning"
    source: str = ""
    why: str = ""
    examples: Examples = Examples()
    place: Location | None = None

    def __post_init__(self) -> None:
        self._rule("scope")

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rule that the entry stands for."""
        return (self._rule(f"{pack.id}/{self.id}", pack.id).in_pack(pack),)

    def _rule(self, name: str, story: str | None = None) -> ScopeRule:
        fields = msgspec.structs.asdict(self)
        return ScopeRule(**fields | {"id": name, "check": "scope", "story": story})


RULE = ScopeRule
SECTION = "scopes"
ENTRY = ScopeEntry


class _Off(msgspec.Struct, frozen=True):
    """Words that do not go with a total or claim, and what they make of it."""

    words: Range
    what: str
    about: Range


def read(article: Article, rules: Sequence[ScopeRule]) -> Reading:
    """Findings for figures and claims with a scope that is not theirs."""
    findings: list[Finding] = []
    for rule in rules:
        seen: set[int] = set()
        for off in _Scoped(article, rule).off():
            sentence = article.sentence_of(off.words[0])[0]
            if sentence not in seen:
                seen.add(sentence)
                findings.append(_finding(article, rule, off))
    return Reading(findings=tuple(findings))


class _Scoped:
    """An article with the words that a rule looks for."""

    def __init__(self, article: Article, rule: ScopeRule) -> None:
        self.article, self.rule = article, rule
        self.reader = reach_reader(article.grammar)

    def off(self) -> Iterator[_Off]:
        """What does not go with the totals and claims of the article."""
        counts = [count for count in self.article.counts if self._may_be_total(count)]
        offs = [(count, next(self._of_total(count), None)) for count in counts]
        wholes = {fact.value.value for fact in self.rule.facts} or {
            count.quantity.value.value for count, off in offs if off is None
        }
        yield from (off for count, off in offs if off and count.quantity.value.value in wholes)
        for said in Places(self.article, self.rule.said).within(self._all):
            if self._is_own(said):
                yield from self._of_claim(said)

    @property
    def _all(self) -> Range:
        return 0, len(self.article.tokens.words)

    @cached_property
    def _unless(self) -> Places:
        return Places(self.article, self.rule.unless)

    @cached_property
    def _places(self) -> list[Places]:
        return [Places(self.article, [place]) for place in self.rule.places]

    @cached_property
    def _wrong(self) -> list[tuple[str, Places]]:
        """The words that say less, and those that say more."""
        both = (("narrower", self.rule.narrower), ("wider", self.rule.wider))
        return [(what, Places(self.article, patterns)) for what, patterns in both]

    def _is_own(self, place: Range) -> bool:
        """True for the article's own words, outside its headline and what is left out."""
        span = self.article.tokens.span(*place)
        return (
            self.article.quoted(span) is None
            and self.article.layout.part_of(span) != "headline"
            and not self._unless.are_in(passage(self.article, place))
        )

    def _may_be_total(self, count: CountToken) -> bool:
        """True for a figure of the rule's subject that can be its total."""
        value = count.quantity.value
        return (
            bool(self.rule.subject)
            and count.measure == self.rule.subject
            and count.scope in ("", "total", "place", "part")
            and not ((count.share and not self._is_alone(count)) or count.superseded)
            and not count.implied
            and not (value.vague or value.value is None)
            and self._is_own((count.first, count.stop))
            and not self._is_of_another((count.first, count.stop))
        )

    def _is_alone(self, count: CountToken) -> bool:
        """True where a place of the sentence is said to be the only one."""
        part = passage(self.article, (count.first, count.stop))
        return any(
            self.reader.is_alone(self.article, place)
            for places in self._places
            for place in places.within(part)
        )

    def _is_of_another(self, place: Range) -> bool:
        """True where the sentence names a time long before what is counted."""
        rule, anchor = self.rule, self.article.anchor
        begins = [rule.since] if rule.since else [fact.as_of for fact in rule.facts]
        if not begins and anchor:
            begins = [anchor - YEAR]
        return any(
            time.value.end is not None and time.value.end < min(begins) - ANOTHER
            for time in times_in(self.article, passage(self.article, place))
            if begins and time.value and not self.reader.opens(self.article, time)
        )

    def _of_total(self, count: CountToken) -> Iterator[_Off]:
        """What stands with a figure and is not the scope of the total."""
        article, figure = self.article, (count.quantity.first, count.quantity.stop)
        part = passage(article, figure)
        for whole in self._too_few(count, part, figure):
            yield _Off(whole, "narrower", figure)
        for what, places in self._wrong:
            for words in places.within(part):
                owner = what == "wider" and self.reader.is_owner(article, words)
                if not owner and self.reader.belongs(article, words, figure):
                    yield _Off(words, what, figure)
        for whole in self._too_short(count, part, figure):
            yield _Off(whole, "a shorter time", figure)

    def _too_few(self, count: CountToken, part: Range, figure: Range) -> Iterator[Range]:
        """Some of the places, without the others, in which a figure is counted."""
        article = self.article
        named = [list(places.within(part)) for places in self._places]
        if not all(named):
            for place in (place for found in named for place in found):
                whole = self.reader.place(article, place, figure)
                if whole and not self.reader.is_parted(article, (count.stop, whole[0])):
                    yield whole
        there = self.reader.there(article, (count.first, count.stop))
        if there:
            before = self.reader.before(article, count.first)
            if sum(places.are_in(before) for places in self._places) == 1 < len(self._places):
                yield there

    def _too_short(self, count: CountToken, part: Range, figure: Range) -> Iterator[Range]:
        """The times that are shorter than that of the total."""
        article, since = self.article, self.rule.since
        for time in times_in(article, part):
            if _is_later(time, since):
                whole = self.reader.window(article, time, figure)
                if whole is None and count.scope == "":
                    whole = self.reader.day(article, time, (count.first, count.stop))
                if whole:
                    yield whole
        if since and self.rule.facts:
            counted = (max(fact.as_of for fact in self.rule.facts) - since).days
            for whole, days in self.reader.lengths(article, part, figure):
                if days < counted * SHORTER:
                    yield whole

    def _of_claim(self, said: Range) -> Iterator[_Off]:
        """What stands with a claim and makes it another."""
        if self._is_of_another(said):
            return
        for what, places in self._wrong:
            for words in places.within(passage(self.article, said)):
                inside = said[0] <= words[0] and words[1] <= said[1]
                if inside or self.reader.covers(self.article, words, said):
                    yield _Off(words, what, said)


def _is_later(time: TimeToken, since: date | None) -> bool:
    """True for a time that begins after the first day that is counted."""
    start = time.value.start if time.value else None
    return since is not None and start is not None and start > since + GRACE


def _finding(article: Article, rule: ScopeRule, off: _Off) -> Finding:
    tokens, document = article.tokens, article.document
    words = document.locate(tokens.span(*off.words))
    about = document.locate(tokens.span(*off.about))
    source = f" ({rule.source.strip()})" if rule.source else ""
    since = f"since {rule.since}" if rule.since else ""
    total = ", ".join(filter(None, (" and ".join(place.text for place in rule.places), since)))
    known = f", but {about.text} is for {total}" if total else ": the desk has it otherwise"
    related = [Related(about, "of this")] if not words.span.overlaps(about.span) else []
    if rule.place:
        related.append(Related(rule.place, "declared here"))
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity,
        message=f'"{words.text}"{known}{source}. {off.what.capitalize()} here?',
        primary=words,
        related=tuple(related),
    )
