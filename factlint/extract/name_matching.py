"""Forms of declared names laid against the words of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from factlint.extract.name_forms import Form, NameWords, Part
from factlint.extract.spelling import ALIKE, DOUBLED, MISSED, REACH, SHORTEST, are_typed
from factlint.extract.units import COMMA, QUOTE, SPACE, Units

# How much of a word may be wrong, by its length. A given name has near neighbours that are
# names too; where no other word of the name is right, each must be a plain slip.
_FAMILY = (1.2, 1.5, 1.8, 1.8, 2.25)
_GIVEN = (0.8, 1.4, 1.5, 1.6, 1.8)
_REPEATED_SHORT = 1.5
_GIVEN_ENDING = 0.9
_BOTH = 1.3
_BOTH_TOGETHER = 2.0
_BOTH_LETTERS = 10
_LOOSELY = 1.3
_PLAIN_SLIP = 0.6
_WEAK_ANCHOR, _WEAKLY_HELD = 2, 6
_MOST_INSERTED = 2
_WELL_HELD = 3
_WELL_HELD_MOST = 2.25
_TYPED_LETTERS = 6


class Taken(msgspec.Struct, frozen=True):
    """Parts `[part, part_stop)` of a form on units `[first, stop)`, and what is wrong there."""

    part: int
    part_stop: int
    first: int
    stop: int
    cost: float = 0.0
    initial: bool = False


class Match(msgspec.Struct, frozen=True):
    """A form on units `[first, stop)` of a text.

    `lacks` says that an initial is missing, `inserted` that the text has a name in between;
    what is not `sure` may be meant where the article has the right name too.
    """

    form: Form
    taken: tuple[Taken, ...]
    lacks: bool = False
    inserted: bool = False
    sure: bool = True

    @property
    def first(self) -> int:
        """The first unit."""
        return self.taken[0].first

    @property
    def stop(self) -> int:
        """The unit after the last."""
        return self.taken[-1].stop

    @property
    def wrong(self) -> tuple[Taken, ...]:
        """What is not written as it should be."""
        return tuple(taken for taken in self.taken if taken.cost)

    @property
    def cost(self) -> float:
        """What it takes to set the whole name right."""
        return sum(taken.cost for taken in self.taken)


class _Side(msgspec.Struct):
    """What was taken on one side of the word that a form was found by."""

    taken: list[Taken]
    lacks: bool = False
    inserted: bool = False


class Matcher:
    """Lays forms against the units of a text, outwards from a word that both have."""

    def __init__(self, near: Callable[[str], dict[str, float]], words: NameWords) -> None:
        self._near = near
        self._generations = words.generations
        self._endings = words.endings
        self._given = words.given
        self._family_first = words.family_first

    def match(self, form: Form, units: Units, at: int, part: int) -> Match | None:
        """A form whose part stands at a unit, or nothing."""
        anchor = self._take_word(form, part, units, at)
        if anchor is None:
            return None
        left = self._walk(form, units, anchor, -1)
        right = self._walk(form, units, anchor, 1) if left else None
        if left is None or right is None:
            return None
        match = Match(
            form,
            (*reversed(left.taken), anchor, *right.taken),
            left.lacks or right.lacks,
            left.inserted or right.inserted,
        )
        if not self._holds(match, units):
            return None
        sure = not match.wrong or self._is_plausible(match, units)
        if sure or self._is_possible(match, units):
            return msgspec.structs.replace(match, sure=sure)
        return None

    def _walk(self, form: Form, units: Units, anchor: Taken, step: int) -> _Side | None:
        """The parts on one side of the anchor."""
        side, last = _Side([]), anchor
        part = anchor.part - 1 if step < 0 else anchor.part_stop
        while 0 <= part < len(form.parts):
            taken = self._take(form, part, units, last, step) or self._take_behind(
                form, part, units, last, step, side
            )
            if taken is None:
                if not form.parts[part].loose:
                    return None
                side.lacks |= form.parts[part].role == "initial"
                part += step
                continue
            side.taken.append(taken)
            last = taken
            part = taken.part - 1 if step < 0 else taken.part_stop
        return side

    def _take(
        self, form: Form, part: int, units: Units, last: Taken, step: int, behind: int = 0
    ) -> Taken | None:
        """A part right beside what was taken last, or `behind` units further on."""
        at = last.stop + behind if step > 0 else last.first - 1 - behind
        if not 0 <= at < len(units):
            return None
        gap = units.gap[at if step > 0 else at + 1]
        if gap != SPACE and not _bridges(gap, form, part, last, quoted=bool(behind)):
            return None
        return (
            self._take_word(form, part, units, at)
            or _take_initials(form, part, units, at, step)
            or _take_split(form, part, units, at, step)
            or _take_joined(form, part, units, at, step)
        )

    def _take_behind(
        self, form: Form, part: int, units: Units, last: Taken, step: int, side: _Side
    ) -> Taken | None:
        """A part behind initials or another given name: `Gordon [Peter] Ashdown`."""
        if (
            not form.personal
            or form.short
            or side.inserted
            or form.parts[part].role == "generation"
        ):
            return None
        for behind in range(1, _MOST_INSERTED + 1):
            between = last.stop + behind - 1 if step > 0 else last.first - behind
            if not 0 <= between < len(units) or not units.capital[between]:
                return None
            if units.gap[between if step > 0 else between + 1] not in (SPACE, QUOTE):
                return None
            if taken := self._take(form, part, units, last, step, behind):
                side.inserted = True
                return taken
            if not units.initial[between]:
                return None
        return None

    def _take_word(self, form: Form, part: int, units: Units, at: int) -> Taken | None:
        """A part as one unit, right or misspelt."""
        key, meant = units.keys[at], form.parts[part]
        if key == meant.key:
            return Taken(part, part + 1, at, at + 1)
        if meant.core and units.capital[at] and len(meant.key) >= SHORTEST:
            found = self._near(key).get(meant.key)
            if found and not self._is_inflected(key, meant.key):
                return Taken(part, part + 1, at, at + 1, found)
        return None

    def _is_plausible(self, match: Match, units: Units) -> bool:
        """True when what is wrong is a slip and not another name."""
        form = match.form
        if form.short or form.single:
            return True
        right = [taken for taken in match.taken if not taken.cost and form.parts[taken.part].core]
        if not right and len(match.wrong) > 1:
            return _are_slips(match)
        held = sum(not taken.cost for taken in match.taken) >= _WELL_HELD
        limit = self._most(match, [taken for taken in right if not taken.initial])
        return all(
            wrong.cost <= min(limit, _limit(form.parts[wrong.part], units.keys[wrong.first]))
            or len(right) > 1
            or (held and wrong.cost <= _WELL_HELD_MOST)
            or (limit == REACH and self._is_typed(wrong, form, units))
            for wrong in match.wrong
        )

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

    def _is_possible(self, match: Match, units: Units) -> bool:
        """True when one word is off further than usual, and all others are right."""
        form = match.form
        if match.inserted or len(match.wrong) > 1 or form.parts[0].key in self._family_first:
            return False
        wrong = match.wrong[0]
        part = form.parts[wrong.part]
        if part.role == "given" and units.keys[wrong.first][-1] != part.key[-1]:
            return False
        return wrong.cost <= (_REPEATED_SHORT if len(part.key) == SHORTEST else REACH)

    def _is_inflected(self, key: str, meant: str) -> bool:
        ending = key[len(meant) :]
        return key.startswith(meant) and ending in self._endings and ending != meant[-1]

    def _holds(self, match: Match, units: Units) -> bool:
        """False when the words are in lower case, another generation's, or too far off."""
        if not all(
            any(units.capital[taken.first : taken.stop])
            for taken in match.taken
            if match.form.parts[taken.part].core
        ):
            return False
        if match.lacks and not (match.form.personal or match.form.main):
            return False
        has_generation = any(part.role == "generation" for part in match.form.parts)
        another = not has_generation and units.goes_on(match.stop, self._generations)
        if match.form.personal and another:
            return False
        return not any(self._is_given_name(match, taken, units) for taken in match.wrong)

    def _is_given_name(self, match: Match, wrong: Taken, units: Units) -> bool:
        """True for another given name that is one of its own ("Mario", "Maria")."""
        form = match.form
        alone = form.short or form.parts[wrong.part].role == "given"
        known = units.keys[wrong.first] in self._given
        return form.personal and alone and known and wrong.cost > ALIKE


