"""Whether the time behind a word of birth is that of the birth."""

from __future__ import annotations

from factlint.extract.article import Article
from factlint.extract.verbs import verb_reader


class BirthClauses:
    """Tells the time of a birth from that of what a life goes on with."""

    def __init__(self, article: Article) -> None:
        listed = article.grammar.listed
        self._words, self._folded = article.tokens.words, article.tokens.folded
        self._verbs = verb_reader(article.grammar)
        self._auxiliaries = listed("be", "have", "modal")
        self._joined, self._relatives = listed("conjunction"), listed("relative")
        self._bare, self._adverbs = listed("born"), listed("adverb")

    def goes_on(self, first: int, stop: int) -> bool:
        """True where another verb comes in: "born in Leeds, came to Ravensby in 2009".

        "Born and raised in Leeds in 2009" has one place and one time for both.
        """
        places = range(first, stop)
        born = next((at for at in places if self._folded[at] in self._bare), first - 1)
        if not self._relatives.isdisjoint(self._folded[born + 1 : stop]):
            return True
        return any(
            self._opens(at) and self._is_verb(at + 1, stop) for at in range(born + 2, stop - 1)
        )

    def _opens(self, at: int) -> bool:
        """True for a mark or a word that another verb may follow."""
        return self._words[at] in (",", ";", "–", "—") or self._folded[at] in self._joined

    def _is_verb(self, at: int, stop: int) -> bool:
        """True for a past form or an auxiliary, behind adverbs and joining words too."""
        while at < stop and self._folded[at] in self._adverbs | self._joined:
            at += 1
        word = self._words[at]
        known = self._verbs.is_past(word) or self._folded[at] in self._auxiliaries
        return at < stop and word.islower() and known
