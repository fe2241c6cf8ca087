"""Figures of a headline against those of the body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from factlint.checks._headline_ages import is_age
from factlint.checks._headline_agreeing import agree, left_out
from factlint.checks._headline_lead import LeadFigures
from factlint.checks._headline_reckoned import PLAIN, Figure, is_added, is_derived
from factlint.checks._headline_text import LEAD, Parts
from factlint.checks._slips import figure_of, is_a_digit_off, is_shuffled
from factlint.extract.agreeing import in_unit
from factlint.extract.article import Article, CountToken
from factlint.extract.passages import quantities_in, times_in
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity
from factlint.rulebook.words import fold_marks

_REACH = 4
# A figure below this may be counted from names and persons that the body lists.
_COUNTABLE = 13
# Digits of a figure that another one hardly has by chance, but for one.
_LONG = 3
_SAME_TIME = 0.05
DEATHS = "killed"
_LEFT_OUT = ("other", "unreal")


class FigureConflict(msgspec.Struct, frozen=True):
    """A figure of the headline, and those of the body; `kind` says what is between them."""

    here: Figure
    there: tuple[Figure, ...] = ()
    kind: str = "contradicted"


def compare_figures(article: Article, parts: Parts) -> Iterator[FigureConflict]:
    """The figures of headline, deck and captions that the body has otherwise or not at all."""
    heads = [(*head, figures_in(article, parts, *head[1])) for head in parts.heads]
    if not any(found for _, _, found in heads):
        return
    body = [figure for tokens in parts.body for figure in figures_in(article, parts, *tokens)]
    body += deaths_in(article, parts)
    years = {time.parts.year for time in article.times if parts.is_body(time.first)}
    numerals = {word for tokens in parts.body for word in article.tokens.words[slice(*tokens)]}
    lead = LeadFigures(article, parts, body)
    for part, tokens, found in heads:
        for figure in found:
            if _is_said(article, figure) or _is_year(figure, years) or lead.has_as_part(figure):
                continue
            if part == "headline" and (other := lead.otherwise(tokens, figure)):
                yield FigureConflict(figure, other)
                continue
            if _is_reckoned(article, parts, figure, body) or (
                _is_margin(article, figure) and is_derived(figure, body)
            ):
                continue
            told = article.tokens.words[figure.token.figure] in numerals and part != "caption"
            lacks = part == "headline" and not _is_of_a_name(article, figure)
            conflict = _compare(figure, body, told=told and not figure.measure, lacks=lacks)
            if _is_listed(article, parts, figure):
                conflict = _only_one(article, parts, figure)
            if conflict and not _is_joined(parts, body, conflict):
                yield conflict


def figures_in(article: Article, parts: Parts, first: int, stop: int) -> list[Figure]:
    """The figures of a stretch of tokens, without ordinals and vague amounts."""
    counted = {id(count.quantity): count for count in article.counts}
    return [
        Figure(
            token,
            _measure(counted.get(id(token))) or _worded(article, parts, token.stop),
            parts.nouns(token.stop, _REACH) | parts.label(token.first),
            _is_part(counted.get(id(token))) and not _is_all(article, parts, token),
            _is_graded(article, parts, token.stop),
            parts.deeds(token.first, token.stop, _REACH),
            (sentence := article.sentence_of(token.first)[0]) in parts.lead(LEAD),
            sentence,
            _adds(article, parts, token),
        )
        for token in quantities_in(article, (first, stop))
        if not (token.value.ordinal or token.value.vague or is_age(article, token))
        and not _is_left_out(counted.get(id(token)))
    ]


def deaths_in(article: Article, parts: Parts) -> Iterator[Figure]:
    """The deaths that the body counts by telling of the last one: `a third person has died`."""
    starts, ordinals = article.tokens.starts, dict(article.lexicon.numbers.ordinals)
    for match in article.find(parts.rule.nth):
        at = bisect_left(starts, match.span.start)
        number = ordinals.get(article.tokens.folded[at])
        if number and parts.is_body(at):
            sentence = article.sentence_of(at)[0]
            token = QuantityToken(at, at + 1, Quantity(number, number, number), at)
            leads = sentence in parts.lead(LEAD)
            yield Figure(token, DEATHS, leads=leads, sentence=sentence)


def _measure(count: CountToken | None) -> str:
    return count.measure if count else ""


def _worded(article: Article, parts: Parts, at: int) -> str:
    """The measure that a word of headlines tells, at their end or before a small word."""
    measure = dict(parts.rule.counted).get(fold_marks(article.tokens.word(at)), "")
    following = fold_marks(article.tokens.word(at + 1))
    return measure if not following[:1].isalpha() or following in parts.small else ""


def _is_graded(article: Article, parts: Parts, at: int) -> bool:
    """True for a figure of the worse or better off: "two seriously hurt"."""
    following = article.tokens.words[at : at + _REACH]
    return not parts.degrees.isdisjoint(map(str.lower, following))


def _adds(article: Article, parts: Parts, token: QuantityToken) -> bool:
    """True for "four more" and "another four"."""
    beside = article.tokens.folded[max(token.first - 1, 0) : token.stop + 1]
    return not frozenset(parts.rule.further).isdisjoint(beside)


def _is_part(count: CountToken | None) -> bool:
    return count is not None and count.scope == "part"


def _is_all(article: Article, parts: Parts, token: QuantityToken) -> bool:
    """True for the first figure of a body that counts no others: `Two people were killed`."""
    if article.sentence_of(token.first)[0] not in parts.lead(0):
        return False
    first = not any(one.stop <= token.first and parts.is_body(one.first) for one in article.counts)
    return first and parts.body_words.keys().isdisjoint(parts.rule.others)


def _is_left_out(count: CountToken | None) -> bool:
    return count is not None and (count.scope in _LEFT_OUT or count.implied)


def _is_said(article: Article, figure: Figure) -> bool:
    """True for a figure in somebody's words, or a fraction."""
    token, value = figure.token, figure.value.value
    if article.quoted(article.tokens.span(token.first, token.stop)) is not None:
        return True
    return value is not None and figure.value.unit is None and 0 < value < 1


