"""Acronyms that an article does not explain, or explains twice.

An acronym of which nothing says what it stands for is a note: no brackets, no "or", no
apposition, no words with its initials. One of three letters must stand behind "the" or more than
once, and outside a table. So is a second introduction of the same one, but for a line of a list
or a box. Two long forms for one acronym ("World Health Organization (WHO)", later "World Hunger
Organisation (WHO)") are a warning, unless the text tells of namesakes ("the other WHO"). So are
letters the wrong way round, "Coastal Erosion Review Board (CEBR)" or "CEBR" for a "CERB" that
has been introduced, and a letter too many.

The language has a list of acronyms that everybody knows, a rule may add `known` ones of the desk's,
and declared names are known. Roman numerals, tickers, codes and words that are
shouted are left alone, and so are headlines, but for a long acronym that the text does not take up.
What a rule names under `introduce` must be introduced in each article that has it, even once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import ClassVar

from factlint.checks._acronym_slips import AcronymSlips
from factlint.checks._acronym_uses import Use, stands_apart
from factlint.checks._acronyms import Acronyms
from factlint.checks._initials import key_of, known_acronyms
from factlint.checks._long_forms import LongForm, differ
from factlint.extract.article import Article, Reading
from factlint.model import LEVELS, Finding, Related, Severity
from factlint.rulebook.rules import Rule


class AcronymRule(Rule, frozen=True, kw_only=True):
    """Which acronyms need no introduction, and which do in any case."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")
    known: tuple[str, ...] = ()
    """Acronyms that need none, besides those of the language and declared names."""
    introduce: tuple[str, ...] = ()
    """Acronyms that need one in each article, though it has them but once, and though they are
    declared."""


RULE = AcronymRule


def read(article: Article, rules: Sequence[AcronymRule]) -> Reading:
    """Findings for acronyms that are not explained, or twice, or in two ways."""
    known = listed = known_acronyms(article.lexicon)
    if not listed or not any(map(key_of, set(article.tokens.words))):
        wanted = {form for rule in rules for form in rule.introduce}
        if wanted.isdisjoint(article.tokens.words):
            return Reading()
    known |= {key for rule in rules for key in map(str.upper, rule.known)}
    forms = chain.from_iterable(article.declared_names)
    known |= {word.upper() for form in forms for word in form.split()}
    acronyms = Acronyms(article)
    slips = AcronymSlips(acronyms)
    found: list[Finding] = []
    for rule in rules:
        found += _unexplained_forms(acronyms, rule)
        if rule.story is None and listed:
            for key, uses in acronyms.uses.items():
                found += _of_one(slips, rule, key, uses, known)
            for key, uses in acronyms.headed.items():
                if key not in known and not acronyms.is_explained([u.at for u in uses], key):
                    found += _unexplained(slips, rule, key, uses)
    return Reading(findings=tuple(found))


def _unexplained_forms(acronyms: Acronyms, rule: AcronymRule) -> Iterator[Finding]:
    """The first use of an acronym that the desk wants introduced."""
    for form in rule.introduce:
        places = acronyms.written(form)
        if places and not any(map(acronyms.is_introduced, places)):
            message = f'"{form}": nothing says what it stands for. Introduce it?'
            yield _finding(acronyms, rule, rule.severity, message, (places[0], places[0] + 1))


def _of_one(
    slips: AcronymSlips, rule: AcronymRule, key: str, uses: Sequence[Use], known: frozenset[str]
) -> Iterator[Finding]:
    acronyms = slips.acronyms
    forms = list(acronyms.long_forms(key, uses))
    if len(forms) > 1:
        yield from _twice(acronyms, rule, forms)
    elif not forms and key not in known and (misspelt := slips.misspelt(key, uses)):
        yield _misspelt(acronyms, rule, *misspelt)
    elif not forms and key not in known and not acronyms.is_explained([u.at for u in uses], key):
        yield from _unexplained(slips, rule, key, uses)


def _unexplained(
    slips: AcronymSlips, rule: AcronymRule, key: str, uses: Sequence[Use]
) -> Iterator[Finding]:
    """An acronym that is another one with a letter elsewhere, or of which nothing is told."""
    acronyms, first = slips.acronyms, uses[0].at
    words, here = acronyms.article.tokens.words, (first, first + 1)
    written = words[first]
    if meant := slips.turned(key, uses):
        message = f'"{written}" here, "{words[meant.at]}" before. Which?'
        yield _finding(acronyms, rule, "warning", message, here, (meant.at, meant.at + 1))
    elif acronyms.need_long_form(uses):
        times = f", {len(uses)} times" if len(uses) > 1 else ""
        message = f'"{written}"{times}: nothing says what it stands for'
        yield _finding(acronyms, rule, "note", message, here)


def _twice(acronyms: Acronyms, rule: AcronymRule, forms: Sequence[LongForm]) -> Iterator[Finding]:
    """A long form that differs from the one before it, or repeats it."""
    span, document = acronyms.article.tokens.span, acronyms.article.document
    for before, form in pairwise(forms):
        if acronyms.has_namesake(form):
            continue
        words = acronyms.article.tokens.words
        here, there = (document.locate(span(f.first, f.stop)).text for f in (form, before))
        if differ(before, form):
            message = f'{words[form.at]} is "{here}" here, "{there}" before. Which?'
            severity: Severity = "warning"
        elif before.words == form.words and not stands_apart(acronyms.article, form.first):
            message, severity = f"{words[form.at]} is introduced again", "note"
        else:
            continue
        yield _finding(acronyms, rule, severity, message, _place(form), _place(before))


def _misspelt(acronyms: Acronyms, rule: AcronymRule, form: LongForm, initials: str) -> Finding:
    """A name whose acronym has a letter wrong or elsewhere."""
    span, document = acronyms.article.tokens.span, acronyms.article.document
    long = document.locate(span(form.first, form.stop)).text
    written = acronyms.article.tokens.words[form.at]
    message = f'"{long}" has the initials {initials}, not {written}. Which?'
    return _finding(acronyms, rule, "warning", message, _place(form))


def _place(form: LongForm) -> tuple[int, int]:
    """The tokens of a long form and its acronym, with the mark behind them."""
    return min(form.first, form.at), max(form.stop, form.at + 2)


def _finding(
    acronyms: Acronyms,
    rule: AcronymRule,
    severity: Severity,
    message: str,
    here: tuple[int, int],
    there: tuple[int, int] | None = None,
) -> Finding:
    locate, span = acronyms.article.document.locate, acronyms.article.tokens.span
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=min(severity, rule.severity, key=LEVELS.__getitem__),
        message=message,
        primary=locate(span(*here)),
        related=(Related(locate(span(*there)), "introduced here"),) if there else (),
    )
