"""What a configuration makes of a run, through the real command."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from factlint import engine
from factlint.cli import main
from factlint.config import Settings
from factlint.engine import load
from factlint.rulebook import Rulebook

PACK = """\
story: harbour-fire
about: [harbour fire]
names: [Ana Petrović]
track: [killed]
"""
TWELVE = "March 6, 2025\n\nThe harbour fire killed 12 people in all, Ana Petrovich said.\n"
FOURTEEN = "March 6, 2025\n\nThe harbour fire killed 14 people in all.\n"
FRIDAY = "March 6, 2025\n\nThe court met on Friday, March 6, 2025.\n"


class Ended(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def found(self) -> list[str]:
        """Path, severity and rule of each finding."""
        lines = [line.split(" ") for line in self.out.splitlines()]
        return [f"{words[0].split(':')[0]} {words[1]} {words[2]}" for words in lines]


Run = Callable[..., Ended]


LOADED: dict[object, Rulebook] = {}


def load_once(rules: Sequence[Path], stories: Sequence[str]) -> Rulebook:
    """What `engine.load` gives, which takes most of the time of these tests."""
    key = tuple((str(path), path.exists() and path.read_text("utf-8")) for path in rules)
    if (key, tuple(stories)) not in LOADED:
        LOADED[key, tuple(stories)] = load(rules, stories)
    return LOADED[key, tuple(stories)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a story pack and a configuration that names it."""
    monkeypatch.setattr(engine, "load", load_once)
    monkeypatch.chdir(tmp_path)
    write("fire.yml", PACK)
    write("factlint.yml", "rules: [fire.yml]\n")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_main(*arguments: str) -> Ended:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Ended(code, *capsys.readouterr())

    return run_main


@pytest.fixture
def check(run: Run) -> Run:
    return lambda *arguments: run("check", *arguments, "--format", "concise")


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def configure(*lines: str, rules: str = "fire.yml", folder: str = ".") -> None:
    write(f"{folder}/factlint.yml", "\n".join([f"rules: [{rules}]", *lines, ""]))


NAME = "harbour-fire/ana-petrovic"
TOLL = "harbour-fire/killed"


@pytest.mark.parametrize(
    ("lines", "arguments", "found"),
    [
        ([], [], [f"a.txt error {NAME}", f"b.txt warning {TOLL}", "c.txt error weekday"]),
        (["select: [weekday]"], [], ["c.txt error weekday"]),
        (["ignore: [name, weekday]"], [], [f"b.txt warning {TOLL}"]),
        (["select: ['harbour-fire/*']", "ignore: count"], [], [f"a.txt error {NAME}"]),
        # the command line wins
        (["ignore: [weekday]"], ["--select", "weekday"], ["c.txt error weekday"]),
        (["severity: {weekday: off}"], ["--select", "weekday"], ["c.txt error weekday"]),
        (["select: [count]"], ["--select", "name"], [f"a.txt error {NAME}"]),
        (["ignore: [weekday]"], ["--ignore", "name"], [f"b.txt warning {TOLL}"]),
        # severity: the last entry that means a rule
        (["severity: {'*': off, weekday: note}"], ["--notes"], ["c.txt note weekday"]),
        (["severity: {weekday: note, '*': off}"], ["--notes"], []),
        (["severity: {count: error}", "select: count"], [], [f"b.txt error {TOLL}"]),
        # per file
        (["per-file-ignores: {'c.*': [weekday]}", "select: weekday"], [], []),
        (["per-file-ignores: {'*.txt': ['*']}"], [], []),
        (["per-file-ignores: {'!c.txt': ['*']}"], [], ["c.txt error weekday"]),
        (["per-file-ignores: {b.txt: count}", "select: count"], [], [f"b.txt warning {TOLL}"]),
        (["per-file-ignores: {'[ab].txt': count}", "select: count"], [], []),
        (["exclude: [b.txt]"], [], [f"a.txt error {NAME}", "c.txt error weekday"]),
    ],
)
def test_rules_run_and_speak_as_configured(
    desk: Path, check: Run, lines: list[str], arguments: list[str], found: list[str]
) -> None:
    write("a.txt", TWELVE)
    write("b.txt", FOURTEEN)
    write("c.txt", FRIDAY)
    configure(*lines)
    assert check(*arguments).found == found


def test_a_file_that_is_asked_for_alone_is_not_silenced_by_what_it_is_compared_with(
    desk: Path, check: Run
) -> None:
    """Both are asked for here; that one ignores the rule does not speak for the other."""
    write("old/a.txt", TWELVE)
    write("z.txt", FOURTEEN)
    configure("per-file-ignores: {'old/': ['*']}")
    assert check().found == [f"z.txt warning {TOLL}"]
    write("old/z.txt", FOURTEEN)
    assert check("old").found == []


