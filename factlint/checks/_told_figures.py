"""The counts of an article, and what the words beside each say of it: "the 38 flooded homes"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from factlint.checks._heads import HeadReader
from factlint.extract.article import Article
from factlint.extract.passages import quantities_in, times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.model import Quantity
from factlint.rulebook.words import fold

LEAST = 10
"""Smaller counts are so often of something else that they are left alone."""
CLAUSE = 8
"""So many tokens of a clause behind a noun say which of the things are meant."""
ENDS = (",", ";", ":", ".", "(", ")", "—", "–")
"""Marks that end a clause."""
YEARS = ("year", "season", "quarter", "half", "decade", "century")
"""The grains of a time that is not the one an article tells of."""
Words = frozenset[str]


class FigureWords(msgspec.Struct, frozen=True):
    """The words of a rule, folded."""

    same: Words
    owned: Words
    relative: Words
    describing: Words
    denying: Words
    generic: Words
    times: Words


class Told(msgspec.Struct, frozen=True):
    """A count on tokens `[first, stop)`.

    `noun` is the stem of what it counts, empty for none; `person` is true where that stands for
    persons, `generic` where it may stand for any of them. `head` is the stem of a word right behind
    that is no noun ("the 67 *injured*"), `pre` are those of the words that describe it, before the
    figure too ("the *flooded* 38 homes", "the *crowd* of 4,812"). `definite` is true behind "the"
    and the like, `owned` behind "its". `clause` are the stems of what says behind it which are
    meant, `by` whether that is a `relative` clause, a `phrase` or nothing; `lead` are those before
    an owned one in its sentence, `setting` those of the phrase that the sentence opens with,
    `years` the years before it or in its clause. `beside` are the stems of the verb and the like
    beside it, `around` all of its sentence.
    """

    first: int
    stop: int
    sentence: Range
    value: Quantity
    noun: str
    person: bool
    generic: bool
    head: str
    pre: Words
    definite: bool
    owned: bool
    clause: tuple[str, ...]
    by: str
    lead: Words
    setting: Words
    years: Words
    beside: Words
    around: Words


class FigureReader:
    """Reads the counts of one article that are exact, in the text and in its own words."""

    def __init__(self, article: Article, words: FigureWords) -> None:
        self.article = article
        self._words = words
        self._tokens = article.tokens
        self._heads = HeadReader(article)
        self._around: dict[Range, Words] = {}

    @cached_property
    def figures(self) -> list[Told]:
        """All of them, in text order."""
        return [self._told(q) for q in self.article.quantities if self._is_count(q)]

    @cached_property
    def places(self) -> Mapping[float, Sequence[int]]:
        """The first tokens of the numbers of each value that are no amounts and no times."""
        other = (q for q in self.article.quantities if q.value.unit is not None)
        spans = [(q.first, q.stop) for q in other] + [(t.first, t.stop) for t in self.article.times]
        left = {at for first, stop in spans for at in range(first, stop)}
        found = defaultdict(list)
        for number in self.article.numbers:
            if number.first not in left:
                found[float(number.value)].append(number.first)
        return found

    def counts_of(self, first: int, stop: int) -> Iterator[QuantityToken]:
        """All counts on some tokens, the small ones too."""
        found = quantities_in(self.article, (first, stop))
        return (quantity for quantity in found if quantity.value.unit is None)

    def noun(self, quantity: QuantityToken) -> str:
        """The stem of what a count is of, empty for none."""
        return self._heads.counted(quantity)

    def _is_count(self, quantity: QuantityToken) -> bool:
        value = quantity.value
        exact = value.value is not None and value.hedge == "exact" and not value.ordinal
        if not exact or value.unit is not None or quantity.reader != "figure":
            return False
        number = float(value.value or 0)
        return number >= LEAST and number.is_integer() and self._is_in_text(quantity)

    def _is_in_text(self, quantity: QuantityToken) -> bool:
        """True in running text, outside quotations, tables and compounds ("the 747-400")."""
        span = self._tokens.span(quantity.first, quantity.stop)
        if self.article.layout.part_of(span) != "body" or span.start < self.article.layout.body:
            return False
        begin, end = self.article.sentence_of(quantity.first)
        beside = (self._tokens.word(quantity.first - 1), self._tokens.word(quantity.stop))
        starts, ends = self._tokens.starts, self._tokens.ends
        glued = quantity.first > 0 and ends[quantity.first - 1] == starts[quantity.first]
        compound = "-" in beside or (glued and beside[0] not in ("(", '"', "“", "—"))
        tabled = "|" in self._tokens.words[begin:end]
        return not (compound or tabled or self.article.quoted(span))

    def _told(self, quantity: QuantityToken) -> Told:
        sentence = self.article.sentence_of(quantity.first)
        head = self._heads.head(quantity)
        plural = head is not None and self._heads.is_plural(head)
        after = head + 1 if plural and head is not None else quantity.stop
        noun = self._heads.stem(head) or self._word(head) if plural and head is not None else ""
        loose = "" if plural or after >= sentence[1] else self._heads.stem(after)
        by, clause = self._clause(after, sentence[1])
        opened, before = self._opened(quantity.first, sentence[0])
        owned = opened in self._words.owned
        between = filter(None, map(self._heads.stem, range(quantity.stop, after - 1)))
        return Told(
            first=quantity.first,
            stop=quantity.stop,
            sentence=sentence,
            value=quantity.value,
            noun=noun,
            person=plural and head is not None and self._heads.is_person(head),
            generic=plural and head is not None and self._word(head) in self._words.generic,
            head=loose,
            pre=frozenset([*before, *between]),
            definite=owned or opened in self._words.same,
            owned=owned,
            clause=clause,
            by=by,
            lead=self._stems_of((sentence[0], quantity.first)) if owned else frozenset(),
            setting=frozenset(self._heads.opening(quantity)),
            years=self._years_in(sentence[0], min(sentence[1], after + CLAUSE * bool(by))),
            beside=frozenset(self._heads.verbs(quantity)),
            around=self._stems_of(sentence),
        )

    def _opened(self, first: int, begin: int) -> tuple[str, tuple[str, ...]]:
        """The word that opens the phrase of a figure, and a describing word between the two."""
        at = first - 1
        if at < begin:
            return "", ()
        if self._word(at) in self._heads.closed.of:
            at -= 1
        elif not self._heads.stem(at):
            return self._word(at), ()
        described = self._heads.stem(at)
        if not described or at <= begin:
            return self._word(first - 1), ()
        return self._word(at - 1), (described,)

    def is_time(self, told: Told) -> bool:
        """True for a length of time: "the 36 hours"."""
        return any(self._word(at) in self._words.times for at in range(told.stop, told.stop + 2))

    def told_before(self, stem: str, at: int) -> bool:
        """True for a word that stands before a token."""
        return self._first_told.get(stem, at) < at

    @cached_property
    def _first_told(self) -> Mapping[str, int]:
        return {self._heads.stem(at): at for at in reversed(range(len(self._tokens.words)))}

    def _years_in(self, first: int, stop: int) -> Words:
        """The years, and the longer and shorter times of year, that some tokens name."""
        values = (time.value for time in times_in(self.article, (first, stop)))
        return frozenset(value.timex3 for value in values if value and value.grain in YEARS)

    def _clause(self, at: int, end: int) -> tuple[str, tuple[str, ...]]:
        """How what stands behind a noun says which are meant, and its words of weight.

        A clause that says what they are not has none.
        """
        word = self._word(at) if at < end else ""
        if word in self._words.relative:
            by = "relative"
        elif word in self._words.describing:
            by = "phrase"
        elif self._is_participle(at):
            return "phrase", tuple(filter(None, [self._heads.stem(at)]))
        else:
            return "", ()
        stems: list[str] = []
        for place in range(at + 1, min(end, at + 1 + CLAUSE)):
            written = self._tokens.word(place)
            if written in ENDS:
                break
            if self._word(place) in self._words.denying:
                return by, ()
            if by == "phrase" and stems and not self._heads.stem(place):
                break
            stems.append(self._heads.stem(place))
        return by, tuple(filter(None, stems))

    def _is_participle(self, at: int) -> bool:
        """True for a word at the end of its clause: "of the 48 fans *arrested*, 12"."""
        return bool(self._heads.stem(at)) and self._tokens.word(at + 1) in ENDS

    def _stems_of(self, sentence: Range) -> Words:
        if sentence not in self._around:
            stems = map(self._heads.stem, range(*sentence))
            self._around[sentence] = frozenset(filter(None, stems))
        return self._around[sentence]

    def _word(self, at: int) -> str:
        return fold(self._tokens.word(at))
