"""`factlint rules`, `explain`, `test` and `completion`, with the rules that ship."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factlint import engine
from factlint.checks import check_names
from factlint.cli import main
from factlint.cli.commands import COMMANDS
from factlint.cli.completion import SHELLS
from factlint.rulebook.slots import MEANINGS
from factlint.rulebook.vocabulary import CALENDAR_SLOTS, SHAPE_SLOTS, VALUE_SLOTS

PACK = """story: harbour
about: [harbour fire, grain terminal]
facts:
  - {subject: killed, value: at least 14, as_of: 2025-03-04, source: County coroner}
track: [killed]
names: [Ana Bek]
rules:
  - id: silos
    check: count
    subject: silos
    severity: note
    read: ["{count} silos (burned|fell)", "lost {count} {people}"]
    grows: always
    examples:
      flag:
        - - {text: "6 silos burned.", published: 2025-03-05}
          - {text: "4 silos fell.", published: 2025-03-06}
      pass: ["6 silos burned."]
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pack.yml").write_text(PACK, "utf-8")
    Path("factlint.yml").write_text("rules: [pack.yml]\n", "utf-8")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(arguments) == code
    out, err = capsys.readouterr()
    return out or err


def ids(out: str) -> list[str]:
    return [line.split()[0] for line in out.partition("\n\n")[0].splitlines()]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (
            ["--story", "harbour"],
            ["harbour/killed", "harbour/ana-bek", "harbour/ana-bek/title", "harbour/silos"],
        ),
        (["--check", "ordinal"], ["ordinal"]),
        (["--story", "harbour", "--check", "name"], ["harbour/ana-bek"]),
        (["--story", "harbour", "--severity", "note"], ["harbour/silos"]),
        (["--story", "-", "--check", "ordinal"], ["ordinal"]),
    ],
)
def test_rules_are_filtered(
    filters: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert sorted(ids(shown(capsys, "rules", *filters))) == sorted(expected)


CONFIGURED = """rules: [pack.yml]
ignore: [weekday]
severity: {harbour/killed: note, harbour/ana-bek: "off", harbour/silos: note}
"""


def test_the_severity_in_force_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    Path("factlint.yml").write_text(CONFIGURED, "utf-8")
    out = shown(capsys, "rules", "--story", "harbour")
    assert [" ".join(line.split()[2:-1]) for line in out.splitlines()[:4]] == [
        "note (configured)",
        "off (configured)",
        "warning",
        "note",
    ]
    notes = shown(capsys, "rules", "--story", "harbour", "--severity", "note")
    assert sorted(ids(notes)) == ["harbour/killed", "harbour/silos"]
    assert {"weekday", "harbour/ana-bek"} <= set(ids(shown(capsys, "rules", "--severity", "off")))
    assert "check count, note (configured), " in shown(capsys, "explain", "harbour/killed")
    assert "ana-bek        name   off (configured)" in shown(capsys, "explain", "harbour")
    record = json.loads(shown(capsys, "rules", "--check", "weekday", "--format", "json"))
    weekday = next(rule for rule in record["rules"] if rule["id"] == "weekday")
    assert (weekday["severity"], weekday["own_severity"]) == ("off", "error")


def test_a_filter_that_nothing_passes_leaves_no_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "rules", "--check", "name", "--severity", "note") == "no rules\n"


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--check", "cuont"], '--check: there is no check "cuont"; did you mean "count"?'),
        (["--story", "harbor"], '--story: there is no story "harbor"; did you mean "harbour"?'),
        (["--story", "zzz"], '--story: there is no story "zzz"; there are harbour'),
    ],
)
def test_a_filter_that_names_nothing_fails_the_run(
    filters: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(capsys, "rules", *filters, code=2) == f"factlint: {said}\n"


def test_rules_are_listed_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "rules", "--story", "harbour", "--format", "json")
    record = json.loads(out)
    assert record["version"] == 1
    assert record["overrides"] == []
    (silos,) = (rule for rule in record["rules"] if rule["id"] == "harbour/silos")
    assert silos == {
        "id": "harbour/silos",
        "check": "count",
        "severity": "note",
        "own_severity": "note",
        "story": "harbour",
        "message": "",
        "why": "",
        "source": "",
        "flag_examples": 1,
        "pass_examples": 1,
        "place": {"path": "pack.yml", "line": 8, "column": 5},
    }


def test_a_rule_is_explained_by_what_it_reads(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "explain", "harbour/silos", "--full")
    assert 'Articles:\n  that say "harbour fire", "grain terminal"\n' in out
    assert (
        "Reads:\n"
        "  subject  silos\n"
        "  read     {count} silos (burned|fell)\n"
        "           lost {count} {people}\n"
        "  grows    always\n"
    ) in out
    assert "  {count}   a figure of things that are counted, with its hedge:" in out
    assert "  {people}  English: " in out


def test_a_tracked_measure_is_explained_by_its_words_and_facts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "explain", "harbour/killed", "--full")
    assert "  verb (en)          kill, kills, killed" in out
    assert '(Words that take the counted as object: "killing 12")' in out
    assert "Facts:\n  at least 14 as of 2025-03-04: County coroner\n" in out