def test_a_weak_finding_stays_below_the_configured_severity(desk: Path, check: Run) -> None:
    said = 'March 6, 2025\n\n"The harbour fire killed 14 people in all," Jo Field said.\n'
    write("a.txt", TWELVE.replace(", Ana Petrovich said", ""))
    write("b.txt", said)
    configure("severity: {count: error}")
    assert check("--notes").found == [f"b.txt note {TOLL}"]


@pytest.mark.parametrize(
    ("lines", "arguments", "code"),
    [
        ([], [], 0),
        (["fail-on: warning"], [], 1),
        (["fail-on: warning"], ["--fail-on", "error"], 0),
        (["severity: {count: error}"], [], 1),
        (["fail-on: warning", "severity: {count: note}"], [], 0),
        (["fail-on: note", "severity: {count: note}"], [], 1),
    ],
)
def test_the_exit_code_is_as_configured(
    desk: Path, check: Run, lines: list[str], arguments: list[str], code: int
) -> None:
    write("a.txt", TWELVE)
    write("b.txt", FOURTEEN)
    configure("select: count", *lines)
    assert check(*arguments).code == code


def test_each_file_has_the_nearest_configuration_and_is_compared_with_its_own_kind(
    desk: Path, check: Run
) -> None:
    write("a.txt", TWELVE)
    write("city/b.txt", FOURTEEN)
    write("city/c.txt", TWELVE)
    configure("severity: {count: error}", "ignore: name", rules="../fire.yml", folder="city")
    ended = check("--fail-on", "error")
    assert ended.found == [f"a.txt error {NAME}", f"city/c.txt error {TOLL}"]
    write("elsewhere/d.txt", "")
    assert check("city/c.txt").found == []
    assert check("a.txt", "city/b.txt").found == [f"a.txt error {NAME}"]


def test_the_strictness_of_one_desk_is_not_that_of_another(desk: Path, check: Run) -> None:
    configure("select: count")
    configure("select: count", "fail-on: warning", rules="../fire.yml", folder="city")
    for folder in (".", "city"):
        write(f"{folder}/a.txt", TWELVE)
        write(f"{folder}/b.txt", FOURTEEN)
    assert check("a.txt", "b.txt").code == 0
    assert check("a.txt", "b.txt", "city").code == 1


def test_the_configuration_is_found_from_the_file_not_from_the_working_directory(
    desk: Path, check: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", TWELVE)
    write("elsewhere/factlint.yml", "select: [weekday]\n")
    monkeypatch.chdir("elsewhere")
    ended = check("../a.txt")
    assert (ended.code, ended.out.split(" ")[2]) == (1, NAME)


def test_a_file_without_a_configuration_has_that_of_the_working_directory(
    desk: Path, check: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "city").mkdir()
    os.rename("factlint.yml", "city/factlint.yml")
    os.rename("fire.yml", "city/fire.yml")
    write("outside/a.txt", TWELVE)
    assert check("outside").found == []
    monkeypatch.chdir("city")
    assert check("../outside").found == [f"../outside/a.txt error {NAME}"]


def test_all_that_is_wrong_with_the_configurations_comes_at_once(desk: Path, check: Run) -> None:
    write("a.txt", TWELVE)
    write("city/b.txt", TWELVE)
    configure(
        "select: [weekdy, precinct]",
        "per-file-ignores: {'*.txt': [nmae]}",
        "severity: {harbor-fire/killed: error}",
        "language: eng",
        "fail-on: never",
    )
    write("city/factlint.yml", "storeis: []\n")
    code, out, err = check()
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        'city/factlint.yml:1:1: unknown key "storeis"; did you mean "stories"?',
        'factlint.yml:2:10: there is no rule or check "weekdy"; did you mean "weekday"?',
        'factlint.yml:2:18: there is no rule or check "precinct"; `factlint rules` lists them',
        'factlint.yml:3:30: there is no rule or check "nmae"; did you mean "name"?',
        (
            'factlint.yml:4:12: there is no rule or check "harbor-fire/killed";'
            ' did you mean "harbour-fire/killed"?'
        ),
        'factlint.yml:5:11: there is no language "eng"; did you mean "en"?',
        'factlint.yml:6:10: "fail-on" wants note, warning or error, found "never"',
    ]


def test_what_a_configuration_names_and_is_not_there_is_told_where_it_does_so(
    desk: Path, check: Run
) -> None:
    write("a.txt", TWELVE)
    configure("stories: [venezuela-boat-strike]", rules="fire.yml, gone.yml")
    assert check().err.splitlines() == [
        "factlint.yml:1:19: gone.yml: no such rule file or folder",
        (
            'factlint.yml:2:11: there is no story "venezuela-boat-strike";'
            ' did you mean "venezuela-boat-strikes"?'
        ),
    ]


