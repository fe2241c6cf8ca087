"""The typed lexicon: all that factlint knows of one language, as data.

A language is one file `rules/lexicon/<tag>.yml`. Words stand in the form of running text;
an entry that begins with a capital letter counts only where the text capitalises it
("May", "March", "Sun").
"""

from __future__ import annotations

from typing import Literal

import msgspec

from factlint.model import Location
from factlint.rulebook.alignment_words import Alignment
from factlint.rulebook.bound_words import BoundWords
from factlint.rulebook.change_words import ChangeWords
from factlint.rulebook.date_words import DatePattern, DateWords, Holiday
from factlint.rulebook.event_words import EventStates, Tenses, VerbForms
from factlint.rulebook.header_words import Header
from factlint.rulebook.name_words import Acronyms, NameDrift, NameForms
from factlint.rulebook.number_words import (
    Currency,
    Excluded,
    Fixed,
    HedgeWords,
    NumberWords,
    Unit,
    Vague,
    Words,
)
from factlint.rulebook.part_words import PartWords
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.story_words import (
    Attribution,
    Reaches,
    Sequence,
    Titles,
    UnitSpan,
)
from factlint.rulebook.version_words import Versions
from factlint.rulebook.weekday_words import WeekdayWords

__all__ = [
    "Acronyms",
    "Alignment",
    "Attribution",
    "BoundWords",
    "ChangeWords",
    "Cue",
    "Currency",
    "DatePattern",
    "DateWords",
    "EventStates",
    "Excluded",
    "Fixed",
    "Frame",
    "Header",
    "HedgeWords",
    "Holiday",
    "Lexicon",
    "Measure",
    "NameDrift",
    "NameForms",
    "NumberWords",
    "PartWords",
    "Reaches",
    "Sequence",
    "Speech",
    "Tenses",
    "Titles",
    "Unit",
    "UnitSpan",
    "Vague",
    "Versions",
    "WeekdayWords",
    "Words",
]


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """How a text says who says so."""

    verbs: Words = ()
    """Verbs of saying: "said"."""
    weak: Words = ()
    """Verbs that are ones of saying only before one of `that` or a mark: "claimed that"."""
    that: Words = ()
    """The words after a weak verb."""
    before: tuple[Pattern, ...] = ()
    """What stands before a source: "according to"."""
    between: tuple[Pattern, ...] = ()
    """What may stand between a verb and the speaker after it: "dijo *el jueves* la alcaldesa"."""


Grows = Literal["always", "usually", "no", "never"]


