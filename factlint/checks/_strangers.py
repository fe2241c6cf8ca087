"""Persons whom an article calls by their family name alone and never introduces.

A word with a capital is a person by what the text says of it: ", who", "wept", "told reporters",
"his", words that it speaks. A word that is part of a longer name, a place, a firm or a team by
anything else in the text, or that everybody knows, is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint.checks._capitals import NEAR, SHORTEST, Capitals
from factlint.checks._human_cues import HumanCues, has_score
from factlint.checks._name_cues import NameCues
from factlint.checks._person_weight import PersonWeight
from factlint.checks._person_words import person_words
from factlint.extract.article import Article
from factlint.extract.passages import passage, sentences_behind
from factlint.extract.proper import (
    ProperName,
    read_proper_names,
)
from factlint.extract.spelling import cost
from factlint.rulebook.words import fold, fold_marks

_SLIP = 2.0
_FIRM = 4
_BEFORE, _OWNED = 7, 3
_QUOTES = frozenset("\"”’'")


class Strangers:
    """The persons of one article whom nobody introduces."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._words = person_words(article.grammar)
        self._tokens = article.tokens
        self._cues = NameCues(article)
        self._human = HumanCues(article)
        self._weight = PersonWeight(article)
        self._capitals = Capitals(article, self._words, self._human)
        self._clause = article.grammar.listed("clause-opener")
        self._third = article.lexicon.tenses.third_person

    def read(self) -> Iterator[ProperName]:
        """The first mention of each."""
        if not self._words.acts:
            return
        candidates = self._capitals.told_of() - self._words.known
        wide = self._capitals.alone() - self._words.known
        if not wide:
            return
        names = read_proper_names(self.article, openers=True)
        longer = {key for name in names if not self._is_single(name) for key in name.keys}
        by_keys: dict[tuple[str, ...], list[ProperName]] = defaultdict(list)
        for name in names:
            if self._is_single(name):
                by_keys[name.keys].append(name)
        for keys, places in by_keys.items():
            if wide.isdisjoint(keys) or self._is_part(keys, longer):
                continue
            if not self._may_be_name(keys, places):
                continue
            bare = self._is_known_form(keys, places) and not any(map(self._is_named, places))
            if bare and self._weight.is_person(places, names):
                yield places[0]
                continue
            if candidates.isdisjoint(keys) or any(map(self._is_introduced, places)):
                continue
            if any(map(self._weight.is_one_of_things, places)):
                continue
            told = self._may_be_person(keys, places) and any(
                self._is_shown(place, names) for place in places
            )
            if told or self._human.shows(places):
                yield places[0]

    def _is_known_form(self, keys: Sequence[str], places: Sequence[ProperName]) -> bool:
        """False for a plural, a people, and a common word with a capital."""
        key, titles = keys[-1], self._words.titles
        if key.endswith((*titles.common_endings, *titles.peoples)) or key in self._words.common:
            return False
        one = key in self._words.families or key.endswith(titles.endings)
        single = (self._tokens.word(name.stop) in self._words.singular for name in places)
        return not key.endswith("s") or one or any(single)

    def _is_named(self, name: ProperName) -> bool:
        """True behind a word that says who it is: "neighbour Castle"; not behind a verb.

        The one verb that does is that of "a man named Castle".
        """
        before = fold(self._tokens.word(name.first - 1))
        if before in self._words.name_giving:
            who = fold(self._tokens.word(name.first - 2))
            return who in self._words.people or who in self._words.roles
        begin, _ = self.article.sentence_of(name.first)
        if self._human.goes_before(name):
            return True
        if name.first == begin or not before.isalpha() or before in self._words.small:
            return False
        verb = before.endswith((*self._words.past, *self._third)) or before in self._words.did
        says = self._tokens.plain[name.first - 1] in self._words.says
        small = before in self._words.auxiliaries or before in self._words.human_acts
        return not (verb or says or small)

    def _is_single(self, name: ProperName) -> bool:
        """True for one word, or two with a hyphen."""
        span = self._tokens.span(name.first, name.stop)
        return " " not in self.article.document.prose[span.start : span.end].strip()

    def _is_part(self, keys: Sequence[str], longer: set[str]) -> bool:
        """True for a word of a longer name, however it is spelt or goes on."""
        return any(
            other in keys
            or any(
                key[0] == other[0] and (key.startswith(other) or cost(key, other) <= _SLIP)
                for key in keys
                if len(other) >= SHORTEST
            )
            for other in longer
        )

    def _may_be_name(self, keys: Sequence[str], places: Sequence[ProperName]) -> bool:
        """False for what is known, and for a place or part of another name."""
        known = self._words.known
        if len(keys) > 1 and not known.issuperset(keys):
            known = frozenset()
        if len(keys[0]) < SHORTEST or not known.isdisjoint(keys) or keys[0] in self._cues.lower:
            return False
        return not any(
            name.title
            or self._is_joined(name)
            or self._is_in_firm(name)
            or self._cues.is_place(name)
            or self._is_seat(name)
            or self._is_kin(name)
            for name in places
        )

    def _may_be_person(self, keys: Sequence[str], places: Sequence[ProperName]) -> bool:
        """False for a capital that shows little, and beside words for a firm or a team."""
        if all(map(self._opens, places)) and not self._is_plain_name(places[0]):
            return False
        if keys[-1].endswith(self._words.titles.peoples) or keys[-1] in self._words.common:
            return False
        return not any(self._is_thing(name) for name in places)

    def _opens(self, name: ProperName) -> bool:
        """True where a capital shows little: at the beginning, behind a dash or a bracket."""
        before = self._tokens.word(name.first - 1)
        if before in _QUOTES and self._tokens.word(name.first - 2) == ",":
            return False
        mark = not before[:1].isalnum() and before not in (",", "'s")
        return name.opens or mark

    def _is_plain_name(self, name: ProperName) -> bool:
        """True for a word that is a family name by its form, or by what follows it."""
        text = self._tokens.words[name.first]
        after, who = self._tokens.word(name.stop), self._tokens.word(name.stop + 1)
        if len(name.keys) > 1 or self._sounds(name) or not text[1:].islower():
            return True
        if self._is_family(name) and self._acts_next(name):
            return True
        if after == "'s" and who in self._words.owned:
            return True
        return (
            after == "," and who in self._words.relatives and fold(text) not in self._words.people
        )

    def _is_joined(self, name: ProperName) -> bool:
        """True in headlines, in capitals, behind "the", and beside other words with capitals."""
        tokens, article = self._tokens, self.article
        span = tokens.span(name.first, name.stop)
        text = article.document.text[span.start : span.end]
        if text.isupper() or article.layout.part_of(span) != "body":
            return True
        before, behind = tokens.word(name.first - 1), tokens.word(name.stop)
        ahead = tokens.word(name.first - 2)
        led = ahead[:1].isupper() and fold(ahead) not in self._words.small
        if led and fold_marks(before) in self._words.days:
            return True  # "Sheriff April Tolan"
        return (
            (fold(before) in self._words.articles and fold(before) not in self._clause)
            or behind in ("-", "/", "&")
            or behind[:1].isdigit()
        )

    def _is_in_firm(self, name: ProperName) -> bool:
        """True in three single names in a row behind a preposition: "of Kemp, Tully and Strang"."""
        tokens, links = self._tokens, {",", *self._words.joins}
        first, last = name.first, name.stop - 1
        for _ in range(2):
            if tokens.word(first - 1) in links and tokens.word(first - 2)[:1].isupper():
                first -= 2
            if tokens.word(last + 1) in links and tokens.word(last + 2)[:1].isupper():
                last += 2
        led = fold(tokens.word(first - 1)) in self._words.prepositions
        return led and last - first >= _FIRM and tokens.word(last - 1) in self._words.joins

    def _is_seat(self, name: ProperName) -> bool:
        """True for what an office is of: "the Bishop of Kell"."""
        of, office = (fold(self._tokens.word(name.first - back)) for back in (1, 2))
        return of in self._words.titles.links and office in self._words.titles.offices

    def _is_thing(self, name: ProperName) -> bool:
        """True where the sentence has a word for a firm, a team or a place."""
        part = passage(self.article, (name.first, name.stop))
        quoted, tokens = self.article.quoted, self._tokens
        own = (at for at in range(*part) if quoted(tokens.span(at, at + 1)) is None)
        words = {tokens.folded[at] for at in own}
        if has_score(tokens.words[slice(*part)]):
            return True
        sentence = self.article.sentence_of(name.first)
        named = self.article.says(self._words.titles.one_name, sentence)
        return named or not self._words.things.isdisjoint(words)

    def _is_kin(self, name: ProperName) -> bool:
        """True behind a word for kin: "her sons, Olaf and Eskil"."""
        begin, _ = self.article.sentence_of(name.first)
        near = self._tokens.words[max(begin, name.first - _BEFORE) : name.first]
        marks = [at for at, word in enumerate(near) if word in _QUOTES]
        return not self._words.kin.isdisjoint(near[marks[-1] if marks else 0 :])

    def _is_introduced(self, name: ProperName) -> bool:
        """True behind a word that says who it is, and before an aside that does."""
        before = self._tokens.word(name.first - 1)
        start = self.article.sentence_of(name.first)[0]
        if name.first > start and before[:1].islower() and fold(before) not in self._words.small:
            says = self._tokens.plain[name.first - 1] in self._words.says
            other = before.endswith(self._words.past) or before in self._words.auxiliaries
            if not says and not other:
                return True
        quoted = fold(before) in self._words.quoting or self._tokens.word(name.stop + 1).isdigit()
        return not quoted and self._cues.introduced(name)

    def _is_shown(self, name: ProperName, names: Sequence[ProperName]) -> bool:
        """True where the text has a person by that name."""
        tokens = self._tokens
        if self.article.quoted(tokens.span(name.first, name.stop)) is not None:
            return False
        after, next_word = tokens.word(name.stop), tokens.word(name.stop + 1)
        if after == "," and next_word in self._words.relatives:
            return tokens.word(name.stop + 2) not in self._words.team_verbs
        if after == "'s" and not self._words.owned.isdisjoint(
            tokens.words[name.stop + 1 : name.stop + _OWNED]
        ):
            return True
        if fold(tokens.word(name.first - 1)) in self._words.links or after != after.lower():
            return False
        if after in self._words.acts or (
            after in self._words.modals and next_word in self._words.acts
        ):
            return True
        if self._is_family(name) and self._acts_next(name):
            return True
        says = tokens.plain[name.stop : name.stop + 1] in self._words.says
        said = name.first > 0 and tokens.plain[name.first - 1] in self._words.says
        if (says or said) and (self._is_spoken(name) or self._sounds(name) or not name.opens):
            return True
        return self._has_pronoun(name, names)

    def _is_family(self, name: ProperName) -> bool:
        """True for a family name that is known to be one, and no plural: "Crews said"."""
        beside = self._tokens.word(name.first - 1)[:1].isupper()
        plural = name.keys[-1].endswith("s")
        return name.keys[-1] in self._words.families and not plural and not beside

    def _acts_next(self, name: ProperName) -> bool:
        """True before a word for what somebody says or did."""
        after = self._tokens.word(name.stop)
        says = self._tokens.plain[name.stop : name.stop + 1] in self._words.says
        did = (after in self._words.did and not name.opens) or after.endswith(self._words.past)
        return says or after in self._words.acts or did

    def _is_spoken(self, name: ProperName) -> bool:
        """True beside the end of a quotation."""
        words = self._tokens.words[max(0, name.first - 3) : name.first]
        return not _QUOTES.isdisjoint(words)

    def _sounds(self, name: ProperName) -> bool:
        """True for a word that ends as a family name does."""
        return name.keys[-1].endswith(self._words.titles.endings)

    def _has_pronoun(self, name: ProperName, names: Sequence[ProperName]) -> bool:
        """True where "he" or "her" can mean nobody else."""
        part = passage(self.article, (name.first, name.stop))
        inside = [one for one in names if part[0] <= one.first < part[1] and one is not name]
        if any(one.person or one.title or not self._is_single(one) for one in inside):
            return False
        rest = self._tokens.words[name.stop : min(part[1], name.stop + NEAR)]
        stop = next((at for at, word in enumerate(rest) if word in _QUOTES), len(rest))
        if not self._words.pronouns.isdisjoint(rest[:stop]):
            return name.first - part[0] <= 1 or not inside
        following = next(sentences_behind(self.article, name.first, 1), None)
        begins = following and fold(self._tokens.words[following[0]]) in self._words.subjects
        return bool(begins) and name.first == part[0] and not inside
