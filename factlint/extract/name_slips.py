"""Whether what is wrong in a match is a slip or another name, by its letters alone."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.extract.name_forms import Form, NameWords, Part
from factlint.extract.name_matching import Match, Taken
from factlint.extract.spelling import ALIKE, REACH, SHORTEST, are_typed, is_respelt
from factlint.extract.units import Units

# How much of a word may be wrong, by its length. A given name has near neighbours that are
# names too; where no other word of the name is right, each must be a plain slip.
_FAMILY = (1.2, 1.5, 1.7, 1.7, 2.25)
_GIVEN = (0.8, 1.4, 1.5, 1.6, 1.8)
_REPEATED_SHORT = 1.5
_GIVEN_ENDING = 0.9
_BOTH = 1.3
_BOTH_TOGETHER = 2.0
_BOTH_LETTERS = 10
_LOOSELY = 1.3
_PLAIN_SLIP = 0.6
_WEAK_ANCHOR, _WEAKLY_HELD = 2, 6
_WELL_HELD = 3
_WELL_HELD_MOST = 2.25
_TYPED_LETTERS = 6
# What one slip of the hand or ear costs at most.
PLAIN = 0.9
# How much of a name on its own may be wrong, by its length: where the article confirms who is
# meant, and where it does not.
_CONFIRMED = (0.7, 1.5, 1.6, 1.8)
_UNCONFIRMED = 1.0
_SHORTEST_UNCONFIRMED = 7
_SHORTEST_UNMISTAKABLE = 10


class Slips:
    """Tells slips from other names."""

    def __init__(self, words: NameWords) -> None:
        self._known = words.known
        self._given = words.given
        self._family_first = words.family_first

    def are_possible(self, match: Match, units: Units) -> bool:
        """True unless what is wrong is another name, whatever else the article says."""
        if any(self._is_own_name(match, taken, units) for taken in match.wrong):
            return False
        return self.are_plain(match, units) or self._are_far(match, units)

    def are_plain(self, match: Match, units: Units) -> bool:
        """True when what is wrong needs no right name in the article to be taken for a slip."""
        form = match.form
        if form.short or form.single or not match.wrong:
            return True
        right = _right_words(match)
        if not right and len(match.wrong) > 1:
            return _are_slips(match)
        held = len(right) > 1 or sum(not t.cost for t in match.taken) >= _WELL_HELD
        limit = self._most(match, [taken for taken in right if not taken.initial])
        return all(
            wrong.cost <= min(limit, _limit(form.parts[wrong.part], units.keys[wrong.first]))
            or (held and wrong.cost <= _WELL_HELD_MOST)
            or (limit == REACH and self._is_typed(wrong, form, units))
            for wrong in match.wrong
        )

    def holds_well(self, match: Match) -> bool:
        """True when two words of the name are right, which says who is meant."""
        return sum(not taken.initial for taken in _right_words(match)) > 1

    def _is_typed(self, wrong: Taken, form: Form, units: Units) -> bool:
        """True for a longer family name that two slips of a typist explain."""
        part = form.parts[wrong.part]
        if part.role == "given" or len(part.key) < _TYPED_LETTERS or wrong.stop - wrong.first > 1:
            return False
        return are_typed(units.keys[wrong.first], part.key)

    def _most(self, match: Match, words: Sequence[Taken]) -> float:
        """How much may be wrong at most, by the words that are right."""
        parts = match.form.parts
        lengths = [len(parts[taken.part].key) for taken in words]
        wrong = min(len(parts[taken.part].key) for taken in match.wrong)
        if parts[0].key in self._family_first:
            return _PLAIN_SLIP
        if lengths and max(lengths) <= _WEAK_ANCHOR and wrong <= _WEAKLY_HELD:
            return _PLAIN_SLIP
        return REACH if words and not match.inserted else _LOOSELY

    def _are_far(self, match: Match, units: Units) -> bool:
        """True when one word is off further than usual, and all others are right."""
        form = match.form
        if match.inserted or len(match.wrong) > 1 or form.parts[0].key in self._family_first:
            return False
        wrong = match.wrong[0]
        part = form.parts[wrong.part]
        if part.role == "given" and units.keys[wrong.first][-1] != part.key[-1]:
            return False
        return wrong.cost <= (_REPEATED_SHORT if len(part.key) == SHORTEST else REACH)

    def _is_own_name(self, match: Match, wrong: Taken, units: Units) -> bool:
        """True for a name of its own: a known one ("Slovakia"), another given name ("Maria")."""
        form, key = match.form, units.keys[wrong.first]
        alone = form.short or form.single
        if key in self._known and (alone or not form.personal):
            return True
        part = form.parts[wrong.part]
        if wrong.cost <= ALIKE or not form.personal or key not in self._given:
            return False
        return (form.short or part.role == "given") and not is_respelt(key, part.key)


def is_slip(form: Form, wrong: Taken, confirmed: bool) -> bool:
    """True when a word on its own is a slip; `confirmed` says that the person is named."""
    length = len(form.parts[wrong.part].key)
    if not confirmed:
        return length >= _SHORTEST_UNCONFIRMED and wrong.cost <= _UNCONFIRMED
    return wrong.cost <= _CONFIRMED[min(length, SHORTEST + len(_CONFIRMED) - 1) - SHORTEST]


def says_enough(form: Form) -> bool:
    """True for a name that is not taken for another one, whatever stands around it."""
    if form.single and not form.short:
        return len(form.parts[0].key) >= _SHORTEST_UNMISTAKABLE
    return not form.short


def _right_words(match: Match) -> list[Taken]:
    """What is right of the words that carry the name."""
    parts = match.form.parts
    return [taken for taken in match.taken if not taken.cost and parts[taken.part].core]


def _are_slips(match: Match) -> bool:
    """True when every word is wrong, but each by a plain slip."""
    lengths = [len(match.form.parts[taken.part].key) for taken in match.wrong]
    return (
        max(taken.cost for taken in match.wrong) <= _BOTH
        and match.cost <= _BOTH_TOGETHER
        and sum(lengths) >= _BOTH_LETTERS
    )


def _limit(part: Part, written: str) -> float:
    """How much of a word may be wrong; the last letter of a given name tells it from others."""
    if part.role == "given" and written[-1] != part.key[-1]:
        return _GIVEN_ENDING
    limits = _GIVEN if part.role == "given" else _FAMILY
    return limits[min(len(part.key), SHORTEST + len(limits) - 1) - SHORTEST]
