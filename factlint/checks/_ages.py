"""Reads out of an article when its persons were born: ages, births, birthdays and deaths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import cached_property, partial

from factlint.checks._accused import AccusedReader
from factlint.checks._age_claims import ClaimReader
from factlint.checks._age_matches import AgeMatches
from factlint.checks._age_slots import AgeSlots
from factlint.checks._age_tellings import readings
from factlint.checks._age_wordings import Wordings
from factlint.checks._birth_clauses import BirthClauses
from factlint.checks._born import Born, Days, Years, aged, days_of, in_year, turned
from factlint.checks._decade_ages import DecadeReader
from factlint.checks._focus import Focus
from factlint.checks._heading_ages import headline_ages
from factlint.checks._likely_ages import likely_ages
from factlint.checks._loose_ages import LooseReader
from factlint.checks._loose_facts import LooseFacts
from factlint.checks._resumed_ages import resumed_ages
from factlint.checks._subjects import NAME, Subjects
from factlint.checks._unnamed import UnnamedReader, cards
from factlint.extract.article import Article, Match
from factlint.extract.passages import times_in, token_range
from factlint.extract.persons import Key, Persons
from factlint.extract.slots import slot_of
from factlint.extract.tokens import Range
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

SHORTEST_LIFE = 25
NEWS = timedelta(days=31)
"""So long ago a death may be that is news."""
LATE = timedelta(days=1100)
"""So long ago a death that has no date lies at most."""
LEAST = 2
"""So many facts can disagree."""


class BornReader:
    """Reads an article by the wordings of a rule."""

    def __init__(
        self,
        article: Article,
        wordings: Wordings,
        unless: tuple[Pattern, ...],
        decades: DecadeReader,
    ) -> None:
        self._article, self._folded = article, article.tokens.folded
        self._decades = decades
        self._unless = unless
        self._matches = AgeMatches(article, wordings)
        self._be = article.grammar.listed("be", "have")
        self._now = article.grammar.listed("age-now")
        self._possessors = article.grammar.listed("person-other", "possessive-mark")
        self._clauses = BirthClauses(article)
        self._deaths: dict[Key, Days] = {}

    def read(self) -> list[Born]:
        """All statements in text order, one for each place."""
        if not (self._matches.are_any or self._decades.places):
            return []
        readers: tuple[tuple[str, Callable[[Match], Born | None]], ...] = (
            ("lived", self._lived),
            ("dead", self._dead),
            ("born", self._born),
            ("died", self._died),
            ("turned", self._turned),
            ("leading", self._leading),
            ("aged", self._aged),
            ("alone", self._alone),
            ("was", self._was),
            ("named", self._named),
            ("charged", self._charged),
            ("own", self._own),
            ("told", self._told),
        )
        by_place: dict[int, Born] = {}
        for name, reader in readers:
            for match in self._matches.personal[name]:
                if born := reader(match):
                    by_place.setdefault(born.stop, born)
        for match, card in cards(self._article, self._matches.personal["labels"]):
            if born := self._stated(match, ("", f"{card}")):
                by_place[born.stop] = born
        for born in self._decades.read(self._subjects):
            by_place.setdefault(born.stop, born)
        return [by_place[stop] for stop in sorted(by_place)]

    def loose(self, sure: Sequence[Born]) -> Iterator[tuple[Born, Born]]:
        """The births with the only ages near them."""
        found = self._matches.loose
        years, now = self._slots.years, self._slots.now
        yield from headline_ages(self._article, found, years, now)
        resumed = partial(self._unnamed.resumed, meets_others=self._subjects.meets_others)
        yield from resumed_ages(self._article, resumed, self._matches.personal["alone"], years, now)
        if len(sure) + sum(map(len, found.values())) < LEAST:
            return
        yield from LooseReader(self._article, self._facts(sure)).pairs()

    def likely(self, sure: Sequence[Born]) -> Iterator[tuple[Born, Born]]:
        """The ages and births that most likely contradict each other by what is around them."""
        deaths = list(dict.fromkeys(self._deaths.values()))
        claims = ClaimReader(self._article, self._matches.every, self._slots, deaths).read()
        if len(claims) >= LEAST:
            places = self._matches.places
            accused = [frozenset(_tokens(places[name])) for name in ("charged", "summoned")]
            read = readings(claims, self._facts(sure), self._slots, *accused)
            yield from likely_ages(self._article, self._subjects, claims, read)

    def _facts(self, sure: Sequence[Born]) -> LooseFacts:
        loose, focus = self._matches.loose, Focus(self._article, self._subjects)
        return LooseFacts(self._article, loose, sure, self._slots, self._deaths, focus)

    # Whom the wordings may be about.

    @cached_property
    def _slots(self) -> AgeSlots:
        births = [*self._matches.births, *self._matches.places["turned"]]
        return AgeSlots(self._article, self._unless, births)

    @cached_property
    def _subjects(self) -> Subjects:
        places = self._matches.places
        ahead = [at for at in places["aged"] if self._folded[at[0]] in self._now]
        ahead += places["leading"] + [at for name in ("born", "named") for at in places[name]]
        return Subjects(self._article, self._matches.about, ahead)

    @cached_property
    def _persons(self) -> Persons:
        return self._subjects.persons

    @cached_property
    def _unnamed(self) -> UnnamedReader:
        ages, charged = self._matches.personal["unnamed"], self._matches.personal["charged"]
        return UnnamedReader(self._article, self._persons, ages, charged)

    # Each wording.

    def _lived(self, match: Match) -> Born | None:
        first, _ = token_range(self._article, match.span)
        person, time = self._persons.at(first), self._slots.time(match)
        days = days_of(time)
        if not (person and time and days) or days[1].year - days[0].year < SHORTEST_LIFE:
            return None
        start, end = days
        last = (time.until or time).parts.month
        self._deaths[person.key] = (end if last else end.replace(month=1, day=1), end)
        high = start if time.parts.month else start.replace(month=12, day=31)
        return Born(person.key, ((start, high),), "birth", time.first, time.stop)

    def _dead(self, match: Match) -> None:
        person, days = self._subject(match), days_of(self._slots.time(match))
        anchor = self._article.anchor
        if person and days is None and slot_of(match, "when") is None and anchor:
            days = (anchor - NEWS, anchor)
        if person and days:
            self._deaths.setdefault(person, days)

    def _born(self, match: Match) -> Born | None:
        first, stop = token_range(self._article, match.span)
        person, when = self._subjects.of(first, stop, adjective=True), self._slots.when(match)
        possessed = fold(self._article.tokens.word(first - 1)) in self._possessors
        if len([t for t in times_in(self._article, (first, stop)) if t.parts.year]) > 1:
            return None  # "born in Pontes and published her first novel in 2001"
        time = self._slots.time(match)
        if time and self._clauses.goes_on(first, time.first):
            return None
        if person and when and (possessed or self._subjects.stands(first)):
            return Born(person, (when,), "birth", first, stop)
        return None

    def _died(self, match: Match) -> Born | None:
        years, person = self._slots.years(match), self._subject(match)
        if years is None or person is None or not self._is_nearest(match):
            return None
        times = [time for time in self._slots.times(years[1], before=0) if not time.parts.number]
        first, _ = token_range(self._article, match.span)
        times = [time for time in times if time.first > first] or times
        days = days_of(times[0]) if times else self._deaths.get(person)
        if times and times[0].parts.year is None and days and person in self._deaths:
            days = in_year(days, self._deaths[person])
        if days is None and (anchor := self._article.anchor):
            days = (anchor if self._is_perfect(match) else anchor - LATE, anchor)
        return aged(person, years, (days,), "death") if days else None

    def _is_nearest(self, match: Match) -> bool:
        """True but for the 14 of "died aged 88, left school at 14"."""
        deaths = (m.span for m in self._matches.personal["died"])
        return not any(d.start == match.span.start and d.end < match.span.end for d in deaths)

    def _turned(self, match: Match) -> Born | None:
        years, time = self._slots.years(match), self._slots.time(match)
        days = days_of(time) or self._slots.kept(match, self._matches.personal["turned"])
        person = self._subject(match)
        if years is None or person is None or days is None or self._slots.is_excused(years[1]):
            return None
        yearless = time is not None and time.parts.month is not None and time.parts.year is None
        return turned(person, years, days, yearless=yearless)

    def _leading(self, match: Match) -> Born | None:
        years = self._slots.years(match)
        _, stop = token_range(self._article, match.span)
        person = self._subjects.led(stop) if years else None
        return self._slots.now(person, years) if years and person else None

    def _aged(self, match: Match) -> Born | None:
        years = self._slots.years(match)
        first, stop = token_range(self._article, match.span)
        inside = self._persons.between(first, stop)
        if self._folded[first] in self._now and self._subjects.names_another(first):
            inside = [person] if (person := self._persons.at(stop)) else []  # "Now 60, Marsh"
        if not inside and self._subjects.names_another(first):
            return None
        key = inside[0].key if inside else self._subject(match)
        stands = key and self._subjects.stands(first)
        return self._slots.now(key, years) if years and key and stands else None

    def _alone(self, match: Match) -> Born | None:
        """An age that stands for a person: of no one else, as far as the article says."""
        years = self._slots.years(match)
        first, _ = token_range(self._article, match.span)
        if years is None or not self._is_new(years):
            return None
        key = self._subjects.meant(first)
        return self._slots.now(key, years) if key else None

    def _was(self, match: Match) -> Born | None:
        years, person = self._slots.years(match), self._subject(match)
        days = self._deaths.get(person) if person else None
        if not (years and person and days) or self._slots.is_excused(years[1]):
            return None
        return aged(person, years, (days,), "death")

    def _named(self, match: Match) -> Born | None:
        """The age that somebody had before the text gave a name."""
        _, stop = token_range(self._article, match.span)
        following = self._persons.between(stop - 1, stop + NAME)
        unnamed = self._unnamed.named(match) if following else None
        years = self._slots.years(unnamed.match) if unnamed else None
        return self._slots.now(following[0].key, years) if years else None

    def _charged(self, match: Match) -> Born | None:
        """The age of somebody who was charged before the text gave a name."""
        ages, summoned = self._matches.personal["unnamed"], self._matches.personal["summoned"]
        accused = AccusedReader(self._article, self._persons, summoned, ages)
        person = accused.named(match)
        return self._stated(match, person) if person else None

    def _own(self, match: Match) -> Born | None:
        speaker = self._subjects.speaker(match)
        return self._stated(match, speaker) if speaker else None

    def _stated(self, match: Match, person: Key) -> Born | None:
        """The age or birth of somebody who is known otherwise."""
        years, when = self._slots.years(match), self._slots.when(match)
        first, stop = token_range(self._article, match.span)
        if years:
            return self._slots.now(person, years)
        return Born(person, (when,), "birth", first, stop) if when else None

    def _told(self, match: Match) -> Born | None:
        """How old somebody else says that a person is."""
        years = self._slots.years(match)
        key = self._subjects.told(token_range(self._article, match.span)[0])
        return self._slots.now(key, years) if years and key else None

    # What they have in common.

    def _subject(self, match: Match) -> Key | None:
        return self._subjects.of(*token_range(self._article, match.span))

    def _is_new(self, years: Years) -> bool:
        """True where the article has not given the age before, of whomever."""
        age, first, _ = years
        return not any(n.value == age for n in self._article.numbers if n.first < first)

    def _is_perfect(self, match: Match) -> bool:
        """True for "has died", which is news."""
        first, _ = token_range(self._article, match.span)
        return fold(self._article.tokens.word(first - 1)) in self._be


def _tokens(places: Sequence[Range]) -> Iterator[int]:
    return (at for place in places for at in range(*place))
