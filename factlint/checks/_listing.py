"""The parts of a whole in a row: "eight men, two women and a child"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factlint.checks._parts import ONE, Figure, Item, PartReader
from factlint.extract.alphabet import BREAK

LONGEST_LABEL = 4
BACK = 6
_SEPARATORS = (",", ";")


class PartList(msgspec.Struct, frozen=True):
    """Parts in a row that end before token `stop`.

    `cut` says that the words go on in a way that may hold more parts.
    """

    items: tuple[Item, ...]
    stop: int
    cut: bool = False

    def __bool__(self) -> bool:
        return len(self.items) >= 2


class ListReader:
    """Reads rows of parts."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self._one = frozenset(parts.article.lexicon.numbers.articles)

    def read(self, at: int, limit: int) -> PartList:
        """The list that begins at a token."""
        items: list[Item] = []
        closed = False
        while (begun := self._begin(at, limit)) is not None:
            figure, label = begun
            end, after, cut = self._end_of_item(figure.stop, limit)
            if label and not self._is_bare(figure.stop, end):
                break
            items.append(self.parts.item(figure, end, label))
            if after is None:
                return PartList(self._labelled(items), end, cut and not closed)
            if closed and len(items) > 2:
                return PartList(self._labelled(items), end)  # "sons and two daughters, and 14"
            closed = self.joins(end) or self.joins(end + 1)
            at = after
        return PartList(self._labelled(items), at, bool(items))

    def before(self, first: int, stop: int) -> PartList | None:
        """The list that ends before a token."""
        figures = self.parts.between(first, stop)
        for figure in figures[:-1]:
            listed = self.read(figure.first, stop)
            if listed and listed.items[-1].figure == figures[-1]:
                return listed
        return None

    def joins(self, at: int) -> bool:
        """True for a word that joins two items."""
        return self.parts.word(at) in self.parts.closed.joins

    def _labelled(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Items of which the first has its name before a verb: "Alder had 12 and Birch nine"."""
        labels = ["label" in dict(item.traits) for item in items]
        if len(items) < 2 or labels[0] or not all(labels[1:]):
            return tuple(items)
        at = items[0].figure.first
        back = reversed(self.tokens.words[max(0, at - BACK) : at])
        name = next((word for word in back if word[0].isupper()), "")
        first = self.parts.item(items[0].figure, items[0].stop, name)
        return (first, *items[1:])

    def _begin(self, at: int, limit: int) -> tuple[Figure, str] | None:
        """The figure of the item that begins at a token, and the name before it."""
        figures, word = self.parts.figures, self.parts.word(at)
        if at >= limit:
            return None
        if at not in figures and word in self.parts.closed.articles:
            if at + 1 in figures:
                at += 1
            elif word in self._one:
                noun = self.tokens.word(at + 1)[:1].isalpha()
                return (Figure(at, at + 1, ONE), "") if noun and at + 1 < limit else None
        if at in figures:
            return figures[at], ""
        if word in self.parts.closed.articles:
            at += 1
        end = at
        while end < limit and end - at < LONGEST_LABEL and self.tokens.word(end)[:1].isupper():
            end += 1
        if end == at:
            end = self._plain_label(at, limit)
        figure = end + 1 if self.tokens.word(end) == "(" else end
        if end > at and figure in figures and figure < limit:
            return figures[figure], " ".join(self.tokens.words[at:end])
        return None

    def _plain_label(self, at: int, limit: int) -> int:
        """Where "schools" ends in "schools (3.9 million)"; the start if it is no label."""
        end = at
        while end < limit and end - at < LONGEST_LABEL and self.tokens.word(end)[:1].isalpha():
            end += 1
        return end if self.tokens.word(end) == "(" else at

    def _end_of_item(self, at: int, limit: int) -> tuple[int, int | None, bool]:
        """Where an item ends, where the next begins, and whether the list is cut off there."""
        first = at
        while at < limit and self.tokens.symbols[at] != BREAK:
            word = self.tokens.words[at]
            if word == "(":
                at = self._closing(at, limit)
                continue
            if word in _SEPARATORS or self.joins(at):
                after = at + 2 if self.joins(at + 1) else at + 1
                begins = self._begin(after, limit) is not None
                if begins and not self._begins_share(after):
                    return at, after, False
                if self._is_one_more(first, at, after):
                    return at, None, True
                if begins or after in self.parts.including:
                    at = self._after_aside(after, limit)
                    continue
                if word in _SEPARATORS:
                    return at, None, bool(self.parts.between(after, limit))
            elif at in self.parts.figures and self.parts.figures[at].value is not ONE:
                return at, None, True
            at += 1
        return at, None, False

    def _is_one_more(self, first: int, at: int, after: int) -> bool:
        """True for one more without a figure: "two guards and the robber", no "in Arn and the"."""
        closed = self.parts.closed
        definite = closed.articles - self._one
        said = map(self.parts.word, range(first, at))
        return self.parts.word(after) in definite and closed.prepositions.isdisjoint(said)

    def _is_bare(self, first: int, stop: int) -> bool:
        return all(not word[0].isalnum() for word in self.tokens.words[first:stop])

    def _begins_share(self, at: int) -> bool:
        return at in self.parts.figures and self.parts.is_share(self.parts.figures[at])

    def _after_aside(self, at: int, limit: int) -> int:
        """The separator that ends an aside: ", three of them soldiers, and"."""
        for end in range(at + 1, limit):
            after = end + 1
            joined = self.joins(end) and after in self.parts.figures
            if self.tokens.words[end] in _SEPARATORS or (joined and not self._begins_share(after)):
                return end
        return limit

    def _closing(self, at: int, limit: int) -> int:
        ends = (end for end in range(at, limit) if self.tokens.words[end] == ")")
        return next(ends, limit) + 1
