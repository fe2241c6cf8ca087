"""What the sentences around ordinals say, read once for each of them."""

from __future__ import annotations

from functools import cache

from factlint.checks._odds import Signs
from factlint.checks._row_nouns import Words
from factlint.checks._row_text import RowText
from factlint.extract.tokens import Range

MOST = 4
"""So many words that both sentences say count."""


class RowSentences:
    """Compares two sentences of one article."""

    def __init__(self, text: RowText) -> None:
        self._text = text
        self.content = cache(self._content)
        self.names = cache(self._names)
        self.days = cache(self._days)

    def signs(self, one: Range, two: Range, counted: Words) -> Signs:
        """What two sentences share but what is `counted`, and what only one of them names."""
        names = self.names(one), self.names(two)
        days = self.days(one), self.days(two)
        shared = self.content(one) & self.content(two) - counted - names[0]
        both = all(names) and one != two
        return {
            "words": min(len(shared), MOST) if one != two else 0,
            "names-shared": both and not names[0].isdisjoint(names[1]),
            "names-differ": both and names[0].isdisjoint(names[1]),
            "names-new": any(not self._is_known(name, two) for name in names[1] - names[0]),
            "days-shared": one != two and not days[0].isdisjoint(days[1]),
            "days-differ": bool(days[0]) and bool(days[1]) and days[0].isdisjoint(days[1]),
            "days-first": bool(days[0]) and not days[1],
            "days-second": bool(days[1]) and not days[0],
        }

    def _is_known(self, name: str, sentence: Range) -> bool:
        return self._text.is_said_before(frozenset({name}), sentence[0])

    def _content(self, sentence: Range) -> Words:
        return self._text.content(*sentence)

    def _names(self, sentence: Range) -> Words:
        return frozenset(k for n in self._text.names(*sentence, openers=True) for k in n.keys)

    def _days(self, sentence: Range) -> frozenset[object]:
        return frozenset(self._text.days(*sentence))
