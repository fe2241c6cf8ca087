"""How much something changed, in compounds: the two weeks of "a two-week rise"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._named_lengths import KIND, TOKENS
from factlint.extract.article import Article
from factlint.extract.cues import Cues
from factlint.extract.quantity import QuantityToken
from factlint.model import Quantity

POINTS = "points"


def steps(article: Article, cues: Cues) -> Iterator[QuantityToken]:
    """The figures of compounds before a word of change, in their units."""
    told = {first for first, _ in cues["steps"]}
    if not told:
        return
    words, lexicon = article.tokens.folded, article.lexicon
    units = {word: unit for unit, named in lexicon.dates.units for word in named}
    units |= {word: unit.unit for unit in lexicon.units for word in unit.words}
    units |= dict.fromkeys(lexicon.changing.step_points, POINTS)
    values = {number.first: number.value for number in article.numbers}
    for excluded in article.excluded:
        first, stop = excluded.first, excluded.first + TOKENS
        if excluded.kind == KIND and first in told and first in values:
            value = float(values[first])
            unit = units.get(words[stop - 1])
            yield QuantityToken(first, stop, Quantity(value, value, value, unit=unit), first)
