"""How many of a thing there are so far, or were before: what an ordinal is held to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from factlint.checks._mentions import Mention
from factlint.checks._ordinals import OrdinalReader
from factlint.checks._rows import Phrase, Words
from factlint.extract.article import CountToken
from factlint.extract.quantity import QuantityToken
from factlint.extract.slots import times_between
from factlint.extract.tokens import Range
from factlint.model import Quantity
from factlint.rulebook.words import fold

DEATHS = "killed"
"""The measure whose total counts victims."""
FEWEST = 2
"""A list of so many times counts what was at them."""


def read_totals(reader: OrdinalReader) -> Iterator[Mention]:
    """Every number of things that is one of all so far, or of all before."""
    for quantity in reader.article.quantities:
        value = quantity.value
        unit = value.unit and value.unit != "time"
        plain = not (value.vague or unit or value.ordinal) and value.value is not None
        if plain and not reader.is_quoted(quantity.figure):
            yield from _counted(reader, quantity)
    for count in reader.article.counts:
        if count.measure == DEATHS and count.scope == "total" and not count.superseded:
            yield from _deaths(reader, count)
    yield from _listed(reader)


def wholes_below(reader: OrdinalReader) -> Iterator[tuple[Range, Range]]:
    """The tokens of "the fifth" and of "four" in "the fifth of four children"."""
    article, words = reader.article, reader.article.tokens.words
    figures = {quantity.figure: quantity for quantity in article.quantities}
    for number in article.numbers:
        at = number.stop + 1
        value = reader.value(number)
        if not value or fold(article.tokens.word(number.stop)) != "of":
            continue
        at += fold(article.tokens.word(at)) in article.grammar.listed("article-the")
        whole = figures.get(at)
        if whole and not (whole.value.unit or whole.value.vague or words[at].endswith("s")):
            high = whole.value.high
            if high is not None and 1 < high < value and not reader.is_quoted(at):
                yield (number.first, number.stop), (at, whole.stop)


def _counted(reader: OrdinalReader, quantity: QuantityToken) -> Iterator[Mention]:
    sentence = reader.article.sentence_of(quantity.first)
    phrase = _phrase(reader, quantity, sentence)
    if phrase is None or reader.says("bygone", sentence):
        return
    before = reader.is_earlier(sentence) or reader.says("before", sentence)
    current = reader.says("totals", sentence)
    unreal = reader.says("unreal", (sentence[0], phrase.stop))
    if unreal and not reader.says("brings", sentence):
        return
    if before or current:
        yield _total(reader, phrase, quantity.first, quantity.value, before)


def _phrase(
    reader: OrdinalReader, quantity: QuantityToken, sentence: tuple[int, int]
) -> Phrase | None:
    """The plural behind a figure, or the one whose number it is: "the number of fires to five"."""
    rows, words = reader.rows, [fold(w) for w in reader.article.tokens.words]
    phrase = rows.phrase(quantity.figure + 1)
    if phrase.plural:
        return phrase
    begin, _ = sentence
    at = next((n for n in range(begin, quantity.figure) if words[n] in reader.words["tallies"]), -1)
    if at < 0 or at + 2 >= quantity.figure or words[at + 1] != "of":
        return None
    start = at + 3 if words[at + 2] in reader.article.grammar.listed("article-the") else at + 2
    counted = rows.phrase(start)
    reached = words[quantity.figure - 1] in reader.words["reaching"]
    return counted if counted.plural and reached else None


def _deaths(reader: OrdinalReader, count: CountToken) -> Iterator[Mention]:
    at = count.quantity.figure
    none: Words = frozenset()
    phrase = Phrase(reader.rows.head("death"), none, none, none, at + 1, at + 1, True)
    total = _total(reader, phrase, count.quantity.first, count.quantity.value, False)
    causes = reader.rows.stems(sorted(reader.words["causes"]))
    yield msgspec.structs.replace(total, said=total.said | causes)


def _listed(reader: OrdinalReader) -> Iterator[Mention]:
    """What was at each of a list of times: "had rejected it in 2019, 2020 and 2021"."""
    article = reader.article
    for sentence in article.sentence_ranges:
        times = times_between(article, *sentence)
        before = reader.says("before", sentence) or reader.is_pluperfect(sentence)
        if len(times) < FEWEST or not before:
            continue
        between = [article.tokens.words[one.stop : two.first] for one, two in pairwise(times)]
        if all(set(map(fold, words)) <= reader.words["listing"] for words in between):
            first, stop = times[0].first, times[-1].stop
            known = [
                (at, word)
                for at in range(sentence[0], first)
                if (word := fold(article.tokens.words[at])) and reader.rows.is_plural(word)
            ]
            at, noun = known[-1] if known else (first, "time")
            none: Words = frozenset()
            phrase = Phrase(reader.rows.head(noun), none, none, none, stop, stop, True)
            number = len(times) + sum(word[0].isupper() for words in between for word in words)
            yield _total(reader, phrase, at, Quantity(number, number, number), True)


def _total(
    reader: OrdinalReader, phrase: Phrase, first: int, count: Quantity, prior: bool
) -> Mention:
    article = reader.article
    begin, end = article.sentence_of(first)
    window, span = reader.window(phrase.stop, end)
    owners, leans = _owners(reader, begin, first)
    return Mention(
        phrase,
        first,
        article.sentence_number(first),
        owners,
        reader.rows.said_in(begin, end),
        window,
        span,
        count=count,
        prior=prior,
        leans=leans,
        brings=reader.says("brings", (begin, end)),
    )


def _owners(reader: OrdinalReader, begin: int, first: int) -> tuple[Words, bool]:
    """Who has so many: the word before "has", or the names before; nobody for "it", "there"."""
    article = reader.article
    words = [fold(word) for word in article.tokens.words[begin:first]]
    passed = article.grammar.listed("adverb")
    names = reader.whose.names_in(begin, first)
    for at, word in enumerate(words):
        if word in article.grammar.listed("have"):
            before = [w for w in words[:at] if w[0].isalpha() and w not in passed]
            subject = before[-1] if before else ""
            if subject in article.grammar.listed("relative"):
                continue
            named = [n for n in names if n.stop == begin + at or n.keys[-1] == subject]
            if named:
                return frozenset({named[-1].keys[-1]}), False
            leans = not subject or subject in reader.words["anyone"]
            return (frozenset(), True) if leans else (frozenset({subject}), False)
    found = frozenset(name.keys[-1] for name in names)
    return found - reader.words["anyone"], not found
