"""Forms of declared names laid against the words of a text."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from factlint.extract.name_forms import Form, NameWords
from factlint.extract.spelling import DOUBLED, MISSED, SHORTEST
from factlint.extract.units import COMMA, QUOTE, SPACE, Units

_MOST_INSERTED = 2


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

    `lacks` says that an initial is missing, `inserted` that the text has a name in between.
    """

    form: Form
    taken: tuple[Taken, ...]
    lacks: bool = False
    inserted: bool = False

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
        return match if self._holds(match, units) else None

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
        return not (match.form.personal and another)


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
