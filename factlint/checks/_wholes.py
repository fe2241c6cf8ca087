"""Where a sentence gives a whole and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

import msgspec

from factlint.checks._listing import ListReader, PartList
from factlint.checks._parts import SORTS, Figure, Item, PartReader, common_trait, labelled
from factlint.extract.alphabet import BREAK
from factlint.extract.tokens import Range
from factlint.model import Number

REACH = 8
NOUN = 3
_DASHES = ("-", "–", "—")
_OPENING = re.compile("[:(–—-]")


class Claim(msgspec.Struct, frozen=True):
    """Parts that are said to be of a whole.

    One of the `wholes` is meant, the first unless another fits better. `complete` says that the
    parts are all of it, `sure` that the words leave no doubt what is of what.
    """

    wholes: tuple[Figure, ...]
    items: tuple[Item, ...]
    complete: bool = False
    sure: bool = True


class WholeReader:
    """Finds the claims in single sentences."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.lists = ListReader(parts)
        self._others = {first for first, _ in parts.cues["others"]}
        grammar = parts.article.grammar
        self._whole = frozenset(grammar.alphabet.members(["whole"]))
        self._be = frozenset(grammar.alphabet.members(["be"]))

    def read(self) -> Iterator[Claim]:
        """The claims of all sentences that have a few figures."""
        for sentence in self.parts.sentences:
            if len(self.parts.between(*sentence)) > 1:
                yield from self._opened(sentence)
                yield from self._beside(sentence)
                yield from self._said_to_be(sentence)
                yield from self._of(sentence)
                yield from self._added_up(sentence)

    def is_all(self, listed: PartList) -> bool:
        """False for a list that is cut off, or ends in "and the rest abroad"."""
        vague = any(item.figure.value.vague for item in listed.items)
        places = range(listed.items[0].first, listed.items[-1].stop)
        return not (listed.cut or vague or any(at in self._others for at in places))

    def _opened(self, sentence: Range) -> Iterator[Claim]:
        """What stands behind a colon, between dashes or in brackets."""
        first, stop = sentence
        for found in _OPENING.finditer(self.tokens.plain, first + 1, stop - 1):
            at, mark = found.start(), found[0]
            if mark in _DASHES and not self._is_dash(at):
                continue
            begin = at + 2 if mark == "-" and self.tokens.words[at + 1] == "-" else at + 1
            limit = self._limit(mark, begin, stop)
            wholes = self.parts.between(first, at)
            if not wholes or self._is_narrowed(wholes[-1].stop, at):
                continue
            listed = self.lists.read(begin, limit)
            if listed and self._ends_well(listed):
                nearest = tuple(reversed(wholes)) if mark == ":" else tuple(wholes[-1:])
                sure = len(wholes) == 1 or mark != ":"
                yield Claim(nearest, listed.items, self.is_all(listed), sure)

    def _is_narrowed(self, first: int, stop: int) -> bool:
        """True where the words before a mark turn from the whole to some of it."""
        places = range(first, stop)
        return any(at in self.parts.shares or at in self.parts.including for at in places)

    def _beside(self, sentence: Range) -> Iterator[Claim]:
        """A whole and its parts as an apposition: "the 17 hostages, eleven men and six women,"."""
        for whole in self.parts.between(*sentence)[:-2]:
            for at in self._breaks(whole.stop, min(sentence[1], whole.stop + REACH)):
                listed = self.lists.read(at + 1, sentence[1])
                if listed and self._is_apposed(whole, listed, sentence[1]):
                    share = self.parts.is_share(listed.items[0].figure)
                    yield Claim((whole,), listed.items, not share)

    def _is_apposed(self, whole: Figure, listed: PartList, stop: int) -> bool:
        """True where parts stand beside their whole and not in a row with it."""
        closed = listed.stop >= stop or self.tokens.symbols[listed.stop] in (BREAK, ",")
        traits = [dict(item.traits) for item in listed.items]
        if not closed or listed.cut or any("place" in each for each in traits):
            return False
        apart = common_trait(listed.items) or ""
        if apart == "capital":
            return not self.tokens.word(whole.stop)[:1].isupper()
        men = any(each.get("kinds 0") == "0" for each in traits)
        everybody = self._whole.intersection(self.tokens.plain[whole.stop : whole.stop + 2])
        return apart.startswith(SORTS) and (men or bool(everybody))

    def _said_to_be(self, sentence: Range) -> Iterator[Claim]:
        """A whole that "consists of" its parts, or is said to include them."""
        first, stop = sentence
        for use, complete in (("made_of", True), ("including", False), ("has", False)):
            for at, end in self.parts.cued(use, sentence):
                listed = self.lists.read(end, stop)
                wholes = self.parts.between(first, at)[-1:]
                if complete and not wholes:
                    wholes = self.parts.between(listed.stop, stop)
                    listed = msgspec.structs.replace(listed, cut=len(wholes) != 1)
                if wholes and listed and (complete or self._is_tight(listed)):
                    yield Claim(tuple(wholes), listed.items, complete and self.is_all(listed))

    def _is_tight(self, listed: PartList) -> bool:
        """False for "one colonel, and five others", where the list may end at the comma."""
        end = listed.items[0].stop
        comma = self.tokens.word(end) == ","
        return len(listed.items) > 2 or not (comma and self.lists.joins(end + 1))

    def _of(self, sentence: Range) -> Iterator[Claim]:
        """What is said of a whole: "of the 40 passengers, 25 were hurt and eight died"."""
        first, stop = sentence
        for begin, end in self.parts.cued("of_whole", sentence):
            whole = next(iter(self.parts.between(begin, end + 1)), None)
            if whole is None:
                continue
            lead = [f for f in self.parts.between(first, begin) if f.stop == begin]
            parts = [*lead, *self._followers(end, stop)]
            if len(parts) >= 2:
                noun = self.parts.item(whole, whole.stop + NOUN)
                own = {key for key, _ in noun.traits if key.startswith(SORTS)}
                for items in _by_sort(self.parts.trailing(parts, stop), own):
                    yield Claim((whole,), items)
            elif whole.first - begin >= 2 and (listed := self.lists.before(first, begin)):
                yield Claim((whole,), listed.items)
        for begin, end in self.parts.cued("of_which", sentence):
            wholes = self.parts.between(first, begin)[-1:]
            parts = self._followers(end, stop)
            if wholes and len(parts) >= 2:
                yield Claim(tuple(wholes), self.parts.trailing(parts, stop))
                yield Claim(tuple(wholes), self.parts.leading(parts, end))

    def _followers(self, at: int, stop: int) -> list[Figure]:
        return [f for f in self.parts.between(at, stop) if not self.parts.is_share(f)]

    def _added_up(self, sentence: Range) -> Iterator[Claim]:
        """Parts with their sum after them: "for a total of 12", "12 people in all"."""
        for use, complete in (("in_all", True), ("so_far", False)):
            for begin, end in self.parts.cued(use, sentence):
                inside = self.parts.between(begin, end + 1)
                listed = self.lists.before(sentence[0], begin) if len(inside) == 1 else None
                if listed:
                    yield Claim((inside[0],), listed.items, complete)

    def _is_dash(self, at: int) -> bool:
        tokens = self.tokens
        if tokens.words[at] not in _DASHES or at - 1 in self.parts.figures:
            return False
        return tokens.words[at] != "-" or tokens.ends[at - 1] < tokens.starts[at]

    def _limit(self, mark: str, begin: int, stop: int) -> int:
        """Where what a mark opens is closed again."""
        if mark == ":":
            return stop
        closing = ")" if mark == "(" else mark
        for at in range(begin, stop):
            if self.tokens.words[at] == closing and (closing == ")" or self._is_dash(at)):
                return at
        return stop

    def _breaks(self, at: int, stop: int) -> Iterator[int]:
        """The commas and verbs that may end the words of a whole."""
        for place in range(at, stop):
            if self.tokens.words[place] == "," or self.tokens.plain[place] in self._be:
                yield place
            elif place in self.parts.figures or not self.tokens.words[place][0].isalnum():
                return

    def _ends_well(self, listed: PartList) -> bool:
        """True where a list and no sentence of its own stands behind the mark."""
        last = listed.items[-1]
        return not (
            any(key.startswith(SORTS) for key, _ in last.traits) and self.parts.goes_on(last)
        )


