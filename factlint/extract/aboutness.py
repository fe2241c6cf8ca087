"""What the values of a text are about: the words of their sentence, the nearer the weightier.

No grammar is read. A word counts for more the nearer it stands to a value, less behind a mark,
a conjunction or another value, and words that the lexicon calls alike count as one. So the two
figures of "killing 14 people and injuring 22" are about different things, and those of "14 were
killed" and "the deaths of 14" about the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from factlint.extract.agreeing import parts_of
from factlint.extract.alphabet import is_mark
from factlint.extract.article import Article, CountToken
from factlint.extract.dates import TimeToken
from factlint.extract.quantity import QuantityToken
from factlint.extract.stems import stems_of
from factlint.model import Quantity, Span
from factlint.rulebook.words import fold_marks

REACH = 4
"""So many words away a word counts for half."""
BEHIND_MARK, BEHIND_LINK, BEHIND_CLAUSE, BEHIND_VALUE, BEHIND_DATE = 2, 4, 6, 3, 1
"""What a comma, a conjunction, a mark between clauses, another amount, a date add to a distance."""
HUNDRED = "100"
HEAD = 3
"""So many words behind a figure what it counts may stand."""
FAINTEST = 0.12
"""What a word of the sentence counts for at least."""
TIMED = 0.5
"""How much less a word of a time without a date counts for ("the first half")."""
NAME = 1.3
"""How much more a name counts for than another word."""
BESIDE = "#"
AMOUNT, DAY = "#=", "#@"
"""What the words for other values of a sentence begin with: the year that a figure is of."""
_CLAUSE_MARKS = frozenset(";:—–.")
Weights = dict[str, float]
Value = QuantityToken | TimeToken
Word = tuple[int, str, bool]
"""A token, its stem, and whether it is part of a name."""


class About(msgspec.Struct, frozen=True):
    """A value and what it is about.

    `words` has the weight of each stem of its `sentence` (its first token); those with a capital
    stand in `names`, too. `around` are the stems of the sentence before. Of an amount `head` is
    what it counts, `role` its part in a change ("from", "to"), `day` the date beside it, and
    `as_of` the day that a `measure` that grows speaks for. A date that is only a limit has a
    `bound`: `before` or `after`.
    """

    first: int
    span: Span
    value: Value
    sentence: int
    words: Weights
    names: frozenset[str]
    around: frozenset[str] = frozenset()
    measure: str = ""
    as_of: date | None = None
    head: str = ""
    role: str = ""
    day: TimeToken | None = None
    bound: str = ""

    @property
    def quantity(self) -> Quantity | None:
        """The amount, where it is one."""
        return self.value.value if isinstance(self.value, QuantityToken) else None


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
        self._roles = frozenset(article.lexicon.alignment.roles)
        self._of = frozenset(article.lexicon.numbers.of)
        self._articles = frozenset(article.lexicon.numbers.articles)
        self._links = frozenset(map(fold_marks, lists.get("conjunction", ())))
        self._timed = {at for time in article.times for at in range(time.first, time.stop)}
        self._counts = {count.quantity.first: count for count in article.counts}

    def read(self) -> Iterator[About]:
        """What each value is about, in text order."""
        before: frozenset[str] = frozenset()
        for sentence, values in self._sentences():
            words = sorted([*self._words(sentence, values), *_beside(values)])
            steps = self._steps(sentence, values) if values else []
            days = _days(sentence[0], values, steps)
            for value in values:
                about = self._about(value, sentence, words, steps, before)
                yield msgspec.structs.replace(about, day=days.get(value.first))
            before = frozenset(stem for _, stem, _ in words if stem[0] != BESIDE) or before

    def _sentences(self) -> Iterator[tuple[tuple[int, int], list[Value]]]:
        article = self._article
        dated = [date.span for date in article.published if date.span]
        values: list[Value] = sorted(
            [
                *(self._more or ()),
                *(self._plain(q) for q in article.quantities if self._says_enough(q)),
                *(
                    time
                    for time in article.times
                    if not (self._is_header(time, dated) or self._is_of_speech(time))
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

    def _says_enough(self, quantity: QuantityToken) -> bool:
        """False for a vague amount, a plain "one" or "first", and "a score" of nothing."""
        value = quantity.value
        if value.vague or quantity.first in self._counts:
            return not value.vague or self._more is not None
        if value.unit is None and value.value == 1 and value.hedge == "exact":
            return False
        if fold_marks(self._tokens.words[quantity.figure]) not in self._articles:
            return True
        stop = self._article.sentence_of(quantity.first)[1]
        return bool(self._head(quantity, stop)) and self._whole(quantity) is None

    def _plain(self, quantity: QuantityToken) -> QuantityToken:
        """An amount, "78 out of 100" as the 78 that it is on its scale."""
        value = quantity.value
        if quantity.reader != "share" or self._tokens.words[quantity.stop - 1] != HUNDRED:
            return quantity
        points = round(100 * (value.value or 0))
        return msgspec.structs.replace(quantity, value=Quantity(points, points, points))

    def _is_header(self, time: TimeToken, dated: Sequence[Span]) -> bool:
        span = self._tokens.span(time.first, time.stop)
        return any(span.overlaps(other) for other in dated)

    def _is_of_speech(self, time: TimeToken) -> bool:
        """True for the day on which somebody said so, where that is left out."""
        if self._more is not None:
            return False
        beside = range(max(0, time.first - 2), time.first), range(time.stop, time.stop + 1)
        words = (fold_marks(self._tokens.word(at)) for near in beside for at in near)
        return any(word in self._verbs for word in words)

    def _words(self, sentence: tuple[int, int], values: Sequence[Value]) -> list[Word]:
        """The words that say something: token, stem, whether it is a name."""
        exact = (value for value in values if isinstance(value, QuantityToken) or _is_named(value))
        taken = {at for value in exact for at in range(value.first, value.stop)}
        found = []
        for at in range(*sentence):
            word = self._tokens.words[at]
            if at not in taken and (stem := self._stems.of(word)):
                found.append((at, stem, word[0].isupper() and at > sentence[0]))
        return found

    def _steps(self, sentence: tuple[int, int], values: Sequence[Value]) -> list[int]:
        """How far each token of a sentence is from its beginning."""
        begins = {value.first for value in values}
        inside = {at for value in values for at in range(value.first + 1, value.stop)}
        steps, far = [], 0
        for at in range(*sentence):
            word = self._tokens.words[at]
            if at in inside:
                pass
            elif at in begins:
                far += BEHIND_DATE if at in self._timed else BEHIND_VALUE
            elif is_mark(word):
                far += BEHIND_CLAUSE if word in _CLAUSE_MARKS else BEHIND_MARK
            else:
                far += BEHIND_LINK if fold_marks(word) in self._links else 1
            steps.append(far)
        return steps

    def _about(
        self,
        value: Value,
        sentence: tuple[int, int],
        words: Iterable[Word],
        steps: Sequence[int],
        around: frozenset[str],
    ) -> About:
        amount = isinstance(value, QuantityToken)
        count = self._counts.get(value.first)
        before = fold_marks(self._tokens.word(value.first - 1))
        return About(
            value.first,
            self._tokens.span(value.first, value.stop),
            value,
            sentence[0],
            self._weights(value, sentence[0], words, steps),
            frozenset(stem for _, stem, name in words if name),
            around,
            count.measure if count else "",
            self._as_of(count) if count else None,
            self._head(value, sentence[1]),
            before if amount and before in self._roles else "",
            bound="" if amount else self._bound(value, sentence[0]),
        )

    def _weights(
        self,
        value: Value,
        start: int,
        words: Iterable[Word],
        steps: Sequence[int],
    ) -> Weights:
        """How much each word of a sentence says of a value in it; other values are words, too."""
        here, weights = steps[value.first - start], dict[str, float]()
        own = AMOUNT if isinstance(value, QuantityToken) else DAY
        steps_in = BEHIND_VALUE if own == AMOUNT else BEHIND_DATE
        for at, stem, name in words:
            if value.first <= at < value.stop or stem.startswith(own):
                continue
            far = steps[at - start] - here
            far = far if far > 0 else 1 - far - steps_in
            near = max(FAINTEST, REACH / (REACH + far) * (TIMED if at in self._timed else 1))
            weights[stem] = max(weights.get(stem, 0.0), near * NAME if name else near)
        return weights

    def _bound(self, value: Value, first: int) -> str:
        """What the words right before a date make of it."""
        words = self._tokens.words[max(first, value.first - 3) : value.first]
        before = f" {' '.join(map(fold_marks, words))}"
        alignment = self._article.lexicon.alignment
        for bound, phrases in (("before", alignment.before), ("after", alignment.after)):
            if any(before.endswith(f" {phrase}") for phrase in phrases):
                return bound
        return ""

    def _as_of(self, count: CountToken) -> date | None:
        measure = self._article.lexicon.measure(count.measure)
        grows = measure is not None and measure.grows != "never"
        return self._article.as_of(count) if grows else None

    def _whole(self, value: QuantityToken) -> QuantityToken | None:
        """The amount that another one is of: "two of its five"."""
        first = value.stop
        if fold_marks(self._tokens.word(first)) not in self._of:
            return None
        behind = (q for q in self._article.quantities if first < q.first <= first + HEAD)
        return next(behind, None)

    def _head(self, value: Value, stop: int) -> str:
        """What an amount counts: a word right behind it, or behind the whole that it is of."""
        if isinstance(value, TimeToken) or value.value.unit not in (None, "time"):
            return ""
        whole = self._whole(value)
        first = whole.stop if whole else value.stop
        for at in range(first, min(first + HEAD, stop)):
            word = self._tokens.words[at]
            if (is_mark(word) and word != "-") or at in self._timed:
                return ""
            if stem := self._stems.of(word):
                return stem
        return ""


def _is_named(time: TimeToken) -> bool:
    """True for a date that names a day, a month or a year."""
    parts = parts_of(time)
    return any((parts.year, parts.month, parts.day, parts.weekday))


def _days(sentence: int, values: Sequence[Value], steps: Sequence[int]) -> dict[int, TimeToken]:
    """The date beside each amount of a sentence, by the amount's first token.

    A date stands beside the amounts that are nearest to it, of two that are as near the one before.
    """
    amounts = [value for value in values if isinstance(value, QuantityToken)]
    times = [value for value in values if isinstance(value, TimeToken)]
    if not (amounts and times):
        return {}

    def distance(time: TimeToken, amount: QuantityToken) -> tuple[int, bool]:
        far = abs(steps[time.first - sentence] - steps[amount.first - sentence])
        return far, time.first < amount.first

    nearest = {time.first: min(distance(time, amount) for amount in amounts) for time in times}
    return {
        amount.first: best
        for amount in amounts
        if distance(best := min(times, key=lambda time: distance(time, amount)), amount)
        == nearest[best.first]
    }


def _beside(values: Iterable[Value]) -> Iterator[Word]:
    """Values as words that the other values of their sentence are about."""
    for value in values:
        if isinstance(value, QuantityToken):
            if value.value.value is not None:
                yield value.first, f"{AMOUNT}{value.value.value}", False
            continue
        parts = parts_of(value)
        for name in ("year", "month", "day", "weekday"):
            if (part := getattr(parts, name)) is not None:
                yield value.first, f"{DAY}{name}{part}", False