def _bridges(gap: int, form: Form, part: int, last: Taken, quoted: bool) -> bool:
    """True when a mark may stand inside the name: before "Jr.", around a nickname."""
    roles = {form.parts[part].role, form.parts[last.part].role}
    if gap == COMMA:
        return "generation" in roles
    return gap == QUOTE and (quoted or "nickname" in roles)


def _take_initials(form: Form, part: int, units: Units, at: int, step: int) -> Taken | None:
    meant = form.parts[part]
    if not units.initial[at] or meant.role not in ("given", "middle", "initial"):
        return None
    for size in sorted({len(meant.initials), 1}, reverse=True):
        first = at if step > 0 else at - size + 1
        if first >= 0 and units.keys[first : first + size] == list(meant.initials[:size]):
            return Taken(part, part + 1, first, first + size, initial=True)
    return None


def _take_split(form: Form, part: int, units: Units, at: int, step: int) -> Taken | None:
    """A part that is written apart; right where it is a compound."""
    meant = form.parts[part]
    first, stop, whole = at, at + 1, units.keys[at]
    while len(whole) < len(meant.key) and _is_side(whole, meant.key, step):
        first, stop = (first, stop + 1) if step > 0 else (first - 1, stop)
        border = stop - 1 if step > 0 else first + 1
        if first < 0 or stop > len(units) or units.gap[border] != SPACE:
            return None
        whole = "".join(units.keys[first:stop])
    if whole != meant.key or stop - first < 2 or not meant.core:
        return None
    lengths = [len(key) for key in units.keys[first:stop]]
    borders = {sum(lengths[:count]) for count in range(1, len(lengths))}
    cost = 0.0 if borders <= set(meant.seams) else MISSED
    return Taken(part, part + 1, first, stop, cost)


def _is_side(piece: str, whole: str, step: int) -> bool:
    return whole.startswith(piece) if step > 0 else whole.endswith(piece)


def _take_joined(form: Form, part: int, units: Units, at: int, step: int) -> Taken | None:
    """Two parts that are written as one word."""
    other = part + step
    if not 0 <= other < len(form.parts):
        return None
    first, last = sorted((part, other))
    if units.keys[at] != form.parts[first].key + form.parts[last].key:
        return None
    compound = units.stop[at] - units.first[at] > 1
    return Taken(first, last + 1, at, at + 1, 0.0 if compound else DOUBLED)


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
