"""How a sentence stands in another text: which of its words the text has otherwise.

It is the same utterance when it is found from its first word to its last, give or take a few
words, with nearly all in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from factlint.checks._wordings import WIDEST, Forms, Target, Word, Wording
from factlint.extract.utterances import GAP

FEWEST_EQUAL = 6
FEWEST_LONG = 3
FEWEST_SHORT = 3
"""So many words are equal where it is known that two utterances were made on one occasion."""
LONG_WORD = 4
LEAST_SHARE = 0.7
LEAST_SHARE_SHORT = 0.6
WIDEST_EDGE = 2
CLOSE = 2
Place = tuple[int, int, int, int]
Block = tuple[int, int, int]


class Difference(msgspec.Struct, frozen=True):
    """Words that stand in one wording for those of the other; either may be none."""

    here: str
    there: str


class Match(msgspec.Struct, frozen=True):
    """A sentence in another text: how many words are equal, and which differ."""

    equal: int
    differences: tuple[Difference, ...] = ()
    contracted: bool = False

    @property
    def turned(self) -> Match:
        """The same from the other side."""
        turned = tuple(Difference(d.there, d.here) for d in self.differences)
        return msgspec.structs.replace(self, differences=turned)


def same_utterance(
    one: Target, other: Target, forms: Forms, *, short: bool = False
) -> Match | None:
    """The best match of a sentence of either text in the other, if there is one that differs.

    Of `short` ones less must be equal. A match without differences is one in which only
    contractions do.
    """
    found = [
        *matches(one.text, other, forms, short=short),
        *(match.turned for match in matches(other.text, one, forms, short=short)),
    ]
    return max(found, key=lambda m: (bool(m.differences), m.equal), default=None)


def matches(text: Wording, target: Target, forms: Forms, *, short: bool = False) -> Iterator[Match]:
    """The sentences of a text that stand in the other one with other words."""
    for first, stop, asks in text.sentences:
        words = text.words[first:stop]
        tried = [
            match
            for window in target.windows([word.key for word in words])
            if (match := _aligned(words, asks, target, window, forms, short=short))
        ]
        if tried and all(match.differences or match.contracted for match in tried):
            yield min(tried, key=lambda match: (len(match.differences), -match.equal))


def _aligned(
    words: Sequence[Word],
    asks: bool,
    target: Target,
    window: tuple[int, int],
    forms: Forms,
    *,
    short: bool,
) -> Match | None:
    """How a sentence stands in a window of the other text; nothing if it does not."""
    from difflib import SequenceMatcher

    keys, low = [word.key for word in words], window[0]
    matcher = SequenceMatcher(None, keys, target.keys[slice(*window)], autojunk=False)
    blocks = _trimmed([(a, b + low, n) for a, b, n in matcher.get_matching_blocks() if n])
    if (
        not blocks
        or not _is_enough(keys, blocks, short=short)
        or (blocks[0][1] in target.asks) != asks
    ):
        return None
    here, there = words, target.text.words
    differing = _differing(here, target, blocks, forms)
    if differing is None:
        return None
    equal = sum(n for _, _, n in blocks)
    least = LEAST_SHARE_SHORT if short else LEAST_SHARE
    if equal < least * (equal + sum(max(b - a, d - c) for a, b, c, d in differing)):
        return None
    replaced = sum(_is_replaced(here[a:b], there[c:d]) for a, b, c, d in differing)
    if replaced > 1 and equal < FEWEST_EQUAL * replaced:
        return None
    return Match(
        equal,
        tuple(_difference(here, there, place) for place in _joined(differing)),
        _contracted(here) != _contracted(there[blocks[0][1] : blocks[-1][1] + blocks[-1][2]]),
    )


def _differing(
    here: Sequence[Word], target: Target, blocks: Sequence[Block], forms: Forms
) -> list[Place] | None:
    """The places where a sentence and another text differ; nothing where they are too far apart."""
    there = target.text.words
    edges = _edges(len(here), target, blocks)
    gaps = [(a + n, c, b + n, d) for (a, b, n), (c, d, _) in pairwise(blocks)]
    if not all(_is_edge(here[a:b], there[c:d]) for a, b, c, d in edges):
        return None
    if any(_is_wide(here[a:b], there[c:d]) for a, b, c, d in gaps):
        return None
    cut = [edge for edge in edges if edge[1] > edge[0] and edge[3] > edge[2]]
    places = sorted([*gaps, *cut])
    return [(a, b, c, d) for a, b, c, d in places if not _is_excused(here[a:b], there[c:d], forms)]


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Without words at either end that stand far from the rest."""

    def gap(one: Block, other: Block) -> int:
        return max(other[0] - one[0] - one[2], other[1] - one[1] - one[2])

    while len(blocks) > 1 and gap(*blocks[:2]) > max(WIDEST, blocks[0][2]) - (blocks[0][2] < 2):
        blocks = blocks[1:]
    while len(blocks) > 1 and gap(*blocks[-2:]) > max(WIDEST, blocks[-1][2]) - (blocks[-1][2] < 2):
        blocks = blocks[:-1]
    return blocks


