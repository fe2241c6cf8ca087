"""What became of each article: what was read, bound and compared, and what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from factlint.checks import Comparison
from factlint.extract.article import Article
from factlint.extract.unbound import unbound_quantities
from factlint.model import Assertion, Coverage, Name, Quantity, Quotation, TimeValue, Value

KINDS: dict[type[Value], str] = {
    Quantity: "quantity",
    TimeValue: "time",
    Name: "name",
    Quotation: "quotation",
}
UNDATED = "a time, without a publication date"


def coverage(
    article: Article, assertions: Sequence[Assertion], *, stories: bool = False
) -> Coverage:
    """What was read in one article and bound to rules; `stories` says that there are some."""
    read = Counter(KINDS[type(mention.value)] for mention in article.mentions)
    left_out = Counter(unbound_quantities(article, assertions).values())
    left_out[UNDATED] += len(article.unresolved)
    return Coverage(
        article.document.path,
        article.anchor,
        article.story,
        tuple(sorted(read.items())),
        len(assertions),
        left_out=_counts(left_out),
        outside=stories and article.story is None,
    )


def with_comparisons(
    articles: Iterable[Coverage], comparisons: Iterable[Comparison]
) -> tuple[Coverage, ...]:
    """The coverage of articles, with what they were compared with."""
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    for comparison in comparisons:
        for path, reason, pairs in comparison.shares:
            shares[path][reason] += pairs
    return tuple(_with_shares(article, shares[article.path]) for article in articles)


def _with_shares(article: Coverage, pairs: Counter[str]) -> Coverage:
    left_out = Counter(dict(article.left_out))
    left_out.update({f"not compared: {why}": n for why, n in pairs.items() if why})
    return msgspec.structs.replace(article, compared=pairs[""], left_out=_counts(left_out))


def _counts(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The most frequent first."""
    return tuple(
        sorted(((why, n) for why, n in counter.items() if n), key=lambda item: (-item[1], item[0]))
    )
