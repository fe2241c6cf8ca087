"""Whether the figures of a row are the parts of a figure near them: evidence, weighed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import msgspec

from factlint.checks._part_evidence import PartEvidence
from factlint.checks._parts import Figure, PartReader, labelled
from factlint.checks._runs import OPENING, PARALLEL, Run, RunReader, amount_of, opening_of
from factlint.checks._same_matter import SPANS
from factlint.checks._shares import HUNDRED
from factlint.checks._wholes import Claim
from factlint.extract.passages import sentences_around
from factlint.extract.tokens import Range

ENOUGH = 6
FAR = 3
BESIDE = 2
BEFORE, BEHIND = 4, 8
IN_ROW = 3
RIVAL = 4
SAME = 1e-6
SCALED = 1000
LONGEST = 5
LEAST, MOST = 0.7, 1.4
OPEN = ("others", "so_far", "including", "shifted")


class WeighReader:
    """Finds rows of parts with the one figure near them that they nearly make.

    No wording is asked for: what speaks for a row and its whole is weighed.
    """

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.runs = RunReader(parts)
        self.evidence = PartEvidence(parts, self.runs)

    def read(self) -> Iterator[Claim]:
        """The claims of each row of a sentence."""
        for sentence in self.parts.sentences:
            if not (self._is_open(sentence) or self.parts.leaves_rest(sentence)):
                for run in self.runs.read(sentence):
                    yield from self._claims(run)

    def _claims(self, run: Run) -> Iterator[Claim]:
        """The best reading of a row, where no reading of it adds up."""
        choices = list(self._choices(run))
        readings = [(whole, parts) for parts in choices for whole in self._wholes(parts)]
        weighed = [
            (self.evidence.weight(whole, parts) - self._is_cut(whole, run, parts), whole, parts)
            for whole, parts in readings
        ]
        best, most = max(((w, len(parts.figures)) for w, _, parts in weighed), default=(0, 0))
        if best < ENOUGH or any(
            self._fits(whole, parts) for w, whole, parts in weighed if w > best - RIVAL
        ):
            return
        found = [(f, parts) for w, f, parts in weighed if (w, len(parts.figures)) == (best, most)]
        if len({amount_of(whole) for whole, _ in found}) == 1:
            whole, parts = found[-1]
            pool = () if self.evidence.is_firm(whole, parts) else parts.figures
            yield Claim((whole,), labelled(parts.figures), True, False, pool)

    def _choices(self, run: Run) -> Iterator[Run]:
        """A row, one with what leads it, and one without a figure that may be the whole."""
        yield run
        yield from self._led(run)
        row = run.figures
        if len(row) > 2 and run.form != "sorts":  # "six men, five women and three children"
            if amount_of(row[0]) == len(row) - 1:  # "at three sites: 820 here, 390 there, 340 ..."
                yield self.runs.run(run.sentence, row[1:])
            for whole, rest in ((row[0], row[1:]), (row[-1], row[:-1])):
                if amount_of(whole) > max(map(amount_of, rest)):
                    yield self.runs.run(run.sentence, rest)

    def _led(self, run: Run) -> Iterator[Run]:
        """A row with the first part in the sentence before: "58 of the 120 seats", "Six died"."""
        for each in self.evidence.near(run, 1, -1):
            begins = {begin for begin, _ in self.parts.cued("of_whole", each)}
            opening = opening_of(self.parts, each)
            for lead in self.parts.between(*each):
                begun = lead.stop in begins or (lead == opening and not self.parts.counts(lead))
                alike = lead.value.unit == run.figures[0].value.unit
                if begun and alike and lead not in run.figures:
                    yield msgspec.structs.replace(run, figures=(lead, *run.figures))

    def _is_cut(self, whole: Figure, run: Run, parts: Run) -> int:
        """What speaks against a whole that is parallel to the parts beside it."""
        alike = run.form in PARALLEL or (run.form == "nouns" and parts.form in ("nouns", "sorts"))
        return IN_ROW if whole in run.figures and alike and not self._is_sized(whole) else 0

    def _wholes(self, run: Run) -> Iterator[Figure]:
        """The figures near a row that are greater than each of it, and of its unit."""
        most = max(map(amount_of, run.figures))
        unit = run.figures[0].value.unit
        if unit == "%":
            if self.parts.leaves_rest(run.sentence):
                return
            yield Figure(run.figures[0].first, run.figures[0].stop, HUNDRED)
            return
        begin, _ = sentences_around(self.parts.article, run.sentence[0], FAR)
        beside = (f for f in self.evidence.around(run, -1, 1) if self._comes_back(f, run))
        near = self.parts.between(begin, run.sentence[1])
        told = [f for f in self.evidence.references.wholes(run) if f not in near]
        for figure in (*told, *near, *beside):
            amount = amount_of(figure)
            scaled = unit is None and most >= SCALED and figure.value.unit != "%"
            share = self.parts.is_share(run.figures[0])
            elided = unit is None and (share or self._is_opened(figure, run))
            alike = figure.value.unit == unit or scaled or elided
            close = amount > most and LEAST * amount <= run.amount <= MOST * amount
            if figure in run.figures or self.runs.is_first(figure, run.figures):
                continue
            if alike and close:
                yield figure

    def _is_opened(self, figure: Figure, run: Run) -> bool:
        """True for a length that a colon parts: "nine years: five for theft and four for"."""
        between = self.tokens.words[figure.stop : run.figures[0].first]
        bare = not any(self.parts.counts(part) for part in run.figures)
        return bare and figure.value.unit in SPANS and between[-1:] == [":"]

    def _comes_back(self, figure: Figure, run: Run) -> bool:
        """True for a figure behind a row that is of all of it: "the six", "the 61-member house"."""
        return self._is_sized(figure) or self.evidence.is_taken_up(figure, run)

    def _is_sized(self, figure: Figure) -> bool:
        """True for the size in the name of a whole: "the 12-member panel"."""
        return figure.first in self.parts.strong or figure.first in self.parts.sized

    def _fits(self, whole: Figure, run: Run) -> bool:
        """True where the figures make a whole, or do with one that stands near them."""
        off = amount_of(whole) - run.amount
        if abs(off) < SAME * amount_of(whole) or 0 < off == self._implied(run):
            return True
        if off < 0 and self.evidence.is_firm(whole, run):
            return False
        if self._is_told(whole, run):
            return True
        own = (whole, *run.figures)
        others = (f for f in self.evidence.around(run, 1, BESIDE) if f not in own)
        units = {f.value.unit for f in own}
        return any(
            abs(abs(off) - amount_of(f)) < SAME * amount_of(f)
            for f in others
            if f.value.unit in units
            if f.first > run.figures[0].first or amount_of(f) != len(run.figures)
            if self.evidence.counts(f) or self.parts.is_share(f) or f.first in self.parts.rest
        )

    def _is_told(self, whole: Figure, run: Run) -> bool:
        """True where other figures in a row make the whole."""
        own = set(run.figures)
        held = [f for f in self.evidence.around(run, 1, 1) if f != whole]
        rows = (held[first:stop] for first, stop in combinations(range(len(held) + 1), 2))
        return any(
            sum(map(amount_of, row)) == amount_of(whole)
            for row in rows
            if 2 <= len(row) <= LONGEST and (own.issuperset(row) or own.isdisjoint(row))
        )

    def _implied(self, run: Run) -> int:
        """How many items a row has that are one without saying so: "and a child"."""
        first, last = run.figures[0].first, run.figures[-1].stop
        closed, articles = self.parts.closed, self.parts.article.lexicon.numbers.articles
        places = range(max(run.sentence[0], first - BEFORE), min(run.sentence[1], last + BEHIND))
        joins = closed.joins | closed.of | {",", *OPENING}
        return sum(
            (self.parts.word(at) in articles and self.parts.word(at - 1) in joins)
            or (self.parts.word(at) in closed.articles and self.parts.word(at - 1) in closed.be)
            for at in places
        )

    def _is_open(self, sentence: Range) -> bool:
        """True where more parts may be left untold."""
        figures = self.parts.between(*sentence)
        vague = any(f.value.vague and not self.parts.is_share(f) for f in figures)
        cues = (cue for use in OPEN for cue in self.parts.cued(use, sentence))
        return vague or any(stop not in self.parts.shares for _, stop in cues)
