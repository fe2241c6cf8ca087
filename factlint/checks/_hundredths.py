"""Hundredths of a currency: "cents" beside dollars are parts of these."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.extract.article import Article
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity


def in_currency(article: Article) -> Iterator[QuantityToken]:
    """The figures of an article, those of cents as parts of the currency that it names."""
    plain = [q for q in article.quantities if not q.value.ordinal]
    hundredths, money = frozenset(article.lexicon.changing.hundredths), article.lexicon.currencies
    units = {q.value.unit for q in plain} & {currency.code for currency in money}
    for quantity in plain:
        value = quantity.value
        stop = quantity.stop + (article.tokens.word(quantity.stop) == "-")
        part = value.unit is None and article.tokens.word(stop).lower() in hundredths
        if part and len(units) == 1:
            low, high, figure = (n and n / 100 for n in (value.low, value.high, value.value))
            value = Quantity(low, high, figure, value.hedge, next(iter(units)))
            quantity = msgspec.structs.replace(quantity, value=value, stop=stop + 1)
        yield quantity
