"""`factlint init`: what a desk begins with loads, behaves, and never takes the place of a file."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from factlint import engine
from factlint.cli import main
from factlint.examples import run_examples

pytestmark = pytest.mark.slow

CHECKS = ("count", "name")
STORY = ("init", "story", "kestrel-fire")
FLAGS = (
    *("--about", "harbour fire", "--about", "(grain|corn) terminal"),
    *("--name", "Ana Petrović (Mayor)", "--name", "Port of Kestrel (place)", "--name", "Yes"),
    *("--track", "killed,injured", "--fact", 'killed = 1,214, 2025-03-04, Coroner: "final"'),
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written() -> dict[str, str]:
    return {str(path): path.read_text("utf-8") for path in Path().rglob("*") if path.is_file()}


def assert_behaves(file: str, examples: int) -> None:
    report = run_examples(engine.load([Path(file)]), [file], required=True)
    assert report.failures == ()
    assert report.examples == examples


def test_a_new_desk_can_check_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "factlint.yml",
        "desk/house.yml",
        ".factlint/config.schema.json",
        ".factlint/rules.schema.json",
        "next: factlint init story NAME, factlint test, factlint check",
    ]
    Path("draft.txt").write_text("March 6, 2025\n\nNOT FOR PUBLICATION: it is out.\n", "utf-8")
    assert main(["test", "--require-examples", "desk"]) == 0
    assert main(["check", "--format", "concise"]) == 1
    said = 'error not-for-readers "NOT FOR PUBLICATION": may this article go out?'
    assert said in capsys.readouterr().out


def test_files_beside_the_articles_are_left_out_of_a_new_desk(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["init"])
    for name in ("README.md", "CHANGELOG.md", "LICENSE.txt", "drafts/README.md", "readme.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("The harbour fire killed 12 people.\n", "utf-8")
    Path("drafts/readers.md").write_text("---\ndate: 2025-03-06\n---\n\nIt is out.\n", "utf-8")
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("1 article read")


def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("desk").mkdir()
    Path("desk", "house.yml").write_text("mine", "utf-8")
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "desk/house.yml: is there already; nothing was written\n"
    assert written() == {"desk/house.yml": "mine"}


def test_a_configuration_in_pyproject_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text("[tool.factlint]\nrules = []\n", "utf-8")
    assert main(["init"]) == 2
    assert capsys.readouterr().err.startswith("pyproject.toml: has [tool.factlint] already")
    assert list(written()) == ["pyproject.toml"]


def test_what_cannot_be_written_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Path.open

    def full(path: Path, *arguments: object, **more: object) -> object:
        if path.suffix == ".json":
            raise OSError(28, "No space left on device")
        return whole(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    assert main(["init"]) == 2
    said = ".factlint/config.schema.json: cannot be written: No space left on device\n"
    assert capsys.readouterr().err == said
    assert os.listdir() == []


def test_a_story_goes_where_the_configuration_looks(capsys: pytest.CaptureFixture[str]) -> None:
    main(["init"])
    capsys.readouterr()
    assert main([*STORY, *FLAGS]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "desk/kestrel-fire.yml: 5 rules, 8 examples",
        "next: factlint test desk/kestrel-fire.yml, factlint check",
    ]
    text = written()["desk/kestrel-fire.yml"]
    assert text.startswith("# yaml-language-server: $schema=../.factlint/rules.schema.json\n")
    assert main(["test", "desk"]) == 0


def test_the_pack_says_what_was_given() -> None:
    assert main([*STORY, *FLAGS]) == 0
    rulebook = engine.load([Path("kestrel-fire.yml")])
    (story,) = rulebook.stories
    assert [about.text for about in story.about] == ["harbour fire", "(grain|corn) terminal"]
    (fact,) = story.facts
    assert (fact.subject, fact.value.value, fact.source) == ("killed", 1214, 'Coroner: "final"')
    rules = {rule.id: rule for rule in rulebook.rules if rule.story and rule.check in CHECKS}
    assert set(rules) == {
        f"kestrel-fire/{name}"
        for name in ("killed", "injured", "ana-petrovic", "port-of-kestrel", "yes")
    }
    assert rules["kestrel-fire/ana-petrovic"].titles == ("Mayor",)  # type: ignore[attr-defined]
    assert rules["kestrel-fire/port-of-kestrel"].kind == "place"  # type: ignore[attr-defined]


def test_its_examples_behave_and_are_complete() -> None:
    main([*STORY, "--about", "flood", "--name", "Liam Osei", "--track", "killed,strikes"])
    assert_behaves("kestrel-fire.yml", 6)


@pytest.mark.parametrize(
    "value",
    [
        *("14", "at least 14"),
        *(
            pytest.param(value, marks=pytest.mark.slow)
            for value in ("about 1,200", "80-100", "up to 50", "2", "4.5 million")
        ),
    ],
)
def test_every_kind_of_amount_makes_a_pack_that_passes(value: str) -> None:
    fact = f"killed = {value}, 2025-03-04, Coroner"
    assert main([*STORY, "--about", "flood", "--fact", fact]) == 0
    assert (
        run_examples(engine.load([Path("kestrel-fire.yml")]), ["kestrel-fire.yml"]).failures == ()
    )


def test_a_series_says_so() -> None:
    main([*STORY, "--about", "*", "--series", "--track", "killed", "--track", "strikes"])
    (story,) = engine.load([Path("kestrel-fire.yml")]).stories
    assert story.series
    assert story.everything


@pytest.mark.parametrize(
    ("measure", "articles"),
    [
        ("rescued", ["Crews rescued 14 people.", "In all, 12 people were rescued."]),
        ("moved-to-safety", ["14 people were moved to safety.", "12 were moved to safety."]),
        ("silos", ["The flood took 14 silos.", "The flood destroyed 12 silos."]),
    ],
)
def test_a_measure_that_is_not_known_becomes_one_of_the_desk(
    measure: str, articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*STORY, "--about", "*", "--track", f"killed,{measure}"]) == 0
    said = f"of your own: {measure}; add the words that your articles use"
    assert said in capsys.readouterr().out
    assert_behaves("kestrel-fire.yml", 4)
    for day, text in enumerate(articles, 5):
        Path(f"{day}.txt").write_text(f"March {day}, 2025\n\n{text}\n", "utf-8")
    main(["check", "--rules", "kestrel-fire.yml", "--format", "concise"])
    assert f"warning kestrel-fire/{measure} " in capsys.readouterr().out


def test_a_fact_of_the_desk_s_own_measure_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    fact = "ballots = 300, 2025-03-04, Registrar"
    assert main([*STORY, "--about", "*", "--fact", fact]) == 0
    Path("a.txt").write_text("March 5, 2025\n\nThere were 250 ballots.\n", "utf-8")
    main(["check", "--rules", "kestrel-fire.yml", "--format", "concise"])
    assert "error kestrel-fire/ballots" in capsys.readouterr().out


def test_a_measure_is_in_the_language_of_the_desk() -> None:
    Path("factlint.yml").write_text("language: es\n", "utf-8")
    assert main([*STORY, "--about", "*", "--track", "rescatados"]) == 0
    assert "\nlanguage: es\nmeasures:\n  rescatados:\n" in written()["kestrel-fire.yml"]
    assert engine.load([Path("kestrel-fire.yml")]).lexicon("es").measure("rescatados")  # type: ignore[union-attr]


def test_without_a_configuration_it_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*STORY, "--about", "flood", "--output", "packs/flood.yml"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "packs/flood.yml: 0 rules, 0 examples",
        "to use it on every run, name it in factlint.yml: rules: [packs/flood.yml]",
        "next: factlint test packs/flood.yml, factlint check --rules packs/flood.yml",
    ]


WRONG = {
    "no name": (["init", "story"], "the story needs a name: factlint init story NAME"),
    "a name that is no id": (
        ["init", "story", "Harbour Fire", "--about", "x"],
        'NAME: "Harbour Fire" is no id: write small letters, digits and hyphens, like "harbour',
    ),
    "no words": ([*STORY, "--track", "killed"], "what do articles of this story say?"),
    "a bad pattern": ([*STORY, "--about", "(fire"], '--about: "(" is never closed in "(fire"'),
    "no such measure": (
        [*STORY, "--about", "x", "--track", "kiled"],
        '--track: there is no measure "kiled"; did you mean "killed"?',
    ),
    "a measure that is no id": (
        [*STORY, "--about", "x", "--track", "Moved to safety"],
        '--track: "Moved to safety" is no id: write small letters, digits and hyphens, like',
    ),
    "no name in it": ([*STORY, "--about", "x", "--name", "(Mayor)"], '"(Mayor)" is no name'),
    "half a fact": ([*STORY, "--about", "x", "--fact", "killed = 14"], "is no fact; write it as"),
    "no such day": (
        [*STORY, "--about", "x", "--fact", "killed = 14, 2025-02-30, A"],
        "--fact: 2025-02-30: there is no such day",
    ),
    "no amount": (
        [*STORY, "--about", "x", "--fact", "killed = many, 2025-02-03, A"],
        '--fact: "many" is no amount',
    ),
    "a flag without a story": (["init", "--track", "killed"], "--track is for factlint init story"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_read_is_told_and_nothing_written(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
    assert written() == {}


def test_a_story_that_is_there_is_not_written_again(capsys: pytest.CaptureFixture[str]) -> None:
    main(["init"])
    main([*STORY, *FLAGS])
    before = written()
    capsys.readouterr()
    assert main([*STORY, *FLAGS]) == 2
    said = "desk/kestrel-fire.yml: is there already; nothing was written\n"
    assert capsys.readouterr().err == said
    assert main([*STORY, *FLAGS, "--output", "desk/other.yml"]) == 2
    assert 'desk/other.yml:7:8: the story "kestrel-fire" stands twice' in capsys.readouterr().err
    assert written() == before


def answer(*lines: str, desk: Path) -> tuple[int, str]:
    """The exit code and what a terminal shows when somebody types some lines."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "factlint", *STORY],
        cwd=desk,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    os.close(theirs)
    os.write(ours, "".join(f"{line}\n" for line in lines).encode())
    shown, _ = process.communicate()
    os.close(ours)
    return process.returncode, shown


def test_a_terminal_is_asked_and_asked_again(desk: Path) -> None:
    answers = (
        "",
        "(fire",
        "harbour fire",
        "",
        "Liam Osei (Chief)",
        "",
        "kiled",
        "killed, injured",
        "",
    )
    code, shown = answer(*answers, "killed = 14, 2025-03-04, Coroner", "", "y", desk=desk)
    assert code == 0, shown
    assert "What does an article of this story say?" in shown
    assert "the pattern is empty" in shown
    assert '"(" is never closed in "(fire"' in shown
    assert 'there is no measure "kiled"; did you mean "killed"?' in shown
    (story,) = engine.load([Path("kestrel-fire.yml")]).stories
    assert story.series
    pack = Path("kestrel-fire.yml").read_text()
    assert all(f"  - measure: {measure}" in pack for measure in ("killed", "injured"))
    assert_behaves("kestrel-fire.yml", 6)


def test_an_end_of_answers_writes_nothing(desk: Path) -> None:
    code, shown = answer("harbour fire", "\x04", desk=desk)
    assert code == 2
    assert "no more answers; nothing was written" in shown
    assert written() == {}
