"""A declared person with a title that is not held on the day, and one whom nobody introduces.

The titles are those that a story pack declares with its `names`, with the days `from` which and
`until` which they are held. A title beside the name, before or behind it, is a warning when it
is not held on the day of publication, is another declared person's, or is an office that the desk
does not have for the person; and so is "former" with one that is held, or "-elect" with one that
has begun. "Secretary of Defense" and "defence secretary" are one title, and words that make
no other office of it ("US", "Lorne") do not count. A day more or less is nothing.

Where a person is first named in the running text, the family name alone, or a full name without a
title or another word that says who it is, is a note.

A rule with `ladders` looks for two titles that an article gives one person, who can have but one of
them: a captain and a colonel, a mayor and a deputy mayor, two portfolios, "Mr" and "Ms".

A rule that is `undeclared` looks for persons whom nobody declared: a family name alone, of
somebody who wept, said something, has a lawyer, is 54 or goes on with ", who", while no fuller
name, title or aside anywhere in the article says who it is, and nothing says that it is a firm, a
team or a place. It is a note, and so is a family name alone well before the full name and the aside
that introduce the person.

Left alone are words in quotation marks, "acting", "then-" and the like, sentences that tell of
other days, and for the first mention headlines, captions and names inside other words ("the Marsh
era").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from factlint.checks._held_titles import NOTHING, Near, against_days, nearest
from factlint.checks._other_days import OtherDays
from factlint.checks._undeclared import of_undeclared
from factlint.checks.name import HeldTitle, NameEntry
from factlint.extract.article import Article, Reading
from factlint.extract.name_forms import DeclaredName
from factlint.extract.names import NameToken, name_reader
from factlint.extract.passages import passage, sentences_behind
from factlint.extract.titles import TitleReader, TitleToken, title_reader
from factlint.extract.tokens import Range
from factlint.model import LEVELS, Finding, Location, Related, Severity
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Pack, Rule
from factlint.rulebook.scalars import kebab
from factlint.rulebook.shapes import Table
from factlint.rulebook.words import fold_marks

FOLLOWING = 2
"""How many sentences may still give the title."""


class TitleRule(Rule, frozen=True, kw_only=True):
    """The titles of one person."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    name: str = ""
    """The person, as the desk writes the name."""
    undeclared: bool = False
    """Looks for persons whom nobody declared, by the family name alone."""
    ladders: tuple[tuple[str, ...], ...] = ()
    """Titles of which a person has one at a time, each ladder a list: "captain", "colonel"."""
    ranked: tuple[str, ...] = ()
    """Offices that are others with another portfolio, or with "deputy" before them."""
    fields: tuple[tuple[str, ...], ...] = ()
    """Offices, ranks and jobs by where they are held: those of an army, of a church."""
    opposing: tuple[str, ...] = ()
    """Words that make the rival's office of one: "shadow"."""
    sides: Table[str] = ()
    """Offices that are no rank by what they are of: `captain: "team club"`."""
    newly: tuple[str, ...] = ()
    """What stands before an office that somebody has come to: "new"."""
    leads: tuple[str, ...] = ()
    """What stands before the office that somebody holds: "as"."""
    joins: tuple[str, ...] = ()
    """Words between an office and its place: "ambassador *to*"."""
    kin: Table[str] = ()
    """Titles of courtesy that relatives may bear: `mr: "husband son"`."""
    changes: tuple[Pattern, ...] = ()
    """A sentence about somebody who has come to another office: "promoted"."""
    roles: tuple[Pattern, ...] = ()
    """What stands before a title that somebody holds: "in his third season as"."""
    accept: tuple[str, ...] = ()
    """Other forms of the name."""
    titles: tuple[HeldTitle, ...] = ()
    """The titles, with their days."""

    def patterns(self) -> tuple[Pattern, ...]:
        """What tells that an office is new, or held."""
        return (*self.changes, *self.roles)

    @property
    def declared(self) -> DeclaredName:
        """The declaration as the reader of names takes it."""
        return DeclaredName(
            self.name, self.accept, tuple(dict.fromkeys(t.title for t in self.titles))
        )


