"""The typed lexicon: all that factlint knows of one language, as data.

A language is one file `rules/lexicon/<tag>.yml`. Words stand in the form of running text;
an entry that begins with a capital letter counts only where the text capitalises it
("May", "March", "Sun").
"""

from __future__ import annotations

from typing import Literal

import msgspec

from factlint.model import Location
from factlint.rulebook.bound_words import BoundWords
from factlint.rulebook.change_words import ChangeWords
from factlint.rulebook.date_words import DatePattern, DateWords, Holiday
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
    EventStates,
    Reaches,
    Sequence,
    Tenses,
    Titles,
    UnitSpan,
)
from factlint.rulebook.version_words import Versions
from factlint.rulebook.weekday_words import WeekdayWords
from factlint.rulebook.words import fold_marks

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


class Header(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Words of header lines that stand before a publication date or beside it."""

    labels: Words = ()
    """What stands before the date: "published"."""
    updated: Words = ()
    """What says that it is that of a change: "last modified"."""
    by: Words = ()
    """What stands before the author."""
    joins: Words = ()
    """What stands between two authors: "and"."""
    after_name: Words = ()
    """What stands between an author and something else: "By Jo Field *in* Pell"."""
    desks: Words = ()
    """Words of a byline that names nobody: "staff"."""
    placeholders: Words = ()
    """What stands for an author who is still to come: "TBD"."""
    regions: str = ""
    """Names of countries and the like, which hold many places, as one text with commas."""
    captions: Words = ()
    """What the words under a picture begin with."""
    credits: Words = ()
    """What says in them where the picture is from."""

    @property
    def region_names(self) -> frozenset[str]:
        """The names of regions, folded."""
        return frozenset(fold_marks(name.strip()) for name in self.regions.split(","))


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


class Forms(msgspec.Struct, frozen=True, kw_only=True):
    """Words beside a number that say what kind of number it is."""

    units: tuple[tuple[str, str], ...] = ()
    """Short forms of units that may be something else in other places: "m" for metres."""
    small: tuple[tuple[str, Words], ...] = ()
    """Units, and those of the second part of a size: the "in" of "7 ft 6 in"."""
    number: Words = ()
    """Words before a rank: "number" 5."""
    top: Words = ()
    """Words before the last of the first ranks: "top" 5."""
    above: Words = ()
    """What makes a figure a floor that it stands before: "longer than" 300 km."""
    below: Words = ()
    """What makes it a ceiling: "younger than"."""
    outside: Words = ()
    """Words before them that turn them round: "outside" the top 5."""
    scale: Words = ()
    """What stands before the scale of a mark: 7 "out of" 10."""
    but: Words = ()
    """What stands before an exception: "all but" four."""
    also: Words = ()
    """Words between the parts of a time: 2 minutes "and" 6 seconds."""
    older: Words = ()
    """Two words behind the limit of an age: 65 "or older"."""
    limit: Words = ()
    """What stands before one: "under the age of" 18."""
    people: Words = ()
    """Words before one: "children" under 18."""
    age: Words = ()
    """Words of an age: "aged" 57."""
    aged: Words = ()
    """What stands before one at the end of its clause: "when he was" 17."""
    years: Words = ()
    """What stands before one in years: "at" 17 years and 40 days."""
    then: Words = ()
    """What stands behind one: he was 17 "when" he left."""
    record: Words = ()
    """Words of a sentence in which 10-3 means ten wins and three losses."""
    whom: Words = ()
    """What stands beside a part of the amount before: 30 "of whom"."""
    parts: tuple[Words, ...] = ()
    """What the numbers of such a record count, in their order."""


class Tacit(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for an amount: "a majority of" for more than 50 percent."""

    words: Words
    """The words, one phrase an entry; "#" at the end of one stands for a figure."""
    low: float
    """The least that they stand for."""
    high: float | None = None
    """The most; more than the least without one, less than the most where the two differ."""
    unit: str | None = None
    """The unit of the amount."""
    rank: Literal["", "rank", "ordinal"] = ""
    """Whether it is a rank, or the rank of one thing among its like."""
    keep: bool = False
    """Whether the last word tells what is ranked: "the highest" beside "the second highest"."""
    kind: str = ""
    """What else it is one of: "rose" and "fell" are ways a `trend` goes. Only those of one kind are
    compared."""


class Differ(msgspec.Struct, frozen=True, kw_only=True):
    """Words that make a figure a difference, a rest, or a time between."""

    behind: Words = ()
    """Words behind it: "six fewer", "four in hand"."""
    before: Words = ()
    """Words before it: "cut by ten", "the other three"."""
    later: Words = ()
    """Words behind a time: "nine years after"."""


class Compare(msgspec.Struct, frozen=True, kw_only=True):
    """Words that compare two figures."""

    more: Words = ()
    """Words that say that the first is more: "higher"."""
    less: Words = ()
    """Words that say that it is less: "fewer"."""
    than: Words = ()
    """What stands before the second: "than"."""


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """What tells whether two sentences speak of the same thing."""

    endings: Words = ()
    """Endings that a word may have and be the same word: "s", "ing"."""
    alike: tuple[Words, ...] = ()
    """Groups of words that mean the same beside a figure: "film", "movie"."""
    empty: Words = ()
    """Words that say nothing of what a figure is about: "total", "now"."""
    roles: Words = ()
    """Words right before a figure that say what it is in a change: "from", "to", "by"."""
    before: Words = ()
    """What makes a date the end of a time: "before 2015"."""
    after: Words = ()
    """What makes it the beginning: "after 2015"."""
    until: Words = ()
    """What makes it the day that a figure speaks for: "by 14 March"."""
    begin: Words = ()
    """Words before a date on which something begins: "from", "became"."""
    end: Words = ()
    """Words before one on which it ends: "until", "resigned"."""
    stretches: tuple[Words, ...] = ()
    """Words for the beginning, the middle and the end of a time: "early", "mid", "late"."""
    life: tuple[str, ...] = ()
    """What the two dates in brackets behind a name are of: "born", "died"."""
    negation: Words = ()
    """Words that deny what follows them: "not", "never"."""
    differ: Differ = Differ()
    """Words beside a figure that make it a difference or a rest."""
    tacit: tuple[Tacit, ...] = ()
    """Words that stand for an amount."""
    compare: Compare = Compare()
    """Words that compare two figures."""
    forms: Forms = Forms()
    """What kind of number a number is."""


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

    scope: Literal["total", "incident", "part", "place", "other", "unreal", "superseded"]
    """What the count is then. `place` is one place: a part, if the article also has a count without
    it. `other` (another event) and `unreal` (planned, feared, denied) drop the count; `superseded`
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


class Acronyms(msgspec.Struct, frozen=True, kw_only=True):
    """Words in capitals that stand for longer ones."""

    known: str = ""
    """Those that need no long form, as one text with white space between them."""
    links: Words = ()
    """What stands between the long form and the acronym: "or"."""
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
    spelling: tuple[Pattern, ...] = ()
    """What a sentence says that is about how a name is written: "spelt"."""
    about: tuple[Pattern, ...] = ()
    """What it says that makes a name another one: "no relation", "was called"."""


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
