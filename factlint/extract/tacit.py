"""Amounts that a text gives without a figure of their own: shares, majorities, firsts.

"17 of its 41 seats" is also 41 per cent of them, "a majority of" more than half, "her debut album"
the first. They are compared where a figure contradicts them and told of nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factlint.extract.article import Article
from factlint.extract.meant import RANK, Meant, is_place
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity
from factlint.rulebook.lexicon import Tacit
from factlint.rulebook.words import fold_marks

LARGEST = 4
"""So many tokens before the whole its part may stand: "71 of their last 80 games"."""
APART = 8
"""So many tokens behind the whole a part "of whom" may stand."""


def read_tacit(article: Article) -> list[Meant]:
    """The amounts of an article that no figure of their own says, in text order."""
    return sorted([*_shares(article), *_said(article)], key=lambda meant: meant.token.first)


def _said(article: Article) -> Iterator[Meant]:
    """Words that stand for an amount."""
    words = [fold_marks(word) for word in article.tokens.words]
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
            placed = tacit.rank == "ordinal" and is_place(article, at, stop)
            one_of = tacit.keep and words[at - 1] in article.lexicon.numbers.of
            if words[at:stop] != split or placed or one_of:
                continue
            done = stop
            stop -= tacit.keep
            exact = tacit.low == tacit.high
            value = Quantity(
                tacit.low,
                tacit.high,
                tacit.low,
                "exact" if exact else "more_than",
                tacit.unit,
                ordinal=tacit.rank == "ordinal",
            )
            token = QuantityToken(at, stop, value, at)
            yield Meant(token, RANK if tacit.rank else tacit.kind, shown=int(tacit.keep))
            break


def _shares(article: Article) -> Iterator[Meant]:
    """Parts of a whole as the percentage of it that they are."""
    numbers = article.lexicon.numbers
    wholes = article.lexicon.alignment.forms.whom
    plain = [q for q in article.quantities if _is_plain(q)]
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
        of, out_of = part.value.value, whole.value.value
        assert of is not None and out_of is not None
        if 0 < of <= out_of and out_of > 1:
            share = 100 * of / out_of
            value = Quantity(share, share, share, "exact", "%")
            yield Meant(QuantityToken(part.first, part.stop, value, part.first))


def _ends(words: list[str], phrases: tuple[str, ...]) -> bool:
    return " ".join(words[-2:]) in phrases


def _is_plain(quantity: QuantityToken) -> bool:
    value = quantity.value
    exact = value.hedge == "exact" and value.value is not None and not value.ordinal
    return exact and value.unit not in ("%", "points", "time")
