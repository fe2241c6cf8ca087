"""Whether an event is told of as one that went on or ended: "the order *was still in force*"."""

from __future__ import annotations

from factlint.checks._sequence_points import Point
from factlint.extract.article import Article
from factlint.extract.sequences import SequenceReader
from factlint.extract.tokens import Range

NEAR = 8
"""How many words behind an event tell what became of it."""


class CourseReader:
    """Reads what became of the events of one article; what did is on no day of theirs."""

    def __init__(self, article: Article, reader: SequenceReader) -> None:
        self._article, self._reader = article, reader
        words = article.lexicon.sequence
        compiled = article.grammar.compiler.compile
        self._lasting = compiled(words.lasting) if words.lasting else None
        self._ended = compiled(words.ended) if words.ended else None

    def goes_on(self, point: Point) -> bool:
        """True for an event of which its clause says that it lasted, or that it was over."""
        if point.rule is None or point.verb is not None:
            return False
        ended = None if point.rule.ends else self._ended
        clause, symbols = self._clause(point), self._article.tokens.symbols
        return any(told and told.search(symbols, *clause) for told in (self._lasting, ended))

    def _clause(self, point: Point) -> Range:
        """What is said of an event behind it, up to a comma and the next words of order."""
        tokens, at = self._article.tokens, point.stop
        end = min(self._article.sentence_of(point.first)[1], at + NEAR)
        if self._reader.is_told_on(self._article, at, end):
            at += tokens.word(at) == ","
        relation = next(self._reader.read(self._article, (at, end)), None)
        end = relation.first if relation else end
        stops = (tokens.plain.find(mark, at, end) for mark in ",;:")
        return at, min((stop for stop in stops if stop >= 0), default=end)
