"""Two lengths of one article that are likely those of one thing, and differ, by fitted odds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._length_events import SHORT, STEM
from factlint.checks._length_odds import ODDS
from factlint.checks._length_text import LengthText
from factlint.checks._odds import Candidate, Signs
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import UNITS, Length
from factlint.checks._two_lengths import Pair, differ
from factlint.extract.passages import token_range
from factlint.extract.tokens import Range
from factlint.model import Span
from factlint.rulebook.words import fold

REACH = 5
"""So many sentences apart two lengths of one thing are told, but for those of a headline."""
BEFORE = 12
"""So many lengths before another are weighed against it."""
AHEAD, BEHIND = 8, 4
"""So many tokens before and behind a length it is told what it is of."""
MOST = 4
"""So many words that both sentences say count."""
CLOSE, DOUBLE = 1.5, 2.0
"""A length that is so many times another is off, or hardly."""


class LengthPairs:
    """Weighs the lengths of one article against each other."""

    def __init__(self, text: LengthText, links: Sequence[Sequence[str]]) -> None:
        self._article, self._words, self._said = text.article, text.article.tokens.folded, text.said
        self._text, self._cues = text, text.cues
        self._links = [frozenset(map(fold, group)) for group in links]
        listed = text.article.grammar.listed
        self._vague = frozenset(text.article.lexicon.numbers.articles)
        self._the = listed("article-the", "person-possessive", "that") - self._vague
        dated = {fold(word) for _, words in text.article.lexicon.dates.units for word in words}
        self._units = dated | text.said["hour"] | text.said["minute"]
        self._small = listed(
            "article-the",
            "be",
            "have",
            "preposition",
            "person-pronoun",
            "person-other",
            "possessive",
            "of",
            "modal",
            "relative",
            "adverb",
            "aside",
        )

    def read(self) -> Iterator[Pair]:
        """The later length of two that differ, with the one told before it."""
        lengths = [s for s in self._text.lengths if s.exact and not (s.yearly or s.old or s.nth)]
        told: set[int] = set()
        for at, two in enumerate(lengths):
            for one in lengths[max(0, at - BEFORE) : at]:
                if not self._is_near(one, two) or not differ(one.length, two.length):
                    continue
                candidate = Candidate(
                    tuple(self._span(said) for said in (one, two)), self._signs(one, two, lengths)
                )
                if ODDS.of(candidate) > 0 and told.isdisjoint((one.length.first, two.length.first)):
                    told |= {one.length.first, two.length.first}
                    yield two.length, one.length

    def _span(self, said: SaidLength) -> Span:
        return self._article.tokens.span(said.length.first, said.length.stop)

    def _is_near(self, one: SaidLength, two: SaidLength) -> bool:
        return self._is_headline(one) or self._apart(one, two) <= REACH

    def _is_headline(self, said: SaidLength) -> bool:
        return self._article.layout.part_of(self._span(said)) == "headline"

    def _apart(self, one: SaidLength, two: SaidLength) -> int:
        number = self._article.sentence_number
        return number(two.length.first) - number(one.length.first)

    def _signs(self, one: SaidLength, two: SaidLength, lengths: Sequence[SaidLength]) -> Signs:
        nouns = [self._noun(said) for said in (one, two)]
        long, short = sorted((_days(s.length) for s in (one, two)), reverse=True)
        stems = [self._stems(self._around(said)) for said in (one, two)]
        sentences = [self._stems(self._sentence(said)) for said in (one, two)]
        heads = [self._said_of(said) for said in (one, two)]
        same_noun = bool(nouns[0]) and nouns[0][:STEM] == nouns[1][:STEM]
        akin = any(group & heads[0] and group & heads[1] for group in self._links)
        found = [
            {n for n in ("imposed", "serving", "agreed") if self._is_told(n, s)} for s in (one, two)
        ]
        definite = self._is_definite(two)
        return {
            "both": 1.0,
            "both-headline": self._is_headline(one),
            "both-noun": same_noun,
            "both-noun-definite": same_noun and definite,
            "both-named": not same_noun and self._is_named(one, two),
            "both-event": any(noun in self._said["events"] for noun in nouns),
            "both-akin": akin and not same_noun,
            "both-akin-definite": akin and definite,
            "both-definite": definite,
            "both-first-definite": self._is_definite(one),
            "both-new": self._is_new(two),
            "both-compound": one.compound and two.compound,
            "both-second-compound": two.compound,
            "both-unit": one.length.unit == two.length.unit,
            "both-shared": min(len(sentences[0] & sentences[1]), MOST),
            "both-near-shared": min(len(stems[0] & stems[1]), MOST),
            "both-apart": min(self._apart(one, two), MOST),
            "both-sentence": self._apart(one, two) == 0,
            "both-close": long <= CLOSE * short,
            "both-off": long > DOUBLE * short,
            "both-only": len(lengths) == 2,
            "both-several": one.several or two.several,
            "both-quoted": any(self._article.quoted(self._span(s)) for s in (one, two)),
            "both-another": any(
                self._article.says(self._cues["another"], self._sentence(s)) for s in (one, two)
            ),
            "both-extended": any(
                self._article.says(self._cues["extended"], self._sentence(s)) for s in (one, two)
            ),
            "both-imposed": "imposed" in found[0] and "imposed" in found[1],
            "both-serving": "imposed" in found[0] and "serving" in found[1],
            "both-one-imposed": ("imposed" in found[0]) != bool({"imposed", "serving"} & found[1]),
            "both-apart-cue": any(self._about("apart", s) for s in (one, two)),
            "both-unless": any(self._about("unless", s) for s in (one, two)),
            "both-agreed": any("agreed" in each for each in found),
            "both-dated": self._has_times(one, two),
            "both-names": self._has_names(one, two),
        }

    def _noun(self, said: SaidLength) -> str:
        """The noun behind "three-day", or before "lasted three days"."""
        if said.compound:
            return next(iter(self._words[said.length.stop : said.length.stop + 1]), "")
        return ""

    def _is_named(self, one: SaidLength, two: SaidLength) -> bool:
        """True where what one is of is said in the sentence of the other: "strike", "struck"."""
        return any(
            len(self._noun(said)) >= SHORT
            and self._noun(said)[:STEM] in self._stems(self._sentence(other))
            for said, other in ((one, two), (two, one))
        )

    def _said_of(self, said: SaidLength) -> frozenset[str]:
        """The words near a length that tell what it is of."""
        begin, stop = self._around(said)
        return frozenset(self._words[begin:stop]) - self._small

    def _around(self, said: SaidLength) -> Range:
        begin, stop = self._sentence(said)
        return max(begin, said.length.first - AHEAD), min(stop, said.length.stop + BEHIND)

    def _sentence(self, said: SaidLength) -> Range:
        return self._article.sentence_of(said.length.first)

    def _stems(self, place: Range) -> set[str]:
        """The beginnings of the words that name something, but for those of units."""
        words = set(self._words[slice(*place)]) - self._small - self._units
        return {word[:STEM] for word in words if len(word) >= SHORT and word.isalpha()}

    def _is_definite(self, said: SaidLength) -> bool:
        return not self._the.isdisjoint(self._words[said.length.first - 1 : said.length.first])

    def _is_new(self, said: SaidLength) -> bool:
        return not self._vague.isdisjoint(self._words[said.length.first - 1 : said.length.first])

    def _is_told(self, name: str, said: SaidLength) -> bool:
        return any(
            first <= said.length.first < stop
            for match in self._text.found[name]
            for first, stop in (token_range(self._article, match.span),)
        )

    def _about(self, name: str, said: SaidLength) -> bool:
        cued = self._article.cued(self._cues[name], self._sentence(said))
        return any(first < said.length.stop and said.length.first < stop for first, stop in cued)

    def _has_times(self, *lengths: SaidLength) -> bool:
        """True for a time in the sentence of one of them only."""
        told = [bool(self._text.times.within(*self._sentence(said))) for said in lengths]
        return told[0] != told[1]

    def _has_names(self, one: SaidLength, two: SaidLength) -> bool:
        """True where the sentence of the later one begins with another name."""
        words = self._article.tokens.words
        begin, _ = self._sentence(two)
        return any(
            words[at].istitle() and words[at] not in words[slice(*self._sentence(one))]
            for at in range(begin + 1, two.length.first)
        )


def _days(length: Length) -> float:
    return (length.low or 0.0) * UNITS[length.unit]
