"""Ages in headlines and bodies, which are no figures of things."""

from __future__ import annotations

from factlint.extract.article import Article
from factlint.extract.quantity import QuantityToken

OLDEST = 115


def is_age(article: Article, token: QuantityToken) -> bool:
    """True for a bare numeral between commas, behind a person: "lorry driver, 44, hid"."""
    words, at = article.tokens, token.first
    alone = token.stop == at + 1 and words.word(at).isdecimal() and token.value.unit is None
    set_off = at > 1 and words.word(at - 1) == "," == words.word(token.stop)
    return alone and set_off and words.word(at - 2).isalpha() and int(words.word(at)) <= OLDEST
