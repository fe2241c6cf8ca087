"""Finding what in the sources speaks of the same thing as a value of a draft.

Two values are as like as the words around them, weighted by how near they stand and how rare
they are in the sources (the cosine of the two bags of words).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from math import log, log2, sqrt

import msgspec

from factlint.extract.aboutness import BESIDE, About, Weights, read_about
from factlint.extract.agreeing import (
    are_comparable,
    are_same_in_other_units,
    digits_of,
    do_amounts_agree,
    do_dates_agree,
)
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.stems import count_stems
from factlint.model import Span

AROUND = 0.5
"""How much a word counts for that stands only in the sentence before the source's."""
NAME = 1.5
"""How much more a name counts for than another word."""
LEAST_SHARED, SHARED_MORE = 0.25, 0.04
"""So much of a draft's words its source must have before a conflict is one, and so much more for
each doubling of the values that it might be."""
LEAST_LIKE, SURELY_LIKE = 0.2, 0.6
"""How like the words around two values must be, and are where there is little doubt."""
BITS, NEAR = 1.4, 2.5
"""How much the words that both share must tell, for each doubling of the sources' sentences, and
from which weight on a word tells all that it can."""
CLEARLY = 1.2
"""How much liker a value that disagrees must be than one that agrees."""
TELLING = (1.0, 1.0, 1.1, 1.25)
"""How much an equal figure says for itself, by its digits."""
SAME_MEASURE, NO_MEASURE = 1.3, 0.75
SAME_DAY, OTHER_DAY = 1.3, 0.6
"""What it makes of a likeness that measures or days are the same, or are not."""
SAME_HEAD, NEAR_HEAD, OTHER_HEAD = 1.15, 0.85, 0.7
"""What it makes of one that two figures count the same, what stands near, something else."""
SAME_ROLE, OTHER_ROLE = 1.3, 0.5
"""What it makes of one that both figures have the same part in a change, or not."""
SHORT = 3
"""The sentences of sources in which there is little else that a sentence could speak of."""


Given = tuple[int, Span, str]
"""A sentence of a draft, and the place in a source that supports a value of it."""


class Said(msgspec.Struct, frozen=True):
    """A value of a source, with the article that says it."""

    article: Article
    about: About

    @property
    def path(self) -> str:
        """The file of the source."""
        return self.article.document.path


class Likeness(msgspec.Struct, frozen=True):
    """A value of a source that a value of a draft may be.

    `like` says how like they are, `shared` how much of the draft's words the source has, `bits`
    how much these tell, `agrees` whether the two can both be true.
    """

    said: Said
    like: float
    shared: float
    bits: float
    agrees: bool

    @property
    def sure(self) -> bool:
        """True where there is little doubt that both are of one thing."""
        return self.like >= SURELY_LIKE


class Alignment:
    """The amounts and dates of some sources, by the words that they are about."""

    def __init__(self, sources: Sequence[Article]) -> None:
        counts = [count_stems(source) for source in sources]
        paths = (source.document.path for source in sources)
        self._known = {path: found.keys() for path, (_, found) in zip(paths, counts, strict=True)}
        self._sentences = sentences = max(1, sum(number for number, _ in counts))
        stems = sum((found for _, found in counts), Counter[str]())
        self._bits = {stem: log2((sentences + 1) / n) for stem, n in stems.items()}
        self._rare = {stem: log(2 + sentences / n) for stem, n in stems.items()}
        self._rarest = log(2 + 2 * sentences)
        self._needed = 1 + BITS * log2(sentences)
        self._said = [Said(source, about) for source in sources for about in read_about(source)]
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
            if (about.sentence, *there) in given:
                verdict = self._judge(article, about, given)
            if verdict and about.quantity is None:
                verdict = next(_through_figures(about, values, found), verdict)
            found[at] = verdict
        return found if self._sentences <= SHORT else _without_others(values, found)

    def _judge(
        self, article: Article, about: About, given: Container[Given] = ()
    ) -> Likeness | None:
        """The value that supports or contradicts one, without what is `given` to others."""
        likenesses = [
            found
            for found in self._likenesses(article, about)
            if (about.sentence, found.said.about.span, found.said.path) not in given
        ]
        best = max(
            (found for found in likenesses if found.agrees),
            key=lambda found: found.like * _telling(about, found.said.about),
            default=None,
        )
        worst = max(
            (found for found in likenesses if self._may_differ(about, found)),
            key=lambda found: found.like,
            default=None,
        )
        if worst is None or self._is_doubtful(worst, len(likenesses)):
            return best
        if best and best.like * _telling(about, best.said.about) * CLEARLY >= worst.like:
            return best
        return worst

    def _may_differ(self, about: About, found: Likeness) -> bool:
        """True for another value in a source that knows half of the names beside the draft's."""
        known = self._known[found.said.path]
        return not found.agrees and 2 * len(about.names - known) <= len(about.names)

    def _is_doubtful(self, found: Likeness, among: int) -> bool:
        """True when two sentences share too little to say that they are of one thing."""
        needed = LEAST_SHARED + SHARED_MORE * log2(among)
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
            agrees = _agree(about, said.about)
            if agrees is None or not _may_count_the_same(article, about, said, agrees):
                continue
            like = products[at] / (length * self._lengths[at]) * _alike(about, said.about)
            yield Likeness(said, like, shared[at] / (whole or 1.0), bits[at], agrees)

    def _length(self, words: Weights) -> float:
        squares = (self._rare.get(s, self._rarest) * weight**2 for s, weight in words.items())
        return sqrt(sum(squares)) or 1.0


