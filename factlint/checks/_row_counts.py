"""How many of a thing there are by now, or were before: what an ordinal is held to."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.checks._ordinals import OrdinalReader
from factlint.checks._rows import Words
from factlint.extract.quantity import QuantityToken
from factlint.extract.slots import numbers_between, times_between
from factlint.extract.tokens import Range
from factlint.rulebook.amounts import counted
from factlint.rulebook.words import fold

DEATHS = "killed"
"""The measure whose total counts victims."""
NEAR = 6
"""So many tokens around a figure say of what time it is."""
LEAD = 3
"""So many tokens say that something is a streak."""
NOTHING: Words = frozenset()


class Count(msgspec.Struct, frozen=True):
    """So many of a thing, on the tokens of `place`.

    `heads` are what it may be of, empty for whatever was told right before ("the total").
    `narrow` and `window` are the stems that set its row apart, in kind and in time; `said` those
    of its sentence; `names` whose it is. Of `prior` ones there were so many before, and of
    `closed` ones no more; a `sure` one says itself that it counts all. What was done so `often` has
    no noun, and "The Croat" is an `epithet` of somebody named
    before. "All three" are `meant` to be those that were told of.
    """

    heads: Words
    low: float | None
    high: float | None
    place: Range
    sentence: int
    said: Words
    narrow: Words = NOTHING
    window: Words = NOTHING
    names: Words = NOTHING
    opening: str = ""
    prior: bool = False
    closed: bool = False
    sure: bool = False
    often: bool = False
    epithet: bool = False
    meant: bool = False


def read_counts(reader: OrdinalReader) -> Iterator[Count]:
    """Every number of things that is one of all so far, or of all before."""
    for quantity in reader.article.quantities:
        value = quantity.value
        plain = not (value.vague or value.ordinal) and value.unit in (None, "time")
        whole = isinstance(value.value, int) and value.value > 0
        if plain and whole and not reader.is_quoted(quantity.figure):
            yield from _counted(reader, quantity)
    yield from _deaths(reader)


def wholes_below(reader: OrdinalReader) -> Iterator[tuple[Range, Range]]:
    """The tokens of "the fifth" and of "four" in "the fifth of four children"."""
    article, words = reader.article, reader.article.tokens.words
    figures = {quantity.figure: quantity for quantity in article.quantities}
    for number in article.numbers:
        at = number.stop + 1
        value = reader.value(number)
        if not value or fold(article.tokens.word(number.stop)) not in article.grammar.listed("of"):
            continue
        at += fold(article.tokens.word(at)) in article.grammar.listed("article-the")
        whole = figures.get(at)
        if whole and not (whole.value.unit or whole.value.vague or words[at].endswith("s")):
            high = whole.value.high
            if high is not None and 1 < high < value and not reader.is_quoted(at):
                yield (number.first, number.stop), (at, whole.stop)


def _counted(reader: OrdinalReader, quantity: QuantityToken) -> Iterator[Count]:
    begin, end = reader.article.sentence_of(quantity.first)
    clause = clause_of(reader, quantity.first, (begin, end))
    words = [fold(word) for word in reader.article.tokens.words[quantity.stop : quantity.stop + 1]]
    near = max(begin, quantity.first - NEAR), min(end, quantity.stop + NEAR)
    if reader.says("bygone", near) or reader.words["more"].intersection(words):
        return
    brings, first_ones = reader.says("brings", clause), _is_first(reader, quantity)
    prior = first_ones or reader.is_earlier(clause) or reader.says("before", clause)
    sure = brings or words == ["-"] or reader.says("sure", clause)
    unreal = reader.says("unreal", (begin, quantity.figure)) and not brings
    if unreal or not (prior or sure or reader.says("totals", clause)):
        return
    value = counted(quantity.value)
    count = _of(reader, quantity, (begin, end), brings)
    if count is not None:
        closed = prior and not first_ones and reader.says("closed", clause)
        yield msgspec.structs.replace(
            count,
            low=value.low,
            high=None if first_ones else value.high,
            prior=prior and not brings,
            sure=sure,
            closed=closed,
            meant=brings or reader.says("meant", clause),
        )


def _is_first(reader: OrdinalReader, quantity: QuantityToken) -> bool:
    """True for "the first four finals", of which there are so many at least."""
    return fold(reader.article.tokens.word(quantity.first - 1)) in reader.words["leading"]


def clause_of(reader: OrdinalReader, at: int, sentence: Range) -> Range:
    """The tokens around one up to a mark on either side."""
    words = reader.article.tokens.words
    first = next((n + 1 for n in range(at - 1, sentence[0], -1) if words[n] in ",;"), sentence[0])
    stop = next((n for n in range(at, sentence[1]) if words[n] in ",;"), sentence[1])
    return first, stop


def _of(
    reader: OrdinalReader, quantity: QuantityToken, sentence: Range, brings: bool
) -> Count | None:
    """A figure with what it counts."""
    article, rows = reader.article, reader.rows
    at = _noun_at(reader, quantity, sentence)
    phrase = rows.phrase(at)
    often = phrase.head in reader.words["often"] or quantity.reader == "word"
    stop = max(phrase.stop, quantity.stop)
    if _is_streak(reader, at, phrase.apart):
        heads = streak_of(reader, sentence[0], min(at + LEAD, sentence[1]))
    elif article.tokens.word(quantity.stop) == "-":
        return None
    elif often:
        heads = acts_before(reader, sentence[0], quantity.first) | phrase.told
    elif phrase.plural and phrase.head:
        generic = phrase.head in reader.words["persons"]
        told = phrase.told | phrase.narrow if generic else NOTHING
        heads = frozenset({rows.stem(phrase.head)}) | told
    elif brings and _is_total(reader, quantity):
        heads = NOTHING
    elif phrase.told and not phrase.head:
        heads = phrase.told
    else:
        return None
    if _is_parted(reader, stop, phrase.end):
        return None
    narrow, window = reader.narrowing(stop, max(stop, phrase.end), of_count=True)
    begin = sentence[0]
    names = subject_of(reader, begin, quantity.first)
    return Count(
        heads,
        None,
        None,
        (quantity.first, stop),
        article.sentence_number(begin),
        rows.said_in(*sentence),
        narrow | (phrase.apart if not often else _objects(reader, begin, quantity.first)),
        window,
        names,
        _opening(reader, begin, quantity.first),
        often=often,
        epithet=_is_epithet(reader, begin, quantity.first),
    )


def _is_streak(reader: OrdinalReader, at: int, apart: Words) -> bool:
    """True for "five in a row", "five straight games", "the five-game losing streak"."""
    words = [fold(word) for word in reader.article.tokens.words[at : at + LEAD]]
    words = words[:1] + words[2:]
    words += [fold(word) for word in reader.article.tokens.words[max(0, at - NEAR) : at]]
    return "row" in apart or bool(reader.words["row"].intersection(words))


def streak_of(reader: OrdinalReader, begin: int, stop: int) -> Words:
    """Whether it is won or lost in a row, or what else is done."""
    acts = reader.rows.stems(reader.article.tokens.words[begin:stop])
    return acts & reader.rows.stems(["win", "loss"]) or acts


def _is_parted(reader: OrdinalReader, first: int, stop: int) -> bool:
    """True for "140 stores in nine states", which are told by another figure."""
    word = reader.article.tokens.word
    return any(
        fold(word(number.first - 1)) in reader.words["window"]
        and reader.rows.is_plural(noun := fold(word(number.stop)))
        and reader.rows.head(noun) not in reader.words["units"]
        for number in numbers_between(reader.article, first, stop)
    )


def _noun_at(reader: OrdinalReader, quantity: QuantityToken, sentence: Range) -> int:
    """Where the noun stands that a figure counts: "five of their meetings", "number of fires"."""
    words = [fold(word) for word in reader.article.tokens.words]
    articles, of = (reader.article.grammar.listed(name) for name in ("article-the", "of"))
    at = quantity.figure + 1
    at += words[at : at + 1] == ["-"]
    at = max(at, quantity.stop if quantity.reader == "word" else at)
    if words[at : at + 1] and words[at] in of and not articles.isdisjoint(words[at + 1 : at + 2]):
        return at + 2
    behind = words[at : at + 4]
    if len(behind) > 3 and behind[1] in reader.words["tallies"] and behind[2] in of:
        return at + 3
    begin = sentence[0]
    tally = [n for n in range(begin, quantity.first) if words[n] in reader.words["tallies"]]
    reached = words[quantity.first - 1] in reader.words["reaching"]
    if tally and reached and words[tally[-1] + 1] in of and not _has_noun(reader, at):
        start = tally[-1] + 2
        return start + (words[start] in articles)
    return at


def _has_noun(reader: OrdinalReader, at: int) -> bool:
    phrase = reader.rows.phrase(at)
    return bool(phrase.head) and phrase.plural


def _is_total(reader: OrdinalReader, quantity: QuantityToken) -> bool:
    """True for "the total to nine", of what was told before."""
    words = [fold(w) for w in reader.article.tokens.words[quantity.first - 9 : quantity.first]]
    dead = any(count.quantity.figure == quantity.figure for count in reader.article.counts)
    return not dead and bool(reader.words["tallies"].intersection(words))


def acts_before(reader: OrdinalReader, begin: int, stop: int) -> Words:
    """The stems of what was done so often: the words before "times", without names."""
    held = {
        at for name in reader.whose.names_in(begin, stop) for at in range(name.first, name.stop)
    }
    words = reader.article.tokens.words
    days = {at for t in times_between(reader.article, begin, stop) for at in range(t.first, t.stop)}
    inside = _objects_of(reader, begin, stop)
    told = [words[at] for at in range(begin, stop) if at not in held | days | inside]
    return reader.rows.stems(told)


def _objects_of(reader: OrdinalReader, begin: int, stop: int) -> set[int]:
    """The tokens of what something was done to, or of who did it: "the council", "a veto"."""
    words, small = [fold(w) for w in reader.article.tokens.words[begin:stop]], reader.rows.small
    articles = reader.article.grammar.listed("article-the") | reader.words["owning"]
    found: set[int] = set()
    for at, word in enumerate(words):
        following = at + 1
        if word in articles:
            last = 2 if at == 0 else stop - begin
            while following < min(len(words), at + last) and words[following] not in small:
                if not words[following][0].isalpha():
                    break
                found.add(begin + following)
                following += 1
    return found


def _objects(reader: OrdinalReader, begin: int, stop: int) -> Words:
    """What was done to: the names between a verb and "five times"."""
    return names_of(reader, verb_of(reader, begin, stop), stop)


def names_of(reader: OrdinalReader, begin: int, stop: int) -> Words:
    """The words of the names on some tokens, without places that say where ("Tarn-based")."""
    tokens = reader.article.tokens
    return frozenset(
        key
        for name in reader.whose.names_in(begin, stop)
        if tokens.word(name.stop) != "-"
        for key in name.keys
    )


def verb_of(reader: OrdinalReader, begin: int, stop: int) -> int:
    """Where the first verb stands before a figure, or the figure itself."""
    words, verbs = reader.article.tokens.words, reader.article.grammar.listed("have", "be")
    return next((at for at in range(begin, stop) if fold(words[at]) in verbs), stop)


def subject_of(reader: OrdinalReader, begin: int, stop: int) -> Words:
    """The words of the names before the verb of a figure: whose it is."""
    return names_of(reader, begin, verb_of(reader, begin, stop))


def _is_epithet(reader: OrdinalReader, begin: int, first: int) -> bool:
    """True for "The Croat has won four", who was told of by another name."""
    names = reader.whose.names_in(begin, first)
    if len(names) != 1 or names[0].first != begin + 1 or len(names[0].keys) > 1:
        return False
    before = reader.whose.names_in(0, begin)
    return all(names[0].keys[0] not in name.keys for name in before)


def _opening(reader: OrdinalReader, begin: int, first: int) -> str:
    """The word that begins the sentence of a figure, with its noun: "the navy".

    Empty where the figure does.
    """
    words = reader.article.tokens.words
    opening = fold(words[begin])
    if first <= begin + 1 or fold(words[begin + 1]) in reader.words["tallies"]:
        return ""
    verb = verb_of(reader, begin, first)
    plain = opening in reader.article.grammar.listed("article-the") and verb > begin + 1
    return f"{opening} {fold(words[verb - 1])}" if plain and verb < first else opening


def _deaths(reader: OrdinalReader) -> Iterator[Count]:
    """The death tolls, which count victims."""
    article = reader.article
    for count in article.counts:
        if count.measure != DEATHS or count.scope != "total" or count.superseded:
            continue
        sentence = article.sentence_of(count.first)
        if reader.says("before", clause_of(reader, count.first, sentence)):
            continue
        causes = reader.rows.stems(sorted(reader.words["causes"]))
        value = counted(count.quantity.value)
        yield Count(
            frozenset({reader.rows.stem("death")}),
            value.low,
            value.high,
            (count.quantity.first, count.quantity.stop),
            article.sentence_number(count.first),
            reader.rows.said_in(*sentence) | causes,
            sure=True,
            meant=reader.says("brings", sentence),
        )
