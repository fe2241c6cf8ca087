"""Whether two values are of one kind, how like they are in it, and whether both can be true."""

from __future__ import annotations

from math import log2, log10

import msgspec

from factlint.checks._text_amounts import is_currency_code
from factlint.extract.about import About
from factlint.extract.agreeing import (
    LIMITS,
    are_comparable,
    are_same_in_other_units,
    digits_of,
    do_amounts_agree,
    do_dates_agree,
)
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.meant import RANK, SCORE
from factlint.extract.nearness import BESIDE
from factlint.model import Quantity

TELLING = (1.0, 1.0, 1.1, 1.25)
"""How much an equal figure says for itself, by its digits."""
CLOSE, CLOSE_TO_LIMIT = 0.2, 0.5
"""How much less likely it is with each doubling that two amounts are of one thing, and that an
amount and a limit are: a limit is named because it is near."""
FAR_OFF = 3
"""How many doublings lie between amounts of quite other sizes."""
SLIP = 1e-6
"""How near to a power of ten makes it a slip of zeros: 4,000 for 400."""
SAME_MEASURE, NO_MEASURE = 1.3, 0.75
SAME_DAY, OTHER_DAY = 1.3, 0.6
"""What it makes of a likeness that measures or days are the same, or are not."""
SAME_HEAD, NEAR_HEAD, OTHER_HEAD = 1.15, 0.85, 0.7
"""What it makes of one that two figures count the same, what stands near, something else."""
LARGE = 10**5
"""From which size on an amount of nothing that is named may be money."""
WHOLE = 0.8
"""What it makes of one that the source's figure is only what another one is a part of."""
SAME_ROLE, OTHER_ROLE = 1.3, 0.5
"""What it makes of one that both figures have the same part in a change, or not."""


def do_agree(here: About, there: About) -> bool | None:
    """Whether two values can both be true, `None` for what cannot be compared."""
    one, two = here.value, there.value
    if isinstance(one, TimeToken) and isinstance(two, TimeToken):
        agree = _do_dates_agree(here, there, one, two)
    elif isinstance(one, TimeToken) or isinstance(two, TimeToken) or here.kind != there.kind:
        return None
    else:
        agree = _do_amounts_agree(here, there, one.value, two.value)
    if agree is None or not here.denied or there.denied:
        return agree
    if is_bounded(here):
        return not agree
    return False if agree else None


def _do_dates_agree(here: About, there: About, one: TimeToken, two: TimeToken) -> bool | None:
    if here.bound == "until":
        earlier = do_dates_agree(one, two) or do_dates_agree(one, two, "before")
        return earlier or None
    agree = do_dates_agree(one, two, here.bound)
    if agree is False and there.pair and not (here.role or here.bound):
        return None
    return agree


def _do_amounts_agree(here: About, there: About, one: Quantity, two: Quantity) -> bool | None:
    if here.kind == RANK and one.ordinal and two.ordinal:
        same = not set(here.heads).isdisjoint(there.heads)
        if not same and (here.heads or there.heads):
            return None
    if here.kind == SCORE:
        return one.value == two.value
    one = _in_money(here, one, two)
    if are_comparable(one, two):
        agree = do_amounts_agree(one, two)
        grown = None not in (here.as_of, there.as_of) and here.as_of != there.as_of
        return None if grown and not agree else agree
    return False if are_same_in_other_units(one, two) else None


def _in_money(here: About, one: Quantity, two: Quantity) -> Quantity:
    """A large amount of nothing that is named, as one of the money of the source."""
    value = one.value or 0
    if one.unit is None and not (here.heads or here.kind) and value >= LARGE:
        return msgspec.structs.replace(one, unit=two.unit) if is_currency_code(two.unit) else one
    return one


def is_bounded(about: About) -> bool:
    """True for a value that is only a limit, with which many others agree."""
    amount = about.quantity
    if amount is None:
        return about.bound in ("before", "after")
    return amount.hedge in LIMITS