RULE = TitleRule
SHARES = "names"


def rules_from(entry: NameEntry, story: Pack) -> tuple[Rule, ...]:
    """The rule for the titles of a person."""
    if entry.kind != "person":
        return ()
    return (
        TitleRule(
            id=f"{story.id}/{kebab(fold_marks(entry.name)) or 'name'}/title",
            check="title",
            story=story.id,
            name=entry.name,
            accept=entry.accept,
            titles=entry.titles,
            source=entry.source,
            severity=min(entry.severity, "warning", key=LEVELS.__getitem__),
            examples=entry.examples,
            place=entry.place,
        ),
    )


def read(article: Article, rules: Sequence[TitleRule]) -> Reading:
    """Findings for titles that are not held, and for persons who are not introduced."""
    findings: list[Finding] = []
    for rule in rules:
        findings += of_undeclared(article, rule)
    declared = [rule for rule in rules if rule.name]
    if declared:
        desk = _Desk(article, declared)
        for rule in declared:
            findings += desk.wrong(rule)
            findings += desk.unintroduced(rule)
    return Reading(findings=tuple(findings))


class _Desk:
    """The declared persons of one article with the titles that it gives them."""

    def __init__(self, article: Article, rules: Sequence[TitleRule]) -> None:
        self.article = article
        self.rules = rules
        self._days = OtherDays(article)
        titles = tuple(dict.fromkeys(held.title for rule in rules for held in rule.titles))
        self.reader: TitleReader = title_reader(article.lexicon.titles, titles)
        self.offices = {title: self.reader.office(title) for title in titles}
        lexicon = article.lexicon
        names = name_reader(
            tuple(dict.fromkeys(rule.declared for rule in rules)),
            lexicon.lists,
            lexicon.abbreviations,
            lexicon.family_names,
        )
        named = names.read(article.tokens)
        self.alone = self._families(named)
        self.found = [
            name
            for name in named
            if name.verdict != "doubtful"
            and article.quoted(article.tokens.span(name.first, name.stop)) is None
        ]

    def _families(self, named: Sequence[NameToken]) -> dict[str, list[int]]:
        """Where the family names of declared persons stand outside a full name."""
        tokens, found = self.article.tokens, defaultdict(list)
        taken = {at for name in named for at in range(name.first, name.stop)}
        families = frozenset(map(_family, self.rules))
        for at, word in enumerate(tokens.words):
            if (
                word[0].isupper()
                and (family := fold_marks(word)) in families
                and at not in taken
                and self.reader.is_family(self.article, at)
                and self.article.quoted(tokens.span(at, at + 1)) is None
            ):
                found[family].append(at)
        return found

    def wrong(self, rule: TitleRule) -> Iterator[Finding]:
        """Titles of a person that are not held on the day."""
        for place, certain in self._mentions(rule) if rule.titles else ():
            for title in (
                self.reader.before(self.article, place),
                self.reader.behind(self.article, place),
            ):
                if title and (said := self._judged(rule, title, certain)):
                    whole = min(place[0], title.first), max(place[1], title.stop)
                    yield self._finding(rule, whole, said, rule.severity)
                    break

    def unintroduced(self, rule: TitleRule) -> Iterator[Finding]:
        """The first mention of a person in the running text, where nothing says who it is."""
        part_of, span = self.article.layout.part_of, self.article.tokens.span
        body = (place for place, _ in self._mentions(rule) if part_of(span(*place)) == "body")
        place = next(filter(self._is_person, body), None)
        if place is None or self._is_introduced(rule, place):
            return
        given = self._has_given(rule, place)
        if rule.titles or not given:
            lacking = "no title" if given else "no title and no given name"
            yield self._finding(rule, place, f"{lacking} at first mention. Who is it?", "note")

    def _mentions(self, rule: TitleRule) -> list[tuple[Range, bool]]:
        """Where a person is named, and whether it is certain that nobody else is meant.

        Without the full name in the article a family name is not certain.
        """
        alone = [((at, at + 1), False) for at in self.alone.get(_family(rule), ())]
        named = [((n.first, n.stop), True) for n in self.found if n.name == rule.declared]
        return sorted([*named, *alone])

    def _judged(self, rule: TitleRule, title: TitleToken, certain: bool) -> str:
        """What is wrong with a title; nothing when it is right or cannot be told.

        A person who is not named in full (not `certain`) may have a namesake in another office.
        """
        if title.state == "other" or self._days.tell_of((title.first, title.stop)):
            return ""
        own, near = self._nearest(rule, title)
        others = [
            (*self._nearest(other, title), other.name) for other in self.rules if other is not rule
        ]
        theirs, nearer, whose = max(others, key=lambda found: found[1], default=([], NOTHING, ""))
        if own and nearer <= near:
            return against_days(own, title.state, self.article.anchor)
        if title.state or not certain:
            return ""
        if theirs:
            return f"the desk has {theirs[0].title} for {whose}. Which one?"
        listed = ", ".join(dict.fromkeys(held.title for held in rule.titles))
        return f"the desk has {listed}. Which title?" if self._is_other(rule, title) else ""

    def _nearest(self, rule: TitleRule, said: TitleToken) -> Near:
        return nearest(
            rule.titles, lambda one: self.reader.nearness(self.offices[one], said.office)
        )

    def _is_other(self, rule: TitleRule, title: TitleToken) -> bool:
        """True for an office that is none of a person's."""
        own = {self.offices[held.title].head for held in rule.titles}
        return title.office.head not in own or self.reader.is_portfolio(title.office.qualifiers)

    def _is_person(self, place: Range) -> bool:
        """False for a name inside other words: "the Marsh era", "the Reyes-Aro pact"."""
        tokens = self.article.tokens
        before, behind = fold_marks(tokens.word(place[0] - 1)), tokens.word(place[1])
        if (before or " ") in "-–—/" or (behind or " ") in "-–/":
            return False
        return not (before in self.reader.articles and behind[:1].islower())

    def _is_introduced(self, rule: TitleRule, place: Range) -> bool:
        """True where a title, a word for the person or an aside stands beside the name."""
        article, reader = self.article, self.reader
        if (
            reader.before(article, place)
            or reader.behind(article, place)
            or reader.introduces(article, place)
        ):
            return True
        if not self._has_given(rule, place):
            return False
        if _family(rule) not in self._words(place):
            return True  # a name of its own that the desk accepts
        offices = [self.offices[held.title] for held in rule.titles]
        parts = (passage(article, place), *sentences_behind(article, place[0], FOLLOWING))
        return any(reader.mentions(article, part, offices) for part in parts)

    def _has_given(self, rule: TitleRule, place: Range) -> bool:
        """True for more than the family name, and for a form that the desk accepts."""
        words = self._words(place)
        accepted = [list(map(fold_marks, form.split())) for form in rule.accept]
        given = fold_marks(rule.name.split()[0])
        return given in words or words in accepted or " " not in rule.name

    def _words(self, place: Range) -> list[str]:
        return [fold_marks(word) for word in self.article.tokens.words[slice(*place)]]

    def _finding(self, rule: TitleRule, place: Range, said: str, severity: Severity) -> Finding:
        location = self.article.document.locate(self.article.tokens.span(*place))
        return Finding(
            rule=rule.id,
            check=rule.check,
            severity=min(severity, rule.severity, key=LEVELS.__getitem__),
            message=f'"{location.text}": {said}',
            primary=location,
            related=_declared(rule.place, severity),
        )


def _family(rule: TitleRule) -> str:
    return fold_marks(rule.name.split()[-1])


def _declared(place: Location | None, severity: Severity) -> tuple[Related, ...]:
    return (Related(place, "declared here"),) if place and severity != "note" else ()
