"""What is told of a rest, and of the parts in the sentence before: "The remaining 250 will go"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._part_evidence import PartEvidence
from factlint.checks._parts import Figure, PartReader, labelled
from factlint.checks._runs import Run, RunReader, amount_of
from factlint.checks._wholes import Claim
from factlint.extract.passages import adjoin
from factlint.extract.tokens import Range

FAR = 5
"""So many sentences before its parts a whole may stand."""
LEAST, MOST = 0.75, 1.34
OPENS = 3
"""So many tokens into a sentence its rest may stand."""
OPEN = ("others", "so_far", "including", "shifted")


class RestReader:
    """Finds a rest that opens a sentence, with the row of parts before it and their whole."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self._number = parts.article.sentence_number

    @cached_property
    def runs(self) -> RunReader:
        """The rows of the article."""
        return RunReader(self.parts)

    @cached_property
    def evidence(self) -> PartEvidence:
        """What speaks for a row being all parts of a figure."""
        return PartEvidence(self.parts, self.runs)

    def read(self) -> Iterator[Claim]:
        """The claims of each rest."""
        for sentence in self.parts.sentences:
            rests = [f for f in self.parts.between(*sentence) if f.first in self.parts.rest]
            opens = len(rests) == 1 and rests[0].first - sentence[0] <= OPENS
            before = self._before(sentence) if opens else None
            if before is not None:
                yield from self._claims(rests[0], before)
                yield from self._chained(rests[0], before)

    def _chained(self, rest: Figure, before: Range) -> Iterator[Claim]:
        """The whole of "Of the 31, 12 left. Another 14 stayed", and a sentence with the rest."""
        more = [f for f in self.parts.between(*before) if f.first in self.parts.rest]
        first = self._before(before)
        if first is None or len(more) != 1 or self.parts.between(*before) != more:
            return
        named = [stop for _, stop in self.parts.cued("of_whole", first)]
        figures = self.parts.between(*first)
        if len(figures) != 2 or figures[0].stop not in named or more[0].first - before[0] > OPENS:
            return
        whole, lead = figures
        held = [lead, more[0], rest]
        made = sum(map(amount_of, held))
        if len({f.value.unit for f in (whole, *held)}) == 1 and self._is_near(whole, made, held):
            yield Claim((whole,), labelled(held), True, False, tuple(held))

    def _before(self, sentence: Range) -> Range | None:
        """The sentence right before another, if it leaves nothing open."""
        at, words = sentence[0], self.parts.tokens.words
        while at and words[at - 1] == "\n":
            at -= 1
        before = self.parts.article.sentence_of(max(0, at - 1))
        if not adjoin(self.parts.article, before, sentence):
            return None
        left = any(self.parts.cued(use, before) for use in OPEN)
        return None if left else before

    def _claims(self, rest: Figure, before: Range) -> Iterator[Claim]:
        """The only whole that a row of parts and its rest nearly make, if none is made."""
        wholes = self._wholes(rest, before)
        found: list[Claim] = []
        for run in self.runs.read(before):
            for parts in self._choices(run):
                made = sum(map(amount_of, parts)) + amount_of(rest)
                near = [f for f in wholes if f not in parts and self._is_near(f, made, parts)]
                if any(amount_of(f) == made for f in wholes):
                    return
                if (
                    len({amount_of(f) for f in near}) == 1
                    and parts[0].value.unit == rest.value.unit
                ):
                    held = [*parts, rest]
                    found.append(Claim((near[-1],), labelled(held), True, False, tuple(held)))
        yield from found[:1]

    def _choices(self, run: Run) -> Iterator[Sequence[Figure]]:
        """A row, and one without a first figure that may be the whole."""
        yield run.figures
        first, *others = run.figures
        if len(others) > 1 and amount_of(first) > max(map(amount_of, others)):
            yield others

    def _wholes(self, rest: Figure, before: Range) -> list[Figure]:
        """The exact figures before a rest that count something."""
        return [
            figure
            for figure in self.parts.between(0, rest.first - 1)
            if figure.value.unit == rest.value.unit
            and figure.value.hedge == "exact"
            and self._number(before[0]) - self._number(figure.first) <= FAR
            and (self.evidence.counts(figure) or figure.first >= before[0])
        ]

    def _is_near(self, whole: Figure, made: float, parts: Sequence[Figure]) -> bool:
        amount = amount_of(whole)
        return amount > max(map(amount_of, parts)) and LEAST * amount <= made <= MOST * amount
