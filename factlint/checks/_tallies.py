"""Reads how many of a thing there are by now or were before: what an ordinal is held to."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.checks._row_nouns import NOTHING, Noun, Owner, Words
from factlint.checks._row_reader import RowReader
from factlint.checks._row_words import ROW
from factlint.extract.quantity import QuantityToken
from factlint.extract.tokens import Range
from factlint.rulebook.amounts import counted

AROUND = 6
"""So many tokens around a figure say of what time it is."""
SURE = 3
OPENING = 6
"""So many tokens at most say first of all of what time or place a sentence is."""


class Tally(msgspec.Struct, frozen=True):
    """So many of a thing, on the tokens of `place`.

    `head` is its noun, `told` what its clause says besides. Of `prior` ones there were so many
    before, and of `closed` ones no more. A `bare` one counts what was told right before ("the
    total"). `listed` ones are the items of a list.
    """

    low: float
    high: float | None
    place: Range
    sentence: Range
    nth: int
    head: str
    told: Words
    said: Words
    narrow: Words
    window: Words
    owner: Owner
    cue: int = 0
    prior: bool = False
    closed: bool = False
    bare: bool = False
    listed: bool = False
    row: bool = False
    brings: bool = False
    often: bool = False
    wide: bool = False


class TallyReader(RowReader):
    """Reads the tallies of one article."""

    def read(self) -> Iterator[Tally]:
        """Every number of things that is one of all so far, or of all before."""
        for quantity in self._article.quantities:
            value = quantity.value
            plain = not (value.vague or value.ordinal) and value.unit in (None, "time")
            whole = isinstance(value.value, int) and value.value > 0
            score = "-" in (self._words[quantity.figure - 1], *self._words[quantity.stop :][:1])
            if plain and whole and not (score and self._is_score(quantity)):
                tally = self._read(quantity)
                if tally and (tally.cue > 1 or not self._text.is_quoted(quantity.figure)):
                    yield tally
        for at in range(len(self._words) - 2):
            tally = self._only(at) or self._none(at)
            if tally:
                yield tally

    def _none(self, at: int) -> Tally | None:
        """The none of "No one had died in the outbreak before"."""
        if self._words[at] not in self._lists["none"]:
            return None
        text, sentence = self._text, self._article.sentence_of(at)
        first, stop = text.clause(at, sentence)
        if at > first + 1 or text.is_quoted(at):
            return None
        if self._lists["formerly"].isdisjoint(self._words[at:stop]):
            return None
        noun = text.noun(at + 1, stop)
        told = text.content(at + 1, stop)
        named = frozenset({noun.head} - {""} - text.kinds["persons"])
        return Tally(
            0,
            0,
            (at, stop),
            sentence,
            self._article.sentence_number(first),
            next(iter(named), ""),
            named or told,
            text.said_in(*sentence),
            told - {noun.head} - text.kinds["persons"] - text.kinds["ends"],
            text.window(at, stop),
            Owner(),
            cue=SURE,
            prior=True,
            closed=True,
        )

    def _only(self, at: int) -> Tally | None:
        """The one of "the only earlier flood"."""
        text, words = self._text, self._words
        earlier = words[at] in self._lists["only"] and words[at + 1] in self._lists["earlier"]
        if not earlier or text.is_quoted(at):
            return None
        sentence = begin, end = self._article.sentence_of(at)
        noun = text.noun(at + 2, end)
        if not noun.head or noun.plural or text.says("unreal", sentence):
            return None
        clause = text.clause(at, sentence)
        behind = self._lists["links"].difference(self._lists["parting"]) & set(
            words[noun.stop : noun.stop + 1]
        )
        placed = self._places(noun.stop, text.tail(noun.stop, end)) if behind else NOTHING
        return Tally(
            1,
            1,
            (at, noun.stop),
            sentence,
            self._article.sentence_number(begin),
            noun.head,
            text.content(*clause),
            text.said_in(*sentence),
            (noun.apart | placed) - {ROW},
            NOTHING,
            Owner(),
            cue=SURE,
            prior=True,
            closed=True,
        )

    def _is_score(self, quantity: QuantityToken) -> bool:
        """True for a figure of "6-3"."""
        beside = (quantity.figure - 2, quantity.figure + 2)
        return any(
            self._words[at : at + 1][0].isdigit() for at in beside if self._words[at : at + 1]
        )

    def _read(self, quantity: QuantityToken) -> Tally | None:
        text = self._text
        sentence = self._article.sentence_of(quantity.first)
        begin, end = sentence
        clause = self._clause(quantity.first, sentence)
        if self._is_unreal(quantity, clause):
            return None
        noun = self._noun(quantity, sentence)
        if noun is None:
            return None
        stop = max(noun.stop, quantity.stop)
        clause = clause[0], max(clause[1], self._behind_aside(stop, sentence))
        cue, prior = self._cue(quantity, clause)
        if not (cue or noun.head):
            return None
        value = counted(quantity.value)
        said = self._without(stop, clause[1])
        told = text.content(clause[0], quantity.first) | text.content(stop, said) | noun.apart
        names = {text.stem(key) for key in text.name_keys(*clause)}
        owner = text.subject(begin, quantity.first)
        assert value.low is not None
        return Tally(
            value.low,
            None if self._is_open(quantity) else value.high,
            (quantity.first, stop),
            sentence,
            self._article.sentence_number(begin),
            noun.head,
            told - names,
            text.said_in(*sentence),
            (noun.apart | self._places(stop, text.tail(stop, end))) - {ROW},
            text.window(*clause) or text.window(begin, clause[0]),
            owner,
            cue=cue,
            prior=prior,
            closed=prior and text.says("closed", clause),
            bare=not noun.head,
            brings=text.says("brings", clause),
            often=self._is_often(quantity, stop),
            wide=text.says("wide", clause),
            row=ROW in noun.apart | text.content(*clause) or bool(self._lists["row"] & owner.nouns),
        )

    def _is_unreal(self, quantity: QuantityToken, clause: Range) -> bool:
        """True for a number of the past, or of what may not be."""
        near = max(clause[0], quantity.first - AROUND), min(clause[1], quantity.stop + AROUND)
        return self._text.says("bygone", near) or self._text.says(
            "unreal", (clause[0], quantity.figure)
        )

    def _without(self, first: int, stop: int) -> int:
        """Where a stretch goes on with what is lacking: "three wins *without* a"."""
        lacking = self._lists["lacking"]
        return next((at for at in range(first, stop) if self._words[at] in lacking), stop)

    def _is_open(self, quantity: QuantityToken) -> bool:
        """True for "the first two" and "two of her novels", where there are more."""
        before, behind = self._words[quantity.first - 1], self._words[quantity.stop :][:1]
        part = bool(self._text.of.intersection(behind)) and before not in self._lists["whole"]
        return part or self._text.says("leading", (quantity.first - 1, quantity.stop))

    def _clause(self, at: int, sentence: Range) -> Range:
        """The clause of a figure, with what opens its sentence: "Before Sunday, six had died"."""
        first, stop = self._text.clause(at, sentence)
        opening = first - 1 - sentence[0] < OPENING and self._text.opens_with_link(sentence)
        return sentence[0] if opening else first, stop

    def _behind_aside(self, stop: int, sentence: Range) -> int:
        """Where a clause ends that goes on behind an aside: "Four men, aged 19, were held"."""
        if self._words[stop : stop + 1] != [","]:
            return stop
        commas = [at for at in range(stop + 1, sentence[1] - 1) if self._words[at] == ","]
        goes_on = commas and self._words[commas[0] + 1] in self._text.verbs
        return self._text.clause(commas[0] + 1, sentence)[1] if goes_on else stop

    def _is_often(self, quantity: QuantityToken, stop: int) -> bool:
        """True for "nine times", which has no noun."""
        inside = self._words[quantity.first : stop]
        return quantity.reader == "word" or bool(self._lists["often"].intersection(inside))

    def _places(self, stop: int, tail: int) -> Words:
        """What narrows a count behind its noun: what stands behind a preposition, and names."""
        links = [at for at in range(stop, tail) if self._words[at] in self._lists["links"]]
        verbs = [at for at in range(stop, tail) if self._words[at] in self._text.verbs]
        first = links[0] if links else tail
        if verbs and verbs[0] < first:
            first = next((at for at in links if at > verbs[0]), tail)
        return self._text.content(first, tail) - self._text.window(first, tail)

    def _noun(self, quantity: QuantityToken, sentence: Range) -> Noun | None:
        """What a figure counts: "five of their meetings", "to eight the number of stores"."""
        words, end = self._words, sentence[1]
        at = quantity.figure + 1
        at = max(at, quantity.stop if quantity.reader == "word" else at)
        at += words[at : at + 1] == ["-"]
        if words[at : at + 1] and words[at] in self._text.of:
            at += 1 + (not self._text.articles.isdisjoint(words[at + 1 : at + 2]))
        behind = words[at : at + 4]
        if len(behind) > 3 and behind[1] in self._lists["tallies"] and behind[2] in self._text.of:
            at += 3
        noun = self._text.noun(at, end)
        if self._is_participle(noun):
            noun = Noun("", NOTHING, at, at)
        if noun.head in self._text.kinds["often"] or quantity.reader == "word":
            return Noun("", noun.apart, quantity.stop, max(noun.stop, quantity.stop))
        if noun.head and (noun.plural or quantity.value.value == 1):
            return noun
        tally = [
            n for n in range(sentence[0], quantity.first) if words[n] in self._lists["tallies"]
        ]
        if tally:
            start = tally[-1] + 1
            if words[start] in self._text.of:
                led = not self._text.articles.isdisjoint(words[start + 1 : start + 2])
                found = self._text.noun(start + 1 + led, end)
                return Noun(found.head, found.apart, quantity.first, quantity.stop)
            return Noun("", NOTHING, quantity.first, quantity.stop)
        before = words[quantity.first - 1]
        held = before in self._text.small or not before[:1].isalpha()
        held = held and before not in self._text.of  # "the latest of seven"
        if noun.head or (held and not self._text.says("brings", sentence)):
            return None
        return Noun("", NOTHING, quantity.first, quantity.stop)

    def _is_participle(self, noun: Noun) -> bool:
        """True for "confirmed" in "nine confirmed in the county"."""
        past = self._article.lexicon.dates.past_endings
        return noun.stop == noun.first + 1 and self._words[noun.first].endswith(past)

    def _cue(self, quantity: QuantityToken, clause: Range) -> tuple[int, bool]:
        """How surely a number is of all so far, and whether of those before."""
        text, words = self._text, self._words
        behind = words[quantity.stop : quantity.stop + 1]
        if self._lists["more"].intersection(behind):
            return (2, True) if text.says("before", clause) else (0, False)
        brings = text.says("brings", clause)
        before = words[quantity.first - 1]
        parted = before in self._lists["links"] and before not in self._lists["reaching"]
        often = self._is_often(quantity, quantity.stop + 1)
        if parted and not (brings or often):
            return 0, False
        tally = self._lists["tallies"].intersection(words[clause[0] : quantity.first])
        reached = bool(tally) and before in self._lists["reaching"]
        sure = brings or reached or text.says("sure", clause)
        now = text.says("now", clause)
        prior = not (brings or now) and text.says("before", clause)
        if sure or prior:
            return 2, prior
        row = self._lists["row"].intersection(words[quantity.first : quantity.stop + 4])
        return (1, False) if row or text.says("totals", clause) else (0, False)
