"""What speaks for an ordinal being of a row that a number counts otherwise, and what against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factlint.checks._next_in_row import NextInRow
from factlint.checks._occasion_signs import signs_of
from factlint.checks._occasions import Occasion
from factlint.checks._odds import Candidate, Signs
from factlint.checks._row_clashes import agree, expected
from factlint.checks._row_pairs import beside
from factlint.checks._row_reader import RowReader
from factlint.checks._row_sentences import RowSentences
from factlint.checks._row_text import RowText
from factlint.checks._standing_states import BEFORE, NOW
from factlint.checks._standings import Standing
from factlint.extract.passages import times_in
from factlint.extract.quantity import NumberToken

BACK, AHEAD = -6, 10
"""So many sentences from an ordinal a number of its row may stand."""
MUCH = 8
"""A number so many times an ordinal is of other things."""
REACH = 60
"""So many tokens before a number's sentence another ordinal may agree with it."""
FAR = 6
"""Sentences further apart are as far as any."""
NEVER = (
    *("spent", "of-kind", "overtaken", "head-beside", "counts-others"),
    *("bygone-date", "told-part", "set-apart", "row-differs", "of-game", "told-before"),
)
"""What an ordinal is never wrong with: a number of another ordinal, of a part, of other things."""
SIZE = 2
"""Numbers no further apart are of one size: a slip, rather than something else."""


