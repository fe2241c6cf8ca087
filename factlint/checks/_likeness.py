"""Finding what in the sources speaks of the same thing as a value of a draft.

Two values are as like as the words around them, weighted by how near they stand and how rare
they are in the sources (the cosine of the two bags of words).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from math import log, log2, sqrt

from factlint.checks._alike import (
    alike,
    are_only_ranked,
    closeness,
    counts_another,
    do_agree,
    is_bounded,
    is_far_off,
    may_count_the_same,
    telling,
)
from factlint.checks._derived import is_derived
from factlint.checks._evidence import attention, features_of, weight_of
from factlint.checks._found import Likeness, Said, weightiest
from factlint.checks._slips import looks_slipped
from factlint.checks._together import is_beside_unknown, through_figures, without_others
from factlint.checks._versus import Versus, contradicts
from factlint.extract.about import About
from factlint.extract.aboutness import read_about
from factlint.extract.aged import AGE
from factlint.extract.article import Article
from factlint.extract.meant import RANK
from factlint.extract.nearness import BESIDE, ORDINAL, Weights
from factlint.extract.stems import count_stems
from factlint.model import Span

AROUND = 0.5
"""How much a word counts for that stands only in the sentence before the source's."""
NAME = 1.5
"""How much more a name counts for than another word."""
LEAST_SHARED, SHARED_MORE = 0.25, 0.04
"""So much of a draft's words its source must have before a conflict is one, and so much more for
each doubling of the values that it might be."""
FEW, LEAST_OF_FEW = 2, 0.2
"""Of how many values in a short source hardly another one can be meant, and how like they must
be then."""
LEAST_LIKE = 0.2
"""How like the words around two values must be."""
BITS, NEAR = 1.4, 2.5
"""How much the words that both share must tell, for each doubling of the sources' sentences, and
from which weight on a word tells all that it can."""
CLEARLY, BOUNDED = 1.1, 1.0
"""How much liker a value that disagrees must be than one that agrees, and than one that agrees
with a mere limit."""
OWN = 2
"""How much more that counts for another value of the sentence, the year that a figure is of."""
SLIPPED = 0.4
"""How much of that a figure needs that looks like a slip of the other."""
ATTENTION = 0.6
"""How much it counts which value of a sentence the same words are nearest to."""
SHORT = 3
"""The sentences of sources in which there is little else that a sentence could speak of."""


Given = tuple[int, Span, str]
"""A sentence of a draft, and the place in a source that supports a value of it."""


