"""Parts and a whole that the words around them say belong together, however they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factlint.checks._part_evidence import PartEvidence
from factlint.checks._parts import SORTS, Figure, PartReader, common_trait, labelled
from factlint.checks._runs import RunReader
from factlint.checks._wholes import Claim
from factlint.extract.passages import adjoin, sentences_around
from factlint.extract.tokens import Range, is_currency

MOST = 6
SPREAD = 14
FAR = 3
SAME = 1e-6
LEAST, MOST_OF = 0.75, 1.34


class MakingReader:
    """Finds a whole and its parts among the figures of one sentence, or of two in a row.

    Words that say that nothing is left out ("the other", "in total", "split between") make the
    greatest figure the whole of all others of its unit, if these stand close together, are of
    one noun at the most and nearly make it.
    """

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.runs = RunReader(parts)
        self.evidence = PartEvidence(parts, self.runs)

    def read(self) -> Iterator[Claim]:
        """The claims of each sentence, and of each two in a row."""
        before: Range | None = None
        for sentence in self.parts.sentences:
            joined = before is not None and adjoin(self.parts.article, before, sentence)
            early = [before] if before is not None and joined else []
            for window in ([sentence], [*early, sentence])[: len(early) + 1]:
                if any(self.parts.cued("whole_said", each) for each in window):
                    yield from self._claims(window, early)
            before = sentence

    def _claims(self, window: Sequence[Range], early: Sequence[Range]) -> Iterator[Claim]:
        told = [f for each in early for f in self.parts.between(*each)]
        figures = [f for each in window for f in self.parts.between(*each)]
        if any(self.parts.cued(use, each) for each in window for use in ("others", "so_far")):
            return
        groups = {f.value.unit for f in figures}
        for unit in groups - {"%", "year"}:
            held = [f for f in figures if f.value.unit == unit and self._is_plain(f)]
            held = [f for f in held if not self._is_earlier(f, window)]
            most = max((_amount(f) for f in held), default=0.0)
            greater = any(_amount(f) > most for f in told if f.value.unit == unit)
            if 3 <= len(held) <= MOST + 2 and not greater:
                yield from self._made(held)

    def _made(self, held: Sequence[Figure]) -> Iterator[Claim]:
        whole = max(held, key=_amount)
        rest = [f for f in held if f is not whole]
        parts = [f for f in rest if _amount(f) != len(rest) - 1] or rest
        sizes = [_amount(f) for f in parts]
        close = all(b.first - a.stop <= SPREAD for a, b in pairwise(parts))
        if not 2 <= len(parts) <= MOST or not close or max(sizes) >= _amount(whole):
            return
        if parts[0].first < whole.first < parts[-1].first or not self._are_alike(whole, parts):
            return
        if any(f.first in self.parts.rest for f in parts[:-1]) or self.runs.is_first(whole, parts):
            return
        made = sum(sizes)
        if len(sizes) > 2 and made == 2 * max(sizes):
            return  # "50 points from 27 matches, of which 14 were won, five lost and eight drawn"
        if self._is_told(made + _amount(whole), whole, rest):
            return
        if made != _amount(whole) and LEAST * _amount(whole) <= made <= MOST_OF * _amount(whole):
            yield Claim((whole,), labelled(parts), True, False, tuple(rest))

    def _is_told(self, made: float, whole: Figure, rest: Sequence[Figure]) -> bool:
        """True for a gap of 12: "Fares will bring in 6 and fines 4; the other 2 is to come"."""
        first = min(whole.first, rest[0].first)
        begin, _ = sentences_around(self.parts.article, first, FAR)
        unit = whole.value.unit
        gaps = (self.parts.margins.get(at) for at in range(begin, first))
        early = [*self.parts.between(begin, first), *filter(None, gaps)]
        return any(f.value.unit == unit and abs(_amount(f) - made) < SAME * made for f in early)

    def _are_alike(self, whole: Figure, parts: Sequence[Figure]) -> bool:
        """True unless the parts count different things that are no parts of one."""
        items = self.parts.trailing(parts, self.parts.article.sentence_of(parts[-1].first)[1])
        if (common_trait(items) or "").startswith(SORTS):
            return True
        capital = any(
            f.first and is_currency(self.tokens.words[f.first - 1]) for f in (whole, *parts)
        )
        nouns = {self.parts.word(f.stop) for f in parts if self.parts.counts(f)}
        if capital or len(nouns) == len(parts):
            return True
        places = {self.parts.article.sentence_of(f.first) for f in (whole, parts[0])}
        own = self.parts.word(whole.stop) if self.parts.counts(whole) else ""
        if len(places) > 1 and self.evidence.are_of_others(whole, parts):
            return False
        return len(nouns) <= 1 and (len(places) > 1 or not own or nouns <= {own})

    def _is_earlier(self, figure: Figure, window: Sequence[Range]) -> bool:
        """True for what a figure was before: "from £320 million to £336 million"."""
        spans = [span for each in window for span in self.parts.cued("earlier", each)]
        return any(first <= figure.first and figure.stop < stop for first, stop in spans)

    def _is_plain(self, figure: Figure) -> bool:
        """True for an exact figure that is no age: "47," behind a name."""
        words = self.tokens
        aged = (
            words.word(figure.first - 1) == ","
            and words.word(figure.stop) == ","
            and words.word(figure.first - 2)[:1].isupper()
        )
        return figure.value.hedge == "exact" and not figure.value.vague and not aged


def _amount(figure: Figure) -> float:
    return float(figure.value.value or 0)
