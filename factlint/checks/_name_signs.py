"""What speaks for two words of names being one name in two spellings, and what against."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from factlint.checks._name_cues import NameCues
from factlint.checks._name_likeness import LONG, NameLetters
from factlint.checks._name_pairs import GIVEN, Pair
from factlint.checks._odds import Candidate, Signs
from factlint.checks._seen import Seen, are_together, ends
from factlint.extract.article import Article
from factlint.extract.proper import ProperName, name_words, small_words
from factlint.rulebook.words import fold_marks, split_words

MOST = 4
"""So many places, or words, count."""
OFTEN = 3
GIVEN_SIGNS = (
    *("both-given", "both-known", "first", "main-places", "even", "near", "called"),
    *("same-title", "new-title", "same-role", "other-role", "main-introduced", "introduced"),
    *("later-introduced", "kin-near", "families", "together", "joined", "somebodys"),
    *("spoken-of", "quoted", "rare-speaks", "rare-first", "aged"),
)


class NameSigns:
    """Reads the signs around pairs of words of the names of one article."""

    def __init__(self, article: Article, names: Sequence[ProperName]) -> None:
        self.article, self._names = article, names
        self._cues = NameCues(article)
        self._words = name_words(article.lexicon)
        self._small = small_words(article.lexicon)
        self._letters = NameLetters(article)

    def candidate(self, pair: Pair, rivals: int) -> Candidate:
        """A pair with all signs; so many other words are as near to the rarer one."""
        spans = (seen.span(self.article) for seen in (*pair.rare, *pair.main))
        signs = {
            **self._letters.letters(pair),
            **self._letters.known(pair),
            **self._stands(pair),
            **self._frames(pair),
            **self._borne(pair),
            **self._told(pair),
            "rivals": min(rivals, 2),
        }
        if pair.kind == GIVEN:
            signs = {GIVEN: 1.0} | {f"{GIVEN}-{name}": signs[name] for name in GIVEN_SIGNS}
        return Candidate(tuple(spans), signs)

    def is_set_apart(self, pair: Pair) -> bool:
        """True for "the village of Brenwald" where it is somebody's name elsewhere.

        So is a short word that only begins a sentence: "Hail fell on Mr Hale."
        """
        cues, both = self._cues, (pair.rare, pair.main)
        kinds = [any(cues.is_of_kind(seen.name) for seen in some) for some in both]
        parted = all(map(self._letters.is_known, pair.keys)) and self._are_others(pair)
        opens = all(seen.name.opens and seen.alone and not seen.name.title for seen in pair.rare)
        bare = opens and len(pair.keys[0]) < LONG
        return kinds == [True, False] or parted or bare

    def _are_others(self, pair: Pair) -> bool:
        """True for two family names, each behind given names of its own."""
        frames = [{seen.frame for seen in some if seen.at} for some in (pair.rare, pair.main)]
        return all(frames) and frames[0].isdisjoint(frames[1])

    def are_told_apart(self, pair: Pair) -> bool:
        """True where one sentence has both, and for somebody who is introduced or a relative."""
        cues, names = self._cues, [seen.name for seen in pair.rare]
        if are_together(self.article, pair.rare, pair.main) or any(map(cues.is_kin, names)):
            return True
        presented = any(
            cues.introduced(name) or cues.is_somebodys(self._opening(name)) for name in names
        )
        return presented or self._tells_of_families

    def _is_bare(self, pair: Pair) -> bool:
        """True for a word of which no more than the first place in a sentence tells a name."""
        only = all(seen.name.opens and seen.alone for seen in pair.rare)
        return only and not self._letters.is_known(pair.keys[0]) and not self._titles(pair.rare)

    def _stands(self, pair: Pair) -> Signs:
        """How often and where the two stand."""
        rare, main = pair.rare, pair.main
        parts = [{self._part(seen) for seen in places} for places in (rare, main)]
        return {
            "rare-once": len(rare) == 1,
            "rare-places": min(len(rare), MOST),
            "main-places": min(len(main), MOST),
            "often": len(main) >= OFTEN * len(rare),
            "even": len(main) == len(rare),
            "rare-headline": parts[0] == {"headline"},
            "main-headline": parts[1] == {"headline"},
            "rare-first": rare[0].name.first < main[0].name.first,
            "rare-opens": all(seen.name.opens for seen in rare),
            "bare-capital": self._is_bare(pair),
            "near": min(self._apart(a, b) for a in rare[:2] for b in main[:MOST]) < 2,
        }

    def _part(self, seen: Seen) -> str:
        return self.article.layout.part_of(seen.span(self.article))

    def _apart(self, one: Seen, other: Seen) -> int:
        """By how many sentences two places are apart."""
        number = self._numbers
        return abs(number[self._begin(one)] - number[self._begin(other)])

    def _begin(self, seen: Seen) -> int:
        return self.article.sentence_of(seen.name.first)[0]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {first: number for number, (first, _) in enumerate(self.article.sentence_ranges)}

    def _frames(self, pair: Pair) -> Signs:
        """The names of which they are words."""
        rare, main = pair.rare, pair.main
        whole = [[seen for seen in places if not seen.alone] for places in (rare, main)]
        held = [{end for seen in some for end in ends(seen.frame)} for some in whole]
        same = bool(held[0] & held[1])
        at_end = [any(seen.at == len(seen.name.keys) - 1 for seen in some) for some in whole]
        return {
            "same-frame": same,
            "same-long": same and any(len(seen.name.keys) > 2 for seen in whole[0]),
            "other-frame": bool(whole[0] and whole[1]) and not same,
            "own-given": not same and any(self._cues.is_person(seen.name) for seen in whole[0]),
            "some-other": same and not held[0] <= held[1],
            "rare-alone": not whole[0],
            "alone-of-whole": not whole[0] and at_end[1],
            "alone-of-first": not whole[0] and bool(whole[1]) and not at_end[1],
            "both-alone": not whole[0] and not whole[1],
            "main-alone": bool(whole[0]) and not whole[1],
            "body": bool(whole[0]) and all(self._is_body(seen) for seen in whole[0]),
            "first-word": all(seen.at == 0 for seen in (*whole[0], *whole[1])) and same,
            "main-both": bool(whole[1]) and len(whole[1]) < len(main),
            "main-whole": min(len(whole[1]), 2),
            "called": self._is_called(pair),
        }

    def _is_called(self, pair: Pair) -> bool:
        """True for two given names of a family name that stands alone, too."""
        lone = {name.keys[0] for name in self._names if len(name.keys) == 1}
        return pair.kind == GIVEN and pair.rare[0].name.keys[-1] in lone

    def _is_body(self, seen: Seen) -> bool:
        """True for a name before others that say what it is: `Arden Council`."""
        rest = seen.name.keys[seen.at + 1 :]
        return bool(rest) and self._bodies.issuperset(rest)

    def _borne(self, pair: Pair) -> Signs:
        """Who bears the names."""
        rare, main, cues = pair.rare, pair.main, self._cues
        titles = [self._titles(places) for places in (rare, main)]
        courtesy = [self._courtesies(places) for places in (rare, main)]
        roles = [
            frozenset().union(*(cues.roles_of(seen.name) for seen in some)) for some in (rare, main)
        ]
        return {
            "main-person": any(cues.is_person(seen.name) for seen in main),
            "same-title": bool(titles[0] & titles[1]),
            "other-title": bool(titles[0] and titles[1]) and not titles[0] & titles[1],
            "new-title": bool(titles[0]) and not titles[1],
            "courtesy": bool(courtesy[0]),
            "other-courtesy": bool(courtesy[0] and courtesy[1]) and not courtesy[0] & courtesy[1],
            "same-role": bool(roles[0] & roles[1]),
            "other-role": bool(roles[0] and roles[1]) and not roles[0] & roles[1],
            "rare-speaks": any(cues.speaks(seen.name) for seen in rare),
            "main-speaks": any(cues.speaks(seen.name) for seen in main),
            "rare-met": any(cues.is_met(seen.name) for seen in rare),
            "rare-place": any(cues.is_place(seen.name) for seen in rare),
            "both-place": all(any(cues.is_place(s.name) for s in some) for some in (rare, main)),
            "thing": any(self._is_thing(seen) for seen in rare),
            "same-before": bool(self._beside(rare, -1) & self._beside(main, -1)),
            "same-after": bool(self._beside(rare, 0) & self._beside(main, 0)),
            "owning": any(self.article.tokens.word(seen.name.stop) == "'s" for seen in rare),
        }

    def _titles(self, places: Sequence[Seen]) -> set[str]:
        """The words of the titles before a name."""
        words = {fold_marks(word) for seen in places for word in split_words(seen.name.title)}
        return {word for word in words if word.isalpha() and not self._cues.is_courtesy(word)}

    def _courtesies(self, places: Sequence[Seen]) -> set[str]:
        titles = {fold_marks(seen.name.title).rstrip(".") for seen in places}
        return {title for title in titles if title and self._cues.is_courtesy(title)}

    def _is_thing(self, seen: Seen) -> bool:
        before = self.article.tokens.word(seen.name.first - 1).casefold()
        return before in self.article.grammar.listed("article-the")

    def _beside(self, places: Sequence[Seen], step: int) -> set[str]:
        """The words right before or behind a name, but small ones."""
        word = self.article.tokens.word
        found = {
            fold_marks(word(seen.name.first - 1 if step else seen.name.stop)) for seen in places
        }
        return {each for each in found - self._small if each.isalpha() and len(each) > 2}

    def _told(self, pair: Pair) -> Signs:
        """What is told of them, and what parts them."""
        rare, main, cues = pair.rare, pair.main, self._cues
        shared = self._context(rare, pair.keys) & self._context(main, pair.keys)
        later = max(rare[0], main[0], key=lambda seen: seen.name.first)
        both = (*rare, *main)
        return {
            "shared": min(len(shared), MOST),
            "together": are_together(self.article, rare, main),
            "together-first": self._begin(main[0]) in {self._begin(seen) for seen in rare},
            "joined": any(cues.are_joined(a.name, b.name) for a in rare for b in main),
            "aged": any(self._is_aged(seen) for seen in rare),
            "only": len(self._bearers) == 1,
            "mister": self._is_mister(pair),
            "introduced": any(cues.introduced(seen.name) for seen in rare),
            "main-introduced": any(cues.introduced(seen.name) for seen in main),
            "later-introduced": cues.introduced(later.name),
            "kin": any(cues.is_kin(seen.name) for seen in both),
            "kin-near": any(self._is_of_kin(seen) for seen in rare),
            "families": self._tells_of_families,
            "somebodys": any(cues.is_somebodys(self._opening(seen.name)) for seen in rare),
            "spoken-of": any(self._is_spoken_of(seen) for seen in both[: 2 * MOST]),
            "quoted": any(self.article.quoted(seen.span(self.article)) for seen in rare),
            "derived": any(
                key[:-cut] in self._keys
                for key in pair.keys
                for cut in (1, 2)
                if key[-cut:] in self._words.endings and key[:-cut] not in pair.keys
            ),
        }

    def _is_aged(self, seen: Seen) -> bool:
        word = self.article.tokens.word
        return word(seen.name.stop) == "," and word(seen.name.stop + 1).isdigit()

    def _is_mister(self, pair: Pair) -> bool:
        """True for "Ms Phelips" who has not been introduced, where somebody else has."""
        alone = all(seen.alone and seen.name.title for seen in pair.rare)
        whole = any(not seen.alone and seen.at for seen in pair.main)
        return alone and whole and bool(self._courtesies(pair.rare))

    @cached_property
    def _bearers(self) -> frozenset[str]:
        """The family names of the persons of the article."""
        whole = (name for name in self._names if len(name.keys) > 1)
        return frozenset(name.keys[-1] for name in whole if self._cues.is_person(name))

    def _opening(self, name: ProperName) -> int:
        """Where a name begins with its title, and the comma before it: "his assistant, Coach"."""
        at = name.first - len(split_words(name.title))
        return at - (self.article.tokens.word(at - 1) == ",")

    def _is_spoken_of(self, seen: Seen) -> bool:
        """True where a sentence speaks of how a name is written, or of namesakes."""
        forms = self.article.lexicon.name_forms
        told = (*forms.spelling, *forms.namesakes, *forms.about)
        return self.article.says(told, self.article.sentence_of(seen.name.first))

    def _sentence(self, seen: Seen) -> tuple[int, int]:
        return self.article.sentence_of(seen.name.first)

    def _context(self, places: Sequence[Seen], keys: tuple[str, str]) -> set[str]:
        """The words of the sentences of a name."""
        found: set[str] = set()
        for seen in places[:MOST]:
            found |= set(
                self.article.tokens.folded[slice(*self.article.sentence_of(seen.name.first))]
            )
        own = {key for seen in places for key in seen.name.keys} | set(keys)
        return {word for word in found - self._small - own if len(word) > 3 and word.isalpha()}

    def _is_of_kin(self, seen: Seen) -> bool:
        words = self.article.tokens.folded[slice(*self.article.sentence_of(seen.name.first))]
        return not self.article.grammar.listed("kin").isdisjoint(words)

    @cached_property
    def _tells_of_families(self) -> bool:
        families = frozenset(map(fold_marks, self.article.lexicon.name_forms.families))
        return not families.isdisjoint(self.article.tokens.folded)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(key for name in self._names for key in name.keys)

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(map(fold_marks, self.article.lexicon.name_drift.bodies))