def _through_figures(
    date: About, values: Sequence[About], found: Sequence[Likeness | None]
) -> Iterator[Likeness]:
    """The likenesses of supported figures beside a date, whose own dates agree with it."""
    for about, verdict in zip(values, found, strict=True):
        if about.day is not date.value or verdict is None or not verdict.agrees:
            continue
        assert isinstance(date.value, TimeToken)
        there = verdict.said.about.day
        if there and do_dates_agree(date.value, there, date.bound):
            yield verdict


def _without_others(
    values: Sequence[About], found: Sequence[Likeness | None]
) -> list[Likeness | None]:
    """Without a date and a figure of one sentence that both differ: it tells of something else."""
    both: dict[int, set[bool]] = defaultdict(set)
    for about, verdict in zip(values, found, strict=True):
        if verdict and not verdict.agrees:
            both[about.sentence].add(about.quantity is None)
    return [
        None if verdict and not verdict.agrees and len(both[about.sentence]) > 1 else verdict
        for about, verdict in zip(values, found, strict=True)
    ]


def _agree(here: About, there: About) -> bool | None:
    """Whether two values can both be true, `None` for what cannot be compared."""
    if isinstance(here.value, TimeToken) or isinstance(there.value, TimeToken):
        if not (isinstance(here.value, TimeToken) and isinstance(there.value, TimeToken)):
            return None
        return do_dates_agree(here.value, there.value, here.bound)
    one, two = here.value.value, there.value.value
    if one.ordinal and here.head != there.head:
        return None
    if are_comparable(one, two):
        agree = do_amounts_agree(one, two)
        grown = None not in (here.as_of, there.as_of) and here.as_of != there.as_of
        return None if grown and not agree else agree
    return False if are_same_in_other_units(one, two) else None


def _may_count_the_same(article: Article, about: About, said: Said, agrees: bool) -> bool:
    """False for amounts of things of two names, or of two measures.

    One may have the measure that the other only says a word of; an equal figure may count
    what another word says.
    """
    here, there = about.measure, said.about.measure
    if here == there:
        same = agrees and _telling(about, said.about) > 1
        return same or _alike_in_head(about, said.about) > OTHER_HEAD
    if about.head and about.head == said.about.head and not (here and there):
        return True
    if here and there:
        return False
    if here:
        return said.article.speaks_of(here, said.about.first)
    return article.speaks_of(there, about.first)


def _alike(here: About, there: About) -> float:
    """What measures, things counted, parts in a change and days make of a likeness."""
    factor = 1.0
    if here.measure or there.measure:
        factor = SAME_MEASURE if here.measure == there.measure else NO_MEASURE
    factor *= _alike_in_head(here, there)
    if here.role and there.role:
        factor *= SAME_ROLE if here.role == there.role else OTHER_ROLE
    if here.day and there.day:
        same = do_dates_agree(here.day, there.day)
        factor *= 1.0 if same is None else SAME_DAY if same else OTHER_DAY
    return factor


def _alike_in_head(here: About, there: About) -> float:
    if not (here.head and there.head):
        return 1.0
    if here.head == there.head:
        return SAME_HEAD
    return NEAR_HEAD if here.head in there.words or there.head in here.words else OTHER_HEAD


def _telling(here: About, there: About) -> float:
    """How much it says that two values are the same."""
    one, two = here.quantity, there.quantity
    if one is None or two is None or one.value is None or one.value != two.value:
        return 1.0
    return TELLING[min(digits_of(one.value), len(TELLING) - 1)]
