"""Ceilings below a figure that the article gives for the same thing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factlint.checks._bounding import CEILINGS, LEFT_OUT, Bound
from factlint.checks._heads import HeadReader
from factlint.extract.article import Article, CountToken
from factlint.extract.cues import Cues
from factlint.extract.passages import times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.rulebook.amounts import counted

NEAR = 6
SHARED = 2
REACH = 14
LETTERS = 2
MESSAGE = "{} here, but the article has {}. Which bound?"
OTHER = "the figure above it"


class CeilingReader:
    """Finds the ceilings of one article that another figure is above."""

    def __init__(self, article: Article, cues: Cues, heads: HeadReader) -> None:
        self.article = article
        self.tokens = article.tokens
        self.heads = heads
        self._cues = cues
        self._quantities = [q for q in article.quantities if not q.value.ordinal]
        self._firsts = [q.first for q in self._quantities]
        members = article.grammar.alphabet.members
        self._whole = frozenset(members(["whole"]))
        self._synonyms = [
            {heads.stem_of(word) for word in words} for words in article.lexicon.bounding.alike
        ]

    def read(self) -> Iterator[Bound]:
        """All of them."""
        yield from self._of_measures()
        for ceiling in self._quantities:
            high = counted(ceiling.value).high if ceiling.value.unit is None else ceiling.value.high
            if ceiling.value.hedge not in CEILINGS or high is None:
                continue
            if self.is_open(self.article.sentence_of(ceiling.first)):
                continue
            for other in self._near(ceiling):
                above = (other.value.low or 0) > high and not self.is_below(other, ceiling)
                if above and self._is_of_same(ceiling, other):
                    places = (ceiling.first, ceiling.stop), (other.first, other.stop)
                    yield Bound(places, MESSAGE, OTHER, "warning")
                    break

    def is_below(self, figure: QuantityToken, ceiling: QuantityToken) -> bool:
        """True for a figure within a higher ceiling beside one: "10 for a car and up to 50 for"."""
        said = self.article.sentence_of(ceiling.first)
        return any(
            other.value.hedge in CEILINGS and (other.value.high or 0) >= (figure.value.low or 0)
            for other in self._quantities
            if said[0] <= other.first < said[1] and other.value.unit == ceiling.value.unit
        )

    def _near(self, ceiling: QuantityToken) -> list[QuantityToken]:
        """The figures of the sentences around a ceiling that are of its unit."""
        number = self.article.sentence_number(ceiling.first)
        return [
            other
            for other in self._quantities
            if other is not ceiling
            and other.value.hedge in ("exact", "at_least", "more_than")
            and other.value.unit == ceiling.value.unit
            and not other.value.vague
            and abs(self.article.sentence_number(other.first) - number) < NEAR
        ]

    def _is_of_same(self, ceiling: QuantityToken, other: QuantityToken) -> bool:
        """True where the words beside two figures say the same of the same things."""
        sentences = [self.article.sentence_of(q.first) for q in (ceiling, other)]
        if self.is_apart(*sentences) or self.is_open(sentences[1]):
            return False
        if self._is_greatest(ceiling, other):
            return True
        if any(self.has("each", sentence) for sentence in sentences):
            return False
        nouns = [self.heads.noun(q) for q in (ceiling, other)]
        if not nouns[0] or not (nouns[0] == nouns[1] or self._holds(ceiling, other)):
            return False
        settings = [self.heads.setting(q) for q in (ceiling, other)]
        if all(settings) and settings[0].isdisjoint(settings[1]):
            return False
        if self.is_of_years(*sentences):
            return False
        if ceiling.value.unit is not None:
            shared = self.heads.around(ceiling) & self.heads.around(other)
            if len(shared - set(nouns)) >= SHARED:
                return True
        return bool((self.heads.verbs(ceiling) & self.heads.verbs(other)) - set(nouns))

    def _holds(self, ceiling: QuantityToken, other: QuantityToken) -> bool:
        """True for a ceiling on all people, and a figure of some of them."""
        head = self.heads.head(other)
        after = self.tokens.plain[ceiling.stop : ceiling.stop + 1]
        return after in self._whole and head is not None and self.heads.is_person(head)

    def is_of_years(self, *sentences: Range) -> bool:
        """True where only one of two sentences speaks of another year, or one of two days."""
        one, two = (self._days(sentence) for sentence in sentences)
        if {day for day in one ^ two if day.isdecimal()}:
            return True
        return sentences[0] == sentences[1] and len(one) > 1

    def _is_greatest(self, ceiling: QuantityToken, other: QuantityToken) -> bool:
        """True for "fines of up to 500 crowns" and "the heaviest fine, 750 crowns"."""
        begin, end = self.article.sentence_of(ceiling.first)
        said = [stem for at in range(begin, end) if (stem := self.heads.stem(at))]
        first, last = self.article.sentence_of(other.first)
        for _, stop in self._cues["most"]:
            if not first <= stop < last or not 0 <= other.first - stop <= REACH:
                continue
            index = bisect_left(self._firsts, stop)
            nouns = [n for at in (stop, stop + 1) if (n := self.heads.stem(at))]
            if self._firsts[index] != other.first and ceiling.value.unit is None:
                continue
            if any(self.are_alike(noun, each) for noun in nouns for each in said):
                return True
        return False

    def are_alike(self, one: str, two: str) -> bool:
        """True for stems of one noun, or of two words for one thing: wind and gust."""
        return _is_alike(one, two) or any(one in each and two in each for each in self._synonyms)

    def _of_measures(self) -> Iterator[Bound]:
        """Counts of victims and the like above the ceiling on them."""
        counts = [count for count in self.article.counts if not self._is_left_out(count)]
        for ceiling in counts:
            high = counted(ceiling.quantity.value).high
            if ceiling.quantity.value.hedge not in CEILINGS or high is None:
                continue
            for other in counts:
                low = counted(other.quantity.value).low or 0
                if other.measure != ceiling.measure or low <= high:
                    continue
                if other.quantity.value.vague or not self._are_one(ceiling, other):
                    continue
                places = (
                    (ceiling.quantity.first, ceiling.stop),
                    (other.quantity.first, other.stop),
                )
                yield Bound(places, MESSAGE, OTHER, "warning")
                break

    def _are_one(self, one: CountToken, two: CountToken) -> bool:
        """True for counts of the same: same scope, day and noun, none of them overtaken."""
        if one.scope != two.scope or self.article.as_of(one) != self.article.as_of(two):
            return False
        sentences = [self.article.sentence_of(count.quantity.first) for count in (one, two)]
        each = any(self.has("each", sentence) for sentence in sentences)
        if each or self.is_apart(*sentences):
            return False
        nouns = [self.heads.noun(count.quantity) for count in (one, two)]
        return nouns[0] == nouns[1] or all(self.is_whole(c.quantity) for c in (one, two))

    def is_apart(self, *sentences: Range) -> bool:
        """True for figures of different days or places, or that are overtaken."""
        if any(self.has(use, sentence) for use in ("early", "apart") for sentence in sentences):
            return True
        days = [self._days(sentence) for sentence in sentences]
        named = [self._weekdays(sentence) for sentence in sentences]
        return any(all(each) and each[0] != each[-1] for each in (days, named))

    def is_open(self, sentence: Range) -> bool:
        """True for what may be, or is so every time."""
        return self.has("open", sentence)

    def _days(self, sentence: Range) -> set[str]:
        """The days and years that a sentence names; "this year" says nothing."""
        anchor = self.article.anchor
        days = {time.value.timex3 for time in times_in(self.article, sentence) if time.value}
        return days - {str(anchor.year) if anchor else ""}

    def _weekdays(self, sentence: Range) -> set[int]:
        inside = (time.parts for time in times_in(self.article, sentence))
        return {parts.weekday for parts in inside if parts.weekday is not None}

    def _is_left_out(self, count: CountToken) -> bool:
        left = count.implied or count.superseded or count.share or count.group is not None
        return left or count.scope in LEFT_OUT

    def is_whole(self, quantity: QuantityToken) -> bool:
        """True for a figure of people, or without a noun: "46 people", "50 injured"."""
        after = self.tokens.plain[quantity.stop : quantity.stop + 1]
        head = self.heads.head(quantity)
        return after in self._whole or head is None or not self.heads.is_plural(head)

    def has(self, use: str, sentence: Range) -> bool:
        """True for a sentence with the words for some use."""
        return any(sentence[0] <= first < sentence[1] for first, _ in self._cues[use])


def _is_alike(one: str, two: str) -> bool:
    """True for stems of one noun in the singular and the plural."""
    short, long = sorted((one, two), key=len)
    return len(short) > LETTERS and long.startswith(short) and len(long) - len(short) <= LETTERS
