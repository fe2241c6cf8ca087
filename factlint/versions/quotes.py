"""Quotations that came, went, lost their marks, or have other words or another speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from factlint.checks._quoting import Wordings, words_of
from factlint.extract.article import Article
from factlint.extract.attributions import attribution_reader
from factlint.extract.passages import token_range
from factlint.model import Location, Quotation, Span
from factlint.versions.change import Change, Verdict
from factlint.versions.sentences import Matching
from factlint.versions.speakers import are_others

SHORTEST = 3
"""Fewer words in quotation marks are a title, a nickname or a word of irony."""
LIKE = 0.6
"""How much two quotations share that are one in two wordings."""
LONG = 5
"""So many words outside quotation marks are the quoted ones, and no accident."""


class _Said(msgspec.Struct, frozen=True):
    span: Span
    words: tuple[str, ...]
    speaker: str | None

    @property
    def key(self) -> str:
        return f" {' '.join(self.words)} "


def compare_quotations(matching: Matching) -> Iterator[Change]:
    """What became of the quotations; of one that was cut or joined nothing is said."""
    old_article, new_article = matching.old.article, matching.new.article
    old, new = _read(old_article), _read(new_article)
    yield from _speakers(matching, old, new)
    gone = [said for said in old if not any(_holds(said, other) for other in new)]
    come = [said for said in new if not any(_holds(said, other) for other in old)]
    yield from _unmarked(matching, gone, come)
    for one, two in _alike(gone, come):
        gone.remove(one)
        come.remove(two)
        yield Change("changed", "quotation", _at(old_article, one), _at(new_article, two))
    for said in come:
        yield Change("added", "quotation", None, _at(new_article, said))
    for said in gone:
        yield Change("removed", "quotation", _at(old_article, said), None)


def _read(article: Article) -> list[_Said]:
    found = []
    for mention in article.quotations:
        value = mention.value
        if isinstance(value, Quotation) and value.depth == 1:
            words = tuple(words_of(article.document.prose[mention.span.start : mention.span.end]))
            if len(words) >= SHORTEST:
                found.append(_Said(mention.span, words, value.speaker))
    return found


def _holds(one: _Said, other: _Said) -> bool:
    """True for quotations of which one has all words of the other, in their order."""
    return one.key in other.key or other.key in one.key


def _alike(gone: Sequence[_Said], come: Sequence[_Said]) -> list[tuple[_Said, _Said]]:
    """One quotation in two wordings, each once, the likest first."""
    likenesses = [(_ratio(one, two), one, two) for one in gone for two in come]
    found: list[tuple[_Said, _Said]] = []
    for like, one, two in sorted(likenesses, key=lambda pair: (-pair[0], pair[1].span)):
        if like >= LIKE and not any(one is a or two is b for a, b in found):
            found.append((one, two))
    return found


def _ratio(one: _Said, two: _Said) -> float:
    return SequenceMatcher(None, one.words, two.words, autojunk=False).ratio()


def _unmarked(matching: Matching, gone: list[_Said], come: Sequence[_Said]) -> Iterator[Change]:
    """Quotations whose words the new version says as its own; they leave those that are gone."""
    new = matching.new.article
    wordings = Wordings([new])
    for said in list(gone):
        text = matching.old.article.document.prose[said.span.start : said.span.end]
        found = wordings.find(text) if len(said.words) >= LONG else None
        if found and found.verbatim and new.quoted(found.span) is None:
            gone.remove(said)
            there = new.document.locate(found.span)
            old = _at(matching.old.article, said)
            yield Change("attribution-lost", "quotation", old, there)


def _speakers(matching: Matching, old: Sequence[_Said], new: Sequence[_Said]) -> Iterator[Change]:
    """Quotations of the same words that somebody else says, or nobody."""
    by_key = {said.key: said for said in new}
    for said in old:
        other = by_key.get(said.key)
        if other is None or said.speaker is None:
            continue
        verdict: Verdict
        if other.speaker is None:
            if _has_source(matching.new.article, other):
                continue
            verdict = "attribution-lost"
        elif are_others(said.speaker, other.speaker):
            verdict = "attribution-changed"
        else:
            continue
        yield Change(
            verdict,
            "quotation",
            _at(matching.old.article, said),
            _at(matching.new.article, other),
            old_cue=said.speaker,
            new_cue=other.speaker or "",
        )


def _has_source(article: Article, said: _Said) -> bool:
    place = token_range(article, said.span)
    return attribution_reader(article.grammar).has_source(article, place)


def _at(article: Article, said: _Said) -> Location:
    return article.document.locate(said.span)
