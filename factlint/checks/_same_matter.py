"""What parts a change from figures beside it: denied, put right, of another place or length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Protocol

from factlint.checks._born import Days, days_of, gap
from factlint.checks._heads import Figured, HeadReader
from factlint.checks._roles import RoleReader
from factlint.extract.article import Article
from factlint.extract.passages import times_in
from factlint.extract.tokens import Range

SPANS = "year", "month", "week", "day", "hour", "minute", "second"
LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3650}
"""About how many days a time has."""
BEHIND, BESIDE = 4, 3
LONGER, WEEK, QUARTER = 4, 7, "quarter"
LONGEST = timedelta(days=4)
LASTING, LOOSE, LONG, YEAR = "lasting", 2.0, 500, 250
SCOPES = ("wide", "narrow")


class Claimed(Protocol):
    """A change on tokens `[first, stop)` of a sentence."""

    @property
    def first(self) -> int:
        """Its first token."""

    @property
    def stop(self) -> int:
        """The token after its last one."""

    @property
    def sentence(self) -> Range:
        """Its sentence."""


class Figures(Protocol):
    """Two figures in their sentences, some days apart."""

    @property
    def places(self) -> tuple[Range, Range]:
        """Their sentences."""

    @property
    def days(self) -> int:
        """How many days apart they are; 0 where nothing is known."""

    @property
    def since(self) -> Days | None:
        """When the first of them was so."""

    @property
    def named(self) -> bool:
        """True for figures with a word for what they count."""

    @property
    def before(self) -> Figured:
        """The first of them."""

    @property
    def after(self) -> Figured:
        """The second of them."""

    @property
    def rough(self) -> bool:
        """True for times of months alone, whose years are guessed."""

    @property
    def until(self) -> Days | None:
        """When the second of them was so."""


class PartingReader:
    """Tells changes of other matters from those of the figures beside them."""

    def __init__(self, article: Article, roles: RoleReader, heads: HeadReader) -> None:
        self._article, self._tokens = article, article.tokens
        self._roles, self._heads = roles, heads
        self.lasting = [use for use in roles.cues if use.startswith(LASTING)]
        self._said: dict[tuple[str, Range], bool] = {}
        self._its = article.grammar.listed("article-the", "person-pronoun")

    def part(self, claim: Claimed, pair: Figures) -> bool:
        """True where something says that a change is not that of two figures."""
        return any(self.reasons(claim, pair).values())

    def reasons(self, claim: Claimed, pair: Figures) -> dict[str, bool]:
        """What may say that a change is not that of two figures, and whether it does."""
        own, beside = claim.sentence, [p for p in pair.places if p != claim.sentence]
        said = {
            "denied": self.is_denied(claim.first),
            "contested": self.is_contested([own, *pair.places]),
            "lasting": self._lasts_otherwise(claim, pair),
            "since": self._began_otherwise(own, pair),
            "other-time": self._is_of_other_time(claim, pair),
            "object": pair.named and self._has_object(claim, pair.places),
        }
        if not beside:
            return said
        return said | {
            "others": self._has("others", beside) != self._has("others", [own]),
            "elsewhere": self._are_elsewhere(own, beside),
            **{use: self._has(use, [own]) != self._has(use, beside) for use in SCOPES},
            "hoped": self._is_hoped(claim, beside),
            "own-subject": self._has_own_subject(own, max(beside)) and not self.is_recalled(claim),
        }

    def is_denied(self, at: int) -> bool:
        """True for "has not doubled"."""
        part = self._article.sentence_of(at)[0], at + 1
        came = {first for first, _ in self._roles.cued("unforeseen", part)}
        cues = self._roles.cued("rejected", part)
        return any(at - stop <= BEHIND and first not in came for first, stop in cues)

    def is_contested(self, places: Sequence[Range]) -> bool:
        """True where one of some sentences says that figures were wrong, or are so no more."""
        return self._has("contested", places)

    def _is_hoped(self, claim: Claimed, beside: Sequence[Range]) -> bool:
        """True where only one side is still ahead; "the 10 percent rise" was told before."""
        if self.is_recalled(claim):
            return False
        said = (claim.sentence[0], claim.first)
        return self._has("hoped", [said]) != self._has("hoped", beside)

    def is_recalled(self, claim: Claimed) -> bool:
        """True for "the 10 percent rise" and "the rise of 10 percent", which was told before."""
        cues = self._roles.cued("recalled", (claim.sentence[0], claim.stop))
        definite = self._tokens.word(claim.first - 1).lower() in self._roles.the
        return definite or any(claim.first < stop for _, stop in cues)

    def _has_own_subject(self, own: Range, place: Range) -> bool:
        """True for a sentence about things that one before it does not name: "Burglaries fell"."""
        first = own[0]
        if (
            own < place
            or not self._heads.is_plural(first)
            or self._has("same", [(first, first + 2)])
        ):
            return False
        return self._heads.stem(first) not in {self._heads.stem(at) for at in range(*place)}

    def _are_elsewhere(self, own: Range, places: Sequence[Range]) -> bool:
        """True for figures of a place or thing that the sentence of a change does not name."""
        here, there = set(self._named(own)), {n for p in places for n in self._named(p)}
        return bool(here and there) and here.isdisjoint(there)

    def _named(self, sentence: Range) -> Iterator[str]:
        """The names behind the prepositions of a place."""
        timed = {at for t in times_in(self._article, sentence) for at in range(t.first, t.stop)}
        for at in range(sentence[0] + 1, sentence[1]):
            if at in timed or not self._tokens.word(at)[:1].isupper():
                continue
            if self._tokens.word(at - 1).lower() in self._heads.closed.prepositions:
                yield self._heads.stem(at)

    def _lasts_otherwise(self, claim: Claimed, pair: Figures) -> bool:
        """True for a change in a time that is not that between the figures: "in a month"."""
        said = list(self._lengths(claim, pair))
        if not pair.days:
            return any(length > LONG or length < WEEK for length in said)
        return bool(said) and not any(n / LOOSE < pair.days < n * LOOSE for n in said)

    def lasts_so(self, claim: Claimed, pair: Figures) -> bool:
        """True for a change in the very time that lies between the figures."""
        said = self._lengths(claim, pair)
        return bool(pair.days) and any(n / LOOSE < pair.days < n * LOOSE for n in said)

    def _began_otherwise(self, own: Range, pair: Figures) -> bool:
        """True for "since 2005" beside a figure of 2023, not beside one of "then"."""
        own, since = self._own(own), pair.since
        if since is None and self._has("that_time", pair.places):
            return False
        times = (
            t for said in self._roles.cued("since", own) for t in times_in(self._article, said)
        )
        known = (days for time in times if (days := days_of(time)))
        return any(since is None or gap(days, since) > YEAR for days in known)

    def _is_of_other_time(self, claim: Claimed, pair: Figures) -> bool:
        """True for "rose 5 percent on Monday" beside figures of two years."""
        known = [days for days in (pair.since, pair.until) if days and not pair.rough]
        near = claim.stop, min(claim.stop + BESIDE, claim.sentence[1])
        for time in times_in(self._article, near):
            days = days_of(time)
            if time.value and time.value.grain == QUARTER and pair.days > YEAR:
                return True
            if days and days[0] == days[1]:
                return pair.days > WEEK or any(end - start > LONGEST for start, end in known)
            if days and len(known) > 1 and not any(_are_one(days, own) for own in known):
                return True
        return False

    def _has_object(self, claim: Claimed, places: Sequence[Range]) -> bool:
        """True for "doubled its spending" beside figures that are of no spending."""
        if self._tokens.word(claim.stop).lower() not in self._its:
            return False
        noun = self._heads.noun_at(claim.stop + 1)
        said = {self._heads.stem(at) for place in places for at in range(*place)}
        inside = any(place[0] <= claim.stop < place[1] for place in places)
        return noun is not None and not inside and self._heads.stem(noun) not in said

    def _own(self, sentence: Range) -> Range:
        """A sentence up to what ranks its change: "the largest since 2011"."""
        first, stop = sentence
        return first, min((at for at, _ in self._roles.cued("record", sentence)), default=stop)

    def _lengths(self, claim: Claimed, pair: Figures) -> Iterator[float]:
        """How many days a change took, as its sentence says; no "largest rise in three years"."""
        own, figures = self._own(claim.sentence), (claim.first, pair.before.first, pair.after.first)
        for use in self.lasting:
            if self._roles.cued(use, own):
                yield float(use.partition("-")[2])
        for quantity in self._roles.quantities(own):
            if quantity.value.unit in LENGTHS and quantity.first not in figures:
                yield LENGTHS[quantity.value.unit] * float(quantity.value.value or 0)

    def _has(self, use: str, places: Sequence[Range]) -> bool:
        return any(self._is_cued(use, place) for place in places)

    def _is_cued(self, use: str, place: Range) -> bool:
        if (use, place) not in self._said:
            self._said[use, place] = bool(self._roles.cued(use, place))
        return self._said[use, place]


def _are_one(one: Days, two: Days) -> bool:
    """True for times of about one length that are one, or of which one follows the other."""
    lengths = sorted((days[1] - days[0]).days + 1 for days in (one, two))
    return gap(one, two) <= lengths[0] // 2 and lengths[1] <= LONGER * lengths[0]