class Measure(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Something that is counted, by the words that say so."""

    grows: Grows = "usually"
    """Whether a later figure may differ: `usually` (a later lower figure is a warning), `always`
    (it never falls), `no` (it goes up and down, and only figures of one day or one paired count
    are compared), `never` (it stays as it is: another figure of any day is a conflict)."""
    verb: Words = ()
    """Words that take the counted as object: "killing 12"."""
    intransitive: Words = ()
    """Words that take it as subject: "12 died"."""
    participle: Words = ()
    """Words that it stands before: "12 were killed", "12 killed"."""
    state: Words = ()
    """The same for a state: "12 are dead"."""
    noun: Words = ()
    """The counted thing itself: "12 deaths"."""
    single: Words = ()
    """The word for one of it: "one death"."""
    act: Words = ()
    """What is done to the counted: "the murder of 12"."""
    total: Words = ()
    """A running count: "the death toll rose to 12"."""
    collective: Words = ()
    """All who are counted, as a group: "12 of the dead"."""
    read: tuple[Pattern, ...] = ()
    """Wordings that fit none of these, each with `{count}`."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these is left out."""

    def __post_init__(self) -> None:
        silent = ("grows", "unless")
        if not any(getattr(self, key) for key in self.__struct_fields__ if key not in silent):
            raise ValueError('a measure has no words: give it a "participle", a "noun" or "read"')


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence frame of counts: where the figure stands to the words of a measure."""

    read: tuple[Pattern, ...]
    """The sentence, with `{count}`."""
    scope: Literal["", "total", "incident", "part", "other"] = ""
    """The scope that the frame itself says; cues say it otherwise."""
    value: int | None = None
    """The figure of a frame without one: "no one was killed" is 0."""
    implied: bool = False
    """With `value`: the words only imply it ("he killed himself"). It counts when groups are added
    up, and is no assertion of its own."""
    superseded: bool = False
    """A figure that the text replaces: "up from 40"."""
    loose: bool = False
    """In `follow`: may stand a few words after the count."""
    joint: bool = False
    """In `follow`: stands beside the count, so that both are parts of one whole: "six men and two
    women"."""
    listed: bool = False
    """In `follow`: the same in a list that ends with a `joint` one: "six men, a boy and two
    women"."""


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """Words that decide the scope of a count in their reach."""

    scope: Literal["total", "incident", "part", "place", "added", "other", "unreal", "superseded"]
    """What the count is then. `place` is one place: a part, if the article also has a count without
    it. `added` is what brings a toll to its figure: a part, unless it is an incident.
    `other` (another event) and `unreal` (planned, feared, denied) drop the count; `superseded`
    is no scope: it marks a figure of before ("the previous toll of 40")."""
    within: Literal["sentence", "clause", "before", "after", "phrase"] = "clause"
    """Where the words reach: the sentence or clause, `before` or `after` the count, or the
    `phrase` of figure and noun."""
    words: int = 4
    """How many words they reach with `before` and `after`."""
    again: bool = False
    """Counts only where the article has counted the same before: "12 more"."""
    differing: bool = False
    """With `again`: and has not given the same figure."""
    read: tuple[Pattern, ...]
    """The words."""


class Lexicon(msgspec.Struct, frozen=True, eq=False, kw_only=True, rename="kebab"):
    """Everything about one language.

    It is equal to itself alone: what is made for a lexicon is remembered by it, and often.
    """

    language: str
    """Its BCP 47 tag."""
    name: str
    """Its name, for people."""
    function_words: Words = ()
    """Some twenty frequent words that tell the language."""
    abbreviations: Words = ()
    """Words after which a full stop ends no sentence, without their stop."""
    lists: tuple[tuple[str, Words], ...] = ()
    """Lists of words. Each is a slot: `lists: {people: […]}` makes `{people}`."""
    family_names: str = ""
    """Frequent family names, as one text with white space between them."""
    groups: tuple[tuple[str, tuple[Pattern, ...]], ...] = ()
    """Named patterns. Each is a slot, too: `groups: {was: […]}` makes `{was}`."""
    numbers: NumberWords
    """Number words and figures."""
    hedges: tuple[HedgeWords, ...] = ()
    """What is said around a figure."""
    ranges: tuple[Pattern, ...] = ()
    """Patterns with two `{amount}`: "between 3 and 5"."""
    changes: tuple[Pattern, ...] = ()
    """Patterns with two `{amount}` that look like ranges and are none: "rose from 5 to 7"."""
    steps: tuple[Pattern, ...] = ()
    """The same for a change and what it leads to, if that is much more: "by 12 to 48"."""
    no_hedges: tuple[Pattern, ...] = ()
    """Patterns in which the words of a hedge are none: "the toll is up to 126"."""
    percent: Words = ()
    """Words after a figure: "per cent"."""
    points: Words = ()
    """Words after a figure: "percentage points"."""
    currencies: tuple[Currency, ...] = ()
    """What money is counted in."""
    units: tuple[Unit, ...] = ()
    """What a figure is measured in."""
    not_quantities: tuple[Excluded, ...] = ()
    """Numbers that are no quantities."""
    dates: DateWords
    """The calendar."""
    header: Header = Header()
    """Words of date lines and bylines."""
    speech: Speech = Speech()
    """Who says so."""
    alignment: Alignment = Alignment()
    """What tells whether two sentences speak of the same thing."""
    measures: tuple[tuple[str, Measure], ...] = ()
    """What is counted, by name."""
    frames: tuple[Frame, ...] = ()
    """The sentences in which counts stand."""
    follow: tuple[Frame, ...] = ()
    """What may follow a count and share its words: "killing six men *and two women*"."""
    carry: tuple[Frame, ...] = ()
    """How the sentence after a count goes on with it, without a word of its measure, when that has
    counts of one measure only: "Twelve people died. *Five of them* were women"."""
    cues: tuple[Cue, ...] = ()
    """Words that decide the scope of a count."""
    as_of: tuple[Pattern, ...] = ()
    """Patterns with a `{date}` that is the day a count speaks for: "as of Tuesday"."""
    acronyms: Acronyms = Acronyms()
    """Words in capitals that stand for longer ones."""
    name_drift: NameDrift = NameDrift()
    """Two spellings of one name."""
    name_forms: NameForms = NameForms()
    """Two ways to write a name."""
    parts: PartWords = PartWords()
    """How a text lists the parts of a whole."""
    changing: ChangeWords = ChangeWords()
    """How it says that a figure became another."""
    bounding: BoundWords = BoundWords()
    """What says that figures bound each other."""
    event_states: EventStates = EventStates()
    """How a text says that a declared event is ahead or done."""
    tenses: Tenses = Tenses()
    """The verbs of a sentence by their tense."""
    verb_forms: VerbForms = VerbForms()
    """How verbs are inflected."""
    attribution: Attribution = Attribution()
    """How a text says that something is said and not known."""
    reaches: Reaches = Reaches()
    """How far a place or a time in a sentence reaches to a figure."""
    titles: Titles = Titles()
    """How a text gives persons their titles."""
    sequence: Sequence = Sequence()
    """How a text puts one event before or after another."""
    versions: Versions = Versions()
    """What says that a version of an article differs from the one before."""
    weekdays: WeekdayWords = WeekdayWords()
    """How it puts a weekday and a date together."""
    place: Location | None = None

    def measure(self, name: str) -> Measure | None:
        """The measure of that name."""
        return dict(self.measures).get(name)
