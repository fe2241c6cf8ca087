"""Whether two quotations that differ in words are of one utterance, by what the article says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from factlint.checks._aligning import FEWEST_EQUAL, same_utterance
from factlint.checks._fragments import Slip, Slips
from factlint.checks._odds import Signs
from factlint.checks._quoted import Quoted
from factlint.checks._retelling import Evidence, of_fragment, of_sentence
from factlint.checks._tellers import Teller
from factlint.checks._utterances import same_speaker
from factlint.checks._wordings import Forms, wording
from factlint.extract.article import Article
from factlint.extract.stems import stems_of
from factlint.extract.utterances import Utterance
from factlint.model import Span

LONG_NAME = 4
LONGEST_LEAD = 4
SAME_RUN = 5
"""Words in a row that are the same where an article tells one thing twice."""


PARTED = 2
"""So many sentences begin behind a quotation before another one if one stands between them."""


class Telling(msgspec.Struct, frozen=True):
    """The words of a rule by which quotations are retellings."""

    shifts: Mapping[str, str]
    records: frozenset[str]
    calls: frozenset[str]
    slight: frozenset[str]
    scope: frozenset[str]
    whole: tuple[Span, ...]
    updates: frozenset[str]


class OneUtterance:
    """Weighs what an article says of two quotations; `apart` are those of two days."""

    def __init__(
        self,
        article: Article,
        slips: Slips,
        forms: Forms,
        words: Telling,
        apart: Callable[[Utterance, Utterance], bool],
    ) -> None:
        self._article = article
        self._slips = slips
        self._forms = forms
        self._words = words
        self._stems = stems_of(article.lexicon)
        self.apart = apart

    def judged(self, short: Quoted, full: Quoted, slip: Slip, told_by: Teller) -> bool | None:
        """Whether it is sure that the two are one; nothing if they may well be two."""
        told = self.is_told(short) or self.is_told(full) or self._is_again(short, full)
        near = abs(full.at - short.at) <= 1
        nested = short.utterance.nested or full.utterance.nested
        whole = self.is_whole(short) or self.is_whole(full)
        retold = any(one.is_retelling for one in (short, full))
        if not retold and self.apart(short.utterance, full.utterance):
            return None
        if not short.is_fragment:
            asks = any(asks for _, _, asks in short.sentences)
            displayed = short.is_displayed and not (asks or full.is_displayed or self.is_used(slip))
            parted = self._is_parted(short.utterance, full.utterance)
            evidence = Evidence(
                told_by, told, near, whole, nested, displayed=displayed, parted=parted
            )
            return of_sentence(slip, evidence)
        one_name = short.family == full.family != ""
        bare = not any(map(self._stems.of, slip.lead))
        bare = bare or (one_name and not self._slips.telling(slip.lead))
        opened = bare and len(slip.lead) <= LONGEST_LEAD
        shared = self._shares(short, full, slip)
        named = self._slips.is_named(short.target.text.words)
        said_is = self._is_of_subject(short, slip)
        evidence = Evidence(told_by, told, near, whole, nested, shared, opened, named, said_is)
        return of_fragment(slip, evidence)

    def may_be(self, short: Quoted, full: Quoted) -> bool:
        """False for what goes on from the one to the other, or is compared as a long utterance."""
        if (short.utterance.nested and full.utterance.nested) or self._is_compared(short, full):
            return False
        return short.is_fragment or not self._goes_on(short.utterance, full.utterance)

    def signs(self, short: Quoted, full: Quoted, slip: Slip) -> Signs:
        """What the article says of two quotations, whatever they say."""
        one_name = short.family == full.family != ""
        bare = not any(map(self._stems.of, slip.lead))
        return {
            "told": self.is_told(short) or self.is_told(full),
            "again": self._is_again(short, full),
            "all": self.is_whole(short) or self.is_whole(full),
            "nested": short.utterance.nested or full.utterance.nested,
            "retelling": short.is_retelling or full.is_retelling,
            "apart": self.apart(short.utterance, full.utterance),
            "parted": self._is_parted(short.utterance, full.utterance),
            "shared": self._shares(short, full, slip),
            "article": self._slips.is_named(short.target.text.words),
            "bare": bare,
            "bare-named": one_name and not self._slips.telling(slip.lead),
            "subject": self._is_of_subject(short, slip),
        }

    def is_used(self, slip: Slip) -> bool:
        """True where the article has a word that differs in its own words, too."""
        words = (word for one in slip.differences for word in one.here.split())
        return any(self._article.tokens.words.count(word) > 1 for word in words)

    def _goes_on(self, short: Utterance, full: Utterance) -> bool:
        """True where nothing but quotation marks stands between the two."""
        one, other = sorted((short.span, full.span))
        between = self._article.document.prose[one.end : other.start]
        return len(between) > 1 and not between.strip("\"“”'‘’ ")

    def _is_parted(self, one: Utterance, other: Utterance) -> bool:
        """True where another sentence stands between two quotations, and no time has passed."""
        first, last = sorted((one.span, other.span))
        starts, sentences = self._article.tokens.starts, self._article.sentence_ranges
        begun = sum(first.end <= starts[at] <= last.start for at, _ in sentences)
        between = slice(bisect_left(starts, first.end), bisect_left(starts, last.end))
        passed = self._words.updates.intersection(self._article.tokens.folded[between])
        return begun >= PARTED and not passed

    def _is_compared(self, short: Quoted, full: Quoted) -> bool:
        """True for what is found where long utterances are compared."""
        one, other = short.utterance, full.utterance
        if one.nested or other.nested or self.apart(one, other):
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
        keys = wording(
            " ".join(word for word in short.own if len(word) >= LONG_NAME), self._forms
        ).keys
        around = set(map(self._stems.of, keys)) - {""}
        said = {self._stems.of(key) for key in slip.around}
        beside = {self._stems.of(word) for word in full.own if word[0].islower()}
        return not around.isdisjoint(said) or (short.is_displayed and not around.isdisjoint(beside))

    def _is_of_subject(self, short: Quoted, slip: Slip) -> bool:
        """True where the full quotation says it right behind what the fragment is said of."""
        subject = self._slips.telling(slip.lead)
        own = self._slips.telling(wording(" ".join(short.own), self._forms).keys)
        return bool(subject) and len(slip.lead) <= LONGEST_LEAD and subject <= own

    def is_told(self, one: Quoted) -> bool:
        """True for what the article gives as the words that somebody said elsewhere in it."""
        return (
            one.utterance.nested
            or one.is_displayed
            or not self._words.records.isdisjoint(one.around)
            or self.is_whole(one)
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

    def is_whole(self, one: Quoted) -> bool:
        """True for what the article gives as all that was said."""
        said = one.utterance
        return any(said.is_around(span) or said.span.overlaps(span) for span in self._words.whole)


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Every few words in a row, without marks between them."""
    for at in range(len(words) - SAME_RUN + 1):
        run = words[at : at + SAME_RUN]
        if all(word[0].isalpha() for word in run):
            yield run
