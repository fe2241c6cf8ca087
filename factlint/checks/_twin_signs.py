"""What speaks for two ordinals that cannot both be: one thing counted twice, or two things once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.checks import _twice as twice
from factlint.checks._occasion_signs import signs_of
from factlint.checks._occasions import Occasion
from factlint.checks._odds import Candidate, Signs
from factlint.checks._row_reader import RowReader
from factlint.checks._row_sentences import RowSentences
from factlint.checks._row_text import RowText
from factlint.checks._same_rows import SameRows

AHEAD = 8
"""So many sentences behind an ordinal another one of its row may stand."""
FAR = 5
"""Sentences further apart are as far as any."""
SIZE = 3
"""Two ordinals no further apart are of one size."""
TOLD: dict[str, Callable[[RowText, Occasion, Occasion], bool]] = {
    "of-one-row": twice.are_of_one_row,
    "two-times": twice.are_of_two_times,
    "told-again": twice.is_told_again,
    "yearly": twice.are_yearly,
    "last-year": twice.is_of_last_year,
    "told-of-another": twice.is_told_of_another,
    "scenes": twice.are_two_scenes,
    "of-before": twice.is_of_before,
    "goals": twice.are_two_goals,
    "another-year": twice.is_of_another_year,
    "another-day": twice.is_of_another_day,
}
"""What is seen of both together."""


class TwinSigns(RowReader):
    """Lists the pairs of ordinals of one article that may be of one row."""

    def __init__(
        self, text: RowText, sentences: RowSentences, occasions: Sequence[Occasion]
    ) -> None:
        super().__init__(text)
        self._sentences, self._occasions = sentences, occasions
        self._rows = SameRows(text)

    def candidates(self) -> Iterator[tuple[Occasion, Occasion, Candidate]]:
        """All pairs that have a noun in common, and are near each other."""
        for at, one in enumerate(self._occasions):
            for two in self._occasions[at + 1 :]:
                if two.nth > one.nth + AHEAD:
                    break
                if self._are_linked(one, two):
                    spans = tuple(self._article.tokens.span(*o.place) for o in (one, two))
                    yield one, two, Candidate(spans, self._signs(one, two))

    def _are_linked(self, one: Occasion, two: Occasion) -> bool:
        """True for two that may count the same."""
        if min(one.number, two.number) < 1 + (one.number != two.number):
            return False
        bare = two.loose and two.nth - one.nth <= 1
        return bool((one.heads | one.apart) & (two.heads | two.apart)) or bare

    def _signs(self, one: Occasion, two: Occasion) -> Signs:
        kind = "same" if one.number == two.number else "other"
        own = {f"first-{name}": sign for name, sign in signs_of(self._text, one).items()}
        own |= {f"second-{name}": sign for name, sign in signs_of(self._text, two).items()}
        heads = one.heads | two.heads
        alike, between = _alike(one, two), self._between(one, two)
        signs = {
            **own,
            **self._sentences.signs(one.sentence, two.sentence, heads),
            **self._rows.signs(one, two),
            **alike,
            **between,
            **self._together(one, two, alike, between),
            **{name: told(self._text, one, two) for name, told in TOLD.items()},
            "goes-on": twice.goes_on(self._text, two),
            "holders": twice.are_two_holders(one, two),
        }
        return {f"{kind}-{name}": float(sign) for name, sign in signs.items()} | {kind: 1.0}

    def _together(self, one: Occasion, two: Occasion, alike: Signs, between: Signs) -> Signs:
        """What says more together than each by itself."""
        apart = "window-one", "row-differs", "rank-differs", "owner-differs", "window-differs"
        clean = bool(alike["heads"] and alike["one-apart"]) and not any(alike[n] for n in apart)
        told = clean and not (two.also or two.past or one.past or two.rank or two.opens)
        days = self._sentences.signs(one.sentence, two.sentence, one.heads)["days-differ"]
        moments = [self._text.lists["moments"] & o.said for o in (one, two)]
        return {
            "clean": clean,
            "clean-told": told,
            "clean-new": clean and bool(between["new-name"]),
            "clean-days": clean and bool(days),
            "clean-window": clean and bool(alike["one-window"]),
            "clean-headline": clean and one.headline,
            "clean-it": clean and bool(between["them"]),
            "clean-last": clean and bool(between["last"] or two.dated),
            "clean-indefinite": clean and bool(between["indefinite"]),
            "clean-sentence": clean and one.sentence == two.sentence,
            "clean-anew": clean and bool(between["anew"]),
            "moments": all(moments) and bool(between["new-name"]),
        }

    def _between(self, one: Occasion, two: Occasion) -> Signs:
        """What stands between two, and which other ordinals do."""
        apart, text = two.nth - one.nth, self._text
        others = {
            o.number
            for o in self._occasions
            if o.heads & one.heads and o is not one and o is not two
        }
        before = self._words[max(two.sentence[0], two.first - FAR) : two.first]
        return {
            "one-sentence": apart == 0,
            "sentences": min(apart, FAR),
            "lower": two.number < one.number,
            "by-one": abs(two.number - one.number) == 1,
            "by-few": abs(two.number - one.number) <= SIZE,
            "next": two.number == one.number + 1,
            "skipped": one.number == two.number and one.number + 2 in others,
            "skips": one.number == two.number and one.number + 1 not in others,
            "row-of-many": len(others | {one.number, two.number}) > 2,
            "last": not self._lists["last"].isdisjoint(before),
            "them": self._words[two.sentence[0]] in self._lists["it"],
            "row-mate": any(
                o.sentence == two.sentence and o.head == one.head and o not in (one, two)
                for o in self._occasions
            ),
            "told-again-said": not self._lists["saying"].isdisjoint(
                self._words[two.sentence[0] : two.first]
            ),
            "first-again": any(
                text.ordinal(n) == one.number or n.value == 1 / max(one.number, 1)
                for n in self._article.numbers
                if two.sentence[0] <= n.first < two.sentence[1] and n.first != two.first
            ),
            "follows": text.says("following", two.sentence),
            "new-name": bool(
                self._sentences.names(two.sentence) - self._sentences.names(one.sentence)
            ),
            "anew": not self._lists["more"].isdisjoint(self._words[one.stop : two.first]),
            "indefinite": not text.indefinite.isdisjoint(
                self._words[max(two.sentence[0], one.stop) : two.first]
            ),
        }


def _alike(one: Occasion, two: Occasion) -> Signs:
    """What two share of what they are of."""
    return {
        "one-head": one.head == two.head != "",
        "heads": bool(one.heads & two.heads),
        "crossed": bool(one.heads & two.apart or one.apart & two.heads),
        "one-apart": one.apart == two.apart,
        "apart-said": two.apart <= one.said | one.apart and one.apart <= two.said | two.apart,
        "apart-differs": bool(one.apart and two.apart) and one.apart.isdisjoint(two.apart),
        "one-window": bool(one.window & two.window),
        "window-differs": bool(one.window and two.window) and one.window.isdisjoint(two.window),
        "window-one": bool(one.window) != bool(two.window),
        "narrow-shared": bool((one.narrow - one.window) & (two.narrow - two.window)),
        "narrow-said": two.narrow <= one.said | two.window and one.narrow <= two.said | one.window,
        "row-differs": one.row != two.row,
        "rank-differs": one.rank != two.rank,
        "owner-differs": one.owner.differs(two.owner),
        "owner-shared": bool(one.owner.names & two.owner.names),
        "holder-shared": bool(one.holder & two.holder),
        "holder-differs": bool(one.holder and two.holder) and one.holder.isdisjoint(two.holder),
        "one-day": bool(one.day and one.day == two.day),
        "day-differs": bool(one.day and two.day and one.day != two.day),
        "moment-differs": bool(one.moment and two.moment) and one.moment != two.moment,
        "both-vague": one.vague and two.vague,
        "both-owned": one.owned and two.owned,
        "past-differs": one.past != two.past,
    }
