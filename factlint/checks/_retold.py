"""Which short quotations of an article are one utterance, and what one of them has otherwise.

A fragment is held to the full quotations of the same speaker, a short sentence to where it is
told again: in a headline, a caption, a pull quote, a transcript, by another speaker. How much of
it must be the same depends on how plainly the article says that the two are one. Where no reader
is sure of it, all that stands around both is weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from factlint.checks._aligning import Difference
from factlint.checks._fragments import FEWEST, MOST, Slip, Slips
from factlint.checks._lacking import Lacking
from factlint.checks._one_utterance import OneUtterance, Telling
from factlint.checks._quoted import Quoted
from factlint.checks._retold_odds import ODDS
from factlint.checks._retold_signs import RetoldSigns
from factlint.checks._swapped import swapped
from factlint.checks._tellers import Teller, are_two, may_be_one, teller
from factlint.checks._wordings import Forms, Word
from factlint.extract.article import Article
from factlint.extract.stems import stems_of
from factlint.extract.tokens import Range
from factlint.extract.utterances import Utterance

CLOSING = "\"'”’ "
CLOSE = 6
"""So many quotations from another one, one of them may well be of the same words."""
FURTHEST = 50
"""So many quotations from another one, one of them is not of the same words, unless displayed."""

Laid = tuple[Slip, Quoted, Teller]
"""What differs from a sentence of a quotation, and whether one speaker is told for both."""


class Retelling(msgspec.Struct, frozen=True):
    """Two quotations of one utterance, with the words that differ."""

    short: Utterance
    full: Utterance
    differences: tuple[Difference, ...]
    sure: bool


class Retold:
    """Finds the retellings of one article."""

    def __init__(
        self,
        article: Article,
        forms: Forms,
        words: Telling,
        apart: Callable[[Utterance, Utterance], bool],
        utterances: Sequence[Utterance],
    ) -> None:
        self._article = article
        lists = dict(article.lexicon.lists)
        joins = lists.get("conjunction", ())
        the = lists.get("article-the", ())
        stems = stems_of(article.lexicon)
        slips = Slips(words.shifts, stems, joins, words.slight, words.scope, the)
        self._slips = slips
        self._one = OneUtterance(article, slips, forms, words, apart)
        self._quoted = [
            Quoted(article, utterance, at, forms, words.records, words.calls)
            for at, utterance in enumerate(sorted(utterances, key=lambda one: one.span))
        ]
        self._texts = [_line(slips.keys(one.target.text.words)) for one in self._quoted]
        self._telling = [slips.telling(one.target.keys) for one in self._quoted]
        self._signs = RetoldSigns(article, slips, self._one)
        self._lacking = Lacking(slips, joins, self._one.is_whole, self._telling)

    def find(self) -> Iterator[Retelling]:
        """Each quotation that another one has otherwise, where none has it so."""
        done: set[tuple[Utterance, Utterance]] = set()
        for short in self._quoted:
            rivals: list[tuple[Quoted, Teller]] | None = None
            for first, stop, _ in short.sentences:
                words = short.target.text.words[first:stop]
                if len(words) > MOST:
                    continue
                if turned := self._swapped(short, words):
                    yield turned
                    continue
                rivals = self._rivals(short) if rivals is None else rivals
                if len(words) < FEWEST:
                    yield from self._lacked(short, words, rivals)
                    continue
                for found in self._otherwise(short, (first, stop), rivals):
                    if (found.full, found.short) not in done:
                        done.add((found.short, found.full))
                        yield found

    def _otherwise(
        self, short: Quoted, sentence: Range, rivals: Sequence[tuple[Quoted, Teller]]
    ) -> Iterator[Retelling]:
        """A sentence of a quotation that another one has otherwise."""
        words = short.target.text.words[slice(*sentence)]
        mine = self._slips.keys(words)
        telling = self._slips.telling(mine)
        others = [
            (full, by)
            for full, by in rivals
            if short.is_displayed or telling & self._telling[full.at]
        ]
        if limited := self._limited(others, short, sentence):
            yield limited
        elif not self._is_elsewhere(_line(mine), short):
            found = self._first(self._laid(others, short, sentence), short, words)
            lacked = [] if found else list(self._lacked(short, words, rivals))
            if lacked:
                yield from lacked
            elif found := found or self._likely(short, sentence):
                slip, full, sure = found
                yield Retelling(short.utterance, full.utterance, slip.differences, sure)

    def _swapped(self, short: Quoted, words: Sequence[Word]) -> Retelling | None:
        """The words that another quotation before it has in another order, and none has so."""
        telling = self._slips.telling(self._slips.keys(words))
        for full in self._around(short):
            if full.at >= short.at or not telling <= self._telling[full.at]:
                continue
            if are_two(short, full) or full.utterance.span.overlaps(short.utterance.span):
                continue
            difference = swapped(self._slips, words, full.target)
            if difference and not self._is_elsewhere(_line(self._slips.keys(words)), short):
                return Retelling(short.utterance, full.utterance, (difference,), False)
        return None

    def _lacked(
        self, short: Quoted, words: Sequence[Word], near: Sequence[tuple[Quoted, Teller]]
    ) -> Iterator[Retelling]:
        """A fragment with a word that all that was said lacks."""
        if lacked := self._lacking.find(short, words, near):
            full, difference = lacked
            yield Retelling(short.utterance, full.utterance, (difference,), False)

    def _is_elsewhere(self, line: str, *but: Quoted) -> bool:
        """True for words that another quotation has just so."""
        known = [one.utterance.span for one in but]
        return any(
            line in text and not any(map(one.utterance.span.overlaps, known))
            for one, text in zip(self._quoted, self._texts, strict=True)
        )

    def _rivals(self, short: Quoted) -> list[tuple[Quoted, Teller]]:
        """The quotations that may be of the speaker of a short one, the nearest first."""
        found: list[tuple[Quoted, Teller]] = []
        for full in sorted(self._around(short), key=lambda one: abs(one.at - short.at)):
            if full is short or full.utterance.span.overlaps(short.utterance.span):
                continue
            retold = short.is_displayed or full.utterance.nested or full.is_of_record
            if full.is_fragment and not retold:
                continue
            if (told_by := teller(short, full)) == "two":
                continue
            if not self._is_answered(short.utterance, full.utterance):
                found.append((full, told_by))
        return found

    def _around(self, short: Quoted) -> Sequence[Quoted]:
        """The quotations near one, and the displayed ones; all, for one that is displayed."""
        if short.is_displayed or len(self._quoted) <= FURTHEST:
            return self._quoted
        near = self._quoted[max(0, short.at - FURTHEST) : short.at + FURTHEST + 1]
        return [*near, *(one for one in self._displayed if abs(one.at - short.at) > FURTHEST)]

    @cached_property
    def _displayed(self) -> list[Quoted]:
        return [one for one in self._quoted if one.is_displayed]

    def _is_answered(self, one: Utterance, other: Utterance) -> bool:
        """True for a question and a sentence that is none: one answers the other."""
        prose = self._article.document.prose
        says = [prose[u.span.start : u.span.end] for u in (one, other)]
        asks = [text.rstrip(CLOSING)[-1:] == "?" for text in says]
        return any(
            asks[at] and "?" not in says[1 - at] and says[1 - at][:1].isupper() for at in (0, 1)
        )

    def _limited(
        self,
        others: Sequence[tuple[Quoted, Teller]],
        short: Quoted,
        sentence: Range,
    ) -> Retelling | None:
        """A sentence told again where the full one has "almost" or "not" before its words."""
        words = short.target.text.words[slice(*sentence)]
        if short.is_fragment:
            return None
        for full, told_by in others:
            said = next(
                (s for s in full.sentences if self._slips.is_limited(words, full.target, s[:2])),
                None,
            )
            told = self._one.is_told(short) or self._one.is_told(full)
            if (
                said
                and told
                and told_by == "one"
                and not self._one.apart(short.utterance, full.utterance)
            ):
                there = full.target.text.words[said[0] : said[0] + 2]
                difference = Difference(words[0].text, " ".join(word.text for word in there))
                return Retelling(short.utterance, full.utterance, (difference,), False)
        return None

    def _laid(
        self,
        others: Iterable[tuple[Quoted, Teller]],
        short: Quoted,
        sentence: Range,
        *,
        unlike: bool = False,
    ) -> Iterator[Laid]:
        """The sentences of others of which a short one has a part, with what differs."""
        words = short.target.text.words[slice(*sentence)]
        own = _line(self._slips.keys(words))
        for full, told_by in others:
            if not self._one.may_be(short, full):
                continue
            for first, stop, _ in full.sentences:
                said = _line(self._slips.keys(full.target.text.words[first:stop]))
                if said in own or said in self._texts[short.at]:
                    continue
                slip = self._slips.of(words, full.target, (first, stop), unlike=unlike)
                if slip:
                    yield slip, full, told_by

    def _first(
        self, laid: Iterable[Laid], short: Quoted, words: Sequence[Word]
    ) -> tuple[Slip, Quoted, bool] | None:
        """The first that is surely of the same words."""
        for slip, full, told_by in laid:
            if self._is_drawn_together(short, full, words, slip):
                return None
            if (sure := self._one.judged(short, full, slip, told_by)) is None:
                continue
            if not self._is_of_third(short, full, slip):
                return slip, full, sure
        return None

    def _likely(self, short: Quoted, sentence: Range) -> tuple[Slip, Quoted, bool] | None:
        """The likeliest to be of the same words, by all that is to be seen around."""
        best, found = 0.0, None
        built_in = short.is_fragment or short.is_displayed
        near = [
            (full, told_by)
            for full in self._near(short)
            if (told_by := teller(short, full)) != "two" or built_in
        ]
        for slip, full, told_by in self._laid(near, short, sentence, unlike=True):
            if self._is_of_third(short, full, slip):
                continue
            odds = ODDS.of(self._signs.candidate(short, full, slip, told_by))
            if odds > best:
                best, found = odds, (slip, full, False)
        return found

    def _near(self, short: Quoted) -> Iterator[Quoted]:
        """The quotations near one that may be of the same speaker, and answer nothing."""
        near = range(max(0, short.at - CLOSE), min(len(self._quoted), short.at + CLOSE + 1))
        some = self._quoted if short.is_displayed else [self._quoted[at] for at in near]
        for full in some:
            if full is short or full.utterance.span.overlaps(short.utterance.span):
                continue
            built_in = full.is_fragment and not (short.is_fragment and full.at < short.at)
            if built_in or (full.is_displayed and not short.is_displayed):
                continue
            if may_be_one(short, full) and not self._is_answered(short.utterance, full.utterance):
                yield full

    def _is_of_third(self, short: Quoted, full: Quoted, slip: Slip) -> bool:
        """True where what a full quotation has for a short one stands in another one, too."""
        may_be_other = short.is_fragment or full.is_displayed
        return may_be_other and self._is_elsewhere(_line(slip.window), short, full)

    def _is_drawn_together(
        self, short: Quoted, full: Quoted, words: Sequence[Word], slip: Slip
    ) -> bool:
        """True for a fragment of which a quotation says all, but not in one place."""
        if not (slip.lacks and short.is_fragment) or (slip.told >= 1.5 and slip.replaced):
            return False
        return self._slips.telling(self._slips.keys(words)) <= self._telling[full.at]


def _line(keys: Sequence[str]) -> str:
    return f" {' '.join(keys)} "
