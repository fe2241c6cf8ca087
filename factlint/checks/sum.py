"""Parts and a whole that do not add up.

"12 dead: eight men and five women" are 13. The parts are read where the text lists them beside
their whole: behind a colon, between dashes or in brackets, after "consists of", "including" or
"of the 40", in the next sentence, as lines with a figure each, as votes of a chamber, or as
percentages of one whole. A total that the words call one is held against all figures before it
("three in Arn and four in Dorn, nine in all"), a row of parts against the one figure a few
sentences before that may be their whole ("the dead were"), the rest against what was told before
("the other 17"), wins, draws and defeats against the games, passengers and crew against all on
board.

Where no wording tells that parts and whole belong together, what they are does: how parallel the
parts of a row are, whether the row begins its sentence ("Six went to Arn") or is of them, whether
their number is given ("its four plants"), whether words say that there are no others, whether the
figure comes back to all of it ("the six", "all six victims"), and how small the slip is.
Names, titles, days and victims that a list gives
one by one are counted against their number ("three schools", and four names).

How far one part is ahead of the others is no part ("a majority of one").

Parts that need not be all ("including", the next sentence) may be fewer than the whole and never
more. Parts that may overlap ("seven children and six Americans") are not added up, and hedges and
rounding are allowed for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import ClassVar

from factlint.checks._adding import Sum, add_up
from factlint.checks._aggregates import AggregateReader
from factlint.checks._halves import HalfReader
from factlint.checks._inner_parts import inner_parts
from factlint.checks._likely_sums import LikelyReader
from factlint.checks._lines import LineReader
from factlint.checks._making import MakingReader
from factlint.checks._named import NameReader
from factlint.checks._parts import Figure, PartReader
from factlint.checks._reckoned_figures import written_as
from factlint.checks._rest_shares import RestShareReader
from factlint.checks._rests import RestReader
from factlint.checks._shares import HUNDRED, ShareReader
from factlint.checks._tables import TableReader
from factlint.checks._told_persons import PersonReader
from factlint.checks._totals import TotalReader
from factlint.checks._weighing import WeighReader
from factlint.checks._wholes import Claim, WholeReader
from factlint.extract.article import Article, Reading
from factlint.extract.tokens import beginning_in
from factlint.model import Finding, Related, Severity
from factlint.rulebook.rules import Rule

ROUNDED = 0.03
LARGE = 20
"""So much is seldom the difference between two figures by chance."""
EVERYWHERE = NameReader, PersonReader, TableReader, RestShareReader, HalfReader
IN_SENTENCES = (
    AggregateReader,
    WholeReader,
    ShareReader,
    LineReader,
    TotalReader,
    RestReader,
    MakingReader,
    WeighReader,
)
"""Those of articles in which a sentence has parts."""


class SumRule(Rule, frozen=True, kw_only=True):
    """A sum rule has no fields of its own; the words are in the lexicon's `parts`."""

    __unwritten__: ClassVar[tuple[str, ...]] = (*Rule.__unwritten__, "message")


RULE = SumRule


def read(article: Article, rules: Sequence[SumRule]) -> Reading:
    """Findings for parts that do not make their whole."""
    return Reading(findings=tuple(f for rule in rules for f in _findings(article, rule)))


