"""Pairs an age with a birth that stands near it, whatever the sentences make of them.

Ages, births and deaths are read each for itself. An age and a birth belong together where they
are the only ones near each other and nobody else is there whom one of them might be of: no
second name, no kin, no stranger ("a woman of 44").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta

import msgspec

from factlint.checks._born import Born, Days, Years, aged, back, days_of
from factlint.checks._heading_ages import ALONE, headline_ages
from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.persons import Key
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.slots import slot_of, times_between, tokens_of
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

APART = 2
"""So many sentences lie at most between an age and its birth, counted to the second."""
PAST = timedelta(days=400)
"""A time that lies further back may be the one that an age speaks of."""
LATELY, SOON = timedelta(days=45), timedelta(days=400)
"""So long before and after publication a birthday may lie that is spoken of."""
BEFORE, BEHIND = 5, 4
"""So many tokens before a fact, and behind it, a word may stand that gives it to another."""
REACH = 12
"""So many tokens behind a word of birth its time may stand."""


class Fact(msgspec.Struct, frozen=True):
    """An age or a birth, and who bears it if the text says so."""

    born: Born
    key: Key | None

    @property
    def place(self) -> Range:
        """Its tokens."""
        return self.born.first, self.born.stop


class LooseReader:
    """Reads the ages and births of an article, each by itself, and pairs them."""

    def __init__(
        self,
        article: Article,
        found: dict[str, list[Match]],
        sure: Sequence[Born],
        years: Callable[[Match], Years | None],
        when: Callable[[Match], Days | None],
        now: Callable[[Key, Years], Born | None],
        time: Callable[[Match], TimeToken | None],
    ) -> None:
        listed = article.grammar.listed
        self._article, self._words = article, article.tokens.words
        self._found, self._years, self._when = found, years, when
        self._now, self._time = now, time
        self._kin = listed("kin")
        self._people = listed("people", "person-role", "kin")
        self._indefinite = listed("another") | frozenset(
            map(fold, article.lexicon.numbers.articles)
        )
        self._prepositions = listed("preposition")
        self._owners = listed("person-other", "person-possessive", "possessor")
        self._pronouns = listed("person-pronoun", "person-possessive", "person-self")
        self._bare, self._be = listed("born"), listed("be")
        self._joined, self._relatives = listed("conjunction"), listed("relative")
        self._closed = listed("conjunction", "relative")
        self._names = read_proper_names(article)
        cues = (tokens_of(article, match.span)[0] for match in found["birth"])
        self._behind = {at - back for at in cues for back in range(4)}
        self._bearers = {word for born in sure for word in born.person}
        self._births: list[Fact] = []
        self._births = list(self._facts(sure, "birth", self._birth))
        self._ages = list(self._facts(sure, "present", self._present))
        self._ages += [fact for m in found["dying"] if (fact := self._free(m, self._dying))]
        self._ages += [fact for m in found["ahead"] if (fact := self._free(m, self._ahead))]

    def pairs(self) -> Iterator[tuple[Born, Born]]:
        """Each birth with the age that belongs to it, and the headline's age with the text's."""
        yield from headline_ages(self._article, self._found, self._years, self._now)
        if not self._births or not self._ages:
            return
        for birth in self._births:
            near = [age for age in self._ages if self._is_near(age, birth)]
            if self._is_met(birth) or len({age.born.days for age in near}) != 1:
                continue
            if self._belong(near[0], birth) and self._is_only(birth, near[0]):
                yield self._alone(birth), self._alone(near[0])

    # The facts.

    def _facts(
        self, sure: Sequence[Born], name: str, read: Callable[[Match], Born | None]
    ) -> Iterator[Fact]:
        kinds = ("birth",) if name == "birth" else ("age", "undated", "death", "birthday")
        known = [Fact(born, born.person) for born in sure if born.kind in kinds]
        yield from known
        taken = {at for fact in known for at in range(*fact.place)}
        for match in self._found[name]:
            fact = self._free(match, read)
            if fact and taken.isdisjoint(range(*fact.place)):
                taken |= set(range(*fact.place))
                yield fact

    def _free(self, match: Match, read: Callable[[Match], Born | None]) -> Fact | None:
        """A fact that nothing in its words gives to somebody else."""
        born = read(match)
        if born is None or self._is_of_another(born.first, born.stop):
            return None
        return Fact(born, None)

    def _birth(self, match: Match) -> Born | None:
        """The first time with a year behind the word, and else the last before it."""
        first, stop = tokens_of(self._article, match.span)
        begin, end = self._article.sentence_of(first)
        backward = slot_of(match, "when") is not None
        where = (max(begin, first), stop) if backward else (stop, min(end, stop + REACH))
        times = [
            time
            for time in times_between(self._article, *where)
            if time.parts.year is not None or time.parts.short_year is not None
        ]
        days = days_of(times[0]) if times else self._when(match)
        if days is None or not (self._is_human(begin, end) and self._is_borne(begin, first, end)):
            return None
        between = {fold(word) for word in self._words[stop : times[0].first if times else stop]}
        if between & (self._kin | self._closed):
            return None
        end = max(stop, times[0].stop) if times else stop
        return Born(ALONE, (days,), "birth", first, end)

    def _is_borne(self, begin: int, first: int, end: int) -> bool:
        """True unless the noun before the word is of a thing: "the party, which was born"."""
        if fold(self._words[first]) not in self._bare:
            return True
        at = first - 1
        verb = at >= begin and fold(self._words[at]) in self._be
        while at >= begin and (
            fold(self._words[at]) in self._be | self._relatives or not self._words[at].isalpha()
        ):
            at -= 1
        if any(self._words[i][0].isdigit() for i in range(max(at + 1, begin), first)):
            return True
        if at < begin:
            words = {fold(word) for word in self._words[first:end]}
            return bool(words & (self._pronouns | self._bearers) or self._in(first, end))
        word = fold(self._words[at])
        told = verb and at == first - 2  # "the prodigy was born"
        human = self._pronouns | self._people | self._joined
        return told or self._words[at][0].isupper() or word in human

    def _is_human(self, begin: int, end: int) -> bool:
        """True for a sentence that speaks of a person."""
        words = {fold(word) for word in self._words[begin:end]}
        return bool(words & (self._pronouns | self._people | self._bearers)) or bool(
            self._in(begin, end)
        )

    def _dying(self, match: Match) -> Born | None:
        """An age at death, with the only time of a death near it."""
        years = self._years(match)
        if years is None:
            return None
        number = self._article.sentence_number(years[1])
        gone = {
            days
            for other in self._found["gone"]
            if abs(self._article.sentence_number(tokens_of(self._article, other.span)[0]) - number)
            <= 1
            and (days := days_of(self._time(other)))
        }
        anchor = self._article.anchor
        if not gone and anchor and not self._is_past(years[1]):
            gone = {(anchor - LATELY, anchor)}
        return aged(ALONE, years, (gone.pop(),), "death") if len(gone) == 1 else None

    def _present(self, match: Match) -> Born | None:
        years = self._years(match)
        if years is None or self._article.tokens.starts[years[1]] < self._article.layout.body:
            return None
        if self._article.anchor is None:
            return self._then(years)
        born = self._now(ALONE, years)
        return born if born and not self._is_past(born.first) else None

    def _then(self, years: Years) -> Born | None:
        """An age on the only day of its sentence, in a text without a date."""
        sentence = self._article.sentence_of(years[1])
        days = {
            (value.start, value.end)
            for time in times_between(self._article, *sentence)
            if (value := time.value)
            and value.grain == "day"
            and value.start
            and value.end
            and not self._is_birth(time.first)
        }
        return aged(ALONE, years, (days.pop(),), "age") if len(days) == 1 else None

    def _ahead(self, match: Match) -> Born | None:
        """A birthday that lies close by."""
        years, anchor = self._years(match), self._article.anchor
        if years is None or anchor is None or self._is_past(years[1]):
            return None
        age, first, stop = years
        born = (back(anchor - LATELY, age), back(anchor + SOON, age))
        return Born(ALONE, (born,), "birthday", first, stop)

    def _is_past(self, at: int) -> bool:
        """True in a sentence of another time, but for births."""
        anchor = self._article.anchor
        return any(
            anchor is None or anchor - days[1] > PAST
            for time in times_between(self._article, *self._article.sentence_of(at))
            if (days := days_of(time)) and not self._is_birth(time.first)
        )

    def _is_birth(self, at: int) -> bool:
        return any(first <= at < stop for first, stop in (b.place for b in self._births))

    def _is_of_another(self, first: int, stop: int) -> bool:
        """True beside kin or somebody without a name."""
        begin, end = self._article.sentence_of(first)
        before = [fold(word) for word in self._words[max(begin, first - BEFORE) : first]]
        behind = [fold(word) for word in self._words[stop : min(end, stop + BEHIND)]]
        around = [*before, *[fold(word) for word in self._words[first:stop]], *behind]
        if any(
            word in self._kin
            and around[max(0, at - 2) : at]
            and set(around[max(0, at - 2) : at]) & self._owners
            for at, word in enumerate(around)
        ):
            return True
        strange = [at for at, word in enumerate(before) if word in self._indefinite]
        return any(
            (word in self._people or word == "-") and not self._is_apposed(first - len(before) + at)
            for at in strange
            for word in (*before[at + 1 :], *behind)
        )

    def _is_apposed(self, at: int) -> bool:
        """True for what a name or "is" stands before: "Marsh, a pilot"."""
        before = self._words[at - 1] if at else ""
        if before == ",":
            return self._words[at - 2][0].isupper()
        return fold(before) in self._article.grammar.listed("be")

    # What belongs together.

    def _is_near(self, age: Fact, birth: Fact) -> bool:
        one, two = (self._article.sentence_number(fact.born.first) for fact in (age, birth))
        return abs(one - two) <= APART and (
            age.key is None or birth.key is None or age.key == birth.key
        )

    def _is_met(self, birth: Fact) -> bool:
        """True where a figure near a birth is the age that it gives."""
        ((low, high),), anchor = birth.born.days, self._article.anchor
        if anchor is None:
            return False
        ages = {anchor.year - high.year - 1, anchor.year - low.year}
        ages.add(anchor.year - high.year)
        number = self._article.sentence_number(birth.born.first)
        return any(
            abs(self._article.sentence_number(figure.first) - number) <= APART
            for figure in self._article.numbers
            if figure.value in ages and not self._is_birth(figure.first)
        )

    def _is_only(self, birth: Fact, age: Fact) -> bool:
        """True for the only birth near an age."""
        near = {other.born.days for other in self._births if self._is_near(age, other)}
        return len(near) == 1

    def _belong(self, age: Fact, birth: Fact) -> bool:
        if age.key and birth.key:
            return False
        one, two = sorted((age, birth), key=lambda fact: fact.born.first)
        begin, middle = (self._article.sentence_of(fact.born.first)[0] for fact in (one, two))
        _, end = self._article.sentence_of(two.born.first)
        if not self._is_one_person(begin, end) or not self._kin.isdisjoint(
            fold(word) for word in self._words[one.born.stop : two.born.first]
        ):
            return False
        return begin == middle or self._goes_on(middle, end, self._in(begin, middle))

    def _goes_on(self, begin: int, stop: int, before: Iterable[ProperName]) -> bool:
        """True for a sentence about somebody of before: "she", "the mayor", the name again."""
        words = {fold(word) for word in self._words[begin:stop]}
        named = {key for name in before for key in name.keys} | self._bearers
        return bool(words & (self._pronouns | self._people | named) or self._in(begin, stop))

    def _is_one_person(self, first: int, stop: int) -> bool:
        """True where all names of persons share a word."""
        groups: list[set[str]] = []
        for name in self._in(first, stop):
            keys = set(name.keys)
            groups = [g for g in groups if not g & keys] + [
                keys.union(*(g for g in groups if g & keys))
            ]
        return len(groups) <= 1

    def _in(self, first: int, stop: int) -> list[ProperName]:
        """The names on some tokens that may be of persons: not those of places."""
        return [
            name
            for name in self._names
            if first <= name.first < stop
            and (name.person or name.title or len(name.keys) > 1)
            and (name.person or name.stop in self._behind or not self._is_placed(name.first))
        ]

    def _is_placed(self, first: int) -> bool:
        return fold(self._article.tokens.word(first - 1)) in self._prepositions

    def _alone(self, fact: Fact) -> Born:
        return msgspec.structs.replace(fact.born, person=ALONE)
