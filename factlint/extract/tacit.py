"""Amounts that a text gives without a figure of their own: shares, majorities, firsts.

"17 of its 41 seats" is also 41 per cent of them, "a majority of" more than half, "her debut album"
the first. They are compared where a figure contradicts them and told of nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import msgspec

from factlint.extract.aged import Meant, exactly
from factlint.extract.article import Article
from factlint.extract.meant import RANK, is_place
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity
from factlint.rulebook.alignment_words import Tacit
from factlint.rulebook.words import fold_marks

FIGURE = "#"
"""What stands for a figure in words that the lexicon gives."""
SHORT = 3
"""The sentences of a text that is short."""
LARGEST = 4
"""So many tokens before the whole its part may stand: "71 of their last 80 games"."""
APART = 8
"""So many tokens behind the whole a part "of whom" may stand."""


def read_tacit(article: Article) -> list[Meant]:
    """The amounts of an article that no figure of their own says, in text order."""
    found = [*_shares(article), *_parts(article), *_compounds(article), *_said(article)]
    return sorted(found, key=lambda meant: meant.token.first)


def _said(article: Article) -> Iterator[Meant]:
    """Words that stand for an amount."""
    words = [fold_marks(word) for word in article.tokens.words]
    figures = {quantity.first for quantity in article.quantities}
    by_first: dict[str, list[tuple[list[str], Tacit]]] = {}
    for tacit in article.lexicon.alignment.tacit:
        for phrase in tacit.words:
            split = phrase.split()
            by_first.setdefault(split[0], []).append((split, tacit))
    done = 0
    for at, word in enumerate(words):
        if at < done:
            continue
        for split, tacit in by_first.get(word, ()):
            stop = at + len(split)
            if split[-1] == FIGURE and stop - 1 in figures:
                split, stop = split[:-1], stop - 1
            placed = tacit.rank == "ordinal" and is_place(article, at, stop)
            one_of = tacit.keep and words[at - 1] in article.lexicon.numbers.of
            if words[at:stop] != split or placed or one_of:
                continue
            done = stop
            stop -= tacit.keep
            token = QuantityToken(at, stop, _amount(tacit), at)
            yield Meant(token, RANK if tacit.rank else tacit.kind, shown=int(tacit.keep))
            break


def _amount(tacit: Tacit) -> Quantity:
    """What words stand for: a figure, more than one, or less."""
    low, high, ordinal = tacit.low, tacit.high, tacit.rank == "ordinal"
    if high is not None and high != low:
        return Quantity(None, high, high, "less_than", tacit.unit)
    if low == high:
        return Quantity(low, high, low, "exact", tacit.unit, ordinal=ordinal)
    return Quantity(low, high, low, "more_than", tacit.unit, ordinal=ordinal)


def _compounds(article: Article) -> Iterator[Meant]:
    """The figures of compounds: the 2 of "a two-year contract"."""
    numbers = {number.first: number for number in article.numbers}
    for excluded in article.excluded:
        number = numbers.get(excluded.first)
        if excluded.kind == "dimension" and number and article.tokens.word(number.stop) == "-":
            yield Meant(exactly(number, number.value))


def _parts(article: Article) -> Iterator[Meant]:
    """What each smaller amount of a sentence may be of the larger ones before it, in a short text.

    Such a share is a `guess`: it is there to be compared with what another text says of a half.
    """
    if len(article.sentence_ranges) > SHORT:
        return
    plain = [quantity for quantity in _plain(article) if quantity.value.unit is None]
    for whole, part in combinations(plain, 2):
        if part.first < article.sentence_of(whole.first)[1]:
            yield from (msgspec.structs.replace(m, guess=True) for m in _share(part, whole))


def _share(part: QuantityToken, whole: QuantityToken) -> Iterator[Meant]:
    """The percentage that one amount is of another one, where it may be a part of it."""
    of, out_of = part.value.value, whole.value.value
    assert of is not None and out_of is not None
    if 0 < of <= out_of and out_of > 1:
        share = 100 * of / out_of
        value = Quantity(share, share, share, "exact", "%")
        yield Meant(QuantityToken(part.first, part.stop, value, part.first))


def _shares(article: Article) -> Iterator[Meant]:
    """Parts of a whole as the percentage of it that they are."""
    numbers = article.lexicon.numbers
    wholes = article.lexicon.alignment.forms.whom
    plain = list(_plain(article))
    for one, two in pairwise(plain):
        start, stop = article.sentence_of(one.first)
        if two.first >= stop or one.first < start or one.value.unit != two.value.unit:
            continue
        between = [fold_marks(word) for word in article.tokens.words[one.stop : two.first]]
        behind = f"{article.tokens.word(two.stop)} {article.tokens.word(two.stop + 1)}".casefold()
        if between and between[0] in numbers.of and len(between) <= LARGEST:
            part, whole = one, two
        elif len(between) <= APART and (_ends(between, wholes) or behind in wholes):
            part, whole = two, one
        else:
            continue
        yield from _share(part, whole)


def _ends(words: list[str], phrases: tuple[str, ...]) -> bool:
    return " ".join(words[-2:]) in phrases


def _plain(article: Article) -> Iterator[QuantityToken]:
    """The figures that may be a part or a whole, not the 200 of "Billboard 200"."""
    for quantity in article.quantities:
        value, start = quantity.value, article.sentence_of(quantity.first)[0]
        exact = value.hedge == "exact" and value.value is not None and not value.ordinal
        named = quantity.first - 1 > start and article.tokens.word(quantity.first - 1)[0].isupper()
        if exact and not named and value.unit not in ("%", "points", "time"):
            yield quantity
