"""Statements that lost, or gained, a "not", a hedge, or the words that say who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from factlint.extract.article import Article
from factlint.extract.attributions import attribution_reader
from factlint.extract.passages import MOST
from factlint.extract.proper import read_proper_names
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.model import Location
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold, fold_marks, split_words
from factlint.versions.change import Change, Verdict
from factlint.versions.sentences import Alike, Matching, Sentence, Text
from factlint.versions.speakers import are_others

CLOSE = 0.6
"""How alike two sentences must be to be one statement."""
KEPT = 0.7
"""How much of a statement the other version must keep."""


def compare_claims(matching: Matching) -> Iterator[Change]:
    """What became of the sources and hedges of rewritten sentences, each compared once."""
    old, new = _Side(matching.old), _Side(matching.new)
    seen: set[tuple[str, int]] = set()
    for alike in matching.alike:
        keys = {("old", alike.old.at), ("new", alike.new.at)}
        if alike.like >= CLOSE and seen.isdisjoint(keys):
            seen |= keys
            yield from _denials(alike, old, new)
            yield from _hedges(alike, old, new)
            yield from _sources(alike, old, new)


class _Side:
    """One version, and what it says of its own statements."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self.article: Article = text.article
        self._reader = attribution_reader(self.article.grammar)
        self._stems = stems_of(self.article.lexicon)
        self._timed = {at for time in self.article.times for at in range(time.first, time.stop)}
        self._words = self.article.lexicon.versions

    def hedges(self, sentence: Sentence) -> list[Range]:
        """Where a sentence says that it may not be so."""
        found = self._find(self._words.hedges, sentence)
        return [place for place in found if self._timed.isdisjoint(range(*place))]

    def denials(self, sentence: Sentence) -> list[Range]:
        """Where a sentence says that something is not so."""
        return list(self._find(self._words.denials, sentence))

    def is_of_a_case(self, sentence: Sentence) -> bool:
        """True where it says how a case at law stands: somebody was charged, or convicted."""
        return any(self._find(self._words.charges, sentence))

    def _find(self, patterns: Sequence[Pattern], sentence: Sentence) -> Iterator[Range]:
        if patterns:
            cue = self.article.grammar.cue(patterns)
            found = cue.finditer(self.article.tokens.plain, sentence.first, sentence.stop)
            yield from (match.span() for match in found)

    def sayings(self, sentence: Sentence) -> list[Range]:
        """Where it says that somebody says so."""
        return sorted(self._reader.sayings(self.article, _part(sentence)))

    def speaker(self, sentence: Sentence) -> str | None:
        """Who says so, in a sentence without a quotation."""
        span = self.article.tokens.span(*_part(sentence))
        if any(span.overlaps(quotation.span) for quotation in self.article.quotations):
            return None
        return self.article.speaker(_part(sentence), None)

    def is_named(self, speaker: str) -> bool:
        """True for somebody with a name: not "she", nor "officials"."""
        return any(w[0].isupper() and fold_marks(w) in self._names for w in split_words(speaker))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(key for name in read_proper_names(self.article) for key in name.keys)

    def has_source(self, sentence: Sentence) -> bool:
        """True when the sentence or one beside it in the same paragraph gives a source."""
        near = self._text.sentences[max(0, sentence.at - 1) : sentence.at + 2]
        return any(self.sayings(one) for one in near if self._is_one_line(sentence, one))

    def _is_one_line(self, one: Sentence, other: Sentence) -> bool:
        first, second = sorted((one, other), key=lambda sentence: sentence.first)
        prose = self.article.document.prose
        between = self.article.tokens.span(first.first, second.first + 1)
        return one is other or "\n" not in prose[between.start : between.end].rstrip()

    def following(self, place: Range, stop: int) -> int | None:
        """The first token behind some words that says something."""
        words = self.article.tokens.words
        return next((at for at in range(place[1], stop) if self._stems.of(words[at])), None)

    def stem(self, at: int) -> str:
        """The stem of a token."""
        return self._stems.of(self.article.tokens.words[at])

    def stems(self, places: Sequence[Range]) -> set[str]:
        """The stems of some tokens."""
        return {self.stem(at) for place in places for at in range(*place)}

    def same(self, at: int, other: _Side, there: int) -> bool:
        """True for a token with the word that another version has at a place."""
        return self.article.tokens.word(at).lower() == other.article.tokens.word(there).lower()

    def holder(self, holds: Callable[[int], bool], sentence: Sentence) -> Range:
        """The first token of a sentence that holds something, else all of them."""
        at = next(filter(holds, range(*_part(sentence))), None)
        return _part(sentence) if at is None else (at, at + 1)

    def words(self, place: Range) -> str:
        """Some words as they stand."""
        return self.locate(place).said

    def locate(self, place: Range) -> Location:
        """The place of some tokens."""
        return self.article.document.locate(self.article.tokens.span(*place))


