"""What the slots of patterns stand for, in words."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.vocabulary import word_lists

FEW = 6
"""How many words of a list are shown."""

MEANINGS = {
    "count": 'a figure of things that are counted, with its hedge: "at least twelve", "18 to 20"',
    "figure": "a second figure of things that are counted",
    "amount": "a count, money or a percentage",
    "money": 'an amount of money: "$4.5 million"',
    "percent": 'a percentage: "about 5 per cent"',
    "number": "a bare number, in figures or words",
    "excluded": 'a number that is no quantity: the 19 of "a 19-year-old man"',
    "ordinal": 'a number in a row: "third", "21st"',
    "rank": 'an ordinal that says how many so far: "its third strike"',
    "fraction": '"half", "a third"',
    "event": "the words that tell of a declared event",
    "date": 'a time expression: "Monday", "March 5", "last week"',
    "day": "a day of a month",
    "month": "the name of a month",
    "month-number": "a month in figures",
    "weekday": "a day of the week",
    "year": "a year in four figures",
    "short-year": 'a year in two figures: "25"',
    "decade": 'a decade: "the 1990s"',
    "quarter": "a quarter of a year",
    "season": "a season",
    "holiday": "a holiday by its name",
    "unit": "a unit of time: day, week, month, …",
    "last-day": "the day that ends a range",
    "last-month": "the month that ends a range",
    "last-year": "the year that ends a range",
    "plain": "one word that may stand before a noun",
    "words": "up to five such words, in quotation marks too",
    "few-words": "up to five such words",
    "modifier": "such a word that is no article",
    "modifiers": "up to five such words, none of them an article",
    "span": "up to fourteen words without another figure",
    "apart": "up to twelve words without another figure, not beyond a semicolon or colon",
    "aside": 'words set off by commas, dashes or brackets: ", mostly women,"',
    "end": "nothing: the phrase ends here",
    "capital": "a capitalised word",
}


def slot_meaning(name: str, lexicons: Sequence[Lexicon]) -> str:
    """What a slot stands for: a value, some words of a list, or the patterns of a group."""
    if name in MEANINGS:
        return MEANINGS[name]
    shown = [
        f"{lexicon.name}: {text}" if len(lexicons) > 1 else text
        for lexicon in lexicons
        if (text := few(_entries(name, lexicon)))
    ]
    return "; ".join(shown)


def few(words: Sequence[str], most: int = FEW) -> str:
    """The first of some words, and how many more there are."""
    rest = len(words) - most
    more = f", … ({rest:,} more)" if rest > 0 else ""
    return ", ".join(words[:most]) + more


def _entries(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    groups = {group: tuple(p.text for p in patterns) for group, patterns in lexicon.groups}
    return groups.get(name) or word_lists(lexicon).get(name, ())
