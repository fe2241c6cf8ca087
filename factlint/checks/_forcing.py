"""Floors on causes that make their effects a floor, too."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from factlint.checks._bounding import Bound
from factlint.checks._heads import HeadReader
from factlint.extract.agreeing import FLOORS
from factlint.extract.article import Article, CountToken
from factlint.extract.cues import Cues, cues_in
from factlint.extract.passages import times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

SEVERAL = 5
LEFT_OUT = ("unreal", "part")
NEAR = 3
WITHIN = 8
SHORTEST = 4
TIMES = "time"
DIGITS = 2
SHARES = ("share", "fraction", "word")
Effect = tuple[int, int, QuantityToken]


class ForceReader:
    """Finds exact effects of causes that have a floor."""

    def __init__(self, article: Article, cues: Cues, heads: HeadReader) -> None:
        self.article = article
        self.tokens = article.tokens
        self.heads = heads
        self._cues = cues
        self._quantities = [q for q in article.quantities if not q.value.ordinal]
        self._firsts = [q.first for q in self._quantities]
        self._events = dict(cues["causes"])
        self._picked = {first for first, _ in cues["picked"]}

    def read(self) -> Iterator[Bound]:
        """All of them."""
        floors = [q for q in self._quantities if q.value.hedge in FLOORS]
        floors = [q for q in floors if q.value.unit in (None, TIMES)]
        if not floors:
            return
        effects = self._effects()
        for cause in floors:
            stop = self._end_of(cause)
            if stop is None:
                stop, told = cause.stop, self._retold(cause)
            else:
                told = self._of_sentence(cause, stop, effects)
                told = told or self._told_later(cause, stop, effects) or self._retold(cause)
            if told and all(self._is_exact(q) for _, _, q in told):
                places = [(first, max(first + 1, end)) for first, end, _ in told]
                yield Bound(
                    (places[0], (cause.first, stop), *places[1:]),
                    "{} is exact, but there were {}. A floor, too?",
                    "counted here",
                    "warning",
                )

    def _effects(self) -> dict[Range, list[Effect]]:
        """What was done, by sentence: counts of victims and figures behind a verb of harm."""
        found: dict[int, Effect] = {}
        for begin, stop in self._cues["effects"]:
            index = bisect_left(self._firsts, stop) - 1
            if index >= 0 and self._firsts[index] > begin:
                quantity = self._quantities[index]
                found[quantity.first] = quantity.first, quantity.stop, quantity
        for count in self.article.counts:
            if not self._is_left_out(count):
                found[count.quantity.first] = count.quantity.first, count.stop, count.quantity
        effects: dict[Range, list[Effect]] = defaultdict(list)
        for first in sorted(found):
            if first not in self._events:
                effects[self.article.sentence_of(first)].append(found[first])
        return effects

    def _end_of(self, cause: QuantityToken) -> int | None:
        """Where the noun of a cause ends; nothing for persons, who are no events."""
        if cause.first in self._events or cause.value.unit:
            return self._events.get(cause.first, cause.stop)
        head = self.heads.head(cause)
        if head is None or self.heads.is_person(head):
            return None
        return head + 1

    def _of_sentence(
        self, cause: QuantityToken, stop: int, effects: dict[Range, list[Effect]]
    ) -> list[Effect]:
        """The effects that the sentence of a cause gives of it."""
        sentence = self.article.sentence_of(cause.first)
        told = [e for e in effects.get(sentence, []) if not self._is_parted(cause, e)]
        if self._has("single", sentence) or self._is_picked_again(cause, sentence):
            return []
        if self._has("back", sentence):
            return [e for e in told or self._figures(sentence) if e[0] > cause.first]
        several = (cause.value.value or 0) >= SEVERAL
        if not told or not (several or self._is_series(cause, sentence)):
            return []
        events = cause.first in self._events or cause.value.unit == TIMES
        named = events and self._is_series(cause, sentence)
        return told if named else self._done_by(stop, told)

    def _is_picked_again(self, cause: QuantityToken, sentence: Range) -> bool:
        """True for "more than 70 ambushes, and in the 70 that were confirmed"."""
        low, high = (bisect_left(self._firsts, end) for end in sentence)
        others = (q for q in self._quantities[low:high] if q is not cause)
        return any(q.value.value == cause.value.value for q in others)

    def _figures(self, sentence: Range) -> list[Effect]:
        """All figures of a sentence that count something."""
        low, high = (bisect_left(self._firsts, end) for end in sentence)
        counted = (q for q in self._quantities[low:high] if q.value.unit is None)
        return [(q.first, q.stop, q) for q in counted]

    def _done_by(self, stop: int, told: list[Effect]) -> list[Effect]:
        """The effects of which the noun of a cause is the subject."""
        first = min(e[0] for e in told)
        verbs = [begin for begin, end in self._cues["effects"] if begin >= stop and end > first]
        end = min(verbs, default=stop)
        between = self.tokens.words[stop : end - (self.tokens.word(end - 1) == ",")]
        return told if verbs and not {",", ";", ":", "and", "but"} & set(between) else []

    def _told_later(
        self, cause: QuantityToken, stop: int, effects: dict[Range, list[Effect]]
    ) -> list[Effect]:
        """The effects of causes that the text speaks of again: "the explosions killed seven"."""
        if (cause.value.value or 0) < SEVERAL:
            return []
        sentence = self.article.sentence_of(cause.first)
        if self._has("single", sentence):
            return []
        nouns = self._nouns(cause, stop)
        for later in self._sentences_from(sentence):
            if self._has("single", later):
                continue
            if (end := self._repeated(cause, stop, later, nouns)) is not None:
                return self._exact_behind(end, later)
            told = [e for e in effects.get(later, []) if e[0] > stop]
            again = self._again(later, (cause.first, stop), nouns)
            if again is None:
                continue
            told = told or self._exact_behind(again + 1, later)
            if told:
                told = [e for e in told if e[0] > again - NEAR]
                return [] if self._is_of_a("day", later) else told
        return []

    def _retold(self, cause: QuantityToken) -> list[Effect]:
        """The effects of "the 40 strikes", by whatever word the floor of 40 was told."""
        if (cause.value.value or 0) < SEVERAL:
            return []
        for later in self._sentences_from(self.article.sentence_of(cause.first)):
            for first, end in self._cues["again"]:
                quantity = self._starting(end) if later[0] <= first < later[1] else None
                if quantity is None or quantity.value.value != cause.value.value:
                    continue
                stop = self._events.get(quantity.first)
                exact = quantity.value.hedge == "exact" and quantity.first > cause.first
                if stop is not None and exact and not self._is_picked(stop):
                    behind = self._exact_behind(stop, later)
                    return behind or [e for e in self._effects().get(later, []) if e[0] < first]
        return []

    def _repeated(
        self, cause: QuantityToken, stop: int, sentence: Range, nouns: set[str]
    ) -> int | None:
        """Where "the 40 strikes" ends in a sentence, after "at least 40 strikes"."""
        said = self.tokens.folded[cause.stop : stop]
        for first, end in self._cues["again"]:
            inside = sentence[0] <= first < sentence[1] and first > stop
            quantity = self._starting(end) if inside else None
            if quantity is None or quantity.value.value != cause.value.value:
                continue
            head = self.heads.head(quantity)
            if head is None or quantity.value.hedge not in ("exact", "about"):
                continue
            same = self._is_named(self.heads.stem(head), nouns) or self._word(head) == said[:1]
            if same and head - quantity.stop < len(said) and not self._is_picked(head + 1):
                return head + 1
        return None

    def _word(self, at: int) -> list[str]:
        return [fold(self.tokens.word(at))]

    def _starting(self, at: int) -> QuantityToken | None:
        """The figure that begins at a token."""
        index = bisect_left(self._firsts, at)
        return self._quantities[index] if self._firsts[index : index + 1] == [at] else None

    def _is_picked(self, at: int) -> bool:
        """True where words behind causes pick some of them: "in May", "that were confirmed"."""
        word = fold(self.tokens.word(at))
        return word in self.heads.closed.prepositions or at in self._picked

    def _is_named(self, stem: str, nouns: set[str]) -> bool:
        """True for one of some nouns, or the end of one: "fire" for "wildfire"."""
        whole = len(stem) >= SHORTEST
        return any(noun == stem or (whole and noun.endswith(stem)) for noun in nouns)

    def _exact_behind(self, at: int, sentence: Range) -> list[Effect]:
        """What the words behind causes count exactly, if nothing there is hedged."""
        if self._has("apart", sentence) or self._has("each", sentence):
            return []
        ends = (first for first, _ in self._cues["open"] if at <= first < sentence[1])
        low, high = (
            bisect_left(self._firsts, at),
            bisect_left(self._firsts, min(ends, default=sentence[1])),
        )
        figures = self._quantities[low:high]
        figures = [q for q in figures if q.reader not in SHARES]
        if any(q.value.hedge in FLOORS or q.value.hedge == "about" for q in figures):
            return []
        exact = (q for q in figures if self._is_exact(q) and not self._is_placed(q))
        return [(q.first, q.stop, q) for q in exact]

    def _is_placed(self, quantity: QuantityToken) -> bool:
        """True for "in 12 provinces" and "by 30 boats", which no cause has done."""
        return fold(self.tokens.word(quantity.first - 1)) in self.heads.closed.prepositions

    def _nouns(self, cause: QuantityToken, stop: int) -> set[str]:
        """The stems of what causes are called: both of "faults in at least six reactors"."""
        places = [stop - 1]
        if self.tokens.word(cause.first - 1).lower() in self.heads.closed.prepositions:
            places.append(cause.first - 2)
        if self.tokens.word(stop).lower() in self.heads.closed.of:
            noun = self.heads.noun_at(stop + 1)
            places += [noun] if noun is not None else []
        return {stem for at in places if (stem := self.heads.stem(at))}

    def _sentences_from(self, sentence: Range) -> Iterator[Range]:
        ranges = self.article.sentence_ranges
        index = ranges.index(sentence)
        words = self.tokens.words
        spoken = (s for s in ranges[index:] if any(w[0].isalnum() for w in words[slice(*s)]))
        return islice(spoken, WITHIN)

    def _again(self, sentence: Range, cause: Range, nouns: set[str]) -> int | None:
        """The noun of causes of which a sentence speaks again, with no other words for it."""
        stop = cause[1]
        said = {*self.tokens.folded[slice(*self.article.sentence_of(cause[0]))]}
        for use in ("back", "again"):
            for first, end in self._cues[use]:
                if not sentence[0] <= first < sentence[1] or first < stop:
                    continue
                if use == "back":
                    return end - 1
                head = self.heads.noun_at(end)
                if head is None or self.heads.stem(head) not in nouns:
                    continue
                words = self.tokens.folded[end : head + 1]
                known = set(words[: None if words[-1] in said else -1]) <= said
                if known and (words[-1] in said or self.heads.is_plural(head)):
                    return None if self._is_picked(head + 1) else head
        return None

    def _is_exact(self, quantity: QuantityToken) -> bool:
        """True for an exact figure; one with a unit that is no rounded one."""
        value = quantity.value
        if value.hedge != "exact" or value.vague or value.value is None:
            return False
        digits = str(value.value).rstrip("0").replace(".", "")
        return value.unit is None or (value.unit != "%" and len(digits) >= DIGITS)

    def _is_of_a(self, grain: str, part: Range) -> bool:
        """True for a stretch that names a time of a grain."""
        values = (time.value for time in times_in(self.article, part))
        return any(value is not None and value.grain == grain for value in values)

    def _is_parted(self, cause: QuantityToken, effect: Effect) -> bool:
        """True for victims of a day that stands between them and their causes."""
        first, stop = sorted((cause.first, effect[0]))
        return self._is_of_a("day", (first + 1, stop))

    def _is_series(self, cause: QuantityToken, sentence: Range) -> bool:
        """True for causes that are added up over time, of which none is singled out."""
        if self._has("running", sentence):
            return True
        several = (cause.value.value or 0) >= SEVERAL
        return several and (self._has("perfect", sentence) or self._is_of_a("year", sentence))

    def _is_left_out(self, count: CountToken) -> bool:
        return count.implied or count.superseded or count.share or count.scope in LEFT_OUT

    def _has(self, use: str, sentence: Range) -> bool:
        return bool(cues_in(self._cues, use, sentence))
