"""Adding parts up, with hedges and the rounding that the written figures allow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec

from factlint.checks._parts import SORTS, Figure, closed_words, common_trait
from factlint.checks._rounding import step_of
from factlint.checks._shares import HUNDRED
from factlint.checks._wholes import Claim
from factlint.extract.article import Article
from factlint.model import Number, Quantity
from factlint.rulebook.amounts import counted

LEAST, MOST = 0.6, 1.6
LOOSE_LEAST, LOOSE_MOST = 0.75, 1.34
WORDS = 12
SCALED = 1000


class Sum(msgspec.Struct, frozen=True):
    """Parts that do not make their whole; `exact` where nothing is rounded or hedged."""

    whole: Figure
    parts: Number
    exact: bool


def add_up(article: Article, claim: Claim) -> Sum | None:
    """How the parts of a claim fail to make the whole; nothing where they may."""
    apart = common_trait(claim.items)
    parts = [_in_unit(article, item.figure, claim) for item in claim.items]
    units = {part.value.unit for part in parts}
    if apart is None or len(units) > 1 or (apart == "head" and not claim.complete):
        return None
    elided = units == {None} and (apart not in ("head", "label") or bool(claim.pool))
    scaled = units == {None} and all((part.value.value or 0) >= SCALED for part in parts)
    usable = [
        f
        for f in claim.wholes
        if not f.value.vague
        and (
            f.value.unit in units
            or (elided and (f.value.unit or "").islower())
            or (scaled and f.value.unit != "%" and (f.value.value or 0) >= SCALED)
        )
    ]
    sides = [_side(article, whole, parts) for whole in usable]
    if 0 in sides or any(_is_made(article, whole, claim) for whole in usable):
        return None
    floor = any(whole.value.high is None for whole in usable)
    complete = claim.complete and (not floor or apart.startswith(SORTS))
    if any(is_word(article, part) for part in parts):
        return None
    loose = apart == "head" or not claim.sure
    together = _together(parts)
    for whole, side in zip(usable, sides, strict=True):
        if (side > 0 or complete) and _is_near(whole, together, loose):
            exact = all(f.value.hedge == "exact" for f in (whole, *parts)) and None in units
            return Sum(whole, together, exact)
    return None


def _in_unit(article: Article, part: Figure, claim: Claim) -> Figure:
    """A part in the unit of the others, where it leaves out its own: "60 euros, 18 for wine"."""
    units = {item.figure.value.unit for item in claim.items} - {None}
    after = article.tokens.word(part.stop).lower()
    closed = closed_words(article.grammar)
    bare = not after[:1].isalpha() or after in closed.every | closed.prepositions | closed.joins
    if part.value.unit or len(units) != 1 or units == {"%"} or not bare:
        return part
    value = msgspec.structs.replace(part.value, unit=next(iter(units)))
    return msgspec.structs.replace(part, value=value)


def _is_made(article: Article, whole: Figure, claim: Claim) -> bool:
    """True where some of the figures that stand there make a whole."""
    pool = [_in_unit(article, figure, claim) for figure in claim.pool]
    return any(
        _side(article, whole, chosen) == 0
        for size in range(2, len(pool) + 1)
        for chosen in combinations(pool, size)
    )


def _side(article: Article, whole: Figure, parts: Sequence[Figure]) -> int:
    """1 when the parts are more than the whole, -1 when they are fewer, 0 when they fit."""
    slack = rounding(article, (whole, *parts))
    total = _interval(whole.value)
    values = [_interval(_share(part.value) if total == HUNDRED else part.value) for part in parts]
    low = sum(value.low or 0 for value in values) - slack
    highs = [value.high for value in values]
    high = None if None in highs else sum(high or 0 for high in highs) + slack
    if total.high is not None and low > total.high:
        return 1
    return -1 if total.low is not None and high is not None and high < total.low else 0


def rounding(article: Article, figures: Sequence[Figure]) -> Number:
    """How far a sum may be off because its figures are rounded.

    Figures that are all given to the same digit were mostly rounded to fit their sum.
    """
    whole, *parts = figures
    if whole.value == HUNDRED:
        return (len(parts) + 1) / 2
    steps = [step_of(article.tokens.words[slice(f.first, f.stop)], f.value) for f in figures]
    even = len(set(steps)) == 1
    return sum(steps[even:]) / 2 * (1 - 1e-9)


def _interval(value: Quantity) -> Quantity:
    return value if value.unit else counted(value)


def _share(value: Quantity) -> Quantity:
    """A percentage, of which "some 58 percent" says no more than that it is rounded."""
    if value.value is None or value.hedge != "about":
        return value
    return Quantity(value.value - 1, value.value + 1, value.value, value.hedge, value.unit)


def _together(parts: Sequence[Figure]) -> Number:
    return sum(part.value.value or part.value.low or 0 for part in parts)


def _is_near(whole: Figure, together: Number, loose: bool) -> bool:
    """False for parts so far off their whole that they are rather those of another."""
    total = whole.value.value or whole.value.low or 0
    least, most = (LOOSE_LEAST, LOOSE_MOST) if loose else (LEAST, MOST)
    return total > 0 and (least * total <= together <= most * total or abs(together - total) <= 1)


def is_word(article: Article, figure: Figure) -> bool:
    """True beside a word for several that no list counts: "for both", but not "both groups"."""
    closed = closed_words(article.grammar)
    marks = closed.every | closed.joins | closed.prepositions
    return any(
        figure.first < quantity.first < figure.stop + WORDS
        and (not (after := article.tokens.word(quantity.stop).lower()).isalpha() or after in marks)
        for quantity in article.quantities
        if quantity.reader == "word" and quantity.value.value
    )