def _is_enough(keys: Sequence[str], blocks: Iterable[Block], *, short: bool) -> bool:
    equal = [key for a, _, n in blocks for key in keys[a : a + n] if key != GAP]
    if short:
        return len(equal) >= FEWEST_SHORT
    return len(equal) >= FEWEST_EQUAL and sum(len(k) >= LONG_WORD for k in equal) >= FEWEST_LONG


def _edges(size: int, target: Target, blocks: Sequence[Block]) -> tuple[Place, Place]:
    """What stands before and after the equal words, of the target no more than of the sentence."""
    (a, b, _), (c, d, n) = blocks[0], blocks[-1]
    before, after = b, d + n
    while before not in target.opens and b - before < a:
        before -= 1
    while after not in target.stops and after - d - n < size - c - n:
        after += 1
    return (0, a, before, b), (c + n, size, d + n, after)


def _is_edge(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """True where a sentence is found up to a few words from its end, or a gap stands there."""
    return len(here) <= WIDEST_EDGE or _has_gap(here) or _has_gap(there)


def _has_gap(words: Iterable[Word]) -> bool:
    return any(word.key == GAP for word in words)


def _is_wide(here: Sequence[Word], there: Sequence[Word]) -> bool:
    widest = max(len(here), len(there))
    return widest > WIDEST and not (_has_gap(here) or _has_gap(there))


def _is_excused(here: Sequence[Word], there: Sequence[Word], forms: Forms) -> bool:
    """True for an ellipsis, hesitation, one word written as two, the spelling of a name."""
    if _has_gap(here) or _has_gap(there):
        return True
    one, other = (_bare(side, forms) for side in (here, there))
    if "".join(one) == "".join(other):
        return True
    if all(word.text[:1].isupper() for word in (*here, *there)):
        return _is_spelt_alike("".join(one), "".join(other))
    figures = [any(key[0].isdigit() for key in keys) for keys in (one, other)]
    return any(figures) and (not all(figures) or len(one) != len(other))


def _is_spelt_alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio() >= LEAST_SHARE


def _is_replaced(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """True for a word of weight in place of another. Two such may well mean another thing."""
    one, other = (
        {word.key[:LONG_WORD] for word in side if len(word.key) >= LONG_WORD or word.key.isdigit()}
        for side in (here, there)
    )
    return bool(one and other) and one.isdisjoint(other)


def _bare(words: Sequence[Word], forms: Forms) -> list[str]:
    """The words of a gap, each of the same ones by one name, hesitation by none."""
    text = f" {' '.join(word.key for word in words)} "
    for one, other in forms.same:
        text = text.replace(f" {one} ", f" {other} ")
    return text.split()


def _joined(places: Sequence[Place]) -> Iterator[Place]:
    """Differences that stand close together as one."""
    last: Place | None = None
    for place in places:
        if last and place[0] - last[1] <= CLOSE:
            last = (last[0], place[1], last[2], place[3])
            continue
        if last:
            yield last
        last = place
    if last:
        yield last


def _difference(here: Sequence[Word], there: Sequence[Word], place: Place) -> Difference:
    """The words of a difference; where one side has none, with the word before or after."""
    a, b, c, d = widened(place)
    return Difference(_text(here[a:b]), _text(there[c:d]))


def widened(place: Place) -> Place:
    """A place where both sides have words: with the word before or after if one has none."""
    a, b, c, d = place
    if a < b and c < d:
        return place
    back = int(a > 0 and c > 0)
    return a - back, b + 1 - back, c - back, d + 1 - back


def _text(words: Iterable[Word]) -> str:
    """Words as they are written; of a contraction that is broken the part that is there."""
    return " ".join(filter(None, (word.text for word in words)))


def _contracted(words: Iterable[Word]) -> int:
    return sum(not word.text for word in words)
