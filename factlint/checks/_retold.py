"""Which short quotations of an article are one utterance, and what one of them has otherwise.

A fragment is held to the full quotations of the same speaker, a short sentence to where it is
told again: in a headline, a caption, a pull quote, a transcript, by another speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from factlint.checks._aligning import FEWEST_EQUAL, Difference, same_utterance
from factlint.checks._fragments import FEWEST, MOST, Slip, Slips
from factlint.checks._utterances import same_speaker
from factlint.checks._wordings import Forms, Target, target
from factlint.extract.article import Article
from factlint.extract.stems import Stems, stems_of
from factlint.extract.utterances import Utterance
from factlint.rulebook.words import fold_marks, split_words

SHORT = 3
LONG_NAME = 4
LONGEST_PRONOUN = 4
LONGEST_LEAD = 4
FURTHEST = 3
SURE = 5
DASHES = ("—", "–")
STOPS = (".", "!", "?")


class Retelling(msgspec.Struct, frozen=True):
    """Two quotations of one utterance, with the words that differ."""

    short: Utterance
    full: Utterance
    difference: Difference
    sure: bool


class Quoted:
    """An utterance with what the article says around it."""

    def __init__(self, article: Article, utterance: Utterance, at: int, forms: Forms) -> None:
        self.utterance = utterance
        self.at = at
        self.target: Target = target(utterance.text, forms)
        self._article = article

    @property
    def sentences(self) -> tuple[tuple[int, int, bool], ...]:
        """The sentences of it, as ranges of words."""
        return self.target.text.sentences

    @property
    def is_pronoun(self) -> bool:
        """True where a small word such as "she" is the speaker."""
        speaker = self.utterance.speaker or ""
        return 0 < len(speaker) <= LONGEST_PRONOUN and speaker[0].islower()

    @cached_property
    def is_fragment(self) -> bool:
        """True for words that are built into a sentence of the article."""
        prose, start = self._article.document.prose, self.utterance.span.start
        if prose[start].isalpha():
            return prose[start].islower()
        return prose[max(start - 3, 0) : start - 1].rstrip(" ").isalnum()

    @cached_property
    def is_displayed(self) -> bool:
        """True in a headline, deck or caption, and for what is set off as a pull quote."""
        span, text = self.utterance.span, self._article.document.text
        if self._article.layout.part_of(span) != "body":
            return True
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        after = text[span.end + 1 : span.end + 9].lstrip(" \n>*_")
        return line.lstrip().startswith(">") or (not line.strip('"“') and after[:1] in DASHES)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The article's own words in the sentence of it, not those of the next or the last one."""
        prose = self._article.document.prose
        texts = [prose[s.start : s.end] for s in self.utterance.beside]
        if texts[0].rstrip(" \n\"“'‘").endswith(STOPS):
            texts[0] = ""
        end = self.utterance.span.end
        if prose[end - 1 : end] in STOPS and texts[-1].lstrip(" \n\"”'’")[:1].isupper():
            texts[-1] = ""
        return tuple(split_words(" ".join(texts)))

    @cached_property
    def around(self) -> frozenset[str]:
        """The words of its sentences, and of the one before it on the line, folded."""
        prose = self._article.document.prose
        text = " ".join(prose[s.start : s.end] for s in self.utterance.beside)
        return self.words | frozenset(map(fold_marks, split_words(text)))

    @cached_property
    def words(self) -> frozenset[str]:
        """The same, and those of the speaker, folded."""
        return frozenset(map(fold_marks, (*self.own, *split_words(self.utterance.speaker or ""))))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The same without their endings, of words that say something."""
        stems = stems_of(self._article.lexicon)
        return frozenset(map(stems.of, self.words)) - {""}

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words of the sentence, folded."""
        stems = stems_of(self._article.lexicon)
        return frozenset(fold_marks(w) for w in self.own if w[0].isupper() and stems.of(w))


