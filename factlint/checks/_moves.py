"""Changes as a sentence tells them: how much, from what, to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import zip_longest

import msgspec

from factlint.checks._parts import closed_words
from factlint.checks._roles import BESIDE, Kind, Role, RoleReader, role_of
from factlint.extract.article import Article
from factlint.extract.passages import adjoin
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range

APART = 14
LEAD = 3
POINTS = 0.051
RATES: tuple[Kind, ...] = ("percent", "difference")
ENDS: tuple[Kind, ...] = ("before", "after")
Group = dict[Kind, Role]
Quantities = Sequence[QuantityToken]


class Move(msgspec.Struct, frozen=True):
    """One change; `way` is that of its `word`, `unmarked` says so of the figure after it."""

    percent: Role | None
    difference: Role | None
    before: Role | None
    after: Role
    way: int = 0
    unmarked: bool = False
    word: Range | None = None

    @property
    def roles(self) -> list[Role]:
        """What the change is told with, how much first."""
        roles = (self.percent, self.difference, self.before, self.after)
        return [role for role in roles if role is not None]

    @property
    def is_turned(self) -> bool:
        """True for figures that go the other way than what is said."""
        rate = self.percent or self.difference
        way = rate.way if rate else self.way
        step = (self.after.value.value or 0) - (self.before.value.value or 0) if self.before else 0
        return step * way < 0


class MoveReader:
    """Finds the changes of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.tokens = article.tokens
        self.roles = RoleReader(article)
        self.cues = self.roles.cues
        closed = closed_words(article.grammar)
        self._joins, self._parts = closed.joins, closed.be | {","}
        self._be, self._of = closed.be, closed.of

    def read(self) -> Iterator[Move]:
        """The changes of all sentences that tell of one."""
        for sentence in self.roles.sentences:
            quantities = self.roles.quantities(sentence)
            group: Group = {}
            roles = self.roles.read(sentence)
            taken = {role.first for role in roles}
            for role, following in zip_longest(roles, roles[1:]):
                own = role.kind == "before" and "after" in group and _leads(role, following)
                if group and (own or role.kind in group or self._is_apart(group, role)):
                    yield from self._moves(group, quantities, taken)
                    group = {}
                group[role.kind] = role
            if group:
                yield from self._moves(group, quantities, taken)

    def _is_apart(self, group: Group, role: Role) -> bool:
        """True where another change begins between the roles so far and this one."""
        last = max(other.stop for other in group.values())
        other = self.roles.breaks | self.roles.moves
        return role.first - last > APART or not other.isdisjoint(range(last, role.first))

    def _moves(self, group: Group, quantities: Quantities, taken: Set[int]) -> Iterator[Move]:
        """The change that some roles make, with figures that are not marked as its own."""
        percent, difference = group.get("percent"), group.get("difference")
        before, after = group.get("before"), group.get("after")
        if before and not after:
            free = [q for q in quantities if q.first not in taken]
            lead = min(group.values(), key=lambda role: role.first)
            after = self._unmarked(lead, before, free) or self._taken_up(lead, before)
        if percent and not before and after:
            before = _in_points(percent, after, quantities)
        if (
            after is None
            or self._is_joined({**group, "after": after})
            or _is_chain(group, quantities)
        ):
            return
        first = min(group.values(), key=lambda role: role.first)
        word = self.roles.word_of(first.first, BESIDE)
        way, said = (word[2], word[:2]) if word else (0, None)
        yield Move(percent, difference, before, after, way, "after" not in group, said)

    def _unmarked(self, rate: Role, before: Role, quantities: Quantities) -> Role | None:
        """The figure of "130 tonnes, up 20 percent from 100 tonnes"."""
        early = [q for q in quantities if q.stop <= rate.first]
        if not early or not self._is_beside(early, rate):
            return None
        if len(early) > 1 and early[-1].first - early[-2].stop < BESIDE // 2:
            return None
        between = self.tokens.words[early[-1].stop : rate.first]
        parted = not self._parts.isdisjoint(between) or before.first in self.roles.compared
        alike = early[-1].value.unit == before.value.unit
        return role_of("after", early[-1]) if parted and alike else None

    def _is_beside(self, early: Quantities, rate: Role) -> bool:
        """True for a figure right before a rate, or for the only one before its comma."""
        between = range(early[-1].stop, rate.first)
        if len(between) <= BESIDE:
            return True
        alone = len(early) == 1 and "," in self.tokens.words[max(0, rate.first - LEAD) : rate.first]
        return alone and len(between) <= APART and self.roles.breaks.isdisjoint(between)

    def _taken_up(self, lead: Role, before: Role) -> Role | None:
        """The 380 of "It has 380 members. That is 60 fewer than the 420 of last year"."""
        first, _ = sentence = self.article.sentence_of(lead.first)
        cued = [stop for _, stop in self.roles.cued("same", (first, first + 2))]
        behind = [self.tokens.word(stop).lower() for stop in cued]
        ahead = self._ahead(first)
        begins = bool(behind) and (
            any(word in self._be for word in behind)
            or (adjoin(self.article, ahead, sentence) and self._of.isdisjoint(behind))
        )
        free = [q for q in self.roles.quantities(sentence) if q.first < lead.first]
        held = [q for q in self.roles.quantities(ahead) if q.value.unit == before.value.unit]
        near = lead.first - first <= BESIDE and bool(held)
        told = lead.kind in RATES and begins and near and not free
        return role_of("after", held[0]) if told and len(held) == 1 else None

    def _ahead(self, first: int) -> Range:
        """The sentence with words before one that begins at a token."""
        while first and self.tokens.words[first - 1] == "\n":
            first -= 1
        return self.article.sentence_of(max(0, first - 1))

    def _is_joined(self, group: Group) -> bool:
        """True for "from 12 to 8 and won 20 percent more", which is another matter."""
        rates = [role.first for kind, role in group.items() if kind in RATES]
        ends = [role.stop for kind, role in group.items() if kind in ENDS]
        if not rates or len(ends) < 2 or rates[0] < max(ends):
            return False
        between = self.tokens.words[max(ends) : rates[0]]
        return any(word.lower() in self._joins for word in between)


def _in_points(rate: Role, after: Role, quantities: Quantities) -> Role | None:
    """The 8 percent of "stood at 8 percent, and rose by 2 percent to 10 percent"."""
    early = [q for q in quantities if q.stop <= rate.first and q.value.unit == "%"]
    values = after.value.value, rate.value.value, early[0].value.value if early else None
    if len(early) != 1 or after.value.unit != "%" or None in values:
        return None
    last, gap, first = (value or 0 for value in values)
    return role_of("before", early[0]) if abs(last - first - rate.way * gap) < POINTS else None


def _leads(role: Role, following: Role | None) -> bool:
    """True for a figure before with one after of its own: "to 5, the other from 18 to 19"."""
    near = following and following.kind == "after" and following.first - role.stop <= BESIDE
    return bool(near)


def _is_chain(group: Group, quantities: Quantities) -> bool:
    """True for "from 200 to 230 and 300" and "3 and 4 percent", where another figure goes along."""
    taken = {role.first for role in group.values()}
    stop = max(role.stop for role in group.values())
    for kinds in (ENDS, ("percent",)):
        own = [role for kind, role in group.items() if kind in kinds and role.times is None]
        for role in own[:1]:
            unit = role.value.unit
            inside = (q for q in quantities if role.first < q.first < stop)
            if any(q.value.unit == unit for q in inside if q.first not in taken):
                return True
    return False
