"""A change that its own figures contradict.

"Up 20 percent to 120 from 110" is 9 percent. What is said of a change is held against the figure
before and the one after it, in the same sentence or in others near it ("thefts have doubled. …
There were 450 in 2021, and 540 last year"; "the rate rose from 5 to 6 percent. The 1 percent
increase …"): a percentage, a multiple ("doubled", "by a third"), a difference, or only the
direction. Percentage points are not percent: a rate that went from 10 to 15 percent rose 5 points,
or 50 percent. The rounding that the written figures allow is granted, though hardly all of it in
both at once, and hedges are kept ("nearly doubled"). Cents and pence ("45p") are hundredths of the
currency that the text names. What somebody says of a change the text itself gives is a note.
Adjusted, annual and average figures, which are not those that stand beside them, are left alone,
and so is a change in one sentence with figures in another of other years, of some or of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import ClassVar

import msgspec

from factlint.checks._claimed import ClaimReader
from factlint.checks._heads import HeadReader
from factlint.checks._likely_changes import LOOSE_EDGE, LikelyReader
from factlint.checks._moves import Move, MoveReader
from factlint.checks._roles import Role
from factlint.checks._same_matter import PartingReader
from factlint.checks._shifting import Contradiction, contradiction
from factlint.extract.article import Article, Reading
from factlint.model import Finding, Related, Severity
from factlint.rulebook.rules import Rule


class ChangeRule(Rule, frozen=True, kw_only=True):
    """A change rule has no fields of its own; the words are in the lexicon's `changing`."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")


RULE = ChangeRule


def read(article: Article, rules: Sequence[ChangeRule]) -> Reading:
    """Findings for changes that are not those of their figures."""
    return Reading(findings=tuple(f for rule in rules for f in _findings(article, rule)))


def _findings(article: Article, rule: ChangeRule) -> Iterator[Finding]:
    moves = MoveReader(article)
    told = list(moves.read())
    heads = HeadReader(article)
    partings = PartingReader(article, moves.roles, heads)
    claimed = ClaimReader(article, moves.roles, heads, partings)
    excused = {article.sentence_of(first) for first, _ in moves.roles.excused}
    ranked = {article.sentence_of(first) for first, _ in moves.cues["ranks"]}
    shown: set[int] = set()
    for move in chain(told, claimed.read(told)):
        sentence = article.sentence_of(move.after.first)
        sentences = {article.sentence_of(role.first) for role in move.roles}
        quoted = [role for role in move.roles if _is_quoted(article, role)]
        if sentences & excused or quoted not in ([], [move.percent]):
            continue
        if partings.is_denied(move.roles[0].first) or partings.is_contested(sorted(sentences)):
            continue
        found = contradiction(article, move, sentence in ranked)
        if found is not None:
            severity = "note" if quoted else found.severity
            shown |= {role.first for role in move.roles}
            yield _finding(article, rule, move, msgspec.structs.replace(found, severity=severity))
    yield from _likely(article, rule, LikelyReader(article, moves.roles, claimed).read(told), shown)


def _likely(
    article: Article, rule: ChangeRule, moves: Iterable[Move], shown: Set[int]
) -> Iterator[Finding]:
    """Findings for changes that are likely those of figures which are not shown yet."""
    for move in moves:
        found = contradiction(article, move, ranked=False, edge=LOOSE_EDGE)
        if found is not None and not {role.first for role in move.roles} & shown:
            said: Severity = "note" if _is_quoted(article, move.roles[0]) else "warning"
            yield _finding(article, rule, move, msgspec.structs.replace(found, severity=said))


def _is_quoted(article: Article, role: Role) -> bool:
    return article.quoted(article.tokens.span(role.first, role.stop)) is not None


def _finding(article: Article, rule: ChangeRule, move: Move, found: Contradiction) -> Finding:
    told = [(role.first, role.stop) for role in move.roles]
    if move.word and (move.is_turned or not (move.percent or move.difference)):
        told.insert(0, move.word)
    places = [article.document.locate(article.tokens.span(*tokens)) for tokens in told]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=found.severity,
        message=found.message,
        primary=places[0],
        related=tuple(Related(place, "a figure of the change") for place in places[1:]),
    )
