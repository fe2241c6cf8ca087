"""Two spellings of one name by evidence: what stands around both is weighed, sign by sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factlint.checks._name_odds import ODDS
from factlint.checks._name_pairs import NEAR, TITLED, read_pairs
from factlint.checks._name_signs import NameSigns
from factlint.checks._seen import Drift
from factlint.extract.article import Article
from factlint.extract.proper import ProperName


def likely(article: Article, names: Sequence[ProperName]) -> Iterator[Drift]:
    """Every pair of words that is likely to be one name."""
    pairs = list(read_pairs(article, names))
    if not pairs:
        return
    signs = NameSigns(article, names)
    alike = Counter(key for pair in pairs for key in pair.keys if pair.kind == NEAR)
    for pair in pairs:
        if signs.is_set_apart(pair):
            continue
        if pair.kind == TITLED:
            if not signs.are_told_apart(pair):
                yield Drift(pair.rare, pair.main)
            continue
        rivals = max(alike[key] for key in pair.keys) - (pair.kind == NEAR)
        if ODDS.of(signs.candidate(pair, rivals)) > 0:
            yield Drift(pair.rare, pair.main)
