"""The typed lexicon: all that factlint knows of one language, as data.

A language is one file `rules/lexicon/<tag>.yml`. Words stand in the form of running text;
an entry that begins with a capital letter counts only where the text capitalises it
("May", "March", "Sun"). Month and weekday names follow CLDR, time expressions TIMEX3.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from factlint.model import Hedge, Location, Number
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.scalars import Month, Weekday

Words = tuple[str, ...]


class WordValue(msgspec.Struct, frozen=True):
    """A word that stands for a number."""

    word: str
    value: Number


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for a number and do not combine with others ("both", "twice")."""

    read: tuple[Pattern, ...]
    value: Number


class Vague(msgspec.Struct, frozen=True, kw_only=True):
    """An amount without a figure ("dozens") and the interval it usually means.

    With `times` the bounds count the scale in the words ("several hundred").
    """

    read: tuple[Pattern, ...]
    low: int
    high: int
    times: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"{self.low} to {self.high}: the lower number comes first")


class NumberWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Number words and figure forms of a language.

    `scales` multiply what stands before them; `joins_scales` may stand after one
    ("a hundred and five"), `joins_tens` after tens ("treinta y dos"). `point` is the spoken
    decimal point, `of` may stand between a scale and a unit ("millions of dollars"). Before a
    `partitive` word, or after one of `before_fractions`, a single fraction is one ("a third
    of", "over half"). `shares` are ratios of two numbers ("one in five").
    """

    decimal: Literal[".", ","] = "."
    words: tuple[tuple[str, int], ...]
    scales: tuple[tuple[str, int], ...]
    ordinals: tuple[tuple[str, int], ...] = ()
    fractions: tuple[tuple[str, float], ...] = ()
    articles: Words = ()
    joins_scales: Words = ()
    joins_tens: Words = ()
    point: Words = ()
    minus: Words = ()
    of: Words = ()
    partitive: Words = ()
    bound_fractions: Words = ()
    before_fractions: Words = ()
    suffixes: tuple[tuple[str, int], ...] = ()
    ordinal_suffixes: Words = ()
    shares: tuple[Pattern, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    vague: tuple[Vague, ...] = ()


class HedgeWords(msgspec.Struct, frozen=True, kw_only=True):
    """How a hedge is said, before or after the figure.

    `below` keeps an "about" from reaching above its figure ("nearly 100").
    """

    hedge: Hedge
    before: tuple[Pattern, ...] = ()
    after: tuple[Pattern, ...] = ()
    below: bool = False


class Currency(msgspec.Struct, frozen=True, kw_only=True):
    """A currency by its ISO 4217 code: signs before the figure, words after it."""

    code: str
    signs: Words = ()
    words: Words = ()


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of measurement, by a short name and the words for it."""

    unit: str
    words: Words


class Excluded(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers that are no quantities, and what they are instead.

    `most` is the highest number that can be one, 0 for no limit; `glued` words stand without
    white space between them.
    """

    kind: str
    read: tuple[Pattern, ...]
    most: int = 0
    glued: bool = False


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A holiday by its rule: a day of a month, its nth weekday (-1 the last), or Easter + days.

    `plus` counts days after the nth weekday (the Friday after Thanksgiving).
    """

    name: Words
    month: Month = 0
    day: int = 0
    weekday: Weekday = 0
    nth: int = 0
    plus: int = 0
    easter: int | None = None

    def __post_init__(self) -> None:
        fixed = self.month and 1 <= self.day <= 31
        floating = self.month and self.weekday and (self.nth == -1 or 1 <= self.nth <= 5)
        if sum(map(bool, (fixed, floating, self.easter is not None))) != 1:
            raise ValueError(
                'a holiday is "month" and "day", or "month", "weekday" and "nth", or "easter"'
            )


class DatePattern(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A time expression.

    `by` moves from the anchor by so many `unit`s (times {number}, where the pattern has one);
    without `by` the expression names its own place in the calendar. `year` names it in the
    year so many years from the anchor. `span` counts the stretch that ends (-1) or begins (1)
    at the anchor. `anchor` is the publication date, the date last named in the text
    (`previous`), or one named in this sentence or the one before it (`near`); with a {year} it
    is that date's place in the year ("the 1988 quarter"). A `unit` beside a {unit} or {month}
    is the one that holds the day so found ("a year ago today"). `value` is a fixed day, `edge`
    the first or last day of the stretch, `ordinal` the number of a quarter that the words give
    ("the final quarter"), or where {number} months stand in their year (1 the first, -1 the
    last). `toward` is the tense that the words themselves carry. `after` are words one of which
    must stand before the expression, `before` words one of which must follow, `not-before`
    words that may not; `among` are words one of which the sentence must have; `alone` forbids
    a common noun right after it.
    """

    read: tuple[Pattern, ...]
    unit: str = ""
    by: int | None = None
    year: int | None = None
    span: int = 0
    ordinal: int = 0
    anchor: Literal["published", "previous", "near"] = "published"
    value: date | None = None
    edge: Literal["", "first", "last"] = ""
    toward: Literal["", "past", "future"] = ""
    after: Words = ()
    before: Words = ()
    not_before: Words = ()
    among: Words = ()
    alone: bool = False
    place: Location | None = None


class DateWords(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The calendar of a language.

    `future` and `past` are words that tell the tense of a clause, `past_endings` the endings of
    its past verbs, `deadlines` what may lie ahead even of these ("before {date}"); `no_dates`
    are expressions with calendar words that name no day.
    """

    months: tuple[tuple[str, Month], ...]
    weekdays: tuple[tuple[str, Weekday], ...]
    units: tuple[tuple[str, Words], ...] = ()
    seasons: tuple[tuple[str, Literal["SP", "SU", "FA", "WI"]], ...] = ()
    quarters: tuple[tuple[str, int], ...] = ()
    decades: tuple[tuple[str, int], ...] = ()
    holidays: tuple[Holiday, ...] = ()
    patterns: tuple[DatePattern, ...] = ()
    no_dates: tuple[Pattern, ...] = ()
    ranges: tuple[Pattern, ...] = ()
    order: Literal["month-day", "day-month"] = "day-month"
    future: tuple[Pattern, ...] = ()
    past: tuple[Pattern, ...] = ()
    past_endings: Words = ()
    deadlines: tuple[Pattern, ...] = ()


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Words of header lines that stand before a publication date or beside it."""

    labels: Words = ()
    updated: Words = ()
    by: Words = ()


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """How a text says who says so.

    `verbs` are verbs of saying; `weak` ones are so only before one of `that` or a mark.
    """

    verbs: Words = ()
    weak: Words = ()
    that: Words = ()
    before: tuple[Pattern, ...] = ()


class Measure(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Something that is counted, by the words that say so.

    `verb` takes the counted as its object ("killing 12"), `intransitive` as its subject ("12
    died"), `participle` follows it ("12 were killed", "12 killed"), `state` describes it ("12
    are dead"), `noun` is the counted thing itself ("12 deaths"), `single` is its
    singular ("one death"), `act` is done to the counted
    ("the murder of 12"), `total` names the running count ("the death toll"), `collective` all
    who are counted ("among the dead"). `grows` says whether a later figure may be lower.
    """

    grows: Literal["always", "usually", "no"] = "usually"
    verb: Words = ()
    intransitive: Words = ()
    participle: Words = ()
    state: Words = ()
    noun: Words = ()
    single: Words = ()
    act: Words = ()
    total: Words = ()
    collective: Words = ()
    read: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()

    def __post_init__(self) -> None:
        silent = ("grows", "unless")
        if not any(getattr(self, key) for key in self.__struct_fields__ if key not in silent):
            raise ValueError('a measure has no words: give it a "participle", a "noun" or "read"')


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence frame of counts: where the figure stands to the words of a measure.

    `value` is the figure of a frame without one ("no one was killed"), and no assertion of its
    own where it is only `implied` ("he killed himself"); `superseded` marks a
    figure that the text itself replaces ("up from 40 the day before"); a `loose` follower may
    stand a few words after the count whose words it shares; a `joint` one stands beside it, so
    that both are parts of one whole.
    """

    read: tuple[Pattern, ...]
    scope: Literal["", "total", "incident", "part", "other"] = ""
    value: int | None = None
    implied: bool = False
    superseded: bool = False
    loose: bool = False
    joint: bool = False
    listed: bool = False


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """Words that decide the scope of a count in their reach.

    `place` narrows a count to one place: a part, where the article also gives a count without
    that limit. `phrase` reaches over the words between the figure and its noun, `before` and
    `after` over so many `words` beside the wording. `again` cues count only where the article
    has counted the same before ("12 more"); a `differing` one of these, where it has not given
    the same figure.
    """

    scope: Literal["total", "incident", "part", "place", "other", "unreal"]
    within: Literal["sentence", "clause", "before", "after", "phrase"] = "clause"
    words: int = 4
    again: bool = False
    differing: bool = False
    read: tuple[Pattern, ...]


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Everything about one language.

    `family_names` are words with white space between them.
    """

    language: str
    name: str
    function_words: Words = ()
    abbreviations: Words = ()
    lists: tuple[tuple[str, Words], ...] = ()
    family_names: str = ""
    groups: tuple[tuple[str, tuple[Pattern, ...]], ...] = ()
    numbers: NumberWords
    hedges: tuple[HedgeWords, ...] = ()
    ranges: tuple[Pattern, ...] = ()
    changes: tuple[Pattern, ...] = ()
    no_hedges: tuple[Pattern, ...] = ()
    percent: Words = ()
    points: Words = ()
    currencies: tuple[Currency, ...] = ()
    units: tuple[Unit, ...] = ()
    not_quantities: tuple[Excluded, ...] = ()
    dates: DateWords
    header: Header = Header()
    speech: Speech = Speech()
    measures: tuple[tuple[str, Measure], ...] = ()
    frames: tuple[Frame, ...] = ()
    follow: tuple[Frame, ...] = ()
    carry: tuple[Frame, ...] = ()
    cues: tuple[Cue, ...] = ()
    as_of: tuple[Pattern, ...] = ()
    place: Location | None = None

    def measure(self, name: str) -> Measure | None:
        """The measure of that name."""
        return dict(self.measures).get(name)
