"""Declared names that are misspelt or incomplete.

A desk declares a name once; factlint finds it with and without titles, in headlines and in all
capitals, and reports what is plainly meant for it and written otherwise. No misspelling is
listed anywhere: it is found by its letters and its sound, and by the words around it. Another
person's name is not a misspelling, nor is a difference of diacritics or of case alone.

A misspelling is an error and can be fixed; a ship or an organisation whose name lacks a part
("USS Gerald Ford") is a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

import msgspec

from factlint.extract.article import Article, Reading
from factlint.extract.names import DeclaredName, NameReader, NameToken
from factlint.model import Assertion, Finding, Fix, Location, Name, Related, Severity
from factlint.rulebook.rules import Examples, Pack, Rule

Kind = Literal["person", "organisation", "place", "ship"]


class NameRule(Rule, frozen=True, kw_only=True):
    """A rule for one declared name."""

    name: str
    accept: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kind: Kind = "person"

    @property
    def declared(self) -> DeclaredName:
        """The declaration as the reader of names takes it."""
        return DeclaredName(self.name, self.accept, self.titles, self.kind)


class NameEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a story pack; a plain text declares just the name."""

    __shorthand__: ClassVar[str] = "name"
    name: str
    accept: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
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
                id=f"{pack.id}/{kebab(self.name)}",
                check="name",
                name=self.name,
                accept=self.accept,
                titles=self.titles,
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


def kebab(name: str) -> str:
    """A name as a rule id: "Nicolás Maduro" is `nicolas-maduro`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "name"


def read(article: Article, rules: Sequence[NameRule]) -> Reading:
    """The declared names of an article, and findings for those that are written wrongly."""
    by_name = {rule.declared: rule for rule in rules}
    found = NameReader(by_name).read(article.tokens)
    assertions = tuple(_assertion(article, by_name[name.name], name) for name in found)
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
        first = _wrong_word(article, name)
        location = article.document.locate(article.tokens.span(*first))
        right = [
            other
            for other in found
            if other.name == name.name and other.verdict == "declared"
        ]
        misspelt = name.verdict == "misspelt"
        severity: Severity = rule.severity if misspelt and name.certain else "warning"
        yield Finding(
            rule=rule.id,
            check=rule.check,
            severity=severity,
            message=f'"{location.text}": {_meant(article, name, first)}?',
            primary=location,
            related=tuple(
                Related(
                    article.document.locate(article.tokens.span(other.first, other.stop)),
                    "written so here",
                )
                for other in right[:1]
            ),
            fix=Fix(_meant(article, name, first)),
        )


def _wrong_word(article: Article, name: NameToken) -> tuple[int, int]:
    """The single wrong word of a person's name, the whole form for other names."""
    return name.first, name.stop


def _meant(article: Article, name: NameToken, span: tuple[int, int]) -> str:
    """The right form, in capitals where the text is."""
    written = "".join(article.tokens.words[span[0] : span[1]])
    return name.meant.upper() if written.isupper() and len(written) > 1 else name.meant
