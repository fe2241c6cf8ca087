"""Whether a sentence speaks of an event as still to come or as done.

Two things tell: wordings of the lexicon around the event ("the planned summit"), for which the
words that tell of it become one symbol, and the tense of its clause and of what governs it
(`event_clauses`). Its verb may stand inside its words ("the council *will vote* on it"), so that
each word that the declaration itself names is tried as the beginning, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from factlint.extract.article import Article, Match
from factlint.extract.event_clause import MARKS
from factlint.extract.event_clauses import clause_reader
from factlint.extract.event_text import EventText, Spoken, State, compiled
from factlint.extract.grammar import Grammar
from factlint.extract.passages import passage, times_in, token_range
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.patterns import Choice, Element, Word
from factlint.rulebook.words import fold

CLAUSE = 6
"""How many words tell the tense of a clause."""
MODIFIERS = 5
"""So many words stand at most from the article to an event: "the long-delayed opening"."""
DENIED = 2
"""How far behind its denial a verb stands: "have not *all* voted"."""
BESIDE = 6
"""How far from an event its day may stand."""


class StateReader:
    """Reads the states of events in one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = compiled(grammar)
        self._verbs = verb_reader(grammar)
        self._clauses = clause_reader(grammar)
        self._arranged = frozenset(map(fold, grammar.lexicon.event_states.arranged))
        self._aimed = frozenset(map(fold, grammar.lexicon.event_states.aimed))
        self._inversions = frozenset(map(fold, grammar.lexicon.sequence.inversions))
        self._no_effect = frozenset(map(fold, grammar.lexicon.event_states.no_effect))
        self._breaks = frozenset(map(fold, grammar.lexicon.event_states.breaks))
        self._articles = grammar.listed("article-the")
        self._deadlines = frozenset(map(fold, grammar.lexicon.event_states.deadlines))

    def read(
        self, article: Article, match: Match, *, over: bool = True, told: bool = False
    ) -> Spoken | None:
        """How the sentence of a match speaks of its event; nothing when it does not say.

        An event that is not `over` after its last declared day may still be said to last. With
        `told` to announce it is to do it.
        """
        first, stop = token_range(article, match.span)
        part = passage(article, (first, stop))
        heads = list(_heads(article, match))
        texts = [EventText.of(article, part, at, stop) for at in (first, *heads)]
        whole = texts[0]
        if self._is_unsure(article, whole):
            return None
        if self._clauses.is_supposed(article, whole):
            return self._clauses.supposed(article, match, whole, over=over)
        if led := self._clauses.led(article, match, whole):
            return self._unmoved(article, texts, led)
        if ahead := self._ahead(article, texts, over=over):
            past = self._is_history(article, texts, ahead)
            return None if past else Spoken("ahead", *ahead)
        if done := self._done(article, texts, stop):
            return Spoken("done", *done)
        if announced := whole.find(self._words["announced"]) if told else None:
            return Spoken("done", *announced)
        governed = self._clauses.governed(article, match, whole)
        return self._unmoved(article, texts, governed) if governed else None

    def read_as(self, article: Article, match: Match, state: State) -> Spoken | None:
        """The same for words that tell the state themselves, where the sentence is sure of it."""
        first, stop = token_range(article, match.span)
        text = EventText.of(article, passage(article, (first, stop)), first, stop)
        undone = state == "done" and text.has(self._words["open_verb"])
        supposed = self._clauses.is_supposed(article, text)
        return (
            None
            if undone or supposed or self._is_unsure(article, text)
            else Spoken(state, first, stop)
        )

    def read_amid(self, article: Article, match: Match) -> Spoken | None:
        """The same of an event that goes on, of which neither may be said."""
        place = token_range(article, match.span)
        text = EventText.of(article, passage(article, place), *place)
        if self._is_unsure(article, text):
            return None
        if ahead := text.find(self._words["unbegun"]):
            told_on = article.tokens.word(place[1]) in MARKS
            other = ahead[0] == text.at and text.has(self._words["governed"]) and not told_on
            past = other or self._is_history(article, [text], ahead)
            return None if past else Spoken("ahead", *ahead)
        belongs = text.has(self._words["belongs"], self._words["until"])
        if belongs or self._clauses.is_supposed(article, text):
            return None
        done = text.find(self._words["finished"])
        return Spoken("done", *done) if done else None

    def read_effected(self, article: Article, match: Match) -> Spoken | None:
        """Words that say of an announced event that it took effect, where they are sure of it."""
        place = token_range(article, match.span)
        text = EventText.of(article, passage(article, place), *place)
        found = text.find(self._words["effected"])
        governed = text.has(self._words["governed"]) and not text.has(self._words["upon"])
        if found is None or governed or self._is_unsure(article, text):
            return None
        before = article.tokens.folded[text.part[0] : found[1]]
        return Spoken("done", *found) if self._no_effect.isdisjoint(before) else None

    def _is_unsure(self, article: Article, text: EventText) -> bool:
        """True for a question, a condition, a denial, and another event of the kind."""
        words = article.tokens.words[slice(*text.part)]
        asked = "?" in words or fold(words[0]) in self._inversions
        return asked or text.has(*(self._words[name] for name in ("unsure", "other", "answers")))

    def is_beside(self, article: Article, time: Range, place: Range) -> bool:
        """True for a time of the same clause as a place that is no deadline: not "by 2030"."""
        words = article.tokens.words
        if fold(article.tokens.word(time[0] - 1)) in self._deadlines:
            return False
        if time[0] - article.sentence_of(place[0])[0] <= 1:
            return True
        between = (time[1], place[0]) if time[0] < place[0] else (place[1], time[0])
        if self._is_of_plan(words[slice(*between)]):
            return False
        return between[1] - between[0] <= BESIDE and MARKS.isdisjoint(words[slice(*between)])

    def _is_of_plan(self, words: Sequence[str]) -> bool:
        """True for "first proposed in", where the day is that of a plan, but not "planned for"."""
        folded = [fold(word) for word in words]
        return not self._arranged.isdisjoint(folded) and folded[-1] not in self._aimed

    def is_told(self, article: Article, time: Range, part: Range) -> bool:
        """True where somebody is said to have said it at a time of its clause."""
        tokens = article.tokens
        for found in self._words["told"].finditer(tokens.plain, *part):
            start, stop = found.span()
            between = (time[1], start) if time[0] < start else (stop, time[0])
            free = self._breaks.isdisjoint(tokens.folded[slice(*between)])
            if free and not self._verbs.read(article, between):
                return True
        return False

    def _ahead(self, article: Article, texts: Sequence[EventText], *, over: bool) -> Range | None:
        whole = texts[0]
        found = whole.find(self._words["ahead"])
        if not found and not whole.has(self._words["governed"]):
            found = whole.find(self._words["ahead_subject"]) or self._dated(article, whole)
            if over:
                found = found or whole.find(self._words["ahead_lasting"])
        verbs = (text.find(self._words["ahead_verb"]) for text in texts)
        return found or next(filter(None, verbs), None)

    def _dated(self, article: Article, text: EventText) -> Range | None:
        """The same in the present tense, beside a day that was ahead when it was published."""
        found = text.find(self._words["ahead_dated"]) or self._bare(article, text)
        time = next(iter(times_in(article, found)), None) if found else None
        start = time.value.start if time and time.value else None
        return found if start and article.anchor and start > article.anchor else None

    def _bare(self, article: Article, text: EventText) -> Range | None:
        """An event beside a day where no verb before it in the clause is what that day is of."""
        found = text.find(self._words["ahead_bare"])
        verbs = self._verbs.read(article, (text.part[0], text.at)) if found else ()
        words = article.tokens.words
        free = all(not MARKS.isdisjoint(words[verb.stop : text.at]) for verb in verbs)
        return found if free else None

    def _is_history(self, article: Article, texts: Sequence[EventText], ahead: Range) -> bool:
        """True where a plan is told as something past."""
        whole = texts[0]
        before = whole.find(self._words["before"])
        if self._is_moved(article, texts, ahead):
            return True
        if before is None or ahead[0] < before[0]:
            return False
        words = article.tokens.words
        rest = (*words[whole.part[0] : whole.at], *words[whole.at + 1 : whole.part[1]])
        return any(map(self._verbs.is_past, rest))

    def _unmoved(
        self, article: Article, texts: Sequence[EventText], spoken: Spoken
    ) -> Spoken | None:
        """What a clause says of an event, where it tells of no change of plan."""
        ahead = spoken.state == "ahead"
        moved = ahead and self._is_moved(article, texts, (spoken.first, spoken.stop))
        return None if moved else spoken

    def _is_moved(self, article: Article, texts: Sequence[EventText], ahead: Range) -> bool:
        """True where the sentence tells of a change of plan, in other words than those found.

        "The long-delayed opening" tells of none.
        """
        first = self._noun_start(article, texts[0])
        place = (min(first, ahead[0]), ahead[1])
        return any(text.has_outside(self._words["moved"], place) for text in texts)

    def _noun_start(self, article: Article, text: EventText) -> int:
        """Where the article of an event stands that has words before it; else the event."""
        for at in range(text.at - 1, max(text.part[0], text.at - MODIFIERS) - 1, -1):
            if article.tokens.folded[at] in self._articles:
                return at
            if article.tokens.words[at] in MARKS:
                break
        return text.at

    def _done(self, article: Article, texts: Sequence[EventText], stop: int) -> Range | None:
        whole = texts[0]
        found = whole.find(self._words["done"])
        if found and self._is_undone(article, whole.part, found[0]):
            return None
        if not found and not whole.has(self._words["governed"]):
            found = whole.find(self._words["done_subject"])
        if found := found or self._after(article, whole):
            return found
        for text in texts:
            past = self._verbs.is_past(article.tokens.words[text.at])
            if past and not text.has(self._words["open_verb"]):
                return text.at, stop
        return None

    def _is_undone(self, article: Article, part: Range, at: int) -> bool:
        """True for a form that is no past one behind its auxiliary, or denied: "to cast"."""
        denied = self._words["undone"].finditer(article.tokens.plain, part[0], at)
        if any(at - found.end() < DENIED for found in denied):
            return True
        verbs = self._verbs.read(article, (part[0], at + 1))
        return any(v.stop >= at and v.tense in ("future", "open", "infinitive") for v in verbs)

    def _after(self, article: Article, text: EventText) -> Range | None:
        """What follows upon the event, and is told as done: not "should fall after the opening"."""
        found = text.find(self._words["done_after"])
        verbs = list(self._verbs.read(article, (text.part[0], found[0]))) if found else []
        if verbs and verbs[-1].tense in ("future", "open"):
            return None
        rest = text.behind(found[1], CLAUSE) if found else text
        return None if rest.has(self._words["pending"]) else found


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
        word = article.tokens.folded[at]
        if any(word.startswith(w.text) if w.stem else word == w.text for w in words):
            yield at


def _words(elements: Iterable[Element]) -> Iterator[Word]:
    for element in elements:
        if isinstance(element, Word):
            yield element
        elif isinstance(element, Choice):
            for option in element.options:
                yield from _words(option)
