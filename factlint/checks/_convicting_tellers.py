"""Whose words a clause may be that convicts somebody: who says so in it, or beside it."""

from __future__ import annotations

from factlint.checks._accusations import Accusations
from factlint.checks._accusing_words import Untested
from factlint.checks._odds import Signs
from factlint.extract.article import Article
from factlint.extract.attributions import attribution_reader
from factlint.extract.passages import Places, sentence_before, sentences_behind
from factlint.extract.tokens import Range

CLOSE = 3
"""So many tokens before a verb its modal stands."""
FAR = 12
"""A verb is far from the head of its sentence behind so many tokens."""
MARKS = frozenset(",;:—–")
MARKED = frozenset('"“”?‘')
PATTERNS = "running", "retold", "denying", "procedure", "unless"


class ConvictingTellers:
    """Reads who says what in one article."""

    def __init__(self, article: Article, words: Untested, accusations: Accusations) -> None:
        self._article, self._words, self._accusations = article, words, accusations
        self._tokens, listed = article.tokens, article.grammar.listed
        self._told = attribution_reader(article.grammar)
        self._modal, self._he = listed("modal"), listed("person-pronoun")
        self._listed = {name: Places(article, getattr(words, name)) for name in PATTERNS}

    def read(self, place: Range, *, granted: bool = False) -> Signs:
        """The signs of a clause; one `granted` convicts whoever says what is around it."""
        article, folded = self._article, self._tokens.folded
        sentence, clause = article.sentence_of(place[0]), self._clause(place)
        first = [at for at, _ in self._accusations.places if sentence[0] <= at < sentence[1]]
        near = max(sentence[0], place[0] - CLOSE)
        under = folded[clause[0]] in self._words.under
        signs = {} if granted else self._says(place, sentence, clause, under=under)
        return {
            **signs,
            "headline": article.layout.part_of(self._tokens.span(*place)) == "headline",
            "under": under,
            "charged-in": any(clause[0] <= at < clause[1] for at in first),
            "charged-ahead": any(at < clause[0] for at in first),
            "charged-after": any(at >= clause[1] for at in first),
            "modal": not self._modal.isdisjoint(folded[near : place[1]]),
            "if": not {*self._words.undecided}.isdisjoint(folded[sentence[0] : place[0]]),
            "quotes": not MARKED.isdisjoint(self._tokens.words[slice(*sentence)]),
            "unless": self._listed["unless"].are_in(sentence),
            "procedure": self._listed["procedure"].are_in(sentence),
            "opens": sentence_before(article, place[0]) is None,
            "far": place[0] - sentence[0] > FAR,
            **self._beside(sentence),
        }

    def _says(self, place: Range, sentence: Range, clause: Range, *, under: bool) -> Signs:
        """Who says so in the sentence: what it takes for granted is nobody's word behind it."""
        parts = clause, (sentence[0], clause[0]), (clause[1], sentence[1])
        said = [self._is_said(part) for part in parts]
        part = clause if under else sentence
        heard = self._listed["retold"].are_in(part)
        told = heard or self._told.is_told(self._article, place, part)
        return {
            "told": told,
            "said": said[0],
            "said-ahead": said[1],
            "said-after": said[2] and not under,
        }

    def _is_said(self, part: Range) -> bool:
        """True where somebody says something, or a court is told it."""
        cues = self._listed["running"], self._listed["retold"]
        said = any(self._told.sayings(self._article, part))
        return said or any(found.are_in(part) for found in cues)

    def _clause(self, place: Range) -> Range:
        """The clause of a verb: between commas, or behind what opens it."""
        begin, end = self._article.sentence_of(place[0])
        words, opens = self._tokens.words, self._words.opens
        before = (at for at in range(place[0] - 1, begin - 1, -1) if self._parts(at, opens))
        return next(before, begin), next(
            (at for at in range(place[1], end) if words[at] in MARKS), end
        )

    def _parts(self, at: int, opens: tuple[str, ...]) -> bool:
        return self._tokens.words[at] in MARKS or self._tokens.folded[at] in opens

    def _beside(self, sentence: Range) -> dict[str, float]:
        """What the sentences before and behind one tell; the one before in its paragraph."""
        before = sentence_before(self._article, sentence[0])
        if before is not None and self._tokens.plain[before[1] : sentence[0]]:
            before = None
        behind = next(sentences_behind(self._article, sentence[0], 1), None)
        signs: dict[str, float] = {}
        for name, part in (("before", before), ("behind", behind)):
            if part is not None:
                signs |= {f"{sign}-{name}": on for sign, on in self._other(part).items()}
        return signs

    def _other(self, part: Range) -> Signs:
        words = self._tokens.folded[slice(*part)]
        denied = self._listed["denying"].are_in(part)
        said = self._listed["running"].are_in(part) and not denied
        teller = not {*self._words.tellers}.isdisjoint(words) or not self._he.isdisjoint(words)
        return {
            "said": said,
            "said-on": said and teller and not self._listed["procedure"].are_in(part),
            "denied": denied,
            "charged": self._article.sentence_of(part[0]) in self._accusations.sentences,
        }
