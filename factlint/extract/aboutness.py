"""What the values of a text are about: the words of their sentence, the nearer the weightier.

No grammar is read. A word counts for more the nearer it stands to a value, less behind a mark,
a conjunction or another value, and words that the lexicon calls alike count as one. So the two
figures of "killing 14 people and injuring 22" are about different things, and those of "14 were
killed" and "the deaths of 14" about the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

import msgspec

from factlint.extract.about import About
from factlint.extract.aged import Meant
from factlint.extract.agreeing import LIMITS, parts_of
from factlint.extract.around import Around
from factlint.extract.article import Article, CountToken
from factlint.extract.dates import TimeToken
from factlint.extract.governing import Verbs
from factlint.extract.meant import PLACE, RANK, read_meant, read_plain
from factlint.extract.nearness import (
    AMOUNT,
    BESIDE,
    DAY,
    ORDINAL,
    Nearness,
    Value,
    Weights,
    Word,
    days_of,
)
from factlint.extract.quantity import QuantityToken
from factlint.extract.stems import stems_of
from factlint.extract.tacit import read_tacit
from factlint.extract.terms import Term, lasting, read_terms
from factlint.model import Span
from factlint.rulebook.words import fold_marks


def read_about(article: Article, more: Sequence[Value] | None = None) -> list[About]:
    """The amounts and dates of an article in text order, each with what it is about.

    Vague amounts are left out, and so are the dates of its header and those on which somebody
    said so. With `more`, which are values besides, only the dates of the header are.
    """
    return list(_Reader(article, more).read())


class _Reader:
    """Reads one article."""

    def __init__(self, article: Article, more: Sequence[Value] | None) -> None:
        self._article = article
        self._more = more
        self._tokens = article.tokens
        self._stems = stems_of(article.lexicon)
        lists = dict(article.lexicon.lists)
        self._verbs = frozenset(map(fold_marks, article.lexicon.speech.verbs))
        self._verbs_of = Verbs(article)
        self._be = frozenset(map(fold_marks, lists.get("be", ())))
        self._pronouns = frozenset(map(fold_marks, lists.get("pronoun", ())))
        self._roles = frozenset(article.lexicon.alignment.roles)
        self._of = frozenset(article.lexicon.numbers.of)
        self._articles = frozenset(article.lexicon.numbers.articles)
        self._links = frozenset(map(fold_marks, lists.get("conjunction", ())))
        self._timed = {at for time in article.times for at in range(time.first, time.stop)}
        self._around = Around(article, self._stems, self._timed)
        self._counts = {count.quantity.first: count for count in article.counts}
        read = read_plain(article) if more is not None else read_meant(article)
        self._meant = {meant.token: meant for meant in read}
        self._tacit = read_tacit(article) if more is None else []
        self._ordinal = {q.first: q for q in article.quantities if q.value.ordinal}
        self._terms = {term.token.first: term for term in self._read_terms()}

    def _term(self, time: TimeToken) -> Term:
        return self._terms.get(time.first) or Term(time)

    def _read_terms(self) -> list[Term]:
        if self._more is not None:
            return [Term(time) for time in self._article.times]
        return read_terms(self._article)

    def read(self) -> Iterator[About]:
        """What each value is about, in text order."""
        before: frozenset[str] = frozenset()
        for sentence, values in self._sentences():
            words = sorted(
                [*self._words(sentence, values), *_beside(values), *self._ordinals(sentence)]
            )
            tacit = [*self._lasting(values), *self._tacit_in(sentence)]
            near = Nearness(self._tokens, sentence, values, self._links, self._timed)
            days = days_of(sentence[0], values, near.steps)
            heads: list[tuple[str, ...]] = [()]
            for value in values:
                about = self._about(value, sentence, words, near, before)
                plain = about.quantity is not None and about.quantity.unit is None
                if plain and not about.kind:
                    part = self._word(value.stop) in self._of
                    carried = tuple(chain.from_iterable(heads)) if part else heads[-1]
                    about = msgspec.structs.replace(about, heads=about.heads or carried)
                    heads.append(about.heads)
                yield msgspec.structs.replace(about, day=days.get(value.first))
            for meant in tacit:
                about = self._about(meant.token, sentence, words, near, before)
                implied = _with(about.words, meant.implies)
                span = self._tokens.span(meant.token.first, meant.token.stop + meant.shown)
                yield msgspec.structs.replace(
                    about, tacit=True, kind=meant.kind, words=implied, span=span, guess=meant.guess
                )
            before = frozenset(stem for _, stem, _ in words if stem[0] != BESIDE) or before

    def _tacit_in(self, sentence: tuple[int, int]) -> Iterator[Meant]:
        """The amounts of a sentence that have no figure."""
        return (m for m in self._tacit if sentence[0] <= m.token.first < sentence[1])

    def _ordinals(self, sentence: tuple[int, int]) -> Iterator[Word]:
        """Ordinals as words that the values of their sentence are about: the second season."""
        for first in range(*sentence):
            quantity = self._ordinal.get(first)
            if quantity is not None:
                yield first, f"{ORDINAL}{quantity.value.value}", False

    def _lasting(self, values: Sequence[Value]) -> Iterator[Meant]:
        """How long what a sentence gives the beginning and the end of lasts."""
        terms = [self._term(value) for value in values if isinstance(value, TimeToken)]
        return lasting(terms)

    def _sentences(self) -> Iterator[tuple[tuple[int, int], list[Value]]]:
        article = self._article
        dated = [date.span for date in article.published if date.span]
        values: list[Value] = sorted(
            [
                *(self._more or ()),
                *(meant.token for meant in self._meant.values() if self._says_enough(meant)),
                *(
                    term.token
                    for term in self._terms.values()
                    if not (self._is_header(term.token, dated) or self._is_of_speech(term.token))
                ),
            ],
            key=lambda value: value.first,
        )
        at = 0
        for sentence in article.sentence_ranges:
            start = at
            while at < len(values) and values[at].first < sentence[1]:
                at += 1
            yield sentence, values[start:at]

    def _says_enough(self, meant: Meant) -> bool:
        """False for a vague amount, a plain "one" or "first", and "a score" of nothing."""
        quantity, value = meant.token, meant.token.value
        if value.vague or quantity.first in self._counts:
            return not value.vague or self._more is not None
        if meant.kind == PLACE:
            return True
        plain = value.unit is None and value.value == 1 and value.hedge == "exact"
        if plain and (not meant.kind or value.ordinal):
            return False
        if value.unit is not None and value.hedge in LIMITS:
            return True
        article = fold_marks(self._tokens.words[quantity.figure]) in self._articles
        if not article or (value.unit is not None and (value.value or 0) > 1):
            return True
        stop = self._article.sentence_of(quantity.first)[1]
        return bool(self._around.heads(quantity, stop)) and self._around.whole(quantity) is None

    def _is_header(self, time: TimeToken, dated: Sequence[Span]) -> bool:
        span = self._tokens.span(time.first, time.stop)
        return any(span.overlaps(other) for other in dated)

    def _is_of_speech(self, time: TimeToken) -> bool:
        """True for the day on which somebody said so, where that is left out."""
        if self._more is not None:
            return False
        beside = (*range(max(0, time.first - 2), time.first), time.stop)
        return any(self._is_verb(at) and not self._is_done(at) for at in beside)

    def _is_verb(self, at: int) -> bool:
        """True for a verb of speech, not for the "States" of a name."""
        inside = self._article.sentence_of(at)[0] < at
        named = inside and self._tokens.word(at)[:1].isupper()
        return self._word(at) in self._verbs and not named

    def _word(self, at: int) -> str:
        return fold_marks(self._tokens.word(at))

    def _is_done(self, verb: int) -> bool:
        """True for what is done to something: "the tower was added", not "it was announced"."""
        return self._word(verb - 1) in self._be and self._word(verb - 2) not in self._pronouns

    def _words(self, sentence: tuple[int, int], values: Sequence[Value]) -> list[Word]:
        """The words that say something: token, stem, whether it is a name."""
        exact = (value for value in values if isinstance(value, QuantityToken) or _is_named(value))
        taken = {at for value in exact for at in range(value.first, value.stop)}
        found = []
        for at in range(*sentence):
            word = self._tokens.words[at]
            if at in taken:
                continue
            if stem := self._stems.of(word):
                found.append((at, stem, word[0].isupper() and at > sentence[0]))
            elif word.isdigit() and at > sentence[0] and self._tokens.words[at - 1][0].isupper():
                found.append((at, f"{self._word(at - 1)} {word}", True))
        return found

    def _about(
        self,
        value: Value,
        sentence: tuple[int, int],
        words: Iterable[Word],
        near: Nearness,
        around: frozenset[str],
    ) -> About:
        about = About(
            value.first,
            self._tokens.span(value.first, value.stop),
            value,
            sentence[0],
            near.weights(value, words),
            frozenset(stem for _, stem, name in words if name),
            around,
            denied=self._around.is_denied(value, sentence[0]),
            differs=self._around.difference(value, sentence),
            verb=self._verbs_of.of(value.first, value.stop),
        )
        if isinstance(value, TimeToken):
            term = self._term(value)
            return msgspec.structs.replace(
                about,
                words=_with(about.words, term.implies),
                role=term.role,
                bound=term.bound,
                pair=term.pair,
            )
        count = self._counts.get(value.first)
        before = fold_marks(self._tokens.word(value.first - 1))
        meant = self._meant.get(value, Meant(value))
        return msgspec.structs.replace(
            about,
            words=_with(about.words, meant.implies),
            measure=count.measure if count else "",
            as_of=self._as_of(count) if count else None,
            heads=meant.implies or self._around.heads(value, sentence[1]),
            role=before if before in self._roles else "",
            whole=self._around.is_whole(value),
            kind=RANK if meant.kind == PLACE else meant.kind,
            tacit=meant.kind == PLACE,
        )

    def _as_of(self, count: CountToken) -> date | None:
        measure = self._article.lexicon.measure(count.measure)
        grows = measure is not None and measure.grows != "never"
        return self._article.as_of(count) if grows else None


def _with(words: Weights, implied: Iterable[str]) -> Weights:
    """Words with those that the form of a value stands for, as near as can be."""
    return {**words, **dict.fromkeys(filter(None, implied), 1.0)}


def _is_named(time: TimeToken) -> bool:
    """True for a date that names a day, a month or a year."""
    parts = parts_of(time)
    return any((parts.year, parts.month, parts.day, parts.weekday))


def _beside(values: Iterable[Value]) -> Iterator[Word]:
    """Values as words that the other values of their sentence are about."""
    for value in values:
        if isinstance(value, QuantityToken):
            if value.value.value is not None and not value.value.ordinal:
                yield value.first, f"{AMOUNT}{value.value.value}", False
            continue
        parts = parts_of(value)
        for name in ("year", "month", "day", "weekday"):
            if (part := getattr(parts, name)) is not None:
                yield value.first, f"{DAY}{name}{part}", False
