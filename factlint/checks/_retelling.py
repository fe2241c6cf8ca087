"""Whether two quotations are one utterance: how much of it is the same, and what tells so."""

from __future__ import annotations

import msgspec

from factlint.checks._fragments import Slip
from factlint.checks._tellers import Teller

SURE = 5
SURELY = 0.7
LARGELY = 0.66
"""How much of a sentence in a headline is the same where nothing tells that its speaker is."""
FRAME = 3
BARE = 2
"""Words of a sentence in a headline that are the same where they say nothing by themselves."""

BEGUN = 4
"""Words with which a sentence in a headline begins, as the one below does, until both end."""


class Evidence(msgspec.Struct, frozen=True):
    """What tells that two quotations are one, beside their words.

    `told` says that one of them tells the other again, `near` that none stands between them,
    `whole` that one of them is all that was said,
    `shared` that a fragment's sentence has a word of the full quotation in common,
    `named` that a fragment says what somebody is, with an article: "a disgrace to the game",
    `said_is` that the full quotation says it of the same thing, with nothing between: "this is",
    `displayed` that a sentence stands in a headline and the other one below,
    `parted` that the article tells something in its own words between the two.
    """

    teller: Teller
    told: bool
    near: bool
    whole: bool
    nested: bool = False
    shared: bool = False
    opened: bool = False
    named: bool = False
    said_is: bool = False
    displayed: bool = False
    parted: bool = False


def of_fragment(slip: Slip, evidence: Evidence) -> bool | None:
    """Whether a fragment is surely of the full sentence; nothing if it may be of another."""
    told, shared = evidence.told, evidence.shared
    if not slip.replaced and not (slip.added and (shared or told)):
        return None
    if not slip.weighty and (slip.told < 3 or slip.ratio < SURELY):
        return None
    held = slip.frame >= FRAME and (told or shared)
    if slip.told < 1 and not (held or (evidence.whole and slip.told)):
        return None
    if slip.figures and not told and slip.told < 1.5:
        return None
    framed = evidence.named and evidence.near and slip.frame >= 2
    framed = framed and (evidence.opened or (slip.ends and evidence.teller == "one"))
    said_is = evidence.said_is and evidence.near and evidence.teller == "one"
    if not (told or shared or framed or said_is or evidence.opened or slip.told >= 2):
        return None
    said_of = evidence.named and evidence.near and shared and evidence.teller == "one"
    least = (
        0.3
        if evidence.whole or said_of
        else 0.38
        if told or shared
        else 0.5
        if evidence.near
        else 0.66
    )
    if evidence.teller == "open" and not (evidence.whole or (told and shared)):
        least = max(least, 0.5)
    if slip.ratio < least:
        return None
    edge = slip.last and slip.told < 2 and not told
    if edge and not (
        slip.joined or framed or said_is or said_of or (slip.ends and (evidence.opened or shared))
    ):
        return None
    return slip.size >= SURE and slip.ratio >= SURELY and not slip.last


def of_sentence(slip: Slip, evidence: Evidence) -> bool | None:
    """The same of a short sentence that stands in another quotation."""
    if len(slip.lead) > 2 or not slip.replaced:
        return None
    if evidence.told:
        least = 0.45 if evidence.teller == "one" else 0.6
        begun = slip.last and not (slip.first or slip.lead) and len(slip.differences) == 1
        if evidence.displayed and begun and slip.weighty and slip.told + slip.frame >= BEGUN:
            return False
        if evidence.displayed and not slip.lead and slip.size <= SURE + 1:
            one_word = all(" " not in difference.here for difference in slip.differences)
            held = slip.ends and one_word and slip.told > 1 and slip.ratio >= LARGELY
            held = held or (slip.ends and one_word and not slip.told and slip.frame >= BARE)
            return False if slip.weighty and (evidence.teller == "one" or held) else None
        if slip.ratio < least or not (slip.told >= 1 or (evidence.nested and slip.frame >= FRAME)):
            return None
        return slip.size > SURE and slip.ratio >= SURELY
    inner = not (slip.first or slip.last) and slip.told >= 2
    counted = slip.figures and evidence.parted and slip.size > SURE
    held = inner and slip.ratio >= SURELY and (counted or not evidence.near)
    return False if held and slip.ends and evidence.teller == "one" else None
