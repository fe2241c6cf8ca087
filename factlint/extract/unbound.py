"""Why quantities became no assertion."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.extract.article import Article, CountToken
from factlint.model import Assertion, Quantity, Span

RETRACTED = "said to have been wrong"


def unbound_quantities(article: Article, assertions: Sequence[Assertion]) -> dict[Span, str]:
    """Why each quantity became no assertion; those that did are not among them."""
    asserted = [a.location.span for a in assertions if isinstance(a.value, Quantity)]
    counts = {count.quantity.first: count for count in article.counts}
    reasons: dict[Span, str] = {}
    for quantity in article.quantities:
        span = article.tokens.span(quantity.first, quantity.stop)
        if not any(span.overlaps(other) for other in asserted):
            reason = _reason(quantity.value, counts.get(quantity.first))
            reasons[span] = RETRACTED if article.retracts(span) else reason
    return reasons


def _reason(value: Quantity, count: CountToken | None) -> str:
    if count is None:
        if value.ordinal:
            return "a rank, no amount"
        return f"an amount in {value.unit}" if value.unit else "no words of a measure beside it"
    if count.scope == "unreal":
        return f"{count.measure}, but planned, feared, possible or denied"
    if count.scope == "other":
        return f"{count.measure}, but of another event or time"
    return f"{count.measure}, which no rule is about"
