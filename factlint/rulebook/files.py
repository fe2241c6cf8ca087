"""What a rule file may be: a lexicon, a story pack or a file of rules and measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, Literal

import msgspec

from factlint.model import Location, Problem
from factlint.rulebook.composing import YamlError, load_yaml
from factlint.rulebook.lexicon import Measure
from factlint.rulebook.nodes import Listing, Mapping, Node
from factlint.rulebook.patterns import Pattern
from factlint.rulebook.rules import FactEntry, Rule
from factlint.rulebook.scalars import Id
from factlint.rulebook.shapes import Table, record_of

FileKind = Literal["lexicon", "story", "rules"]

LEXICON_KEYS = {"numbers", "dates", "hedges", "currencies", "function-words", "frames", "cues"}
STORY_KEYS = {"story", "about", "series", "facts"}


class RuleFile(msgspec.Struct, frozen=True, kw_only=True):
    """Rules, and measures of the desk's own in one language."""

    rules: tuple[Mapping, ...] = ()
    """Rules of your own."""
    measures: Table[Measure] = ()
    """Measures of your own."""
    language: str = "en"
    """The language of `measures`, a BCP 47 tag such as `es`."""


class PackFile(RuleFile, frozen=True, kw_only=True):
    """A story pack; `about` with a lone star takes every article."""

    story: Id
    """The pack's id. Ids of its rules begin with it: `kestrel-fire/killed`."""
    about: tuple[Pattern, ...]
    """An article belongs to the story if it says one of these; `"*"` takes every article."""
    series: bool = False
    """Many incidents and one running total, such as a campaign of strikes. Without it the story is
    one event, in which "so far" and "in the blast" mean the same."""
    facts: tuple[FactEntry, ...] = ()
    """The fact sheet."""


def read_node(path: str, file: Traversable, problems: list[Problem]) -> Node | None:
    """The node of a rule file; `None` and a problem when there is none."""
    try:
        return _load(path, file.read_bytes().decode("utf-8"))
    except YamlError as error:
        problems += error.problems
    except UnicodeDecodeError as error:
        lines = error.object[: error.start].decode("utf-8").split("\n")
        message = "this is not UTF-8: save the file as UTF-8"
        problems.append(Problem(path, len(lines), len(lines[-1]) + 1, message))
    except OSError as error:
        problems.append(Problem(path, 0, 0, f"cannot be read: {error.strerror}"))
    return None


@lru_cache(maxsize=64)
def _load(path: str, text: str) -> Node:
    """The node of a file; most files are the same when a rulebook is loaded again."""
    return load_yaml(path, text)


def kind_of(node: Node, sections: Callable[[], Iterable[str]]) -> FileKind:
    """What a file is, by its keys; `sections` gives those that checks add to story packs."""
    pairs = node.pairs if isinstance(node, Mapping) else ()
    keys = {pair.key.value for pair in pairs}
    if keys & STORY_KEYS:
        return "story"
    if keys & LEXICON_KEYS:
        return "lexicon"
    strange = keys - set(RuleFile.__struct_fields__)
    return "story" if strange and strange & set(sections()) else "rules"


def pack_type(sections: dict[str, type[Any]]) -> type[Any]:
    """The type of a story pack file with the sections that the checks add."""
    fields = [(name, tuple[entry, ...], ()) for name, entry in sections.items()]  # type: ignore[valid-type]
    return msgspec.defstruct("StoryPack", fields, bases=(PackFile,), frozen=True, kw_only=True)


def common_part(node: Mapping) -> Mapping:
    """A rule without the keys that only its check knows."""
    keys = record_of(Rule).fields
    pairs = tuple(pair for pair in node.pairs if pair.key.value in keys)
    return msgspec.structs.replace(node, pairs=pairs)


def value_of(node: Node, key: str) -> Node | None:
    """The value of a key, `None` when the node has no such key."""
    return node.get(key) if isinstance(node, Mapping) else None


def items_of(node: Node, key: str) -> tuple[Node, ...]:
    """The items of a key's list; one item may stand without it."""
    value = value_of(node, key)
    if value is None:
        return ()
    return value.items if isinstance(value, Listing) else (value,)


def place_of(node: Node, *keys: str) -> Location:
    """The place of the first of some keys' values that a node has, else its own."""
    values = (value_of(node, key) for key in keys)
    return next((value.place for value in values if value is not None), node.place)
