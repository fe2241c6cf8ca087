"""Names of which a word is another or elsewhere: `Mark Ashworth`, `Brentford Foods`, `Cole-Ashby`.

Somebody who is named again has the given name of before, and a firm its first half, unless the
article tells of relatives, says who the other one is, or has that one elsewhere, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.checks._name_cues import NameCues
from factlint.checks._near import homophones
from factlint.checks._seen import Drift, Seen
from factlint.extract.article import Article
from factlint.extract.proper import ProperName, name_words
from factlint.rulebook.words import fold, fold_marks

FULL = 2
"""Words of a given and a family name."""
OFTEN = 2
"""So many times a name stands before a single other one is a slip for it."""
HALF, REST = 4, 2
"""Letters that two names of firms have in common, and those in which they differ."""


class Renamed:
    """The names of one article that stand once with another word."""

    def __init__(self, article: Article, names: Sequence[ProperName]) -> None:
        self.article = article
        self._names = names
        self._cues = NameCues(article)
        lexicon = article.lexicon
        self._kin = article.grammar.listed("kin")
        self._called = self._cues.called
        self._firms = frozenset(map(fold_marks, lexicon.name_drift.firms))
        self._diminutives = [
            frozenset(map(fold_marks, group)) for group in lexicon.name_drift.diminutives
        ]
        self._heard = homophones(lexicon)
        self._given = name_words(lexicon).given.union(*self._heard, *self._diminutives)

    def read(self) -> Iterator[Drift]:
        """Every name with another word."""
        if not self._tells_of_families():
            yield from self._given_names()
        yield from self._firm_names()
        yield from self._turned()
        yield from self._half_names()

    def _turned(self) -> Iterator[Drift]:
        """A double name whose halves have changed places: `Cole-Ashby` for `Ashby-Cole`."""
        doubles = self._doubles()
        for halves, names in doubles.items():
            turned = doubles.get(halves[::-1], [])
            person = any(len(name.keys) > FULL for name in (*names, *turned))
            if person and turned and names[0].first < turned[0].first:
                main, rare = (
                    tuple(Seen(n, len(n.keys) - 1) for n in way) for way in (names, turned)
                )
                yield Drift(rare, main) if len(rare) <= len(main) else Drift(main, rare)

    def _half_names(self) -> Iterator[Drift]:
        """Somebody whose double name stands once with another half: `Cole-Ashton`."""
        doubles, keys = self._doubles(), [key for name in self._names for key in name.keys]
        borne = [halves for halves, names in doubles.items() if _is_borne(names)]
        for halves, (name, *more) in doubles.items():
            mains = [
                other
                for other in borne
                if halves != other and (halves[0] == other[0] or halves[1] == other[1])
            ]
            if more or len(mains) != 1 or len(name.keys) > FULL:
                continue
            names, at = doubles[mains[0]], int(halves[0] == mains[0][0])
            if keys.count(halves[at]) == 1 and self._is_single(name, names):
                yield Drift(
                    (Seen(name, at),),
                    tuple(Seen(other, len(other.keys) - FULL + at) for other in names),
                )

    def _doubles(self) -> dict[tuple[str, ...], list[ProperName]]:
        """The names with a hyphen by their two halves."""
        doubles: dict[tuple[str, ...], list[ProperName]] = defaultdict(list)
        for name in self._names:
            if len(name.keys) >= FULL and self.article.tokens.words[name.stop - 2] == "-":
                doubles[name.keys[-FULL:]].append(name)
        return doubles

    def _tells_of_families(self) -> bool:
        """True for an article in which two may well bear one family name."""
        families = frozenset(self.article.lexicon.name_forms.families)
        return not families.isdisjoint(self.article.tokens.folded)

    def _is_of_kin(self, name: ProperName) -> bool:
        """True where relatives are told of in the sentence of a name."""
        return not self._kin.isdisjoint(
            self.article.tokens.folded[slice(*self.article.sentence_of(name.first))]
        )

    def _given_names(self) -> Iterator[Drift]:
        """Another given name before the family name of somebody whom the article has named."""
        bearers: dict[str, list[ProperName]] = defaultdict(list)
        for name in self._names:
            bearers[name.keys[-1]].append(name)
        for family, names in bearers.items():
            whole = [name for name in names if len(name.keys) >= FULL]
            by_given: dict[str, list[ProperName]] = defaultdict(list)
            for name in whole:
                by_given[name.keys[-FULL]].append(name)
            if len(by_given) != FULL or family in self._given & by_given.keys():
                continue
            (main, mains), (rare, rares) = by_given.items()
            one = rares[0]
            others = [name for name in names if name is not one]
            known = len(others) >= OFTEN or self._cues.introduced(mains[0])
            if len(rares) > 1 or not known or not self._may_be_one(main, rare):
                continue
            if any(map(self._is_of_kin, whole)):
                continue
            if self._is_single(one, mains, heard=self._are_heard(main, rare)):
                at = len(one.keys) - FULL
                yield Drift(
                    (Seen(one, at),), tuple(Seen(name, len(name.keys) - FULL) for name in mains)
                )

    def _may_be_one(self, main: str, rare: str) -> bool:
        """True for two known given names that begin alike and are no forms of one."""
        if not {main, rare} <= self._given or main[0] != rare[0]:
            return False
        if main.startswith(rare) or rare.startswith(main):
            return self._are_heard(main, rare)
        return not any({main, rare} <= group for group in self._diminutives)

    def _are_heard(self, main: str, rare: str) -> bool:
        return any({main, rare} <= group for group in self._heard)

    def _is_single(
        self, one: ProperName, mains: Sequence[ProperName], *, heard: bool = False
    ) -> bool:
        """True for a name that stands once, behind the others, and is not introduced."""
        sentence = self.article.sentence_of
        titled = one.title != "" and any(one.title == name.title for name in mains)
        presented = self._cues.has_aside(one) if titled else self._is_presented(one)
        if any(one.first < name.first for name in mains[:1]) or presented:
            return False
        together = any(sentence(one.first) == sentence(name.first) for name in mains)
        apart = len(mains) >= OFTEN and heard
        titles = {name.title for name in mains} - {""}
        other = one.title and not self._cues.is_courtesy(one.title) and one.title not in titles
        elsewhere = any(
            len(name.keys) == 1 and name.keys[0] == one.keys[-FULL] for name in self._names
        )
        return not (elsewhere or other or (together and not apart))

    def _is_presented(self, name: ProperName) -> bool:
        """True where the text says who it is: "a farmer" behind it, or "the analyst" before it."""
        word = self.article.tokens.word
        who = word(name.first - 2) if word(name.first - 1) == "," else word(name.first - 1)
        return fold(who) in self._called or self._cues.has_aside(name)

    def _firm_names(self) -> Iterator[Drift]:
        """A firm whose name stands once with another second half: `Brentford Logistics`."""
        by_last: dict[str, dict[str, list[Seen]]] = defaultdict(dict)
        for name in self._names:
            if len(name.keys) >= FULL and name.keys[-1] in self._firms:
                seen = Seen(name, len(name.keys) - FULL)
                by_last[name.keys[-1]].setdefault(name.keys[-FULL], []).append(seen)
        for ways in by_last.values():
            if len(ways) != FULL:
                continue
            (main, mains), (rare, rares) = ways.items()
            names = [seen.name for seen in mains]
            halves = len(rares) == 1 and len(mains) >= OFTEN and _are_halves(main, rare)
            if halves and self._is_single(rares[0].name, names):
                yield Drift(tuple(rares), tuple(mains))


def _is_borne(names: Sequence[ProperName]) -> bool:
    """True for a double name that stands more than once, behind a given name or a title."""
    return len(names) >= OFTEN and any(len(name.keys) > FULL or name.title for name in names)


def _are_halves(one: str, other: str) -> bool:
    """True for two words that begin alike and end otherwise."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return same >= HALF and min(len(one), len(other)) - same >= REST
