"""Terms of office: in which one somebody is, and which one was won."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factlint.extract.article import Article
from factlint.extract.passages import times_in, token_range
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.slots import number_in, slot_of
from factlint.model import Finding, Related
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import Rule

RECENT = 60
"""A term that was won longer ago is not the last one."""


class Term(msgspec.Struct, frozen=True):
    """Somebody's term of a number, on tokens `[first, stop)`.

    The sentence `leans` on one before when it names nobody and begins with "she" or "the mayor".
    """

    number: int
    first: int
    stop: int
    names: frozenset[str]
    leans: bool


def terms_that_disagree(
    article: Article, rule: Rule, serving: Sequence[Pattern], winning: Sequence[Pattern]
) -> Iterator[Finding]:
    """Two different terms that one person is in or has just won, and one won that is past."""
    if not any(True for _ in article.find(serving)) and not any(
        True for _ in article.find(winning)
    ):
        return
    names = read_proper_names(article)
    now = _terms(article, serving, names)
    won = _terms(article, winning, names)
    pairs = [
        *((a, b) for at, a in enumerate(now) for b in now[at + 1 :] if a.number != b.number),
        *((a, b) for at, a in enumerate(won) for b in won[at + 1 :] if a.number != b.number),
        *((a, b) for a in now for b in won if b.number < a.number),
    ]
    everybody: set[str] = set().union(*(term.names for term in (*now, *won)))
    seen: set[int] = set()
    for pair in pairs:
        one, two = sorted(pair, key=lambda term: term.first)
        alone = len(everybody) == 1 and two.leans
        if (alone or one.names & two.names) and two.first not in seen:
            seen.add(two.first)
            yield _finding(article, rule, one, two)


def _terms(
    article: Article, patterns: Sequence[Pattern], names: Sequence[ProperName]
) -> list[Term]:
    found: dict[int, Term] = {}
    leaning = article.grammar.listed("person-pronoun", "article-the")
    for match in article.find(patterns):
        span = slot_of(match, "age")
        number = number_in(article, span) if span else None
        first, stop = token_range(article, match.span)
        begin, end = article.sentence_of(first)
        if number is None or number.kind != "ordinal" or article.quoted(match.span):
            continue
        if not _is_past(article, begin, end):
            before = [name.keys[-1] for name in names if begin <= name.first < first]
            opening = article.tokens.folded[begin]
            leans = not before and opening in leaning
            term = Term(int(number.value), number.first, stop, frozenset(before[-1:]), leans)
            found.setdefault(number.first, term)
    return [found[first] for first in sorted(found)]


def _is_past(article: Article, begin: int, end: int) -> bool:
    """True for a sentence that names a time which is over."""
    return any(
        time.value and time.value.end and (anchor - time.value.end).days > RECENT
        for time in times_in(article, (begin, end))
        if (anchor := article.anchor)
    )


def _finding(article: Article, rule: Rule, one: Term, two: Term) -> Finding:
    there, here = (
        article.document.locate(article.tokens.span(term.first, term.stop)) for term in (one, two)
    )
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity="warning",
        message=f'"{here.said}" here, "{there.said}" there. Which?',
        primary=here,
        related=(Related(there, f'"{there.said}"'),),
    )
