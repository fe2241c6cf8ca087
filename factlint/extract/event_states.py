"""Whether a sentence speaks of an event as still to come or as done, by the words of a lexicon.

The words that tell of the event become one symbol, and the patterns of the lexicon say what
stands around it. Its verb may stand inside them ("the council *will vote* on it"), so that each
word that the declaration itself names is tried as the beginning, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from factlint.extract.alphabet import EVENT, FILLER
from factlint.extract.article import Article, Match
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import EventStates
from factlint.rulebook.patterns import Choice, Element, Word
from factlint.rulebook.words import fold

CLAUSE = 6
"""How many words tell the tense of a clause."""
State = Literal["ahead", "done"]


class Spoken(msgspec.Struct, frozen=True):
    """An event as a sentence speaks of it, on the tokens that say so."""

    state: State
    first: int
    stop: int


class StateReader:
    """Reads the states of events in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words: EventStates = grammar.lexicon.event_states
        self._past_endings = grammar.lexicon.dates.past_endings
        self._past = frozenset(words.past_verbs)
        compiled = {
            name: grammar.compiler.compile(patterns)
            for name in words.__struct_fields__
            if name not in ("past_verbs", "archive") and (patterns := getattr(words, name))
        }
        self._compiled: dict[str, re.Pattern[str]] = compiled

    def read(self, article: Article, match: Match) -> Spoken | None:
        """How the sentence of a match speaks of its event; nothing when it does not say."""
        tokens = article.tokens
        first = bisect_left(tokens.starts, match.span.start)
        stop = bisect_left(tokens.starts, match.span.end)
        sentence = article.sentence_of(first)
        heads = list(_heads(article, match, first, stop))
        whole = _marked(tokens.symbols, first, stop)
        marks = [(whole, first), *((_marked(tokens.symbols, at, stop), at) for at in heads)]
        if "?" in tokens.words[slice(*sentence)] or self._finds("unsure", whole, sentence):
            return None
        if self._finds("other", whole, sentence):
            return None
        if ahead := self._ahead(article, marks, sentence):
            past = self._is_history(article, marks, sentence)
            return None if past else Spoken("ahead", *ahead)
        done = self._done(article, marks, sentence, stop)
        return Spoken("done", *done) if done else None

    def _ahead(
        self, article: Article, marks: list[tuple[str, int]], sentence: Range
    ) -> Range | None:
        whole = marks[0][0]
        found = self._search("ahead", whole, sentence)
        if not found and not self._finds("governed", whole, sentence):
            found = self._search("ahead_subject", whole, sentence) or self._dated(
                article, whole, sentence
            )
        verbs = (self._search("ahead_verb", marked, sentence) for marked, _ in marks)
        return found or next(filter(None, verbs), None)

    def _dated(self, article: Article, marked: str, sentence: Range) -> Range | None:
        """The same in the present tense, beside a day that was ahead when it was published."""
        found = self._search("ahead_dated", marked, sentence)
        for time in article.times:
            if found and found[0] <= time.first < found[1] and time.value and article.anchor:
                start = time.value.start
                return found if start is not None and start > article.anchor else None
        return None

    def _is_history(self, article: Article, marks: list[tuple[str, int]], sentence: Range) -> bool:
        """True where a plan is told as something past."""
        if any(self._finds("moved", marked, sentence) for marked, _ in marks):
            return True
        if not self._finds("before", marks[0][0], sentence):
            return False
        rest = article.tokens.words[sentence[0] : marks[0][1]]
        rest += article.tokens.words[marks[0][1] + 1 : sentence[1]]
        return any(map(self._is_past, rest))

    def _done(
        self,
        article: Article,
        marks: list[tuple[str, int]],
        sentence: Range,
        stop: int,
    ) -> Range | None:
        whole = marks[0][0]
        found = self._search("done", whole, sentence)
        if not found and not self._finds("governed", whole, sentence):
            found = self._search("done_subject", whole, sentence)
        found = found or self._after(whole, sentence)
        if found:
            return found
        for marked, at in marks:
            if self._is_past(article.tokens.words[at]) and not self._finds(
                "open_verb", marked, sentence
            ):
                return at, stop
        return None

    def _after(self, marked: str, sentence: Range) -> Range | None:
        """What follows upon the event, and is told as done."""
        found = self._search("done_after", marked, sentence)
        rest = (found[1], min(found[1] + CLAUSE, sentence[1])) if found else sentence
        return None if self._finds("pending", marked, rest) else found

    def as_declared(self, article: Article, match: Match, state: State) -> Spoken:
        """The state that a pattern of the declaration itself gives."""
        starts = article.tokens.starts
        return Spoken(
            state, bisect_left(starts, match.span.start), bisect_left(starts, match.span.end)
        )

    def is_told(self, article: Article, sentence: Range) -> bool:
        """True where somebody is said to have said it."""
        return self._finds("told", article.tokens.plain, sentence)

    def _is_past(self, word: str) -> bool:
        word = fold(word)
        return word in self._past or (len(word) > 4 and word.endswith(self._past_endings))

    def _finds(self, name: str, symbols: str, sentence: Range) -> bool:
        return self._search(name, symbols, sentence) is not None

    def _search(self, name: str, symbols: str, sentence: Range) -> Range | None:
        expression = self._compiled.get(name)
        found = expression.search(symbols, *sentence) if expression else None
        return found.span() if found else None


def own_day(article: Article) -> date | None:
    """The day that an article is of: that of an old one where it says so, or none."""
    expression = _archive(article.grammar)
    if expression is None:
        return article.anchor
    for sentence in article.sentence_ranges:
        if found := expression.search(article.tokens.symbols, *sentence):
            inside = (t for t in article.times if found.start() <= t.first < found.end())
            return next((time.value.start for time in inside if time.value), None)
    return article.anchor


@lru_cache(maxsize=8)
def _archive(grammar: Grammar) -> re.Pattern[str] | None:
    patterns = grammar.lexicon.event_states.archive
    return grammar.compiler.compile(patterns) if patterns else None


@lru_cache(maxsize=8)
def state_reader(grammar: Grammar) -> StateReader:
    """The reader of a language, made once."""
    return StateReader(grammar)


def _marked(symbols: str, first: int, stop: int) -> str:
    """Symbols with one event on tokens `[first, stop)`."""
    return symbols[:first] + EVENT + FILLER * (stop - first - 1) + symbols[stop:]


def _heads(article: Article, match: Match, first: int, stop: int) -> Iterator[int]:
    """The tokens of a match that its pattern names, behind the first token."""
    words = frozenset(_words(match.pattern.elements))
    for at in range(first, stop):
        word = fold(article.tokens.words[at])
        if any(word.startswith(w.text) if w.stem else word == w.text for w in words):
            yield at


def _words(elements: Iterable[Element]) -> Iterator[Word]:
    for element in elements:
        if isinstance(element, Word):
            yield element
        elif isinstance(element, Choice):
            for option in element.options:
                yield from _words(option)
