"""What shows by grammar alone that a capital is a person: who speaks, acts, is 54, "who"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.checks._person_words import person_words
from factlint.extract.article import Article
from factlint.extract.passages import owns, sentences_behind
from factlint.extract.proper import ProperName
from factlint.rulebook.words import fold, fold_marks

_SHORTEST, _ADULT, _OLDEST = 4, 16, 99
_BESIDE, _FAR, _RESULT = 3, 14, 6
_MARKS = frozenset(",.;)—–")
_NICKNAME = frozenset('"”’')


class HumanCues:
    """The grammar around single capitals of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._tokens, self._words = article.tokens, person_words(article.grammar)
        self._endings = (*self._words.titles.common_endings, *self._words.titles.peoples)
        self._others = self._words.people | self._words.kin | self._words.roles
        self._before = self._words.quoting | self._words.company

    def hints(self, at: int) -> bool:
        """A cheap test of one capital: True where a cue may stand beside it."""
        tokens = self._tokens
        behind, before = tokens.word(at + 1), tokens.word(at - 1)
        if (
            behind in self._words.human_acts
            or behind == ","
            or behind in self._words.modals
            or behind in self._words.joins
        ):
            return True
        if owns(self.article, at + 1):
            return tokens.word(at + 2) in self._words.owned
        said = tokens.plain[max(0, at - 1) : at + 2]
        return not self._words.says.isdisjoint(said) or fold(before) in self._before

    def shows(self, places: Sequence[ProperName]) -> bool:
        """True where one mention shows a person and none a thing."""
        if any(self._is_no_person(name) for name in places):
            return False
        return any(self._is_shown(name) for name in places)

    def _is_no_person(self, name: ProperName) -> bool:
        """True for a plural, a common word, and beside a word for a firm, a team or a place."""
        key, tokens = name.keys[-1], self._tokens
        if len(key) < _SHORTEST or key.endswith(self._endings):
            return True
        plural = key.endswith("s") and key not in self._words.families
        if plural or key in self._words.common or self.goes_before(name):
            return True
        begin, end = self.article.sentence_of(name.first)
        near = tokens.words[name.stop : min(end, name.stop + _BESIDE)]
        ahead = tokens.words[max(begin, name.first - _BESIDE) : name.first][::-1]
        if not self._words.things.isdisjoint(
            (*self._unmarked(near), *map(fold, self._unmarked(ahead)))
        ):
            return True
        behind = tokens.words[name.stop : min(end, name.stop + _RESULT)]
        if has_score(behind) or self.article.says(self._words.titles.one_name, (begin, end)):
            return True
        if not self._words.written.isdisjoint(tokens.words[begin:end]):
            return True
        if self.is_cited(name):
            return False
        return self._is_it(name, end) or self._is_described(name)

    def is_cited(self, name: ProperName) -> bool:
        """True behind "according to", where the clause that follows has its own subject."""
        ahead = self._tokens.words[max(0, name.first - 2) : name.first]
        return " ".join(map(fold, ahead)) in self._words.cited

    def goes_before(self, name: ProperName) -> bool:
        """True behind a capital, a hyphen or a quotation mark: "April Tolan", "Monday-Hill"."""
        begin, _ = self.article.sentence_of(name.first)
        before = self._tokens.word(name.first - 1)
        opening = name.first - 1 == begin and fold_marks(before) not in self._words.days
        if name.first == begin or opening or fold(before) in self._words.prepositions:
            return False
        if before[:1] in _NICKNAME:
            return self._tokens.word(name.first - 2) not in _MARKS
        return before[:1].isupper() or before in ("-", "–")

    def _is_it(self, name: ProperName, end: int) -> bool:
        """True where "it" or "its" can mean nothing but the name: "Castellan said its brands"."""
        words, other = self._tokens.words, False
        for word in words[name.stop : min(end, name.stop + _FAR)]:
            if word in self._words.neuter and not (
                other and word not in self._words.titles.belonging
            ):
                return True
            if word in self._words.things or word in self._words.pronouns:
                return False
            other = other or word in self._words.articles or word in self._others
        return False

    def _is_described(self, name: ProperName) -> bool:
        """True where the next sentence says what it is: "The toolmaker, based in"."""
        following = next(sentences_behind(self.article, name.first, 1), None)
        if following is None:
            return False
        said = self._tokens.words[following[0] : following[0] + _BESIDE]
        words = [fold(word) for word in said]
        if words[:1] and words[0] in self._words.neuter:
            return True
        begin, end = self.article.sentence_of(name.first)
        known = set(self._tokens.folded[begin:end])
        told = (self._words.things | self._words.roles) - known
        return (
            words[:1] != []
            and words[0] in self._words.titles.articles
            and any(fold(word) in told for word in said if word.islower())
        )

    def _is_shown(self, name: ProperName) -> bool:
        tokens, quoted = self._tokens, self.article.quoted
        if quoted(tokens.span(name.first, name.stop)) is not None:
            return False
        after, second = tokens.word(name.stop), tokens.word(name.stop + 1)
        if after == ",":
            listed = tokens.word(name.first - 1) == ","
            return self._tells(name) or (not listed and self._is_aside(name.stop + 1))
        if owns(self.article, name.stop):
            return second in self._words.owned
        if self._tells(name) or self._is_joined(name):
            return True
        if fold(tokens.word(name.first - 1)) in self._words.prepositions:
            return self._is_object(name)
        verb = second if after in self._words.modals else after
        return verb in self._words.human_acts

    def _is_aside(self, at: int) -> bool:
        """True for "who joined in 2016" and "27," behind a comma."""
        word, after = self._tokens.word(at), self._tokens.word(at + 1)
        if word in self._words.relatives:
            return after not in self._words.team_verbs
        age = int(word) if word.isascii() and word.isdigit() else 0
        return _ADULT <= age <= _OLDEST and after in _MARKS

    def _tells(self, name: ProperName) -> bool:
        """True where it says or said something, or "according to" it."""
        plain, words = self._tokens.plain, self._tokens.words
        after = self._tokens.word(name.stop)
        placed = fold(self._tokens.word(name.first - 1)) in self._words.prepositions
        if plain[name.stop : name.stop + 1] in self._words.says:
            return not placed and after not in self._words.titles.institutional
        if self.is_cited(name):
            return True
        before = name.first > 1 and plain[name.first - 1] in self._words.says
        return before and not words[name.first - 2][0].isupper() and not name.opens

    def _is_joined(self, name: ProperName) -> bool:
        """True for "Moe and Strand deny", "Moe and her team"."""
        words = self._tokens.words
        at = name.stop
        if self._tokens.word(at) not in self._words.joins:
            return False
        if self._tokens.word(at + 1) in self._words.pronouns:
            return True
        if not self._tokens.word(at + 1)[:1].isupper():
            return False
        return words[at + 2 : at + 3] != [] and words[at + 2] in self._words.both_act

    def _is_object(self, name: ProperName) -> bool:
        """True for "talks with Nakamura", "with Abernathy in the role"."""
        tokens = self._tokens
        if fold(tokens.word(name.first - 1)) not in self._words.company:
            return False
        head = fold(tokens.word(name.first - 2))
        after = (
            f"{tokens.word(name.stop)} {tokens.word(name.stop + 1)} {tokens.word(name.stop + 2)}"
        )
        return head in self._words.titles.with_persons or after.startswith(
            self._words.titles.as_role
        )

    def _unmarked(self, words: Sequence[str]) -> Iterator[str]:
        """The words until a mark or another noun."""
        for word in words:
            if word in _MARKS or word in self._words.joins:
                return
            yield word


def has_score(words: Sequence[str]) -> bool:
    """True for the result of a game: "beat Millfield 3-0"."""
    three = zip(words, words[1:], words[2:], strict=False)
    return any(a.isdigit() and mark in "-–" and b.isdigit() for a, mark, b in three)
