"""An utterance with what the article says around it, and who speaks."""

from __future__ import annotations

from functools import cached_property

from factlint.checks._wordings import Forms, Target, target
from factlint.extract.article import Article
from factlint.extract.proper import day_words, name_words
from factlint.extract.stems import stems_of
from factlint.extract.utterances import Utterance
from factlint.rulebook.words import fold_marks, split_words

LONGEST_PRONOUN = 4
DASHES = ("—", "–")
STOPS = (".", "!", "?")
RECORD_AHEAD = 7
LONGEST_CALLER = 8
BESIDE_VERB = ("has", "had", "have", "later", "also", "once", "then")
INTRODUCED = 7


class Quoted:
    """An utterance with what the article says around it."""

    def __init__(
        self,
        article: Article,
        utterance: Utterance,
        at: int,
        forms: Forms,
        records: frozenset[str],
        calls: frozenset[str],
    ) -> None:
        self.utterance = utterance
        self.at = at
        self._records = records
        self._calls = calls
        self.target: Target = target(utterance.text, forms)
        self._article = article
        self._whose = article.grammar.listed("person-possessive", "person-other")

    @property
    def prose(self) -> str:
        """The text of the article."""
        return self._article.document.prose

    @property
    def sentences(self) -> tuple[tuple[int, int, bool], ...]:
        """The sentences of it, as ranges of words."""
        return self.target.text.sentences

    @property
    def is_pronoun(self) -> bool:
        """True where a small word such as "she" is the speaker."""
        speaker = self.utterance.speaker or ""
        return 0 < len(speaker) <= LONGEST_PRONOUN and speaker[0].islower()

    @cached_property
    def is_body(self) -> bool:
        """True where "police" or "officials" speak, of whom one may be named elsewhere."""
        speaker = split_words(self.speaker or "")
        people = self._article.grammar.listed("people")
        return len(speaker) == 1 and speaker[0].lower() in people

    @cached_property
    def is_fragment(self) -> bool:
        """True for words that are built into a sentence of the article."""
        prose, start = self.prose, self.utterance.span.start
        if prose[start].isalpha():
            return prose[start].islower()
        return prose[max(start - 3, 0) : start - 1].rstrip(" ").isalnum()

    @cached_property
    def is_displayed(self) -> bool:
        """True in a headline, deck or caption, and for what is set off as a pull quote."""
        span, text = self.utterance.span, self._article.document.text
        if self._article.layout.part_of(span) != "body":
            return True
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        after = text[span.end + 1 : span.end + 9].lstrip(" \n>*_")
        return line.lstrip().startswith(">") or (not line.strip('"“') and after[:1] in DASHES)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The article's own words in the sentence of it, not those of the next or the last one."""
        prose = self.prose
        texts = [prose[s.start : s.end] for s in self.utterance.beside]
        if texts[0].rstrip(" \n\"“'‘").endswith(STOPS):
            texts[0] = ""
        end = self.utterance.span.end
        if prose[end - 1 : end] in STOPS and texts[-1].lstrip(" \n\"”'’")[:1].isupper():
            texts[-1] = ""
        return tuple(split_words(" ".join(texts)))

    @cached_property
    def around(self) -> frozenset[str]:
        """The words of its sentences, and of the one before it on the line, folded."""
        prose = self.prose
        text = " ".join(prose[s.start : s.end] for s in self.utterance.beside)
        return self.words | frozenset(map(fold_marks, split_words(text)))

    @cached_property
    def words(self) -> frozenset[str]:
        """The same, and those of the speaker, folded."""
        return frozenset(
            fold_marks(word).removesuffix("'s")
            for word in (*self.own, *split_words(self.utterance.speaker or ""))
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The same without their endings, of words that say something."""
        stems = stems_of(self._article.lexicon)
        return frozenset(map(stems.of, self.words)) - {""}

    def stem(self, word: str) -> str:
        """A word without its ending, empty for one that says nothing by itself."""
        return stems_of(self._article.lexicon).of(word)

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words of the sentence, folded."""
        stems = stems_of(self._article.lexicon)
        days = day_words(self._article.lexicon)
        own = split_words(self._before) if self.is_of_record else self.own
        found = (w for w in own if w[0].isupper() and stems.of(w))
        return frozenset(fold_marks(w).removesuffix("'s") for w in found) - days

    @cached_property
    def speaker(self) -> str | None:
        """Who is named or described as the speaker, without titles; a document is nobody."""
        found = None if self.is_of_record else self.utterance.speaker
        if self.is_fragment and not self.is_of_record:
            found = self._caller or found
        if found is None or (len(found) <= LONGEST_PRONOUN and found[0].islower()):
            return None
        stems = stems_of(self._article.lexicon)
        words = [word for word in split_words(found) if stems.of(word)]
        folded = list(map(fold_marks, words))
        if not words or not self._records.isdisjoint(folded):
            return None
        titles = name_words(self._article.lexicon).titles
        bare = [word for word, key in zip(words, folded, strict=True) if key not in titles]
        if not any(word[0].isupper() for word in words):
            return " ".join(words)
        if words[-1][0].islower() and all(w[0].isupper() for w in words[:-1]) and "," not in found:
            return " ".join(words).lower()
        return " ".join(bare) if bare else " ".join(words).lower()

    @cached_property
    def _before(self) -> str:
        """The article's own words before the quotation in its sentence."""
        before = self.utterance.beside[0]
        return self.prose[before.start : before.end].rstrip(" \n\"“'‘")

    @cached_property
    def _caller(self) -> str | None:
        """Who is told to speak by a verb that is no "said": `The judge called it …`."""
        words = split_words(self._before)
        at = next((at for at, word in enumerate(words) if word in self._calls), 0)
        while at and words[at - 1] in BESIDE_VERB:
            at -= 1
        first = max((i + 1 for i, word in enumerate(words[:at]) if word == ","), default=0)
        return " ".join(words[first:at]) if 0 < at - first <= LONGEST_CALLER else None

    @cached_property
    def is_of_another(self) -> bool:
        """True for somebody who is told by another: `Her deputy said`."""
        words = split_words(self._caller or self.utterance.speaker or "")
        return len(words) > 1 and words[0].lower() in self._whose

    @cached_property
    def is_of_record(self) -> bool:
        """True where a document or a remark is set before the quotation: `his words, "…"`."""
        words = list(map(fold_marks, split_words(self._before)))
        if self._before[-1:] != ":":
            words = words[-RECORD_AHEAD:]
        ended = self._before[-1:] in (",", ":", *DASHES)
        if not ended and words[-1:] and words[-1] in self._article.grammar.listed("that"):
            ended, words = True, words[-2:]
        return ended and not self._records.isdisjoint(words)

    @property
    def is_retelling(self) -> bool:
        """True for words that were said elsewhere, whatever day stands beside them."""
        set_beside = self.is_of_record and self._before[-1:] != ":"
        return self.utterance.nested or self.is_displayed or set_beside

    @cached_property
    def family(self) -> str:
        """The name or word by which the speaker is known."""
        words = split_words(self.speaker or "")
        return ([word for word in words if word[0].isupper()] or words or [""])[-1]

    @cached_property
    def _named(self) -> int | None:
        """Where the speaker's name stands first, outside the quotations."""
        tokens = self._article.tokens
        return next(
            (
                at
                for at, word in enumerate(tokens.words)
                if word == self.family and not self._article.quoted(tokens.span(at, at + 1))
            ),
            None,
        )

    @cached_property
    def introduced(self) -> frozenset[str]:
        """The stems of the words by which the speaker is introduced, where first named."""
        if self._named is None:
            return frozenset()
        tokens = self._article.tokens
        first, stop = self._article.sentence_of(self._named)
        near = range(max(first, self._named - INTRODUCED), min(stop, self._named + INTRODUCED))
        return frozenset(
            self.stem(tokens.words[at])
            for at in near
            if not self._article.quoted(tokens.span(at, at + 1))
        ) - {""}

    @cached_property
    def is_described(self) -> bool:
        """True where words beside the name say who it is: `Ruiz, a lawyer`, `Holm of …`."""
        if self._named is None:
            return False
        words, at = self._article.tokens.words, self._named
        return words[at + 1 : at + 2] != [] and words[at + 1] in self._article.grammar.listed(
            "of"
        ) | {","}
