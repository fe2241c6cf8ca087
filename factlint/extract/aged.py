"""The ages of a text: "at the age of 57", "was under 80 when he died", "at 17 years and 40 days".

An age is compared with ages only.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.extract.alphabet import is_mark
from factlint.extract.article import Article
from factlint.extract.quantity import Excluded, NumberToken, QuantityToken
from factlint.model import Number, Quantity
from factlint.rulebook.words import fold_marks

AGE = "age"
OLDEST = 120
NEARLY_ONE = 0.997
"""What a year and 364 days are above a year."""
REACH = 3
"""So many words before a figure, and behind it, may make it an age."""


class Meant(msgspec.Struct, frozen=True):
    """An amount, the kind of number that it is, and words that its form implies.

    `shown` tells how many tokens behind it belong to what says it; a `guess` is an amount that only
    may be meant.
    """

    token: QuantityToken
    kind: str = ""
    implies: tuple[str, ...] = ()
    shown: int = 0
    guess: bool = False


def exactly(number: NumberToken, value: Number) -> QuantityToken:
    """A number as an amount."""
    return QuantityToken(number.first, number.stop, Quantity(value, value, value), number.first)


def read_ages(article: Article) -> Iterator[Meant]:
    """The ages that the words of an article say, in no order."""
    numbers = {number.first: number for number in article.numbers}
    named: set[int] = set()
    for excluded in article.excluded:
        within = range(excluded.first, excluded.stop)
        said = [numbers[at] for at in within if at in numbers]
        if excluded.kind == AGE and len(said) == 1 and _is_named(article, excluded):
            named.update(within)
            yield Meant(_bounded(article, exactly(said[0], said[0].value)), AGE)
    for quantity in article.quantities:
        if quantity.first not in named and (value := _age(article, quantity)):
            yield Meant(msgspec.structs.replace(quantity, value=value), AGE)


def _is_named(article: Article, excluded: Excluded) -> bool:
    """True for "at the age of 57", not for the limit of an age: "aged 18 or over"."""
    forms, tokens = article.lexicon.alignment.forms, article.tokens
    words = tokens.words[excluded.first : excluded.stop]
    behind = f"{tokens.word(excluded.stop)} {tokens.word(excluded.stop + 1)}"
    if behind.casefold() in forms.older:
        return False
    line = f" {_folded([*tokens.words[max(0, excluded.first - REACH) : excluded.first], *words])}"
    said = any(word in forms.age for word in map(fold_marks, words))
    return said or any(f" {phrase} " in line for phrase in forms.aged)


def _age(article: Article, quantity: QuantityToken) -> Quantity | None:
    """The age that a figure is by the words beside it."""
    forms, tokens, value = article.lexicon.alignment.forms, article.tokens, quantity.value
    if value.ordinal or value.value is None or not 0 < value.value <= OLDEST:
        return None
    before = f" {_folded(tokens.words[max(0, quantity.first - REACH) : quantity.first])}"
    behind = f"{_folded(tokens.words[quantity.stop : quantity.stop + REACH])} "
    if value.unit == "year" and value.hedge == "exact":
        if any(before.endswith(f" {phrase}") for phrase in forms.years):
            return Quantity(value.value, value.value + NEARLY_ONE, value.value, "range")
        return None
    if value.unit is not None:
        return None
    word = tokens.word(quantity.stop)
    if value.hedge == "exact":
        value = _bounded(article, quantity).value
        phrases = forms.above if value.hedge == "more_than" else forms.below
        before = before.removesuffix(next((p for p in phrases if before.endswith(f" {p}")), ""))
    is_then = any(behind.startswith(f"{phrase} ") for phrase in forms.then)
    if is_then and (before.split() or [""])[-1] in article.grammar.listed("be"):
        return value
    ends = (not word or is_mark(word)) and any(
        before.rstrip().endswith(f" {phrase}") for phrase in forms.aged
    )
    return value if ends else None


def _bounded(article: Article, quantity: QuantityToken) -> QuantityToken:
    """An exact age as the limit that the words before it make of it: "over 60 years old"."""
    return msgspec.structs.replace(quantity, value=limited(article, quantity.first, quantity.value))


def limited(article: Article, first: int, value: Quantity) -> Quantity:
    """An exact amount as the limit that the words before its first token make of it."""
    forms = article.lexicon.alignment.forms
    first -= article.tokens.folded[first - 1] in forms.graded
    before = f" {_folded(article.tokens.words[max(0, first - REACH) : first])}"
    if any(before.endswith(f" {phrase}") for phrase in forms.above):
        return msgspec.structs.replace(value, high=None, hedge="more_than")
    if any(before.endswith(f" {phrase}") for phrase in forms.below):
        return msgspec.structs.replace(value, low=None, hedge="less_than")
    return value


def _folded(words: list[str]) -> str:
    return " ".join(map(fold_marks, words))
