"""The figures of an article that may be a declared total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from factlint.extract.article import Article, CountToken
from factlint.extract.passages import Places, passage, times_in
from factlint.extract.reaching import reach_reader
from factlint.extract.tokens import Range
from factlint.model import Fact, Number
from factlint.rulebook.words import fold

ANOTHER = timedelta(days=45)
"""How long before the first day of a total a day is that of another event."""
YEAR = timedelta(days=300)
"""How long ago a day is that of another claim."""
NEAR = 4
"""How many words may stand between a total and a word of what it counts."""
MANY = 30
"""From which figure on one that is the declared total is it, whatever else speaks against it."""


class Totals:
    """The figures of a `subject` in an article, beside what the desk declares of it."""

    def __init__(
        self,
        article: Article,
        subject: str,
        facts: Sequence[Fact],
        since: date | None,
        places: Sequence[Places],
    ) -> None:
        self._article, self._subject = article, subject
        self._facts, self._since, self._places = facts, since, places
        self._reader = reach_reader(article.grammar)
        self._definite = article.grammar.listed("name-article")

    @cached_property
    def declared(self) -> set[Number | None]:
        """The totals that the desk declares."""
        return {fact.value.value for fact in self._facts}

    def is_declared(self, value: Number | None) -> bool:
        """True for a declared total that is no small number."""
        return value is not None and value >= MANY and value in self.declared

    def counts(self) -> Iterator[CountToken]:
        """The figures that may be the total."""
        read = [count for count in self._article.counts if count.measure == self._subject]
        told = [c.quantity.value.value or 0 for c in read if c.scope in ("", "total")]
        whole = max((value for value in told if value in self.declared), default=0)
        may_be = filter(self._may_be_total, (*read, *self._loose(read)))
        yield from (c for c in may_be if c.scope != "part" or not _below(c, whole))

    def _may_be_total(self, count: CountToken) -> bool:
        """True for a figure of the rule's subject that can be its total."""
        value = count.quantity.value
        return (
            (count.scope in ("", "total", "place", "part") or self._is_known(count))
            and not ((count.share and not self._is_alone(count)) or count.superseded)
            and not count.implied
            and not (value.vague or value.value is None)
            and not self.is_of_another((count.first, count.stop))
            and not self._reader.is_of_rival(self._article, (count.first, count.stop))
        )

    def _is_known(self, count: CountToken) -> bool:
        """True for a figure that is the declared total and no small one, told as a fact."""
        value = count.quantity.value.value
        before = fold(self._article.tokens.word(count.quantity.first - 1))
        definite = count.scope != "unreal" or before in self._definite or self._is_plan(count)
        return definite and self.is_declared(value)

    def _is_plan(self, count: CountToken) -> bool:
        """True for a figure of what is settled to come: "will cut", not "could cut"."""
        part = passage(self._article, (count.first, count.stop))
        return self._reader.is_definite(self._article, part)

    def _loose(self, read: Sequence[CountToken]) -> Iterator[CountToken]:
        """The declared total near a word of its measure that was not read with it."""
        subject, words = self._subject, self._article.tokens.words
        if not self.declared:
            return
        phrases = [f" {' '.join(each)} " for each in self._article.grammar.phrases_of(subject)]
        bound = {count.quantity.first for count in read}
        for one in self._article.quantities:
            near = words[max(0, one.first - NEAR) : one.stop + NEAR]
            free = one.first not in bound and not one.value.unit
            said = f" {' '.join(map(fold, near))} "
            told = free and any(phrase in said for phrase in phrases)
            if told and self.is_declared(one.value.value):
                yield CountToken(one.first, one.stop, one, subject, "", "")

    def _is_alone(self, count: CountToken) -> bool:
        """True where a place of the sentence is said to be the only one."""
        part = passage(self._article, (count.first, count.stop))
        return any(
            self._reader.is_alone(self._article, place)
            for places in self._places
            for place in places.within(part)
        )

    def is_of_another(self, place: Range) -> bool:
        """True where the sentence names a time long before what is counted."""
        anchor = self._article.anchor
        begins = [self._since] if self._since else [fact.as_of for fact in self._facts]
        if not begins and anchor:
            begins = [anchor - YEAR]
        part = passage(self._article, place)
        if begins and self._reader.has_year_before(
            self._article, (part[0], place[0]), min(begins).year
        ):
            return True
        return any(
            time.value.end is not None and time.value.end < min(begins) - ANOTHER
            for time in times_in(self._article, part)
            if begins
            and time.value
            and not self._reader.opens(self._article, time)
            and (
                time.first < place[0]
                or self._reader.belongs(self._article, (time.first, time.stop), place)
            )
        )


def _below(count: CountToken, whole: Number) -> bool:
    """True for a figure below the declared total that the article gives too."""
    value = count.quantity.value.value
    return value is not None and value < whole
