"""What keys take and mean, told by the typed records."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from factlint.checks import CheckRegistry, check_names, load_check
from factlint.rulebook import rules
from factlint.rulebook.amounts import Amount
from factlint.rulebook.describing import Key, keys_of, meanings_of, own_keys, takes
from factlint.rulebook.files import PackFile
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.scalars import Id, Month
from factlint.rulebook.shapes import Free, Many, Maybe, Nested, Shape, record_of, shape_of

CHECKS = [load_check(name) for name in check_names()]
ENTRIES = [(check.ENTRY, check.RULE) for check in CHECKS if hasattr(check, "ENTRY")]
FREE = tuple[tuple[str, Amount], ...]


class Boat(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    """What is painted
    on it."""
    masts: int = 2
    """How many masts."""
    flags: tuple[str, ...] = ()


class Ferry(Boat, frozen=True, kw_only=True):
    name: str = "Ferry"
    """What it is called."""
    flags: tuple[str, ...] = ("en", "es")
    """What it flies."""
    sails: bool = True


def test_a_key_is_described_by_the_text_below_its_field() -> None:
    assert keys_of(Boat) == (
        Key("name", "text", "What is painted on it.", required=True),
        Key("masts", "whole number", "How many masts.", required=False, default="`2`"),
        Key("flags", "list of texts", "", required=False),
    )


def test_a_subclass_says_it_anew_and_inherits_the_rest() -> None:
    said = {key.name: (key.meaning, key.default) for key in keys_of(Ferry)}
    assert said["name"] == ("What it is called.", "`Ferry`")
    assert said["masts"] == ("How many masts.", "`2`")
    assert said["flags"] == ("What it flies.", "`en`, `es`")


def test_what_a_class_does_not_say_another_may() -> None:
    said = {key.name: key.meaning for key in keys_of(Boat, Ferry)}
    assert said["flags"] == "What it flies."
    assert said["name"] == "What is painted on it."


def test_own_keys_are_those_that_the_base_has_not() -> None:
    assert [key.name for key in own_keys(Ferry, Boat)] == ["sails"]


def test_a_class_without_a_source_says_nothing() -> None:
    assert meanings_of(msgspec.defstruct("Raft", [("logs", int)])) == {}


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (str, "text"),
        (bool, "true or false"),
        (float | None, "number"),
        (Id, "id"),
        (Month, "1 to 12"),
        (Pattern, "pattern"),
        (Literal["", "first", "last"], "`first` or `last`"),
        (tuple[Literal["a", "b"], ...], "any of `a` or `b`"),
        (tuple[tuple[Pattern, ...], ...], "list of lists of patterns"),
        (FREE, "mapping to amounts"),
        (Boat, "mapping"),
    ],
)
def test_a_shape_in_words(annotation: object, words: str) -> None:
    assert takes(shape_of(annotation)) == words


def records(shape: Shape) -> set[type[msgspec.Struct]]:
    """The records that a shape is made of."""
    match shape:
        case Maybe(inner) | Many(inner) | Free(inner):
            return records(inner)
        case Nested(cls):
            inside = (records(field.shape) for field in record_of(cls).fields.values())
            return {cls}.union(*inside)
    return set()


@pytest.mark.parametrize(
    "cls",
    sorted(
        set().union(*(records(Nested(cls)) for cls in (Lexicon, PackFile, rules.Rule)))
        | {check.RULE for check in CHECKS},
        key=lambda cls: cls.__name__,
    ),
)
def test_every_key_that_people_write_has_a_meaning(cls: type[msgspec.Struct]) -> None:
    assert [key.name for key in keys_of(cls) if not key.meaning] == []


@pytest.mark.parametrize(("entry", "rule"), ENTRIES)
def test_every_key_of_an_entry_has_a_meaning(entry: type, rule: type) -> None:
    assert [key.name for key in keys_of(entry, rule) if not key.meaning] == []


def test_there_are_entries_for_every_section() -> None:
    assert [entry for entry, _ in ENTRIES] == list(CheckRegistry().sections().values())
