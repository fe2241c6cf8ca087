"""Words of names that may be two spellings of one, or two given names of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from factlint.checks._near import apart, homophones, surnames
from factlint.checks._seen import Seen
from factlint.extract.article import Article
from factlint.extract.proper import ProperName
from factlint.extract.spelling import SHORTEST, rests
from factlint.rulebook.words import fold_marks

FURTHEST = 2.6
"""Two spellings that are further apart are of two names."""
LONG = 7
"""From so many letters on two of a word may be wrong."""
ALIKE = 3
"""Letters with which two names begin that are taken for each other."""
CROWDED = 8
"""So many words that are alike are a list of names."""
FULL = 2
"""Words of a given and a family name."""


NEAR, GIVEN, TITLED = "", "given", "titled"
"""Two spellings, two given names of one family, two families behind one title."""


class Pair(msgspec.Struct, frozen=True):
    """Two words, the rarer one first, of equal ones the later, and where each stands."""

    rare: tuple[Seen, ...]
    main: tuple[Seen, ...]
    kind: str = NEAR

    @property
    def keys(self) -> tuple[str, str]:
        """Both words, folded."""
        one, other = self.rare[0], self.main[0]
        return one.name.keys[one.at], other.name.keys[other.at]


def read_pairs(article: Article, names: Sequence[ProperName]) -> Iterator[Pair]:
    """All pairs of an article, each once."""
    seen: dict[str, list[Seen]] = defaultdict(list)
    capitals = {fold_marks(word) for word in set(article.tokens.words) if word.isupper()}
    for name in names:
        for at, key in enumerate(name.keys):
            if key not in capitals:
                seen[key].append(Seen(name, at))
    for one, other in sorted(_near(article, seen)):
        rare, main = sorted((seen[one], seen[other]), key=_rank)
        yield Pair(tuple(rare), tuple(main))
    yield from _given(names)
    yield from _titled(seen)


def _rank(places: Sequence[Seen]) -> tuple[int, int]:
    """The rarer spelling first, of equal ones the later."""
    return len(places), -places[0].name.first


def _near(article: Article, seen: dict[str, list[Seen]]) -> set[tuple[str, str]]:
    """The words that are alike to the eye or the ear."""
    by_rest: dict[str, list[str]] = defaultdict(list)
    for key in seen:
        if len(key) >= SHORTEST and key.isalpha():
            for rest in rests(key, 1 + (len(key) >= LONG)):
                by_rest[rest].append(key)
    found = {
        (min(pair), max(pair))
        for words in by_rest.values()
        if 1 < len(words) <= CROWDED
        for pair in combinations(words, 2)
    }
    found = {pair for pair in found if apart(*pair) <= FURTHEST}
    for group in (*homophones(article.lexicon), *set(surnames(article.lexicon).values())):
        found |= set(combinations(sorted(group & seen.keys()), 2))
    return found


def _given(names: Sequence[ProperName]) -> Iterator[Pair]:
    """Other given names before one family name."""
    by_family: dict[str, dict[str, list[Seen]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        if len(name.keys) >= FULL:
            at = len(name.keys) - FULL
            by_family[name.keys[-1]][name.keys[at]].append(Seen(name, at))
    for ways in by_family.values():
        if len(ways) == FULL and any(o.name.person for seen in ways.values() for o in seen):
            one, other = ways
            if apart(one, other) > FURTHEST:
                rare, main = sorted((ways[one], ways[other]), key=_rank)
                yield Pair(tuple(rare), tuple(main), GIVEN)


def _titled(seen: dict[str, list[Seen]]) -> Iterator[Pair]:
    """Names behind a title that are nobody's: "Mr Fitzpatrick" where it was Liam Fitzgerald."""
    by_start: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, places in seen.items():
        for title in {each.name.title for each in places if each.name.title}:
            by_start[title, key[:ALIKE]].append(key)
    for (title, _), keys in by_start.items():
        for one, other in combinations(keys, 2):
            rare, main = sorted((seen[one], seen[other]), key=_rank)
            alone = all(each.alone and each.name.title == title for each in rare)
            whole = any(not each.alone and each.at for each in main)
            if alone and whole and len(keys) == 2 and apart(one, other) > FURTHEST:
                yield Pair(tuple(rare), tuple(main), TITLED)
