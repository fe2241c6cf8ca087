"""Names that nobody declared: runs of capitalised words in running text.

A run is what stands between small words and marks: "Harbour Commissioner Ida Marsh" is one run
with a title in front of the name. It says nothing about who is meant; where a run is no name
(the first word of a sentence, a heading) it is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from factlint.extract.article import Article
from factlint.extract.datelines import read_dateline
from factlint.extract.name_forms import NameWords
from factlint.extract.units import SPACE, UnitReader, Units
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.words import fold, fold_marks

LONGEST_NAME = 6
ASIDE = ",("
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


def read_proper_names(article: Article, *, openers: bool = False) -> list[ProperName]:
    """The proper names of an article's sentences in text order.

    Headings in capitals are left out, and so is a single word that only ever begins a sentence
    and ends no longer name, unless such `openers` are asked for.
    """
    found = _all_names(article)
    if openers:
        return list(found)
    inside = {name.keys for name in found if not name.opens}
    inside |= {name.keys[-1:] for name in found if len(name.keys) > 1}
    return [name for name in found if len(name.keys) > 1 or not name.opens or name.keys in inside]


@lru_cache(maxsize=2)
def _all_names(article: Article) -> tuple[ProperName, ...]:
    """The names of an article, read once for all checks that follow each other."""
    lexicon = article.lexicon
    links, days = _listed(lexicon, "name-link"), day_words(lexicon)
    closed = small_words(lexicon)
    units = _reader(article.lexicon).read(
        article.tokens.words, article.tokens.starts, article.tokens.ends
    )
    reader = _NameReader(article, units)
    figures = {at for number in article.numbers for at in range(number.first, number.stop)}
    headings: dict[tuple[int, int], bool] = {}
    found = []
    timed = {at for time in article.times for at in range(time.first, time.stop)}
    dated = {at for at, key in enumerate(units.keys) if key in days and units.first[at] in timed}
    for first, stop in _runs(units, links, days, dated):
        sentence = article.sentence_of(units.first[first])
        if sentence not in headings:
            headings[sentence] = _is_heading(article, sentence, closed)
        tokens = range(units.first[first], units.stop[stop - 1])
        if not headings[sentence] and not figures.issuperset(tokens):
            name = reader.read((first, stop))
            found += [name] if name else []
    return tuple(found)


def _behind_dateline(article: Article) -> set[int]:
    """The first token of the text behind a dateline."""
    dateline = read_dateline(article)
    return {bisect_left(article.tokens.starts, dateline.whole.end)} if dateline else set()


def _runs(
    units: Units, links: frozenset[str], days: frozenset[str], dated: set[int]
) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised units, with at most two small words that link two of them.

    A month is part of a name where it is no time and another word goes on with it: April Tolan.
    """

    def carries(at: int) -> bool:
        if at >= len(units) or not units.capital[at] or at in dated:
            return False
        goes_on = at + 1 < len(units) and units.capital[at + 1] and units.gap[at + 1] == SPACE
        return units.keys[at] not in days or goes_on

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


