"""How near the words of a sentence stand to its values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factlint.extract.alphabet import is_mark
from factlint.extract.dates import TimeToken
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Tokens
from factlint.rulebook.words import fold_marks

REACH = 4
"""So many words away a word counts for half."""
BEHIND_LEAD = 3
"""What each value before one adds to the distance of the words before the first."""
BEHIND_MARK, BEHIND_LINK, BEHIND_CLAUSE, BEHIND_VALUE, BEHIND_DATE = 2, 4, 6, 3, 1
"""What a comma, a conjunction, a mark between clauses, another amount, a date add to a distance."""
FAINTEST = 0.12
"""What a word of the sentence counts for at least."""
TIMED = 0.5
"""How much less a word of a time without a date counts for ("the first half")."""
NAME = 1.3
"""How much more a name counts for than another word."""
BESIDE = "#"
AMOUNT, DAY, ORDINAL = "#=", "#@", "#."
"""What the words for other values of a sentence begin with: the year that a figure is of."""
CLAUSE_MARKS = frozenset(";:—–.")
Weights = dict[str, float]
Value = QuantityToken | TimeToken
Word = tuple[int, str, bool]
"""A token, its stem, and whether it is part of a name."""


class Nearness:
    """How near the words of one sentence stand to each of its values."""

    def __init__(
        self,
        tokens: Tokens,
        sentence: tuple[int, int],
        values: Sequence[Value],
        links: frozenset[str],
        timed: set[int],
    ) -> None:
        self._start = sentence[0]
        self._timed = timed
        self._leads = _leads(values)
        self.steps = _steps(tokens, sentence, values, links, timed)

    def weights(self, value: Value, words: Iterable[Word]) -> Weights:
        """How much each word of a sentence says of a value in it; other values are words, too.

        What stands before the first value of a kind goes with the others nearly as well.
        """
        start, steps = self._start, self.steps
        leads = self._leads.get(value.first, (value.first, 0))
        here, weights = steps[value.first - start], dict[str, float]()
        own = AMOUNT if isinstance(value, QuantityToken) else DAY
        steps_in = BEHIND_VALUE if own == AMOUNT else BEHIND_DATE
        for at, stem, name in words:
            if value.first <= at < value.stop or stem.startswith(own):
                continue
            far = steps[at - start] - here
            far = far if far > 0 else 1 - far - steps_in
            if at < leads[0]:
                lead = 1 + steps[leads[0] - start] - steps[at - start] - steps_in
                far = min(far, lead + BEHIND_LEAD * leads[1])
            near = max(FAINTEST, REACH / (REACH + far) * (TIMED if at in self._timed else 1))
            weights[stem] = max(weights.get(stem, 0.0), near * NAME if name else near)
        return weights


def _steps(
    tokens: Tokens,
    sentence: tuple[int, int],
    values: Sequence[Value],
    links: frozenset[str],
    timed: set[int],
) -> list[int]:
    """How far each token of a sentence is from its beginning."""
    begins = {value.first for value in values}
    inside = {at for value in values for at in range(value.first + 1, value.stop)}
    steps, far = [], 0
    for at in range(*sentence):
        word = tokens.words[at]
        if at in inside:
            pass
        elif at in begins:
            far += BEHIND_DATE if at in timed else BEHIND_VALUE
        elif is_mark(word):
            far += BEHIND_CLAUSE if word in CLAUSE_MARKS else BEHIND_MARK
        else:
            far += BEHIND_LINK if fold_marks(word) in links else 1
        steps.append(far)
    return steps


def _leads(values: Sequence[Value]) -> dict[int, tuple[int, int]]:
    """For each value the first token of the first one of its kind, and how many stand before."""
    found: dict[int, tuple[int, int]] = {}
    for kind in (QuantityToken, TimeToken):
        firsts = sorted({value.first for value in values if isinstance(value, kind)})
        found.update((first, (firsts[0], at)) for at, first in enumerate(firsts))
    return found


def days_of(sentence: int, values: Sequence[Value], steps: Sequence[int]) -> dict[int, TimeToken]:
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
