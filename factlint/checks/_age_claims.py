"""All that may be an age or a birth, read generously, with the time that it most likely speaks of.

Whether two of them contradict each other is weighed by what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from factlint.checks._age_slots import AgeSlots
from factlint.checks._born import Born, Days, Years, aged, back, days_of, gap
from factlint.extract.article import Article, Match
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in, token_range
from factlint.extract.persons import Key
from factlint.extract.slots import slot_of
from factlint.rulebook.words import fold

SOMEBODY: Key = ("",)
NOW, ONCE, TURNING, BORN = "now", "once", "turning", "born"
CLAIMS = ("lately", "ahead", "turning", "once", "today")
"""The wordings of ages, those first that say most."""
PARTY = timedelta(days=45)
"""So long before or behind a birthday lies what is told with it."""
KEPT = timedelta(days=21)
"""So far from the day itself a birthday is celebrated."""
ABOUT = timedelta(days=90)
"""So far from publication a birthday lies of which no time is told."""
CLOCK_TIME = "clock time"
LINK = 3
"""So many tokens before an age "was" may stand."""
LIFE = timedelta(days=25 * 365)
"""A longer time begins with a birth and ends with a death."""
PRECISE = timedelta(days=500)
"""No longer is the stretch in which somebody was born, where a text tells it to some weeks."""
REACH = 18
"""So many tokens behind a word of birth its time may stand."""
WINDOW = 100
"""So many tokens around an age its time may stand."""


class Claim(msgspec.Struct, frozen=True):
    """An age or a birth, whomever it is about.

    `form` is how it is told: as of now, of once, as a birthday, or as a birth; `dated` where the
    text tells the time that it speaks of, `timed` where that is known. `others` are the stretches
    in which somebody was born if it speaks of another time. A birthday `turns` an age before what
    is told with it (-1), behind it (1), or at a time of its own (0). The time may be
    `borrowed` from another sentence.
    """

    born: Born
    form: str
    age: int = 0
    dated: bool = False
    timed: bool = True
    others: tuple[Days, ...] = ()
    turns: int = 0
    borrowed: bool = False

    @property
    def first(self) -> int:
        """Its first token."""
        return self.born.first

    @property
    def stop(self) -> int:
        """The token behind it."""
        return self.born.stop

    @property
    def is_precise(self) -> bool:
        """True where it tells the time that it speaks of to some weeks."""
        start, end = self.born.days[0]
        return end - start < PRECISE

    def gap(self, other: Claim) -> int:
        """How many days at least lie between the births that two say."""
        return gap(self.born.days[0], other.born.days[0])

    def disagrees(self, other: Claim) -> bool:
        """True where the two cannot be of one person; two births are another check's."""
        timed = self.form == other.form or (self.timed and other.timed)
        births = self.form == other.form == BORN
        same = self.age == other.age and TURNING not in (self.form, other.form)
        apart = self.gap(other) > 0 and not same
        return timed and not births and (apart or self.is_too_soon(other))

    def is_too_soon(self, other: Claim) -> bool:
        """True for an age that only the birthday to come brings, or that the past one ended."""
        one, two = (self, other) if other.turns else (other, self)
        aged = one.form == NOW or (one.form == ONCE and not two.dated)
        return aged and two.turns != 0 and one.age == two.age - (two.turns > 0)

    def may_meet(self, other: Claim) -> bool:
        """True where the two agree if one of them speaks of another time."""
        one, two = self.born.days[0], other.born.days[0]
        return any(gap(days, two) <= 0 for days in self.others) or any(
            gap(one, days) <= 0 for days in other.others
        )


