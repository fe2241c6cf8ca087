"""The tenth win of a team whose record stands at 14-3."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._occasions import Occasion
from factlint.checks._row_text import RowText
from factlint.extract.tokens import Range

REACH = 8
"""So many tokens from a verb or a name its record may stand."""
PARTS = 3
"""The tokens of a record: "14-3"."""
FEWEST = 2
"""A first win is told of as the first since whenever."""
NEAR = 2
"""So many sentences behind a win its record may stand."""


def records_beside(text: RowText, occasion: Occasion) -> Iterator[Range]:
    """The tokens of a record, near a win or a loss, that counts others."""
    place = _place(text, occasion)
    if place is None or occasion.number < FEWEST or occasion.past or occasion.loose:
        return
    seasonal = occasion.window <= text.lists["seasons"]
    if occasion.apart or not (seasonal or occasion.row) or _is_of_few(text, occasion):
        return
    for first, wins in _records(text, occasion):
        figure = wins[place]
        wrong = figure < occasion.number if occasion.row else figure != occasion.number
        if wrong:
            yield first, first + PARTS


def _is_of_few(text: RowText, occasion: Occasion) -> bool:
    """True for "the fourth time in five games"."""
    behind = {quantity.figure for quantity in text.article.quantities}
    return occasion.stop + 1 in behind and text.words[occasion.stop] in text.lists["links"]


def _records(text: RowText, occasion: Occasion) -> Iterator[tuple[int, tuple[int, int]]]:
    """The records of the one whose win it is: "fell to 2-4", "They are 5-4", "Owls (5-3)"."""
    begin, end = occasion.sentence
    own = _own(text, occasion)
    nth = occasion.nth
    while end < len(text.words) and text.article.sentence_number(end) <= nth + NEAR:
        _, end = text.article.sentence_of(end)
    shown = text.article.tokens.words
    for at in range(begin, end - PARTS):
        figures = _record(text.words[at : at + PARTS + 1])
        if figures is None:
            continue
        bracket = text.words[at - 1] == "("
        if bracket:
            names = text.names(begin, at - 1)
            if names and names[-1].stop == at - 1 and own & set(names[-1].keys):
                yield at, figures
        elif _is_own(text, at, own, occasion) and not shown[at + PARTS][:1].isupper():
            yield at, figures


def _own(text: RowText, occasion: Occasion) -> frozenset[str]:
    """The names before an ordinal, but of those who were beaten."""
    beaten = text.lists["beating"]
    return frozenset(
        key
        for name in text.names(occasion.sentence[0], occasion.first)
        if not beaten.intersection(text.words[name.first - 2 : name.first])
        for key in name.keys
    )


def _is_own(text: RowText, at: int, own: frozenset[str], occasion: Occasion) -> bool:
    """True for a record behind a verb of standing whose subject is the owner of a win."""
    near = text.words[max(0, at - 2) : at]
    standing = text.lists["standing"]
    if not (standing & set(text.words[max(0, at - 3) : at])) or text.lists["scoring"] & set(near):
        return False
    verb = max(n for n in range(max(0, at - 3), at) if text.words[n] in standing)
    if verb == at - 1 and text.names(at + PARTS, at + PARTS + NEAR + 1):
        return False  # a score: "fell 3-2 to the Eagles"
    subject = text.words[verb - 1]
    if subject in text.lists["it"] | text.lists["joined"]:
        here = text.names(text.article.sentence_of(at)[0], verb)
        if subject in text.joins and here and at >= occasion.sentence[1]:
            return bool(own & set(here[0].keys))  # "Talbert struck out five and improved to 8-2"
        return not text.names(occasion.stop, verb) or subject in text.joins | text.lists["it"]
    names = text.name_keys(max(0, verb - REACH), verb)
    return bool(names & own)


def _place(text: RowText, occasion: Occasion) -> int | None:
    """Where in a record such things are counted."""
    heads = occasion.heads
    if text.kinds["games"] & heads:  # "dropped their third game"
        heads |= text.content(*text.clause(occasion.first, (occasion.sentence[0], occasion.first)))
    won, lost = (bool(text.kinds[kind] & heads) for kind in ("wins", "losses"))
    return None if won == lost else int(lost)


def _record(words: list[str]) -> tuple[int, int] | None:
    """Wins and losses, where nothing but the two is given."""
    if len(words) < PARTS:
        return None
    first, dash, second, *behind = words
    plain = first.isdigit() and dash in ("-", "–") and second.isdigit()
    return (int(first), int(second)) if plain and behind != ["-"] else None
