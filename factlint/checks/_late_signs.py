"""What speaks for a family name being a person whom the text names in full too late."""

from __future__ import annotations

from factlint.checks._odds import Candidate, Odds, Signs
from factlint.checks._person_weight import PersonWeight
from factlint.checks._person_words import PersonWords
from factlint.extract.article import Article
from factlint.extract.passages import owns, passage, sentences_behind
from factlint.extract.proper import ProperName, name_words
from factlint.rulebook.words import fold

MOST = 4
"""So many sentences apart count."""
FULL = 2
"""Words of a given and a family name."""
LONG = 6
"""So many letters has a name that is hardly a word."""
ODDS = Odds(
    -11.6,
    {
        "parted": 3.0,
        "acts": 1.7,
        "aside": 1.6,
        "introduced": 1.6,
        "long": 1.5,
        "whole-given": 1.3,
        "apart": 1.2,
        "does": 1.2,
        "opens": 1.0,
        "whole-person": 1.0,
        "whole-two": 0.9,
        "family": 0.8,
        "undergone": 0.7,
        "placed": 0.4,
        "speaks": 0.3,
        "he": 0.3,
        "whole-owner": 0.2,
        "he-next": -0.1,
        "led": -0.2,
        "ending": -0.2,
        "whole-led": -0.3,
        "whole-titled": -0.3,
        "owner": -0.4,
        "common": -0.4,
        "bare": -0.4,
        "thing": -0.5,
        "joined": -0.6,
        "capital-before": -1.0,
        "whole-thing": -1.2,
        "lead": -3.0,
    },
)


class LateSigns:
    """Reads the signs around the family names of one article and the full names behind them."""

    def __init__(self, article: Article, words: PersonWords, weight: PersonWeight) -> None:
        self.article, self._words, self._weight = article, words, weight
        self._given = name_words(article.lexicon).given
        self._he = words.subjects | article.grammar.listed("person-possessive", "person-him")

    def candidate(self, first: ProperName, whole: ProperName, sure: Signs) -> Candidate:
        """A family name and the full name behind it; `sure` are the signs of the sure reader."""
        places = (self.article.tokens.span(n.first, n.stop) for n in (first, whole))
        return Candidate(tuple(places), {**sure, **self._alone(first), **self._full(first, whole)})

    def _alone(self, name: ProperName) -> Signs:
        """How the family name is told."""
        tokens, words = self.article.tokens, self._words
        before, behind = tokens.folded[name.first - 1], tokens.folded[name.stop]
        begin, end = passage(self.article, (name.first, name.stop))
        key, titles = name.keys[-1], words.titles
        following = next(sentences_behind(self.article, name.first, 1), (end, end))
        opens = name.first == begin
        return {
            "opens": opens,
            "does": self._weight.does(name.stop),
            "speaks": tokens.plain[name.stop] in words.says,
            "undergone": not opens and (before.endswith(words.past) or before in words.did),
            "placed": not opens and before in words.prepositions,
            "led": not opens and before in words.articles,
            "capital-before": not opens and tokens.words[name.first - 1][:1].isupper(),
            "joined": before in words.joins or behind in words.joins,
            "owner": owns(self.article, name.stop),
            "thing": self._weight.is_thing(name),
            "he": not self._he.isdisjoint(tokens.folded[name.stop : end]),
            "he-next": not self._he.isdisjoint(tokens.folded[following[0] : following[0] + 3]),
            "family": key in words.families,
            "ending": key.endswith(titles.endings),
            "common": key in words.common
            or key.endswith((*titles.common_endings, *titles.peoples)),
            "long": len(key) >= LONG,
            "lead": self.article.sentence_number(name.first) == 0,
        }

    def _full(self, first: ProperName, whole: ProperName) -> Signs:
        """How the full name is told."""
        tokens, number = self.article.tokens, self.article.sentence_number
        return {
            "apart": min(number(whole.first) - number(first.first), MOST),
            "aside": tokens.word(whole.stop) in (",", "("),
            "whole-owner": owns(self.article, whole.stop),
            "whole-given": whole.keys[0] in self._given,
            "whole-person": whole.person,
            "whole-two": len(whole.keys) == FULL,
            "whole-titled": bool(whole.title),
            "whole-led": fold(tokens.word(whole.first - 1)) in self._words.articles,
            "whole-thing": self._weight.is_thing(whole),
        }
