"""What the keys of a rule file mean, from the typed records themselves.

A field of a record is described by the text below it in its class. The manual, `factlint
explain` and whatever else tells people about keys read it here, so that it is written once.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from textwrap import dedent

import msgspec

from factlint.rulebook.shapes import (
    Field,
    Free,
    Kept,
    Many,
    Maybe,
    Nested,
    OneOf,
    Parsed,
    Plain,
    Shape,
    record_of,
)

_KINDS = {
    "text": ("text", "texts"),
    "whole": ("whole number", "whole numbers"),
    "real": ("number", "numbers"),
    "number": ("number", "numbers"),
    "truth": ("true or false", "truths"),
    "day": ("day", "days"),
}
_PARSED = {
    "parse_id": ("id", "ids"),
    "parse_month": ("1 to 12", "months"),
    "parse_weekday": ("1 to 7", "weekdays"),
    "parse_day": ("day", "days"),
    "Entry": ("text", "texts"),
    "Glob": ("glob", "globs"),
    "Regex": ("regular expression", "regular expressions"),
}


class Key(msgspec.Struct, frozen=True):
    """A key of a rule file: what it takes, in words, and what it means."""

    name: str
    takes: str
    meaning: str
    required: bool
    default: str = ""


def keys_of(*classes: type[msgspec.Struct]) -> tuple[Key, ...]:
    """The keys of the first class; what it does not describe itself the others do."""
    meanings: dict[str, str] = {}
    for cls in reversed(classes):
        meanings |= meanings_of(cls)
    defaults = {field.name: field.default for field in msgspec.structs.fields(classes[0])}
    return tuple(
        Key(
            key,
            takes(field.shape),
            meanings.get(field.name, ""),
            field.required,
            _default(field, defaults[field.name]),
        )
        for key, field in record_of(classes[0]).fields.items()
    )


def own_keys(cls: type[msgspec.Struct], base: type[msgspec.Struct]) -> tuple[Key, ...]:
    """The keys of a class that its base has not."""
    common = record_of(base).fields
    return tuple(key for key in keys_of(cls) if key.name not in common)


@cache
def meanings_of(cls: type[msgspec.Struct]) -> dict[str, str]:
    """What each field of a class and its bases is, by its name in Python.

    Empty for a class without a source, such as one that was put together while running.
    """
    inherited = [meanings_of(base) for base in cls.__bases__ if issubclass(base, msgspec.Struct)]
    found = {name: said for meanings in inherited for name, said in meanings.items()}
    try:
        tree = ast.parse(dedent(inspect.getsource(cls)))
    except (OSError, TypeError):
        return found
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            said = _text(below)
            if said:
                found[field.target.id] = said
    return found


def takes(shape: Shape) -> str:
    """What a shape takes, in words: "text", "list of patterns", "`article` or `corpus`"."""
    return _words(shape)[0]


def _words(shape: Shape) -> tuple[str, str]:
    """The words for one value of a shape and for several."""
    match shape:
        case Plain(kind):
            return _KINDS[kind]
        case OneOf(values):
            names = [f"`{value}`" for value in values if value]
            one = " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
            return one, one
        case Parsed(cls, parse):
            named = cls.__name__.lower()
            by_name = (_PARSED.get(name) for name in (cls.__name__, parse.__name__))
            return next(filter(None, by_name), (named, f"{named}s"))
        case Maybe(inner):
            return _words(inner)
        case Many(OneOf() as inner):
            return f"any of {_words(inner)[0]}", f"lists of {_words(inner)[1]}"
        case Many(inner):
            return f"list of {_words(inner)[1]}", f"lists of {_words(inner)[1]}"
        case Free(inner):
            return f"mapping to {_words(inner)[1]}", "mappings"
        case Nested() | Kept():
            return "mapping", "mappings"


def _default(field: Field, value: object) -> str:
    """A default that says something: not an empty text or list, not false, not nothing."""
    if field.required or not isinstance(value, str | int | float | tuple) or not value:
        return ""
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value)
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _text(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split())
    return ""
