"""Changes whose figure before is in the next sentence: "fell to 90. A year ago it was 80"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import timedelta

from factlint.checks._born import Days, days_of
from factlint.checks._heads import HeadReader
from factlint.checks._moves import Move
from factlint.checks._roles import RoleReader, role_of
from factlint.checks._same_matter import SPANS, MatterReader
from factlint.extract.article import Article
from factlint.extract.passages import adjoin, times_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

MONTHS = timedelta(days=3)


class EarlierReader:
    """Finds the figure before a change in a sentence that goes back to the time before."""

    def __init__(
        self, article: Article, roles: RoleReader, heads: HeadReader, matter: MatterReader
    ) -> None:
        self.article, self.roles = article, roles
        self.heads, self._matter = heads, matter
        self._measures = article.measures

    def read(self, told: Sequence[Move]) -> Iterator[Move]:
        """The changes that are told with a figure after alone."""
        for move in told:
            if (move.way or move.difference) and not (move.percent or move.before):
                if move.difference and self._lasts(move):
                    continue
                before = self._before(move)
                if before is not None:
                    ends = role_of("before", before), move.after
                    yield Move(None, move.difference, *ends, move.way, unmarked=True)

    def _is_of_day(self, sentence: Range) -> bool:
        """True where a sentence tells of no week, month or year."""
        return all(t.parts.unit in (None, "day") for t in times_in(self.article, sentence))

    def _lasts(self, move: Move) -> bool:
        """True for a change in a length of time: "lost $4 in two days"."""
        own = self.article.sentence_of(move.after.first)
        return any(q.value.unit in SPANS for q in self.roles.quantities(own))

    def _before(self, move: Move) -> QuantityToken | None:
        """The only figure of the next sentence that is of the same unit and noun."""
        own = self.article.sentence_of(move.after.first)
        later = bisect_left(self.roles.sentences, (own[1],))
        following = next(iter(self.roles.sentences[later : later + 1]), None)
        if following is None or not adjoin(self.article, own, following):
            return None
        timed = self._times(own, following)
        held = [self._figures(move, place, timed) for place in (own, following)]
        cued = any(self.roles.is_before(q) for q in held[1]) and self._is_of_day(following)
        if not (timed or cued) or [len(quantities) for quantities in held] != [1, 1]:
            return None
        nouns = [self.heads.counted(quantities[0]) for quantities in held]
        said = {self.heads.stem(at) for at in range(*own)}
        if (nouns[1] and nouns[1] not in said) or any(
            role.kind != "before" for role in self.roles.read(following)
        ):
            return None
        if self._matter.is_other(move.after, own, [following]):
            return None
        return held[1][0] if self._is_of(held[0][0], held[1][0], following, timed) else None

    def _is_of(
        self, after: QuantityToken, before: QuantityToken, sentence: Range, timed: set[int]
    ) -> bool:
        """True where a sentence goes on about the first figure: "it was", the same noun."""
        starts = {sentence[0], *(at + 1 for at in timed)}
        if any(self.roles.cued(use, (at, at + 1)) for use in ("same", "there") for at in starts):
            return True
        nouns = {self.heads.counted(quantity) for quantity in (after, before)}
        measures = {self._measures.get(quantity.first) for quantity in (after, before)}
        return any(len(held) == 1 and all(held) for held in (nouns, measures))

    def _times(self, own: Range, sentence: Range) -> set[int]:
        """The tokens of the words for the time before, where a sentence begins or ends with it."""
        first, stop = sentence
        spans = self.roles.cued("year_before", sentence)
        now = [days for _, days in self._dated(own)]
        for span, (start, end) in self._dated(sentence):
            if now and all(
                end < since and _alike(end - start, until - since) for since, until in now
            ):
                spans.append(span)
        return {at for a, b in spans if a <= first + 1 or b >= stop - 1 for at in range(a, b)}

    def _dated(self, sentence: Range) -> Iterator[tuple[Range, Days]]:
        """The times of a sentence with their days."""
        for time in times_in(self.article, sentence):
            if days := days_of(time):
                yield (time.first, time.stop), days

    def _figures(self, move: Move, sentence: Range, timed: set[int]) -> list[QuantityToken]:
        """The figures of a sentence in the unit of a change."""
        return [
            quantity
            for quantity in self.roles.quantities(sentence)
            if quantity.value.unit == move.after.value.unit and quantity.first not in timed
            if move.difference is None or quantity.first != move.difference.first
        ]


def _alike(one: timedelta, two: timedelta) -> bool:
    """True for stretches of one length, months of a day more or less."""
    return abs(one - two) <= MONTHS
