"""Ages and births of an article that are read each for itself, whomever they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import msgspec

from factlint.checks._age_facts import Fact
from factlint.checks._age_slots import AgeSlots
from factlint.checks._birth_clauses import BirthClauses
from factlint.checks._born import Born, Days, Years, aged, back, days_of
from factlint.checks._deaths import LATELY, DeathFinder
from factlint.checks._fact_owners import BEHIND, FactOwners
from factlint.checks._focus import Focus
from factlint.checks._then_ages import ThenReader
from factlint.extract.article import Article, Match
from factlint.extract.passages import times_in, token_range
from factlint.extract.persons import Key
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.slots import slot_of
from factlint.rulebook.words import fold

BIRTHS, AGES = ("birth",), ("present", "described", "both")
WEAK = ("described",)
ALONE: Key = ("",)
"""Whom the article may only mean."""
BOTH: Key = ("both",)
"""Two who were born together."""
PAST = timedelta(days=400)
"""A time that lies further back may be the one that an age speaks of."""
SOON = timedelta(days=400)
"""So long after publication a birthday may lie that is spoken of."""
REACH = 18
"""So many tokens behind a word of birth its time may stand."""


class LooseFacts:
    """The `births` and `ages` of an article, and its ages at `dated` events."""

    def __init__(
        self,
        article: Article,
        found: dict[str, list[Match]],
        sure: Sequence[Born],
        slots: AgeSlots,
        deaths: dict[Key, Days],
        focus: Focus,
    ) -> None:
        listed = article.grammar.listed
        self._article = article
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._found, self._slots = found, slots
        self._focus = self.focus = focus
        self._owners, self._clauses = FactOwners(article), BirthClauses(article)
        self._then = ThenReader(article, self.is_birth)
        self.kin = listed("kin")
        self.people = listed("people", "person-role", "kin")
        self.pronouns = listed("person-pronoun", "person-possessive", "person-self")
        self.bearers = {word for born in sure for word in born.person}
        self._prepositions, self._the = listed("preposition"), listed("article-the")
        self._bare, self._be = listed("born"), listed("be")
        self._joined, self._relatives = listed("conjunction"), listed("relative")
        self._closed = self._joined | self._relatives
        self._both, self._who = listed("both"), listed("person-who")
        self._told_deaths = DeathFinder(article, found["gone"], slots, deaths)
        self._names = read_proper_names(article)
        cues = [token_range(article, match.span)[0] for match in found["birth"]]
        self._behind = {at - back for at in cues for back in range(4)}
        self._apposed = {at - 1 for at in cues if at and self._words[at - 1] in (",", "(")}
        described = found["described"]
        self._aged = {at for m in described for at in range(*token_range(article, m.span))}
        self.births: list[Fact] = []
        self.births = list(self._facts(sure, BIRTHS, self._birth))
        self.ages = list(self._facts(sure, AGES, self._present))
        self.ages += self._read("dying", self._dying) + self._read("ahead", self._ahead)
        self.ages += self._read("lately", self._lately)
        dated = self._read("then", self._event) + self._read("coming", self._birthday)
        dated += self._read("past", self._past)
        taken = {fact.place for fact in self.ages}
        by_place = {fact.place: fact for fact in reversed(dated) if fact.place not in taken}
        self.dated = list(by_place.values())

    def _read(self, name: str, read: Callable[[Match], Born | None]) -> list[Fact]:
        return [fact for match in self._found[name] if (fact := self._free(match, read))]

    def _facts(
        self, sure: Sequence[Born], names: tuple[str, ...], read: Callable[[Match], Born | None]
    ) -> Iterator[Fact]:
        known = [
            Fact(born, born.person) for born in sure if (born.kind == "birth") == (names == BIRTHS)
        ]
        yield from known
        taken = {at for fact in known for at in range(*fact.place)}
        for name in names:
            for match in self._found[name]:
                fact = self._free(match, read)
                if fact and taken.isdisjoint(range(*fact.place)):
                    taken |= set(range(*fact.place))
                    first, _ = token_range(self._article, match.span)
                    the = self._folded[first] in self._the
                    weak = name in WEAK and not (fact.opens and self._focus.goes_on(first))
                    yield msgspec.structs.replace(fact, weak=weak, the=the)

    def _free(self, match: Match, read: Callable[[Match], Born | None]) -> Fact | None:
        """A fact that nothing in its words gives to somebody else."""
        born = read(match)
        if born is None or self._owners.is_of_kin(born.first, born.stop):
            return None
        if self._owners.is_stranger(born.first, born.stop):
            key = self._focus.next(born.first) if read == self._present else None
            return Fact(born, None, key, opens=True) if key else None
        return Fact(born, None, self._meant(born))

    def _meant(self, born: Born) -> Key | None:
        """Whom a fact is about by the names around it, or two who are one for this."""
        begin, _ = self._article.sentence_of(born.first)
        words = set(self._folded[begin : born.stop + BEHIND])
        of_both = words & self._both and self._focus.beside(born.first) is None
        return BOTH if of_both else self._focus.of(born.first, born.stop)

    def _event(self, match: Match) -> Born | None:
        years = self._slots.years(match)
        return self._then.event(match, years, ALONE) if years else None

    def _birthday(self, match: Match) -> Born | None:
        years = self._slots.years(match)
        return self._then.birthday(match, years, ALONE) if years else None

    def _birth(self, match: Match) -> Born | None:
        """The first time with a year behind the word, and else the last before it."""
        first, stop = token_range(self._article, match.span)
        begin, end = self._article.sentence_of(first)
        backward = slot_of(match, "when") is not None
        where = (max(begin, first), stop) if backward else (stop, min(end, stop + REACH))
        times = [
            time
            for time in times_in(self._article, where)
            if time.parts.year is not None or time.parts.short_year is not None
        ]
        days = days_of(times[0]) if times else self._slots.when(match)
        if days is None or not (self.is_human(begin, end) and self._is_borne(begin, first, end)):
            return None
        between = set(self._folded[stop : times[0].first if times else stop])
        if between & (self.kin | self._closed):
            return None
        if times and self._clauses.goes_on(first, times[0].first):
            return None
        end = max(stop, times[0].stop) if times else stop
        return Born(ALONE, (days,), "birth", first, end)

    def _is_borne(self, begin: int, first: int, end: int) -> bool:
        """True unless the noun before the word is of a thing: "the party, which was born"."""
        if self._folded[first] not in self._bare or self._words[first - 1] == "(":
            return True
        at = first - 1
        verb = at >= begin and self._folded[at] in self._be
        while at >= begin and (
            self._folded[at] in self._be | self._relatives or not self._words[at].isalpha()
        ):
            at -= 1
        if at in self._aged:
            return True
        if any(self._words[i][0].isdigit() for i in range(max(at + 1, begin), first)):
            return True
        if at < begin:
            words = set(self._folded[first:end])
            alive = bool(words & (self.pronouns | self.bearers) or self.named(first, end))
            return alive or not self._aged.isdisjoint(range(first, end))
        if not self._who.isdisjoint(self._folded[at:first]):
            return True
        word = self._folded[at]
        told = verb and (at == first - 2 or self._words[first - 2] == ",")  # "the prodigy was born"
        human = self.pronouns | self.people | self._joined | self._both
        return told or self._words[at][0].isupper() or word in human

    def is_human(self, begin: int, end: int) -> bool:
        """True for a sentence that speaks of a person."""
        words = set(self._folded[begin:end])
        human = self.pronouns | self.people | self.bearers | self._both | self._who
        aged = not self._aged.isdisjoint(range(begin, end))
        return aged or bool(
            words & human or self.named(begin, end) or self._focus.names(begin, end)
        )

    def _dying(self, match: Match) -> Born | None:
        """An age at death, with the only time of a death near it."""
        years = self._slots.years(match)
        if years is None or self._slots.is_excused(years[1]):
            return None
        return self._dead_at(years)

    def _past(self, match: Match) -> Born | None:
        """An age at the death, or at what else the sentence before dates."""
        years = self._slots.years(match)
        if years is None or self._slots.is_excused(years[1]):
            return None
        begin, end = self._article.sentence_of(years[1])
        first, _ = token_range(self._article, match.span)
        if begin < first and self._folded[first - 1] in self._relatives:
            return None
        if years[2] < end and self._folded[years[2]] in self._prepositions:
            return None
        before, _ = self._article.sentence_of(max(0, begin - 1))
        if self._told_deaths.are_told_on(before, years[1]):
            return self._dead_at(years)
        return self._then.told(years, ALONE, before)

    def _present(self, match: Match) -> Born | None:
        years = self._slots.years(match)
        if years is None or self._article.tokens.starts[years[1]] < self._article.layout.body:
            return None
        first, _ = token_range(self._article, match.span)
        if slot_of(match, "count") and self._folded[first] not in self._both:
            return None
        if self._article.anchor is None:
            return self._day(years) or self._slots.now(ALONE, years)
        born = self._slots.now(ALONE, years)
        current = any(match.span == other.span for other in self._found["present"])
        return born if born and not self._is_past(born.first, current=current) else None

    def _day(self, years: Years) -> Born | None:
        """An age on the only day of its sentence, in a text without a date."""
        sentence = self._article.sentence_of(years[1])
        days = {
            (value.start, value.end)
            for time in times_in(self._article, sentence)
            if (value := time.value)
            and value.grain == "day"
            and value.start
            and value.end
            and not self.is_birth(time.first)
        }
        return aged(ALONE, years, (days.pop(),), "age") if len(days) == 1 else None

    def _ahead(self, match: Match) -> Born | None:
        """A birthday that lies close by."""
        years, anchor = self._slots.years(match), self._article.anchor
        if years is None or anchor is None or self._is_past(years[1]):
            return None
        age, first, stop = years
        if self._told_deaths.are_told(first):
            return self._dead_at((age - 1, first, stop))
        born = (back(anchor - LATELY, age), back(anchor + SOON, age))
        return Born(ALONE, (born,), "birthday", first, stop)

    def _lately(self, match: Match) -> Born | None:
        """A birthday some days before somebody died."""
        years = self._slots.years(match)
        return self._dead_at(years) if years and self._told_deaths.are_told(years[1]) else None

    def _dead_at(self, years: Years) -> Born | None:
        person, past = self._focus.of(years[1], years[2]), self._is_past(years[1])
        days = self._told_deaths.near(years[1], person, past=past)
        return aged(ALONE, years, (days,), "death") if days else None

    def _is_past(self, at: int, *, current: bool = False) -> bool:
        """True in a sentence of another time, but for births; of a `current` age in its clause."""
        anchor = self._article.anchor
        begin, stop = self._article.sentence_of(at)
        if current:
            ahead = (i for i in reversed(range(begin, at)) if self._folded[i] in self._joined)
            begin = next(ahead, begin)
        return any(
            anchor is None or anchor - days[1] > PAST
            for time in times_in(self._article, (begin, stop))
            if (days := days_of(time)) and not self.is_birth(time.first)
        )

    def are_alone(self, *facts: Fact) -> bool:
        """True where "the dramatist" can only be the person who is named."""
        last = max(fact.born.first for fact in facts)
        weak = [fact for fact in facts if fact.weak]
        named = self._focus.keys(0, last)
        return len(named) == 1 and len(weak) < len(facts) and all(fact.the for fact in weak)

    def is_of_others(self, fact: Fact, key: Key) -> bool:
        """True where the sentence of a fact names somebody before it, and not one person."""
        begin, _ = self._article.sentence_of(fact.born.first)
        keys = self._focus.keys(begin, fact.born.first)
        return bool(keys) and key not in keys

    def is_birth(self, at: int) -> bool:
        return any(first <= at < stop for first, stop in (b.place for b in self.births))

    def named(self, first: int, stop: int) -> list[ProperName]:
        """The names on some tokens that may be of persons: not those of places."""
        return [
            name
            for name in self._names
            if first <= name.first < stop
            and (name.person or name.title or len(name.keys) > 1 or name.stop in self._apposed)
            and (name.person or name.stop in self._behind or not self._is_placed(name.first))
        ]

    def _is_placed(self, first: int) -> bool:
        return fold(self._article.tokens.word(first - 1)) in self._prepositions
