"""Whether a sentence speaks of an event as still to come or as done, by the words of a lexicon.

The words that tell of the event become one symbol, and the patterns of the lexicon say what
stands around it. Its verb may stand inside them ("the council *will vote* on it"), so that each
word that the declaration itself names is tried as the beginning, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from factlint.extract.alphabet import EVENT, FILLER
from factlint.extract.article import Article, Match
from factlint.extract.grammar import Grammar
from factlint.extract.passages import passage, times_in, token_range
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
        self._words = {
            name: grammar.compiler.compile(getattr(words, name))
            for name in words.__struct_fields__
            if name not in ("past_verbs", "archive")
        }
        self._unsure, self._other = self._words["unsure"], self._words["other"]
        self._told = self._words["told"]

    def read(self, article: Article, match: Match) -> Spoken | None:
        """How the sentence of a match speaks of its event; nothing when it does not say."""
        first, stop = token_range(article, match.span)
        part = passage(article, (first, stop))
        texts = [_Text.of(article, part, at, stop) for at in (first, *_heads(article, match))]
        whole = texts[0]
        if "?" in article.tokens.words[slice(*part)] or whole.has(self._unsure, self._other):
            return None
        if ahead := self._ahead(article, texts):
            past = self._is_history(article, part, texts)
            return None if past else Spoken("ahead", *ahead)
        done = self._done(article, texts, stop)
        return Spoken("done", *done) if done else None

    def is_told(self, article: Article, part: Range) -> bool:
        """True where somebody is said to have said it."""
        return self._told.search(article.tokens.plain, *part) is not None

    def _ahead(self, article: Article, texts: Sequence[_Text]) -> Range | None:
        whole = texts[0]
        found = whole.find(self._words["ahead"])
        if not found and not whole.has(self._words["governed"]):
            found = whole.find(self._words["ahead_subject"]) or self._dated(article, whole)
        verbs = (text.find(self._words["ahead_verb"]) for text in texts)
        return found or next(filter(None, verbs), None)

    def _dated(self, article: Article, text: _Text) -> Range | None:
        """The same in the present tense, beside a day that was ahead when it was published."""
        found = text.find(self._words["ahead_dated"])
        time = next(times_in(article, found), None) if found else None
        start = time.value.start if time and time.value else None
        return found if start and article.anchor and start > article.anchor else None

    def _is_history(self, article: Article, part: Range, texts: Sequence[_Text]) -> bool:
        """True where a plan is told as something past."""
        if any(text.has(self._words["moved"]) for text in texts):
            return True
        at = texts[0].at
        words = article.tokens.words
        rest = (*words[part[0] : at], *words[at + 1 : part[1]])
        return texts[0].has(self._words["before"]) and any(map(self._is_past, rest))

    def _done(self, article: Article, texts: Sequence[_Text], stop: int) -> Range | None:
        whole = texts[0]
        found = whole.find(self._words["done"])
        if not found and not whole.has(self._words["governed"]):
            found = whole.find(self._words["done_subject"])
        if found := found or self._after(whole):
            return found
        for text in texts:
            past = self._is_past(article.tokens.words[text.at])
            if past and not text.has(self._words["open_verb"]):
                return text.at, stop
        return None

    def _after(self, text: _Text) -> Range | None:
        """What follows upon the event, and is told as done."""
        found = text.find(self._words["done_after"])
        rest = text.behind(found[1], CLAUSE) if found else text
        return None if rest.has(self._words["pending"]) else found

    def _is_past(self, word: str) -> bool:
        word = fold(word)
        return word in self._past or (len(word) > 4 and word.endswith(self._past_endings))


class _Text(msgspec.Struct, frozen=True):
    """The symbols of a passage that begins at a token `offset`, with an event at `at`."""

    symbols: str
    offset: int
    at: int

    @classmethod
    def of(cls, article: Article, part: Range, first: int, stop: int) -> _Text:
        """A passage with one event on tokens `[first, stop)`."""
        symbols = article.tokens.symbols
        event = EVENT + FILLER * (stop - first - 1)
        return cls(symbols[part[0] : first] + event + symbols[stop : part[1]], part[0], first)

    def behind(self, token: int, most: int) -> _Text:
        """The next few words behind a token."""
        start = token - self.offset
        return _Text(self.symbols[start : start + most], token, self.at)

    def find(self, expression: re.Pattern[str]) -> Range | None:
        """Where an expression stands first."""
        found = expression.search(self.symbols)
        return (found.start() + self.offset, found.end() + self.offset) if found else None

    def has(self, *expressions: re.Pattern[str]) -> bool:
        """True when one of some expressions stands in it."""
        return any(expression.search(self.symbols) for expression in expressions)


def own_day(article: Article) -> date | None:
    """The day that an article is of: that of an old one where it says so, or none."""
    expression = _archive(article.grammar)
    if expression is None:
        return article.anchor
    for sentence in article.sentence_ranges:
        if found := expression.search(article.tokens.symbols, *sentence):
            inside = times_in(article, found.span())
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


def _heads(article: Article, match: Match) -> Iterator[int]:
    """The tokens of a match that its pattern names."""
    words = frozenset(_words(match.pattern.elements))
    for at in range(*token_range(article, match.span)):
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