class ClaimReader:
    """Reads the claims of one article; `deaths` are the days of those who died."""

    def __init__(
        self,
        article: Article,
        found: Mapping[str, Sequence[Match]],
        slots: AgeSlots,
        deaths: Sequence[Days],
    ) -> None:
        self._article, self._found, self._slots = article, found, slots
        self._deaths = deaths
        self._folded = article.tokens.folded
        self._be = article.grammar.listed("be")
        self._birthday = article.grammar.listed("age-birthday")
        self._articles = frozenset(map(fold, article.lexicon.numbers.articles))
        self._he = article.grammar.listed("person-pronoun")
        self._opening = article.grammar.listed("conjunction", "relative", "age-break")
        self._dying = article.grammar.listed("age-death")
        self._taken: set[int] = set()
        clocked = {e.first for e in article.excluded if e.kind == CLOCK_TIME}
        timed = (at for t in article.times for at in range(t.first, t.stop))
        priced = (q.figure for q in article.quantities if q.value.unit not in (None, "year"))
        self._measured = {*clocked, *timed, *priced}

    def read(self) -> list[Claim]:
        """All of them, in text order, one for each place."""
        by_place: dict[int, Claim] = {}
        for claim in self._births():
            place = set(range(claim.first, claim.stop))
            if self._taken.isdisjoint(place):
                by_place[claim.first] = claim
                self._taken |= place
        for name in CLAIMS:
            for match in self._found[name]:
                years = self._slots.years(match)
                if years and years[1] not in self._taken | self._measured:
                    by_place.setdefault(years[1], self._claim(name, years))
        return sorted(by_place.values(), key=lambda claim: claim.first)

    def _births(self) -> Iterator[Claim]:
        """Each word of birth with the first time that has a year behind it, or right before it."""
        for name in ("lived", "born", "own", "labels", "birth"):
            for match in self._found[name]:
                if place := self._birth(match):
                    days, first, stop = place
                    yield Claim(Born(SOMEBODY, (days,), "birth", first, stop), BORN, dated=True)

    def _birth(self, match: Match) -> tuple[Days, int, int] | None:
        first, stop = token_range(self._article, match.span)
        if slot_of(match, "age"):
            return None
        if slot_of(match, "when"):
            time, days = self._slots.time(match), self._slots.when(match)
            if time and days and days[1] - days[0] > LIFE:  # "(1931-2020)"
                days = (days[0], days[0].replace(month=12, day=31))
            return (days, first, stop) if days else None
        _, end = self._article.sentence_of(first)
        for time in times_in(self._article, (stop, min(end, stop + REACH))):
            days = days_of(time)
            if days and time.parts.year is not None:
                return days, first, time.stop
        return None

    def _claim(self, name: str, years: Years) -> Claim:
        """An age with the time that its wording speaks of."""
        form = {"today": NOW, "once": ONCE}.get(name, TURNING)
        times = self._times(years)
        near = self._nearest(years) if form != NOW else None
        days = near or (self._before(years[1]) if form == ONCE else None)
        dated = days is not None
        days = days or self._now()
        stretches = [self._stretch(name, years, each, dated=True) for each in (*times, self._now())]
        own = self._stretch(name, years, days, dated=dated)
        kind = "age" if not dated and form == NOW else "then"
        born = Born(SOMEBODY, (own,), kind, years[1], years[2])
        others = tuple(days for days in stretches if days != own)
        timed = dated or self._article.anchor is not None
        return Claim(
            born,
            form,
            years[0],
            dated,
            timed,
            others,
            self._turns(name, days),
            dated and near is None,
        )

    def _turns(self, name: str, days: Days) -> int:
        """Whether a birthday is told to come, or to be past."""
        if name in ("today", "once"):
            return 0
        now, _ = self._now()
        past = name == "lately" or (days[1] < now < days[1] + PARTY)
        return past - (name == "ahead" or now < days[0] < now + PARTY)

    def _stretch(self, name: str, years: Years, days: Days, *, dated: bool) -> Days:
        """When somebody was born who had an age, or a birthday, on some days."""
        if name == "lately":
            days = days[0] - PARTY, days[1]
        elif name == "ahead":
            days = days[0], days[1] + PARTY
        elif name == "turning" and not dated:
            days = days[0] - ABOUT, days[1] + ABOUT
        elif name == "turning" and self._is_kept(years[2]):
            days = days[0] - KEPT, days[1] + KEPT
        if name in ("lately", "ahead", "turning"):
            return back(days[0], years[0]), back(days[1], years[0])
        return aged(SOMEBODY, years, (days,), "").days[0]

    def _is_kept(self, stop: int) -> bool:
        """True for a birthday, which is celebrated some days before it or behind."""
        return self._folded[stop : stop + 1] != [] and self._folded[stop] in self._birthday

    def _now(self) -> Days:
        day = self._article.anchor or self._slots.SOME_DAY
        return day, day

    def _times(self, years: Years) -> list[Days]:
        """The times that an age may speak of: those of its sentence and the one before."""
        _, first, stop = years
        begin, end = self._article.sentence_of(first)
        before, _ = self._article.sentence_of(max(0, begin - 1))
        part = max(before, first - WINDOW), min(end, stop + WINDOW)
        told = (days for time in times_in(self._article, part) if (days := self._days(time)))
        now, _ = self._now()
        return [days for days in told if abs(now - days[1]) > PARTY]

    def _days(self, time: TimeToken) -> Days | None:
        indefinite = self._articles.intersection(self._folded[time.first - 1 : time.first + 1])
        if time.first in self._taken or indefinite:  # "a Friday"
            return None
        return self._slots.of_then(time)

    def _nearest(self, years: Years) -> Days | None:
        """The time of its own sentence that is nearest to an age."""
        _, first, stop = years
        begin, end = self._article.sentence_of(first)
        part = max(begin, first - WINDOW), min(end, stop + WINDOW)
        near = [
            (self._is_set_off(time.stop, first), max(time.first - stop, first - time.stop), days)
            for time in times_in(self._article, part)
            if (days := self._days(time)) and not self._are_parted(time.stop, first)
        ]
        return min(near)[2] if near else None

    def _is_set_off(self, stop: int, first: int) -> bool:
        """True for a comma between a time and an age: "who left on Monday, was 64 when"."""
        return "," in self._folded[stop:first]

    def _are_parted(self, stop: int, first: int) -> bool:
        """True for a clause that goes on with a noun: "in 2012 for frauds *he* committed at 45"."""
        return any(
            self._folded[at] in self._he
            and self._folded[at - 1].isalpha()
            and self._folded[at - 1] not in self._opening
            for at in range(stop + 1, first)
        )

    def _before(self, first: int) -> Days | None:
        """The only death, where its words speak of one; behind "was" the last time before it.

        It is of the death, too, where that is told last: "founded in 1974, has died. He was 76".
        """
        begin, end = self._article.sentence_of(first)
        before, _ = self._article.sentence_of(max(0, begin - 1))
        deaths = self._deaths if len(self._deaths) == 1 else []
        if deaths and not self._dying.isdisjoint(self._folded[begin:end]):
            return deaths[0]
        if self._be.isdisjoint(self._folded[max(begin, first - LINK) : first]):
            return None
        part = max(before, begin - WINDOW), begin
        times = [time for time in times_in(self._article, part) if self._days(time)]
        last = times[-1].stop if times else part[0]
        if not times or not self._dying.isdisjoint(self._folded[last:begin]):
            return deaths[0] if deaths else None
        return self._days(times[-1])
