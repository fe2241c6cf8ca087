"""The words in capitals that are acronyms, and those that are so for another reason."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import msgspec

from factlint.checks._initials import MOSTLY, key_of, known_acronyms
from factlint.extract.article import Article
from factlint.rulebook.words import fold_marks

OPENING = frozenset("([")
_GLUED = frozenset("-&/:@#_+.'–")
_DASHES = frozenset("-–—_:")
_DATELINE, _CALL_SIGN = 8, 4
_CELLS = ("|",)
BOXED = ("|", ">", "*", "-", "_", "•", "#")
"""What begins a line that stands apart from the running text."""


def stands_apart(article: Article, at: int, marks: tuple[str, ...] = BOXED) -> bool:
    """True in a line that opens with a mark, such as that of a list or a table."""
    text, start = article.document.text, article.tokens.starts[at]
    return text[text.rfind("\n", 0, start) + 1 : start].lstrip().startswith(marks)


class Use(msgspec.Struct, frozen=True):
    """An acronym on a token, in capitals as it is compared."""

    key: str
    at: int


class AcronymUses:
    """Looks for the acronyms of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._words = article.tokens.words

    def read(self) -> dict[str, list[Use]]:
        """The acronyms of the text in order, without headlines, codes and shouting."""
        found: dict[str, list[Use]] = defaultdict(list)
        shouted = set()
        for at, word in enumerate(self._words):
            key = key_of(word)
            if key and self._is_free(at) and not self._is_left_out(at):
                found[key].append(Use(key, at))
                shouted |= {key} if self._is_shouted(at) else set()
            elif key and at and self._words[at - 1] == ":":
                shouted.add(key)
        return {key: uses for key, uses in found.items() if key not in shouted}

    def headed(self) -> dict[str, list[Use]]:
        """The acronyms of a headline above a text that does not have them, without shouting."""
        found: dict[str, list[Use]] = defaultdict(list)
        starts, body = self.article.tokens.starts, self.article.layout.body
        stop = next((at for at, start in enumerate(starts) if start >= body), 0)
        told = {word.upper() for word in self._words[stop:]}
        for at, word in enumerate(self._words[:stop]):
            key = key_of(word)
            if key and key not in told and self._is_free(at) and not self._is_loud(at):
                found[key].append(Use(key, at))
        return found

    def _is_loud(self, at: int) -> bool:
        """True for a word that is shouted or quoted."""
        quoted = self.article.quoted(self.article.tokens.span(at, at + 1)) is not None
        return quoted or self._is_in_capitals(at) or self._is_shouted(at)

    def _is_free(self, at: int) -> bool:
        """False for a part of a code, a ticker or a name with a hyphen."""
        tokens = self.article.tokens
        touches_before = at > 0 and tokens.ends[at - 1] == tokens.starts[at]
        if touches_before and self._words[at - 1] in _GLUED:
            return False
        after = tokens.word(at + 1)
        touches = at + 1 < len(self._words) and tokens.ends[at] == tokens.starts[at + 1]
        if (touches and after in _GLUED - {".", ":", "'"}) or self._is_ticker(at):
            return False
        return not (after[:1].isdigit() or (at and self._words[at - 1][0].isdigit()))

    def _is_ticker(self, at: int) -> bool:
        """True behind a colon in brackets: `(NASDAQ: NRLN)`."""
        words = self._words
        return at > 2 and words[at - 1] == ":" and words[at - 3] in OPENING

    def _is_left_out(self, at: int) -> bool:
        """True where words are in capitals for another reason, and for stations."""
        if self.article.tokens.starts[at] < self.article.layout.body:
            return True
        if stands_apart(self.article, at, _CELLS):
            return True
        if len(self._words[at]) >= _CALL_SIGN and self._is_quoted_shout(at):
            return True
        return self._is_in_capitals(at) or self._is_dateline(at) or self._is_station(at)

    def _is_quoted_shout(self, at: int) -> bool:
        """True for a word in capitals inside quotation marks that stands nowhere else: "VERY"."""
        quoted = self.article.quoted(self.article.tokens.span(at, at + 1))
        return quoted is not None and self._words.count(self._words[at]) == 1

    def _is_dateline(self, at: int) -> bool:
        """True for a place at the beginning of a line, before brackets or a dash."""
        words, start = self._words, at
        while start and words[start - 1] != "\n" and at - start < _DATELINE:
            start -= 1
        if start and words[start - 1] != "\n":
            return False
        if not all(word.isupper() or word == "," for word in words[start:at]):
            return False
        behind = words[at + 1 : at + 1 + _DATELINE]
        stop = next((n for n, word in enumerate(behind) if word in _DASHES | OPENING), None)
        return stop is not None and (not stop or behind[0] == ",")

    def _is_station(self, at: int) -> bool:
        """True for a call sign near a word such as "radio"."""
        word = self._words[at]
        if len(word) != _CALL_SIGN or word[0] not in "KW":
            return False
        part = self._words[slice(*self.article.sentence_of(at))]
        return not self._stations.isdisjoint(part)

    def _is_in_capitals(self, at: int) -> bool:
        """True in a sentence that has capitals only."""
        words = self._words[slice(*self.article.sentence_of(at))]
        letters = [word for word in words if word[0].isalpha() and len(word) > 1]
        return sum(map(str.isupper, letters)) > MOSTLY * len(letters) and len(letters) > 1

    def _is_shouted(self, at: int) -> bool:
        """True beside a word in capitals, and for one that the text has in small letters too."""
        words, known = self._words, known_acronyms(self.article.lexicon)
        beside = (words[at - 1] if at else "", self.article.tokens.word(at + 1))
        words_beside = [w for w in beside if len(w) > 1 and w.isalpha() and w.isupper()]
        if any(w not in known for w in words_beside):
            return True
        if words_beside and self.article.quoted(self.article.tokens.span(at, at + 1)):
            return True
        return fold_marks(words[at]) in self._lower

    @cached_property
    def _lower(self) -> set[str]:
        words = (word for word in set(self._words) if word[0].isalpha() and not word.isupper())
        return {fold_marks(word) for word in words if sum(map(str.isupper, word)) < 2}

    @cached_property
    def _stations(self) -> frozenset[str]:
        return frozenset(self.article.lexicon.acronyms.stations)
