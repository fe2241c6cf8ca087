"""What shows by grammar alone that a capital is a person: who speaks, acts, is 54, "who"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.extract.article import Article
from factlint.extract.passages import sentences_behind
from factlint.extract.proper import ProperName, day_words
from factlint.rulebook.words import fold, fold_marks

_SHORTEST, _ADULT, _OLDEST = 4, 16, 99
_BESIDE, _FAR, _RESULT = 3, 14, 6
_MARKS = frozenset(",.;)—–")
_NICKNAME = frozenset('"”’')


class HumanCues:
    """The grammar around single capitals of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._tokens, self._words = article.tokens, article.lexicon.titles
        self._acts = frozenset(self._words.human_acts) | frozenset(self._words.acts)
        self._things = frozenset(self._words.things)
        self._says = frozenset(article.grammar.alphabet.members(["says"]))
        self._lists = dict(article.lexicon.lists)
        self._relatives = frozenset(self._words.relatives)
        self._pronouns = frozenset(self._words.pronouns)
        self._owned = frozenset(self._words.owned)

    def hints(self, at: int) -> bool:
        """A cheap test of one capital: True where a cue may stand beside it."""
        tokens = self._tokens
        behind, before = tokens.word(at + 1), tokens.word(at - 1)
        if behind in self._acts or behind == "," or behind in self._adverbs or behind == "and":
            return True
        if behind == "'s":
            return tokens.word(at + 2) in self._owned
        said = tokens.plain[max(0, at - 1) : at + 2]
        return not self._says.isdisjoint(said) or before.casefold() in ("to", "with")

    def shows(self, places: Sequence[ProperName]) -> bool:
        """True where one mention shows a person and none a thing."""
        if any(self._is_no_person(name) for name in places):
            return False
        return any(self._is_shown(name) for name in places)

    def _is_no_person(self, name: ProperName) -> bool:
        """True for a plural, a common word, and beside a word for a firm, a team or a place."""
        key, tokens = name.keys[-1], self._tokens
        if len(key) < _SHORTEST or key.endswith(("ing", "ly", *self._words.peoples)):
            return True
        plural = key.endswith("s") and key not in self._families
        if plural or key in self._common or self._goes_before(name):
            return True
        begin, end = self.article.sentence_of(name.first)
        near = tokens.words[name.stop : min(end, name.stop + _BESIDE)]
        ahead = tokens.words[max(begin, name.first - _BESIDE) : name.first][::-1]
        if not self._things.isdisjoint((*_unmarked(near), *map(fold, _unmarked(ahead)))):
            return True
        behind = tokens.words[name.stop : min(end, name.stop + _RESULT)]
        if _has_score(behind) or self.article.says(self._words.one_name, (begin, end)):
            return True
        if not self._written.isdisjoint(tokens.words[begin:end]):
            return True
        return self._is_it(name, end) or self._is_described(name)

    def _goes_before(self, name: ProperName) -> bool:
        """True behind a capital, a hyphen or a quotation mark: "April Tolan", "Monday-Hill"."""
        begin, _ = self.article.sentence_of(name.first)
        before = self._tokens.word(name.first - 1)
        opening = name.first - 1 == begin and fold_marks(before) not in self._days
        if name.first == begin or opening or fold(before) in self._prepositions:
            return False
        if before[:1] in _NICKNAME:
            return self._tokens.word(name.first - 2) not in _MARKS
        return before[:1].isupper() or before in ("-", "–")

    def _is_it(self, name: ProperName, end: int) -> bool:
        """True where "it" or "its" can mean nothing but the name: "Castellan said its brands"."""
        words, other = self._tokens.words, False
        for word in words[name.stop : min(end, name.stop + _FAR)]:
            if word in self._neuter and not (other and word not in self._words.belonging):
                return True
            if word in self._things or word in self._pronouns:
                return False
            other = other or word in self._nouns_before
        return False

    def _is_described(self, name: ProperName) -> bool:
        """True where the next sentence says what it is: "The toolmaker, based in"."""
        following = next(sentences_behind(self.article, name.first, 1), None)
        if following is None:
            return False
        words = [fold(word) for word in self._tokens.words[following[0] : following[0] + _BESIDE]]
        if words[:1] and words[0] in self._neuter:
            return True
        begin, end = self.article.sentence_of(name.first)
        known = {fold(word) for word in self._tokens.words[begin:end]}
        told = (self._things | self._roles) - known
        return words[:1] == ["the"] and not told.isdisjoint(words)

    def _is_shown(self, name: ProperName) -> bool:
        tokens, quoted = self._tokens, self.article.quoted
        if quoted(tokens.span(name.first, name.stop)) is not None:
            return False
        after, second = tokens.word(name.stop), tokens.word(name.stop + 1)
        if after == ",":
            listed = tokens.word(name.first - 1) == ","
            return self._tells(name) or (not listed and self._is_aside(name.stop + 1))
        if after == "'s":
            return second in self._owned
        if self._tells(name) or self._is_joined(name):
            return True
        if fold(tokens.word(name.first - 1)) in self._prepositions:
            return self._is_object(name)
        verb = second if after in self._adverbs else after
        return verb in self._acts

    def _is_aside(self, at: int) -> bool:
        """True for "who joined in 2016" and "27," behind a comma."""
        word, after = self._tokens.word(at), self._tokens.word(at + 1)
        if word in self._relatives:
            return after not in self._plural_verbs
        age = int(word) if word.isascii() and word.isdigit() else 0
        return _ADULT <= age <= _OLDEST and after in _MARKS

    def _tells(self, name: ProperName) -> bool:
        """True where it says or said something, or "according to" it."""
        plain, words = self._tokens.plain, self._tokens.words
        after = self._tokens.word(name.stop)
        placed = fold(self._tokens.word(name.first - 1)) in self._prepositions
        if plain[name.stop : name.stop + 1] in self._says:
            return not placed and after not in self._words.institutional
        ahead = [fold(word) for word in words[max(0, name.first - 2) : name.first]]
        if " ".join(ahead) in {pattern.text for pattern in self.article.lexicon.speech.before}:
            return True
        before = name.first > 1 and plain[name.first - 1] in self._says
        return before and not words[name.first - 2][0].isupper() and not name.opens

    def _is_joined(self, name: ProperName) -> bool:
        """True for "Moe and Strand deny", "Moe and her team"."""
        words = self._tokens.words
        at = name.stop
        if self._tokens.word(at) == "and" and self._tokens.word(at + 1) in self._pronouns:
            return True
        if self._tokens.word(at) != "and" or not self._tokens.word(at + 1)[:1].isupper():
            return False
        return words[at + 2 : at + 3] != [] and words[at + 2] in self._both

    def _is_object(self, name: ProperName) -> bool:
        """True for "talks with Nakamura", "with Abernathy in the role"."""
        tokens = self._tokens
        before = fold(tokens.word(name.first - 1))
        if before != "with":
            return False
        head = fold(tokens.word(name.first - 2))
        after = (
            f"{tokens.word(name.stop)} {tokens.word(name.stop + 1)} {tokens.word(name.stop + 2)}"
        )
        return head in self._words.with_persons or after.startswith(self._words.as_role)

    @cached_property
    def _common(self) -> frozenset[str]:
        listed = (
            word
            for name in ("people", "kin", "person-role", "name-opener", "adverb", "pronoun")
            for word in self._lists.get(name, ())
        )
        return frozenset(map(fold_marks, (*listed, *self._words.bare))) | self._days

    @cached_property
    def _days(self) -> frozenset[str]:
        return day_words(self.article.lexicon)

    @cached_property
    def _written(self) -> frozenset[str]:
        return frozenset(self._words.written)

    @cached_property
    def _families(self) -> frozenset[str]:
        return frozenset(fold_marks(self.article.lexicon.family_names).split())

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        return frozenset(map(fold, self._lists.get("preposition", ())))

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(map(fold, self._lists.get("person-role", ())))

    @cached_property
    def _adverbs(self) -> frozenset[str]:
        lists = self._lists
        return frozenset(
            (*lists.get("modal", ()), *lists.get("have", ()), *lists.get("adverb", ()))
        )

    @cached_property
    def _neuter(self) -> frozenset[str]:
        return frozenset(self._words.neuter)

    @cached_property
    def _nouns_before(self) -> frozenset[str]:
        return frozenset(map(fold, self._lists.get("article-the", ()))) | {"a", "an"}

    @cached_property
    def _plural_verbs(self) -> frozenset[str]:
        return frozenset(self._words.team_verbs)

    @cached_property
    def _both(self) -> frozenset[str]:
        return self._acts | frozenset(self._words.both_act)


def _unmarked(words: Sequence[str]) -> Iterator[str]:
    """The words until a mark or another noun."""
    for word in words:
        if word in _MARKS or word == "and":
            return
        yield word


def _has_score(words: Sequence[str]) -> bool:
    """True for the result of a game: "beat Millfield 3-0"."""
    three = zip(words, words[1:], words[2:], strict=False)
    return any(a.isdigit() and mark in "-–" and b.isdigit() for a, mark, b in three)
