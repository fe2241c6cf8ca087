"""A rule takes another's place where it says so, and never silently."""

from pathlib import Path

import pytest

from factlint import engine
from factlint.cli import main
from factlint.rulebook import Rulebook, RulebookError


def write(folder: Path, **texts: str) -> list[Path]:
    files = [folder / f"{name}.yml" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def load(folder: Path, **texts: str) -> Rulebook:
    return engine.load(write(folder, **texts))


def problems(folder: Path, **texts: str) -> list[str]:
    with pytest.raises(RulebookError) as raised:
        load(folder, **texts)
    return [str(problem).replace(f"{folder}/", "") for problem in raised.value.problems]


def severity(rulebook: Rulebook, name: str) -> str:
    (rule,) = (rule for rule in rulebook.rules if rule.id == name)
    return rule.severity


def told(rulebook: Rulebook) -> list[tuple[str, str, str]]:
    return [(each.what, each.name, Path(each.instead_of).name) for each in rulebook.overrides]


def weekday(severity: str, more: str = "") -> str:
    return f"rules: [{{id: weekday, check: weekday, severity: {severity}{more}}}]"


OVERRIDES = ", overrides: true"


def test_a_rule_replaces_a_shipped_one_and_says_so(tmp_path: Path) -> None:
    rulebook = load(tmp_path, own=weekday("note", OVERRIDES))
    assert severity(rulebook, "weekday") == "note"
    assert told(rulebook) == [("rule", "weekday", "weekday.yml:3:5")]


def test_without_saying_so_it_is_refused(tmp_path: Path) -> None:
    (said,) = problems(tmp_path, own=weekday("note"))
    assert said.startswith('own.yml:1:14: the rule "weekday" stands twice, first in ')
    assert said.endswith(
        'general/weekday.yml, line 3; write "overrides: true" to take its place, '
        "or give this one another id"
    )


def test_the_later_file_may_override_the_earlier_one(tmp_path: Path) -> None:
    shared, own = weekday("warning", OVERRIDES), weekday("note", OVERRIDES)
    rulebook = load(tmp_path, shared=shared, own=own)
    assert severity(rulebook, "weekday") == "note"
    assert told(rulebook) == [("rule", "weekday", "shared.yml:1:9")]
    other_way = engine.load([tmp_path / "own.yml", tmp_path / "shared.yml"])
    assert severity(other_way, "weekday") == "warning"


def test_a_file_does_not_override_itself(tmp_path: Path) -> None:
    rule = "{id: dam, check: weekday}"
    again = "{id: dam, check: weekday, overrides: true}"
    assert problems(tmp_path, own=f"rules: [{rule}, {again}]") == [
        'own.yml:1:41: the rule "dam" stands twice, first in line 1'
    ]


def test_what_overrides_nothing_is_a_mistake(tmp_path: Path) -> None:
    wrong = "rules: [{id: weekdays, check: weekday, overrides: true}]"
    assert problems(tmp_path, own=wrong) == [
        'own.yml:1:51: there is no rule "weekdays" to override; did you mean "weekday"?'
    ]


def test_what_a_file_that_cannot_be_read_might_have_held_is_not_missed(tmp_path: Path) -> None:
    wrong = "rules: [{id: shared, check: weekday, overrides: true}]"
    (said,) = problems(tmp_path, broken='rules: ["', own=wrong)
    assert said.startswith("broken.yml:")


def test_a_copy_is_the_same_rule(tmp_path: Path) -> None:
    text = "rules:\n  - {id: dam, check: weekday}\n"
    rulebook = load(tmp_path, one=text, two=text)
    assert [rule.id for rule in rulebook.rules].count("dam") == 1
    assert rulebook.overrides == ()


def test_measures_languages_and_stories_in_place_of_shipped_ones_are_told(tmp_path: Path) -> None:
    pack = "story: venezuela-boat-strikes\nabout: Orinoco\n"
    own = "measures: {arrested: {participle: nabbed}}"
    rulebook = engine.load(write(tmp_path, pack=pack, own=own), ["venezuela-boat-strikes"])
    assert told(rulebook) == [
        ("story", "venezuela-boat-strikes", "venezuela-boat-strikes.yml"),
        ("en measure", "arrested", "en.yml"),
    ]


def test_the_commands_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, own=weekday("note", OVERRIDES))
    assert main(["rules", "--rules", "own.yml"]) == 0
    *_, heading, line = capsys.readouterr().out.splitlines()
    assert heading == "in place of others:"
    assert line.startswith("  own.yml:1:9: rule weekday, in place of ")
    assert main(["explain", "weekday", "--rules", "own.yml"]) == 0
    assert "\nin place of " in capsys.readouterr().out
