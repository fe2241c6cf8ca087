"""Two spellings of one name, without a list: near words, and what stands around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations

from factlint.checks._name_cues import NameCues
from factlint.checks._near import (
    ALONE,
    BARE,
    HELD,
    SPEAKS,
    apart,
    homophones,
    is_plural,
    limit,
    sound_alike,
)
from factlint.checks._seen import Drift, Seen, are_together, ends, undeclared_names
from factlint.extract.article import Article
from factlint.extract.name_forms import NameWords
from factlint.extract.proper import ProperName, name_words
from factlint.extract.spelling import DOUBLED
from factlint.rulebook.words import fold_marks

# A name that stands so often is hardly another one; then a word of it may be so much further off.
_OFTEN, _REPEATED, _LONG = 3, 0.2, 7
# Most for a word that is a name of its own, and for each of two words that are both wrong.
_PLAIN = 0.9
_BOTH, _BOTH_TOGETHER, _BOTH_LETTERS = 1.3, 2.0, 10


class Drifts:
    """The names of one article, and which of them are two spellings of one."""

    def __init__(self, article: Article, pairs: Sequence[tuple[str, str]]) -> None:
        self.article = article
        self._pairs = pairs
        self._words: NameWords = name_words(article.lexicon)
        self._cues = NameCues(article)
        self._names = undeclared_names(article)
        self._seen: dict[str, list[Seen]] = defaultdict(list)
        for name in self._names:
            for at, key in enumerate(name.keys):
                self._seen[key].append(Seen(name, at))

    def read(self) -> Iterator[Drift]:
        """Every spelling that is plainly meant for another one."""
        for one, other in self._pairs:
            seen = one in self._seen and other in self._seen
            if seen and not (is_plural(one, other) and self._is_of_many(one, other)):
                yield from self._judge(*sorted((one, other), key=self._rank))
        yield from self._both_wrong()

    def _is_of_many(self, one: str, other: str) -> bool:
        """True unless a word with an `s` more is a family name: all else of both names is one."""
        both = self._seen[one], self._seen[other]
        frames = [{seen.frame for seen in places if seen.at} for places in both]
        persons = any(
            seen.name.person or (seen.alone and self._cues.speaks(seen.name))
            for seen in chain(*both)
        )
        return frames[0].isdisjoint(frames[1]) or not persons

    def _rank(self, key: str) -> tuple[int, int]:
        """The rarer spelling first, of equal ones the later."""
        return len(self._seen[key]), -self._seen[key][0].name.first

    def _judge(self, rare: str, main: str) -> Iterator[Drift]:
        in_use = any({rare, main} <= group for group in self._alike)
        places, others = self._seen[rare], self._seen[main]
        held = {end for seen in others if not seen.alone for end in ends(seen.frame)}
        whole = [seen for seen in places if not seen.alone]
        wrong = [seen for seen in whole if seen.frame in held]
        if whole == wrong and in_use and (wrong or rare not in self._ordinary):
            if not any(self._cues.is_kin(seen.name) for seen in wrong):
                yield Drift(tuple(places), tuple(others), in_use=True)
        elif whole == wrong and wrong:
            if self._is_slip(rare, main, wrong, others):
                yield Drift(tuple(wrong), tuple(others))
        elif self._is_of_place(whole, main):
            yield Drift(tuple(whole), tuple(others))
        elif (
            self._is_called(rare, main)
            or self._is_called(main, rare)
            or (not whole and self._is_bare(rare, main))
        ):
            yield Drift(tuple(places), tuple(others))

    def _is_of_place(self, whole: Sequence[Seen], main: str) -> bool:
        """True for a body of a place that stands alone more than once: `Arden Council`."""
        alone = [seen for seen in self._seen[main] if seen.alone]
        if len(alone) < 2 or len({seen.name.keys for seen in whole}) != 1:
            return False
        rare = whole[0].name.keys[whole[0].at]
        if len(whole) > 1 or whole[0].at or rare in self._words.known | self._words.family:
            return False
        of_place = self._bodies.issuperset(whole[0].name.keys[1:])
        person = any(self._cues.is_person(seen.name) or seen.name.title for seen in alone)
        return of_place and not person and apart(rare, main) <= limit(BARE, main)

    def _is_slip(self, rare: str, main: str, wrong: Sequence[Seen], others: Sequence[Seen]) -> bool:
        """True where all other words of a name agree, and this one is a slip."""
        off = apart(rare, main)
        often = len(others) >= _OFTEN and not wrong[0].name.person and wrong[0].at
        heard = any({rare, main} <= group for group in homophones(self.article.lexicon))
        far = off > limit(HELD, main) + _REPEATED * bool(often) and not heard
        if far or any(self._is_told_apart(seen, others) for seen in wrong):
            return False
        words, first = self._words, wrong[0]
        same = [other for other in others if other.frame == first.frame]
        if are_together(self.article, wrong, same) and not (
            self._are_in_clauses(wrong, same)
            or (len(same) >= _OFTEN and self._are_things((*wrong, *same)))
        ):
            return False  # nobody is named in full twice in one sentence
        given = first.at == 0 and (first.name.person or {rare, main} & words.given)
        if given and len(first.name.keys) > 1:
            if {rare, main} <= words.given:
                if not (heard or sound_alike(rare, main)):
                    return False
            elif rare[-1] != main[-1] and off > _PLAIN and not heard:
                return False
            return not self._is_another(first, others)
        names = words.known | words.family
        told = len(first.name.keys) > 2 or is_plural(rare, main)  # the rest of a name settles it
        if (
            rare in names
            and not told
            and (off > _PLAIN or ({rare, main} & words.known and main in names))
        ):
            return False
        personal = first.name.person or any(o.alone and self._cues.speaks(o.name) for o in others)
        if personal and self._is_another(first, others):
            introduced = any(self._cues.introduced(other.name) for other in others)
            return off <= DOUBLED and not introduced and not first.name.title
        return True

    def _is_called(self, lone: str, whole: str) -> bool:
        """True for a family name that only stands alone, near that of somebody named in full.

        Whoever speaks has been introduced: by a name that is not found, it is by a near one.
        """
        places, others = self._seen[lone], self._seen[whole]
        full = [seen for seen in others if 0 < seen.at == len(seen.name.keys) - 1]
        if not full or not all(seen.alone for seen in places) or self._is_set_apart(lone, whole):
            return False
        off, words, cues = apart(lone, whole), self._words, self._cues
        named = [seen.name for seen in places]
        if any(map(cues.is_of_kind, named)) or self._has_rival(lone, whole):
            return False
        if self._is_titled(places, others):
            return off <= limit(SPEAKS, whole)
        if self._is_titled_later(places, others):
            return off <= _PLAIN
        speaks = any(cues.speaks(seen.name) for seen in places)
        if lone in words.known | words.given | words.family | self._ordinary:
            met = len(others) > len(places) and any(map(self._is_told_of, named))
            return (speaks or met) and off <= _PLAIN and lone in words.family
        if speaks and len(others) > len(places):
            return off <= limit(SPEAKS, whole)
        return off <= limit(ALONE, whole) and not any(cues.is_place(seen.name) for seen in places)

    def _is_told_of(self, name: ProperName) -> bool:
        """True for somebody to whom something is done, with an aside, or who has a mother."""
        after, owned = (self.article.tokens.word(name.stop + at) for at in (0, 1))
        has = after == "'s" and owned in self._owned
        return has or after == "," or self._cues.is_met(name)

    def _is_titled(self, places: Sequence[Seen], others: Sequence[Seen]) -> bool:
        """True behind the title of who is named in full, or a courtesy: nobody else has been."""
        titles = {fold_marks(word) for seen in others for word in seen.name.title.split()}
        told = all(
            (own := seen.name.title)
            and (self._cues.is_courtesy(own) or titles.intersection(map(fold_marks, own.split())))
            for seen in places
        )
        return told and len(others) > len(places) and not are_together(self.article, places, others)

    def _is_titled_later(self, places: Sequence[Seen], others: Sequence[Seen]) -> bool:
        """True behind a title that goes with no other one of who has been named in full."""
        first = min(seen.name.first for seen in places)
        named = sum(seen.name.first < first for seen in others) > len(places)
        free = all(not o.name.title or self._cues.is_courtesy(o.name.title) for o in others)
        titled = all(seen.name.title for seen in places)
        return titled and free and named and not are_together(self.article, places, others)

    def _is_bare(self, rare: str, main: str) -> bool:
        """True for a word that stands alone, a plain slip from one that does so more often."""
        places, others = self._seen[rare], self._seen[main]
        if len(others) < 2 * len(places) or self._is_set_apart(rare, main):
            return False
        words, cues = self._words, self._cues
        known = rare in words.known | words.given | words.family | self._ordinary
        often = len(others) >= _OFTEN * len(places)
        if known or self._has_rival(rare, main):
            return False
        if not often and are_together(self.article, places, others):
            return False
        kinds = [any(cues.is_of_kind(seen.name) for seen in seens) for seens in (places, others)]
        if kinds == [True, False]:
            return False
        place = any(cues.is_place(seen.name) for seen in places)
        speaks = not place and sum(cues.speaks(seen.name) for seen in others) > 1
        limits = ALONE if speaks or (often and place and len(main) >= _LONG) else BARE
        return apart(rare, main) <= limit(limits, main)

    def _has_rival(self, rare: str, main: str) -> bool:
        """True for a spelling that is near to another name, too."""
        near = {
            one if other == rare else other for one, other in self._pairs if rare in (one, other)
        }
        rivals = (self._seen[key] for key in near - {main} if key in self._seen)
        return any(len(seens) > 1 and not all(seen.alone for seen in seens) for seens in rivals)

    def _is_set_apart(self, one: str, other: str) -> bool:
        """True where the text says that it is another name, or no name at all."""
        derived = any(
            one[:-cut] in self._seen for cut in (1, 2) if one[-cut:] in self._words.endings
        )
        if derived or {one, other} & self._cues.lower:
            return True
        places, others = self._seen[one], self._seen[other]
        return any(
            self._cues.introduced(seen.name)
            or self._is_joined(seen, others)
            or (seen.name.title and self._cues.is_somebodys(seen.name.first - 1))
            for seen in places
        )

    def _both_wrong(self) -> Iterator[Drift]:
        """Names of two words that are both spelt otherwise: `Mahmud Abas`."""
        near = set(self._pairs)
        by_keys: dict[tuple[str, ...], list[ProperName]] = defaultdict(list)
        for name in self._names:
            if len(name.keys) == 2:
                by_keys[name.keys].append(name)
        for one, other in combinations(sorted(by_keys), 2):
            if not all(tuple(sorted(pair)) in near for pair in zip(one, other, strict=True)):
                continue
            costs = [apart(*pair) for pair in zip(one, other, strict=True)]
            if max(costs) > _BOTH or sum(costs) > _BOTH_TOGETHER:
                continue
            rare, main = sorted(
                (one, other), key=lambda keys: (len(by_keys[keys]), -by_keys[keys][0].first)
            )
            others = tuple(Seen(name, 1) for name in by_keys[main])
            wrong = tuple(Seen(name, 1) for name in by_keys[rare])
            known = self._words.given | self._words.family
            if sum(map(len, rare)) < _BOTH_LETTERS or known.issuperset(rare):
                continue
            if not (self._cues.is_kin(wrong[0].name) or self._is_another(wrong[0], others)):
                yield Drift(wrong, others)

    def _are_in_clauses(self, places: Sequence[Seen], others: Sequence[Seen]) -> bool:
        """True for a thing that two clauses of a sentence name, as sentences of their own would."""
        clause = self._cues.clause_of
        apart = {clause(seen.name) for seen in places}.isdisjoint(clause(o.name) for o in others)
        return apart and self._are_things((*places, *others))

    def _are_things(self, places: Sequence[Seen]) -> bool:
        return not any(self._cues.is_person(seen.name) for seen in places)

    def _is_another(self, seen: Seen, others: Sequence[Seen]) -> bool:
        """True where the text says who it is, after it has named the other one."""
        roles = self._cues.roles_of(seen.name)
        if any(not roles.isdisjoint(self._cues.roles_of(other.name)) for other in others):
            return False
        before = [other for other in others if other.name.first < seen.name.first]
        titles = {other.name.title for other in others} - {""}
        if seen.name.title and titles and seen.name.title not in titles:
            return not self._cues.is_courtesy(seen.name.title)
        return bool(before) and self._cues.introduced(seen.name)

    def _is_told_apart(self, seen: Seen, others: Sequence[Seen]) -> bool:
        """True for a relative, and right beside the other name."""
        return self._cues.is_kin(seen.name) or self._is_joined(seen, others)

    def _is_joined(self, seen: Seen, others: Sequence[Seen]) -> bool:
        """True right beside the other name, where the two are told apart."""
        return any(self._cues.are_joined(seen.name, other.name) for other in others)

    @cached_property
    def _alike(self) -> list[set[str]]:
        return [set(map(fold_marks, group)) for group in self.article.lexicon.name_drift.alike]

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(map(fold_marks, self.article.lexicon.name_drift.bodies))

    @cached_property
    def _owned(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.titles.owned)

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        return frozenset(map(fold_marks, self.article.lexicon.name_drift.words))
