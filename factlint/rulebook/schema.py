"""Nodes to typed records: every scalar is read as its field's annotation says.

All that is wrong is found in one pass, each problem at its key or value, in words that say
what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TypeVar

import msgspec

from factlint.model import Problem
from factlint.rulebook.nodes import Listing, Mapping, Node, Scalar
from factlint.rulebook.shapes import (
    PLACE,
    Field,
    Free,
    Kept,
    Kind,
    Many,
    Maybe,
    Nested,
    OneOf,
    Parsed,
    Plain,
    Record,
    Shape,
    Table,
    record_of,
)

__all__ = ["Table", "build", "nearest"]

S = TypeVar("S", bound=msgspec.Struct)

_ROOT = "this"
_BUILT = 2048
_SHOWN = 60
_NO_VALUES = ("", "~", "null")
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_REAL = re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{1,18})?|\.[0-9]{1,18})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WANTS: dict[Kind, str] = {
    "text": "a text",
    "whole": "a whole number in plain digits",
    "real": "a number in plain digits",
    "number": "a number in plain digits",
    "truth": "true or false",
    "day": "a date like 2025-11-15",
}


def build(cls: type[S], node: Node, problems: list[Problem]) -> S | None:
    """A frozen record from a node, `None` when anything in it is wrong.

    Appends all that is wrong to `problems`. A class may name a `__shorthand__` field, which a
    node that is no mapping fills, and a `place` field, which takes the node's place. A
    `ValueError` of `__post_init__` becomes a problem at the mapping. Raises `TypeError` when
    the class has an annotation that no file can hold.
    """
    record, found = _built(cls, node)
    problems += found
    return record


@lru_cache(_BUILT)
def _built(cls: type[S], node: Node) -> tuple[S | None, tuple[Problem, ...]]:
    """The record of a node and what is wrong; most nodes are the same when rules load again."""
    problems: list[Problem] = []
    record = _Builder(problems).nested(cls, node, _ROOT)
    return (None if problems else record), tuple(problems)


def nearest(text: str, values: Iterable[str]) -> str:
    """The end of a message that suggests the value most like a text; empty when none is near."""
    near = _nearest(text, values)
    return f'; did you mean "{near}"?' if near else ""


def _nearest(text: str, values: Iterable[str]) -> str:
    from difflib import get_close_matches

    lower = {value.lower(): value for value in values if value}
    near = get_close_matches(text[:_SHOWN].lower(), lower, 1)
    return lower[near[0]] if near else ""


class _Builder:
    """Reads nodes by shape. What a method returns after it reported a problem means nothing."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def report(self, node: Node, message: str) -> None:
        place = node.place
        self.problems.append(Problem(place.path, place.line, place.column, message))

    def read(self, shape: Shape, node: Node, label: str) -> object:
        """The value of a node; `label` names it in messages."""
        if isinstance(shape, Maybe):
            return None if _is_null(node) else self.read(shape.inner, node, label)
        if isinstance(node, Scalar) and not (node.value or node.quoted):
            self.report(node, f"{label} has no value")
            return None
        match shape:
            case Plain(kind):
                return self.plain(kind, node, label)
            case OneOf(values):
                return self.one_of(values, node, label)
            case Parsed():
                return self.parsed(shape, node, label)
            case Many(inner):
                return self.many(inner, node, label)
            case Free(inner):
                return self.free(inner, node, label)
            case Nested(cls):
                return self.nested(cls, node, label)
            case Kept():
                return self.mapping(node, label)

    def text(self, wants: str, node: Node, label: str) -> str:
        """The text of a scalar that must not be empty, else an empty text."""
        if not isinstance(node, Scalar):
            hint = "; put it in quotes to mean the text" if node.place.text[:1] in "[{" else ""
            self.report(node, f"{label} wants {wants}, found {_found(node)}{hint}")
            return ""
        if not node.value:
            self.report(node, f"{label} has no value")
        return node.value

    def plain(self, kind: Kind, node: Node, label: str) -> object:
        text = self.text(_WANTS[kind], node, label)
        if kind == "text" or not text:
            return text
        if kind == "day" and (found := _DAY.fullmatch(text)):
            return self.day(found, node, label)
        value = _value(kind, text)
        if value is None:
            self.report(node, f'{label} wants {_WANTS[kind]}, found "{_shown(text)}"')
        return value

    def day(self, found: re.Match[str], node: Node, label: str) -> date | None:
        year, month, day = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            self.report(node, f"{label} is {found[0]}: there is no such day")
            return None

    def one_of(self, values: tuple[str, ...], node: Node, label: str) -> object:
        if isinstance(node, Scalar) and node.value in values:
            return node.value
        wants = _either(value for value in values if value)
        if text := self.text(wants, node, label):
            hint = nearest(text, values)
            self.report(node, f'{label} wants {wants}, found "{_shown(text)}"{hint}')
        return None

    def parsed(self, shape: Parsed, node: Node, label: str) -> object:
        if text := self.text("a text", node, label):
            try:
                return shape.parse(text, node.place)
            except ValueError as error:
                self.report(node, str(error))
        return None

    def many(self, inner: Shape, node: Node, label: str) -> tuple[object, ...]:
        if isinstance(node, Listing):
            each = label if label.startswith("an item") else f"an item of {label}"
            return tuple([self.read(inner, item, each) for item in node.items])
        if isinstance(node, Scalar) and _is_mapping(inner):
            self.report(node, f"{label} wants a list of mappings, found a text")
            return ()
        return (self.read(inner, node, label),)

    def free(self, inner: Shape, node: Node, label: str) -> tuple[tuple[str, object], ...]:
        mapping = self.mapping(node, label)
        return tuple(
            [
                (pair.key.value, self.read(inner, pair.value, f'"{pair.key.value}"'))
                for pair in (mapping.pairs if mapping else ())
            ]
        )

    def mapping(self, node: Node, label: str) -> Mapping | None:
        if isinstance(node, Mapping):
            return node
        self.report(node, f"{label} wants a mapping, found {_found(node)}")
        return None

    def nested(self, cls: type[S], node: Node, label: str) -> S | None:
        before = len(self.problems)
        record = record_of(cls)
        if isinstance(node, Mapping):
            values = self.values(record, node)
        elif record.shorthand:
            values = {record.shorthand.name: self.field(record.shorthand, node, label)}
        else:
            self.mapping(node, label)
            return None
        self.check_missing(record, values, node, label)
        if len(self.problems) > before:
            return None
        if record.has_place:
            values[PLACE] = node.place
        try:
            return cls(**values)
        except ValueError as error:
            self.report(node, str(error))
            return None

    def field(self, field: Field, node: Node, label: str) -> object:
        if field.may_be_empty and isinstance(node, Scalar) and not node.value:
            return ""
        if field.required and isinstance(node, Listing) and not node.items:
            self.report(node, f"{label} has no items")
        return self.read(field.shape, node, label)

    def values(self, record: Record, node: Mapping) -> dict[str, object]:
        """The values by field name. A misspelt key counts as given: one mistake, one problem."""
        values: dict[str, object] = {}
        for key, value in ((pair.key, pair.value) for pair in node.pairs):
            if field := record.fields.get(key.value):
                values[field.name] = self.field(field, value, f'"{key.value}"')
                continue
            if near := _nearest(key.value, record.fields):
                values.setdefault(record.fields[near].name, None)
            hint = nearest(key.value, record.fields) or f"; valid keys: {', '.join(record.fields)}"
            self.report(key, f'unknown key "{_shown(key.value)}"{hint}')
        return values

    def check_missing(
        self, record: Record, values: dict[str, object], node: Node, label: str
    ) -> None:
        where = "" if label == _ROOT else f" in {label}"
        for field in record.fields.values():
            if field.required and field.name not in values:
                self.report(node, f'missing key "{field.key}"{where}')


def _value(kind: Kind, text: str) -> object:
    """The value of a text that is no date, `None` when it is not of the kind."""
    if kind == "truth":
        return _TRUTHS.get(text.lower())
    if kind in ("whole", "number") and _WHOLE.fullmatch(text):
        return int(text)
    if kind in ("real", "number") and _REAL.fullmatch(text):
        return float(text)
    return None


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.quoted and node.value in _NO_VALUES


def _is_mapping(shape: Shape) -> bool:
    """True when nothing but a mapping will do."""
    if isinstance(shape, Nested):
        return record_of(shape.cls).shorthand is None
    return isinstance(shape, Free | Kept)


def _found(node: Node) -> str:
    if isinstance(node, Scalar):
        return "a text"
    return "a list" if isinstance(node, Listing) else "a mapping"


def _shown(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _either(values: Iterable[str]) -> str:
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last