def _findings(article: Article, rule: SumRule) -> Iterator[Finding]:
    parts = PartReader(article)
    listed = {first for first, _ in parts.cues["of_each"]}
    unless = (first for first, _ in parts.cues["unless"] if first not in listed)
    excused = {article.sentence_of(first) for first in unless}
    seen: set[int] = set()
    inner = inner_parts(parts)
    for claim in _claims(parts):
        places = {item.figure.first for item in claim.items}
        mixed = places & inner and places - inner
        if len(places) < 2 or not claim.wholes or places & seen or mixed:
            continue
        if article.sentence_of(min(places)) in excused or _is_quoted(article, claim):
            continue
        if claim.wholes[0].first in parts.rest or _is_part(article, claim.wholes[0]):
            continue
        found = Sum(claim.wholes[0], 0, False) if claim.made else add_up(article, claim)
        if found is None or (_is_close(found) and _is_rounded(article)):
            continue
        if not (_leaves_rest(parts, claim, found) or _is_made_up(article, claim, found)):
            seen |= {claim.wholes[0].first, *places}
            yield _finding(article, rule, claim, found)
    for claim, found in LikelyReader(parts).read() if parts.sentences else ():
        places = {claim.wholes[0].first, *(item.figure.first for item in claim.items)}
        close = _is_close(found) and _is_rounded(article)
        if not (places & seen or close or _is_made_up(article, claim, found)):
            seen |= places
            yield _finding(article, rule, claim, found)


def _claims(parts: PartReader) -> Iterator[Claim]:
    """The parts and wholes that wordings or forms tell, the surest readers first."""
    kinds = (*EVERYWHERE, *IN_SENTENCES) if parts.sentences else EVERYWHERE
    readers = [kind(parts) for kind in kinds]
    return chain.from_iterable(reader.read() for reader in readers)


def _is_quoted(article: Article, claim: Claim) -> bool:
    figures = (claim.wholes[0], claim.items[0].figure)
    return any(article.quoted(article.tokens.span(f.first, f.stop)) for f in figures)


def _is_part(article: Article, figure: Figure) -> bool:
    """True for "820 of them", which is no whole."""
    behind = article.tokens.folded[figure.stop : figure.stop + 2]
    return " ".join(behind) in article.lexicon.alignment.forms.whom


def _leaves_rest(parts: PartReader, claim: Claim, found: Sum) -> bool:
    """True for too little, before a sentence on the rest: "The balance came from rents"."""
    last = parts.article.sentence_of(max(item.figure.first for item in claim.items))
    return found.parts < (found.whole.value.value or 0) and parts.leaves_rest(last)


def _is_made_up(article: Article, claim: Claim, found: Sum) -> bool:
    """True where another figure is the difference: "with the 1,000 before, that made 5,600"."""
    missing = (found.whole.value.value or 0) - found.parts
    taken = {found.whole.first, *(item.figure.first for item in claim.items)}
    begin, stop = article.sentence_of(min(taken))[0], article.sentence_of(max(taken))[1]
    beside = (q for q in beginning_in(article.quantities, (begin, stop)) if q.first not in taken)
    return missing >= LARGE and any(q.value.value == missing for q in beside)


def _is_close(found: Sum) -> bool:
    """True for a sum that is off by no more than rounding may make it."""
    whole = found.whole.value.value or 0
    return abs(found.parts - whole) < ROUNDED * whole


def _is_rounded(article: Article) -> bool:
    """True for a text that says of its figures that they are rounded."""
    return not set(article.lexicon.parts.rounded).isdisjoint(map(str.lower, article.tokens.words))


def _finding(article: Article, rule: SumRule, claim: Claim, found: Sum) -> Finding:
    locate, span = article.document.locate, article.tokens.span
    whole = locate(span(found.whole.first, found.whole.stop))
    places = [locate(span(i.figure.first, i.stop)) for i in claim.items]
    severity: Severity = rule.severity if claim.sure and found.exact else "warning"
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=severity,
        message=_message(found, whole.text, claim.made),
        primary=whole,
        related=tuple(Related(place, "a part") for place in places),
    )


def _message(found: Sum, written: str, made: str) -> str:
    if found.whole.value == HUNDRED:
        return f"these shares make {round(found.parts, 1):,} percent of one whole. Which figure?"
    if made:
        return f'they make {made}, not "{written}". Which score?'
    value = found.whole.value
    bare = value.unit is None or value.value is None
    made = f"{found.parts:,}" if bare else written_as(found.parts, written, value.value or 0)
    return f'the parts make {made}, not "{written}". Which figure?'