class Retold:
    """Finds the retellings of one article."""

    def __init__(
        self,
        article: Article,
        forms: Forms,
        shifts: Mapping[str, str],
        records: Sequence[str],
        apart: Callable[[Utterance, Utterance], bool],
    ) -> None:
        self._article = article
        self._forms = forms
        self._stems: Stems = stems_of(article.lexicon)
        lists = dict(article.lexicon.lists)
        be, joins = lists.get("be", ()), lists.get("conjunction", ())
        self._slips = Slips(shifts, self._stems, be, joins)
        self._records = frozenset(map(fold_marks, records))
        self._apart = apart

    def find(self, utterances: Sequence[Utterance]) -> Iterator[Retelling]:
        """Each quotation that another one has otherwise, where none has it so."""
        quoted = [
            Quoted(self._article, utterance, at, self._forms)
            for at, utterance in enumerate(sorted(utterances, key=lambda one: one.span))
        ]
        texts = [_line(self._slips.keys(one.target.text.words)) for one in quoted]
        done: set[tuple[int, int]] = set()
        for short in quoted:
            for first, stop, _ in short.sentences:
                words = short.target.text.words[first:stop]
                if not FEWEST <= len(words) <= MOST:
                    continue
                mine = _line(self._slips.keys(words))
                if any(mine in text for one, text in enumerate(texts) if one != short.at):
                    continue
                if not (found := self._first(quoted, short, (first, stop))):
                    continue
                slip, full, sure = found
                if (full.at, short.at) not in done:
                    done.add((short.at, full.at))
                    yield Retelling(short.utterance, full.utterance, slip.difference, sure)

    def _first(
        self, quoted: Sequence[Quoted], short: Quoted, sentence: tuple[int, int]
    ) -> tuple[Slip, Quoted, bool] | None:
        words = short.target.text.words[slice(*sentence)]
        own = _line(self._slips.keys(words))
        for full in sorted(quoted, key=lambda one: abs(one.at - short.at)):
            if full is short or full.utterance.span.overlaps(short.utterance.span):
                continue
            if full.is_fragment and not (short.is_displayed or full.utterance.nested):
                continue
            if set(self._telling(short)).isdisjoint(self._telling(full)):
                continue
            for first, stop, _ in full.sentences:
                if _line(self._slips.keys(full.target.text.words[first:stop])) in own:
                    continue
                slip = self._slips.of(words, full.target, (first, stop))
                if slip and (sure := self._judged(short, full, slip)) is not None:
                    return slip, full, sure
        return None

    def _telling(self, one: Quoted) -> Iterator[str]:
        return (key for key in one.target.keys if self._slips.telling([key]))

    def _judged(self, short: Quoted, full: Quoted, slip: Slip) -> bool | None:
        """Whether it is sure that the two are one; nothing if they may well be two."""
        told = self._is_told(short) or self._is_told(full)
        if not slip.telling or not self._may_be_one(short, full, slip, told):
            return None
        if self._is_compared(short, full):
            return None
        if short.is_fragment:
            shared = self._shares(short, full, slip)
            opened = len(slip.lead) <= LONGEST_LEAD and not any(map(self._stems.of, slip.lead))
            near = abs(full.at - short.at) <= 1
            return _of_fragment(slip, shared, opened, near, told)
        return _of_sentence(slip, told, abs(full.at - short.at) > 1)

    def _is_compared(self, short: Quoted, full: Quoted) -> bool:
        """True for what is found where long utterances are compared."""
        one, other = short.utterance, full.utterance
        if one.nested or other.nested or self._apart(one, other):
            return False
        return (
            all(text.count(" ") > FEWEST_EQUAL for text in (one.text, other.text))
            and same_speaker(one.speaker, other.speaker)
            and same_utterance(short.target, full.target, self._forms) is not None
        )

    def _shares(self, short: Quoted, full: Quoted, slip: Slip) -> bool:
        """True where what the fragment is said of stands in the full quotation, or beside it."""
        around = {self._stems.of(word) for word in short.own if len(word) >= LONG_NAME} - {""}
        said = {self._stems.of(key) for key in slip.around}
        beside = {self._stems.of(word) for word in full.own if word[0].islower()}
        return not around.isdisjoint(said) or (short.is_displayed and not around.isdisjoint(beside))

    def _is_told(self, one: Quoted) -> bool:
        return one.utterance.nested or one.is_displayed or self._is_record(one)

    def _is_record(self, one: Quoted) -> bool:
        return not self._records.isdisjoint(one.around)

    def _may_be_one(self, short: Quoted, full: Quoted, slip: Slip, told: bool) -> bool:
        """True for two of one speaker, as far as is told, who is not said to speak twice."""
        if short.utterance.nested and full.utterance.nested:
            return False
        if not (told and slip.equal >= SURE) and self._apart(short.utterance, full.utterance):
            return False
        if short.utterance.nested or full.utterance.nested:
            return True
        one, other = self._speaker(short), self._speaker(full)
        near = abs(full.at - short.at) <= 1
        if one and other and _is_named(one) == _is_named(other):
            return same_speaker(one, other)
        if one and other:
            if short.is_displayed or full.is_displayed:
                return True
            whose, named = (full, short) if _is_named(one) else (short, full)
            last = split_words(self._speaker(named) or "")[-1]
            return fold_marks(last) in whose.words or bool(
                {self._stems.of(word) for word in split_words(self._speaker(whose) or "")}
                & named.stems
            )
        if one or other:
            named, unnamed = (short, full) if one else (full, short)
            last = fold_marks(split_words(one or other or "")[-1])
            if last in unnamed.words or unnamed.is_displayed:
                return True
            described = not named.stems.isdisjoint(unnamed.stems)
            return near and (unnamed.is_pronoun or (described and not unnamed.names))
        if short.is_displayed or full.is_displayed or not short.names.isdisjoint(full.names):
            return True
        return near and (told or (bool(short.names) and (full.is_pronoun or not full.names)))

    def _speaker(self, one: Quoted) -> str | None:
        """Who is named or described as the speaker; a document or recording is nobody."""
        speaker = one.utterance.speaker
        if speaker is None or one.is_pronoun:
            return None
        words = [word for word in split_words(speaker) if self._stems.of(word)]
        if not words or not self._records.isdisjoint(map(fold_marks, words)):
            return None
        return " ".join(words)