def _part(sentence: Sentence) -> Range:
    return sentence.first, min(sentence.stop, sentence.first + MOST)


def _denials(alike: Alike, old: _Side, new: _Side) -> Iterator[Change]:
    """A statement that is denied in one version alone, and has the same words in the other."""
    here, there = old.denials(alike.old), new.denials(alike.new)
    if alike.old.stems - old.stems(here) != alike.new.stems - new.stems(there):
        return
    if here and not there:
        bare = new.holder(lambda at: new.same(at, old, here[0][1]), alike.new)
        cue = old.words(here[0])
        yield Change("changed", "claim", old.locate(here[0]), new.locate(bare), old_cue=cue)
    if there and not here:
        bare = old.holder(lambda at: old.same(at, new, there[0][1]), alike.old)
        cue = new.words(there[0])
        yield Change("changed", "claim", old.locate(bare), new.locate(there[0]), new_cue=cue)


def _hedges(alike: Alike, old: _Side, new: _Side) -> Iterator[Change]:
    here, there = old.hedges(alike.old), new.hedges(alike.new)
    if here and not there and not _is_made_up_for(alike.old, alike.new, old, new):
        lost = _hedge("hedge-lost", here[0], alike.old, alike.new, old, new)
        yield from [lost] if lost else []
    elif there and not here and not _is_made_up_for(alike.new, alike.old, new, old):
        gained = _hedge("hedge-gained", there[0], alike.new, alike.old, new, old)
        yield from [gained] if gained else []


def _is_made_up_for(having: Sentence, other: Sentence, one: _Side, two: _Side) -> bool:
    """True where the sentence without a hedge has, in its place, a source or a charge."""
    sourced = two.sayings(other) and not one.sayings(having)
    return bool(sourced) or (two.is_of_a_case(other) and not one.is_of_a_case(having))


def _hedge(
    verdict: Verdict, cue: Range, having: Sentence, other: Sentence, one: _Side, two: _Side
) -> Change | None:
    """The change of a sentence that has a hedge, where the other has the word behind that."""
    behind = one.following(cue, having.stop)
    if behind is None or one.stem(behind) not in other.stems:
        return None
    with_cue, bare = (
        one.locate(cue),
        two.locate(two.holder(lambda at: two.stem(at) == one.stem(behind), other)),
    )
    if verdict == "hedge-lost":
        return Change(verdict, "claim", with_cue, bare, old_cue=one.words(cue))
    return Change(verdict, "claim", bare, with_cue, new_cue=one.words(cue))


def _sources(alike: Alike, old: _Side, new: _Side) -> Iterator[Change]:
    one, other = old.speaker(alike.old), new.speaker(alike.new)
    if one and other:
        if old.is_named(one) and new.is_named(other) and are_others(one, other):
            yield _source("attribution-changed", alike, old, new, one, other)
    elif one and _is_bare(alike.new, new, alike.old, one):
        yield _source("attribution-lost", alike, old, new, one, "")
    elif other and _is_bare(alike.old, old, alike.new, other):
        yield _source("attribution-gained", alike, old, new, "", other)


def _is_bare(bare: Sentence, side: _Side, sourced: Sentence, speaker: str) -> bool:
    """True where a sentence says what another one does, and nobody beside it says so."""
    kept = len(bare.stems & sourced.stems) >= KEPT * len(bare.stems)
    return kept and not _says(speaker, bare) and not side.has_source(bare)


def _source(verdict: Verdict, alike: Alike, old: _Side, new: _Side, one: str, other: str) -> Change:
    here = next(iter(old.sayings(alike.old)), _part(alike.old))
    there = next(iter(new.sayings(alike.new)), _part(alike.new))
    return Change(verdict, "claim", old.locate(here), new.locate(there), old_cue=one, new_cue=other)


def _says(speaker: str, sentence: Sentence) -> bool:
    """True where the one who said so still stands in a sentence."""
    words = [fold(word) for word in split_words(speaker) if word[0].isalpha()]
    return bool(words) and words[-1] in sentence.key