def test_a_rule_is_explained_on_one_screen(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "explain", "harbour/killed")
    assert len(out.splitlines()) < 30
    assert "Compares:\n  with the rest of the article, other articles, the fact sheet\n" in out
    assert "Words:\n  en  kill, die, killed, dead, deaths, " in out
    assert " more)\n" in out
    assert "Facts:\n  at least 14 as of 2025-03-04: County coroner\n" in out
    assert out.endswith(
        "`factlint explain harbour/killed --full` shows all that it reads, and how.\n"
    )


def test_a_long_rule_shows_some_of_its_patterns_and_examples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "explain", "site-boilerplate")
    assert len(out.splitlines()) < 60
    assert "  phrases  your email address will not be published\n" in out
    assert "leave a (reply|comment)" in out
    assert out.count("\n  - ") == 4


def test_a_story_is_explained_by_what_belongs_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "explain", "harbour") == (
        "story harbour\npack.yml\n\n"
        'Articles:\n  that say "harbour fire", "grain terminal"\n\n'
        "Events:\n  one, of which figures are totals\n\n"
        "Facts:\n  killed  at least 14 as of 2025-03-04: County coroner\n\n"
        "Rules harbour/…:\n"
        "  killed         count  warning  subject killed; series false\n"
        "  ana-bek        name   error    name Ana Bek\n"
        "  ana-bek/title  title  warning  name Ana Bek\n"
        "  silos          count  note     subject silos; read {count} silos (burned|fell), "
        "lost {count} { …\n"
    )


def test_a_story_that_is_misspelt_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    said = 'factlint: there is no rule, story or check "harbor"; did you mean "harbour"?\n'
    assert shown(capsys, "explain", "harbor", code=2) == said


def test_a_name_is_explained_by_its_declaration(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Reads:\n  name  Ana Bek\n" in shown(capsys, "explain", "harbour/ana-bek")


def test_titles_are_explained_as_they_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    titles = "{name: Ana Bek, titles: [coroner, {title: mayor, until: 2025-01-20}]}"
    Path("pack.yml").write_text(PACK.replace("[Ana Bek]", f"[{titles}]"), "utf-8")
    said = "titles  coroner\n          {title: mayor, until: 2025-01-20}\n"
    assert said in shown(capsys, "explain", "harbour/ana-bek/title")


def test_nothing_is_explained_in_python(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in ("conversion", "money", "ordinal", "age"):
        assert not re.search(r"\w\(\w+=", shown(capsys, "explain", rule, "--full"))


def test_a_rule_of_every_check_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    story = "venezuela-boat-strikes"
    Path("factlint.yml").write_text(f"stories: [{story}]\n", "utf-8")
    by_check = {rule.check: rule.id for rule in engine.load([], [story]).rules}
    assert set(by_check) == set(check_names())
    for check, rule in by_check.items():
        out = shown(capsys, "explain", rule)
        assert out.startswith(f"{rule}\ncheck {check}, ")
        assert f"How {check} works:" in out


def test_a_check_is_explained_by_its_manual_and_its_keys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "explain", "count")
    assert out.startswith("check count\n\nHow it works:\n  Counts that disagree")
    assert "\nKeys of its own:\n  subject  A measure" in out
    assert "  harbour/silos " in out


def test_every_slot_has_a_meaning() -> None:
    assert {*VALUE_SLOTS, *SHAPE_SLOTS, *CALENDAR_SLOTS} <= set(MEANINGS)


def test_coverage_shows_which_rules_have_examples(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "test", "pack.yml", "--coverage")
    assert out == (
        "harbour/killed   no examples\n"
        "harbour/ana-bek  no examples\n"
        "harbour/silos    1 flag, 1 pass\n"
        "1 of 3 rules with flag and pass examples\n"
        "3 rules, 2 examples: ok\n"
    )


def test_rules_without_examples_fail_where_they_are_required(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "test", "pack.yml", "--require-examples", code=1)
    assert 'pack.yml:5:9: "harbour/killed" has no example that it must flag\n' in out
    assert 'pack.yml:6:9: "harbour/ana-bek" has no example that it must pass\n' in out
    assert "1 of 3 rules with flag and pass examples\n" in out
    assert out.endswith("3 rules, 2 examples: 4 failures\n")
    assert shown(capsys, "test", "pack.yml") == "3 rules, 2 examples: ok\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_script_knows_every_command(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = shown(capsys, "completion", shell)
    assert [name for name in COMMANDS if name not in script] == []
    assert "require-examples" in script


COMPLETE = """source /dev/stdin <<< "$SCRIPT"
COMP_WORDS=({words}) COMP_CWORD={at} COMP_LINE="{words}" COMPREPLY=()
$(complete -p factlint | sed 's/.*-F \\([^ ]*\\).*/\\1/')
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("factlint ex", {"explain", "extract"}),
        ("factlint test --req", {"--require-examples"}),
        ("factlint rules --severity ", {"off", "note", "warning", "error"}),
        ("factlint try pa", {"pack.yml"}),
    ],
)
def test_bash_completes(words: str, offered: set[str]) -> None:
    script = subprocess.check_output(
        [sys.executable, "-m", "factlint", "completion", "bash"], encoding="utf-8"
    )
    typed = words.split(" ")
    typed_words = " ".join(f"'{word}'" for word in typed)
    command = COMPLETE.format(words=typed_words, at=len(typed) - 1)
    out = subprocess.check_output(
        ["bash", "-c", command], env={"SCRIPT": script, "PATH": "/usr/bin:/bin"}, encoding="utf-8"
    )
    assert set(out.split()) == offered
