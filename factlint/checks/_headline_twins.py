"""Items of a headline and others of their kind in the text, weighed: "in May", "from 16 June".

Times, figures, rivals ("Labour", "Conservative"), names, and what is sure in the one and open in
the other are held against each other by all that is to be seen around them, where no reader of
them is sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._headline_agreeing import agree
from factlint.checks._headline_items import FIGURE, NAME, RIVAL, SURE, TIME, Item, Items
from factlint.checks._headline_text import Parts, Range, WordConflict, is_name
from factlint.checks._headline_twin_odds import ODDS
from factlint.checks._headline_twin_reckoning import TwinReckoning
from factlint.checks._headline_twin_signs import TwinSigns
from factlint.checks._headline_twin_text import are_alike
from factlint.extract.article import Article
from factlint.rulebook.patterns import Pattern


class HeadlineTwins:
    """Weighs the items of headline and deck against others of their kind in the text."""

    def __init__(self, article: Article, parts: Parts) -> None:
        self._article, self._parts = article, parts
        self._words = article.tokens.words
        self._items = Items(article, parts)
        self._reckoning = TwinReckoning(article, self._items)
        self._signs = TwinSigns(article, parts, self._items)

    def read(self) -> Iterator[WordConflict]:
        """Every one that the text likely has otherwise, with the likeliest other."""
        for part, tokens in self._parts.heads:
            if part == "caption":
                continue
            mine = list(self._items.of(tokens))
            for item in mine:
                if self._article.quoted(self._article.tokens.span(*item.place)) is None:
                    yield from self._likely(part, tokens, mine, item, self._others(mine, item))
            if self._parts.denies(tokens):
                continue
            for item in self._stretches(self._parts.rule.ahead, [tokens]):
                if self._article.quoted(self._article.tokens.span(*item.place)) is None:
                    yield from self._likely(part, tokens, mine, item, self._open)
            for item in self._items.runs(tokens):
                if self._signs.wins(item):
                    yield from self._likely(part, tokens, mine, item, self._leading(item))
                    break

    def _likely(
        self, part: str, tokens: Range, mine: list[Item], item: Item, others: Sequence[Item]
    ) -> Iterator[WordConflict]:
        """The likeliest of the others, if one is likely."""
        found = ((self._signs.candidate(part, tokens, mine, item, one), one) for one in others)
        odds = [(ODDS.of(candidate), one.place) for candidate, one in found if candidate]
        if odds and (best := max(odds))[0] > 0:
            yield WordConflict(item.place, (best[1],), "contradicted")

    def _others(self, mine: list[Item], item: Item) -> list[Item]:
        """The items of the text that have another value of a kind."""
        same = [one for one in mine if (one.sort, one.kind) == (item.sort, item.kind)]
        values = {one.value for one in same}
        others = [
            one
            for one in self._items.body
            if (one.sort, one.kind) == (item.sort, item.kind) and one.value not in values
        ]
        if item.sort == NAME:
            if item.value in self._parts.body_words or self._words[item.place[0]].isupper():
                return []
            others = [one for one in others if not self._are_forms(item, one)]
            return [one for one in others if are_alike(item, one)] or others
        if item.sort == RIVAL and (self._is_in_lead(item) or self._parts.denies(self._near(item))):
            return []
        if item.sort == TIME and item.kind != "weekday" and self._reckoning.is_told(item):
            return []
        if item.sort in (FIGURE, RIVAL):
            others = [one for one in others if not self._reckoning.is_past(one)]
        if item.figure is None:
            return others
        figure = item.figure
        if self._signs.is_fraction(figure) or self._reckoning.is_reckoned(item, figure):
            return []
        return [
            one
            for one in others
            if one.figure
            and figure.may_be(one.figure)
            and not agree(figure, one.figure)
            and not self._signs.may_have_more(item, one)
        ]

    def _near(self, item: Item) -> Range:
        return self._article.sentence_of(item.place[0])

    def _is_in_lead(self, item: Item) -> bool:
        """True for a rival that does in the first sentence, too, what it does in the headline."""
        lead = self._items.sentences[:1]
        return any(
            (one.sort, one.kind, one.value) == (item.sort, item.kind, item.value)
            and self._near(one) in lead
            and self._signs.go_on_alike(item, one)
            for one in self._items.body
        )

    def _stretches(self, patterns: Sequence[Pattern], stretches: Sequence[Range]) -> list[Item]:
        """What says in some stretches that something is sure, or open."""
        starts, ends = self._article.tokens.starts, self._article.tokens.ends
        places = (
            (bisect_left(starts, match.span.start), bisect_left(ends, match.span.end) + 1)
            for match in self._article.find(patterns)
        )
        found = [p for p in places if any(a <= p[0] and p[1] <= b for a, b in stretches)]
        return [Item(place, SURE, SURE, "") for place in found]

    def _leading(self, item: Item) -> list[Item]:
        """The names of the first sentences that are not of a name of the headline."""
        keys = frozenset(item.value.split())
        runs = (run for sentence in self._items.sentences[:2] for run in self._items.runs(sentence))
        return [
            run
            for run in runs
            if keys.isdisjoint(run.value.split()) and not self._signs.are_one_camp(item, run)
        ]

    def _are_forms(self, item: Item, other: Item) -> bool:
        """True for words of which one goes on with the other: "Chile", "Chilean".

        Those with one letter more are names of people where a name stands before them.
        """
        shorter, longer = sorted((item.value, other.value), key=len)
        if longer.startswith(shorter) and len(longer) == len(shorter) + 1:
            return not is_name(self._words[other.place[0] - 1])
        root = self._parts.root
        return longer.startswith(shorter) or root(item.value) == root(other.value)

    @cached_property
    def _open(self) -> list[Item]:
        return self._stretches(self._parts.rule.open, self._items.sentences)
