"""What stands around a name: who says or does something, who is introduced, what is a place."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from factlint.extract.alphabet import is_mark
from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.passages import passage
from factlint.extract.proper import ProperName, name_words
from factlint.rulebook.words import fold_marks

_JOINED = 3
_MOST_BEFORE = 3
_CLAUSE = ";"
_TELLER = 7


class NameCues:
    """The words around the names of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def introduced(self, name: ProperName) -> bool:
        """True for `…, a farmer`, `…, 58` and `the spokesman, …,`."""
        tokens = self.article.tokens
        if tokens.word(name.stop) != ",":
            return False
        before = tokens.word(name.first - 2)
        if tokens.word(name.first - 1) == "," and before[:1].islower() and not name.title:
            return True
        return self.has_aside(name)

    def has_aside(self, name: ProperName) -> bool:
        """True for `…, a farmer` and `…, 58`, not for `…, who`."""
        tokens = self.article.tokens
        after = tokens.word(name.stop + 1)
        if tokens.word(name.stop) != "," or not after[:1].isalnum() or after[0].isupper():
            return False
        if self._is_told_behind(name):
            return False
        if self._is_source(name) and not (after.isdigit() or after in self._articles):
            return False
        return after.casefold() not in self._small

    def _is_told_behind(self, name: ProperName) -> bool:
        """True before who says so: "in Marlock, the governor said."."""
        words = self.article.tokens.words
        stop = min(self.article.sentence_of(name.first)[1], name.stop + _TELLER)
        ends = (at for at in range(name.stop + 1, stop) if is_mark(words[at]))
        end = next(ends, name.stop)
        return self.article.tokens.plain[end - 1] in self._says

    def _is_source(self, name: ProperName) -> bool:
        """True behind "according to", where the clause goes on behind the comma."""
        before = (max(0, name.first - _MOST_BEFORE), name.first)
        return self.article.says(self.article.lexicon.speech.before, before)

    def is_person(self, name: ProperName) -> bool:
        """True for a name that begins as persons' do."""
        return name.person or name.keys[0] in name_words(self.article.lexicon).given

    def is_kin(self, name: ProperName) -> bool:
        """True right behind a word for a relative: "his cousin", "her son, …"."""
        word, at = self.article.tokens.word, name.first - 1
        at -= word(at) == ","
        while word(at - 1) == "-":  # "her sister-in-law"
            at -= 2
        return fold_marks(word(at)) in self._kin

    def roles_of(self, name: ProperName) -> frozenset[str]:
        """What a name is called right before it: "Mayor", "the present mayor, …"."""
        tokens = self.article.tokens
        start = max(self.article.sentence_of(name.first)[0], name.first - _MOST_BEFORE)
        return self.called.intersection(map(fold_marks, tokens.words[start : name.first]))

    def clause_of(self, name: ProperName) -> tuple[int, int]:
        """The stretch of a sentence between two semicolons."""
        words = self.article.tokens.words
        first, stop = passage(self.article, (name.first, name.stop))
        start = next((at for at in range(name.first, first, -1) if words[at] == _CLAUSE), first)
        return start, next((at for at in range(name.stop, stop) if words[at] == _CLAUSE), stop)

    def is_somebodys(self, at: int) -> bool:
        """True behind "her neighbour" and "the clerk", which say who it is."""
        noun, whose = (self.article.tokens.word(at - back) for back in (1, 2))
        owning = self.article.grammar.listed("person-possessive", "article-the")
        return noun in self.roles or (noun.islower() and whose.casefold() in owning)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The words for what somebody is, and whose relative."""
        titles = self.article.lexicon.titles
        named = frozenset(map(fold_marks, (*titles.offices, *titles.descriptors)))
        courtesies = name_words(self.article.lexicon).titles
        return (named | self.article.grammar.listed("people", "person-role", "kin")) - courtesies

    @cached_property
    def called(self) -> frozenset[str]:
        """The same words, with those that are titles."""
        words = name_words(self.article.lexicon)
        return self.roles | (words.titles - words.courtesies)

    def speaks(self, name: ProperName) -> bool:
        """True where somebody says or does something, and behind a courtesy ("Ms")."""
        article = self.article
        if name.title and self.is_courtesy(name.title):
            return True
        plain, says = article.tokens.plain, self._says
        if name.first and plain[name.first - 1] in says:
            return True
        after = article.tokens.word(name.stop)
        return plain[name.stop : name.stop + 1] in says or (
            after in self._verbs or after.endswith(self._past)
        )

    def is_met(self, name: ProperName) -> bool:
        """True behind what is done to somebody: "police arrested", "the lawyer of"."""
        meets = _meets(self.article.grammar)
        if name.title or meets is None:
            return False
        start = max(self.article.sentence_of(name.first)[0], name.first - _MOST_BEFORE)
        plain = self.article.tokens.plain
        return any(
            (found := meets.match(plain, at, name.first)) and found.end() == name.first
            for at in range(start, name.first)
        )

    def is_courtesy(self, title: str) -> bool:
        """True for a title of somebody who has been named before ("Ms")."""
        last = fold_marks(title.rstrip(".").split()[-1])
        return last in name_words(self.article.lexicon).courtesies

    def is_place(self, name: ProperName) -> bool:
        """True behind a word that a place follows, or before the place that it lies in."""
        tokens = self.article.tokens
        if name.title:
            return False
        before = tokens.word(name.first - 1).casefold()
        after = tokens.word(name.stop + 1)
        return before in self._where or (tokens.word(name.stop) == "," and after[:1].isupper())

    def is_of_kind(self, name: ProperName) -> bool:
        """True behind the kind of a place: "the town of Karabad"."""
        word = self.article.tokens.word
        of, kind = word(name.first - 1).casefold(), word(name.first - 2).casefold()
        return of in self._of and kind in self._places

    def are_joined(self, one: ProperName, other: ProperName) -> bool:
        """True for two names right beside each other, where they are told apart."""
        between = max(one.first, other.first) - min(one.stop, other.stop)
        sentence = self.article.sentence_of
        return 0 <= between <= _JOINED and sentence(one.first) == sentence(other.first)

    @cached_property
    def _kin(self) -> frozenset[str]:
        return frozenset(map(fold_marks, self.article.grammar.listed("kin")))

    @cached_property
    def _articles(self) -> frozenset[str]:
        return self.article.grammar.listed("article-the")

    @cached_property
    def lower(self) -> set[str]:
        """The words that the article has without a capital, too."""
        return {fold_marks(word) for word in set(self.article.tokens.words) if word[0].islower()}

    @cached_property
    def _says(self) -> frozenset[str]:
        return frozenset(self.article.grammar.alphabet.members(["says"]))

    @cached_property
    def _verbs(self) -> frozenset[str]:
        lists = dict(self.article.lexicon.lists)
        return frozenset(
            (
                *(past.text for past in self.article.lexicon.dates.past),
                *lists.get("be", ()),
                *lists.get("modal", ()),
            )
        )

    @cached_property
    def _past(self) -> tuple[str, ...]:
        return self.article.lexicon.dates.past_endings

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words after the comma behind a name that do not say who it is."""
        lists = dict(self.article.lexicon.lists)
        names = ("relative", "conjunction", "preposition", "adverb", "be", "have", "modal")
        listed = {word for name in names for word in lists.get(name, ())}
        return frozenset(listed | set(self.article.lexicon.speech.verbs))

    @cached_property
    def _where(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_drift.where)

    @cached_property
    def _of(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_drift.of)

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.name_drift.places)


@lru_cache(maxsize=8)
def _meets(grammar: Grammar) -> re.Pattern[str] | None:
    patterns = grammar.lexicon.name_drift.meets
    return grammar.compiler.compile(patterns) if patterns else None
