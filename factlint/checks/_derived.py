"""Whether an amount or a year of a draft is one that a sentence of its source lets work out.

"Six fewer than the 20 that were asked for" are 14, a quarter of 640 cadets are 160, and "nine years
after 2006" is 2015. What can be worked out is no contradiction. Figures of one digit come about by
chance, so that those need a word beside one of them that tells of a
difference or a sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, permutations

import msgspec

from factlint.extract.about import LATER, MORE, About
from factlint.extract.agreeing import LIMITS, digits_of, do_amounts_agree, parts_of
from factlint.extract.dates import TimeToken
from factlint.model import Number, Quantity

PLAIN_DIGITS = 2
"""So many digits a figure must have that needs no word for how it was worked out."""
MOST = 8
"""So many amounts a sentence may have at most; with more of them chance finds any figure."""


def is_derived(here: About, there: Sequence[About]) -> bool:
    """True for a value that two values of a source's sentence give."""
    if isinstance(here.value, TimeToken):
        return _is_year_derived(here.value, there)
    amounts = [about for about in there if _is_figure(about)]
    if here.kind or len({about.first for about in amounts}) > MOST:
        return False
    said = {about.quantity.value for about in amounts if about.quantity}
    if not here.differs and here.value.value.value in said:
        return False
    pairs = (pair for pair in permutations(amounts, 2) if pair[0].first != pair[1].first)
    told = (_results(here, one, two) for one, two in pairs)
    results = chain(_totals(here, amounts), chain.from_iterable(told))
    return any(_is_result(here.value.value, result) for result in results)


def _is_result(value: Quantity, result: Quantity) -> bool:
    """True for a limit that a result keeps, and a figure that it is."""
    if value.hedge in LIMITS or value.hedge == "about" or value.unit == "%":
        return do_amounts_agree(value, result)
    return value.value == result.value


def _is_figure(about: About) -> bool:
    value = about.quantity
    return value is not None and value.value is not None and not about.kind and not value.ordinal


def _is_year_derived(time: TimeToken, there: Sequence[About]) -> bool:
    """True for a year so many years before or after another one."""
    year = parts_of(time).year
    years = {parts_of(a.value).year for a in there if isinstance(a.value, TimeToken)}
    apart = {about.quantity.value for about in there if about.quantity and _is_apart(about)}
    if year is None or year in years:
        return False
    return any(a is not None and abs(a - year) in apart for a in years)


def _is_apart(about: About) -> bool:
    value = about.quantity
    return value is not None and value.unit in (None, "year", "time") and about.differs == LATER


def _results(here: About, one: About, two: About) -> Iterator[Quantity]:
    """What two amounts give, in the unit of the draft's figure."""
    value, a, b = here.quantity, one.quantity, two.quantity
    assert value and a and b and a.value is not None and b.value is not None
    bounded = value.hedge in LIMITS
    if not bounded and value.unit == "%" and a.unit == b.unit != "%" and 0 < a.value < b.value:
        yield _exactly(100 * a.value / b.value, "%")
    if not (bounded or one.tacit) and (part := _part(a)) and b.unit == value.unit and b.value > 1:
        yield _exactly(part * b.value, value.unit)
        yield _exactly((1 - part) * b.value, value.unit)
    plain = not (bounded or value.unit == "%") and _has_digits(value.value)
    worded = any(about.differs == MORE for about in ((here,) if bounded else (here, one, two)))
    same = a.unit == b.unit == value.unit or {a.unit, b.unit} <= {None, value.unit}
    if same and a.value and b.value and (plain or worded):
        yield _exactly(a.value + b.value, value.unit)
        if a.value > b.value:
            yield _exactly(a.value - b.value, value.unit)


def _totals(here: About, amounts: Sequence[About]) -> Iterator[Quantity]:
    """What all the amounts of a draft's unit make together, where it tells of a sum."""
    if here.differs != MORE:
        return
    unit = here.quantity.unit if here.quantity else None
    values = [q.value for about in amounts if (q := about.quantity) and q.unit == unit and q.value]
    if len(values) > 2:
        yield _exactly(sum(values), unit)


def _has_digits(value: Number | None) -> bool:
    return value is not None and digits_of(value) >= PLAIN_DIGITS


def _part(amount: Quantity) -> Number | None:
    """A fraction or a percentage as the part that it is."""
    value = amount.value
    if value is None or amount.unit not in (None, "%", "share"):
        return None
    part = value / 100 if amount.unit == "%" else value
    return part if 0 < part < 1 else None


def _exactly(value: Number, unit: str | None) -> Quantity:
    value = int(value) if value == int(value) else value
    return msgspec.structs.replace(Quantity(value, value, value), unit=unit)
