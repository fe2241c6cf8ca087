"""Two titles that an article gives one person, who can have but one: a captain, a colonel.

A person is a full name and the family name behind it, where nobody else of the article bears that.
The titles are those right before the name and in an aside before or behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from factlint.checks._described_titles import DescribedTitles
from factlint.checks._ladders import ladders_of, words_of
from factlint.checks._other_days import OtherDays
from factlint.checks._sides import Sides
from factlint.checks._titled_persons import TitledPersons
from factlint.checks._titles_as import TitlesAs
from factlint.extract.article import Article
from factlint.extract.passages import Places, passage, sentences_behind
from factlint.extract.proper import ProperName
from factlint.extract.titles import Office, TitleToken
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold_all_marks

if TYPE_CHECKING:
    from factlint.checks.title import TitleRule

ENDS = (",", ";", "–", "—", ")")
"""Marks that end an aside."""
KIN = 4
"""So many words before a name may say that it is of somebody's family."""


class GivenTitle(msgspec.Struct, frozen=True):
    """A title of a person; it is `named` where the name stands beside it.

    The captain `of_side` is that of a team, and has no rank by it.
    """

    place: Range
    office: Office
    named: bool = True
    of_side: bool = False

    @property
    def head(self) -> str:
        """The office alone."""
        return self.office.head

    @property
    def words(self) -> frozenset[str]:
        """All words of the title."""
        return words_of(self.office)


