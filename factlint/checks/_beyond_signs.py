"""What speaks for a figure being of the matter of a bound that it is beyond, and what against."""

from __future__ import annotations

from factlint.checks._bound_apart import ApartReader
from factlint.checks._bound_shared import SharedReader
from factlint.checks._bound_text import BoundText, limits
from factlint.checks._odds import Candidate, Odds, Signs
from factlint.extract.quantity import QuantityToken

MOST = 4
"""So many words that both sentences say count."""
ODDS = Odds(0.0, {})


class BeyondSigns:
    """Reads the signs around the bounds of one article and the figures beyond them."""

    def __init__(self, text: BoundText, apart: ApartReader, matter: SharedReader) -> None:
        self._text, self._apart, self._matter = text, apart, matter

    def candidate(self, bound: QuantityToken, other: QuantityToken, kind: int) -> Candidate:
        """A bound and a figure that count one `kind` of thing, with all signs."""
        spans = (self._text.article.tokens.span(q.first, q.stop) for q in (bound, other))
        return Candidate(
            tuple(spans),
            {
                f"kind-{kind}": 1.0,
                **self._shared(bound, other),
                **self._told(bound, other),
                **self._apart.signs(bound, other),
            },
        )

    def _shared(self, bound: QuantityToken, other: QuantityToken) -> Signs:
        """The words of both."""
        nouns = self._matter.nouns(bound, other)
        verbs = self._matter.verbs(bound, other) - nouns
        words = self._matter.shared(bound, other) - nouns - verbs
        return {
            "words": min(len(words), MOST),
            "verbs": bool(verbs),
            "nouns": bool(nouns),
            "one-noun": self._text.noun(bound) == self._text.noun(other) != "",
            "topic": self._matter.is_of_topic(bound, other),
        }

    def _told(self, bound: QuantityToken, other: QuantityToken) -> Signs:
        """How the figure is told."""
        after = self._text.number(other) - self._text.number(bound)
        return {
            "one-sentence": after == 0,
            "near": abs(after) < 2,
            "behind": after > 0,
            "sentences": min(abs(after), MOST),
            "floor": limits(bound)[1] is None,
            "unit": bound.value.unit is not None,
            "percent": bound.value.unit == "%",
            "headline": any(map(self._text.is_headline, (bound, other))),
            "final": self._text.is_final(other),
            "extreme": self._matter.is_extreme(bound, other),
            "definite": self._matter.is_definite(other),
            "new": self._matter.is_new(bound, other),
        }
