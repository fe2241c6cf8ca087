"""Whether an article was out, as far as it and its repository can tell."""

from __future__ import annotations

from datetime import date

from factlint.documents.front_matter import read_words
from factlint.extract.article import Article

STATES = ("status", "state")
_KEYS = (*STATES, "draft", "published")
_TRUE, _FALSE = ("true", "yes"), ("false", "no")


def was_published(article: Article, latest: date | None) -> bool | None:
    """True for an article that says it is published, or has a date that is not after `latest`.

    `latest` is a day that has surely passed. `None` where nothing tells.
    """
    words, said = article.lexicon.versions, read_words(article.document.text, _KEYS)
    states = {said[key] for key in STATES if key in said}
    if said.get("draft") in _TRUE or said.get("published") in _FALSE:
        return False
    if not states.isdisjoint(words.unpublished):
        return False
    if not states.isdisjoint(words.published):
        return True
    if article.anchor is None or latest is None:
        return None
    return article.anchor <= latest
