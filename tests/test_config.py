"""Finding and reading the configuration, and what is said of a wrong one."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.cli import main
from factlint.config import Config, ConfigError, find_config
from factlint.documents import Declared
from factlint.rulebook.nodes import Listing, Node, Scalar
from factlint.rulebook.toml import load_toml


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_the_configuration_is_empty(desk: Path) -> None:
    assert find_config(desk) == Config()


EVERYTHING_YAML = """\
rules: [desk/rules, names.yml]
stories: boats
corpus: ["archive/**/*.md"]
select: [count, "boats/*"]
ignore:
  - weekday
per-file-ignores:
  "old/**": [count]
severity:
  "boats/*": error
  count: off
fail-on: warning
exclude: [README.md, "!notes/"]
language: en
week-starts: sunday
"""
EVERYTHING_TOML = """\
[build-system]
requires = ["x"]  # a comment with [brackets]

[tool.factlint]
rules = ["desk/rules", 'names.yml',]
stories = "boats"
corpus = [
    "archive/**/*.md",  # all of it
]
select = ["count", "boats/*"]
ignore = ["weekday"]
fail-on = "warning"
exclude = ["README.md", "!notes/"]
language = "en"
week-starts = "sunday"
per-file-ignores = { "old/**" = ["count"] }

[tool.factlint.severity]
"boats/*" = "error"
count = "off"

