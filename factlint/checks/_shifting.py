"""Whether what is said of a change can be true of its two figures."""

from __future__ import annotations

from math import inf

import msgspec

from factlint.checks._heads import Figured
from factlint.checks._moves import Move
from factlint.checks._parts import closed_words
from factlint.checks._reckoned_figures import in_full, written_as
from factlint.checks._roles import Role
from factlint.checks._rounding import decimals_of, rough_spread, scale_of, spread_of, step_of
from factlint.checks._text_amounts import is_money
from factlint.extract.article import Article
from factlint.extract.passages import quantities_in
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity, Severity

FAR, NEAR = 12, 3
UP_FROM = 0.5
ELIDED, ELIDED_WORDS, SCALED = 500, 3, 1000
LOOSE = 0.08
SAME, POINTS = 0.05, 1.5
HALF, EDGE, CENTS = 0.5, 0.05, 2
LEAST = 1e-9
DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
Interval = tuple[float, float]


class Contradiction(msgspec.Struct, frozen=True):
    """What is wrong with a change."""

    message: str
    severity: Severity


def contradiction(
    article: Article, move: Move, ranked: bool, edge: float = EDGE
) -> Contradiction | None:
    """How the figures of a change contradict what is said of it; nothing where they may agree.

    Of the room that rounded figures leave, the share `edge` at either end counts for none.
    """
    after = move.after
    before = move.before or _reckoned(after, move)
    if before is None or not _alike(article, before, after):
        return None
    if before.value.value == after.value.value and not _in_one_sentence(article, before, after):
        return None  # one figure, told twice
    one, two = _spreads(article, before, after)
    rate = move.percent or move.difference
    far = max(FAR, rate.times**2 if rate and rate.times else 0)
    if min(one[0], two[0]) <= 0 or one[0] > far * two[1] or two[0] > far * one[1]:
        return None
    if rate is None:
        return None if ranked else _against_way(article, move, before, one, two)
    if rate.times is not None:
        said = _against_multiple(rate, one, two)
        if _is_so_often(article, rate, before, after) or (
            said and _is_of_another(article, rate, before, after)
        ):
            return None
    elif rate.kind == "percent":
        said = _against_percent(article, rate, before, (one, two), edge)
    else:
        if rate.value.unit == "points" and before.value.hedge == after.value.hedge == "exact":
            one, two = _as_fine(article, before, after)
        said = _against_difference(article, rate, before, one, two)
    exact = all(_is_plain(article, role) for role in (before, after))
    severity: Severity = "error" if exact and rate.value.hedge == "exact" else "warning"
    return Contradiction(f'"{_said(article, rate)}", but {said}', severity) if said else None


def fits(rate: Role, before: Figured, after: Figured, *, turned: bool = False) -> bool:
    """True for the figures of a change, or `turned` with the later one as the base."""
    one, two = (float(q.value.value or 0) for q in (before, after))
    said = float(rate.value.value or 0)
    if not one or not two or not said:
        return False
    way = -rate.way if turned else rate.way
    if rate.times is not None:
        return abs(two / one - rate.times) <= LOOSE * rate.times
    if rate.kind == "difference":
        return abs(way * (two - one) - said) <= SAME * said
    return abs(way * (two / one - 1) * 100 - said) <= max(HALF, SAME * said)


def _in_one_sentence(article: Article, one: Role, other: Role) -> bool:
    return article.sentence_of(one.first) == article.sentence_of(other.first)


def _against_way(
    article: Article, move: Move, before: Role, one: Interval, two: Interval
) -> Contradiction | None:
    """A rise to a smaller figure, or a fall to a greater one."""
    wrong = (move.way > 0 and two[1] < one[0]) or (move.way < 0 and two[0] > one[1])
    far = not UP_FROM * one[1] < two[0] < one[1] / UP_FROM
    if not wrong or before.value.unit == "degree" or (move.unmarked and far):
        return None
    way = "a rise" if move.way > 0 else "a fall"
    figures = f"from {_said(article, before)} to {_said(article, move.after)}"
    if before.first == move.after.first:  # "from 5 to 6", which is written as one
        figures = _said(article, before)
    return Contradiction(f"{way} {figures}. Which way?", "warning")


def _against_multiple(rate: Role, one: Interval, two: Interval) -> str:
    """What is wrong with "doubled"; the empty text where nothing is."""
    least, most = rate.value.low or 0, rate.value.high or inf
    if rate.times and least == most:
        least, most = rate.times * (1 - LOOSE), rate.times * (1 + LOOSE)
    if two[0] / one[1] <= most and two[1] / one[0] >= least:
        return ""
    return f"it is {in_full(_middle(two) / _middle(one), 3)} times as much. Which figure?"


