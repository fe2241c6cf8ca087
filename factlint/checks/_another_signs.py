"""What speaks for a sentence telling of another one beside the first or the only one."""

from __future__ import annotations

from factlint.checks._odds import Candidate, Signs
from factlint.checks._outdone import OutdoneReader
from factlint.checks._ranked import Claim
from factlint.extract.article import Article
from factlint.extract.passages import sentences_behind, times_in
from factlint.extract.tokens import Range

MOST = 4
"""So many words that both say count."""
TAIL = 9
"""So many tokens behind a word that ranks tell of what it is the first or the only one."""


class AnotherSigns:
    """Reads the signs around the claims of one article and the sentences near them."""

    def __init__(self, article: Article, outdone: OutdoneReader) -> None:
        self._article, self._outdone = article, outdone
        self._tokens, self._words = article.tokens, outdone.words
        listed = article.grammar.listed
        self._female = listed("person-female", "person-her")
        self._some = frozenset(article.lexicon.numbers.articles)
        self._kin, self._have, self._be = listed("kin"), listed("have"), listed("be")
        self._possessive = listed("person-possessive", "possessive-mark")
        self._modal, self._of = listed("modal"), listed("of")

    def candidate(self, claim: Claim, part: Range) -> Candidate:
        """A claim and a sentence that may tell of another, with all signs."""
        own = self._outdone.around(claim)
        places = (claim.at, claim.stop), part
        signs = {
            "is-another": 1.0,
            **self._claimed(claim, own),
            **self._told(claim, part),
            **self._shared(claim, own, part),
        }
        spans = tuple(self._tokens.span(*place) for place in places)
        return Candidate(spans, {**signs, **self._joined(signs)})

    def _joined(self, signs: Signs) -> Signs:
        """Signs that speak together only."""
        also = {
            "woman-again": ("woman", "woman-too", "named"),
            "first-past-head": ("first", "first-past", "head"),
            "first-past-some": ("first", "first-past", "some-head"),
            "alone-other-head": ("alone", "other-head"),
            "alone-other-area": ("alone", "other-area"),
            "alone-area-other": ("alone", "area", "other-noun"),
            "younger-kin": ("aged-younger", "aged-kin"),
            "survivor-alive": ("survivor", "alive"),
        }
        return {name: all(signs.get(each) for each in each_of) for name, each_of in also.items()}

    def is_comparable(self, claim: Claim, part: Range) -> bool:
        """False beside the youngest where nobody is said to be younger."""
        told = self._tokens.folded[slice(*part)]
        return self.kind(claim) != "aged" or not set(told).isdisjoint(self._words.nearer)

    def kind(self, claim: Claim) -> str:
        """Of what sort a claim is: `first`, `alone` or `aged`."""
        word = self._tokens.folded[claim.at]
        if word in self._words.alone:
            return "alone"
        return "first" if word in self._words.firsts else "aged"

    def _claimed(self, claim: Claim, own: Range) -> Signs:
        """How a claim is told."""
        folded = self._tokens.folded
        noun, tail = folded[claim.at : claim.stop], folded[claim.stop : claim.stop + TAIL]
        span = self._tokens.span(claim.at, claim.stop)
        return {
            self.kind(claim): 1.0,
            "owned": folded[claim.at - 1] in self._possessive,
            "woman": not self._female.isdisjoint(noun),
            "survivor": not set(noun).isdisjoint(self._words.survivors),
            "season": not set(noun).isdisjoint(self._words.seasons),
            "of-time": not set(noun).isdisjoint(self._words.sorts),
            "always": not set(tail).isdisjoint(self._words.always),
            "area": not set(tail).isdisjoint(self._words.areas),
            "of": folded[claim.stop] in self._of,
            "nounless": not claim.nouns,
            "claim-title": self._article.layout.part_of(span) != "body",
            "claim-quoted": bool(self._article.quoted(span)),
            "hedged": self._article.says(self._words.unless, (own[0], min(own[1], claim.stop + 1))),
        }

    def _told(self, claim: Claim, part: Range) -> Signs:
        """Where and how the other sentence tells."""
        folded = set(self._tokens.folded[slice(*part)])
        number = self._article.sentence_number
        after, anchor = number(part[0]) - number(claim.at), self._article.anchor
        times = times_in(self._article, part)
        starts = [time.value.start for time in times if time.value and time.value.start]
        past = anchor is not None and any((anchor - day).days > TAIL for day in starts)
        kind = self.kind(claim)
        survived = not folded.isdisjoint(self._words.alive)
        return {
            "ahead": after < 0,
            f"{kind}-past": past,
            f"{kind}-timed": bool(times),
            "future": anchor is not None and any(day > anchor for day in starts),
            "had": not folded.isdisjoint(self._have),
            "may": not folded.isdisjoint(self._modal),
            "gone": self._outdone.is_gone(part),
            "named": self._outdone.names_place(claim, part),
            "aged-kin": kind == "aged" and not folded.isdisjoint(self._kin),
            "aged-younger": kind == "aged" and not folded.isdisjoint(self._words.nearer),
            "alive": survived and not set(self._noun(claim)).isdisjoint(self._words.survivors),
            "lost": self._article.says(self._words.lost, part),
            "woman-too": not self._female.isdisjoint(self._noun(claim))
            and not self._female.isdisjoint(folded),
        }

    def _noun(self, claim: Claim) -> list[str]:
        return self._tokens.folded[claim.at : claim.stop]

    def _shared(self, claim: Claim, own: Range, part: Range) -> Signs:
        """What both say."""
        claims, folded = self._outdone.claims, self._tokens.folded
        stems = [claims.stem(at) for at in range(*part)]
        head = claims.stem(claim.stop - 1) if claim.stop > claim.at + 1 else ""
        nearby = self._outdone.plain.stems(own) - claim.nouns
        following = next(sentences_behind(self._article, claim.at, 1), own)
        further = self._outdone.plain.stems(following) - claim.nouns
        there = self._outdone.plain.stems(part)
        others = [*self._words.other, *self._words.likewise]
        marked = [at for at in range(part[0], part[1] - 1) if folded[at] in others]
        wide = {claims.stem(n) for at in marked for n in range(at + 1, min(at + 4, part[1]))}
        counted = {
            claims.stem(n) for n in range(part[0] + 1, part[1]) if folded[n - 1] in self._some
        }
        return {
            "head": head in stems,
            "noun": not claim.nouns.isdisjoint(stems),
            "all-nouns": len(claim.nouns) > 1 and claim.nouns <= {*stems},
            "other": bool(marked),
            "other-noun": not claim.nouns.isdisjoint(wide),
            "other-head": head in wide and head != "",
            "some-head": head in counted and head != "",
            "shared": min(len(nearby & there), MOST),
            "shared-next": min(len(further & there), MOST) if following != part else 0,
            "ranks-again": not set(folded[slice(*part)]).isdisjoint(
                {*self._words.alone, *self._words.firsts}
            ),
            "other-area": any(folded[at - 1] in self._possessive for at in marked)
            and not nearby.isdisjoint(wide | claim.nouns),
            "same": self._outdone.is_same(claim, part),
        }
