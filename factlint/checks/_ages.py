"""Reads out of an article when its persons were born: ages, births, birthdays and deaths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from factlint.checks._born import Born, Days, Years, aged, back, days_of
from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.persons import Key, Person, Persons
from factlint.extract.slots import number_in, slot_of, time_in, times_between, tokens_of
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

Wordings = tuple[tuple[str, tuple[Pattern, ...]], ...]
OLDEST = 115
SHORTEST_LIFE = 25
FIRST_YEAR, LAST_YEAR = 1700, 2200
NAME = 5
"""So many tokens behind an age the name may begin: "54-year-old harbour pilot Ida Marsh"."""
AHEAD = 12
"""So many tokens behind a wording at the beginning of a sentence may stand whom it is about."""


class BornReader:
    """Reads an article by the wordings of a rule."""

    def __init__(self, article: Article, wordings: Wordings, unless: tuple[Pattern, ...]) -> None:
        self._article = article
        self._unless = unless
        self._found = {name: list(article.find(patterns)) for name, patterns in wordings}
        self._others = article.grammar.listed("kin", "person-other")
        self._be = article.grammar.listed("be", "have")
        self._people = article.grammar.listed("people", "kin")
        self._prepositions = article.grammar.listed("preposition")
        self._relatives = article.grammar.listed("relative")
        self._deaths: dict[Key, Days] = {}

    def read(self) -> list[Born]:
        """All statements in text order, one for each place."""
        if not self._may_disagree():
            return []
        self._found = {
            name: [match for match in found if self._article.quoted(match.span) is None]
            for name, found in self._found.items()
        }
        self._persons = Persons(self._article, set(self._shown()))
        self._births = [
            tokens_of(self._article, m.span)
            for name in ("born", "lived")
            for m in self._found[name]
        ]
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
        )
        by_place: dict[int, Born] = {}
        for name, reader in readers:
            for match in self._found[name]:
                if born := reader(match):
                    by_place.setdefault(born.stop, born)
        return [by_place[stop] for stop in sorted(by_place)]

    def _may_disagree(self) -> bool:
        """True unless all there is are ages of people with different names, or one at most."""
        words = self._article.tokens.words
        starts = {
            name: [tokens_of(self._article, match.span) for match in found]
            for name, found in self._found.items()
        }
        aged = [first for first, _ in starts.pop("aged")]
        names = [words[first] for first in aged if words[first + 1] in ",("]
        led = [
            stop
            for _, stop in starts.pop("leading")
            if any(word[0].isupper() for word in words[stop : stop + NAME])
        ]
        others = sum(map(len, starts.values())) + len(led) + len(aged) - len(names)
        said = others + len(names)
        if self._article.story:
            return said > 0
        return said > 1 and (others > 0 or len(set(names)) < len(names))

    def _shown(self) -> Iterator[int]:
        """The tokens of names that a wording shows to be those of persons."""
        for found in self._found.values():
            for match in found:
                at, _ = tokens_of(self._article, match.span)
                while at and not self._is_name(at) and self._links(at):
                    at -= 1
                yield at

    def _is_name(self, at: int) -> bool:
        return self._article.tokens.words[at][0].isupper()

    def _links(self, at: int) -> bool:
        """True where the token before may be the end of a name that a wording is about."""
        before = self._article.tokens.words[at - 1]
        return before in ",(" or fold(before) in self._be | self._relatives or self._is_name(at - 1)

    # Each wording.

    def _lived(self, match: Match) -> Born | None:
        first, _ = tokens_of(self._article, match.span)
        person, time = self._persons.at(first), self._time(match)
        days = days_of(time)
        if not (person and time and days) or days[1].year - days[0].year < SHORTEST_LIFE:
            return None
        start, end = days
        last = (time.until or time).parts.month
        self._deaths[person.key] = (end if last else end.replace(month=1, day=1), end)
        high = start if time.parts.month else start.replace(month=12, day=31)
        return Born(person.key, ((start, high),), "birth", time.first, time.stop)

    def _dead(self, match: Match) -> None:
        person, days = self._subject(match), days_of(self._time(match))
        if person and days:
            self._deaths.setdefault(person, days)

    def _born(self, match: Match) -> Born | None:
        first, stop = tokens_of(self._article, match.span)
        person, when = self._subject(match), self._when(match)
        if person and when and self._stands(first):
            return Born(person, (when,), "birth", first, stop)
        return None

    def _died(self, match: Match) -> Born | None:
        years, person = self._years(match), self._subject(match)
        if years is None or person is None:
            return None
        times = [time for time in self._times(years[1], before=0) if not time.parts.number]
        days = days_of(times[0]) if times else self._deaths.get(person)
        if days is None and self._is_perfect(match) and self._article.anchor:
            days = (self._article.anchor, self._article.anchor)
        return aged(person, years, (days,), "death") if days else None

    def _turned(self, match: Match) -> Born | None:
        years, days = self._years(match), days_of(self._time(match))
        person = self._subject(match)
        if years is None or person is None or days is None:
            return None
        age, first, stop = years
        born = (back(days[0], age), back(days[1], age))
        return Born(person, (born,), "birthday", first, stop)

    def _leading(self, match: Match) -> Born | None:
        years = self._years(match)
        _, stop = tokens_of(self._article, match.span)
        following = self._persons.between(stop, stop + NAME)
        if years and following and self._joins(stop, following[0]):
            return self._now(following[0].key, years)
        return None

    def _aged(self, match: Match) -> Born | None:
        years = self._years(match)
        first, stop = tokens_of(self._article, match.span)
        inside = self._persons.between(first, stop)
        person = inside[0].key if inside else self._subject(match)
        return self._now(person, years) if years and person and self._stands(first) else None

    def _alone(self, match: Match) -> Born | None:
        """An age that stands for a person: of no one else, as far as the article says."""
        years = self._years(match)
        first, _ = self._article.sentence_at(match.span.start)
        key = self._persons.meant_at(first) if self._is_alone(match) else None
        if years and key and self._is_new(years) and not self._meets_others(key, first):
            return self._now(key, years)
        return None

    def _is_alone(self, match: Match) -> bool:
        """True where nobody is named before in the sentence."""
        first, _ = self._article.sentence_at(match.span.start)
        return not self._persons.between(first, tokens_of(self._article, match.span)[0])

    def _was(self, match: Match) -> Born | None:
        years, person = self._years(match), self._subject(match)
        days = self._deaths.get(person) if person else None
        if not (years and person and days) or self._is_excused(years[1]):
            return None
        return aged(person, years, (days,), "death")

    # What they have in common.

    def _now(self, person: Key, years: Years) -> Born | None:
        """An age at publication, or at a time that is named close by."""
        _, first, _ = years
        if self._is_excused(first):
            return None
        day = self._article.anchor
        if day is None:
            day = date(2000, 1, 1)
            return aged(person, years, ((day, day),), "undated")
        named = [days for time in self._times(first, before=1) if (days := days_of(time))]
        return aged(person, years, ((day, day), *(d for d in named if d[0] < day)), "age")

    def _is_excused(self, first: int) -> bool:
        cued = self._article.cued(self._unless, self._article.sentence_of(first))
        return any(start <= first < end for start, end in cued)

    def _meets_others(self, person: Key, first: int) -> bool:
        """True where somebody without a name stands between the person's name and a token."""
        name = next(p for p in reversed(self._persons.between(0, first)) if p.key == person)
        words = self._article.tokens.words
        return any(
            fold(words[at]) in self._people and "," not in words[max(name.stop, at - 2) : at]
            for at in range(name.stop, first)
        )

    def _times(self, at: int, before: int) -> list[TimeToken]:
        """The times of a sentence and so many before it, without those of births."""
        first, stop = self._article.sentence_of(at)
        for _ in range(before):
            first, _ = self._article.sentence_of(max(0, first - 1))
        return [
            time
            for time in times_between(self._article, first, stop)
            if not any(start <= time.first < end for start, end in self._births)
        ]

    def _subject(self, match: Match) -> Key | None:
        """Whom a wording is about: the name before it, a pronoun's, or the name that follows."""
        article, persons = self._article, self._persons
        first, stop = tokens_of(article, match.span)
        if (own := persons.at(first)) is not None:
            return own.key
        begin, end = article.sentence_of(first)
        before = persons.between(begin, first)
        for at in range(first, max(begin, first - 4) - 1, -1):
            if persons.is_pronoun(at):
                return persons.meant_at(at)
        if before:
            return before[-1].key if self._reaches(before[-1].stop, first) else None
        words = article.tokens.words
        opens = not any(word[0].isalpha() for word in words[begin:first])
        if opens and persons.is_pronoun(stop):
            return persons.meant_at(begin)
        after = persons.between(stop, min(end, stop + AHEAD)) if opens else ()
        return after[0].key if after and "," in words[stop - 1 : after[0].first] else None

    def _stands(self, first: int) -> bool:
        """True for a wording that belongs to a name: in it, behind it, a mark or "was"."""
        if self._persons.at(first) or self._persons.at(first - 1):
            return True
        begin, _ = self._article.sentence_of(first)
        before = fold(self._article.tokens.word(first - 1))
        return (
            first == begin
            or before in self._be
            or before in ",;(—–"
            or (self._persons.is_pronoun(first - 1))
        )

    def _reaches(self, stop: int, first: int) -> bool:
        """True where what stands behind a name may be said of it."""
        words = [fold(word) for word in self._article.tokens.words[stop:first]]
        if self._blocks(stop, first):
            return False
        relative = [at for at, word in enumerate(words) if word in self._relatives]
        return not relative or relative[-1] <= 5

    def _blocks(self, first: int, stop: int) -> bool:
        return any(fold(word) in self._others for word in self._article.tokens.words[first:stop])

    def _joins(self, first: int, person: Person) -> bool:
        """True for a few plain words: "45-year-old harbour pilot Ida Marsh"; ", Ida Marsh," too."""
        tokens = self._article.tokens
        words = tokens.words[first : person.first]
        if words[1:] and words[-1] == "," and not tokens.word(person.stop).isalpha():
            words = words[:-1]
        plain = all(word[0].isalpha() or word == "-" for word in words)
        closed = self._prepositions.isdisjoint(map(fold, words))
        return plain and closed and not self._blocks(first, person.first)

    def _is_new(self, years: Years) -> bool:
        """True where the article has not given the age before, of whomever."""
        age, first, _ = years
        return not any(n.value == age for n in self._article.numbers if n.first < first)

    def _is_perfect(self, match: Match) -> bool:
        """True for "has died", which is news."""
        first, _ = tokens_of(self._article, match.span)
        return fold(self._article.tokens.word(first - 1)) in self._be

    def _years(self, match: Match) -> Years | None:
        """The age in a wording with its tokens."""
        span = slot_of(match, "age")
        number = number_in(self._article, span) if span else None
        if number is None or not 0 < number.value <= OLDEST or number.value != int(number.value):
            return None
        return int(number.value), number.first, number.stop

    def _time(self, match: Match) -> TimeToken | None:
        span = slot_of(match, "when")
        return time_in(self._article, span) if span else None

    def _when(self, match: Match) -> Days | None:
        """The days of a time that has its year."""
        time, span = self._time(match), slot_of(match, "when")
        if time is not None:
            return days_of(time) if time.parts.year is not None else None
        number = number_in(self._article, span) if span else None
        if number is None or not FIRST_YEAR <= number.value <= LAST_YEAR:
            return None
        return date(int(number.value), 1, 1), date(int(number.value), 12, 31)
