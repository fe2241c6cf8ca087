"""How much of what is found is shown: the profile, by how sure the findings are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factlint.cli import main

RULES = """\
rules:
  - {id: plain, check: residue, phrases: [alpha], message: a}
  - {id: likely, check: residue, confidence: medium, phrases: [beta], message: b}
  - {id: perhaps, check: residue, confidence: low, phrases: [gamma], message: c}
  - {id: aside, check: residue, severity: note, phrases: [delta], message: d}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules.yml").write_text(RULES)
    (tmp_path / "draft.txt").write_text("March 5, 2025\n\nAn alpha, a beta, a gamma, a delta.\n")
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["check", "draft.txt", "--rules", "rules.yml", "--format", "json", *arguments])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def rules(report: dict[str, Any]) -> list[str]:
    return sorted(finding["rule"] for finding in report["findings"])


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ([], ["likely", "plain"]),
        (["--profile", "copy"], ["likely", "plain"]),
        (["--profile", "copy", "--notes"], ["aside", "likely", "plain"]),
        (["--profile", "desk"], ["plain"]),
        (["--profile", "desk", "--notes"], ["aside", "plain"]),
        (["--profile", "audit"], ["aside", "likely", "perhaps", "plain"]),
    ],
)
def test_a_profile_shows_what_is_sure_enough(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], shown: list[str]
) -> None:
    assert rules(check(capsys, *arguments)) == shown


def test_what_is_not_shown_is_counted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = check(capsys, "--profile", "desk")
    assert (report["summary"]["unsure"], report["summary"]["hidden_notes"]) == (2, 1)
    main(["check", "draft.txt", "--rules", "rules.yml"])
    assert "Left out: 1 note, 1 less sure." in capsys.readouterr().out


def test_the_profile_may_be_configured_and_the_command_line_wins(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "factlint.yml").write_text("profile: audit\n")
    assert len(rules(check(capsys))) == 4
    assert rules(check(capsys, "--profile", "desk")) == ["plain"]
    assert main(["config", "draft.txt"]) == 0
    assert "audit" in capsys.readouterr().out


def test_a_profile_that_is_none_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "factlint.yml").write_text("profile: audits\n")
    assert main(["check", "draft.txt"]) == 2
    assert 'wants desk, copy or audit, found "audits"' in capsys.readouterr().err


def test_a_finding_says_how_sure_it_is(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings = check(capsys, "--profile", "audit")["findings"]
    assert {f["rule"]: f["confidence"] for f in findings} == {
        "plain": "high",
        "likely": "medium",
        "perhaps": "low",
        "aside": "high",
    }