def _is_year(figure: Figure, years: set[int | None]) -> bool:
    """True for a year of the body that is read as a figure: `held over 1998 killing`."""
    value = figure.value.value
    return value is not None and value in years and not figure.value.unit


def _is_margin(article: Article, figure: Figure) -> bool:
    """True for what one is ahead of another by: `wins by one seat`."""
    return article.tokens.folded[figure.token.first - 1] in article.grammar.listed("margin")


def _is_of_a_name(article: Article, figure: Figure) -> bool:
    """True for a figure right behind a capitalised word: the model of a plane, a year."""
    at = figure.token.first
    before = article.tokens.word(at - 1)
    return at > 0 and before[:1].isupper() and figure.value.hedge == "exact"


def _is_reckoned(article: Article, parts: Parts, figure: Figure, body: Sequence[Figure]) -> bool:
    """True for a stretch of time that follows from the years or hours of the body."""
    if figure.value.unit not in parts.rule.times:
        return False
    units = {other.value.unit for other in body}
    if figure.value.unit not in units or any(_is_same_time(figure, other) for other in body):
        return True
    times = chain.from_iterable(times_in(article, tokens) for tokens in parts.body)
    return any(time.parts.year is not None for time in times)


def _is_same_time(figure: Figure, other: Figure) -> bool:
    """True for a stretch of time that the body has in another unit: 60 months."""
    mine, value = figure.value, in_unit(other.value, figure.value.unit).value
    if other.value.unit == mine.unit or value is None or mine.value is None:
        return False
    return abs(value - mine.value) <= _SAME_TIME * mine.value


