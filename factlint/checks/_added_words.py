"""The words that stand with a row of figures and its whole."""

from __future__ import annotations

from factlint.checks._added_rows import Added, stretch
from factlint.checks._odds import Signs
from factlint.checks._parts import PartReader
from factlint.extract.passages import times_in

USES = (
    "whole_said",
    "made_of",
    "they_were",
    "of_which",
    "in_all",
    "so_far",
    "sums_up",
    "total",
    "others",
    "including",
    "still",
    "earlier",
    "shifted",
    "compared_with",
    "unless",
    "neither",
    "chamber",
    "games",
    "aboard",
    "has",
    "moved",
    "electorate",
    "first_half",
    "second_half",
)
"""Words of the lexicon's `parts` that count where they stand with the parts or the whole."""


class AddedWords:
    """Reads these words in one article."""

    def __init__(self, parts: PartReader) -> None:
        self.parts, self.article = parts, parts.article
        self._more = {first for first, _ in parts.cues["more"]}

    def read(self, added: Added) -> Signs:
        """The words beside parts and whole."""
        sentence = stretch(self.parts, added)
        said = self.article.sentence_of(added.whole.first)
        last = added.parts[-1]
        signs = {
            f"{use}-{name}": bool(self.parts.cued(use, each))
            for use in USES
            for name, each in (("parts", sentence), ("whole", said))
            if name == "parts" or each != sentence
        }
        times = [{t.first for t in times_in(self.article, each)} for each in (sentence, said)]
        return {
            **signs,
            "rest-last": last.first in self.parts.rest,
            "rest-first": added.parts[0].first in self.parts.rest,
            "more-last": last.stop in self._more,
            "more-first": added.parts[0].stop in self._more,
            "leaves-rest": self.parts.leaves_rest(sentence),
            "times": bool(times[0]) and sentence != said,
            "time-each": len(times[0]) >= len(added.parts),
            "the-whole": self.parts.word(added.whole.first - 1)
            in (self.article.grammar.listed("article-the") | self.parts.every),
        }