def _is_named(speaker: str) -> bool:
    return any(word[0].isupper() for word in split_words(speaker))


def _line(keys: Sequence[str]) -> str:
    return f" {' '.join(keys)} "


def _of_fragment(slip: Slip, shared: bool, opened: bool, near: bool, told: bool) -> bool | None:
    """Whether a fragment is surely of the full sentence; nothing if it may be of another."""
    if (slip.figures or not slip.weighty) and slip.size < SURE:
        return None
    if not slip.replaced and not (slip.kind == "inner" or (slip.kind == "first" and shared)):
        return None
    last = (opened or shared) and slip.ends and (slip.acts or slip.joined)
    if slip.size <= SHORT:
        last = last or (slip.size == SHORT and shared)
        held = last if slip.kind == "last" else opened or shared
        return False if (near or told) and held and slip.equal == slip.size - 1 else None
    held = last or shared or told or (opened and slip.size >= SURE)
    if slip.equal * 3 < slip.size * 2 or (slip.kind == "last" and not held):
        return None
    return slip.size >= SURE and slip.kind == "inner"


def _of_sentence(slip: Slip, told: bool, far: bool) -> bool | None:
    """The same of a short sentence that stands in another quotation."""
    if len(slip.lead) > 1 or slip.equal * 20 < slip.size * 11 or not slip.ends:
        return None
    if told:
        fewest = SHORT if slip.kind != "last" else SURE
        return slip.equal >= SURE if slip.equal >= fewest else None
    held = slip.kind == "inner" and slip.equal >= SURE and slip.telling > 1 and far
    return False if held else None
