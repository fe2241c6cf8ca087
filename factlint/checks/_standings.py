"""Reads every number of things that says how many there were before, or are by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from factlint.checks._row_nouns import NOTHING, Noun, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.checks._row_words import ROW
from factlint.checks._standing_states import AHEAD, StandingStates
from factlint.extract import alphabet as symbols
from factlint.extract.tokens import Range
from factlint.rulebook.amounts import counted

BEHIND = 14
"""So many tokens behind a figure say what it is of."""
LISTED = 4
"""The tokens behind the figure of "three men and a woman"."""
TITLED = 2
"""So many tokens behind a noun, with a comma and a title, the name of it stands."""
PERSON = 6
"""So many tokens "a 34-year-old Dutch woman" has at most."""
FIGURES = (symbols.NUMBER, symbols.QUANTITY)


class Standing(msgspec.Struct, frozen=True):
    """So many, on the tokens of `place`: of those `BEFORE` something, or `NOW`.

    `head` is the noun, if there is one, `told` what the clause says besides, `narrow` what the
    noun has of its own. A `sure` one is said to count all that there were, "five
    of `them`" all that were told of. One without state, or of `part` of them, may count others.
    """

    low: float
    high: float | None
    place: Range
    sentence: Range
    clause: Range
    nth: int
    head: str
    told: Words
    narrow: Words
    window: Words
    names: Words
    state: str
    sure: bool = False
    row: bool = False
    them: bool = False
    often: bool = False
    others: bool = False
    then: bool = False
    closed: bool = False
    part: bool = False


class StandingReader(RowReader):
    """Reads the standings of one article."""

    def __init__(self, text: RowText) -> None:
        super().__init__(text)
        self._states = StandingStates(text)

    def read(self) -> Iterator[Standing]:
        """The numbers, of which words beside them may say that they are of before, or of now."""
        for sentence in self._article.sentence_ranges:
            figures = list(self._figures(sentence))
            for low, high, figure, stop in figures:
                ahead, behind = self._ahead(figure, sentence), self._behind(stop, sentence)
                state, sure = self._states.state((figure, stop), sentence, ahead, behind)
                has = ahead[-1:] and ahead[-1] in self._lists["perfect"] and not sure
                if has and not self._is_named(low, stop, sentence):
                    high = None if high is None else high + 1  # "have two sons"
                standing = self._standing(low, high, (figure, stop), sentence, state, sure)
                part = self._is_of_others(ahead, behind)
                yield msgspec.structs.replace(standing, part=part)

    def _is_named(self, low: float, stop: int, sentence: Range) -> bool:
        """True for "have one child, Prince Magnus": all that there are."""
        noun = self._text.noun(stop, sentence[1])
        some = self._words[noun.stop - 1] in self._lists["some"]
        if some or self._words[noun.stop : noun.stop + 1] != [","]:
            return False
        named = self._text.names(noun.stop + 1, sentence[1])
        return len(named) == low and named[0].first <= noun.stop + TITLED

    def _ahead(self, figure: int, sentence: Range) -> Sequence[str]:
        """The words of a clause before a figure, up to another one."""
        first = max(sentence[0], figure - AHEAD)
        marks = (at for at in range(figure - 1, first - 1, -1) if self._parts(at, ",;:"))
        return self._words[next(marks, first - 1) + 1 : figure]

    def _behind(self, stop: int, sentence: Range) -> Sequence[str]:
        """The words behind a figure, up to another one."""
        last = min(sentence[1], stop + BEHIND)
        marks = (at for at in range(stop, last) if self._parts(at, ";:"))
        return self._words[stop : next(marks, last)]

    def _parts(self, at: int, marks: str) -> bool:
        """True for a mark, or a number of another thing."""
        return self._words[at] in marks or self._article.tokens.symbols[at] in FIGURES

    def _is_of_others(self, ahead: Sequence[str], behind: Sequence[str]) -> bool:
        """True for a number of each year, a floor, a part of a whole or what is to come."""
        lists = self._lists
        parted = self._text.of.isdisjoint(ahead[-2:])  # "most of the 11"
        rough = parted and not lists["rough"].isdisjoint(ahead[-3:])
        apiece = not lists["apiece"].isdisjoint(behind[:5])
        if rough or apiece or not lists["more"].isdisjoint(behind[:1]):
            return True
        if self._is_joined(behind):
            return True
        staying = not lists["staying"].isdisjoint(behind[:3])
        rest = not lists["lone"].isdisjoint(ahead[-1:])  # "the other eight are men"
        return staying and (rest or not lists["others"].isdisjoint(behind[:2]))

    def _is_joined(self, behind: Sequence[str]) -> bool:
        """True for the three of "three women had been held, and a man"."""
        people = self._text.kinds["people"]
        return any(
            word in self._text.joins
            and not self._text.indefinite.isdisjoint(behind[at + 1 : at + 2])
            and not people.isdisjoint(map(self._text.stem, behind[at + 2 : at + 2 + PERSON]))
            for at, word in enumerate(behind)
        )

    def _figures(self, sentence: Range) -> Iterator[tuple[float, float | None, int, int]]:
        """The whole numbers of a sentence, with "once", "both" and "the only other"."""
        begin, end = sentence
        quantities = self._text.quantities(begin, end)
        for quantity in quantities:
            value = counted(quantity.value)
            plain = not (value.vague or value.ordinal) and value.unit in (None, "time")
            dashed = self._text.is_dashed(quantity.figure, quantity.stop)
            whole = isinstance(quantity.value.value, int) and value.low is not None
            if plain and whole and not dashed:
                assert value.low is not None
                more, stop = self._and_others(quantity.stop)
                high = None if value.high is None else value.high + more
                yield value.low + more, high, quantity.figure, stop
        taken = {at for q in quantities for at in range(q.first, q.stop)}
        for at in range(begin, end - 1):
            only = self._is_only(at)
            if only or (at not in taken and self._words[at] in self._lists["once"]):
                yield 1, 1, at, at + 1 + only
        if self._words[begin] in self._lists["none"] and begin not in taken:
            clause = self._text.clause(begin, sentence)
            if not self._lists["formerly"].isdisjoint(self._words[slice(*clause)]):
                yield 0, 0, begin, begin + 1

    def _and_others(self, stop: int) -> tuple[float, int]:
        """How many more are counted behind a figure: the one of "three men and a woman"."""
        words, people = self._words[stop : stop + LISTED], self._text.kinds["people"]
        led = len(words) == LISTED and words[1] in self._text.joins
        named = led and words[2] in self._text.indefinite
        both = named and {self._text.stem(words[0]), self._text.stem(words[3])} <= people
        return (1, stop + LISTED) if both else (0, stop)

    def _is_only(self, at: int) -> bool:
        """True for "the only other" one."""
        words = self._words[at : at + 2]
        only = words[0] in self._lists["only"] and words[-1] in self._lists["lone"]
        return only and not self._text.noun(at + 2, at + 2 + BEHIND).plural

    def _standing(
        self, low: float, high: float | None, place: Range, sentence: Range, state: str, sure: bool
    ) -> Standing:
        text, lists = self._text, self._lists
        noun = self._noun(place[1], sentence[1])
        if not noun.head:
            noun = self._tallied(place, sentence) or self._shared(place, sentence) or noun
        stop = max(noun.stop, place[1])
        clause = text.clause(place[0], sentence)
        over = (at for at in range(stop, clause[1]) if self._ends(at))
        clause = clause[0], next(over, clause[1])
        told = text.content(clause[0], place[0]) | text.content(stop, clause[1]) | noun.apart
        often = lists["often"].intersection(self._words[place[0] : place[1] + 1])
        told |= NOTHING if told or not often else text.content(*sentence)
        next_word = self._words[place[1] : place[1] + 1]
        along, them = bool(lists["along"] & {*next_word}), self._are_them(place)
        part = self._is_part(place, them)
        closed = self._states.is_closed(place[1], sentence)
        near = clause[0], text.tail(stop, sentence[1])
        windows = text.window(*clause), text.window(*near)
        return Standing(
            low=low,
            high=None if part or along or text.says("leading", (place[0] - 1, place[1])) else high,
            place=(place[0], stop),
            sentence=sentence,
            clause=clause,
            nth=text.article.sentence_number(place[0]),
            head=noun.head,
            told=told - {ROW},
            narrow=(noun.apart | self._places(stop, near[1])) - {ROW},
            window=NOTHING if along or closed else (windows[0] or windows[1]) - lists["then"],
            names=self._named(low, place, clause, sentence),
            state=state,
            sure=sure,
            row=ROW in told | noun.apart or bool(text.kinds["runs"] & told),
            them=them,
            often=bool(often),
            others=along or not (lists["others"] | lists["foregoing"]).isdisjoint(next_word),
            then=not lists["then"].isdisjoint(windows[0] | windows[1]),
            closed=closed,
        )

    def _named(self, low: float, place: Range, clause: Range, sentence: Range) -> Words:
        """Whom a clause names before a number, or else its sentence; not who are counted."""
        names = self._text.subject(clause[0], place[0]).names
        if self._words[clause[0]] not in self._lists["whose"]:
            names = names or self._text.subject(sentence[0], place[0]).names
        counted = self._are_counted(low, place, sentence)
        return NOTHING if counted else names - self._lists["none"]

    def _are_them(self, place: Range) -> bool:
        """True for "five of them"."""
        behind = self._words[place[1] : place[1] + 2]
        return bool(self._text.of & {*behind[:1]} and self._lists["them"] & {*behind[1:]})

    def _is_part(self, place: Range, them: bool) -> bool:
        """True for "five of the boats", and "five of those questioned", but not "all five of"."""
        behind = self._words[place[1] : place[1] + 3]
        those = "".join(behind[2:]).endswith(self._article.lexicon.dates.past_endings)
        part = bool(self._text.of & {*behind[:1]}) and (those or not them)
        return part and self._lists["whole"].isdisjoint(self._words[place[0] - 1 : place[0] + 1])

    def _are_counted(self, low: float, place: Range, sentence: Range) -> bool:
        """True behind the names of as many: "Hall, Bryce and Otero, the three who preceded her"."""
        stop = place[0] - 2
        if self._words[stop] != "," or self._words[stop + 1] not in self._text.articles:
            return False
        named = self._text.names(sentence[0], stop, openers=True)
        return bool(named) and named[-1].stop == stop and len(named) == low

    def _places(self, stop: int, tail: int) -> Words:
        """What narrows a number behind its noun: what stands behind a preposition, and names."""
        words, past = self._words, self._article.lexicon.dates.past_endings
        links = self._lists["links"] - self._lists["parting"] - self._lists["ways"]
        first = next((n for n in range(stop, tail) if words[n] in links), tail)
        between = words[stop:first]
        done = any(word.endswith(past) for word in between)
        if done != (not self._text.verbs.isdisjoint(between)):  # "strikes closed schools across"
            return NOTHING
        tail = next((n for n in range(first, tail) if words[n] in self._text.verbs), tail)
        return self._text.content(first, tail) - self._text.window(first, tail)

    def _ends(self, at: int) -> bool:
        """True for "without", and for an "and" of another clause."""
        anew = self._words[at + 1 : at + 2]
        return self._words[at] in self._lists["lacking"] or (
            self._words[at] in self._text.joins
            and not (self._text.verbs | self._lists["it"]).isdisjoint(anew)
        )

    def _tallied(self, place: Range, sentence: Range) -> Noun | None:
        """What a figure behind "the number of" it is of."""
        text = self._text
        for at in range(place[0] - 1, sentence[0], -1):
            if self._words[at] in text.of and self._words[at - 1] in self._lists["tallies"]:
                at += 1 + (self._words[at + 1] in text.articles)
                noun = text.noun(at, place[0])
                if self._words[noun.stop] in self._lists["owning"]:
                    noun = text.noun(noun.stop + 1, place[0])
                return Noun(noun.head, noun.apart, *place) if noun.head else None
        return None

    def _shared(self, place: Range, sentence: Range) -> Noun | None:
        """What a bare figure is of behind one of a whole: "41 of the cases …, and 23 *were*"."""
        if self._text.verbs.isdisjoint(self._words[place[1] : place[1] + 1]):
            return None
        for quantity in reversed(self._text.quantities(sentence[0], place[0])):
            if self._words[quantity.stop] in self._text.of:
                noun = self._noun(quantity.stop, place[0])
                return Noun(noun.head, noun.apart, *place) if noun.head else None
        return None

    def _noun(self, at: int, end: int) -> Noun:
        """What a figure is of: "three others", "five of them" and "once" have no noun."""
        words = self._words
        if self._text.stem(words[at - 1]) in self._text.kinds["people"]:  # "three men and a woman"
            return Noun(self._text.stem(min(self._lists["anybody"])), NOTHING, at, at)
        if words[at : at + 1] and words[at] in self._lists["others"]:
            return Noun("", NOTHING, at, at + 1)
        if words[at : at + 1] and words[at] in self._text.of:
            led = self._text.articles | self._lists["owning"] | self._lists["them"]
            at += 1 + (words[at + 1] in led if at + 1 < end else 0)
        noun = self._text.noun(at, end)
        past = self._article.lexicon.dates.past_endings
        participle = noun.stop == noun.first + 1 and words[noun.first].endswith(past)
        stated = noun.head in self._text.kinds["often"] | self._text.kinds["ellipses"]
        if not noun.head or participle or stated:
            return Noun("", NOTHING if participle else noun.apart, at, max(noun.stop, at))
        return noun
