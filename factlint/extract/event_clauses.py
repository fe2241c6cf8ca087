"""Whether the clause of an event, and the verb that governs it, tell of it as ahead or done.

"When the bridge opens" is ahead, and so is "are training ahead of the opening"; "since the talks
ended" is done, and so is "signed an accord at the summit". What no tense says is left open.
"""

from __future__ import annotations

from functools import lru_cache

from factlint.extract.alphabet import DATE, FILLER
from factlint.extract.article import Article, Match
from factlint.extract.event_clause import MARKS, Clause
from factlint.extract.event_governors import TOLD, GovernorReader
from factlint.extract.event_text import EventText, Spoken, compiled
from factlint.extract.grammar import Grammar
from factlint.extract.passages import times_in, token_range
from factlint.extract.verbs import Verb, verb_reader
from factlint.rulebook.patterns import Choice, Pattern, Word
from factlint.rulebook.words import fold

TAIL = 10
"""How many words may stand between an event and its verb: "the strike *at the port* begins"."""
WHICH = 2
"""How many words may open a clause on the event: ", which"."""


class ClauseReader:
    """Reads the tenses around events in one language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.event_states
        self._words = compiled(grammar)
        self._verbs = verb_reader(grammar)
        self._governors = GovernorReader(grammar)
        self._happens = frozenset(map(fold, words.happens))
        self._denied = frozenset(map(fold, words.denied))
        self._tails = frozenset(map(fold, words.tails))
        self._usual = frozenset(map(fold, words.usual))
        self._suppositions = frozenset(map(fold, words.suppositions))
        self._subordinate = grammar.listed("relative", "clause-opener")
        self._which = frozenset(map(fold, words.which))
        self._closings = frozenset(map(fold, words.closings))
        self._fulfilled = frozenset(map(fold, words.fulfilled))
        self._openers = grammar.alphabet.members(["clause-opener"])
        self._says = grammar.alphabet.members(["says"])
        self._foreshadows = frozenset(map(fold, words.foreshadows))
        self._articles, self._closed = self._governors.articles, self._governors.closed
        self._possessors = grammar.listed("possessor")
        self._auxiliaries = grammar.listed("be", "have")
        self._adverbs = grammar.listed("adverb")

    def led(self, article: Article, match: Match, text: EventText) -> Spoken | None:
        """What the event's own verb says, behind a word that opens its clause or without."""
        clause, own = self._clause(article, match, text)
        return self._by_own_verb(clause, own, match) if own else None

    def governed(self, article: Article, match: Match, text: EventText) -> Spoken | None:
        """What its day says of an event, and the verb that governs it."""
        clause, own = self._clause(article, match, text)
        if own and (own.first < clause.stop or self._is_planned(clause, own)):
            return None
        if own and self._is_effect(clause, own):
            return Spoken("done", clause.first, own.stop)
        if self._is_told_of(clause):
            return Spoken("done", clause.first, clause.stop)
        return self._by_date(clause) or next(self._governors.read(clause), None)

    def supposed(
        self, article: Article, match: Match, text: EventText, *, over: bool
    ) -> Spoken | None:
        """What a condition says, which is ahead in the present tense: "if the {event} begins"."""
        clause, own = self._clause(article, match, text)
        if own and own.tense == "present" and self._happens_by(clause, own, over=over):
            return Spoken("ahead", clause.first, max(clause.stop, own.stop))
        for found, governor in self._governors.governed(clause, "within"):
            if governor.tense == "present":
                return Spoken("ahead", governor.first, found[1])
        ahead = text.find(self._words["unbegun"])
        return Spoken("ahead", *ahead) if ahead else None

    def is_supposed(self, article: Article, text: EventText) -> bool:
        """True where a condition opens the clause of the event: "whether the {event} …"."""
        words = article.tokens.folded
        for at in range(text.at - 1, text.part[0] - 1, -1):
            word = words[at]
            if word in self._suppositions:
                return True
            if word in MARKS or word in self._subordinate:
                return False
        return False

    def _happens_by(self, clause: Clause, own: Verb, *, over: bool) -> bool:
        """True for a verb by which the event itself happens: not "is a success"."""
        word, *rest = clause.article.tokens.folded[own.first : own.stop]
        inside = own.first < clause.stop
        done = not self._fulfilled.isdisjoint(rest) and not clause.text.has(self._words["governed"])
        return inside or done or (word in self._happens and (over or word not in self._closings))

    def _clause(
        self, article: Article, match: Match, text: EventText
    ) -> tuple[Clause, Verb | None]:
        verbs = self._verbs.read(article, text.part)
        place = token_range(article, match.span)
        clause = Clause(article, text, *place, verbs, self._openers, self._says)
        return clause, self._own(clause, self._named(match.pattern))

    def _own(self, clause: Clause, named: frozenset[str]) -> Verb | None:
        """The verb of which the event is the subject, or which tells of it."""
        words = clause.article.tokens.words
        at_hand = range(clause.first, min(clause.stop + TAIL, clause.text.part[1]))
        present = (
            Verb(at, at + 1, "present")
            for at in at_hand
            if (fold(words[at]) in self._happens or (at < clause.stop and fold(words[at]) in named))
            and not self._verbs.is_past(words[at])
            and not self._is_noun(clause, at)
        )
        # "The maiden run": a noun inside the event that elsewhere is a verb.
        read = (
            verb
            for verb in clause.verbs
            if verb.tense != "present"
            or not clause.first <= verb.first < clause.stop
            or fold(words[verb.first]) in self._auxiliaries
        )
        verbs = sorted((*read, *present), key=lambda verb: verb.first)
        return next((v for v in verbs if self._is_own(clause, v)), None)

    def _is_noun(self, clause: Clause, at: int) -> bool:
        """True for a word that is no verb: "the Heron *launch*", "Heron's *launch*"."""
        tokens = clause.article.tokens
        if fold(tokens.word(at - 1)) in self._possessors:
            return True
        named = fold(tokens.word(clause.first - 1)) in self._articles
        return named and not self._verbs.is_third_person(tokens.words[at])

    def _is_own(self, clause: Clause, verb: Verb) -> bool:
        if clause.first <= verb.first < clause.stop:
            return True
        between = range(clause.stop, verb.first)
        if verb.first < clause.stop or len(between) > TAIL:
            return False
        words, symbols = clause.article.tokens.folded, clause.article.tokens.symbols
        if all(words[at] in self._adverbs or symbols[at] in DATE + FILLER for at in between):
            return True
        inside = {words[at] for at in between}
        tail = words[clause.stop] in self._tails
        return tail and MARKS.isdisjoint(inside) and inside & self._closed <= self._tails

    def _by_own_verb(self, clause: Clause, own: Verb, match: Match) -> Spoken | None:
        text, words = clause.text, self._words
        place = max(clause.stop, own.stop)
        if own.tense == "future" and own.first < clause.stop:
            return Spoken("ahead", own.first, place)
        if own.tense in ("present", "perfect") and (lead := text.find(words["until"])):
            return Spoken("ahead", lead[0], place)
        if own.tense == "present" and (lead := text.find(words["beside"])):
            future = any(verb.tense == "future" for verb in clause.verbs)
            return Spoken("ahead", lead[0], place) if future else None
        lead = text.find(words["upon"])
        soon = own.tense == "present" and not lead
        if soon and (self._sets_in(clause, own, match) or self._is_soon(clause, own)):
            return Spoken("ahead", clause.first, place)
        if lead and own.tense in TOLD and not self._governors.is_arranged(clause, own):
            governor = clause.governor((lead[0], place))
            if governor is None or governor.tense not in ("open", "future"):
                return Spoken("done", lead[0], place)
        if lead or own.first >= clause.stop or self._governors.is_arranged(clause, own):
            return None
        said = set(clause.article.tokens.folded[own.first : own.stop])
        had = bool(said & self._auxiliaries) and said.isdisjoint(self._denied)
        return Spoken("done", own.first, place) if had and own.tense in TOLD else None

    def _sets_in(self, clause: Clause, own: Verb, match: Match) -> bool:
        """True for "the {event} kicks off with a concert" in a clause of its own, told once."""
        article, tokens = clause.article, clause.article.tokens
        inside = own.first < clause.stop
        if inside:
            word, stop = tokens.words[own.first], clause.stop
            begins = fold(word) in self._offered(match.pattern) and self._verbs.is_third_person(
                word
            )
        else:
            found = self._words["sets_in"].match(tokens.symbols, own.first, clause.text.part[1])
            begins, stop = found is not None, found.end() if found else own.stop
        free = not clause.opens(clause.first) and self._is_free(article, stop, clause.text.part[1])
        headline = article.layout.part_of(match.span) == "headline"
        words = tokens.words[slice(*clause.text.part)]
        return begins and free and not headline and self._usual.isdisjoint(map(fold, words))

    def _is_soon(self, clause: Clause, own: Verb) -> bool:
        """True for "Pell is stepping down", of an event that does not go on."""
        words = clause.article.tokens.words[own.first : own.stop]
        told = clause.first < own.first < clause.stop and self._usual.isdisjoint(
            clause.article.tokens.folded[slice(*clause.text.part)]
        )
        return told and len(words) > 1 and self._verbs.is_ongoing(words[-1])

    def _is_free(self, article: Article, at: int, end: int) -> bool:
        """True where no object follows: the end, a mark, a preposition, a day."""
        if at >= end:
            return True
        word = article.tokens.words[at]
        return (
            not word[0].isalnum()
            or fold(word) in self._closed
            or article.tokens.symbols[at] == DATE
        )

    def _is_effect(self, clause: Clause, own: Verb) -> bool:
        """True for "the {event} wiped 9 % off": what only happened can do."""
        words = clause.article.tokens.words
        if own.tense != "past" or own.first != clause.stop or own.stop - own.first > 1:
            return False
        if clause.text.has(self._words["governed"]) or self._governors.is_arranged(clause, own):
            return False
        if own.stop >= clause.text.part[1] or fold(words[own.first]) in self._foreshadows:
            return False
        word = words[own.stop]
        return fold(word) in self._articles or word[0].isdigit() or word[0].isupper()

    def _is_planned(self, clause: Clause, own: Verb) -> bool:
        """True for "since the {event} *was first proposed*", where that is what is governed."""
        return own.stop - own.first > 1 and self._governors.is_arranged(clause, own)

    def _is_told_of(self, clause: Clause) -> bool:
        """True for "the {event}, handed down by a judge, was" and "the {event} that lasted"."""
        behind = [verb for verb in clause.verbs if verb.first > clause.stop][:2]
        if not behind or not all(self._is_done(clause, verb) for verb in behind):
            return False
        between = clause.article.tokens.words[clause.stop : behind[0].first]
        if between and fold(between[-1]) in self._which:
            bare = fold(clause.article.tokens.words[behind[0].stop - 1]) in self._auxiliaries
            return len(between) <= WHICH and not bare
        governed = clause.text.has(self._words["governed"])
        return between == [","] and len(behind) > 1 and not governed

    def _is_done(self, clause: Clause, verb: Verb) -> bool:
        word = clause.article.tokens.folded[verb.first]
        planned = (
            self._governors.is_arranged(clause, verb)
            or word in self._foreshadows - self._auxiliaries
        )
        return verb.tense in TOLD and not planned

    def _by_date(self, clause: Clause) -> Spoken | None:
        """An event is what the day is that stands before it: "Friday's opening"."""
        found = clause.text.find(self._words["dated"])
        time = next(iter(times_in(clause.article, found)), None) if found else None
        anchor = clause.article.anchor
        if not (found and anchor and time and time.value and time.value.start and time.value.end):
            return None
        if time.value.start > anchor:
            return Spoken("ahead", *found)
        near = (time.value.end - time.value.start).days < 7
        return Spoken("done", *found) if near and time.value.end <= anchor else None

    def _named(self, pattern: Pattern) -> frozenset[str]:
        """The forms of the verbs of a pattern."""
        return self._offered(pattern) | frozenset(pattern.verbs)

    def _offered(self, pattern: Pattern) -> frozenset[str]:
        """Those that it offers itself beside a past form: "open", "opens"."""
        choices = [
            each for each in pattern.parse(pattern.text).elements if isinstance(each, Choice)
        ]
        firsts = [[option[0] for option in choice.options if option] for choice in choices]
        words = [[word.text for word in first if isinstance(word, Word)] for first in firsts]
        return frozenset(
            word for offered in words if any(map(self._verbs.is_past, offered)) for word in offered
        )


@lru_cache(maxsize=8)
def clause_reader(grammar: Grammar) -> ClauseReader:
    """The reader of a language, made once."""
    return ClauseReader(grammar)
