"""`factlint schema`: what editors accept is what factlint loads, and mistakes are underlined."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from factlint import engine
from factlint.cli import main
from factlint.cli.schema import KINDS
from factlint.config import Settings
from factlint.rulebook import RulebookError
from factlint.rulebook.shapes import record_of
from factlint.starting.desk import desk_files, schema_text

ROOT = Path(__file__).parent.parent
SHIPPED = sorted((ROOT / "rules").rglob("*.yml"))
MALFORMED = Path(__file__).parent / "rulebook" / "malformed"


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no dates, and only `true` and `false` are truths."""


Core.yaml_implicit_resolvers = {
    first: [(tag, found) for tag, found in resolvers if tag.rpartition(":")[2] in ("int", "float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"), ["t", "f"])
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("(?:~|null|)$"), ["~", "n", ""])


@cache
def validator(kind: str) -> jsonschema.Draft7Validator:
    schema = json.loads(schema_text(kind))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def mistakes(text: str, kind: str = "rules") -> list[str]:
    """What an editor underlines, each as the path to it and the words of the validator."""
    data: Any = yaml.load(text, Core)
    return [said for error in validator(kind).iter_errors(data) for said in words(error)]


def words(error: jsonschema.ValidationError) -> Iterator[str]:
    """An error, and what lies behind it where none of several alternatives fits."""
    yield f"{error.json_path}: {error.message}"
    for behind in error.context or ():
        yield from words(behind)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_is_valid(path: Path) -> None:
    assert mistakes(path.read_text("utf-8")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_a_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("http://json-schema.org/")


def test_a_schema_is_written_to_a_file(tmp_path: Path) -> None:
    assert main(["schema", "--output", str(tmp_path / "rules.json")]) == 0
    assert (tmp_path / "rules.json").read_text("utf-8") == schema_text("rules")


STORY = "story: ferry\nabout: [Northern Star]\n"
CAUGHT = {
    "an unknown key of a pack": (f"{STORY}tracks: [killed]", "'tracks' was unexpected"),
    "an unknown key of an entry": (
        f"{STORY}facts: [{{subject: killed, valu: 3, as_of: 2025-03-04, source: x}}]",
        "'valu' was unexpected",
    ),
    "a missing key": (f"{STORY}facts: [{{subject: killed, value: 3}}]", "'as_of' is a required"),
    "a pack without about": ("story: ferry", "'about' is a required property"),
    "an id with capitals": ("story: Ferry\nabout: [x]", "does not match"),
    "a month 13": (
        f"{STORY}facts: [{{subject: killed, value: 3, as_of: 2025-13-04, source: x}}]",
        "'2025-13-04' does not match",
    ),
    "an amount in words": (
        f"{STORY}facts: [{{subject: killed, value: three, as_of: 2025-03-04, source: x}}]",
        "'three' does not match",
    ),
    "an unknown check": ("rules: [{id: a, check: cuont}]", "'cuont' is not one of"),
    "a key of another check": (
        "rules: [{id: a, check: weekday, subject: killed}]",
        "'subject' was unexpected",
    ),
    "a severity that is none": (
        "rules: [{id: a, check: count, subject: killed, severity: high}]",
        "'high' is not one of",
    ),
    "a role that is none": ("measures: {towed: {verbs: [tow]}}", "'verbs' was unexpected"),
    "a mapping for a text": (f"{STORY}names: [{{name: {{a: b}}}}]", "is not of type"),
    "a lexicon without numbers": ("language: xx\ncues: []", "'name' is a required"),
}


@pytest.mark.parametrize(("text", "said"), CAUGHT.values(), ids=CAUGHT)
def test_a_mistake_is_underlined(text: str, said: str, tmp_path: Path) -> None:
    assert said in " ".join(mistakes(text))
    file = tmp_path / "wrong.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(RulebookError):
        engine.load([file])


RIGHT = {
    "one item without its list": "story: ferry\nabout: Northern Star\ntrack: killed",
    "figures and truths for texts": "story: f1\nabout: [2024, true]\nnames: [{name: X, why: 7}]",
    "no value for a text that may be empty": "rules: [{id: a, check: weekday, why: }]",
    "an amount in figures or words": f"{STORY}track: [killed]\nfacts:\n"
    "  - {subject: killed, value: 83, as_of: 2025-03-04, source: A}\n"
    '  - {subject: killed, value: "at least 84", as_of: "2025-03-05", source: B}',
    "quoted and unquoted truths": 'story: f\nabout: [x]\nseries: "yes"',
    "a name by itself and one with its keys": f"{STORY}names: [Ana Bek, {{name: Liam Osei}}]",
    "several documents in an example": "rules: [{id: a, check: weekday, examples: "
    "{flag: [[one, {text: two, published: 2025-03-05}]], pass: [x]}}]",
    "a rule that overrides": "rules: [{id: weekday, check: weekday, overrides: true}]",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_loads_is_not_underlined(text: str, tmp_path: Path) -> None:
    file = tmp_path / "right.yml"
    file.write_text(text, "utf-8")
    engine.load([file])
    assert mistakes(text) == []


def test_every_key_of_the_configuration_is_in_its_schema() -> None:
    assert mistakes("rules: [desk]\nstories: [boats]", "config") == []
    assert "'rulse' was unexpected" in " ".join(mistakes("rulse: [desk]", "config"))
    keys = json.loads(schema_text("config"))["definitions"]["Settings"]["properties"]
    assert set(keys) == set(record_of(Settings).fields)


def test_every_key_has_words_for_editors() -> None:
    definitions = json.loads(schema_text("rules"))["definitions"]
    silent = {
        f"{name}.{key}"
        for name in ("StoryPack", "RuleFile", "CountRule", "ResidueRule", "FactEntry", "Measure")
        for key, value in definitions[name]["properties"].items()
        if not value.get("description")
    }
    assert silent == set()


def test_what_init_writes_is_valid() -> None:
    for path, text in desk_files().items():
        if path.suffix == ".yml":
            kind = "config" if path.name == "factlint.yml" else "rules"
            assert mistakes(text, kind) == []
