"""Two titles that an article gives one person, who can have but one: a captain, a colonel.

A person is a full name and the family name behind it, where nobody else of the article bears that.
The titles are those right before the name and in an aside before or behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from factlint.checks._other_days import OtherDays
from factlint.extract.alphabet import BREAK
from factlint.extract.article import Article
from factlint.extract.passages import Places, passage, sentence_before, sentences_behind
from factlint.extract.proper import ProperName, read_proper_names, small_words
from factlint.extract.titles import TitleReader, TitleToken
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import Titles
from factlint.rulebook.words import fold_all_marks

if TYPE_CHECKING:
    from factlint.checks.title import TitleRule

ENDS = (",", ";", "–", "—", ")")
"""Marks that end an aside."""
KIN = 4
"""So many words before a name may say that it is of somebody's family."""
Ladder = tuple[frozenset[str], ...]


class GivenTitle(msgspec.Struct, frozen=True):
    """A title with the name beside it, by its words; without it is it not `named`."""

    place: Range
    head: str
    words: frozenset[str]
    named: bool = True


class GivenTitles:
    """The titles that one article gives its persons."""

    def __init__(self, article: Article, rule: TitleRule, declared: frozenset[str]) -> None:
        self.article = article
        self._declared = declared
        words = article.lexicon.titles
        self._reader = _reader(words, rule.ladders, rule.ranked, rule.joins)
        self._ladders = tuple(tuple(map(self._words_of, ladder)) for ladder in rule.ladders)
        self._ranked = fold_all_marks(rule.ranked)
        self._lesser = fold_all_marks(words.lesser)
        self._portfolios = fold_all_marks(words.portfolios) - self._lesser - self._ranked
        self._joins = article.grammar.listed("same-and")
        self._possessive = article.grammar.listed("person-possessive")
        self._kin = article.grammar.listed("kin")
        self._own_kin = {title: fold_all_marks(tuple(kin.split())) for title, kin in rule.kin}
        self._days = OtherDays(article)
        self._says = frozenset(article.grammar.alphabet.members(["says"]))
        self._changes = Places(article, rule.changes)
        self._small = small_words(article.lexicon)

    def read(self) -> Iterator[tuple[GivenTitle, GivenTitle]]:
        """The first title of a person that another one contradicts, with that."""
        persons = list(self._persons())
        for names in persons:
            given = [title for name in names for title in self._given(name)]
            given += self._described(names) if len(persons) == 1 else ()
            if len(given) < 2 or self._is_several(given):
                continue
            firsts = {one.words: one for one in reversed(given)}.values()
            pairs = combinations(sorted(firsts, key=attrgetter("place")), 2)
            moved = self._is_moved(names)
            clashing = (pair for pair in pairs if self._clash(*pair))
            if pair := next((pair for pair in clashing if not moved or self._is_lost(*pair)), None):
                yield pair

    def _persons(self) -> Iterator[list[ProperName]]:
        """The names of each person who has a full name and no namesake, in the body."""
        article = self.article
        by_family: dict[str, list[ProperName]] = defaultdict(list)
        given: dict[str, set[str]] = defaultdict(set)
        for name in read_proper_names(article):
            *before, family = list(takewhile(self._is_own, name.keys)) or name.keys
            if len(name.keys) > 1:
                given[family].add(before[-1] if before else "")
            span = article.tokens.span(name.first, name.stop)
            if article.layout.part_of(span) == "body" and article.quoted(span) is None:
                by_family[family].append(name)
        for family, names in by_family.items():
            if len(given[family]) == 1 and len(names) > 1 and family not in self._declared:
                yield names

    def _is_own(self, key: str) -> bool:
        """False for a small word, before which a name ends: `Leopold of Marenia`."""
        return key not in self._small

    def _given(self, name: ProperName) -> Iterator[GivenTitle]:
        """The titles beside a name that are its own and of the day."""
        reader, article = self._reader, self.article
        first, words = name.first, article.tokens.words
        while first < name.stop - 1 and reader.is_office(words[first]):
            first += 1
        place = first, name.stop
        for title in (reader.before(article, place), reader.behind(article, place)):
            if title is None or title.state or self._is_of_kin(title):
                continue
            whole = min(place[0], title.first), max(place[1], title.stop)
            if not self._is_past(title, name):
                office = title.office
                yield GivenTitle(whole, office.head, office.qualifiers | {office.head})

    def _described(self, names: Sequence[ProperName]) -> Iterator[GivenTitle]:
        """What the only person of an article is called in the sentence before he speaks.

        As `The foreign minister took back his words. “I was tired,” said Kolev`. A deputy may be
        somebody else.
        """
        article, plain = self.article, self.article.tokens.plain
        for name in names:
            said = self._says.intersection(
                (*plain[name.first - 1 : name.first], *plain[name.stop : name.stop + 1])
            )
            before = sentence_before(article, name.first) if said else None
            if (
                before is None
                or self._named_in(before, names)
                or self._is_parted(before[1], name.first)
            ):
                continue
            title = self._reader.opening(article, before)
            own = not self._possessive.isdisjoint(article.tokens.folded[slice(*before)])
            if title and own and not title.state and not self._days.tell_of(before):
                office = title.office
                words = office.qualifiers | {office.head}
                if self._lesser.isdisjoint(words):
                    place = title.first, title.stop
                    yield GivenTitle(place, office.head, words, named=False)

    def _named_in(self, part: Range, names: Sequence[ProperName]) -> bool:
        return any(part[0] <= name.first < part[1] for name in names)

    def _is_parted(self, first: int, stop: int) -> bool:
        """True where a paragraph ends."""
        return BREAK in self.article.tokens.plain[first:stop]

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
        return not (ahead and says) and self._days.are_dated_in((first, stop))

    def _is_of_kin(self, title: TitleToken) -> bool:
        """True behind a word for kin: `his brother, Captain Demir`."""
        start, _ = self.article.sentence_of(title.first)
        before = self.article.tokens.folded[max(start, title.first - KIN) : title.first]
        return not self._kin.isdisjoint(before)

    def _is_several(self, given: Iterable[GivenTitle]) -> bool:
        """True where one holds two offices: `finance minister and deputy premier`."""
        tokens = self.article.tokens
        beside = (word for one in given for word in (one.place[0] - 1, one.place[1]))
        return any(tokens.folded[at] in self._joins for at in beside if 0 <= at < len(tokens.words))

    def _is_moved(self, names: Sequence[ProperName]) -> bool:
        """True where the article tells that a person has come to another office."""
        article = self.article
        return any(
            self._changes.are_in(part)
            for name in names
            for part in (
                passage(article, (name.first, name.stop)),
                *sentences_behind(article, name.first, 1),
            )
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
        return any(
            self._exclude(_rungs(ladder, one), _rungs(ladder, other)) for ladder in self._ladders
        )

    def _is_lost(self, one: GivenTitle, other: GivenTitle) -> bool:
        """True for a title of any office and then a mere courtesy: `Dr`, `Mr`."""
        return other.head in self._own_kin and one.head not in self._own_kin

    def _exclude(self, mine: Ladder, theirs: Ladder) -> bool:
        """True for two places of one ladder, unless one is the other in fewer words."""
        pairs = [(a, b) for a in mine for b in theirs]
        return bool(pairs) and not any(
            a == b or ((a < b or b < a) and self._lesser.isdisjoint(a ^ b)) for a, b in pairs
        )

    def _is_of_family(self, one: GivenTitle, other: GivenTitle) -> bool:
        """True where a courtesy may be that of a relative of whom the article tells.

        Words for any relative count where the two are of a man and a woman.
        """
        kin = [self._own_kin[title.head] for title in (one, other) if title.head in self._own_kin]
        told = frozenset[str]().union(*kin) - (self._any_kin if len(kin) == 1 else frozenset())
        return not told.isdisjoint(self._said)

    @cached_property
    def _any_kin(self) -> frozenset[str]:
        """The words for relatives that may be men or women."""
        return frozenset.intersection(*self._own_kin.values()) if self._own_kin else frozenset()

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(self.article.tokens.folded)

    def _words_of(self, title: str) -> frozenset[str]:
        office = self._reader.office(title)
        return office.qualifiers | {office.head}


def _rungs(ladder: Ladder, title: GivenTitle) -> Ladder:
    """The titles of a ladder that a title has all words of, the longest ones.

    Its office is one of them: "Mr Justice" is no "Mr".
    """
    found = [rung for rung in ladder if title.head in rung <= title.words]
    return tuple(rung for rung in found if not any(rung < longer for longer in found))


@lru_cache(maxsize=8)
def _reader(
    words: Titles,
    ladders: tuple[tuple[str, ...], ...],
    ranked: tuple[str, ...],
    joins: tuple[str, ...],
) -> TitleReader:
    """The reader of all the titles of some ladders."""
    titles = [title for ladder in ladders for title in ladder]
    within = {word for title in titles for word in title.split()}
    heads = {title.split()[-1] for title in titles}
    return TitleReader(
        msgspec.structs.replace(
            words,
            offices=(*words.offices, *ranked, *sorted(heads)),
            portfolios=(*words.portfolios, *sorted(within)),
            links=(*words.links, *joins),
        ),
        (),
    )
