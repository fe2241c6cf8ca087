"""Ordinals of one event in the articles of a run: its seventh veto here, its ninth there.

Articles tell of one event where its day, what is counted and the time of the row are the same,
and where they share a name and words besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from factlint.checks._occasions import Occasion
from factlint.checks._one_event import EVENT, JOINT, EventReader, shared
from factlint.checks._row_nouns import Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_text import RowText
from factlint.extract.tokens import Range
from factlint.model import Assertion, Quantity
from factlint.rulebook.words import fold

OWN = "="
"""Stands before the name of who or what is the third."""
SHARED, NEXT = 3, 5
"""So many words both tell of one event, and so many where one ordinal is the other's next."""
LOOSE = 8
"""An ordinal without a noun may be of so many words of its clause."""


class EventRows(RowReader):
    """Reads the ordinals of events in one article."""

    def __init__(self, text: RowText) -> None:
        super().__init__(text)
        self._events = EventReader(self._article, self._content, self._lists["since"])
        months = frozenset(fold(month) for month, _ in self._article.lexicon.dates.months)
        self._times = months | self._lists["seasons"] | self._lists["since"]
        self._people = text.kinds["people"] | text.kinds["persons"]

    def read(self, rule: str, occasions: Sequence[Occasion]) -> Iterator[Assertion]:
        """Each ordinal with its day, by what is counted, with the words around it."""
        for occasion in occasions:
            days = sorted(self._days(occasion)) if self._is_of_event(occasion) else []
            if not days:
                continue
            span = self._article.tokens.span(*occasion.place)
            number = Quantity(occasion.number, occasion.number, occasion.number, ordinal=True)
            told = self._told(occasion)
            for day in days:
                for head in sorted(self._subjects(occasion)):
                    yield Assertion(
                        rule=rule,
                        subject=head,
                        value=number,
                        location=self._article.document.locate(span),
                        story=self._article.story,
                        scope=EVENT,
                        qualifiers=(day.isoformat(), *sorted(self._window(occasion))),
                        as_of=day,
                        sentence=" ".join(sorted(told - {head})),
                    )

    def _content(self, tokens: Range) -> Words:
        return self._text.content(*tokens)

    def _is_of_event(self, occasion: Occasion) -> bool:
        """True for the ordinal of what happened once; "a third" may be one of several."""
        other = occasion.rank or occasion.also or occasion.past or occasion.row or occasion.vague
        named = occasion.number > 1 and len(occasion.heads) <= LOOSE
        return named and not other and occasion.doubts <= {"thing"}

    def _days(self, occasion: Occasion) -> set[date]:
        own = self._events.own_days(occasion.sentence)
        return own & {occasion.day} or self._events.days(occasion.sentence)

    def _is_of_people(self, occasion: Occasion) -> bool:
        return bool(occasion.heads & self._people)

    def _subjects(self, occasion: Occasion) -> Words:
        """What is counted; of people, what they did or suffered, too."""
        names = self._text.name_keys(*occasion.sentence)
        heads = occasion.heads
        if self._is_of_people(occasion):
            heads |= occasion.apart | (occasion.narrow - occasion.window)
            heads -= self._text.kinds["persons"]
        return heads - frozenset(map(self._text.stem, names))

    def _window(self, occasion: Occasion) -> Words:
        """The time of a row, in words that do not hang on how it is told."""
        known = frozenset(w for w in occasion.window if w in self._times or w.isdigit())
        return frozenset(map(self._text.stem, known or occasion.window))

    def _told(self, occasion: Occasion) -> Words:
        """The names and words around an ordinal; of people, who may die together, only names."""
        people = self._is_of_people(occasion)
        told = self._events.told(occasion.sentence, words=not people)
        return (told - occasion.window) | {OWN + key for key in occasion.holder}


def contradictions(assertions: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """The pairs of two articles that give one event two ordinals."""
    for one, two in combinations(assertions, 2):
        apart = one.location.path != two.location.path
        if apart and one.value != two.value and _are_one(one, two):
            yield one, two


def _are_one(first: Assertion, second: Assertion) -> bool:
    """True for two articles that share a name, and words enough."""
    one, two = first.value, second.value
    assert isinstance(one, Quantity) and isinstance(two, Quantity)
    if all(_is_stranger(*both) for both in ((first, second), (second, first))):
        return False
    beside = one.low is not None and two.low is not None and abs(one.low - two.low) == 1
    names, words = shared(first, second)
    return bool(names) and words >= (NEXT if beside else SHARED)


def _is_stranger(one: Assertion, other: Assertion) -> bool:
    """True where another article does not name who or what is the third in one: Storm Ada."""
    own = {word.removeprefix(OWN) for word in one.sentence.split() if word[0] == OWN}
    told = other.sentence.replace(JOINT, " ").casefold().split()
    return bool(own) and own.isdisjoint(told)
