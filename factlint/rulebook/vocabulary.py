"""What patterns can name: the slots, lists and patterns of a lexicon."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.patterns import Pattern

ROLES = (
    "verb",
    "intransitive",
    "participle",
    "state",
    "noun",
    "single",
    "act",
    "total",
    "collective",
)
VALUE_SLOTS = (
    *("amount", "count", "figure", "number", "date", "money", "percent"),
    *("ordinal", "rank", "fraction", "excluded", "event"),
)
SHAPE_SLOTS = (
    "plain",
    "words",
    "few-words",
    "modifier",
    "modifiers",
    "span",
    "apart",
    "aside",
    "end",
    "capital",
)
CALENDAR_SLOTS = (
    "last-day",
    "last-year",
    "last-month",
    "quarter",
    *("month", "month-number", "weekday", "day", "year", "short-year", "decade"),
    *("unit", "season", "holiday"),
)


def slots_of(lexicon: Lexicon) -> set[str]:
    """All slot names that a pattern may use in this language."""
    groups = {name for name, _ in lexicon.groups}
    return {*VALUE_SLOTS, *CALENDAR_SLOTS, *SHAPE_SLOTS, *word_lists(lexicon), *groups}


def patterns_of(lexicon: Lexicon) -> Iterator[Pattern]:
    """Every pattern that the lexicon holds."""
    for _, group in lexicon.groups:
        yield from group
    yield from _amount_patterns(lexicon)
    dates = lexicon.dates
    for date_pattern in dates.patterns:
        yield from date_pattern.read
    yield from (*dates.no_dates, *dates.ranges, *dates.future, *dates.past, *dates.deadlines)
    for _, measure in lexicon.measures:
        yield from (*measure.read, *measure.unless)
    for frame in (*lexicon.frames, *lexicon.follow, *lexicon.carry):
        yield from frame.read
    for cue in lexicon.cues:
        yield from cue.read
    for used in (lexicon.parts, lexicon.changing, lexicon.bounding):
        yield from (pattern for _, pattern in used.by_use())
    for words in (
        lexicon.speech,
        lexicon.event_states,
        lexicon.tenses,
        lexicon.attribution,
        lexicon.reaches,
        lexicon.titles,
        lexicon.sequence,
        lexicon.weekdays,
        lexicon.name_forms,
        lexicon.name_drift,
        lexicon.versions,
    ):
        yield from _patterns_in(words)


def _amount_patterns(lexicon: Lexicon) -> Iterator[Pattern]:
    """The patterns of what is said of a number."""
    for vague in lexicon.numbers.vague:
        yield from vague.read
    for fixed in lexicon.numbers.fixed:
        yield from fixed.read
    for excluded in lexicon.not_quantities:
        yield from excluded.read
    for hedge in lexicon.hedges:
        yield from (*hedge.before, *hedge.after)
    yield from (
        *lexicon.numbers.shares,
        *lexicon.changes,
        *lexicon.steps,
        *lexicon.no_hedges,
        *lexicon.as_of,
        *lexicon.ranges,
    )


def _patterns_in(words: msgspec.Struct) -> Iterator[Pattern]:
    """Every pattern in the fields of a record."""
    for value in msgspec.structs.astuple(words):
        yield from (item for item in value if isinstance(item, Pattern))


def word_lists(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Every list of words that a pattern can name as a slot."""
    dates, numbers = lexicon.dates, lexicon.numbers
    scales = tuple(word for word, _ in numbers.scales)
    lists = dict(lexicon.lists) | {
        "number": tuple(word for word, _ in numbers.words),
        "scale": scales,
        "ordinal-word": tuple(word for word, _ in numbers.ordinals),
        "fraction": tuple(word for word, _ in numbers.fractions),
        "article": numbers.articles,
        "joins-scales": numbers.joins_scales,
        "joins-tens": numbers.joins_tens,
        "month": tuple(word for word, _ in dates.months),
        "weekday": tuple(word for word, _ in dates.weekdays),
        "weekday-short": tuple(word for word, _ in lexicon.weekdays.short),
        "weekdays": tuple(word for word, _ in lexicon.weekdays.plurals),
        "unit": tuple(word for _, words in dates.units for word in words),
        "quarter": tuple(word for word, _ in dates.quarters),
        "decade-word": tuple(word for word, _ in dates.decades),
        "season": tuple(word for word, _ in dates.seasons),
        "holiday": tuple(word for holiday in dates.holidays for word in holiday.name),
        "currency-word": tuple(word for c in lexicon.currencies for word in c.words),
        "percent-word": lexicon.percent,
        "points-word": lexicon.points,
        "minus": numbers.minus,
        "of": numbers.of,
        "point": numbers.point,
        "unit-word": tuple(word for unit in lexicon.units for word in unit.words),
        "currency-sign": tuple(sign for c in lexicon.currencies for sign in c.signs),
        "says": (*lexicon.speech.verbs, *lexicon.speech.weak),
        "says-weak": lexicon.speech.weak,
        "that": lexicon.speech.that,
        "label": lexicon.header.labels,
        "updated-label": lexicon.header.updated,
        "by-label": lexicon.header.by,
        "date-cue": tuple(word for p in dates.patterns for word in (*p.after, *p.before)),
    }
    for role in ROLES:
        entries = [word for _, measure in lexicon.measures for word in getattr(measure, role)]
        lists[role] = tuple(dict.fromkeys(entries))
    return lists
