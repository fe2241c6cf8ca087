"""Names that nobody declared: runs of capitalised words in running text.

A run is what stands between small words and marks: "Harbour Commissioner Ida Marsh" is one run
with a title in front of the name. It says nothing about who is meant; where a run is no name
(the first word of a sentence, a heading) it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from factlint.extract.article import Article
from factlint.extract.name_forms import NameWords
from factlint.extract.units import SPACE, UnitReader, Units
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold, fold_marks

LONGEST_NAME = 6
SENTENCE_ENDS = '.…”"'


class ProperName(msgspec.Struct, frozen=True):
    """A capitalised run on tokens `[first, stop)`, without the title before it.

    `keys` are its words as they are compared, without marks and case. `title` is the run of
    titles and offices right before ("Harbour Commissioner"). `person` is true for a known given
    name in front, or a personal title. `opens` says that it begins a sentence, where a capital
    shows little.
    """

    first: int
    stop: int
    keys: tuple[str, ...]
    title: str = ""
    person: bool = False
    opens: bool = False


def read_proper_names(article: Article) -> list[ProperName]:
    """The proper names of an article's sentences in text order.

    Headings in capitals are left out, and so is a single word that only ever begins a sentence.
    """
    words, lexicon = _words(article.lexicon), article.lexicon
    links, days = _listed(lexicon, "name-link"), _day_words(lexicon)
    units = _reader(article.lexicon).read(
        article.tokens.words, article.tokens.starts, article.tokens.ends
    )
    small = {key for key, capital in zip(units.keys, units.capital, strict=True) if not capital}
    openings = {first for first, _ in article.sentence_ranges}
    headings = _headings(article)
    found = []
    for first, stop in _runs(units, links, days):
        if article.sentence_of(units.first[first]) not in headings:
            name = _name(article, units, words, first, stop, small, openings)
            if name is not None:
                found.append(name)
    inside = {name.keys for name in found if not name.opens}
    return [name for name in found if len(name.keys) > 1 or not name.opens or name.keys in inside]


def _runs(units: Units, links: frozenset[str], days: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised units, with at most two small words that link two of them."""

    def carries(at: int) -> bool:
        return at < len(units) and units.capital[at] and units.keys[at] not in days

    at = 0
    while at < len(units):
        if not carries(at):
            at += 1
            continue
        stop = at + 1
        while stop < len(units) and units.gap[stop] == SPACE:
            ahead = stop
            while ahead < min(stop + 2, len(units)) and units.keys[ahead] in links:
                ahead += 1
            if not carries(ahead) or max(units.gap[stop : ahead + 1]) != SPACE:
                break
            stop = ahead + 1
        yield at, stop
        at = stop


def _name(
    article: Article,
    units: Units,
    words: NameWords,
    first: int,
    stop: int,
    small: set[str],
    openings: set[int],
) -> ProperName | None:
    """The name in a run: without opening words and titles in front."""
    opens = units.first[first] in openings
    closed, run = _function_words(article.lexicon), first
    while first < stop and (
        units.keys[first] in closed
        or (opens and (units.keys[first] in words.openers or units.keys[first] in small))
    ):
        first += 1
    start = first
    last = max(
        (at for at in range(first, stop) if units.keys[at] in words.titles), default=first - 1
    )
    if last < stop - 1:
        first = last + 1
    while first < stop and not units.capital[first]:
        first += 1
    keys = tuple(units.keys[first:stop])
    if not keys or len(keys) > LONGEST_NAME or not any(len(key) > 1 for key in keys):
        return None
    title = article.tokens.words[units.first[start] : units.first[first]]
    person = bool(title) or (len(keys) > 1 and keys[0] in words.given)
    return ProperName(
        units.first[first],
        units.stop[stop - 1],
        keys,
        " ".join(title),
        person,
        opens and run == first,
    )


def _headings(article: Article) -> set[tuple[int, int]]:
    """Sentences in which all but the small words have capitals, which then show nothing."""
    found = set()
    for first, stop in article.sentence_ranges:
        words = [word for word in article.tokens.words[first:stop] if word[0].isalpha()]
        lower = [fold(word) for word in words if word[0].islower()]
        closed = _function_words(article.lexicon).issuperset(lower)
        ended = article.tokens.words[stop - 1] in SENTENCE_ENDS
        if closed and not ended and len(words) > max(LONGEST_NAME, 2 * len(lower)):
            found.add((first, stop))
    return found


def _words(lexicon: Lexicon) -> NameWords:
    return _name_words(lexicon.lists, lexicon.abbreviations, lexicon.family_names)


@lru_cache(maxsize=8)
def _name_words(
    lists: tuple[tuple[str, tuple[str, ...]], ...], abbreviations: tuple[str, ...], family: str
) -> NameWords:
    return NameWords.of(lists, abbreviations, family)


@lru_cache(maxsize=32)
def _list(lists: tuple[tuple[str, tuple[str, ...]], ...], name: str) -> frozenset[str]:
    return frozenset(map(fold_marks, dict(lists).get(name, ())))


def _listed(lexicon: Lexicon, name: str) -> frozenset[str]:
    return _list(lexicon.lists, name)


def _day_words(lexicon: Lexicon) -> frozenset[str]:
    """Months and weekdays, which have a capital in some languages and are no names."""
    dates = lexicon.dates
    return frozenset(fold_marks(word) for word, _ in (*dates.months, *dates.weekdays))


@lru_cache(maxsize=8)
def _small_words(
    function_words: tuple[str, ...], lists: tuple[tuple[str, tuple[str, ...]], ...]
) -> frozenset[str]:
    known = dict(lists)
    closed = ("article-the", "preposition", "conjunction", "pronoun")
    listed = (word for name in closed for word in known.get(name, ()))
    return frozenset(map(fold, (*function_words, *listed)))


def _function_words(lexicon: Lexicon) -> frozenset[str]:
    return _small_words(lexicon.function_words, lexicon.lists)


def _reader(lexicon: Lexicon) -> UnitReader:
    return UnitReader(fold_marks, _never, frozenset(lexicon.abbreviations))


def _never(key: str) -> bool:
    return False
