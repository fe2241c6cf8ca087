"""Words for the checks of names: acronyms, drifting names, forms of one name."""

from __future__ import annotations

import msgspec

from factlint.rulebook.number_words import Words
from factlint.rulebook.patterns import Pattern


class Acronyms(msgspec.Struct, frozen=True, kw_only=True):
    """Words in capitals that stand for longer ones."""

    known: str = ""
    """Those that need no long form, as one text with white space between them."""
    links: Words = ()
    """What stands between the long form and the acronym: "or"."""
    expanding: Words = ()
    """What stands between an acronym and its long form: "which is short for"."""
    namesakes: Words = ()
    """Words before an acronym of somebody else with the same one: "the *other* CDOA"."""
    explaining: Words = ()
    """Words near an acronym that is explained: "initials"."""
    stations: Words = ()
    """Words near the call sign of a radio or television station."""


class NameDrift(msgspec.Struct, frozen=True, kw_only=True):
    """What tells two spellings of one name from two names."""

    where: Words = ()
    """What stands before a place, and not before a person."""
    places: Words = ()
    """Kinds of places, which stand before one with a word of `of` between."""
    of: Words = ()
    """What stands between a kind of place and its name."""
    words: Words = ()
    """Words that are no slip for another one: `Capitol`, `Capital`."""
    alike: tuple[Words, ...] = ()
    """Spellings of one word that are all in use, each group a list."""
    regional: tuple[Words, ...] = ()
    """The forms of one word in several countries, each group a list: `Centre`, `Center`."""
    homophones: tuple[Words, ...] = ()
    """Given names that sound alike, each group a list: `Stuart`, `Stewart`."""
    surnames: tuple[Words, ...] = ()
    """Family names that sound alike, each group a list: `Leigh`, `Lee`."""
    diminutives: tuple[Words, ...] = ()
    """Given names that may be of one person, each group a list: `Thomas`, `Tom`, `Tommy`."""
    bodies: Words = ()
    """What a place has, behind its name: "Council"."""
    firms: Words = ()
    """The last words of names of firms: "Logistics"."""
    meets: tuple[Pattern, ...] = ()
    """What stands before somebody of whom is told what was done: "spoke with"."""


class NameForms(msgspec.Struct, frozen=True, kw_only=True):
    """What tells two ways to write a name from two names."""

    companies: Words = ()
    """What may be added to the name of a firm: "Inc"."""
    links: Words = ()
    """Small words in names that others write with hyphens: "Stoke on Trent", "Port au Choix"."""
    clitics: Words = ()
    """What stands behind an apostrophe and is no part of a name: the "ll" of "Ida'll"."""
    variants: tuple[tuple[str, ...], ...] = ()
    """Groups of words of names that are one word: "Saint" and "St"."""
    abbreviated: Words = ()
    """Words of names with a full stop: "St. Bride"."""
    families: Words = ()
    """What stands behind a name that several bear: "the deBruin family"."""
    spelling: tuple[Pattern, ...] = ()
    """What a sentence says that is about how a name is written: "spelt"."""
    namesakes: tuple[Pattern, ...] = ()
    """What it says that makes one name that of several: "no relation", "both are called"."""
    about: tuple[Pattern, ...] = ()
    """What it says that makes a name another one: "was called"."""
    handles: tuple[Pattern, ...] = ()
    """A name, `{capital}`, by which something is found on the web: "its page, CafeZoe"."""
