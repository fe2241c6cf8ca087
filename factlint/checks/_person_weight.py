"""How much speaks for a single capital being a person: each cue weighs, and they are summed up.

Nothing is asked of the wording: what stands after the name, what is said of it, who "he" is in
the next sentence. Two cues of weight one do, or one of weight two; what speaks for a firm, a team
or a place takes away.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from factlint.checks._human_cues import has_score
from factlint.checks._person_words import person_words
from factlint.extract.article import Article
from factlint.extract.passages import owns, sentences_behind
from factlint.extract.proper import ProperName
from factlint.rulebook.words import fold

ENOUGH = 2.0
SURE, SOME = 2.0, 1.0
_ASIDE, _FAR, _NEAR = 8, 40, 3
_LONG = 6
"""So many letters has a name that opens a sentence and is no "Rain"."""
_TEAM = 6
"""Further behind a name "it" is something else."""
_OWN = ("does", "aside", "owner", "taken", "joined")
"""The cues that stand beside the name; without one of them nothing is told of it."""
_APOSTROPHES = frozenset("'’")
_MARKS = frozenset(',.;:)—–"”“')


class PersonWeight:
    """The cues around the single capitals of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._tokens, self._words = article.tokens, person_words(article.grammar)
        listed = article.grammar.listed
        self._who = listed("people", "person-role", "kin", "voice") | frozenset(
            (*self._words.titles.offices, *self._words.titles.descriptors)
        )
        self._stage, self._animals = listed("stage-role"), listed("animals")
        self._passed = self._words.auxiliaries | self._words.modals
        self._agent, self._taken = listed("agent"), listed("takes-person")
        things = self._words.things
        self._plurals = {*(f"{w}s" for w in things), *(f"{w[:-1]}ies" for w in things)}
        self._had = listed("have")
        self._any = frozenset(article.lexicon.numbers.articles)
        self._he = self._words.subjects | listed("person-possessive")

    def is_person(self, places: Sequence[ProperName], names: Sequence[ProperName]) -> bool:
        """True where enough speaks for a person in all that is told of a name."""
        free = [name for name in places if not self._is_quoted(name)]
        cues: dict[str, float] = {}
        for name in free:
            if self.is_thing(name):
                return False
            if self._has_things(name):
                cues["things"] = -SURE
            for cue, weight in self._cues(name, names):
                cues[cue] = max(cues.get(cue, 0), weight)
        if all(name.opens for name in free):
            cues.pop("family", None)
        if not any(map(cues.get, _OWN)):
            return False
        return sum(cues.values()) >= ENOUGH

    def _is_quoted(self, name: ProperName) -> bool:
        return self.article.quoted(self._tokens.span(name.first, name.stop)) is not None

    def _cues(self, name: ProperName, names: Sequence[ProperName]) -> list[tuple[str, float]]:
        """What speaks for a person at one mention, with its weight."""
        word, words = self._tokens.word, self._words
        after, second = word(name.stop), word(name.stop + 1)
        before = fold(word(name.first - 1))
        key = name.keys[-1]
        found = [
            ("he", self._he_is(name, names)),
            ("form", SOME * key.endswith(words.titles.endings)),
            ("family", SOME * (key in words.families and not key.endswith(words.titles.endings))),
        ]
        placed = before in words.prepositions
        listed = before == "," and word(name.first - 2)[:1].isupper()
        if listed:
            return []  # "Quain, Orla, 44, of Mill Lane"
        who = second in words.relatives and word(name.stop + 2) not in words.team_verbs
        if after == "," and (who or self._is_age(name.stop + 1)):
            found.append(("aside", SURE))
        elif after == "," and second in words.articles:
            role = self._role(name.stop + 1)
            found.append(("aside", role if role > SOME or not name.opens else 0.0))
        if owns(self.article, name.stop):
            found.append(("owner", self._owns(second)))
        found.append(("joined", SURE * self._is_joined(name, names)))
        if not placed:
            does = self.does(name.stop)
            alone = does and self._is_alone(name, names)
            found += [("does", does), ("alone", SOME * bool(alone))]
            if self._tokens.plain[name.first - 1 : name.first] and before in self._taken:
                found.append(("taken", SURE))
        elif before in self._agent and self._is_done(name.first - 2):
            found.append(("taken", SOME))
        elif before in words.company and word(name.first - 2) in words.titles.with_persons:
            found.append(("taken", SURE))
        return found

    def _owns(self, owned: str) -> float:
        """How much what is owned is a person's: "her lawyer", "a plan"."""
        if owned in self._words.owned:
            return SURE
        return SOME if owned in self._words.mind_work else SOME / 2

    def does(self, at: int) -> float:
        """How much the words behind a name are what a person does or undergoes."""
        word, plain = self._tokens.word(at), self._tokens.plain[at : at + 1]
        if plain and plain[0] in self._words.says:
            return SOME
        if word in self._words.human_acts:
            return SURE
        helps = word in self._words.auxiliaries
        if helps or word in self._words.modals:
            rest = self._tokens.words[at + 1 : at + 1 + _NEAR]
            done = next((w for w in rest if w not in self._passed), "")
            if done in self._words.undergone:
                return SURE
            return SOME if helps else 0.0
        if word not in self._words.past_verbs and not word.endswith(self._words.past):
            return 0.0
        return SURE if self._tokens.word(at + 1) in self._words.anaphors else SOME

    def _is_alone(self, name: ProperName, names: Sequence[ProperName]) -> bool:
        """True for the only bare name of its sentence, that does something itself.

        Places and teams come in pairs and are something: "Carlow beat Dunmore", "Marle is shut".
        """
        begin, end = self.article.sentence_of(name.first)
        verb, then = (fold(self._tokens.word(at)) for at in (name.stop, name.stop + 1))
        if verb in self._passed and (verb not in self._had or then in self._passed):
            return False
        if name.opens and len(name.keys[-1]) < _LONG:
            return False
        bare = (n for n in names if not (n.title or n.person or len(n.keys) > 1))
        return not any(
            begin <= other.first < end and other.keys != name.keys
            for other in bare
            if not (other.opens and other.keys[0].endswith("s"))
        )

    def _is_joined(self, name: ProperName, names: Sequence[ProperName]) -> bool:
        """True before "and" and somebody with a title: "Pruitt and Alderwoman Gail Banks"."""
        joined = self._tokens.word(name.stop) in self._words.joins
        return joined and any(n.title and n.first <= name.stop + 2 <= n.stop for n in names)

    def _is_done(self, at: int) -> bool:
        """True for "held down by", "told by"."""
        words = self._tokens.words[max(0, at - 1) : at + 1]
        return any(w.endswith(self._words.past) or w in self._words.did for w in words)

    def _is_age(self, at: int) -> bool:
        word = self._tokens.word(at)
        return word.isascii() and word.isdigit() and self._tokens.word(at + 1) in _MARKS

    def _role(self, at: int) -> float:
        """How much an aside says that it is a person: "a breeder with 12,000 hens".

        "A growers' co-operative" is none.
        """
        aside: list[str] = []
        for word in self._tokens.words[at : at + _ASIDE]:
            if word in _MARKS or fold(word) in self._words.prepositions:
                break
            aside.append(fold(word))
        if any(mark in _APOSTROPHES and one.endswith("s") for one, mark in pairwise(aside)):
            return SURE * (aside[-2] != "-" and aside[-1] in self._who)
        return SOME if self._who.isdisjoint(aside) else SURE

    def _he_is(self, name: ProperName, names: Sequence[ProperName]) -> float:
        """How surely "he" or "her" is the name: in its sentence, or first in the next."""
        begin, end = self.article.sentence_of(name.first)
        others = [n for n in names if begin <= n.first < end and n.keys != name.keys]
        rivals = [n for n in others if n.person or n.title or len(n.keys) > 1]
        stop = min((n.first for n in rivals if n.first > name.first), default=end)
        rest = self._tokens.folded[name.stop : min(stop, name.stop + _FAR)]
        plain = [w for w in rest if self._who.isdisjoint((w,))]
        ahead = any(n.first < name.first for n in rivals)
        if not self._he.isdisjoint(rest) and len(plain) == len(rest):
            return SOME if ahead else SURE
        following = next(sentences_behind(self.article, name.first, 1), None)
        if following is None:
            return 0.0
        if fold(self._tokens.words[following[0]]) not in self._he or stop < end:
            return 0.0
        return SOME if ahead else SURE

    def _near(self, name: ProperName) -> list[str]:
        """The words right behind a name, up to a mark."""
        _, end = self.article.sentence_of(name.first)
        near = self._tokens.folded[name.stop : min(end, name.stop + _NEAR)]
        return list(takewhile(lambda word: word not in _MARKS, near))

    def _does_alone(self, name: ProperName) -> bool:
        """True before a word for what somebody does, and a team or firm does not as a rule."""
        verb = self._tokens.word(name.stop)
        return bool(self.does(name.stop)) and verb not in self._words.team_verbs

    def _has_things(self, name: ProperName) -> bool:
        """True for a name that does something to what firms and teams have: "opened a store"."""
        things = self._words.things | self._animals
        return self._does_alone(name) and not things.isdisjoint(self._near(name))

    def is_thing(self, name: ProperName) -> bool:
        """True beside a word for a firm, a team, a place or an animal, and where "it" is meant."""
        words, tokens = self._words, self._tokens
        begin, end = self.article.sentence_of(name.first)
        near = [] if self._does_alone(name) else self._near(name)
        ahead = tokens.folded[max(begin, name.first - _NEAR) : name.first]
        beside = {*near, *ahead}
        aside: set[str] = set()
        if tokens.word(name.stop) == ",":
            aside = set(tokens.folded[name.stop + 1 : name.stop + _ASIDE])
        things = words.things | self._animals
        if not things.isdisjoint(beside) or not (things | self._stage).isdisjoint(aside):
            return True
        sentence = set(tokens.folded[begin:end])
        return (
            has_score(tokens.words[begin:end])
            or self.article.says(words.titles.one_name, (begin, end))
            or not words.written.isdisjoint(sentence)
            or self._is_team(name, end)
            or self._is_told_next(name)
            or self.is_one_of_things(name)
        )

    def _is_team(self, name: ProperName, end: int) -> bool:
        """True where "it" or "their" comes before "he" or another thing: "said its brands"."""
        words, other = self._tokens.words, False
        for at in range(name.stop, end):
            word = fold(words[at])
            other = other or word in self._any
            inside = words[at - 1].isalpha() and words[at - 1] not in self._words.joins
            owns = word in self._words.titles.belonging and not (other and inside)
            near = at < name.stop + _TEAM and word in self._words.neuter
            if owns or (near and not self._is_done(at - 1)):
                return True
            if word in self._he or word in self._who:
                return False
        return False

    def _is_told_next(self, name: ProperName) -> bool:
        """True where the next sentence begins with "it"."""
        words = self._next(name)
        return words[:1] != [] and words[0] in self._words.neuter

    def is_one_of_things(self, name: ProperName) -> bool:
        """True where the next sentence begins with "all three cities"."""
        words = self._next(name)
        several = words[:1] != [] and words[0] in self._words.common
        return several and not self._plurals.isdisjoint(words)

    def _next(self, name: ProperName) -> list[str]:
        """The first words of the next sentence."""
        following = next(sentences_behind(self.article, name.first, 1), None)
        if following is None:
            return []
        return self._tokens.folded[following[0] : following[0] + _NEAR + 1]
