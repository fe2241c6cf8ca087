"""Ladders of titles, of which one person holds one rung: captain, major, colonel."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from factlint.extract.titles import Office, TitleReader
from factlint.rulebook.lexicon import Titles
from factlint.rulebook.words import fold_all_marks

OR = " or "
"""Between titles that stand on one rung of a ladder: "prosecutor or prosecuting"."""
Rung = tuple[int, frozenset[str]]
Ladder = tuple[Rung, ...]


class Ladders:
    """The words of each title of some ladders by its rung, and a reader of all those titles."""

    def __init__(
        self,
        words: Titles,
        ladders: tuple[tuple[str, ...], ...],
        ranked: tuple[str, ...],
        joins: tuple[str, ...],
    ) -> None:
        titles = [title for ladder in ladders for rung in ladder for title in rung.split(OR)]
        within = {word for title in titles for word in title.split()}
        heads = {title.split()[-1] for title in titles}
        heads |= {same.split()[-1] for same, forms in words.same if not heads.isdisjoint(forms)}
        known = msgspec.structs.replace(
            words,
            offices=(*words.offices, *ranked, *sorted(heads)),
            portfolios=(*words.portfolios, *sorted(within)),
            links=(*words.links, *joins),
        )
        self.reader = TitleReader(known, ())
        self._lesser = fold_all_marks(words.lesser)
        self._ladders: list[Ladder] = [
            tuple(
                (at, words_of(self.reader.office(title)))
                for at, rung in enumerate(ladder)
                for title in rung.split(OR)
            )
            for ladder in ladders
        ]

    def exclude(self, one: Office, other: Office) -> bool:
        """True for two rungs of one ladder."""
        return any(
            self._are_apart(_rungs(ladder, one), _rungs(ladder, other)) for ladder in self._ladders
        )

    def _are_apart(self, mine: Ladder, theirs: Ladder) -> bool:
        """True for two places of one ladder, unless one is the other in fewer words."""
        pairs = [(a, b) for a in mine for b in theirs]
        return bool(pairs) and not any(
            at == other or ((a < b or b < a) and self._lesser.isdisjoint(a ^ b))
            for (at, a), (other, b) in pairs
        )


ladders_of = lru_cache(maxsize=8)(Ladders)


def words_of(office: Office) -> frozenset[str]:
    """All words of a title."""
    return office.qualifiers | {office.head}


def _rungs(ladder: Ladder, office: Office) -> Ladder:
    """The titles of a ladder that a title has all words of, the longest ones.

    Its office is one of them: "Mr Justice" is no "Mr".
    """
    words = words_of(office)
    found = [rung for rung in ladder if office.head in rung[1] <= words]
    return tuple(rung for rung in found if not any(rung[1] < longer for _, longer in found))
