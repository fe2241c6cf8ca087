"""A declared figure or claim with a place or a stretch of time that is not its own.

A story pack declares under `scopes` what a total is of: the places that it takes in together, and
the days from which and until which it counts. The total with only some of its places ("22 killed
in Marl", of Marl and Dunmore), with words of `narrower` or `wider`, or over a shorter time ("this
week") is a warning. A figure is the total when it is the one that a fact of the story gives; where
no fact does, when the article gives the same figure without the place.

With `said` in place of a `subject` the entry is about a claim without a figure: `narrower` and
`wider` are then looked for in the sentences that make it, where it "covers", "applies to" or is
"limited to" them; who is exempt, and what is only wanted or proposed, is no claim. "The ban" is
that of the article, where it tells of no other one.

A little longer time and a larger region that hold the whole are right; the whole world, another
town and a time that began long before are not. Left alone are parts ("most of
them in Marl", "including"), single incidents, places that belong to other words of the sentence
("officials in Marl said"), other events, quotations and headlines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import ClassVar

import msgspec

from factlint.checks._scope_claims import claims
from factlint.checks._scope_places import others_of_kind
from factlint.checks._scope_times import Counted, off_times
from factlint.checks._scope_totals import Totals
from factlint.extract.article import Article, CountToken, Reading
from factlint.extract.passages import Places, passage
from factlint.extract.reaching import reach_reader
from factlint.extract.tokens import Range
from factlint.model import Fact, Finding, Location, Related, Severity
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import Id


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
    until: date | None = None
    """The last day, where it counts no longer."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these is left out."""
    facts: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.subject) == bool(self.said):
            raise ValueError('say whose scope it is: a "subject" that is counted, or "said"')
        if self.said and (self.places or self.since):
            raise ValueError('"places" and "since" go with a "subject"')
        if self.until and not (self.since and self.since < self.until):
            raise ValueError('"until" goes with a "since" that is before it')
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
    until: date | None = None
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
        counts = (c for c in self._totals.counts() if self._is_own((c.first, c.stop)))
        offs = [(count, next(self._of_total(count), None)) for count in counts]
        wholes = self._totals.declared or {
            count.quantity.value.value for count, off in offs if off is None
        }
        yield from (off for count, off in offs if off and count.quantity.value.value in wholes)
        yield from self._of_others()
        for said in claims(self.article, self.rule.said):
            if self._is_own(said):
                yield from self._of_claim(said)

    @property
    def _all(self) -> Range:
        return 0, len(self.article.tokens.words)

    @cached_property
    def _totals(self) -> Totals:
        rule = self.rule
        return Totals(self.article, rule.subject, rule.facts, rule.since, self._places)

    def _of_others(self) -> Iterator[_Off]:
        """The declared total as the figure of others: "412 *children under five*"."""
        what, places = self._wrong[0]
        for words in places.within(self._all):
            for number in self.article.numbers:
                said = number.stop == words[0] and self._totals.is_declared(number.value)
                of_it = said and self.article.speaks_of(self.rule.subject, words[0])
                if of_it and self._is_own(words):
                    yield _Off(words, what, (number.first, number.stop))

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

    def _of_total(self, count: CountToken) -> Iterator[_Off]:
        """What stands with a figure and is not the scope of the total."""
        article, figure = self.article, (count.quantity.first, count.quantity.stop)
        part = passage(article, figure)
        for whole in self._too_few(count, part):
            yield _Off(whole, "narrower", figure)
        for what, places in self._wrong:
            for words in places.within(part):
                owner = what == "wider" and self.reader.is_owner(article, words)
                entire = self.reader.is_entire(article, figure, words[0])
                own = _up_to(count, words[0])
                if not owner and (entire or self.reader.belongs(article, words, own)):
                    yield _Off(words, what, figure)
        named = bool(self._named_in(part))
        elsewhere = self.reader.elsewhere(article, part, named)
        kin = () if named else others_of_kind(article, self.rule.places, part)
        for whole in (*elsewhere, *kin):
            if self.rule.places and self.reader.belongs(article, whole, figure):
                yield _Off(whole, "another place", figure)
        if counted := self._counted:
            for whole, what in off_times(article, self.reader, counted, count):
                yield _Off(whole, what, figure)

    @cached_property
    def _counted(self) -> Counted | None:
        rule = self.rule
        known = max((fact.as_of for fact in rule.facts), default=None)
        return Counted(rule.since, rule.until, known) if rule.since else None

    def _named_in(self, part: Range) -> list[Range]:
        """The declared places of a stretch."""
        return [place for places in self._places for place in places.within(part)]

    def _too_few(self, count: CountToken, part: Range) -> Iterator[Range]:
        """Some of the places, without the others, in which a figure is counted."""
        article = self.article
        named = [list(places.within(part)) for places in self._places]
        if not all(named):
            for place in (place for found in named for place in found):
                whole = self.reader.place(article, place, _up_to(count, place[0]))
                if whole and not self.reader.is_parted(article, (count.stop, whole[0])):
                    yield whole
        there = self.reader.there(article, (count.first, count.stop))
        if there:
            before = self.reader.before(article, count.first)
            if sum(places.are_in(before) for places in self._places) == 1 < len(self._places):
                yield there

    def _of_claim(self, said: Range) -> Iterator[_Off]:
        """What stands with a claim and makes it another."""
        if self._totals.is_of_another(said):
            return
        for what, places in self._wrong:
            for words in places.within(passage(self.article, said)):
                inside = said[0] <= words[0] and words[1] <= said[1]
                if inside or self.reader.covers(self.article, words, said):
                    yield _Off(words, what, said)


def _up_to(count: CountToken, at: int) -> Range:
    """A figure, with the words that say what it counts where a token stands behind them."""
    figure = count.quantity
    return figure.first, max(figure.stop, count.stop) if at >= count.stop else figure.stop


def _finding(article: Article, rule: ScopeRule, off: _Off) -> Finding:
    tokens, document = article.tokens, article.document
    words = document.locate(tokens.span(*off.words))
    about = document.locate(tokens.span(*off.about))
    source = f" ({rule.source.strip()})" if rule.source else ""
    since = f"since {rule.since}" if rule.since else ""
    since += f" until {rule.until}" if rule.until else ""
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
