"""The signs that two lengths of one article are of one thing, and those that they are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factlint.checks._ends import CLOCK_UNITS
from factlint.checks._length_events import SHORT, STEM
from factlint.checks._length_text import LengthText
from factlint.checks._odds import Signs
from factlint.checks._said_lengths import SaidLength
from factlint.checks._spans import UNITS
from factlint.extract.passages import token_range
from factlint.extract.tokens import Range
from factlint.model import Span
from factlint.rulebook.words import fold

AHEAD, BEHIND = 8, 4
"""So many tokens before and behind a length it is told what it is of."""
NOUNS = 2
"""So many tokens behind "three-day" its noun stands."""
SUBJECT = 4
"""So many tokens before a length the noun of "lasted" stands."""
MOST = 4
"""So many words that both sentences say count."""
CLOSE, DOUBLE = 1.5, 2.0
"""A length that is so many times another is off, or hardly."""
SMALL = (
    *("article-the", "be", "have", "preposition", "person-pronoun", "person-other", "possessive"),
    *("of", "modal", "relative", "adverb", "aside"),
)
TOLD = ("imposed", "serving")
"""What the rule may say of a length."""
CUES = ("apart", "unless", "lasted", "awaited", "summed", "over")
"""What words about a length may say."""


class LengthPairSigns:
    """Reads the signs around two lengths of one article, by words of a rule."""

    def __init__(self, text: LengthText, links: Sequence[Sequence[str]]) -> None:
        self._article, self._words, self._said = text.article, text.article.tokens.folded, text.said
        self._text, self._cues = text, text.cues
        self._timed: dict[Range, set[str]] = {}
        self._links = [frozenset(map(fold, group)) for group in links]
        listed = text.article.grammar.listed
        self._vague = frozenset(text.article.lexicon.numbers.articles)
        self._the = listed("article-the", "person-possessive", "that") - self._vague
        dated = {fold(word) for _, words in text.article.lexicon.dates.units for word in words}
        self._units = dated | text.said["hour"] | text.said["minute"]
        self._small, self._of = listed(*SMALL), listed("of")
        self._resuming = listed("person-other", "person-pronoun") | text.said["resuming-it"]

    def of(self, one: SaidLength, two: SaidLength, lengths: Sequence[SaidLength]) -> Signs:
        """All signs of two lengths among those of an article."""
        return {
            "both": 1.0,
            "both-only": len(lengths) == 2,
            **self._named(one, two),
            **self._placed(one, two),
            **self._cued(one, two),
            **_sizes(one, two),
        }

    def is_headline(self, said: SaidLength) -> bool:
        """True for a length in the headline."""
        return self._article.layout.part_of(self.span(said)) == "headline"

    def apart(self, one: SaidLength, two: SaidLength) -> int:
        """How many sentences lie between two lengths."""
        number = self._article.sentence_number
        return number(two.length.first) - number(one.length.first)

    def span(self, said: SaidLength) -> Span:
        """Where a length stands."""
        return self._article.tokens.span(said.length.first, said.length.stop)

    # What both are of.

    def _named(self, one: SaidLength, two: SaidLength) -> Signs:
        """Which words say that both are of one thing."""
        nouns = [self._nouns(said) for said in (one, two)]
        heads = [frozenset(self._words[slice(*self._around(s))]) - self._small for s in (one, two)]
        sentences = [self._stems(self._sentence(said)) for said in (one, two)]
        same = bool(_stems(nouns[0]) & _stems(nouns[1]))
        akin = not same and any(group & heads[0] and group & heads[1] for group in self._links)
        alike = not same and any(group & nouns[0] and group & nouns[1] for group in self._links)
        definite = self._is_before(two, self._the)
        return {
            "both-noun": same,
            "both-noun-definite": same and definite,
            "both-named": not same
            and bool(_stems(nouns[0]) & sentences[1] or _stems(nouns[1]) & sentences[0]),
            "both-event": not (nouns[0] | nouns[1]).isdisjoint(self._said["events"]),
            "both-akin": akin,
            "both-akin-definite": akin and definite,
            "both-alike": alike,
            "both-definite": definite,
            "both-first-definite": self._is_before(one, self._the),
            "both-new": self._is_before(two, self._vague),
            "both-shared": min(len(sentences[0] & sentences[1]), MOST),
            "both-unshared": not (same or akin or sentences[0] & sentences[1]),
            "both-resumed": self._is_resumed(two),
        }

    def _nouns(self, said: SaidLength) -> set[str]:
        """The nouns behind "three-day", or before "lasted three days"."""
        first, stop = said.length.first, said.length.stop
        begin, end = self._sentence(said)
        if said.compound:
            behind = self._words[stop : min(end, stop + NOUNS)]
            return set(behind) - self._small
        before = self._words[max(begin, first - SUBJECT) : first]
        at = next((at for at, word in enumerate(before) if word in self._said["lasting"]), 0)
        return set(before[:at]) - self._small

    def _is_resumed(self, said: SaidLength) -> bool:
        """True for "it will last six weeks"."""
        begin, _ = self._sentence(said)
        return not self._resuming.isdisjoint(self._words[begin : said.length.first])

    # Where both stand.

    def _placed(self, one: SaidLength, two: SaidLength) -> Signs:
        apart = self.apart(one, two)
        return {
            "both-headline": self.is_headline(one),
            "both-apart": min(apart, MOST),
            "both-sentence": apart == 0,
            "both-quoted": any(self._article.quoted(self.span(s)) for s in (one, two)),
            "both-dated": self._has_times(one) != self._has_times(two),
            "both-other-times": self._has_other_times(one, two),
            "both-part": any(self._is_part(said) for said in (one, two)),
            "both-typical": any(self._is_typical(said) for said in (one, two)),
            "both-names": self._has_names(one, two),
        }

    def _has_times(self, said: SaidLength) -> bool:
        return bool(self._times(said))

    def _has_other_times(self, one: SaidLength, two: SaidLength) -> bool:
        """True where the sentences of both have times, and none in common."""
        here, there = (self._times(said) for said in (one, two))
        return bool(here and there) and here.isdisjoint(there)

    def _times(self, said: SaidLength) -> set[str]:
        """The words of the times in the sentence of a length."""
        place = self._sentence(said)
        if place not in self._timed:
            times = self._text.times.within(*place)
            self._timed[place] = {w for t in times for w in self._words[t.first : t.stop]}
        return self._timed[place]

    def _is_part(self, said: SaidLength) -> bool:
        """True for "two of the three nights"."""
        first = said.length.first
        return bool(self._of & {*self._words[max(0, first - 2) : first]})

    def _is_typical(self, said: SaidLength) -> bool:
        """True for "the average wait was 38 minutes"."""
        return not self._said["typical"].isdisjoint(self._words[slice(*self._sentence(said))])

    def _has_names(self, one: SaidLength, two: SaidLength) -> bool:
        """True where the sentence of the later one begins with another name."""
        words = self._article.tokens.words
        begin, _ = self._sentence(two)
        return any(
            words[at].istitle() and words[at] not in words[slice(*self._sentence(one))]
            for at in range(begin + 1, two.length.first)
        )

    # What is said of them.

    def _cued(self, one: SaidLength, two: SaidLength) -> Signs:
        told = {name: [self._is_told(name, said) for said in (one, two)] for name in TOLD}
        imposed, serving = told["imposed"], told["serving"]
        return {
            "both-another": self._any(self._says, "another", one, two),
            "both-another-near": self._any(self._says_near, "another", one, two),
            "both-extended": self._any(self._says, "extended", one, two),
            "both-imposed": all(imposed),
            "both-serving": imposed[0] and serving[1],
            "both-one-imposed": imposed[0] != (imposed[1] or serving[1]),
            **{f"both-{name}-cue": self._any(self._about, name, one, two) for name in CUES},
        }

    def _any(self, says: Callable[[str, SaidLength], bool], name: str, *two: SaidLength) -> bool:
        return any(says(name, said) for said in two)

    def _is_told(self, name: str, said: SaidLength) -> bool:
        return any(
            first <= said.length.first < stop
            for match in self._text.found[name]
            for first, stop in (token_range(self._article, match.span),)
        )

    def _says(self, name: str, said: SaidLength) -> bool:
        return self._is_cued(name, said, self._sentence(said))

    def _says_near(self, name: str, said: SaidLength) -> bool:
        return self._is_cued(name, said, self._around(said))

    def _about(self, name: str, said: SaidLength) -> bool:
        return self._is_cued(name, said, (said.length.first, said.length.stop))

    def _is_cued(self, name: str, said: SaidLength, place: Range) -> bool:
        """True where words of the sentence of a length, on a place in it, are those of a cue."""
        cued = self._article.cued(self._cues[name], self._sentence(said))
        return any(
            first < place[1] and place[0] < stop and not self._is_name(first)
            for first, stop in cued
        )

    def _is_name(self, at: int) -> bool:
        """True for the "First" of "First Midland"."""
        words = self._article.tokens.words[at : at + 2]
        return len(words) > 1 and all(word.istitle() for word in words)

    def _around(self, said: SaidLength) -> Range:
        begin, stop = self._sentence(said)
        return max(begin, said.length.first - AHEAD), min(stop, said.length.stop + BEHIND)

    def _sentence(self, said: SaidLength) -> Range:
        return self._article.sentence_of(said.length.first)

    def _stems(self, place: Range) -> set[str]:
        """The beginnings of the words that name something, but for those of units."""
        return _stems(set(self._words[slice(*place)]) - self._small - self._units)

    def _is_before(self, said: SaidLength, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self._words[said.length.first - 1 : said.length.first])


def _stems(words: set[str]) -> set[str]:
    return {word[:STEM] for word in words if len(word) >= SHORT and word.isalpha()}


def _sizes(one: SaidLength, two: SaidLength) -> Mapping[str, float]:
    """How both are counted, and how far they differ."""
    short, long = sorted(max(_days(said)) for said in (one, two))
    return {
        "both-compound": one.compound and two.compound,
        "both-second-compound": two.compound,
        "both-unit": one.length.unit == two.length.unit,
        "both-clock": one.length.unit in CLOCK_UNITS and two.length.unit in CLOCK_UNITS,
        "both-hedged": not (one.exact and two.exact),
        "both-close": long <= CLOSE * short,
        "both-off": long > DOUBLE * short,
    }


def _days(said: SaidLength) -> tuple[float, ...]:
    ends = (said.length.low, said.length.high)
    return tuple(end * UNITS[said.length.unit] for end in ends if end is not None)