def _is_of_another(article: Article, rate: Role, before: Role, after: Role) -> bool:
    """True for "from 80 it fell to 20, then rose to 40, twice as many": one near is meant."""
    taken = {rate.first, before.first, after.first}
    if before.first > after.first and _is_multiple(rate, after, before.value):
        return True
    return any(
        _is_multiple(rate, other, after.value)
        for other in quantities_in(article, article.sentence_of(after.first))
        if other.first not in taken
    )


def _is_multiple(rate: Role, one: Role | QuantityToken, two: Quantity) -> bool:
    amount, times = float(two.value or 0), rate.times or 0
    low = float(one.value.value or 0)
    return one.value.unit == two.unit and bool(low) and abs(amount - times * low) <= LOOSE * amount


def _is_so_often(article: Article, rate: Role, *ends: Role) -> bool:
    """True for "called out 512 times, 64 times more than in May, when there were 448 calls"."""
    told = (quantities_in(article, (role.first, role.first + 1)) for role in ends)
    often = any(q.value.unit == "time" for found in told for q in found)
    before, after = (float(role.value.value or 0) for role in ends)
    return often and abs(after - before) == rate.times


def _against_percent(
    article: Article, rate: Role, before: Role, ends: tuple[Interval, Interval], edge: float
) -> str:
    """What is wrong with a percentage."""
    one, two = ends
    least, most = _percentages(article, rate)
    actual = sorted(rate.way * (f - 1) * 100 for f in (two[0] / one[1], two[1] / one[0]))
    change = rate.way * (_middle(two) / _middle(one) - 1) * 100
    gap = _gap(rate, one, two)
    points = before.value.unit == "%" and gap[0] <= most and gap[1] >= least
    step = rate.way * (_middle(two) - _middle(one))
    meant = points and abs(step - _middle((least, most))) < SAME and change > POINTS * step
    near = edge * (actual[1] - actual[0]) if _are_rounded(one, two) else 0
    if actual[0] + near <= most and actual[1] - near >= least and not meant:
        return ""
    question = "Percentage points?" if points else "Which figure?"
    return f"the change is {in_full(change, 3)} percent. {question}"


def _are_rounded(*spreads: Interval) -> bool:
    """True for figures that both leave room: they are hardly rounded as far as can be at once."""
    return all(low < high < inf and low > -inf for low, high in spreads)


def _against_difference(
    article: Article, rate: Role, before: Role, one: Interval, two: Interval
) -> str:
    """What is wrong with a difference; one far off is rather of something else."""
    units = {rate.value.unit, before.value.unit}
    bare = None in units and not units & {"%", "points"}
    if len(units) > 1 and units != {"points", "%"} and not (bare or units <= DEGREES):
        return ""
    gap = _gap(rate, one, two)
    said = spread_of(_words(article, rate), rate.value)
    whole = rate.value.value is not None and rate.value.value == int(rate.value.value)
    if rate.value.unit == "points" and whole and not decimals_of(_words(article, rate)):
        said = said[0] - HALF, said[1] + HALF
    if gap[0] <= said[1] + LEAST and gap[1] >= said[0] - LEAST:
        return ""
    change = rate.way * (_middle(two) - _middle(one))
    if change and not abs(change) / NEAR < _middle(said) < abs(change) * NEAR:
        return ""
    made = written_as(change, _said(article, rate), rate.value.value or 0)
    return f"the change is {made}. Which figure?"


def _gap(rate: Role, one: Interval, two: Interval) -> Interval:
    """How far two figures may be apart, in the way of the change."""
    low, high = sorted((rate.way * (two[0] - one[1]), rate.way * (two[1] - one[0])))
    return low, high


def _percentages(article: Article, rate: Role) -> Interval:
    """The percentages that the words for a rate allow."""
    value = rate.value
    low, high = spread_of(_words(article, rate), value)
    if value.hedge == "exact" and value.value is not None:
        share = float(value.value)
        whole = share >= 10 and share == int(share)
        loose = 0.02 * share if share >= 100 else 1.0 if whole else 0.1
        low, high = min(low, share - loose), max(high, share + loose)
    return low, high


