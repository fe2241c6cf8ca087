"""What an article is about, by its words: two articles of one matter have some in common."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from factlint.extract.article import Article
from factlint.extract.proper import day_words
from factlint.extract.stems import stems_of
from factlint.rulebook.words import fold_marks

LEAD = 3
"""The sentences that tell what an article is about, its headline among them."""
SHORTEST = 3
"""So many letters a word has at least that says something."""
ENOUGH = 5
"""So many words in common are one matter; a name counts for two."""


class Matter(msgspec.Struct, frozen=True):
    """The stems of the words around a token and in the lead of its article, and of names there."""

    words: frozenset[str]
    names: frozenset[str]

    def __str__(self) -> str:
        """The matter as assertions hold it."""
        return "\n".join(" ".join(sorted(stems)) for stems in (self.words, self.names))

    def is_one(self, other: Matter) -> bool:
        """True for two articles that tell of the same."""
        return len(self.words & other.words) + len(self.names & other.names) >= ENOUGH


def read_matter(article: Article, token: int, without: Collection[str] = ()) -> Matter:
    """The matter of a token, without the days and the words of somebody's name."""
    stems, left_out = stems_of(article.lexicon), day_words(article.lexicon).union(without)
    words, names = set[str](), set[str]()
    for begin, end in (*article.sentence_ranges[:LEAD], article.sentence_of(token)):
        for at, word in enumerate(article.tokens.words[begin:end], begin):
            if len(word) >= SHORTEST and fold_marks(word) not in left_out and stems.of(word):
                words.add(stems.of(word))
                if at > begin and word[0].isupper():
                    names.add(stems.of(word))
    return Matter(frozenset(words), frozenset(names))


def matter_of(written: str) -> Matter:
    """The matter that an assertion holds."""
    words, _, names = written.partition("\n")
    return Matter(frozenset(words.split()), frozenset(names.split()))
