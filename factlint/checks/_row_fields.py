"""People who are told by what they do: "the finance, health and culture ministers"."""

from __future__ import annotations

from factlint.checks._row_text import RowText
from factlint.extract.tokens import Range

FEWEST = 3
"""A row of fewer is often one field: "food and farming ministers"."""


def fields_of(text: RowText, sentence: Range) -> list[Range]:
    """The fields of the people of a sentence, each of one word in small letters."""
    words, shown = text.words, text.article.tokens.words
    offices, (begin, end) = text.lists["offices"], sentence
    for at in range(begin + 1, end - 2):
        if words[at] not in text.joins or words[at - 2] != ",":
            continue
        found = [(at - 1, at), (at + 1, at + 2)]
        while words[found[0][0] - 1] == "," and found[0][0] - 2 >= begin:
            found.insert(0, (found[0][0] - 2, found[0][0] - 1))
        first = found[0][0]
        ahead = first - 2 >= begin and words[first - 1] in text.of and words[first - 2] in offices
        small = all(shown[n].islower() for n, _ in found)
        if small and len(found) >= FEWEST and (ahead or words[at + 2] in offices):
            return found
    return []
