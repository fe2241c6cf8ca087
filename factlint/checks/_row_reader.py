"""What the readers of ordinals, lists and numbers of things have at hand of one article."""

from __future__ import annotations

from factlint.checks._row_text import RowText


class RowReader:
    """Reads one article by the words of an ordinal rule."""

    def __init__(self, text: RowText) -> None:
        self._text = text
        self._article = text.article
        self._words = text.words
        self._lists = text.lists
