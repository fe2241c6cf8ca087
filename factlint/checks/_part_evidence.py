"""What speaks for the figures of a row being all the parts of a figure near them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factlint.checks._heads import HeadReader
from factlint.checks._odds import Signs
from factlint.checks._parts import Figure, PartReader
from factlint.checks._references import ReferenceReader
from factlint.checks._runs import OPENING, Run, RunReader, amount_of, opening_of
from factlint.checks._shares import HUNDRED
from factlint.extract.cues import read_cues
from factlint.extract.tokens import Range

SHARED = ("sorts", "ranks", "phrases", "places", "nouns", "bare")
UNKNOWN, OTHERS, LEFT = 3, 3, 4
REFERRED, EARLIER = 3, 2
MANY = 2
CLOSE, NEAR = 0.06, 0.16
FORMS = {"sorts": 3, "ranks": 3, "names": 2, "phrases": 2, "places": 2, "nouns": 1, "bare": 1}
ALL = ("made_of", "they_were", "of_which", "rest")


class PartEvidence:
    """Weighs rows and wholes of one article.

    What counts is how parallel the parts are, how many, whether words say that they are all
    ("split", "no other"), whether another figure gives their number ("its four plants"), and how
    little the sum is off: by one, a digit, or some percent.
    """

    def __init__(self, parts: PartReader, runs: RunReader) -> None:
        self.parts = parts
        self.runs = runs
        self.tokens = parts.tokens
        self.heads = HeadReader(parts.article)
        self.references = ReferenceReader(parts, self.heads)
        self._compared = {figure for _, figure in parts.cues["compared_with"]}
        self._measures = parts.article.measures
        self._number = parts.article.sentence_number
        self._numbers = [self._number(first) for first, _ in parts.sentences]
        self._all = parts.article.grammar.listed("article-the") | parts.every
        self._have = parts.article.grammar.listed("have")
        self._any = frozenset(parts.article.lexicon.parts.any_of)

    def weight(self, whole: Figure, run: Run) -> float:
        """How much speaks for a row being all parts of a figure."""
        if not self._may_be_of(whole, run):
            return 0
        off = run.amount / amount_of(whole) - 1
        listed = self._is_listed(whole, run)
        said = self.is_taken_up(whole, run) or (listed or self._says_all(whole, run)) + (
            listed and self._is_totalled(whole, True)
        ) + self._is_counted(whole, run)
        if whole.value == HUNDRED and not said:
            return 0
        weight: float = FORMS.get(run.form, -1) + min(len(run.figures), 4) - 2 + run.closed
        weight += self._slip(whole, run) + self._is_near(whole, run) + 2 * said
        open_ended = off < 0 and len(run.figures) <= MANY
        weight += self._begins(run) or (not open_ended and self._is_said_of(whole, run))
        if not said:
            one = abs(run.amount - amount_of(whole)) == 1
            weight -= 2 * (off < 0) + (abs(off) > CLOSE and not one)
        apposed = self._is_apposed(whole, run)
        weight += apposed - EARLIER * (whole.stop in self._compared)
        referred = not open_ended and whole in self.references.wholes(run)
        weight += REFERRED * referred
        others = not self._is_rest(run) and self._is_of_others(whole, run)
        others = others or self.are_of_others(whole, run.figures)
        others = others and not listed and not (apposed and run.form in SHARED)
        left = not (said or referred) and self._is_left(whole, run)
        return weight - OTHERS * others - LEFT * left

    def signs(self, whole: Figure, run: Run) -> Signs:
        """What counts for or against a row being all parts of a figure, one by one."""
        return {
            f"form-{run.form}": True,
            "closed": run.closed,
            "may-be": self._may_be_of(whole, run),
            "listed": self._is_listed(whole, run),
            "taken-up": self.is_taken_up(whole, run),
            "says-all": self._says_all(whole, run),
            "totalled": self._is_totalled(whole, True),
            "counted": self._is_counted(whole, run),
            "begins": self._begins(run),
            "apposed": self._is_apposed(whole, run),
            "compared": whole.stop in self._compared,
            "referred": whole in self.references.wholes(run),
            "of-others": self._is_of_others(whole, run),
            "things": self.are_of_others(whole, run.figures),
            "left": self._is_left(whole, run),
            "first": self.runs.is_first(whole, run.figures),
            "known": self.counts(whole),
        }

    def _is_left(self, whole: Figure, run: Run) -> bool:
        """True for "12 dead and 30 hurt. Eight men and five women were still in hospital"."""
        beside = self.parts.between(*self.parts.article.sentence_of(whole.first))
        rivals = (f for f in beside if f not in (whole, *run.figures) and self.counts(f))
        if any(f.value.unit is None and amount_of(f) > run.amount for f in rivals):
            return True
        return whole.first < run.sentence[0] and bool(self.parts.cued("still", run.sentence))

    def are_of_others(self, whole: Figure, parts: Sequence[Figure]) -> bool:
        """True for things beside a whole of persons: "12 members … agreed on nine clauses"."""
        heads = [self.heads.head(f) for f in parts if self.counts(f)]
        at = self.heads.head(whole)
        person = at is not None and self.heads.is_person(at)
        return person and len(heads) == 1 and not any(h and self.heads.is_person(h) for h in heads)

    def _is_rest(self, run: Run) -> bool:
        """True for "Three branches will close in June and the other four in May"."""
        first, *_, last = run.figures
        return last.first in self.parts.rest and first == opening_of(self.parts, run.sentence)

    def _is_of_others(self, whole: Figure, run: Run) -> bool:
        """True for parts that count by their noun something else than the whole."""
        housed = any(begin == whole.first for begin, _ in self.parts.cues["chamber"])
        noun, *others = (self.heads.noun(f) if self.counts(f) else "" for f in run.figures)
        own = self.heads.noun(whole)
        return (
            bool(noun and own)
            and noun != own
            and not any(others)
            and (housed or len(others) < MANY)
        )

    def _slip(self, whole: Figure, run: Run) -> float:
        """How much the sum looks like a slip for the figure."""
        off = abs(run.amount - amount_of(whole))
        share = off / amount_of(whole)
        digits = f"{float(f'{off:.6g}'):f}".strip("0.").replace(".", "")
        one = len(digits) == 1 and share <= NEAR
        return one + (2 if share <= CLOSE else 1 if share <= NEAR or off == 1 else -1)

    def _says_all(self, whole: Figure, run: Run) -> bool:
        """True for words that say that nothing is left out, or a colon before the row."""
        if any(self.parts.cued("whole_said", each) for each in self.near(run, 1, 1)):
            return True
        if whole.value == HUNDRED and any(map(self.parts.is_one_choice, self.near(run, 1, 0))):
            return True
        every = self.parts.word(whole.first - 1) in self.parts.every
        if every and run.figures[0] == opening_of(self.parts, run.sentence):
            return True  # "all nine crew. Four were"
        after = self.parts.next_sentence(run.sentence[1])
        if read_cues(self.parts.article, "parts", [after], ("whole_said",))["whole_said"]:
            return True
        if run.sentence[0] in self.parts.shares:  # "of those, ..."
            return True
        held = [self.parts.article.sentence_of(whole.first), run.sentence]
        uses = (*ALL, "neither") if whole.value == HUNDRED else ALL
        if any(self._is_cued(use, each) for each in held for use in uses):
            return True
        return self._is_totalled(whole)

    def _is_totalled(self, whole: Figure, listed: bool = False) -> bool:
        """True for "nine in all", and for "gave him a total of nine:" before a list."""
        totals = self.parts.cued("in_all", self.parts.article.sentence_of(whole.first))
        return any(
            begin <= whole.first < end and (listed or not self.parts.is_apart(begin, end))
            for begin, end in totals
        )

    def _is_cued(self, use: str, sentence: Range) -> bool:
        """True for words for a use, where "the other" must stand before a figure."""
        cues = self.parts.cued(use, sentence)
        return any(use != "rest" or stop in self.parts.figures for _, stop in cues)

    def _is_listed(self, whole: Figure, run: Run) -> bool:
        """True for a row that a colon, a dash or a bracket opens behind the whole."""
        before = self.tokens.words[whole.stop : run.figures[0].first]
        return run.sentence[0] <= whole.first and any(mark in before for mark in OPENING)

    def _is_apposed(self, whole: Figure, run: Run) -> bool:
        """True for a row behind a comma and its whole: "90 people live there, 50 in Arn and"."""
        first = run.figures[0].first
        inside = run.sentence[0] <= whole.first and not self.parts.between(whole.stop, first)
        behind = inside and whole.stop < first and self.tokens.word(first - 1) == ","
        return behind and not self._is_said_of(whole, run)

    def is_firm(self, whole: Figure, run: Run) -> bool:
        """True for a row that is all of its whole by its words, whatever other figures make it."""
        named = whole.first in self.parts.strong and run.sentence[0] <= whole.first
        return (named and run.closed and whole.first < run.figures[0].first) or (
            run.form == "sorts" and len(run.figures) > MANY and self._says_all(whole, run)
        )

    def _is_said_of(self, whole: Figure, run: Run) -> bool:
        """True for parts of a whole by their words: "of the 40", "six of them"."""
        named = any(begin <= whole.first <= end for begin, end in self.parts.cues["of_whole"])
        return named or self.parts.is_share(run.figures[0])

    def _begins(self, run: Run) -> bool:
        """True for a sentence that begins with a part, and does not say of what: "Six went"."""
        first = run.figures[0]
        return first == opening_of(self.parts, run.sentence) and not self.counts(first)

    def _is_counted(self, whole: Figure, run: Run) -> bool:
        """True where another figure gives the number of the parts."""
        chosen = {
            stop for each in self.near(run, 1, 1) for _, stop in self.parts.cued("choice", each)
        }
        beside = self.parts.between(*self.parts.article.sentence_of(whole.first))
        others = (
            f
            for f in (*self.around(run, 1, 1), *beside)
            if f not in run.figures and f != whole and f.stop + 1 not in chosen
        )
        return any(
            amount_of(f) == len(run.figures) and f.value.unit is None and self.counts(f)
            for f in others
        )

    def _are_shares(self, run: Run) -> bool:
        """True for "650 of them in Arn, 400 in Dorn"; no "14 of them tourists, and two guides"."""
        others = [f for f in run.figures if not self.parts.is_share(f)]
        alike = len(others) == len(run.figures) - 1 and not any(map(self.parts.counts, others))
        led = self.parts.between(run.sentence[0], run.figures[0].first)
        if not led and all(f.first in self.parts.rest for f in others):
            return True
        return run.form == "sorts" or (run.form in SHARED and (alike or len(others) >= MANY))

    def _is_near(self, whole: Figure, run: Run) -> float:
        """How close a figure stands to the row, and whether it counts something."""
        apart = self._number(run.sentence[0]) - self._number(whole.first)
        known = self.counts(whole) or self.runs.is_score(whole) or self.is_taken_up(whole, run)
        return (apart <= 1) - UNKNOWN * (not known)

    def counts(self, figure: Figure) -> bool:
        """True for a figure of which the words say what it counts."""
        known = figure.first in self._measures or figure.first in self.parts.strong
        if known or figure.value.unit is not None:
            return True
        head = self.heads.head(figure)
        named = figure.stop - figure.first > 1 and self.heads.is_plural(figure.stop - 1)
        return named or (head is not None and self.heads.is_plural(head))

    def _may_be_of(self, whole: Figure, run: Run) -> bool:
        """False for parts of another measure, and for a whole that is open."""
        own = self._measures.get(whole.first)
        if self._is_led_away(whole, run):
            return False
        if self.is_taken_up(whole, run):
            return own in {None, *(self._measures.get(f.first) for f in run.figures)}
        behind = run.figures[0].stop
        has = self.parts.word(behind) in self._have
        has = has and self.parts.word(behind + 1) not in self.parts.closed.be
        if has and run.amount > amount_of(whole):  # "41 have a library, 16 a pool"
            return False
        if self.parts.is_share(run.figures[0]) and not self._are_shares(run):
            return False
        others = [m for f in run.figures if (m := self._measures.get(f.first)) not in (None, own)]
        if others and (own or len(others) == len(run.figures)):
            return False
        said = self.parts.article.sentence_of(whole.first)
        more = any(self.parts.cued(use, said) for use in ("so_far", "including"))
        hedge = whole.value.hedge
        bound = hedge == "exact" or (hedge == "at_most" and run.amount > amount_of(whole))
        return bound and not whole.value.vague and not more

    def _is_led_away(self, whole: Figure, run: Run) -> bool:
        """True for "12 of its 30 beds and 17 nurses", of which only the 12 are of the 30."""
        spans = self.parts.cued("of_whole", run.sentence)
        starts = {begin for begin, end in spans if begin < whole.first <= end}
        named = {self.heads.noun(f) for f in run.figures if self.counts(f)}
        first, own = run.figures[0], self.heads.noun(whole)
        return first.stop in starts and bool(own) and bool(named - {own, self.heads.noun(first)})

    def is_taken_up(self, figure: Figure, run: Run) -> bool:
        """True for "the six" or "all six victims" behind a row, which comes back to all of it."""
        if figure.first < run.sentence[1]:
            return False
        if self._is_totalled(figure):
            return True
        said = self.parts.article.sentence_of(figure.first)
        if any(stop <= figure.first for _, stop in self.parts.cued("sums_up", said)):
            return True
        if self.parts.word(figure.first - 1) not in self._all:
            return False
        head = self.heads.head(figure)
        return head is None or not self.heads.is_plural(head) or self.parts.word(head) in self._any

    def around(self, run: Run, back: int, ahead: int) -> list[Figure]:
        """The figures of the sentences near a row."""
        return [f for each in self.near(run, back, ahead) for f in self.parts.between(*each)]

    def near(self, run: Run, back: int, ahead: int) -> list[Range]:
        """The sentences near a row that have figures or stand beside such."""
        number = self._number(run.sentence[0])
        first = bisect_left(self._numbers, number - back)
        return self.parts.sentences[first : bisect_right(self._numbers, number + ahead)]
