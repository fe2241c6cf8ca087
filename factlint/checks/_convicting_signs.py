"""What speaks for a clause convicting somebody who is only accused, and what against."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from factlint.checks._accusations import Accusations
from factlint.checks._accusing_words import Untested
from factlint.checks._convicting_deeds import SURE, ConvictingDeeds
from factlint.checks._convicting_subjects import NEW, Subjects
from factlint.checks._convicting_tellers import ConvictingTellers
from factlint.checks._odds import Candidate, Odds, Signs
from factlint.extract.article import Article
from factlint.extract.passages import Places, token_range
from factlint.extract.tokens import Range

MOST = 3
"""So many places of a kind count."""
NEAR = 4
"""An accusation is near that is fewer sentences away."""
LONG = 12
"""An article of more sentences tells of other matters, too."""
BESIDE = ("denied-before", "denied-behind", "charged-before", "charged-behind")
"""What tells that a verb is one of the charge, and nothing of a noun."""
OPEN = 6
"""How many tokens before a verdict it may be said that there is none yet."""
ODDS = Odds(
    -4.2,
    {
        "brand-listed": 3.3,
        "who-3-deed-3": 2.9,
        "who-2-deed-3": 2.6,
        "wrong": 2.2,
        "all-mutual": 2.2,
        "headline": 1.9,
        "by": 1.8,
        "procedure": 1.7,
        "near": 1.7,
        "denied-before": 1.6,
        "who-1-deed-3": 1.5,
        "brand-named": 1.4,
        "who-1-deed-2": 1.4,
        "tools": 1.3,
        "brand-told": 1.2,
        "who-4-deed-3": 1.0,
        "new-named": 0.8,
        "all-granted": 0.8,
        "charged-behind": 0.8,
        "brand-opens": 0.8,
        "wrong-listed": 0.8,
        "quotes": 0.7,
        "under": 0.6,
        "relative": 0.6,
        "if": 0.6,
        "indefinite": 0.5,
        "apart": 0.5,
        "all-denying": 0.5,
        "who-3-deed-2": 0.4,
        "brand": 0.3,
        "money": 0.2,
        "wrongly": 0.2,
        "said-behind": 0.1,
        "said-before": 0.1,
        "who-2-deed-2": -0.1,
        "wrong-told": -0.1,
        "charged-before": -0.2,
        "modal": -0.3,
        "denied-behind": -0.4,
        "formal": -0.5,
        "charged-after": -0.5,
        "scene": -0.7,
        "opens": -0.7,
        "said-on-behind": -0.8,
        "who-0-deed-3": -0.9,
        "said-on-before": -0.9,
        "said": -1.0,
        "far": -1.0,
        "who-1-deed-0": -1.1,
        "all-retold": -1.4,
        "who-2-deed-1": -1.5,
        "who-4-deed-1": -1.5,
        "who-1-deed-1": -1.5,
        "group": -1.5,
        "who-2-deed-0": -1.8,
        "who-4-deed-0": -2.0,
        "passive": -2.0,
        "said-ahead": -2.0,
        "told": -2.7,
        "charged-ahead": -2.9,
        "charged-in": -3.1,
        "who-3-deed-0": -3.3,
        "who-3-deed-1": -3.3,
        "said-after": -3.5,
        "unless": -4.0,
        "long": -4.0,
        "settled": -4.7,
    },
)


class ConvictingSigns:
    """Reads the signs around the clauses of one article that tells of a charge.

    `strict` are the accusations that are surely such, among all `accusations`.
    """

    def __init__(
        self, article: Article, words: Untested, accusations: Accusations, strict: Accusations
    ) -> None:
        self._article, self._words, self._accusations = article, words, accusations
        self._subjects = Subjects(article, words, accusations)
        self._deeds = ConvictingDeeds(article, words, accusations.deeds)
        self._tellers = ConvictingTellers(article, words, accusations)
        number = article.sentence_number
        self._all = sorted({number(first) for first, _ in accusations.places})
        self._strict = sorted({number(first) for first, _ in strict.places})
        names = "culprits", "portraits", "crimes"
        self._listed = [Places(article, getattr(words, name)) for name in names]

    def verb(self, place: Range, *, sure: bool) -> Candidate | None:
        """A clause by its verb; `sure` where it stands behind the accused.

        None is one that tells of no plain deed and cannot be of the accused.
        """
        subject = self._subjects.before(place[0])
        who = self._subjects.surety(subject, sure=sure)
        surety, deed = self._deeds.read(place, of_accused=who > 1)
        if who == 0 and surety < SURE:
            return None
        own = {
            f"who-{who}-deed-{surety}": 1.0,
            "new-named": who == NEW and self._subjects.names_later,
            "indefinite": self._subjects.is_indefinite(subject),
            "relative": subject is not None and subject.relative,
        }
        return self._candidate(place, {**own, **deed, **self._tellers.read(place)})

    def thing(self, place: Range, kind: str) -> Candidate:
        """A noun that convicts: "the killer", or behind its owner: "Marsh's theft".

        It does so even where somebody says what stands with it, if a name does.
        """
        at = place[0]
        words = self._article.tokens
        named = words.word(place[1]) == "," and words.word(place[1] + 1)[:1].isupper()
        listed = any(any(found.within((at - 2, at + 1))) for found in self._listed)
        own = {
            kind: 1.0,
            f"{kind}-opens": self._article.sentence_of(at)[0] >= at - 1,
            f"{kind}-told": self._deeds.is_told(at),
            f"{kind}-listed": listed,
            f"{kind}-named": named,
        }
        around = self._tellers.read(place, granted=named or kind == "wrong")
        told = {name: sign for name, sign in around.items() if name not in BESIDE}
        return self._candidate(place, {**own, **told})

    def _candidate(self, place: Range, signs: Signs) -> Candidate:
        number = self._article.sentence_number(place[0])
        near = {
            "apart": min(NEAR, _distance(self._all, number)),
            "near": _distance(self._strict, number) < NEAR,
        }
        return Candidate((self._article.tokens.span(*place),), {**signs, **near, **self._whole})

    @cached_property
    def _whole(self) -> Signs:
        """What an article tells of the charge."""
        article, words = self._article, self._words
        said = {
            name: sum(1 for _ in article.find(getattr(words, name)))
            for name in ("granted", "retold", "mutual", "denying")
        }
        return {
            "settled": min(MOST, self._settled()),
            "long": article.sentence_number(len(article.tokens.words) - 1) > LONG,
            **{f"all-{name}": min(MOST, count) for name, count in said.items()},
        }

    def _settled(self) -> int:
        """How often a verdict or an admission is told, and not one that may come."""
        words, undecided, found = self._article.tokens.folded, set(self._words.undecided), 0
        for match in self._article.find(self._words.settled):
            at = token_range(self._article, match.span)[0]
            begin = self._article.sentence_of(at)[0]
            found += undecided.isdisjoint(words[max(begin, at - OPEN) : at])
        return found


def _distance(numbers: Sequence[int], number: int) -> int:
    """How far the nearest of sorted numbers is."""
    at = bisect_left(numbers, number)
    beside: Iterable[int] = numbers[max(0, at - 1) : at + 1]
    return min((abs(number - other) for other in beside), default=NEAR)
