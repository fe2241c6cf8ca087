"""Who an article says is accused, and of what, where nobody has decided it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from factlint.checks._accusing_words import Untested
from factlint.checks._deeds import Deeds
from factlint.extract.article import Article
from factlint.extract.passages import sentence_before, sentences_behind, token_range
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.tokens import Range, beginning_in

AHEAD, BEHIND = 14, 8
"""How far before and behind what accuses the name of the accused may stand."""
LONG_SUBJECT = 9
"""So many tokens may "A 34-year-old Leeds man" have at most."""
OPENS = 3
"""How many tokens may stand before the name that a sentence is about."""
AGED = 6
"""So many tokens has "The 27-year-old"."""
BACK = 3
"""How many sentences before one with a pronoun the name may stand."""


class Accusations:
    """The accusations of one article."""

    def __init__(self, article: Article, words: Untested) -> None:
        self._article, self._words = article, words
        self._tokens, self._listed = article.tokens, article.grammar.listed
        self._relative = self._listed("person-who", "relative")
        self._pending, self._accusing = (
            [token_range(article, match.span) for match in article.find(patterns)]
            for patterns in (words.pending, words.accusing)
        )
        self.places = sorted((*self._pending, *self._accusing))

    @cached_property
    def sentences(self) -> frozenset[Range]:
        """The sentences that accuse."""
        return frozenset(self._article.sentence_of(first) for first, _ in self.places)

    @cached_property
    def names(self) -> list[ProperName]:
        """All proper names of the article."""
        return read_proper_names(self._article)

    @cached_property
    def ends(self) -> dict[int, ProperName]:
        """The names of the text by the token behind them."""
        names = read_proper_names(self._article, openers=True)
        return {name.stop: name for name in names}

    def names_in(self, part: Range) -> Sequence[ProperName]:
        """The names that begin in a stretch."""
        return beginning_in(self.names, part)

    @cached_property
    def _accused(self) -> frozenset[str]:
        """The names beside what accuses: "Ida Marsh, 52, denies", "accuses Per Lund"."""
        found = set()
        for first, stop in self.places:
            begin, end = self._article.sentence_of(first)
            begin = first if (first, stop) in self._accusing else max(begin, first - AHEAD)
            names = self.names_in((begin, min(end, stop + BEHIND)))
            for name in (*names, *self._named_before(first), *self._named_behind(first)):
                found |= {name.keys[-1], name.keys[0]} if name.first >= stop else {name.keys[-1]}
        return frozenset(found)

    def _names_nobody(self, at: int) -> bool:
        """True where the sentence of a token has no name of a person, nor one of two words."""
        names = self.names_in(self._article.sentence_of(at))
        return not any(name.person or len(name.keys) > 1 for name in names)

    def _named_before(self, at: int) -> Iterator[ProperName]:
        """Whom the sentence before is about, of one that names nobody: "He", "The striker"."""
        begin, end = self._article.sentence_of(at)
        before = sentence_before(self._article, begin)
        if before is None or not self._names_nobody(at):
            return
        words = self._tokens.folded
        pronouns = self._listed("person-pronoun", "pronoun", "person-him", "person-possessive")
        referring = words[begin:at] + words[at : min(end, at + BEHIND)]
        if words[begin] in self._listed("article-the") or not pronouns.isdisjoint(referring):
            names = self.names_in(before)
            if names and names[0].first - before[0] <= OPENS:
                yield names[0]
            elif len({name.keys[-1] for name in names}) == 1:
                yield from names

    def _named_behind(self, at: int) -> Iterator[ProperName]:
        """The name that opens the next sentence, with an age or as the only one of the text."""
        if not self._names_nobody(at):
            return
        for begin, end in sentences_behind(self._article, at, 1):
            for name in self.names_in((begin, min(begin + 2, end))):
                word = self._tokens.word
                aged = word(name.stop) == "," and word(name.stop + 1).isdigit()
                if aged or (self._people == {name.keys[-1]} and self._tells_of_one(at)):
                    yield name

    @cached_property
    def _people(self) -> frozenset[str]:
        """The last words of all names that may be those of persons."""
        people = (name for name in self.names if name.person or len(name.keys) > 1)
        return frozenset(name.keys[-1] for name in people)

    def _tells_of_one(self, at: int) -> bool:
        """True for a sentence with one person, told by trade: "the trial of a car dealer"."""
        words = self._tokens.folded[slice(*self._article.sentence_of(at))]
        people = [word for word in words if word in self.roles]
        return len(people) == 1 and people[0] not in self._listed("person-male", "person-female")

    @cached_property
    def roles(self) -> frozenset[str]:
        """Nouns for persons."""
        return self._listed("people", "person-role")

    @cached_property
    def nouns(self) -> frozenset[str]:
        """What the accused are called before what accuses: "a nurse has been charged"."""
        return frozenset(
            word
            for first, stop in self.places
            for word in self._tokens.folded[max(0, first - AHEAD) : stop + 1]
            if word in self.roles
        )

    @cached_property
    def deeds(self) -> Deeds:
        """What tells that they did it."""
        named = {at for name in self.names for at in range(name.first, name.stop)}
        return Deeds(self._article, self._words, self.places, self.sentences, named)

    def subjects(self) -> Iterator[int]:
        """The tokens behind each name of an accused, or what stands for it, as a subject."""
        yield from (stop for stop, name in self.ends.items() if self.is_accused(name))
        for begin, end in self._article.sentence_ranges:
            if stop := self._introduced(begin, end):
                yield stop
            for at in range(begin, end - 1):
                if self._opens_clause(at, begin):
                    yield from self._standing(at, begin)
                elif self._tokens.folded[at] in self._relative:
                    yield from self._related(at, begin)

    def _opens_clause(self, at: int, begin: int) -> bool:
        """True for the first token of a sentence, or of a clause behind "after" or a comma."""
        return at == begin or self._tokens.folded[at - 1] in self._words.opens

    def _standing(self, at: int, begin: int) -> Iterator[int]:
        """Where "He" and "the mayor" stop, for an accused."""
        definite, pronouns = self._listed("article-the"), self._listed("person-pronoun")
        word, noun = self._tokens.folded[at], self._tokens.word(at + 1).lower()
        if word in pronouns and self.refers(begin, word):
            yield at + 1
        elif word in definite and noun.isdigit() and self.refers(begin, word):
            yield at + AGED
        elif word in definite and (noun in self.nouns or noun in self._words.bodies):
            yield at + 2
        elif word in definite and self._tokens.word(at + 2).lower() in self.nouns:
            yield at + 3

    def _related(self, at: int, begin: int) -> Iterator[int]:
        """Where "Marsh, who" stops, and "the man who" before a sentence with his name."""
        if self.names_before(at - (self._tokens.words[at - 1] == ",")):
            yield at + 1
        definite = self._listed("article-the")
        named = at - 2 >= begin and self._tokens.folded[at - 1] in self.roles
        behind = next(sentences_behind(self._article, at, 1), None) if named else None
        if behind in self.sentences and self._tokens.folded[at - 2] in definite:
            yield at + 1

    def _introduced(self, begin: int, end: int) -> int | None:
        """Where "A 34-year-old Leeds man" stops who is named and accused in the next sentence."""
        behind = next(sentences_behind(self._article, begin, 1), None)
        opens = self._tokens.folded[begin] in self._listed("article-the")
        if behind is None or behind not in self.sentences or not opens:
            return None
        tokens = range(begin + 1, min(end, begin + LONG_SUBJECT))
        noun = next((at for at in tokens if self._tokens.folded[at] in self.roles), begin)
        told = self._tokens.words[begin + 1 : noun]
        known = any(word[0].isupper() or word[0].isdigit() for word in told)
        return noun + 1 if known and self.names_in(behind) else None

    def is_accused(self, name: ProperName | None) -> bool:
        """True for the name of an accused."""
        return name is not None and name.keys[-1] in self._accused

    def names_before(self, at: int) -> bool:
        """True where the name of an accused ends right before a token."""
        return self.is_accused(self.ends.get(at))

    def _arrests(self, sentence: Range, pronoun: str) -> bool:
        """True where a sentence accuses "a man", and a pronoun can be him and nobody else."""
        if any(name.person for name in self.names_in(sentence)):
            return False
        cues = [place for place in self.places if sentence[0] <= place[0] < sentence[1]]
        told = self._tokens.folded[sentence[0] : cues[0][1]]
        nouns = [word for word in told if word in self.roles]
        if not nouns:
            return False
        male, female = self._listed("person-male"), self._listed("person-female")
        other = female if pronoun in self._listed("person-him") else male
        rest = self._tokens.folded[slice(*sentence)]
        return nouns[-1] not in other and sum(word in male | female for word in rest) <= 1

    def refers(self, begin: int, pronoun: str) -> bool:
        """True where the sentence before one that opens with a pronoun is about an accused."""
        for _ in range(BACK):
            before = sentence_before(self._article, begin)
            if before is None:
                return False
            names = self.names_in(before)
            if names and names[0].first - before[0] <= OPENS:
                return self.is_accused(names[0])
            begin = self._article.sentence_of(before[0])[0]
            if self._tokens.folded[begin] != pronoun:
                if before in self.sentences and self._arrests(before, pronoun):
                    return True
                return bool(names) and before in self.sentences and self.is_accused(names[-1])
        return False
