"""What somebody is accused of and an article states as a fact, before anyone has decided it.

"Prosecutors allege that Marsh set fire to the barn. Marsh has pleaded not guilty. He poured petrol
through the door." Where the article tells of a verdict or an admission, or of a hearing whose words
it retells, nothing is said; nor where the sentence or one beside it says who says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from factlint.checks._accusations import Accusations, Untested
from factlint.extract.article import Article
from factlint.extract.attributions import attribution_reader
from factlint.extract.passages import (
    Places,
    passage,
    sentence_before,
    sentences_behind,
    token_range,
)
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.patterns import Pattern

SAME_MATTER, ONE_DEED = 2, 1
"""How many words a headline shares with an accusation, at least; with a deed of the list."""
_MARKS = frozenset("?:‘'\"“")


class UntestedReader:
    """Finds the statements of one article."""

    def __init__(self, article: Article, words: Untested) -> None:
        self._article, self._cues = article, words
        self._tokens = article.tokens
        self._accusations = Accusations(article, words)
        self._verbs = verb_reader(article.grammar)

    def read(self) -> Iterator[Range]:
        """The tokens of each statement, in no order."""
        accused = bool(self._accusations.places)
        mutual = self._says(self._cues.mutual)
        if not (accused or mutual) or self._says(self._cues.settled):
            return
        if accused:
            yield from self._in_headline()
        if self._says(self._cues.retold):
            return
        if accused:
            yield from filter(self._is_stated, self._done_by_accused())
            yield from filter(self._is_stated, self._places(self._cues.grievances))
            yield from self._places(self._cues.culprits)
        if mutual:
            yield from filter(self._is_stated, self._places(self._cues.attacks))

    def _places(self, patterns: tuple[Pattern, ...]) -> Iterator[Range]:
        """Where some patterns stand in the body, in its own words."""
        for place in Places(self._article, patterns).within((0, len(self._tokens.words))):
            if self._part(place) == "body":
                yield place

    def _part(self, place: Range) -> str:
        return self._article.layout.part_of(self._tokens.span(*place))

    def _says(self, patterns: tuple[Pattern, ...]) -> bool:
        """True where an article says one of some patterns, in whose words it may be."""
        return next(self._article.find(patterns), None) is not None

    def _done_by_accused(self) -> Iterator[Range]:
        """What the accused did, was done by them, or is said behind their name."""
        accusations = self._accusations
        deeds = dict(self._places(self._cues.deeds))
        for at in accusations.subjects():
            verb, end = at, self._article.sentence_of(at - 1)[1]
            while verb < end and self._tokens.folded[verb] in self._cues.asides:
                verb += 1
            if verb in deeds:
                yield verb, deeds[verb]
            elif verb < end and self._is_deed(verb):
                yield verb, verb + 1
        for first, stop in self._places(self._cues.crimes):
            if accusations.names_before(first):
                yield first, stop
        for first, stop in self._places(self._cues.undergone):
            if any(map(accusations.is_accused, accusations.names_in((stop, stop + 2)))):
                yield first, stop

    def _is_deed(self, at: int) -> bool:
        """True for a past verb of the body that tells what the accusation does."""
        place = (at, at + 1)
        if not self._verbs.is_past(self._tokens.words[at]) or self._part(place) != "body":
            return False
        quoted = self._article.quoted(self._tokens.span(*place))
        return quoted is None and self._accusations.tells_deed(at)

    @cached_property
    def _running(self) -> Places:
        return Places(self._article, self._cues.running)

    @cached_property
    def _passing(self) -> Places:
        return Places(self._article, self._cues.unless)

    def _is_stated(self, place: Range) -> bool:
        """True for a statement that nobody is told to have made, there or in a sentence beside."""
        article, own = self._article, passage(self._article, place)
        if article.sentence_of(place[0]) in self._accusations.sentences:
            return False
        if attribution_reader(article.grammar).is_told(article, place):
            return False
        if self._passing.are_in(own) or self._running.are_in(own):
            return False
        before = sentence_before(article, place[0])
        around = [*sentences_behind(article, place[0], 1), *([before] if before else [])]
        return not any(self._running.are_in(part) and self._is_of_matter(part) for part in around)

    def _is_of_matter(self, part: Range) -> bool:
        """True for a sentence of the accused, or of somebody who tells of the accusation."""
        pronouns = self._article.grammar.listed("person-pronoun")
        words = self._tokens.folded[slice(*part)]
        told = not pronouns.isdisjoint(words) or not set(self._cues.tellers).isdisjoint(words)
        return told or any(map(self._accusations.is_accused, self._accusations.names_in(part)))

    def _in_headline(self) -> Iterator[Range]:
        """A deed that the headline states, and the body tells as a charge."""
        headline = self._article.layout.headline
        if headline is None:
            return
        begin, end = token_range(self._article, headline)
        reader, tokens = attribution_reader(self._article.grammar), self._tokens
        hinted = Places(self._article, (*self._cues.running, *self._cues.hinted))
        if hinted.are_in((begin, end)) or not _MARKS.isdisjoint(tokens.words[begin:end]):
            return
        stems = [stems_of(self._article.lexicon).of(word) for word in tokens.folded[begin:end]]
        listed = dict(Places(self._article, self._cues.headlines).within((begin + 1, end)))
        same = len(set(stems) & self._accusations.matter)
        if same < (ONE_DEED if listed else SAME_MATTER):
            return
        for at in range(begin + 1, end - 1):
            told = self._verbs.is_past(tokens.words[at]) and self._accusations.tells_deed(at)
            same = (
                told and {stems[at - 1 - begin], stems[at + 1 - begin]} <= self._accusations.matter
            )
            if (at in listed or same) and not reader.is_told(self._article, (at, at + 1)):
                yield at, listed.get(at, at + 1)
                return
