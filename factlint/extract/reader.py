"""From a document to an article: every value read, in one pass for each kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from factlint.documents import Document
from factlint.extract.article import Article
from factlint.extract.counts import CountReader
from factlint.extract.dates import DateReader, TimeToken
from factlint.extract.grammar import Grammar
from factlint.extract.numbers import NumberReader
from factlint.extract.published import HeaderReader, Published, header_end
from factlint.extract.quantities import QuantityReader
from factlint.extract.quotations import SpeakerReader, read_quotations
from factlint.extract.resolving import Resolver
from factlint.extract.retracted import read_retracted
from factlint.extract.revised import revised
from factlint.extract.sentences import split_sentences
from factlint.extract.tokens import Split, Tokens, closed, split_tokens
from factlint.model import Mention, Span
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.words import split_words

SAMPLE = 800  # words that tell the language
WEEK_STARTS = {"monday": 1, "saturday": 6, "sunday": 7}


class LanguageReader:
    """All the readers of one language."""

    def __init__(
        self, lexicon: Lexicon, patterns: tuple[Pattern, ...], cues: tuple[Pattern, ...]
    ) -> None:
        self.grammar = Grammar(lexicon, patterns, cues)
        lists = dict(lexicon.lists)
        self.abbreviations = frozenset(lexicon.abbreviations)
        self.starters = frozenset(
            (*lexicon.function_words, *lists.get("article-the", ()), *lists.get("preposition", ()))
        )

    @cached_property
    def numbers(self) -> NumberReader:
        """The reader of numbers."""
        return NumberReader(self.grammar)

    @cached_property
    def dates(self) -> DateReader:
        """The reader of time expressions."""
        return DateReader(self.grammar)

    @cached_property
    def quantities(self) -> QuantityReader:
        """The reader of quantities."""
        return QuantityReader(self.grammar)

    @cached_property
    def counts(self) -> CountReader:
        """The reader of counts."""
        return CountReader(self.grammar)

    @cached_property
    def speakers(self) -> SpeakerReader:
        """The reader of attributions."""
        return SpeakerReader(self.grammar)


class Reader:
    """Reads articles with the lexicons and patterns of a rulebook."""

    def __init__(
        self,
        lexicons: tuple[Lexicon, ...],
        patterns: tuple[Pattern, ...],
        cues: tuple[Pattern, ...] = (),
    ) -> None:
        self._lexicons = {lexicon.language: lexicon for lexicon in lexicons}
        self._patterns, self._cues = patterns, cues
        self._languages: dict[str, LanguageReader] = {}
        self._function_words = {
            lexicon.language: _as_written(lexicon.function_words) for lexicon in lexicons
        }
        self._months = {
            lexicon.language: _as_written(word for word, _ in lexicon.dates.months)
            for lexicon in lexicons
        }

    @cached_property
    def _headers(self) -> HeaderReader:
        return HeaderReader(self._lexicons.values())

    def language(self, tag: str) -> LanguageReader:
        """The readers of a language that the rulebook has a lexicon for."""
        if tag not in self._languages:
            self._languages[tag] = LanguageReader(self._lexicons[tag], self._patterns, self._cues)
        return self._languages[tag]

    def read(self, document: Document) -> Article:
        """Read one document."""
        split = closed(split_tokens(document.prose))
        readers = self.language(self._language_of(document, split[0]))
        tokens = Tokens(split, readers.grammar.alphabet)
        sentences = split_sentences(tokens, readers.abbreviations, readers.starters)
        article = Article(document, readers.grammar, tokens, sentences)
        numbers = readers.numbers.read(tokens)
        times = readers.dates.read(tokens, numbers, sentences)
        foreign = list(self._foreign_dates(document, readers, split))
        early = bisect_left(tokens.starts, header_end(article.lines))
        undated = [
            Resolver(readers.dates, None).resolve(time) for time in times if time.first < early
        ]
        absolute = sorted([*_mentions(tokens, undated), *foreign], key=lambda m: m.span)
        article.published = tuple(self._published(document, article, absolute))
        article.anchor = _anchor(article.published)
        article.numbers = numbers
        article.times = self._resolve(article, readers.dates, times)
        article.quantities, article.excluded = readers.quantities.read(tokens, numbers, sentences)
        article.speakers = readers.speakers
        article.counts = readers.counts.read(article)
        article.retracted = read_retracted(article)
        taken = [mention.span for mention in foreign]
        article.mentions = tuple(
            sorted(
                [
                    *(m for m in _mentions(tokens, article.times) if not _in(m, taken)),
                    *foreign,
                    *(
                        mention
                        for q in article.quantities
                        if not _in(
                            mention := Mention(tokens.span(q.first, q.stop), q.value, q.reader),
                            taken,
                        )
                    ),
                    *read_quotations(document.prose, document.text, tokens, readers.speakers),
                ],
                key=lambda mention: mention.span,
            )
        )
        article.counts = revised(article, article.counts)
        return article

    def _language_of(self, document: Document, words: Sequence[str]) -> str:
        declared = document.given.language or document.declared.language
        tag = (declared or "").split("-")[0].lower()
        if tag in self._lexicons:
            return tag
        sample = words[:SAMPLE]
        scores = {
            language: sum(map(function_words.__contains__, sample))
            for language, function_words in self._function_words.items()
        }
        return max(scores, key=lambda language: (scores[language], language == "en"))

    def _foreign_dates(
        self, document: Document, own: LanguageReader, split: Split
    ) -> Iterator[Mention]:
        """Full dates in the words of another language ("25 de noviembre, 2025")."""
        known = self._months[own.grammar.lexicon.language]
        for tag, months in self._months.items():
            foreign = months - known
            if foreign.isdisjoint(split[0]):
                continue
            other = self.language(tag)
            tokens = Tokens(split, other.grammar.alphabet)
            sentences = split_sentences(tokens, other.abbreviations, other.starters)
            times = other.dates.read(tokens, other.numbers.read(tokens), sentences)
            resolver = Resolver(other.dates, None)
            for mention in _mentions(tokens, [resolver.resolve(time) for time in times]):
                if not foreign.isdisjoint(split_words(_text(document, mention))):
                    yield mention

    def _published(
        self, document: Document, article: Article, times: list[Mention]
    ) -> Iterator[Published]:
        if document.given.published:
            yield Published(document.given.published, None, "command line")
        if document.declared.published:
            yield Published(
                document.declared.published, None, document.declared.origin or "sidecar"
            )
        yield from self._headers.dates(document.prose, article.lines, times)

    def _resolve(
        self, article: Article, reader: DateReader, times: list[TimeToken]
    ) -> list[TimeToken]:
        starts = article.document.declared.week_starts
        resolver = Resolver(reader, article.anchor, WEEK_STARTS[starts or "monday"])
        tokens = article.tokens
        resolved = []
        for time in times:
            tense = reader.tense(tokens, time, article.sentence_of(time.first))
            resolved.append(resolver.resolve(time, tense, article.sentence_number(time.first)))
        return resolved


def _as_written(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand in a text: in small letters, with a capital, in capitals."""
    return frozenset(form for w in words for form in (w.lower(), w.capitalize(), w.upper()))


def _mentions(tokens: Tokens, times: list[TimeToken]) -> list[Mention]:
    return [
        Mention(tokens.span(time.first, time.stop), time.value, time.read)
        for time in times
        if time.value is not None
    ]


def _anchor(published: tuple[Published, ...]) -> date | None:
    return published[0].day if published else None


def _in(mention: Mention, spans: list[Span]) -> bool:
    return any(mention.span.overlaps(span) for span in spans)


def _text(document: Document, mention: Mention) -> str:
    return document.prose[mention.span.start : mention.span.end]
