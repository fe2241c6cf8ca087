"""What a headline states as a fact, and the body with doubt or otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._headline_text import LEAD, SHORTEST, Parts, Range, WordConflict
from factlint.extract.article import Article
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold_marks


class HeadlineClaims:
    """What the headline says beside what the body does."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self.article = article
        self.parts = parts
        self._rule = parts.rule

    def read(self) -> Iterator[WordConflict]:
        """Every word that the body doubts, and every statement that it turns round."""
        for part, tokens in self.parts.heads:
            if part == "headline":
                yield from self._claims(tokens)
            if part != "caption":
                yield from self._turns(tokens)

    def _claims(self, tokens: Range) -> Iterator[WordConflict]:
        """What the body only says with a cue of doubt, and the headline as a fact."""
        article = self.article
        rule = self._rule
        cues = [match.span for match in article.find((*rule.claims, *rule.open))]
        if not cues:
            return
        own = (*rule.claims, *rule.open, *rule.hedged, *rule.sourced)
        if self.parts.says(tokens, own):
            return
        starts = article.tokens.starts
        doubted = {bisect_left(starts, span.end): bisect_left(starts, span.start) for span in cues}
        for at in range(*tokens):
            word = article.tokens.words[at]
            key = fold_marks(word)
            stem = self.parts.stem(key)
            same = self.parts.body_words.get(key) if stem else None
            places = same or self.parts.stems.get(stem, [])
            if not word[0].isalpha() or len(word) < SHORTEST or not places:
                continue
            if fold_marks(word) in self.parts.small or self._is_quoted((at, at + 1)):
                continue
            if all(place in doubted for place in places):
                there = tuple((doubted[place], place + 1) for place in places)
                yield WordConflict((at, at + 1), there, "doubted")

    def _turns(self, tokens: Range) -> Iterator[WordConflict]:
        """What the headline says and the body nowhere, where it says something else."""
        for turn in self._rule.turns:
            here = [
                place
                for place in self._found(turn.says)
                if tokens[0] <= place[0] < tokens[1] and not self._is_quoted(place)
            ]
            doubt = (*self._rule.hedged, *(self._rule.sourced if turn.alleged else ()))
            if not here or self.parts.says(tokens, doubt):
                continue
            ways = turn.same if turn.lead else (*turn.says, *turn.same)
            instead = list(self._found(turn.instead))
            denied = {at for place in instead for at in range(*place)}
            said = (at for at, _ in self._found(ways) if at not in denied)
            told = any(self._leads(at, 0) if turn.lead else self.parts.is_body(at) for at in said)
            counts = self._found([pattern for pattern in turn.instead if pattern.slots])
            none = {place for place in counts if place[0] in self._zeros}
            there = [
                place
                for place in instead
                if (self._leads(place[0], LEAD) if turn.lead else self.parts.is_body(place[0]))
                and place not in none
            ]
            if there and not told:
                yield WordConflict(here[0], tuple(there), "contradicted")

    def _is_quoted(self, place: Range) -> bool:
        return self.article.quoted(self.article.tokens.span(*place)) is not None

    @cached_property
    def _zeros(self) -> set[int]:
        """Where nobody is counted: `none died`."""
        return {one.first for one in self.article.quantities if one.value.value == 0}

    def _leads(self, at: int, most: int) -> bool:
        """True for a token of the first sentences of the body."""
        return self.article.sentence_of(at)[0] in self.parts.lead(most)

    def _found(self, patterns: Sequence[Pattern]) -> Iterator[Range]:
        starts = self.article.tokens.starts
        for match in self.article.find(patterns):
            yield bisect_left(starts, match.span.start), bisect_left(starts, match.span.end)
