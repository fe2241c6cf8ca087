"""What a desk says of its story, in a few flags or answers."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import msgspec

from factlint.extract.name_forms import Kind
from factlint.rulebook.amounts import Amount
from factlint.starting.measures import DraftMeasure

_KINDS = get_args(Kind)
_NAME = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<titles>[^()]+)\))?")
_FACT = re.compile(
    r"(?P<subject>[^=]+?)\s*=\s*(?P<value>.+?)\s*,\s*"
    r"(?P<day>\d{4}-\d{2}-\d{2})\s*,\s*(?P<source>.+)"
)


class DraftName(msgspec.Struct, frozen=True):
    """A name with its titles."""

    name: str
    titles: tuple[str, ...] = ()
    kind: str = "person"

    @classmethod
    def parse(cls, text: str) -> DraftName:
        """Read "Ana Petrović (Mayor)" or "Port of Kestrel (place)". Raises `ValueError`."""
        found = _NAME.fullmatch(text.strip())
        if not found:
            raise ValueError(f'"{text}" is no name; write it as: Ana Petrović (Mayor)')
        words = split(found["titles"] or "")
        kind = next((word for word in words if word in _KINDS), "person")
        return cls(found["name"], tuple(word for word in words if word not in _KINDS), kind)


class DraftFact(msgspec.Struct, frozen=True):
    """A line of the fact sheet."""

    subject: str
    value: str
    as_of: date
    source: str

    @classmethod
    def parse(cls, text: str) -> DraftFact:
        """Read "killed = 14, 2025-03-04, County coroner". Raises `ValueError`."""
        found = _FACT.fullmatch(text.strip())
        if not found:
            example = "killed = 14, 2025-03-04, County coroner"
            raise ValueError(f'"{text}" is no fact; write it as: {example}')
        Amount.parse(found["value"])
        try:
            day = date.fromisoformat(found["day"])
        except ValueError:
            raise ValueError(f"{found['day']}: there is no such day") from None
        return cls(found["subject"], found["value"], day, found["source"])


class StoryDraft(msgspec.Struct, frozen=True):
    """A story: which articles are about it, and what of it is to be watched.

    `measures` are those that it tracks and nobody has written yet, in words of a `language`.
    """

    story: str
    about: tuple[str, ...]
    names: tuple[DraftName, ...] = ()
    track: tuple[str, ...] = ()
    facts: tuple[DraftFact, ...] = ()
    series: bool = False
    measures: tuple[DraftMeasure, ...] = ()
    language: str = "en"

    @property
    def tracked(self) -> tuple[str, ...]:
        """What is tracked: a fact about a measure is of no use unless the measure is."""
        return tuple(dict.fromkeys((*self.track, *(fact.subject for fact in self.facts))))


def split(text: str) -> list[str]:
    """The parts of a list with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]
