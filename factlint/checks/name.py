"""Declared names that are misspelt or incomplete.

A desk declares a name once; factlint finds it with and without titles, in headlines and in all
capitals, and reports what is plainly meant for it and written otherwise. No misspelling is
listed anywhere: it is found by its letters and its sound, and by the words around it. Another
person's name is not a misspelling, nor is a difference of diacritics or of case alone.

A misspelling is an error and can be fixed; it is a warning where nothing in the article confirms
who is meant, and so is a ship or an organisation whose name lacks a part ("USS Gerald Ford").
A name that may be another person's is a warning without a fix: the declared given name before
another frequent family name that is spelt nearly like the declared one, or before one that a
prefix makes another ("Brendan O'Halloran" for Brendan Halloran). Without the given name
"O'Halloran" is somebody else. `--fix` writes only what is sure, and never inside quotation marks:
those words are somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

import msgspec

from factlint.extract.article import Article, Reading
from factlint.extract.name_forms import DeclaredName, Kind
from factlint.extract.names import NameToken, name_reader
from factlint.model import LEVELS, Assertion, Finding, Fix, Location, Name, Related, Severity
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import kebab
from factlint.rulebook.words import fold_marks


class NameRule(Rule, frozen=True, kw_only=True):
    """A rule for one declared name."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    name: str
    """As the desk writes it, diacritics included. In a pack the rule is called by it:
    `kestrel-fire/ana-petrovic`."""
    accept: tuple[str, ...] = ()
    """Other forms that are right."""
    titles: tuple[str, ...] = ()
    """Titles it goes with. A title beside a word that is nearly the name says whom it means."""
    kind: Kind = "person"
    """What it is the name of."""

    @property
    def declared(self) -> DeclaredName:
        """The declaration as the reader of names takes it."""
        return DeclaredName(self.name, self.accept, self.titles, self.kind)


class HeldTitle(msgspec.Struct, frozen=True, kw_only=True):
    """A title with the days on which it is held. A plain text is one without days."""

    __shorthand__: ClassVar[str] = "title"
    title: str
    """The title, before the name or behind it."""
    since: date | None = msgspec.field(name="from", default=None)
    """The first day on which it is held."""
    until: date | None = None
    """The last day."""

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f'"{self.title}" ends before it begins')


class NameEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A name that the desk declares. A plain text declares just the name."""

    __shorthand__: ClassVar[str] = "name"
    name: str
    accept: tuple[str, ...] = ()
    titles: tuple[HeldTitle, ...] = ()
    """Titles it goes with, in their days: `Mayor`, `{title: Senator, until: 2025-01-20}`. A title
    beside a word that is nearly the name says whom it means, and `title` holds articles to them."""
    kind: Kind = "person"
    severity: Severity = "error"
    source: str = ""
    why: str = ""
    examples: Examples = Examples()
    place: Location | None = None

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rule that the entry stands for."""
        return (
            NameRule(
                id=f"{pack.id}/{kebab(fold_marks(self.name)) or 'name'}",
                check="name",
                name=self.name,
                accept=self.accept,
                titles=tuple(dict.fromkeys(held.title for held in self.titles)),
                kind=self.kind,
                severity=self.severity,
                source=self.source,
                why=self.why,
                examples=self.examples,
                story=pack.id,
                place=self.place,
            ),
        )


RULE = NameRule
ASSERTS = True
SECTION = "names"
ENTRY = NameEntry


def read(article: Article, rules: Sequence[NameRule]) -> Reading:
    """The declared names of an article, and findings for those that are written wrongly."""
    by_name = {rule.declared: rule for rule in rules}
    lexicon = article.lexicon
    reader = name_reader(tuple(by_name), lexicon.lists, lexicon.abbreviations, lexicon.family_names)
    found = reader.read(article.tokens)
    assertions = tuple(
        _assertion(article, by_name[name.name], name)
        for name in found
        if name.verdict != "doubtful"
    )
    return Reading(assertions, tuple(_findings(article, by_name, found)))


def _assertion(article: Article, rule: NameRule, name: NameToken) -> Assertion:
    location = article.document.locate(article.tokens.span(name.first, name.stop))
    return Assertion(
        rule=rule.id,
        subject=rule.id,
        value=Name(location.text, rule.name),
        location=location,
        story=rule.story,
    )


def _findings(
    article: Article, rules: dict[DeclaredName, NameRule], found: Sequence[NameToken]
) -> Iterator[Finding]:
    for name in found:
        if name.verdict == "declared":
            continue
        rule = rules[name.name]
        location = article.document.locate(article.tokens.span(*name.wrong))
        sure = name.verdict == "misspelt" and name.certain
        meant = name.meant.upper() if _in_capitals(location.text) else name.meant
        doubtful = name.verdict == "doubtful"
        yield Finding(
            rule=rule.id,
            check=rule.check,
            severity=rule.severity if sure else _least(rule.severity, "warning"),
            message=f'"{location.said}": {meant}{", or another person" if doubtful else ""}?',
            primary=location,
            related=_right_form(article, name, found),
            fix=None if doubtful else Fix(meant, sure and article.quoted(location.span) is None),
        )


def _least(severity: Severity, other: Severity) -> Severity:
    return min(severity, other, key=LEVELS.__getitem__)


def _in_capitals(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _right_form(
    article: Article, wrong: NameToken, found: Sequence[NameToken]
) -> tuple[Related, ...]:
    """Where the article first writes the name as it should be."""
    return tuple(
        Related(
            article.document.locate(article.tokens.span(name.first, name.stop)),
            "written so here",
        )
        for name in found
        if name.name == wrong.name and name.verdict == "declared"
    )[:1]
