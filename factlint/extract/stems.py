"""Words without their endings: what of a text tells what it is about."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from factlint.extract.article import Article
from factlint.rulebook.lexicon import Alignment, Lexicon
from factlint.rulebook.words import fold_marks

SHORTEST_STEM = 3
_CLOSED = (
    *("article-the", "preposition", "conjunction", "pronoun", "be", "have", "modal", "adverb"),
    *("relative", "including", "number-word", "says"),
)


class Stems:
    """The stems of one language's words, by the endings and likenesses of its lexicon."""

    def __init__(self, alignment: Alignment, closed: frozenset[str]) -> None:
        self._endings = tuple(sorted(alignment.endings, key=len, reverse=True))
        self.closed = closed
        self._alike: dict[str, str] = {}
        for words in alignment.alike:
            self._alike.update((self._cut(fold_marks(word)), words[0]) for word in words)
        self._known: dict[str, str] = {}
        self._roots: dict[str, str] = {}

    def of(self, word: str) -> str:
        """The stem of a word, empty for one that says nothing by itself."""
        if word not in self._known:
            key = fold_marks(word)
            empty = key in self.closed or len(key) < 2 or not key[0].isalpha()
            stem = self._cut(key)
            self._known[word] = "" if empty else self._alike.get(stem, stem)
        return self._known[word]

    def root(self, word: str) -> str:
        """A word without its ending, whatever it says."""
        if word not in self._roots:
            self._roots[word] = self._cut(fold_marks(word))
        return self._roots[word]

    def _cut(self, word: str) -> str:
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                return word[: -len(ending)]
        return word


@lru_cache(maxsize=8)
def stems_of(lexicon: Lexicon) -> Stems:
    """The stems of a lexicon's language."""
    alignment, known = lexicon.alignment, dict(lexicon.lists)
    listed = (word for name in _CLOSED for word in known.get(name, ()))
    words = (*lexicon.function_words, *listed, *lexicon.speech.verbs, *alignment.empty)
    return Stems(alignment, frozenset(map(fold_marks, words)))


def count_stems(article: Article) -> tuple[int, Counter[str]]:
    """How many sentences an article has, and in how many each stem stands."""
    stems, words = stems_of(article.lexicon), article.tokens.words
    found: Counter[str] = Counter()
    for first, stop in article.sentence_ranges:
        found.update({stem for word in words[first:stop] if (stem := stems.of(word))})
    return len(article.sentence_ranges), found