class _NameReader:
    """Reads the runs of capitalised units of one article as names."""

    def __init__(self, article: Article, units: Units) -> None:
        self._article, self._units = article, units
        self._words, self._closed = name_words(article.lexicon), small_words(article.lexicon)
        self._honours = frozenset(dict(article.lexicon.lists).get("name-honour", ()))
        written = zip(units.keys, units.capital, strict=True)
        self._small = {key for key, capital in written if not capital}
        self._openings = {first for first, _ in article.sentence_ranges}
        self._openings |= _behind_dateline(article)

    def read(self, run: tuple[int, int]) -> ProperName | None:
        """The name in a run: without opening words and titles in front."""
        units, words = self._units, self._article.tokens.words
        opens = units.first[run[0]] in self._openings
        start = self._behind_opening(run, opens)
        first, stop = self._untitled(start, run[1])
        if first >= stop:
            return None
        title = words[units.first[start] : units.first[first]]
        person = bool(title) or (stop - first > 1 and units.keys[first] in self._words.given)
        keys = tuple(units.keys[first : self._before_honours(first, stop, person)])
        if not keys or len(keys) > LONGEST_NAME or not any(len(key) > 1 for key in keys):
            return None
        return ProperName(
            units.first[first],
            units.stop[stop - 1],
            keys,
            " ".join(title),
            person,
            opens and run[0] == first,
        )

    def _behind_opening(self, run: tuple[int, int], opens: bool) -> int:
        """The first unit that is no word with which sentences open, nor a small one."""
        keys, (first, stop) = self._units.keys, run
        while first < stop and (
            keys[first] in self._closed
            or (opens and (keys[first] in self._words.openers or keys[first] in self._small))
        ):
            first += 1
        return _behind_people(self._article, self._units, first, stop) if opens else first

    def _untitled(self, first: int, stop: int) -> tuple[int, int]:
        """Where a name begins behind its titles, and ends before a place or a body."""
        titled = (at for at in range(first, stop) if self._units.keys[at] in self._words.titles)
        last = max(titled, default=first - 1)
        if last < stop - 1:
            first = last + 1
        while first < stop and not self._units.capital[first]:
            first += 1
        if stop - first > LONGEST_NAME:  # "Ida Marsh of the University of Tarn"
            ends = (at for at in range(first + 2, stop) if not self._units.capital[at])
            stop = next(ends, stop)
        return first, stop

    def _before_honours(self, first: int, stop: int, person: bool) -> int:
        """Where a name ends without what was awarded: "Captain Arthur Nuttall VC"."""
        tokens, units, end = self._article.tokens, self._units, stop
        told = person or tokens.word(units.stop[stop - 1]) in ASIDE
        while told and end - first > 2 and tokens.words[units.first[end - 1]] in self._honours:
            end -= 1
        return end


def _behind_people(article: Article, units: Units, first: int, stop: int) -> int:
    """The name behind people who begin a sentence: "Residents of Karabad"."""
    if first >= stop or units.keys[first] not in _listed(article.lexicon, "people"):
        return first
    name = first + 1
    while name < stop and not units.capital[name]:
        name += 1
    return name if first + 1 < name < stop else first


def _is_heading(article: Article, sentence: tuple[int, int], closed: frozenset[str]) -> bool:
    """True where all but the small words have capitals, which then show nothing."""
    words = [word for word in article.tokens.words[slice(*sentence)] if word[0].isalpha()]
    lower = [word for word in words if word[0].islower()]
    if not lower and len(words) > LONGEST_NAME and all(map(str.isupper, words)):
        return True
    if len(words) <= max(LONGEST_NAME, 2 * len(lower)):
        return False
    ended = article.tokens.words[sentence[1] - 1] in SENTENCE_ENDS
    return not ended and closed.issuperset(map(fold, lower))


@lru_cache(maxsize=8)
def name_words(lexicon: Lexicon) -> NameWords:
    """What a language knows of names."""
    return NameWords.of(lexicon.lists, lexicon.abbreviations, lexicon.family_names)


@lru_cache(maxsize=32)
def _listed(lexicon: Lexicon, name: str) -> frozenset[str]:
    return frozenset(map(fold_marks, dict(lexicon.lists).get(name, ())))


@lru_cache(maxsize=8)
def day_words(lexicon: Lexicon) -> frozenset[str]:
    """Months and weekdays, which have a capital in some languages and are no names."""
    dates = lexicon.dates
    return frozenset(fold_marks(word) for word, _ in (*dates.months, *dates.weekdays))


@lru_cache(maxsize=8)
def small_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that carry no name and no thing: articles, prepositions, conjunctions."""
    known = dict(lexicon.lists)
    closed = ("article-the", "preposition", "conjunction", "pronoun")
    listed = (word for name in closed for word in known.get(name, ()))
    return frozenset(map(fold, (*lexicon.function_words, *listed)))


def _reader(lexicon: Lexicon) -> UnitReader:
    return UnitReader(fold_marks, _never, frozenset(lexicon.abbreviations))


def _never(key: str) -> bool:
    return False
