"""What the verb that governs an event tells of it: "are training *ahead of* the opening"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extract.alphabet import DATE
from factlint.extract.event_clause import Clause
from factlint.extract.event_text import Spoken, compiled
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.extract.verbs import Tense, Verb, resolved, verb_reader
from factlint.rulebook.words import fold

TOLD: tuple[Tense, ...] = ("past", "perfect")
COMING: tuple[Tense, ...] = ("present", "perfect", "future")


class GovernorReader:
    """Reads in one language what governs an event.

    `closed` are the words that may stand right behind one, `articles` those before a noun.
    """

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.event_states
        self._words = compiled(grammar)
        self._verbs = verb_reader(grammar)
        self._arranged = frozenset(map(fold, words.arranged))
        self._compared = frozenset(map(fold, words.compared))
        self._done_there = frozenset(map(fold, words.done_there))
        self._says = grammar.listed("says")
        self._possible = frozenset(map(fold, words.possible))
        self._looks_back = frozenset(map(fold, words.looks_back))
        self.articles = grammar.listed("article-the")
        self.closed = grammar.listed("preposition", "conjunction", "be", "have", "modal", "adverb")

    def read(self, clause: Clause) -> Iterator[Spoken]:
        """What the verbs say that govern an event behind a preposition, or as an object."""
        if not self._is_whole(clause):
            return
        for found, governor in self.governed(clause, "before_noun"):
            if governor.tense in COMING and not self._is_compared(clause, found):
                yield Spoken("ahead", *found, governor.span)
        for found, governor in self.governed(clause, "after_noun"):
            if governor.tense in TOLD and not self.is_arranged(clause, governor):
                yield Spoken("done", *found, governor.span)
        for found, governor in self.governed(clause, "at_noun"):
            if governor.tense == "future":
                yield Spoken("ahead", governor.first, found[1])
            elif governor.tense in TOLD and not self.is_arranged(clause, governor):
                yield Spoken("done", *found, governor.span)
        yield from self._by_lead(clause)
        for found, governor in self.governed(clause, "for_noun"):
            group = clause.article.tokens.words[governor.first + 1 : governor.stop]
            ongoing = governor.tense == "present" and any(map(self._verbs.is_ongoing, group))
            blamed = clause.text.has(self._words["blamed"])
            if not blamed and (ongoing or governor.tense == "future"):
                yield Spoken("ahead", governor.first, found[1])
        yield from self._by_acts(clause)

    def _by_lead(self, clause: Clause) -> Iterator[Spoken]:
        """What is done in an event that leads its sentence: "In the vote, they threw it out"."""
        for name in ("within", "at_noun"):
            for found, governor in self.governed(clause, name):
                if found[0] != clause.text.part[0]:
                    continue
                word = clause.article.tokens.folded[governor.stop - 1]
                there = name == "at_noun" and word in self._done_there
                said = word in self._says or self.is_arranged(clause, governor)
                if governor.tense == "future":
                    yield Spoken("ahead", *found, governor.span)
                elif governor.tense in TOLD and (there or not said):
                    yield Spoken("done", *found, governor.span)

    def _by_acts(self, clause: Clause) -> Iterator[Spoken]:
        """What is to be done with the event, what is ready for it, and what it led to."""
        if found := clause.text.find(self._words["acts"]):
            here = [at for at, verb in enumerate(clause.verbs) if verb.first <= found[0]]
            if here and not self._leaves_open(clause, found[0]):
                verb = clause.verbs[here[-1]]
                may = clause.article.tokens.folded[verb.first] in self._possible
                coming = may or resolved(clause.verbs, here[-1]) == "future"
                if coming and found[0] <= verb.stop + 1:
                    yield Spoken("ahead", verb.first, found[1])
        behind = clause.behind()
        found = clause.text.find(self._words["ready"])
        if found and behind and behind.tense in COMING:
            yield Spoken("ahead", *found, behind.span)
        found = clause.text.find(self._words["outcome"])
        before = [verb for verb in clause.verbs if verb.first < clause.first]
        last = behind or (before[-1] if before else None)
        sure = all(verb.tense not in ("open", "future") for verb in clause.verbs)
        if found and sure and last and last.tense in TOLD and not self.is_arranged(clause, last):
            yield Spoken("done", *found, last.span)

    def _leaves_open(self, clause: Clause, at: int) -> bool:
        """True for a word that may come behind "will" also when the event is over: "remember"."""
        word = clause.article.tokens.folded[at]
        return word in self._looks_back or word in self.closed | self.articles

    def governed(self, clause: Clause, name: str) -> Iterator[tuple[Range, Verb]]:
        """Where the wordings of a name stand, with the verb that governs them."""
        found = clause.text.find(self._words[name])
        governor = clause.governor(found) if found else None
        if found and governor:
            yield found, governor

    def _is_whole(self, clause: Clause) -> bool:
        """False where the event only modifies the next noun: "the summit venue"."""
        if clause.stop >= clause.text.part[1]:
            return True
        word, symbol = clause.article.tokens.words[clause.stop], clause.article.tokens.symbols
        return (
            not word[0].isalpha()
            or fold(word) in self.closed | self.articles
            or symbol[clause.stop] == DATE
            or self._verbs.is_past(word)
            or any(verb.first == clause.stop for verb in clause.verbs)
        )

    def is_arranged(self, clause: Clause, verb: Verb) -> bool:
        """True for a verb that tells only of plans: "was announced"."""
        words = clause.article.tokens.words[verb.first : verb.stop]
        return not self._arranged.isdisjoint(map(fold, words))

    def _is_compared(self, clause: Clause, place: Range) -> bool:
        return fold(clause.article.tokens.word(place[0] - 1)) in self._compared