def test_a_rule_of_any_desk_may_be_selected_on_the_command_line(desk: Path, check: Run) -> None:
    write("a.txt", TWELVE)
    write("city/b.txt", FRIDAY)
    write("city/factlint.yml", "ignore: [residue]\n")
    assert check("--select", NAME).found == [f"a.txt error {NAME}"]
    assert 'there is no rule or check "ana"' in check("--select", "ana").err


def test_an_excluded_file_is_not_read_even_when_it_is_asked_for(desk: Path, check: Run) -> None:
    """A hook names every changed file, and must pass when all of them are excluded."""
    write("README.md", TWELVE)
    configure("exclude: [README.md]")
    said = 'README.md: not read: "README.md" excludes it (factlint.yml:2:11)\n'
    code, out, err = check("README.md")
    assert (code, out) == (0, "")
    assert err.startswith(said)
    write("b.txt", FRIDAY)
    code, out, err = check("README.md", "b.txt")
    assert (code, out) == (1, check("b.txt").out)
    assert err.startswith(said)


def test_a_folder_that_is_all_excluded_says_so(desk: Path, check: Run) -> None:
    write("notes/a.txt", TWELVE)
    configure("exclude: [notes/]")
    code, _, err = check("notes")
    assert code == 2
    assert 'notes: not read: what is in there is left out by "exclude" or .gitignore\n' in err
    assert "notes: no article found: nothing was read\n" in err


def test_gitignore_is_honoured_in_folders(desk: Path, check: Run) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    write(".gitignore", "build/\n*.tmp.txt\n/only-here.txt\n")
    write("sub/.gitignore", "!kept.tmp.txt\n")
    read = ["a.txt", "sub/kept.tmp.txt", "sub/only-here.txt"]
    for path in (*read, "build/b.txt", "sub/build/c.txt", "x.tmp.txt", "only-here.txt"):
        write(path, FRIDAY)
    assert check().found == [f"{path} error weekday" for path in read]
    assert check("sub").found == [f"{path} error weekday" for path in read[1:]]
    assert check("x.tmp.txt").found == ["x.tmp.txt error weekday"]
    assert check("build").found == ["build/b.txt error weekday"]


def test_what_fails_is_said_of_each_finding_as_its_configuration_has_it(
    desk: Path, run: Run
) -> None:
    configure("severity: {weekday: warning}", "fail-on: warning", rules="../fire.yml", folder="one")
    configure("severity: {weekday: warning}", rules="../fire.yml", folder="two")
    write("one/a.txt", FRIDAY)
    write("two/b.txt", FRIDAY)
    ended = run("check", "one", "two", "--format", "json", "--output", "junit:j.xml")
    record = json.loads(ended.out)
    assert (ended.code, record["fail_on"]) == (1, "warning")
    fails = [(finding["path"], finding["fails"]) for finding in record["findings"]]
    assert fails == [("one/a.txt", True), ("two/b.txt", False)]
    assert 'failures="1" errors="0" skipped="1"' in Path("j.xml").read_text("utf-8")
    assert run("check", "two", "--output", "junit:j.xml").code == 0
    assert 'failures="0" errors="0" skipped="1"' in Path("j.xml").read_text("utf-8")


def test_standard_input_has_the_configuration_of_its_name(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure("severity: {weekday: note}", rules="../fire.yml", folder="city")
    name = ("-", "--stdin-filename", "city/draft.md", "--format", "concise", "--notes")
    give_stdin(monkeypatch, FRIDAY.encode())
    assert run("check", *name).out.startswith("city/draft.md:3:18 note weekday")


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("starts", "week"),
    [("monday", "2025-03-03  to=2025-03-09"), ("sunday", "2025-03-02  to=2025-03-08")],
)
def test_weeks_start_as_configured(desk: Path, run: Run, starts: str, week: str) -> None:
    configure(f"week-starts: {starts}")
    write("a.txt", "March 6, 2025\n\nThe court met this week.\n")
    assert f"from={week}  grain=week" in run("extract", "a.txt").out


def test_the_configured_language_is_that_of_articles_that_say_none(desk: Path, run: Run) -> None:
    configure("language: es")
    write("a.txt", "12 muertos")
    write("b.txt", "12 muertos")
    write("b.txt.meta.yml", "language: en\n")
    assert run("extract", "a.txt", "b.txt").out.count("subject=killed") == 1


