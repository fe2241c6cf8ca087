"""Reads the lengths of what began and ended at times that stand elsewhere.

"Work began in March 2018 and was completed in March 2022. The five-year project" is four years,
and "has held office since 2004 … his twelve years in power" more than twelve. A sentence and the
one before it must have one beginning and one end at most, and no other time that is past.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.checks._length_text import LengthText
from factlint.checks._length_words import MONTH, LengthWords, Stretch
from factlint.checks._spans import YEAR, Days, Length
from factlint.checks._times import Time
from factlint.extract.article import Match
from factlint.extract.passages import token_range
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import Words
from factlint.rulebook.words import fold_all

OPENING = 3
"""So many tokens of a sentence stand before what goes on with the one before."""
SHORT = 2
"""A word of so many letters names nothing."""
LINKED = 3
"""So many tokens behind "after" its noun may stand."""
BEHIND = 8
"""So many tokens behind a verb its time may stand."""


class PassingReader(LengthWords):
    """Reads an article by the wordings of a rule, and the `links` of verbs and nouns."""

    def __init__(self, text: LengthText, links: tuple[Words, ...]) -> None:
        super().__init__(text)
        self._links = [fold_all(words) for words in links]
        listed = text.article.grammar.listed
        self._closed = listed("article-the", "be", "have", "preposition", "person-pronoun", "last")

    def read(self) -> Iterator[Stretch]:
        """All lengths with the times that they lead from and to."""
        readers: tuple[tuple[str, Callable[[Match], Stretch | None]], ...] = (
            ("spanning", self._spanning),
            ("term", self._term),
            ("tenure", self._tenure),
            ("nth", self._nth),
            ("drought", self._drought),
            ("linked", self._linked),
        )
        for name, reader in readers:
            for match in self._found[name]:
                excused = self._is_excused(token_range(self._article, match.span))
                excused = excused or self._article.quoted(match.span) is not None
                if stretch := None if excused else reader(match):
                    yield stretch

    # Each wording.

    def _spanning(self, match: Match) -> Stretch | None:
        """A length of what has both its beginning and its end beside it."""
        length, place = self._length(match), token_range(self._article, match.span)
        here = self._article.sentence_of(place[0])
        closes = self._words(place[1], place[1] + 1) in ([], ["."], [";"])
        if length is None or (match.pattern.slots[-1] == "end" and not closes):
            return None
        if both := self._both(here, place):
            return _stretch(length, *both)
        window = self._window(here)
        goes_on = place[0] - here[0] <= OPENING and not self._past(here, [], place)
        both = self._both(window, place) if window != here and goes_on else None
        return _stretch(length, *both) if both else None

    def _term(self, match: Match) -> Stretch | None:
        """A length that something was agreed for, with the time when it runs out."""
        length, times = self._length(match), self._times_in(match)
        here = self._article.sentence_at(match.span.start)
        window = here if self._events("expiry", here) else self._window(here, behind=True)
        ends = self._events("expiry", window)
        if length is None or len(times) != 1 or len(ends) != 1:
            return None
        others = [t for t in self._times.within(*window) if t.first != times[0].first]
        return _stretch(length, times[0], ends[0]) if others == ends else None

    def _tenure(self, match: Match) -> Stretch | None:
        """A length of what still goes on."""
        length, place = self._length(match), token_range(self._article, match.span)
        since = self._ongoing(place) if length else None
        return self._now(match, length, since) if length and since else None

    def _nth(self, match: Match) -> Stretch | None:
        """Years are counted, the first one too: "now in its third year"."""
        number, place = self._figure(match), token_range(self._article, match.span)
        anchor = self._article.anchor
        since = self._ongoing(place) if number and anchor else None
        if since is None or number is None or anchor is None or number.low is None:
            return None
        low, high = ((anchor - day).days // YEAR + 1 for day in reversed(since.days))
        counted = anchor.year - since.days[0].year + 1
        if low - 1 <= number.low <= max(high, counted) + 1 or since.days[0] > anchor:
            return None
        return Stretch(number, since.days, (anchor, anchor), (since.place,), counted=True)

    def _ongoing(self, place: Range) -> Time | None:
        """When that began which still goes on: in its sentence, or the one before or behind."""
        here = self._article.sentence_of(place[0])
        opens = place[0] - here[0] <= OPENING
        windows = [here, self._window(here)] if opens else [here]
        if not opens:
            windows.append(self._window(here, behind=True))
        for window in windows:
            begun = self._events("began", window) or self._events("since", window)
            if self._events("ended", window) or len(begun) > 1:
                return None
            if begun:
                alone = not self._past(window, begun, place)
                sure = self._events("since", window) or self._says_now(here)
                return begun[0] if alone and sure else None
        return None

    def _drought(self, match: Match) -> Stretch | None:
        """How long something had not come about, with the time when it last did."""
        length, place = self._length(match), token_range(self._article, match.span)
        here = self._article.sentence_of(place[0])
        if length is None or self._past(here, self._events("last", here), place):
            return None
        for window in (here, self._window(here, behind=True), self._window(here)):
            lasts = self._events("last", window)
            found = [m for m in self._found["last"] if self._is_in(m, window)]
            if len(lasts) == 1 and self._is_of(found[0], here):
                alone = not self._past(window, lasts, place)
                return self._now(match, length, lasts[0]) if alone else None
        return None

    def _linked(self, match: Match) -> Stretch | None:
        """A length after what another word of the sentence gives the time of."""
        length, (first, stop) = self._length(match), token_range(self._article, match.span)
        begin, end = self._article.sentence_of(first)
        nouns = self._words(stop, min(end, stop + LINKED))
        group = next((words for words in self._links if words & set(nouns[:1])), frozenset())
        verbs = [at for at in range(begin, first) if self._words(at, at + 1)[0] in group]
        starts = self._times.within(verbs[0], verbs[0] + BEHIND) if len(verbs) == 1 else []
        if length is None or not starts or self._times.within(stop, end):
            return None
        others = [t for t in self._times.within(begin, first) if t.first != starts[0].first]
        if len(others) != 1:
            return None
        forward = starts[0].days[0] < others[0].days[0]
        return _stretch(length, starts[0], others[0]) if forward else None

    # What stands around a length.

    def _window(self, here: Range, *, behind: bool = False) -> Range:
        """A sentence together with the one before it or behind it, of one paragraph or two."""
        first, stop = here
        if behind:
            last = len(self._article.tokens.words) - 1
            return first, self._article.sentence_of(min(stop, last))[1]
        return self._article.sentence_of(max(0, first - 1))[0], stop

    def _events(self, name: str, window: Range) -> list[Time]:
        """The times of the wordings of one kind on some tokens."""
        times = {
            time.first: time
            for match in self._found[name]
            if self._is_in(match, window) and self._article.quoted(match.span) is None
            for time in self._times_in(match)
        }
        return [times[first] for first in sorted(times)]

    def _is_in(self, match: Match, window: Range) -> bool:
        return window[0] <= token_range(self._article, match.span)[0] < window[1]

    def _both(self, window: Range, place: Range) -> tuple[Time, Time] | None:
        """The one beginning and the one end in a window, where there is no third time."""
        begins, ends = self._events("began", window), self._events("ended", window)
        if len(begins) != 1 or len(ends) != 1:
            return None
        if self._past(window, [*begins, *ends], place) or begins[0].days[0] > ends[0].days[1]:
            return None
        return begins[0], ends[0]

    def _past(self, window: Range, known: Sequence[Time], place: Range) -> list[Time]:
        """The other times in a window that are not of these days."""
        return [
            time
            for time in self._times.within(*window)
            if not any(time.first < k.stop and k.first < time.stop for k in known)
            and not place[0] <= time.first < place[1]
            and self._times.is_past(time, MONTH)
        ]

    def _says_now(self, here: Range) -> bool:
        return self._article.says(self._cues["going"], here)

    def _is_of(self, last: Match, here: Range) -> bool:
        """True where "his last goal" is of a thing that the other sentence names, too."""
        first, stop = token_range(self._article, last.span)
        if here[0] <= first < here[1]:
            return True
        said = {word for word in self._words(*here) if len(word) > SHORT}
        named = set(self._words(first, stop))
        return bool(named & (said | self._article.grammar.listed("one-like")) - self._closed)


def _stretch(length: Length, start: Time, end: Time) -> Stretch:
    days: Days = end.days
    return Stretch(length, start.days, days, (start.place, end.place))
