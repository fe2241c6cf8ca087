"""Nodes to records: what each annotation reads, and every mistake with its words and place."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.model import Location, Problem
from factlint.rulebook.composing import YamlError, load_yaml
from factlint.rulebook.nodes import Mapping
from factlint.rulebook.schema import Table, build, nearest
from factlint.rulebook.shapes import Read, shape_of


class Even(msgspec.Struct, frozen=True):
    """A scalar with a reader of its own."""

    value: int
    place: Location

    @classmethod
    def parse(cls, text: str, place: Location) -> Even:
        if int(text) % 2:
            raise ValueError(f"{text} is odd: write an even number")
        return cls(int(text), place)


class Fact(msgspec.Struct, frozen=True):
    subject: str
    value: Even
    as_of: date | None = None
    place: Location | None = None


class Text(msgspec.Struct, frozen=True):
    __shorthand__: ClassVar[str] = "text"
    text: str
    published: date | None = None


class Words(msgspec.Struct, frozen=True):
    __shorthand__: ClassVar[str] = "read"
    read: tuple[str, ...]


class Paired(msgspec.Struct, frozen=True):
    __shorthand__: ClassVar[str] = "low"
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low is above high: swap them")


class Tree(msgspec.Struct, frozen=True):
    name: str
    children: tuple[Tree, ...] = ()


class Pack(msgspec.Struct, frozen=True, rename="kebab"):
    story: str = "-"
    severity: Literal["note", "warning", "error"] = "warning"
    hedge: Literal["", "exact"] = ""
    message: str = ""
    lag: int = 0
    ratio: float = 0.0
    amount: int | float = 0
    easter: int | None = None
    speaker: str | None = "someone"
    series: bool = False
    as_of: date | None = None
    even: Even | None = None
    about: tuple[str, ...] = ()
    flag: tuple[tuple[Text, ...], ...] = ()
    facts: tuple[Fact, ...] = ()
    words: Words | None = None
    pair: Paired | None = None
    lists: Table[tuple[str, ...]] = ()
    numbers: Table[int] = ()
    tree: Tree | None = None
    rules: tuple[Mapping, ...] = ()
    quiet: str = msgspec.field(name="pass", default="-")


def halve(text: str, place: Location) -> int:
    if not text.isdigit():
        raise ValueError(f'"{text}" has no half')
    return int(text) // 2


class Halved(msgspec.Struct, frozen=True):
    __unwritten__: ClassVar[tuple[str, ...]] = ("owner",)
    half: Annotated[int, Read(halve)]
    owner: str = ""


class Needy(msgspec.Struct, frozen=True):
    id: str
    facts: tuple[Fact, ...]


def read(text: str, cls: type[msgspec.Struct] = Pack) -> tuple[object, list[str]]:
    """What a text builds, and its problems as `line:column: message`."""
    problems: list[Problem] = []
    built = build(cls, load_yaml("p", text), problems)
    return built, [str(problem).removeprefix("p:") for problem in problems]


def texts(*documents: str) -> tuple[Text, ...]:
    return tuple(map(Text, documents))


BUILT = {
    "text": ("story: 12:30", "story", "12:30"),
    "text that YAML takes for a truth": ("story: NO", "story", "NO"),
    "quoted blank": ("story: ' '", "story", " "),
    "empty text by default": ("message: ''", "message", ""),
    "no text by default": ("message:", "message", ""),
    "one of": ("severity: error", "severity", "error"),
    "one of, empty": ("hedge: ''", "hedge", ""),
    "whole": ("lag: -012", "lag", -12),
    "real": ("ratio: 1", "ratio", 1.0),
    "real below one": ("ratio: .25", "ratio", 0.25),
    "number, whole": ("amount: 4", "amount", 4),
    "number, real": ("amount: 4.5", "amount", 4.5),
    "optional": ("easter: -2", "easter", -2),
    "null": ("speaker: null", "speaker", None),
    "tilde": ("speaker: ~", "speaker", None),
    "no value": ("speaker:", "speaker", None),
    "somebody called Null": ("speaker: Null", "speaker", "Null"),
    "a quoted null": ("speaker: 'null'", "speaker", "null"),
    "yes": ("series: Yes", "series", True),
    "off": ("series: 'off'", "series", False),
    "day": ("as-of: 2025-11-15", "as_of", date(2025, 11, 15)),
    "list": ("about: [a, b]", "about", ("a", "b")),
    "empty list": ("about: []", "about", ()),
    "list of one": ("about: a", "about", ("a",)),
    "list of lists": ("flag: [a, [b, c]]", "flag", (texts("a"), texts("b", "c"))),
    "list of lists of one": ("flag: a", "flag", (texts("a"),)),
    "long form": (
        "flag: [[{text: a, published: 2025-01-02}]]",
        "flag",
        ((Text("a", date(2025, 1, 2)),),),
    ),
    "shorthand for a list": ("words: [a, b]", "words", Words(("a", "b"))),
    "shorthand for a list of one": ("words: a", "words", Words(("a",))),
    "table": ("numbers: {one: 1, no: 2}", "numbers", (("one", 1), ("no", 2))),
    "table of lists": ("lists:\n  a: x\n  b: [y, z]", "lists", (("a", ("x",)), ("b", ("y", "z")))),
    "renamed field": ("pass: a", "quiet", "a"),
    "nested in itself": (
        "tree: {name: a, children: {name: b}}",
        "tree",
        Tree("a", (Tree("b"),)),
    ),
}


@pytest.mark.parametrize(("text", "field", "expected"), BUILT.values(), ids=BUILT)
def test_a_value_is_read_as_the_annotation_says(text: str, field: str, expected: object) -> None:
    built, problems = read(text)
    assert problems == []
    value = getattr(built, field)
    assert value == expected
    assert type(value) is type(expected)


def test_an_empty_file_gives_the_defaults() -> None:
    assert read("") == (Pack(), [])


def test_a_record_knows_its_place_and_so_does_a_parsed_scalar() -> None:
    built, _ = read("facts:\n  - {subject: a, value: 8}\n")
    assert isinstance(built, Pack)
    (fact,) = built.facts
    assert fact.place is not None
    assert fact.place.text == "{subject: a, value: 8}"
    assert (fact.place.line, fact.place.column) == (2, 5)
    assert (fact.value.value, fact.value.place.text) == (8, "8")


def test_a_mapping_can_stay_a_node_to_be_typed_later() -> None:
    built, _ = read("rules: {check: count}")
    assert isinstance(built, Pack)
    assert [rule.place.text for rule in built.rules] == ["{check: count}"]


def test_problems_of_others_do_not_make_a_record_wrong() -> None:
    problems = [Problem("other", 1, 1, "wrong")]
    assert build(Pack, load_yaml("p", "lag: 3"), problems) == Pack(lag=3)
    assert len(problems) == 1


PACK_KEYS = (
    "story, severity, hedge, message, lag, ratio, amount, easter, speaker, series, as-of, even, "
    "about, flag, facts, words, pair, lists, numbers, tree, rules, pass"
)
WRONG = {
    "misspelt key": ("sevrity: note", '1:1: unknown key "sevrity"; did you mean "severity"?'),
    "key in Python's spelling": (
        "as_of: 2025-01-01",
        '1:1: unknown key "as_of"; did you mean "as-of"?',
    ),
    "key in capitals": ("LAG: 1", '1:1: unknown key "LAG"; did you mean "lag"?'),
    "unknown key": ("xyzzy: 1", f'1:1: unknown key "xyzzy"; valid keys: {PACK_KEYS}'),
    "the field's name for a renamed key": (
        "quiet: a",
        f'1:1: unknown key "quiet"; valid keys: {PACK_KEYS}',
    ),
    "nested key": (
        "facts:\n  - subjct: a\n    value: 2",
        '2:5: unknown key "subjct"; did you mean "subject"?',
    ),
    "the place is not the file's to say": (
        "facts: {subject: a, value: 2, place: x}",
        '1:31: unknown key "place"; valid keys: subject, value, as_of',
    ),
    "missing key": ("facts:\n  - value: 2", '2:5: missing key "subject" in an item of "facts"'),
    "missing key, list of one": ("facts: {value: 2}", '1:8: missing key "subject" in "facts"'),
    "text for a list of mappings": (
        "facts: a",
        '1:8: "facts" wants a list of mappings, found a text',
    ),
    "texts for mappings": ("facts: [a]", '1:9: an item of "facts" wants a mapping, found a text'),
    "list for a mapping": ("tree: [a]", '1:7: "tree" wants a mapping, found a list'),
    "list for a table": ("numbers: [a]", '1:10: "numbers" wants a mapping, found a list'),
    "text for a rule": ("rules: a", '1:8: "rules" wants a list of mappings, found a text'),
    "list for a text": (
        "story: [a]",
        '1:8: "story" wants a text, found a list; put it in quotes to mean the text',
    ),
    "slot for a text": (
        "about: ['a', {count}]",
        '1:14: an item of "about" wants a text, found a mapping; put it in quotes to mean the text',
    ),
    "mapping for a text": ("story:\n  a: b", '2:3: "story" wants a text, found a mapping'),
    "list deep in lists": (
        "flag: [[[a]]]",
        '1:9: an item of "flag" wants a text, found a list; put it in quotes to mean the text',
    ),
    "list for a day": (
        "as-of:\n  - 2025-01-01",
        '2:3: "as-of" wants a date like 2025-11-15, found a list',
    ),
    "no text": ("story:", '1:7: "story" has no value'),
    "empty text": ("story: ''", '1:8: "story" has no value'),
    "no list": ("about:\nlag: 1", '1:7: "about" has no value'),
    "no item": ("about:\n  - a\n  -\n", '3:4: an item of "about" has no value'),
    "no mapping": ("facts:", '1:7: "facts" has no value'),
    "near a valid value": (
        "severity: warn",
        '1:11: "severity" wants note, warning or error, found "warn"; did you mean "warning"?',
    ),
    "a valid value in capitals": (
        "severity: Error",
        '1:11: "severity" wants note, warning or error, found "Error"; did you mean "error"?',
    ),
    "no valid value": (
        "severity: fatal",
        '1:11: "severity" wants note, warning or error, found "fatal"',
    ),
    "no value where an empty one is valid": (
        "hedge: abot",
        '1:8: "hedge" wants exact, found "abot"',
    ),
    "mapping for one of": (
        "hedge: {a: b}",
        '1:8: "hedge" wants exact, found a mapping; put it in quotes to mean the text',
    ),
    "word for a whole number": (
        "lag: two",
        '1:6: "lag" wants a whole number in plain digits, found "two"',
    ),
    "real for a whole number": (
        "lag: 2.0",
        '1:6: "lag" wants a whole number in plain digits, found "2.0"',
    ),
    "grouped figure": (
        "lag: 1,000",
        '1:6: "lag" wants a whole number in plain digits, found "1,000"',
    ),
    "Arabic digits": ("lag: ٣", '1:6: "lag" wants a whole number in plain digits, found "٣"'),
    "endless figure": (
        f"lag: {'9' * 5000}",
        f'1:6: "lag" wants a whole number in plain digits, found "{"9" * 60}…"',
    ),
    "infinity": ("ratio: inf", '1:8: "ratio" wants a number in plain digits, found "inf"'),
    "exponent": ("amount: 1e3", '1:9: "amount" wants a number in plain digits, found "1e3"'),
    "wrong optional": (
        "easter: x",
        '1:9: "easter" wants a whole number in plain digits, found "x"',
    ),
    "truth": ("series: maybe", '1:9: "series" wants true or false, found "maybe"'),
    "truth in digits": ("series: 1", '1:9: "series" wants true or false, found "1"'),
    "day in words": (
        "as-of: 15 Nov 2025",
        '1:8: "as-of" wants a date like 2025-11-15, found "15 Nov 2025"',
    ),
    "day with a time": (
        "as-of: 2025-11-15T10:00",
        '1:8: "as-of" wants a date like 2025-11-15, found "2025-11-15T10:00"',
    ),
    "30 February": ("as-of: 2025-02-30", '1:8: "as-of" is 2025-02-30: there is no such day'),
    "year 0": ("as-of: 0000-01-01", '1:8: "as-of" is 0000-01-01: there is no such day'),
    "table value": (
        "numbers:\n  one: 1\n  two: b",
        '3:8: "two" wants a whole number in plain digits, found "b"',
    ),
    "what a class's own reader says": ("even: 3", "1:7: 3 is odd: write an even number"),
    "list for a class's own reader": (
        "even: [3]",
        '1:7: "even" wants a text, found a list; put it in quotes to mean the text',
    ),
    "no value for a class's own reader": ("even: ''", '1:7: "even" has no value'),
    "mapping in a shorthand": (
        "words: {read: [[a]]}",
        '1:16: an item of "read" wants a text, found a list; put it in quotes to mean the text',
    ),
    "missing beside a shorthand": ("pair: 3", '1:7: missing key "high" in "pair"'),
    "two fields that do not go together": (
        "pair: {low: 3, high: 2}",
        "1:7: low is above high: swap them",
    ),
    "text for the file": ("just words", "1:1: this wants a mapping, found a text"),
    "list for the file": ("- a", "1:1: this wants a mapping, found a list"),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_in_words_at_its_place(text: str, expected: str) -> None:
    assert read(text) == (None, [expected])


def test_all_mistakes_come_together() -> None:
    text = "id: ''\nfacts:\n  - {subject: [a], value: 3, asof: x}\n  - b\n  - {}\n"
    assert read(text, Needy) == (
        None,
        [
            '1:5: "id" has no value',
            '3:15: "subject" wants a text, found a list; put it in quotes to mean the text',
            "3:27: 3 is odd: write an even number",
            '3:30: unknown key "asof"; did you mean "as_of"?',
            '4:5: an item of "facts" wants a mapping, found a text',
            '5:5: missing key "subject" in an item of "facts"',
            '5:5: missing key "value" in an item of "facts"',
        ],
    )


def test_an_empty_file_lacks_every_required_key() -> None:
    assert read("", Needy) == (None, ['1:1: missing key "id"', '1:1: missing key "facts"'])


def test_a_misspelt_required_key_is_one_mistake_and_not_two() -> None:
    text = "idd: a\nfacts: {subject: a, value: 2}"
    assert read(text, Needy) == (None, ['1:1: unknown key "idd"; did you mean "id"?'])


def test_a_required_list_must_not_be_empty() -> None:
    assert read("id: a\nfacts: []", Needy) == (None, ['2:8: "facts" has no items'])


def test_an_annotation_can_say_how_its_scalar_is_read() -> None:
    assert read("half: 8", Halved) == (Halved(4), [])
    assert read("half: x", Halved) == (None, ['1:7: "x" has no half'])


def test_a_field_that_is_never_written_is_an_unknown_key() -> None:
    assert read("half: 8\nowner: a", Halved) == (
        None,
        ['2:1: unknown key "owner"; valid keys: half'],
    )


def test_nearest_suggests_only_what_is_near() -> None:
    assert nearest("cuont", ["count", "date"]) == '; did you mean "count"?'
    assert nearest("weekday", ["count", "date"]) == ""


@pytest.mark.parametrize(
    "annotation", [object, int | str, list[str], tuple[str, str], Literal[1], Table]
)
def test_an_annotation_that_no_file_can_hold_is_the_programmers_mistake(annotation: object) -> None:
    with pytest.raises(TypeError):
        shape_of(annotation)


KEYS = st.sampled_from(
    [*PACK_KEYS.split(", "), "subject", "value", "text", "name", "children", "x"]
)
SCALARS = st.sampled_from(
    ["", "~", "a", "'b'", "3", "2.5", "yes", "2025-02-30", "2025-02-03", "note", "''"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(
            lambda items: f"[{', '.join(item or 'a' for item in items)}]"
        ),
        st.dictionaries(KEYS, inner, max_size=4).map(
            lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items())}}}"
        ),
    ),
    max_leaves=12,
)


@given(pairs=st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_mapping_is_a_record_or_has_problems_inside_it(pairs: dict[str, str]) -> None:
    text = "\n".join(f"{key}: {value}" for key, value in pairs.items())
    problems: list[Problem] = []
    built = build(Pack, load_yaml("p", text), problems)
    assert (built is None) == bool(problems)
    lines = text.split("\n")
    assert all(problem.column <= len(lines[problem.line - 1]) + 1 for problem in problems)


@given(text=st.text())
def test_any_text_that_is_yaml_is_built_or_has_problems(text: str) -> None:
    try:
        node = load_yaml("p", text)
    except YamlError:
        return
    problems: list[Problem] = []
    assert (build(Pack, node, problems) is None) == bool(problems)