[[tool.other]]
x = 1
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("factlint.yml", EVERYTHING_YAML),
        ("pyproject.toml", EVERYTHING_TOML),
        ("pyproject.toml", EVERYTHING_TOML.replace("[tool.factlint]", "[tool.'factlint']")),
    ],
)
def test_both_files_say_the_same(desk: Path, name: str, text: str) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    config = find_config(desk)
    settings = config.settings
    assert config.path == desk / name
    assert config.rules == (Path("desk/rules"), Path("names.yml"))
    assert config.stories == ("boats",)
    assert config.corpus == (Path("archive/**/*.md"),)
    assert [entry.text for entry in settings.select] == ["count", "boats/*"]
    assert [entry.text for entry in settings.ignore] == ["weekday"]
    assert [(glob, [n.text for n in names]) for glob, names in settings.per_file_ignores] == [
        ("old/**", ["count"])
    ]
    assert settings.severity == (("boats/*", "error"), ("count", "off"))
    assert [glob.text for glob in settings.exclude] == ["README.md", "!notes/"]
    assert settings.fail_on == "warning"
    assert config.default == Declared(language="en", week_starts="sunday")


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("factlint.yml", EVERYTHING_YAML, [(12, 1), (1, 21), (10, 3), (8, 3)]),
        ("pyproject.toml", EVERYTHING_TOML, [(12, 1), (5, 24), (19, 1), (16, 22)]),
    ],
)
def test_every_value_has_its_place(
    desk: Path, name: str, text: str, places: list[tuple[int, int]]
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    config = find_config(desk)
    found = [
        config.place("fail-on"),
        config.settings.rules[1].place,
        next(config.entries("severity")).place,
        next(config.entries("per-file-ignores")).place,
    ]
    assert [(place.line, place.column) for place in found if place] == places


def test_a_file_with_a_byte_order_mark_is_read(desk: Path) -> None:
    (desk / "factlint.yml").write_text("stories: [boats]", encoding="utf-8-sig")
    (desk / "sub").mkdir()
    assert find_config(desk / "sub").stories == ("boats",)


def test_paths_are_relative_to_the_file_that_has_them(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = desk / "drafts" / "today"
    below.mkdir(parents=True)
    (desk / "factlint.yml").write_text("rules: [rules, /etc/desk.yml]", encoding="utf-8")
    monkeypatch.chdir(below)
    assert find_config(below).rules == (desk / "rules", Path("/etc/desk.yml"))


def test_the_nearest_folder_decides_and_yaml_wins_within_it(desk: Path) -> None:
    near = desk / "near"
    near.mkdir()
    (desk / "factlint.yml").write_text("stories: [far]", encoding="utf-8")
    (near / "pyproject.toml").write_text("[tool.factlint]\nstories = ['toml']", encoding="utf-8")
    assert find_config(near).stories == ("toml",)
    (near / "factlint.yml").write_text("stories: [yaml]", encoding="utf-8")
    assert find_config(near).stories == ("yaml",)


@pytest.mark.parametrize(
    "text", ["[project]\nname = 'x'\n", "# [tool.factlint]\n", "no toml = = and not ours"]
)
def test_a_pyproject_of_others_is_passed_over(desk: Path, text: str) -> None:
    (desk / "pyproject.toml").write_text(text, encoding="utf-8")
    assert find_config(desk) == Config()


KEYS = (
    "rules, stories, corpus, baseline, select, ignore, per-file-ignores, severity, fail-on, "
    "profile, exclude, language, week-starts"
)
WRONG_YAML = """\
serverity: {}
fail-on: eror
severity: {weekday: fatal}
per-file-ignores: {"!": [weekday]}
exclude: ["[", ok]
week-starts: friday
select: {a: b}
"""
WRONG_YAML_SAYS = [
    '1:1: unknown key "serverity"; did you mean "severity"?',
    '2:10: "fail-on" wants note, warning or error, found "eror"; did you mean "error"?',
    '3:21: "weekday" wants off, note, warning or error, found "fatal"',
    '4:20: "!" matches no path: write it as in .gitignore',
    '5:11: "[" matches no path: write it as in .gitignore',
    '6:14: "week-starts" wants monday, sunday or saturday, found "friday"',
    '7:9: "select" wants a text, found a mapping; put it in quotes to mean the text',
]
WRONG_TOML = """\
[tool.factlint]
serverity = {}
fail-on = "eror"
severity = {weekday = "fatal"}
exclude = ["[", "ok"]
week-starts = "friday"
per-file-ignores."!" = ["weekday"]
"""
WRONG_TOML_SAYS = [
    '2:1: unknown key "serverity"; did you mean "severity"?',
    '3:11: "fail-on" wants note, warning or error, found "eror"; did you mean "error"?',
    '4:23: "weekday" wants off, note, warning or error, found "fatal"',
    '5:12: "[" matches no path: write it as in .gitignore',
    '6:15: "week-starts" wants monday, sunday or saturday, found "friday"',
    '7:18: "!" matches no path: write it as in .gitignore',
]


@pytest.mark.parametrize(
    ("name", "text", "problems"),
    [
        (
            "pyproject.toml",
            "[tool.ruff]\nrule = 1\n\n[tool.factlint]\nrule = []\nstories = 'boats'\n",
            [
                'pyproject.toml:5:1: unknown key "rule"; did you mean "rules"?',
            ],
        ),
        (
            "pyproject.toml",
            "[tool]\nfactlint = 3 # tool.factlint\n",
            ["pyproject.toml:2:12: this wants a mapping, found a text"],
        ),
        (
            "pyproject.toml",
            "[tool.factlint]\nrules = [1, 2]\n  colour = true\nfail-on = 3.5\n",
            [
                'pyproject.toml:2:1: "rules" wants a list of texts: put 1 in quotes',
                f'pyproject.toml:3:3: unknown key "colour"; valid keys: {KEYS}',
                'pyproject.toml:4:11: "fail-on" wants note, warning or error, found "3.5"',
            ],
        ),
        *(
            (name, text, [f"{name}:{problem}" for problem in problems])
            for name, text, problems in (
                ("factlint.yml", WRONG_YAML, WRONG_YAML_SAYS),
                ("pyproject.toml", WRONG_TOML, WRONG_TOML_SAYS),
            )
        ),
        (
            "pyproject.toml",
            "[tool.factlint]\nrules = = 1\n",
            ["pyproject.toml:2:9: Invalid value"],
        ),
        ("factlint.yml", "rules: [\n", ["factlint.yml:2:1: a value is missing here"]),
        (
            "factlint.yml",
            "rule: []\nstoreys: []\n",
            [
                'factlint.yml:1:1: unknown key "rule"; did you mean "rules"?',
                'factlint.yml:2:1: unknown key "storeys"; did you mean "stories"?',
            ],
        ),
    ],
)
def test_a_wrong_file_is_an_error_with_every_place(
    desk: Path, name: str, text: str, problems: list[str]
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_config(desk)
    assert str(caught.value).splitlines() == problems


def test_bytes_that_are_no_text_are_an_error_with_the_line(desk: Path) -> None:
    (desk / "factlint.yml").write_bytes(b"rules:\n- \xff\n")
    with pytest.raises(ConfigError, match=r"^factlint\.yml:2:1: not valid UTF-8$"):
        find_config(desk)


def test_what_cannot_be_read_is_an_error(desk: Path) -> None:
    (desk / "factlint.yml").mkdir()
    with pytest.raises(ConfigError, match=r"^factlint\.yml: cannot be read: "):
        find_config(desk)


@pytest.mark.parametrize("name", ["factlint.yaml", ".factlint.yml"])
def test_a_file_that_is_nearly_called_so_is_not_passed_over(desk: Path, name: str) -> None:
    (desk / name).write_text("stories: [boats]", encoding="utf-8")
    with pytest.raises(ConfigError, match="call it"):
        find_config(desk)


def test_what_is_right_in_a_wrong_file_is_kept_for_more_errors(desk: Path) -> None:
    (desk / "factlint.yml").write_text("stories: [boats]\nfail-on: never\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_config(desk)
    assert caught.value.config
    assert caught.value.config.stories == ("boats",)


def test_toml_is_read_with_the_places_of_its_values() -> None:
    text = (
        'a.\'b c\'."d" = "x\\ty" # no = sign\n'
        "e = [ [1, 2], {f = 'g', h.i = true}, ]\n"
        "[j.k]\nl = '''m\n'n''''\n[[o]]\n[[o]]\np = 1979-05-27 07:32:00 # day\n"
    )
    root = load_toml("x.toml", text)
    assert plain(root) == {
        "a": {"b c": {"d": "x\ty"}},
        "e": [["1", "2"], {"f": "g", "h": {"i": "true"}}],
        "j": {"k": {"l": "m\n'n'"}},
        "o": [{}, {"p": "1979-05-27 07:32:00"}],
    }
    for node in scalars(root):
        assert node.value.split("\t")[0].split("\n")[0] in node.place.text


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {pair.key.value: plain(pair.value) for pair in node.pairs}


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Listing):
        return [scalar for item in node.items for scalar in scalars(item)]
    return [s for pair in node.pairs for s in (pair.key, *scalars(pair.value))]


TEXTS = st.text(max_size=8)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=4), st.sampled_from(['"', "'"]))
def test_any_toml_is_read_as_tomllib_reads_it(table: dict[str, object], quote: str) -> None:
    text = "".join(f"{written(key)} = {written(value)} # {quote}\n" for key, value in table.items())
    assert plain(load_toml("x.toml", text)) == as_text(tomllib.loads(text))


def written(value: object) -> str:
    """A value in TOML; JSON's texts are TOML's."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k)} = {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(f"\n {written(item)}" for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


@pytest.mark.parametrize("arguments", [[], ["--config", "factlint.yml"]])
def test_mistakes_of_values_rules_stories_and_corpus_come_together(
    desk: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = "rules: [gone]\nstories: [boats]\ncorpus: [old/**]\nfail-on: never\n"
    (desk / "factlint.yml").write_text(text, encoding="utf-8")
    (desk / "draft.txt").write_text("The ferry sank.\n", encoding="utf-8")
    assert main(["check", "draft.txt", *arguments]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line[: line.index(": ")] for line in lines] == [
        "factlint.yml:1:9",
        "factlint.yml:2:11",
        "factlint.yml:3:10",
        "factlint.yml:4:10",
    ]
