"""Whether the figures of a row are the parts of a figure near them: evidence, weighed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import msgspec

from factlint.checks._heads import HeadReader
from factlint.checks._parts import Figure, PartReader, labelled
from factlint.checks._runs import Run, RunReader, amount_of
from factlint.checks._shares import HUNDRED
from factlint.checks._wholes import Claim
from factlint.extract.cues import read_cues
from factlint.extract.tokens import Range

ENOUGH = 6
FAR = 3
BESIDE = 2
BEFORE, BEHIND = 4, 8
IN_ROW, UNKNOWN, OTHERS = 3, 3, 3
SAME = 1e-6
SCALED = 1000
LONGEST = 5
LEAST, MOST = 0.7, 1.4
CLOSE, NEAR = 0.06, 0.16
FORMS = {"sorts": 3, "ranks": 3, "names": 2, "phrases": 2, "nouns": 1, "": -1}
ALL = ("made_of", "they_were", "of_them", "of_which", "rest")
OPEN = ("others", "so_far", "including", "shifted")
PARALLEL = ("sorts", "ranks", "names", "phrases")
OPENING = (":", "(", "-", "–", "—")


class WeighReader:
    """Finds rows of parts with the one figure near them that they nearly make.

    No wording is asked for. What counts is how parallel the parts are, how many, whether words
    say that they are all ("split", "no other"), whether another figure gives their number ("its
    four plants"), and how little the sum is off: by one, a digit, or some percent.
    """

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.runs = RunReader(parts)
        self.heads = HeadReader(parts.article)
        self._measures = {c.quantity.first: c.measure for c in parts.article.counts}
        self._number = parts.article.sentence_number
        self._all = parts.article.grammar.listed("article-the") | parts.every
        self._any = frozenset(parts.article.lexicon.parts.any_of)

    def read(self) -> Iterator[Claim]:
        """The claims of each row of a sentence."""
        for sentence in self.parts.sentences:
            if not self._is_open(sentence):
                for run in self.runs.read(sentence):
                    yield from self._claims(run)

    def _claims(self, run: Run) -> Iterator[Claim]:
        """The best reading of a row, where no reading of it adds up."""
        choices = list(self._choices(run))
        readings = [(whole, parts) for parts in choices for whole in self._wholes(parts)]
        if any(self._fits(whole, parts) for whole, parts in readings):
            return
        weighed = [
            (self.weight(whole, parts) - self._is_cut(whole, run, parts), whole, parts)
            for whole, parts in readings
        ]
        best, most = max(((w, len(parts.figures)) for w, _, parts in weighed), default=(0, 0))
        found = [(f, parts) for w, f, parts in weighed if (w, len(parts.figures)) == (best, most)]
        if best >= ENOUGH and len({amount_of(whole) for whole, _ in found}) == 1:
            whole, parts = found[-1]
            yield Claim((whole,), labelled(parts.figures), True, False, parts.figures)

    def _choices(self, run: Run) -> Iterator[Run]:
        """A row, and what is left of it without a figure at its end that may be the whole."""
        yield run
        yield from self._led(run)
        row = run.figures
        if len(row) > 2:
            if amount_of(row[0]) == len(row) - 1:  # "at three sites: 820 here, 390 there, 340 ..."
                yield self.runs.run(run.sentence, row[1:])
            for whole, rest in ((row[0], row[1:]), (row[-1], row[:-1])):
                if amount_of(whole) > max(map(amount_of, rest)):
                    yield self.runs.run(run.sentence, rest)

    def _led(self, run: Run) -> Iterator[Run]:
        """A row with the first part in the sentence before: "58 of the 120 seats"."""
        for each in self._near(run, 1, -1):
            begins = {begin for begin, _ in self.parts.cued("of_whole", each)}
            for lead in self.parts.between(*each):
                if lead.stop in begins and lead.value.unit == run.figures[0].value.unit:
                    yield msgspec.structs.replace(run, figures=(lead, *run.figures))

    def _is_cut(self, whole: Figure, run: Run, parts: Run) -> int:
        """What speaks against a whole that is parallel to the parts beside it."""
        alike = run.form in PARALLEL or (run.form == "nouns" and parts.form in ("nouns", "sorts"))
        return IN_ROW if whole in run.figures and alike else 0

    def _wholes(self, run: Run) -> Iterator[Figure]:
        """The figures near a row that are greater than each of it, and of its unit."""
        most = max(map(amount_of, run.figures))
        unit = run.figures[0].value.unit
        if unit == "%":
            yield Figure(run.figures[0].first, run.figures[0].stop, HUNDRED)
            return
        first, stop = run.sentence
        beside = (f for f in self._around(run, -1, 1) if self._is_taken_up(f, run))
        for figure in (*self.parts.between(0, stop), *beside):
            if self._number(first) - self._number(figure.first) <= FAR:
                amount = amount_of(figure)
                scaled = unit is None and most >= SCALED and figure.value.unit != "%"
                alike = figure.value.unit == unit or scaled
                near = amount > most and LEAST * amount <= run.amount <= MOST * amount
                if alike and near and figure not in run.figures:
                    yield figure

    def _is_taken_up(self, figure: Figure, run: Run) -> bool:
        """True for "the six" or "all six victims" behind a row, which comes back to all of it."""
        if figure.first < run.sentence[1] or self.parts.word(figure.first - 1) not in self._all:
            return False
        head = self.heads.head(figure)
        return head is None or not self.heads.is_plural(head) or self.parts.word(head) in self._any

    def _around(self, run: Run, back: int, ahead: int) -> list[Figure]:
        """The figures of the sentences near a row."""
        return [f for each in self._near(run, back, ahead) for f in self.parts.between(*each)]

    def _near(self, run: Run, back: int, ahead: int) -> list[Range]:
        """The sentences near a row that have figures or stand beside such."""
        number = self._number(run.sentence[0])
        return [
            each
            for each in self.parts.sentences
            if -back <= self._number(each[0]) - number <= ahead
        ]

    def _fits(self, whole: Figure, run: Run) -> bool:
        """True where the figures make a whole, or do with one that stands near them."""
        off = amount_of(whole) - run.amount
        if abs(off) < SAME * amount_of(whole) or 0 < off == self._implied(run):
            return True
        if self._is_told(whole, run):
            return True
        others = (f for f in self._around(run, 1, BESIDE) if f not in run.figures and f != whole)
        return any(
            abs(abs(off) - amount_of(f)) < SAME * amount_of(f)
            for f in others
            if f.first > run.figures[0].first or amount_of(f) != len(run.figures)
            if self._counts(f) or self.parts.is_share(f)
        )

    def _is_told(self, whole: Figure, run: Run) -> bool:
        """True where other figures in a row make the whole."""
        amounts = [amount_of(f) for f in self._around(run, 1, 1) if f != whole]
        slices = combinations(range(len(amounts) + 1), 2)
        return any(
            sum(amounts[first:stop]) == amount_of(whole)
            for first, stop in slices
            if 2 <= stop - first <= LONGEST
        )

    def _implied(self, run: Run) -> int:
        """How many items a row has that are one without saying so: "and a child"."""
        first, last = run.figures[0].first, run.figures[-1].stop
        articles = self.parts.article.lexicon.numbers.articles
        places = range(max(run.sentence[0], first - BEFORE), min(run.sentence[1], last + BEHIND))
        joins = self.parts.closed.joins | {",", *OPENING}
        return sum(
            self.parts.word(at) in articles and self.parts.word(at - 1) in joins for at in places
        )

    def weight(self, whole: Figure, run: Run) -> float:
        """How much speaks for a row being all parts of a figure."""
        if not self._may_be_of(whole, run):
            return 0
        off = run.amount / amount_of(whole) - 1
        taken = self._is_taken_up(whole, run)
        said = taken or self._says_all(whole, run) + self._is_counted(whole, run)
        if whole.value == HUNDRED and not said:
            return 0
        weight: float = FORMS[run.form] + min(len(run.figures), 4) - 2 + run.closed
        weight += self._slip(whole, run) + self._is_near(whole, run) + 2 * said
        if not said:
            weight -= 2 * (off < 0) + (abs(off) > CLOSE)
        return weight - OTHERS * self._is_of_others(whole, run)

    def _is_of_others(self, whole: Figure, run: Run) -> bool:
        """True for parts that count by their noun something else than the whole."""
        noun, *others = (self.heads.noun(f) if self._counts(f) else "" for f in run.figures)
        own = self.heads.noun(whole)
        return bool(noun and own) and noun != own and not any(others)

    def _slip(self, whole: Figure, run: Run) -> float:
        """How much the sum looks like a slip for the figure."""
        off = abs(run.amount - amount_of(whole))
        share = off / amount_of(whole)
        digits = f"{off:.6g}".strip("0.").replace(".", "")
        one = len(digits) == 1 and share <= NEAR
        return one + (2 if share <= CLOSE else 1 if share <= NEAR or off == 1 else -1)

    def _says_all(self, whole: Figure, run: Run) -> bool:
        """True for words that say that nothing is left out, or a colon before the row."""
        if any(self.parts.cued("whole_said", each) for each in self._near(run, 1, 1)):
            return True
        after = self.parts.article.sentence_of(min(run.sentence[1], len(self.tokens.words) - 1))
        if read_cues(self.parts.article, "parts", [after], ("whole_said",))["whole_said"]:
            return True
        held = [self.parts.article.sentence_of(whole.first), run.sentence]
        uses = (*ALL, "neither") if whole.value == HUNDRED else ALL
        if any(self.parts.cued(use, each) for each in held for use in uses):
            return True
        totals = self.parts.cues["in_all"]
        totals = [(a, b) for a, b in totals if not self.parts.is_apart(a, b)]
        if any(begin <= whole.first < end for begin, end in totals):
            return True
        before = self.tokens.words[whole.stop : run.figures[0].first]
        return run.sentence[0] <= whole.first and any(mark in before for mark in OPENING)

    def _is_counted(self, whole: Figure, run: Run) -> bool:
        """True where another figure gives the number of the parts."""
        others = (f for f in self._around(run, 1, 1) if f not in run.figures and f != whole)
        return any(amount_of(f) == len(run.figures) and self.parts.counts(f) for f in others)

    def _is_near(self, whole: Figure, run: Run) -> float:
        """How close a figure stands to the row, and whether it counts something."""
        apart = self._number(run.sentence[0]) - self._number(whole.first)
        known = self._counts(whole) or self.runs.is_score(whole) or self._is_taken_up(whole, run)
        return (apart <= 1) - UNKNOWN * (not known)

    def _counts(self, figure: Figure) -> bool:
        """True for a figure of which the words say what it counts."""
        if figure.value.unit is not None or figure.first in {*self._measures, *self.parts.strong}:
            return True
        head = self.heads.head(figure)
        named = figure.stop - figure.first > 1 and self.heads.is_plural(figure.stop - 1)
        return named or (head is not None and self.heads.is_plural(head))

    def _may_be_of(self, whole: Figure, run: Run) -> bool:
        """False for parts of another measure, and for a whole that is open."""
        own = self._measures.get(whole.first)
        if self._is_taken_up(whole, run):
            return own in {None, *(self._measures.get(f.first) for f in run.figures)}
        if any(self._measures.get(f.first) not in (None, own) for f in run.figures):
            return False
        said = self.parts.article.sentence_of(whole.first)
        more = any(self.parts.cued(use, said) for use in ("so_far", "including"))
        return whole.value.hedge == "exact" and not whole.value.vague and not more

    def _is_open(self, sentence: Range) -> bool:
        """True where more parts may be left untold."""
        figures = self.parts.between(*sentence)
        vague = any(f.value.vague and not self.parts.is_share(f) for f in figures)
        return vague or any(self.parts.cued(use, sentence) for use in OPEN)