class GivenTitles:
    """The titles that one article gives its persons."""

    def __init__(self, article: Article, rule: TitleRule, declared: frozenset[str]) -> None:
        self.article = article
        words = article.lexicon.titles
        self._ladders = ladders_of(words, rule.ladders, rule.ranked, rule.joins)
        self._reader = self._ladders.reader
        self._ranked = fold_all_marks(rule.ranked)
        self._lesser = fold_all_marks(words.lesser)
        self._portfolios = fold_all_marks(words.portfolios) - self._lesser - self._ranked
        self._joins = article.grammar.listed("same-and")
        self._kin = article.grammar.listed("kin")
        self._who = article.grammar.listed("person-who")
        self._persons_said = article.grammar.listed(
            "person-pronoun", "person-possessive", "person-him", "person-her"
        )
        self._own_kin = {title: fold_all_marks(tuple(kin.split())) for title, kin in rule.kin}
        self._days = OtherDays(article)
        self._sides = Sides(article, rule)
        self._as = TitlesAs(article, self._reader, self._days, rule.roles)
        self._says = frozenset(article.grammar.alphabet.members(["says"]))
        self._changes = Places(article, rule.changes)
        self.persons = TitledPersons(article, declared, self._reader.is_of_title)

    def read(self) -> Iterator[tuple[GivenTitle, GivenTitle]]:
        """The first title of a person that another one contradicts, with that."""
        persons = [(names, self._all_given(names)) for names in self.persons.read()]
        holders = sum(map(self._hold, (given for _, given in persons)))
        for names, given in persons:
            alone = holders == 1 and self._hold(given)
            described = list(self._described(names, given)) if alone else []
            given = [*(given if len(names) > 1 else given[:1]), *described]
            if len(given) < 2 or self._is_several(given):
                continue
            firsts = {one.words: one for one in reversed(given)}.values()
            pairs = combinations(sorted(firsts, key=attrgetter("place")), 2)
            moved = self.is_moved(names)
            clashing = (pair for pair in pairs if self._clash(*pair))
            if pair := next((pair for pair in clashing if not moved or self._is_lost(*pair)), None):
                yield pair

    def _all_given(self, names: Sequence[ProperName]) -> list[GivenTitle]:
        return [title for name in names for title in self._given(name)]

    def _hold(self, given: Sequence[GivenTitle]) -> bool:
        """True for a title that is more than a courtesy."""
        return any(title.head not in self._own_kin for title in given)

    def _given(self, name: ProperName) -> Iterator[GivenTitle]:
        """The titles beside a name that are its own and of the day."""
        reader, article = self._reader, self.article
        first, words = name.first, article.tokens.words
        while first < name.stop - 1 and reader.is_office(words[first]):
            first += 1
        place = first, name.stop
        for title in self._beside(place):
            if title.state or self._is_of_kin(title):
                continue
            whole = min(place[0], title.first), max(place[1], title.stop)
            if not self._is_past(title, name):
                yield GivenTitle(whole, title.office, of_side=self._sides.have(title))
        for title in self._as.of(name):
            of_side = self._sides.have(title)
            yield GivenTitle((title.first, title.stop), title.office, of_side=of_side)

    def _beside(self, place: Range) -> Iterator[TitleToken]:
        """The titles before a name, also that before a courtesy, and behind it."""
        before = self._reader.before(self.article, place)
        if before:
            yield before
            if before.office.head in self._own_kin:
                led = self._reader.before(self.article, (before.first, place[1]))
                yield from (led,) if led else ()
        behind = self._reader.behind(self.article, place)
        yield from (behind,) if behind else ()

    def _described(
        self, names: Sequence[ProperName], own: Sequence[GivenTitle]
    ) -> Iterator[GivenTitle]:
        """What a person with some titles is called where the name does not stand."""
        words = frozenset(word for title in own for word in title.words)
        for title in self.nameless.of(names, words):
            of_side, place = self._sides.have(title), (title.first, title.stop)
            yield GivenTitle(place, title.office, named=False, of_side=of_side)

    def _is_past(self, title: TitleToken, name: ProperName) -> bool:
        """True for a title of other days: what comes before it tells so, or the aside it is in."""
        first, stop = passage(self.article, (name.first, name.stop))
        ahead, words = title.first < name.first, self.article.tokens.words
        aside = next((at for at in range(title.stop, stop) if words[at] in ENDS), stop)
        part = (first, title.first) if ahead else (name.stop, aside)
        if self._days.are_told_in(part):
            return True
        says = self._says.intersection(
            self.article.tokens.plain[i] for i in (name.first - 1, name.stop) if i < stop
        )
        parts = self._without_clause((first, stop), max(title.stop, name.stop))
        return not (ahead and says) and any(map(self._days.are_dated_in, parts))

    def _without_clause(self, part: Range, at: int) -> tuple[Range, Range]:
        """A sentence without the clause right behind a name or title: `, who came in May,`."""
        words, folded = self.article.tokens.words, self.article.tokens.folded
        opens = at + (at < part[1] and words[at] == ",")
        if opens >= part[1] or folded[opens] not in self._who:
            return part, (part[1], part[1])
        close = next((i for i in range(opens, part[1]) if words[i] in ENDS), part[1])
        return (part[0], opens), (close, part[1])

    def _is_of_kin(self, title: TitleToken) -> bool:
        """True behind a word for kin: `his brother, Captain Demir`."""
        start, _ = self.article.sentence_of(title.first)
        before = self.article.tokens.folded[max(start, title.first - KIN) : title.first]
        return not self._kin.isdisjoint(before)

    def _is_several(self, given: Iterable[GivenTitle]) -> bool:
        """True where one holds two offices: `finance minister and deputy premier`."""
        folded, size = self.article.tokens.folded, len(self.article.tokens.words)
        for one in given:
            for at, step in ((one.place[0] - 1, -1), (one.place[1], 1)):
                if 0 <= at < size and folded[at] in self._joins:
                    beyond = range(at + step, at + step * (KIN + 1), step)
                    said = [folded[i] for i in beyond if 0 <= i < size]
                    if self._reader.is_portfolio(said[:1]) or any(
                        map(self._reader.is_office, said)
                    ):
                        return True
        return False

    def is_moved(self, names: Sequence[ProperName]) -> bool:
        """True where the article tells that a person has come to another office."""
        article = self.article
        keys = {key for name in names for key in name.keys}
        return any(
            self._is_about(keys, name, change[0], part)
            for name in names
            for part in (
                passage(article, (name.first, name.stop)),
                *sentences_behind(article, name.first, 1),
            )
            for change in self._changes.within(part)
        )

    def _is_about(self, keys: set[str], name: ProperName, at: int, part: Range) -> bool:
        """False for a change in what is told of others.

        As in "Falk said the crew took over", or in the next sentence, "It replaces a bridge".
        """
        tokens = self.article.tokens
        said = [i for i in range(part[0], at) if tokens.plain[i] in self._says]
        if not said and part[0] <= name.first < part[1]:
            return True
        clause = tokens.folded[said[-1] + 1 if said else part[0] : part[1]]
        return not (keys | self._persons_said).isdisjoint(clause) or any(
            map(self._reader.is_office, clause)
        )

    def _clash(self, one: GivenTitle, other: GivenTitle) -> bool:
        """True for two titles of which one person has but one."""
        if one.words == other.words or self._is_of_family(one, other):
            return False
        if one.head == other.head and one.head in self._ranked:
            if one.words & self._lesser != other.words & self._lesser:
                return True
            mine, theirs = (t.words & self._portfolios for t in (one, other))
            if mine and theirs and mine.isdisjoint(theirs):
                return True
        of_side = one.of_side or other.of_side
        return not of_side and self._ladders.exclude(one.office, other.office)

    def _is_lost(self, one: GivenTitle, other: GivenTitle) -> bool:
        """True for a title of any office and then a mere courtesy: `Dr`, `Mr`."""
        return other.head in self._own_kin and one.head not in self._own_kin

    def _is_of_family(self, one: GivenTitle, other: GivenTitle) -> bool:
        """True where a courtesy may be that of a relative of whom the article tells.

        Words for any relative count where the two are of a man and a woman.
        """
        kin = [self._own_kin[title.head] for title in (one, other) if title.head in self._own_kin]
        told = frozenset[str]().union(*kin) - (self._any_kin if len(kin) == 1 else frozenset())
        return not told.isdisjoint(self._said)

    @cached_property
    def nameless(self) -> DescribedTitles:
        return DescribedTitles(self.article, self._reader, self._days)

    @cached_property
    def _any_kin(self) -> frozenset[str]:
        """The words for relatives that may be men or women."""
        return frozenset.intersection(*self._own_kin.values()) if self._own_kin else frozenset()

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(self.article.tokens.folded)