def closeness(here: About, there: About) -> float:
    """What it makes of a likeness that two amounts are of one size."""
    one, two = here.quantity, there.quantity
    if one is None or two is None or (here.kind == RANK and not is_bounded(here)):
        return 1.0
    here_is, there_is = middle(one), middle(two)
    if not (here_is and there_is):
        return 1.0
    apart = abs(log2(abs(here_is / there_is)))
    return 1 / (1 + (CLOSE_TO_LIMIT if is_bounded(here) else CLOSE) * apart)


def is_far_off(here: About, there: About) -> bool:
    """True for two amounts of quite other sizes that do not count the same."""
    one, two = here.quantity, there.quantity
    if one is None or two is None or one.unit or here.kind or here.tacit or there.tacit:
        return False
    if not set(here.heads).isdisjoint(there.heads) or (here.measure == there.measure != ""):
        return False
    here_is, there_is = middle(one), middle(two)
    if not (here_is and there_is):
        return False
    apart = abs(here_is / there_is)
    zeros = log10(apart)
    slip = abs(zeros - round(zeros)) < SLIP and not is_bounded(here)
    return abs(log2(apart)) > FAR_OFF and not slip


def middle(amount: Quantity) -> float | None:
    """The size of an amount, of a share in per cent."""
    if amount.value is not None:
        value = amount.value
    elif amount.low is not None and amount.high is not None:
        value = (amount.low + amount.high) / 2
    else:
        return None
    fraction = amount.unit is None and 0 < value < 1
    return float(value * 100 if fraction else value)


def may_count_the_same(
    article: Article, about: About, source: Article, other: About, agrees: bool
) -> bool:
    """False for amounts of things of two names, or of two measures.

    One may have the measure that the other only says a word of; an equal figure may count
    what another word says.
    """
    here, there = about.measure, other.measure
    if here == there:
        same = agrees and telling(about, other) > 1
        return same or _alike_in_head(about, other) > OTHER_HEAD
    if not (here and there) and not set(about.heads).isdisjoint(other.heads):
        return True
    if here and there:
        return False
    if here:
        return source.speaks_of(here, other.first)
    return article.speaks_of(there, about.first)


def are_only_ranked(here: About, there: About) -> bool:
    """True for a rank without a figure, of which a source says nothing else that is like it."""
    return here.tacit and here.kind == RANK and not _share_more_than_heads(here, there)


def _share_more_than_heads(here: About, there: About) -> bool:
    """True when two ranks of the same things are spoken of in a like way."""
    more = here.words.keys() & there.words.keys() - {*here.heads, *there.heads}
    return any(not word.startswith(BESIDE) for word in more)


def alike(here: About, there: About) -> float:
    """What measures, things counted, parts in a change and days make of a likeness."""
    factor = 1.0
    if here.measure or there.measure:
        factor = SAME_MEASURE if here.measure == there.measure else NO_MEASURE
    factor *= _alike_in_head(here, there)
    if here.role and there.role:
        factor *= SAME_ROLE if here.role == there.role else OTHER_ROLE
    if there.whole and not here.whole:
        factor *= WHOLE
    if here.day and there.day:
        same = do_dates_agree(here.day, there.day)
        factor *= 1.0 if same is None else SAME_DAY if same else OTHER_DAY
    return factor


def counts_another(here: About, there: About) -> bool:
    """True for two amounts that count things of different names."""
    return bool(here.heads and there.heads) and set(here.heads).isdisjoint(there.heads)


def _alike_in_head(here: About, there: About) -> float:
    if not (here.heads and there.heads):
        return 1.0
    if not set(here.heads).isdisjoint(there.heads):
        return SAME_HEAD
    near = any(head in there.words for head in here.heads)
    return NEAR_HEAD if near or any(head in here.words for head in there.heads) else OTHER_HEAD


def telling(here: About, there: About) -> float:
    """How much it says that two values are the same."""
    one, two = here.quantity, there.quantity
    if one is None or two is None or one.value is None or one.value != two.value:
        return 1.0
    if counts_another(here, there):
        return 1.0
    return TELLING[min(digits_of(one.value), len(TELLING) - 1)]