class CountSigns(RowReader):
    """Lists the ordinals of one article with the numbers that they cannot stand beside."""

    def __init__(
        self,
        text: RowText,
        sentences: RowSentences,
        nexts: NextInRow,
        occasions: Sequence[Occasion],
        standings: Sequence[Standing],
    ) -> None:
        super().__init__(text)
        self._sentences, self._nexts = sentences, nexts
        self._occasions, self._standings = occasions, standings
        self._until = self._lists["ahead-of"] | self._lists["ways"] | self._lists["formerly"]

    def candidates(self) -> Iterator[tuple[Occasion, Standing, Candidate]]:
        """All pairs that disagree and have at least a word in common."""
        for occasion, near in beside(self._occasions, self._standings, BACK, AHEAD):
            for standing in near:
                if agree(occasion, standing) or not self._are_linked(occasion, standing):
                    continue
                signs = self._signs(occasion, standing, near)
                if not any(signs.get(f"count-{sign}") for sign in NEVER):
                    places = occasion.place, standing.place
                    spans = tuple(self._article.tokens.span(*place) for place in places)
                    yield occasion, standing, Candidate(spans, signs)

    def _are_linked(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a number that could be of the row of an ordinal, as far as words tell."""
        inside = occasion.first < standing.place[1] and standing.place[0] < occasion.place[1]
        many = standing.low > MUCH * max(occasion.number, SIZE)
        place = occasion.rank or occasion.heads & self._text.kinds["places"]
        if inside or many or occasion.number < SIZE or place:
            return False
        if self._nexts.kind(occasion, standing):
            return True
        said = standing.told | standing.narrow | {standing.head}
        heads = occasion.heads | occasion.apart | occasion.narrow
        often = standing.often and occasion.head in self._text.kinds["often"]
        again = standing.head != "" and standing.head in occasion.said
        return bool(heads & said) or again or often

    def _signs(self, occasion: Occasion, standing: Standing, near: Sequence[Standing]) -> Signs:
        heads = occasion.heads | {standing.head}
        relation = self._sentences.signs(occasion.sentence, standing.sentence, heads)
        told = {**self._told(occasion, standing), **self._nexts.signs(occasion, standing)}
        told["above"] = standing.low > expected(occasion, standing)
        signs = {
            **signs_of(self._text, occasion),
            **relation,
            **_relation(occasion, standing),
            **told,
            **self._together(occasion, standing, told),
            **self._agreeing(occasion, standing, near),
            "others": any(
                o.heads & occasion.heads and o.number != occasion.number
                for o in self._occasions
                if abs(o.nth - occasion.nth) <= FAR
            ),
        }
        return {f"count-{name}": float(sign) for name, sign in signs.items()} | {"count": 1.0}

    def _agreeing(self, occasion: Occasion, standing: Standing, near: Sequence[Standing]) -> Signs:
        """Which other numbers an ordinal agrees with, and which other ordinals the number does."""
        found = [s for s in near if s is not standing and s.state and agree(occasion, s)]
        begin, stop = standing.sentence
        numbers = self._article.numbers
        low, high = (bisect_left(numbers, at, key=_first) for at in (begin - REACH, stop))
        ordinals = {self._text.ordinal(n) for n in numbers[low:high] if n.first != occasion.first}
        fitting = {int(standing.low), int(standing.low) + (standing.state != NOW)}
        return {
            "rival": any(s.sentence == standing.sentence for s in found),
            "agreed-sure": any(s.sure and self._nexts.kind(occasion, s) > 1 for s in found),
            "head-beside": standing.head not in occasion.heads
            and any(s.sentence == standing.sentence and s.head in occasion.heads for s in near),
            "other-fits": not ordinals.isdisjoint(fitting),
        }

    def _told(self, occasion: Occasion, standing: Standing) -> Signs:
        """How the number is told."""
        text, begin = self._text, standing.place[0]
        before = self._words[begin - 1] if begin else ""
        said = text.said_in(*standing.sentence)
        return {
            "told-the": before in text.articles,
            "told-owning": before in self._lists["owning"],
            "told-quoted": text.is_quoted(begin),
            "told-opening": begin - standing.sentence[0] < SIZE,
            "told-head": standing.head != "" and standing.head in occasion.heads,
            "told-again": standing.head in occasion.said,
            "told-person": standing.head in text.kinds["people"],
            "told-sure": standing.sure,
            "told-them": standing.them,
            "often-both": standing.often and occasion.head in text.kinds["often"],
            "told-others": standing.others,
            "told-part": standing.part,
            "told-then": standing.then,
            "told-only": self._words[begin] in self._lists["only"],
            "told-digit": self._words[begin].isdigit(),
            "told-coming": text.says("coming", standing.clause),
            "told-unreal": text.says("unreal", standing.clause),
            "told-bygone": text.says("bygone", standing.sentence),
            "told-done": bool(occasion.heads & standing.told),
            "told-row": standing.row,
            "row-differs": standing.row != occasion.row,
            "apart-said": bool(occasion.apart) and occasion.apart <= said,
            "apart-unsaid": bool(occasion.apart - said),
            "narrow-said": bool(occasion.narrow & said),
            "narrow-unsaid": bool(occasion.narrow - said - occasion.window),
            "told-narrow": bool(standing.narrow - occasion.said),
            "told-narrow-shared": bool(standing.narrow & occasion.said - occasion.heads),
            "told-before": bool(occasion.window)
            and self._words[standing.place[1]] in self._lists["elsewhen"],
            "window-said": bool(occasion.window & said),
            "window-unsaid": bool(occasion.window - said),
            "window-new": bool(standing.window - occasion.said),
        }

    def _together(self, occasion: Occasion, standing: Standing, told: Signs) -> Signs:
        """What says more together than each by itself."""
        left = "apart-unsaid", "narrow-unsaid", "window-unsaid", "told-narrow", "window-new"
        clean = not any(told[name] for name in left)
        same, apart = bool(told["told-head"]), standing.nth - occasion.nth
        partial = not (told["above"] or told["whole"])
        dated = self._is_dated(occasion, standing)
        return {
            "overtaken": told["above"] and not told["latest"],
            "partial": partial,
            "partial-dated": partial and dated,
            "set-apart": bool(told["of-part"])
            and not self._text.of.isdisjoint(
                self._words[standing.place[0] : standing.place[1] + 1]
            ),
            "of-game": bool(told["window-unsaid"] and occasion.heads & self._text.kinds["within"])
            and bool(self._text.kinds["games"] & self._sentences.content(standing.sentence)),
            "bygone-date": self._is_until(standing),
            "goes-on": apart == 1 and self._text.goes_on(standing.sentence),
            "dated": dated,
            "dated-sure": standing.sure and dated,
            "within-window": occasion.head in self._text.kinds["within"]
            and bool(told["window-unsaid"]),
            "foreign": standing.names.isdisjoint(occasion.said) and bool(standing.names),
            "clean": clean,
            "clean-head": clean and same,
            "sure-head": standing.sure and same,
            "sure-bare": standing.sure and not standing.head and apart in range(2),
            "now-bare": standing.state == NOW and not standing.head and apart in range(2),
            "state-shared": bool(standing.state) and bool(told["told-again"]) and not same,
            "state-head": bool(standing.state) and same,
            "state-done": bool(standing.state and told["told-done"]),
            "window-head": bool(told["window-said"]) and same,
            "window-done": bool(told["window-said"] and told["told-done"]),
        }

    def _is_dated(self, occasion: Occasion, standing: Standing) -> bool:
        """True for a number with a month or year of its own: "had appeared before August"."""
        times = times_in(self._article, standing.clause)
        months = [t for t in times if (t.parts.month or t.parts.year) is not None]
        said = self._sentences.content(occasion.sentence) | occasion.said | occasion.window
        return any(said.isdisjoint(self._words[t.first : t.stop]) for t in months)

    def _is_until(self, standing: Standing) -> bool:
        """True for a number up to another time: "had left by March", "before the war"."""
        behind = range(standing.place[1], standing.clause[1] - 2)
        return any(
            self._words[at] in self._lists["ahead-of"]
            and self._words[at + 1] in self._text.articles - self._lists["it"]
            and not self._text.is_said_before(
                frozenset({self._text.stem(self._words[at + 2])}), standing.sentence[0]
            )
            for at in behind
        ) or any(
            time.parts.day is None
            and (time.parts.month or time.parts.year) is not None
            and self._words[time.first - 1] in self._until
            for time in times_in(self._article, standing.clause)
        )


def _relation(occasion: Occasion, standing: Standing) -> Signs:
    """How far apart two are in number and in the text."""
    number, apart = expected(occasion, standing), standing.nth - occasion.nth
    state = standing.state or "untold"
    way = "above" if standing.low > number else "below"
    by = abs(standing.low - number)
    return {
        f"{state}-{way}": True,
        f"{state}-same": standing.low == occasion.number and state in (BEFORE, NOW),
        "untold-before": not standing.state and standing.low == number - 1,
        "by-one": by == 1,
        "by-few": by <= SIZE,
        "by-many": standing.low > SIZE * 2 * number or standing.low * SIZE * 2 < number,
        "none": standing.low == 0,
        "lone": standing.low == 1,
        "open": standing.high is None,
        "one-sentence": apart == 0,
        "behind": apart > 0,
        "sentences": min(abs(apart), FAR),
    }


def _first(number: NumberToken) -> int:
    return number.first