class Alignment:
    """The amounts and dates of some sources, by the words that they are about."""

    def __init__(self, sources: Sequence[Article]) -> None:
        counts = [count_stems(source) for source in sources]
        paths = (source.document.path for source in sources)
        self._known = {path: found.keys() for path, (_, found) in zip(paths, counts, strict=True)}
        sentences = max(1, sum(number for number, _ in counts))
        self._short = sentences <= SHORT
        stems = sum((found for _, found in counts), Counter[str]())
        self._bits = {stem: log2((sentences + 1) / n) for stem, n in stems.items()}
        self._rare = {stem: log(2 + sentences / n) for stem, n in stems.items()}
        self._rarest = log(2 + 2 * sentences)
        self._needed = 1 + BITS * log2(sentences)
        self._said = [
            Said(source, about)
            for source in sources
            for about in read_about(source)
            if not (about.tacit and is_bounded(about))
        ]
        self._verbs = frozenset(said.about.verb for said in self._said)
        self._rivals: dict[tuple[str, int], list[About]] = defaultdict(list)
        for said in self._said:
            self._rivals[said.path, said.about.sentence].append(said.about)
        self._lengths = [self._length(said.about.words) for said in self._said]
        self._by_stem: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, said in enumerate(self._said):
            for stem, weight in said.about.words.items():
                self._by_stem[stem].append((at, weight))
            for stem in sorted(said.about.around - said.about.words.keys()):
                self._by_stem[stem].append((at, 0.0))

    def judge(self, article: Article, values: Sequence[About]) -> list[Likeness | None]:
        """For each value of a draft the one that supports or contradicts it, if one does.

        What supports one value contradicts no other of its sentence. A date is supported by that
        of a figure that supports the one beside it.
        """
        found = [self._judge(article, about) for about in values]
        given = {
            (about.sentence, verdict.said.about.span, verdict.said.path)
            for about, verdict in zip(values, found, strict=True)
            if verdict and verdict.agrees
        }
        for at, about in enumerate(values):
            verdict = found[at]
            if verdict is None or verdict.agrees:
                continue
            there = verdict.said.about.span, verdict.said.path
            if not self._short and (about.sentence, *there) in given:
                verdict = self._judge(article, about, given)
            if verdict and about.quantity is None:
                verdict = next(through_figures(about, values, found), verdict)
                if is_beside_unknown(about, values, found):
                    verdict = self._beside(article, about, verdict)
            found[at] = verdict
        return found if self._short else without_others(values, found)

    def against(self, article: Article, about: About) -> Likeness | None:
        """The value of a short source that contradicts an amount without a figure."""
        if not self._short:
            return None
        verdict = self._judge(article, about)
        if verdict is None or verdict.agrees:
            return None
        amount = about.quantity
        same = f"{ORDINAL}{amount.value}" if amount else ""
        return None if about.kind == RANK and same in verdict.said.about.words else verdict

    def versus(self, versus: Versus) -> Said | None:
        """The value of a short source that contradicts a comparison of two."""
        if not self._short:
            return None
        about = contradicts(versus, [said.about for said in self._said])
        return next((said for said in self._said if said.about is about), None)

    def _judge(
        self, article: Article, about: About, given: Container[Given] = ()
    ) -> Likeness | None:
        """The value that supports or contradicts one, without what is `given` to others."""
        likenesses = [
            found
            for found in self._likenesses(article, about)
            if (about.sentence, found.said.about.span, found.said.path) not in given
        ]
        if self._short:
            return weightiest(about, likenesses)
        bounded = is_bounded(about)

        def fit(found: Likeness) -> float:
            return found.fit * (1.0 if bounded else telling(about, found.said.about))

        best = max((found for found in likenesses if found.agrees), key=fit, default=None)
        worst = max(
            (found for found in likenesses if self._may_differ(about, found)),
            key=lambda found: found.fit,
            default=None,
        )
        if worst is None or self._is_doubtful(about, worst, len(likenesses)):
            return best
        if best and about.tacit and about.kind not in ("", RANK, AGE):
            return best
        chance = bounded or (best and counts_another(about, best.said.about))
        if best and fit(best) * (BOUNDED if chance else CLEARLY) >= worst.fit:
            return best
        return best if self._is_derived(about, worst.said) else worst

    def _is_derived(self, about: About, said: Said) -> bool:
        """True for what the figures of a source's sentence give together."""
        if about.denied:
            return False
        return is_derived(about, self._rivals[said.path, said.about.sentence])

    def _beside(self, article: Article, date: About, verdict: Likeness) -> Likeness:
        """The date of a source's sentence that a draft's figure is of: it speaks for the figure."""
        there = verdict.said
        for found in self._likenesses(article, date):
            same = (found.said.path, found.said.about.sentence) == (
                there.path,
                there.about.sentence,
            )
            if same and found.agrees and not is_bounded(date):
                return found
        return verdict

    def _may_differ(self, about: About, found: Likeness) -> bool:
        """True for another value in a source that knows half of the names beside the draft's."""
        known = self._known[found.said.path]
        if found.said.about.tacit and not self._short:
            return False
        if is_far_off(about, found.said.about):
            return False
        return not found.agrees and 2 * len(about.names - known) <= len(about.names)

    def _is_doubtful(self, about: About, found: Likeness, among: int) -> bool:
        """True when two sentences share too little to say that they are of one thing.

        Less is needed where one figure looks like a slip of the other.
        """
        few = self._short and among <= FEW
        needed = LEAST_SHARED + SHARED_MORE * log2(among)
        if not few and looks_slipped(about.quantity, found.said.about.quantity):
            return found.like < LEAST_LIKE or found.bits < self._needed * SLIPPED
        if few:
            return found.shared < LEAST_OF_FEW or found.like < LEAST_OF_FEW
        return found.shared < needed or found.like < LEAST_LIKE or found.bits < self._needed

    def _likenesses(self, article: Article, about: About) -> Iterator[Likeness]:
        """The values of the sources that a value of a draft can be compared with."""
        products: dict[int, float] = defaultdict(float)
        shared: dict[int, float] = defaultdict(float)
        bits: dict[int, float] = defaultdict(float)
        whole = 0.0
        for stem, weight in about.words.items():
            rare = self._rare.get(stem, self._rarest)
            counts = 0 if stem.startswith(BESIDE) else NAME if stem in about.names else 1
            worth = rare * weight * counts
            whole += worth
            for at, there in self._by_stem.get(stem, ()):
                products[at] += rare * weight * there
                shared[at] += worth * (1 if there else AROUND)
                bits[at] += self._bits.get(stem, 0.0) * min(1.0, NEAR * min(weight, there))
        length = self._length(about.words)
        for at in sorted(shared):
            said = self._said[at]
            agrees = do_agree(about, said.about)
            if agrees is None or are_only_ranked(about, said.about):
                continue
            like, part = products[at] / (length * self._lengths[at]), shared[at] / (whole or 1.0)
            if self._short:
                if not agrees and self._is_derived(about, said):
                    continue
                fit = self._weight(about, said, agrees, like, part)
            elif may_count_the_same(article, about, said.article, said.about, agrees):
                like *= alike(about, said.about)
                near = self._attention(about, said) ** ATTENTION
                fit = like * closeness(about, said.about) * near
            else:
                continue
            yield Likeness(said, like, fit, part, bits[at], agrees)

    def _weight(self, about: About, said: Said, agrees: bool, like: float, part: float) -> float:
        """How much speaks for a value of a short source."""
        there, rivals = said.about, self._rivals_of(about, said)
        features = features_of(about, there, agrees, like, part)
        near = attention(about, there, rivals, self._worth, self._verbs)
        return weight_of({**features, **near})

    def _worth(self, stem: str) -> float:
        return self._rare.get(stem, self._rarest)

    def _rivals_of(self, about: About, said: Said) -> list[About]:
        """The values of a source's sentence that a value may be, too."""
        return [
            rival
            for rival in self._rivals[said.path, said.about.sentence]
            if (rival.quantity is None) == (about.quantity is None)
            and (rival.kind == about.kind or not rival.tacit)
        ]

    def _attention(self, about: About, said: Said) -> float:
        """How near the shared words stand, beside the other values of the source's sentence."""
        rivals = self._rivals_of(about, said)
        have = most = 0.0
        for stem, weight in about.words.items():
            there = [r.words.get(stem, 0.0) for r in rivals]
            if top := max(there, default=0.0):
                own = OWN if stem in about.names or stem.startswith(BESIDE) else 1
                worth = self._rare.get(stem, self._rarest) * weight * own
                have += worth * said.about.words.get(stem, 0.0) / top
                most += worth
        return have / most if most else 1.0

    def _length(self, words: Weights) -> float:
        squares = (self._rare.get(s, self._rarest) * weight**2 for s, weight in words.items())
        return sqrt(sum(squares)) or 1.0
