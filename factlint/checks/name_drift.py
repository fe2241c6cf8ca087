"""Two spellings of one name, of which the desk has declared neither.

A name that an article repeats, and once spells otherwise, is one name by what stands around it:
the same given name, the other words of a company or a place, or a family name on its own where
nobody else of nearly that name is introduced. "Siobhán Kearney … Kearney … Kearny said". In a
story the full names of its articles are compared with each other, too.

Where no such sign is sure, what stands around two near names is weighed. In a run, articles that
no story holds are compared where their words show that they tell of one matter; that is a note.

Which spelling is right, the check does not say: the rarer one is shown, with the other. Families,
namesakes that the text introduces, plurals, adjectives, what has `[sic]` behind it, "Centre" and
"Center", and differences of diacritics, case or hyphens alone are left alone. A declared name is
the business of the check `name`. A spelling of the headline that the check `headline` shows is not
shown twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from typing import ClassVar

from factlint.checks import Comparison, Ledger
from factlint.checks._called import Called
from factlint.checks._drift import Drifts
from factlint.checks._likely_names import likely
from factlint.checks._names_across import BLANK, are_one, statements
from factlint.checks._near import is_slip_of, near_words
from factlint.checks._renamed import Renamed
from factlint.checks._seen import Drift, Seen, is_regional, read_full_names, undeclared_names
from factlint.extract.article import Article, Reading
from factlint.extract.attributions import beside
from factlint.model import Assertion, Finding, Name, Related, Severity, Span
from factlint.rulebook.rules import Rule, Story
from factlint.rulebook.words import fold_marks

MOST_RELATED = 3
MARKS = 3
"""The quotation marks around a name, and a comma."""


class NameDriftRule(Rule, frozen=True, kw_only=True):
    """A rule for undeclared names has no fields of its own."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")


RULE = NameDriftRule


def read(article: Article, rules: Sequence[NameDriftRule]) -> Reading:
    """Findings for the names of an article that it spells in two ways."""
    drifts = [
        drift
        for drift in _drifts(article)
        if not (is_regional(article, drift) or _is_told(article, drift))
    ]
    return Reading(
        tuple(
            assertion
            for rule in rules
            for assertion in (
                _assertions(article, rule) if article.story else statements(article, rule.id)
            )
        ),
        findings=tuple(
            finding
            for rule in rules
            for drift in drifts
            for finding in _findings(article, rule, drift)
        ),
    )


def _drifts(article: Article) -> Iterator[Drift]:
    """Names that are spelt otherwise, and those of which one word is another."""
    found: set[int] = set()
    pairs = near_words(article)
    for drift in Drifts(article, pairs).read() if pairs else ():
        found |= {seen.name.first for seen in drift.rare}
        yield drift
    names = undeclared_names(article)
    for drift in chain(Called(article, names).read(), Renamed(article, names).read()):
        if found.isdisjoint(seen.name.first for seen in drift.rare):
            yield drift
            found |= {seen.name.first for seen in drift.rare}
    for drift in likely(article, names):
        if found.isdisjoint(seen.name.first for seen in (*drift.rare, *drift.others)):
            yield drift


def _is_told(article: Article, drift: Drift) -> bool:
    """True where the text itself speaks of the spelling, or says there that it is another name.

    What it quotes may stand far from where it does: an inscription, a label.
    """
    forms = article.lexicon.name_forms
    first = drift.rare[0].name.first
    told = (*forms.spelling, *forms.namesakes, *forms.about)
    if article.says(told, article.sentence_of(first)):
        return True
    if any(_is_cited(article, seen) for seen in drift.rare):
        return not any(_is_cited(article, seen) for seen in drift.others)
    quoted = any(article.quoted(seen.span(article)) for seen in drift.rare)
    parts = article.sentence_ranges if quoted else beside(article, first)
    return any(article.says(forms.spelling, part) for part in parts)


def _is_cited(article: Article, seen: Seen) -> bool:
    """True for a name that is all that stands in quotation marks, as something reads it."""
    name, quotation = seen.name, article.quoted(seen.span(article))
    if quotation is None:
        return False
    whole = article.tokens.span(name.first, name.stop)
    length = quotation.span.end - quotation.span.start
    return length <= whole.end - whole.start + MARKS


def _findings(article: Article, rule: NameDriftRule, drift: Drift) -> Iterator[Finding]:
    locate = article.document.locate
    others = [locate(seen.span(article)) for seen in drift.others]
    for seen in drift.rare:
        place = locate(seen.span(article))
        times = "" if len(others) == 1 else f" {len(others)} times"
        yield Finding(
            rule=rule.id,
            check=rule.check,
            severity=_severity(article, rule, drift, place.span),
            message=f'"{place.text}" here, "{others[0].text}"{times}. Which?',
            primary=place,
            related=tuple(Related(other, "spelt so here") for other in others[:MOST_RELATED]),
        )


def _severity(article: Article, rule: NameDriftRule, drift: Drift, place: Span) -> Severity:
    """A note inside quotation marks, and for a foreign name that has two spellings."""
    settled = drift.in_use or article.quoted(place) is not None
    return "note" if settled else rule.severity


def _assertions(article: Article, rule: NameDriftRule) -> Iterator[Assertion]:
    """Each word of a full name, with the other words as its subject."""
    for seen, known in read_full_names(article):
        location = article.document.locate(seen.span(article))
        yield Assertion(
            rule=rule.id,
            subject=" ".join(key or BLANK for key in seen.frame),
            value=Name(location.text),
            location=location,
            story=article.story,
            reader=known,
        )


def compare(
    rule: NameDriftRule, assertions: Sequence[Assertion], story: Story | None
) -> Comparison:
    """Words that stand in the same place of a name in different articles of a story."""
    ledger, findings = Ledger(), []
    by_word: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        by_word[fold_marks(assertion.location.text)].append(assertion)
    for one, other in combinations(sorted(by_word), 2):
        if _same_name(one, other, by_word, story):
            rare, main = sorted((by_word[one], by_word[other]), key=len)
            if len(rare) == len(main):
                rare, main = sorted(
                    (rare, main), key=lambda places: places[0].location, reverse=True
                )
            ledger.note(*{assertion.location.path for assertion in (*rare, *main)})
            severity: Severity = "note" if story is None else rule.severity
            findings += [_across(rule, severity, assertion, main) for assertion in rare]
    return ledger.close(findings)


def _same_name(
    one: str, other: str, by_word: dict[str, list[Assertion]], story: Story | None
) -> bool:
    """True for two spellings of one word, unless both are names or one article has both."""
    places = by_word[one], by_word[other]
    paths = [{assertion.location.path for assertion in assertions} for assertions in places]
    if not paths[0].isdisjoint(paths[1]):
        return False
    if story is None:
        return are_one(*places)
    known = all(assertions[0].reader for assertions in places)
    return not known and is_slip_of(one, other)


def _across(
    rule: NameDriftRule, severity: Severity, rare: Assertion, main: Sequence[Assertion]
) -> Finding:
    place, other = rare.location, main[0].location
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=severity,
        message=f'"{place.text}" here, "{other.text}" in {other.path}. Which?',
        primary=place,
        related=tuple(Related(a.location, "spelt so here") for a in main[:MOST_RELATED]),
    )
