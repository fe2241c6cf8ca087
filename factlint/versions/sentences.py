"""Which sentences of two versions are the same, and which are rewritings of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property
from math import log

import msgspec

from factlint.extract.alphabet import BREAK
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.quantity import QuantityToken
from factlint.extract.stems import stems_of
from factlint.model import Span
from factlint.rulebook.words import fold_marks

LEAST_ALIKE = 0.2
"""How much two sentences must share to be looked at."""
WHOLLY = 4
"""So many words of a sentence that the other one has make it a part of that."""
PART = 0.8
"""What it counts for to be a part of another sentence."""
FEW, SHORT = 3, 0.85
"""What it makes of a likeness that fewer words are shared."""
MOST_COMMON = 60
"""A word of more sentences tells nothing of which belong together."""
OTHER_NAMES = 0.5
"""What it makes of a likeness that each sentence names others."""
OF_ONE = 0.4
"""How many names of the shorter text the other one has when both are versions of one."""
_MARKS = frozenset(",;:.!?()[]—–-…*_#\n")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence by the number that it has in its text, with the tokens `[first, stop)`.

    `key` are its words as they are compared, `stems` those that say something, `names` those of
    them with a capital.
    """

    at: int
    first: int
    stop: int
    key: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]


class Text:
    """One version: an article as sentences, without those that lie in `left_out`."""

    def __init__(self, article: Article, left_out: Collection[Span] = ()) -> None:
        self.article = article
        self.sentences: list[Sentence] = []
        stems, tokens = stems_of(article.lexicon), article.tokens
        values: tuple[TimeToken | QuantityToken, ...] = (*article.times, *article.quantities)
        taken = {at for value in values for at in range(value.first, value.stop)}
        for first, stop in article.sentence_ranges:
            span = tokens.span(first, stop)
            if tokens.plain[first] == BREAK or any(span.overlaps(other) for other in left_out):
                continue
            said = {
                at: stem
                for at in range(first, stop)
                if at not in taken and (stem := stems.of(tokens.words[at]))
            }
            named = (s for at, s in said.items() if at > first and tokens.words[at][0].isupper())
            key = tuple(fold_marks(w) for w in tokens.words[first:stop] if w not in _MARKS)
            if key:
                self.sentences.append(
                    Sentence(
                        len(self.sentences),
                        first,
                        stop,
                        key,
                        frozenset(said.values()),
                        frozenset(named),
                    )
                )
        self._by_first = {sentence.first: sentence for sentence in self.sentences}

    def sentence_of(self, token: int) -> Sentence | None:
        """The sentence that holds a token, if it is not left out."""
        return self._by_first.get(self.article.sentence_of(token)[0])

    def span(self, sentence: Sentence) -> Span:
        """The place of a sentence."""
        return self.article.tokens.span(sentence.first, sentence.stop)


class Alike(msgspec.Struct, frozen=True):
    """Two sentences that may be one rewritten, and how much they share (0 to 1)."""

    old: Sentence
    new: Sentence
    like: float


class Matching:
    """The sentences of two versions beside each other."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old, new
        self.same = _identical(old.sentences, new.sentences)
        self._back = {there: here for here, there in self.same.items()}

    def is_settled(self, old: Sentence | None = None, new: Sentence | None = None) -> bool:
        """True for a sentence that the other version has as it is."""
        return (old is not None and old.at in self.same) or (
            new is not None and new.at in self._back
        )

    @cached_property
    def alike(self) -> list[Alike]:
        """The pairs of other sentences that share enough, the likest first."""
        old = [sentence for sentence in self.old.sentences if sentence.at not in self.same]
        new = [sentence for sentence in self.new.sentences if sentence.at not in self._back]
        holding: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in new:
            for stem in sentence.stems:
                holding[stem].append(sentence)
        found = []
        for here in old:
            near = Counter(
                there.at
                for stem in sorted(here.stems)
                if len(holding[stem]) <= MOST_COMMON
                for there in holding[stem]
            )
            pairs = (Alike(here, self.new.sentences[at], 0.0) for at in sorted(near))
            found += [
                msgspec.structs.replace(pair, like=like)
                for pair in pairs
                if (like := self._like(pair.old, pair.new)) >= LEAST_ALIKE
            ]
        return sorted(found, key=lambda pair: (-pair.like, pair.old.at, pair.new.at))

    @cached_property
    def are_versions(self) -> bool:
        """True where most names, or where there are none most words, stand in both texts."""
        for kind in ("names", "stems"):
            old, new = (
                {stem for sentence in text.sentences for stem in getattr(sentence, kind)}
                for text in (self.old, self.new)
            )
            if old and new:
                return len(old & new) >= OF_ONE * min(len(old), len(new))
        return False

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much each stem tells: more, the fewer sentences have it."""
        sentences = [*self.old.sentences, *self.new.sentences]
        counts = Counter(stem for sentence in sentences for stem in sentence.stems)
        return {stem: log(2 + len(sentences) / number) for stem, number in counts.items()}

    def _like(self, here: Sentence, there: Sentence) -> float:
        shared = here.stems & there.stems
        common, one, two = map(self._worth, (shared, here.stems, there.stems))
        like = 2 * common / (one + two)
        if len(shared) >= WHOLLY:
            like = max(like, PART * common / min(one, two))
        if len(shared) < min(FEW, len(here.stems), len(there.stems)):
            like *= SHORT
        others = here.names - there.stems and there.names - here.stems
        return like * OTHER_NAMES if others and not here.names & there.names else like

    def _worth(self, stems: Collection[str]) -> float:
        return sum(self.rarity[stem] for stem in sorted(stems)) or 1.0


def _identical(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[int, int]:
    """The sentences of both versions that have the same words, by their numbers.

    Of several alike the first goes with the first.
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for sentence in reversed(new):
        places[sentence.key].append(sentence.at)
    return {sentence.at: places[sentence.key].pop() for sentence in old if places.get(sentence.key)}
