"""Figures of a headline that the lead plainly gives otherwise, whatever else the body counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

from factlint.checks._headline_agreeing import agree
from factlint.checks._headline_reckoned import Figure
from factlint.checks._headline_scores import RECENT
from factlint.checks._headline_text import Parts, Range
from factlint.extract.article import Article
from factlint.extract.passages import times_in

_BEFORE, _BEHIND = 14, 5
"""Words around a figure that tell what it is of."""
_SUBJECT = 2
"""Content words before a figure of a headline, the last of which may be a verb."""
_MATTER, _SCENE = 2, 3
"""Words that the lead shares with a headline; so many where time alone is counted."""
_JOINED = 2
"""So many more may be told in other words: "and the gunman was shot"."""
_MOST = 12
_DATED = 2
"""Words behind a figure in which its day begins: `at $55m last autumn`."""
PERCENT = "%"


class LeadFigures:
    """The figures of the lead beside one of the headline."""

    def __init__(self, article: Article, parts: Parts, body: Sequence[Figure]) -> None:
        self.article = article
        self.parts = parts
        self._body = body
        self._within = frozenset(parts.rule.within)

    def otherwise(self, head: Range, figure: Figure) -> tuple[Figure, ...]:
        """What the lead has for the same thing, where the body has the figure for no such thing."""
        if not _is_plain(figure) or self._is_had(head, figure):
            return ()
        for sentence in self._sentences:
            same = [self._part(one) for one in sentence if self._is_same(head, figure, one)]
            if same:
                one = len({(other.value.value, other.value.unit) for other in same}) == 1
                one = one and same[0].value.unit == figure.value.unit
                told = one and not self._is_made_up(figure, same[0], sentence)
                return tuple(same) if told else ()
        return ()

    def has_as_part(self, figure: Figure) -> bool:
        """True for a figure that the lead takes of a whole: `four of the town's 11 libraries`."""
        wholes = (one for one in self._body if one.leads and figure.is_of(one))
        return any((part := self._part(one)) is not one and agree(figure, part) for one in wholes)

    @cached_property
    def _sentences(self) -> list[list[Figure]]:
        """The figures of the first sentences, by sentence."""
        firsts = dict.fromkeys(figure.sentence for figure in self._body if figure.leads)
        return [[one for one in self._body if one.sentence == first] for first in firsts]

    def _is_had(self, head: Range, figure: Figure) -> bool:
        """True for a figure that the lead has, or the body for the same thing and the same day."""
        alike = [one for one in self._body if figure.may_be(one) and agree(figure, one)]
        alike = [one for one in alike if not self._has_grown(one)]
        if any(one.leads for one in alike):
            return True
        mine = self.parts.told(*head)
        return any(
            figure.value.unit != PERCENT or mine & self._told(one)
            for one in alike
            if figure.is_of(one) and not self._is_of_before(one)
        )

    def _has_grown(self, figure: Figure) -> bool:
        """True for a count that was not the last one: `12 by nightfall`."""
        sentence = self.article.sentence_of(figure.token.first)
        return bool(figure.measure) and self.parts.says(sentence, self.parts.rule.early)

    def _is_of_before(self, figure: Figure) -> bool:
        """True for a figure of weeks ago, by the day right behind it: `$55m last autumn`."""
        anchor, stop = self.article.anchor, figure.token.stop
        ends = (
            time.value.end
            for time in times_in(self.article, (stop, stop + _DATED + 1))
            if time.value and time.value.end
        )
        return anchor is not None and any(anchor - end > RECENT for end in ends)

    def _told(self, figure: Figure) -> frozenset[str]:
        """The stems of the sentence of a figure."""
        return self.parts.told(*self.article.sentence_of(figure.token.first))

    def _was(self, figure: Figure) -> bool:
        """True for what something came from: `to $3m from $2m`."""
        return self.article.tokens.folded[figure.token.first - 1] in self.parts.rule.grown

    def _is_same(self, head: Range, figure: Figure, other: Figure) -> bool:
        """True for a plain figure of the lead that counts what the headline's does."""
        if not _is_plain(other) or not figure.is_of(other) or self._was(other):
            return False
        if not figure.value.unit:
            return True
        sentence = self.article.sentence_of(other.token.first)
        shared = self.parts.told(*head) & self._told(other)
        if figure.value.unit in self.parts.rule.times:
            return len(shared) >= _SCENE and bool(self._beside(figure) & self._beside(other))
        return len(shared) >= _MATTER and not self._subject(head, figure).isdisjoint(
            self._around(sentence, other)
        )

    def _part(self, whole: Figure) -> Figure:
        """The figure that is taken of a whole: `four of the town's 11 libraries`."""
        word, joined = self.article.tokens.word, self.parts.rule.joined
        parts = (
            one
            for one in self._body
            if one.sentence == whole.sentence
            and 0 < whole.token.first - one.token.stop <= _BEHIND
            and word(one.token.stop) in joined
        )
        return next(parts, whole)

    def _is_made_up(self, figure: Figure, told: Figure, sentence: Sequence[Figure]) -> bool:
        """True for what the lead's figures or its words may add up to, or leave."""
        mine, theirs = figure.value.value or 0, told.value.value or 0
        first, stop = self.article.sentence_of(told.token.first)
        amounts = [one.value.value or 0 for one in sentence if not one.value.unit][:_MOST]
        if figure.value.unit:
            return mine in {theirs * count for count in amounts}
        if 0 < mine - theirs <= _JOINED and not self._is_total(told):
            return True
        if not self._within.isdisjoint(self.article.tokens.folded[first:stop]):
            return True
        if not self._is_total(told) and self._goes_on(figure, told, mine - theirs):
            return True
        return mine in _reckoned(amounts)

    def _goes_on(self, figure: Figure, told: Figure, more: float) -> bool:
        """True where a later sentence has the rest: "Hours later four more were killed"."""
        return any(
            one.value.value == more and (one.adds or figure.is_of(one))
            for one in self._body
            if one.sentence > told.sentence
        )

    def _is_total(self, figure: Figure) -> bool:
        """True for a toll, to which nobody adds in other words."""
        counts = (one for one in self.article.counts if one.quantity.first == figure.token.first)
        return any(one.scope == "total" for one in counts)

    def _beside(self, figure: Figure) -> frozenset[str]:
        """The words right before and behind a stretch of time: `days before`."""
        word, token = self.article.tokens.word, figure.token
        return frozenset(
            near.lower() for near in (word(token.first - 1), word(token.stop)) if near.isalpha()
        )

    def _subject(self, head: Range, figure: Figure) -> set[str]:
        """The stems of the last content words before a figure, without those of what is done."""
        stems = list(self._stems(head[0], figure.token.first))[-_SUBJECT:]
        return set(stems[:1] if len(stems) == _SUBJECT else stems)

    def _around(self, sentence: Range, other: Figure) -> set[str]:
        """The stems of the words around a figure of the lead, up to the next figure."""
        first, stop = sentence
        for one in self._body:
            if one.sentence == other.sentence and one.value.unit == other.value.unit:
                first = one.token.stop if one.token.stop <= other.token.first else first
                stop = min(stop, one.token.first) if one.token.first >= other.token.stop else stop
        before = max(first, other.token.first - _BEFORE), other.token.first
        behind = other.token.stop, min(stop, other.token.stop + _BEHIND)
        return {stem for part in (before, behind) for stem in self._stems(*part)}

    def _stems(self, first: int, stop: int) -> Iterator[str]:
        """The stems of the content words of a stretch."""
        words = self.article.tokens.words[first:stop]
        return (s for w in words if w[0].isalpha() and (s := self.parts.root(w)))


def _is_plain(figure: Figure) -> bool:
    """True for an exact figure of all that it counts."""
    exact = figure.value.hedge == "exact" and bool(figure.value.value)
    return exact and not (figure.is_part or figure.graded or figure.adds)


def _reckoned(amounts: Sequence[float]) -> set[float]:
    """The sums of two or three amounts, and the differences of two."""
    sums = {sum(some) for size in (2, 3) for some in combinations(amounts, size)}
    return sums | {abs(one - other) for one, other in combinations(amounts, 2)}
