"""Malformed rule files: each is refused with the words and places that stand beside it.

`malformed/NAME.yml` is the file, `malformed/NAME.problems` all of its problems, one a line.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from factlint import engine
from factlint.checks import check_names
from factlint.cli import main
from factlint.rulebook import RulebookError
from factlint.rulebook.overriding import HINT

CASES = Path(__file__).parent / "malformed"
NAMES = sorted(path.stem for path in CASES.glob("*.yml"))


def problems_of(folder: Path, *names: str, stories: Sequence[str] = ()) -> list[str]:
    """All that is wrong with rule files of a folder, as `file:line:column: message`."""
    with pytest.raises(RulebookError) as raised:
        engine.load([folder / name for name in names], stories)
    return [str(problem).replace(f"{folder}/", "") for problem in raised.value.problems]


def write(folder: Path, **texts: str) -> tuple[str, ...]:
    """Write rule files and give their names."""
    for name, text in texts.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return tuple(f"{name}.yml" for name in texts)


@pytest.mark.parametrize("name", NAMES)
def test_a_malformed_file_is_refused_in_plain_words_at_the_place(name: str) -> None:
    expected = (CASES / f"{name}.problems").read_text("utf-8").splitlines()
    assert problems_of(CASES, f"{name}.yml") == [f"{name}.yml:{line}" for line in expected]


def test_every_expectation_has_its_file() -> None:
    assert sorted(path.stem for path in CASES.glob("*.problems")) == NAMES


TOLL = "rules: [{id: toll, check: count, subject: killed}]"
FERRY = "{story: ferry, about: Northern Star, track: killed}"
WORDS = (
    "language: xx\nname: Test\nnumbers: {words: {}, scales: {}}\ndates: {months: {}, weekdays: {}}"
)
TOGETHER = {
    "errors in several files": (
        {"first": "rules: [{id: toll}]", "second": "story: ferry", "third": "[]"},
        [
            'first.yml:1:9: a rule needs "check", the name of its check',
            'second.yml:1:1: missing key "about"',
            "third.yml:1:1: this wants a mapping, found a list",
        ],
    ),
    "a rule in two files": (
        {"first": TOLL, "second": TOLL.replace("killed", "injured")},
        [
            f'second.yml:1:14: the rule "toll" stands twice, first in first.yml, line 1; {HINT}',
        ],
    ),
    "a story in two files": (
        {"first": FERRY, "second": FERRY},
        ['second.yml:1:9: the story "ferry" stands twice, first in first.yml, line 1'],
    ),
    "a measure in two files": (
        {"first": "measures: {towed: {verb: towing}}", "second": "measures: {towed: {noun: tow}}"},
        ['second.yml:1:12: the en measure "towed" stands twice, first in first.yml, line 1'],
    ),
    "a language in two files": (
        {"first": WORDS, "second": WORDS},
        ['second.yml:1:11: the lexicon "xx" stands twice, first in first.yml, line 1'],
    ),
    "a mistake does not make the names of its file unknown": (
        {
            "first": "measures: {towed: {verbs: towing}}",
            "second": "{story: ferry, about: Northern Star, track: towed}",
        },
        ['first.yml:1:20: unknown key "verbs"; did you mean "verb"?'],
    ),
    "what an unreadable file might have held is not missed": (
        {"first": 'measures: [towed]\n"', "second": "{story: f, about: Star, track: towed}"},
        [
            "first.yml:2:1: this quotation mark is never closed",
        ],
    ),
}


@pytest.mark.parametrize(("texts", "expected"), TOGETHER.values(), ids=TOGETHER)
def test_problems_of_several_files_come_together(
    tmp_path: Path, texts: dict[str, str], expected: list[str]
) -> None:
    assert problems_of(tmp_path, *write(tmp_path, **texts)) == expected


STORIES = {
    "near a shipped one": (
        "venezuela-boat-strike",
        'there is no story "venezuela-boat-strike"; did you mean "venezuela-boat-strikes"?',
    ),
    "near one of the desk's": (
        "northern-ferries",
        'there is no story "northern-ferries"; did you mean "northern-ferry"?',
    ),
}


@pytest.mark.parametrize(("story", "expected"), STORIES.values(), ids=STORIES)
def test_a_story_that_does_not_exist_is_told_with_the_nearest(
    tmp_path: Path, story: str, expected: str
) -> None:
    names = write(tmp_path, ferry="{story: northern-ferry, about: Northern Star}")
    assert problems_of(tmp_path, *names, stories=[story]) == [f"stories: {expected}"]


def test_a_name_like_no_other_is_told_with_all_there_are(tmp_path: Path) -> None:
    ferry = "story: ferry\nabout: Northern Star\nrules:\n  - {id: a, check: count, subject: zzz}"
    wrong = write(tmp_path, bad=ferry + "\n  - {id: b, check: zzz}")
    measure, check, story = problems_of(tmp_path, *wrong, stories=["zzz"])
    lexicons = engine.load().lexicons
    measures = sorted({name for lexicon in lexicons for name, _ in lexicon.measures})
    assert measure == f'bad.yml:4:36: there is no measure "zzz"; there are {", ".join(measures)}'
    assert check == f'bad.yml:5:20: there is no check "zzz"; there are {", ".join(check_names())}'
    assert story.startswith('stories: there is no story "zzz"; there are ferry, ')


def test_files_that_are_not_there_or_not_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "latin.yml").write_bytes("rules:\n  - why: Häfen\n".encode("latin-1"))
    assert problems_of(tmp_path, "gone.yml", "empty", "latin.yml") == [
        "empty: this folder has no rule files (*.yml)",
        "gone.yml: no such rule file or folder",
        "latin.yml:2:11: this is not UTF-8: save the file as UTF-8",
    ]


def test_the_command_line_prints_every_problem_and_exits_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text("The dam burst.\n", encoding="utf-8")
    write(tmp_path, bad="rules:\n  - id: dam\n    check: cuont\n    sevrity: note\n")
    assert main(["check", "--rules", "bad.yml", "draft.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == 'bad.yml:3:12: there is no check "cuont"; did you mean "count"?\n'
