"""Which names a wording of an age or a birth shows to be those of persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factlint.extract.article import Article
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

AHEAD = 14
"""So many tokens behind a wording at the beginning of a sentence may stand whom it is about."""


class ShownNames:
    """Reads the words with capitals that stand beside a wording."""

    def __init__(self, article: Article) -> None:
        listed = article.grammar.listed
        self._article = article
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._others = listed("kin", "person-other")
        self._be = listed("be", "have", "modal")
        self._verbs = listed("age-verb")
        self._prepositions = listed("preposition")
        self._relatives, self._who = listed("relative"), listed("person-who")

    def shown(self, places: Iterable[Range], ahead: Iterable[Range]) -> Iterator[int]:
        """The tokens of names that a wording shows to be those of persons."""
        for first, stop in places:
            yield from (at for at in range(first, stop) if self.is_name(at))
            at = self.beside(first)
            if not self.is_placed(at):
                yield at
        for first, stop in ahead:
            _, end = self._article.sentence_of(first)
            yield from self._run_in(stop, min(end, stop + AHEAD))

    def beside(self, first: int) -> int:
        """The last token of the name that a wording belongs to by marks and "is", or its own."""
        at = first
        while at and not self.is_name(at) and self._links(at):
            at -= 1
        if not self.is_name(at) and (head := self.head(first)) is not None:
            return head
        return at

    def head(self, first: int) -> int | None:
        """The last token of the name that a verb goes back to: "Marsh, who sang, died"."""
        begin, _ = self._article.sentence_of(first)
        behind = first > begin + 2 and self._words[first - 1] == "," and self._words[first - 2]
        if not behind or behind[0].isupper() or self._folded[first] not in self._be | self._verbs:
            return None
        opening = (
            at - 2
            for at in range(begin + 2, first)
            if self._folded[at] in self._who and self._words[at - 1] == "," and self.is_name(at - 2)
        )
        head = next(opening, None)
        return head if head is not None and not self.tells_of_others(head, first) else None

    def _run_in(self, first: int, stop: int) -> Iterator[int]:
        """The capitals on some tokens that are not of a place, until a mark ends them."""
        named = False
        for at in range(first, stop):
            if self.is_name(at) and not self.is_placed(at):
                named = True
                yield at
            elif named and not self._words[at][0].isalpha():
                return

    def is_name(self, at: int) -> bool:
        """True for a word with a capital."""
        return self._words[at][0].isupper()

    def is_placed(self, at: int) -> bool:
        """True for the name of a place: behind a preposition."""
        while at and self.is_name(at - 1):
            at -= 1
        return fold(self._article.tokens.word(at - 1)) in self._prepositions

    def _links(self, at: int) -> bool:
        """True where the token before may be the end of a name that a wording is about."""
        before = self._words[at - 1]
        return before in ",(" or fold(before) in self._be | self._relatives or self.is_name(at - 1)

    def tells_of_others(self, first: int, stop: int) -> bool:
        """True for some tokens with a word for kin or for other persons."""
        return any(fold(word) in self._others for word in self._words[first:stop])
