"""Which short quotations of an article are one utterance, and what one of them has otherwise.

A fragment is held to the full quotations of the same speaker, a short sentence to where it is
told again: in a headline, a caption, a pull quote, a transcript, by another speaker. How much of
it must be the same depends on how plainly the article says that the two are one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec

from factlint.checks._aligning import FEWEST_EQUAL, Difference, same_utterance
from factlint.checks._fragments import FEWEST, MOST, Slip, Slips
from factlint.checks._lacking import Lacking
from factlint.checks._quoted import Quoted
from factlint.checks._retelling import Evidence, of_fragment, of_sentence
from factlint.checks._tellers import Teller, teller
from factlint.checks._utterances import same_speaker
from factlint.checks._wordings import Forms, Word
from factlint.extract.article import Article
from factlint.extract.stems import stems_of
from factlint.extract.utterances import Utterance
from factlint.model import Span
from factlint.rulebook.words import fold_marks

LONG_NAME = 4
LONGEST_LEAD = 4
CLOSING = "\"'”’ "
SAME_RUN = 5
"""Words in a row that are the same where an article tells one thing twice."""


class Retelling(msgspec.Struct, frozen=True):
    """Two quotations of one utterance, with the words that differ."""

    short: Utterance
    full: Utterance
    differences: tuple[Difference, ...]
    sure: bool


class Telling(msgspec.Struct, frozen=True):
    """The words of a rule by which quotations are retellings."""

    shifts: Mapping[str, str]
    records: frozenset[str]
    calls: frozenset[str]
    slight: frozenset[str]
    scope: frozenset[str]
    whole: tuple[Span, ...]


class Retold:
    """Finds the retellings of one article."""

    def __init__(
        self,
        article: Article,
        forms: Forms,
        words: Telling,
        apart: Callable[[Utterance, Utterance], bool],
    ) -> None:
        self._article = article
        self._forms = forms
        self._words = words
        self._stems = stems_of(article.lexicon)
        lists = dict(article.lexicon.lists)
        joins = lists.get("conjunction", ())
        the = lists.get("article-the", ())
        self._slips = Slips(words.shifts, self._stems, joins, words.slight, words.scope, the)
        self._lacking = Lacking(self._slips, joins, self._is_whole)
        self._apart = apart

    def find(self, utterances: Sequence[Utterance]) -> Iterator[Retelling]:
        """Each quotation that another one has otherwise, where none has it so."""
        records = self._words.records
        quoted = [
            Quoted(self._article, utterance, at, self._forms, records, self._words.calls)
            for at, utterance in enumerate(sorted(utterances, key=lambda one: one.span))
        ]
        texts = [_line(self._slips.keys(one.target.text.words)) for one in quoted]
        done: set[tuple[int, int]] = set()
        for short in quoted:
            for first, stop, _ in short.sentences:
                words = short.target.text.words[first:stop]
                if not FEWEST <= len(words) <= MOST:
                    continue
                mine = self._slips.keys(words)
                line = _line(mine)
                near = self._rivals(quoted, short)
                telling = self._slips.telling(mine)
                others = [
                    (full, by)
                    for full, by in near
                    if short.is_displayed or telling & self._slips.telling(full.target.keys)
                ]
                if limited := self._limited(others, short, (first, stop)):
                    yield limited
                    continue
                if any(line in text for at, text in enumerate(texts) if at != short.at):
                    continue
                if not (found := self._first(others, texts, short, (first, stop))):
                    if lacked := self._lacking.find(short, words, near):
                        full, difference = lacked
                        yield Retelling(short.utterance, full.utterance, (difference,), False)
                    continue
                slip, full, sure = found
                if (full.at, short.at) not in done:
                    done.add((short.at, full.at))
                    yield Retelling(short.utterance, full.utterance, slip.differences, sure)

    def _rivals(self, quoted: Sequence[Quoted], short: Quoted) -> list[tuple[Quoted, Teller]]:
        """The quotations that may be of the speaker of a short one, the nearest first."""
        found: list[tuple[Quoted, Teller]] = []
        for full in sorted(quoted, key=lambda one: abs(one.at - short.at)):
            if full is short or full.utterance.span.overlaps(short.utterance.span):
                continue
            if (told_by := teller(short, full)) == "two":
                continue
            if self._is_answered(short.utterance, full.utterance):
                continue
            retold = short.is_displayed or full.utterance.nested or full.is_of_record
            if full.is_fragment and not retold:
                continue
            found.append((full, told_by))
        return found

    def _limited(
        self,
        others: Sequence[tuple[Quoted, Teller]],
        short: Quoted,
        sentence: tuple[int, int],
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
            told = self._is_told(short) or self._is_told(full)
            if (
                said
                and told
                and told_by == "one"
                and not self._apart(short.utterance, full.utterance)
            ):
                there = full.target.text.words[said[0] : said[0] + 2]
                difference = Difference(words[0].text, " ".join(word.text for word in there))
                return Retelling(short.utterance, full.utterance, (difference,), False)
        return None

    def _first(
        self,
        others: Sequence[tuple[Quoted, Teller]],
        texts: Sequence[str],
        short: Quoted,
        sentence: tuple[int, int],
    ) -> tuple[Slip, Quoted, bool] | None:
        words = short.target.text.words[slice(*sentence)]
        own = _line(self._slips.keys(words))
        for full, told_by in others:
            for first, stop, _ in full.sentences:
                said = _line(self._slips.keys(full.target.text.words[first:stop]))
                if said in own or said in texts[short.at]:
                    continue
                slip = self._slips.of(words, full.target, (first, stop))
                if slip and self._is_drawn_together(short, full, words, slip):
                    return None
                if slip is None or (sure := self._judged(short, full, slip, told_by)) is None:
                    continue
                window = _line(slip.window)
                elsewhere = (at for at, text in enumerate(texts) if window in text)
                if (short.is_fragment or full.is_displayed) and set(elsewhere) - {
                    short.at,
                    full.at,
                }:
                    continue
                return slip, full, sure
        return None

    def _is_drawn_together(
        self, short: Quoted, full: Quoted, words: Sequence[Word], slip: Slip
    ) -> bool:
        """True for a fragment of which a quotation says all, but not in one place."""
        if not (slip.lacks and short.is_fragment) or (slip.told >= 1.5 and slip.replaced):
            return False
        return self._slips.telling(self._slips.keys(words)) <= self._slips.telling(full.target.keys)

    def _judged(self, short: Quoted, full: Quoted, slip: Slip, told_by: Teller) -> bool | None:
        """Whether it is sure that the two are one; nothing if they may well be two."""
        told = self._is_told(short) or self._is_told(full) or self._is_again(short, full)
        near = abs(full.at - short.at) <= 1
        nested = short.utterance.nested or full.utterance.nested
        whole = self._is_whole(short) or self._is_whole(full)
        retold = any(one.is_retelling for one in (short, full))
        if not retold and self._apart(short.utterance, full.utterance):
            return None
        if (short.utterance.nested and full.utterance.nested) or self._is_compared(short, full):
            return None
        if not short.is_fragment:
            if self._goes_on(short.utterance, full.utterance):
                return None
            asks = any(asks for _, _, asks in short.sentences)
            displayed = short.is_displayed and not (
                asks or full.is_displayed or self._is_used(slip)
            )
            evidence = Evidence(told_by, told, near, whole, nested, displayed=displayed)
            return of_sentence(slip, evidence)
        one_name = short.family == full.family != ""
        bare = not any(map(self._stems.of, slip.lead))
        bare = bare or (one_name and not self._slips.telling(slip.lead))
        opened = bare and len(slip.lead) <= LONGEST_LEAD
        shared = self._shares(short, full, slip)
        named = self._slips.is_named(short.target.text.words)
        evidence = Evidence(told_by, told, near, whole, nested, shared, opened, named)
        return of_fragment(slip, evidence)

    def _is_used(self, slip: Slip) -> bool:
        """True where the article has a word that differs in its own words, too."""
        words = (word for one in slip.differences for word in one.here.split())
        return any(self._article.tokens.words.count(word) > 1 for word in words)

    def _goes_on(self, short: Utterance, full: Utterance) -> bool:
        """True where nothing but quotation marks stands between the two."""
        one, other = sorted((short.span, full.span))
        between = self._article.document.prose[one.end : other.start]
        return len(between) > 1 and not between.strip("\"“”'‘’ ")

    def _is_answered(self, one: Utterance, other: Utterance) -> bool:
        """True for a question and a sentence that is none: one answers the other."""
        prose = self._article.document.prose
        says = [prose[u.span.start : u.span.end] for u in (one, other)]
        asks = [text.rstrip(CLOSING)[-1:] == "?" for text in says]
        return any(
            asks[at] and "?" not in says[1 - at] and says[1 - at][:1].isupper() for at in (0, 1)
        )

    def _is_compared(self, short: Quoted, full: Quoted) -> bool:
        """True for what is found where long utterances are compared."""
        one, other = short.utterance, full.utterance
        if one.nested or other.nested or self._apart(one, other):
            return False
        if not (
            all(text.count(" ") > FEWEST_EQUAL for text in (one.text, other.text))
            and same_speaker(one.speaker, other.speaker)
        ):
            return False
        match = same_utterance(short.target, full.target, self._forms)
        return match is not None and bool(match.differences)

    def _shares(self, short: Quoted, full: Quoted, slip: Slip) -> bool:
        """True where what the fragment is said of stands in the full quotation, or beside it."""
        around = {self._stems.of(word) for word in short.own if len(word) >= LONG_NAME} - {""}
        said = {self._stems.of(key) for key in slip.around}
        beside = {self._stems.of(word) for word in full.own if word[0].islower()}
        return not around.isdisjoint(said) or (short.is_displayed and not around.isdisjoint(beside))

    def _is_told(self, one: Quoted) -> bool:
        """True for what the article gives as the words that somebody said elsewhere in it."""
        return (
            one.utterance.nested
            or one.is_displayed
            or not self._words.records.isdisjoint(one.around)
            or self._is_whole(one)
        )

    def _is_again(self, one: Quoted, other: Quoted) -> bool:
        """True for two that are told in the same words, or have another sentence in common."""
        at = self._article.sentence_at
        if at(one.utterance.span.start) == at(other.utterance.span.start):
            return False
        runs = [set(_runs(quoted.own)) for quoted in (one, other)]
        sentences = [
            {
                self._slips.keys(quoted.target.text.words[first:stop])
                for first, stop, _ in quoted.sentences
                if stop - first >= SAME_RUN
            }
            for quoted in (one, other)
        ]
        return not (runs[0].isdisjoint(runs[1]) and sentences[0].isdisjoint(sentences[1]))

    def _is_whole(self, one: Quoted) -> bool:
        """True for what the article gives as all that was said."""
        return any(map(one.utterance.is_around, self._words.whole))


def folded(words: Collection[str]) -> frozenset[str]:
    """Words as they are compared."""
    return frozenset(map(fold_marks, words))


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Every few words in a row, without marks between them."""
    for at in range(len(words) - SAME_RUN + 1):
        run = words[at : at + SAME_RUN]
        if all(word[0].isalpha() for word in run):
            yield run


def _line(keys: Sequence[str]) -> str:
    return f" {' '.join(keys)} "
