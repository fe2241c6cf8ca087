"""What speaks for one source being all that a plural stands for, and what against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property

from factlint.checks._odds import Candidate, Signs
from factlint.checks._source_ones import One, OneSources
from factlint.checks._source_words import FAR, MARKS, NEAR
from factlint.extract.alphabet import BREAK
from factlint.extract.proper import ProperName

MOST = 3
"""So many others count."""
REACH = 8
"""So many sentences apart the two may stand."""
NAMED = ("member", "open", "side", "silent")


class SourceSigns(OneSources):
    """Reads the signs around the plurals of one kind and those who may be meant."""

    def candidate(self, several: int, one: One) -> Candidate:
        """A plural and the one that it may stand for, with all signs."""
        tokens = self._article.tokens
        return Candidate(
            (tokens.span(several, several + 1), tokens.span(*one.place)),
            {
                **self._signs_of_plurals[several],
                **self._signs_of_ones[one],
                **self._between(several, one),
                **self._others_signs(several, one),
                **self._text_signs,
            },
        )

    @cached_property
    def _signs_of_plurals(self) -> Mapping[int, Signs]:
        return {at: self._plural_signs(at) for at in self._plurals}

    @cached_property
    def _signs_of_ones(self) -> Mapping[One, Signs]:
        return {one: self._one_signs(one) for one in self.ones}

    def _plural_signs(self, at: int) -> Signs:
        """How the plural is told."""
        begin, end = self._article.sentence_of(at)
        words, listed = self._words, self._article.grammar.listed
        ahead = words[at - 1] if at > begin else "."
        verb = self._verb(at, FAR, MARKS)
        told = at in self.several
        between = set(words[at + 1 : verb if verb is not None else at + NEAR])
        return {
            "told": told,
            "says-next": self._says(at + 1) or (self._says(at - 1) if at > begin else False),
            "says": verb is not None,
            "untold-opens": not told and at == begin,
            "untold-have": not told and self._is_followed(at, tuple(listed("have"))),
            "untold-be": not told and self._is_followed(at, tuple(listed("be"))),
            "titled": self._heads(at),
            "counted": self._is_counted(at, self._rule.some),
            "some": self._is_counted(at, ()) and not self._is_counted(at, self._rule.some),
            "the": ahead in self._rule.definite,
            "own": ahead in listed("person-possessive"),
            "behind-preposition": at > begin and self._is_behind_preposition(at),
            "passive": verb is not None and self._is_passive(at, verb),
            "modal": not between.isdisjoint(listed("modal")),
            "joined": self._is_joined(at),
            "many-words": not {*self._rule.many}.isdisjoint(words[begin:end]),
            "of-body": bool(self._body(at)),
            "named-there": bool(self._full_in((begin, end))),
            f"mode-{self._rule.named}": 1.0,
        }

    def _one_signs(self, one: One) -> Signs:
        """Who the one is."""
        words = self._words
        begin, end = self._article.sentence_of(one.first)
        aside = words[one.stop : one.stop + 1] == [","]
        behind = words[one.stop + 1] if aside and one.stop + 1 < end else ""
        near = self._near_of.get(one.key, frozenset()) if one.sort in NAMED else frozenset()
        sides = not near.isdisjoint(self._rule.sides)
        alone = self._alone
        speaks = any(self._says(n) for n in range(begin, end))
        return {
            f"one-{one.sort}": 1.0,
            f"one-{one.sort}-{self._rule.named}": one.sort in NAMED,
            "single-noun": self._single in near,
            "ending": any(word.endswith(self._rule.endings) for word in near),
            "aside": aside and one.sort in NAMED,
            "aged": behind.isdigit(),
            "described": aside and behind in {*self._rule.one, *self._rule.resumed},
            "role": not near.isdisjoint(self._article.grammar.listed("person-role")),
            "who": behind in self._article.grammar.listed("relative"),
            "post": not near.isdisjoint(self._article.grammar.listed("post")),
            "called-side": sides,
            "verb": self._verb(one.stop - 1, FAR, frozenset(".\n")) is not None,
            "speaks": speaks,
            "quote": any(word in '"“”' for word in words[begin:end]),
            "of-several": self._is_of_several(one.place),
            "known": self._is_known(one.place),
            "body-of": self._is_of_body(one.place),
            "only": alone is not None,
            "only-here": alone is not None and alone[0] <= one.first < alone[1],
            "many-there": not self._is_bare_of((begin, end)),
            "alike": one.sort in ("new", "resumed", "bare") and words[one.first] != self._single,
            "one-aside": one.sort in ("resumed", "bare", "role") and self._is_set_off(one),
            "unnamed": self._article.says(self._rule.hidden, (begin, end)),
            "one-body": one.sort in NAMED
            and words[one.first - 1] in self._article.grammar.listed("article-the"),
        }

    def _between(self, at: int, one: One) -> Signs:
        """How the two stand to each other."""
        number = self._article.sentence_number
        apart = number(one.first) - number(at)
        begin = min(at, one.first)
        breaks = BREAK in self._article.tokens.plain[begin : max(at, one.first)]
        some, counted = (self._is_counted(at, but) for but in ((), self._rule.some))
        first = self._first_behind(at) == one.first
        claim, told = self.claim(at), self.told(one.first)
        before = bisect_left(self._mentions(one), at)
        return {
            "together": apart == 0,
            "next": apart == 1,
            "soon": apart == 2,
            "apart": min(abs(apart), REACH),
            "ahead": apart < 0,
            "paragraph": not breaks and apart != 0,
            "mentioned": before > 0,
            "in-claim": one.sort in NAMED
            and one.key in self._words[slice(*self._article.sentence_of(at))],
            "shared": min(len(set(claim) & set(told)), MOST),
            "at-once": first and apart == 1,
            "principal": len(self._mentions(one)) > MOST,
            "some-new": one.sort == "new" and some and not counted,
            "counted-new": one.sort == "new" and counted,
        }

    def _others_signs(self, at: int, one: One) -> Signs:
        """Who else is in the text."""
        bodies = self._article.grammar.listed("article-the")
        named = [o for o in self.named if o.key != one.key]
        others = [o for o in named if self._words[o.first - 1] not in bodies]
        here = self._article.sentence_of
        nouns = self._unnamed - {one.first}
        signs = {
            f"others-{sort}": float(min(sum(o.sort == sort for o in others), MOST))
            for sort in NAMED
        }
        near = [o for o in others if self._is_near(at, o) and o.sort not in ("side", "silent")]
        acting = {
            key
            for first, key in self._acting
            if first > at and key != one.key and not self._is_beside(one, first)
        }
        return {
            **signs,
            "others-body": min(len(named) - len(others), MOST),
            "others-acting": min(len(acting), MOST),
            "others-with": one.sort not in NAMED
            and any(here(o.first) == here(one.first) and o.first > one.stop + 2 for o in others),
            "others-before": any(o.first < at and o.sort != "silent" for o in others),
            "others-new": min(len(nouns), MOST),
            "others-said": min(self._said_without(at, one), MOST),
            "rival": one.sort in NAMED and self._rivals(one),
            "alone": not (near or nouns or acting),
        }

    @cached_property
    def _unnamed(self) -> set[int]:
        """Where nouns tell of somebody new, in sentences in which nobody named speaks."""
        sentence = self._article.sentence_of
        told = {sentence(one.first) for one in self.named if one.sort != "silent"}
        return {
            one.first
            for one in self.ones
            if one.sort in ("new", "role", "stranger") and sentence(one.first) not in told
        }

    @cached_property
    def _text_signs(self) -> Signs:
        """What the article says of how many there are."""
        rule, words = self._rule, self._words
        told = [at for at, word in enumerate(words) if word in rule.others]
        parts = self._article.sentence_ranges
        return {
            "text-definite": any(self._is_definite(at) for at in self._plurals),
            "text-counted": any(self._is_counted(at, ()) for at in self._singles),
            "text-others": any(self._says(at + 1) or self._is_last(at) for at in told),
            "text-opens": any(self._opens(at) for at in told),
            "text-repeated": any(self._article.says(rule.repeated, part) for part in parts),
            "text-quoted-name": any(self._is_quoted(n.first) for n in self._full),
            "text-office": self._has_office(),
            "text-long": min(len(parts) / 10, MOST),
            "text-plurals": min(len(self._plurals) - 1, MOST),
            "text-several": self.others,
        }

    @cached_property
    def _full(self) -> list[ProperName]:
        """The names of more than one word."""
        return [name for name in self._named.names if len(name.keys) > 1]

    @cached_property
    def _acting(self) -> list[tuple[int, str]]:
        """Where those are named who do something, and are or may be of the kind."""
        return [
            (n.first, n.keys[-1])
            for n in self._full
            if self._named.is_rival(n)
            and not all(word.isupper() for word in self._article.tokens.words[n.first : n.stop])
        ]

    @cached_property
    def _near_of(self) -> dict[str, frozenset[str]]:
        """What those who are named are called."""
        near = {name.keys[-1]: self._named.near(name) for name in reversed(self._full)}
        return near | {speaker.key: speaker.near for speaker, _ in self._named.told}

    @cached_property
    def _places_of(self) -> dict[str, list[int]]:
        """Where a name stands, by its last word."""
        found: dict[str, list[int]] = {}
        for name in self._named.names:
            found.setdefault(name.keys[-1], []).append(name.first)
        return found

    def _mentions(self, one: One) -> list[int]:
        if one.sort in NAMED:
            return self._places_of.get(one.key, [one.first])
        return [n for n in self._singles if self._words[n] == one.key] or [one.first]

    def _full_in(self, part: tuple[int, int]) -> list[ProperName]:
        return [name for name in self._full if part[0] <= name.first < part[1]]

    def _first_behind(self, at: int) -> int:
        """Where the first stands who is told of behind a plural."""
        end = self._article.sentence_of(at)[1]
        return next((o.first for o in self.ones if o.first >= end), -1)

    def _is_near(self, at: int, one: One) -> bool:
        number = self._article.sentence_number
        return abs(number(one.first) - number(at)) <= REACH

    def _is_set_off(self, one: One) -> bool:
        """True for "Ida Marsh, the *minister*": the noun tells who somebody is."""
        begin = self._article.sentence_of(one.first)[0]
        near = range(one.first - 1, max(begin, one.first - NEAR - 1), -1)
        mark = next((n for n in near if self._words[n] in MARKS), begin)
        return mark > begin and self._article.tokens.words[mark - 1][0].isupper()

    def _is_behind_preposition(self, at: int) -> bool:
        """True for "in *Oslo*" and "of the *officials*", but not for "according to officials"."""
        words, listed = self._words, self._article.grammar.listed
        first = at - (words[at - 1] in listed("article-the"))
        return words[first - 1] in listed("preposition") and not self._is_cited(at)

    def _is_beside(self, one: One, name: int) -> bool:
        """True for a name that is told with the one: "Ida Marsh of Pell & Hart", "a baker, Per"."""
        if one.sort not in NAMED:
            return 0 <= name - one.stop < NEAR // 2
        return self._article.sentence_of(name) == self._article.sentence_of(one.first)

    def _rivals(self, one: One) -> bool:
        return any(
            speaker.first == one.first and self._named.has_rival(speaker)
            for speaker, _ in self._named.told
        )

    def _said_without(self, at: int, one: One) -> int:
        """How many sentences near by have others say something."""
        pronouns = self._article.grammar.listed("person-pronoun")
        first = bisect_left(self._speakers.saying, (at - REACH * FAR * 2, 0))
        stop = bisect_right(self._speakers.saying, (at + REACH * FAR * 2, 0))
        plurals = {self._article.sentence_of(n) for n in self._plurals}
        return sum(
            part not in plurals
            and one.key not in self._words[part[0] : part[1]]
            and pronouns.isdisjoint(self._words[part[0] : part[1]])
            and not part[0] <= one.first < part[1]
            for part in self._speakers.saying[first:stop]
        )
