"""Things that a row comes back to without their number: "Of the homes destroyed, 131 were"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factlint.checks._heads import HeadReader
from factlint.checks._parts import Figure, PartReader
from factlint.checks._runs import Run, amount_of

OPENING = 5


class ReferenceReader:
    """Finds what a row at the beginning of its sentence is of, anywhere before it."""

    def __init__(self, parts: PartReader, heads: HeadReader) -> None:
        self.parts = parts
        self.heads = heads
        self._the = parts.article.grammar.listed("article-the")
        self._counted: dict[str, list[Figure]] = defaultdict(list)
        for figure in parts.between(0, len(parts.tokens.words)):
            self._counted[heads.counted(figure)].append(figure)

    def wholes(self, run: Run) -> list[Figure]:
        """The figures of what a row is of, where they agree and no such figure is its sum."""
        at = next((at for at in range(*run.sentence) if self._is_word(at)), run.sentence[0])
        noun = self.heads.noun_at(at + 2)
        opened = self.parts.word(at) in self.parts.closed.of and (
            self.parts.word(at + 1) in self._the
        )
        if not opened or noun is None or noun >= run.figures[0].first:
            return []
        held = [f for f in self._counted.get(self.heads.stem(noun), ()) if f not in run.figures]
        if any(amount_of(f) == run.amount for f in held):
            return []
        early = [f for f in held if f.first < run.sentence[0] and f.value.hedge == "exact"]
        said = set(self._stems(noun + 1, min(run.figures[0].first, noun + OPENING)))
        alike = [f for f in early if said & self._beside(f)]
        found = alike if said else early
        return found if len(set(map(amount_of, found))) == 1 else []

    def _is_word(self, at: int) -> bool:
        return self.parts.tokens.words[at][0].isalnum()

    def _beside(self, figure: Figure) -> set[str]:
        """The stems of the words near a figure."""
        first, stop = self.parts.article.sentence_of(figure.first)
        near = max(first, figure.first - OPENING), min(stop, figure.stop + OPENING)
        return set(self._stems(*near))

    def _stems(self, first: int, stop: int) -> Iterator[str]:
        return (stem for at in range(first, stop) if (stem := self.heads.stem(at)))
