"""Forms of one name or word that an article mixes.

What a desk declares as a name with its accepted forms is held to one of them within an article: one
translation ("Cartel de los Soles", "Cartel of the Suns"), one spelling, one way with hyphens; a
difference of case or of diacritics is a note. Acronyms, short forms and a form that stands right
beside the other one, which explains it, may go with it.

A name that nobody declared is one where its letters are the same and something else is not: a
capital inside it, a hyphen, a space, an apostrophe, a diacritic or the letters for it, "&"
("Fairhaven", "Fair Haven"; "McAlister & Rowe", "McAlister and Rowe"). Two bearers of such
names, and sentences that speak of the spelling, are left alone.

Words of the house are declared under `forms`, each group as a list: `[narco-traffick*,
narcotraffick*]`; capitals stand for themselves, `*` for any ending. Words need not be the same to
mix two ways of ending them ("recognized", later "organised"). Quotations are left alone, in
headlines all but single words, and so is the capital that begins a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from typing import ClassVar

import msgspec

from factlint.checks._forms import FormReader, Found, are_beside, are_versions, keys_of
from factlint.checks._mixed import Mixtures
from factlint.extract.article import Article, Reading
from factlint.extract.proper import small_words
from factlint.model import LEVELS, Finding, Location, Related, Severity
from factlint.rulebook.rules import Examples, Pack, Rule
from factlint.rulebook.scalars import kebab
from factlint.rulebook.words import fold_marks

MOST_RELATED = 3
FEWEST_LETTERS = 4
"""Of a word that tells a declared name: not `al` or `of`."""
Group = tuple[str, ...]


class FormRule(Rule, frozen=True, kw_only=True):
    """Groups of forms; a rule outside a story looks at the declared names, too."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    forms: tuple[Group, ...] = ()
    """Groups of words of which an article should have one each."""
    minor: tuple[Group, ...] = ()
    """The same, where a mixture is worth a note. `# a.m. | p.m.` is one form behind a figure."""
    endings: tuple[Group, ...] = ()
    """Ways to end words, of which an article should have one: all in `-ise` or all in `-ize`."""
    fixed: tuple[str, ...] = ()
    """Words that end so in any case: "advise", "capsize"."""


class FormEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Forms of which an article should have one. A plain list gives just these."""

    __shorthand__: ClassVar[str] = "forms"
    forms: Group
    """The forms, `*` for any ending. The rule is called by the first one:
    `kestrel-fire/form-e-mail`."""
    severity: Severity = "warning"
    why: str = ""
    examples: Examples = Examples()
    place: Location | None = None

    def rules(self, pack: Pack) -> tuple[Rule, ...]:
        """The rule that the entry stands for."""
        name = kebab(fold_marks(self.forms[0])) if self.forms else ""
        return (
            FormRule(
                id=f"{pack.id}/form-{name or 'of'}",
                check="form",
                forms=(self.forms,),
                severity=self.severity,
                why=self.why,
                examples=self.examples,
                story=pack.id,
                place=self.place,
            ),
        )


RULE = FormRule
SECTION = "forms"
ENTRY = FormEntry


def read(article: Article, rules: Sequence[FormRule]) -> Reading:
    """Findings for forms that the article mixes."""
    reader = FormReader(article)
    found: list[Finding] = []
    for rule in rules:
        for group in rule.forms:
            found += _of_words(reader, rule, group, rule.severity)
        for group in rule.minor:
            found += _of_words(reader, rule, group, "note")
        found += _of_endings(reader, rule) if rule.endings else ()
        for forms in article.declared_names if rule.story is None else ():
            found += _of_name(reader, rule, forms)
        if rule.story is None:
            found += _undeclared(article, rule)
    return Reading(findings=tuple(found))


def _of_words(
    reader: FormReader, rule: FormRule, group: Group, severity: Severity
) -> Iterator[Finding]:
    places = reader.words(group)
    for one, other in combinations(group, 2):
        mine = [place for place in places if place.form == one]
        theirs = [place for place in places if place.form == other]
        explained = one[:1].isupper() and reader.are_explained(mine, theirs)
        if mine and theirs and not explained and not reader.are_two_uses(mine, theirs):
            yield _finding(reader.article, rule, severity, mine, theirs)


def _of_endings(reader: FormReader, rule: FormRule) -> Iterator[Finding]:
    """Words that end in two ways, though they need not be the same words."""
    fixed = frozenset(word[: -len(way[0])] for word in rule.fixed for way in rule.endings)
    places = reader.endings(rule.endings, fixed)
    ways = [[place for place in places if place.form == way[0]] for way in rule.endings]
    for one, other in combinations(ways, 2):
        if one and other:
            yield _finding(reader.article, rule, "note", one, other)


def _of_name(reader: FormReader, rule: FormRule, forms: Group) -> Iterator[Finding]:
    places = reader.names(forms)
    if len({place.text for place in places}) < 2:
        return
    article = reader.article
    by_form = {form: [p for p in places if p.form == form] for form in {p.form for p in places}}
    for form, mine in by_form.items():
        mine += _ends_of(places, form)
    for form in sorted(by_form):
        yield from _of_one_form(article, rule, by_form[form])
    small = small_words(article.lexicon)
    for one, other in combinations(sorted(by_form), 2):
        if keys_of(one) != keys_of(other) and are_versions(one, other, small):
            mine, theirs = by_form[one], by_form[other]
            if not any(are_beside(article, place, there) for place in mine for there in theirs):
                yield _finding(article, rule, rule.severity, mine, theirs)


def _ends_of(places: Sequence[Found], last: str) -> list[Found]:
    """The family names of full names, beside a form that is a family name alone."""
    return [
        msgspec.structs.replace(place, form=last, text=place.text.split()[-1])
        for place in places
        if len(keys_of(place.form)) > 1 and keys_of(last) == keys_of(place.form)[-1:]
    ]


def _of_one_form(article: Article, rule: FormRule, places: Sequence[Found]) -> Iterator[Finding]:
    """The ways in which the same words are written."""
    written = Counter(place.text for place in places)
    usual = max(written, key=lambda text: (written[text], -_first(places, text)))
    for text in sorted(set(written) - {usual}, key=lambda text: _first(places, text)):
        mine = [place for place in places if place.text == text]
        theirs = [place for place in places if place.text == usual]
        marks = [text.count("-") for text in (text, usual)]
        severity = rule.severity if marks[0] != marks[1] else "note"
        yield _finding(article, rule, severity, mine, theirs)


def _undeclared(article: Article, rule: FormRule) -> Iterator[Finding]:
    """Names that the desk has not declared, written in two ways."""
    forms = chain.from_iterable(article.declared_names)
    declared = {key for form in forms for key in keys_of(form) if len(key) >= FEWEST_LETTERS}
    for rare, main in Mixtures(article).read():
        if declared.isdisjoint(keys_of(main[0].text)):
            joints = [text.count("-") + text.count(" ") for text in (rare[0].text, main[0].text)]
            severity = rule.severity if joints[0] != joints[1] else "note"
            sides = [[Found(at.text, at.text, at.span) for at in side] for side in (rare, main)]
            yield _finding(article, rule, severity, *sides)


def _first(places: Sequence[Found], text: str) -> int:
    return next(place.span.start for place in places if place.text == text)


def _finding(
    article: Article,
    rule: FormRule,
    severity: Severity,
    one: Sequence[Found],
    other: Sequence[Found],
) -> Finding:
    """The rarer form first, of equal ones the later."""
    rare, main = sorted((one, other), key=lambda places: (len(places), -places[0].span.start))
    locate = article.document.locate
    place, there = locate(rare[0].span), [locate(found.span) for found in (*main, *rare[1:])]
    times = f" {len(main)} times" if len(main) > 1 else ""
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(severity, rule.severity, key=LEVELS.__getitem__),
        message=f'"{_said(place)}" here, "{_said(there[0])}"{times}. One form?',
        primary=place,
        related=tuple(Related(location, "written so here") for location in there[:MOST_RELATED]),
    )


def _said(location: Location) -> str:
    return " ".join(location.text.split())
