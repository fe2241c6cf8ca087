"""What is to be seen of an ordinal by itself."""

from __future__ import annotations

from factlint.checks._occasions import Occasion
from factlint.checks._odds import Signs
from factlint.checks._row_text import RowText

SECOND, SMALL, LARGE = 2, 5, 10
"""What numbers chance gives: many things are second, few are twelfth."""


def signs_of(text: RowText, occasion: Occasion) -> Signs:
    """How an ordinal is told, and what narrows its row."""
    number = occasion.number
    return {
        "opens": occasion.opens,
        "vague": occasion.vague,
        "owned": occasion.owned,
        "definite": text.words[occasion.first - 1] in text.articles,
        "loose": occasion.loose,
        "past": occasion.past,
        "coming": occasion.coming,
        "headline": occasion.headline,
        "rank": occasion.rank,
        "row": occasion.row,
        "also": occasion.also,
        "dated": occasion.dated,
        "window": bool(occasion.window),
        "narrow": bool(occasion.narrow - occasion.window),
        "apart": bool(occasion.apart),
        "holder": bool(occasion.holder),
        "person": bool(occasion.heads & text.kinds["persons"]),
        "people": bool(occasion.heads & text.kinds["people"]),
        "often": occasion.head in text.kinds["often"],
        "within": occasion.head in text.kinds["within"],
        "first": number < SECOND,
        "second": number == SECOND,
        "small": number < SMALL,
        "large": number >= LARGE,
        **{f"doubt-{doubt}": True for doubt in occasion.doubts},
    }
