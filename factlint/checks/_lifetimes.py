"""Lengths until publication of the one thing near them that began at a time that is told.

When something began ("opened in 1974", "from 1998", "the charter, signed on 4 May 1972") and
when it ended are read by themselves, and so are lengths ("after 40 years of production", "in his
33 years on the podium", "the bicentennial"). Where the sentences around a length that lasts until
publication tell of one beginning and of one end at most, it is the time since that beginning. A
length that leads from any time there to another is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import msgspec

from factlint.checks._end_kinds import REACH, EndKinds
from factlint.checks._length_text import LengthText
from factlint.checks._length_words import MONTH, YEAR, LengthWords, Stretch
from factlint.checks._spans import UNITS, Days, Length
from factlint.checks._times import Time
from factlint.extract.passages import sentences_around
from factlint.extract.tokens import Range

AROUND = 3
"""So many sentences before and behind a length are read."""
FAR = 3
"""A length that is so many times another is of something else."""
TURN = 2
"""In so many months at either end of a year its neighbour is near."""


class LifetimeReader(LengthWords):
    """Reads the lengths that only one thing near them can have."""

    def __init__(self, text: LengthText) -> None:
        super().__init__(text)
        self._said, self._jubilees = text.said, text.jubilees
        self._of = text.article.grammar.listed("of")
        self._kinds = EndKinds(text.article, text.said)

    def read(self) -> Iterator[Stretch]:
        """The lengths that do not fit the one beginning near them."""
        if not self._article.times:
            return
        for length, kind in self._lengths():
            place = length.first, length.stop
            quoted = self._article.quoted(self._article.tokens.span(*place))
            if kind == "now" and length.high is not None:
                length = msgspec.structs.replace(length, high=length.high + 1)
            if quoted is None and not self._is_excused(place):
                stretch = self._stretch(length, kind)
                if stretch and stretch.wrong:
                    yield stretch

    # The lengths.

    def _lengths(self) -> Iterator[tuple[Length, str]]:
        """Every length, and whether it is an anniversary or until now."""
        taken: set[int] = set()
        for at, word in enumerate(self._article.tokens.folded):
            if years := self._jubilees.get(word):
                yield Length(years, years, "year", at, at + 1), "yearly"
        for match in self._found["yearly"]:
            if number := self._figure(match):
                taken.add(number.first)
                if self._is_now(number):
                    yield number, "yearly"
        for name, kind in (("running", "now"), ("agreed", "")):
            for match in self._found[name]:
                length = self._length(match) or self._figure(match)
                if length and length.first not in taken:
                    taken.add(length.first)
                    counted = any(n.stop == length.first for n in self._article.numbers)
                    if kind and not counted:
                        yield length, kind

    def _is_now(self, number: Length) -> bool:
        """True for an anniversary that is marked these days, of what was named behind it."""
        here = self._article.sentence_of(number.first)
        before = self._times.within(here[0], number.first)
        of = not self._of.isdisjoint(self._words(number.stop + 1, number.stop + 2))
        if of and any(self._times.is_past(time, MONTH) for time in before):
            return False
        times = self._times.within(*sentences_around(self._article, number.first, 1))
        recent = any(not self._times.is_past(time, MONTH) for time in times)
        return recent or self._is_present(number)

    # Their times.

    def _stretch(self, length: Length, kind: str) -> Stretch | None:
        """From the one beginning near a length to publication."""
        window = sentences_around(self._article, length.first, AROUND)
        if kind != "yearly" and self._fits(length, window):
            return None
        for reach in range(AROUND + 1):
            begun, ended = self._cued(sentences_around(self._article, length.first, reach), kind)
            if begun:
                break
        if len(begun) != 1 or len(ended) > 1:
            return None
        since, now = begun[0], self._article.anchor
        if now is None or any(self._times.is_past(time, MONTH) for time in ended):
            return None
        if kind == "yearly":
            return self._yearly(length, since)
        stretch = Stretch(length, since.days, (now, now), (since.place,))
        return stretch if _is_near(stretch) else None

    def _is_present(self, length: Length) -> bool:
        """True for a length until now: "has now served ten months"."""
        return self._article.says(self._cues["present"], self._article.sentence_of(length.first))

    def _yearly(self, length: Length, since: Time) -> Stretch | None:
        """Years are counted, not days; near the turn of a year its neighbour will do."""
        now = self._article.anchor
        if now is None or length.low is None or since.days[0].year != since.days[1].year:
            return None
        low = now.year - since.days[0].year - (now.month <= TURN)
        high = now.year - since.days[0].year + 1 * (now.month > 12 - TURN)
        here = self._article.sentence_of(length.first)
        coming = self._article.says(self._cues["coming"], here)
        times = self._times.within(*sentences_around(self._article, length.first, AROUND))
        fits = low <= length.low <= high + coming
        fits = fits or any(now.year + coming - length.low == t.days[0].year for t in times)
        own = (time for time in self._times.within(*here) if time != since)
        fits = fits or any(t.days[1].year - since.days[0].year == length.low for t in own)
        if fits or any(self._times.is_past(time, YEAR) for time in times if time != since):
            return None
        stretch = Stretch(length, since.days, (now, now), (since.place,), counted=True)
        return stretch if _is_near(stretch) else None

    def _cued(self, window: Range, sort: str) -> tuple[list[Time], list[Time]]:
        """The times in a window when something began and ended, once each."""
        begun: dict[Days, Time] = {}
        ended: dict[Days, Time] = {}
        before: Range | None = None
        for time in self._times.within(*window):
            kind = self._kinds.of(time.place, before, window[0])
            if sort == "now" and not kind and self._is_lately(time):
                kind = "begins"
            if kind and self._article.quoted(self._article.tokens.span(*time.place)) is None:
                (begun if kind == "begins" else ended).setdefault(time.days, time)
            before = time.place
        return list(begun.values()), list(ended.values())

    def _is_lately(self, time: Time) -> bool:
        begin, _ = self._article.sentence_of(time.first)
        words = self._words(max(begin, time.first - REACH), time.first)
        return not self._said["lately"].isdisjoint(words)

    def _fits(self, length: Length, window: Range) -> bool:
        """True for a length that leads from any time of a window to another, or to today."""
        days = [time.days for time in self._times.within(*window)]
        if (anchor := self._article.anchor) is not None:
            days.append((anchor, anchor))
        days.sort()
        return any(length.leads(*both) for both in combinations(days, 2))


def _is_near(stretch: Stretch) -> bool:
    """True where a length is not many times another, which is of something else."""
    low, high = stretch.length.low, stretch.length.high
    if low is None or high is None:
        return False
    said = low * UNITS[stretch.length.unit]
    most = (stretch.end[1] - stretch.start[0]).days
    fewest = (stretch.end[0] - stretch.start[1]).days
    return fewest > 0 and said <= FAR * most and fewest <= FAR * high * UNITS[stretch.length.unit]
