"""The scope of a count: the whole, one incident, a part, or nothing of this event.

Cue words decide it, in their reach around the count, never the size of the number. A count of
one place or one group is a part where the article also counts them all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import timedelta

import msgspec

from factlint.extract.alphabet import QUANTITY
from factlint.extract.article import Article, CountToken
from factlint.extract.grammar import Grammar
from factlint.extract.matcher import Bank, class_of
from factlint.extract.narrowing import narrow_reader
from factlint.extract.passages import times_in
from factlint.extract.tokens import Tokens
from factlint.model import Number
from factlint.rulebook.lexicon import Cue

HISTORY = timedelta(days=300)
PAST_YEAR = timedelta(days=45)
LONG_AGO = timedelta(days=500)
_PARTS_END = ";:()—–"
_CLAUSE_END = f",{_PARTS_END}"
_STRONGEST = ("unreal", "other", "part", "place", "total", "incident", "added")


class ScopeReader:
    """Tells the scope of counts by the cues of one language."""

    def __init__(self, grammar: Grammar) -> None:
        members, cues = grammar.alphabet.members, grammar.lexicon.cues
        reads = [(read, cue) for cue in cues for read in cue.read]
        self._cues = Bank(grammar.compiler, reads)
        self._naming = [
            (grammar.compiler.compile([read]), cue)
            for cue in cues
            for read in grammar.parted(cue.read)[0]
        ]
        self._phrase = _noun_phrase(grammar)
        self._people = re.compile(class_of(members(["people"])))
        self._whole = re.compile(class_of(members(["whole"])))
        that = f"{class_of(members(['that']))}(?={class_of(members(['verb']))})"
        self._relative = re.compile(f"{class_of(members(['relative']))}|{that}")
        self._narrowing = narrow_reader(grammar)
        self._since = re.compile(class_of(members(["since"])))

    def scoped(
        self, article: Article, count: CountToken, counts: Sequence[CountToken]
    ) -> CountToken:
        """A count with the scope that the strongest cue gives it, if one does."""
        sentence = article.sentence_of(count.first)
        clause = _clause(article.tokens, count.first, count.stop, sentence)
        if self._is_history(article, sentence):
            return msgspec.structs.replace(count, scope="other")
        tokens = article.tokens
        readings = [
            *((tokens.symbols, *found) for found in self._cues.candidates_in(tokens, sentence)),
            *((tokens.plain, *found) for found in self._naming),
        ]
        cues = [
            cue
            for text, expression, cue in readings
            if not (count.scope and cue.scope in ("place", "incident"))
            and (not cue.again or self._counted_before(article, count, counts, cue.differing))
            and expression.search(text, *self._reach(tokens, cue, count, clause, sentence))
        ]
        said = {cue.scope for cue in cues}
        scope = next((scope for scope in _STRONGEST if scope in said), count.scope)
        return msgspec.structs.replace(
            count,
            scope="part" if scope == "added" else scope or self._narrowing.place(article, count),
            superseded=count.superseded or "superseded" in said,
            share=count.share or any(cue.scope == "part" and not cue.again for cue in cues),
        )

    def placed(self, article: Article, counts: Sequence[CountToken]) -> list[CountToken]:
        """All counts; one of a place or a group is a part where the article counts all, too."""
        narrow = {id(count) for count in counts if self.is_narrow(article, count)}
        wholes: dict[str, set[Number | None]] = defaultdict(set)
        for count in counts:
            if count.scope in ("", "total") and id(count) not in narrow:
                wholes[count.measure].add(count.quantity.value.value)
        placed = []
        for count in counts:
            if count.scope in ("", "place"):
                part = id(count) in narrow and _differs(count, wholes)
                count = msgspec.structs.replace(count, scope="part" if part else "")
            placed.append(count)
        return placed

    def is_narrow(self, article: Article, count: CountToken) -> bool:
        """True for one place, or a group with a name of its own ("three children")."""
        if count.scope == "place" or count.implied:
            return True
        if count.scope == "total":
            return False
        tokens = article.tokens
        people = list(self._people.finditer(tokens.plain, count.quantity.stop, count.stop + 6))
        head = next(
            (
                p
                for p in people
                if self.phrase_end(tokens, count.quantity.stop, p.end()) >= p.start()
            ),
            None,
        )
        return head is not None and not self._whole.fullmatch(tokens.plain, *head.span())

    def phrase_end(self, tokens: Tokens, at: int, limit: int) -> int:
        """Where the phrase that a figure counts is over."""
        found = self._phrase.match(tokens.symbols, at, limit)
        return found.end() if found else at

    def _reach(
        self,
        tokens: Tokens,
        cue: Cue,
        count: CountToken,
        clause: tuple[int, int],
        sentence: tuple[int, int],
    ) -> tuple[int, int]:
        """The tokens in which a cue decides the scope of a count."""
        match cue.within:
            case "sentence":
                return sentence
            case "clause":
                return clause
            case "before":
                limit = sentence[0] if cue.scope in ("part", "total") else clause[0]
                start = max(limit, count.first - cue.words)
                if cue.scope == "superseded":
                    limit = _clause(tokens, count.first, count.stop, sentence, _PARTS_END)[0]
                    start = max(limit, count.first - cue.words)
                    other = tokens.symbols.rfind(QUANTITY, start, count.quantity.first)
                    start = max(start, other + 1)
                relatives = [
                    m.end() for m in self._relative.finditer(tokens.plain, start, count.first + 1)
                ]
                return relatives[-1] if relatives else start, max(count.first, count.quantity.first)
            case "phrase":
                return max(clause[0], count.quantity.first - 1), count.stop
            case "after":
                return count.quantity.stop, min(sentence[1], count.quantity.stop + cue.words)

    def _counted_before(
        self, article: Article, count: CountToken, counts: Sequence[CountToken], differing: bool
    ) -> bool:
        """True when the article has counted the same before, or adds it up beside the count.

        With `differing`, only when it never gave the very figure; without it a later count will do,
        where no other measure stands before it in the sentence ("two dead and 12 more injured").
        """
        at, sentence = count.quantity.first, article.sentence_of(count.first)
        before = [c for c in counts if c.quantity.first < at]
        if differing and count.quantity.value.value in {c.quantity.value.value for c in before}:
            return False
        alone = not any(c.measure != count.measure and c.first >= sentence[0] for c in before)
        return any(
            other.measure == count.measure
            and other is not count
            and not other.implied
            and (
                other.quantity.first < at
                or (alone and not differing)
                or (other.scope == "total" and article.sentence_of(other.first) == sentence)
            )
            for other in counts
        )

    def _is_history(self, article: Article, sentence: tuple[int, int]) -> bool:
        """True when the sentence speaks of a time long before the publication.

        Of a day of these weeks it may well tell that nothing like it has been since one long ago.
        """
        anchor = article.anchor
        if anchor is None:
            return False
        times = [
            (time.value, time.first, time.value.end)
            for time in times_in(article, sentence)
            if time.value and time.value.end
        ]
        recent = any(value.grain == "day" and end > anchor - PAST_YEAR for value, _, end in times)
        for value, first, end in times:
            since = first and self._since.match(article.tokens.plain, first - 1)
            if since and recent:
                continue
            past = PAST_YEAR if value.grain == "year" else HISTORY
            if end < anchor - (LONG_AGO if since else past):
                return True
        return False


def _noun_phrase(grammar: Grammar) -> re.Pattern[str]:
    slot = grammar.compiler.slot
    return re.compile(
        f"(?:{slot('aged')})?(?:{slot('plain')}){{0,5}}(?:(?:{slot('preposition')})(?:{slot('article-the')})?(?:{slot('plain')}){{1,5}})*"
    )


def _clause(
    tokens: Tokens, first: int, stop: int, sentence: tuple[int, int], ends: str = _CLAUSE_END
) -> tuple[int, int]:
    start, end = first, stop
    while start > sentence[0] and tokens.words[start - 1] not in ends:
        start -= 1
    while end < sentence[1] and tokens.words[end] not in ends:
        end += 1
    return start, end


def _differs(count: CountToken, wholes: Mapping[str, Container[Number | None]]) -> bool:
    """True for a count of something that is counted whole elsewhere, with another figure."""
    return count.measure in wholes and count.quantity.value.value not in wholes[count.measure]
