"""Words that may be two spellings of one name, by their letters alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from factlint.extract.article import Article
from factlint.extract.proper import day_words, name_words
from factlint.extract.spelling import ALIKE, HEARD, SHORTEST, VOWELS, cost, is_respelt
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold_all_marks, fold_marks, fold_spelled_out

# How far two spellings of a word in otherwise equal names may be apart, by its length from 4.
HELD = (0.8, 1.3, 1.5, 1.7, 1.9)
# The same for a family name on its own, for one of somebody who speaks, and for a name of which
# nothing says more.
ALONE = (0.0, 0.9, 1.3, 1.5, 1.8)
SPEAKS = (0.7, 1.4, 1.6, 1.8, 2.3)
BARE = (0.0, 0.0, 0.7, 0.9, 1.0)
# The same for a name behind a title, which nobody in the article has.
TITLED = (1.8, 1.9, 1.9, 2.0, 2.5)
# The most of all of them.
_MOST = (1.3, 1.4, 1.6, 1.8, 2.3)
_UNLIKE_LETTERS, _SHORT = 4, 5
# Letters that begin two spellings of one name.
_SOUND = {"c": "k", "q": "k", "j": "g", "y": "i", "w": "v", "z": "s", "p": "f"}

# A letter of a long word that stands elsewhere in it: Okonkwo, Okwonko.
_MOVED, _MOVABLE = 1.3, 7


@lru_cache(maxsize=100_000)
def apart(one: str, other: str) -> float:
    """How far two folded words are from each other, as slips of each other."""
    off = cost(one, other)
    return min(off, _MOVED) if off > _MOVED and _has_moved(one, other) else off


def _has_moved(one: str, other: str) -> bool:
    """True where one letter inside a long word stands in another place of it."""
    ends = (one[0], one[-1]) == (other[0], other[-1])
    if len(one) < _MOVABLE or not ends or sorted(one) != sorted(other):
        return False
    unlike = [at for at in range(len(one)) if one[at] != other[at]]
    mine, theirs = (word[unlike[0] : unlike[-1] + 1] for word in (one, other))
    return theirs in (mine[1:] + mine[0], mine[-1] + mine[:-1])


def near_words(article: Article) -> list[tuple[str, str]]:
    """The pairs of an article's capitalised words that may be two spellings of one, folded."""
    words = _capitalised(article)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_letter[_SOUND.get(word[0], word[0])].append(word)
    endings = name_words(article.lexicon).endings
    pairs = [
        (one, other)
        for group in by_letter.values()
        for one, other in combinations(group, 2)
        if share_letters(one, other)
        and (is_plural(one, other) or not are_inflected(one, other, endings))
        and apart(one, other) <= limit(_MOST, one if len(one) > len(other) else other)
    ]
    pairs = sorted({*pairs, *_homophones(article, words)})
    if not pairs:
        return pairs
    spelled_out = {form for word in set(article.tokens.words) for form in fold_spelled_out(word)}
    return [pair for pair in pairs if spelled_out.isdisjoint(pair)]


def share_letters(one: str, other: str) -> bool:
    """True for words of about one length and of letters that may be slips of each other."""
    if not -2 <= len(one) - len(other) <= 2:
        return False
    unlike = (_letters(one) ^ _letters(other)).bit_count()
    return unlike <= _UNLIKE_LETTERS - (min(len(one), len(other)) <= _SHORT)


def _homophones(article: Article, words: set[str]) -> Iterator[tuple[str, str]]:
    """The given names of an article that sound alike, in pairs; some are short."""
    folded = {fold_marks(word) for word in set(article.tokens.words) if word[0].isupper()} | words
    for group in homophones(article.lexicon):
        yield from combinations(sorted(group & folded), 2)


@lru_cache(maxsize=8)
def homophones(lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    """The groups of given names that sound alike, folded."""
    return tuple(frozenset(map(fold_marks, group)) for group in lexicon.name_drift.homophones)


@lru_cache(maxsize=8)
def surnames(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The family names that sound like one, with itself, folded."""
    heard: dict[str, frozenset[str]] = {}
    for group in map(fold_all_marks, lexicon.name_drift.surnames):
        heard |= {word: heard.get(word, group) | group for word in group}
    return heard


@lru_cache(maxsize=100_000)
def _letters(word: str) -> int:
    """The letters that a word has, each as a bit."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _capitalised(article: Article) -> set[str]:
    """The words of an article that may be names, folded."""
    words = {
        fold_marks(word)
        for word in set(article.tokens.words)
        if len(word) >= SHORTEST and word[0].isupper() and word.isalpha() and not word.isupper()
    }
    return words - day_words(article.lexicon)


def are_inflected(one: str, other: str, endings: frozenset[str]) -> bool:
    """True for two words of one root: `Ellis` and `Ellises`, `Kenya` and `Kenyan`."""
    root = 0
    while root < min(len(one), len(other)) and one[root] == other[root]:
        root += 1
    tails = one[root:], other[root:]
    doubled = "" in tails and one[root - 1] in tails
    return not doubled and all(not tail or tail in endings for tail in tails)


def is_plural(one: str, other: str) -> bool:
    """True for two words of which one has an `s` more: a plural, or another family name."""
    short, long = sorted((one, other), key=len)
    return long == f"{short}s"


def is_slip_of(one: str, other: str) -> bool:
    """True for two spellings of a word in names that are equal otherwise, by their letters."""
    if one[0] != other[0] or one[-1] != other[-1] or min(len(one), len(other)) <= SHORTEST:
        return False
    return 0 < apart(one, other) <= limit(HELD, other)


def sound_alike(one: str, other: str) -> bool:
    """True for two spellings of one given name: `Stephen` and `Steven`, not `Mario`, `Maria`."""
    if is_respelt(one, other) or apart(one, other) <= ALIKE:
        return True
    vowels = [[letter for letter in word if letter in VOWELS] for word in (one, other)]
    return vowels[0] == vowels[1] and apart(one, other) <= HEARD + ALIKE


def limit(limits: Sequence[float], key: str) -> float:
    """The most that a word of its length may be off."""
    return limits[min(max(len(key) - SHORTEST, 0), len(limits) - 1)]
