"""All that changed from one version of an article to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import log

from factlint.extract.article import Article
from factlint.model import Location
from factlint.versions.change import FIGURES, Change
from factlint.versions.claims import compare_claims
from factlint.versions.corrections import added_corrections
from factlint.versions.facts import Fact, compare_facts, may_be_one_fact, read_facts
from factlint.versions.names import compare_names
from factlint.versions.pairing import Pair, Pairing
from factlint.versions.quotes import compare_quotations
from factlint.versions.sentences import Matching, Text

STEP = 1.1
"""How far apart two figures may be of which one is the other, rounded."""


def compare(old: Article, new: Article) -> tuple[Change, ...]:
    """What changed, in the order of the new version, and then what is gone.

    A line that tells readers of a correction is no part of the text.
    """
    matching = Matching(Text(old), Text(new, added_corrections(old, new)))
    pairing = Pairing(matching, read_facts(matching.old), read_facts(matching.new))
    quotations = list(compare_quotations(matching))
    figures = [
        change
        for change in (*_changed(matching, pairing), *_others(matching, pairing))
        if not _is_told(change, quotations)
    ]
    found = [*figures, *compare_names(matching, quotations), *compare_claims(matching)]
    return tuple(sorted([*found, *_without(quotations, figures)], key=lambda change: change.place))


def _changed(matching: Matching, pairing: Pairing) -> Iterator[Change]:
    """What became of the facts that both versions have."""
    changed = [pair for pair in pairing.pairs if compare_facts(pair.old, pair.new)]
    for pair in changed:
        verdict = compare_facts(pair.old, pair.new)
        if verdict and not any(_follows(pair, other) for other in changed):
            stays = _stays(matching, pairing, pair.old) if verdict == "changed" else ()
            yield Change(
                verdict,
                pair.old.kind,
                _locate(matching.old, pair.old),
                _locate(matching.new, pair.new),
                pair.new.what,
                stays=stays,
            )


def _follows(pair: Pair, other: Pair) -> bool:
    """True for the figure of before, which moved on with another: "to 14 from 12"."""
    if pair.old.past and pair.new.past:
        return True
    together = (pair.old.sentence, pair.new.sentence) == (other.old.sentence, other.new.sentence)
    moved = together and "date" not in (pair.new.kind, other.old.kind)
    return moved and _is_equal(pair.new, other.old) and not _is_equal(other.new, pair.old)


def _is_equal(one: Fact, other: Fact) -> bool:
    return may_be_one_fact(one, other) and compare_facts(one, other) is None


def _stays(matching: Matching, pairing: Pairing, old: Fact) -> tuple[Location, ...]:
    """Where the new version still counts as the old one did."""
    if old.kind != "count" or old.past or old.part:
        return ()
    return tuple(
        _locate(matching.new, fact)
        for fact in pairing.all_new
        if fact.kind == "count" and not (fact.past or fact.part) and _says_the_same(old, fact)
    )


def _others(matching: Matching, pairing: Pairing) -> Iterator[Change]:
    """The facts that one version has alone: those that it says nowhere else in any words."""
    changed = [pair for pair in pairing.pairs if compare_facts(pair.old, pair.new)]
    known = [*pairing.all_old, *(pair.new for pair in changed)]
    for fact in _news(pairing.come, known):
        yield Change("added", fact.kind, None, _locate(matching.new, fact), fact.what)
    known = [*pairing.all_new, *(pair.old for pair in changed)]
    for fact in _news(pairing.gone, known):
        yield Change("removed", fact.kind, _locate(matching.old, fact), None, fact.what)


def _news(facts: Sequence[Fact], known: Sequence[Fact]) -> Iterator[Fact]:
    """The facts that say something by themselves, and that the known ones do not say."""
    said: dict[int | str, list[Fact]] = defaultdict(list)
    for fact in known:
        said[_size(fact)].append(fact)
    for fact in filter(_stands_alone, facts):
        size = _size(fact)
        sizes = (size - 1, size, size + 1, "") if isinstance(size, int) else _of_sort(size, said)
        if not any(_says_the_same(other, fact) for each in sizes for other in said.get(each, ())):
            said[size].append(fact)
            yield fact


def _of_sort(size: str, said: Collection[int | str]) -> tuple[int | str, ...]:
    """Where a fact without a size is looked for: a date among dates, a share among all figures."""
    return (size,) if size else tuple(each for each in said if each != "date")


def _size(fact: Fact) -> int | str:
    """What tells figures that are far apart; other facts, and parts of one, have none."""
    value = fact.quantity.value if fact.quantity else None
    if fact.kind == "date":
        return "date"
    return int(log(value) / log(STEP)) if value and value > 1 else ""


def _stands_alone(fact: Fact) -> bool:
    """True for a fact that says something by itself: not an age, nor a figure of nothing."""
    if fact.kind == "quantity" and fact.quantity:
        return bool(fact.quantity.unit or fact.about.head)
    return fact.kind != "number"


def _says_the_same(one: Fact, other: Fact) -> bool:
    """True for one value of what may be one thing."""
    return may_be_one_fact(one, other) and compare_facts(one, other) in (None, "precision")


def _is_told(change: Change, quotations: Sequence[Change]) -> bool:
    """True for what came or went with a quotation that is told of."""
    return any(_is_within(change, quotation) for quotation in quotations) and not (
        change.verdict == "changed" and change.kind in FIGURES
    )


def _is_within(change: Change, quotation: Change) -> bool:
    sides = ((change.old, quotation.old), (change.new, quotation.new))
    return all(one is None or (other and one.span.overlaps(other.span)) for one, other in sides)


def _without(quotations: Sequence[Change], figures: Sequence[Change]) -> list[Change]:
    """The quotations without those that say no more than a figure in them that changed."""
    return [
        quotation
        for quotation in quotations
        if quotation.verdict != "changed"
        or not any(f.old and f.new and _is_all(quotation, f) for f in figures)
    ]


def _is_all(quotation: Change, figure: Change) -> bool:
    """True where two quotations are the same but for a figure."""
    if not _is_within(figure, quotation):
        return False
    texts = []
    for whole, part in ((quotation.old, figure.old), (quotation.new, figure.new)):
        assert whole is not None
        assert part is not None
        start = part.span.start - whole.span.start
        texts.append(whole.text[:start] + whole.text[start + len(part.text) :])
    return texts[0] == texts[1]


def _locate(text: Text, fact: Fact) -> Location:
    return text.article.document.locate(fact.about.span)
