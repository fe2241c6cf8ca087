"""Shares of a whole with the rest of it: "half … and a third … The remaining quarter"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.checks._parts import Figure, PartReader, labelled
from factlint.checks._shares import HUNDRED
from factlint.checks._wholes import Claim
from factlint.extract.alphabet import DATE
from factlint.extract.article import Article
from factlint.extract.cues import read_cues
from factlint.extract.passages import adjoin
from factlint.extract.tokens import Range
from factlint.model import Quantity
from factlint.rulebook.words import fold

FEWEST, MOST = 3, 6
ALL = 100
USES = ("rest", "others", "moved", "of_them", "of_which", "including")


class RestShareReader:
    """Finds fractions and percentages of one whole of which the last is said to be the rest."""

    def __init__(self, parts: PartReader) -> None:
        self.article: Article = parts.article
        self.tokens = parts.tokens
        numbers, closed = self.article.lexicon.numbers, parts.closed
        self._fractions, self._values = dict(numbers.fractions), dict(numbers.words)
        self._articles, self._of = frozenset(numbers.articles), closed.of
        self._behind = closed.prepositions | closed.of | closed.every | closed.joins
        self._shares: dict[Range, list[Figure]] = defaultdict(list)
        for share in sorted((*self._percentages(), *self._worded()), key=lambda f: f.first):
            self._shares[self.article.sentence_of(share.first)].append(share)

    def _percentages(self) -> Iterator[Figure]:
        for quantity in self.article.quantities:
            value = quantity.value
            if value.unit == "%" and value.hedge == "exact" and value.value:
                yield Figure(quantity.first, quantity.stop, value)

    def _worded(self) -> Iterator[Figure]:
        """The fractions, and what may be one: "half", "a third", "two fifths"."""
        for at, word in enumerate(self.tokens.folded):
            share = self._fractions.get(word)
            if share is None:
                continue
            before = fold(self.tokens.word(at - 1 - (self.tokens.word(at - 1) == "-")))
            count = 1 if before in self._articles else self._values.get(before, 1)
            percent = round(count * share * 100, 1)
            if percent < ALL:
                yield Figure(at, at + 1, Quantity(percent, percent, percent, unit="%"))

    def read(self) -> Iterator[Claim]:
        """The shares of each sentence with a rest in it, or in the next one."""
        for sentence, shares in self._shares.items():
            behind = self.article.sentence_of(min(sentence[1], len(self.tokens.words) - 1))
            joined = behind != sentence and adjoin(self.article, sentence, behind)
            others = self._shares.get(behind, []) if joined else []
            if len(shares) + len(others) < FEWEST:
                continue
            window = [sentence, behind] if joined else [sentence]
            cues = read_cues(self.article, "parts", window, USES)
            rests = [f for f in (*shares, *others) if self._is_rest(f, cues["rest"])]
            cues["moved"] = self._changing(cues["moved"], (*shares, *others))
            if len(rests) != 1 or any(cues[use] for use in USES if use != "rest"):
                continue
            early = [f for f in (*shares, *others) if f.first < rests[0].first]
            held = [*(f for f in early if self._is_share(f)), rests[0]]
            if FEWEST <= len(held) <= MOST and self._are_of_one(held):
                whole = Figure(held[0].first, held[0].stop, HUNDRED)
                yield Claim((whole,), labelled(held), True, False, tuple(held))

    def _changing(self, cues: Sequence[Range], shares: Sequence[Figure]) -> list[Range]:
        """The cues of change that are not one date, nor name one of the shares: "against 37%"."""
        told = [cue for cue in cues if not any(cue[0] < f.first < cue[1] for f in shares)]
        dates = [cue for cue in told if DATE in self.tokens.symbols[slice(*cue)]]
        return told if len(dates) > 1 else [cue for cue in told if cue not in dates]

    def _is_share(self, share: Figure) -> bool:
        """True for "half of", "a third to"; no third man."""
        behind = fold(self.tokens.word(share.stop))
        written = self.tokens.word(share.first)[0].isdigit()
        return written or not behind[:1].isalpha() or behind in self._behind

    def _is_rest(self, share: Figure, cues: Sequence[Range]) -> bool:
        """True for a share right behind "the remaining", or with its number between."""
        return any(stop <= share.first <= stop + 2 for _, stop in cues)

    def _are_of_one(self, shares: Sequence[Figure]) -> bool:
        """True for shares of which one at most says of what it is."""
        return sum(fold(self.tokens.word(f.stop)) in self._of for f in shares) <= 1
