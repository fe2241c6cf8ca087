"""What speaks for an ordinal being of a row that a list tells otherwise, and what against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._occasion_signs import signs_of
from factlint.checks._occasions import Occasion
from factlint.checks._odds import Candidate, Signs
from factlint.checks._roll import Roll
from factlint.checks._row_lists import RowLists
from factlint.checks._row_pairs import beside
from factlint.checks._row_reader import RowReader
from factlint.checks._row_sentences import RowSentences
from factlint.checks._row_text import RowText

BACK, AHEAD = -3, 5
"""So many sentences from an ordinal a list of its row may stand."""
SLIP = 3
"""A list that is further off is of something else."""
FAR = 4
"""Sentences further apart are as far as any."""


class ListSigns(RowReader):
    """Lists the ordinals of one article with the lists that they cannot stand behind."""

    def __init__(
        self,
        text: RowText,
        sentences: RowSentences,
        lists: RowLists,
        occasions: Sequence[Occasion],
        rolls: Sequence[Roll],
    ) -> None:
        super().__init__(text)
        self._sentences, self._rows = sentences, lists
        self._occasions, self._rolls = occasions, rolls

    def candidates(self) -> Iterator[tuple[Occasion, Roll, Candidate]]:
        """All pairs that disagree and are near each other."""
        for occasion, near in beside(self._occasions, self._rolls, BACK, AHEAD):
            for roll in near:
                signs = self._signs(occasion, roll) if self._may_clash(occasion, roll) else {}
                if signs and not signs["list-spent"]:
                    places = occasion.place, roll.place
                    spans = tuple(self._article.tokens.span(*place) for place in places)
                    yield occasion, roll, Candidate(spans, signs)

    def _may_clash(self, occasion: Occasion, roll: Roll) -> bool:
        """True for a list of a like size, and not as many as there were before."""
        inside = roll.place[0] < occasion.place[1] and occasion.first < roll.place[1]
        off = abs(roll.number + 1 - occasion.number)
        return not inside and occasion.number > 1 and not occasion.rank and 0 < off <= SLIP

    def _signs(self, occasion: Occasion, roll: Roll) -> Signs:
        off, apart = roll.number + 1 - occasion.number, roll.nth - occasion.nth
        row = occasion.apart | occasion.narrow
        told = self._rows.signs(occasion, roll)
        timed = bool(self._text.timed(*roll.place))
        goes_on = apart == 1 and self._text.goes_on(roll.sentence)
        signs = {
            **signs_of(self._text, occasion),
            **self._sentences.signs(occasion.sentence, roll.sentence, occasion.heads),
            **told,
            "other-behind": not self._lists["ellipses"].isdisjoint(
                self._words[roll.place[1] : roll.sentence[1]]
            ),
            "deeds": timed and told["kind"],
            "timed-on": timed and goes_on,
            "people-deeds": bool(told["kind"]) and not timed and not roll.cue,
            "cue-deeds": bool(roll.cue and told["kind"]),
            "goes-on": goes_on,
            f"cue-{roll.cue}": True,
            "more": off > 1,
            "as-many": off == 1,
            "fewer": off < 0,
            "fewer-by-one": off == -1,
            "closed": roll.closed,
            "whole": roll.whole,
            "pair": roll.number <= 1 + 1,
            "timed": timed,
            "said": row <= roll.said,
            "heads-told": bool(occasion.heads & roll.told),
            "heads-said": bool(occasion.heads & roll.said),
            "one-sentence": apart == 0,
            "behind": apart > 0,
            "sentences": min(abs(apart), FAR),
        }
        return {f"list-{name}": float(sign) for name, sign in signs.items()} | {"list": 1.0}
