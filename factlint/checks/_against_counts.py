"""An ordinal beside how many there are: the third of seven is not the last one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from factlint.checks._mentions import Mention
from factlint.checks._narrowing import covered
from factlint.checks._ordinals import OrdinalReader
from factlint.checks._row_counts import (
    NOTHING,
    Count,
    acts_before,
    names_of,
    read_counts,
    streak_of,
)
from factlint.checks._row_lists import ListReader
from factlint.checks._rows import Words
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

NEAR = 1
"""So many sentences lie between a thing and what leans on it."""
OPENING = 2
"""So many tokens stand before an ordinal that opens its sentence."""
WAY = 4
"""So many tokens say how something was done."""
BACK = 3
"""So many sentences before a thing its owner may be named."""


class CountComparer:
    """Holds the ordinals of an article to its numbers of things."""

    def __init__(self, reader: OrdinalReader, ordinals: Sequence[Mention]) -> None:
        self._reader = reader
        self._words = reader.words
        self._ordinals = ordinals

    @cached_property
    def _counts(self) -> list[Count]:
        often = self._words["often"]
        acts, heads = NOTHING, NOTHING
        for ordinal in self._ordinals:
            if ordinal.phrase.head in often:
                acts |= self.heads(ordinal)
            else:
                heads |= {self._reader.rows.stem(ordinal.phrase.head)}
        return [*read_counts(self._reader), *ListReader(self._reader, heads, acts).read()]

    def against(self, ordinal: Mention) -> Range | None:
        """The tokens of a number that an ordinal cannot be of, if no other agrees with it."""
        heads = self.heads(ordinal)
        related = [c for c in self._counts if self._is_of(ordinal, heads, c)]
        if any(_agrees(ordinal, count) for count in related):
            return None
        wrong = (count.place for count in related if self._clashes(ordinal, count))
        return next(wrong, None)

    def are_alike(self, first: Mention, second: Mention) -> bool:
        """True for "for the seventh time" and "its ninth eruption" of what erupted."""
        often = [m.phrase.head in self._words["often"] for m in (first, second)]
        plain = not first.phrase.apart | second.phrase.apart
        return any(often) and plain and bool(self.heads(first) & self.heads(second))

    def heads(self, ordinal: Mention) -> Words:
        """What an ordinal may be of: its noun, or what was done for the third time."""
        head = ordinal.phrase.head
        if head in self._words["often"]:
            begin, _ = self._reader.article.sentence_of(ordinal.first)
            return acts_before(self._reader, begin, self._end_of_act(ordinal.first))
        if "row" in ordinal.phrase.apart:
            begin, _ = self._reader.article.sentence_of(ordinal.first)
            return streak_of(self._reader, begin, ordinal.phrase.stop)
        generic = head in self._words["persons"]
        told = ordinal.phrase.narrow | ordinal.phrase.told
        return frozenset({self._reader.rows.stem(head)}) | (told if generic else NOTHING)

    def _end_of_act(self, first: int) -> int:
        """Where the words end that say what was done: behind "For the third time, she"."""
        begin, end = self._reader.article.sentence_of(first)
        return end if first - begin <= OPENING else first

    def _is_of(self, ordinal: Mention, heads: Words, count: Count) -> bool:
        overlap = count.place[0] < ordinal.place[1] and ordinal.place[0] < count.place[1]
        if overlap or ordinal.phrase.head in self._words["no-things"]:
            return False
        if not count.heads:
            if count.often and ordinal.phrase.head not in self._words["often"]:
                return False
            return 0 <= count.sentence - ordinal.sentence <= NEAR
        return bool(heads & count.heads)

    def _clashes(self, ordinal: Mention, count: Count) -> bool:
        begin, _ = self._reader.article.sentence_of(ordinal.first)
        narrow, window = ordinal.narrow, ordinal.spell
        apart, head = ordinal.phrase.apart, ordinal.phrase.head
        if head in self._words["units"] and "row" not in apart:
            return False
        apart_by = count.sentence - ordinal.sentence
        leans, near = 0 <= apart_by <= NEAR, 0 <= apart_by <= BACK
        if head in self._words["within"] and not (window | narrow or (near and ordinal.owned)):
            return False
        said = self._said(ordinal, count)
        here = ordinal.sentence == count.sentence and (count.prior or count.sure)
        if here and not count.narrow and ordinal.first < count.place[0]:
            return self._is_wrong(ordinal, count, narrow | window)
        if not self._is_one_owner(ordinal, count, begin):
            return False
        if not self._covers(window, said) or not self._covers(count.narrow, ordinal.said):
            return False
        loose = not count.heads or (near and count.meant and not window)
        there = narrow if leans and "there" in count.said and count.opening != "there" else NOTHING
        if not loose and not self._covers((narrow - there) | apart, said):
            return False
        if head in self._words["often"] and not self._is_so_done(begin, ordinal.first, said):
            return False
        return self._is_wrong(ordinal, count, narrow | window)

    def _is_so_done(self, begin: int, first: int, said: Words) -> bool:
        """True unless what was done for the third time was so in its own way: "by one vote"."""
        words = [fold(word) for word in self._reader.article.tokens.words[begin:first]]
        at = next((n for n, word in enumerate(words) if word in self._words["ways"]), len(words))
        return self._covers(frozenset(words[at : at + WAY]) - self._reader.rows.small, said)

    def _said(self, ordinal: Mention, count: Count) -> Words:
        """What a number says, but the words of the ordinal beside it."""
        if count.sentence != ordinal.sentence:
            return count.said
        begin, end = self._reader.article.sentence_of(ordinal.first)
        rows = self._reader.rows
        before, behind = (begin, ordinal.first), (ordinal.phrase.end, end)
        return rows.said_in(*before) | rows.said_in(*behind)

    def _covers(self, words: Words, said: Words) -> bool:
        return covered(self._reader.rows, words, said)

    def _is_wrong(self, ordinal: Mention, count: Count, row: Words) -> bool:
        number, low, high = ordinal.number, count.low, count.high
        newest = self._is_newest(ordinal, count, row)
        within = self._covers(count.window, ordinal.said)
        if count.prior or ordinal.coming:
            if low is not None and number <= low:
                return newest
            return bool(
                count.closed and newest and within and high is not None and number > high + 1
            )
        if low is not None and number < low:
            return newest
        strong = count.sure or bool(count.window) or count.often
        return high is not None and number > high and strong and within

    def _is_newest(self, ordinal: Mention, count: Count, row: Words) -> bool:
        """True for what is the last one so far."""
        here = ordinal.sentence == count.sentence
        told = ordinal.introduced or (here and count.prior) or (ordinal.latest and bool(row))
        told = told or (ordinal.vague and count.meant)
        if ordinal.past or not told:
            return False
        if ordinal.vague:
            return not count.heads or count.meant or bool(row and self._covers(row, count.said))
        later = (o for o in self._ordinals if o.phrase.head == ordinal.phrase.head)
        if any(other.number > ordinal.number and other.kind == ordinal.kind for other in later):
            return False
        if here:
            return True
        sure = ordinal.latest or bool(row)
        return sure and not self._reader.is_pluperfect(
            self._reader.article.sentence_of(ordinal.first)
        )

    def _is_one_owner(self, ordinal: Mention, count: Count, begin: int) -> bool:
        """True unless the number is somebody else's."""
        if count.sentence == ordinal.sentence or not count.heads:
            return True
        own = names_of(self._reader, begin, ordinal.first) or self._named_before(begin)
        names = NOTHING if count.epithet else count.names
        if not names:
            opening = "" if count.window or count.narrow else count.opening
            return self._leans(ordinal, opening)
        return not names.isdisjoint(own | names_of(self._reader, begin, ordinal.phrase.end))

    def _leans(self, ordinal: Mention, opening: str) -> bool:
        """True for a sentence that begins with what was told of before: "it", "the club"."""
        article, _, noun = opening.partition(" ")
        anyone = self._words["anyone"]
        if noun and noun not in anyone:
            known = self._covers(frozenset({noun}), ordinal.said)
            if article in self._words["owning"] and not known:
                return False
            other = ordinal.owned and ordinal.owners and not known
            return not (other and len(ordinal.owners) == 1 and not self._is_named(ordinal))
        if (
            not article
            or article
            in anyone | self._reader.rows.small - self._reader.article.grammar.listed("article")
        ):
            return True
        return self._covers(frozenset({article}), ordinal.said)

    def _is_named(self, ordinal: Mention) -> bool:
        """True for a thing of somebody with a name, or of a pronoun."""
        word = self._reader.article.tokens.word(ordinal.first - 2)
        return self._reader.article.tokens.word(ordinal.first - 1) not in ("'s", "'") or (
            word[:1].isupper()
        )

    def _named_before(self, begin: int) -> Words:
        """The names in the sentences before one."""
        article, at = self._reader.article, begin
        for _ in range(BACK):
            at = article.sentence_of(max(0, at - 1))[0]
        return names_of(self._reader, at, begin)


def _agrees(ordinal: Mention, count: Count) -> bool:
    """True for a number of which the ordinal may be the last one."""
    step = 1 if count.prior or ordinal.coming else 0
    number = ordinal.number - step
    low = count.low is None or number >= count.low
    high = count.high is None or number <= count.high
    return low and high and (count.high is not None or number == count.low)
