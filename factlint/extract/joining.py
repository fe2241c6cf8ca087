"""What joins the words of a sentence to one of its figures, and what parts them."""

from __future__ import annotations

from factlint.extract.article import Article
from factlint.extract.grammar import Grammar
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import fold

BESIDE = 3
"""How many words beside a place tell that it is that of a part."""
ASIDE = 10
"""How many words may say which place it is."""
DASHES = frozenset("-–—")
LEADING = 6
"""How many words what leads a sentence may have behind the place or claim in it."""


class JoinReader:
    """Tells in one language whether some words belong to a figure of their sentence."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.lexicon.reaches
        fields = {name: getattr(words, name) for name in words.__struct_fields__}
        self._words = {
            name: frozenset(map(fold, value))
            for name, value in fields.items()
            if not any(isinstance(each, Pattern) for each in value)
        }
        self._patterns = {
            name: grammar.compiler.compile(value)
            for name, value in fields.items()
            if value and name not in self._words
        }
        self._verbs = verb_reader(grammar)
        self._be = grammar.listed("be")
        self._joins = grammar.listed("conjunction")
        self._articles = grammar.listed("article-the")

    def belongs(self, article: Article, part: Range, figure: Range) -> bool:
        """True when nothing between some words and a figure parts them, and no word of a part."""
        sentence = article.sentence_of(part[0])
        if article.sentence_of(figure[0]) != sentence:
            return False
        where = self._match("where", article, part[1], sentence[1])
        if where and self._behind_lead(article, part) == part[1]:
            part = part[0], where[1]
        if part[0] >= figure[1]:
            return self._joined(article, (figure[1], part[0]), part)
        return self._joined(article, (self._behind_lead(article, part), figure[0]), part)

    def _behind_lead(self, article: Article, part: Range) -> int:
        """Where the clause begins that some words lead: "In Marl, where it rained, …"."""
        start, end = article.sentence_of(part[0])
        plain, at = article.tokens.plain, part[1]
        first = part[0] - (fold(article.tokens.word(part[0] - 1)) in self._articles)
        first -= fold(article.tokens.word(first - 1)) in self._words["within"]
        if article.tokens.word(first - 1) in DASHES:  # behind a dateline
            start = first
        comma = plain.find(",", at, min(end, at + LEADING))
        if first != start or comma < 0 or self._finds("ends", article, (at, comma)):
            return at
        if found := self._match("where", article, at, end):
            comma = plain.find(",", found[1], end)
        else:
            comma = self._behind_aside(article, comma, end)
        return comma + 1 if comma >= 0 else at

    def _behind_aside(self, article: Article, comma: int, end: int) -> int:
        """The comma behind what says of a place which it is: "In Marl, a town of 6,000, …"."""
        opened = fold(article.tokens.word(comma + 1)) in self._articles
        stop = article.tokens.plain.find(",", comma + 1, min(end, comma + ASIDE)) if opened else -1
        return comma if stop < 0 or self._verbs.read(article, (comma + 1, stop)) else stop

    def _joined(self, article: Article, between: Range, part: Range) -> bool:
        sentence = article.sentence_of(part[0])
        around = (
            max(sentence[0], min(between[0], part[0] - BESIDE)),
            min(sentence[1], max(between[1], part[1] + BESIDE)),
        )
        return not self._is_ended(article, between) and not self._finds("partly", article, around)

    def _is_ended(self, article: Article, between: Range) -> bool:
        """True where a clause is over, as in "in Marl, and the city has", "in Marl, he said"."""
        expression = self._patterns.get("ends")
        found = expression.finditer(article.tokens.plain, *between) if expression else ()
        return any(not self._goes_on(article, match.span(), between[0]) for match in found)

    def _goes_on(self, article: Article, mark: Range, start: int) -> bool:
        """True for two names, "in Marl *and Dunmore has*", and for "have been *reported*"."""
        first, stop = mark
        if self._match("counted", article, first, article.sentence_of(first)[1]):
            return True
        if first == start:
            return False
        words = article.tokens.words
        if stop - first > 1:
            return words[first - 1][0].isupper() and words[first + 1][0].isupper()
        return fold(words[first - 1]) in self._be and self._verbs.is_past(words[first])

    def _finds(self, name: str, article: Article, part: Range, *, plain: bool = False) -> bool:
        expression = self._patterns.get(name)
        symbols = article.tokens.plain if plain else article.tokens.symbols
        return bool(expression and part[0] < part[1] and expression.search(symbols, *part))

    def _match(self, name: str, article: Article, at: int, end: int) -> Range | None:
        expression = self._patterns.get(name)
        found = expression.match(article.tokens.symbols, at, end) if expression else None
        return found.span() if found else None
