"""What an article states as a fact and somebody denies right behind it.

"Trackway managers altered the records. The company denies it." Whoever denies it is whom the
statement is of: by a word of its name, as "the company" or as "he". So a claim has lost its source.
Nothing is said where the statement or the sentence before it in the paragraph tells whose words it
is, or where a court has decided it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cached_property

from factlint.checks._accusing_words import Untested
from factlint.extract.article import Article
from factlint.extract.attributions import attribution_reader
from factlint.extract.passages import sentence_before, sentences_behind, token_range
from factlint.extract.proper import read_proper_names, small_words
from factlint.extract.tokens import Range
from factlint.extract.verbs import verb_reader
from factlint.rulebook.words import fold_marks

SUBJECT = 20
"""So many tokens of a statement its subject may have, with what is set off behind it."""
DENIER = 9
"""So many tokens at the head of a denial tell whose it is."""
OBJECT = 4
"""So many tokens behind a verb are shown with it."""
BACK = 3
"""So many sentences before a denial its statement may stand, where both have the same name."""
STEM = 5
"""So many letters tell that two words are of one name: Torvia, Torvian."""
QUOTES = frozenset('"“”‘?!')


class RebuttedReader:
    """Finds the statements of one article, by what `words` say of accusations."""

    def __init__(self, article: Article, words: Untested) -> None:
        self._article, self._cues = article, words
        self._tokens, self._verbs = article.tokens, verb_reader(article.grammar)
        self._told = attribution_reader(article.grammar)

    def read(self) -> Iterator[Range]:
        """The verb of each statement, with what follows."""
        strong = {*self._cues.acts, *(word for each in self._cues.offences for word in each.did)}
        weak = strong.union(*(each.done for each in self._cues.offences))
        cues = self._cues
        kinds = ((cues.rebuttals, weak), (cues.rejections, weak), (cues.defences, strong))
        for patterns, deeds in kinds:
            for match in self._article.find(patterns):
                at = token_range(self._article, match.span)[0]
                begin = self._article.sentence_of(at)[0]
                denier = begin, min(at, begin + DENIER)
                known = patterns is cues.rejections and self._is_accused_before(denier)
                if not known and self._article.quoted(match.span) is None:
                    yield from self._denied_at(at, denier, deeds)

    def _denied_at(self, at: int, denier: Range, deeds: Container[str]) -> Iterator[Range]:
        """What a denial at a token denies: the nearest sentence that may be meant."""
        for back, part in enumerate(self._before(at)):
            verb = self._deed(part, denier, deeds, named=back > 0)
            if verb is not None:
                wrong = self._tokens.folded[verb] in deeds or self._is_wrong(part)
                if wrong and self._is_bare(part, verb) and not self._is_decided(at):
                    yield verb, min(verb + OBJECT, part[1] - 1)
                return

    def _before(self, at: int) -> Iterator[Range]:
        """The sentences before that of a token, the nearest first."""
        for _ in range(BACK):
            part = sentence_before(self._article, at)
            if part is None:
                return
            yield part
            at = part[0]

    def _deed(
        self, part: Range, denier: Range, deeds: Container[str], *, named: bool
    ) -> int | None:
        """The first past verb of a sentence, where its subject may be who denies it."""
        near = part[0], min(part[1], part[0] + SUBJECT)
        verbs = self._verbs.read(self._article, near)
        told = [verb.stop - 1 for verb in verbs if verb.tense in ("past", "perfect")]
        told += [at for at in range(*near) if self._tokens.words[at] in deeds]
        verb = min(told, default=part[0])
        if verb == part[0]:
            return None
        who = self._tokens.folded[slice(*denier)]
        subject = self._names((part[0], verb))
        stands = {*self._article.grammar.listed("person-pronoun"), *self._cues.bodies}
        alike = not subject.isdisjoint(self._names(denier))
        stood = not named and self._is_named((part[0], verb)) and not stands.isdisjoint(who[:2])
        return verb if alike or stood else None

    def _names(self, part: Range) -> frozenset[str]:
        """The heads of the words of a name, or of "the council"."""
        words, bodies = self._tokens.words, self._cues.bodies
        opens = self._article.sentence_of(part[0])[0]
        small = small_words(self._article.lexicon)
        the = self._article.grammar.listed("article-the")
        return frozenset(
            self._tokens.folded[at][:STEM]
            for at in range(*part)
            if self._tokens.folded[at] in bodies
            or (at == opens + 1 and self._tokens.folded[opens] in the)
            or (words[at][0].isupper() and self._tokens.folded[at] not in small)
        )

    def _is_named(self, part: Range) -> bool:
        """True where a sentence opens with a name, or has one or a body before a token."""
        first, *more = self._tokens.words[slice(*part)]
        inside = fold_marks(first)[:STEM] in self._inside
        told = any(word[0].isupper() or word in self._cues.bodies for word in more)
        return inside or told

    @cached_property
    def _inside(self) -> frozenset[str]:
        names = (name for name in read_proper_names(self._article) if not name.opens)
        return frozenset(word[:STEM] for name in names for word in name.keys)

    def _is_wrong(self, part: Range) -> bool:
        """True where a sentence says that what it tells was wrong: "knowing that", "secretly"."""
        return not set(self._cues.wrongly).isdisjoint(self._tokens.folded[slice(*part)])

    def _is_bare(self, part: Range, verb: int) -> bool:
        """True where nobody is told to have said it, there or before it in its paragraph."""
        article, tokens, cues = self._article, self._tokens, self._cues
        charges = (*cues.running, *cues.pending, *cues.accusing, *cues.hinted)
        quoted = not QUOTES.isdisjoint(tokens.words[slice(*part)])
        if quoted or article.says(charges, part):
            return False
        if self._told.is_told(article, (verb, verb + 1), part):
            return False
        before = sentence_before(article, part[0])
        beside = before is not None and not tokens.plain[before[1] : part[0]]
        return not (beside and before and article.says(cues.running, before))

    def _is_accused_before(self, denier: Range) -> bool:
        """True where an accusation of somebody is told before the denial."""
        names, sentence = self._names(denier), self._article.sentence_of
        cues = (*self._cues.pending, *self._cues.accusing)
        places = (token_range(self._article, match.span)[0] for match in self._article.find(cues))
        before = {sentence(place) for place in places if place < denier[0]}
        return any(not names or not names.isdisjoint(self._names(part)) for part in before)

    def _is_decided(self, at: int) -> bool:
        """True where a verdict or an admission stands in a sentence with a denial, or behind."""
        parts = (self._article.sentence_of(at), *sentences_behind(self._article, at, 1))
        return any(self._article.says(self._cues.settled, part) for part in parts)
