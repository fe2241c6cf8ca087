"""Where a sentence gives a whole and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

import msgspec

from factlint.checks._listing import ListReader, PartList
from factlint.checks._parts import SORTS, Figure, Item, PartReader, common_trait
from factlint.extract.alphabet import BREAK, DATE
from factlint.extract.tokens import Range

REACH = 8
NOUN = 3
_DASHES = ("-", "–", "—")
_OPENING = re.compile("[:;(–—-]")


class Claim(msgspec.Struct, frozen=True):
    """Parts that are said to be of a whole.

    One of the `wholes` is meant, the first unless another fits better. `complete` says that the
    parts are all of it, `sure` that the words leave no doubt what is of what. Where some of the
    `pool` make the whole, nothing is wrong. `made` is what the parts make where it is no number.
    """

    wholes: tuple[Figure, ...]
    items: tuple[Item, ...]
    complete: bool = False
    sure: bool = True
    pool: tuple[Figure, ...] = ()
    made: str = ""


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
                yield from self._housed(sentence)

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
                nearest = tuple(reversed(wholes)) if mark in ":;" else tuple(wholes[-1:])
                sure = len(wholes) == 1 or mark not in ":;"
                yield Claim(nearest, listed.items, mark != ";" and self.is_all(listed), sure)

    def _is_narrowed(self, first: int, stop: int) -> bool:
        """True where the words before a mark turn from the whole to some of it."""
        places = range(first, stop)
        return any(at in self.parts.shares or at in self.parts.including for at in places)

    def _beside(self, sentence: Range) -> Iterator[Claim]:
        """A whole and its parts as an apposition: "the 17 hostages, eleven men and six women,"."""
        named = {
            end
            for begin, end in self.parts.cued("of_whole", sentence)
            if begin == sentence[0] or self.parts.word(begin + 1) in self.parts.closed.articles
        }
        for whole in self.parts.between(*sentence)[:-2]:
            if whole.stop in named:
                continue
            for at in self._breaks(whole.stop, min(sentence[1], whole.stop + REACH)):
                listed = self.lists.read(at + 1, sentence[1])
                if listed and (kind := self._apposed(whole, at, listed, sentence[1])):
                    share = self.parts.is_share(listed.items[0].figure)
                    yield Claim((whole,), listed.items, kind == "sorts" and not share)

    def _apposed(self, whole: Figure, at: int, listed: PartList, stop: int) -> str:
        """What parts that stand beside their whole, and not in a row with it, differ in."""
        closed = listed.stop >= stop or self.tokens.symbols[listed.stop] in (BREAK, ",", ";")
        if not closed or listed.cut or self._is_in_row(whole, at, listed):
            return ""
        apart = common_trait(listed.items) or ""
        if apart == "place":
            return "" if self._is_placed(whole.stop, at) else "places"
        traits = [dict(item.traits) for item in listed.items]
        if any("place" in each for each in traits):
            return ""
        if apart == "capital":
            said = self.tokens.words[whole.stop : at]
            return "" if any(word[0].isupper() for word in said) else "sorts"
        men = any(each.get("kinds 0") == "0" for each in traits)
        everybody = self._are_all_sorts(listed, apart) or self._whole.intersection(
            self.tokens.plain[whole.stop : whole.stop + 2]
        )
        return "sorts" if apart.startswith(SORTS) and (men or everybody) else ""

    def _is_in_row(self, whole: Figure, stop: int, listed: PartList) -> bool:
        """True for one more sort of what the parts are: "eight women, seven men and two"."""
        parts = [dict(item.traits) for item in listed.items]
        return any(
            key.startswith(SORTS) and all(each.get(key, sort) != sort for each in parts)
            for key, sort in self.parts.item(whole, stop).traits
            if all(key in each for each in parts)
        )

    def _are_all_sorts(self, listed: PartList, kind: str) -> bool:
        """True for as many parts as a kind has sorts: gold, silver and bronze."""
        if not kind.startswith(SORTS):
            return False
        name, _, number = kind.partition(" ")
        held = getattr(self.parts.article.lexicon.parts, name)[int(number)]
        return len(listed.items) == len(held) > 2

    def _is_placed(self, first: int, stop: int) -> bool:
        """True for words that say where or when, or tell of something else."""
        closed = self.parts.closed.every
        return DATE in self.tokens.symbols[first:stop] or any(
            self.parts.word(at) in closed for at in range(first, stop)
        )

    def _said_to_be(self, sentence: Range) -> Iterator[Claim]:
        """A whole that "consists of" its parts, or is said to include them."""
        first, stop = sentence
        for use, complete in (("made_of", True), ("including", False), ("has", False)):
            for at, end in self.parts.cued(use, sentence):
                listed = self.lists.read(end, stop)
                wholes = self.parts.between(first, at)[-1:]
                if use == "has" and wholes and self._is_share_or_score(wholes[0]):
                    continue
                if complete and not wholes:
                    wholes = self.parts.between(listed.stop, stop)
                    listed = msgspec.structs.replace(listed, cut=len(wholes) != 1)
                if wholes and listed and (complete or self._is_tight(listed)):
                    yield Claim(tuple(wholes), listed.items, complete and self.is_all(listed))

    def _is_share_or_score(self, whole: Figure) -> bool:
        """True for "40 percent" and the 40 of "58-40"."""
        return whole.value.unit == "%" or self.tokens.word(whole.first - 1) in _DASHES

    def _is_tight(self, listed: PartList) -> bool:
        """False for "one colonel, and five others", where the list may end at the comma."""
        end = listed.items[0].stop
        comma = self.tokens.word(end) == ","
        return len(listed.items) > 2 or not (comma and self.lists.joins(end + 1))

    def _of(self, sentence: Range) -> Iterator[Claim]:
        """What is said of a whole: "of the 40 passengers, 25 were hurt and eight died"."""
        first, stop = sentence
        made_of = [end - 1 for _, end in self.parts.cued("made_of", sentence)]
        for begin, end in self.parts.cued("of_whole", sentence):
            whole = next(iter(self.parts.between(begin, end + 1)), None)
            if whole is None or begin in made_of:
                continue
            lead = [f for f in self.parts.between(first, begin) if f.stop == begin]
            parts = [*lead, *self._followers(end, stop)]
            if len(parts) >= 2:
                noun = self.parts.item(whole, self._end_of_noun(whole))
                own = {key for key, _ in noun.traits if key.startswith(SORTS)}
                for items in _by_sort(self.parts.trailing(parts, stop), own):
                    yield Claim((whole,), items)
                if lead:
                    yield Claim((whole,), self.parts.leading(parts, first))
            elif whole.first - begin >= 2 and (listed := self.lists.before(first, begin)):
                yield Claim((whole,), listed.items)
        for begin, end in self.parts.cued("of_which", sentence):
            wholes = self.parts.between(first, begin)[-1:]
            parts = self._followers(end, stop)
            if wholes and len(parts) >= 2:
                yield Claim(tuple(wholes), self.parts.trailing(parts, stop))
                yield Claim(tuple(wholes), self.parts.leading(parts, end))

    def _end_of_noun(self, whole: Figure) -> int:
        """Where the noun of a whole ends at the latest."""
        closed = self.parts.closed.every
        places = range(whole.stop, whole.stop + NOUN)
        return next((at for at in places if self.parts.word(at) in closed), whole.stop + NOUN)

    def _followers(self, at: int, stop: int) -> list[Figure]:
        return [f for f in self.parts.between(at, stop) if not self.parts.is_share(f)]

    def _added_up(self, sentence: Range) -> Iterator[Claim]:
        """Parts with their sum after them: "for a total of 12", "12 people in all"."""
        for use, complete in (("in_all", True), ("so_far", False)):
            for begin, end in self.parts.cued(use, sentence):
                inside = self.parts.between(begin, end + 1)
                if complete and self.parts.is_apart(begin, end):
                    continue
                listed = self.lists.before(sentence[0], begin) if len(inside) == 1 else None
                if listed:
                    yield Claim((inside[0],), listed.items, complete)

    def _housed(self, sentence: Range) -> Iterator[Claim]:
        """The rooms of a house by their sorts: "the 96-room hotel has 60 doubles and 40 suites"."""
        figures = self.parts.between(*sentence)
        sizes = [figure for figure in figures if figure.first in self.parts.sized]
        items = self.parts.trailing([f for f in figures if f not in sizes], sentence[1])
        if len(sizes) == 1 and (common_trait(items) or "").startswith(SORTS):
            yield Claim((sizes[0],), items)

    def _is_dash(self, at: int) -> bool:
        tokens = self.tokens
        apart = tokens.ends[at - 1] < tokens.starts[at]
        if tokens.words[at] not in _DASHES or (at - 1 in self.parts.figures and not apart):
            return False
        return tokens.words[at] != "-" or apart

    def _limit(self, mark: str, begin: int, stop: int) -> int:
        """Where what a mark opens is closed again."""
        if mark in ":;":
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
        apart = common_trait(listed.items) or ""
        return not (apart.startswith(SORTS) and self.parts.goes_on(last))


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
