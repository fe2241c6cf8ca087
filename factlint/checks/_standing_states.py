"""Whether a number is of those before something, or of all by now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from factlint.checks._row_reader import RowReader
from factlint.extract.tokens import Range

BEFORE, NOW = "before", "now"
AHEAD = 9
"""So many tokens before a figure say what it is of."""
OPENING = 6
"""So many tokens first of all in a sentence say of what time it is."""
RAISED = 4
"""So many tokens before the second figure of "from six games to seven" the first one stands."""


class StandingStates(RowReader):
    """Tells the state of the numbers of one article, and which are surely of all."""

    def state(
        self, place: Range, sentence: Range, ahead: Sequence[str], behind: Sequence[str]
    ) -> tuple[str, bool]:
        """What words say that a number is, and whether it is of all."""
        lists, text, begin = self._lists, self._text, sentence[0]
        said, last = {*ahead, *behind}, ahead[-1] if ahead else ""
        clause = self._clause(place, sentence)
        closed = self.is_closed(place[1], sentence)
        if closed and lists["had"].intersection(self._words[place[1] : sentence[1]]):
            return BEFORE, True  # "were held last week, and nobody else had been held"
        if text.says("bygone", (max(clause[0], place[0] - AHEAD), clause[1])):
            along = not lists["along"].isdisjoint(behind[:1])  # "four co-defendants … last fall"
            return (BEFORE, False) if along else ("", False)
        opening = self._words[place[0]]
        if opening in lists["only"] or (opening in lists["none"] and lists["formerly"] & said):
            return BEFORE, True
        if opening in lists["none"]:
            return "", False
        sure = not lists["just"].isdisjoint(ahead[-2:]) or closed
        if last in lists["out-of"] and lists["parting"] & {*self._words[place[1] :][:4]}:
            return BEFORE, True
        lead = self._words[max(begin, place[0] - RAISED) : place[0] - 1]
        rising = lists["raising"] & {*ahead} or lists["out-of"] & {*lead}
        counting = bool(lists["counting"] & said)
        if counting or (rising and last in lists["parting"]):
            return NOW, True
        near = takewhile(lambda word: word not in lists["links"] | text.of, behind[:3])
        if self._before(behind) or lists["foregoing"] & {*ahead[-2:], *near}:
            return BEFORE, True
        sure = sure or bool(text.of & {*behind[:1]} and lists["them"] & {*behind[1:2]})
        if self._is_now(ahead) or (lists["leaving"] & {*ahead} and last in lists["with"]):
            return NOW, sure or not lists["tallies"].isdisjoint(ahead)
        who = self._article.grammar.listed("relative") & {*behind[:1]}
        sure = sure or bool(who and last in text.articles)
        state = self._tense(place, sentence, ahead, behind, sure=sure)
        return (state, sure) if state else self._pattern(clause)

    def _pattern(self, clause: Range) -> tuple[str, bool]:
        """What a phrase of its clause says that a number is."""
        text = self._text
        if text.says("brings", clause) or text.says("sure", clause):
            return NOW, True
        if text.says("before", clause):
            return BEFORE, text.says("closed", clause)
        return (NOW, False) if text.says("totals", clause) else ("", False)

    def _clause(self, place: Range, sentence: Range) -> Range:
        """The clause of a figure, with what opens its sentence: "Before Sunday, six had died"."""
        first, stop = self._text.clause(place[0], sentence)
        opening = first - 1 - sentence[0] < OPENING and self._text.opens_with_link(sentence)
        return sentence[0] if opening else first, stop

    def _is_now(self, ahead: Sequence[str]) -> bool:
        """True for "now", "the latest of" and "will have had" before a figure."""
        lists, text = self._lists, self._text
        latest = lists["latest"] & {*ahead[-4:]} and ahead[-1] in text.of | text.articles
        foretold = lists["foretold"] & {*ahead} and lists["perfect"] & {*ahead}
        return bool(lists["now"] & {*ahead} or latest or foretold)

    def _tense(
        self,
        place: Range,
        sentence: Range,
        ahead: Sequence[str],
        behind: Sequence[str],
        *,
        sure: bool,
    ) -> str:
        """What the tense of a clause says, where no other word does."""
        lists = self._lists
        often = lists["often"] | lists["once"]
        times = not often.isdisjoint(self._words[place[0] : place[1] + 1])
        alone = ahead and not times and not "".join(behind[:1]).isalpha()
        if alone or lists["had"] & {*ahead[-1:]}:  # "had killed four", "had five hospitals"
            return ""
        if lists["had"] & {*ahead, *behind[:8]} or lists["already"] & {*ahead, *behind}:
            return BEFORE
        if lists["perfect"] & {*ahead, *behind[:3]}:
            return NOW
        gone = self._words[place[1] : sentence[1]]
        return BEFORE if sure and lists["last"].intersection(gone) else ""

    def _before(self, behind: Sequence[str]) -> bool:
        """True for "before it", "that came before", "behind him" and "preceded"."""
        lists = self._lists
        for at, word in enumerate(behind):
            if word in lists["preceding"]:
                return True
            after = behind[at + 1 : at + 2]
            them = lists["it"] | lists["them"] | lists["him"] | self._text.be
            if word in lists["names"] and behind[at - 1] in lists["owning"]:
                return True
            ended = not after or not after[0][0].isalnum()
            if word in lists["ahead-of"] and (ended or after[0] in them):
                return True
        return False

    def is_closed(self, stop: int, sentence: Range) -> bool:
        """True for "nobody else", "and nowhere else" and "the rest" behind a number."""
        words = self._words[stop : sentence[1]]
        return any(
            one in self._lists["none"] and not self._lists["else"].isdisjoint(words[at : at + 3])
            for at, one in enumerate(words)
        )
