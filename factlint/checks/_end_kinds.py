"""Whether something began or ended at a time, by the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import chain, pairwise

from factlint.extract.article import Article
from factlint.extract.tokens import Range
from factlint.rulebook.words import fold

REACH = 9
"""So many tokens before a time the word may stand that says what was then."""
EITHER = "either"
MOST = 3
"""So many words may say that something began."""
LINK = 3
"""So many tokens lie at most between a time and a length that is linked to it."""
OPENING = 2
"""So many tokens stand before a time that opens its sentence."""


class EndKinds:
    """Tells times at which something began from those at which it ended, by words of a rule.

    The words are `begins` and `ends`, and what links a time to them: `from`, `until`, `joining`;
    `naming` what links a length to a time.
    """

    def __init__(self, article: Article, words: Mapping[str, Set[str]]) -> None:
        self._article, self._said = article, words
        self._kin = article.grammar.listed("kin")
        self._articles = frozenset(article.lexicon.numbers.articles)
        self._who = article.grammar.listed("person-who")
        self._the = article.grammar.listed("article-the")
        self._be = article.grammar.listed("be")

    def of(self, place: Range, before: Range | None, least: int, *, begun: bool = False) -> str:
        """`begins`, `ends`, `either` or nothing for a time, by the time before from a token on.

        Where something had `begun` before, what may be either ends it: "shut", "left".
        """
        kind = self._of(place, before, least)
        return "ends" if kind == EITHER and begun else kind

    def _of(self, place: Range, before: Range | None, least: int) -> str:
        begin, end = self._article.sentence_of(place[0])
        words = self._article.tokens.folded[begin:end]
        at = place[0] - begin
        link = next(iter(words[at - 1 : at]), "")
        if before is not None and before[0] >= least and self._ends(place, before, link):
            return "ends"
        if link in self._said["until"] - self._said["joining"]:
            return "ends"
        rest = words[place[1] - begin :]
        leaves = link in self._the and self._arrives(rest)
        if leaves or link in self._said["from"] or self._goes_on(rest):
            return "begins"
        edge = before[1] - begin if before and before[1] > begin else 0
        ahead = (self._says_of(words, n) for n in reversed(range(max(edge, at - REACH), at)))
        stop = place[1] - begin
        behind = (self._says_of(words, n) for n in range(stop, min(stop + REACH, len(words))))
        opens = at <= OPENING
        clause = self._opens_clause(words, at)
        told = (behind, ahead) if clause and not opens else (ahead, behind) if opens else (ahead,)
        return next(filter(None, chain(*told)), "")

    def _opens_clause(self, words: Sequence[str], at: int) -> bool:
        """True for "…, and on 12 June it reopened", not for "…, opened on 12 June,"."""
        near = range(max(0, at - OPENING - 1), at)
        mark = next((n for n in reversed(near) if not words[n][0].isalnum()), None)
        return mark is not None and not any(self._says_of(words, n) for n in range(mark, at))

    def lead_up(self, stop: int, length: int) -> bool:
        """True where what begins at a token ends at the time before: "in 2008 after 22 years".

        "Who took over in 2016, leaves after six" tells of it in a clause of its own.
        """
        between = self._article.tokens.folded[stop:length]
        here = self._article.sentence_number(max(0, stop - 1))
        told = len(between) <= LINK and here == self._article.sentence_number(length)
        clause = between[:1] == [","] and len(between) == LINK
        return told and not clause and not self._said["naming"].isdisjoint(between[-1:])

    def is_of_kin(self, first: int) -> bool:
        """True behind a word for somebody's kin in one sentence, not for "a grandmother".

        "They were husband and wife" is told of them both.
        """
        begin, _ = self._article.sentence_of(first)
        words = self._article.tokens.folded
        kin = [at for at in range(begin, first) if words[at] in self._kin]
        both = {at + 2 for at in kin} & set(kin) if kin else set()
        both |= {at - 2 for at in both}
        return any(
            self._articles.isdisjoint(words[max(begin, at - 2) : at])
            and not (at in both and words[min(both) - 1] in self._be)
            for at in kin
        )

    def is_of_another(self, first: int, places: Sequence[Range]) -> bool:
        """True for "Vaughan, who worked with her for 20 years", of whom the times do not tell."""
        begin, _ = self._article.sentence_of(first)
        words, folded = self._article.tokens.words, self._article.tokens.folded
        who = next((at for at in reversed(range(begin, first)) if folded[at] in self._who), begin)
        names = {folded[at] for at in range(begin + 1, who) if words[at].istitle()}
        told = min(self._article.sentence_of(at)[0] for at, _ in places)
        apart = all(self._article.sentence_of(at)[0] < begin for at, _ in places)
        return bool(names) and apart and names.isdisjoint(folded[told:begin])

    def _arrives(self, behind: Sequence[str]) -> bool:
        """True behind the time of "the 8.15 from Hale got in at 10", not of one "held up"."""
        leaves = not self._said["from"].isdisjoint(behind[:1])
        return leaves and any(self._says_of(behind, at) == "ends" for at in range(1, len(behind)))

    def _goes_on(self, behind: Sequence[str]) -> bool:
        """True where a clause ends with "since": "in 2014, and has been dry ever since"."""
        clauses = pairwise(behind)
        return any(
            word in self._said["ever-since"] and not mark[0].isalnum() for word, mark in clauses
        )

    def _ends(self, place: Range, before: Range, link: str) -> bool:
        """True for the second of two times: "from 1998 to 2004", "between 1998 and 2004"."""
        if link not in self._said["until"] or not 0 < place[0] - before[1] <= OPENING:
            return False
        opens = fold(self._article.tokens.words[before[0] - 1])
        return link not in self._said["joining"] or opens in self._said["from"]

    def _says_of(self, words: Sequence[str], at: int) -> str:
        """What a word says, or it with the next ones: "broke", "broke down", "went to prison"."""
        for size in range(MOST, 0, -1):
            said = " ".join(words[at : at + size])
            begins, ends = (said in self._said[kind] for kind in ("begins", "ends"))
            if begins or ends:
                return EITHER if begins and ends else "begins" if begins else "ends"
        return ""
