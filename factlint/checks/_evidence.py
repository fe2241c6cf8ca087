"""How much speaks for it that two values are of one thing, where a source is a sentence or two.

Each thing that two values have in common, or have not, weighs something; what weighs most wins.
The weights were fitted to pairs of real sentences of which people said whether they agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log

from factlint.checks._alike import is_bounded, middle
from factlint.extract.about import About
from factlint.extract.agreeing import do_dates_agree, in_unit
from factlint.extract.dates import TimeToken
from factlint.extract.nearness import BESIDE, ORDINAL

FAINT = 0.1
LIKE = 0.05
DAYS = 100
"""What keeps a logarithm from going too far: of an attention, a likeness, a time in days."""
MANY = 3
WEIGHTS: Mapping[str, float] = {
    "role": 2.1,
    "near-name": 2.1,
    "measure": 2.0,
    "like": 1.8,
    "nothing-strange": 1.7,
    "agree-date": 0.9,
    "shared": 1.2,
    "near-value": 1.1,
    "nothing-many": 0.9,
    "near-verb": 0.9,
    "near-ordinal": 0.9,
    "verb": 0.8,
    "verb-date": 0.7,
    "agree-rounded": 0.5,
    "whole": -0.1,
    "outdone": -0.4,
    "size": -0.7,
    "limit": -0.8,
    "outdone-verb": -0.8,
    "time-limit": -0.9,
    "one-head": -0.9,
    "one-measure": -1.0,
    "far-words": -1.0,
    "other-head": -1.2,
    "nothing-agreeing": -1.2,
    "nothing-limit": -2.0,
    "guess": -2.1,
    "other-role": -2.5,
    "nothing": -2.5,
    "size-limit": -2.6,
    "other-day": -3.5,
}
Features = dict[str, float]


def weight_of(features: Features) -> float:
    """What all features of a pair weigh together."""
    return sum(WEIGHTS[name] * value for name, value in features.items())


def features_of(here: About, there: About, agree: bool, like: float, shared: float) -> Features:
    """What speaks for and against one thing, beside how near the shared words stand."""
    return {
        "like": log(LIKE + like),
        "shared": shared,
        **_of_kind(here, there),
        **(_of_dates(here, there) if here.quantity is None else _of_amounts(here, there)),
        **(_of_agreement(here, there) if agree else {}),
    }


def nothing(here: About, agreeing: bool, among: int, strange: bool) -> Features:
    """What speaks for it that none of the values of a source is meant."""
    return {
        "nothing": 1.0,
        "nothing-limit": float(is_bounded(here)),
        "nothing-agreeing": float(agreeing),
        "nothing-many": float(among > MANY),
        "nothing-strange": float(strange),
    }


def attention(
    here: About,
    there: About,
    rivals: Sequence[About],
    worth: Callable[[str], float],
    verbs: frozenset[str],
) -> Features:
    """How near shared words of several sorts stand, beside other values of the sentence."""
    have, most = dict.fromkeys(_SORTS, 0.0), dict.fromkeys(_SORTS, 0.0)
    for stem, weight in here.words.items():
        if top := max((rival.words.get(stem, 0.0) for rival in rivals), default=0.0):
            sort = _sort(stem, here, verbs)
            most[sort] += worth(stem) * weight
            have[sort] += worth(stem) * weight * there.words.get(stem, 0.0) / top
    features = {
        f"near-{sort}": log(have[sort] / most[sort] + FAINT) for sort in _SORTS[:-1] if most[sort]
    }
    return {**features, **_outdone(here, there, rivals), "far-words": most["word"] - have["word"]}


def _outdone(here: About, there: About, rivals: Iterable[About]) -> Features:
    """How much better another value of the sentence goes with what is counted, and done."""
    heads = max((_common(here, rival) for rival in rivals), default=0.0) - _common(here, there)
    verbs = here.verb and here.verb != there.verb and any(here.verb == r.verb for r in rivals)
    return {"outdone": heads, "outdone-verb": float(bool(verbs))}


def _common(here: About, there: About) -> float:
    """How much of what two amounts count is the same."""
    one, two = set(here.heads), set(there.heads)
    return len(one & two) / len(one | two) if one and two else 0.0


_SORTS = ("ordinal", "value", "name", "verb", "word")


def _sort(stem: str, here: About, verbs: frozenset[str]) -> str:
    if stem.startswith(BESIDE):
        return "ordinal" if stem.startswith(ORDINAL) else "value"
    if stem in here.names:
        return "name"
    return "verb" if stem in verbs or stem == here.verb else "word"


def _of_kind(here: About, there: About) -> Features:
    """What two values are, whatever their words."""
    features = {"whole": float(there.whole and not here.whole), "guess": float(there.guess)}
    if here.verb and here.verb == there.verb:
        features["verb"] = 1.0
        features["verb-date"] = float(here.quantity is None)
    if here.day and there.day and do_dates_agree(here.day, there.day) is False:
        features["other-day"] = 1.0
    if here.role and there.role:
        features["role" if here.role == there.role else "other-role"] = 1.0
    if here.measure or there.measure:
        if here.measure == there.measure:
            features["measure"] = 1.0
        elif not (here.measure and there.measure):
            features["one-measure"] = 1.0
    return features


def _of_amounts(here: About, there: About) -> Features:
    """What two amounts count, and how far their sizes lie apart."""
    features: Features = {}
    if here.heads and there.heads:
        if set(here.heads).isdisjoint(there.heads):
            features["other-head"] = 1.0
    elif here.heads or there.heads:
        features["one-head"] = 1.0
    amount, other = here.quantity, there.quantity
    one = middle(amount) if amount else None
    two = middle(in_unit(other, amount.unit)) if amount and other else None
    if one and two and one * two > 0:
        size = "size-limit" if is_bounded(here) else "size"
        features[size] = log(1 + abs(log(one / two, 2)))
    return features


def _of_dates(here: About, there: About) -> Features:
    """How far a date lies from a limit, and whether the source's date is only a limit, too."""
    features = {"limit": float(bool(there.bound))}
    times = [about.value.value for about in (here, there) if isinstance(about.value, TimeToken)]
    if is_bounded(here) and len(times) > 1:
        one, two = times
        if one and two and one.start and two.start:
            features["time-limit"] = log(1 + abs((one.start - two.start).days) / DAYS)
    return features


def _of_agreement(here: About, there: About) -> Features:
    """What it says that two values agree: much of dates, less of limits."""
    one, two = here.quantity, there.quantity
    if is_bounded(here):
        return {}
    if one is None or two is None:
        return {"agree-date": 1.0}
    rounded = one.hedge == "exact" and one.value != two.value
    return {"agree-rounded": float(rounded)}
