"""`factlint try`: what a draft rule would say over an archive."""

import re
from pathlib import Path

import pytest

from factlint.cli import main
from factlint.cli.try_ import samples
from factlint.documents import document_from_text
from factlint.model import Finding, Severity, Span

DRAFT = """story: harbour
about: [harbour fire]
track: [killed]
rules:
  - {id: silos, check: count, subject: silos, read: ["{count} silos burned"]}
  - {id: never, check: residue, strings: [HOLD FOR ART]}
"""


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("archive").mkdir()
    for day, text in (
        (3, "The harbour fire killed 12 people in all; 6 silos burned."),
        (4, "The harbour fire killed 14 people in all; 6 silos burned."),
        (5, "The harbour fire killed 11 people in all."),
        (6, "The harbour fire killed dozens of people."),
        (7, "The ferry sailed again."),
    ):
        article = Path("archive", f"{day}.txt")
        article.write_text(f"March {day}, 2025\n\n{text}\n", "utf-8")
    Path("archive", "undated.txt").write_text("The harbour fire killed 9 people.\n", "utf-8")
    Path("draft.yml").write_text(DRAFT, "utf-8")


def blocks(out: str) -> dict[str, str]:
    """What is printed of each rule, by its id."""
    parts = re.split(r"^(?=\S+  (?:count|residue|weekday), )", out, flags=re.MULTILINE)
    return {part.split()[0]: part for part in parts[1:]}


def test_a_file_that_is_not_configured_is_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", "draft.yml", "archive"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("6 articles read, 1 without a date\n\n")
    found = blocks(out)
    assert list(found) == ["harbour/killed", "harbour/silos", "harbour/never"]
    assert found["harbour/killed"].startswith(
        "harbour/killed  count, warning\n"
        "  story     5 of 6 articles belong to it\n"
        "  reads     5 articles, 5 assertions\n"
        "  compares  3 pairs; not compared: no date (3), vague (4)\n"
        "  finds     1 warning\n"
        "\n"
        'archive/5.txt:3:18  warning  harbour/killed  "killed 11" here, '
    )
    assert "3 | The harbour fire killed 11 people" in found["harbour/killed"]
    assert "  finds     nothing\n" in found["harbour/silos"]
    assert "  reads     0 articles\n  finds     nothing\n" in found["harbour/never"]
    assert re.search(r"^\d+\.\d\d s, \d+\.\d ms an article$", out, re.MULTILINE)


def test_a_rule_that_applies_is_tried_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", "weekday-told", "archive", "--rules", "draft.yml"]) == 0
    assert list(blocks(capsys.readouterr().out)) == ["weekday-told"]
    assert main(["try", "harbour/*", "archive", "--rules", "draft.yml"]) == 0
    assert len(blocks(capsys.readouterr().out)) == 3


def test_articles_that_belong_to_another_story_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("ferry.yml").write_text("story: ferry\nabout: [ferry]\ntrack: [killed]\n", "utf-8")
    Path("factlint.yml").write_text("rules: [ferry.yml]\n", "utf-8")
    main(["try", "draft.yml", "archive"])
    out = capsys.readouterr().out
    assert "  story     5 of 6 articles belong to it; ferry has 1\n" in out


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (1, 1), (5, 3)])
def test_so_many_findings_are_shown(
    number: int, shown: int, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in (3, 4, 5):
        with Path("archive", f"{day}.txt").open("a") as stream:
            stream.write("\nHOLD FOR ART\n")
    main(["try", "draft.yml", "archive", "--samples", str(number)])
    never = blocks(capsys.readouterr().out)["harbour/never"]
    assert "  finds     3 warnings\n" in never
    assert never.count("is that meant to be here?") == shown


def finding(severity: Severity, line: int) -> Finding:
    document = document_from_text("x\n" * line, "a.txt")
    place = document.locate(Span(2 * line - 2, 2 * line - 1))
    return Finding("r", "count", severity, "m", place)


def test_samples_are_spread_and_the_graver_come_first() -> None:
    found = [finding("note", line) for line in range(1, 9)] + [finding("error", 9)]
    chosen = samples(found, 3)
    assert [each.severity for each in chosen] == ["error", "note", "note"]
    assert [each.primary.line for each in chosen] == [9, 3, 6]


WRONG = {
    "no such rule": (["try", "weekdy", "archive"], 'rule or check "weekdy"; did you mean'),
    "no such file": (["try", "gone.yml", "archive"], "gone.yml: no such rule file or folder\n"),
    "no articles": (["try", "weekday", "nowhere"], "nowhere: no such file or folder\n"),
    "a number that is none": (
        ["try", "weekday", "--samples", "-1"],
        '"-1" is no number of findings',
    ),
    "a file without rules": (
        ["try", "words.yml", "archive"],
        "words.yml: no rules in this file, or others stand in place of them\n",
    ),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_tried_fails_the_run(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("words.yml").write_text("measures: {towed: {participle: towed}}", "utf-8")
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    assert code == 2
    assert said in capsys.readouterr().err
