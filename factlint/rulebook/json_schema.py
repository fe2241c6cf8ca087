"""JSON Schema of what people write, generated from the typed records.

Draft 7 is the draft that editors' YAML language server knows best. A scalar may be written with
or without quotes, and the schema takes both as factlint does: an amount may be `83`, a text may
be `2024`. What refers to something else (a slot, a measure, a day of February) is left to
factlint itself.
"""

from __future__ import annotations

from inspect import cleandoc
from typing import Any, cast

import msgspec

from factlint.rulebook.amounts import Amount
from factlint.rulebook.describing import meanings_of
from factlint.rulebook.files import LEXICON_KEYS, STORY_KEYS, PackFile, RuleFile
from factlint.rulebook.lexicon import Lexicon
from factlint.rulebook.rules import Checks, Entry, Rule
from factlint.rulebook.scalars import KEBAB, parse_id, parse_month, parse_weekday
from factlint.rulebook.shapes import (
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
    Shape,
    record_of,
)

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
MODELINE = "# yaml-language-server: $schema={}"
"""The line at the top of a file by which editors find its schema."""

_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_PLAIN: dict[Kind, Schema] = {
    "text": _TEXT,
    "whole": {"type": ["integer", "string"], "pattern": "^[+-]?[0-9]+$"},
    "real": {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]*\.?[0-9]+$"},
    "number": {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]*\.?[0-9]+$"},
    "truth": {"enum": [True, False, "true", "false", "yes", "no", "on", "off"]},
    "day": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
}
_PARSED: dict[object, Schema] = {
    parse_id: {"type": ["string", "integer"], "pattern": f"^{KEBAB}$"},
    parse_month: {"type": "integer", "minimum": 1, "maximum": 12},
    parse_weekday: {"type": "integer", "minimum": 1, "maximum": 7},
    Amount.parse: {"type": ["string", "number"], "pattern": "[0-9]"},
}


def rules_schema(checks: Checks) -> Schema:
    """The schema of rule files: story packs, files of rules and measures, and lexicons."""
    writer = _Writer(checks)
    pack = writer.record(PackFile)
    sections = {name: writer.section(entry) for name, entry in checks.sections().items()}
    writer.definitions["StoryPack"]["properties"] |= sections
    story = {"anyOf": [{"required": [key]} for key in (*sorted(STORY_KEYS), *sections)]}
    lexicon = {"anyOf": [{"required": [key]} for key in sorted(LEXICON_KEYS)]}
    return _document(
        "factlint: story packs, rules, measures and lexicons",
        {
            "type": "object",
            "if": story,
            "then": pack,
            "else": {
                "if": lexicon,
                "then": writer.record(Lexicon),
                "else": writer.record(RuleFile),
            },
        },
        writer.definitions,
    )


def config_schema(settings: type[msgspec.Struct], checks: Checks) -> Schema:
    """The schema of `factlint.yml`."""
    writer = _Writer(checks)
    return _document("factlint: configuration", writer.record(settings), writer.definitions)


def _document(title: str, body: Schema, definitions: Schema) -> Schema:
    ordered = dict(sorted(definitions.items()))
    if "$ref" in body:  # draft 7 ignores what stands beside a reference
        body = {"allOf": [body]}
    return {"$schema": DRAFT, "title": title, **body, "definitions": ordered}


def _summary(cls: type) -> str:
    """The first paragraph of a class's docstring, on one line."""
    first, _, _ = cleandoc(cls.__doc__ or "").partition("\n\n")
    return " ".join(first.split())


class _Writer:
    """Collects the definitions of all records that are reached."""

    def __init__(self, checks: Checks) -> None:
        self.checks = checks
        self.definitions: dict[str, Schema] = {}
        self._names: dict[type, str] = {}

    def record(self, cls: type[msgspec.Struct]) -> Schema:
        """A reference to a record's definition."""
        if cls not in self._names:
            name = self._names[cls] = self._name(cls)
            self.definitions[name] = {}  # a record may hold itself
            self.definitions[name] = self.mapping(cls)
        return {"$ref": f"#/definitions/{self._names[cls]}"}

    def _name(self, cls: type) -> str:
        """The name of a class, with that of its module where another class has the same."""
        name = "StoryPack" if cls is PackFile else cls.__name__
        module = cls.__module__.rpartition(".")[2]
        return f"{module}.{name}" if name in self.definitions else name

    def mapping(self, cls: type[msgspec.Struct]) -> Schema:
        fields = record_of(cls).fields.values()
        meanings = meanings_of(cls)
        defaults = {field.name: field.default for field in msgspec.structs.fields(cls)}
        return {
            "type": "object",
            "description": _summary(cls),
            "properties": {
                field.key: self.field(field, meanings.get(field.name, ""), defaults[field.name])
                for field in fields
            },
            "required": [field.key for field in fields if field.required],
            "additionalProperties": False,
        }

    def field(self, field: Field, meaning: str, default: object) -> Schema:
        schema = self.of(field.shape, filled=field.required)
        if field.may_be_empty:
            schema = {"anyOf": [schema, {"type": "null"}]}
        described = {"description": meaning} if meaning else {}
        if isinstance(default, str | bool | int | float) and default != "":
            described["default"] = cast(Any, default)
        if described and "$ref" in schema:
            return {"allOf": [schema], **described}
        return {**schema, **described}

    def section(self, entry: type[Entry]) -> Schema:
        """A section that a check adds to story packs."""
        cls = cast("type[msgspec.Struct]", entry)
        return {**self.of(Many(Nested(cls))), "description": _summary(cls)}

    def of(self, shape: Shape, *, filled: bool = False) -> Schema:
        """The schema of a shape; a `filled` list has at least one item."""
        match shape:
            case Plain(kind):
                return _PLAIN[kind]
            case OneOf(values):
                return {"enum": [value for value in values if value]}
            case Parsed(_, parse):
                return _PARSED.get(parse, _TEXT)
            case Maybe(inner):
                return {"anyOf": [self.of(inner), {"type": "null"}]}
            case Many(inner):
                return self.many(self.of(inner), filled)
            case Free(inner):
                return {"type": "object", "additionalProperties": self.of(inner)}
            case Nested(cls):
                return self.nested(cls)
            case Kept():
                return self.rule()

    def many(self, item: Schema, filled: bool) -> Schema:
        """A list of at least one item where it must be `filled`, or an item without a list."""
        items = {"type": "array", "items": item} | ({"minItems": 1} if filled else {})
        return {"anyOf": [items, item]}

    def nested(self, cls: type[msgspec.Struct]) -> Schema:
        shorthand = record_of(cls).shorthand
        if shorthand is None:
            return self.record(cls)
        return {"anyOf": [self.of(shorthand.shape), self.record(cls)]}

    def rule(self) -> Schema:
        """A rule: its check says which keys it may have."""
        if "Rule" not in self.definitions:
            names = list(self.checks.names())
            self.definitions["Rule"] = {
                "type": "object",
                "description": _summary(Rule),
                "required": ["check"],
                "properties": {"check": {"enum": names, "description": meanings_of(Rule)["check"]}},
                "allOf": [
                    {
                        "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
                        "then": self.record(self.checks.rule_type(name)),
                    }
                    for name in names
                ],
            }
        return {"$ref": "#/definitions/Rule"}
