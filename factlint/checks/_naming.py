"""Finding the names of a draft in its sources, and those that are one slip away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.extract.article import Article
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.spelling import Spellings
from factlint.model import Span
from factlint.rulebook.words import fold_marks

ONE_SLIP = 0.9
"""What one slip of the hand or ear costs at most."""
BESIDE_RIGHT = 1.5
"""How far a word may be off where another word of the name is right."""
SHORTEST_BESIDE, SHORTEST_ALONE = 5, 7
"""How long a word must be, beside a right one and by itself."""


class Names:
    """The names of some sources, by their words."""

    def __init__(self, sources: Sequence[Article]) -> None:
        self._words = {
            key
            for source in sources
            for word in source.tokens.words
            if (key := fold_marks(word)).isalnum()
        }
        self._by_word: dict[str, list[tuple[Article, ProperName]]] = defaultdict(list)
        for source in sources:
            for name in read_proper_names(source):
                for key in name.keys:
                    self._by_word[key].append((source, name))
        self._spellings = Spellings(self._by_word)

    def knows(self, article: Article, name: ProperName) -> bool:
        """True when every word of a draft's name stands in the sources."""
        return not any(self._unknown(article, name))

    def near(self, article: Article, name: ProperName) -> tuple[Article, Span] | None:
        """The place of a name in the sources that a draft's name is a slip away from."""
        near = (
            found
            for key in self._unknown(article, name)
            for found in self._near(article, name, key)
        )
        return next(near, None)

    def _unknown(self, article: Article, name: ProperName) -> Iterator[str]:
        return (key for key in name.keys if not self._knows(article, key))

    def _knows(self, article: Article, key: str) -> bool:
        """True for a word of the sources, also with the ending of an adjective or a plural."""
        if key in self._words or len(key) < 2:
            return True
        endings = dict(article.lexicon.lists).get("name-ending", ())
        return any(
            key + ending in self._words
            or (key.endswith(ending) and key.removesuffix(ending) in self._words)
            for ending in endings
        )

    def _near(self, article: Article, name: ProperName, key: str) -> Iterator[tuple[Article, Span]]:
        """The names of the sources with a word that another word is a slip of, nearest first."""
        lists, others = dict(article.lexicon.lists), set(name.keys) - {key}
        own = {
            fold_marks(word)
            for word in (*lists.get("name-known", ()), *lists.get("name-given", ()))
        }
        alone = not others and key not in own and len(key) >= SHORTEST_ALONE
        near = self._spellings.near(key)
        for word in sorted(near, key=lambda word: (near[word], word)):
            for source, there in self._by_word[word]:
                held = len(key) >= SHORTEST_BESIDE and not others.isdisjoint(there.keys)
                if (held and near[word] <= BESIDE_RIGHT) or (alone and near[word] <= ONE_SLIP):
                    yield source, source.tokens.span(there.first, there.stop)


def names_of(article: Article) -> list[ProperName]:
    """The names of a draft, each once, without those of its byline and dateline."""
    layout, seen, found = article.layout, set[str](), []
    names = read_proper_names(article)
    for name in sorted(names, key=lambda name: (-len(name.keys), name.first)):
        span = article.tokens.span(name.first, name.stop)
        head = span.end <= layout.body and layout.part_of(span) == "body"
        if not head and not seen.issuperset(name.keys):
            found.append(name)
            seen |= set(name.keys)
    return sorted(found, key=lambda name: name.first)