class PairReader:
    """Finds the claims that two sentences make, and the parts that are the rest of a whole."""

    def __init__(self, parts: PartReader) -> None:
        self.parts = parts
        self.tokens = parts.tokens
        self.lists = ListReader(parts)
        members = parts.article.grammar.alphabet.members
        self._verbs = frozenset(members(["be", "have", "intransitive", "participle"]))
        self._measures = {c.quantity.first: c.measure for c in parts.article.counts}

    def read(self) -> Iterator[Claim]:
        """The claims of sentences side by side."""
        before: Range | None = None
        for sentence in self.parts.sentences:
            yield from self._left_over(sentence, sentence)
            if before is not None and self._adjoin(before, sentence):
                yield from self._after(before, sentence)
                yield from self._left_over(before, sentence)
            before = sentence

    def _adjoin(self, before: Range, sentence: Range) -> bool:
        return not any(w[0].isalnum() for w in self.tokens.words[before[1] : sentence[0]])

    def _after(self, before: Range, sentence: Range) -> Iterator[Claim]:
        """The parts in the sentence after that of their whole, or before it."""
        wholes, figures = self.parts.between(*before), self.parts.between(*sentence)
        if len(wholes) == 1 and len(figures) >= 2:
            for start in sorted({self._list_start(sentence, figures[0]), figures[0].first}):
                listed = self.lists.read(start, sentence[1])
                if listed and self._same_measure(wholes[0], listed.items[0]):
                    yield Claim(tuple(wholes), listed.items, sure=False)
        for begin, end in self.parts.cued("in_all", sentence):
            inside = self.parts.between(begin, end + 1)
            if inside and len(figures) == 1:
                listed = self.lists.read(self._start(before), before[1])
                if listed:
                    yield Claim((inside[0],), listed.items, sure=False)

    def _left_over(self, before: Range, sentence: Range) -> Iterator[Claim]:
        """Parts with "the other nine", which are all."""
        rest = next((f for f in self.parts.between(*sentence) if f.first in self.parts.rest), None)
        if rest is None:
            return
        early = self.parts.between(before[0], rest.first)
        leads = [figure for figure in early if self._leads(figure, before, sentence)]
        wholes = [figure for figure in early if figure not in leads]
        if not leads or not wholes:
            return
        between = (f for f in early if f.first > leads[0].first)
        counted = [f for f in between if not self.parts.is_share(f) and not self._is_whole(f)]
        named = [figure for figure in wholes if self._is_whole(figure)] or wholes[-1:]
        if _amount(leads[0]) + _amount(rest) != _amount(named[0]):
            yield Claim(tuple(named), labelled([leads[0], *counted, rest]), True)

    def _leads(self, figure: Figure, before: Range, sentence: Range) -> bool:
        """True for the figure of a first part: "twelve of the 20", "twelve were"."""
        spans = [*self.parts.cued("of_whole", before), *self.parts.cued("of_whole", sentence)]
        if any(figure.stop == begin or end < figure.first <= end + 2 for begin, end in spans):
            return True
        begins = figure.first in (sentence[0], self._start(sentence))
        verb = self.tokens.plain[figure.stop : figure.stop + 1] in self._verbs
        return begins and (self.parts.is_share(figure) or verb)

    def _is_whole(self, figure: Figure) -> bool:
        return any(begin <= figure.first <= end for begin, end in self.parts.cues["of_whole"])

    def _same_measure(self, whole: Figure, item: Item) -> bool:
        """True unless the two are counts of different things."""
        one, two = self._measures.get(whole.first), self._measures.get(item.figure.first)
        return two is None or one == two

    def _start(self, sentence: Range) -> int:
        first, stop = sentence
        while first < stop and not self.tokens.words[first][0].isalnum():
            first += 1
        return first

    def _list_start(self, sentence: Range, figure: Figure) -> int:
        """Where a list may begin: at the start, or at "Alder (12)"."""
        start = self._start(sentence)
        if self.tokens.word(figure.first - 1) == "(":
            start = figure.first - 1
            while start > sentence[0] and self.tokens.words[start - 1][:1].isupper():
                start -= 1
        return start


def _by_sort(items: Sequence[Item], own: Set[str]) -> Iterator[tuple[Item, ...]]:
    """All of some items, and those that are sorts of one kind, which the whole is no sort of."""
    left = tuple(
        msgspec.structs.replace(item, traits=tuple(t for t in item.traits if t[0] not in own))
        for item in items
    )
    yield left
    for kind in sorted({key for item in left for key, _ in item.traits if key.startswith(SORTS)}):
        alike = tuple(item for item in left if kind in dict(item.traits))
        if 2 <= len(alike) < len(left):
            yield alike


def _amount(figure: Figure) -> Number:
    return figure.value.value or 0