def _compare(
    figure: Figure, body: Sequence[Figure], *, told: bool, lacks: bool
) -> FigureConflict | None:
    """`told` says that the body has the same numeral somewhere, `lacks` that it should."""
    alike = [
        other
        for other in body
        if figure.is_like(other) and not (other.is_part and _below(other, figure))
    ]
    sure = any(other.leads and not other.is_part for other in alike)
    agreeing = [
        other
        for other in body
        if figure.may_be(other)
        and agree(figure, other)
        and (figure.is_like(other) or not (_is_open(other) or (sure and _is_common(figure))))
    ]
    if agreeing and (wholes := _wholes(figure, alike, agreeing)):
        return FigureConflict(figure, tuple(wholes))
    if agreeing:
        same = [other for other in agreeing if figure.is_of(other)]
        kind = left_out(figure, same)
        return FigureConflict(figure, tuple(same), kind) if kind and lacks else None
    if told and not figure.value.unit:
        return None
    slips = [other for other in body if _is_slip(figure, other)]
    if is_added(figure, body) if slips else is_derived(figure, body, told=sure):
        return None
    if alike or (alike := slips):
        return FigureConflict(figure, tuple(alike))
    value = figure.value.value or 0
    if lacks and (figure.value.unit or value >= _COUNTABLE) and _is_plain(figure):
        return FigureConflict(figure, (), "lacking")
    return None


def _is_open(figure: Figure) -> bool:
    """True for a mere limit, which nearly any figure of something else keeps."""
    return None in (figure.value.low, figure.value.high)


def _is_common(figure: Figure) -> bool:
    """True for a small count, which a body may have of something else by chance."""
    return not figure.value.unit and (figure.value.value or 0) < _COUNTABLE


def _is_slip(figure: Figure, other: Figure) -> bool:
    """True for long figures of one unit that have the same digits, or all of them but one."""
    one, two = figure.value, other.value
    if (
        one.unit != two.unit
        or not figure.may_be(other)
        or min(one.value or 0, two.value or 0) < PLAIN
    ):
        return False
    return is_shuffled(one, two) or (len(figure_of(one)) >= _LONG and is_a_digit_off(one, two))


def _wholes(figure: Figure, alike: Sequence[Figure], agreeing: Sequence[Figure]) -> list[Figure]:
    """The whole numbers of what the headline gives only a part of as all."""
    if not figure.measure or figure.is_part or figure.graded:
        return []
    if not all(other.is_part and other.measure == figure.measure for other in agreeing):
        return []
    return [other for other in alike if not other.is_part]


def _below(part: Figure, whole: Figure) -> bool:
    return (part.value.value or 0) <= (whole.value.value or 0)


def _is_plain(figure: Figure) -> bool:
    """True for a figure that is plainly one of things."""
    named = figure.nouns or figure.measure or figure.value.unit
    return bool(named or (figure.value.value or 0) >= PLAIN)


def _is_joined(parts: Parts, body: Sequence[Figure], conflict: FigureConflict) -> bool:
    """True where a body may count more than it gives first: "and another died", "another two"."""
    value = conflict.here.value.value or 0
    lower = [one.value.value for one in conflict.there if one.value.value is not None]
    more = value - max(lower, default=value)
    if not conflict.here.measure or value >= _COUNTABLE:
        return False
    counted = {figure.token.first: figure.value.value or 1 for figure in body}
    others = [at + 1 for word in parts.rule.others for at in parts.body_words.get(word, ())]
    return any(counted.get(at, 1) <= more for at in others)


def _is_listed(article: Article, parts: Parts, figure: Figure) -> bool:
    """True for a small count that the body may give person by person: `a mother and two sons`."""
    value = figure.value.value
    few = bool(figure.measure) and (value is None or value < _COUNTABLE)
    implied = (c for c in article.counts if c.implied and c.measure == figure.measure)
    return few and any(parts.is_body(count.first) for count in implied)


def _only_one(article: Article, parts: Parts, figure: Figure) -> FigureConflict | None:
    """One person at the beginning, where the headline has several and the body no other."""
    counts = [c for c in article.counts if c.measure == figure.measure and parts.is_body(c.first)]
    one, value = counts[0], figure.value.value
    first = article.sentence_of(one.first)[0]
    if len(counts) > 1 or one.quantity.value.value != 1 or first not in parts.lead(0):
        return None
    joined = article.tokens.words[first : one.stop]
    if any(word.lower() in parts.rule.joins for word in joined):
        return None
    several = value is not None and value > 1
    if not several or not parts.body_words.keys().isdisjoint(parts.rule.several):
        return None
    return FigureConflict(figure, (Figure(one.quantity, figure.measure),))
