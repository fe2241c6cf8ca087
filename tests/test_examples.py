"""`factlint test`: examples that do not behave, and rules that lack them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factlint import engine
from factlint.cli import main
from factlint.examples import ExampleReport, run_examples
from factlint.rulebook import shipped

ROOT = Path(__file__).parent.parent
LEXICON = (ROOT / "rules" / "lexicon" / "en.yml").read_text("utf-8")
FLAG = "['Lorem ipsum']"
PASS = "['The dam burst.']"


def rule(name: str, **examples: str) -> str:
    """A rule against filler text, as a line of YAML."""
    kinds = ", ".join(f"{kind}: {texts}" for kind, texts in examples.items())
    start = f"  - {{id: {name}, check: residue, strings: [Lorem], message: Lorem?"
    return f"{start}, examples: {{{kinds}}}}}\n" if kinds else f"{start}}}\n"


@pytest.fixture
def ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation without rules; the file that it ships them in."""
    folder = tmp_path / "factlint" / "rules"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "general").mkdir()
    (folder / "stories").mkdir()
    (folder / "lexicon" / "en.yml").write_text(LEXICON, encoding="utf-8")
    monkeypatch.setattr(shipped, "_packages", lambda: [folder.parent])
    shipped.shipped_rules.cache_clear()
    yield folder / "general" / "filler.yml"
    shipped.shipped_rules.cache_clear()


def run(file: Path, *rules: str) -> ExampleReport:
    """The report on a file of rules, shipped where that is its place."""
    file.write_text("rules:\n" + "".join(rules), encoding="utf-8")
    own = [] if shipped.is_shipped(str(file)) else [file]
    return run_examples(engine.load(own))


def failures(report: ExampleReport) -> list[str]:
    return [f"{failure.line}:{failure.column}: {failure.message}" for failure in report.failures]


LACKING = {
    "both kinds": ({"flag": FLAG, "pass": PASS}, []),
    "no flag": ({"pass": PASS}, ['2:5: "filler" has no example that it must flag']),
    "no pass": ({"flag": FLAG}, ['2:5: "filler" has no example that it must pass']),
    "a flag that does not fire": (
        {"flag": PASS, "pass": PASS},
        ['2:87: "filler" does not flag this example, and should'],
    ),
    "a pass that fires": (
        {"flag": FLAG, "pass": FLAG},
        ['2:110: "filler" flags this example, and should not: Lorem?'],
    ),
}


@pytest.mark.parametrize(("examples", "expected"), LACKING.values(), ids=LACKING)
def test_a_shipped_rule_needs_a_firing_flag_and_a_silent_pass(
    ships: Path, examples: dict[str, str], expected: list[str]
) -> None:
    assert failures(run(ships, rule("filler", **examples))) == expected


@pytest.mark.parametrize(("examples", "expected"), LACKING.values(), ids=LACKING)
def test_a_desks_rule_that_has_examples_needs_the_same(
    ships: Path, tmp_path: Path, examples: dict[str, str], expected: list[str]
) -> None:
    assert failures(run(tmp_path / "own.yml", rule("filler", **examples))) == expected


def test_a_shipped_rule_without_examples_fails(ships: Path) -> None:
    assert failures(run(ships, rule("filler"))) == [
        '2:5: "filler" has no example that it must flag',
        '2:5: "filler" has no example that it must pass',
    ]


def test_a_desks_rule_may_be_without_examples(ships: Path, tmp_path: Path) -> None:
    report = run(tmp_path / "own.yml", rule("filler"))
    assert (report.rules, report.examples, report.failures) == (1, 0, ())


def test_what_a_story_tracks_or_names_needs_examples_when_it_is_shipped(ships: Path) -> None:
    story = ships.parent.parent / "stories" / "ferry.yml"
    text = "story: ferry\nabout: Northern Star\ntrack: [killed]\nnames: [Ada Lund]\n"
    story.write_text(text, encoding="utf-8")
    report = run_examples(engine.load([], ["ferry"]))
    assert {(failure.line, failure.column) for failure in report.failures} == {(3, 9), (4, 9)}
    assert [failure.message.split()[0] for failure in report.failures] == [
        *['"ferry/killed"'] * 2,
        *['"ferry/ada-lund"'] * 2,
    ]


def test_only_the_rules_of_the_given_files_and_folders_are_tested(
    ships: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    for name in ("one", "two"):
        text = f"rules:\n{rule(name, flag=FLAG)}"
        (desk / f"{name}.yml").write_text(text, encoding="utf-8")
    rulebook = engine.load([desk])
    assert run_examples(rulebook, [str(desk / "one.yml")]).rules == 1
    assert run_examples(rulebook, [str(desk)]).rules == 2


def test_the_command_names_the_rule_and_exits_with_1(
    ships: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    ships.write_text(f"rules:\n{rule('filler', flag=FLAG)}", encoding="utf-8")
    assert main(["test"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f'{ships}:2:5: "filler" has no example that it must pass',
        "1 rule, 1 example: 1 failure",
    ]


@pytest.mark.slow
def test_all_shipped_rules_behave_as_their_examples_say() -> None:
    folder = shipped.shipped_rules() / "stories"
    stories = [file.name.removesuffix(".yml") for file in shipped.yaml_files(folder)]
    report = run_examples(engine.load([], stories))
    assert report.failures == ()
    assert report.rules > 0
