"""The people and bodies whom an article quotes by name, and which of them are of one kind.

Everybody named who says something is one of the kind ("said Ida Marsh, an engineer"), one of
another kind ("her lawyer, Per Lund"), or not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from factlint.checks._person_words import person_words
from factlint.checks._source_speakers import CUE, SourceSpeakers
from factlint.checks._speaking import Speaker
from factlint.extract.article import Article
from factlint.extract.proper import ProperName, read_proper_names
from factlint.extract.tokens import Range

if TYPE_CHECKING:
    from factlint.checks.source_count import SourceCountRule


class NamedSources:
    """Those who say something by name, for a kind of source and where `several` of it are told.

    `says` is true for the token of a verb of saying.
    """

    def __init__(
        self,
        article: Article,
        rule: SourceCountRule,
        single: str,
        several: Sequence[int],
        says: Callable[[int], bool],
        speakers: SourceSpeakers,
    ) -> None:
        self._article, self._rule, self._single = article, rule, single
        self._several, self._says, self._speakers = several, says, speakers
        self._words = article.tokens.folded
        self._members = frozenset((single, *rule.members))

    @cached_property
    def names(self) -> list[ProperName]:
        """The names of the article."""
        return read_proper_names(self._article)

    @cached_property
    def told(self) -> list[tuple[Speaker, str]]:
        """Everybody named who says something or is called one of the kind, and of what kind."""
        others = self._introduced({each.key for each in self._speakers.spoken})
        return [(each, self._kind_of(each)) for each in (*self._speakers.spoken, *others)]

    def of_kind(self, alone: bool, *, unnamed: bool = False) -> list[Range] | None:
        """The people and bodies quoted by name who may be of the kind; nothing if not certain.

        Where one has spoken `unnamed`, those who are only called of the kind may be that one.
        """
        if self._rule.named == "members" and not self._rule.members:
            return []
        if self._has_quoted_name():
            return None
        told = {self._article.sentence_of(at) for at in self._several}
        found: dict[str, list[Range]] = {"member": [], "open": []}
        others = () if unnamed else self._introduced({each.key for each in self._speakers.spoken})
        for speaker in (*self._speakers.spoken, *others):
            kind = self._kind_of(speaker)
            if kind == "side" or not self._is_named(speaker, kind) or self.is_party(speaker, kind):
                continue
            if self._article.sentence_of(speaker.first) in told and not alone:
                return None  # "officials say that they spoke to Ida Marsh"
            if self.has_rival(speaker):
                return None
            found[kind].append((speaker.first, speaker.stop))
        if alone:
            return found["member"] or found["open"]
        if found["open"] and (self._rule.named == "called" or self._is_quoted()):
            return None
        ones = [*found["member"], *found["open"]]
        return None if ones and self._has_more(ones) else ones

    def is_party(self, speaker: Speaker, kind: str) -> bool:
        """True for one of whom the article tells before, or of whom several speak."""
        bearers = [name for name in self.names if speaker.key in name.keys]
        definite = self._article.grammar.listed("article-the")
        body = any(self._words[name.first - 1] in definite for name in bearers if name.first)
        before = any(name.first < self._several[0] for name in bearers)
        if kind == "member":
            return body and before
        sentence = self._article.sentence_of
        spoken = sentence(speaker.first)
        told = {sentence(at) for at in self._several} - {spoken}
        earlier = before and spoken != sentence(bearers[0].first)
        return body or earlier or any(sentence(name.first) in told for name in bearers)

    def _introduced(self, known: set[str]) -> Iterator[Speaker]:
        """The others who are called one of the kind, before or behind the name."""
        for name in self.names:
            if known.isdisjoint(name.keys) and (self._leads(name) or self._is_apposed(name)):
                known.update(name.keys)
                words = self.near(name)
                yield Speaker(name.keys[-1], name.first, name.stop, words, words)

    def _leads(self, name: ProperName) -> bool:
        """True for "The historian Ida Marsh compared"."""
        definite = self._article.grammar.listed("article-the")
        noun, begin = name.first - 1, self._article.sentence_of(name.first)[0]
        role = noun >= begin and self._article.tokens.words[noun] == self._words[noun]
        if not role or not self._is_member(frozenset((self._words[noun],))):
            return False
        near = range(noun - 1, max(begin, noun - CUE) - 1, -1)
        first = next((at for at in near if self._words[at] in definite), noun)
        ahead, persons = self._words[first - 1], person_words(self._article.grammar)
        led = ahead in persons.did and first < noun  # "has led the campaign group Open Doors"
        return first <= begin or not (led or ahead in persons.prepositions)

    def _is_apposed(self, name: ProperName) -> bool:
        """True for "Ida Marsh, a historian at Tarn, sees" and "For Ida Marsh, a historian"."""
        begin, end = self._article.sentence_of(name.first)
        if name.stop >= end or self._words[name.stop] != "," or len(name.keys) == 1:
            return False
        topic = name.first == begin + 1 and self._words[begin] in self._article.grammar.listed(
            "preposition"
        )
        aside = range(name.stop + 1, min(end, name.stop + 1 + CUE))
        stop = next((at for at in aside if not self._words[at].isalpha()), aside.stop)
        kinds = (self._single, *self._rule.alike)
        told, dead = self._words[name.stop + 1 : stop], self._article.grammar.listed("age-death")
        opens = (name.first == begin or topic) and dead.isdisjoint(self.near(name))
        return opens and any(word in kinds or word.endswith(self._rule.endings) for word in told)

    def is_member(self, name: ProperName) -> bool:
        """True for a name that is called one of the kind where it stands."""
        near = self.near(name)
        alone = not self.has_rival(Speaker(name.keys[-1], name.first, name.stop))
        return alone and near.isdisjoint(self._rule.sides) and self._is_member(near)

    def has_one_before(self, at: int) -> bool:
        """True where somebody named before a token is called by the word of the kind."""
        return any(self._single in self.near(name) for name in self.names if name.stop <= at)

    def is_one_before(self, at: int) -> bool:
        """True where one of the kind has spoken until a token, and the text names nobody else."""
        before = [name for name in self.names if name.stop <= at and len(name.keys) > 1]
        ones = [each for each, kind in self.told if each.first < at and kind == "member"]
        return len(ones) == 1 and all(ones[0].key in name.keys for name in before)

    def _is_named(self, speaker: Speaker, kind: str) -> bool:
        """True for a name told well enough for what it is taken for."""
        if kind == "member":
            return self._is_full(speaker)
        return self._rule.named != "members" and self._is_full(speaker, 2)

    def _is_quoted(self) -> bool:
        """True where somebody who is quoted speaks of one: "My doctor was not pleased"."""
        quoted, span = self._article.quoted, self._article.tokens.span
        return any(
            word == self._single and quoted(span(at, at + 1)) is not None
            for at, word in enumerate(self._words)
        )

    def _has_more(self, found: Sequence[Range]) -> bool:
        """True where the article tells of another by name who does something."""
        sentence = self._article.sentence_of
        known = {self._words[stop - 1] for _, stop in found}
        told = {sentence(at) for at in (*self._several, *(first for first, _ in found))}
        for name in self.names:
            new = len(name.keys) > 1 and name.first >= self._several[0]
            new = new and name.keys[-1] not in known and sentence(name.first) not in told
            new = new and known.isdisjoint(self._words[sentence(name.first)[0] : name.first])
            if new and self.is_rival(name):
                return not self._named_before(name.keys[-1])
        return False

    def is_rival(self, name: ProperName) -> bool:
        """True for somebody who does something and is, or may well be, of the kind."""
        article, words, persons = self._article, self._words, person_words(self._article.grammar)
        ahead = words[name.first - 1]
        if (
            ahead in persons.articles
            or ahead in persons.prepositions
            or ahead in persons.did
            or ahead.endswith(persons.past)
        ):
            return False
        near = self.near(name)
        kind = self._kind_of(Speaker(name.keys[-1], name.first, name.stop, near, near))
        if kind != "open":
            return kind == "member"
        aside = name.stop + 1 < len(words) and words[name.stop] == ","
        behind = words[name.stop + 1] if aside else ""
        aged = behind.isdigit() or behind in article.grammar.listed("relative")
        return aged or name.person or (name.opens and aside) or ahead in persons.people

    def _named_before(self, key: str) -> bool:
        """True for somebody of whom several speak: "friends of Ida Marsh said"."""
        ends = [self._article.sentence_of(at) for at in self._several]
        return any(key in self._words[begin:end] for begin, end in ends)

    def _kind_of(self, speaker: Speaker) -> str:
        """Whether somebody is of the kind, of another, or may be of it."""
        rule, offices = self._rule, self._article.lexicon.titles.offices
        if not frozenset(speaker.key.split("-")).isdisjoint(offices):
            return "side"  # "the Governor-General said"
        if self._is_member(speaker.near):
            return "member"
        if not speaker.near.isdisjoint((*rule.sides, *self._article.grammar.listed("post"))):
            return "side"
        before = self._words[max(0, speaker.first - 2) : speaker.first]
        kin = before[1:] == [","] and before[0] in self._article.grammar.listed("kin")
        if kin and not any(name.person and name.stop < speaker.first for name in self.names):
            return "side"  # "his son, Per Lund", of somebody else
        if rule.named == "members":
            return "open"
        return "member" if self._is_member(speaker.words) else "open"

    def near(self, name: ProperName) -> frozenset[str]:
        """What stands right beside a name."""
        return self._speakers.near(name)

    def _is_member(self, words: frozenset[str]) -> bool:
        """True for a word of the kind, or one that is by its form: an entomologist."""
        return not words.isdisjoint(self._members) or any(
            word.endswith(self._rule.endings) for word in words
        )

    def has_rival(self, speaker: Speaker) -> bool:
        """True where the sentence sets another beside somebody: "Ida Marsh says no; Per Lund"."""
        article = self._article
        begin, end = article.sentence_of(speaker.first)
        joins = article.grammar.listed("conjunction") | {";"}
        undergone = person_words(article.grammar).undergone  # "where Per Lund was arrested"
        if not joins.isdisjoint(self._words[max(begin, speaker.first - CUE) : speaker.first]):
            opening = (n for n in self.names if _begin(n) == begin and n.first != speaker.first)
            if any(self._is_member(self.near(name)) for name in opening):
                return True  # "Ida Marsh, the engineer, saw it, and the planner Per Lund said"
        return any(
            begin < name.first < end
            and len(name.keys) > 1
            and speaker.key not in name.keys
            and (
                not joins.isdisjoint(self._words[_begin(name) - 1 - self._kin(name) : name.first])
                or self._words[name.first - 1] == article.tokens.word(name.stop) == ","
                or self._says(name.stop)
            )
            and self.near(name).isdisjoint(undergone)
            for name in self.names
        )

    def _kin(self, name: ProperName) -> int:
        """How many words call somebody by another right before the name: "her colleague"."""
        own = self._article.grammar.listed("person-possessive")
        near = self._words[max(0, name.first - CUE + 1) : name.first]
        return next((len(near) - at for at, word in enumerate(near) if word in own), 0)

    def _has_quoted_name(self) -> bool:
        """True where somebody who is quoted names another in full."""
        quoted, span = self._article.quoted, self._article.tokens.span
        full = (name for name in self.names if len(name.keys) > 1)
        return any(quoted(span(name.first, name.stop)) is not None for name in full)

    def _is_full(self, speaker: Speaker, words: int = 1) -> bool:
        """True for a name that the text has in full or with a title, and not "since Easter"."""
        if words == 1 and not speaker.near.isdisjoint(self._article.grammar.listed("kin")):
            return True
        return any(
            speaker.key in name.keys and (name.stop - name.first > 1 or (words == 1 and name.title))
            for name in self.names
        )


def _begin(name: ProperName) -> int:
    """Where a name begins with its title: "; *Prof* Ida Marsh"."""
    return name.first - len(name.title.split())
