"""Rules from elsewhere: an installed package, and a folder beside the repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

DRAFT = "March 6, 2025\n\nThe report is due. HOLD FOR ART\n"
RULES = """rules:
  - id: hold-note
    check: residue
    severity: error
    strings: [HOLD FOR ART]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "draft.txt").write_text(DRAFT, "utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages: one that offers rules, and whose code must not run."""
    packs = tmp_path / "site" / "acme_rules" / "packs"
    packs.mkdir(parents=True)
    (packs / "house.yml").write_text(RULES, "utf-8")
    (packs.parent / "__init__.py").write_text("raise SystemExit('this code has run')\n", "utf-8")
    information = packs.parent.parent / "acme_rules-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\n", "utf-8")
    entries = "[factlint.rules]\nacme = acme_rules.packs\ngone = acme_rules.nowhere\n"
    (information / "entry_points.txt").write_text(entries, "utf-8")
    return tmp_path / "site"


def run(desk: Path, *arguments: str, site: Path | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "factlint", *arguments],
        cwd=desk,
        env=os.environ | ({"PYTHONPATH": str(site)} if site else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


FOUND = 'draft.txt:3:20 error hold-note "HOLD FOR ART": is that meant to be here?\n'
SUMMED_UP = "1 article read, nothing to compare: 1 error.\n"


def test_a_package_named_in_the_configuration_brings_its_rules(desk: Path, site: Path) -> None:
    (desk / "factlint.yml").write_text("rules: [package:acme]\n", "utf-8")
    assert run(desk, "check", "--format", "concise", site=site) == (1, FOUND, SUMMED_UP)


def test_a_package_may_be_named_on_the_command_line(desk: Path, site: Path) -> None:
    named = ("--rules", "package:acme")
    assert run(desk, "check", "--format", "concise", *named, site=site) == (1, FOUND, SUMMED_UP)
    _, listed, _ = run(desk, "rules", *named, "--check", "residue", site=site)
    assert f"{site}/acme_rules/packs/house.yml:2:5" in listed


def test_a_package_that_is_only_installed_changes_nothing(desk: Path, site: Path) -> None:
    _, listed, _ = run(desk, "rules", site=site)
    assert "hold-note" not in listed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("acne", 'no installed package offers rules as "acne"; did you mean "acme"?'),
        ("zzz", 'no installed package offers rules as "zzz"; installed: acme, gone'),
        ("gone", 'the package "gone" is installed, but has no rule files where it says'),
    ],
)
def test_a_package_that_is_not_there_fails_the_run(
    desk: Path, site: Path, name: str, said: str
) -> None:
    (desk / "factlint.yml").write_text(f"rules: [package:{name}]\n", "utf-8")
    assert run(desk, "check", site=site) == (2, "", f"factlint.yml:1:9: package:{name}: {said}\n")


def test_without_any_package_it_says_how_to_get_one(desk: Path) -> None:
    code, _, said = run(desk, "check", "--rules", "package:acme")
    assert code == 2
    assert said.endswith('no installed package offers rules as "acme"; install it with pip\n')


def test_a_file_of_another_repository_beside_this_one(desk: Path) -> None:
    shared = desk.parent / "shared" / "packs"
    shared.mkdir(parents=True)
    (shared / "house.yml").write_text(RULES, "utf-8")
    (desk / "factlint.yml").write_text("rules: [../shared/packs/house.yml]\n", "utf-8")
    assert run(desk, "check", "--format", "concise") == (1, FOUND, SUMMED_UP)


def test_the_desk_overrides_what_the_package_says(desk: Path, site: Path) -> None:
    own = RULES.replace("severity: error", "severity: note\n    overrides: true")
    (desk / "own.yml").write_text(own, "utf-8")
    (desk / "factlint.yml").write_text("rules: [package:acme, own.yml]\n", "utf-8")
    code, listed, _ = run(desk, "rules", "--severity", "note", site=site)
    assert code == 0
    assert listed.split()[:3] == ["hold-note", "residue", "note"]
    assert "own.yml:2:5: rule hold-note, in place of " in listed
