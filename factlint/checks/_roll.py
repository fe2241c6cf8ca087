"""Lists that count: "the titles of 2016, 2018 and 2021" are three of before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from factlint.checks._row_fields import fields_of
from factlint.checks._row_nouns import Owner, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText, is_day
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

BETWEEN = 12
"""So many tokens stand between two times of one list."""
LONGEST = 5
"""So many tokens an item has at most that is no time."""
QUOTES = "\"“”'‘’"
YEAR = 4
FEW = 2
"""So many ordinals beside each other are no list."""
LEAD = 7
"""So many tokens before a list may say that it is of before."""
CALENDAR, WEEKDAY, NTH = "calendar", "weekday", "nth"


class Roll(msgspec.Struct, frozen=True):
    """So many items of a list, on the tokens of `place`.

    `told` is what its sentence says besides, `said` all that it says. A `cue` says that they were
    before, and of `closed` ones there were no more, a `whole` one has all the others. `days` are
    those of a list of days.
    """

    number: int
    place: Range
    sentence: Range
    nth: int
    told: Words
    said: Words
    owner: Owner
    cue: int
    closed: bool
    whole: bool = False
    days: tuple[date, ...] = ()


class RollReader(RowReader):
    """Reads the lists of one article that may be of what was before.

    Lists of names that no word leads are read too where they need not be `led`.
    """

    def __init__(self, text: RowText, *, led: bool = True) -> None:
        super().__init__(text)
        self._led = led
        self._shown = self._article.tokens.words
        self._breaks = text.joins | {","}
        self._kinds = {number.first: number.kind for number in self._article.numbers}
        self._ends = frozenset(number.stop for number in self._article.numbers)
        self._leads = self._lists["leads"]
        self._months = frozenset(fold(month) for month, _ in self._article.lexicon.dates.months)

    def read(self) -> Iterator[Roll]:
        """The longest list of each kind in each sentence."""
        for sentence in self._article.sentence_ranges:
            inside = self._words[slice(*sentence)]
            if self._text.joins.isdisjoint(inside) and ";" not in inside:
                continue
            runs = [
                *(self._people(sentence), self._times(sentence), self._aged(sentence)),
                *(self._named(sentence), self._medals(sentence), fields_of(self._text, sentence)),
            ]
            best = max(runs, key=len)
            if len(best) > 1 and not self._text.is_quoted(best[0][0]):
                yield self._roll(best, sentence)

    def _roll(self, items: Sequence[Range], sentence: Range) -> Roll:
        text, first = self._text, items[0][0]
        halves = [at for at in range(sentence[0], first) if self._words[at] == ";"]
        sentence = halves[-1] + 1 if halves else sentence[0], sentence[1]
        clause = text.clause(first, sentence)
        prior = text.says("before", sentence) or text.says("following", sentence)
        told = text.content(sentence[0], first) | text.content(items[-1][1], sentence[1])
        return Roll(
            len(items),
            (first, items[-1][1]),
            sentence,
            text.article.sentence_number(first),
            told,
            text.said_in(*sentence),
            text.subject(sentence[0], first),
            2 * prior + self._is_led(items, sentence),
            text.says("closed", clause),
            text.says("others", (items[-1][1], sentence[1])),
            self._days(items),
        )

    def _days(self, items: Sequence[Range]) -> tuple[date, ...]:
        """The days of a list that has nothing else."""
        times = [time for item in items for time in times_in(self._article, item)]
        days = tuple(t.value.start for t in times if is_day(t) and t.value and t.value.start)
        return days if len(days) == len(items) else ()

    def _times(self, sentence: Range) -> list[Range]:
        """The times of a sentence that follow each other, without days that are news."""
        runs: list[list[Range]] = [[]]
        kind = ""
        for first, stop, what in self._dates(sentence):
            gap = self._words[runs[-1][-1][1] : first] if runs[-1] else []
            anew = ";" in gap and not self._text.verbs.isdisjoint(gap)
            joined = (bool(self._breaks.intersection(gap)) or ";" in gap) and not anew
            apart = self._lists["parting"].intersection(gap) or not joined or len(gap) > BETWEEN
            if runs[-1] and (apart or what != kind):
                runs.append([])
            kind = what
            runs[-1].append((first, stop))
        best = max(runs, key=len)
        if best and self._is_nth(best[0][0], sentence[0]) and len(best) <= FEW:
            return []
        if any(self._is_of_several(first, sentence[0]) for first, _ in best):
            return []
        return [item for item in best if not self._is_lost(item, sentence)]

    def _is_of_several(self, at: int, begin: int) -> bool:
        """True for the 2023 of "one in 2021 and two in 2023", which is no item by itself."""
        linked = at - begin > 1 and self._words[at - 1] in self._lists["links"]
        return linked and at - 1 in self._ends

    def _is_lost(self, item: Range, sentence: Range) -> bool:
        """True for a time of what came to nothing, or began: "after losing in 2016"."""
        before = self._words[max(sentence[0], item[0] - 3) : item[0]]
        since = self._lists["since"].intersection(before[-1:])
        return bool(since or self._lists["failing"].intersection(before))

    def _dates(self, sentence: Range) -> Iterator[tuple[int, int, str]]:
        """The times of a sentence with their kinds; "3 and 17 March" are two."""
        begin, end = sentence
        times = {time.first: time for time in times_in(self._article, (begin, end))}
        at = begin
        while at < end:
            time = times.get(at)
            word = self._words[at]
            if time is not None and time.until is None:
                kind = _kind(time)
                if kind:
                    yield from ((*place, kind) for place in self._numbers(at, begin))
                    years = [n for n in range(time.first, time.stop) if self._is_year(n)]
                    both = len(years) > 1 and self._breaks.intersection(self._words[at : time.stop])
                    yield from ((n, n + 1, kind) for n in (years if both else ()))
                    if not both:
                        yield time.first, time.stop, kind
                at = time.stop
                continue
            month = word in self._months and self._shown[at][0].isupper()
            if time is None and (self._is_year(at) or month):
                yield at, at + 1, CALENDAR
            elif time is None and self._is_nth(at, begin):
                yield at, at + 1, NTH
            at += 1 if time is None else time.stop - at

    def _is_year(self, at: int) -> bool:
        word = self._words[at]
        return word.isdigit() and len(word) == YEAR and word[:1] in "12"

    def _numbers(self, at: int, begin: int) -> list[Range]:
        """The days that share the month behind them."""
        if not self._words[at].isdigit() or self._is_year(at):
            return []
        found: list[Range] = []
        place = at - 1
        while place > begin and (
            self._words[place] in self._breaks or self._words[place].isdigit()
        ):
            if self._words[place].isdigit():
                found.append((place, place + 1))
            place -= 1
        return found[::-1]

    def _is_nth(self, at: int, begin: int) -> bool:
        """True for one of "the first, the third and the sixth"."""
        following = self._words[at + 1 : at + 2]
        plain = self._kinds.get(at) in ("ordinal", "fraction")
        ended = not following or following[0] in self._breaks or following[0] in self._text.small
        held = at > begin and self._words[at - 1] in self._text.articles
        return plain and held and (ended or not following[0][0].isalpha())

    def _is_led(self, items: Sequence[Range], sentence: Range) -> bool:
        """True for names that stand behind what says that they were before: "after", "joins"."""
        lead = max(sentence[0], items[0][0] - LEAD), items[0][0]
        return self._text.says("before", lead) or self._text.says("following", lead)

    def _aged(self, sentence: Range) -> list[Range]:
        """Names that are each followed by an age: "Otis, 9, Wren, 6, and Silvie, 3"."""
        aside = self._article.grammar.listed("relative") | self._text.be | {","}
        found = []
        for at in range(sentence[0], sentence[1] - 2):
            if not self._shown[at][0].isupper() or self._words[at + 1] != ",":
                continue
            inside = range(at + 1, sentence[1])
            age = next((n for n in inside if self._words[n] not in aside), at)
            behind = self._words[age + 1 : age + 2]
            alone = not behind or not behind[0][0].isalpha() or behind[0] in self._text.joins
            if age in self._kinds and alone:
                found.append((at, age + 1))
        return found

    def _named(self, sentence: Range) -> list[Range]:
        """The items of a list of names, titles or medals."""
        begin, end = sentence
        best: list[Range] = []
        at = begin
        while at < end:
            items = self._items(at, end) if self._is_item(at) else []
            best = max(best, items, key=len)
            at = items[-1][1] if len(items) > 1 else at + 1
        return best if best and (not self._led or self._is_led(best, sentence)) else []

    def _people(self, sentence: Range) -> list[Range]:
        """Full names that are items, each with what is told of it: "Lowe, who left, and Reis"."""
        said = self._text.names(*sentence)
        opened = self._breaks | self._leads
        full = [n for n in said if len(n.keys) > 1]
        items = [(n.first, n.stop) for n in full if self._words[n.first - 1] in opened]
        if items and self._text.says("others", (items[-1][1], sentence[1])):
            opening = [(n.first, n.stop) for n in full if n.first == sentence[0]]
            return [*opening, *items]  # "Hill, who ran it, and Pryce are the only others"
        first = next((k for k, item in enumerate(items) if self._is_led([item], sentence)), None)
        listed = items[first:] if first is not None else []
        between = self._words[listed[-2][1] : listed[-1][0]] if len(listed) > 1 else []
        return listed if self._text.joins.intersection(between) else []

    def _medals(self, sentence: Range) -> list[Range]:
        """The medals of a sentence: "gold in the 200 metres, silver and another bronze"."""
        won = [at for at in range(*sentence) if self._words[at] in self._lists["medals"]]
        joined = all(self._breaks.intersection(self._words[one:two]) for one, two in pairwise(won))
        return [(at, at + 1) for at in won] if joined else []

    def _items(self, at: int, end: int) -> list[Range]:
        """The items of a list that begins at a token; the last one stands behind "and"."""
        found: list[Range] = []
        first = at
        for place in range(at, end):
            word, shown = self._words[place], self._shown[place]
            plain = shown[0].isupper() or not shown[0].isalpha() or self._shown[first][0] in QUOTES
            if not plain and word not in self._breaks and place > first:
                return []
            if word in self._breaks or place - first > LONGEST:
                if place == first or place - first > LONGEST or not self._is_item(first):
                    follows = place == first and word in self._text.joins
                    if not follows:
                        return []
                else:
                    found.append((first, place))
                first = place + 1
                if word in self._text.joins:
                    first += not self._lists["now"].isdisjoint(self._words[first : first + 1])
                    last = self._is_item(first) if first < end else False
                    return [*found, (first, first + 1)] if found and last else []
        return []

    def _is_item(self, at: int) -> bool:
        """True where a name or a title in quotation marks begins."""
        if at >= len(self._words):
            return False
        if self._words[at] in self._text.articles and at + 1 < len(self._words):
            at += 1
        shown, word = self._shown[at], self._words[at]
        return (shown[0].isupper() and word not in self._text.small) or shown[0] in QUOTES


def _kind(time: TimeToken) -> str:
    """Whether a time is of the calendar, or a weekday; neither for "this year"."""
    parts = time.parts
    if parts.day is not None or parts.month is not None or parts.year is not None:
        return CALENDAR
    return WEEKDAY if parts.weekday is not None else ""