def test_config_shows_each_value_with_its_origin(desk: Path, run: Run) -> None:
    write("old/a.md", "---\ndate: 2025-03-06\ntitle: A fire\n---\n\nText.\n")
    configure(
        "ignore: [residue]",
        "per-file-ignores: {'old/': [weekday], 'new/': [name]}",
        "severity: {count: note}",
        "exclude: [notes/]",
    )
    code, out, err = run("config", "old/a.md", "--fail-on", "warning", "--ignore", "metadata")
    assert (code, err) == (0, "")
    rows = [" ".join(line.split()) for line in out.splitlines()]
    assert rows == [
        "old/a.md: factlint.yml",
        "",
        "rules fire.yml factlint.yml:1:9",
        "stories - default",
        "corpus - default",
        "baseline .factlint-baseline.json default",
        "select all default",
        "ignore residue factlint.yml:2:10",
        "metadata --ignore",
        "severity count: note factlint.yml:4:12",
        "fail-on warning --fail-on",
        "profile copy default",
        "per-file-ignores weekday (old/) factlint.yml:3:29",
        "exclude notes/ factlint.yml:5:11",
        "language by its words default",
        "week-starts monday default",
        "",
        rows[17],
        "",
        "old/a.md",
        "published 2025-03-06 front matter",
        "title A fire the article",
    ]
    assert rows[17].endswith("rules run")


def test_config_shows_every_key(desk: Path, run: Run) -> None:
    shown = {line.split(" ")[0] for line in run("config").out.splitlines()}
    assert {field.encode_name for field in msgspec.structs.fields(Settings)} <= shown


def test_config_shows_where_a_baseline_is_named(desk: Path, run: Run) -> None:
    configure("baseline: old.json")
    (line,) = (line for line in run("config").out.splitlines() if line.startswith("baseline"))
    assert line.split() == ["baseline", "old.json", "factlint.yml:2:11"]


def test_config_shows_what_is_not_read(desk: Path, run: Run) -> None:
    write("notes/a.txt", FRIDAY)
    configure("exclude: [notes/]")
    assert '\nnotes/a.txt is not read: "notes/" excludes it' in run("config", "notes/a.txt").out


def test_config_without_a_file_is_that_of_the_working_directory(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("sub/a.txt", FRIDAY)
    assert run("config").out.startswith("factlint.yml\n")
    monkeypatch.chdir("sub")
    assert run("config").out.startswith(f"{desk / 'factlint.yml'}\n")
    os.remove(desk / "factlint.yml")
    assert "no factlint.yml or [tool.factlint]" in run("config").out


def test_config_of_a_wrong_configuration_fails(desk: Path, run: Run) -> None:
    configure("select: [weekdy]")
    assert run("config").err.startswith("factlint.yml:2:10: there is no rule or check")
    assert run("config", "gone.txt").code == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shared/strict.yml", "ignore: [weekday]\nexclude: [b.txt]\nrules: [../fire.yml]\n"),
        (
            "shared/desk.toml",
            '[tool.factlint]\nignore = ["weekday"]\nexclude = ["b.txt"]\nrules = ["../fire.yml"]\n',
        ),
    ],
)
def test_a_configuration_that_is_named_is_that_of_all_articles(
    desk: Path, check: Run, run: Run, name: str, text: str
) -> None:
    write("a.txt", TWELVE)
    write("b.txt", FOURTEEN)
    write("city/c.txt", FRIDAY)
    write("city/factlint.yml", "ignore: [name]\n")
    write(name, text)
    assert check("--config", name).found == [f"a.txt error {NAME}"]
    assert run("config", "--config", name).out.startswith(f"{name}\n")
    out = run("rules", "--config", name, "--severity", "off").out
    assert re.search(r"^weekday +weekday +off \(configured\)", out)


def test_no_configuration_is_used_in_isolation(desk: Path, check: Run, run: Run) -> None:
    write("c.txt", FRIDAY)
    configure("ignore: [weekday]")
    assert check().found == []
    assert check("--isolated").found == ["c.txt error weekday"]
    assert run("config", "--isolated").out.startswith("no factlint.yml or [tool.factlint]")
    assert "harbour-fire" not in run("rules", "--isolated").out
    assert "harbour-fire/killed" in run("rules", "--isolated", "--rules", "fire.yml").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--config", "gone.yml"], "gone.yml: no such configuration file\n"),
        (["--config", "own.toml"], "own.toml: has no [tool.factlint]\n"),
        (["--config", "own.yml"], 'own.yml:1:1: unknown key "ignroe"; did you mean "ignore"?\n'),
        (["--config", "factlint.yml", "--isolated"], "not allowed with argument --config\n"),
    ],
)
def test_a_configuration_that_cannot_be_used_fails_the_run(
    desk: Path, run: Run, arguments: list[str], said: str
) -> None:
    write("c.txt", FRIDAY)
    write("own.toml", "[tool.other]\n")
    write("own.yml", "ignroe: [weekday]\n")
    for command in ("check", "config", "rules", "baseline"):
        code, out, err = run(command, *arguments)
        assert (code, out) == (2, "")
        assert err.endswith(said)
