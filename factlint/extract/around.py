"""The words around a value: what it counts, the whole that it is of, what denies it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from factlint.extract.about import LATER, MORE
from factlint.extract.agreeing import LIMITS
from factlint.extract.alphabet import is_mark
from factlint.extract.article import Article
from factlint.extract.nearness import CLAUSE_MARKS, Value
from factlint.extract.passages import quantities_in
from factlint.extract.quantity import QuantityToken
from factlint.extract.stems import Stems
from factlint.rulebook.words import fold_marks

HEAD = 3
"""So many words behind a figure what it counts may stand."""
STOPS = ("preposition", "conjunction", "be", "have", "modal", "relative")
"""The lists of words behind which there is nothing that a figure counts."""
BESIDE_BEFORE = 3
"""So many words before a value a word may stand that makes it a difference."""
DENIED = 8
"""So many words behind a negation a value may stand that it denies."""


class Around:
    """Reads the words around the values of an article; on the tokens `timed` dates stand."""

    def __init__(self, article: Article, stems: Stems, timed: Collection[int]) -> None:
        self._article = article
        self._tokens = article.tokens
        self._stems, self._timed = stems, timed
        lists = dict(article.lexicon.lists)
        self._links = frozenset(map(fold_marks, lists.get("conjunction", ())))
        self._of = frozenset(article.lexicon.numbers.of)
        self._stops = frozenset(
            fold_marks(word) for name in STOPS for word in lists.get(name, ())
        ) - frozenset([*self._of, *article.lexicon.numbers.articles])
        self._deny = frozenset(article.lexicon.alignment.negation)
        self._below = frozenset(article.lexicon.alignment.forms.below)
        self._nobody = frozenset(article.lexicon.alignment.nobody)
        differ = article.lexicon.alignment.differ
        self._fewer, self._cut = frozenset(differ.behind), frozenset(differ.before)
        self._later = frozenset(differ.later)
        self._sums = [at for at, word in enumerate(article.tokens.folded) if word in differ.all]

    def is_denied(self, value: Value, start: int) -> bool:
        """True for a value behind a negation of its clause, except "not until".

        Behind a subject that is nobody a limit is denied: "no candidate won more than half".
        """
        first = value.first
        limit = isinstance(value, QuantityToken) and value.value.hedge in LIMITS
        if limit and first > start and fold_marks(self._tokens.word(start)) in self._nobody:
            return True
        ends = self._article.lexicon.alignment.end
        if fold_marks(self._tokens.word(first - 1)) in ends:
            return False
        for at in range(first - 1, max(start, first - DENIED) - 1, -1):
            word = self._tokens.words[at]
            if word in CLAUSE_MARKS or word == "," or fold_marks(word) in self._links:
                return False
            if fold_marks(word) in self._deny:
                return " ".join(self._tokens.folded[at : at + 2]) not in self._below
        return False

    def difference(self, value: Value, sentence: tuple[int, int]) -> str:
        """`more` in "six fewer", "four wickets in hand", "cut by ten"; `later` in "years on"."""
        first = max(sentence[0], value.first - BESIDE_BEFORE)
        stop = min(sentence[1], value.stop + HEAD)
        others = quantities_in(self._article, (value.stop, stop))
        stop = others[0].first if others else stop
        words = [fold_marks(word) for word in self._tokens.words[first:stop]]
        before, behind = words[: value.first - first], words[value.stop - first :]
        if not self._later.isdisjoint(behind[:2]):
            return LATER
        differ = not (self._fewer.isdisjoint(behind) and self._cut.isdisjoint(before))
        at = bisect_left(self._sums, value.stop)
        summed = at < len(self._sums) and self._sums[at] < sentence[1]
        return MORE if differ or summed else ""

    def whole(self, value: QuantityToken) -> QuantityToken | None:
        """The amount that another one is of: "two of its five"."""
        first = value.stop
        if fold_marks(self._tokens.word(first)) not in self._of:
            return None
        behind = quantities_in(self._article, (first + 1, first + HEAD + 1))
        return behind[0] if behind else None

    def is_whole(self, value: QuantityToken) -> bool:
        """True for the 51 of "29 of the 51 seats"."""
        before = (fold_marks(self._tokens.word(value.first - back)) for back in range(1, 4))
        return any(word in self._of for word in before)

    def heads(self, value: QuantityToken, stop: int) -> tuple[str, ...]:
        """What an amount counts: the words right behind it, or behind the whole that it is of."""
        if value.value.unit not in (None, "time"):
            return ()
        whole = self.whole(value)
        first = whole.stop if whole else value.stop
        found = []
        for at in range(first, min(first + HEAD, stop)):
            word = self._tokens.words[at]
            ends = at in self._timed or fold_marks(word) in self._stops
            if ends or (is_mark(word) and word != "-"):
                break
            if stem := self._stems.of(word):
                found.append(stem)
        return tuple(found)