def _spreads(article: Article, before: Role, after: Role) -> tuple[Interval, Interval]:
    """What the two figures may be, the first in the scale of the second where it has none."""
    ends = [(role, _words(article, role)) for role in (before, after)]
    one, two = (rough_spread(words, role.value) for role, words in ends)
    if any(decimals_of(words) and _is_unscaled(words, role) for role, words in ends):
        cents = CENTS in [decimals_of(words) for _, words in ends]
        told = (before, one), (after, two)
        one, two = (_as_written(article, role, own, cents=cents) for role, own in told)
    scale = scale_of(_words(article, after), after.value.value or 0)
    if scale > ELIDED and one[1] * ELIDED < two[0]:
        one = one[0] * scale, one[1] * scale
    return one, two


def _as_written(article: Article, role: Role, spread: Interval, *, cents: bool) -> Interval:
    """A whole figure beside one with decimals, which is not rounded to hundreds either.

    A price beside one with cents is whole: "£2.40 instead of £2".
    """
    words, figure = _words(article, role), float(role.value.value or 0)
    plain = role.value.hedge in ("exact", "range")
    if not plain or decimals_of(words) or not _is_unscaled(words, role):
        return spread
    if cents and is_money(role.value):
        return figure, figure
    return figure - HALF, figure + HALF


def _is_unscaled(words: list[str], role: Role) -> bool:
    """True for "1,889.82", not for "1.9 million"."""
    return scale_of(words, role.value.value or 0) == 1


def _as_fine(article: Article, *rates: Role) -> tuple[Interval, Interval]:
    """Two rates, each given to as many decimals as the other: "to 5.25 percent from 5"."""
    half = min(step_of(_words(article, role), role.value) for role in rates) / 2
    one, two = (float(role.value.value or 0) for role in rates)
    return (one - half, one + half), (two - half, two + half)


def _reckoned(after: Role, move: Move) -> Role | None:
    """The figure before, of "fell $3, or 5 percent, to $87"."""
    gap, last = move.difference, after.value.value
    if gap is None or gap.value.value is None or last is None:
        return None
    units = {gap.value.unit, after.value.unit}
    if len(units) > 1 and units != {"points", None}:
        return None
    first = last - gap.way * gap.value.value
    return Role(
        "before", after.first, after.stop, Quantity(first, first, first, unit=after.value.unit)
    )


def _alike(article: Article, before: Role, after: Role) -> bool:
    """False for figures of different things."""
    one, two = before.value, after.value
    near = max(after.first - before.stop, before.first - after.stop) <= ELIDED_WORDS
    scaled = min(one.value or 0, two.value or 0) >= SCALED
    elided = None in (one.unit, two.unit) and (near or scaled)
    if not (one.unit == two.unit or elided) or one.vague or two.vague:
        return False
    nouns = _noun(article, before), _noun(article, after)
    if _are_persons(article, before, after):
        return True
    return not all(nouns) or nouns[0] == nouns[1]


def _are_persons(article: Article, *roles: Role) -> bool:
    """True for figures with a word for persons behind each: "8,400 visitors", "10,000 people"."""
    people = article.grammar.alphabet.members(["people"])
    plain = article.tokens.plain
    return all(role.stop < len(plain) and plain[role.stop] in people for role in roles)


def _noun(article: Article, role: Role) -> str:
    """The word that a figure counts, if one follows it."""
    word = article.tokens.word(role.stop).lower()
    closed = closed_words(article.grammar)
    if not word[:1].isalpha() or word in closed.every or word in closed.articles:
        return ""
    person = article.tokens.plain[role.stop] in article.grammar.alphabet.members(["people"])
    plural = person or word.endswith(tuple(article.lexicon.parts.plurals))
    if not plural or word in article.lexicon.changing.no_nouns:
        return ""
    return "" if article.tokens.symbols[role.stop] != article.tokens.plain[role.stop] else word


def _is_plain(article: Article, role: Role) -> bool:
    low, high = spread_of(_words(article, role), role.value)
    return role.value.hedge == "exact" and low == high


def _words(article: Article, role: Role) -> list[str]:
    """The words of a figure; those of "from 5 to 6.5" that give this end of it."""
    words = article.tokens.words[role.first : role.stop]
    figures = [at for at, word in enumerate(words) if word[:1].isdigit()]
    if len(figures) != 2 or role.kind not in ("before", "after"):
        return words
    return words[: figures[1]] if role.kind == "before" else words[figures[1] :]


def _said(article: Article, role: Role) -> str:
    span = article.tokens.span(role.first, role.stop)
    return article.document.text[span.start : span.end]


def _middle(spread: Interval) -> float:
    low, high = spread
    if low == -inf:
        return high
    return (low + high) / 2 if high < inf else low
