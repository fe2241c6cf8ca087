"""Titles beside a name, as an office and what makes another one of it.

"Secretary of Defense" and "defence secretary" are one title: the office, `secretary`, and its
qualifiers, `defense`. Words that the lexicon knows as no portfolio ("US", "Lorne") qualify
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.passages import owns
from factlint.extract.title_owners import behind_owner, is_owner
from factlint.extract.tokens import Range
from factlint.rulebook.lexicon import Titles
from factlint.rulebook.words import fold_all_marks, fold_marks, split_words

LONGEST = 8
"""The most words of a title with what stands before it."""
ASIDE = 4
"""How many words may begin an aside behind a name before its title: ", who has been the"."""


class Office(msgspec.Struct, frozen=True):
    """A title as it is compared: the office and the words that make another one of it."""

    head: str
    qualifiers: frozenset[str] = frozenset()


class TitleToken(msgspec.Struct, frozen=True):
    """A title beside a name on tokens `[first, stop)`; `state` is what is said of its days."""

    first: int
    stop: int
    office: Office
    state: str = ""


class TitleReader:
    """Reads the titles of one language; `declared` are those that a desk uses."""

    def __init__(self, words: Titles, declared: Iterable[str]) -> None:
        self._same = {
            fold_marks(variant): tuple(map(fold_marks, canonical.split()))
            for canonical, variants in words.same
            for variant in variants
        }
        self._links = fold_all_marks(words.links)
        self._joins = fold_all_marks(words.joins)
        self._portfolios = fold_all_marks(words.portfolios) | {
            w for ws in self._same.values() for w in ws
        }
        self._lesser = fold_all_marks(words.lesser)
        self._states = {
            word: state
            for state in ("former", "coming", "other")
            for word in fold_all_marks(getattr(words, state))
        }
        self._aside = fold_all_marks(words.before_aside)
        self.articles = fold_all_marks(words.articles)
        self._descriptors = fold_all_marks(words.descriptors)
        self._offices = fold_all_marks(words.offices)
        self._styles = fold_all_marks(words.styles)
        own = [self._content(split_words(title)) for title in declared]
        self._offices |= {title[-1] for title in own if title and not self._offices & set(title)}
        self._begins = self._aside - self._offices
        self._known = self._offices | self._portfolios | self._links | self._states.keys()
        self._known |= self._same.keys() | {word for title in own for word in title}

    def office(self, title: str) -> Office:
        """A declared title as it is compared; every word of it counts."""
        content = self._content(split_words(title))
        found = self._office(split_words(title))
        head = found.head if found else content[-1]
        return Office(head, frozenset(content) - {head})

    def is_office(self, word: str) -> bool:
        """True for a word for an office, also one that stands for several: "headteacher"."""
        folded = fold_marks(word)
        return self._same.get(folded, (folded,))[-1] in self._offices

    def is_of_title(self, word: str) -> bool:
        """True for a word that a title may have, but for "of" and "the"."""
        folded = fold_marks(word)
        return folded in self._known and folded not in self._links

    def titled(self, words: Sequence[str], first: int, stop: int) -> TitleToken | None:
        """The title in a run of words, with what is said of its days."""
        return self._title(words, first, stop)

    def is_portfolio(self, words: Iterable[str]) -> bool:
        """True when one of some qualifiers makes another office."""
        return not self._portfolios.isdisjoint(words)

    def nearness(self, declared: Office, said: Office) -> tuple[int, int] | None:
        """How near what is said is to a declared title: the same, with more words, or short.

        Nothing when it is another one.
        """
        own, other = declared.qualifiers, said.qualifiers
        if declared.head != said.head:
            return None
        if own == other:
            return 2, len(own)
        if own < other:
            return None if self.is_portfolio(other - own) else (1, len(own))
        common = own & other
        lacks, more = own - common, other - common
        if self.is_portfolio(more) or not self._lesser.isdisjoint(lacks):
            return None
        return (0, len(common)) if not common or not self.is_portfolio(lacks) else None

    def before(self, article: Article, name: Range) -> TitleToken | None:
        """The title right before a name, or before a comma that sets the name off."""
        words, start = article.tokens.words, article.sentence_of(name[0])[0]
        stop = self._behind_style(words, start, name[0])
        if stop - 1 > start and words[stop - 1] == ",":
            if not self._sets_off(words, name):
                return None
            stop -= 1
        elif stop > start and article.tokens.folded[stop - 1] in article.grammar.listed(
            "preposition"
        ):
            return None  # "the president of Norland"
        first = stop
        if stop < name[0] and is_owner(words, (start, stop), self.articles, self._links):
            first -= 2
        while first > max(start, stop - LONGEST) and self._may_be(words, first - 1, start):
            first -= 1
        return self._title(words, first, stop)

    def _behind_style(self, words: Sequence[str], start: int, stop: int) -> int:
        """Where a title ends before a style of its own: ", *the Most Reverend* Hugh Sandys,"."""
        at = stop
        while at > start and fold_marks(words[at - 1]) in self._styles:
            at -= 1
        return at if words[at - 1] == "," else stop

    def behind(self, article: Article, name: Range) -> TitleToken | None:
        """The title in the aside behind a name: ", the secretary of state,"."""
        words, (start, end) = article.tokens.words, article.sentence_of(name[0])
        if name[1] >= end or words[name[1]] != ",":
            return None
        first = name[1] + 1
        while first < min(end, name[1] + 1 + ASIDE) and fold_marks(words[first]) in self._begins:
            first += 1
        first = behind_owner(words, first, end)
        stop = first
        while stop < min(end, first + LONGEST) and self._may_be(words, stop, start):
            stop += 1
        closed = stop >= end or not words[stop][0].isupper()
        if stop < end and words[stop].startswith("'"):
            house = self._is_house(article, (first, stop), end)
            return self._title(words, first, stop) if house else None
        bare = first == name[1] + 1 and (stop >= end or words[stop] != ",")
        if not closed or (bare and not self._goes_on(article, stop, end)):
            return None
        return self._title(words, first, stop)

    def _is_house(self, article: Article, run: Range, end: int) -> bool:
        """True for the name behind a title that has the 's: "head teacher *of St Anne's*, said"."""
        words, (first, stop) = article.tokens.words, run
        linked = any(fold_marks(word) in self._links for word in words[first + 1 : stop])
        behind = article.tokens.plain[stop + 1 : stop + 2]
        return linked and (
            stop + 1 >= end or words[stop + 1] in ",." or behind in _verbs(article.grammar)
        )

    def _goes_on(self, article: Article, stop: int, end: int) -> bool:
        """True where a title without an article goes on: "head of Larne since", "chief at"."""
        words, small = article.tokens.folded, article.grammar.listed("preposition", "since")
        return stop < end and (words[stop] in small or words[stop - 1] in self._links)

    def described(self, article: Article, at: int, end: int) -> TitleToken | None:
        """The title behind an article, of nobody who is named: "the mayor smiled"."""
        title, words = self.held(article, at, end), article.tokens.words
        stop = title.stop if title else end
        named = stop < end and not (words[stop][0].isalpha() or words[stop] == ".")
        return None if named else title

    def held(self, article: Article, at: int, end: int) -> TitleToken | None:
        """The title behind an article or another word, whoever holds it: "as head coach"."""
        words = article.tokens.words
        first = max(at + 1, behind_owner(words, at, end))
        first = first if first > at + 1 else behind_owner(words, at + 1, end)
        stop = first
        while stop < min(end, first + LONGEST) and self._may_be(words, stop, at):
            stop += 1
        return self._title(words, first, stop)

    def introduces(self, article: Article, name: Range) -> bool:
        """True for a word that says who it is, before the name or behind its comma."""
        words, (start, end) = article.tokens.words, article.sentence_of(name[0])
        before = fold_marks(words[name[0] - 1]) if name[0] > start else ""
        if before in self._descriptors or before in self._offices or before in self._same:
            return True
        if name[1] + 1 >= end or words[name[1]] not in ",(–—":
            return False
        behind = words[name[1] + 1]
        return fold_marks(behind) in self._aside or behind[0].isdigit()

    def is_family(self, article: Article, at: int) -> bool:
        """True for a capitalised word that is no part of a longer name, but for titles.

        At the beginning of a sentence it must do something, as any word has a capital there.
        """
        words, (start, end) = article.tokens.words, article.sentence_of(at)
        behind = words[at + 1] if at + 1 < end else ""
        if behind[:1].isupper():
            return False
        if at == start:
            verb = article.tokens.plain[at + 1 : at + 2] in _verbs(article.grammar)
            endings = article.lexicon.dates.past_endings
            return behind == "," or owns(article, at + 1) or verb or behind.endswith(endings)
        before = words[at - 1]
        return not before[:1].isupper() or fold_marks(before) in self._known or at - 1 == start

    def mentions(self, article: Article, part: Range, offices: Iterable[Office]) -> bool:
        """True when a stretch has one of some offices that is no title of another name."""
        heads = {office.head for office in offices}
        words = article.tokens.words
        return any(
            not heads.isdisjoint(self._content([words[at]]))
            and not article.tokens.word(at + 1)[:1].isupper()
            for at in range(*part)
        )

    def _sets_off(self, words: Sequence[str], name: Range) -> bool:
        """True for a comma behind a name that no list goes on with."""
        stop = name[1]
        if stop >= len(words) or words[stop] not in ",.":
            return False
        return stop + 1 >= len(words) or fold_marks(words[stop + 1]) not in self._joins

    def _may_be(self, words: Sequence[str], at: int, start: int) -> bool:
        """True for a word that may stand in a title or before it."""
        word = words[at]
        if word in "-–.":
            return True
        if fold_marks(word) in self._known:
            return True
        return word[0].isupper() and at > start

    def _title(self, words: Sequence[str], first: int, stop: int) -> TitleToken | None:
        """The title in a run of words, with what is said of its days."""
        run = [fold_marks(word) for word in words[first:stop]]
        states = [self._states[word] for word in run if word in self._states]
        bare = [word for word in run if word not in self._states]
        office = self._office(bare)
        if office is None:
            return None
        while run and (run[0] in self._links or not run[0][0].isalnum()):
            del run[0]
            first += 1
        return TitleToken(first, stop, office, states[0] if states else "")

    def _office(self, words: Sequence[str]) -> Office | None:
        """The office of a run: its last office word, or the one before "of"."""
        plain = [fold_marks(word) for word in words]
        nouns = self._links - self.articles
        link = next((at for at, w in enumerate(plain) if at and w in nouns), 0)
        content = self._content(words)
        front = self._content(plain[:link]) if link else content
        heads = [word for word in front if word in self._offices]
        if not heads or (not link and front[-1] != heads[-1]):
            return None
        head = heads[-1]
        rest = [word for word in content if word != head]
        return Office(head, frozenset(rest))

    def _content(self, words: Sequence[str]) -> list[str]:
        """The words that say something, each in its canonical form."""
        folded = (fold_marks(word) for word in words if word[0].isalnum())
        spelled = (form for word in folded for form in self._same.get(word, (word,)))
        return [word for word in spelled if word not in self._links]


@lru_cache(maxsize=8)
def _verbs(grammar: Grammar) -> frozenset[str]:
    """The symbols of words of doing that a language lists."""
    return frozenset(grammar.alphabet.members(["says", "be", "have", "modal"]))


@lru_cache(maxsize=64)
def title_reader(words: Titles, declared: tuple[str, ...]) -> TitleReader:
    """The reader of some declared titles."""
    return TitleReader(words, declared)
