"""The posts of an article: every office, rank or job that it names, whoever holds it.

"The town's deputy mayor" is the post `deputy mayor`, of "town". Posts stand in `fields`: ranks of
an army, offices of a church, parts of an orchestra. A person has mostly one post of a field.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.extract.article import Article
from factlint.extract.titles import Office, TitleReader, TitleToken
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold_all_marks

TAIL = 5
"""The most words behind a post that say of what it is: "of the town council"."""
LED = 4
"""So many words before a post may be its own: "the town's newly elected"."""
MARKS = frozenset("-–.")
APOSTROPHES = ("'", "’")


class Post(msgspec.Struct, frozen=True):
    """A post on tokens `[first, stop)`, with the words that say of what it is up to `end`.

    `led` is where its article or owner begins; `of` are the words of the owner and behind it.
    """

    first: int
    stop: int
    office: Office
    state: str
    led: int
    end: int
    of: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """All words of the post."""
        return self.office.qualifiers | {self.office.head}


class PostReader:
    """Reads the posts of one article."""

    def __init__(self, article: Article, reader: TitleReader) -> None:
        self.article, self._reader = article, reader
        self._words, self._folded = article.tokens.words, article.tokens.folded
        listed, titles = article.grammar.listed, article.lexicon.titles
        self._links = listed("preposition")
        self._articles = fold_all_marks(titles.articles)
        self._own = listed("person-possessive", "anaphor") | frozenset(titles.belonging)
        self._small = self._links | listed("same-and", "be", "have", "modal", "person-who")
        self._verbs = frozenset((*article.lexicon.tenses.past_verbs, *titles.acts))
        self._verbs |= listed("adverb")
        self._says = frozenset(article.grammar.alphabet.members(["says", "be", "have", "modal"]))

    def is_office(self, at: int) -> bool:
        """True for a word for an office, a rank or a job."""
        return self._reader.is_office(self._words[at])

    def is_of_title(self, at: int) -> bool:
        """True for a word that a title may have."""
        return self._reader.is_of_title(self._words[at])

    def read(self) -> Iterator[Post]:
        """All of them, in the order of the text."""
        for part in self.article.sentence_ranges:
            yield from self._in(part)

    def _in(self, part: Range) -> Iterator[Post]:
        """Those of a sentence."""
        at = part[0]
        while at < part[1]:
            stop = at
            while stop < part[1] and self._goes_on(stop, at):
                stop += 1
            post = self._post((at, stop), part) if stop > at else None
            if post:
                yield post
            at = max(stop, at + 1)

    def _goes_on(self, at: int, first: int) -> bool:
        """True for a word of a post, and for a mark between two of them."""
        return self.is_of_title(at) or (at > first and self._words[at] in MARKS)

    def _post(self, run: Range, part: Range) -> Post | None:
        """The post in a run of such words, up to its last office."""
        last = next((at for at in reversed(range(*run)) if self.is_office(at)), None)
        title = self._reader.titled(self._words, run[0], last + 1) if last is not None else None
        if title is None or not self._stands_alone(title, part[1]):
            return None
        led, owner = self._led(title.first, part[0])
        end, tail = self._tail(title.stop, part[1])
        return Post(title.first, title.stop, title.office, title.state, led, end, owner | tail)

    def _stands_alone(self, title: TitleToken, end: int) -> bool:
        """False for a word before another noun: "the coach trip"; headlines have any verb."""
        stop = title.stop
        behind = self._folded[stop] if stop < end else "."
        noun = stop < end and self._words[stop].islower() and behind not in self._small
        span = self.article.tokens.span(title.first, stop)
        if not noun or self.article.layout.part_of(span) != "body":
            return behind != "-"
        past = behind.endswith(self.article.lexicon.dates.past_endings) or behind in self._verbs
        return past or self.article.tokens.plain[stop] in self._says

    def _led(self, first: int, start: int) -> tuple[int, frozenset[str]]:
        """Where a post's article or owner begins, and the words of the owner."""
        for at in range(first - 1, max(start, first - LED) - 1, -1):
            word, folded = self._words[at], self._folded[at]
            if word.startswith(APOSTROPHES):
                return self._owner(at, start)
            if folded in self._articles or folded in self._own:
                return at, frozenset()
            if not word[0].isalpha() or folded in self._small:
                break
        return first, frozenset()

    def _owner(self, at: int, start: int) -> tuple[int, frozenset[str]]:
        """Where the owner before an apostrophe begins, and its words: "the *Bakers' League*'s"."""
        begin, words = at - 1, self._words
        least = max(start, at - TAIL)
        while begin > least and words[begin][0].isupper() and words[begin - 1][0].isupper():
            begin -= 1
        if begin > start and self._folded[begin - 1] in self._articles:
            begin -= 1
        return begin, frozenset(self._folded[begin:at]) - self._articles

    def _tail(self, stop: int, end: int) -> tuple[int, frozenset[str]]:
        """Up to where words behind a post say of what it is, and those."""
        if stop >= end or self._folded[stop] not in self._links:
            return stop, frozenset()
        at = stop + 1
        at += at < end and self._folded[at] in self._articles | self._own
        begin = at
        while at < min(end, begin + TAIL) and self._is_of_tail(at, begin):
            at += 1
        return at, frozenset(self._folded[begin:at])

    def _is_of_tail(self, at: int, begin: int) -> bool:
        """True for a name, a word of a title, a preposition, and the first word of any kind."""
        word, folded = self._words[at], self._folded[at]
        if not word[0].isalpha() or folded in self._small - self._links:
            return False
        return at == begin or word[0].isupper() or self.is_of_title(at)
