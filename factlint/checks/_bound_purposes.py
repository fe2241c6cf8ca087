"""What the figures of bounds are for: "jailed for fraud", "holds 500 for concerts"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._bound_text import LEAD, BoundText
from factlint.extract.quantity import QuantityToken


class Purposes:
    """Reads what the figures of one article are for, or of."""

    def __init__(self, text: BoundText) -> None:
        self._text, self._heads, self._words = text, text.heads, text.words
        bounding = text.article.lexicon.bounding
        self._own = text.article.grammar.listed("person-other")
        self._subjects = text.article.grammar.listed("person-pronoun")
        self._for, self._onto = frozenset(bounding.purpose), frozenset(bounding.onto)
        self._charges, self._attached = frozenset(bounding.charges), frozenset(bounding.attached)

    def is_for_others(self, bound: QuantityToken, other: QuantityToken) -> bool:
        """True for "jailed for fraud" where a bound's sentence does not speak of fraud."""
        here, there = self._text.sentence(bound), self._text.sentence(other)
        said = {stem for at in self._complements(other) for stem in self._heads.governed(at)}
        told = self._text.alike(map(self._heads.stem, range(*here)))
        return here < there and not self._text.alike(said) <= told

    def setting(self, figure: QuantityToken) -> set[str]:
        """The stems of where a figure is; "holds 500 for concerts" says what for."""
        purposes = {at for at in self._complements(figure) if self._words[at] in self._for}
        behind = range(figure.stop, self._text.sentence(figure)[1] - 1)
        purposes |= {at for at in behind if self._words[at + 1] in self._own}
        return self._heads.setting(figure) - {
            s for at in purposes for s in self._heads.governed(at)
        }

    def _complements(self, figure: QuantityToken) -> Iterator[int]:
        """Where it stands what a figure is for or of, and what "and" joins to that."""
        first, stop = self._text.sentence(figure)
        if self._words[first] in self._attached:
            first = next((n for n in range(first, figure.first) if self._words[n] == ","), first)
        shown = self._text.article.tokens.words
        behind = range(figure.stop, stop - 1)
        stop = next((n for n in behind if self._words[n] in self._subjects), stop - 1)
        for at in range(first, stop):
            ahead = at < figure.first
            led = self._words[at] in self._for
            if (
                led
                or (not ahead and self._words[at] in self._onto)
                or (ahead and self._words[at] in self._heads.closed.of)
            ):
                yield from () if shown[at + 1][0].isupper() else (self._charged(at),)
                after = at + 2
                if led and self._words[after] in self._heads.closed.joins:
                    yield after

    def _charged(self, at: int) -> int:
        """Where it stands what a charge is of: "on the single count of" theft."""
        behind = range(at + 1, min(at + LEAD, len(self._words) - 1))
        of = next((n for n in behind if self._words[n] in self._heads.closed.of), at)
        return of if self._words[of - 1] in self._charges else at
