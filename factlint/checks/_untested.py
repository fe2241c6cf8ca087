"""What somebody is accused of and an article states as a fact, before anyone has decided it.

"Prosecutors allege that Marsh set fire to the barn. Marsh has pleaded not guilty. He poured petrol
through the door." Where the article tells of a verdict or an admission, or of a hearing whose words
it retells, nothing is said; nor where the sentence or one beside it says who says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from factlint.checks._accusations import Accusations
from factlint.checks._accusing_words import Untested
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
OPEN = 6
"""How many tokens before a verdict it may be said that there is none yet."""
NEAR = 6
"""How many tokens behind an aside it may be said who says so, and how many one with an age has."""
SCENE = 10
"""How many tokens from a verb on tell where it was done."""
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
        if not (accused or mutual) or self._is_settled():
            return
        if accused:
            yield from self._in_headline()
        if self._says(self._cues.retold):
            return
        if accused:
            yield from filter(self._is_stated, self._done_by_accused())
            yield from filter(self._is_stated, self._places(self._cues.grievances))
            yield from filter(self._is_stated, self._places(self._cues.portraits))
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

    def _is_settled(self) -> bool:
        """True where a verdict or an admission is told, and not one that may come."""
        words, undecided = self._tokens.folded, set(self._cues.undecided)
        for match in self._article.find((*self._cues.settled, *self._cues.granted)):
            at = token_range(self._article, match.span)[0]
            begin = self._article.sentence_of(at)[0]
            if undecided.isdisjoint(words[max(begin, at - OPEN) : at]):
                return True
        return False

    def _done_by_accused(self) -> Iterator[Range]:
        """What the accused did, was done by them, or is said behind their name."""
        accusations = self._accusations
        deeds = dict(self._places(self._cues.deeds))
        for at in accusations.subjects():
            verb, end = self._verb(at), self._article.sentence_of(at - 1)[1]
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

    def _verb(self, at: int) -> int:
        """Where the verb of a subject may stand: behind ", 43, of Leeds," and "later"."""
        words, end = self._tokens.words, self._article.sentence_of(at - 1)[1]
        if at < end and words[at] == ",":
            stop = next((n for n in range(at + 1, min(end, at + NEAR)) if words[n] == ","), at)
            inside = words[at + 1 : stop]
            plain = not any(map(self._verbs.is_past, inside))
            at = stop + 1 if plain and inside and inside[0].isdigit() else at
        while at < end and self._tokens.folded[at] in self._cues.asides:
            at += 1
        return at

    def _is_deed(self, at: int) -> bool:
        """True for a past verb of the body that tells what the accusation does."""
        place = (at, at + 1)
        if not self._verbs.is_past(self._tokens.words[at]) or self._part(place) != "body":
            return False
        scene = self._tokens.folded[at : min(at + SCENE, self._clause(place)[1])]
        if not set(self._cues.scenes).isdisjoint(scene):
            return False
        quoted = self._article.quoted(self._tokens.span(*place))
        return quoted is None and self._accusations.deeds.tells(at)

    @cached_property
    def _running(self) -> Places:
        return Places(self._article, self._cues.running)

    @cached_property
    def _passing(self) -> Places:
        return Places(self._article, self._cues.unless)

    def _is_stated(self, place: Range) -> bool:
        """True for a statement that nobody is told to have made, there or in a sentence beside."""
        article, own = self._article, self._clause(place)
        if any(own[0] <= first < own[1] for first, _ in self._accusations.places):
            return False
        told, beside = attribution_reader(article.grammar).is_told, self._beside(place, own)
        if any(told(article, place, part) or self._running.are_in(part) for part in beside):
            return False
        if self._passing.are_in(own):
            return False
        if own[0] > article.sentence_of(place[0])[0]:
            return True
        around = self._around(place[0])
        return not any(self._running.are_in(part) and self._is_of_matter(part) for part in around)

    def _beside(self, place: Range, own: Range) -> list[Range]:
        """The words of a clause before a statement and behind it: "knew, and *told* no one"."""
        both = (own[0], place[0]), (place[1], own[1])
        return [part for part in both if part[0] < part[1]]

    def _around(self, at: int) -> Iterator[Range]:
        """The sentences beside that of a token; one that denies it is none in whose words it is.

        The one before may go on with the denial within a paragraph.
        """
        article = self._article
        parts = list(sentences_behind(article, at, 1))
        before = sentence_before(article, at)
        if before and self._tokens.plain[before[1] : article.sentence_of(at)[0]]:
            parts.append(before)
        elif before:
            yield before
        apart = (*self._cues.denying, *self._cues.procedure)
        yield from (part for part in parts if not article.says(apart, part))

    def _clause(self, place: Range) -> Range:
        """The words that may say who says so: ", who stole the ring," or the sentence.

        What follows behind ", and" is left out, too, where nobody says anything in it.
        """
        words, (begin, end) = self._tokens.words, passage(self._article, place)
        told = attribution_reader(self._article.grammar).sayings
        who = place[0] - 1
        while who > begin and self._tokens.folded[who] in self._cues.asides:
            who -= 1
        relative = self._article.grammar.listed("person-who", "relative")
        aside = self._tokens.folded[who] in relative and words[who - 1] == ","
        stop = next((at for at in range(place[1], end) if self._ends(at, aside)), end)
        behind = (stop, stop + NEAR if aside else end)
        if any(told(self._article, behind)) or (aside and any(told(self._article, (begin, who)))):
            return begin, end
        return who if aside else begin, stop

    def _ends(self, at: int, aside: bool) -> bool:
        """True for the comma behind an aside, or that of ", and"."""
        joins = self._article.grammar.listed("conjunction")
        word = self._tokens.words[at]
        return word == ";" or (word == "," and (aside or self._tokens.word(at + 1) in joins))

    def _is_of_matter(self, part: Range) -> bool:
        """True for a sentence of the accused, or of somebody who tells of the accusation."""
        pronouns = self._article.grammar.listed("person-pronoun")
        words = self._tokens.folded[slice(*part)]
        told = not pronouns.isdisjoint(words) or not set(self._cues.tellers).isdisjoint(words)
        return told or any(map(self._accusations.is_accused, self._accusations.names_in(part)))

    def _branded(self, headline: Range) -> Iterator[Range]:
        """What a headline calls an accused, where it does not tell that it is a charge."""
        hinted = Places(self._article, (*self._cues.running, *self._cues.hinted))
        quoted = not _MARKS.isdisjoint(self._tokens.words[slice(*headline)])
        for place in Places(self._article, self._cues.branded).within(headline):
            if not quoted and not hinted.are_in((headline[0], place[0])):
                yield place

    def _in_headline(self) -> Iterator[Range]:
        """A deed that the headline states, and the body tells as a charge."""
        headline = self._article.layout.headline
        if headline is None:
            return
        begin, end = token_range(self._article, headline)
        reader, tokens = attribution_reader(self._article.grammar), self._tokens
        yield from self._branded((begin, end))
        hinted = Places(self._article, (*self._cues.running, *self._cues.hinted))
        if hinted.are_in((begin, end)) or not _MARKS.isdisjoint(tokens.words[begin:end]):
            return
        stems = [stems_of(self._article.lexicon).of(word) for word in tokens.folded[begin:end]]
        listed = dict(Places(self._article, self._cues.headlines).within((begin + 1, end)))
        matter = self._accusations.deeds.matter
        same = len(set(stems) & matter)
        if same < (ONE_DEED if listed else SAME_MATTER):
            return
        for at in range(begin + 1, end - 1):
            told = self._verbs.is_past(tokens.words[at]) and self._accusations.deeds.tells(at)
            same = told and {stems[at - 1 - begin], stems[at + 1 - begin]} <= matter
            if (at in listed or same) and not reader.is_told(self._article, (at, at + 1)):
                yield at, listed.get(at, at + 1)
                return
