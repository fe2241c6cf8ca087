"""What a rule file may hold, worked out once from the annotations of the typed records.

Every walker over the types (`schema.build`, the JSON Schema) goes by these shapes, so that what
an annotation means is decided here alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from factlint.model import Location
from factlint.rulebook.nodes import Mapping

T = TypeVar("T")
Table = tuple[tuple[str, T], ...]
"""A mapping with free keys, in the order of the file."""

PLACE = "place"
"""The field that takes the place of the mapping a record was built from."""

UNWRITTEN = "__unwritten__"
"""The class attribute that names fields which are never written in a file."""

Kind = Literal["text", "whole", "real", "number", "truth", "day"]
_KINDS: dict[object, Kind] = {
    str: "text",
    int: "whole",
    float: "real",
    bool: "truth",
    date: "day",
}


class Read(msgspec.Struct, frozen=True):
    """How a scalar is read, as in `Annotated[int, Read(parse)]`; see `Parsed`."""

    parse: Callable[[str, Location], object]


class Plain(msgspec.Struct, frozen=True):
    """A scalar of a common kind. A `number` is a whole one where it is written so."""

    kind: Kind


class OneOf(msgspec.Struct, frozen=True):
    """One of a few texts."""

    values: tuple[str, ...]


class Parsed(msgspec.Struct, frozen=True):
    """A scalar that is read by `parse(text, place)`, which raises `ValueError`."""

    cls: type
    parse: Callable[[str, Location], object]


class Maybe(msgspec.Struct, frozen=True):
    """The inner shape or no value."""

    inner: Shape


class Many(msgspec.Struct, frozen=True):
    """A list; one item may stand without it."""

    inner: Shape


class Free(msgspec.Struct, frozen=True):
    """A mapping with free keys."""

    inner: Shape


class Nested(msgspec.Struct, frozen=True):
    """A mapping that becomes a record; see `record_of`."""

    cls: type[msgspec.Struct]


class Kept(msgspec.Struct, frozen=True):
    """A mapping that stays a node, for what is typed later."""


Shape = Plain | OneOf | Parsed | Maybe | Many | Free | Nested | Kept


class Field(msgspec.Struct, frozen=True):
    """A key of a record: `name` in Python, `key` in the file."""

    name: str
    key: str
    shape: Shape
    required: bool
    may_be_empty: bool


class Record(msgspec.Struct, frozen=True):
    """The keys of a record. A node that is no mapping fills the `shorthand` field."""

    fields: dict[str, Field]
    has_place: bool
    shorthand: Field | None


@cache
def record_of(cls: type[msgspec.Struct]) -> Record:
    """The keys of a class. Raises `TypeError` for an annotation that no file can hold."""
    from msgspec.structs import fields

    unwritten = (PLACE, *getattr(cls, UNWRITTEN, ()))
    known = fields(cls)
    by_name = {
        field.name: Field(
            name=field.name,
            key=field.encode_name,
            shape=shape_of(field.type),
            required=field.required,
            may_be_empty=field.default == "",
        )
        for field in known
        if field.name not in unwritten
    }
    return Record(
        fields={field.key: field for field in by_name.values()},
        has_place=any(field.name == PLACE for field in known),
        shorthand=by_name.get(getattr(cls, "__shorthand__", "")),
    )


@cache
def shape_of(annotation: Any) -> Shape:
    """The shape of an annotation. Raises `TypeError` when it has none."""
    arguments = get_args(annotation)
    origin = get_origin(annotation)
    if annotation in _KINDS:
        return Plain(_KINDS[annotation])
    if annotation is Mapping:
        return Kept()
    if origin is Annotated and isinstance(arguments[1], Read):
        return Parsed(arguments[0], arguments[1].parse)
    if origin is Literal and all(isinstance(value, str) for value in arguments):
        return OneOf(arguments)
    if origin in (Union, UnionType):
        return _shape_of_union(annotation, frozenset(arguments))
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _shape_of_tuple(arguments[0])
    if isinstance(annotation, type) and origin is None:
        if parse := getattr(annotation, "parse", None):
            return Parsed(annotation, parse)
        if issubclass(annotation, msgspec.Struct):
            return Nested(annotation)
    raise TypeError(f"a rule file cannot hold {annotation!r}")


def _shape_of_union(annotation: Any, members: frozenset[Any]) -> Shape:
    rest = members - {type(None)}
    if rest == {int, float}:
        shape: Shape = Plain("number")
    elif len(rest) == 1:
        shape = shape_of(next(iter(rest)))
    else:
        raise TypeError(f"a rule file cannot hold {annotation!r}")
    return Maybe(shape) if len(rest) < len(members) else shape


def _shape_of_tuple(item: Any) -> Shape:
    """A list, or a mapping with free keys when the items are pairs of a text and something."""
    pair = get_args(item)
    if get_origin(item) is tuple and len(pair) == 2 and pair[1] is not Ellipsis:
        if pair[0] is not str:
            raise TypeError(f"a key is a text: {item!r}")
        return Free(shape_of(pair[1]))
    return Many(shape_of(item))
